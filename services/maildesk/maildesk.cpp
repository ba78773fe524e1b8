// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maildesk/maildesk.h"

#include "hub/hubclient.h"
#include "mail/smtppool.h"
#include "maildesk/campaignmails.h"
#include "mailrun/campaignlock.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"
#include "mailrun/leftovers.h"
#include "text/mailbox.h"

#include <QCoroFuture>
#include <QPointer>
#include <QSysInfo>
#include <QUuid>
#include <QtConcurrentRun>

#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using namespace MailRun;

namespace {

Error invalid(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"mail"_s};
}

Error noServer()
{
    return invalid(u"the profile names no mail server: [smtp] host"_s);
}

/// Runs a change on one campaign of the ledger, found by its id.
template <typename F>
auto onCampaign(const QString &id, F change)
{
    return
        [id, change = std::move(change)](
            QSqlDatabase &db) -> std::invoke_result_t<F, QSqlDatabase &, const CampaignRecord &> {
            const auto record = campaign(db, id);
            if (!record)
                return std::unexpected(record.error());
            return change(db, *record);
        };
}

Result<DeskCampaign> counted(QSqlDatabase &db, CampaignRecord record, const QString &ledgerFile)
{
    // Asked before the rows are counted: a process that ends in between leaves them as it left
    // them.
    auto owner = CampaignLock::owner(ledgerFile, record.key);
    return totals(db, record.key, owner.has_value()).transform([&](const RunTotals &sum) {
        return DeskCampaign{.record = std::move(record), .totals = sum, .owner = std::move(owner)};
    });
}

/// A process ended while mails were on their way, or before it was done with cancelling. Where they
/// cannot be taken up (a disk that is full), all that had been cleared counts as uncertain: rather
/// too many than too few.
bool isLeftBehind(const DeskCampaign &campaign)
{
    const bool isHalfCancelled =
        campaign.record.state == CampaignState::Cancelled && campaign.totals.waiting > 0;
    return !campaign.isSending() && (campaign.totals.inFlight > 0 || isHalfCancelled);
}

/// Nobody gets a campaign twice, also not by a corrected address. Excluded rows count as well: that
/// person was not to get it.
Result<void> refuseTakenAddress(
    QSqlDatabase &db, qint64 key, int corrected, const Text::MailAddress &address)
{
    constexpr int rowsAtOnce = 5000;
    for (int from = 0;;) {
        const auto some = rows(db, key, from, rowsAtOnce);
        if (!some)
            return std::unexpected(some.error());
        for (const RowRecord &row : *some) {
            if (row.row != corrected && Text::parseMailAddress(row.email).key() == address.key())
                return std::unexpected(Error{.kind = ErrorKind::Conflict,
                    .detail = u"%1 is the address of row %2 already"_s.arg(row.email).arg(row.row),
                    .source = u"mail"_s});
        }
        if (some->size() < size_t(rowsAtOnce))
            return {};
        from = some->back().row + 1;
    }
}

const QString sendingMail = u"sendMail"_s; // the right
const QString writingCampaigns = u"changeCampaigns"_s;

Deed mailDeed(const QString &action, const QString &id)
{
    return {.area = u"mail"_s, .action = action, .name = id, .source = id};
}

QString resultOf(RunSnapshot::State state)
{
    switch (state) {
    case RunSnapshot::State::Done:
        return u"done"_s;
    case RunSnapshot::State::Cancelled:
        return u"cancelled"_s;
    case RunSnapshot::State::Broken:
        return u"failed"_s;
    default:
        return u"stopped"_s;
    }
}

QString textFaults(const std::vector<Compose::TextFault> &faults)
{
    QStringList sentences;
    for (const Compose::TextFault &fault : faults)
        sentences += QString(fault.field + u' ' + fault.sentence).trimmed();
    return sentences.join(u"; "_s);
}

} // namespace

MailDesk::MailDesk(
    QNetworkAccessManager *network, const Profile &profile, Clock clock, QObject *parent)
    : QObject(parent)
    , m_profile(profile)
    , m_clock(std::move(clock))
    , m_ledger(Ledger::fileFor(profile))
{
    if (profile.mailjet.isConfigured()) {
        m_mailjet = std::make_unique<MailjetClient>(
            network, profile.mailjet.url, profile.mailjet.key, profile.mailjet.secret);
    }
    if (profile.hub.isConfigured()) {
        m_hub = std::make_unique<Hub::HubClient>(
            network, profile.hub, Hub::HubPaths::read(profile.file));
    }
}

