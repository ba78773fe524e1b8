// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "../../services/routing/tableserver.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "routing/travelfeed.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "travelknowledge.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QTimeZone zone("America/Toronto");
const GeoPoint first{45.5, -73.6};
const GeoPoint second{45.6, -73.7};

QJsonObject technician()
{
    return {{u"name"_s, u"DT-1"_s}, {u"modified"_s, u"2026-03-01 00:00:00.000001"_s},
        {u"full_name"_s, u"Alice Roy"_s}, {u"status"_s, u"available"_s},
        {u"weekly_schedule"_s, uR"({"mon":[["08:00","17:00"]]})"_s}};
}

QJsonObject job(const QString &id, const QString &day, const QString &start, GeoPoint place)
{
    return {{u"name"_s, id}, {u"modified"_s, u"2026-03-01 00:00:00.000001"_s},
        {u"subject"_s, u"Work "_s + id}, {u"customer_name"_s, u"Customer "_s + id},
        {u"scheduled_date"_s, day}, {u"start_time"_s, start}, {u"duration_h"_s, 1.0},
        {u"assigned_tech"_s, u"DT-1"_s}, {u"status"_s, u"assigned"_s},
        {u"job_type"_s, u"Installation"_s}, {u"latitude"_s, place.latitude},
        {u"longitude"_s, place.longitude}};
}

/// Two jobs of one morning, the second one reached in so many minutes.
QList<QJsonObject> doneBefore(int day, int minutes)
{
    const QDate date = QDate(2026, 11, 23).addDays(-day);
    const QString iso = date.toString(Qt::ISODate);
    QJsonObject one = job(u"OLD-%1-A"_s.arg(day), iso, u"09:00:00"_s, first);
    QJsonObject two = job(u"OLD-%1-B"_s.arg(day), iso, u"11:00:00"_s, second);
    const QString reached = QTime(10, 0).addSecs(minutes * 60).toString(u"HH:mm:ss"_s);
    one[u"actual_start"_s] = iso + u" 09:00:00"_s;
    one[u"actual_end"_s] = iso + u" 10:00:00"_s;
    two[u"actual_start"_s] = iso + u' ' + reached;
    two[u"actual_end"_s] = iso + u" 13:00:00"_s;
    one[u"status"_s] = two[u"status"_s] = u"completed"_s;
    return {one, two};
}

} // namespace

class TestTravelKnowledge : public QObject {
    Q_OBJECT

private:
    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<TableServer> m_osrm;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Routing::RoutingClient> m_client;
    std::unique_ptr<Routing::TravelCache> m_cache;
    std::unique_ptr<Routing::TravelFeed> m_feed;
    std::unique_ptr<DispatchController> m_desk;
    std::unique_ptr<TravelKnowledge> m_knowledge;

    void store(const QString &table, const QList<QJsonObject> &documents)
    {
        const auto done = QCoro::waitFor(m_mirror->write([table, documents](QSqlDatabase &db) {
            return Store::applyDocuments(db, table, documents);
        }));
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
    }

    void open(bool hasService)
    {
        const Clock clock([] { return QDateTime({2026, 11, 23}, {7, 30}, zone).toUTC(); });
        m_bench->open();
        m_desk = std::make_unique<DispatchController>(
            m_mirror.get(), m_bench->queue.get(), &m_map, clock);
        if (hasService) {
            m_network = makeNetworkAccessManager();
            m_client = std::make_unique<Routing::RoutingClient>(
                m_network.get(), Profile::Service{.url = m_osrm->server.url(), .credentials = {}});
            m_cache = std::make_unique<Routing::TravelCache>(m_folder->filePath(u"drives.cache"_s));
            m_feed = std::make_unique<Routing::TravelFeed>(m_client.get(), m_cache.get());
        }
        m_knowledge =
            std::make_unique<TravelKnowledge>(m_desk.get(), m_mirror.get(), m_feed.get(), clock);
        m_desk->start();
        m_knowledge->start();
        QTRY_VERIFY(m_desk->isLoaded());
    }

    [[nodiscard]] BlockRow secondBlock()
    {
        const auto &rows = m_desk->lanes()->blocks(u"DT-1"_s)->rows();
        return rows.size() > 1 ? *(rows.begin() + 1) : BlockRow();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_mirror = std::make_unique<Store::Mirror>(m_folder->filePath(u"mirror.sqlite"_s));
        m_bench = std::make_unique<QueueBench>();
        m_osrm = std::make_unique<TableServer>();
        store(u"technician"_s, {technician()});
        store(u"job"_s,
            {job(u"DJ-1"_s, u"2026-11-23"_s, u"09:00:00"_s, first),
                job(u"DJ-2"_s, u"2026-11-23"_s, u"12:00:00"_s, second)});
    }

