// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "start.h"

#include "core/profilevalues.h"
#include "secrets/hardening.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickStyle>

using namespace Qt::StringLiterals;

namespace {

constexpr int WrongUsage = 2;

int fail(const QString &sentence, int code)
{
    fprintf(stderr, "fibredesk: %s\n", qPrintable(sentence));
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    FibreDesk::Safe::hardenProcess();
    FibreDesk::takeSecretsFromEnvironment();
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
    FibreDesk::Start start({.file = file,
        .language = language,
        .tourDirectory = parser.value(tourOption),
        .isOffline = parser.isSet(offlineOption),
        .sinceStart = sinceStart});
    start.begin();
    const int code = QGuiApplication::exec();
    start.end();
    return code;
}
