// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskcampaigns.h"

#include "base/format.h"
#include "deskrows.h"
#include "hub/eventstream.h"
#include "hub/hubcodec.h"
#include "hub/hubpaths.h"
#include "mailrun/campaignlock.h"
#include "recipienttablemodel.h"

#include <QCoreApplication>
#include <QCoroTask>

#include <algorithm>
#include <chrono>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

using MailRun::CampaignState;
using RunState = MailRun::RunSnapshot::State;

const QString keyPrefix = u"desk/"_s; // no id of the hub has a slash
constexpr auto lookEvery = 2s; ///< at a campaign that another process sends
constexpr qsizetype mostTopics = 20;
constexpr size_t mostHeard = 50'000; ///< of one campaign
constexpr auto heardPause = 1s; ///< one look at the ledger for all that is heard meanwhile

QString clockText(const QDateTime &time)
{
    return time.toTimeZone(Format::displayZone()).toString(u"HH:mm:ss"_s);
}

QString textOf(const QJsonObject &definition, const QString &name)
{
    const QJsonValue value = definition[name];
    if (value.isString()) {
        return value.toString();
    }
    const QJsonObject both = value.toObject();
    const QString french = both[u"fr"_s].toString();
    return french.isEmpty() ? both[u"en"_s].toString() : french;
}

} // namespace

DeskCampaigns::DeskCampaigns(MailDesk *desk, Hub::EventStream *stream,
    const RecipientTableModel *rows, Clock clock, QObject *parent)
    : CampaignSource(parent)
    , m_desk(desk)
    , m_rows(rows)
    , m_clock(std::move(clock))
{
    connect(desk, &MailDesk::campaignsChanged, this, &DeskCampaigns::refreshList);
    connect(desk, &MailDesk::rowsChanged, this, &DeskCampaigns::handleRowsChanged);
    connect(desk, &MailDesk::runStarted, this, &DeskCampaigns::handleRun);
    connect(desk, &MailDesk::runChanged, this, &DeskCampaigns::handleRun);
    connect(desk, &MailDesk::runFinished, this, [this](const QString &id) {
        handleRun(id);
        handleRowsChanged(id, {});
        if (m_heard.contains(id)) {
            settleHeard(id);
        }
    });
    m_heardTimer.setSingleShot(true);
    m_heardTimer.setInterval(heardPause);
    connect(&m_heardTimer, &QTimer::timeout, this, qOverload<>(&DeskCampaigns::settleHeard));
    if (stream) {
        connect(stream, &Hub::EventStream::eventReceived, this, &DeskCampaigns::handleEvent);
    }
    m_watchTimer.setInterval(lookEvery);
    connect(&m_watchTimer, &QTimer::timeout, this, [this] {
        refreshList();
        refresh();
    });
}

QString DeskCampaigns::keyOf(const QString &id)
{
    return keyPrefix + id;
}

bool DeskCampaigns::owns(const QString &key) const
{
    return key.startsWith(keyPrefix);
}

MailRun::CampaignRun *DeskCampaigns::run() const
{
    return id().isEmpty() ? nullptr : m_desk->run(id());
}

// ---- the list

void DeskCampaigns::refreshList()
{
    if (m_listState.isLoading) {
        m_isListStale = true;
        return;
    }
    m_listState.isLoading = true;
    m_isListStale = false;
    Q_EMIT listChanged();
    QCoro::connect(m_desk->campaigns(), this,
        [this](const Result<std::vector<DeskCampaign>> &all) { handleList(all); });
}

void DeskCampaigns::handleList(const Result<std::vector<DeskCampaign>> &all)
{
    m_listState.isLoading = false;
    if (all) {
        m_listState.error = {};
        m_listState.fetchedAt = m_clock.now();
        m_campaigns = *all;
        m_list.clear();
        for (const DeskCampaign &campaign : m_campaigns) {
            m_list.push_back(headOf(campaign));
        }
    } else {
        m_listState.error = errorText(all.error());
    }
    Q_EMIT listChanged();
    tellTopics();
    watchOthers();
    if (m_isListStale) {
        refreshList();
    }
}

void DeskCampaigns::watchOthers()
{
    const bool isWatching = m_isActive && std::ranges::any_of(m_campaigns, [this](const auto &one) {
        return one.isSending() && !m_desk->run(one.record.id);
    });
    if (isWatching != m_watchTimer.isActive()) {
        isWatching ? m_watchTimer.start() : m_watchTimer.stop();
    }
}

void DeskCampaigns::setActive(bool active)
{
    m_isActive = active;
    if (active) {
        refreshList();
    }
    watchOthers();
}

