// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/ledgerqueries.h"

#include "store/database.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

using Store::select;

namespace {

constexpr std::array stateNames{"ready"_L1, "running"_L1, "paused"_L1, "cancelled"_L1, "done"_L1};
constexpr std::array sourceNames{"mailjet"_L1, "hub"_L1, "operator"_L1};
constexpr std::array outcomeNames{"sent"_L1, "notSent"_L1, "givenUp"_L1, "corrected"_L1};

const QString campaignColumns =
    u"key, id, name, definition, state, state_reason, recipients, created, started, ended, "
    u"throttled_until, window_ms, claim"_s;
const QString rowColumns =
    u"r.row, r.email, r.language, r.customer, r.status, r.attempts, r.round, r.message_id, "
    u"r.excluded_reason, r.changed, r.evidence, r.phase, r.code, r.enhanced, r.error"_s;

QDateTime timeOf(const QVariant &value)
{
    return value.isNull() ? QDateTime()
                          : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

QJsonObject jsonOf(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).object();
}

HubClaim claimOf(const QString &name)
{
    if (name.isEmpty())
        return HubClaim::None;
    return name == "ours"_L1 ? HubClaim::Ours : HubClaim::Unknown;
}

CampaignRecord readCampaign(const QSqlQuery &query)
{
    return {.key = query.value(0).toLongLong(),
        .id = query.value(1).toString(),
        .name = query.value(2).toString(),
        .definition = jsonOf(query.value(3)),
        .state = stateFromName(query.value(4).toString()).value_or(CampaignState::Paused),
        .stateReason = query.value(5).toString(),
        .recipients = query.value(6).toInt(),
        .created = timeOf(query.value(7)),
        .started = timeOf(query.value(8)),
        .ended = timeOf(query.value(9)),
        .throttledUntil = timeOf(query.value(10)),
        .window = std::chrono::milliseconds(query.value(11).toLongLong()),
        .claim = claimOf(query.value(12).toString())};
}

RowRecord readRow(const QSqlQuery &query, int from = 0)
{
    const auto value = [&query, from](int column) { return query.value(from + column); };
    return {.row = value(0).toInt(),
        .email = value(1).toString(),
        .language = value(2).toString(),
        .customer = value(3).toString(),
        .status = statusFromName(value(4).toString()).value_or(RowStatus::Uncertain),
        .attempts = value(5).toInt(),
        .round = value(6).toInt(),
        .messageId = value(7).toString(),
        .excludedReason = value(8).toString(),
        .changed = timeOf(value(9)),
        .evidence = value(10).toString(),
        .phase = Mail::phaseFromName(value(11).toString()),
        .code = value(12).toInt(),
        .enhanced = value(13).toString(),
        .error = value(14).toString()};
}

/// All rows of a query, read by \p read.
template <typename Read>
auto all(Result<QSqlQuery> query, Read read)
    -> Result<std::vector<std::invoke_result_t<Read, const QSqlQuery &>>>
{
    if (!query)
        return std::unexpected(query.error());
    std::vector<std::invoke_result_t<Read, const QSqlQuery &>> found;
    while (query->next())
        found.push_back(read(*query));
    return Store::finished(*query).transform([&found] { return std::move(found); });
}

RowRecord readRowWithVariables(const QSqlQuery &query)
{
    RowRecord record = readRow(query);
    record.variables = jsonOf(query.value(15));
    return record;
}

const QString rowsWithVariables = u"SELECT "_s + rowColumns
    + u", d.variables FROM recipient r LEFT JOIN recipient_data d USING (campaign, row) "
      u"WHERE r.campaign=? AND "_s;

Mail::EnhancedCode enhancedOf(const QString &text)
{
    const QStringList parts = text.split(u'.');
    if (parts.size() != 3)
        return {};
    return {.status = parts[0].toInt(), .subject = parts[1].toInt(), .detail = parts[2].toInt()};
}

AttemptRecord readAttempt(const QSqlQuery &query)
{
    AttemptRecord record{.number = query.value(0).toInt(),
        .round = query.value(1).toInt(),
        .isInterrupted = query.value(2).toBool()};
    Mail::Attempt &attempt = record.attempt;
    attempt.begun = timeOf(query.value(3));
    attempt.dotLeft = timeOf(query.value(4));
    attempt.ended = timeOf(query.value(5));
    attempt.completed = Mail::phaseFromName(query.value(6).toString()).value_or(Mail::Phase::None);
    attempt.step = Mail::phaseFromName(query.value(7).toString()).value_or(Mail::Phase::None);
    attempt.verdict =
        Mail::verdictFromName(query.value(8).toString()).value_or(Mail::Verdict::Uncertain);
    attempt.scope =
        Mail::scopeFromName(query.value(9).toString()).value_or(Mail::Scope::Connection);
    attempt.isCounted = query.value(10).toBool();
    attempt.code = query.value(11).toInt();
    attempt.enhanced = enhancedOf(query.value(12).toString());
    attempt.text = query.value(13).toString();
    attempt.isReplyUnclear = query.value(14).toBool();
    if (!query.value(15).isNull())
        attempt.errorKind = ErrorKind(query.value(15).toInt());
    attempt.errorText = query.value(16).toString();
    attempt.server = query.value(17).toString();
    attempt.tls = query.value(18).toString();
    attempt.mailOfConnection = query.value(19).toInt();
    attempt.sessionTranscript = query.value(20).toString().toUtf8();
    attempt.mailTranscript = query.value(21).toString().toUtf8();
    return record;
}

} // namespace

