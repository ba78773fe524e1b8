// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/database.h"
#include "store/documents.h"
#include "store/migrations.h"
#include "store/mirrorschema.h"
#include "store/search.h"
#include "store/searchfill.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace FibreDesk::Store {

inline QJsonObject document(const QString &name, QJsonObject fields,
    const QString &modified = QStringLiteral("2026-03-04 05:06:07.123456"))
{
    fields[QStringLiteral("name")] = name;
    fields[QStringLiteral("modified")] = modified;
    return fields;
}

inline QString marked(const QString &text, const QList<TextRange> &ranges)
{
    QString result = text;
    for (auto it = ranges.crbegin(); it != ranges.crend(); ++it) {
        result.insert(it->start + it->length, u']');
        result.insert(it->start, u'[');
    }
    return result;
}

inline QStringList idsOf(const Result<SearchAnswer> &answer, const QString &kind = {})
{
    QStringList ids;
    for (const SearchHit &hit : answer->hits) {
        if (kind.isEmpty() || hit.kind == kind) {
            ids += hit.id;
        }
    }
    return ids;
}

/// The rows of a CSV file of the tests' data without its head; cells may be quoted.
inline QList<QStringList> csvRows(const QString &name)
{
    QFile file(QString::fromUtf8(FD_TEST_DATA) + QStringLiteral("/store/") + name);
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly)) {
        return rows;
    }
    file.readLine();
    while (!file.atEnd()) {
        QStringList cells{QString()};
        bool isQuoted = false;
        QByteArray line = file.readLine();
        while (line.endsWith('\n') || line.endsWith('\r')) {
            line.chop(1);
        }
        for (const QChar c : QString::fromUtf8(line)) {
            if (c == u'"') {
                isQuoted = !isQuoted;
            } else if (c == u',' && !isQuoted) {
                cells += QString();
            } else {
                cells.last() += c;
            }
        }
        rows += cells;
    }
    return rows;
}

} // namespace FibreDesk::Store