MailDesk::~MailDesk()
{
    for (auto &[id, run] : m_runs)
        run->disconnect(this);
    m_runs.clear();
}

void MailDesk::told(const QString &id, std::vector<int> rows)
{
    Q_EMIT rowsChanged(id, rows);
    Q_EMIT campaignsChanged();
}

void MailDesk::setOversight(const OversightRef &oversight)
{
    m_oversight = oversight;
}

// ---- putting in and sending

QCoro::Task<Result<CampaignRecord>> MailDesk::put(Compose::CampaignFile campaign, QString name)
{
    if (const auto forbidden = refusalOf(m_oversight, writingCampaigns))
        co_return std::unexpected(*forbidden);
    const QPointer<MailDesk> self(this);
    // 100,000 rows take a moment: read, judged and written beside the caller.
    const auto record = co_await m_ledger.write(
        [campaign = std::move(campaign), name, now = m_clock.now()](
            QSqlDatabase &db) { return putCampaign(db, ledgerCampaign(campaign, name), now); });
    if (self && record)
        Q_EMIT self->campaignsChanged();
    co_return record;
}

CampaignRun *MailDesk::run(const QString &id) const
{
    const auto found = m_runs.find(id);
    return found == m_runs.end() ? nullptr : found->second.get();
}

std::vector<CampaignRun *> MailDesk::runs() const
{
    std::vector<CampaignRun *> all;
    for (const auto &[id, run] : m_runs)
        all.push_back(run.get());
    return all;
}

CampaignRun *MailDesk::send(const QString &id)
{
    if (CampaignRun *there = run(id)) {
        m_askedAgain.insert(id);
        return there;
    }
    RunSetup setup{.smtp = Mail::SmtpSettings::from(m_profile.smtp), .clock = m_clock};
    setup.makeMail = [mails = std::make_shared<CampaignMails>(m_profile.timeZone), clock = m_clock](
                         const CampaignRecord &campaign, const RowRecord &row) {
        return mails->make(campaign, row, clock.now());
    };
    auto made = std::make_unique<CampaignRun>(&m_ledger, id, std::move(setup));
    CampaignRun *run = made.get();
    m_runs.emplace(id, std::move(made));
    connect(run, &CampaignRun::snapshotChanged, this, [this, id] { Q_EMIT runChanged(id); });
    connect(run, &CampaignRun::finished, this, [this, id] { handleFinished(id); });
    QCoro::connect(claim(id), run, [this, id, run](const Result<void> &claimed) {
        if (claimed) {
            Deed begun = mailDeed(u"send"_s, id);
            begun.result = u"started"_s;
            note(m_oversight, std::move(begun));
            run->start();
        } else {
            run->refuse(claimed.error());
        }
    });
    Q_EMIT runStarted(id);
    return run;
}

Result<void> MailDesk::resume(const QString &id)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        return std::unexpected(*forbidden);
    if (CampaignRun *there = run(id))
        there->resume();
    else
        send(id);
    return {};
}

