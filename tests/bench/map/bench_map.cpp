// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Frame times while panning and zooming a map with 17,000 locations, 200 jobs and 40 technicians:
// our marker layer beside plain MapQuickItem delegates, in the same run and on the same map. Then
// the same with what lies under the markers: areas, the heat of tickets and a day's trail, drawn by
// our layers and by MapItemViews, the markers by our layer in both.

#include "geo/overlay.h"
#include "geo/trailsource.h"
#include "markerlayer.h"

#include <QAbstractListModel>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGeoCoordinate>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickView>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>

Q_IMPORT_QML_PLUGIN(FibreDesk_Models_ScenePlugin)

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr auto layerQml = R"(
import QtQuick
import QtLocation
import FibreDesk.Models.Scene

Map {
    id: map
    required property MarkerSource source
    plugin: Plugin { name: "itemsoverlay" }
    MarkerLayer {
        anchors.fill: parent
        source: map.source
        centreLatitude: map.center.latitude
        centreLongitude: map.center.longitude
        zoomLevel: map.zoomLevel
    }
}
)";

constexpr auto delegatesQml = R"(
import QtQuick
import QtLocation
import QtPositioning

Map {
    id: map
    required property var points
    plugin: Plugin { name: "itemsoverlay" }
    MapItemView {
        model: map.points
        delegate: MapQuickItem {
            required property real latitude
            required property real longitude
            required property int size
            required property color tint
            coordinate: QtPositioning.coordinate(latitude, longitude)
            anchorPoint.x: size / 2
            anchorPoint.y: size / 2
            sourceItem: Rectangle { width: size; height: size; radius: size / 2; color: tint }
        }
    }
}
)";

constexpr auto underQml = R"(
import QtQuick
import QtLocation
import FibreDesk.Models.Scene

Map {
    id: map
    required property MarkerSource source
    required property OverlaySource shapes
    required property TrailSource trail
    plugin: Plugin { name: "itemsoverlay" }
    ShapeLayer {
        anchors.fill: parent
        source: map.shapes
        centreLatitude: map.center.latitude
        centreLongitude: map.center.longitude
        zoomLevel: map.zoomLevel
        warmColour: "#9a6700"
        hotColour: "#c2312b"
    }
    TrailLayer {
        anchors.fill: parent
        source: map.trail
        centreLatitude: map.center.latitude
        centreLongitude: map.center.longitude
        zoomLevel: map.zoomLevel
    }
    MarkerLayer {
        anchors.fill: parent
        source: map.source
        centreLatitude: map.center.latitude
        centreLongitude: map.center.longitude
        zoomLevel: map.zoomLevel
    }
}
)";

constexpr auto itemsUnderQml = R"(
import QtQuick
import QtLocation
import QtPositioning
import FibreDesk.Models.Scene

Map {
    id: map
    required property MarkerSource source
    required property var areas
    required property var heat
    required property var way
    required property var stops
    plugin: Plugin { name: "itemsoverlay" }
    MapItemView {
        model: map.areas
        delegate: MapPolygon {
            required property var modelData
            border.color: "#1f6feb"
            border.width: 2
            color: "#201f6feb"
            path: modelData
        }
    }
    MapItemView {
        model: map.heat
        delegate: MapCircle {
            required property var modelData
            border.width: 0
            center: modelData
            color: "#10c2312b"
            radius: 600
        }
    }
    MapPolyline {
        line.color: "#0072b2"
        line.width: 3
        path: map.way
    }
    MapItemView {
        model: map.stops
        delegate: MapQuickItem {
            required property var modelData
            required property int index
            anchorPoint.x: 10
            anchorPoint.y: 10
            coordinate: modelData
            sourceItem: Rectangle {
                width: 20
                height: 20
                radius: 10
                Text {
                    anchors.centerIn: parent
                    text: index + 1
                }
            }
        }
    }
    MarkerLayer {
        anchors.fill: parent
        source: map.source
        centreLatitude: map.center.latitude
        centreLongitude: map.center.longitude
        zoomLevel: map.zoomLevel
        z: 1
    }
}
)";

struct Dot {
    GeoPoint position;
    int size;
    QString colour;
};

class Dots : public QAbstractListModel {
public:
    explicit Dots(std::vector<Dot> dots)
        : m_dots(std::move(dots))
    {
    }
    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : int(m_dots.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Dot &dot = m_dots[std::size_t(index.row())];
        switch (role - Qt::UserRole) {
        case 1:
            return dot.position.latitude;
        case 2:
            return dot.position.longitude;
        case 3:
            return dot.size;
        default:
            return dot.colour;
        }
    }
    QHash<int, QByteArray> roleNames() const override
    {
        return {{Qt::UserRole + 1, "latitude"}, {Qt::UserRole + 2, "longitude"},
            {Qt::UserRole + 3, "size"}, {Qt::UserRole + 4, "tint"}};
    }

private:
    std::vector<Dot> m_dots;
};

