// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaignscontroller.h"

#include "deskcampaigns.h"
#include "hub/eventstream.h"
#include "hub/hubpaths.h"
#include "hubcampaigns.h"
#include "text/csv.h"
#include "text/mailaddress.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

CampaignsController::CampaignsController(Hub::HubClient *hub, Hub::EventStream *stream,
    Store::Mirror *mirror, MailDesk *desk, Clock clock, QObject *parent)
    : QObject(parent)
    , m_stream(stream)
    , m_proxy(&m_rows)
    , m_resend(hub, &m_rows)
{
    connect(
        &m_rows, &RecipientTableModel::rowsChanged, this, &CampaignsController::handleRowsChanged);
    if (desk) {
        auto source = std::make_unique<DeskCampaigns>(desk, stream, &m_rows, clock);
        m_desk = source.get();
        addSource(std::move(source));
    }
    m_deskRun = std::make_unique<DeskRun>(m_desk);
    m_deskRow = std::make_unique<DeskRow>(m_desk);
    connect(m_deskRow.get(), &DeskRow::corrected, this, [this](const QString &address) {
        Q_EMIT corrected(tr("The row is being sent again, to %1.").arg(address), u"info"_s);
    });
    connect(m_deskRow.get(), &DeskRow::notCorrected, this, [this](const ErrorText &error) {
        Q_EMIT corrected(tr("The row was not corrected: %1").arg(error.sentence()), u"danger"_s);
    });
    if (hub) {
        addSource(std::make_unique<HubCampaigns>(
            hub, stream, mirror, &m_resend, &m_rows, std::move(clock)));
    }
}

CampaignsController::~CampaignsController() = default;

void CampaignsController::addSource(std::unique_ptr<CampaignSource> source)
{
    CampaignSource *added = source.get();
    const auto isOpen = [this, added] { return m_source == added; };
    connect(added, &CampaignSource::listChanged, this, &CampaignsController::handleList);
    connect(added, &CampaignSource::topicsChanged, this, &CampaignsController::setTopics);
    connect(added, &CampaignSource::headChanged, this, [this, isOpen] {
        if (isOpen()) {
            handleHead();
        }
    });
    connect(added, &CampaignSource::stateChanged, this, [this, isOpen] {
        if (isOpen()) {
            m_state = m_source->state();
            Q_EMIT stateChanged();
        }
    });
    connect(added, &CampaignSource::rowsRead, this,
        [this, isOpen](const std::vector<CampaignRow> &rows, bool isFirst) {
            if (isOpen()) {
                handleRowsRead(rows, isFirst);
            }
        });
    connect(added, &CampaignSource::rowsChanged, this,
        [this, isOpen](const std::vector<CampaignRow> &rows) {
            if (isOpen()) {
                for (const CampaignRow &row : rows) {
                    m_rows.applyRow(row);
                }
            }
        });
    m_sources.push_back(std::move(source));
}

bool CampaignsController::isListLoading() const
{
    return std::ranges::any_of(
        m_sources, [](const auto &source) { return source->listState().isLoading; });
}

ErrorText CampaignsController::listError() const
{
    for (const auto &source : m_sources) {
        if (const ErrorText error = source->listState().error; error.isSet()) {
            return error;
        }
    }
    return {};
}

QDateTime CampaignsController::listFetchedAt() const
{
    // The oldest part decides how old the whole is.
    QDateTime oldest;
    for (const auto &source : m_sources) {
        const QDateTime at = source->listState().fetchedAt;
        if (at.isValid() && (!oldest.isValid() || at < oldest)) {
            oldest = at;
        }
    }
    return oldest;
}

void CampaignsController::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        m_rows.setLanguage(language);
        if (m_desk) {
            m_desk->retranslate();
        }
        m_deskRow->retranslate();
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
    for (const auto &source : m_sources) {
        source->setActive(active);
    }
    Q_EMIT activeChanged();
}

void CampaignsController::refresh()
{
    for (const auto &source : m_sources) {
        source->refreshList();
    }
    if (m_source) {
        m_source->refresh();
    }
}

void CampaignsController::handleList()
{
    std::vector<CampaignHead> all;
    for (const auto &source : m_sources) {
        const std::vector<CampaignHead> &part = source->list();
        all.insert(all.end(), part.begin(), part.end());
    }
    if (m_hasRows) {
        // The open campaign's own rows know better than the list.
        const auto open = std::ranges::find(all, m_head.key, &CampaignHead::key);
        if (open != all.end()) {
            open->totals = m_head.totals;
        }
    }
    m_list.applySnapshot(all);
    Q_EMIT listStateChanged();
}

void CampaignsController::open(const QString &key)
{
    if (!key.isEmpty()) {
        Q_EMIT campaignAsked();
    }
    if (key.isEmpty() || key == campaignId()) {
        return;
    }
    const auto owner =
        std::ranges::find_if(m_sources, [&key](const auto &source) { return source->owns(key); });
    if (owner == m_sources.end()) {
        return;
    }
    if (m_source && m_source != owner->get()) {
        std::exchange(m_source, nullptr)->close();
    }
    m_mail.close();
    m_head = {.key = key};
    m_state = {};
    m_hasRows = false;
    m_resendable = 0;
    if (const int row = m_list.rowOf(key); row >= 0) {
        m_head.totals =
            m_list.data(m_list.index(row), CampaignListModel::TotalsRole).value<CampaignTotals>();
    }
    m_rows.reset(key, {});
    setSelectedRow(-1);
    m_causes.reset(m_rows);
    m_source = owner->get();
    m_source->open(key);
    Q_EMIT campaignChanged();
    Q_EMIT totalsChanged();
}