QCoro::Task<Result<void>> MailDesk::claim(QString id)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        co_return std::unexpected(*forbidden);
    if (!m_hub)
        co_return Result<void>();
    const QPointer<MailDesk> self(this);
    const Error gone{.kind = ErrorKind::Cancelled, .source = u"mail"_s};
    const auto known =
        co_await m_ledger.read(onCampaign(id, [](QSqlDatabase &db, const CampaignRecord &record) {
            return deskId(db).transform(
                [&record](const QString &desk) { return std::pair(record, desk); });
        }));
    if (!known)
        co_return std::unexpected(known.error());
    if (!self)
        co_return std::unexpected(gone);
    const auto &[record, desk] = *known;
    if (record.claim == HubClaim::Ours)
        co_return Result<void>();
    const auto claimed = co_await m_hub->claimCampaign(id,
        {.desk = desk,
            .host = QSysInfo::machineHostName(),
            .user = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"))});
    if (!self)
        co_return std::unexpected(gone);
    HubClaim word = HubClaim::Ours;
    if (!claimed) {
        Error error = claimed.error();
        if (error.kind != ErrorKind::NotFound && error.kind != ErrorKind::Unsupported) {
            if (error.kind != ErrorKind::Conflict)
                error.detail =
                    u"the hub does not say whether another desk sends this campaign: %1"_s.arg(
                        error.detail);
            co_return std::unexpected(error);
        }
        word = HubClaim::Unknown;
    }
    if (record.claim == word)
        co_return Result<void>();
    co_return co_await m_ledger.write(
        [key = record.key, word](QSqlDatabase &db) { return setClaim(db, key, word); });
}

void MailDesk::noteEnd(const QString &id, const RunSnapshot &end)
{
    // What was not allowed to begin was not done.
    if (end.error && end.error->kind == ErrorKind::Forbidden && end.error->source == "rights"_L1)
        return;
    Deed deed = mailDeed(u"send"_s, id);
    deed.title = end.title;
    deed.result = resultOf(end.state);
    deed.reason = end.error ? end.error->detail : end.pauseReason;
    deed.after = {{u"recipients"_s, end.totals.recipients}, {u"sent"_s, end.totals.sent},
        {u"failed"_s, end.totals.failed}, {u"uncertain"_s, end.totals.uncertain}};
    note(m_oversight, std::move(deed));
}

void MailDesk::handleFinished(const QString &id)
{
    if (const CampaignRun *over = run(id))
        noteEnd(id, over->snapshot());
    Q_EMIT runFinished(id);
    auto run = m_runs.extract(id);
    const bool isAskedAgain = m_askedAgain.remove(id);
    if (!run.empty()) {
        const bool isDone = run.mapped()->snapshot().state == RunSnapshot::State::Done;
        // It is the sender of the signal that brought us here.
        run.mapped().release()->deleteLater();
        if (isDone && isAskedAgain) {
            QCoro::connect(campaign(id), this, [this, id](const Result<DeskCampaign> &one) {
                if (one && one->totals.waiting > 0)
                    send(id);
            });
        }
    }
    Q_EMIT campaignsChanged();
}

QCoro::Task<Result<std::vector<CampaignRecord>>> MailDesk::goOn()
{
    const QPointer<MailDesk> self(this);
    const auto all = co_await campaigns();
    if (!all)
        co_return std::unexpected(all.error());
    std::vector<CampaignRecord> taken;
    for (const DeskCampaign &one : *all) {
        if (self && !one.isSending() && one.record.state == CampaignState::Running) {
            self->send(one.record.id);
            taken.push_back(one.record);
        }
    }
    co_return taken;
}

// ---- reading

QCoro::Task<Result<std::vector<DeskCampaign>>> MailDesk::campaigns()
{
    const QPointer<MailDesk> self(this);
    const auto allOf = [file = m_ledger.file()](
                           QSqlDatabase &db) -> Result<std::vector<DeskCampaign>> {
        auto records = MailRun::campaigns(db);
        if (!records)
            return std::unexpected(records.error());
        std::vector<DeskCampaign> all;
        for (CampaignRecord &record : *records) {
            auto one = counted(db, std::move(record), file);
            if (!one)
                return std::unexpected(one.error());
            all.push_back(std::move(*one));
        }
        return all;
    };
    auto all = co_await m_ledger.read(allOf);
    bool isOld = false;
    for (const DeskCampaign &one : all.value_or(std::vector<DeskCampaign>())) {
        if (self && isLeftBehind(one))
            isOld |= (co_await takeUpLeftovers(&self->m_ledger, one.record.id, self->m_clock))
                         .has_value();
    }
    if (self && isOld)
        all = co_await self->m_ledger.read(allOf);
    co_return all;
}

QCoro::Task<Result<DeskCampaign>> MailDesk::campaign(QString id)
{
    const QPointer<MailDesk> self(this);
    const auto oneOf =
        onCampaign(id, [file = m_ledger.file()](QSqlDatabase &db, const CampaignRecord &record) {
            return counted(db, record, file);
        });
    auto one = co_await m_ledger.read(oneOf);
    // Each step by itself: GCC 14 takes what an awaited call is given before it looks at the left
    // of an &&, and the desk may be gone.
    if (!self || !one || !isLeftBehind(*one))
        co_return one;
    const auto taken = co_await takeUpLeftovers(&self->m_ledger, id, self->m_clock);
    if (!self || !taken)
        co_return one;
    co_return co_await self->m_ledger.read(oneOf);
}

QCoro::Task<Result<Compose::Preview>> MailDesk::preview(QString id, int row)
{
    return m_ledger.read(onCampaign(id,
        [row, zone = m_profile.timeZone, now = m_clock.now()](
            QSqlDatabase &db, const CampaignRecord &record) -> Result<Compose::Preview> {
            return MailRun::row(db, record.key, row).and_then([&](const RowRecord &found) {
                return CampaignMails(zone).preview(record, found, now);
            });
        }));
}

// ---- changes

QCoro::Task<Result<void>> MailDesk::cancel(QString id)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        co_return std::unexpected(*forbidden);
    if (CampaignRun *sending = run(id)) {
        sending->cancel();
        co_return Result<void>();
    }
    const QPointer<MailDesk> self(this);
    const OversightRef oversight = m_oversight;
    const auto cancelled = co_await cancelUnsent(&m_ledger, id, m_clock);
    note(oversight, ended(mailDeed(u"cancel"_s, id), errorOf(cancelled)));
    if (self && cancelled)
        self->told(id);
    co_return cancelled;
}

