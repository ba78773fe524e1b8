// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/syncengine.h"

#include "core/logging.h"
#include "erp/envelope.h"
#include "store/database.h"
#include "store/documents.h"
#include "store/mirrorschema.h"

using namespace Qt::StringLiterals;

/// Staying equal to the server: changes, hints and what was deleted.
namespace FibreDesk::Sync {

namespace {

constexpr int SweepRange = 1000;
constexpr int AbsentEverySeconds = 600;
constexpr qsizetype NamesPerRequest = 100;

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled, .detail = u"stopped"_s, .source = u"sync"_s};
}

/// Removes an entry of a set when a coroutine ends, however it ends.
template <typename Engine>
class Busy {
public:
    Busy(QPointer<Engine> engine, QSet<QString> *set, QString name)
        : m_engine(std::move(engine))
        , m_set(set)
        , m_name(std::move(name))
    {
        m_set->insert(m_name);
    }
    ~Busy()
    {
        if (m_engine) {
            m_set->remove(m_name);
        }
    }
    Q_DISABLE_COPY_MOVE(Busy)

private:
    QPointer<Engine> m_engine;
    QSet<QString> *m_set;
    QString m_name;
};

Result<QStringList> idsAfter(QSqlDatabase &db, const QString &kind, const QString &position)
{
    auto query = Store::select(db, u"SELECT id FROM %1 WHERE id>? ORDER BY id LIMIT ?"_s.arg(kind),
        {position.isNull() ? u""_s : position, SweepRange});
    if (!query) {
        return std::unexpected(query.error());
    }
    QStringList ids;
    while (query->next()) {
        ids += query->value(0).toString();
    }
    return Store::finished(*query).transform([&ids] { return ids; });
}

/// Those of the names that the mirror does not hold anywhere.
Result<QStringList> unknownIds(QSqlDatabase &db, const QString &kind, const QStringList &names)
{
    QStringList unknown;
    for (const QString &name : names) {
        const auto known =
            Store::selectValue(db, u"SELECT 1 FROM %1 WHERE id=?"_s.arg(kind), {name});
        if (!known) {
            return std::unexpected(known.error());
        }
        if (known->isNull()) {
            unknown += name;
        }
    }
    return unknown;
}

} // namespace

QCoro::Task<Result<void>> SyncEngine::followKind(QString kind)
{
    const Guard alive = guard();
    const Busy busy(alive.engine, &m_following, kind);
    const KindPlan plan = planOf(kind);
    const QString mark = m_marks.value(kind);
    ChangePosition position;
    if (!mark.isEmpty()) {
        position.modified = overlapMark(mark, m_clock.now(), m_siteZone);
    }
    const bool hasChildren = !Store::findTable(kind)->children.isEmpty();
    for (bool isFirst = true;; isFirst = false) {
        auto body = co_await ask(kind, changesQuery(plan, m_map, position));
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!body) {
            fail(kind, body.error());
            co_return std::unexpected(body.error());
        }
        if (isFirst && m_lastChanges.value(kind) == body->bytes) {
            break; // the overlap again and nothing else
        }
        const QByteArray bytes = isFirst ? body->bytes : QByteArray();
        auto page = co_await decode(kind, std::move(*body));
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!page) {
            fail(kind, page.error());
            co_return std::unexpected(page.error());
        }
        position = {.modified = page->lastModified, .name = page->lastName};
        const bool isLast = page->isLast;
        const QString newest = page->newestModified;
        if (hasChildren) {
            // Before their documents are written: once a document is mirrored nothing tells any
            // more that its rows are still those of before.
            const auto changed =
                co_await m_mirror->read([kind, documents = *page](QSqlDatabase &db) {
                    return newerThanMirrored(db, kind, documents);
                });
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!changed) {
                fail(kind, changed.error());
                co_return std::unexpected(changed.error());
            }
            auto children = co_await askChildren(kind, *changed);
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!children) {
                fail(kind, children.error());
                co_return std::unexpected(children.error());
            }
            page->children = std::move(*children);
        }
        const auto written =
            co_await m_mirror->write([kind, page = std::move(*page)](QSqlDatabase &db) {
                return writeChanges(db, kind, page, Mark::Raise);
            });
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!written) {
            fail(kind, written.error());
            co_return written;
        }
        if (m_marks.value(kind) < newest) {
            m_marks.insert(kind, newest);
        }
        if (isLast) {
            // Only now: an answer whose rows or children were not written is looked at again.
            m_lastChanges.insert(kind, isFirst ? bytes : QByteArray());
            break;
        }
    }
    noteDone(kind);
    co_return Result<void>();
}

QCoro::Task<Result<void>> SyncEngine::followAll(QStringList kinds)
{
    const Guard alive = guard();
    Result<void> first;
    for (const QString &kind : std::as_const(kinds)) {
        if (!m_marks.contains(kind) || m_following.contains(kind)) {
            continue;
        }
        const auto done = co_await followKind(kind);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!done && first) {
            first = done;
        }
    }
    co_return first;
}

