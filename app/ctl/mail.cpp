// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "mailreport.h"
#include "mailsend.h"
#include "nouns.h"
#include "supervision.h"

#include <QJsonArray>
#include <QSysInfo>

#include <cstdio>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace MailRun;

namespace {

constexpr int rowsShown = 50;

Error mailError(ErrorKind kind, const QString &detail)
{
    return ownError(kind, detail, u"mail"_s);
}

QCoro::Task<Result<void>> list(Context *context, Invocation)
{
    const auto campaigns = co_await context->mail()->campaigns();
    if (!campaigns)
        co_return std::unexpected(campaigns.error());
    QList<QStringList> table;
    for (const DeskCampaign &campaign : *campaigns) {
        context->row(summaryJson(campaign));
        table += QStringList{campaign.record.id, stateText(campaign.record, campaign.isSending()),
            campaign.record.name, totalsText(campaign.totals)};
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    co_return Result<void>();
}

void put(const QByteArray &piece)
{
    std::fwrite(piece.constData(), 1, size_t(piece.size()), stdout);
}

/// For people: where it stands, why rows failed, and the rows that need somebody.
Result<QStringList> statusLines(QSqlDatabase &db, const DeskCampaign &seen)
{
    const auto record = campaign(db, seen.record.id);
    const auto sum = totals(db, seen.record.key, seen.isSending());
    const auto groups = causes(db, seen.record.key);
    if (!record || !sum || !groups)
        return std::unexpected(!record ? record.error() : !sum ? sum.error() : groups.error());
    QStringList lines{
        u"%1  %2  %3"_s.arg(record->id, stateText(*record, seen.isSending()), record->name),
        totalsText(*sum)};
    if (!record->stateReason.isEmpty())
        lines += u"because %1"_s.arg(record->stateReason);
    if (seen.owner)
        lines += u"sent by process %1 on %2 since %3"_s.arg(seen.owner->pid)
                     .arg(seen.owner->host, seen.owner->since);
    if (record->claim == HubClaim::Unknown)
        lines += u"the hub knows of no claims: only this desk's own lock keeps it from being sent "
                 "twice"_s;
    for (const CauseGroup &group : *groups)
        lines += u"%1 failed: %2%3"_s.arg(group.rows)
                     .arg(group.label, group.isSafe ? u" (may be tried again)"_s : QString());
    QList<QStringList> table;
    int more = 0;
    for (int from = 0; from < record->recipients;) {
        const auto page = rows(db, record->key, from, 1000);
        if (!page)
            return std::unexpected(page.error());
        if (page->empty())
            break;
        for (const RowRecord &row : *page) {
            const QJsonObject shown = rowJson(record->id, row, seen.isSending());
            const QString status = shown["status"_L1].toString();
            if (status != "failed"_L1 && status != "uncertain"_L1)
                continue;
            if (table.size() >= rowsShown) {
                ++more;
                continue;
            }
            table += QStringList{u"row %1"_s.arg(row.row), row.email, status,
                shown["phase"_L1].toString(), u"%1 tries"_s.arg(row.attempts),
                shown["error"_L1].toString()};
        }
        from = page->back().row + 1;
    }
    lines += tableLines(table);
    if (more > 0)
        lines += u"… and %1 more; --json and --csv list all"_s.arg(more);
    return lines;
}

QCoro::Task<Result<void>> status(Context *context, Invocation invocation)
{
    MailDesk *desk = context->mail();
    const QString id = invocation.positionals.first();
    const bool isCsv = invocation.isSet(u"csv"_s);
    if (isCsv && context->isJson())
        co_return std::unexpected(usageError(u"--json and --csv exclude each other"_s));
    // Looked at before and inside: a process that begins or ends between is seen by one of them.
    const auto seen = co_await desk->campaign(id);
    if (!seen)
        co_return std::unexpected(seen.error());
    if (!isCsv && !context->isJson()) {
        const auto lines = co_await desk->ledger()->read(
            [campaign = *seen](QSqlDatabase &db) { return statusLines(db, campaign); });
        if (!lines)
            co_return std::unexpected(lines.error());
        for (const QString &line : *lines)
            context->say(line);
        co_return Result<void>();
    }
    const auto form = isCsv ? ReportForm::Csv : ReportForm::Json;
    const auto written = co_await desk->ledger()->read(
        [id, form, wasSending = seen->isSending(), key = seen->record.key,
            file = desk->ledger()->file()](QSqlDatabase &db) {
            const bool isSending = wasSending || CampaignLock::owner(file, key).has_value();
            return writeReport(db, id, isSending, form, put);
        });
    std::fflush(stdout);
    co_return written;
}

QCoro::Task<Result<void>> resume(Context *context, Invocation invocation)
{
    return runToEnd(context, invocation.positionals.first());
}

/// The safe groups meant by what was typed: a code, an enhanced one, words of the reason.
Result<QStringList> causeKeys(
    const std::vector<CauseGroup> &groups, const QString &wanted, const QString &id)
{
    QStringList keys;
    bool isKnown = false;
    for (const CauseGroup &group : groups) {
        if (group.key != wanted && !group.label.contains(wanted, Qt::CaseInsensitive))
            continue;
        isKnown = true;
        if (group.isSafe)
            keys += group.key;
    }
    if (!keys.isEmpty())
        return keys;
    if (isKnown)
        return std::unexpected(mailError(ErrorKind::Validation,
            u"Those rows were refused for good: sending them again unchanged does not help. "
            "--row N does it all the same."_s));
    QStringList lines{u"No row of %1 failed so."_s.arg(id)};
    for (const CauseGroup &group : groups)
        lines += u"%1 × %2"_s.arg(group.rows).arg(group.label);
    return std::unexpected(mailError(ErrorKind::NotFound, lines.join(u'\n')));
}

QCoro::Task<Result<void>> retry(Context *context, Invocation invocation)
{
    MailDesk *desk = context->mail();
    const QString id = invocation.positionals.first();
    if (invocation.isSet(u"row"_s) && invocation.isSet(u"cause"_s))
        co_return std::unexpected(usageError(u"--row and --cause exclude each other"_s));
    const auto number = numberOption(invocation, u"row"_s, -1, 0, 100'000'000);
    if (!number)
        co_return std::unexpected(usageError(number.error()));
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const auto seen = co_await desk->campaign(id);
    if (!seen)
        co_return std::unexpected(seen.error());
    std::vector<RetryChoice> choices;
    if (*number >= 0) {
        choices.push_back({.row = *number});
    } else if (invocation.isSet(u"cause"_s)) {
        const auto groups = co_await desk->ledger()->read(
            [key = seen->record.key](QSqlDatabase &db) { return causes(db, key); });
        if (!groups)
            co_return std::unexpected(groups.error());
        const auto keys = causeKeys(*groups, invocation.value(u"cause"_s), id);
        if (!keys)
            co_return std::unexpected(keys.error());
        for (const QString &key : *keys)
            choices.push_back({.cause = key});
    } else {
        choices.push_back({.isAll = true});
    }
    int taken = 0;
    for (const RetryChoice &choice : choices) {
        const auto again = co_await desk->retry(id, choice);
        if (!again)
            co_return std::unexpected(again.error());
        taken += *again;
    }
    if (taken == 0) {
        context->say(u"No failed row of %1 is worth another try as it is."_s.arg(id));
        co_return co_await sayOutcome(context, id);
    }
    context->say(u"%1 rows of %2 are sent again."_s.arg(taken).arg(id));
    co_return co_await runToEnd(context, id);
}

QCoro::Task<Result<void>> settleByHand(Context *context, Invocation invocation)
{
    using Outcome = Evidence::Outcome;
    const std::array words{std::pair{u"sent"_s, Outcome::Sent},
        std::pair{u"not-sent"_s, Outcome::NotSent}, std::pair{u"give-up"_s, Outcome::GivenUp}};
    std::optional<Outcome> outcome;
    for (const auto &[word, meant] : words) {
        if (!invocation.isSet(word))
            continue;
        if (outcome)
            co_return std::unexpected(
                usageError(u"--sent, --not-sent and --give-up exclude each other"_s));
        outcome = meant;
    }
    const QString reason = invocation.value(u"reason"_s).trimmed();
    const auto number = numberOption(invocation, u"row"_s, -1, 0, 100'000'000);
    if (!number || *number < 0 || !outcome || reason.isEmpty())
        co_return std::unexpected(usageError(!number
                ? number.error()
                : u"settling by hand wants --row N, one of --sent --not-sent --give-up, and "
                  "--reason TEXT"_s));
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString user = qEnvironmentVariable("USER", u"unknown"_s);
    const QString id = invocation.positionals.first();
    const auto settled = co_await context->mail()->settle(id, *number,
        {.source = EvidenceSource::Operator,
            .outcome = *outcome,
            .who = u"%1@%2"_s.arg(user, QSysInfo::machineHostName()),
            .reason = reason,
            .at = context->clock().now()});
    if (!settled)
        co_return std::unexpected(settled.error());
    context->document({{"id"_L1, id}, {"row"_L1, *number}, {"status"_L1, statusName(*settled)}});
    context->say(u"row %1 of %2 is %3 now."_s.arg(*number).arg(id, statusName(*settled)));
    if (*settled == RowStatus::Waiting)
        context->say(u"\"fibredeskctl mail resume %1\" sends it again."_s.arg(id));
    co_return Result<void>();
}

QCoro::Task<Result<void>> settle(Context *context, Invocation invocation)
{
    for (const QString &option : {u"row"_s, u"sent"_s, u"not-sent"_s, u"give-up"_s, u"reason"_s}) {
        if (invocation.isSet(option))
            co_return co_await settleByHand(context, invocation);
    }
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString id = invocation.positionals.first();
    const auto report = co_await context->mail()->settleByMailjet(id);
    if (!report)
        co_return std::unexpected(report.error());
    context->document({{"id"_L1, id}, {"sent"_L1, report->sent}, {"not_sent"_L1, report->notSent},
        {"open"_L1, report->open}});
    context->say(u"%1: Mailjet has %2, does not have %3 (they wait again), and cannot tell of %4 "
                 "yet."_s.arg(id)
                     .arg(report->sent)
                     .arg(report->notSent)
                     .arg(report->open));
    if (report->error)
        co_return std::unexpected(*report->error);
    if (report->open > 0)
        co_return std::unexpected(mailError(ErrorKind::Uncertain,
            u"%1 rows are uncertain still: ask again some minutes after they were sent."_s.arg(
                report->open)));
    co_return Result<void>();
}

QCoro::Task<Result<void>> test(Context *context, Invocation invocation)
{
    if (!context->profile().smtp.isConfigured())
        co_return std::unexpected(noMailServer());
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString address = invocation.positionals.first();
    const auto tried = co_await context->mail()->sendTrial(address);
    if (!tried)
        co_return std::unexpected(tried.error());
    const QString enhanced = tried->enhanced.isGiven() ? tried->enhanced.toString() : QString();
    context->document({{"to"_L1, address}, {"verdict"_L1, verdictName(tried->verdict)},
        {"phase"_L1, phaseName(tried->completed)}, {"step"_L1, phaseName(tried->step)},
        {"code"_L1, tried->code == 0 ? QJsonValue() : QJsonValue(tried->code)},
        {"enhanced"_L1, enhanced}, {"text"_L1, tried->text}, {"error"_L1, tried->errorText},
        {"server"_L1, tried->server}, {"tls"_L1, tried->tls},
        {"transcript"_L1, QString::fromUtf8(tried->transcript())}});
    const QString words = tried->verdict == Mail::Verdict::Sent
        ? u"%1 %2 %3"_s.arg(tried->code).arg(enhanced, tried->text).simplified()
        : tried->reason();
    context->say(u"%1 (%2), up to %3: %4"_s.arg(tried->server,
        tried->tls.isEmpty() ? u"in the clear"_s : tried->tls, phaseName(tried->completed), words));
    if (tried->verdict == Mail::Verdict::Sent) {
        context->say(u"The server took the mail to %1."_s.arg(address));
        co_return Result<void>();
    }
    const ErrorKind kind = tried->verdict == Mail::Verdict::Uncertain
        ? ErrorKind::Uncertain
        : tried->errorKind.value_or(ErrorKind::Server);
    co_return std::unexpected(mailError(kind,
        kind == ErrorKind::Uncertain
            ? u"The mail to %1 may or may not have arrived: %2."_s.arg(address, words)
            : u"The mail to %1 was not sent: %2."_s.arg(address, words)));
}

} // namespace

NounSpec mailNoun()
{
    return {.name = u"mail"_s,
        .verbs = {
            {.name = u"send"_s,
                .positionals = {},
                .help = u"Sends a campaign from a file, until every recipient is settled."_s,
                .options = {{.name = u"campaign"_s, .value = u"FILE.json"_s, .help = {}},
                    {.name = u"dry-run"_s,
                        .value = {},
                        .help = u"makes and checks every mail, and sends none"_s},
                    {.name = u"force"_s,
                        .value = {},
                        .help = u"sends in spite of faults that every recipient would see"_s}},
                .run = sendCampaign},
            {.name = u"resume"_s,
                .positionals = {u"ID"_s},
                .help = u"Goes on with a campaign that was stopped, paused or killed."_s,
                .options = {},
                .run = resume},
            {.name = u"status"_s,
                .positionals = {u"ID"_s},
                .help = u"Where a campaign stands, and each row that needs somebody."_s,
                .options = {{.name = u"csv"_s, .value = {}, .help = u"every row, as CSV"_s}},
                .run = status},
            {.name = u"retry"_s,
                .positionals = {u"ID"_s},
                .help =
                    u"Sends failed rows again: all that are safe to, one, or those of a cause."_s,
                .options = {{.name = u"row"_s, .value = u"N"_s, .help = {}},
                    {.name = u"cause"_s,
                        .value = u"CAUSE"_s,
                        .help =
                            u"only those that failed so: a code (421), an enhanced one (4.7.0), "
                            "words of the reason"_s}},
                .run = retry},
            {.name = u"settle"_s,
                .positionals = {u"ID"_s},
                .help = u"Settles uncertain rows: asks Mailjet, or notes what you know of one."_s,
                .options = {{.name = u"row"_s, .value = u"N"_s, .help = {}},
                    {.name = u"sent"_s, .value = {}, .help = u"it arrived"_s},
                    {.name = u"not-sent"_s,
                        .value = {},
                        .help = u"it did not arrive, and waits again"_s},
                    {.name = u"give-up"_s,
                        .value = {},
                        .help = u"nobody can tell, and it shall not be sent again"_s},
                    {.name = u"reason"_s, .value = u"TEXT"_s, .help = u"how you know; kept"_s}},
                .run = settle},
            {.name = u"test"_s,
                .positionals = {u"ADDRESS"_s},
                .help = u"Sends a few words to one's own address, to try the mail server."_s,
                .options = {},
                .run = test},
            {.name = u"list"_s,
                .positionals = {},
                .help = u"All campaigns of this desk's ledger."_s,
                .options = {},
                .run = list},
        }};
}

} // namespace FibreDesk::Ctl
