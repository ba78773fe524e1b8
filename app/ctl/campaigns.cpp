// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "hub/failurecause.h"
#include "hub/hubclient.h"
#include "nouns.h"
#include "supervision.h"

#include <QCoroTimer>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Hub::RecipientStatus;

namespace {

constexpr std::array readBackAfter{300ms, 1000ms, 3000ms};

QJsonObject totalsJson(const Hub::CampaignTotals &totals)
{
    return {{"recipients"_L1, totals.recipients}, {"sent"_L1, totals.sent},
        {"failed"_L1, totals.failed}, {"uncertain"_L1, totals.uncertain},
        {"waiting"_L1, totals.waiting}, {"excluded"_L1, totals.excluded},
        {"opened"_L1, totals.opened}, {"clicked"_L1, totals.clicked},
        {"gift_clicked"_L1, totals.giftClicked}, {"exact"_L1, totals.isExact}};
}

QString totalsText(const Hub::CampaignTotals &totals)
{
    return u"%1 recipients = %2 sent + %3 failed + %4 uncertain + %5 waiting + %6 excluded"_s
        .arg(totals.recipients)
        .arg(totals.sent)
        .arg(totals.failed)
        .arg(totals.uncertain)
        .arg(totals.waiting)
        .arg(totals.excluded);
}

QJsonObject summaryJson(const Hub::CampaignSummary &summary)
{
    return {{"id"_L1, summary.id}, {"name"_L1, summary.name}, {"status"_L1, summary.status},
        {"created"_L1, summary.created.toString(Qt::ISODate)},
        {"totals"_L1, totalsJson(summary.totals)}};
}

QJsonObject recipientJson(const Hub::Recipient &recipient)
{
    return {{"row"_L1, recipient.row}, {"name"_L1, recipient.fullName()},
        {"email"_L1, recipient.email}, {"customer"_L1, recipient.customer},
        {"status"_L1, recipient.statusText}, {"error"_L1, recipient.error},
        {"retry_count"_L1, recipient.retryCount}, {"excluded"_L1, recipient.isExcluded}};
}

bool isFailed(const Hub::Recipient &recipient)
{
    return bucketOf(recipient) == Hub::RecipientBucket::Failed;
}

QCoro::Task<Result<void>> list(Context *context, Invocation)
{
    const auto hub = context->hub();
    if (!hub)
        co_return std::unexpected(hub.error());
    const auto campaigns = co_await (*hub)->campaigns();
    if (!campaigns)
        co_return std::unexpected(campaigns.error());
    QList<QStringList> table;
    for (const Hub::CampaignSummary &summary : *campaigns) {
        context->row(summaryJson(summary));
        table += QStringList{summary.id, summary.status, summary.name, totalsText(summary.totals)};
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    co_return Result<void>();
}

QCoro::Task<Result<void>> show(Context *context, Invocation invocation)
{
    const auto hub = context->hub();
    if (!hub)
        co_return std::unexpected(hub.error());
    const auto campaign = co_await (*hub)->campaign(invocation.positionals.first());
    if (!campaign)
        co_return std::unexpected(campaign.error());
    const Hub::CampaignSummary &summary = campaign->summary;
    context->say(u"%1  %2  %3"_s.arg(summary.id, summary.status, summary.name));
    context->say(totalsText(summary.totals));

    QJsonArray rows;
    QList<QStringList> table;
    std::map<QString, std::pair<FailureCause, int>> causes;
    for (const Hub::Recipient &recipient : campaign->recipients) {
        rows += recipientJson(recipient);
        if (!isFailed(recipient))
            continue;
        const FailureCause cause = failureCause(recipient.error);
        auto &[known, count] = causes[cause.key];
        known = cause;
        ++count;
        table += QStringList{u"row %1"_s.arg(recipient.row), recipient.email,
            u"%1 tries"_s.arg(recipient.retryCount + 1), recipient.error};
    }
    QJsonArray causeRows;
    for (const auto &[key, entry] : causes) {
        const auto &[cause, count] = entry;
        causeRows += QJsonObject{
            {"cause"_L1, cause.label()}, {"rows"_L1, count}, {"transient"_L1, cause.isTransient()}};
        context->say(u"%1 failed: %2"_s.arg(count).arg(cause.label()));
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    QJsonObject document = summaryJson(summary);
    document.insert("subject"_L1, campaign->params.subject);
    document.insert("causes"_L1, causeRows);
    document.insert("recipients"_L1, rows);
    context->document(document);
    co_return Result<void>();
}

/// Reads the row until it shows that the hub took the retry; false while it does not.
Deed campaignDeed(const QString &action, const QString &id)
{
    return {.area = u"campaigns"_s, .action = action, .name = id};
}

QCoro::Task<bool> hasTakenRetry(Hub::HubClient *hub, QString id, Hub::Recipient before)
{
    for (const auto pause : readBackAfter) {
        co_await QCoro::sleepFor(pause);
        const auto now = co_await hub->campaign(id);
        if (!now || before.row >= int(now->recipients.size()))
            continue;
        const Hub::Recipient &row = now->recipients.at(std::size_t(before.row));
        if (row.status != before.status || row.retryCount != before.retryCount)
            co_return true;
    }
    co_return false;
}

/// One row; where no answer came, reading it back may settle it.
QCoro::Task<Result<bool>> retryAndSettle(Hub::HubClient *hub, QString id, Hub::Recipient row)
{
    const auto done = co_await hub->retryRecipient(id, row.row);
    if (done)
        co_return false;
    Error error = done.error();
    if (error.kind == ErrorKind::Uncertain) {
        if (co_await hasTakenRetry(hub, id, row))
            co_return true;
        error.detail += u"\nrow %1 is still failed; look again before repeating it"_s.arg(row.row);
    }
    co_return std::unexpected(error);
}

Error rowError(ErrorKind kind, const QString &detail)
{
    return ownError(kind, detail, u"campaigns retry"_s);
}

QCoro::Task<Result<void>> retry(Context *context, Invocation invocation)
{
    const auto hub = context->hub();
    if (!hub)
        co_return std::unexpected(hub.error());
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString id = invocation.positionals.at(0);
    bool isNumber = false;
    const int number = invocation.positionals.at(1).toInt(&isNumber);
    if (!isNumber || number < 0)
        co_return std::unexpected(usageError(u"ROW is the number that show prints"_s));
    const auto campaign = co_await (*hub)->campaign(id);
    if (!campaign)
        co_return std::unexpected(campaign.error());
    if (number >= int(campaign->recipients.size()))
        co_return std::unexpected(rowError(ErrorKind::NotFound,
            u"%1 has rows 0 to %2."_s.arg(id).arg(int(campaign->recipients.size()) - 1)));
    const Hub::Recipient row = campaign->recipients.at(std::size_t(number));
    if (!isFailed(row))
        co_return std::unexpected(rowError(ErrorKind::Conflict,
            u"Row %1 is not failed (%2)."_s.arg(number).arg(
                row.isExcluded ? u"excluded"_s : row.statusText)));
    const auto settled = co_await retryAndSettle(*hub, id, row);
    Deed deed = ended(campaignDeed(u"resend"_s, id), errorOf(settled));
    deed.before = {{u"row"_s, number}, {u"status"_s, row.statusText}, {u"error"_s, row.error}};
    deed.after = {{u"row"_s, number}, {u"email"_s, row.email}};
    context->supervision().oversight()->note(std::move(deed));
    if (!settled)
        co_return std::unexpected(settled.error());
    context->document({{"campaign"_L1, id}, {"row"_L1, number}, {"email"_L1, row.email},
        {"outcome"_L1, u"accepted"_s}, {"read_back"_L1, *settled}});
    context->say(u"The hub will send row %1 (%2) again; the last reason was: %3"_s.arg(number).arg(
        row.email, row.error));
    if (*settled)
        context->say(u"No answer came; reading it back shows that it was taken."_s);
    co_return Result<void>();
}

bool isOfCause(const Hub::Recipient &recipient, const QString &wanted)
{
    if (wanted.isEmpty())
        return true;
    const FailureCause cause = failureCause(recipient.error);
    return cause.key == wanted || cause.enhanced == wanted || QString::number(cause.code) == wanted
        || cause.label(1000).contains(wanted, Qt::CaseInsensitive);
}

struct RowCounts {
    int accepted = 0;
    int refused = 0;
    int uncertain = 0;
};

/// As the window notes it: the run as a whole.
void noteRun(
    const Context *context, const QString &id, RowCounts rows, const std::optional<Error> &error)
{
    Deed deed = ended(campaignDeed(u"resend"_s, id), error);
    deed.after = {{u"asked"_s, rows.accepted + rows.refused + rows.uncertain},
        {u"accepted"_s, rows.accepted}, {u"refused"_s, rows.refused},
        {u"unanswered"_s, rows.uncertain}};
    context->supervision().oversight()->note(std::move(deed));
}

QCoro::Task<Result<void>> retryFailed(Context *context, Invocation invocation)
{
    const auto hub = context->hub();
    if (!hub)
        co_return std::unexpected(hub.error());
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString id = invocation.positionals.first();
    const QString wanted = invocation.value(u"cause"_s);
    const auto campaign = co_await (*hub)->campaign(id);
    if (!campaign)
        co_return std::unexpected(campaign.error());
    int accepted = 0;
    int refused = 0;
    int uncertain = 0;
    std::optional<Error> worst;
    for (const Hub::Recipient &row : campaign->recipients) {
        if (!isFailed(row) || !isOfCause(row, wanted))
            continue;
        auto done = co_await retryAndSettle(*hub, id, row);
        if (!done && done.error().kind == ErrorKind::RateLimited) {
            co_await QCoro::sleepFor(
                std::chrono::seconds(std::clamp(done.error().retryAfterSeconds, 1, 60)));
            done = co_await retryAndSettle(*hub, id, row);
        }
        QJsonObject line{{"row"_L1, row.row}, {"email"_L1, row.email}};
        if (done) {
            ++accepted;
            line.insert("outcome"_L1, u"accepted"_s);
            context->say(u"row %1  %2  accepted"_s.arg(row.row).arg(row.email));
        } else {
            const Error &error = done.error();
            const bool isUncertain = error.kind == ErrorKind::Uncertain;
            ++(isUncertain ? uncertain : refused);
            line.insert("outcome"_L1, isUncertain ? u"uncertain"_s : u"refused"_s);
            line.insert("error"_L1, error.detail);
            context->say(u"row %1  %2  %3: %4"_s.arg(row.row).arg(
                row.email, kindName(error.kind), error.detail.section(u'\n', 0, 0)));
            if (!worst || isUncertain)
                worst = error;
        }
        context->row(line);
        // What concerns every row ends the run; the others stay as they were.
        if (!done
            && (exitCodeOf(done.error()) == ExitCode::Unreachable || needsLogin(done.error()))) {
            noteRun(context, id, {.accepted = accepted, .refused = refused, .uncertain = uncertain},
                done.error());
            co_return std::unexpected(done.error());
        }
    }
    if (accepted + refused + uncertain > 0)
        noteRun(
            context, id, {.accepted = accepted, .refused = refused, .uncertain = uncertain}, worst);
    context->say(
        u"%1 accepted, %2 refused, %3 uncertain"_s.arg(accepted).arg(refused).arg(uncertain));
    if (worst) {
        worst->detail = u"%1 rows were not accepted, one because %2"_s.arg(refused + uncertain)
                            .arg(worst->detail);
        co_return std::unexpected(*worst);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> send(Context *context, Invocation invocation)
{
    const auto hub = context->hub();
    if (!hub)
        co_return std::unexpected(hub.error());
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString id = invocation.positionals.first();
    const auto before = co_await (*hub)->campaign(id);
    if (!before)
        co_return std::unexpected(before.error());
    auto done = co_await (*hub)->sendCampaign(id);
    bool wasReadBack = false;
    if (!done && done.error().kind == ErrorKind::Uncertain) {
        for (const auto pause : readBackAfter) {
            co_await QCoro::sleepFor(pause);
            const auto now = co_await (*hub)->campaign(id);
            if (now && now->summary.status != before->summary.status) {
                wasReadBack = true;
                done = Result<void>();
                break;
            }
        }
    }
    Deed deed = ended(campaignDeed(u"send"_s, id), errorOf(done));
    deed.title = before->summary.name;
    deed.before = {{u"status"_s, before->summary.status}};
    deed.after = {{u"recipients"_s, before->summary.totals.waiting}};
    context->supervision().oversight()->note(std::move(deed));
    if (!done) {
        Error error = done.error();
        if (error.kind == ErrorKind::Uncertain)
            error.detail += u"\nthe campaign is still %1; look again before repeating it"_s.arg(
                before->summary.status);
        co_return std::unexpected(error);
    }
    context->document({{"campaign"_L1, id}, {"outcome"_L1, u"started"_s},
        {"recipients"_L1, before->summary.totals.waiting}, {"read_back"_L1, wasReadBack}});
    context->say(u"The hub has begun to send %1 to %2 recipients."_s.arg(id).arg(
        before->summary.totals.waiting));
    if (wasReadBack)
        context->say(u"No answer came; reading it back shows that it was started."_s);
    co_return Result<void>();
}

} // namespace

NounSpec campaignsNoun()
{
    return {.name = u"campaigns"_s,
        .verbs = {
            {.name = u"list"_s,
                .positionals = {},
                .help = u"All campaigns with totals that add up."_s,
                .options = {},
                .run = list},
            {.name = u"show"_s,
                .positionals = {u"ID"_s},
                .help = u"One campaign: totals, causes, and each failed row with its reason."_s,
                .options = {},
                .run = show},
            {.name = u"retry"_s,
                .positionals = {u"ID"_s, u"ROW"_s},
                .help = u"Sends one failed row again."_s,
                .options = {},
                .run = retry},
            {.name = u"retry-failed"_s,
                .positionals = {u"ID"_s},
                .help = u"Sends all failed rows again, each with its own result."_s,
                .options = {{.name = u"cause"_s,
                    .value = u"CAUSE"_s,
                    .help = u"only those that failed so: a code (421), an enhanced one (4.7.0), "
                            "words of the reason"_s}},
                .run = retryFailed},
            {.name = u"send"_s,
                .positionals = {u"ID"_s},
                .help = u"Starts sending a draft."_s,
                .options = {},
                .run = send},
        }};
}

} // namespace FibreDesk::Ctl
