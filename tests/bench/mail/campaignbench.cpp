// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignbench.h"

#include "compose/campaignfile.h"
#include "maildesk/campaignmails.h"
#include "mailrun/campaignrun.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QTextStream>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Bench {

using namespace MailRun;

namespace {

constexpr auto campaignId = "bench"_L1;

void say(const QJsonObject &what)
{
    QTextStream(stdout) << QJsonDocument(what).toJson(QJsonDocument::Compact) << '\n';
}

int refuse(const QString &why)
{
    QTextStream(stderr) << "bench_mail: " << why << '\n';
    return 1;
}

/// A line of /proc/self/status. Not getrusage(): its peak is that of the parent where that was
/// more.
double mebibytes(const QByteArray &name)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray status = file.readAll();
    const qsizetype at = status.indexOf(name + ':');
    return status.mid(at + name.size() + 1).trimmed().split(' ').value(0).toDouble() / 1024;
}

} // namespace

int writeCampaign(const QStringList &arguments)
{
    // Text and HTML together make a message of 4 kB.
    QString html = u"<p>Hello {{firstname}},</p>\n"_s;
    QString text = u"Hello {{firstname}},\n\n"_s;
    while (html.size() < 1950)
        html += u"<p>We are going to work on the fibre in your street on Monday morning.</p>\n"_s;
    while (text.size() < 1350)
        text += u"We are going to work on the fibre in your street on Monday morning.\n\n"_s;
    QJsonArray rows;
    for (int row = 0; row < arguments.value(1).toInt(); ++row)
        rows.append(QJsonObject{{u"email"_s, u"r%1@customer.example"_s.arg(row)},
            {u"firstname"_s, u"Zoé %1"_s.arg(row)}, {u"language"_s, u"en"_s}});
    QFile file(arguments.value(0));
    const QByteArray bytes = QJsonDocument(
        QJsonObject{{u"id"_s, campaignId}, {u"from"_s, u"Fibre <info@isp.example>"_s},
            {u"subject"_s, QJsonObject{{u"en"_s, u"Your fibre, {{firstname}}"_s}}},
            {u"html"_s, QJsonObject{{u"en"_s, html}}}, {u"text"_s, QJsonObject{{u"en"_s, text}}},
            {u"recipients"_s,
                rows}}).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return refuse(file.errorString());
    return 0;
}

int putCampaign(const QStringList &arguments)
{
    const auto campaign = Compose::readCampaignFile(arguments.value(0));
    if (!campaign)
        return refuse(Compose::faultText(campaign.error()));
    Ledger ledger(arguments.value(1));
    QElapsedTimer timer;
    timer.start();
    const auto put = QCoro::waitFor(ledger.write([&](QSqlDatabase &db) {
        return MailRun::putCampaign(
            db, ledgerCampaign(*campaign, {}), QDateTime::currentDateTimeUtc());
    }));
    if (!put)
        return refuse(put.error().detail);
    say({{u"rows"_s, put->recipients}, {u"milliseconds"_s, timer.elapsed()},
        {u"peakMiB"_s, mebibytes("VmHWM")}});
    return 0;
}

int runCampaign(const QStringList &arguments)
{
    if (arguments.size() < 5)
        return refuse(u"run LEDGER process|power HOST PORT CONNECTIONS [USER PASSWORD CA]"_s);
    // What the program takes from a profile, and nothing else.
    Profile::Smtp profile;
    profile.host = arguments[2];
    profile.port = arguments[3].toInt();
    profile.security = arguments.size() > 5 ? u"starttls"_s : u"none"_s;
    profile.user = arguments.value(5);
    profile.password = arguments.value(6);
    profile.connections = arguments[4].toInt();
    RunSetup setup{.smtp = Mail::SmtpSettings::from(profile)};
    if (arguments.size() > 7) {
        setup.smtp.tls = QSslConfiguration::defaultConfiguration();
        setup.smtp.tls->setCaCertificates(QSslCertificate::fromPath(arguments[7]));
    }
    setup.makeMail = [mails = std::make_shared<CampaignMails>(QTimeZone::UTC)](
                         const CampaignRecord &campaign, const RowRecord &row) {
        return mails->make(campaign, row, QDateTime::currentDateTimeUtc());
    };
    Ledger ledger(arguments[0], arguments[1] == "power"_L1 ? Safety::Power : Safety::Process);
    const auto record =
        QCoro::waitFor(ledger.read([](QSqlDatabase &db) { return campaign(db, campaignId); }));
    if (!record)
        return refuse(record.error().detail);
    const double idle = mebibytes("VmRSS");

    CampaignRun run(&ledger, campaignId, std::move(setup));
    QObject::connect(&run, &CampaignRun::finished, qApp, &QCoreApplication::quit);
    QElapsedTimer timer;
    timer.start();
    run.start();
    QCoreApplication::exec();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const RunSnapshot end = run.snapshot();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto inSeconds = [](const timeval &time) {
        return double(time.tv_sec) + double(time.tv_usec) / 1e6;
    };
    const auto [commits, syncs] = ledger.commits();
    say({{u"perSecond"_s, end.totals.sent / seconds}, {u"sent"_s, end.totals.sent},
        {u"of"_s, end.totals.recipients}, {u"idleMiB"_s, idle}, {u"peakMiB"_s, mebibytes("VmHWM")},
        {u"cpuMicrosecondsPerMail"_s,
            (inSeconds(usage.ru_utime) + inSeconds(usage.ru_stime)) * 1e6
                / std::max(1, end.totals.sent)},
        {u"commits"_s, commits}, {u"syncs"_s, syncs}, {u"state"_s, stateName(end.state)},
        {u"reason"_s, end.pauseReason}});
    return end.totals.sent == end.totals.recipients ? 0 : 1;
}

} // namespace FibreDesk::Bench