QString stateName(CampaignState state)
{
    return stateNames[size_t(state)];
}

std::optional<CampaignState> stateFromName(QStringView name)
{
    for (size_t i = 0; i < stateNames.size(); ++i) {
        if (stateNames[i] == name)
            return CampaignState(int(i));
    }
    return {};
}

QString sourceName(EvidenceSource source)
{
    return sourceNames[size_t(source)];
}

QString outcomeName(Evidence::Outcome outcome)
{
    return outcomeNames[size_t(outcome)];
}

void RunTotals::add(RowStatus status, int count, bool isSending)
{
    switch (status) {
    case RowStatus::Waiting:
        waiting += count;
        break;
    case RowStatus::InFlight:
        inFlight += count;
        (isSending ? waiting : uncertain) += count;
        break;
    case RowStatus::Sent:
        sent += count;
        break;
    case RowStatus::Failed:
        failed += count;
        break;
    case RowStatus::Uncertain:
        uncertain += count;
        break;
    case RowStatus::Excluded:
        excluded += count;
        break;
    }
}

Result<std::vector<CampaignRecord>> campaigns(QSqlDatabase &db)
{
    return all(select(db, u"SELECT %1 FROM campaign ORDER BY key DESC"_s.arg(campaignColumns)),
        readCampaign);
}

Result<CampaignRecord> campaign(QSqlDatabase &db, const QString &id)
{
    auto found = all(select(db, u"SELECT %1 FROM campaign WHERE id=?"_s.arg(campaignColumns), {id}),
        readCampaign);
    if (!found)
        return std::unexpected(found.error());
    if (found->empty())
        return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"the ledger has no campaign %1"_s.arg(id),
            .source = u"mail ledger"_s});
    return std::move(found->front());
}

Result<QString> deskId(QSqlDatabase &db)
{
    return Store::selectValue(db, u"SELECT id FROM desk"_s).transform([](const QVariant &value) {
        return value.toString();
    });
}

Result<RunTotals> totals(QSqlDatabase &db, qint64 key, bool isSending)
{
    auto query = select(db,
        u"SELECT (SELECT recipients FROM campaign WHERE key=?), status, count(*) "
        u"FROM recipient WHERE campaign=? GROUP BY status"_s,
        {key, key});
    if (!query)
        return std::unexpected(query.error());
    RunTotals totals;
    while (query->next()) {
        totals.recipients = query->value(0).toInt();
        totals.add(statusFromName(query->value(1).toString()).value_or(RowStatus::Uncertain),
            query->value(2).toInt(), isSending);
    }
    return Store::finished(*query).transform([&totals] { return totals; });
}

