// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/clusterindex.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace FibreDesk;
using namespace FibreDesk::Geo;

namespace {

std::vector<ClusterIndex::Point> scatter(int count, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<ClusterIndex::Point> points;
    points.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        // In towns along a valley, as customers are.
        const double town = random.bounded(30) / 30.0;
        const auto spread = [&] { return (random.generateDouble() - 0.5) * 0.06; };
        points.push_back({{45.0 + town * 0.5 + spread(), -74.5 + town * 0.9 + spread()},
            std::uint8_t(random.bounded(200) == 0 ? 2 : 0)});
    }
    return points;
}

constexpr WorldPoint worldStart{0, 0};
constexpr WorldPoint worldEnd{1, 1};

} // namespace

class TestClusterIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryPointAtEveryLevel();
    void clustersAsTheDefinitionSays();
    void queryReturnsExactlyTheViewport();
    void fallsApartWhereItSays();
    void handlesDegenerateInput();
    void goesThereAndBack();
    void buildsFourHundredThousand();
};

void TestClusterIndex::keepsEveryPointAtEveryLevel()
{
    const auto points = scatter(17000, 1);
    const ClusterIndex index(points);
    QCOMPARE(index.pointCount(), 17000U);
    const auto worst = std::ranges::max(points, {}, &ClusterIndex::Point::severity).severity;
    for (int zoom = 0; zoom <= 18; ++zoom) {
        const auto nodes = index.query(worldStart, worldEnd, zoom);
        const auto total = std::accumulate(nodes.begin(), nodes.end(), std::size_t(0),
            [](std::size_t sum, const ClusterIndex::Node &node) { return sum + node.count; });
        QCOMPARE(total, points.size());
        QCOMPARE(std::ranges::max(nodes, {}, &ClusterIndex::Node::severity).severity, worst);
    }
    QCOMPARE(index.query(worldStart, worldEnd, 0).size(), 1U);
    QCOMPARE(index.query(worldStart, worldEnd, 17).size(), points.size());
}

/// The definition, slowly: walk the nodes of the level below in their order; each takes in every
/// node within the radius that nobody has taken yet.
void TestClusterIndex::clustersAsTheDefinitionSays()
{
    const auto points = scatter(600, 2);
    const ClusterIndex index(points);
    struct Slow {
        WorldPoint position;
        std::uint32_t count;
    };
    std::vector<Slow> level;
    for (const auto &point : points)
        level.push_back({toWorld(point.position), 1});
    for (int zoom = 16; zoom >= 0; --zoom) {
        const double radius = 40 / worldPixels(zoom);
        std::vector<bool> taken(level.size());
        std::vector<Slow> above;
        for (std::size_t i = 0; i < level.size(); ++i) {
            if (taken[i])
                continue;
            Slow sum{{0, 0}, 0};
            for (std::size_t j = 0; j < level.size(); ++j) {
                const double dx = level[j].position.x - level[i].position.x;
                const double dy = level[j].position.y - level[i].position.y;
                if (taken[j] || dx * dx + dy * dy > radius * radius)
                    continue;
                taken[j] = true;
                sum.position.x += level[j].position.x * level[j].count;
                sum.position.y += level[j].position.y * level[j].count;
                sum.count += level[j].count;
            }
            sum.position.x /= sum.count;
            sum.position.y /= sum.count;
            above.push_back(sum);
        }
        level = above;
        const auto nodes = index.query(worldStart, worldEnd, zoom);
        QCOMPARE(nodes.size(), level.size());
        std::vector<std::uint32_t> got;
        std::vector<std::uint32_t> expected;
        for (const auto &node : nodes)
            got.push_back(node.count);
        for (const auto &node : level)
            expected.push_back(node.count);
        std::ranges::sort(got);
        std::ranges::sort(expected);
        QCOMPARE(got, expected);
    }
}

void TestClusterIndex::queryReturnsExactlyTheViewport()
{
    const auto points = scatter(5000, 3);
    const ClusterIndex index(points);
    QRandomGenerator random(4);
    for (int round = 0; round < 200; ++round) {
        const int zoom = int(random.bounded(18));
        const auto all = index.query(worldStart, worldEnd, zoom);
        const WorldPoint middle = all[random.bounded(quint32(all.size()))].position;
        const double half = random.generateDouble() * 1e-3;
        const auto isInside = [&](const ClusterIndex::Node &node) {
            return std::abs(node.position.x - middle.x) <= half
                && std::abs(node.position.y - middle.y) <= half;
        };
        const auto got = index.query(
            {middle.x - half, middle.y - half}, {middle.x + half, middle.y + half}, zoom);
        QVERIFY(std::abs(double(std::ranges::count_if(all, isInside)) - double(got.size())) <= 1);
    }
    QVERIFY(index.query({0.9, 0.9}, {0.95, 0.95}, 10).empty());
}

void TestClusterIndex::fallsApartWhereItSays()
{
    const auto points = scatter(2000, 5);
    const ClusterIndex index(points);
    for (int zoom = 0; zoom <= 16; zoom += 4) {
        for (const auto &node : index.query(worldStart, worldEnd, zoom)) {
            if (!node.isCluster())
                continue;
            const auto children = index.children(node.id);
            QVERIFY(children.size() > 1);
            std::uint32_t total = 0;
            for (const auto &child : children)
                total += child.count;
            QCOMPARE(total, node.count);
            QVERIFY(index.expansionZoom(node.id) > zoom);
            QCOMPARE(index.leaves(node.id, 10).size(), std::min<std::size_t>(10, node.count));
        }
    }
}

void TestClusterIndex::handlesDegenerateInput()
{
    QVERIFY(ClusterIndex().isEmpty());
    QVERIFY(ClusterIndex().query(worldStart, worldEnd, 5).empty());
    QVERIFY(ClusterIndex(std::span<const ClusterIndex::Point>()).isEmpty());
    // A tower block: a thousand customers at one door, and one without a position.
    std::vector<ClusterIndex::Point> points(1000, {{45.5, -73.6}, 1});
    points.push_back({});
    const ClusterIndex index(points);
    QCOMPARE(index.pointCount(), 1000U);
    for (int zoom = 0; zoom <= 16; ++zoom) {
        const auto nodes = index.query(worldStart, worldEnd, zoom);
        QCOMPARE(nodes.size(), 1U);
        QCOMPARE(nodes.front().count, 1000U);
    }
}

void TestClusterIndex::goesThereAndBack()
{
    for (const GeoPoint point :
        {GeoPoint{45.5, -73.6}, GeoPoint{-33.9, 151.2}, GeoPoint{0, 0}, GeoPoint{84.9, 179.9}}) {
        const GeoPoint back = toGeo(toWorld(point));
        QVERIFY(std::abs(back.latitude - point.latitude) < 1e-9);
        QVERIFY(std::abs(back.longitude - point.longitude) < 1e-9);
    }
}

void TestClusterIndex::buildsFourHundredThousand()
{
    const ClusterIndex index(scatter(400000, 6));
    QCOMPARE(index.pointCount(), 400000U);
    QCOMPARE(index.query(worldStart, worldEnd, 0).front().count, 400000U);
}

QTEST_GUILESS_MAIN(TestClusterIndex)
#include "tst_clusterindex.moc"
