// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "store/database.h"

#include <QTimeZone>

#include <vector>

/// Rows of the mirror as the values of core/records.h. For queries inside Mirror::read():
///
///     const auto context = readContext(db);
///     auto jobs = readRows<Job>(db, *context, u"WHERE r.scheduled_date=? ORDER BY r.start_time"_s,
///     {day}); if (jobs) done = readJobChildren(db, *jobs);
///
/// Joined queries use columnList<T>(alias) and RowReader<T>::read(query, context, firstColumn).
namespace FibreDesk::Store {

struct ReadContext {
    QTimeZone siteZone; ///< of the naive datetimes
};

[[nodiscard]] Result<ReadContext> readContext(QSqlDatabase &db);

/// Specialised for each type of records.h that is mirrored: its table, its columns in the order
/// read() expects them, and the conversion.
template <typename T>
struct RowReader;

#define FD_ROW_READER(Type)                                                                        \
    template <>                                                                                    \
    struct RowReader<Type> {                                                                       \
        static QString table();                                                                    \
        static QStringList columns();                                                              \
        static Type read(const QSqlQuery &query, const ReadContext &context, int first = 0);       \
    };

FD_ROW_READER(Job) ///< without tags and assistants: readJobChildren()
FD_ROW_READER(Technician) ///< without tags: readTechnicianTags()
FD_ROW_READER(Tag)
FD_ROW_READER(Customer)
FD_ROW_READER(Location)
FD_ROW_READER(Equipment)
FD_ROW_READER(Subscription)
FD_ROW_READER(Contract)
FD_ROW_READER(Ticket)
FD_ROW_READER(Message)
FD_ROW_READER(Invoice)
FD_ROW_READER(Payment)

#undef FD_ROW_READER

/// "r.id, r.modified, …" for SELECT.
template <typename T>
[[nodiscard]] QString columnList(const QString &alias = QStringLiteral("r"))
{
    QStringList list;
    const QStringList columns = RowReader<T>::columns();
    for (const QString &column : columns) {
        list += alias + QLatin1Char('.') + column;
    }
    return list.join(QLatin1String(", "));
}

/// All rows of SELECT … FROM <table> r <tail>.
template <typename T>
[[nodiscard]] Result<std::vector<T>> readRows(QSqlDatabase &db, const ReadContext &context,
    const QString &tail = {}, const QVariantList &values = {})
{
    auto query = select(db,
        QStringLiteral("SELECT %1 FROM %2 r ").arg(columnList<T>(), RowReader<T>::table()) + tail,
        values);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<T> rows;
    while (query->next()) {
        rows.push_back(RowReader<T>::read(*query, context));
    }
    if (const auto done = finished(*query); !done) {
        return std::unexpected(done.error());
    }
    return rows;
}

/// Fills tags and assistants of jobs with two queries in all.
[[nodiscard]] Result<void> readJobChildren(QSqlDatabase &db, std::vector<Job> &jobs);
[[nodiscard]] Result<void> readTechnicianTags(
    QSqlDatabase &db, std::vector<Technician> &technicians);

/// The server's words as our values; unknown words give the default of records.h.
[[nodiscard]] JobState jobState(const QString &text);
[[nodiscard]] JobKind jobKind(const QString &text);
[[nodiscard]] JobPriority jobPriority(const QString &text);
/// Our value as the server spells it.
[[nodiscard]] QString jobStateText(JobState state);

/// {"mon":[["08:00","17:00"]],…} as shifts in order of the week; one that ends before it begins
/// ends on the next day.
[[nodiscard]] std::vector<Shift> weeklyShifts(const QString &json);

} // namespace FibreDesk::Store
