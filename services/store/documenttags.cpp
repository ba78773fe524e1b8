// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/documenttags.h"

#include "store/database.h"
#include "store/documents.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

QString joined(const QStringList &tags)
{
    return tags.isEmpty() ? QString() : u',' + tags.join(u',');
}

} // namespace

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString tag = part.trimmed(); !tag.isEmpty() && !tags.contains(tag)) {
            tags += tag;
        }
    }
    return tags;
}

QString withTag(const QString &text, const QString &tag)
{
    QStringList tags = tagsOf(text);
    if (!tags.contains(tag)) {
        tags += tag;
    }
    return joined(tags);
}

QString withoutTag(const QString &text, const QString &tag)
{
    QStringList tags = tagsOf(text);
    tags.removeIf(
        [&tag](const QString &one) { return one.compare(tag, Qt::CaseInsensitive) == 0; });
    return joined(tags);
}

Result<void> keepTag(QSqlDatabase &db, const QString &table, const QString &column,
    const QString &id, const QString &tag, bool isThere)
{
    const auto known = selectValue(db, u"SELECT %1 FROM %2 WHERE id=?"_s.arg(column, table), {id});
    if (!known) {
        return std::unexpected(known.error());
    }
    if (!known->isValid()) {
        return {}; // not mirrored
    }
    const QString before = known->toString();
    const QString after = isThere ? withTag(before, tag) : withoutTag(before, tag);
    if (after == before) {
        return {};
    }
    const auto done = execute(db, u"UPDATE %1 SET %2=? WHERE id=?"_s.arg(table, column),
        {after.isEmpty() ? QVariant() : QVariant(after), id});
    if (done) {
        noteChange(table, id);
    }
    return done;
}

Result<QStringList> tagsInUse(QSqlDatabase &db, const QString &table, const QString &column)
{
    auto query =
        select(db, u"SELECT DISTINCT %1 FROM %2 WHERE %1 IS NOT NULL"_s.arg(column, table));
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList tags;
    while (query->next()) {
        tags += tagsOf(query->value(0).toString());
    }
    tags.removeDuplicates();
    std::ranges::sort(
        tags, [](const QString &a, const QString &b) { return a.localeAwareCompare(b) < 0; });
    return finished(*query).transform([&tags] { return tags; });
}

} // namespace FibreDesk::Store
