// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "liveworld.h"
#include "tiles/labels.h"
#include "tiles/tilepainter.h"
#include "tiles/tilespart.h"

#include <QSet>

#include <cmath>

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

class TestSandboxTiles : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Region> m_region;
    std::unique_ptr<MapScene> m_scene;

    /// The tile with the middle of the biggest town.
    TileAddress downtown(int level, bool isDark) const
    {
        const QPointF p = m_scene->towns.features().front().anchor * std::pow(2.0, level);
        return {.level = level, .x = int(p.x()), .y = int(p.y()), .scale = 1, .isDark = isDark};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_region = std::make_unique<Region>(1);
        m_scene = std::make_unique<MapScene>(*m_region);
    }

    void drawsSomethingAtEachLevel_data()
    {
        QTest::addColumn<int>("level");
        for (const int level : {6, 7, 8, 10, 12, 14, 16, 18})
            QTest::addRow("level %d", level) << level;
    }

    void drawsSomethingAtEachLevel()
    {
        QFETCH(int, level);
        double brightness[2] = {0, 0};
        for (const bool isDark : {false, true}) {
            const QImage image = paintTile(*m_scene, downtown(level, isDark));
            QCOMPARE(image.size(), QSize(256, 256));
            QSet<QRgb> colors;
            for (int y = 0; y < 256; ++y) {
                for (int x = 0; x < 256; ++x) {
                    colors.insert(image.pixel(x, y));
                    brightness[isDark ? 1 : 0] += qGray(image.pixel(x, y)) / 65536.0;
                }
            }
            QVERIFY2(colors.size() > 20, qPrintable(QString::number(colors.size())));
        }
        QVERIFY(brightness[0] > 180);
        QVERIFY(brightness[1] < 80);
    }

    void drawsTheSameTwice()
    {
        const MapScene other{Region(1)};
        for (const int level : {8, 13, 17}) {
            QCOMPARE(paintTile(*m_scene, downtown(level, false)),
                paintTile(other, downtown(level, false)));
        }
    }

    void cutsNoLabelAtABorder_data() { drawsSomethingAtEachLevel_data(); }

    void cutsNoLabelAtABorder()
    {
        QFETCH(int, level);
        const TileAddress middle = downtown(level, false);
        const auto labelsOf = [&](int x, int y) {
            return labelsFor(
                *m_scene, MapStyle::light(), level, QRectF(x * 256.0, y * 256.0, 256, 256));
        };
        const auto has = [](const std::vector<Label> &labels, const Label &wanted) {
            return std::ranges::any_of(labels, [&](const Label &label) {
                return label.tie == wanted.tie && label.bounds == wanted.bounds;
            });
        };
        int shared = 0;
        for (int dx = -3; dx < 3; ++dx) {
            for (int dy = -2; dy < 2; ++dy) {
                const int x = middle.x + dx;
                const int y = middle.y + dy;
                const std::vector<Label> left = labelsOf(x, y);
                const std::vector<Label> right = labelsOf(x + 1, y);
                const QRectF rightTile((x + 1) * 256.0, y * 256.0, 256, 256);
                for (const Label &label : left) {
                    if (label.bounds.intersects(rightTile)) {
                        ++shared;
                        QVERIFY(has(right, label));
                    }
                }
            }
        }
        if (level >= 10)
            QVERIFY(shared > 0);
    }

    void readsAddresses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isTile");
        QTest::newRow("plain") << u"tiles/12/1211/1455.png"_s << true;
        QTest::newRow("theme") << u"tiles/dark/12/1211/1455.png"_s << true;
        QTest::newRow("dense") << u"tiles/light/12/1211/1455@2x.png"_s << true;
        QTest::newRow("other theme") << u"tiles/sepia/12/1211/1455.png"_s << false;
        QTest::newRow("outside") << u"tiles/2/4/0.png"_s << false;
        QTest::newRow("no picture") << u"tiles/2/1/0.jpg"_s << false;
        QTest::newRow("no number") << u"tiles/2/x/0.png"_s << false;
        QTest::newRow("too deep") << u"tiles/25/0/0.png"_s << false;
    }

    void readsAddresses()
    {
        QFETCH(QString, path);
        QFETCH(bool, isTile);
        QCOMPARE(TilesPart::addressOf(path.split(u'/')).has_value(), isTile);
    }

    void answersOverHttp()
    {
        LiveWorld world;
        QVERIFY(world.start());
        const TileAddress tile = downtown(12, false);
        const QString place = u"12/%1/%2"_s.arg(tile.x).arg(tile.y);
        const LiveWorld::Answer light =
            world.call("GET", u"tiles"_s, "/tiles/light/"_L1 + place + ".png"_L1);
        QCOMPARE(light.status, 200);
        QCOMPARE(light.contentType, "image/png");
        QCOMPARE(QImage::fromData(light.body).size(), QSize(256, 256));
        QCOMPARE(world.call("GET", u"tiles"_s, "/tiles/"_L1 + place + ".png"_L1).body, light.body);
        const LiveWorld::Answer dense =
            world.call("GET", u"tiles"_s, "/tiles/dark/"_L1 + place + "@2x.png"_L1);
        QCOMPARE(QImage::fromData(dense.body).size(), QSize(512, 512));
        QCOMPARE(world.call("GET", u"tiles"_s, u"/tiles/99/0/0.png"_s).status, 404);
    }
};

QTEST_MAIN(TestSandboxTiles)
#include "tst_sandboxtiles.moc"
