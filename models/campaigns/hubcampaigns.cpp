// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hubcampaigns.h"

#include "hub/campaignjson.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "hub/hubcodec.h"
#include "hubrows.h"
#include "recipienttablemodel.h"
#include "store/database.h"
#include "store/mirror.h"
#include "store/syncstate.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <chrono>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

Q_LOGGING_CATEGORY(lcCampaigns, "fibredesk.campaigns", QtInfoMsg)

/// The list stands in the same table as the campaigns, under an id no campaign has.
const QString listKey = u"\tlist"_s;

template <typename T>
struct Copy {
    T value;
    QDateTime fetchedAt;
    bool isThere = false;
};

/// The kept document of that id, decoded on the reader thread.
template <typename T, typename Decode>
Result<Copy<T>> copyOf(QSqlDatabase &db, const QString &id, Decode decode)
{
    auto query = Store::select(db, u"SELECT json, fetched_at FROM campaign WHERE id=?"_s, {id});
    if (!query) {
        return std::unexpected(query.error());
    }
    Copy<T> copy;
    if (query->next()) {
        const auto document = QJsonDocument::fromJson(query->value(0).toString().toUtf8());
        if (auto value = decode(document)) {
            copy.value = std::move(*value);
            copy.fetchedAt = QDateTime::fromString(query->value(1).toString(), Qt::ISODateWithMs);
            copy.isThere = true;
        }
    }
    return copy;
}

void logFailure(const Result<void> &done)
{
    if (!done) {
        qCWarning(lcCampaigns) << "campaign not kept:" << done.error().detail;
    }
}

CampaignHead headOf(const Hub::CampaignSummary &campaign)
{
    return {.key = campaign.id,
        .name = campaign.name.isEmpty() ? campaign.id : campaign.name,
        .place = u"hub"_s,
        .state = campaign.status,
        .created = campaign.created,
        .started = campaign.started,
        .completed = campaign.completed,
        .totals = totalsOf(campaign.totals)};
}

} // namespace

HubCampaigns::HubCampaigns(Hub::HubClient *hub, Hub::EventStream *stream, Store::Mirror *mirror,
    ResendRun *resend, const RecipientTableModel *rows, Clock clock, QObject *parent)
    : CampaignSource(parent)
    , m_hub(hub)
    , m_stream(stream)
    , m_mirror(mirror)
    , m_resend(resend)
    , m_rows(rows)
    , m_clock(std::move(clock))
{
    // Read back: a request without answer may have been obeyed, and the stream may be down.
    connect(m_resend, &ResendRun::finished, this, [this] {
        if (m_resend->campaign() == id()
            && (m_resend->accepted() > 0 || m_resend->unanswered() > 0)) {
            refresh();
        }
    });
    if (m_stream) {
        connect(m_stream, &Hub::EventStream::eventReceived, this, &HubCampaigns::handleEvent);
        connect(m_stream, &Hub::EventStream::statusChanged, this, &HubCampaigns::stateChanged);
        connect(m_stream, &Hub::EventStream::resyncNeeded, this, [this] {
            refreshList();
            refresh();
        });
    }
    m_listTimer.setInterval(std::chrono::seconds(30));
    m_listTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_listTimer, &QTimer::timeout, this, &HubCampaigns::refreshQuietly);
    m_keepTimer.setInterval(std::chrono::seconds(5));
    m_keepTimer.setSingleShot(true);
    connect(&m_keepTimer, &QTimer::timeout, this, &HubCampaigns::keepCampaign);
}

bool HubCampaigns::owns(const QString &) const
{
    return true; // its ids are opaque
}

bool HubCampaigns::isLive() const
{
    return m_stream && !id().isEmpty() && m_stream->status().state == Hub::StreamStatus::State::Live
        && m_stream->topics().contains(Hub::Live::campaignTopic(id()));
}

QStringList HubCampaigns::topics() const
{
    return id().isEmpty() ? QStringList() : QStringList{Hub::Live::campaignTopic(id())};
}

void HubCampaigns::setActive(bool active)
{
    if (active) {
        refreshQuietly();
        m_listTimer.start();
    } else {
        m_listTimer.stop();
    }
}

