// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shapelayer.h"

#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Scene;
using namespace Qt::StringLiterals;

namespace {

constexpr std::uint32_t blue = 0xff0000ff;

/// A square with a hole in its middle.
Geo::Shape square(double latitude, double longitude, double half = 0.01)
{
    const auto ring = [=](double reach) {
        Geo::Shape::Ring corners;
        for (const auto &[up, right] : {std::pair(-1, -1), {-1, 1}, {1, 1}, {1, -1}})
            corners.push_back(Geo::toWorld({latitude + up * reach, longitude + right * reach}));
        return corners;
    };
    Geo::Shape shape;
    shape.parts = {{ring(half), ring(half / 4)}};
    return shape;
}

std::shared_ptr<const Geo::Overlay> overlayOf(std::vector<Geo::Shape> shapes)
{
    auto overlay = std::make_shared<Geo::Overlay>();
    overlay->figureSets.push_back(
        {.figures = Geo::figuresOf({.shapes = std::move(shapes), .bounds = {}}), .colour = blue});
    return overlay;
}

} // namespace

/// What lies under the markers, in its place in every frame.
class TestShapeLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); }

    void init()
    {
        m_view = std::make_unique<QQuickView>();
        m_view->resize(400, 400);
        m_view->setColor(Qt::white);
        m_layer = new ShapeLayer(m_view->contentItem());
        m_layer->setSize({400, 400});
        m_layer->setCentreLatitude(45.5);
        m_layer->setCentreLongitude(-73.5);
        m_layer->setZoomLevel(13);
        m_layer->setSource(&m_source);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_source.setOverlay(nullptr);
    }

    void fillsAnAreaAndLeavesItsHoleOpen()
    {
        m_source.setOverlay(overlayOf({square(45.5, -73.5)}));
        settle();
        const QImage shown = m_view->grabWindow();
        // A hundredth of a degree is 58 pixels wide here.
        QVERIFY(isTinted(shown.pixelColor(200 + 40, 200)));
        QCOMPARE(shown.pixelColor(200, 200), QColor(Qt::white));
        QCOMPARE(shown.pixelColor(200 + 80, 200), QColor(Qt::white));
    }

    void staysInItsPlaceWhileTheMapMovesAndZooms()
    {
        m_source.setOverlay(overlayOf({square(45.5, -73.5)}));
        settle();
        // Before anything is painted anew, what is there moves and grows with the map.
        m_layer->setCentreLongitude(-73.49);
        m_layer->setZoomLevel(13.5);
        const double scale = Geo::worldPixels(13.5);
        const double middle =
            200 + (Geo::toWorld({45.5, -73.5}).x - Geo::toWorld({45.5, -73.49}).x) * scale;
        QVERIFY(std::abs(m_layer->pictureRect().center().x() - middle) < 0.01);
        QCOMPARE(m_layer->picture().view.zoom, 13);
        settle();
        QCOMPARE(m_layer->picture().view.zoom, 13.5);
        const QImage shown = m_view->grabWindow();
        const double side = 0.005 / 360 * scale;
        QVERIFY(isTinted(shown.pixelColor(int(middle + side), 200)));
        QCOMPARE(shown.pixelColor(int(middle), 200), QColor(Qt::white));
    }

    void paintsNothingAnewForASmallPan()
    {
        m_source.setOverlay(overlayOf({square(45.5, -73.5)}));
        settle();
        QSignalSpy painted(m_layer, &ShapeLayer::painted);
        m_layer->setCentreLongitude(-73.499);
        QCoreApplication::processEvents();
        QVERIFY(!m_layer->isPainting());
        QCOMPARE(painted.count(), 0);
    }

    void showsTheLastOfManyChanges()
    {
        for (int i = 0; i < 20; ++i)
            m_source.setOverlay(overlayOf({square(45.5 + i * 0.001, -73.5)}));
        m_source.setOverlay(overlayOf({square(45.52, -73.5)}));
        settle();
        QCOMPARE(m_view->grabWindow().pixelColor(240, 200), QColor(Qt::white));
        m_source.setOverlay(nullptr);
        settle();
        QVERIFY(m_layer->pictureRect().isNull());
    }

    void writesNamesAndDots()
    {
        auto overlay = std::make_shared<Geo::Overlay>();
        overlay->dots.push_back({.at = Geo::toWorld({45.5, -73.5}), .colour = blue});
        overlay->circles.push_back({.at = Geo::toWorld({45.51, -73.5}),
            .metres = 0,
            .colour = 0xff00ff00,
            .label = u"Home"_s});
        m_source.setOverlay(overlay);
        settle();
        const QImage shown = m_view->grabWindow();
        QCOMPARE(shown.pixelColor(200, 200), QColor(Qt::blue));
        const int up =
            int((Geo::toWorld({45.5, 0}).y - Geo::toWorld({45.51, 0}).y) * Geo::worldPixels(13));
        QCOMPARE(shown.pixelColor(200, 200 - up), QColor(Qt::green));
    }

    void tellsHowMuchLiesAroundTheHottestPlace()
    {
        auto overlay = std::make_shared<Geo::Overlay>();
        for (int i = 0; i < 5; ++i)
            overlay->heat.push_back({.at = Geo::toWorld({45.5, -73.5})});
        overlay->heat.push_back({.at = Geo::toWorld({45.53, -73.55})});
        m_source.setOverlay(overlay);
        settle();
        QVERIFY(m_layer->heatPeak() > 4.5 && m_layer->heatPeak() <= 5);
        const QImage shown = m_view->grabWindow();
        QVERIFY(shown.pixelColor(200, 200).green() < 190);
        QCOMPARE(shown.pixelColor(300, 300), QColor(Qt::white));
        // Farther away the same reach holds more of them.
        const double metres = m_layer->heatMetres();
        m_layer->setZoomLevel(9);
        settle();
        QVERIFY(m_layer->heatPeak() > 5);
        QVERIFY(m_layer->heatMetres() > metres * 7);
    }

private:
    static bool isTinted(const QColor &colour)
    {
        return colour.blue() == 255 && colour.red() < 235 && colour.red() > 150;
    }

    void settle()
    {
        QSignalSpy painted(m_layer, &ShapeLayer::painted);
        QVERIFY(painted.wait());
        QTRY_VERIFY(!m_layer->isPainting());
        QCoreApplication::processEvents();
    }

    Geo::OverlaySource m_source;
    std::unique_ptr<QQuickView> m_view;
    ShapeLayer *m_layer = nullptr;
};

QTEST_MAIN(TestShapeLayer)
#include "tst_shapelayer.moc"
