// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../support/fakehttpserver.h"
#include "geo/markersource.h"
#include "geo/sqlitefile.h"
#include "geo/tileserver.h"
#include "geo/tilesource.h"
#include "markerlayer.h"

#include <QBuffer>
#include <QGeoCoordinate>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace FibreDesk;
using namespace FibreDesk::Scene;
using namespace Qt::StringLiterals;

namespace {

constexpr auto qml = R"(
import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Scene

Flickable {
    id: page

    required property MarkerSource source
    required property TileSource tiles
    property alias view: view
    property bool isEmbedded: false
    property string chosen
    property string dragged
    property string mode: "light"

    width: 800
    height: 600
    contentHeight: 2000
    onModeChanged: Theme.mode = mode

    MapView {
        id: view
        width: 800
        height: 600
        draggedKind: MarkerHitKind.Job
        isEmbedded: page.isEmbedded
        source: page.source
        tiles: page.tiles
        onChosen: hit => page.chosen = hit.members.length > 0 ? hit.members.join("+") : hit.id
        onMarkerReleased: (id, dropped) => page.dragged = id
    }
}
)";

Geo::Marker marker(Geo::Marker::Kind kind, const QString &id, double latitude, double longitude)
{
    Geo::Marker made;
    made.kind = kind;
    made.id = id;
    made.position = {latitude, longitude};
    return made;
}

Geo::Marker pin(const QString &id, double latitude, double longitude)
{
    return marker(Geo::Marker::Kind::Pin, id, latitude, longitude);
}

} // namespace

