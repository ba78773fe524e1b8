// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/osrmcodec.h"

#include <QTest>

#include <cmath>

using namespace FibreDesk;
using namespace FibreDesk::Routing;
using namespace Qt::StringLiterals;

namespace {

QJsonDocument json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text);
}

/// As osrm-routed writes it: one line, waypoints beside the tables, other times there than back.
const QByteArray table = R"({"code":"Ok","distances":[[0,3310.7,null],[3180.2,0,12040]],)"
                         R"("destinations":[)"
                         R"({"hint":"","distance":4.231521,"name":"Rue du Moulin",)"
                         R"("location":[-73.500051,46.000012]},)"
                         R"({"hint":"","distance":12.9,"name":"","location":[-73.52,46.01]},)"
                         R"({"hint":"","distance":0.1,"name":"","location":[-73.6,46.1]}],)"
                         R"("durations":[[0,312.6,null],[298.4,0,841.1]],)"
                         R"("sources":[{"hint":"","distance":4.231521,"name":"Rue du Moulin",)"
                         R"("location":[-73.500051,46.000012]},)"
                         R"({"hint":"","distance":12.9,"name":"","location":[-73.52,46.01]}]})";

} // namespace

class TestOsrmCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesLongitudeFirst()
    {
        QCOMPARE(coordinates({{46.0, -73.5}, {45.1234567, -72.1}}),
            u"-73.500000,46.000000;-72.100000,45.123457"_s);
    }

    void readsATableRowByRow()
    {
        const auto matrix = matrixFromJson(json(table), 2, 3);
        QVERIFY(matrix.has_value());
        QCOMPARE(matrix->at(0, 1)->seconds, 312.6);
        QCOMPARE(matrix->at(0, 1)->metres, 3310.7);
        QCOMPARE(matrix->at(1, 0)->seconds, 298.4);
        QCOMPARE(matrix->at(1, 2)->metres, 12040.0);
        QCOMPARE(matrix->at(1, 1)->seconds, 0.0);
        QVERIFY(!matrix->at(0, 2)); // null is no way, not no time
    }

    void aTableOfAnotherShapeIsNoAnswer()
    {
        for (const auto &[rows, columns] : {std::pair(3, 3), std::pair(2, 2), std::pair(3, 2)}) {
            const auto matrix =
                matrixFromJson(json(table), std::size_t(rows), std::size_t(columns));
            QVERIFY(!matrix.has_value());
            QCOMPARE(matrix.error().kind, ErrorKind::Protocol);
        }
        for (const char *bad : {"{}", "[]", R"({"code":"Ok"})",
                 R"({"code":"Ok","durations":[["fast"]]})", R"({"code":"Ok","durations":[[-4]]})",
                 R"({"code":"Ok","durations":[[4]],"distances":[[1,2]]})"}) {
            const auto matrix = matrixFromJson(json(bad), 1, 1);
            QVERIFY2(!matrix.has_value(), bad);
            QCOMPARE(matrix.error().kind, ErrorKind::Protocol);
        }
    }

    void anOldServerTellsNoDistances()
    {
        const auto matrix = matrixFromJson(json(R"({"code":"Ok","durations":[[61.5]]})"), 1, 1);
        QVERIFY(matrix.has_value());
        QCOMPARE(matrix->at(0, 0)->seconds, 61.5);
        QVERIFY(std::isnan(matrix->at(0, 0)->metres));
    }

    void readsARouteWithItsLine()
    {
        const auto route = routeFromJson(json(
            R"({"code":"Ok","routes":[{"geometry":"_p~iF~ps|U_ulLnnqC_mqNvxq`@","legs":[],)"
            R"("distance":1884.8,"duration":251.3,"weight_name":"routability","weight":251.3}],)"
            R"("waypoints":[]})"));
        QVERIFY(route.has_value());
        QCOMPARE(route->drive.seconds, 251.3);
        QCOMPARE(route->drive.metres, 1884.8);
        QCOMPARE(route->line.size(), 3U);
        // The example of Google's own description, which has one decimal less.
        QCOMPARE(route->line[0], (GeoPoint{3.85, -12.02}));
        QCOMPARE(route->line[1], (GeoPoint{4.07, -12.095}));
        QCOMPARE(route->line[2], (GeoPoint{4.3252, -12.6453}));
    }

    void aBrokenLineIsNoLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("ends inside of a number") << QByteArray("_p~iF~ps|U_");
        QTest::newRow("ends between latitude and longitude") << QByteArray("_p~iF");
        QTest::newRow("not of the alphabet") << QByteArray("_p~iF ps|U");
        QTest::newRow("a number without end") << QByteArray(40, '~');
        QTest::newRow("beyond the pole") << QByteArray("~~~~~~^?");
    }

    void aBrokenLineIsNoLine()
    {
        QFETCH(QByteArray, text);
        const auto line = lineFromPolyline(text);
        QVERIFY(!line.has_value());
        QCOMPARE(line.error().kind, ErrorKind::Protocol);
    }

    void readsTheNearestRoad()
    {
        const auto road = nearestFromJson(json(
            R"({"code":"Ok","waypoints":[{"nodes":[2264199819,0],"hint":"",)"
            R"("distance":4.152629,"name":"Rue du Moulin","location":[-73.500051,46.000012]}]})"));
        QVERIFY(road.has_value());
        QCOMPARE(road->position, (GeoPoint{46.000012, -73.500051}));
        QCOMPARE(road->name, u"Rue du Moulin"_s);
        QCOMPARE(road->metres, 4.152629);
        QCOMPARE(nearestFromJson(json(R"({"code":"Ok","waypoints":[]})")).error().kind,
            ErrorKind::Protocol);
    }

    void aRefusalKeepsItsKindAndWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("type");
        QTest::newRow("no way") << QByteArray(
            R"({"code":"NoRoute","message":"Impossible route between points"})")
                                << ErrorKind::NotFound << u"NoRoute"_s;
        QTest::newRow("no road") << QByteArray(
            R"({"code":"NoSegment","message":"Could not find a matching segment for coordinate 7"})")
                                 << ErrorKind::NotFound << u"NoSegment"_s;
        QTest::newRow("too big") << QByteArray(
            R"({"code":"TooBig","message":"Too many table coordinates"})")
                                 << ErrorKind::Validation << u"TooBig"_s;
        QTest::newRow("malformed") << QByteArray(
            R"({"code":"InvalidQuery","message":"Query string malformed close to position 31"})")
                                   << ErrorKind::Validation << u"InvalidQuery"_s;
        QTest::newRow("no such service")
            << QByteArray(R"({"code":"InvalidService","message":"Service tables not found!"})")
            << ErrorKind::Unsupported << u"InvalidService"_s;
    }

    void aRefusalKeepsItsKindAndWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, type);
        Error error{.kind = ErrorKind::Validation, .code = 400};
        readRefusal({.status = 400, .body = body}, error);
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.type, type);
        QCOMPARE(error.detail, json(body)["message"_L1].toString());
        // The same where a proxy made a 200 of it.
        const auto matrix = matrixFromJson(json(body), 1, 1);
        QVERIFY(!matrix.has_value());
        QCOMPARE(matrix.error().kind, kind);
        QCOMPARE(matrix.error().type, type);
    }

    void theProxysOwnStatusIsNotTakenForARefusal()
    {
        Error error{.kind = ErrorKind::Server, .code = 503};
        readRefusal({.status = 503, .body = R"({"code":"TooBig","message":"busy"})"}, error);
        QCOMPARE(error.kind, ErrorKind::Server);
        readRefusal({.status = 502, .body = "<html>Bad gateway</html>"}, error);
        QCOMPARE(error.kind, ErrorKind::Server);
    }

    void findsThePlaceWithoutARoad()
    {
        Error error{.kind = ErrorKind::NotFound,
            .detail = u"Could not find a matching segment for coordinate 12"_s,
            .type = u"NoSegment"_s};
        QCOMPARE(coordinateWithoutRoad(error), std::optional<std::size_t>(12));
        error.detail = u"Could not find a matching segment for any coordinate."_s;
        QCOMPARE(coordinateWithoutRoad(error), std::nullopt);
        error = {.kind = ErrorKind::NotFound, .detail = u"coordinate 3"_s, .type = u"NoRoute"_s};
        QCOMPARE(coordinateWithoutRoad(error), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestOsrmCodec)
#include "tst_osrmcodec.moc"
