// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketscontroller.h"

#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QCoroTask>

#include <algorithm>
#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto textDelay = 120ms;
constexpr auto changeDelay = 150ms;
/// While the first copy is being made every commit is a change of the list.
constexpr auto fillDelay = 1000ms;

const QString savedPrefix = u"saved:"_s;

const QList<std::pair<int, Store::TicketField>> &columnFields()
{
    using Model = TicketListModel;
    static const QList<std::pair<int, Store::TicketField>> fields{
        {Model::SubjectColumn, Store::TicketField::Subject},
        {Model::CustomerColumn, Store::TicketField::Customer},
        {Model::StatusColumn, Store::TicketField::Status},
        {Model::PriorityColumn, Store::TicketField::Priority},
        {Model::TypeColumn, Store::TicketField::Type},
        {Model::RegionColumn, Store::TicketField::Region},
        {Model::AssigneeColumn, Store::TicketField::Assignee},
        {Model::OpenedColumn, Store::TicketField::Opened},
        {Model::ModifiedColumn, Store::TicketField::Modified},
        {Model::IdColumn, Store::TicketField::Id}};
    return fields;
}

const QList<std::pair<int, Store::TicketField>> &groupFields()
{
    using Page = TicketsController;
    static const QList<std::pair<int, Store::TicketField>> fields{
        {Page::NoGroup, Store::TicketField::None}, {Page::ByStatus, Store::TicketField::Status},
        {Page::ByPriority, Store::TicketField::Priority}, {Page::ByType, Store::TicketField::Type},
        {Page::ByRegion, Store::TicketField::Region},
        {Page::ByAssignee, Store::TicketField::Assignee}};
    return fields;
}

int numberOf(const QList<std::pair<int, Store::TicketField>> &fields, Store::TicketField wanted,
    int otherwise)
{
    for (const auto &[number, field] : fields) {
        if (field == wanted) {
            return number;
        }
    }
    return otherwise;
}

Store::TicketField fieldOf(const QList<std::pair<int, Store::TicketField>> &fields, int wanted,
    Store::TicketField otherwise)
{
    for (const auto &[number, field] : fields) {
        if (number == wanted) {
            return field;
        }
    }
    return otherwise;
}

/// The spellings of whoever is signed in.
Result<QStringList> signedIn(QSqlDatabase &db)
{
    return Store::metaValue(db, Store::SignedInUser).transform([](const QString &user) {
        return user.isEmpty() ? QStringList() : QStringList{user};
    });
}

/// A list with what stands on its first page, made on the reader's thread.
struct ListAnswer {
    TicketRows rows;
    ListDiff diff;
    std::vector<Store::TicketLine> lines;
};
using ListResult = Result<std::shared_ptr<ListAnswer>>;

ListResult listOf(QSqlDatabase &db, const TicketQuery &query, const std::vector<qint64> *before,
    std::vector<qint64> again)
{
    const auto me = signedIn(db);
    if (!me) {
        return std::unexpected(me.error());
    }
    auto ids = Store::ticketIds(db, query.filter(*me), query.order);
    if (!ids) {
        return std::unexpected(ids.error());
    }
    auto answer = std::make_shared<ListAnswer>();
    answer->rows = TicketRows::of(std::move(*ids));
    if (before) {
        answer->diff = diffOf(*before, answer->rows.rows);
    } else {
        for (const qint64 row : answer->rows.rows) {
            if (row > 0) {
                again.push_back(row);
            }
            if (again.size() == TicketListModel::pageSize) {
                break;
            }
        }
    }
    auto lines = Store::ticketLines(db, again);
    if (!lines) {
        return std::unexpected(lines.error());
    }
    answer->lines = std::move(*lines);
    return answer;
}

struct OverviewAnswer {
    Store::TicketOverview overview;
    QStringList me;
};

} // namespace