    void cleanup()
    {
        m_knowledge.reset();
        m_desk.reset();
        m_feed.reset();
        m_client.reset();
        m_cache.reset();
        m_network.reset();
        m_osrm.reset();
        m_bench->close();
        m_bench.reset();
        m_mirror.reset();
    }

    void withoutAServiceEveryDriveIsSaidToBeEstimated()
    {
        open(false);
        QTRY_COMPARE(secondBlock().travelMinutes, estimateTravel(first, second).minutes);
        QVERIFY(secondBlock().isTravelEstimated);
        m_desk->selectJob(u"DJ-2"_s);
        QVERIFY2(m_desk->jobCard().travel.contains(u"from Customer DJ-1 (estimated)"_s),
            qPrintable(m_desk->jobCard().travel));
        const DropPreview preview = m_desk->previewDrop(u"DJ-2"_s, u"DT-1"_s, 13 * 60);
        QVERIFY2(preview.travel.endsWith(u"(estimated)"_s), qPrintable(preview.travel));
    }

    void theBoardTurnsToTheRoadsAsSoonAsTheyAreKnown()
    {
        open(true);
        QTRY_VERIFY(secondBlock().isTravelEstimated);
        m_feed->start();
        QTRY_VERIFY(secondBlock().travelMinutes > 0 && !secondBlock().isTravelEstimated);
        const int said = int(std::ceil(TableServer::seconds(first, second) / 60)) + 3;
        QCOMPARE(secondBlock().travelMinutes, said);
        m_desk->selectJob(u"DJ-2"_s);
        QVERIFY(!m_desk->jobCard().travel.isEmpty());
        QVERIFY(!m_desk->jobCard().travel.contains(u"estimated"_s));
        const DropPreview preview = m_desk->previewDrop(u"DJ-2"_s, u"DT-1"_s, 13 * 60);
        QVERIFY2(!preview.travel.contains(u"estimated"_s), qPrintable(preview.travel));
        QCOMPARE(preview.travelMinutes, said);
    }

    void anUnjoinedPlaceStaysAnEstimate()
    {
        m_osrm->island = second.latitude;
        open(true);
        m_feed->start();
        QTRY_COMPARE(m_feed->status().state, Routing::TravelStatus::State::Idle);
        QTRY_COMPARE(m_feed->status().known, 2U);
        QTRY_COMPARE(secondBlock().travelMinutes, estimateTravel(first, second).minutes);
        QVERIFY(secondBlock().isTravelEstimated);
    }

    void aNewJobIsAskedForByItself()
    {
        open(true);
        m_feed->start();
        QTRY_COMPARE(m_feed->status().known, 2U);
        store(u"job"_s, {job(u"DJ-3"_s, u"2026-11-23"_s, u"15:00:00"_s, {45.7, -73.8})});
        QTRY_COMPARE(m_feed->status().known, 6U);
    }

    void thePlannersFunctionIsASnapshotForAnyThread()
    {
        open(true);
        m_feed->start();
        QTRY_COMPARE(m_feed->status().known, 2U);
        const auto travel = estimatedTravel(m_knowledge->rules());
        Travel there;
        Travel nowhere;
        std::thread planner([&] {
            there = travel(first, second);
            nowhere = travel(first, GeoPoint{45.9, -73.9});
        });
        m_cache->add({{.from = Routing::PlaceKey::of(first),
            .to = Routing::PlaceKey::of(second),
            .seconds = 1,
            .metres = 1,
            .askedAt = 2'000'000'000 / 60}});
        planner.join();
        QVERIFY(!there.isEstimated);
        QCOMPARE(there.minutes, int(std::ceil(TableServer::seconds(first, second) / 60)) + 3);
        QVERIFY(nowhere.isEstimated);
    }

    void learnsFromTheDrivesOfTheLastWeeks()
    {
        const int estimated = estimateTravel(first, second).minutes - 3;
        for (int day = 1; day <= 25; ++day)
            store(u"job"_s, doneBefore(day, estimated * 2 + 3));
        for (int day = 70; day <= 110; ++day) // long ago the roads were others
            store(u"job"_s, doneBefore(day, estimated + 3));
        open(false);
        QTRY_COMPARE(m_knowledge->learnt().samples, 25);
        QVERIFY(std::abs(m_knowledge->learnt().timeFactor - 2) < 0.2);
        QTRY_VERIFY(std::abs(secondBlock().travelMinutes - (estimated * 2 + 3)) <= 2);
        QVERIFY(secondBlock().isTravelEstimated);
    }
};

QTEST_GUILESS_MAIN(TestTravelKnowledge)
#include "tst_travelknowledge.moc"