void CampaignsController::openDesk(const QString &id, int row)
{
    const QString key = DeskCampaigns::keyOf(id);
    m_wantedRow = row;
    if (key == campaignId() && m_hasRows) {
        setSelectedRow(std::exchange(m_wantedRow, -1));
    }
    open(key);
}

void CampaignsController::close()
{
    if (!m_source) {
        return;
    }
    std::exchange(m_source, nullptr)->close();
    m_mail.close();
    m_head = {};
    m_state = {};
    m_hasRows = false;
    m_resendable = 0;
    m_rows.reset({}, {});
    setSelectedRow(-1);
    m_causes.reset(m_rows);
    Q_EMIT campaignChanged();
    Q_EMIT totalsChanged();
    Q_EMIT stateChanged();
}

void CampaignsController::setTopics()
{
    if (!m_stream) {
        return;
    }
    // Dispatch and campaigns share one stream: only our own topics are exchanged.
    QStringList topics = m_stream->topics();
    topics.removeIf(
        [](const QString &topic) { return topic.startsWith(Hub::Live::campaignTopic({})); });
    for (const auto &source : m_sources) {
        topics += source->topics();
    }
    topics.removeDuplicates();
    m_stream->setTopics(topics);
}

void CampaignsController::handleHead()
{
    const CampaignTotals totals = m_head.totals;
    m_head = m_source->head();
    if (m_hasRows || totals.recipients() > 0) {
        m_head.totals = totals;
    }
    if (m_hasRows) {
        m_list.update(m_head);
    }
    Q_EMIT campaignChanged();
}

void CampaignsController::handleRowsRead(const std::vector<CampaignRow> &rows, bool isFirst)
{
    m_hasRows = true;
    if (isFirst) {
        m_rows.reset(campaignId(), rows);
        m_resend.restoreMarks();
        m_causes.reset(m_rows);
    } else {
        m_rows.applySnapshot(rows);
    }
    handleRowsChanged();
    if (m_wantedRow >= 0) {
        setSelectedRow(std::exchange(m_wantedRow, -1));
    }
}

void CampaignsController::handleRowsChanged()
{
    if (!m_hasRows) {
        return;
    }
    m_head.totals = CampaignTotals::of(m_rows.rows());
    m_resendable = resendableOf({});
    m_causes.update(m_rows);
    m_list.update(m_head);
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
    m_deskRow->show(m_source == m_desk ? m_selected.row : -1);
    Q_EMIT selectedChanged();
}

int CampaignsController::resendRow(int rowId)
{
    return m_source ? m_source->resend({.row = rowId}) : 0;
}

int CampaignsController::resendCause(const QString &key)
{
    return m_source && !key.isEmpty() ? m_source->resend({.cause = key}) : 0;
}

int CampaignsController::resendFailed()
{
    return m_source ? m_source->resend({}) : 0;
}

int CampaignsController::resendableOf(const QString &causeKey) const
{
    int count = 0;
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        if (m_rows.canResendTogether(row)
            && (causeKey.isEmpty() || m_rows.causeAt(row)->key == causeKey)) {
            ++count;
        }
    }
    return count;
}

void CampaignsController::showMail(int rowId)
{
    if (!m_source || rowId < 0 || rowId >= m_rows.rowCount()) {
        return;
    }
    const CampaignRow &row = m_rows.rows()[static_cast<size_t>(rowId)];
    const QString name = row.fullName();
    m_mail.show(m_source, rowId, name.isEmpty() ? row.email : name + u" <"_s + row.email + u'>');
}

void CampaignsController::openCustomer(int rowId)
{
    if (rowId < 0 || rowId >= m_rows.rowCount()) {
        return;
    }
    const QString customer = m_rows.rows()[static_cast<size_t>(rowId)].customer;
    if (!customer.isEmpty()) {
        Q_EMIT customerRequested(customer);
    }
}

void CampaignsController::correctAtCustomer(int rowId)
{
    if (!m_desk || m_source != m_desk || rowId < 0 || rowId >= m_rows.rowCount()) {
        return;
    }
    const CampaignRow &row = m_rows.rows()[static_cast<size_t>(rowId)];
    if (row.status == CampaignRow::Status::Failed && !row.customer.isEmpty()) {
        // One after another: a save may be on its way, or wait for the network, while the next is
        // asked for.
        const Correction asked{m_desk->id(), rowId, row.customer};
        if (!std::ranges::contains(m_corrections, asked)) {
            m_corrections.push_back(asked);
        }
        Q_EMIT correctionRequested(row.customer, row.email);
    }
}

void CampaignsController::handleEmailSaved(const QString &customer, const QString &address)
{
    const auto isTheirs = [&customer](const Correction &one) { return one.customer == customer; };
    if (std::ranges::none_of(m_corrections, isTheirs)) {
        return;
    }
    if (!Text::parseMailAddress(address).isMailable()) {
        Q_EMIT corrected(
            tr("%1 cannot be mailed: the row was left as it is.").arg(address), u"warning"_s);
        return;
    }
    for (const Correction &one : std::exchange(m_corrections, {})) {
        if (isTheirs(one)) {
            m_deskRow->correct(one.campaign, one.row, address);
        } else {
            m_corrections.push_back(one);
        }
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

} // namespace FibreDesk
