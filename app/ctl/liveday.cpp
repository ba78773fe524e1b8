// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "liveday.h"

#include "context.h"
#include "erp/erpclient.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"
#include "sync/page.h"
#include "sync/syncplan.h"

#include <QJsonArray>
#include <QTemporaryDir>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

namespace Kind = Store::Kind;

constexpr qsizetype parentsAtOnce = 100; ///< their names stand in an address

/// Copies from the server into a scratch mirror.
struct Copy {
    Erp::ErpClient *erp;
    Store::Mirror *mirror;
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    QStringList notes = {};
};

QCoro::Task<Result<void>> copyChildren(Copy *copy, QString kind, QStringList parents)
{
    QStringList tables;
    for (const QString &table : copy->map.tables()) {
        if (copy->map.parentDoctype(table) == copy->map.doctype(kind))
            tables += table;
    }
    for (const QString &table : tables) {
        for (qsizetype at = 0; at < parents.size(); at += parentsAtOnce) {
            const QStringList some = parents.mid(at, parentsAtOnce);
            const auto body =
                co_await copy->erp->listBytes(Sync::childQuery(table, copy->map, some));
            if (!body && exitCodeOf(body.error()) == ExitCode::Unreachable)
                co_return std::unexpected(body.error());
            if (!body) { // not everybody may list child tables
                copy->notes += u"%1: %2"_s.arg(table, sentenceOf(body.error()));
                break;
            }
            const auto rows = Sync::decodeChildRows(*body, copy->map, table, some, u"board"_s);
            if (!rows)
                co_return std::unexpected(rows.error());
            const auto written =
                co_await copy->mirror->write([table, found = *rows](QSqlDatabase &db) {
                    return Store::applyChildRows(db, table, found);
                });
            if (!written)
                co_return std::unexpected(written.error());
        }
    }
    co_return Result<void>();
}

/// All documents of the kind that pass the filters, with their children.
QCoro::Task<Result<void>> copyKind(Copy *copy, QString kind, QList<Erp::Filter> filters)
{
    const auto meta = co_await copy->erp->meta(copy->map.doctype(kind));
    // Who may list documents need not be allowed to read their doctype.
    if (!meta && meta.error().kind != ErrorKind::Forbidden)
        co_return std::unexpected(meta.error());
    if (meta)
        copy->map.check(kind, *meta);
    const Sync::KindPlan plan = *Sync::findPlan(kind);
    Store::KindState cursor;
    for (bool isLast = false; !isLast;) {
        Erp::ListQuery query = Sync::fillQuery(plan, copy->map, cursor);
        query.filters += Sync::serverFilters(plan, copy->map, filters);
        const int limit = query.limit;
        const auto body = co_await copy->erp->listBytes(query);
        if (!body)
            co_return std::unexpected(body.error());
        const auto page = Sync::decodePage(*body, copy->map, kind, limit, u"board"_s);
        if (!page)
            co_return std::unexpected(page.error());
        const auto written =
            co_await copy->mirror->write([kind, documents = page->documents](QSqlDatabase &db) {
                return Store::applyDocuments(db, kind, documents);
            });
        if (!written)
            co_return std::unexpected(written.error());
        if (const auto done = co_await copyChildren(copy, kind, page->ids); !done)
            co_return std::unexpected(done.error());
        cursor.cursorModified = page->lastModified;
        cursor.cursorName = page->lastName;
        isLast = page->isLast;
    }
    co_return Result<void>();
}

QCoro::Task<Result<Store::DispatchDay>> dayOf(Store::Mirror *mirror, QDate date)
{
    co_return co_await mirror->read(
        [date](QSqlDatabase &db) { return Store::readDispatchDay(db, date); });
}

