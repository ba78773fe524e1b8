// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketbulk.h"

#include "store/mirrorschema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Of the mirror; empty for tags.
QString columnOf(int action)
{
    static const QStringList columns{u"status"_s, u"priority"_s, u"is_important"_s, u"issue_type"_s,
        u"assigned_staff"_s, QString(), QString()};
    return columns.value(action);
}

} // namespace

TicketBulk::TicketBulk(Parts parts, TicketListModel *list, QObject *parent)
    : BulkController(
          parts,
          {.table = Store::Kind::Ticket, .titleColumn = u"subject"_s, .tagsColumn = u"user_tags"_s},
          [list]() -> const std::vector<qint64> & { return list->rows(); }, parent)
    , m_list(list)
{
}

void TicketBulk::setOverview(const Store::TicketOverview &overview)
{
    const auto namesOf = [](const std::vector<Store::TicketTally> &tallies) {
        QStringList names;
        for (const Store::TicketTally &tally : tallies) {
            names += tally.value;
        }
        names.sort(Qt::CaseInsensitive);
        return names;
    };
    m_types = namesOf(overview.types);
    m_tags = namesOf(overview.tags);
    m_staff = overview.staff.keys() + overview.assignees;
    m_staff.removeDuplicates();
    std::ranges::sort(m_staff, [&overview](const QString &a, const QString &b) {
        return overview.staff.value(a, a).localeAwareCompare(overview.staff.value(b, b)) < 0;
    });
    Q_EMIT choicesChanged();
}

QStringList TicketBulk::values(int action) const
{
    switch (action) {
    case Status:
        return {u"Open"_s, u"Replied"_s, u"On Hold"_s, u"Resolved"_s, u"Closed"_s};
    case Priority:
        return {u"Low"_s, u"Medium"_s, u"High"_s, u"Urgent"_s};
    case Important:
        return {u"1"_s, u"0"_s};
    case Type:
        return m_types;
    case Staff:
        return QStringList{QString()} + m_staff;
    case AddTag:
    case RemoveTag:
        return m_tags;
    default:
        return {};
    }
}

QStringList TicketBulk::texts(int action) const
{
    QStringList texts;
    for (const QString &value : values(action)) {
        texts += action == AddTag || action == RemoveTag ? value : words(columnOf(action), value);
    }
    return texts;
}

QString TicketBulk::words(const QString &column, const QString &value) const
{
    if (column == "status"_L1) {
        return ticketStatusWord(value);
    }
    if (column == "priority"_L1) {
        return priorityWord(value);
    }
    if (column == "is_important"_L1) {
        return value.toInt() != 0 ? tr("Important") : tr("Not important");
    }
    if (column == "assigned_staff"_L1) {
        return value.isEmpty() ? tr("Nobody") : m_list->staffName(value);
    }
    return value;
}

QString TicketBulk::tagProblem(const QString &tag) const
{
    if (tag.contains(u',')) {
        return tr("A tag has no comma: ERPNext takes it for two.");
    }
    constexpr qsizetype longest = 140; // of a name in Frappe
    return tag.size() > longest ? tr("A tag has at most %1 letters.").arg(longest) : QString();
}

void TicketBulk::preview(int action, const QString &value)
{
    BulkAction wanted{.column = columnOf(action), .value = value, .title = {}};
    const QString text = words(wanted.column, value);
    switch (action) {
    case Status:
        wanted.title = tr("State: %1").arg(text);
        break;
    case Priority:
        wanted.title = tr("Priority: %1").arg(text);
        break;
    case Important:
        wanted.isCheck = true;
        wanted.title = text;
        break;
    case Type:
        wanted.title = tr("Type: %1").arg(text);
        break;
    case Staff:
        wanted.title = tr("Assigned to: %1").arg(text);
        break;
    case AddTag:
        wanted.kind = BulkAction::Kind::AddTag;
        wanted.value = value.simplified();
        wanted.title = tr("Add the tag %1").arg(wanted.value);
        break;
    case RemoveTag:
        wanted.kind = BulkAction::Kind::RemoveTag;
        wanted.value = value.simplified();
        wanted.title = tr("Take out the tag %1").arg(wanted.value);
        break;
    default:
        return;
    }
    if (wanted.kind != BulkAction::Kind::Field
        && (wanted.value.isEmpty() || !tagProblem(wanted.value).isEmpty())) {
        return;
    }
    plan(wanted);
}

} // namespace FibreDesk