CampaignHead DeskCampaigns::headOf(const DeskCampaign &campaign) const
{
    const MailRun::CampaignRecord &record = campaign.record;
    CampaignHead head{.key = keyOf(record.id),
        .name = record.name.isEmpty() ? record.id : record.name,
        .place = u"desk"_s,
        .subject = textOf(record.definition, u"subject"_s),
        .sender = textOf(record.definition, u"from"_s),
        .created = record.created,
        .started = record.started,
        .completed = record.ended,
        .totals = totalsOf(campaign.totals)};
    const MailRun::CampaignRun *run = m_desk->run(record.id);
    if (run && !run->snapshot().isOver()) {
        const MailRun::RunSnapshot &now = run->snapshot();
        if (now.totals.recipients > 0) {
            head.totals = totalsOf(now.totals);
        }
        switch (now.state) {
        case RunState::Throttled:
            head.state = u"throttled"_s;
            head.note = tr("The mail server asked to slow down: nothing is sent until %1.")
                            .arg(clockText(now.throttledUntil));
            break;
        case RunState::Pausing:
        case RunState::Paused:
            head.state = now.state == RunState::Paused ? u"paused"_s : u"pausing"_s;
            head.note = now.pauseCause == MailRun::Scheduler::PauseCause::Operator
                ? QString()
                : now.pauseReason;
            break;
        case RunState::Cancelling:
            head.state = u"cancelling"_s;
            break;
        case RunState::Stopping:
            head.state = u"stopping"_s;
            break;
        default:
            head.state = u"sending"_s;
        }
        return head;
    }
    if (campaign.owner && campaign.owner->pid != QCoreApplication::applicationPid()) {
        head.state = u"elsewhere"_s;
        head.note = tr("Process %1 on %2 is sending it.")
                        .arg(QString::number(campaign.owner->pid), campaign.owner->host);
        return head;
    }
    switch (record.state) {
    case CampaignState::Ready:
        head.state = u"ready"_s;
        break;
    case CampaignState::Running:
        head.state = u"interrupted"_s;
        head.note = tr("Sending ended before it was done. It goes on when you ask for it.");
        break;
    case CampaignState::Paused:
        head.state = u"paused"_s;
        head.note = record.stateReason;
        break;
    case CampaignState::Cancelled:
        head.state = u"cancelled"_s;
        break;
    case CampaignState::Done:
        head.state = campaign.totals.waiting > 0 ? u"interrupted"_s : u"completed"_s;
        break;
    }
    return head;
}

// ---- the open campaign

void DeskCampaigns::open(const QString &key)
{
    close();
    m_campaign.record.id = key.sliced(keyPrefix.size());
    const auto known = std::ranges::find_if(
        m_campaigns, [this](const DeskCampaign &one) { return one.record.id == id(); });
    if (known != m_campaigns.end()) {
        m_campaign = *known;
    }
    Q_EMIT headChanged();
    refresh();
}

void DeskCampaigns::close()
{
    ++m_generation;
    m_campaign = {};
    m_names.clear();
    m_state = {};
    m_hasRows = false;
    m_isReading = false;
    m_changed.clear();
    m_haveAllChanged = false;
}

CampaignHead DeskCampaigns::head() const
{
    return headOf(m_campaign);
}

bool DeskCampaigns::isLive() const
{
    return m_hasRows && !m_state.error.isSet();
}

void DeskCampaigns::refresh()
{
    if (!id().isEmpty()) {
        m_haveAllChanged = true;
        readRows();
    }
}

void DeskCampaigns::readRows()
{
    if (m_isReading || id().isEmpty() || (!m_haveAllChanged && m_changed.empty())) {
        return;
    }
    const bool isAll = std::exchange(m_haveAllChanged, false) || !m_hasRows;
    const std::set<int> changed = std::exchange(m_changed, {});
    m_isReading = true;
    if (!m_hasRows) {
        m_state.isLoading = true;
        Q_EMIT stateChanged();
    }
    QCoro::connect(
        m_desk->ledger()->read(
            [id = id(), isAll, wantsNames = m_names.empty(),
                rows = std::vector<int>(changed.begin(), changed.end()),
                file = m_desk->ledger()->file()](QSqlDatabase &db) -> Result<Reading> {
                auto record = MailRun::campaign(db, id);
                if (!record) {
                    return std::unexpected(record.error());
                }
                Reading reading;
                reading.campaign.record = std::move(*record);
                const qint64 key = reading.campaign.record.key;
                reading.campaign.owner = MailRun::CampaignLock::owner(file, key);
                const auto totals = MailRun::totals(db, key, reading.campaign.isSending());
                auto found = isAll ? MailRun::rows(db, key, 0, std::numeric_limits<int>::max())
                                   : MailRun::rowsOf(db, key, rows);
                auto names = wantsNames ? MailRun::rowNames(db, key)
                                        : Result<std::vector<MailRun::RowName>>();
                if (!totals || !found || !names) {
                    return std::unexpected(!totals ? totals.error()
                            : !found               ? found.error()
                                                   : names.error());
                }
                reading.campaign.totals = *totals;
                reading.rows = std::move(*found);
                reading.names = std::move(*names);
                return reading;
            }),
        this, [this, isAll, generation = m_generation](Result<Reading> reading) {
            if (generation == m_generation) {
                handleReading(isAll, std::move(reading));
            }
        });
}

