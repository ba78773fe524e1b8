// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailsend.h"

#include "compose/lint.h"
#include "mail/smtppool.h"
#include "maildesk/campaignmails.h"
#include "mailreport.h"
#include "stopsignal.h"
#include "supervision.h"

#include <QCoroSignal>
#include <QJsonArray>

#include <cstdio>

#include <unistd.h>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace MailRun;
using Compose::LintFinding;
using Compose::LintKind;
using Compose::LintLevel;

namespace {

constexpr qsizetype rowsNamed = 10;
constexpr int causesNamed = 5;

Error mailError(ErrorKind kind, const QString &detail)
{
    return ownError(kind, detail, u"mail"_s);
}

QString levelName(LintLevel level)
{
    return level == LintLevel::Error  ? u"error"_s
        : level == LintLevel::Warning ? u"warning"_s
                                      : u"hint"_s;
}

QString rowsText(const std::vector<qsizetype> &rows)
{
    QStringList names;
    for (qsizetype i = 0; i < std::min(rowsNamed, qsizetype(rows.size())); ++i)
        names += QString::number(rows[size_t(i)]);
    const qsizetype more = qsizetype(rows.size()) - rowsNamed;
    return u"%1 %2%3"_s.arg(rows.size() == 1 ? u"row"_s : u"rows"_s, names.join(u", "_s),
        more > 0 ? u" and %1 more"_s.arg(more) : QString());
}

QString findingText(const LintFinding &finding)
{
    QStringList words{levelName(finding.level).leftJustified(7), lintKindName(finding.kind)};
    for (const QString &part : {finding.language, finding.what, finding.detail}) {
        if (!part.isEmpty())
            words += part.simplified(); // a finding is one line, whatever an address holds
    }
    if (!finding.rows.empty())
        words += u"(%1)"_s.arg(rowsText(finding.rows));
    return words.join(u' ');
}

QJsonObject findingJson(const LintFinding &finding)
{
    QJsonArray rows;
    for (const qsizetype row : finding.rows)
        rows += row;
    return {{"kind"_L1, lintKindName(finding.kind)}, {"level"_L1, levelName(finding.level)},
        {"language"_L1, finding.language}, {"what"_L1, finding.what}, {"detail"_L1, finding.detail},
        {"rows"_L1, rows}};
}

/// What is wrong with the message itself: every recipient would get it so. A row of its own fails
/// by itself and is told on the row.
bool stopsAll(const LintFinding &finding)
{
    if (finding.level != LintLevel::Error)
        return false;
    return finding.rows.empty() || finding.kind == LintKind::UnknownVariable;
}

struct Check {
    std::vector<LintFinding> findings{};
    int recipients = 0;
    int excluded = 0;
    int composed = 0;
    QStringList unmade{}; ///< "row 3: …"
};

/// Every row as it would be sent.
Result<Check> checkAll(const Compose::CampaignFile &campaign, const Context *context)
{
    auto composer = Compose::Composer::prepare(campaign);
    if (!composer) {
        QStringList lines{u"The texts of %1 cannot be used:"_s.arg(campaign.id)};
        for (const Compose::TextFault &fault : composer.error()) {
            const QString at = fault.line > 0 ? u" line %1"_s.arg(fault.line) : QString();
            lines += QString(fault.field + u' ' + fault.language).trimmed() + at + u": "_s
                + fault.sentence;
        }
        return std::unexpected(mailError(ErrorKind::Validation, lines.join(u'\n')));
    }
    Check check{.findings = Compose::lint(*composer)};
    const NewCampaign made = ledgerCampaign(campaign, {});
    check.recipients = made.recipients;
    const QDateTime now = context->clock().now().toTimeZone(context->profile().timeZone);
    for (int row = 0; row < check.recipients; ++row) {
        if (!made.recipient(row).excludedReason.isEmpty()) {
            ++check.excluded;
            continue;
        }
        const auto mail = composer->compose(row, now);
        if (mail)
            ++check.composed;
        else
            check.unmade += u"row %1: %2"_s.arg(row).arg(mail.error().detail);
    }
    return check;
}

/// A report on a check that nothing is sent after.
Result<void> sayCheck(
    const Context *context, const Compose::CampaignFile &campaign, const Check &check)
{
    QJsonArray findings;
    for (const LintFinding &finding : check.findings) {
        context->say(findingText(finding));
        findings += findingJson(finding);
    }
    for (const QString &line : check.unmade.first(std::min<qsizetype>(check.unmade.size(), 20)))
        context->say(u"error   cannot be made: "_s + line);
    context->say(u"%1: %2 recipients, %3 mails ready, %4 excluded, %5 that cannot be made; nothing "
                 "was sent"_s.arg(campaign.id)
                     .arg(check.recipients)
                     .arg(check.composed)
                     .arg(check.excluded)
                     .arg(check.unmade.size()));
    context->document(
        {{"id"_L1, campaign.id}, {"dry_run"_L1, true}, {"recipients"_L1, check.recipients},
            {"ready"_L1, check.composed}, {"excluded"_L1, check.excluded},
            {"unmade"_L1, QJsonArray::fromStringList(check.unmade)}, {"findings"_L1, findings}});
    // Who is in the list twice is left out by itself.
    const auto errors = std::ranges::count_if(check.findings, [](const LintFinding &finding) {
        return finding.level == LintLevel::Error && finding.kind != LintKind::DuplicateAddress;
    });
    if (errors > 0 || !check.unmade.isEmpty())
        return std::unexpected(mailError(ErrorKind::Validation,
            u"%1 has faults that would reach customers."_s.arg(campaign.id)));
    return {};
}

/// One line that is written again and again, where somebody looks.
class ProgressLine {
public:
    ProgressLine()
        : m_isShown(::isatty(STDERR_FILENO) == 1)
    {
    }
    ~ProgressLine()
    {
        if (m_hasWritten)
            std::fputs("\r\x1b[K", stderr);
    }
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(const RunSnapshot &snapshot)
    {
        if (!m_isShown)
            return;
        const RunTotals &totals = snapshot.totals;
        QString line = u"%1 of %2 sent, %3 failed, %4 uncertain, %5 waiting"_s.arg(totals.sent)
                           .arg(totals.recipients - totals.excluded)
                           .arg(totals.failed)
                           .arg(totals.uncertain)
                           .arg(totals.waiting);
        if (snapshot.state == RunSnapshot::State::Throttled)
            line += u"; throttled until %1"_s.arg(
                snapshot.throttledUntil.toLocalTime().toString(u"HH:mm:ss"_s));
        else if (snapshot.sentPerSecond > 0)
            line += u"; %1/s"_s.arg(snapshot.sentPerSecond, 0, 'f', 1);
        if (snapshot.timeLeft)
            line += u", %1 s left"_s.arg(snapshot.timeLeft->count());
        std::fprintf(stderr, "\r%s\x1b[K", line.toUtf8().constData());
        std::fflush(stderr);
        m_hasWritten = true;
    }

private:
    bool m_isShown;
    bool m_hasWritten = false;
};

/// Whether anything answers there at all. What a server says is left to the run to deal with.
QCoro::Task<Result<void>> reachServer(Context *context, QString id, const StopSignal *stop)
{
    auto settings = Mail::SmtpSettings::from(context->profile().smtp);
    settings.connections = 1;
    const auto pool = std::make_unique<Mail::SmtpPool>(settings);
    QObject::connect(stop, &StopSignal::came, pool.get(), &Mail::SmtpPool::stop);
    const Mail::Attempt tried = co_await pool->tryConnection();
    const bool isSilent = tried.step < Mail::Phase::Mail && tried.code == 0
        && (tried.errorKind == ErrorKind::Offline || tried.errorKind == ErrorKind::Timeout
            || tried.errorKind == ErrorKind::Tls);
    if (!isSilent)
        co_return Result<void>();
    co_return std::unexpected(mailError(*tried.errorKind,
        u"The mail server %1:%2 cannot be reached: %3.\nNothing was sent; "
        "\"fibredeskctl mail resume %4\" goes on."_s.arg(settings.host)
            .arg(settings.port)
            .arg(tried.reason(), id)));
}

QStringList causeLines(const std::vector<CauseGroup> &groups)
{
    QStringList lines;
    for (const CauseGroup &group : groups) {
        if (lines.size() == causesNamed) {
            lines += u"… and %1 other causes"_s.arg(int(groups.size()) - causesNamed);
            break;
        }
        lines += u"%1 × %2"_s.arg(group.rows).arg(group.label);
    }
    return lines;
}

} // namespace

