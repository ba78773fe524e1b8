// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/ledgerchanges.h"

#include "mailrun/ledgerqueries.h"
#include "store/database.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

using Store::execute;
using Store::select;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Equal for equal content; QJsonObject keeps its keys in order.
QString digestOf(const NewCampaign &campaign)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(compact(campaign.definition));
    for (int row = 0; row < campaign.recipients; ++row) {
        const NewRecipient recipient = campaign.recipient(row);
        for (const QString &part : {recipient.email, recipient.language, recipient.customer}) {
            hash.addData(part.toUtf8());
            hash.addData(QByteArrayView("\0", 1));
        }
        hash.addData(recipient.excludedReason.isEmpty() ? "-" : "x");
        hash.addData(compact(recipient.variables));
    }
    return QString::fromLatin1(hash.result().toHex());
}

Error conflict(const QString &detail)
{
    return {.kind = ErrorKind::Conflict, .detail = detail, .source = u"mail ledger"_s};
}

Result<QSqlQuery> prepared(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.prepare(sql))
        return std::unexpected(Store::sqlError(query, u"mail ledger"_s));
    return query;
}

Result<void> run(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    if (!query.exec())
        return std::unexpected(Store::sqlError(query, u"mail ledger"_s));
    return {};
}

Result<int> changedBy(QSqlDatabase &db, const QString &sql, const QVariantList &values)
{
    return select(db, sql, values).transform([](const QSqlQuery &query) {
        return query.numRowsAffected();
    });
}

Result<void> putRecipients(
    QSqlDatabase &db, qint64 key, const NewCampaign &campaign, const QDateTime &now)
{
    auto rows = prepared(db,
        u"INSERT INTO recipient (campaign, row, status, changed, message_id, email, language, "
        u"customer, excluded_reason) VALUES (?,?,?,?,?,?,?,?,?)"_s);
    auto data =
        prepared(db, u"INSERT INTO recipient_data (campaign, row, variables) VALUES (?,?,?)"_s);
    if (!rows || !data)
        return std::unexpected(!rows ? rows.error() : data.error());
    // Nobody can guess the Message-ID of a mail that was not sent to him.
    const QString salt = QString::number(QRandomGenerator::system()->generate64(), 36)
        + QString::number(QRandomGenerator::system()->generate64(), 36);
    const QString null;
    for (int row = 0; row < campaign.recipients; ++row) {
        const NewRecipient recipient = campaign.recipient(row);
        const bool isExcluded = !recipient.excludedReason.isEmpty();
        const auto put = run(*rows,
            {key, row, statusName(isExcluded ? RowStatus::Excluded : RowStatus::Waiting),
                now.toMSecsSinceEpoch(),
                u"<%1.%2@%3>"_s.arg(salt).arg(row).arg(campaign.messageIdDomain), recipient.email,
                recipient.language, recipient.customer.isEmpty() ? null : recipient.customer,
                isExcluded ? recipient.excludedReason : null});
        if (!put)
            return put;
        if (const auto done =
                run(*data, {key, row, QString::fromUtf8(compact(recipient.variables))});
            !done)
            return done;
    }
    return {};
}

/// The next number of an attempt of this row.
Result<int> nextNumber(QSqlDatabase &db, qint64 campaign, int row)
{
    return Store::selectValue(
        db, u"SELECT count(*) FROM attempt WHERE campaign=? AND row=?"_s, {campaign, row})
        .transform([](const QVariant &value) { return value.toInt() + 1; });
}

struct LeftBehind {
    int row = -1;
    int round = 0;
    QVariant begun{};
    DotNotes::Note note = DotNotes::nothing;
};

Result<void> closeInterrupted(
    QSqlDatabase &db, qint64 campaign, const LeftBehind &left, const QDateTime &now)
{
    using Mail::Phase;
    using Mail::Verdict;
    const bool isTaken = left.note > DotNotes::dotLeft;
    const bool isUncertain = left.note == DotNotes::dotLeft;
    const Verdict verdict = isTaken ? Verdict::Sent
        : isUncertain               ? Verdict::Uncertain
                                    : Verdict::NotBegun;
    const Phase completed = isTaken ? Phase::AfterDot : isUncertain ? Phase::Body : Phase::None;
    const Phase step = completed == Phase::None ? Phase::None : Phase::AfterDot;
    const QString text = isTaken ? u"the program ended before it wrote down the server's words"_s
        : isUncertain ? u"the program ended after the final dot may have left, before the reply"_s
                      : u"the program ended before the server had taken the mail over"_s;
    const auto number = nextNumber(db, campaign, left.row);
    if (!number)
        return std::unexpected(number.error());
    const int code = isTaken ? left.note : 0;
    const auto put = execute(db,
        u"INSERT INTO attempt (campaign, row, number, round, interrupted, begun, ended, completed, "
        u"step, verdict, scope, counted, code, error_text) "
        u"VALUES (?,?,?,?,?,?,?,?,?,?,'recipient',?,?,?)"_s,
        {campaign, left.row, *number, left.round, isTaken ? 0 : 1, left.begun,
            now.toMSecsSinceEpoch(), Mail::phaseName(completed), Mail::phaseName(step),
            Mail::verdictName(verdict), isTaken || isUncertain ? 1 : 0, code, text});
    if (!put)
        return put;
    if (!isTaken && !isUncertain) {
        return execute(db,
            u"UPDATE recipient SET status='waiting', begun=NULL WHERE campaign=? AND row=?"_s,
            {campaign, left.row});
    }
    return execute(db,
        u"UPDATE recipient SET status=?, attempts=attempts+1, begun=NULL, phase=?, code=?, "
        u"enhanced=NULL, error=?, changed=? WHERE campaign=? AND row=?"_s,
        {statusName(isTaken ? RowStatus::Sent : RowStatus::Uncertain),
            Mail::phaseName(Phase::AfterDot), code, isTaken ? QVariant() : QVariant(text),
            now.toMSecsSinceEpoch(), campaign, left.row});
}

} // namespace