TicketsController::TicketsController(Store::Mirror *mirror, Erp::ErpClient *erp,
    const QString &directory, Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_export(mirror, &m_list)
    , m_related({"relation", "subject", "ticketStatus", "day"}, 0)
    , m_jobs({"subject", "jobStatus", "day"}, 0)
    , m_live(erp, directory, clock)
    , m_writing(mirror, erp, &m_thread, std::move(clock))
{
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(textDelay);
    connect(&m_textTimer, &QTimer::timeout, this, [this] { readList(true); });
    m_changeTimer.setSingleShot(true);
    connect(&m_changeTimer, &QTimer::timeout, this, &TicketsController::follow);
    connect(&m_list, &TicketListModel::linesWanted, this, &TicketsController::readLines);
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &TicketsController::handleChanges);
    connect(&m_live, &TicketLive::changed, &m_writing,
        [this] { m_writing.assignment()->setAssigned(m_live.assignedUsers()); });
    connect(m_writing.assignment(), &TicketAssignment::settled, &m_live, &TicketLive::askAgain);
    connect(m_mirror, &Store::Mirror::emptied, &m_live, &TicketLive::removeOpened);
    showViews();
}

void TicketsController::setRecordDesk(RecordDesk *desk)
{
    m_customFields = std::make_unique<CustomFields>(desk);
    m_customFields->setLanguage(m_language);
}

void TicketsController::setBulk(TicketBulk *bulk)
{
    m_bulk = bulk;
    connect(this, &TicketsController::overviewChanged, bulk,
        [this] { m_bulk->setOverview(m_overview); });
    bulk->setOverview(m_overview);
}

void TicketsController::activate()
{
    if (!m_isActive) {
        m_isActive = true;
        refresh();
    }
}

void TicketsController::refresh()
{
    readOverview();
    readList(!m_isListed);
    if (!m_id.isEmpty()) {
        readRecord();
    }
}

void TicketsController::restore(const QString &memory)
{
    if (m_isActive || memory.isEmpty()) {
        return;
    }
    TicketMemory kept = TicketMemory::fromText(memory);
    m_saved = std::move(kept.saved);
    // A filter of yesterday's would make today's list look short.
    kept.last.text.clear();
    m_query = kept.last;
    m_viewId = m_query.view;
    showViews();
    Q_EMIT queryChanged();
}

QString TicketsController::memory() const
{
    return TicketMemory{m_query, m_saved}.toText();
}

void TicketsController::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    m_list.setLanguage(language);
    m_writing.retranslate();
    if (m_customFields) {
        m_customFields->setLanguage(language);
    }
    showViews();
    if (!m_id.isEmpty()) {
        readRecord();
    }
    Q_EMIT languageChanged();
    Q_EMIT queryChanged();
}

void TicketsController::setQuery(TicketQuery query, const QString &viewId)
{
    if (query == m_query && viewId == m_viewId) {
        return;
    }
    const bool isSameList = query.view == m_query.view && query.onlyOpen == m_query.onlyOpen
        && query.text == m_query.text && query.order == m_query.order;
    const bool isOnlyText = !isSameList && query.view == m_query.view
        && query.onlyOpen == m_query.onlyOpen && query.order == m_query.order;
    m_query = std::move(query);
    m_viewId = viewId;
    Q_EMIT queryChanged();
    Q_EMIT memoryChanged();
    if (isSameList || !m_isActive) {
        return;
    }
    if (isOnlyText) {
        m_textTimer.start();
    } else {
        m_textTimer.stop();
        readList(true);
    }
}

void TicketsController::chooseView(const QString &id)
{
    TicketQuery query = m_query;
    query.text.clear();
    if (id.startsWith(savedPrefix)) {
        const QString name = id.sliced(savedPrefix.size());
        const auto found = std::ranges::find(m_saved, name, &SavedQuery::name);
        if (found == m_saved.end()) {
            return;
        }
        query = found->query;
    } else {
        query.view = id;
    }
    setQuery(std::move(query), id);
}

void TicketsController::setOnlyOpen(bool onlyOpen)
{
    TicketQuery query = m_query;
    query.onlyOpen = onlyOpen;
    setQuery(std::move(query), m_viewId);
}

void TicketsController::setText(const QString &text)
{
    TicketQuery query = m_query;
    query.text = text;
    setQuery(std::move(query), m_viewId);
}

void TicketsController::sortBy(int column, bool descending)
{
    TicketQuery query = m_query;
    query.order.sort = fieldOf(columnFields(), column, query.order.sort);
    query.order.isDescending = descending;
    setQuery(std::move(query), m_viewId);
}