/// The map every page uses: what it shows first, who may move it, and what it says of its tiles.
class TestMapView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_source = std::make_unique<Geo::MarkerSource>();
        m_tiles = std::make_unique<Geo::TileSource>();
    }
    void cleanup() { m_view.reset(); }

    void showsOnePlaceNearEnough()
    {
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6)});
        show();
        QTRY_COMPARE(zoom(), 15.0);
        QCOMPARE(centre().latitude(), 45.5);
        QCOMPARE(centre().longitude(), -73.6);
        QCOMPARE(badge(), u"No map tiles in the profile: positions only"_s);
    }

    void showsAllPlacesUntilSomeoneMovesIt()
    {
        show();
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6), pin(u"LOC-2"_s, 45.6, -73.9)});
        QTRY_VERIFY(isSeen(45.5, -73.6) && isSeen(45.6, -73.9));
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6), pin(u"LOC-2"_s, 46.6, -74.9)});
        QTRY_VERIFY(isSeen(45.5, -73.6) && isSeen(46.6, -74.9));
        const double before = zoom();
        QMetaObject::invokeMethod(map(), "zoomBy", Q_ARG(double, 3));
        QCOMPARE(zoom(), before + 3);
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6), pin(u"LOC-2"_s, 45.6, -73.9)});
        QCoreApplication::processEvents();
        QCOMPARE(zoom(), before + 3);
        QMetaObject::invokeMethod(map(), "fit");
        QTRY_VERIFY(isSeen(45.5, -73.6) && isSeen(45.6, -73.9));
    }

    void leavesTheWheelToThePageBelow()
    {
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6)});
        show(true);
        QTRY_COMPARE(zoom(), 15.0);
        wheel(Qt::NoModifier);
        QCOMPARE(zoom(), 15.0);
        wheel(Qt::ControlModifier);
        QVERIFY(zoom() > 15.0);
        const double before = zoom();
        map()->forceActiveFocus();
        wheel(Qt::NoModifier);
        QVERIFY(zoom() > before);
    }

    void movesByKeyboard()
    {
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6)});
        show(true);
        QTRY_COMPARE(zoom(), 15.0);
        map()->forceActiveFocus();
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(zoom(), 16.0);
        QTest::keyClick(m_view.get(), Qt::Key_Minus);
        QCOMPARE(zoom(), 15.0);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QVERIFY(centre().latitude() > 45.5);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(centre().longitude() > -73.6);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QTRY_COMPARE(centre().latitude(), 45.5);
    }

    void tellsWhatIsPressed()
    {
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6), pin(u"LOC-2"_s, 45.6, -73.9),
            pin(u"LOC-3"_s, 45.6, -73.9)});
        show(true);
        QTRY_VERIFY(isSeen(45.6, -73.9));
        frame();
        press(at(45.5, -73.6) + QPointF(0, -24));
        QTRY_COMPARE(m_root->property("chosen").toString(), u"LOC-1"_s);
        press(at(45.6, -73.9));
        QTRY_COMPARE(m_root->property("chosen").toString().size(), 11); // both of one place
        press(QPointF(400, 300));
        QTRY_COMPARE(m_root->property("chosen").toString(), QString());
    }

    void movesUnderADragThatThePageDoesNotTake()
    {
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6),
            marker(Geo::Marker::Kind::Job, u"DJ-1"_s, 45.51, -73.61)});
        show(true);
        QTRY_VERIFY(isSeen(45.51, -73.61));
        frame();
        const QGeoCoordinate before = centre();
        drag(QPoint(400, 560), QPoint(400, 500));
        QVERIFY(centre().latitude() < before.latitude());
        QCOMPARE(m_root->property("contentY").toDouble(), 0.0);
        QCOMPARE(m_root->property("dragged").toString(), QString());
        const QGeoCoordinate after = centre();
        frame();
        const QPoint job = at(45.51, -73.61).toPoint();
        drag(job, job + QPoint(30, 60));
        QCOMPARE(m_root->property("dragged").toString(), u"DJ-1"_s);
        QCOMPARE(centre(), after);
    }

    void keepsTheViewInAnotherTheme()
    {
        m_source->setMarkers({pin(u"LOC-1"_s, 45.5, -73.6)});
        m_tiles->set(
            {.url = {}, .attribution = u"©"_s, .cacheDirectory = {}, .offlineDirectory = {}});
        show();
        QTRY_COMPARE(zoom(), 15.0);
        QMetaObject::invokeMethod(map(), "zoomBy", Q_ARG(double, -2));
        auto *before = map()->property("map").value<QObject *>();
        m_root->setProperty("mode", u"dark"_s);
        QVERIFY(map()->property("map").value<QObject *>() != before);
        QCOMPARE(zoom(), 13.0);
        QCOMPARE(centre().latitude(), 45.5);
        m_root->setProperty("mode", u"light"_s);
    }

    void saysWhyThereAreNoTiles()
    {
        const QTemporaryDir cache;
        Tests::FakeHttpServer server;
        server.setHandler([](const Tests::SeenRequest &) {
            return Tests::FakeHttpServer::html("<h1>Forbidden</h1>", 403);
        });
        m_tiles->set({.url = server.url().toString() + u"/{theme}/{z}/{x}/{y}.png"_s,
            .attribution = u"© Tiles"_s,
            .cacheDirectory = cache.path(),
            .offlineDirectory = {}});
        show();
        QTRY_COMPARE(badge(), u"The server of map tiles refuses them (403)"_s);
    }

    void drawsTilesOutOfAFileAndTheRestFromTheServer()
    {
        const auto picture = [](const QColor &colour) {
            QImage image(256, 256, QImage::Format_RGB32);
            image.fill(colour);
            QByteArray bytes;
            QBuffer buffer(&bytes);
            image.save(&buffer, "PNG");
            return bytes;
        };
        Tests::FakeHttpServer online;
        online.setHandler([bytes = picture(Qt::blue)](const Tests::SeenRequest &) {
            return Tests::ScriptedAnswer{.status = 200, .contentType = "image/png", .body = bytes};
        });
        // The file has the tile in the middle of the view and no other.
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"hills.mbtiles"_s);
        const Geo::TileId tile = Geo::tileHolding({45.5, -73.6}, 10);
        {
            const Geo::SqliteFile made(file, Geo::SqliteFile::Access::ReadWrite);
            QSqlQuery query(made.database());
            query.exec(u"CREATE TABLE metadata (name TEXT, value TEXT)"_s);
            query.exec(u"CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, "
                       "tile_data BLOB)"_s);
            query.prepare(u"INSERT INTO tiles VALUES (?,?,?,?)"_s);
            query.addBindValue(tile.zoom);
            query.addBindValue(tile.column);
            query.addBindValue((1 << tile.zoom) - 1 - tile.row);
            query.addBindValue(picture(Qt::red));
            QVERIFY(query.exec());
        }
        const QString elsewhere = online.url().toString() + u"/{theme}/{z}/{x}/{y}.png"_s;
        m_tiles->set({.url = elsewhere,
            .attribution = {},
            .cacheDirectory = directory.filePath(u"cache"_s),
            .offlineDirectory = {}});
        Geo::TileServer server;
        server.setFiles({{.file = file, .theme = {}}}, elsewhere);
        m_tiles->setLocal({.url = server.address(), .attribution = {}, .key = {}});
        show();
        if (QTest::currentTestFailed())
            return;
        const Geo::WorldPoint middle{
            (tile.column + 0.5) / (1 << tile.zoom), (tile.row + 0.5) / (1 << tile.zoom)};
        const GeoPoint centre = Geo::toGeo(middle);
        ground()->setProperty("zoomLevel", 10.0);
        ground()->setProperty(
            "center", QVariant::fromValue(QGeoCoordinate(centre.latitude, centre.longitude)));
        QTRY_COMPARE(m_view->grabWindow().pixelColor(400, 300), QColor(Qt::red));
        QTRY_COMPARE(m_view->grabWindow().pixelColor(100, 300), QColor(Qt::blue));
    }

