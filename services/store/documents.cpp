// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/documents.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "store/searchindex.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

thread_local Changes *currentChanges = nullptr;

/// "8:30:00" and "08:30:00.000000" become "08:30:00".
QString paddedTime(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0) {
        return text;
    }
    return text.left(colon).rightJustified(2, u'0') + text.mid(colon, 6);
}

QVariant toColumn(const QJsonValue &value, ColumnType type)
{
    if (value.isNull() || value.isUndefined()) {
        return {};
    }
    switch (type) {
    case ColumnType::Integer:
        return value.toVariant().toLongLong();
    case ColumnType::Real:
        return value.toVariant().toDouble();
    case ColumnType::Check:
        return value.toVariant().toInt() != 0 ? 1 : 0;
    case ColumnType::Time:
    case ColumnType::Text:
        break;
    }
    const QString text = value.toVariant().toString();
    if (text.isEmpty()) {
        return {};
    }
    return type == ColumnType::Time ? paddedTime(text) : text;
}

QStringList columnNames(const Table &table)
{
    QStringList names;
    for (const Column &column : table.columns) {
        names += column.name;
    }
    return names;
}

/// INSERT that updates on a known id, only where something differs, and answers the rid of the row
/// it touched.
QString upsertSql(const Table &table, Precedence precedence)
{
    const QStringList names = columnNames(table);
    QStringList sets;
    QStringList ours;
    QStringList theirs;
    for (const QString &name : QStringList{u"modified"_s} + names) {
        sets += u"%1=excluded.%1"_s.arg(name);
        ours += u"%1.%2"_s.arg(table.name, name);
        theirs += u"excluded.%1"_s.arg(name);
    }
    QString sql = u"INSERT INTO %1 (id, modified, %2) VALUES (%3) ON CONFLICT(id) DO UPDATE SET %4 "
                  u"WHERE (%5) IS NOT (%6)"_s.arg(table.name, names.join(u", "_s),
                      placeholders(names.size() + 2), sets.join(u", "_s), ours.join(u", "_s),
                      theirs.join(u", "_s));
    if (precedence == Precedence::KeepNewer) {
        sql += u" AND excluded.modified >= %1.modified"_s.arg(table.name);
    }
    return sql + u" RETURNING rid"_s;
}

QString childInsertSql(const Table &child)
{
    const QStringList names = columnNames(child);
    return u"INSERT INTO %1 (id, parent, idx, %2) VALUES (%3)"_s.arg(
        child.name, names.join(u", "_s), placeholders(names.size() + 3));
}

using ChildValues = QList<QVariantList>;

ChildValues childValues(const Table &child, const QList<QJsonObject> &rows)
{
    ChildValues values;
    int idx = 0;
    for (const QJsonObject &row : rows) {
        ++idx;
        QVariantList line{
            row.value("name"_L1).toString(), qlonglong(row.value("idx"_L1).toInt(idx))};
        for (const Column &column : child.columns) {
            line += toColumn(row.value(column.name), column.type);
        }
        values += line;
    }
    std::ranges::stable_sort(
        values, {}, [](const QVariantList &l) { return l.at(1).toLongLong(); });
    return values;
}

bool isSameValue(const QVariant &a, const QVariant &b)
{
    return a.isNull() == b.isNull() && (a.isNull() || a.toString() == b.toString());
}

/// True where the rows of `parent` differed and were replaced.
Result<bool> replaceChildren(
    QSqlDatabase &db, const Table &child, const QString &parent, const QList<QJsonObject> &rows)
{
    const ChildValues wanted = childValues(child, rows);
    auto known = select(db,
        u"SELECT id, idx, %1 FROM %2 WHERE parent=? ORDER BY idx"_s.arg(
            columnNames(child).join(u", "_s), child.name),
        {parent});
    if (!known) {
        return std::unexpected(known.error());
    }
    qsizetype row = 0;
    bool isSame = true;
    while (known->next()) {
        if (row >= wanted.size()) {
            isSame = false;
            break;
        }
        const QVariantList &line = wanted.at(row++);
        for (int i = 0; i < line.size() && isSame; ++i) {
            isSame = isSameValue(line.at(i), known->value(i));
        }
    }
    if (isSame && row == wanted.size()) {
        return false;
    }
    known->finish();
    if (const auto gone = execute(db, u"DELETE FROM %1 WHERE parent=?"_s.arg(child.name), {parent});
        !gone) {
        return std::unexpected(gone.error());
    }
    const QString sql = childInsertSql(child);
    for (const QVariantList &line : wanted) {
        QVariantList values{line.at(0), parent};
        values += line.mid(1);
        if (const auto added = execute(db, sql, values); !added) {
            return std::unexpected(added.error());
        }
    }
    return true;
}

QList<QJsonObject> objectsOf(const QJsonArray &array)
{
    QList<QJsonObject> objects;
    for (const QJsonValue value : array) {
        objects += value.toObject();
    }
    return objects;
}

/// What a column of this document is to hold.
Result<QVariant> valueFor(
    QSqlDatabase &db, const Table &table, const Column &column, const QJsonObject &document)
{
    if (!column.isOfLists || document.contains(column.name)) {
        return toColumn(document.value(column.name), column.type);
    }
    const auto known =
        selectValue(db, u"SELECT %1 FROM %2 WHERE id=?"_s.arg(column.name, table.name),
            {document.value("name"_L1).toString()});
    return known.transform([](const QVariant &value) {
        return value.isValid() && !value.isNull() ? value : QVariant();
    });
}