int TicketsController::sortColumn() const
{
    return numberOf(columnFields(), m_query.order.sort, -1);
}

void TicketsController::setGroup(int group)
{
    TicketQuery query = m_query;
    query.order.group = fieldOf(groupFields(), group, Store::TicketField::None);
    setQuery(std::move(query), m_viewId);
}

int TicketsController::group() const
{
    return numberOf(groupFields(), m_query.order.group, NoGroup);
}

void TicketsController::setColumnShown(int column, bool shown)
{
    if (column == TicketListModel::SubjectColumn) {
        return;
    }
    TicketQuery query = m_query;
    query.hiddenColumns.removeAll(column);
    if (!shown) {
        query.hiddenColumns += column;
        std::ranges::sort(query.hiddenColumns);
    }
    setQuery(std::move(query), m_viewId);
}

void TicketsController::saveView(const QString &name)
{
    const QString known = name.simplified().left(60);
    if (known.isEmpty()) {
        return;
    }
    std::erase_if(m_saved, [&known](const SavedQuery &view) { return view.name == known; });
    m_saved.push_back({known, m_query});
    std::ranges::sort(m_saved, [](const SavedQuery &a, const SavedQuery &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    m_viewId = savedPrefix + known;
    showViews();
    Q_EMIT queryChanged();
    Q_EMIT memoryChanged();
}

void TicketsController::removeView(const QString &id)
{
    if (!id.startsWith(savedPrefix)) {
        return;
    }
    const QString name = id.sliced(savedPrefix.size());
    std::erase_if(m_saved, [&name](const SavedQuery &view) { return view.name == name; });
    if (m_viewId == id) {
        m_viewId = m_query.view; // what it showed stays
    }
    showViews();
    Q_EMIT queryChanged();
    Q_EMIT memoryChanged();
}

QString TicketsController::viewTitle() const
{
    const int row = m_views.rowOf(m_viewId);
    return row < 0 ? m_viewId.section(u':', 1)
                   : m_views.index(row).data(TicketViewModel::TitleRole).toString();
}

void TicketsController::showViews()
{
    std::vector<TicketView> views;
    const auto add = [&views](const QString &id, const QString &section, const QString &title,
                         const QString &glyph,
                         int open) { views.push_back({id, section, title, glyph, open}); };
    const QString builtIn = u"views"_s;
    add(u"all"_s, builtIn, tr("All tickets"), u"inbox"_s, m_overview.open);
    add(u"mine"_s, builtIn, tr("Mine"), u"user"_s, m_overview.mine);
    add(u"unassigned"_s, builtIn, tr("Unassigned"), u"user-x"_s, m_overview.unassigned);
    add(u"important"_s, builtIn, tr("Important"), u"star"_s, m_overview.important);
    for (const SavedQuery &view : m_saved) {
        add(savedPrefix + view.name, u"saved"_s, view.name, u"bookmark"_s, -1);
    }
    for (const Store::TicketTally &type : m_overview.types) {
        add(u"type:"_s + type.value, u"types"_s, type.value, u"tag"_s, type.open);
    }
    for (const Store::TicketTally &tag : m_overview.tags) {
        add(u"tag:"_s + tag.value, u"tags"_s, tag.value, u"bookmark"_s, tag.open);
    }
    for (const Store::TicketTally &region : m_overview.regions) {
        add(u"region:"_s + region.value, u"regions"_s, region.value, u"map-pin"_s, region.open);
    }
    m_views.show(std::move(views));
}

void TicketsController::readOverview()
{
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) -> Result<OverviewAnswer> {
        auto me = signedIn(db);
        if (!me) {
            return std::unexpected(me.error());
        }
        return Store::ticketOverview(db, *me).transform(
            [&me](const Store::TicketOverview &overview) { return OverviewAnswer{overview, *me}; });
    }),
        this, [this](const Result<OverviewAnswer> &answer) {
            if (!answer) {
                return; // the list says why
            }
            if (m_overview == answer->overview && m_me == answer->me) {
                return;
            }
            m_overview = answer->overview;
            m_me = answer->me;
            m_list.setStaff(m_overview.staff);
            m_writing.setMe(m_me.value(0));
            m_writing.setStaff(m_overview.staff);
            m_list.setFetchedAt(m_overview.fetchedAt);
            showViews();
            Q_EMIT overviewChanged();
        });
}