QCoro::Task<Result<int>> MailDesk::retry(QString id, RetryChoice choice)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        co_return std::unexpected(*forbidden);
    const QPointer<MailDesk> self(this);
    const OversightRef oversight = m_oversight;
    const auto rows = co_await m_ledger.write(onCampaign(
        id, [choice, now = m_clock.now()](QSqlDatabase &db, const CampaignRecord &record) {
            return MailRun::retry(db, record.key, choice, now);
        }));
    if (!rows || *rows > 0) {
        Deed deed = ended(mailDeed(u"resend"_s, id), errorOf(rows));
        deed.after.insert(u"rows"_s, rows ? *rows : 0);
        note(oversight, std::move(deed));
    }
    if (self && rows && *rows > 0)
        self->told(id, choice.row ? std::vector{*choice.row} : std::vector<int>{});
    co_return rows;
}

QCoro::Task<Result<void>> MailDesk::correctAddress(QString id, int row, QString email, QString who)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        co_return std::unexpected(*forbidden);
    const QPointer<MailDesk> self(this);
    const Text::MailAddress address = Text::parseMailAddress(email);
    if (!address.isMailable()) {
        co_return std::unexpected(invalid(u"%1 is no address to mail to (%2)"_s.arg(
            email.left(120), Text::findingName(address.finding))));
    }
    const OversightRef oversight = m_oversight;
    // Answers the address of before.
    const auto changed = co_await m_ledger.write(onCampaign(id,
        [row, email, address, who, now = m_clock.now()](
            QSqlDatabase &db, const CampaignRecord &record) -> Result<QString> {
            const auto before = MailRun::row(db, record.key, row);
            return refuseTakenAddress(db, record.key, row, address)
                .and_then(
                    [&] { return MailRun::correctAddress(db, record.key, row, email, who, now); })
                .transform([&before] { return before ? before->email : QString(); });
        }));
    Deed deed = ended(mailDeed(u"correct-address"_s, id), errorOf(changed));
    deed.before.insert(u"email"_s, changed.value_or(QString()));
    deed.after = {{u"row"_s, row}, {u"email"_s, email}};
    note(oversight, std::move(deed));
    if (self && changed)
        self->told(id, {row});
    co_return changed.transform([](const QString &) { });
}

QCoro::Task<Result<RowStatus>> MailDesk::settle(QString id, int row, Evidence evidence)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        co_return std::unexpected(*forbidden);
    const QPointer<MailDesk> self(this);
    const OversightRef oversight = m_oversight;
    if (const auto taken = co_await takeUpLeftovers(&m_ledger, id, m_clock); !taken)
        co_return std::unexpected(taken.error());
    if (!self)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = u"mail"_s});
    const auto status = co_await m_ledger.write(
        onCampaign(id, [row, evidence](QSqlDatabase &db, const CampaignRecord &record) {
            return settleUncertain(db, record.key, row, evidence);
        }));
    Deed deed = ended(mailDeed(u"settle"_s, id), errorOf(status));
    deed.after = {{u"row"_s, row}, {u"outcome"_s, outcomeName(evidence.outcome)},
        {u"known_from"_s, evidence.reason}};
    note(oversight, std::move(deed));
    if (self && status)
        self->told(id, {row});
    co_return status;
}

