// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "markerlayer.h"

#include <QGeoCoordinate>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

Q_IMPORT_QML_PLUGIN(FibreDesk_Models_ScenePlugin)

using namespace FibreDesk;
using namespace FibreDesk::Scene;
using namespace Qt::StringLiterals;

namespace {

constexpr auto qml = R"(
import QtQuick
import QtLocation
import FibreDesk.Models.Scene

Item {
    width: 800
    height: 600
    property alias map: map
    property alias markers: layer
    Map {
        id: map
        anchors.fill: parent
        plugin: Plugin { name: "itemsoverlay" }
        MarkerLayer {
            id: layer
            anchors.fill: parent
            centreLatitude: map.center.latitude
            centreLongitude: map.center.longitude
            zoomLevel: map.zoomLevel
        }
    }
}
)";

Geo::Marker job(const QString &id, double latitude, double longitude)
{
    Geo::Marker marker;
    marker.id = id;
    marker.position = {latitude, longitude};
    return marker;
}

Geo::Marker technician(const QString &id, double latitude, double longitude)
{
    Geo::Marker marker = job(id, latitude, longitude);
    marker.kind = Geo::Marker::Kind::Technician;
    marker.label = u"MR"_s;
    marker.heading = 45;
    return marker;
}

} // namespace

class TestMarkerLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); }
    void init();
    void cleanup() { m_view.reset(); }
    void neverDriftsFromTheMap();
    void findsWhatIsUnderThePointer();
    void gathersJobsOnlyWhereTheyCoverEachOther();
    void drawsWhereItSays();
    void endsAMoveAtTheTruePlace();
    void survivesAFullAtlas();
    void keepsPinsOfOneBuildingTogether();

private:
    void frame()
    {
        QSignalSpy swapped(m_view.get(), &QQuickWindow::afterRendering);
        m_layer->update();
        QVERIFY(swapped.wait());
    }

    std::unique_ptr<QQuickView> m_view;
    QQuickItem *m_map = nullptr;
    MarkerLayer *m_layer = nullptr;
    Geo::MarkerSource m_source;
};

