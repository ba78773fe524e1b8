// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outboxfieldsmodel.h"

#include "outboxwords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QString keyOf(const QString &table, const QString &row, const QString &field)
{
    return table + u'\n' + row + u'\n' + field;
}

/// Text as the value it replaces is written: a number stays one where it can.
Outbox::RawValue rawLike(const Outbox::RawValue &before, const QString &text)
{
    static const QRegularExpression number(u"^-?(0|[1-9]\\d*)(\\.\\d+)?$"_s);
    const bool wasText = before.isEmpty() || before.startsWith('"') || before == "null";
    const QString typed = text.trimmed();
    return !wasText && number.match(typed).hasMatch() ? typed.toLatin1() : Outbox::rawOf(text);
}

const Outbox::RawDocument *rowNamed(
    const std::vector<Outbox::RawDocument> &rows, const QString &name)
{
    const auto found = std::ranges::find(
        rows, name, [](const Outbox::RawDocument &row) { return row.text(u"name"_s); });
    return found != rows.end() ? &*found : nullptr;
}

Outbox::RawValue objectOf(const Outbox::Fields &fields)
{
    Outbox::RawDocument object;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        object.set(it.key(), it.value());
    }
    return object.toBytes();
}

} // namespace

OutboxFieldsModel::OutboxFieldsModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, [](const Row &, const Row &) {
        return QList<int>{LabelRole, PlaceRole, KindRole, BeforeRole, MineRole, MineTypedRole,
            TheirsRole, MessageRole, ClashRole, PickRole, TypedRole, EditableRole};
    })
{
}

void OutboxFieldsModel::addCells(
    const Outbox::Write &write, const Outbox::RowChange &change, std::vector<Row> &rows) const
{
    using Kind = Outbox::RowChange::Kind;
    const auto baseRows = write.base.table(change.table);
    const Outbox::RawDocument *before = rowNamed(baseRows, change.row);
    Row row;
    row.place = OutboxWords::field(change.table);
    if (change.kind != Kind::Changed) {
        row.id = keyOf(change.table, change.row, {});
        row.kind = change.kind == Kind::Added ? u"added"_s : u"removed"_s;
        row.label = row.place;
        row.before = before ? OutboxWords::cells(m_reader, before->toBytes()) : QString();
        row.mine = change.kind == Kind::Added
            ? OutboxWords::cells(m_reader, objectOf(change.fields))
            : QString();
        rows.push_back(std::move(row));
        return;
    }
    for (auto it = change.fields.cbegin(); it != change.fields.cend(); ++it) {
        Row cell = row;
        cell.id = keyOf(change.table, change.row, it.key());
        cell.kind = u"field"_s;
        cell.label = OutboxWords::field(it.key());
        const auto shown = [this, &it](const QString &text) {
            return OutboxWords::value(m_reader, {}, it.key(), text);
        };
        cell.before = before ? shown(before->text(it.key())) : QString();
        cell.mineTyped = Outbox::textOf(it.value());
        cell.mine = shown(cell.mineTyped);
        rows.push_back(std::move(cell));
    }
}

std::vector<OutboxFieldsModel::Row> OutboxFieldsModel::rowsOf(const Outbox::Write &write) const
{
    using Clash = Outbox::Clash;
    const auto shown = [this, &write](const QString &field, const QString &text) {
        return OutboxWords::value(m_reader, write.doctype, field, text);
    };
    std::vector<Row> rows;
    const bool canEdit = !m_isReadOnly
        && (write.state == Outbox::State::Waiting || write.state == Outbox::State::Refused);
    const Outbox::Fields &fields = write.changes.fields;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        if (it.key() == write.clientField) {
            continue;
        }
        Row row;
        row.id = keyOf({}, {}, it.key());
        row.kind = u"field"_s;
        row.label = OutboxWords::field(it.key());
        row.before = shown(it.key(), write.base.text(it.key()));
        row.mineTyped = Outbox::textOf(it.value());
        row.mine = shown(it.key(), row.mineTyped);
        row.isEditable = canEdit;
        for (const Outbox::FieldMessage &message : write.messages) {
            if (message.field == it.key() && !OutboxWords::isKeptAsItWas(write)) {
                row.message = message.text;
            }
        }
        rows.push_back(std::move(row));
    }
    for (const Outbox::RowChange &change : write.changes.rows) {
        const bool isGone = std::ranges::any_of(write.clashes, [&change](const Clash &clash) {
            return clash.kind == Clash::Kind::RowGone && clash.table == change.table
                && clash.row == change.row;
        });
        if (!isGone) { // that row is one decision, not one per cell
            addCells(write, change, rows);
        }
    }
    for (const Clash &clash : write.clashes) {
        const bool isCell = clash.kind == Clash::Kind::Field;
        const auto cell = [this, &write, &clash](const Outbox::RawValue &raw) {
            return OutboxWords::value(m_reader, clash.table.isEmpty() ? write.doctype : QString(),
                clash.field, Outbox::textOf(raw));
        };
        const QString key = keyOf(
            clash.table, clash.row, clash.kind == Clash::Kind::RowGone ? u"*"_s : clash.field);
        auto row = std::ranges::find(rows, key, &Row::id);
        if (row == rows.end()) {
            Row fresh;
            fresh.id = key;
            fresh.place = OutboxWords::field(clash.table);
            fresh.label = fresh.place;
            fresh.kind = clash.kind == Clash::Kind::RowGone ? u"rowGone"_s : u"documentGone"_s;
            fresh.before = OutboxWords::cells(m_reader, clash.base);
            if (isCell) { // not touched here, but it belongs with what was
                fresh.kind = u"field"_s;
                fresh.label = OutboxWords::field(clash.field);
                fresh.before = cell(clash.base);
                fresh.mine = cell(clash.mine);
            }
            rows.push_back(std::move(fresh));
            row = std::prev(rows.end());
        }
        row->isClash = true;
        row->clash = clash;
        if (clash.kind == Clash::Kind::RowEdited) {
            row->kind = u"rowEdited"_s;
        }
        row->theirs = isCell ? cell(clash.theirs) : OutboxWords::cells(m_reader, clash.theirs);
        if (clash.kind == Clash::Kind::RowGone) {
            row->mine = OutboxWords::cells(m_reader, clash.mine);
        }
    }
    return rows;
}