QCoro::Task<Result<SettleReport>> MailDesk::settleByMailjet(QString id)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        co_return std::unexpected(*forbidden);
    if (!m_mailjet) {
        co_return std::unexpected(
            invalid(u"the profile has no section [mailjet]: nobody there can be asked"_s));
    }
    const QPointer<MailDesk> self(this);
    const OversightRef oversight = m_oversight;
    if (const auto taken = co_await takeUpLeftovers(&m_ledger, id, m_clock); !taken)
        co_return std::unexpected(taken.error());
    if (!self)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = u"mail"_s});
    const auto report = co_await MailRun::settleByMailjet(&m_ledger, m_mailjet.get(), id, m_clock);
    if (report && report->sent + report->notSent > 0) {
        Deed deed = ended(mailDeed(u"settle"_s, id), report->error);
        deed.after = {
            {u"sent"_s, report->sent}, {u"not_sent"_s, report->notSent}, {u"open"_s, report->open}};
        note(oversight, std::move(deed));
    }
    if (self && report && report->sent + report->notSent > 0)
        self->told(id);
    co_return report;
}

// ---- single mails

QCoro::Task<Result<Mail::Attempt>> MailDesk::sendTest(
    Compose::CampaignFile campaign, int row, QString address)
{
    if (const auto forbidden = refusalOf(m_oversight, sendingMail))
        co_return std::unexpected(*forbidden);
    const QPointer<MailDesk> self(this);
    const OversightRef oversight = m_oversight;
    const QString id = campaign.id;
    if (row < 0 || row >= campaign.recipients.size())
        co_return std::unexpected(invalid(u"the campaign has no row %1"_s.arg(row)));
    if (!Text::parseMailAddress(address).isMailable())
        co_return std::unexpected(invalid(u"%1 is no address to mail to"_s.arg(address.left(120))));
    auto made = co_await QtConcurrent::run(
        [campaign = std::move(campaign), row, address,
            now = m_clock.now().toTimeZone(
                m_profile.timeZone)]() mutable -> Result<Mail::OutgoingMail> {
            auto composer = Compose::Composer::prepare(std::move(campaign));
            if (!composer)
                return std::unexpected(invalid(textFaults(composer.error())));
            return composer->composeTest(row, address, now).transform(outgoing);
        });
    if (!made)
        co_return std::unexpected(made.error());
    if (!self)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = u"mail"_s});
    const auto tried = co_await self->sendOne(std::move(*made));
    Deed deed = ended(mailDeed(u"test"_s, id), tried ? tried->error() : errorOf(tried));
    deed.after = {{u"to"_s, address}};
    note(oversight, std::move(deed));
    co_return tried;
}

QCoro::Task<Result<Mail::Attempt>> MailDesk::sendTrial(QString address)
{
    if (!Text::parseMailAddress(address).isMailable())
        co_return std::unexpected(invalid(u"%1 is no address to mail to"_s.arg(address.left(120))));
    if (!canSend())
        co_return std::unexpected(noServer());
    const Text::Mailbox sender = Text::parseMailbox(m_profile.smtp.from);
    if (const QString fault = Compose::senderFault(sender); !fault.isEmpty())
        co_return std::unexpected(invalid(u"[smtp] from "_s + fault));
    Compose::CampaignFile campaign;
    campaign.id = u"trial-"_s + QUuid::createUuid().toString(QUuid::Id128).left(12);
    campaign.from = sender;
    campaign.subject.french = tr("FibreDesk can send mail");
    campaign.text.french = tr("This mail was sent by FibreDesk to try the mail server %1. Nothing "
                              "needs to be done.")
                               .arg(m_profile.smtp.host);
    campaign.recipients.append(QJsonObject{{u"email"_s, address}});
    co_return co_await sendTest(std::move(campaign), 0, address);
}

QCoro::Task<Result<Mail::Attempt>> MailDesk::sendOne(Mail::OutgoingMail mail)
{
    if (!canSend())
        co_return std::unexpected(noServer());
    auto settings = Mail::SmtpSettings::from(m_profile.smtp);
    settings.connections = 1;
    // Ends with this coroutine, whatever becomes of the desk.
    const auto pool = std::make_unique<Mail::SmtpPool>(settings, Mail::SendLedger{}, m_clock);
    co_return co_await pool->sendOne(std::move(mail));
}

} // namespace FibreDesk