void HubCampaigns::refreshQuietly()
{
    refreshList();
    // A live campaign is as fresh as its last event.
    if (!m_state.isLoading && (!isLive() || m_state.error.isSet())) {
        refresh();
    }
}

void HubCampaigns::refreshList()
{
    if (m_listState.isLoading) {
        return;
    }
    m_listState.isLoading = true;
    const int generation = ++m_listGeneration;
    if (!m_hasList) {
        readListCopy();
    }
    Q_EMIT listChanged();
    QCoro::connect(m_hub->campaigns(&m_listScope), this,
        [this, generation](const Result<std::vector<Hub::CampaignSummary>> &answer) {
            handleList(generation, answer);
        });
}

void HubCampaigns::readListCopy()
{
    if (!m_mirror) {
        return;
    }
    using List = std::vector<Hub::CampaignSummary>;
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) {
        return copyOf<List>(db, listKey, Hub::campaignsFromJson);
    }),
        this, [this](const Result<Copy<List>> &copy) {
            if (copy && copy->isThere && !m_hasList) {
                m_listState.fetchedAt = copy->fetchedAt;
                showList(copy->value);
            }
        });
}

void HubCampaigns::showList(const std::vector<Hub::CampaignSummary> &campaigns)
{
    m_list.clear();
    m_list.reserve(campaigns.size());
    for (const Hub::CampaignSummary &campaign : campaigns) {
        m_list.push_back(headOf(campaign));
    }
    Q_EMIT listChanged();
}

void HubCampaigns::handleList(
    int generation, const Result<std::vector<Hub::CampaignSummary>> &answer)
{
    if (generation != m_listGeneration) {
        return;
    }
    m_listState.isLoading = false;
    if (!answer) {
        m_listState.error = errorText(answer.error());
        Q_EMIT listChanged();
        return;
    }
    m_hasList = true;
    m_listState.error = {};
    m_listState.fetchedAt = m_clock.now();
    showList(*answer);
    keepList(*answer);
}

void HubCampaigns::open(const QString &key)
{
    close();
    m_campaign.summary.id = key;
    const auto known = std::ranges::find(m_list, key, &CampaignHead::key);
    if (known != m_list.end()) {
        m_campaign.summary.name = known->name;
        m_campaign.summary.status = known->state;
    }
    Q_EMIT topicsChanged();
    Q_EMIT headChanged();
    refresh();
    readCopy();
}

void HubCampaigns::close()
{
    if (id().isEmpty()) {
        return;
    }
    m_keepTimer.stop();
    keepCampaign();
    ++m_generation;
    m_scope.abort();
    m_campaign = {};
    m_state = {};
    m_hasRows = false;
    m_early.clear();
    Q_EMIT topicsChanged();
}

CampaignHead HubCampaigns::head() const
{
    CampaignHead head = headOf(m_campaign.summary);
    head.subject = m_campaign.params.subject;
    head.sender = m_campaign.params.from;
    return head;
}

void HubCampaigns::refresh()
{
    if (id().isEmpty()) {
        return;
    }
    const int generation = ++m_generation;
    m_scope.abort();
    if (!m_state.isLoading) {
        m_early.clear();
    }
    m_state.isLoading = true;
    Q_EMIT stateChanged();
    QCoro::connect(
        m_hub->campaign(id(), &m_scope), this, [this, generation](Result<Hub::Campaign> answer) {
            handleCampaign(generation, std::move(answer));
        });
}

void HubCampaigns::readCopy()
{
    if (!m_mirror) {
        return;
    }
    QCoro::connect(m_mirror->read([id = id()](QSqlDatabase &db) {
        return copyOf<Hub::Campaign>(db, id, Hub::campaignFromJson);
    }),
        this, [this, id = id()](Result<Copy<Hub::Campaign>> copy) {
            if (copy && copy->isThere && id == this->id() && !m_hasRows) {
                m_state.fetchedAt = copy->fetchedAt;
                m_state.isCopy = true;
                showCampaign(std::move(copy->value));
            }
        });
}

