// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignscontroller.h"

#include "hub/campaignjson.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "hub/hubcodec.h"
#include "store/database.h"
#include "store/mirror.h"
#include "store/syncstate.h"
#include "text/csv.h"

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
Result<Copy<T>> readCopy(QSqlDatabase &db, const QString &id, Decode decode)
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

} // namespace

CampaignsController::CampaignsController(Hub::HubClient *hub, Hub::EventStream *stream,
    Store::Mirror *mirror, Clock clock, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
    , m_stream(stream)
    , m_mirror(mirror)
    , m_clock(std::move(clock))
    , m_proxy(&m_rows)
    , m_resend(hub, &m_rows)
    , m_mail(hub)
{
    connect(
        &m_rows, &RecipientTableModel::rowsChanged, this, &CampaignsController::handleRowsChanged);
    // Read back: a request without answer may have been obeyed, and the stream may be down.
    connect(&m_resend, &ResendRun::finished, this, [this] {
        if (m_resend.campaign() == campaignId()
            && (m_resend.accepted() > 0 || m_resend.unanswered() > 0)) {
            refreshCampaign();
        }
    });
    if (m_stream) {
        connect(
            m_stream, &Hub::EventStream::eventReceived, this, &CampaignsController::handleEvent);
        connect(
            m_stream, &Hub::EventStream::statusChanged, this, &CampaignsController::stateChanged);
        connect(m_stream, &Hub::EventStream::resyncNeeded, this, &CampaignsController::refresh);
    }
    m_listTimer.setInterval(std::chrono::seconds(30));
    m_listTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_listTimer, &QTimer::timeout, this, &CampaignsController::refreshQuietly);
    m_keepTimer.setInterval(std::chrono::seconds(5));
    m_keepTimer.setSingleShot(true);
    connect(&m_keepTimer, &QTimer::timeout, this, &CampaignsController::keepCampaign);
}

bool CampaignsController::isLive() const
{
    return m_stream && !campaignId().isEmpty()
        && m_stream->status().state == Hub::StreamStatus::State::Live
        && m_stream->topics().contains(Hub::Live::campaignTopic(campaignId()));
}

void CampaignsController::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        m_rows.setLanguage(language);
        setSelectedRow(m_selected.row);
        Q_EMIT languageChanged();
    }
}

void CampaignsController::setActive(bool active)
{
    if (m_isActive == active) {
        return;
    }
    m_isActive = active;
    if (active) {
        refreshQuietly();
        m_listTimer.start();
    } else {
        m_listTimer.stop();
    }
    Q_EMIT activeChanged();
}

void CampaignsController::refresh()
{
    refreshList();
    if (!campaignId().isEmpty()) {
        refreshCampaign();
    }
}

void CampaignsController::refreshQuietly()
{
    refreshList();
    // A live campaign is as fresh as its last event.
    if (!campaignId().isEmpty() && !m_isLoading && (!isLive() || m_error.isSet())) {
        refreshCampaign();
    }
}

void CampaignsController::refreshList()
{
    if (m_isListLoading) {
        return;
    }
    m_isListLoading = true;
    const int generation = ++m_listGeneration;
    if (!m_hasList) {
        readListCopy();
    }
    Q_EMIT listStateChanged();
    QCoro::connect(m_hub->campaigns(&m_listScope), this,
        [this, generation](const Result<std::vector<Hub::CampaignSummary>> &answer) {
            handleList(generation, answer);
        });
}

void CampaignsController::readListCopy()
{
    if (!m_mirror) {
        return;
    }
    using List = std::vector<Hub::CampaignSummary>;
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) {
        return readCopy<List>(db, listKey, Hub::campaignsFromJson);
    }),
        this, [this](const Result<Copy<List>> &copy) {
            if (copy && copy->isThere && !m_hasList) {
                m_list.applySnapshot(copy->value);
                m_listFetchedAt = copy->fetchedAt;
                Q_EMIT listStateChanged();
            }
        });
}

void CampaignsController::handleList(
    int generation, const Result<std::vector<Hub::CampaignSummary>> &answer)
{
    if (generation != m_listGeneration) {
        return;
    }
    m_isListLoading = false;
    if (answer) {
        m_hasList = true;
        m_listError = {};
        m_listFetchedAt = m_clock.now();
        m_list.applySnapshot(*answer);
        if (m_hasRows) {
            // The open campaign's own rows know better than the hub's counters.
            m_list.setTotals(campaignId(), Hub::totalsOf(m_rows.recipients()), {});
        }
        keepList(*answer);
    } else {
        m_listError = errorText(answer.error());
    }
    Q_EMIT listStateChanged();
}

