// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchfill.h"

#include "store/database.h"
#include "store/migrations.h"
#include "store/mirrorschema.h"
#include "store/searchindex.h"

#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr int RowsOfAChunk = 500;

/// What people ask for most comes first.
const QStringList &kindsInOrder()
{
    static const QStringList order{Kind::Customer, Kind::Location, Kind::Equipment, Kind::Job,
        Kind::Ticket, Kind::Subscription, Kind::Contract, Kind::Invoice, Kind::Payment,
        Kind::Message};
    return order;
}

struct FillState {
    QString kind;
    qlonglong next = 0;
    bool hasRecent = false;
    bool isAnew = false;
};

Result<QList<FillState>> fillStates(QSqlDatabase &db)
{
    auto query = select(db, u"SELECT kind, next, recent IS NOT NULL, anew FROM search_fill"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    QList<FillState> states;
    while (query->next()) {
        states += {.kind = query->value(0).toString(),
            .next = query->value(1).toLongLong(),
            .hasRecent = query->value(2).toBool(),
            .isAnew = query->value(3).toBool()};
    }
    std::ranges::sort(
        states, {}, [](const FillState &state) { return kindsInOrder().indexOf(state.kind); });
    return finished(*query).transform([&] { return states; });
}

/// The first fill ends with the messages; a kind that cannot be filled does not hold up the others,
/// nor do the notes, which come last and are not searched.
Result<bool> isFirstFillOver(QSqlDatabase &db)
{
    return selectValue(db,
        u"SELECT EXISTS (SELECT 1 FROM sync_state WHERE kind=? AND (complete OR last_error IS NOT "
        u"NULL)) AND NOT EXISTS (SELECT 1 FROM sync_state WHERE kind<>? AND NOT complete AND "
        u"last_error IS NULL)"_s,
        {Kind::Message, Kind::Note})
        .transform([](const QVariant &value) { return value.toBool(); });
}

QStringList columnsFor(const FillState &state)
{
    if (state.kind == Kind::Message) {
        return {u"subject"_s, u"content"_s};
    }
    if (state.kind == Kind::Ticket && !state.isAnew) {
        return {u"subject"_s};
    }
    QStringList names;
    for (const Column &column : findTable(state.kind)->columns) {
        names += column.name;
    }
    return names;
}

/// One chunk of a kind; 0 = the kind is done. The query is read to its end before anything is
/// written.
Result<int> fillChunk(QSqlDatabase &db, SearchIndex &index, FillState &state)
{
    const QStringList names = QStringList{u"id"_s} + columnsFor(state);
    auto query = select(db,
        u"SELECT rid, %1 FROM %2 WHERE rid>=? ORDER BY rid LIMIT ?"_s.arg(
            names.join(u", "_s), state.kind),
        {state.next, RowsOfAChunk});
    if (!query) {
        return std::unexpected(query.error());
    }
    QList<std::pair<qlonglong, QJsonObject>> documents;
    while (query->next()) {
        QJsonObject document;
        for (int i = 0; i < names.size(); ++i) {
            document.insert(
                i == 0 ? u"name"_s : names.at(i), QJsonValue::fromVariant(query->value(i + 1)));
        }
        documents += {query->value(0).toLongLong(), document};
    }
    if (const auto end = finished(*query); !end) {
        return std::unexpected(end.error());
    }
    for (const auto &[rid, document] : std::as_const(documents)) {
        if (const auto done = index.fill(rid, document, state.isAnew); !done) {
            return std::unexpected(done.error());
        }
        state.next = rid + 1;
    }
    return int(documents.size());
}

Result<QHash<QString, QVariant>> recentMarks(QSqlDatabase &db)
{
    auto query = select(db, u"SELECT kind, recent FROM search_fill WHERE recent IS NOT NULL"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    QHash<QString, QVariant> marks;
    while (query->next()) {
        marks.insert(query->value(0).toString(), query->value(1));
    }
    return finished(*query).transform([&marks] { return marks; });
}

/// Kinds that are indexed as they arrive are in the list only to be indexed anew.
bool isIndexedAtOnce(const QString &kind)
{
    return kind == Kind::Customer || kind == Kind::Location || kind == Kind::Equipment
        || kind == Kind::Job;
}

Result<void> keepState(QSqlDatabase &db, const FillState &state, bool isDone)
{
    if (isDone && isIndexedAtOnce(state.kind)) {
        return execute(db, u"DELETE FROM search_fill WHERE kind=?"_s, {state.kind});
    }
    return execute(db, u"UPDATE search_fill SET next=?, anew=? WHERE kind=?"_s,
        {state.next, isDone ? 0 : int(state.isAnew), state.kind});
}

} // namespace

Result<SearchFillStep> fillSearch(
    QSqlDatabase &db, std::chrono::milliseconds budget, SearchFillStart start)
{
    SearchFillStep step;
    if (start == SearchFillStart::AfterSync) {
        const auto over = isFirstFillOver(db);
        if (!over) {
            return std::unexpected(over.error());
        }
        if (!*over) {
            step.isWaiting = true;
            return step;
        }
    }
    auto states = fillStates(db);
    if (!states) {
        return std::unexpected(states.error());
    }
    QElapsedTimer timer;
    timer.start();
    for (FillState &state : *states) {
        if (!state.hasRecent) {
            // From here on rows are newer than any before them; searchcandidates.cpp orders by it.
            const auto marked = execute(db,
                u"UPDATE search_fill SET recent=(SELECT coalesce(max(rid), 0) FROM %1) WHERE "
                u"kind=?"_s.arg(state.kind),
                {state.kind});
            if (!marked) {
                return std::unexpected(marked.error());
            }
        }
        SearchIndex index(db, state.kind);
        bool isDone = false;
        qint64 rows = 0;
        while (!isDone && timer.elapsed() < budget.count()) {
            const auto indexed = fillChunk(db, index, state);
            if (!indexed) {
                return std::unexpected(indexed.error());
            }
            rows += *indexed;
            isDone = *indexed < RowsOfAChunk;
        }
        if (rows > 0 || (isDone && (state.isAnew || isIndexedAtOnce(state.kind)))) {
            if (const auto kept = keepState(db, state, isDone); !kept) {
                return std::unexpected(kept.error());
            }
        }
        step.rows += rows;
        if (!isDone) {
            return step;
        }
    }
    step.isDone = true;
    return step;
}

Result<qint64> searchRowsLeft(QSqlDatabase &db)
{
    const auto states = fillStates(db);
    if (!states) {
        return std::unexpected(states.error());
    }
    qint64 left = 0;
    for (const FillState &state : *states) {
        const auto most =
            selectValue(db, u"SELECT coalesce(max(rid), 0) FROM %1"_s.arg(state.kind));
        if (!most) {
            return std::unexpected(most.error());
        }
        left += std::max<qint64>(0, most->toLongLong() - state.next + 1);
    }
    return left;
}

Result<void> rebuildSearch(QSqlDatabase &db)
{
    // Where the first fill ended is known only from here. Without it the search is right still, and
    // shows the oldest texts first.
    const auto kept = recentMarks(db);
    const QHash<QString, QVariant> recent = kept ? *kept : QHash<QString, QVariant>();
    Result<void> done;
    for (const QString &table : searchTables()) {
        if (done) {
            done = execute(db, u"DROP TABLE IF EXISTS "_s + table);
        }
    }
    for (const QString &statement : searchStatements()) {
        if (done) {
            done = execute(db, statement);
        }
    }
    for (const QString &kind : kindsInOrder()) {
        if (done) {
            done = execute(db, u"INSERT INTO search_fill (kind, recent, anew) VALUES (?, ?, 1)"_s,
                {kind, recent.value(kind)});
        }
    }
    return done;
}

} // namespace FibreDesk::Store
