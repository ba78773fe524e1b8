// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskcampaign.h"

#include "compose/campaignfile.h"
#include "maildesk/campaignmails.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::MailRun;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto campaignId = "cmp-test"_L1;

QByteArray campaignBytes(const QStringList &recipients)
{
    QJsonArray rows;
    for (const QString &email : recipients)
        rows.append(QJsonObject{{u"email"_s, email}, {u"firstname"_s, u"Zoé"_s},
            {u"language"_s, rows.size() % 2 == 0 ? u"fr"_s : u"en"_s}});
    return QJsonDocument(
        QJsonObject{{u"id"_s, campaignId}, {u"from"_s, u"Fibre <info@isp.example>"_s},
            {u"subject"_s,
                QJsonObject{{u"fr"_s, u"Votre fibre, {{firstname}}"_s},
                    {u"en"_s, u"Your fibre, {{firstname}}"_s}}},
            {u"html"_s,
                QJsonObject{{u"fr"_s, u"<p>Bonjour {{firstname}},</p><p>.</p>"_s},
                    {u"en"_s, u"<p>Hello {{firstname}},</p><p>.</p>"_s}}},
            {u"recipients"_s, rows}})
        .toJson();
}

} // namespace

DeskCampaign::DeskCampaign(const QStringList &recipients, const Mail::SmtpSettings &server)
    : m_ledger(std::make_unique<Ledger>(m_folder.filePath(u"ledger.sqlite"_s)))
{
    setup.smtp = server;
    setup.smtp.clearedAhead = Mail::SmtpSettings::from({}).clearedAhead; // as the desk does
    setup.rules.delays = {1ms, 2ms};
    setup.rules.firstWindow = 5ms;
    setup.rules.longestWindow = 20ms;
    setup.rules.failures = 0;
    setup.makeMail = [mails = std::make_shared<CampaignMails>(QTimeZone::UTC)](
                         const CampaignRecord &campaign, const RowRecord &row) {
        return mails->make(campaign, row, QDateTime::currentDateTimeUtc());
    };
    const auto file = Compose::parseCampaignFile(campaignBytes(recipients));
    if (!file) {
        m_problem = Compose::faultText(file.error());
        return;
    }
    const auto put =
        QCoro::waitFor(m_ledger->write([made = ledgerCampaign(*file, {})](QSqlDatabase &db) {
            return putCampaign(db, made, QDateTime::currentDateTimeUtc());
        }));
    if (!put)
        m_problem = put.error().detail;
}

DeskCampaign::~DeskCampaign()
{
    m_run.reset(); // before the ledger
}

void DeskCampaign::start()
{
    m_run.reset();
    m_run = std::make_unique<CampaignRun>(m_ledger.get(), campaignId, setup);
    m_run->start();
}

RunSnapshot DeskCampaign::end()
{
    QSignalSpy finished(m_run.get(), &CampaignRun::finished);
    if (!m_run->snapshot().isOver() && !finished.wait(60'000))
        qCritical("the run does not end: %s", qPrintable(stateName(m_run->snapshot().state)));
    return m_run->snapshot();
}

std::vector<RowRecord> DeskCampaign::rows()
{
    return QCoro::waitFor(m_ledger->write([](QSqlDatabase &db) {
        return campaign(db, campaignId).and_then([&](const CampaignRecord &record) {
            return MailRun::rows(db, record.key, 0, record.recipients + 1);
        });
    })).value_or(std::vector<RowRecord>());
}

std::vector<AttemptRecord> DeskCampaign::attempts(int row)
{
    return QCoro::waitFor(m_ledger->write([row](QSqlDatabase &db) {
        return campaign(db, campaignId).and_then([&](const CampaignRecord &record) {
            return MailRun::attempts(db, record.key, row);
        });
    })).value_or(std::vector<AttemptRecord>());
}