/// The steps of the day's chains that stand on other days.
QCoro::Task<Result<void>> copyChains(Copy *copy, QDate date)
{
    const auto day = co_await dayOf(copy->mirror, date);
    if (!day)
        co_return std::unexpected(day.error());
    QStringList before;
    QStringList chains;
    for (const Job &job : day->jobs) {
        before += job.dependsOn;
        if (!job.parent.isEmpty()) {
            before += job.parent;
            chains += job.parent;
        }
    }
    before.removeDuplicates();
    chains.removeDuplicates();
    const auto some = [](const QStringList &names, qsizetype at) {
        return QJsonArray::fromStringList(names.mid(at, parentsAtOnce));
    };
    for (qsizetype at = 0; at < before.size(); at += parentsAtOnce) {
        if (const auto done =
                co_await copyKind(copy, Kind::Job, {{u"name"_s, u"in"_s, some(before, at)}});
            !done)
            co_return done;
    }
    for (qsizetype at = 0; at < chains.size(); at += parentsAtOnce) {
        if (const auto done =
                co_await copyKind(copy, Kind::Job, {{u"parent_job"_s, u"in"_s, some(chains, at)}});
            !done)
            co_return done;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> copyDay(Copy *copy, QDate date)
{
    const QString day = date.toString(Qt::ISODate);
    if (const auto done = co_await copyKind(copy, Kind::Technician, {}); !done)
        co_return done;
    if (const auto done = co_await copyKind(copy, Kind::Tag, {}); !done)
        co_return done;
    if (const auto done = co_await copyKind(copy, Kind::Job, {{u"scheduled_date"_s, u"="_s, day}});
        !done)
        co_return done;
    if (const auto done =
            co_await copyKind(copy, Kind::Job, {{u"scheduled_date"_s, u"is"_s, u"not set"_s}});
        !done)
        co_return done;
    co_return co_await copyChains(copy, date);
}

QCoro::Task<Result<DayReading>> readLive(Context *context, Erp::ErpClient *erp, QDate date)
{
    const QTemporaryDir directory;
    Store::Mirror scratch(directory.filePath(u"day.db"_s));
    Copy copy{.erp = erp, .mirror = &scratch};
    if (const auto done = co_await copyDay(&copy, date); !done)
        co_return std::unexpected(done.error());
    auto day = co_await dayOf(&scratch, date);
    if (!day)
        co_return std::unexpected(day.error());
    co_return DayReading{
        .day = std::move(*day), .fetchedAt = context->clock().now(), .notes = copy.notes};
}

/// The documents of a kind by name.
QCoro::Task<Result<void>> copyNamed(Copy *copy, QString kind, QStringList names)
{
    names.removeAll(QString());
    names.removeDuplicates();
    for (qsizetype at = 0; at < names.size(); at += parentsAtOnce) {
        const auto some = QJsonArray::fromStringList(names.mid(at, parentsAtOnce));
        if (const auto done = co_await copyKind(copy, kind, {{u"name"_s, u"in"_s, some}}); !done)
            co_return done;
    }
    co_return Result<void>();
}

QCoro::Task<Result<RangeReading>> rangeOf(Store::Mirror *mirror, QDate first, QDate last)
{
    co_return co_await mirror->read([first, last](QSqlDatabase &db) -> Result<RangeReading> {
        auto jobs = Store::readJobsBetween(db, first, last);
        if (!jobs)
            return std::unexpected(jobs.error());
        auto technicians = Store::technicianNames(db);
        if (!technicians)
            return std::unexpected(technicians.error());
        auto facts = Store::readVisitFacts(db, *jobs);
        if (!facts)
            return std::unexpected(facts.error());
        return RangeReading{.jobs = std::move(*jobs),
            .technicians = std::move(*technicians),
            .facts = std::move(*facts),
            .fetchedAt = {},
            .notes = {}};
    });
}

QCoro::Task<Result<RangeReading>> readLiveRange(
    Context *context, Erp::ErpClient *erp, QDate first, QDate last)
{
    const QTemporaryDir directory;
    Store::Mirror scratch(directory.filePath(u"days.db"_s));
    Copy copy{.erp = erp, .mirror = &scratch};
    if (const auto done = co_await copyKind(&copy, Kind::Technician, {}); !done)
        co_return std::unexpected(done.error());
    const QJsonArray days{first.toString(Qt::ISODate), last.toString(Qt::ISODate)};
    if (const auto done =
            co_await copyKind(&copy, Kind::Job, {{u"scheduled_date"_s, u"between"_s, days}});
        !done)
        co_return std::unexpected(done.error());
    auto range = co_await rangeOf(&scratch, first, last);
    if (!range)
        co_return std::unexpected(range.error());
    QStringList customers;
    QStringList locations;
    for (const Job &job : range->jobs) {
        customers += job.customer;
        locations += job.location;
    }
    // Not everybody may read these: then the calendar has the job's own address, and no telephone.
    auto met = co_await copyNamed(&copy, Kind::Customer, customers);
    if (met)
        met = co_await copyNamed(&copy, Kind::Location, locations);
    if (!met && exitCodeOf(met.error()) == ExitCode::Unreachable)
        co_return std::unexpected(met.error());
    if (!met)
        copy.notes += u"customers and addresses: %1"_s.arg(sentenceOf(met.error()));
    range = co_await rangeOf(&scratch, first, last);
    if (!range)
        co_return std::unexpected(range.error());
    range->fetchedAt = context->clock().now();
    range->notes = copy.notes;
    co_return range;
}

} // namespace

QCoro::Task<Result<RangeReading>> readRange(Context *context, QDate first, QDate last)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    auto live = co_await readLiveRange(context, *erp, first, last);
    if (live || exitCodeOf(live.error()) != ExitCode::Unreachable)
        co_return live;
    const auto fetchedAt = co_await context->mirror()->read(
        [](QSqlDatabase &db) { return Store::fetchedAt(db, Kind::Job); });
    if (!fetchedAt || !fetchedAt->isValid())
        co_return std::unexpected(live.error());
    auto range = co_await rangeOf(context->mirror(), first, last);
    if (!range)
        co_return std::unexpected(live.error());
    range->fetchedAt = *fetchedAt;
    range->isFromMirror = true;
    range->notes = {sentenceOf(live.error())};
    co_return range;
}

QCoro::Task<Result<DayReading>> readDay(Context *context, QDate date)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    auto live = co_await readLive(context, *erp, date);
    if (live || exitCodeOf(live.error()) != ExitCode::Unreachable)
        co_return live;
    const auto fetchedAt = co_await context->mirror()->read(
        [](QSqlDatabase &db) { return Store::fetchedAt(db, Kind::Job); });
    if (!fetchedAt || !fetchedAt->isValid())
        co_return std::unexpected(live.error());
    auto day = co_await dayOf(context->mirror(), date);
    if (!day)
        co_return std::unexpected(live.error());
    co_return DayReading{.day = std::move(*day),
        .fetchedAt = *fetchedAt,
        .isFromMirror = true,
        .notes = {sentenceOf(live.error())}};
}

} // namespace FibreDesk::Ctl
