// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "application.h"
#include "tour.h"

#include "core/httpclient.h"
#include "core/logging.h"

#include <QCommandLineParser>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickStyle>

using namespace Qt::StringLiterals;

namespace {

/// 0 done, 1 failed, 2 wrong usage: as fibredeskctl.
constexpr int Failed = 1;
constexpr int WrongUsage = 2;

int fail(const QString &sentence, int code)
{
    fprintf(stderr, "fibredesk: %s\n", qPrintable(sentence));
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QElapsedTimer sinceStart;
    sinceStart.start();
    QGuiApplication::setApplicationName(u"fibredesk"_s);
    QGuiApplication::setApplicationDisplayName(u"FibreDesk"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(FIBREDESK_VERSION));
    QGuiApplication::setDesktopFileName(u"example.fibredesk.FibreDesk"_s);
    QQuickStyle::setStyle(u"Basic"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"The desktop of a fibre ISP's operations."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profileOption(u"profile"_s,
        u"Connect as FILE says (default: %1)."_s.arg(FibreDesk::Profile::defaultFile()), u"FILE"_s);
    const QCommandLineOption languageOption(
        u"language"_s, u"fr or en, for this run."_s, u"LANGUAGE"_s);
    const QCommandLineOption tourOption(
        u"tour"_s, u"Do the main job, leave a picture of every page in DIR, and end."_s, u"DIR"_s);
    const QCommandLineOption offlineOption(
        u"offline"_s, u"Show what is mirrored and connect to nothing."_s);
    parser.addOptions({profileOption, languageOption, tourOption, offlineOption});
    parser.process(app);
    if (!parser.positionalArguments().isEmpty())
        return fail(
            u"unknown argument: %1"_s.arg(parser.positionalArguments().first()), WrongUsage);
    const QString language = parser.value(languageOption);
    if (!language.isEmpty() && language != "fr"_L1 && language != "en"_L1)
        return fail(u"--language is fr or en, not %1"_s.arg(language), WrongUsage);

    const QString file = parser.isSet(profileOption) ? parser.value(profileOption)
                                                     : FibreDesk::Profile::defaultFile();
    const auto profile = FibreDesk::Profile::read(file);
    if (!profile)
        return fail(profile.error().detail, WrongUsage);
    if (const auto tls = FibreDesk::applyTls(
            profile->tls.caFile, profile->tls.clientCertificate, profile->tls.clientKey);
        !tls)
        return fail(u"[%1] %2"_s.arg(tls.error().source, tls.error().detail), WrongUsage);

    FibreDesk::Application application({.profile = *profile,
        .language = language,
        .isOffline = parser.isSet(offlineOption),
        .isTour = parser.isSet(tourOption),
        .sinceStart = sinceStart});
    if (!application.load())
        return fail(u"the user interface could not be loaded"_s, Failed);
    if (parser.isSet(tourOption)) {
        FibreDesk::Tour tour(application, parser.value(tourOption));
        tour.start();
        return QGuiApplication::exec();
    }
    const int code = QGuiApplication::exec();
    // A gateway lets nobody else in while a session stands; at most the patience of one log-out.
    QCoro::waitFor(application.closeDevices());
    return code;
}
