// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketlistmodel.h"

#include "base/format.h"

#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Whoever flings through the list sees none of the pages between: only the last ones are read.
constexpr std::size_t pagesAtOnce = 4;

qint64 headingNumber(const QString &value)
{
    constexpr quint64 positive = 0x3fffffffffffffff;
    return -1 - static_cast<qint64>(qHash(value, 0) & positive);
}

/// Of a row that is not here yet.
QVariant emptyValue(int role)
{
    switch (role) {
    case TicketListModel::LoadedRole:
    case TicketListModel::ImportantRole:
    case TicketListModel::ClosedRole:
        return false;
    case TicketListModel::HeadingCountRole:
        return 0;
    case TicketListModel::FetchedAtRole:
        return QDateTime();
    case TicketListModel::TagsRole:
        return QStringList();
    default:
        return QString();
    }
}

} // namespace

QString priorityWord(const QString &priority)
{
    const QString word = priority.toLower();
    if (word == "urgent"_L1) {
        return TicketListModel::tr("Urgent");
    }
    if (word == "high"_L1) {
        return TicketListModel::tr("High", "priority");
    }
    if (word == "medium"_L1) {
        return TicketListModel::tr("Medium", "priority");
    }
    if (word == "low"_L1) {
        return TicketListModel::tr("Low", "priority");
    }
    return priority;
}

QString ticketStatusWord(const QString &status)
{
    const QString word = status.toLower();
    if (word == "open"_L1) {
        return TicketListModel::tr("Open", "ticket");
    }
    if (word == "replied"_L1) {
        return TicketListModel::tr("Replied");
    }
    if (word == "on hold"_L1) {
        return TicketListModel::tr("On hold");
    }
    if (word == "resolved"_L1) {
        return TicketListModel::tr("Resolved");
    }
    if (word == "closed"_L1) {
        return TicketListModel::tr("Closed");
    }
    return status;
}

TicketRows TicketRows::of(Store::TicketIds ids)
{
    TicketRows result;
    if (ids.groups.empty()) {
        result.rows = std::move(ids.rows);
        return result;
    }
    result.rows.reserve(ids.rows.size() + ids.groups.size());
    auto next = ids.rows.cbegin();
    for (const Store::TicketGroup &group : ids.groups) {
        const qint64 heading = headingNumber(group.value);
        result.groups.insert(heading, group);
        result.rows.push_back(heading);
        const auto end = next + std::min<qint64>(group.count, ids.rows.cend() - next);
        result.rows.insert(result.rows.end(), next, end);
        next = end;
    }
    return result;
}

TicketListModel::TicketListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(0);
    connect(&m_askTimer, &QTimer::timeout, this, &TicketListModel::ask);
}

void TicketListModel::reset(TicketRows rows)
{
    beginResetModel();
    m_rows = std::move(rows.rows);
    m_groups = std::move(rows.groups);
    m_wanted.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void TicketListModel::update(TicketRows rows, const ListDiff &diff)
{
    setChanging(true);
    const auto over = qScopeGuard([this] { setChanging(false); });
    if (diff.isReset) {
        reset(std::move(rows));
        return;
    }
    // Headings first: the rows that come in already ask for them.
    const QHash<qint64, Store::TicketGroup> before = std::exchange(m_groups, rows.groups);
    for (const ListStep &step : diff.steps) {
        perform(step);
    }
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        const auto old = before.constFind(it.key());
        if (old != before.cend() && *old != *it) {
            const int place = placeOf(it.key());
            tellRows(place, place);
        }
    }
    if (!diff.steps.empty()) {
        m_wanted.clear(); // places are others now; views ask again for what they show
        Q_EMIT countChanged();
    }
}

void TicketListModel::setChanging(bool isChanging)
{
    m_isChanging = isChanging;
    Q_EMIT changingChanged();
}

void TicketListModel::perform(const ListStep &step)
{
    switch (step.kind) {
    case ListStep::Kind::Remove:
        beginRemoveRows({}, step.first, step.first + step.count - 1);
        apply(m_rows, step);
        endRemoveRows();
        break;
    case ListStep::Kind::Insert:
        beginInsertRows({}, step.first, step.first + step.count - 1);
        apply(m_rows, step);
        endInsertRows();
        break;
    case ListStep::Kind::Move:
        beginMoveRows({}, step.first, step.first, {}, step.to > step.first ? step.to + 1 : step.to);
        apply(m_rows, step);
        endMoveRows();
        break;
    }
}

