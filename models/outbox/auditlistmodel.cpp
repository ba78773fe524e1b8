// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditlistmodel.h"

#include "auditwords.h"
#include "base/format.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace FibreDesk {

void AuditListModel::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (count() > 0) {
        tellRows(0, count() - 1);
    }
}

void AuditListModel::putEntries(
    const std::vector<qint64> &asked, const std::vector<Audit::Entry> &entries)
{
    std::vector<Line> lines;
    lines.reserve(entries.size());
    for (const Audit::Entry &entry : entries) {
        lines.push_back({.row = entry.number, .entry = entry});
    }
    tellArrived(asked, m_lines.put(asked, std::move(lines)));
}

const Audit::Entry *AuditListModel::entryAt(int place) const
{
    const Line *line = m_lines.find(rowAt(place));
    return line ? &line->entry : nullptr;
}

QStringList AuditListModel::fileHeader()
{
    return {tr("Time (UTC)"), tr("Who"), tr("Area"), tr("Action"), tr("Doctype"), tr("Document"),
        tr("Title"), tr("Before"), tr("After"), tr("Result"), tr("Reason"), tr("Id")};
}

QStringList AuditListModel::cellsOf(const Audit::Entry &entry)
{
    const auto json = [](const QJsonObject &values) {
        return values.isEmpty()
            ? QString()
            : QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
    };
    return {entry.at.toUTC().toString(Qt::ISODate), entry.who, entry.area, entry.action,
        entry.doctype, entry.name, entry.title, json(entry.before), json(entry.after), entry.result,
        entry.reason, entry.source};
}

int AuditListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AuditListModel::cellText(const Audit::Entry &entry, int column) const
{
    switch (column) {
    case AtColumn:
        return Format::dayTime(entry.at, m_language);
    case WhoColumn:
        return entry.who;
    case AreaColumn:
        return AuditWords::area(entry.area);
    case ActionColumn:
        return AuditWords::action(entry.action);
    case SubjectColumn:
        return AuditWords::subject(entry);
    case ChangeColumn: {
        const QString change = AuditWords::change(entry);
        return entry.reason.isEmpty() ? change : entry.reason;
    }
    case ResultColumn:
        return AuditWords::result(entry.result);
    default:
        return {};
    }
}

QVariant AuditListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    if (role <= Qt::UserRole) {
        return {}; // ours only: an empty text is no size and no font
    }
    const Audit::Entry *entry = entryAt(index.row());
    if (!entry) {
        want(index.row());
        return role == LoadedRole ? QVariant(false) : QVariant(QString());
    }
    switch (role) {
    case CellTextRole:
        return cellText(*entry, index.column());
    case LoadedRole:
        return true;
    case ToneRole:
        return AuditWords::tone(entry->result);
    case AccessibleRole: {
        QStringList parts;
        for (int column = 0; column < ColumnCount; ++column) {
            parts += cellText(*entry, column);
        }
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

QVariant AuditListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != CellTextRole) {
        return {};
    }
    switch (section) {
    case AtColumn:
        return tr("When");
    case WhoColumn:
        return tr("Who");
    case AreaColumn:
        return tr("Area");
    case ActionColumn:
        return tr("Action");
    case SubjectColumn:
        return tr("What");
    case ChangeColumn:
        return tr("Change or reason");
    case ResultColumn:
        return tr("Result");
    default:
        return {};
    }
}

QHash<int, QByteArray> AuditListModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {LoadedRole, "loaded"}, {ToneRole, "tone"},
        {AccessibleRole, "rowText"}};
}

} // namespace FibreDesk