Result<CampaignRecord> putCampaign(
    QSqlDatabase &db, const NewCampaign &campaign, const QDateTime &now)
{
    const QString digest = digestOf(campaign);
    const auto known =
        Store::selectValue(db, u"SELECT digest FROM campaign WHERE id=?"_s, {campaign.id});
    if (!known)
        return std::unexpected(known.error());
    if (known->isValid()) {
        if (known->toString() != digest)
            return std::unexpected(conflict(
                u"a campaign %1 of another content is in the ledger; give this one another id"_s
                    .arg(campaign.id)));
        return MailRun::campaign(db, campaign.id);
    }
    const auto put = execute(db,
        u"INSERT INTO campaign (id, name, definition, digest, state, recipients, created) "
        u"VALUES (?,?,?,?,?,?,?)"_s,
        {campaign.id, campaign.name.isNull() ? u""_s : campaign.name,
            QString::fromUtf8(compact(campaign.definition)), digest,
            stateName(CampaignState::Ready), campaign.recipients, now.toMSecsSinceEpoch()});
    if (!put)
        return std::unexpected(put.error());
    const auto record = MailRun::campaign(db, campaign.id);
    if (!record)
        return record;
    return putRecipients(db, record->key, campaign, now).and_then([&db, &campaign] {
        return MailRun::campaign(db, campaign.id);
    });
}

Result<void> takeUp(QSqlDatabase &db, qint64 campaign,
    const std::optional<std::vector<DotNotes::Note>> &notes, const QDateTime &now)
{
    std::vector<LeftBehind> left;
    {
        auto query = select(db,
            u"SELECT row, round, status, begun FROM recipient "
            u"WHERE campaign=? AND (status='inflight' OR begun IS NOT NULL)"_s,
            {campaign});
        if (!query)
            return std::unexpected(query.error());
        while (query->next()) {
            LeftBehind entry{.row = query->value(0).toInt(),
                .round = query->value(1).toInt(),
                .begun = query->value(3)};
            if (statusFromName(query->value(2).toString()) == RowStatus::InFlight) {
                const bool isNoted = notes && size_t(entry.row) < notes->size();
                entry.note = isNoted ? (*notes)[size_t(entry.row)] : DotNotes::dotLeft;
            }
            left.push_back(entry);
        }
        if (const auto done = Store::finished(*query); !done)
            return done;
    }
    for (const LeftBehind &entry : left) {
        if (const auto done = closeInterrupted(db, campaign, entry, now); !done)
            return done;
    }
    return {};
}

Result<void> setState(QSqlDatabase &db, qint64 campaign, CampaignState state, const QString &reason,
    const QDateTime &now)
{
    const bool isOver = state == CampaignState::Done || state == CampaignState::Cancelled;
    return execute(db,
        u"UPDATE campaign SET state=?, state_reason=?, started=coalesce(started, ?), ended=? "
        u"WHERE key=?"_s,
        {stateName(state), reason, now.toMSecsSinceEpoch(),
            isOver ? QVariant(now.toMSecsSinceEpoch()) : QVariant(), campaign});
}

Result<void> setWindow(
    QSqlDatabase &db, qint64 campaign, const QDateTime &until, std::chrono::milliseconds length)
{
    return execute(db, u"UPDATE campaign SET throttled_until=?, window_ms=? WHERE key=?"_s,
        {until.toMSecsSinceEpoch(), qint64(length.count()), campaign});
}

Result<void> setClaim(QSqlDatabase &db, qint64 campaign, HubClaim claim)
{
    const QVariant name = claim == HubClaim::None ? QVariant()
        : claim == HubClaim::Ours                 ? QVariant(u"ours"_s)
                                                  : QVariant(u"unknown"_s);
    return execute(db, u"UPDATE campaign SET claim=? WHERE key=?"_s, {name, campaign});
}