CampaignRow DeskCampaigns::shown(const MailRun::RowRecord &record) const
{
    static const MailRun::RowName nobody;
    const auto at = static_cast<size_t>(record.row);
    return rowOf(record, at < m_names.size() ? m_names[at] : nobody, m_campaign.isSending());
}

void DeskCampaigns::handleReading(bool isAll, Result<Reading> reading)
{
    m_isReading = false;
    m_state.isLoading = false;
    if (!reading) {
        m_state.error = errorText(reading.error());
        Q_EMIT stateChanged();
        return;
    }
    m_state.error = {};
    m_state.fetchedAt = m_clock.now();
    // Where its process ended, what was in flight is uncertain: other rows than those named.
    const bool hasOtherOwner = m_campaign.isSending() != reading->campaign.isSending();
    m_campaign = std::move(reading->campaign);
    if (!reading->names.empty()) {
        m_names.assign(static_cast<size_t>(m_campaign.record.recipients), {});
        for (MailRun::RowName &name : reading->names) {
            if (name.row >= 0 && name.row < std::ssize(m_names)) {
                m_names[static_cast<size_t>(name.row)] = std::move(name);
            }
        }
    }
    std::vector<CampaignRow> rows;
    rows.reserve(reading->rows.size());
    for (const MailRun::RowRecord &record : reading->rows) {
        rows.push_back(shown(record));
    }
    if (isAll) {
        Q_EMIT rowsRead(rows, !std::exchange(m_hasRows, true));
    } else {
        Q_EMIT rowsChanged(rows);
    }
    Q_EMIT headChanged();
    Q_EMIT stateChanged();
    m_haveAllChanged = m_haveAllChanged || (hasOtherOwner && !isAll);
    readRows();
}

void DeskCampaigns::handleRun(const QString &id)
{
    const MailRun::CampaignRun *run = m_desk->run(id);
    const auto known = std::ranges::find_if(
        m_campaigns, [&id](const DeskCampaign &one) { return one.record.id == id; });
    if (known != m_campaigns.end()) {
        m_list[size_t(known - m_campaigns.begin())] = headOf(*known);
        Q_EMIT listChanged();
    }
    tellTopics();
    if (id != this->id()) {
        return;
    }
    if (run) {
        const MailRun::RunSnapshot &now = run->snapshot();
        m_changed.insert(now.changedRows.begin(), now.changedRows.end());
        m_haveAllChanged = m_haveAllChanged || now.haveAllChanged;
    }
    Q_EMIT headChanged();
    readRows();
}

void DeskCampaigns::handleRowsChanged(const QString &id, const std::vector<int> &rows)
{
    if (id != this->id()) {
        return;
    }
    m_changed.insert(rows.begin(), rows.end());
    m_haveAllChanged = m_haveAllChanged || rows.empty();
    readRows();
}

// ---- what the hub says

bool DeskCampaigns::isSendingHere(const QString &id) const
{
    const MailRun::CampaignRun *run = m_desk->run(id);
    return run && !run->snapshot().isOver();
}

QStringList DeskCampaigns::topics() const
{
    QStringList topics;
    for (const DeskCampaign &campaign : m_campaigns) {
        const bool isOpen = campaign.totals.uncertain > 0 || isSendingHere(campaign.record.id);
        if (isOpen && topics.size() < mostTopics) {
            topics += Hub::Live::campaignTopic(campaign.record.id);
        }
    }
    return topics;
}

void DeskCampaigns::tellTopics()
{
    if (QStringList now = topics(); now != m_topics) {
        m_topics = std::move(now);
        Q_EMIT topicsChanged();
    }
}