void TicketListModel::putLines(
    const std::vector<qint64> &asked, std::vector<Store::TicketLine> lines)
{
    // Row numbers are used again: what is no ticket any more must not stand on the next one's row.
    QSet<qint64> gone;
    for (const qint64 row : asked) {
        m_asked.remove(row);
        if (m_lines.contains(row)) {
            gone.insert(row);
        }
    }
    for (const Store::TicketLine &line : lines) {
        gone.remove(line.row);
    }
    if (!gone.isEmpty()) {
        for (const qint64 row : std::as_const(gone)) {
            m_lines.remove(row);
        }
        std::erase_if(m_arrived, [&gone](qint64 row) { return gone.contains(row); });
    }
    QSet<qint64> changed = gone;
    for (Store::TicketLine &line : lines) {
        const auto found = m_lines.find(line.row);
        if (found == m_lines.end()) {
            m_arrived.push_back(line.row);
        } else if (*found == line) {
            continue;
        }
        changed.insert(line.row);
        m_lines.insert(line.row, std::move(line));
    }
    if (changed.isEmpty()) {
        return;
    }
    tellLines(asked, std::move(changed));
    keepWithinBounds();
}

void TicketListModel::tellLines(const std::vector<qint64> &asked, QSet<qint64> changed)
{
    std::vector<int> places;
    if (asked.size() <= static_cast<std::size_t>(pageSize)) {
        // Asked for together, they mostly still stand together.
        int next = 0;
        for (const qint64 row : asked) {
            if (changed.contains(row)) {
                const int place = rowAt(next) == row ? next : placeOf(row);
                if (place >= 0) {
                    places.push_back(place);
                    next = place + 1;
                }
            }
        }
        std::ranges::sort(places);
    } else {
        for (int place = 0; place < std::ssize(m_rows) && !changed.isEmpty(); ++place) {
            if (changed.remove(rowAt(place))) {
                places.push_back(place);
            }
        }
    }
    for (std::size_t i = 0; i < places.size();) {
        const std::size_t first = i++;
        while (i < places.size() && places[i] == places[i - 1] + 1) {
            ++i;
        }
        tellRows(places[first], places[i - 1]);
    }
}

void TicketListModel::giveUp(const std::vector<qint64> &asked)
{
    for (const qint64 row : asked) {
        m_asked.remove(row);
    }
}

std::vector<qint64> TicketListModel::linesOf(
    const QStringList &tickets, const QStringList &customers) const
{
    const QSet<QString> ids(tickets.cbegin(), tickets.cend());
    const QSet<QString> owners(customers.cbegin(), customers.cend());
    std::vector<qint64> found;
    for (const Store::TicketLine &line : m_lines) {
        if (ids.contains(line.id) || owners.contains(line.customer)) {
            found.push_back(line.row);
        }
    }
    return found;
}

void TicketListModel::forgetLines()
{
    m_lines.clear();
    m_arrived.clear();
    m_asked.clear();
}

void TicketListModel::keepWithinBounds()
{
    while (m_lines.size() > static_cast<qsizetype>(mostLines)) {
        m_lines.remove(m_arrived.front());
        m_arrived.pop_front();
    }
}

void TicketListModel::tellRows(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void TicketListModel::setStaff(const QHash<QString, QString> &staff)
{
    if (m_staff != staff) {
        m_staff = staff;
        if (!m_rows.empty()) {
            Q_EMIT dataChanged(index(0, AssigneeColumn), index(rowCount() - 1, AssigneeColumn),
                {CellTextRole, AccessibleRole});
        }
    }
}

void TicketListModel::setFetchedAt(const QDateTime &at)
{
    m_fetchedAt = at; // shown once for the whole list, not on the rows
}

void TicketListModel::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        tellRows(0, rowCount() - 1);
    }
}

qint64 TicketListModel::rowAt(int place) const
{
    return place >= 0 && place < std::ssize(m_rows) ? m_rows[static_cast<std::size_t>(place)] : 0;
}

const Store::TicketLine *TicketListModel::lineAt(int place) const
{
    const auto found = m_lines.constFind(rowAt(place));
    return found == m_lines.cend() ? nullptr : &*found;
}

