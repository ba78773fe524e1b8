// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/markersource.h"
#include "geo/tilesource.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Geo;
using namespace Qt::StringLiterals;

class TestTileSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheAddressAsTheMapReadsIt()
    {
        TileSource tiles;
        QSignalSpy changed(&tiles, &TileSource::changed);
        QVERIFY(!tiles.hasTiles());
        QCOMPARE(tiles.addressTemplate(u"dark"_s), QString());
        const TileSource::Settings settings{
            .url = u"https://tiles.example/{theme}/{z}/{x}/{y}.png"_s,
            .attribution = u"© Tiles"_s,
            .cacheDirectory = u"/data/tiles"_s,
            .offlineDirectory = {}};
        tiles.set(settings);
        tiles.set(settings);
        QCOMPARE(changed.count(), 1);
        QVERIFY(tiles.hasTiles());
        QCOMPARE(tiles.addressTemplate(u"dark"_s), u"https://tiles.example/dark/%z/%x/%y.png"_s);
        QCOMPARE(tiles.cacheOf(u"dark"_s), u"/data/tiles/dark"_s);
        QCOMPARE(tiles.offlineOf(u"dark"_s), QString());
    }

    void knowsTheTileOfAPlace()
    {
        TileSource tiles;
        tiles.set({.url = u"t/{z}/{x}/{y}"_s,
            .attribution = {},
            .cacheDirectory = {},
            .offlineDirectory = {}});
        QCOMPARE(tiles.tileAt(u"light"_s, 45.5, -73.6, 8), u"t/8/75/91"_s);
        QCOMPARE(tiles.tileAt(u"light"_s, -90, 180, 1), u"t/1/1/1"_s);
        QCOMPARE(tiles.tileAt(u"light"_s, 90, -180, 1), u"t/1/0/0"_s);
        QCOMPARE(tiles.cacheOf(u"light"_s), QString());
    }

    void takesTilesOfOneLookWhereThereIsNoFolderForEach()
    {
        const QTemporaryDir directory;
        TileSource tiles;
        tiles.set({.url = u"t"_s,
            .attribution = {},
            .cacheDirectory = {},
            .offlineDirectory = directory.path()});
        QCOMPARE(tiles.offlineOf(u"dark"_s), directory.path());
        QVERIFY(QDir(directory.path()).mkdir(u"dark"_s));
        QCOMPARE(tiles.offlineOf(u"dark"_s), directory.filePath(u"dark"_s));
    }

    void knowsTheQuietPointAtAPlace()
    {
        MarkerSource source;
        QCOMPARE(source.placeAt(45.5, -73.5), QString());
        const std::vector<ClusterIndex::Point> points{
            {.position = {45.5, -73.5}}, {.position = {45.5001, -73.5}}, {.position = {46, -73}}};
        auto index = std::make_shared<PlaceIndex>();
        index->index = ClusterIndex(points);
        index->ids = {u"a"_s, u"b"_s, u"c"_s};
        source.setBackground(index);
        QCOMPARE(source.placeAt(45.50002, -73.5), u"a"_s);
        QCOMPARE(source.placeAt(45.50009, -73.5), u"b"_s);
        QCOMPARE(source.placeAt(45.501, -73.5), QString());
    }

    void boundsFollowTheMarkers()
    {
        MarkerSource source;
        QSignalSpy bounds(&source, &MarkerSource::boundsChanged);
        QSignalSpy markers(&source, &MarkerSource::markersChanged);
        Marker first;
        first.id = u"a"_s;
        first.position = {45.5, -73.6};
        Marker unplaced;
        unplaced.id = u"b"_s;
        source.setMarkers({first, unplaced});
        QVERIFY(source.bounds().isValid);
        QCOMPARE(source.bounds().north, 45.5);
        QCOMPARE(source.bounds().south, 45.5);
        first.label = u"1"_s;
        source.setMarkers({first, unplaced});
        QCOMPARE(markers.count(), 2);
        QCOMPARE(bounds.count(), 1);
        QVERIFY(source.positionOf(u"a"_s).isValid);
        QVERIFY(!source.positionOf(u"b"_s).isValid);
        QVERIFY(!source.positionOf(u"c"_s).isValid);
        source.setMarkers({});
        QVERIFY(!source.bounds().isValid);
        QCOMPARE(bounds.count(), 2);
    }
};

QTEST_APPLESS_MAIN(TestTileSource)
#include "tst_tilesource.moc"