Result<int> excludeWaiting(QSqlDatabase &db, qint64 campaign, const QDateTime &now)
{
    return changedBy(db,
        u"UPDATE recipient SET status='excluded', excluded_reason=?, changed=? "
        u"WHERE campaign=? AND status='waiting'"_s,
        {u"the campaign was cancelled"_s, now.toMSecsSinceEpoch(), campaign});
}

Result<int> retry(
    QSqlDatabase &db, qint64 campaign, const RetryChoice &choice, const QDateTime &now)
{
    const QString again = u"UPDATE recipient SET status='waiting', attempts=0, round=round+1, "
                          u"changed=? WHERE campaign=? AND row=? AND status='failed'"_s;
    if (choice.row) {
        const auto changed = changedBy(db, again, {now.toMSecsSinceEpoch(), campaign, *choice.row});
        if (changed && *changed == 0)
            return std::unexpected(conflict(u"row %1 is not one that failed"_s.arg(*choice.row)));
        return changed;
    }
    std::vector<int> chosen;
    {
        auto query = select(db,
            // With evidence it was uncertain once, and may have been given up: one by one only.
            u"SELECT row, code, enhanced, error, phase IS NULL FROM recipient "
            u"WHERE campaign=? AND status='failed' AND evidence IS NULL"_s,
            {campaign});
        if (!query)
            return std::unexpected(query.error());
        while (query->next()) {
            const CauseGroup cause = causeOf(
                query->value(1).toInt(), query->value(2).toString(), query->value(3).toString());
            const bool isSafe = cause.isSafe && !query->value(4).toBool();
            if (isSafe && (choice.isAll || cause.key == choice.cause))
                chosen.push_back(query->value(0).toInt());
        }
        if (const auto done = Store::finished(*query); !done)
            return std::unexpected(done.error());
    }
    auto update = prepared(db, again);
    if (!update)
        return std::unexpected(update.error());
    for (const int row : chosen) {
        if (const auto done = run(*update, {now.toMSecsSinceEpoch(), campaign, row}); !done)
            return std::unexpected(done.error());
    }
    return int(chosen.size());
}

Result<void> correctAddress(QSqlDatabase &db, qint64 campaign, int row, const QString &email,
    const QString &who, const QDateTime &now)
{
    const auto old = MailRun::row(db, campaign, row);
    if (!old)
        return std::unexpected(old.error());
    if (old->status != RowStatus::Failed)
        return std::unexpected(conflict(u"row %1 is not one that failed"_s.arg(row)));
    return execute(db,
        u"UPDATE recipient SET status='waiting', email=?, attempts=0, round=round+1, changed=? "
        u"WHERE campaign=? AND row=?"_s,
        {email, now.toMSecsSinceEpoch(), campaign, row})
        .and_then([&] {
            return execute(db,
                u"INSERT INTO decision (campaign, row, at, source, who, outcome, reason, detail) "
                u"VALUES (?,?,?,'operator',?,'corrected',?,?)"_s,
                {campaign, row, now.toMSecsSinceEpoch(), who, u"the address was corrected"_s,
                    QString::fromUtf8(compact({{u"from"_s, old->email}, {u"to"_s, email}}))});
        });
}

Result<RowStatus> settleUncertain(
    QSqlDatabase &db, qint64 campaign, int row, const Evidence &evidence)
{
    RowStatus status = RowStatus::Failed;
    if (evidence.outcome == Evidence::Outcome::Sent)
        status = RowStatus::Sent;
    else if (evidence.outcome == Evidence::Outcome::NotSent)
        status = RowStatus::Waiting;
    const QString line =
        u"%1 (%2): %3"_s.arg(sourceName(evidence.source), evidence.who, evidence.reason);
    const auto changed = changedBy(db,
        u"UPDATE recipient SET status=?, attempts=CASE WHEN ?='waiting' THEN 0 ELSE attempts END, "
        u"round=round+(?='waiting'), evidence=?, changed=? "
        u"WHERE campaign=? AND row=? AND status='uncertain'"_s,
        {statusName(status), statusName(status), statusName(status), line,
            evidence.at.toMSecsSinceEpoch(), campaign, row});
    if (!changed)
        return std::unexpected(changed.error());
    if (*changed == 0)
        return std::unexpected(conflict(u"row %1 is not uncertain"_s.arg(row)));
    return execute(db,
        u"INSERT INTO decision (campaign, row, at, source, who, outcome, reason, detail) "
        u"VALUES (?,?,?,?,?,?,?,?)"_s,
        {campaign, row, evidence.at.toMSecsSinceEpoch(), sourceName(evidence.source), evidence.who,
            outcomeName(evidence.outcome), evidence.reason,
            QString::fromUtf8(compact(evidence.detail))})
        .transform([status] { return status; });
}

} // namespace FibreDesk::MailRun