void DeskCampaigns::handleEvent(const Hub::StreamEvent &event)
{
    const auto update = Hub::recipientUpdateFromEvent(event);
    if (!update || update->row < 0) {
        return;
    }
    const auto known = std::ranges::find_if(m_campaigns,
        [&update](const DeskCampaign &one) { return one.record.id == update->campaign; });
    const bool isSending = isSendingHere(update->campaign);
    if (known == m_campaigns.end() || (known->totals.uncertain == 0 && !isSending)) {
        return;
    }
    const auto evidence = MailRun::evidenceFromHub(
        update->fields[u"status"_s].toString(), update->fields, m_clock.now());
    if (!evidence) {
        return;
    }
    if (!isSending) {
        settle(update->campaign, update->row, *evidence);
        return;
    }
    auto &heard = m_heard[update->campaign];
    if (heard.size() < mostHeard) {
        heard.insert_or_assign(update->row, *evidence);
    }
    if (m_desk->run(update->campaign)->snapshot().totals.uncertain > 0
        && !m_heardTimer.isActive()) {
        m_heardTimer.start();
    }
}

void DeskCampaigns::settleHeard()
{
    std::vector<QString> ids; // an answer may be there at once, and end what was heard
    for (const auto &[id, heard] : m_heard) {
        ids.push_back(id);
    }
    for (const QString &id : ids) {
        settleHeard(id);
    }
}

void DeskCampaigns::settleHeard(const QString &id)
{
    QCoro::connect(m_desk->ledger()->read([id](QSqlDatabase &db) {
        return MailRun::campaign(db, id).and_then([&db](const MailRun::CampaignRecord &record) {
            return MailRun::uncertainRows(db, record.key);
        });
    }),
        this, [this, id](const Result<std::vector<MailRun::RowRecord>> &open) {
            const auto heard = m_heard.find(id);
            if (heard == m_heard.end()) {
                return;
            }
            for (const MailRun::RowRecord &row : open.value_or(std::vector<MailRun::RowRecord>())) {
                if (const auto word = heard->second.extract(row.row)) {
                    settle(id, row.row, word.mapped());
                }
            }
            if (!isSendingHere(id)) {
                m_heard.erase(heard);
            }
        });
}

void DeskCampaigns::settle(const QString &id, int row, const MailRun::Evidence &evidence)
{
    // Conflict where the row is not uncertain (any more): then there is nothing to settle.
    QCoro::connect(
        m_desk->settle(id, row, evidence), this, [this](const Result<MailRun::RowStatus> &settled) {
            if (!settled && settled.error().kind != ErrorKind::Conflict) {
                Q_EMIT failed(settled.error());
            }
        });
}

// ---- doing

bool DeskCampaigns::canSend() const
{
    const bool isOthers = m_campaign.isSending() && !run();
    return !id().isEmpty() && m_desk->canSend() && !isOthers
        && m_campaign.record.state != CampaignState::Cancelled;
}

void DeskCampaigns::send()
{
    if (canSend()) {
        m_desk->send(id());
    }
}

int DeskCampaigns::resend(const ResendChoice &choice)
{
    if (!canSend()) {
        return 0;
    }
    int count = 0;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const bool isMeant = choice.row >= 0 ? row == choice.row && m_rows->canResend(row)
                                             : m_rows->canResendTogether(row)
                && (choice.cause.isEmpty() || m_rows->causeAt(row)->key == choice.cause);
        count += isMeant ? 1 : 0;
    }
    if (count == 0) {
        return 0;
    }
    MailRun::RetryChoice retry;
    if (choice.row >= 0) {
        retry.row = choice.row;
    } else if (!choice.cause.isEmpty()) {
        retry.cause = choice.cause;
    } else {
        retry.isAll = true;
    }
    QCoro::connect(m_desk->retry(id(), retry), this, [this, id = id()](const Result<int> &rows) {
        if (!rows) {
            Q_EMIT failed(rows.error());
        } else if (*rows > 0) {
            m_desk->send(id);
        }
    });
    return count;
}

QCoro::Task<Result<QByteArray>> DeskCampaigns::renderedMail(int row, RequestScope *)
{
    const auto preview = co_await m_desk->preview(id(), row);
    co_return preview.transform([](const Compose::Preview &mail) {
        return (
            mail.html.isEmpty() ? u"<pre>"_s + mail.text.toHtmlEscaped() + u"</pre>"_s : mail.html)
            .toUtf8();
    });
}

void DeskCampaigns::retranslate()
{
    for (size_t i = 0; i < m_campaigns.size(); ++i) {
        m_list[i] = headOf(m_campaigns[i]);
    }
    Q_EMIT listChanged();
    if (!id().isEmpty()) {
        Q_EMIT headChanged();
    }
}

} // namespace FibreDesk
