// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rownumbers.h"

#include "store/database.h"

#include <QSqlDriver>

#include <sqlite3.h>

#include <memory>

namespace FibreDesk::Store {

Result<std::vector<qint64>> selectRowNumbers(
    QSqlDatabase &db, const QString &sql, const QVariantList &values, const QString &source)
{
    const QVariant handle = db.driver()->handle();
    sqlite3 *raw = *static_cast<sqlite3 *const *>(handle.constData());
    const auto failure = [raw, &source] {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = QString::fromUtf8(sqlite3_errmsg(raw)),
            .code = storageCode(sqlite3_extended_errcode(raw)),
            .source = source});
    };
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(raw, text.constData(), int(text.size()), &statement, nullptr)
        != SQLITE_OK) {
        return failure();
    }
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> owner(statement, sqlite3_finalize);
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values[i].typeId() == QMetaType::QString) {
            const QByteArray value = values[i].toString().toUtf8();
            sqlite3_bind_text(
                statement, int(i) + 1, value.constData(), int(value.size()), SQLITE_TRANSIENT);
        } else {
            sqlite3_bind_int64(statement, int(i) + 1, values[i].toLongLong());
        }
    }
    std::vector<qint64> numbers;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        numbers.push_back(sqlite3_column_int64(statement, 0));
    }
    if (step != SQLITE_DONE) {
        return failure();
    }
    return numbers;
}

} // namespace FibreDesk::Store
