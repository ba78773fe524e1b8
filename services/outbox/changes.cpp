// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/changes.h"

#include "core/jsonslices.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

constexpr std::array kindNames{"added"_L1, "removed"_L1, "changed"_L1};

RawDocument objectOf(const Fields &fields)
{
    RawDocument object;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        object.set(it.key(), it.value());
    }
    return object;
}

Result<Fields> fieldsOf(const RawValue &bytes)
{
    Fields fields;
    auto object = RawDocument::parse(bytes);
    if (!object) {
        return std::unexpected(object.error());
    }
    for (const auto &[name, value] : object->members()) {
        fields.insert(name, value);
    }
    return fields;
}

bool isTable(const RawValue &value)
{
    const auto elements = jsonElements(value);
    return elements && !elements->empty()
        && std::ranges::all_of(
            *elements, [](QByteArrayView element) { return element.startsWith('{'); });
}

auto rowNamed(const std::vector<RawDocument> &rows, const QString &name)
{
    return std::ranges::find(
        rows, name, [](const RawDocument &row) { return row.text(u"name"_s); });
}

Fields changedFields(const RawDocument &base, const RawDocument &mine)
{
    Fields fields;
    for (const auto &[name, value] : mine.members()) {
        if (!isBookkeeping(name) && !isSameValue(base.value(name), value)) {
            fields.insert(name, value);
        }
    }
    return fields;
}

void compareTables(const QString &table, const RawDocument &base, const RawDocument &mine,
    std::vector<RowChange> &changes)
{
    const auto before = base.table(table);
    const auto after = mine.table(table);
    int added = 0;
    for (const RawDocument &row : after) {
        const QString name = row.text(u"name"_s);
        const auto known = name.isEmpty() ? before.end() : rowNamed(before, name);
        if (known != before.end()) {
            if (Fields fields = changedFields(*known, row); !fields.isEmpty()) {
                changes.push_back({.kind = RowChange::Kind::Changed,
                    .table = table,
                    .row = name,
                    .fields = std::move(fields)});
            }
            continue;
        }
        changes.push_back({.kind = RowChange::Kind::Added,
            .table = table,
            .row = u"new-%1"_s.arg(++added),
            .fields = changedFields({}, row)});
    }
    for (const RawDocument &row : before) {
        const QString name = row.text(u"name"_s);
        if (rowNamed(after, name) == after.end()) {
            changes.push_back(
                {.kind = RowChange::Kind::Removed, .table = table, .row = name, .fields = {}});
        }
    }
}

void applyRow(std::vector<RawDocument> &rows, const RowChange &change)
{
    const auto found = std::ranges::find(
        rows, change.row, [](const RawDocument &row) { return row.text(u"name"_s); });
    switch (change.kind) {
    case RowChange::Kind::Added:
        rows.push_back(objectOf(change.fields));
        break;
    case RowChange::Kind::Removed:
        if (found != rows.end()) {
            rows.erase(found);
        }
        break;
    case RowChange::Kind::Changed:
        if (found != rows.end()) {
            for (auto it = change.fields.cbegin(); it != change.fields.cend(); ++it) {
                found->set(it.key(), it.value());
            }
        }
        break;
    }
}

} // namespace

bool isBookkeeping(const QString &field)
{
    static const QSet<QString> names{u"name"_s, u"owner"_s, u"creation"_s, u"modified"_s,
        u"modified_by"_s, u"idx"_s, u"docstatus"_s, u"doctype"_s, u"parent"_s, u"parentfield"_s,
        u"parenttype"_s, u"_user_tags"_s, u"_comments"_s, u"_assign"_s, u"_liked_by"_s, u"_seen"_s};
    return names.contains(field);
}

QStringList Changes::touched() const
{
    QStringList names = fields.keys();
    for (const RowChange &row : rows) {
        if (!names.contains(row.table)) {
            names += row.table;
        }
    }
    return names;
}

QByteArray Changes::toBytes() const
{
    std::vector<RawDocument> list;
    for (const RowChange &row : rows) {
        RawDocument object;
        object.set(u"kind"_s, rawOf(QString(kindNames.at(std::size_t(row.kind)))));
        object.set(u"table"_s, rawOf(row.table));
        object.set(u"row"_s, rawOf(row.row));
        object.set(u"fields"_s, objectOf(row.fields).toBytes());
        list.push_back(std::move(object));
    }
    RawDocument whole;
    whole.set(u"fields"_s, objectOf(fields).toBytes());
    whole.setTable(u"rows"_s, list);
    return whole.toBytes();
}

Result<Changes> Changes::parse(const QByteArray &json)
{
    const auto whole = RawDocument::parse(json);
    if (!whole) {
        return std::unexpected(whole.error());
    }
    Changes changes;
    auto fields = fieldsOf(whole->value(u"fields"_s));
    if (!fields) {
        return std::unexpected(fields.error());
    }
    changes.fields = std::move(*fields);
    const auto rows = whole->table(u"rows"_s);
    for (const RawDocument &object : rows) {
        auto cells = fieldsOf(object.value(u"fields"_s));
        const auto kind = std::ranges::find(kindNames, object.text(u"kind"_s));
        if (!cells || kind == kindNames.end()) {
            return std::unexpected(Error{.kind = ErrorKind::Protocol,
                .detail = u"a change of a row cannot be read"_s,
                .source = u"outbox changes"_s});
        }
        changes.rows.push_back({.kind = RowChange::Kind(kind - kindNames.begin()),
            .table = object.text(u"table"_s),
            .row = object.text(u"row"_s),
            .fields = std::move(*cells)});
    }
    return changes;
}

Changes changesBetween(const RawDocument &base, const RawDocument &mine)
{
    Changes changes;
    for (const auto &[name, value] : mine.members()) {
        if (isBookkeeping(name)) {
            continue;
        }
        if (isTable(value) || isTable(base.value(name))) {
            compareTables(name, base, mine, changes.rows);
        } else if (!isSameValue(base.value(name), value)) {
            changes.fields.insert(name, value);
        }
    }
    return changes;
}

RawDocument applied(RawDocument document, const Changes &changes)
{
    for (auto it = changes.fields.cbegin(); it != changes.fields.cend(); ++it) {
        document.set(it.key(), it.value());
    }
    QMap<QString, std::vector<RawDocument>> tables;
    QSet<QString> reordered;
    for (const RowChange &row : changes.rows) {
        if (!tables.contains(row.table)) {
            tables.insert(row.table, document.table(row.table));
        }
        applyRow(tables[row.table], row);
        if (row.kind != RowChange::Kind::Changed) {
            reordered.insert(row.table);
        }
    }
    for (auto it = tables.begin(); it != tables.end(); ++it) {
        if (reordered.contains(it.key())) {
            int place = 0;
            for (RawDocument &row : it.value()) {
                row.set(u"idx"_s, QByteArray::number(++place));
            }
        }
        document.setTable(it.key(), it.value());
    }
    return document;
}

} // namespace FibreDesk::Outbox