void CampaignsController::open(const QString &id)
{
    if (id.isEmpty() || id == campaignId()) {
        return;
    }
    m_keepTimer.stop();
    keepCampaign();
    m_mail.close();
    m_campaign = {};
    m_campaign.summary.id = id;
    if (const int row = m_list.rowOf(id); row >= 0) {
        const QModelIndex index = m_list.index(row);
        m_campaign.summary.name = m_list.data(index, CampaignListModel::NameRole).toString();
        m_campaign.summary.status = m_list.data(index, CampaignListModel::StateRole).toString();
        m_totals = m_list.data(index, CampaignListModel::TotalsRole).value<CampaignTotals>();
    } else {
        m_totals = {};
    }
    m_hasRows = false;
    m_isCopy = false;
    m_resendable = 0;
    m_error = {};
    m_fetchedAt = {};
    m_isLoading = false;
    m_early.clear();
    m_rows.reset(id, {});
    setSelectedRow(-1);
    m_causes.reset(m_rows);
    subscribe();
    Q_EMIT campaignChanged();
    Q_EMIT totalsChanged();
    refreshCampaign();
    readCampaignCopy();
}

void CampaignsController::close()
{
    if (campaignId().isEmpty()) {
        return;
    }
    m_keepTimer.stop();
    keepCampaign();
    ++m_generation;
    m_scope.abort();
    m_mail.close();
    m_campaign = {};
    m_totals = {};
    m_resendable = 0;
    m_hasRows = false;
    m_isLoading = false;
    m_error = {};
    m_rows.reset({}, {});
    setSelectedRow(-1);
    m_causes.reset(m_rows);
    subscribe();
    Q_EMIT campaignChanged();
    Q_EMIT totalsChanged();
    Q_EMIT stateChanged();
}

void CampaignsController::subscribe()
{
    if (!m_stream) {
        return;
    }
    // Dispatch and campaigns share one stream: only our own topic is exchanged.
    QStringList topics = m_stream->topics();
    topics.removeIf(
        [](const QString &topic) { return topic.startsWith(Hub::Live::campaignTopic({})); });
    if (!campaignId().isEmpty()) {
        topics += Hub::Live::campaignTopic(campaignId());
    }
    m_stream->setTopics(topics);
}

void CampaignsController::refreshCampaign()
{
    const int generation = ++m_generation;
    m_scope.abort();
    if (!m_isLoading) {
        m_early.clear();
    }
    m_isLoading = true;
    Q_EMIT stateChanged();
    QCoro::connect(m_hub->campaign(campaignId(), &m_scope), this,
        [this, generation](
            Result<Hub::Campaign> answer) { handleCampaign(generation, std::move(answer)); });
}

void CampaignsController::readCampaignCopy()
{
    if (!m_mirror) {
        return;
    }
    QCoro::connect(m_mirror->read([id = campaignId()](QSqlDatabase &db) {
        return readCopy<Hub::Campaign>(db, id, Hub::campaignFromJson);
    }),
        this, [this, id = campaignId()](Result<Copy<Hub::Campaign>> copy) {
            if (copy && copy->isThere && id == campaignId() && !m_hasRows) {
                m_fetchedAt = copy->fetchedAt;
                m_isCopy = true;
                showCampaign(std::move(copy->value));
            }
        });
}

void CampaignsController::handleCampaign(int generation, Result<Hub::Campaign> answer)
{
    if (generation != m_generation) {
        return;
    }
    m_isLoading = false;
    const auto early = std::exchange(m_early, {});
    if (!answer) {
        m_error = errorText(answer.error());
        Q_EMIT stateChanged();
        return;
    }
    m_error = {};
    m_isCopy = false;
    m_fetchedAt = m_clock.now();
    showCampaign(std::move(*answer));
    for (const Hub::RecipientUpdate &update : early) {
        if (!m_rows.isNewerThan(update)) {
            m_rows.applyUpdate(update);
        }
    }
    m_keepTimer.start();
    if (m_stream) {
        m_stream->markCaughtUp();
    }
}

void CampaignsController::showCampaign(Hub::Campaign campaign)
{
    std::vector<Hub::Recipient> rows = std::exchange(campaign.recipients, {});
    m_campaign = std::move(campaign);
    const bool isFirst = !m_hasRows;
    m_hasRows = true;
    if (isFirst) {
        m_rows.reset(campaignId(), std::move(rows));
        m_resend.restoreMarks();
        m_causes.reset(m_rows);
    } else {
        m_rows.applySnapshot(std::move(rows));
    }
    Q_EMIT campaignChanged();
    handleRowsChanged();
    Q_EMIT stateChanged();
}

void CampaignsController::handleRowsChanged()
{
    if (!m_hasRows) {
        return;
    }
    const Hub::CampaignTotals totals = Hub::totalsOf(m_rows.recipients());
    m_totals = CampaignTotals(totals);
    m_resendable = resendableOf({});
    m_causes.update(m_rows);
    m_list.setTotals(campaignId(), totals, campaignState());
    Q_EMIT totalsChanged();
    setSelectedRow(m_selected.row);
}