Result<std::vector<RowRecord>> rows(QSqlDatabase &db, qint64 key, int firstRow, int limit)
{
    return all(select(db,
                   u"SELECT "_s + rowColumns
                       + u" FROM recipient r WHERE r.campaign=? AND r.row>=? "
                         u"ORDER BY r.row LIMIT ?"_s,
                   {key, firstRow, limit}),
        [](const QSqlQuery &query) { return readRow(query); });
}

Result<std::vector<RowRecord>> rowsOf(QSqlDatabase &db, qint64 key, std::vector<int> wanted)
{
    constexpr size_t atOnce = 500;
    std::ranges::sort(wanted);
    std::vector<RowRecord> found;
    for (size_t from = 0; from < wanted.size(); from += atOnce) {
        const size_t count = std::min(atOnce, wanted.size() - from);
        QVariantList values{key};
        for (size_t i = from; i < from + count; ++i)
            values += wanted[i];
        auto part = all(select(db,
                            u"SELECT "_s + rowColumns
                                + u" FROM recipient r WHERE r.campaign=? AND r.row IN (%1) "
                                  u"ORDER BY r.row"_s.arg(Store::placeholders(qsizetype(count))),
                            values),
            [](const QSqlQuery &query) { return readRow(query); });
        if (!part)
            return std::unexpected(part.error());
        std::ranges::move(*part, std::back_inserter(found));
    }
    return found;
}

Result<std::vector<RowName>> rowNames(QSqlDatabase &db, qint64 key)
{
    return all(select(db,
                   u"SELECT row, json_extract(variables, '$.firstname'), "
                   u"json_extract(variables, '$.lastname'), "
                   u"json_extract(variables, '$.description') "
                   u"FROM recipient_data WHERE campaign=? ORDER BY row"_s,
                   {key}),
        [](const QSqlQuery &query) {
            return RowName{.row = query.value(0).toInt(),
                .firstName = query.value(1).toString(),
                .lastName = query.value(2).toString(),
                .description = query.value(3).toString()};
        });
}

Result<RowRecord> row(QSqlDatabase &db, qint64 key, int row)
{
    auto found =
        all(select(db, rowsWithVariables + u"r.row=?"_s, {key, row}), readRowWithVariables);
    if (!found)
        return std::unexpected(found.error());
    if (found->empty())
        return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"the campaign has no row %1"_s.arg(row),
            .source = u"mail ledger"_s});
    return std::move(found->front());
}

Result<std::vector<RowRecord>> waitingRows(QSqlDatabase &db, qint64 key, int firstRow, int limit)
{
    return all(
        select(db, rowsWithVariables + u"r.row>=? AND r.status='waiting' ORDER BY r.row LIMIT ?"_s,
            {key, firstRow, limit}),
        readRowWithVariables);
}

Result<std::vector<RowRecord>> uncertainRows(QSqlDatabase &db, qint64 key)
{
    return all(select(db,
                   u"SELECT "_s + rowColumns
                       + u" FROM recipient r WHERE r.campaign=? AND r.status='uncertain' "
                         u"ORDER BY r.row"_s,
                   {key}),
        [](const QSqlQuery &query) { return readRow(query); });
}

Result<std::vector<AttemptRecord>> attempts(QSqlDatabase &db, qint64 key, int row)
{
    return all(select(db,
                   u"SELECT number, round, interrupted, begun, dot_left, ended, completed, step, "
                   u"verdict, scope, counted, code, enhanced, text, unclear, error_kind, "
                   u"error_text, server, tls, mail_of_connection, s.transcript, a.transcript "
                   u"FROM attempt a LEFT JOIN session s ON s.key=a.session "
                   u"WHERE campaign=? AND row=? ORDER BY a.key"_s,
                   {key, row}),
        readAttempt);
}

