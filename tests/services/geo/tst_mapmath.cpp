// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/density.h"
#include "geo/measure.h"
#include "geo/tileregion.h"

#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Geo;
using namespace Qt::StringLiterals;

class TestMapMath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresLengths()
    {
        QVERIFY(std::abs(metresBetween({45, -73}, {46, -73}) - 111195) < 1);
        QVERIFY(std::abs(metresBetween({0, 179.5}, {0, -179.5}) - 111195) < 1);
        QCOMPARE(metresBetween({45, -73}, {45, -73}), 0.0);
    }

    void measuresAreasWhicheverWayRound()
    {
        const double side = 1000 / 111195.08;
        const double wide = side / std::cos(45.5 * std::numbers::pi / 180);
        std::vector<GeoPoint> square{
            {45.5, -73.5}, {45.5, -73.5 + wide}, {45.5 + side, -73.5 + wide}, {45.5 + side, -73.5}};
        QVERIFY(std::abs(squareMetresOf(square) - 1e6) < 500);
        std::ranges::reverse(square);
        QVERIFY(std::abs(squareMetresOf(square) - 1e6) < 500);
        QCOMPARE(squareMetresOf({}), 0.0);
    }

    void aPointAloneIsAsHighAsItsWeight()
    {
        const DensityGrid grid = densityOf({{.at = {5.5, 5.5}, .weight = 3}}, {0, 0}, 1, 11, 11, 4);
        QCOMPARE(grid.peak, 3.0F);
        QCOMPARE(grid.at(5, 5), 3.0F);
        QVERIFY(grid.at(7, 5) > 0);
        QVERIFY(grid.at(7, 5) < 3);
        QCOMPARE(grid.at(9, 5), 0.0F);
        QCOMPARE(grid.at(3, 5), grid.at(5, 7));
    }

    void pointsAddUpAndReachInFromOutside()
    {
        const DensityGrid grid =
            densityOf({{{2.5, 2.5}, 1}, {{2.5, 2.5}, 1}, {{-1, 2.5}, 1}, {{500, 500}, 9}}, {0, 0},
                1, 5, 5, 3);
        QCOMPARE(grid.at(2, 2), 2.0F);
        QVERIFY(grid.at(0, 2) > densityOf({{{2.5, 2.5}, 2}}, {0, 0}, 1, 5, 5, 3).at(0, 2));
        QVERIFY(densityOf({{{2.5, 2.5}, 1}}, {0, 0}, 0, 5, 5, 3).peak == 0);
    }

    void countsTilesExactly()
    {
        Bounds bounds;
        bounds.include({45.40, -73.90});
        bounds.include({45.70, -73.40});
        const TileRegion region(bounds, 8, 12);
        QSet<QString> seen;
        for (qint64 i = 0; i < region.count(); ++i) {
            const TileId tile = region.tile(i);
            QVERIFY(tile.zoom >= 8 && tile.zoom <= 12);
            seen.insert(u"%1/%2/%3"_s.arg(tile.zoom).arg(tile.column).arg(tile.row));
        }
        QCOMPARE(seen.size(), region.count());
        // Every tile of a place in it is among them.
        for (int zoom = 8; zoom <= 12; ++zoom) {
            const TileId tile = tileHolding({45.55, -73.61}, zoom);
            QVERIFY(seen.contains(u"%1/%2/%3"_s.arg(zoom).arg(tile.column).arg(tile.row)));
        }
        QCOMPARE(TileRegion::fromJson(region.toJson()), region);
        QCOMPARE(TileRegion().count(), 0);
        QVERIFY(!TileRegion::fromJson({}).isValid());
    }

    void theWorldIsCountedWhole()
    {
        Bounds bounds;
        bounds.include({-90, -180});
        bounds.include({90, 180});
        QCOMPARE(TileRegion(bounds, 0, 3).count(), 1 + 4 + 16 + 64);
        QCOMPARE(TileRegion(bounds, 18, 18).count(), qint64(1) << 36);
    }

    void knowsWhoForbidsWholeRegions_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isForbidden");
        QTest::newRow("osm") << u"https://tile.openstreetmap.org/{z}/{x}/{y}.png"_s << true;
        QTest::newRow("mirror") << u"https://A.Tile.OpenStreetMap.org:443/{z}/{x}/{y}.png"_s
                                << true;
        QTest::newRow("user") << u"https://me@tile.openstreetmap.org./{z}"_s << true;
        QTest::newRow("bare") << u"https://openstreetmap.org"_s << true;
        QTest::newRow("own") << u"https://tiles.isp.example/{z}/{x}/{y}.png"_s << false;
        QTest::newRow("alike") << u"https://notopenstreetmap.org/{z}"_s << false;
        QTest::newRow("path") << u"https://tiles.example/openstreetmap.org/{z}"_s << false;
    }

    void knowsWhoForbidsWholeRegions()
    {
        QFETCH(QString, url);
        QFETCH(bool, isForbidden);
        QCOMPARE(!bulkForbiddenBy(url).isEmpty(), isForbidden);
    }
};

QTEST_APPLESS_MAIN(TestMapMath)
#include "tst_mapmath.moc"