GeoPoint somewhere(QRandomGenerator &random)
{
    const double town = random.bounded(30) / 30.0;
    const auto spread = [&] { return (random.generateDouble() - 0.5) * 0.06; };
    return {45.2 + town * 0.3 + spread(), -74.1 + town * 0.5 + spread()};
}

/// What lies under the markers, for our layers and for MapItemViews.
struct Under {
    Geo::OverlaySource shapes;
    Geo::TrailSource trail;
    QVariantList areas;
    QVariantList heat;
    QVariantList way;
    QVariantList stops;

    explicit Under(QRandomGenerator &random)
    {
        constexpr int areaCount = 40;
        constexpr int corners = 200;
        constexpr int tickets = 3000;
        constexpr int fixes = 1500;
        const auto coordinate = [](const GeoPoint &point) {
            return QVariant::fromValue(QGeoCoordinate(point.latitude, point.longitude));
        };
        auto overlay = std::make_shared<Geo::Overlay>();
        Geo::ShapeSet set;
        for (int i = 0; i < areaCount; ++i) {
            const GeoPoint middle = somewhere(random);
            Geo::Shape::Ring ring;
            QVariantList path;
            for (int corner = 0; corner < corners; ++corner) {
                const double angle = corner * 2 * 3.14159265 / corners;
                const double far = 0.02 + 0.004 * std::sin(angle * 9);
                const GeoPoint at{middle.latitude + far * std::sin(angle),
                    middle.longitude + far * std::cos(angle)};
                ring.push_back(Geo::toWorld(at));
                path.append(coordinate(at));
            }
            set.shapes.push_back({.name = u"Area %1"_s.arg(i), .parts = {{ring}}});
            areas.append(QVariant(path));
        }
        overlay->figureSets.push_back({.figures = Geo::figuresOf(set), .colour = 0xff1f6febU});
        for (int i = 0; i < tickets; ++i) {
            const GeoPoint at = somewhere(random);
            overlay->heat.push_back({.at = Geo::toWorld(at)});
            heat.append(coordinate(at));
        }
        shapes.setOverlay(overlay);
        std::vector<Geo::TrailVertex> line;
        std::vector<Geo::TrailStop> pins;
        GeoPoint at{45.35, -73.85};
        for (int i = 0; i < fixes; ++i) {
            at.latitude += (random.generateDouble() - 0.5) * 0.004;
            at.longitude += (random.generateDouble() - 0.5) * 0.006;
            line.push_back({.position = at});
            way.append(coordinate(at));
            if (i % 50 == 0) {
                pins.push_back({.position = at, .label = QString::number(i / 50 + 1)});
                stops.append(coordinate(at));
            }
        }
        trail.setTrail(std::move(line), std::move(pins), 0xff0072b2U);
    }
};

struct Figures {
    double first = 0;
    double median = 0;
    double p99 = 0;
    double perSecond = 0;
    int frames = 0;
};

/// Draws a frame for every step, as fast as they come, and times them.
Figures measure(QQuickView &view, QQuickItem *map, int frames, bool isZooming, double startZoom)
{
    map->setProperty("zoomLevel", startZoom);
    map->setProperty("center", QVariant::fromValue(QGeoCoordinate(45.35, -73.85)));
    QElapsedTimer clock;
    std::vector<double> times;
    clock.start();
    view.grabWindow();
    Figures figures;
    figures.first = double(clock.nsecsElapsed()) / 1e6;
    QEventLoop loop;
    int step = -10; // the first ones warm up
    QObject::connect(
        &view, &QQuickWindow::frameSwapped, &loop,
        [&] {
            if (step > 0)
                times.push_back(double(clock.nsecsElapsed()) / 1e6);
            if (++step > frames) {
                loop.quit();
                return;
            }
            clock.restart();
            if (isZooming) {
                map->setProperty("zoomLevel", startZoom + 3.0 * (step + 10) / frames);
            } else {
                const double angle = step * 0.02;
                map->setProperty("center",
                    QVariant::fromValue(QGeoCoordinate(
                        45.35 + 0.08 * std::sin(angle), -73.85 + 0.12 * std::cos(angle))));
            }
            view.update();
        },
        Qt::QueuedConnection);
    view.update();
    loop.exec();
    std::ranges::sort(times);
    double sum = 0;
    for (const double time : times)
        sum += time;
    figures.frames = int(times.size());
    figures.median = times[times.size() / 2];
    figures.p99 = times[times.size() * 99 / 100];
    figures.perSecond = 1000.0 * double(times.size()) / sum;
    return figures;
}

} // namespace