void HubCampaigns::handleCampaign(int generation, Result<Hub::Campaign> answer)
{
    if (generation != m_generation) {
        return;
    }
    m_state.isLoading = false;
    const auto early = std::exchange(m_early, {});
    if (!answer) {
        m_state.error = errorText(answer.error());
        Q_EMIT stateChanged();
        return;
    }
    m_state.error = {};
    m_state.isCopy = false;
    m_state.fetchedAt = m_clock.now();
    for (const Hub::RecipientUpdate &update : early) {
        if (update.row < 0 || update.row >= std::ssize(answer->recipients)) {
            continue;
        }
        Hub::Recipient &row = answer->recipients[static_cast<size_t>(update.row)];
        if (!isNewerThan(row, update)) {
            row = Hub::updated(row, update);
        }
    }
    showCampaign(std::move(*answer));
    m_keepTimer.start();
    if (m_stream) {
        m_stream->markCaughtUp();
    }
}

void HubCampaigns::showCampaign(Hub::Campaign campaign)
{
    m_campaign = std::move(campaign);
    const bool isFirst = !std::exchange(m_hasRows, true);
    Q_EMIT rowsRead(rowsOf(m_campaign.recipients), isFirst);
    Q_EMIT headChanged();
    Q_EMIT stateChanged();
}

void HubCampaigns::handleEvent(const Hub::StreamEvent &event)
{
    const auto update = Hub::recipientUpdateFromEvent(event);
    if (!update || id().isEmpty() || (!update->campaign.isEmpty() && update->campaign != id())) {
        return;
    }
    if (m_state.isLoading) {
        m_early.push_back(*update);
    }
    if (!m_hasRows) {
        return;
    }
    m_state.fetchedAt = m_clock.now();
    // A row we never read comes with the next reading.
    if (update->row >= 0 && update->row < std::ssize(m_campaign.recipients)) {
        Hub::Recipient &row = m_campaign.recipients[static_cast<size_t>(update->row)];
        row = Hub::updated(row, *update);
        Q_EMIT rowsChanged({rowOf(row)});
    }
    if (!update->campaignStatus.isEmpty() && update->campaignStatus != m_campaign.summary.status) {
        m_campaign.summary.status = update->campaignStatus;
        Q_EMIT headChanged();
    }
    Q_EMIT stateChanged();
    if (!m_keepTimer.isActive()) {
        m_keepTimer.start();
    }
}

int HubCampaigns::resend(const ResendChoice &choice)
{
    if (choice.row >= 0) {
        return m_resend->start({choice.row});
    }
    std::vector<int> rows;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->canResendTogether(row)
            && (choice.cause.isEmpty() || m_rows->causeAt(row)->key == choice.cause)) {
            rows.push_back(row);
        }
    }
    return m_resend->start(rows);
}

QCoro::Task<Result<QByteArray>> HubCampaigns::renderedMail(int row, RequestScope *scope)
{
    return m_hub->renderedMail(id(), row, scope);
}

void HubCampaigns::keepCampaign()
{
    if (!m_mirror || !m_hasRows || m_state.isCopy) {
        return;
    }
    QCoro::connect(m_mirror->write([campaign = m_campaign, at = m_state.fetchedAt](
                                       QSqlDatabase &db) {
        return Store::cacheCampaign(db,
            {.id = campaign.summary.id,
                .json = QJsonDocument(Hub::campaignToJson(campaign)).toJson(QJsonDocument::Compact),
                .fetchedAt = at});
    }),
        this, logFailure);
}

void HubCampaigns::keepList(std::vector<Hub::CampaignSummary> campaigns)
{
    if (!m_mirror) {
        return;
    }
    QCoro::connect(m_mirror->write([campaigns = std::move(campaigns), at = m_listState.fetchedAt](
                                       QSqlDatabase &db) {
        return Store::cacheCampaign(db,
            {.id = listKey,
                .json =
                    QJsonDocument(Hub::campaignsToJson(campaigns)).toJson(QJsonDocument::Compact),
                .fetchedAt = at});
    }),
        this, logFailure);
}

} // namespace FibreDesk
