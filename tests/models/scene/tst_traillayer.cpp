// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traillayer.h"

#include <QGeoCoordinate>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickView>
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
    property alias trail: layer
    Map {
        id: map
        anchors.fill: parent
        plugin: Plugin { name: "itemsoverlay" }
        TrailLayer {
            id: layer
            anchors.fill: parent
            centreLatitude: map.center.latitude
            centreLongitude: map.center.longitude
            neutralColour: "#888888"
            zoomLevel: map.zoomLevel
        }
    }
}
)";

constexpr std::uint32_t blue = 0xff0072b2;

bool isNear(const QColor &colour, const QColor &wanted)
{
    return std::abs(colour.red() - wanted.red()) + std::abs(colour.green() - wanted.green())
        + std::abs(colour.blue() - wanted.blue())
        < 60;
}

} // namespace

class TestTrailLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); }
    void init();
    void cleanup() { m_view.reset(); }
    void liesWhereTheMapSays();
    void drawsTheWay();
    void aGapIsNoWay();
    void staysPutWhilePanning();
    void theHeadMovesWithoutPaintingTheWay();
    void findsAStop();
    void anEmptyTrailDrawsNothing();

private:
    [[nodiscard]] QColor seenAt(double latitude, double longitude)
    {
        const QImage image = m_view->grabWindow();
        const QPointF at = m_layer->fromCoordinate(latitude, longitude);
        return image.pixelColor(at.toPoint());
    }
    void centre(double latitude, double longitude)
    {
        m_map->setProperty("center", QVariant::fromValue(QGeoCoordinate(latitude, longitude)));
    }

    std::unique_ptr<QQuickView> m_view;
    QQuickItem *m_map = nullptr;
    TrailLayer *m_layer = nullptr;
    std::unique_ptr<Geo::TrailSource> m_source;
};

