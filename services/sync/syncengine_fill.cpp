// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/syncengine.h"

#include "core/logging.h"
#include "store/mirrorschema.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The way to a complete mirror: who the server is, which fields it has, and the first fill.
namespace FibreDesk::Sync {

namespace {

const QString FieldsKey = u"missing_fields"_s;
constexpr int FieldsGoodForHours = 24;
constexpr auto LoginRest = 15s;
constexpr qsizetype MostHeadPages = 12;

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled, .detail = u"stopped"_s, .source = u"sync"_s};
}

struct KnownFields {
    QHash<QString, QStringList> missing;
    QDateTime checked;
};

KnownFields fieldsFromJson(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    KnownFields fields;
    fields.checked = QDateTime::fromString(object.value("checked"_L1).toString(), Qt::ISODate);
    const QJsonObject tables = object.value("missing"_L1).toObject();
    for (auto it = tables.constBegin(); it != tables.constEnd(); ++it) {
        fields.missing.insert(it.key(), it.value().toVariant().toStringList());
    }
    return fields;
}

QString fieldsToJson(const KnownFields &fields)
{
    QJsonObject tables;
    for (auto it = fields.missing.cbegin(); it != fields.missing.cend(); ++it) {
        tables.insert(it.key(), QJsonArray::fromStringList(it.value()));
    }
    const QJsonObject object{
        {u"checked"_s, fields.checked.toString(Qt::ISODate)}, {u"missing"_s, tables}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QCoro::Task<Result<void>> SyncEngine::connectToServer()
{
    const Guard alive = guard();
    for (int failures = 1;; ++failures) {
        const auto done = co_await prepare();
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (done) {
            noteContact();
            co_return done;
        }
        const bool isFinal =
            m_patience >= 0 && (failures > m_patience || !isRetryable(done.error()));
        if (isFinal || done.error().kind == ErrorKind::Storage) {
            m_state.phase = SyncState::Phase::Waiting;
            m_state.error = done.error();
            touch();
            co_return done;
        }
        const auto rested =
            co_await rest(done.error(), isRetryable(done.error()) ? 0ms : LoginRest);
        if (!rested) {
            co_return rested;
        }
    }
}

QCoro::Task<Result<void>> SyncEngine::recallKinds()
{
    const Guard alive = guard();
    const auto kinds =
        co_await m_mirror->read([](QSqlDatabase &db) { return Store::kindStates(db); });
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    if (!kinds) {
        co_return std::unexpected(kinds.error());
    }
    for (const Store::KindState &state : *kinds) {
        if (!findPlan(state.kind)) {
            continue;
        }
        KindProgress &entry = progress(state.kind);
        entry.rows = state.rows;
        entry.total = state.total;
        entry.lastSuccess = state.lastSuccess;
        m_state.lastSuccess = std::max(m_state.lastSuccess, state.lastSuccess);
        entry.phase =
            state.isComplete ? KindProgress::Phase::Current : KindProgress::Phase::Waiting;
        if (!state.highModified.isEmpty() || state.isComplete) {
            m_marks.insert(state.kind, state.highModified);
        }
    }
    touch();
    co_return Result<void>();
}

QCoro::Task<Result<void>> SyncEngine::prepare()
{
    const Guard alive = guard();
    if (const auto recalled = co_await recallKinds(); !alive || !recalled) {
        co_return recalled;
    }
    const auto stored =
        co_await m_mirror->read([](QSqlDatabase &db) { return Store::metaValue(db, FieldsKey); });
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    if (!stored) {
        co_return std::unexpected(stored.error());
    }
    const auto hello = co_await m_erp->hello(&m_scope);
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    if (!hello) {
        co_return std::unexpected(hello.error());
    }
    if (hello->user.isEmpty() || hello->user == "Guest"_L1) {
        co_return std::unexpected(Error{.kind = ErrorKind::Unauthorized,
            .detail = u"the server takes us for a guest"_s,
            .source = u"erp sign-in"_s});
    }
    const auto known = co_await m_mirror->write([user = hello->user](QSqlDatabase &db) {
        return Store::setMetaValue(db, Store::SignedInUser, user);
    });
    if (!alive || !known) {
        co_return known;
    }
    if (hello->siteZone.isValid()) {
        m_siteZone = hello->siteZone;
        const auto kept = co_await m_mirror->write(
            [zone = m_siteZone](QSqlDatabase &db) { return Store::setSiteTimeZone(db, zone); });
        if (!alive || !kept) {
            co_return kept;
        }
    }
    const KnownFields fields = fieldsFromJson(*stored);
    for (auto it = fields.missing.cbegin(); it != fields.missing.cend(); ++it) {
        m_map.setMissing(it.key(), it.value());
        if (!it->isEmpty()) {
            m_state.missingFields.insert(it.key(), *it);
        }
    }
    if (!fields.checked.isValid()) {
        co_return co_await checkFields();
    }
    if (fields.checked.secsTo(m_clock.now()) > FieldsGoodForHours * 3600) {
        launch(checkFields(), u"check of the doctypes"_s);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> SyncEngine::checkFields()
{
    const Guard alive = guard();
    KnownFields fields;
    fields.checked = m_clock.now();
    for (const KindPlan &plan : plans()) {
        const auto meta = co_await m_erp->meta(m_map.doctype(plan.kind), &m_scope);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!meta) {
            // Who may not read the doctype finds out what is missing when listing.
            if (isRetryable(meta.error()) || needsLogin(meta.error())) {
                co_return std::unexpected(meta.error());
            }
            continue;
        }
        const QStringList missing = m_map.check(plan.kind, *meta);
        if (!missing.isEmpty()) {
            qCWarning(lcSync).noquote()
                << m_map.doctype(plan.kind) << "lacks the fields:" << missing.join(u", "_s);
            fields.missing.insert(plan.kind, missing);
        }
    }
    m_state.missingFields = fields.missing;
    touch();
    co_return co_await m_mirror->write([text = fieldsToJson(fields)](QSqlDatabase &db) {
        return Store::setMetaValue(db, FieldsKey, text);
    });
}

QCoro::Task<Result<void>> SyncEngine::fillAll()
{
    const Guard alive = guard();
    m_fillQueue.clear();
    for (const KindPlan &plan : plans()) {
        if (progress(plan.kind).phase != KindProgress::Phase::Current) {
            m_fillQueue += plan.kind;
        }
    }
    if (m_fillQueue.isEmpty()) {
        co_return Result<void>();
    }
    m_state.phase = SyncState::Phase::Filling;
    touch();
    // The board first, by itself: its two short lists and the jobs around today.
    for (const QString &kind : {Store::Kind::Technician, Store::Kind::Tag}) {
        if (m_fillQueue.removeAll(kind) > 0) {
            const auto done = co_await fillKind(kind);
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!done) {
                noteFillFailure(kind, done.error());
            }
        }
    }
    if (m_fillQueue.contains(Store::Kind::Job) && m_marks.value(Store::Kind::Job).isEmpty()) {
        // What the head lacks comes with the whole fill; a failure here is not the end.
        (void)co_await fillHead(Store::Kind::Job);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
    }
    std::vector<VoidTask> lanes;
    for (int i = 0; i < std::max(1, m_options.lanes); ++i) {
        lanes.push_back(fillLane());
    }
    for (VoidTask &lane : lanes) {
        (void)co_await std::move(lane);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
    }
    // A kind that this server does not give must not keep the others from being followed.
    const bool isServerGone =
        m_fillError && (isRetryable(*m_fillError) || needsLogin(*m_fillError));
    if (isServerGone && m_patience >= 0) {
        co_return std::unexpected(*m_fillError);
    }
    co_return Result<void>();
}

void SyncEngine::noteFillFailure(const QString &kind, const Error &error)
{
    fail(kind, error);
    // A doctype that is not there is no failure: the mirror has all there is of it. Nor are notes
    // that this user may not read: tickets are whole without them.
    const bool isWithoutNotes = kind == Store::Kind::Note && error.kind == ErrorKind::Forbidden;
    if (progress(kind).phase != KindProgress::Phase::Absent && !isWithoutNotes) {
        m_fillError = m_fillError.value_or(error);
    }
}

QCoro::Task<Result<void>> SyncEngine::fillLane()
{
    const Guard alive = guard();
    while (!m_fillQueue.isEmpty()) {
        const QString kind = m_fillQueue.takeFirst();
        const auto done = co_await fillKind(kind);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!done) {
            noteFillFailure(kind, done.error());
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> SyncEngine::fillHead(QString kind)
{
    const Guard alive = guard();
    const KindPlan plan = planOf(kind);
    const QDate today =
        m_clock.now().toTimeZone(m_siteZone.isValid() ? m_siteZone : QTimeZone::utc()).date();
    const auto children =
        Store::findTable(kind)->children.isEmpty() ? Children::Leave : Children::Fetch;
    for (const QList<Erp::Filter> &filters : headFilters(plan, today)) {
        Store::KindState position;
        for (qsizetype pages = 0; pages < MostHeadPages; ++pages) {
            Erp::ListQuery query = fillQuery(plan, m_map, position);
            for (const Erp::Filter &filter : filters) {
                query.filters += {m_map.serverField(kind, filter.field), filter.op, filter.value};
            }
            auto page = co_await askPage(kind, query, children);
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!page) {
                co_return std::unexpected(page.error());
            }
            position.cursorModified = page->lastModified;
            position.cursorName = page->lastName;
            const bool isLast = page->isLast;
            const auto done =
                co_await m_mirror->write([kind, page = std::move(*page)](QSqlDatabase &db) {
                    return writeChanges(db, kind, page, Mark::Keep);
                });
            if (!alive || !done) {
                co_return done;
            }
            if (isLast) {
                break;
            }
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> SyncEngine::fillKind(QString kind)
{
    const Guard alive = guard();
    const KindPlan plan = planOf(kind);
    auto read =
        co_await m_mirror->read([kind](QSqlDatabase &db) { return Store::kindState(db, kind); });
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    if (!read) {
        co_return std::unexpected(read.error());
    }
    Store::KindState state = *read;
    // What failed before keeps its reason until something comes.
    KindProgress &begun = progress(kind);
    if (begun.phase != KindProgress::Phase::Failed && begun.phase != KindProgress::Phase::Absent) {
        begun.phase = KindProgress::Phase::Filling;
        begun.error.reset();
        touch();
    }
    if (state.total < 0) {
        const auto total =
            co_await m_erp->count(m_map.doctype(kind), serverFilters(plan, m_map), &m_scope);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (total) {
            progress(kind).total = *total;
            launch(m_mirror->write([kind, n = *total](
                                       QSqlDatabase &db) { return Store::setTotal(db, kind, n); }),
                u"note"_s);
        }
    }
    const bool hasHead = state.cursorModified.isEmpty() && kind != Store::Kind::Job
        && !headFilters(plan, {}).isEmpty();
    if (hasHead) {
        (void)co_await fillHead(kind);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
    }
    const auto children =
        Store::findTable(kind)->children.isEmpty() ? Children::Leave : Children::Fetch;
    Rate &rate = m_rates[kind];
    rate.since.start();
    rate.rows = 0;
    qint64 copied = state.cursorModified.isEmpty() ? 0 : state.rows;
    auto pending = askPage(kind, fillQuery(plan, m_map, state), children);
    for (;;) {
        // The next page is asked for below, before this one is stored.
        auto page = co_await std::move(pending); // NOLINT(bugprone-use-after-move)
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!page) {
            co_return std::unexpected(page.error());
        }
        const FillCursor after{.modified = state.cursorModified, .name = state.cursorName};
        const bool isFirst = after.modified.isEmpty();
        const QString newest = page->newestModified;
        const qsizetype received = page->documents.size();
        copied += received;
        // Something between us and the server may give less than was asked for.
        const bool isShortOnly =
            page->isLast && !page->isSureOfEnd && copied < progress(kind).total;
        page->isLast = page->isLast && !isShortOnly;
        const bool isLast = page->isLast;
        const bool isStandingStill = page->lastModified.isEmpty()
            || (page->lastModified == state.cursorModified && page->lastName == state.cursorName);
        if (!isLast && isStandingStill) {
            co_return std::unexpected(Error{.kind = ErrorKind::Protocol,
                .detail = u"the server gives the same page again"_s,
                .source = u"erp list %1"_s.arg(m_map.doctype(kind))});
        }
        if (!isLast) {
            // The next page is on its way while this one is written.
            state.cursorModified = page->lastModified;
            state.cursorName = page->lastName;
            pending = askPage(kind, fillQuery(plan, m_map, state), children);
        }
        const auto written =
            co_await m_mirror->write([kind, page = std::move(*page), after, now = m_clock.now(),
                                         precedence = m_precedence](QSqlDatabase &db) {
                return writeFillPage(db, kind, page, after, now, precedence);
            });
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!written) {
            co_return std::unexpected(written.error());
        }
        if (!written->isNext) {
            // Another process is ahead, or the file was begun anew: on from where the fill stands.
            if (!isLast) {
                (void)co_await std::move(pending); // NOLINT(bugprone-use-after-move)
                if (!alive) {
                    co_return std::unexpected(cancelled());
                }
            }
            auto stands = co_await m_mirror->read(
                [kind](QSqlDatabase &db) { return Store::kindState(db, kind); });
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!stands) {
                co_return std::unexpected(stands.error());
            }
            state = *stands;
            copied = state.cursorModified.isEmpty() ? 0 : state.rows;
            pending = askPage(kind, fillQuery(plan, m_map, state), children);
            continue;
        }
        if (isFirst && m_marks.value(kind) < newest) {
            m_marks.insert(kind, newest);
        }
        Rate &current = m_rates[kind];
        current.rows += received;
        KindProgress &entry = progress(kind);
        entry.phase = KindProgress::Phase::Filling;
        entry.error.reset();
        entry.rows = written->rows;
        entry.lastSuccess = m_clock.now();
        entry.rowsPerSecond =
            double(current.rows) * 1000.0 / double(std::max<qint64>(1, current.since.elapsed()));
        m_state.lastSuccess = entry.lastSuccess;
        touch();
        const bool isComplete = written->rows >= entry.total;
        if (isLast && !isComplete) {
            const auto done = co_await fillUnstamped(kind);
            if (!alive) {
                co_return std::unexpected(cancelled());
            }
            if (!done) {
                qCInfo(lcSync).noquote()
                    << kind << "without time stamps:" << kindName(done.error().kind)
                    << done.error().detail;
            }
        }
        if (isLast) {
            KindProgress &filled = progress(kind);
            filled.phase = KindProgress::Phase::Current;
            filled.total = std::max(filled.total, filled.rows);
            if (!m_marks.contains(kind)) {
                m_marks.insert(kind, {});
            }
            qCInfo(lcSync).noquote() << kind << "complete:" << filled.rows << "rows,"
                                     << qRound(filled.rowsPerSecond) << "rows/s";
            co_return Result<void>();
        }
    }
}

QCoro::Task<Result<void>> SyncEngine::fillUnstamped(QString kind)
{
    const Guard alive = guard();
    const KindPlan plan = planOf(kind);
    const auto children =
        Store::findTable(kind)->children.isEmpty() ? Children::Leave : Children::Fetch;
    QString afterName;
    for (bool isLast = false; !isLast;) {
        auto page = co_await askPage(kind, unstampedQuery(plan, m_map, afterName), children);
        if (!alive) {
            co_return std::unexpected(cancelled());
        }
        if (!page) {
            co_return std::unexpected(page.error());
        }
        afterName = page->lastName;
        isLast = page->isLast;
        const qsizetype received = page->documents.size();
        const auto done =
            co_await m_mirror->write([kind, page = std::move(*page)](QSqlDatabase &db) {
                return writeChanges(db, kind, page, Mark::Keep);
            });
        if (!alive || !done) {
            co_return done;
        }
        progress(kind).rows += received;
        touch();
    }
    co_return Result<void>();
}

} // namespace FibreDesk::Sync