int TicketListModel::placeOf(qint64 row) const
{
    const auto found = std::ranges::find(m_rows, row);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void TicketListModel::want(int place) const
{
    const int page = place / pageSize;
    if (!m_wanted.empty() && m_wanted.back() == page) {
        return;
    }
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (!m_askTimer.isActive()) {
        m_askTimer.start();
    }
}

void TicketListModel::ask()
{
    std::vector<int> pages = std::exchange(m_wanted, {});
    if (pages.size() > pagesAtOnce) {
        pages.erase(pages.begin(), pages.end() - static_cast<std::ptrdiff_t>(pagesAtOnce));
    }
    for (const int page : pages) {
        std::vector<qint64> rows;
        const int end = std::min((page + 1) * pageSize, rowCount());
        for (int place = page * pageSize; place < end; ++place) {
            const qint64 row = rowAt(place);
            if (row > 0 && !m_lines.contains(row) && !m_asked.contains(row)) {
                rows.push_back(row);
            }
        }
        if (!rows.empty()) {
            m_asked.unite(QSet<qint64>(rows.begin(), rows.end()));
            Q_EMIT linesWanted(rows);
        }
    }
}

int TicketListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TicketListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TicketListModel::headingText(const QString &value) const
{
    using Store::TicketField;
    if (m_groupField == TicketField::Assignee) {
        return value.isEmpty() ? tr("Assigned to nobody") : staffName(value);
    }
    if (value.isEmpty()) {
        return tr("Without");
    }
    if (m_groupField == TicketField::Status) {
        return ticketStatusWord(value);
    }
    return m_groupField == TicketField::Priority ? priorityWord(value) : value;
}

QString TicketListModel::cellText(const Store::TicketLine &line, int column) const
{
    switch (column) {
    case SubjectColumn:
        return line.subject;
    case CustomerColumn:
        return line.customerName.isEmpty() ? line.customer : line.customerName;
    case StatusColumn:
        return ticketStatusWord(line.status);
    case PriorityColumn:
        return priorityWord(line.priority);
    case TypeColumn:
        return line.type;
    case RegionColumn:
        return line.region;
    case AssigneeColumn:
        return staffName(line.assignee);
    case OpenedColumn:
        return line.opened.isValid() ? Format::dayTime(line.opened, m_language) : QString();
    case ModifiedColumn:
        return line.modified.isValid() ? Format::dayTime(line.modified, m_language) : QString();
    case IdColumn:
        return line.id;
    case TagsColumn:
        return line.tags.join(u", "_s);
    default:
        return {};
    }
}

QStringList TicketListModel::cellsOf(const Store::TicketLine &line) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column) {
        // A file is sorted by other programs: times as ISO has them.
        const QDateTime time = column == OpenedColumn ? line.opened
            : column == ModifiedColumn                ? line.modified
                                                      : QDateTime();
        cells += time.isValid()
            ? time.toTimeZone(Format::displayZone()).toString(u"yyyy-MM-dd HH:mm"_s)
            : cellText(line, column);
    }
    return cells;
}

QString TicketListModel::sentence(const Store::TicketLine &line) const
{
    QStringList parts{line.subject, cellText(line, CustomerColumn), cellText(line, StatusColumn),
        cellText(line, AssigneeColumn)};
    if (line.isImportant) {
        parts.prepend(tr("Important"));
    }
    if (!line.tags.isEmpty()) {
        parts += tr("tags: %1").arg(line.tags.join(u", "_s));
    }
    parts.removeAll({});
    return parts.join(u", "_s);
}

QVariant TicketListModel::headingData(const Store::TicketGroup &group, int column, int role) const
{
    switch (role) {
    case LoadedRole:
        return true;
    case HeadingRole:
    case AccessibleRole:
        return headingText(group.value);
    case HeadingCountRole:
        return static_cast<int>(group.count);
    case CellTextRole:
        return column == SubjectColumn ? headingText(group.value) : QString();
    case ImportantRole:
    case ClosedRole:
        return false;
    case TagsRole:
        return QStringList();
    default:
        return QString();
    }
}

QVariant TicketListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    if (role <= Qt::UserRole) {
        return {}; // ours only: an empty text is no size and no font
    }
    const qint64 row = rowAt(index.row());
    if (row < 0) {
        return headingData(m_groups.value(row), index.column(), role);
    }
    const auto found = m_lines.constFind(row);
    if (found == m_lines.cend()) {
        want(index.row()); // only noted: a timer asks
        return emptyValue(role);
    }
    switch (role) {
    case CellTextRole:
        return cellText(*found, index.column());
    case RowIdRole:
        return found->id;
    case LoadedRole:
        return true;
    case HeadingRole:
        return QString();
    case HeadingCountRole:
        return 0;
    case StatusRole:
        return found->status;
    case PriorityRole:
        return found->priority;
    case ImportantRole:
        return found->isImportant;
    case ClosedRole:
        return Store::isClosedTicket(found->status);
    case FetchedAtRole:
        return m_fetchedAt;
    case TagsRole:
        return found->tags;
    case AccessibleRole:
        return sentence(*found);
    default:
        return {};
    }
}

QVariant TicketListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != CellTextRole) {
        return {};
    }
    switch (section) {
    case SubjectColumn:
        return tr("Subject");
    case CustomerColumn:
        return tr("Customer");
    case StatusColumn:
        return tr("State");
    case PriorityColumn:
        return tr("Priority");
    case TypeColumn:
        return tr("Type");
    case RegionColumn:
        return tr("Region");
    case AssigneeColumn:
        return tr("Assigned to");
    case OpenedColumn:
        return tr("Opened");
    case ModifiedColumn:
        return tr("Changed");
    case IdColumn:
        return tr("Number");
    case TagsColumn:
        return tr("Tags");
    default:
        return {};
    }
}

QHash<int, QByteArray> TicketListModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {RowIdRole, "rowId"}, {LoadedRole, "loaded"},
        {HeadingRole, "heading"}, {HeadingCountRole, "headingCount"}, {StatusRole, "statusWord"},
        {PriorityRole, "priorityWord"}, {ImportantRole, "isImportant"}, {ClosedRole, "isClosed"},
        {FetchedAtRole, "fetchedAt"}, {TagsRole, "tags"}, {AccessibleRole, "rowText"}};
}

} // namespace FibreDesk