void TestMarkerLayer::init()
{
    m_source.setMarkers({});
    m_source.setBackground(nullptr);
    m_view = std::make_unique<QQuickView>();
    QQmlComponent component(m_view->engine());
    component.setData(qml, QUrl(u"qrc:/test.qml"_s));
    QObject *root = component.create();
    QVERIFY2(root, qPrintable(component.errorString()));
    m_view->setContent({}, nullptr, root);
    m_map = root->property("map").value<QQuickItem *>();
    m_layer = root->property("markers").value<MarkerLayer *>();
    m_layer->setProperty("isAnimated", false);
    m_layer->setSource(&m_source);
    m_map->setProperty("center", QVariant::fromValue(QGeoCoordinate(45.5, -73.6)));
    m_map->setProperty("zoomLevel", 11.0);
    m_view->resize(800, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

/// Every fractional zoom and every centre puts a coordinate where the map itself puts it.
void TestMarkerLayer::neverDriftsFromTheMap()
{
    for (double zoom = 5; zoom < 18; zoom += 0.37) {
        m_map->setProperty("zoomLevel", zoom);
        for (const QGeoCoordinate &centre :
            {QGeoCoordinate(45.5, -73.6), QGeoCoordinate(46.81, -71.22)}) {
            m_map->setProperty("center", QVariant::fromValue(centre));
            const double degrees = 200 / Geo::worldPixels(zoom) * 360;
            const QGeoCoordinate point(
                centre.latitude() + degrees / 2, centre.longitude() - degrees);
            QPointF expected;
            QVERIFY(QMetaObject::invokeMethod(m_map, "fromCoordinate",
                Q_RETURN_ARG(QPointF, expected), Q_ARG(QGeoCoordinate, point), Q_ARG(bool, false)));
            const QPointF got = m_layer->fromCoordinate(point.latitude(), point.longitude());
            QVERIFY2(std::hypot(got.x() - expected.x(), got.y() - expected.y()) < 0.1,
                qPrintable(u"zoom %1: %2,%3 for %4,%5"_s.arg(zoom)
                        .arg(got.x())
                        .arg(got.y())
                        .arg(expected.x())
                        .arg(expected.y())));
        }
    }
}

void TestMarkerLayer::findsWhatIsUnderThePointer()
{
    auto places = std::make_shared<Geo::PlaceIndex>();
    const std::vector<Geo::ClusterIndex::Point> points{{{45.5, -73.6}, 0}};
    *places = {Geo::ClusterIndex(points), {u"LOC-1"_s}};
    m_source.setBackground(places);
    m_source.setMarkers({job(u"DJ-1"_s, 45.5, -73.7), technician(u"DT-1"_s, 45.5, -73.7),
        job(u"DJ-2"_s, 45.55, -73.6)});
    frame();
    const QPointF both = m_layer->fromCoordinate(45.5, -73.7);
    QCOMPARE(m_layer->markerAt(both).kind, MarkerHit::Technician);
    QCOMPARE(m_layer->markerAt(both).id, u"DT-1"_s);
    QCOMPARE(m_layer->markerAt(m_layer->fromCoordinate(45.55, -73.6)).id, u"DJ-2"_s);
    QCOMPARE(m_layer->markerAt({400, 300}).id, u"LOC-1"_s);
    QCOMPARE(m_layer->markerAt({5, 5}).kind, MarkerHit::Nothing);
    QCOMPARE(m_layer->technicianAt({400, 300}).kind, MarkerHit::Nothing);

    m_layer->setSelectedIds({u"DJ-1"_s}); // a selected one comes to the front
    frame();
    QCOMPARE(m_layer->markerAt(both).id, u"DJ-1"_s);
    QCOMPARE(m_layer->technicianAt(both).id, u"DT-1"_s);

    m_map->setProperty("center", QVariant::fromValue(QGeoCoordinate(45.52, -73.62)));
    QCOMPARE(m_layer->markerAt(m_layer->fromCoordinate(45.55, -73.6)).id, u"DJ-2"_s);
}

void TestMarkerLayer::gathersJobsOnlyWhereTheyCoverEachOther()
{
    std::vector<Geo::Marker> markers;
    for (int i = 0; i < 6; ++i)
        markers.push_back(job(u"DJ-%1"_s.arg(i), 45.5 + i * 0.0005, -73.6));
    markers[3].isLate = true;
    m_source.setMarkers(markers);
    frame();
    const MarkerHit hit = m_layer->markerAt(m_layer->fromCoordinate(45.50125, -73.6));
    QCOMPARE(hit.kind, MarkerHit::JobCluster);
    QCOMPARE(hit.count, 6);
    QVERIFY(hit.expansionZoom > 11);
    m_map->setProperty("center", QVariant::fromValue(QGeoCoordinate(45.501, -73.6)));
    m_map->setProperty("zoomLevel", 17.0);
    frame();
    for (const Geo::Marker &marker : markers)
        QCOMPARE(m_layer->markerOf(marker.id).id, marker.id);
}

void TestMarkerLayer::drawsWhereItSays()
{
    m_source.setMarkers({technician(u"DT-1"_s, 45.5, -73.6)});
    m_map->setProperty("center", QVariant::fromValue(QGeoCoordinate(45.51, -73.62)));
    frame();
    const QImage picture = m_view->grabWindow();
    const QPoint at = m_layer->markerOf(u"DT-1"_s).position.toPoint();
    QCOMPARE(picture.pixelColor(at + QPoint(-11, 0)), QColor(0x80, 0x80, 0x80));
    QVERIFY(picture.pixelColor(at + QPoint(40, 0)) != QColor(0x80, 0x80, 0x80));
}

void TestMarkerLayer::endsAMoveAtTheTruePlace()
{
    m_layer->setProperty("isAnimated", true);
    m_source.setMarkers({technician(u"DT-1"_s, 45.5, -73.6)});
    frame();
    m_source.setMarkers({technician(u"DT-1"_s, 45.52, -73.58)});
    const QPointF goal = m_layer->fromCoordinate(45.52, -73.58);
    QTRY_VERIFY(QLineF(m_layer->markerOf(u"DT-1"_s).position, goal).length() < 1);
}

void TestMarkerLayer::survivesAFullAtlas()
{
    for (int round = 0; round < 4; ++round) {
        std::vector<Geo::Marker> markers;
        for (int i = 0; i < 150; ++i) {
            Geo::Marker marker = technician(u"DT-%1"_s.arg(i), 45.45 + i * 0.0006, -73.6);
            marker.label = QString::number(i);
            marker.heading = (i * 15 + round * 4) % 360;
            markers.push_back(marker);
        }
        m_source.setMarkers(markers);
        frame();
        QCOMPARE(m_layer->markerOf(u"DT-149"_s).id, u"DT-149"_s);
    }
    QVERIFY(!m_view->grabWindow().isNull());
}

/// Pins stand on their place, and those of one building are one at every level of the map.
void TestMarkerLayer::keepsPinsOfOneBuildingTogether()
{
    const auto pin = [](const QString &id, double latitude, double longitude) {
        Geo::Marker marker = job(id, latitude, longitude);
        marker.kind = Geo::Marker::Kind::Pin;
        marker.label = id.last(1);
        return marker;
    };
    m_source.setMarkers({pin(u"LOC-1"_s, 45.5, -73.6), pin(u"LOC-2"_s, 45.5, -73.6),
        pin(u"LOC-3"_s, 45.55, -73.65)});
    frame();
    const QPointF alone = m_layer->fromCoordinate(45.55, -73.65);
    QCOMPARE(m_layer->markerAt(alone + QPointF(0, -24)).id, u"LOC-3"_s);
    QCOMPARE(m_layer->markerAt(alone + QPointF(0, -24)).kind, MarkerHit::Pin);
    QCOMPARE(m_layer->markerAt(alone + QPointF(0, 24)).kind, MarkerHit::Nothing);
    for (const double zoom : {11.0, 18.5}) {
        m_map->setProperty("zoomLevel", zoom);
        frame();
        const MarkerHit hit = m_layer->markerAt(m_layer->fromCoordinate(45.5, -73.6));
        QCOMPARE(hit.kind, MarkerHit::PinCluster);
        QCOMPARE(hit.count, 2);
        QCOMPARE(hit.expansionZoom, 19);
        QStringList members = hit.members;
        members.sort();
        QCOMPARE(members, QStringList({u"LOC-1"_s, u"LOC-2"_s}));
    }
    m_layer->setSelectedIds({u"LOC-2"_s}); // the selected one is seen by itself
    frame();
    QCOMPARE(m_layer->markerOf(u"LOC-2"_s).kind, MarkerHit::Pin);
}

QTEST_MAIN(TestMarkerLayer)
#include "tst_markerlayer.moc"
