// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syncbench.h"

#include "table.h"

#include "erp/erpclient.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/searchfiller.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace FibreDesk::Bench {

namespace {

constexpr int floorPages = 20;

/// Rows a second of the wire alone: the same query as a page of the fill, parsed by nobody.
Result<double> wireRate(Erp::ErpClient &erp)
{
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const Sync::KindPlan *plan = Sync::findPlan(Store::Kind::Ticket);
    Erp::ListQuery query = Sync::fillQuery(*plan, map, Store::KindState{});
    QElapsedTimer timer;
    timer.start();
    qint64 rows = 0;
    for (int page = 0; page < floorPages; ++page) {
        query.start = page * query.limit;
        const auto bytes = QCoro::waitFor(erp.listBytes(query));
        if (!bytes)
            return std::unexpected(bytes.error());
        rows += bytes->count("\"name\"");
    }
    return double(rows) / (double(timer.elapsed()) / 1000);
}

} // namespace

Result<void> benchSync(const Profile &profile)
{
    const auto network = makeNetworkAccessManager();
    Erp::ErpClient erp(network.get(), profile.erp);
    Store::Mirror mirror(Store::Mirror::fileFor(profile));
    if (const auto open = QCoro::waitFor(mirror.ready()); !open)
        return open;
    Sync::SyncEngine sync(&erp, &mirror);
    QElapsedTimer timer;
    timer.start();
    qint64 usableAfter = -1;
    qint64 reported = 0;
    QObject::connect(
        &sync, &Sync::SyncEngine::stateChanged, &sync, [&](const Sync::SyncState &state) {
            const Sync::KindProgress *jobs = state.find(Store::Kind::Job);
            if (usableAfter < 0 && jobs && jobs->rows > 0)
                usableAfter = timer.elapsed();
            if (timer.elapsed() - reported < 10'000)
                return;
            reported = timer.elapsed();
            qint64 rows = 0;
            for (const Sync::KindProgress &kind : state.kinds)
                rows += kind.rows;
            std::fprintf(stderr, "first fill: %lld rows after %lld s\n",
                static_cast<long long>(rows), static_cast<long long>(reported / 1000));
        });
    if (const auto done = QCoro::waitFor(sync.runOnce()); !done)
        return done;
    const double seconds = double(timer.elapsed()) / 1000;
    qint64 rows = 0;
    for (const Sync::KindProgress &kind : sync.state().kinds)
        rows += kind.rows;
    const auto wire = wireRate(erp);
    if (!wire)
        return std::unexpected(wire.error());
    const double rate = double(rows) / seconds;
    printRow(u"first sync, %1 rows"_s.arg(rows),
        u"%1 rows/s, %2 s in all, first jobs after %3 s"_s.arg(rate, 0, 'f', 0)
            .arg(seconds, 0, 'f', 0)
            .arg(double(usableAfter) / 1000, 0, 'f', 1),
        u"—"_s,
        u"the same pages fetched and dropped: %1 rows/s; ratio %2"_s.arg(*wire, 0, 'f', 0)
            .arg(rate / *wire, 0, 'f', 2));
    const auto before = QFileInfo(mirror.file()).size();
    timer.restart();
    const auto indexed = QCoro::waitFor(Store::SearchFiller::fillAll(&mirror));
    if (!indexed)
        return std::unexpected(indexed.error());
    const double fillSeconds = double(timer.elapsed()) / 1000;
    printRow(u"texts made searchable afterwards, %1 rows"_s.arg(*indexed),
        u"%1 rows/s, %2 s in one go"_s.arg(double(*indexed) / fillSeconds, 0, 'f', 0)
            .arg(fillSeconds, 0, 'f', 0),
        u"—"_s, u"the mirror before: %1 MB"_s.arg(before / 1'000'000));
    printRow(u"mirror on disk"_s, u"%1 MB"_s.arg(QFileInfo(mirror.file()).size() / 1'000'000),
        u"—"_s, u"—"_s);
    return {};
}

} // namespace FibreDesk::Bench
