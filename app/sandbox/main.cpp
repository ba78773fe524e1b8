// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#include <sys/socket.h>
#include <unistd.h>

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

namespace {

int signalPipe[2] = {-1, -1};

extern "C" void handleSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto n = ::write(signalPipe[0], &byte, 1);
}

/// SIGTERM and SIGINT end the event loop, so that the data folder is left in order.
void quitOnSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, [] { qApp->quit(); });
    struct sigaction action = {};
    action.sa_handler = handleSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

int fail(const QString &reason, int code)
{
    std::fprintf(stderr, "fibredesk-sandbox: %s\n", reason.toUtf8().constData());
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    // Tiles are drawn with QPainter, which wants a QGuiApplication, but never a window.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"fibredesk-sandbox"_s);
    QCoreApplication::setOrganizationName(u"fibredesk"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A stand-in for FibreDesk's outside world on loopback: ERPNext, hub, Traccar, map tiles, "
        u"routing.\n"
        "Prints its addresses, one a line, then \"ready\", and serves until ended."_s);
    parser.addHelpOption();
    const QCommandLineOption scale(
        u"scale"_s, u"Size of the data; 1.0 is the real size."_s, u"number"_s, u"0.05"_s);
    const QCommandLineOption seed(
        u"seed"_s, u"The same seed gives the same data."_s, u"number"_s, u"1"_s);
    const QCommandLineOption portBase(u"port-base"_s,
        u"First of the ports (erp, hub, traccar, tiles, control, routing, smtp); 0: any free ones."_s,
        u"port"_s, u"0"_s);
    const QCommandLineOption profile(
        u"write-profile"_s, u"Write a ready profile for fibredesk --profile."_s, u"file"_s);
    const QCommandLineOption dataDir(
        u"data-dir"_s, u"Data of this run; a temporary folder if not given."_s, u"folder"_s);
    const QCommandLineOption cacheDir(
        u"cache-dir"_s, u"Where generated worlds are kept for the next start."_s, u"folder"_s);
    const QCommandLineOption keep(
        u"keep"_s, u"Go on with the data that the last run left in --data-dir."_s);
    const QCommandLineOption clock(u"clock"_s,
        u"The site's time at the start (America/Toronto), e.g. 2026-03-17T10:20; now by default."_s,
        u"time"_s);
    const QCommandLineOption gpsSpeed(u"gps-speed"_s,
        u"How much faster than life the technicians go through their day."_s, u"number"_s, u"1"_s);
    const QCommandLineOption plain(
        u"plain"_s, u"ERPNext as it is installed: without the ISP's own doctypes and fields."_s);
    const QCommandLineOption oidc(u"oidc"_s,
        u"The profile has people sign in (marie, sam or alex; password: sandbox) instead of "
        u"holding "
        u"tokens."_s);
    const QCommandLineOption erpOauth(u"erp-oauth"_s,
        u"The profile has people sign in with ERPNext itself for ERPNext; the same names and "
        u"password."_s);
    const QCommandLineOption quiet(u"quiet"_s, u"Print nothing but errors."_s);
    const QCommandLineOption listFaults(u"list-faults"_s, u"List the faults on request and end."_s);
    const QCommandLineOption dieWithParent(
        u"die-with-parent"_s, u"End when the process that started this one ends."_s);
    parser.addOptions({scale, seed, portBase, profile, dataDir, cacheDir, keep, clock, gpsSpeed,
        plain, oidc, erpOauth, quiet, listFaults, dieWithParent});
    if (!parser.parse(app.arguments()))
        return fail(parser.errorText(), 2);
    if (parser.isSet(u"help"_s)) {
        std::fputs(parser.helpText().toUtf8().constData(), stdout);
        std::fputs(controlHelp().toUtf8().constData(), stdout);
        return 0;
    }

#ifdef Q_OS_LINUX
    if (parser.isSet(dieWithParent)) {
        const pid_t parent = ::getppid();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent) // it ended meanwhile
            return 0;
    }
#endif

    Options options;
    bool scaleOk = false;
    bool seedOk = false;
    bool portOk = false;
    options.scale = parser.value(scale).toDouble(&scaleOk);
    options.seed = parser.value(seed).toUInt(&seedOk);
    options.portBase = parser.value(portBase).toUShort(&portOk);
    if (!scaleOk || options.scale <= 0 || options.scale > 4)
        return fail(u"--scale wants a number above 0, up to 4"_s, 2);
    if (!seedOk)
        return fail(u"--seed wants a whole number"_s, 2);
    if (!portOk)
        return fail(u"--port-base wants a port number"_s, 2);
    options.gpsSpeed = parser.value(gpsSpeed).toDouble();
    if (options.gpsSpeed <= 0 || options.gpsSpeed > 1000)
        return fail(u"--gps-speed wants a number above 0, up to 1000"_s, 2);
    options.profile = parser.value(profile);
    options.dataDir = parser.value(dataDir);
    options.cacheDir = parser.value(cacheDir);
    options.keep = parser.isSet(keep);
    options.plain = parser.isSet(plain);
    options.oidc = parser.isSet(oidc);
    options.erpOauth = parser.isSet(erpOauth);
    options.quiet = parser.isSet(quiet);
    if (options.keep && options.dataDir.isEmpty())
        return fail(u"--keep needs --data-dir"_s, 2);
    if (parser.isSet(clock)) {
        QDateTime at = QDateTime::fromString(parser.value(clock), Qt::ISODate);
        at.setTimeZone(QTimeZone("America/Toronto"));
        if (!at.isValid())
            return fail(u"--clock wants a time like 2026-03-17T10:20"_s, 2);
        options.clock = at;
    }

    Sandbox sandbox(options);
    addParts(sandbox);
    if (parser.isSet(listFaults)) {
        for (const FaultKind &kind : sandbox.faults().kinds())
            std::printf("%-14s %-8s %s\n", kind.name.toUtf8().constData(),
                kind.service.toUtf8().constData(), kind.description.toUtf8().constData());
        return 0;
    }
    quitOnSignals();
    QString error;
    if (!sandbox.start(&error))
        return fail(error, 1);
    for (const QString &name : Sandbox::serverNames)
        sandbox.say(u"%1 %2"_s.arg(name, sandbox.server(name).url()));
    sandbox.say(u"ready"_s);
    return app.exec();
}