Error unknownTable(const QString &table)
{
    return {.kind = ErrorKind::Storage,
        .detail = u"no table %1 in the mirror"_s.arg(table),
        .source = u"store apply"_s};
}

/// Applies the child tables a document carries. An older document's rows are left aside.
Result<bool> applyOwnChildren(
    QSqlDatabase &db, const Table &table, const QJsonObject &document, Precedence precedence)
{
    const QString id = document.value("name"_L1).toString();
    bool isChanged = false;
    for (const ChildTable &child : table.children) {
        const QJsonValue rows = document.value(child.field);
        if (!rows.isArray()) {
            continue;
        }
        if (precedence == Precedence::KeepNewer) {
            const auto mirrored =
                selectValue(db, u"SELECT modified FROM %1 WHERE id=?"_s.arg(table.name), {id});
            if (!mirrored) {
                return std::unexpected(mirrored.error());
            }
            if (document.value("modified"_L1).toString() < mirrored->toString()) {
                continue;
            }
        }
        const auto replaced =
            replaceChildren(db, *findTable(child.table), id, objectsOf(rows.toArray()));
        if (!replaced) {
            return std::unexpected(replaced.error());
        }
        isChanged = isChanged || *replaced;
    }
    return isChanged;
}

} // namespace

ChangeRecorder::ChangeRecorder(Changes *changes)
    : m_previous(currentChanges)
{
    currentChanges = changes;
}

ChangeRecorder::~ChangeRecorder()
{
    currentChanges = m_previous;
}

void noteChange(const QString &table, const QString &id)
{
    if (currentChanges) {
        QStringList &ids = currentChanges->ids[table];
        // Several steps of one write often touch the same document one after another.
        if (ids.isEmpty() || ids.constLast() != id) {
            ids += id;
        }
    }
}

Result<int> applyDocuments(QSqlDatabase &db, const QString &table,
    const QList<QJsonObject> &documents, Precedence precedence)
{
    const Table *spec = findTable(table);
    if (!spec || spec->isChild) {
        return std::unexpected(unknownTable(table));
    }
    QSqlQuery upsert(db);
    upsert.setForwardOnly(true);
    if (!upsert.prepare(upsertSql(*spec, precedence))) {
        return std::unexpected(sqlError(upsert, u"store apply %1"_s.arg(table)));
    }
    SearchIndex index(db, table);
    int changed = 0;
    for (const QJsonObject &document : documents) {
        const QString id = document.value("name"_L1).toString();
        if (id.isEmpty()) {
            continue;
        }
        upsert.bindValue(0, id);
        upsert.bindValue(1, document.value("modified"_L1).toString(u""_s));
        int position = 2;
        for (const Column &column : spec->columns) {
            const auto value = valueFor(db, *spec, column, document);
            if (!value) {
                return std::unexpected(value.error());
            }
            upsert.bindValue(position++, *value);
        }
        if (!upsert.exec()) {
            return std::unexpected(sqlError(upsert, u"store apply %1"_s.arg(table)));
        }
        bool isChanged = upsert.next();
        const qlonglong rid = isChanged ? upsert.value(0).toLongLong() : 0;
        upsert.finish();
        if (isChanged) {
            if (const auto indexed = index.update(rid, document); !indexed) {
                return std::unexpected(indexed.error());
            }
        }
        if (!spec->children.isEmpty()) {
            const auto children = applyOwnChildren(db, *spec, document, precedence);
            if (!children) {
                return std::unexpected(children.error());
            }
            isChanged = isChanged || *children;
        }
        if (isChanged) {
            noteChange(table, id);
            ++changed;
        }
    }
    return changed;
}

Result<int> applyChildRows(
    QSqlDatabase &db, const QString &childTable, const QHash<QString, QList<QJsonObject>> &rows)
{
    const Table *child = findTable(childTable);
    if (!child || !child->isChild) {
        return std::unexpected(unknownTable(childTable));
    }
    QString parentTable;
    for (const Table &table : tables()) {
        for (const ChildTable &link : table.children) {
            if (link.table == childTable) {
                parentTable = table.name;
            }
        }
    }
    int changed = 0;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const auto replaced = replaceChildren(db, *child, it.key(), it.value());
        if (!replaced) {
            return std::unexpected(replaced.error());
        }
        if (*replaced) {
            noteChange(parentTable, it.key());
            ++changed;
        }
    }
    return changed;
}

Result<int> removeDocuments(QSqlDatabase &db, const QString &table, const QStringList &ids)
{
    const Table *spec = findTable(table);
    if (!spec || spec->isChild) {
        return std::unexpected(unknownTable(table));
    }
    SearchIndex index(db, table);
    int removed = 0;
    for (const QString &id : ids) {
        const auto rid = selectValue(db, u"SELECT rid FROM %1 WHERE id=?"_s.arg(table), {id});
        if (!rid) {
            return std::unexpected(rid.error());
        }
        if (rid->isNull()) {
            continue;
        }
        auto done = index.remove(rid->toLongLong()).and_then([&] {
            return execute(db, u"DELETE FROM %1 WHERE rid=?"_s.arg(table), {*rid});
        });
        for (const ChildTable &child : spec->children) {
            if (done) {
                done = execute(db, u"DELETE FROM %1 WHERE parent=?"_s.arg(child.table), {id});
            }
        }
        if (!done) {
            return std::unexpected(done.error());
        }
        noteChange(table, id);
        ++removed;
    }
    return removed;
}

} // namespace FibreDesk::Store
