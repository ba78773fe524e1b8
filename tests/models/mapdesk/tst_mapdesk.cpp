// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "areamodel.h"
#include "fakehttpserver.h"
#include "geo/tilesource.h"
#include "measureline.h"
#include "networklayers.h"
#include "offlinetiles.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = Geo::NetworkPoint::State;

namespace {

const QByteArray picture = QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(92, 'x');
const QList<QColor> palette{Qt::red, Qt::green, Qt::blue};

QString write(const QTemporaryDir &directory, const QString &name, const QByteArray &bytes)
{
    QFile file(directory.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(bytes);
    return file.fileName();
}

QVariant at(const RecordModel &model, int row, const QByteArray &role)
{
    return model.value(row, role);
}

} // namespace

/// Layers and tools of the map.
class TestMapDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAreasAndRemembersThem()
    {
        const QTemporaryDir directory;
        const QString file = write(directory, u"secteurs.geojson"_s,
            R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})");
        QString memory;
        {
            AreaModel areas;
            const QAbstractItemModelTester tester(&areas);
            areas.setPalette(palette);
            QVERIFY(areas.addFile(QUrl::fromLocalFile(file)));
            QVERIFY(!areas.addFile(QUrl::fromLocalFile(file)));
            QTRY_COMPARE(areas.index(0).data(AreaModel::ShapesRole).toInt(), 1);
            QCOMPARE(areas.index(0).data(AreaModel::NameRole).toString(), u"secteurs"_s);
            QCOMPARE(areas.figures().size(), 1U);
            QCOMPARE(areas.boundsOf(file).north, 1);
            areas.changeColour(file);
            QCOMPARE(areas.index(0).data(AreaModel::ColourRole).value<QColor>(), palette[1]);
            areas.setVisible(file, false);
            QVERIFY(areas.figures().empty());
            memory = areas.toText();
        }
        AreaModel again;
        again.setPalette(palette);
        again.fromText(memory);
        QTRY_COMPARE(again.index(0).data(AreaModel::ShapesRole).toInt(), 1);
        QVERIFY(!again.index(0).data(AreaModel::VisibleRole).toBool());
        QCOMPARE(again.index(0).data(AreaModel::ColourRole).value<QColor>(), palette[1]);
        again.removeFile(file);
        QCOMPARE(again.count(), 0);
        QVERIFY(QFile::exists(file));
    }

    void saysWhatIsWrongWithAFileAndWhere()
    {
        const QTemporaryDir directory;
        const QString file = write(directory, u"utm.json"_s,
            R"({"type":"LineString","coordinates":[[1,1],[299000,5040000]]})");
        AreaModel areas;
        areas.addFile(QUrl::fromLocalFile(file));
        QTRY_VERIFY(!areas.index(0).data(AreaModel::ProblemRole).toString().isEmpty());
        QCOMPARE(areas.index(0).data(AreaModel::DetailsRole).toString(), u"coordinates[1]"_s);
        // Mended meanwhile.
        write(directory, u"utm.json"_s, R"({"type":"LineString","coordinates":[[1,1],[2,2]]})");
        areas.readAgain(file);
        QTRY_COMPARE(areas.index(0).data(AreaModel::ShapesRole).toInt(), 1);
        QVERIFY(areas.index(0).data(AreaModel::ProblemRole).toString().isEmpty());
    }

    void measuresLegByLeg()
    {
        MeasureLine line;
        line.add(45, -73);
        line.add(45, -73); // a second click on it is none
        line.add(46, -73);
        QCOMPARE(line.count(), 2);
        QVERIFY(std::abs(line.points()[1].metres - 111195) < 1);
        line.close();
        QVERIFY(!line.isClosed());
        line.add(46, -72);
        const double open = line.metres();
        line.close();
        QVERIFY(line.isClosed());
        QVERIFY(line.metres() > open);
        QVERIFY(line.squareMetres() > 4e9 && line.squareMetres() < 5e9);
        line.takeBack();
        QVERIFY(!line.isClosed());
        QCOMPARE(line.metres(), open);
        line.close();
        line.add(44, -73); // begins anew
        QCOMPARE(line.count(), 1);
        line.clear();
        QCOMPARE(line.metres(), 0);
    }

    void coloursLocationsByTheirPort()
    {
        const QTemporaryDir directory;
        Store::Mirror mirror(directory.filePath(u"m.sqlite"_s));
        fill(mirror);
        NetworkLayers layers(&mirror, Clock([] { return now; }));
        layers.setPalette(palette, Qt::red, Qt::gray);
        layers.setShowsPorts(true);
        QTRY_COMPARE(layers.ports()->count(), 2);
        // As people count, not as letters are sorted.
        QCOMPARE(at(*layers.ports(), 0, "name").toString(), u"0/3/9"_s);
        QCOMPARE(at(*layers.ports(), 1, "name").toString(), u"0/3/10"_s);
        QCOMPARE(at(*layers.ports(), 1, "devices").toInt(), 4);
        QCOMPARE(layers.untoldPorts(), 1);
        Geo::Overlay overlay;
        layers.drawInto(overlay);
        QCOMPARE(overlay.dots.size(), 6U);
        layers.setPort(u"0/3/9"_s);
        overlay = {};
        layers.drawInto(overlay);
        // The one that was asked for lies on top, in its colour.
        QCOMPARE(overlay.dots.back().colour, palette[0].rgba());
        QVERIFY(overlay.dots.front().colour != palette[1].rgba());
        layers.setPortText(u"10"_s);
        QCOMPARE(layers.ports()->count(), 1);
        // What changed in the copy is seen.
        put(mirror, Store::Kind::Location, {location(u"L9"_s, u"0/3/10"_s)});
        QTRY_COMPARE(at(*layers.ports(), 0, "devices").toInt(), 5);
    }

    void tellsAnOutageOnlyFromWhatIsKnown()
    {
        const QTemporaryDir directory;
        Store::Mirror mirror(directory.filePath(u"m.sqlite"_s));
        fill(mirror);
        NetworkLayers layers(&mirror, Clock([] { return now; }));
        layers.setShowsOutages(true);
        layers.setShowsPorts(true);
        QTRY_COMPARE(layers.ports()->count(), 2);
        QCOMPARE(layers.knownStates(), 0);
        QCOMPARE(layers.outages()->count(), 0);
        QHash<QString, NetworkLayers::DeviceState> states;
        for (int i = 1; i <= 3; ++i)
            states.insert(u"L%1"_s.arg(i), {.state = State::Offline, .since = now.addSecs(-600)});
        states.insert(u"L4"_s, {.state = State::Online, .since = {}});
        layers.setStates(states);
        QTRY_COMPARE(layers.knownStates(), 4);
        QCOMPARE(layers.outages()->count(), 1);
        const QString title = at(*layers.outages(), 0, "title").toString();
        QVERIFY2(title.contains("0/3/10"_L1) && title.contains("3 of 4"_L1), qPrintable(title));
        Geo::Overlay overlay;
        layers.drawInto(overlay);
        QCOMPARE(overlay.circles.size(), 1U);
        // A search that is overtaken says nothing any more.
        layers.setStates(states);
        layers.setStates({});
        QCOMPARE(layers.outages()->count(), 0);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(layers.outages()->count(), 0);
    }

    void weighsPlacesByTheirOpenTickets()
    {
        const QTemporaryDir directory;
        Store::Mirror mirror(directory.filePath(u"m.sqlite"_s));
        fill(mirror);
        const auto ticket = [](const QString &id, const QString &place, const QString &day) {
            return QJsonObject{{u"name"_s, id}, {u"service_location"_s, place},
                {u"opening_date"_s, day}, {u"status"_s, u"Open"_s}};
        };
        put(mirror, Store::Kind::Ticket,
            {ticket(u"T1"_s, u"L1"_s, u"2026-11-24"_s), ticket(u"T2"_s, u"L1"_s, u"2026-11-18"_s),
                ticket(u"T3"_s, u"L2"_s, u"2026-11-17"_s), ticket(u"T4"_s, {}, u"2026-11-24"_s)});
        NetworkLayers layers(&mirror, Clock([] { return now; }));
        layers.setHeatDays(7);
        layers.setShowsHeat(true);
        QTRY_COMPARE(layers.heatTickets(), 3); // seven days with today
        QCOMPARE(layers.heatUnplaced(), 1);
        Geo::Overlay overlay;
        layers.drawInto(overlay);
        QCOMPARE(overlay.heat.size(), 1U);
        QCOMPARE(overlay.heat[0].weight, 2.0F);
        layers.setHeatDays(0);
        QTRY_COMPARE(layers.heatTickets(), 4);
        const QString memory = layers.toText();
        NetworkLayers again(&mirror);
        again.fromText(memory);
        QVERIFY(again.showsHeat());
        QCOMPARE(again.heatDays(), 0);
    }

    void fetchesAViewAndLetsTheMapUseIt()
    {
        const QTemporaryDir directory;
        FakeHttpServer server;
        server.setHandler([](const SeenRequest &) {
            return ScriptedAnswer{.status = 200, .contentType = "image/png", .body = picture};
        });
        Geo::TileSource tiles;
        tiles.set({.url = server.url().toString() + u"/{theme}/{z}/{x}/{y}.png"_s,
            .attribution = u"© Tiles"_s,
            .cacheDirectory = directory.filePath(u"cache"_s),
            .offlineDirectory = {}});
        const QString online = tiles.addressTemplate(u"light"_s);
        QString file;
        {
            OfflineTiles offline(directory.filePath(u"regions"_s), &tiles);
            offline.setPace(
                {.connections = 2, .between = 0ms, .firstWait = 1ms, .longestWait = 1ms});
            offline.plan(u"light"_s, 45.4, -73.9, 45.7, -73.4, 8, 10);
            QVERIFY(offline.planRefusal().isEmpty());
            QVERIFY(offline.planTiles() > 5);
            // Nothing was seen yet, and no size is made up.
            QTRY_VERIFY(offline.planText().contains("unknown size"_L1));
            QVERIFY(offline.begin(u"Island"_s, 100));
            QTRY_COMPARE(at(*offline.list(), 0, "progress").toDouble(), 1.0);
            QTRY_VERIFY(tiles.addressTemplate(u"light"_s) != online);
            file = at(*offline.list(), 0, "rowId").toString();
            QCOMPARE(at(*offline.list(), 0, "name").toString(), u"Island"_s);
            offline.plan(u"light"_s, 45.4, -73.9, 45.7, -73.4, 8, 10);
            QTRY_VERIFY(offline.planText().contains("about"_L1));
        }
        tiles.setLocal({});
        // After a restart it is there, and gone when it is deleted.
        OfflineTiles again(directory.filePath(u"regions"_s), &tiles);
        again.load();
        QTRY_COMPARE(again.list()->count(), 1);
        QTRY_VERIFY(tiles.addressTemplate(u"light"_s) != online);
        again.removeFile(again.list()->index(0, 0).data(Qt::UserRole + 1).toString());
        QCOMPARE(again.list()->count(), 0);
        QCOMPARE(tiles.addressTemplate(u"light"_s), online);
        QTRY_VERIFY(QDir(directory.filePath(u"regions"_s)).entryList(QDir::Files).isEmpty());
    }

    void removesARegionThatIsOnItsWay()
    {
        const QTemporaryDir directory;
        FakeHttpServer server;
        server.setHandler([](const SeenRequest &) {
            return ScriptedAnswer{.status = 200, .contentType = "image/png", .body = picture};
        });
        Geo::TileSource tiles;
        tiles.set({.url = server.url().toString() + u"/{z}/{x}/{y}.png"_s,
            .attribution = u"© Tiles"_s,
            .cacheDirectory = directory.filePath(u"cache"_s),
            .offlineDirectory = {}});
        const QString folder = directory.filePath(u"regions"_s);
        {
            OfflineTiles offline(folder, &tiles);
            offline.setPace(
                {.connections = 2, .between = 0ms, .firstWait = 1ms, .longestWait = 1ms});
            offline.plan(u"light"_s, 45.0, -74.5, 46.0, -73.0, 8, 14);
            QVERIFY(offline.begin(u"Large"_s, 0));
            QTRY_VERIFY(at(*offline.list(), 0, "progress").toDouble() > 0);
            offline.removeFile(offline.list()->index(0, 0).data(Qt::UserRole + 1).toString());
            QCOMPARE(offline.list()->count(), 0);
            QTRY_VERIFY(QDir(folder).entryList(QDir::Files).isEmpty());
            // Nothing of it comes back.
            QVERIFY(offline.begin(u"Another"_s, 0));
            QTRY_VERIFY(at(*offline.list(), 0, "progress").toDouble() > 0);
            QCOMPARE(QDir(folder).entryList({u"*.mbtiles"_s}, QDir::Files).size(), 1);
            // The desk ends while it ends.
            offline.removeFile(offline.list()->index(0, 0).data(Qt::UserRole + 1).toString());
        }
    }

    void refusesWhatThePolicyForbids()
    {
        Geo::TileSource tiles;
        tiles.set({.url = u"https://tile.openstreetmap.org/{z}/{x}/{y}.png"_s,
            .attribution = {},
            .cacheDirectory = {},
            .offlineDirectory = {}});
        const QTemporaryDir directory;
        OfflineTiles offline(directory.path(), &tiles);
        offline.plan(u"light"_s, 45.4, -73.9, 45.7, -73.4, 8, 10);
        QVERIFY(offline.planRefusal().contains("OpenStreetMap"_L1));
        QVERIFY(!offline.begin(u"x"_s, 0));
        QCOMPARE(offline.list()->count(), 0);
        tiles.set({.url = u"https://tiles.isp.example/{z}/{x}/{y}.png"_s,
            .attribution = {},
            .cacheDirectory = {},
            .offlineDirectory = {}});
        QVERIFY(offline.planRefusal().isEmpty());
        offline.plan(u"light"_s, 40, -80, 50, -70, 8, 18);
        QVERIFY(!offline.planRefusal().isEmpty());
        offline.plan(u"light"_s, 45.4, -73.9, 45.7, -73.4, 8, 10);
        offline.setOnline(false);
        QVERIFY(!offline.begin(u"x"_s, 0));
    }

    void saysWhyAFileOfTilesIsNotUsed()
    {
        const QTemporaryDir directory;
        const QString file = write(directory, u"x.mbtiles"_s, "no database");
        Geo::TileSource tiles;
        OfflineTiles offline(directory.filePath(u"regions"_s), &tiles);
        offline.addFile(QUrl::fromLocalFile(file));
        QTRY_VERIFY(!at(*offline.list(), 0, "problem").toString().isEmpty());
        QVERIFY(!tiles.hasTiles());
        OfflineTiles again(directory.filePath(u"regions"_s), &tiles);
        again.fromText(offline.toText());
        QCOMPARE(again.list()->count(), 1);
    }

private:
    static inline const QDateTime now{QDate(2026, 11, 24), QTime(15, 0), QTimeZone::UTC};

    static QJsonObject location(const QString &id, const QString &port)
    {
        return {
            {u"name"_s, id}, {u"latitude"_s, 45.5}, {u"longitude"_s, -73.5}, {u"olt_port"_s, port}};
    }

    static void put(Store::Mirror &mirror, const QString &table, QList<QJsonObject> documents)
    {
        for (QJsonObject &document : documents)
            document[u"modified"_s] = u"2026-11-24 08:00:00.000000"_s;
        const auto done = QCoro::waitFor(mirror.write([table, documents](QSqlDatabase &db) {
            return Store::applyDocuments(db, table, documents);
        }));
        QVERIFY(done);
    }

    static void fill(Store::Mirror &mirror)
    {
        QList<QJsonObject> locations;
        for (int i = 1; i <= 4; ++i)
            locations += location(u"L%1"_s.arg(i), u"0/3/10"_s);
        locations += location(u"L5"_s, u"0/3/9"_s);
        locations += location(u"L6"_s, {});
        put(mirror, Store::Kind::Location, locations);
    }
};

QTEST_GUILESS_MAIN(TestMapDesk)
#include "tst_mapdesk.moc"