Error noMailServer()
{
    return mailError(ErrorKind::Validation, u"The profile has no [smtp] host."_s);
}

QCoro::Task<Result<void>> sendCampaign(Context *context, Invocation invocation)
{
    const QString file = invocation.value(u"campaign"_s);
    if (file.isEmpty())
        co_return std::unexpected(usageError(u"mail send wants --campaign FILE.json"_s));
    auto campaign = Compose::readCampaignFile(file);
    if (!campaign)
        co_return std::unexpected(mailError(ErrorKind::Validation,
            u"%1 cannot be used:\n%2"_s.arg(file, Compose::faultText(campaign.error()))));
    if (invocation.isSet(u"dry-run"_s)) {
        const auto check = checkAll(*campaign, context);
        if (!check)
            co_return std::unexpected(check.error());
        co_return sayCheck(context, *campaign, *check);
    }
    if (!context->profile().smtp.isConfigured())
        co_return std::unexpected(noMailServer());
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const auto known = co_await context->mail()->campaign(campaign->id);
    if (!known && known.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(known.error());
    if (!known) {
        auto composer = Compose::Composer::prepare(*campaign);
        // Where it cannot be prepared, the check says why.
        const auto findings = composer ? Result<Check>(Check{.findings = Compose::lint(*composer)})
                                       : checkAll(*campaign, context);
        if (!findings)
            co_return std::unexpected(findings.error());
        QStringList stopping;
        for (const LintFinding &finding : findings->findings) {
            if (stopsAll(finding))
                stopping += findingText(finding);
            else if (finding.level != LintLevel::Hint)
                context->say(findingText(finding));
        }
        if (!stopping.isEmpty() && !invocation.isSet(u"force"_s))
            co_return std::unexpected(mailError(ErrorKind::Validation,
                u"Nothing was sent: every recipient would see this (--force sends it all "
                "the same).\n%1"_s.arg(stopping.join(u'\n'))));
    }
    // Given away: the rows are in the ledger from here on, and not in memory.
    const auto record = co_await context->mail()->put(std::move(*campaign));
    if (!record)
        co_return std::unexpected(record.error());
    co_return co_await runToEnd(context, record->id);
}

QCoro::Task<Result<void>> runToEnd(Context *context, QString id)
{
    if (!context->profile().smtp.isConfigured())
        co_return std::unexpected(noMailServer());
    const auto may = co_await context->supervision().mayDo(u"sendMail"_s);
    if (!may)
        co_return std::unexpected(may.error());
    MailDesk *desk = context->mail();
    const auto before = co_await desk->campaign(id);
    if (!before)
        co_return std::unexpected(before.error());
    if (before->record.state == CampaignState::Cancelled)
        co_return std::unexpected(
            mailError(ErrorKind::Validation, u"The campaign %1 was cancelled."_s.arg(id)));
    if (before->record.state == CampaignState::Done && before->totals.waiting == 0) {
        context->say(u"%1 is done already."_s.arg(id));
        co_return co_await sayOutcome(context, id);
    }
    StopSignal stop;
    if (const auto reached = co_await reachServer(context, id, &stop); !reached)
        co_return reached;

    RunSnapshot last;
    QString pause;
    {
        ProgressLine progress;
        CampaignRun *run = desk->send(id);
        QObject::connect(&stop, &StopSignal::came, run, &CampaignRun::stop);
        if (stop.hasCome())
            run->stop();
        QObject::connect(run, &CampaignRun::snapshotChanged, run, [run, &last, &pause, &progress] {
            last = run->snapshot();
            progress.show(last);
            if (last.state == RunSnapshot::State::Paused && pause.isEmpty()) {
                pause = last.pauseReason.isEmpty() ? u"it was paused"_s : last.pauseReason;
                run->stop();
            }
        });
        co_await qCoro(run, &CampaignRun::finished);
    }
    if (last.error) {
        Error error = *last.error;
        if (error.kind == ErrorKind::Conflict)
            error = mailError(ErrorKind::Conflict, u"Nothing was sent: %1."_s.arg(error.detail));
        co_return std::unexpected(error);
    }
    const auto after = co_await desk->campaign(id);
    if (after && after->record.claim == HubClaim::Unknown
        && before->record.claim != HubClaim::Unknown)
        context->say(u"This hub knows of no claims: only this desk's own lock keeps the campaign "
                     "from being sent twice."_s);
    if (!pause.isEmpty())
        co_return std::unexpected(mailError(ErrorKind::Server,
            u"%1 is paused: %2.\n%3\n\"fibredeskctl mail resume %1\" goes on."_s.arg(
                id, pause, after ? totalsText(after->totals) : QString())));
    if (last.state == RunSnapshot::State::Stopped)
        co_return std::unexpected(mailError(ErrorKind::Server,
            u"%1 was stopped.\n%2\n\"fibredeskctl mail resume %1\" goes on."_s.arg(
                id, after ? totalsText(after->totals) : QString())));
    co_return co_await sayOutcome(context, id);
}

QCoro::Task<Result<void>> sayOutcome(Context *context, QString id)
{
    using Seen = std::pair<RunTotals, std::vector<CauseGroup>>;
    const auto after = co_await context->mail()->campaign(id);
    if (!after)
        co_return std::unexpected(after.error());
    const auto groups = co_await context->mail()->ledger()->read(
        [key = after->record.key](QSqlDatabase &db) { return causes(db, key); });
    if (!groups)
        co_return std::unexpected(groups.error());
    const auto &[totals, known] = Seen(after->totals, *groups);
    context->document(summaryJson(*after));
    context->say(u"%1: %2"_s.arg(id, totalsText(totals)));
    const int meant = totals.recipients - totals.excluded;
    if (totals.uncertain > 0)
        co_return std::unexpected(mailError(ErrorKind::Uncertain,
            u"%1 of %2 recipients may or may not have got the mail.\n\"fibredeskctl mail settle "
            "%3\" asks Mailjet, \"… --row N\" settles one by hand"_s.arg(totals.uncertain)
                .arg(meant)
                .arg(id)));
    if (totals.failed > 0)
        co_return std::unexpected(mailError(ErrorKind::Server,
            u"%1 of %2 recipients did not get the mail.\n%3"_s.arg(totals.failed)
                .arg(meant)
                .arg(causeLines(known).join(u'\n'))));
    if (totals.waiting > 0)
        co_return std::unexpected(mailError(ErrorKind::Server,
            u"%1 of %2 recipients still wait.\n\"fibredeskctl mail resume %3\" goes on."_s
                .arg(totals.waiting)
                .arg(meant)
                .arg(id)));
    co_return Result<void>();
}

} // namespace FibreDesk::Ctl