int main(int argc, char **argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption framesOption(u"frames"_s, u"frames per round"_s, u"n"_s, u"400"_s);
    const QCommandLineOption placesOption(u"places"_s, u"locations"_s, u"n"_s, u"17000"_s);
    parser.addOptions({framesOption, placesOption});
    parser.process(app);
    const int frames = parser.value(framesOption).toInt();
    const int places = parser.value(placesOption).toInt();

    QRandomGenerator random(1);
    auto background = std::make_shared<Geo::PlaceIndex>();
    std::vector<Geo::ClusterIndex::Point> points;
    std::vector<Dot> dots;
    for (int i = 0; i < places; ++i) {
        const GeoPoint position = somewhere(random);
        points.push_back({position, std::uint8_t(random.bounded(300) == 0 ? 2 : 0)});
        background->ids.push_back(u"LOC-%1"_s.arg(i));
        dots.push_back({position, 8, u"#5b6472"_s});
    }
    QElapsedTimer clock;
    clock.start();
    background->index = Geo::ClusterIndex(points);
    const double indexTime = double(clock.nsecsElapsed()) / 1e6;
    std::vector<Geo::Marker> markers;
    for (int i = 0; i < 240; ++i) {
        Geo::Marker marker;
        marker.id = QString::number(i);
        marker.kind = i < 200 ? Geo::Marker::Kind::Job : Geo::Marker::Kind::Technician;
        marker.position = somewhere(random);
        marker.shape = std::uint8_t(i % 5);
        marker.state = std::uint8_t(i < 200 ? i % 4 : i % 3);
        marker.colour = 0xff000000U | random.bounded(0xffffffU);
        marker.heading = i < 200 ? qQNaN() : (i * 37) % 360;
        marker.label = u"AB"_s;
        markers.push_back(marker);
        dots.push_back({marker.position, 24, QColor::fromRgb(marker.colour).name()});
    }
    Geo::MarkerSource source;
    source.setBackground(background);
    source.setMarkers(markers);
    Dots model(std::move(dots));

    QTextStream out(stdout);
    out << "Index of " << places << " points: " << QString::number(indexTime, 'f', 1) << " ms\n\n"
        << "| markers | movement | frames/s | p50 ms | p99 ms |\n| --- | --- | ---: | ---: | ---: "
           "|\n";
    for (const bool isLayer : {true, false}) {
        QQuickView view;
        QQmlComponent component(view.engine());
        component.setData(isLayer ? layerQml : delegatesQml, QUrl(u"qrc:/bench.qml"_s));
        QObject *map = component.createWithInitialProperties(
            {isLayer ? std::pair{u"source"_s, QVariant::fromValue(&source)}
                     : std::pair{u"points"_s, QVariant::fromValue<QObject *>(&model)}});
        if (!map) {
            out << component.errorString() << '\n';
            return 1;
        }
        view.setContent({}, nullptr, map);
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.resize(1090, 520);
        view.show();
        auto *item = qobject_cast<QQuickItem *>(map);
        for (const bool isZooming : {false, true}) {
            const Figures figures = measure(view, item,
                isLayer ? frames : std::max(8, frames / (isZooming ? 50 : 10)), isZooming, 10.3);
            out << "| " << (isLayer ? "MarkerLayer" : "MapQuickItem delegates") << " | "
                << (isZooming ? "zooming" : "panning") << " | "
                << QString::number(figures.perSecond, 'f', 0) << " | "
                << QString::number(figures.median, 'f', 1) << " | "
                << QString::number(figures.p99, 'f', 1) << " |\n";
            out.flush();
        }
    }

    Under under(random);
    for (const bool isLayer : {true, false}) {
        QQuickView view;
        QQmlComponent component(view.engine());
        component.setData(isLayer ? underQml : itemsUnderQml, QUrl(u"qrc:/bench.qml"_s));
        QVariantMap properties{{u"source"_s, QVariant::fromValue(&source)}};
        if (isLayer) {
            properties.insert(u"shapes"_s, QVariant::fromValue(&under.shapes));
            properties.insert(u"trail"_s, QVariant::fromValue(&under.trail));
        } else {
            properties.insert(u"areas"_s, under.areas);
            properties.insert(u"heat"_s, under.heat);
            properties.insert(u"way"_s, under.way);
            properties.insert(u"stops"_s, under.stops);
        }
        QObject *map = component.createWithInitialProperties(properties);
        if (!map) {
            out << component.errorString() << '\n';
            return 1;
        }
        view.setContent({}, nullptr, map);
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.resize(1090, 520);
        view.show();
        auto *item = qobject_cast<QQuickItem *>(map);
        for (const bool isZooming : {false, true}) {
            const Figures figures = measure(view, item,
                isLayer ? frames : std::max(8, frames / (isZooming ? 50 : 10)), isZooming, 10.3);
            out << "| areas, heat, trail: " << (isLayer ? "our layers" : "MapItemViews") << " | "
                << (isZooming ? "zooming" : "panning") << " | "
                << QString::number(figures.perSecond, 'f', 0) << " | "
                << QString::number(figures.median, 'f', 1) << " | "
                << QString::number(figures.p99, 'f', 1) << " |\n";
            out.flush();
        }
    }
    return 0;
}
