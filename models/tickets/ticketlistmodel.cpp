// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketlistmodel.h"

#include "base/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

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

void TicketListModel::reset(TicketRows rows)
{
    m_groups = std::move(rows.groups);
    PagedTableModel::reset(std::move(rows.rows));
}

void TicketListModel::update(TicketRows rows, const ListDiff &diff)
{
    // Headings first: the rows that come in already ask for them.
    const QHash<qint64, Store::TicketGroup> before =
        std::exchange(m_groups, std::move(rows.groups));
    PagedTableModel::update(std::move(rows.rows), diff);
    if (diff.isReset) {
        return;
    }
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        const auto old = before.constFind(it.key());
        if (old != before.cend() && *old != *it) {
            const int place = placeOf(it.key());
            tellRows(place, place);
        }
    }
}

void TicketListModel::putLines(
    const std::vector<qint64> &asked, std::vector<Store::TicketLine> lines)
{
    tellArrived(asked, m_lines.put(asked, std::move(lines)));
}

std::vector<qint64> TicketListModel::linesOf(
    const QStringList &tickets, const QStringList &customers) const
{
    const QSet<QString> ids(tickets.cbegin(), tickets.cend());
    const QSet<QString> owners(customers.cbegin(), customers.cend());
    return m_lines.rowsWhere([&ids, &owners](const Store::TicketLine &line) {
        return ids.contains(line.id) || owners.contains(line.customer);
    });
}

void TicketListModel::forgetLines()
{
    m_lines.clear();
    forgetAsked();
}

void TicketListModel::setStaff(const QHash<QString, QString> &staff)
{
    if (m_staff != staff) {
        m_staff = staff;
        if (rowCount() > 0) {
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
    tellRows(0, rowCount() - 1);
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

QStringList TicketListModel::cellsOf(
    const Store::TicketLine &line, const QHash<QString, QString> &staff)
{
    // A file is sorted by other programs: times as ISO has them.
    const auto iso = [](const QDateTime &time) {
        return time.isValid()
            ? time.toTimeZone(Format::displayZone()).toString(u"yyyy-MM-dd HH:mm"_s)
            : QString();
    };
    return {line.subject, line.customerName.isEmpty() ? line.customer : line.customerName,
        ticketStatusWord(line.status), priorityWord(line.priority), line.type, line.region,
        staff.value(line.assignee, line.assignee), iso(line.opened), iso(line.modified), line.id,
        line.tags.join(u", "_s)};
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
    const Store::TicketLine *found = m_lines.find(row);
    if (!found) {
        want(index.row());
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