void OutboxFieldsModel::setWrite(const Outbox::Write *write, bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    std::vector<Row> rows = write ? rowsOf(*write) : std::vector<Row>();
    const QString id = write ? write->id : QString();
    m_changes = write ? write->changes : Outbox::Changes();
    if (id != m_id) {
        m_id = id;
        m_rows.reset(std::move(rows));
    } else {
        // A decision stays while what it was taken on is the same.
        for (Row &row : rows) {
            const Row *known = m_rows.find(row.id);
            if (known && known->clash == row.clash) {
                row.pick = known->pick;
                row.typed = known->typed;
            }
        }
        m_rows.applySnapshot(std::move(rows));
    }
    Q_EMIT decided();
}

void OutboxFieldsModel::pick(const QString &key, int pick)
{
    const Row *known = m_rows.find(key);
    if (!known || !known->isClash) {
        return;
    }
    Row row = *known;
    row.pick = pick;
    m_rows.upsert(std::move(row));
    Q_EMIT decided();
}

void OutboxFieldsModel::type(const QString &key, const QString &text)
{
    const Row *known = m_rows.find(key);
    if (!known || !known->isClash) {
        return;
    }
    Row row = *known;
    row.typed = text;
    row.pick = Typed;
    m_rows.upsert(std::move(row));
    Q_EMIT decided();
}

bool OutboxFieldsModel::isDecided() const
{
    const auto &rows = m_rows.rows();
    return !m_isReadOnly && std::ranges::any_of(rows, &Row::isClash)
        && std::ranges::none_of(
            rows, [](const Row &row) { return row.isClash && row.pick == Undecided; });
}

std::vector<Outbox::Choice> OutboxFieldsModel::choices() const
{
    using Choice = Outbox::Choice;
    std::vector<Choice> choices;
    for (const Row &row : m_rows.rows()) {
        if (!row.isClash || row.pick == Undecided) {
            continue;
        }
        choices.push_back({.clash = row.clash,
            .pick = row.pick == Mine ? Choice::Pick::Mine
                : row.pick == Theirs ? Choice::Pick::Theirs
                                     : Choice::Pick::Typed,
            .typed = rawLike(row.clash.mine, row.typed)});
    }
    return choices;
}

std::optional<Outbox::Changes> OutboxFieldsModel::changesWith(
    const QString &key, const QString &text) const
{
    const QString field = key.section(u'\n', 2);
    if (!key.startsWith("\n\n"_L1) || !m_changes.fields.contains(field)) {
        return std::nullopt;
    }
    Outbox::Changes changes = m_changes;
    changes.fields.insert(field, rawLike(m_changes.fields.value(field), text));
    return changes;
}

int OutboxFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant OutboxFieldsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.id;
    case LabelRole:
        return row.label;
    case PlaceRole:
        return row.place;
    case KindRole:
        return row.kind;
    case BeforeRole:
        return row.before;
    case MineRole:
        return row.mine;
    case MineTypedRole:
        return row.mineTyped;
    case TheirsRole:
        return row.theirs;
    case MessageRole:
        return row.message;
    case ClashRole:
        return row.isClash;
    case PickRole:
        return row.pick;
    case TypedRole:
        return row.typed;
    case EditableRole:
        return row.isEditable;
    default:
        return {};
    }
}

QHash<int, QByteArray> OutboxFieldsModel::roleNames() const
{
    return {{KeyRole, "key"}, {LabelRole, "fieldLabel"}, {PlaceRole, "place"}, {KindRole, "kind"},
        {BeforeRole, "before"}, {MineRole, "mine"}, {MineTypedRole, "mineTyped"},
        {TheirsRole, "theirs"}, {MessageRole, "message"}, {ClashRole, "isClash"},
        {PickRole, "pick"}, {TypedRole, "typed"}, {EditableRole, "isEditable"}};
}

} // namespace FibreDesk