QCoro::Task<Result<void>> SyncEngine::round()
{
    const Guard alive = guard();
    m_isRounding = true;
    QStringList kinds;
    const bool isTimeForAbsent = m_absentTried.secsTo(m_clock.now()) >= AbsentEverySeconds;
    if (isTimeForAbsent) {
        m_absentTried = m_clock.now();
    }
    for (const KindPlan &plan : plans()) {
        const auto phase = progress(plan.kind).phase;
        const bool isForFill = phase == KindProgress::Phase::Failed
            || (phase == KindProgress::Phase::Absent && isTimeForAbsent);
        if (isForFill && !m_fillQueue.contains(plan.kind)) {
            m_fillQueue += plan.kind;
        } else if (!plan.isHot && phase == KindProgress::Phase::Current) {
            kinds += plan.kind;
        }
    }
    auto done = co_await followAll(kinds);
    if (alive && !m_fillQueue.isEmpty() && m_state.phase == SyncState::Phase::Current) {
        done = co_await fillLane();
    }
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    m_isRounding = false;
    if (std::exchange(m_isRoundDue, false)) {
        QMetaObject::invokeMethod(this, &SyncEngine::handleRound, Qt::QueuedConnection);
    }
    co_return done;
}

void SyncEngine::hint(const QString &table, const QString &id)
{
    const QString key = table + u'/' + id;
    if (m_isRunning && findPlan(table) && !id.isEmpty() && !isTimeToRest()
        && !m_hinted.contains(key)) {
        launch(applyHint(table, id), u"hint "_s + key);
    }
}

void SyncEngine::follow(const QString &table)
{
    // Before the first page there is nothing whose changes could be followed.
    if (m_isRunning && !isTimeToRest() && m_marks.contains(table) && !m_following.contains(table)) {
        launch(followKind(table), u"changes of "_s + table);
    }
}

void SyncEngine::checkGone(const QString &table, const QStringList &ids)
{
    if (m_isRunning && !isTimeToRest() && m_marks.contains(table) && !ids.isEmpty()) {
        launch(removeGoneOf(table, ids), u"gone of "_s + table);
    }
}

void SyncEngine::catchUp()
{
    if (!m_roundTimer.isActive()) {
        return; // nothing has been asked for yet that could be old
    }
    handlePulse();
    // A round under way may have passed a kind before it changed.
    m_isRoundDue = m_isRounding;
    handleRound();
}

bool SyncEngine::isReading(const QString &table, const QString &id) const
{
    return id.isEmpty() ? m_following.contains(table) : m_hinted.contains(table + u'/' + id);
}

QCoro::Task<Result<void>> SyncEngine::applyHint(QString kind, QString id)
{
    const Guard alive = guard();
    const Busy busy(alive.engine, &m_hinted, kind + u'/' + id);
    const auto document = co_await m_erp->get(m_map.doctype(kind), id, &m_scope);
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    // A proxy answers 404 too: only the server's own word for it says that the document is gone.
    if (!document && document.error().type == "DoesNotExistError"_L1) {
        const auto removed = co_await m_mirror->write(
            [kind, id](QSqlDatabase &db) { return Store::removeDocuments(db, kind, {id}); });
        co_return removed.transform([](int) { });
    }
    if (!document) {
        co_return std::unexpected(document.error());
    }
    const auto applied =
        co_await m_mirror->write([kind, ours = m_map.toOurs(kind, *document)](QSqlDatabase &db) {
            return Store::applyDocuments(db, kind, {ours});
        });
    co_return applied.transform([](int) { });
}

void SyncEngine::handleSweep()
{
    // Only a complete kind can be compared, and never while there is something better to do.
    if (m_isSweeping || isTimeToRest() || m_state.phase != SyncState::Phase::Current) {
        return;
    }
    m_isSweeping = true;
    const Guard alive = guard();
    const QString kind = plans().at(m_sweepIndex % plans().size()).kind;
    if (progress(kind).phase != KindProgress::Phase::Current) {
        ++m_sweepIndex;
        m_sweepPosition.clear();
        m_isSweeping = false;
        return;
    }
    QCoro::connect(sweepRange(kind, m_sweepPosition), this, [this, alive](Result<QString> next) {
        if (!alive) {
            return;
        }
        m_isSweeping = false;
        if (!next) {
            qCInfo(lcSync).noquote() << "comparison of names:" << next.error().detail;
        }
        m_sweepPosition = next.value_or(QString());
        if (m_sweepPosition.isEmpty()) {
            ++m_sweepIndex;
        }
    });
}

QCoro::Task<Result<void>> SyncEngine::sweepAll()
{
    const Guard alive = guard();
    for (const KindPlan &plan : plans()) {
        if (progress(plan.kind).phase != KindProgress::Phase::Current) {
            continue;
        }
        QString position;
        do {
            const auto next = co_await sweepRange(plan.kind, position);
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!next) {
                co_return std::unexpected(next.error());
            }
            position = *next;
        } while (!position.isEmpty());
    }
    co_return Result<void>();
}

