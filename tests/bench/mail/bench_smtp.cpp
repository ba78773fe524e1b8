// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mails per second through the SMTP pool to a server that is there already:
//   bench_smtp HOST PORT MAILS SIZE CONNECTIONS [none|starttls|tls [USER PASSWORD CA]]
// Prints one JSON line.

#include "mail/smtppool.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QTextStream>

#include <sys/resource.h>

#include <map>

using namespace Qt::StringLiterals;
using namespace FibreDesk::Mail;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 6) {
        QTextStream(stderr)
            << "bench_smtp HOST PORT MAILS SIZE CONNECTIONS [SECURITY [USER PASSWORD CA]]\n";
        return 2;
    }
    SmtpSettings settings;
    settings.host = arguments[1];
    settings.port = arguments[2].toUShort();
    const int mails = arguments[3].toInt();
    const int size = arguments[4].toInt();
    settings.connections = arguments[5].toInt();
    settings.mailsPerConnection = 0;
    const QString security = arguments.value(6, u"none"_s);
    settings.security = security == "tls"_L1 ? SmtpSettings::Security::Tls
        : security == "starttls"_L1          ? SmtpSettings::Security::StartTls
                                             : SmtpSettings::Security::None;
    settings.credentials = {
        .user = arguments.value(7).toUtf8(), .password = arguments.value(8).toUtf8()};
    if (arguments.size() > 9) {
        settings.tls = QSslConfiguration::defaultConfiguration();
        settings.tls->setCaCertificates(QSslCertificate::fromPath(arguments[9]));
    }

    QByteArray body = "Subject: benchmark\r\n\r\n";
    while (body.size() < size)
        body += QByteArray(70, 'x') + "\r\n";
    SmtpPool pool(settings);
    std::map<Verdict, int> verdicts;
    QString firstFailure;
    int handedIn = 0;
    int done = 0;
    const auto handle = [&](const Attempt &attempt) {
        ++verdicts[attempt.verdict];
        if (attempt.verdict != Verdict::Sent && firstFailure.isEmpty())
            firstFailure = attempt.reason();
        if (++done == mails)
            app.quit();
    };
    const auto fill = [&] {
        for (qsizetype room = pool.room(); room > 0 && handedIn < mails; --room) {
            // Every mail is its own bytes, as mails that were composed are.
            QByteArray message = body;
            message.detach();
            pool.send({.id = quint64(++handedIn),
                          .from = "bench@isp.example",
                          .to = "r" + QByteArray::number(handedIn) + "@customer.example",
                          .message = std::move(message)},
                handle);
        }
    };
    QObject::connect(&pool, &SmtpPool::roomMade, &app, fill);
    QElapsedTimer timer;
    timer.start();
    fill();
    app.exec();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;

    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto inSeconds = [](const timeval &time) {
        return double(time.tv_sec) + double(time.tv_usec) / 1e6;
    };
    QJsonObject out{{u"mails"_s, mails}, {u"connections"_s, settings.connections},
        {u"perSecond"_s, mails / seconds},
        {u"cpuMicrosecondsPerMail"_s,
            (inSeconds(usage.ru_utime) + inSeconds(usage.ru_stime)) * 1e6 / mails},
        {u"peakMiB"_s, double(usage.ru_maxrss) / 1024}, {u"sent"_s, verdicts[Verdict::Sent]}};
    if (!firstFailure.isEmpty())
        out.insert(u"firstFailure"_s, firstFailure);
    QTextStream(stdout) << QJsonDocument(out).toJson(QJsonDocument::Compact) << '\n';
    return verdicts[Verdict::Sent] == mails ? 0 : 1;
}