private:
    void show(bool isEmbedded = false)
    {
        m_view = std::make_unique<QQuickView>();
        QQmlComponent component(m_view->engine());
        component.setData(qml, QUrl(u"qrc:/test.qml"_s));
        QObject *root = component.createWithInitialProperties(
            {{u"source"_s, QVariant::fromValue(m_source.get())},
                {u"tiles"_s, QVariant::fromValue(m_tiles.get())}, {u"isEmbedded"_s, isEmbedded}});
        QVERIFY2(root, qPrintable(component.errorString()));
        m_root = qobject_cast<QQuickItem *>(root);
        m_view->setContent({}, nullptr, root);
        m_view->resize(800, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    [[nodiscard]] QQuickItem *map() const { return m_root->property("view").value<QQuickItem *>(); }
    [[nodiscard]] MarkerLayer *layer() const { return map()->findChild<MarkerLayer *>(); }
    [[nodiscard]] QObject *ground() const { return map()->property("map").value<QObject *>(); }
    [[nodiscard]] double zoom() const { return ground()->property("zoomLevel").toDouble(); }
    [[nodiscard]] QGeoCoordinate centre() const
    {
        return ground()->property("center").value<QGeoCoordinate>();
    }
    [[nodiscard]] QPointF at(double latitude, double longitude) const
    {
        return layer()->fromCoordinate(latitude, longitude);
    }
    [[nodiscard]] bool isSeen(double latitude, double longitude) const
    {
        return QRectF(20, 20, 760, 560).contains(at(latitude, longitude));
    }
    [[nodiscard]] QString badge() const { return map()->property("notice").toString(); }

    void frame()
    {
        QSignalSpy drawn(m_view.get(), &QQuickWindow::afterRendering);
        layer()->update();
        QVERIFY(drawn.wait());
    }
    void press(QPointF position)
    {
        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::NoModifier, position.toPoint());
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(m_view.get(), Qt::LeftButton, Qt::NoModifier, from);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(m_view.get(), from + (to - from) * step / 8);
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, Qt::NoModifier, to);
    }
    void wheel(Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event({400, 300}, m_view->mapToGlobal(QPointF(400, 300)), {}, {0, 120},
            Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &event);
    }

    std::unique_ptr<Geo::MarkerSource> m_source;
    std::unique_ptr<Geo::TileSource> m_tiles;
    std::unique_ptr<QQuickView> m_view;
    QQuickItem *m_root = nullptr;
};

QTEST_MAIN(TestMapView)
#include "tst_mapview.moc"