QCoro::Task<Result<QString>> SyncEngine::sweepRange(QString kind, QString position)
{
    const Guard alive = guard();
    const KindPlan plan = planOf(kind);
    const auto local = co_await m_mirror->read(
        [kind, position](QSqlDatabase &db) { return idsAfter(db, kind, position); });
    if (!alive || !local) {
        co_return std::unexpected(local ? cancelled() : local.error());
    }
    QString end = local->size() < SweepRange ? QString() : local->constLast();
    const auto body = co_await ask(kind, namesQuery(plan, m_map, position, end));
    if (!alive || !body) {
        co_return std::unexpected(body ? cancelled() : body.error());
    }
    const auto names = Erp::decodeRows(body->bytes, body->source);
    if (!names) {
        co_return std::unexpected(names.error());
    }
    QStringList remote;
    for (const QJsonObject &row : *names) {
        remote += row.value("name"_L1).toString();
    }
    if (remote.size() >= body->limit) {
        end = remote.constLast();
    }
    const QSet<QString> there(remote.cbegin(), remote.cend());
    const QSet<QString> here(local->cbegin(), local->cend());
    QStringList gone;
    for (const QString &id : *local) {
        if (!there.contains(id) && (end.isEmpty() || id <= end)) {
            gone += id;
        }
    }
    QStringList unseen;
    for (const QString &id : std::as_const(remote)) {
        if (!here.contains(id)) {
            unseen += id;
        }
    }
    // The server's collation may order names differently: nothing is removed that it still knows
    // by name, and nothing fetched that is mirrored elsewhere in the order.
    const auto done = co_await removeGone(kind, gone);
    if (!alive || !done) {
        co_return std::unexpected(done ? cancelled() : done.error());
    }
    if (!unseen.isEmpty()) {
        const auto unknown = co_await m_mirror->read(
            [kind, unseen](QSqlDatabase &db) { return unknownIds(db, kind, unseen); });
        if (!alive || !unknown) {
            co_return std::unexpected(unknown ? cancelled() : unknown.error());
        }
        const auto fetched = co_await fetchNamed(kind, *unknown);
        if (!alive || !fetched) {
            co_return std::unexpected(fetched ? cancelled() : fetched.error());
        }
    }
    co_return end;
}

QCoro::Task<Result<void>> SyncEngine::removeGone(QString kind, QStringList names)
{
    const Guard alive = guard();
    const KindPlan plan = planOf(kind);
    for (qsizetype start = 0; start < names.size(); start += NamesPerRequest) {
        const QStringList asked = names.mid(start, NamesPerRequest);
        const auto answer = co_await ask(kind, existingQuery(plan, m_map, asked));
        if (!alive || !answer) {
            co_return std::unexpected(answer ? cancelled() : answer.error());
        }
        const auto existing = Erp::decodeRows(answer->bytes, answer->source);
        if (!existing) {
            co_return std::unexpected(existing.error());
        }
        QStringList removed = asked;
        for (const QJsonObject &row : *existing) {
            removed.removeAll(row.value("name"_L1).toString());
        }
        const auto done = co_await m_mirror->write([kind, removed](QSqlDatabase &db) {
            return Store::removeDocuments(db, kind, removed);
        });
        if (!alive || !done) {
            co_return std::unexpected(done ? cancelled() : done.error());
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> SyncEngine::removeGoneOf(QString kind, QStringList ids)
{
    const Guard alive = guard();
    const auto unknown = co_await m_mirror->read(
        [kind, ids](QSqlDatabase &db) { return unknownIds(db, kind, ids); });
    if (!alive || !unknown) {
        co_return std::unexpected(unknown ? cancelled() : unknown.error());
    }
    QStringList mirrored = ids;
    for (const QString &id : *unknown) {
        mirrored.removeAll(id);
    }
    co_return co_await removeGone(kind, mirrored);
}

QCoro::Task<Result<void>> SyncEngine::fetchNamed(QString kind, QStringList names)
{
    const Guard alive = guard();
    const KindPlan plan = planOf(kind);
    const auto children =
        Store::findTable(kind)->children.isEmpty() ? Children::Leave : Children::Fetch;
    for (qsizetype start = 0; start < names.size(); start += NamesPerRequest) {
        auto page = co_await askPage(
            kind, namedQuery(plan, m_map, names.mid(start, NamesPerRequest)), children);
        if (!alive || !page) {
            co_return std::unexpected(page ? cancelled() : page.error());
        }
        const auto done =
            co_await m_mirror->write([kind, page = std::move(*page)](QSqlDatabase &db) {
                return writeChanges(db, kind, page, Mark::Keep);
            });
        if (!alive || !done) {
            co_return std::unexpected(done ? cancelled() : done.error());
        }
    }
    co_return Result<void>();
}

} // namespace FibreDesk::Sync
