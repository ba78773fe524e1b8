// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/mailjetclient.h"

#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"

#include <QJsonArray>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

MailjetClient::MailjetClient(QNetworkAccessManager *network, QUrl url, const QString &key,
    const QString &secret, QObject *parent)
    : QObject(parent)
    , m_http(network,
          Credentials{.scheme = Credentials::Scheme::Basic,
              .user = key,
              .secret = secret,
              .missing = secret.isEmpty() ? QStringLiteral("[mailjet] secret") : QString()})
    , m_url(std::move(url))
{
}

QCoro::Task<Result<std::vector<MailjetMessage>>> MailjetClient::messages(
    QString customId, RequestScope *scope)
{
    QString path = m_url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    QUrl url = m_url;
    url.setPath(path + u"/v3/REST/message"_s, QUrl::StrictMode);
    url.setQuery(u"CustomID=%1&ShowCustomID=true"_s.arg(
                     QString::fromLatin1(QUrl::toPercentEncoding(customId))),
        QUrl::StrictMode);
    const auto answer = co_await m_http.sendForJson(
        {.url = url, .source = u"mailjet message"_s, .tries = 3}, scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    const QJsonValue data = answer->object()["Data"_L1];
    if (!data.isArray())
        co_return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"the answer holds no list Data"_s,
            .source = u"mailjet message"_s});
    std::vector<MailjetMessage> found;
    bool hasOthers = false;
    for (const QJsonValue value : data.toArray()) {
        const QJsonObject object = value.toObject();
        if (object["CustomID"_L1].toString() != customId) {
            hasOthers = true;
            continue;
        }
        found.push_back({.id = object["ID"_L1].toVariant().toString(),
            .status = object["Status"_L1].toString(),
            .arrived = QDateTime::fromString(object["ArrivedAt"_L1].toString(), Qt::ISODate),
            .raw = object});
    }
    // A list of other mails proves nothing of this one, neither that it is there nor that it is
    // not.
    if (found.empty() && hasOthers)
        co_return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"the answer lists other mails than %1"_s.arg(customId),
            .source = u"mailjet message"_s});
    co_return found;
}

std::optional<Evidence> evidenceFrom(const std::vector<MailjetMessage> &messages,
    const QString &service, const QDateTime &dotLeft, const QDateTime &now,
    std::chrono::seconds listedAfter)
{
    Evidence evidence{.source = EvidenceSource::Mailjet, .who = service, .at = now};
    if (!messages.empty()) {
        const MailjetMessage &message = messages.front();
        evidence.outcome = Evidence::Outcome::Sent;
        evidence.reason = u"message %1 arrived at %2, status %3"_s.arg(
            message.id, message.arrived.toString(Qt::ISODate), message.status);
        evidence.detail = message.raw;
        return evidence;
    }
    if (!dotLeft.isValid() || dotLeft.secsTo(now) < listedAfter.count())
        return {};
    evidence.outcome = Evidence::Outcome::NotSent;
    evidence.reason = u"no message of this row, %1 s after it was sent"_s.arg(dotLeft.secsTo(now));
    return evidence;
}

std::optional<Evidence> evidenceFromHub(
    const QString &status, const QJsonObject &fields, const QDateTime &now)
{
    const bool isOut = status == "sent"_L1 || status == "opened"_L1 || status == "clicked"_L1;
    if (!isOut)
        return {};
    return Evidence{.source = EvidenceSource::Hub,
        .outcome = Evidence::Outcome::Sent,
        .who = u"hub"_s,
        .reason = u"the hub says %1"_s.arg(status),
        .detail = fields,
        .at = now};
}

QCoro::Task<Result<SettleReport>> settleByMailjet(QPointer<Ledger> ledger,
    QPointer<MailjetClient> client, QString campaignId, Clock clock,
    std::chrono::seconds listedAfter)
{
    const Error gone{.kind = ErrorKind::Cancelled,
        .detail = u"ended before Mailjet answered"_s,
        .source = u"mailjet message"_s};
    using Found = std::pair<CampaignRecord, std::vector<RowRecord>>;
    const auto found = co_await ledger->read([campaignId](QSqlDatabase &db) -> Result<Found> {
        const auto record = campaign(db, campaignId);
        if (!record)
            return std::unexpected(record.error());
        return uncertainRows(db, record->key).transform([&record](std::vector<RowRecord> rows) {
            return Found(*record, std::move(rows));
        });
    });
    if (!found)
        co_return std::unexpected(found.error());
    const auto &[record, uncertain] = *found;
    SettleReport report;
    for (size_t i = 0; i < uncertain.size(); ++i) {
        if (!ledger || !client)
            co_return std::unexpected(gone);
        const RowRecord row = uncertain[i];
        const auto messages = co_await client->messages(RowRecord::customId(record.id, row.row));
        if (!ledger || !client)
            co_return std::unexpected(gone);
        if (!messages) {
            report.open += int(uncertain.size() - i);
            report.error = messages.error();
            break;
        }
        const auto evidence =
            evidenceFrom(*messages, client->url().host(), row.changed, clock.now(), listedAfter);
        if (!evidence) {
            ++report.open;
            continue;
        }
        const auto settled = co_await ledger->write(
            [key = record.key, number = row.row, evidence = *evidence](
                QSqlDatabase &db) { return settleUncertain(db, key, number, evidence); });
        if (!settled && settled.error().kind != ErrorKind::Conflict)
            co_return std::unexpected(settled.error());
        if (!settled)
            ++report.open;
        else
            ++(*settled == RowStatus::Sent ? report.sent : report.notSent);
    }
    co_return report;
}

} // namespace FibreDesk::MailRun