void CampaignsController::setSelectedRow(int row)
{
    RecipientDetails details = m_rows.details(row);
    if (details == m_selected) {
        return;
    }
    if (details.row != m_selected.row) {
        m_mail.close();
    }
    m_selected = std::move(details);
    Q_EMIT selectedChanged();
}

void CampaignsController::handleEvent(const Hub::StreamEvent &event)
{
    const auto update = Hub::recipientUpdateFromEvent(event);
    if (!update || campaignId().isEmpty()
        || (!update->campaign.isEmpty() && update->campaign != campaignId())) {
        return;
    }
    if (m_isLoading) {
        m_early.push_back(*update);
    }
    if (!m_hasRows) {
        return;
    }
    m_fetchedAt = m_clock.now();
    m_rows.applyUpdate(*update);
    if (!update->campaignStatus.isEmpty() && update->campaignStatus != campaignState()) {
        m_campaign.summary.status = update->campaignStatus;
        m_list.setTotals(campaignId(), Hub::totalsOf(m_rows.recipients()), campaignState());
        Q_EMIT campaignChanged();
    }
    Q_EMIT stateChanged();
    if (!m_keepTimer.isActive()) {
        m_keepTimer.start();
    }
}

int CampaignsController::resendRow(int rowId)
{
    return m_resend.start({rowId});
}

int CampaignsController::resendCause(const QString &key)
{
    std::vector<int> rows;
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        const FailureCause *cause = m_rows.causeAt(row);
        if (cause && cause->key == key) {
            rows.push_back(row);
        }
    }
    return m_resend.start(rows);
}

int CampaignsController::resendFailed()
{
    std::vector<int> rows;
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        if (m_rows.canResend(row)) {
            rows.push_back(row);
        }
    }
    return m_resend.start(rows);
}

int CampaignsController::resendableOf(const QString &causeKey) const
{
    int count = 0;
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        if (m_rows.canResend(row) && (causeKey.isEmpty() || m_rows.causeAt(row)->key == causeKey)) {
            ++count;
        }
    }
    return count;
}

void CampaignsController::showMail(int rowId)
{
    if (rowId < 0 || rowId >= m_rows.rowCount()) {
        return;
    }
    const auto &recipient = m_rows.recipients()[static_cast<size_t>(rowId)];
    const QString name = recipient.fullName();
    m_mail.show(campaignId(), rowId,
        name.isEmpty() ? recipient.email : name + u" <"_s + recipient.email + u'>');
}

void CampaignsController::openCustomer(int rowId)
{
    if (rowId < 0 || rowId >= m_rows.rowCount()) {
        return;
    }
    const QString customer = m_rows.recipients()[static_cast<size_t>(rowId)].customer;
    if (!customer.isEmpty()) {
        Q_EMIT customerRequested(customer);
    }
}

void CampaignsController::exportRows(const QUrl &file)
{
    if (m_isExporting) {
        return;
    }
    std::vector<QStringList> rows;
    rows.reserve(static_cast<size_t>(m_proxy.count()));
    for (int place = 0; place < m_proxy.count(); ++place) {
        rows.push_back(m_rows.exportRow(m_proxy.rowIdAt(place)));
    }
    m_isExporting = true;
    Q_EMIT exportStateChanged();
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    Text::writeCsv(path, m_rows.exportHeader(), std::move(rows))
        .then(this, [this, path](const Result<qsizetype> &written) {
            m_isExporting = false;
            Q_EMIT exportStateChanged();
            if (written) {
                Q_EMIT exported(path, static_cast<int>(*written));
            } else {
                Q_EMIT exportFailed(errorText(written.error()));
            }
        });
}

QString CampaignsController::suggestedFileName() const
{
    QString name = this->name();
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-') {
            c = u' ';
        }
    }
    return name.simplified().replace(u' ', u'-') + u".csv"_s;
}

void CampaignsController::keepCampaign()
{
    if (!m_mirror || !m_hasRows || m_isCopy) {
        return;
    }
    Hub::Campaign campaign = m_campaign;
    campaign.recipients = m_rows.recipients();
    QCoro::connect(m_mirror->write([campaign = std::move(campaign), at = m_fetchedAt](
                                       QSqlDatabase &db) {
        return Store::cacheCampaign(db,
            {.id = campaign.summary.id,
                .json = QJsonDocument(Hub::campaignToJson(campaign)).toJson(QJsonDocument::Compact),
                .fetchedAt = at});
    }),
        this, logFailure);
}

void CampaignsController::keepList(std::vector<Hub::CampaignSummary> campaigns)
{
    if (!m_mirror) {
        return;
    }
    QCoro::connect(m_mirror->write([campaigns = std::move(campaigns), at = m_listFetchedAt](
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