void TestTrailLayer::init()
{
    m_source = std::make_unique<Geo::TrailSource>();
    m_view = std::make_unique<QQuickView>();
    QQmlComponent component(m_view->engine());
    component.setData(qml, QUrl(u"qrc:/test.qml"_s));
    QObject *root = component.create();
    QVERIFY2(root, qPrintable(component.errorString()));
    m_view->setContent({}, nullptr, root);
    m_map = root->property("map").value<QQuickItem *>();
    m_layer = root->property("trail").value<TrailLayer *>();
    m_layer->setSource(m_source.get());
    centre(45.5, -73.6);
    m_map->setProperty("zoomLevel", 13.0);
    m_view->resize(800, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestTrailLayer::liesWhereTheMapSays()
{
    for (const double zoom : {9.0, 12.37, 16.8}) {
        m_map->setProperty("zoomLevel", zoom);
        for (const double longitude : {-73.61, -73.5875}) {
            QPointF wanted;
            QVERIFY(QMetaObject::invokeMethod(m_map, "fromCoordinate", qReturnArg(wanted),
                QGeoCoordinate(45.503, longitude), false));
            const QPointF at = m_layer->fromCoordinate(45.503, longitude);
            QVERIFY(std::hypot(at.x() - wanted.x(), at.y() - wanted.y()) < 0.5);
        }
    }
}

void TestTrailLayer::drawsTheWay()
{
    m_source->setTrail({{.position = {45.5, -73.62}}, {.position = {45.5, -73.58}}}, {}, blue);
    QVERIFY(isNear(seenAt(45.5, -73.6), QColor::fromRgba(blue)));
    QVERIFY(!isNear(seenAt(45.51, -73.6), QColor::fromRgba(blue)));
    QCOMPARE(m_source->bounds().east, -73.58);
}

void TestTrailLayer::aGapIsNoWay()
{
    m_source->setTrail(
        {{.position = {45.5, -73.62}}, {.position = {45.5, -73.61}},
            {.position = {45.5, -73.59}, .isAfterGap = true}, {.position = {45.5, -73.58}}},
        {}, blue);
    QVERIFY(isNear(seenAt(45.5, -73.615), QColor::fromRgba(blue)));
    for (double longitude = -73.608; longitude < -73.592; longitude += 0.0005)
        QVERIFY(!isNear(seenAt(45.5, longitude), QColor::fromRgba(blue)));
    QVERIFY(isNear(seenAt(45.5, -73.585), QColor::fromRgba(blue)));
}

void TestTrailLayer::staysPutWhilePanning()
{
    m_source->setTrail({{.position = {45.5, -73.62}}, {.position = {45.5, -73.58}}}, {}, blue);
    QVERIFY(isNear(seenAt(45.5, -73.6), QColor::fromRgba(blue)));
    // Within what is painted, and far out of it.
    for (const double longitude : {-73.602, -73.59, -73.57}) {
        centre(45.503, longitude);
        QVERIFY(isNear(seenAt(45.5, -73.599), QColor::fromRgba(blue)));
    }
    m_map->setProperty("zoomLevel", 14.6);
    centre(45.5005, -73.6);
    QVERIFY(isNear(seenAt(45.5, -73.599), QColor::fromRgba(blue)));
}

void TestTrailLayer::theHeadMovesWithoutPaintingTheWay()
{
    m_source->setTrail({{.position = {45.5, -73.62}}, {.position = {45.5, -73.58}}}, {}, blue);
    m_layer->setSurfaceColour(Qt::white);
    m_source->setHead(Geo::TrailHead{.position = {45.505, -73.6}});
    const auto ring = [this](double longitude) {
        const QPointF middle = m_layer->fromCoordinate(45.505, longitude);
        return m_view->grabWindow().pixelColor((middle + QPointF(8, 0)).toPoint());
    };
    QVERIFY(isNear(ring(-73.6), QColor::fromRgba(blue)));
    m_source->setHead(Geo::TrailHead{.position = {45.505, -73.61}});
    QVERIFY(isNear(ring(-73.61), QColor::fromRgba(blue)));
    QVERIFY(!isNear(ring(-73.6), QColor::fromRgba(blue)));
    // Where nothing was heard it is not shown as if it were known.
    m_source->setHead(Geo::TrailHead{.position = {45.505, -73.61}, .isGap = true});
    QVERIFY(isNear(ring(-73.61), QColor(u"#888888"_s)));
    m_source->setHead({});
    QVERIFY(!isNear(ring(-73.61), QColor(u"#888888"_s)));
}

void TestTrailLayer::findsAStop()
{
    m_source->setTrail({{.position = {45.5, -73.62}}, {.position = {45.5, -73.58}}},
        {{.position = {45.5, -73.61}, .label = u"1"_s, .time = u"09:00–09:38"_s, .isKnown = true},
            {.position = {45.5, -73.59}, .label = u"2"_s}},
        blue);
    QCOMPARE(m_layer->stopAt(m_layer->fromCoordinate(45.5, -73.61)), 0);
    QCOMPARE(m_layer->stopAt(m_layer->fromCoordinate(45.5, -73.59) + QPointF(6, 6)), 1);
    QCOMPARE(m_layer->stopAt(m_layer->fromCoordinate(45.5, -73.6)), -1);
    // A stop at a job is filled with the colour of the way, another is not.
    const QPointF inside(-6, 0);
    const QImage image = m_view->grabWindow();
    QVERIFY(isNear(image.pixelColor((m_layer->fromCoordinate(45.5, -73.61) + inside).toPoint()),
        QColor::fromRgba(blue)));
    QVERIFY(!isNear(image.pixelColor((m_layer->fromCoordinate(45.5, -73.59) + inside).toPoint()),
        QColor::fromRgba(blue)));
}

void TestTrailLayer::anEmptyTrailDrawsNothing()
{
    const QImage before = m_view->grabWindow();
    m_source->setTrail({{.position = {45.5, -73.62}}, {.position = {45.5, -73.58}}}, {}, blue);
    QVERIFY(m_view->grabWindow() != before);
    m_source->setTrail({}, {}, blue);
    QCOMPARE(m_view->grabWindow(), before);
    QVERIFY(!m_source->bounds().isValid);
}

QTEST_MAIN(TestTrailLayer)
#include "tst_traillayer.moc"