void TicketsController::readList(bool isAnother)
{
    if (isAnother) {
        ++m_listGeneration;
        m_isListing = true;
        Q_EMIT listChanged();
    } else if (m_isListing || m_isUpdating) {
        m_isUpdateDue = true; // what is being read now may be older than the change
        return;
    } else {
        m_isUpdating = true;
    }
    const QStringList tickets = std::exchange(m_changedTickets, {});
    const QStringList customers = std::exchange(m_changedCustomers, {});
    std::vector<qint64> again = m_list.linesOf(tickets, customers);
    auto before = isAnother ? std::vector<qint64>() : m_list.rows();
    QCoro::connect(m_mirror->read([query = m_query, isAnother, before = std::move(before), again](
                                      QSqlDatabase &db) -> ListResult {
        return listOf(db, query, isAnother ? nullptr : &before, again);
    }),
        this,
        [this, isAnother, again, tickets, customers, generation = m_listGeneration](
            const ListResult &answer) {
            if (!isAnother) {
                m_isUpdating = false;
            }
            if (answer) {
                // What stands on a row is the same in every list.
                m_list.putLines(again, std::move((*answer)->lines));
            } else {
                m_changedTickets += tickets; // still to be read
                m_changedCustomers += customers;
                m_isListStale = true;
            }
            if (generation == m_listGeneration) {
                m_isListing = false;
                m_listError = answer ? ErrorText() : errorText(answer.error());
                if (answer) {
                    takeList(std::move((*answer)->rows), (*answer)->diff, isAnother);
                }
                Q_EMIT listChanged();
            }
            if (std::exchange(m_isUpdateDue, false)) {
                readList(false);
            }
        });
}

void TicketsController::takeList(TicketRows rows, const ListDiff &diff, bool isAnother)
{
    const int before = place();
    m_isListed = true;
    m_list.setGroupField(m_query.order.group);
    if (isAnother) {
        m_list.reset(std::move(rows));
    } else {
        m_list.update(std::move(rows), diff);
    }
    if (isAnother || before != place()) {
        Q_EMIT placeChanged();
    }
    if (m_bulk) {
        m_bulk->selection()->handleList();
    }
}

void TicketsController::readLines(const std::vector<qint64> &rows)
{
    using Lines = Result<std::vector<Store::TicketLine>>;
    QCoro::connect(
        m_mirror->read([rows](QSqlDatabase &db) { return Store::ticketLines(db, rows); }), this,
        [this, rows](const Lines &lines) {
            if (!lines) {
                m_list.giveUp(rows);
                m_listError = errorText(lines.error());
                Q_EMIT listChanged();
                return;
            }
            m_list.putLines(rows, *lines);
            const auto chosen = std::ranges::find(*lines, m_awaitedRow, &Store::TicketLine::row);
            if (chosen != lines->end()) {
                m_row = std::exchange(m_awaitedRow, 0);
                show(chosen->id);
            }
        });
}

void TicketsController::handleChanges(const Store::Changes &changes)
{
    if (!m_isActive) {
        return;
    }
    if (changes.everything) {
        m_list.forgetLines();
    }
    const bool isOfList =
        changes.touches(Store::Kind::Ticket) || changes.touches(Store::Kind::Customer);
    if (!isOfList && !changes.touches(Store::Kind::Message) && !changes.touches(Store::Kind::Note)
        && !changes.touches(Store::Kind::Job)) {
        return;
    }
    m_isListStale = m_isListStale || isOfList;
    m_changedTickets += changes.ids.value(Store::Kind::Ticket);
    m_changedCustomers += changes.ids.value(Store::Kind::Customer);
    if (!m_changeTimer.isActive()) {
        m_changeTimer.start(m_overview.isComplete ? changeDelay : fillDelay);
    }
}

void TicketsController::follow()
{
    readOverview();
    if (std::exchange(m_isListStale, false)) {
        readList(false);
    }
    if (!m_id.isEmpty()) {
        readRecord();
    }
}

} // namespace FibreDesk