Result<std::vector<Evidence>> decisions(QSqlDatabase &db, qint64 key, int row)
{
    return all(select(db,
                   u"SELECT source, outcome, who, reason, detail, at FROM decision "
                   u"WHERE campaign=? AND row=? ORDER BY key"_s,
                   {key, row}),
        [](const QSqlQuery &query) {
            const auto index = [](const auto &names, const QString &name) {
                return int(std::ranges::find_if(names, [&name](auto known) {
                    return name == known;
                }) - names.begin());
            };
            return Evidence{.source = EvidenceSource(index(sourceNames, query.value(0).toString())),
                .outcome = Evidence::Outcome(index(outcomeNames, query.value(1).toString())),
                .who = query.value(2).toString(),
                .reason = query.value(3).toString(),
                .detail = jsonOf(query.value(4)),
                .at = timeOf(query.value(5))};
        });
}

CauseGroup causeOf(int code, const QString &enhanced, const QString &error)
{
    // Addresses, host names, numbers and ids differ from row to row.
    static const QRegularExpression own(
        uR"(<[^>]*>|"[^"]*"|\S+@\S+|\b[\w-]+(\.[\w-]+)+\b|\b\w*\d\w*\b)"_s);
    QString words = error;
    for (const QString &part : {QString::number(code), enhanced}) {
        if (!part.isEmpty() && words.startsWith(part))
            words = words.mid(part.size()).trimmed();
    }
    QString shape = words.toLower();
    shape.replace(own, u"*"_s);
    CauseGroup group;
    group.key = u"%1 %2 %3"_s.arg(code).arg(enhanced, shape.simplified().left(120));
    QStringList label;
    if (code != 0)
        label += QString::number(code);
    if (!enhanced.isEmpty())
        label += enhanced;
    static const QRegularExpression addresses(uR"(<[^>]*>|\S+@\S+)"_s);
    label += words.replace(addresses, u"…"_s).simplified().left(80);
    group.label = label.join(u' ').trimmed();
    // A password that was wrong is put right in the profile, and the recipient was not at fault.
    group.isSafe = code < 500 || Mail::isSignInRefusal(code);
    return group;
}

Result<std::vector<CauseGroup>> causes(QSqlDatabase &db, qint64 key)
{
    auto query = select(db,
        u"SELECT code, enhanced, error, count(*), min(row), sum(phase IS NULL) FROM recipient "
        u"WHERE campaign=? AND status='failed' GROUP BY code, enhanced, error ORDER BY 5"_s,
        {key});
    if (!query)
        return std::unexpected(query.error());
    std::vector<CauseGroup> groups;
    while (query->next()) {
        CauseGroup group = causeOf(
            query->value(0).toInt(), query->value(1).toString(), query->value(2).toString());
        group.rows = query->value(3).toInt();
        // Without any attempt it was the message that could not be made.
        group.isSafe = group.isSafe && query->value(5).toInt() == 0;
        const auto known = std::ranges::find(groups, group.key, &CauseGroup::key);
        if (known == groups.end())
            groups.push_back(group);
        else
            known->rows += group.rows;
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &CauseGroup::rows);
    return Store::finished(*query).transform([&groups] { return std::move(groups); });
}

Result<std::vector<MailToCustomer>> mailsTo(
    QSqlDatabase &db, const QString &customer, const QStringList &addresses, int limit)
{
    QVariantList values{customer};
    for (const QString &address : addresses)
        values += address;
    values += limit;
    return all(
        select(db,
            u"SELECT c.id, c.name, "_s + rowColumns
                + u" FROM recipient r JOIN campaign c ON c.key=r.campaign "
                  u"WHERE (r.customer=? AND r.customer<>'') OR r.email COLLATE NOCASE IN (%1) "
                  u"ORDER BY r.changed DESC LIMIT ?"_s.arg(Store::placeholders(addresses.size())),
            values),
        [](const QSqlQuery &query) {
            return MailToCustomer{.campaign = query.value(0).toString(),
                .campaignName = query.value(1).toString(),
                .row = readRow(query, 2)};
        });
}

} // namespace FibreDesk::MailRun
