// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "region/regionbuilder.h"

#include "region/roadnames.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

struct TownSeed {
    const char16_t *name;
    const char16_t *postalCode;
    double x, y, weight;
};

constexpr TownSeed townSeeds[] = {
    {u"Val-Fictif", u"J3X 4B7", -4.0, -7.5, 5.2},
    {u"Lac-des-Sources", u"J0P 1M6", 12.5, 9.5, 2.4},
    {u"Sainte-Irène-des-Monts", u"J0L 2T0", -22.0, 12.0, 2.2},
    {u"Saint-Alban-du-Lac", u"J0S 1K9", 25.0, -9.0, 2.8},
    {u"Havre-aux-Pins", u"J7V 8P2", -15.5, -17.5, 3.4},
    {u"Notre-Dame-des-Aulnes", u"J0K 3Y4", 3.0, 3.5, 1.6},
    {u"Pointe-aux-Outardes-Est", u"J0R 2W5", 33.0, 14.0, 1.0},
    {u"L'Anse-au-Renard", u"J0W 5H3", -32.5, -4.0, 1.1},
    {u"Saint-Fulgence-du-Marais", u"J0G 7C8", 10.0, -20.0, 1.4},
    {u"Sainte-Ludivine", u"J0H 6V2", -8.5, 20.5, 0.9},
};

struct LakeSeed {
    const char16_t *name;
    double x, y, radius;
};

constexpr LakeSeed lakeSeeds[] = {
    {u"lac des Sources", 15.6, 12.2, 2.1},
    {u"Grand lac Alban", 29.4, -11.6, 3.2},
    {u"lac Bleu", -25.4, 15.4, 1.5},
    {u"lac à l'Orignal", -4.5, 25.0, 1.8},
    {u"lac du Huard", 6.5, 18.5, 1.1},
    {u"lac Perdu", -35.2, 18.5, 1.4},
    {u"étang des Castors", 20.5, -22.5, 0.8},
    {u"lac Brochet", 36.5, 21.5, 1.6},
    {u"lac aux Truites", -36.5, -16.0, 1.2},
};

constexpr int links[][2] = {{0, 4}, {0, 5}, {0, 8}, {0, 3}, {5, 1}, {5, 9}, {4, 7}, {2, 7}, {2, 9},
    {2, 0}, {1, 6}, {3, 6}, {8, 3}, {1, 3}, {4, 8}};

double length(QPointF v)
{
    return std::hypot(v.x(), v.y());
}

QPointF unitOf(QPointF v)
{
    const double l = length(v);
    return l > 0 ? v / l : QPointF(1, 0);
}

QPointF across(QPointF direction)
{
    return {-direction.y(), direction.x()};
}

Water water(const QString &name, const QPolygonF &outline, bool isRiver)
{
    return {name, outline, outline.boundingRect(), isRiver};
}

bool isInside(QPointF p, double margin = 0)
{
    return std::abs(p.x()) < Region::halfWidth - margin
        && std::abs(p.y()) < Region::halfHeight - margin;
}

} // namespace

RegionBuilder::RegionBuilder(Region &region, quint64 seed)
    : m_region(region)
    , m_seed(seed)
    , m_random(Random::forPurpose(seed, 1))
{
}

void RegionBuilder::build()
{
    placeLakes();
    placeRiver();
    placeTowns();
    for (std::size_t i = 0; i < m_region.m_towns.size(); ++i)
        buildTown(int(i));
    linkTowns();
    buildHighway();
    buildShoreRoads();
    buildRangs();
    joinComponents();
    placeAreas();
    LotBuilder(m_region.m_lots, m_region, m_seed).build();
}

QPolygonF RegionBuilder::blob(QPointF centre, double radius, double roughness, int corners)
{
    double phase[3];
    for (double &p : phase)
        p = m_random.between(0.0, 2 * std::numbers::pi);
    const double squeeze = m_random.between(0.65, 1.0);
    const double turn = m_random.between(0.0, std::numbers::pi);
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double a = 2 * std::numbers::pi * i / corners;
        const double r = radius
            * (1
                + roughness
                    * (0.55 * std::sin(2 * a + phase[0]) + 0.3 * std::sin(3 * a + phase[1])
                        + 0.2 * std::sin(7 * a + phase[2])));
        const QPointF p(r * std::cos(a), r * std::sin(a) * squeeze);
        polygon << centre
                + QPointF(p.x() * std::cos(turn) - p.y() * std::sin(turn),
                    p.x() * std::sin(turn) + p.y() * std::cos(turn));
    }
    return polygon;
}

void RegionBuilder::placeLakes()
{
    for (const LakeSeed &lake : lakeSeeds) {
        const QPointF centre(lake.x, lake.y);
        m_lakeCentres.push_back(centre);
        m_region.m_waters.push_back(
            water(QString::fromUtf16(lake.name), blob(centre, lake.radius, 0.28, 72), false));
    }
    for (int i = 0; i < 24; ++i) {
        const QPointF centre(m_random.between(-38.0, 38.0), m_random.between(8.0, 29.0));
        const double radius = m_random.between(0.15, 0.5);
        const bool nearTown = std::ranges::any_of(
            townSeeds, [&](const TownSeed &t) { return length(QPointF(t.x, t.y) - centre) < 4.0; });
        if (nearTown)
            continue;
        m_lakeCentres.push_back(centre);
        m_region.m_waters.push_back(water({}, blob(centre, radius, 0.3, 28), false));
    }
}

void RegionBuilder::placeRiver()
{
    const QPointF course[] = {{-12.0, 31.0}, {-13.5, 22.0}, {-9.0, 14.0}, {-12.5, 6.0},
        {-9.5, -1.0}, {-9.8, -8.0}, {-12.0, -13.5}, {-8.0, -20.0}, {-3.0, -25.0}, {2.0, -31.0}};
    QPolygonF middle;
    const int last = int(std::size(course)) - 1;
    for (int i = 0; i < last; ++i) {
        const QPointF p0 = course[std::max(0, i - 1)];
        const QPointF p1 = course[i];
        const QPointF p2 = course[i + 1];
        const QPointF p3 = course[std::min(last, i + 2)];
        for (int s = 0; s < 24; ++s) {
            const double t = s / 24.0;
            const QPointF p = 0.5
                * ((2 * p1) + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
                    + (3 * p1 - p0 - 3 * p2 + p3) * t * t * t);
            const double k = double(i * 24 + s);
            middle << p + QPointF(0.35 * std::sin(k * 0.33), 0.15 * std::sin(k * 0.21));
        }
    }
    QPolygonF outline;
    QPolygonF back;
    for (int i = 0; i < middle.size(); ++i) {
        const QPointF direction = unitOf(
            middle[std::min<qsizetype>(i + 1, middle.size() - 1)] - middle[std::max(0, i - 1)]);
        const double half = 0.05 + 0.09 * i / double(middle.size()) + 0.012 * std::sin(i * 0.7);
        outline << middle[i] + across(direction) * half;
        back << middle[i] - across(direction) * half;
    }
    std::ranges::reverse(back);
    m_region.m_waters.push_back(water(u"rivière aux Outardes"_s, outline + back, true));
}

void RegionBuilder::placeTowns()
{
    for (const TownSeed &t : townSeeds) {
        Town town;
        town.name = QString::fromUtf16(t.name);
        town.postalCode = QString::fromUtf16(t.postalCode);
        town.centre = {t.x, t.y};
        town.weight = t.weight;
        town.radius = 0.62 * std::sqrt(t.weight);
        town.outline = blob(town.centre, town.radius * 1.12, 0.12, 48);
        m_region.m_towns.push_back(town);
    }
}

bool RegionBuilder::isLake(QPointF p, double margin) const
{
    for (std::size_t i = 0; i < m_lakeCentres.size(); ++i) {
        const QPointF toCentre = m_lakeCentres[i] - p;
        const double l = length(toCentre);
        if (m_region.m_waters[i].outline.containsPoint(
                l > margin ? p + toCentre / l * margin : p, Qt::OddEvenFill))
            return true;
    }
    return false;
}

QPointF RegionBuilder::outOfLakes(QPointF p, double margin) const
{
    for (std::size_t i = 0; i < m_lakeCentres.size(); ++i) {
        const QPointF outwards = unitOf(p - m_lakeCentres[i]);
        for (int step = 0; step < 120 && isLake(p, margin); ++step)
            p += outwards * 0.05;
    }
    return p;
}

int RegionBuilder::addRoad(Road road)
{
    constexpr double speeds[] = {100, 80, 70, 50, 40};
    for (const int n : road.nodes)
        road.line << m_region.m_graph.node(n);
    for (std::size_t i = 1; i < road.nodes.size(); ++i)
        m_region.m_graph.addEdge(road.nodes[i - 1], road.nodes[i], speeds[int(road.roadClass)]);
    m_region.m_roads.push_back(std::move(road));
    return int(m_region.m_roads.size()) - 1;
}

void RegionBuilder::buildTown(int index)
{
    Town &town = m_region.m_towns[std::size_t(index)];
    const double angle = m_random.between(-0.5, 0.5);
    const double along = 0.180;
    const double deep = 0.092;
    const int columns = int(std::ceil(town.radius / along));
    const int rows = int(std::ceil(town.radius / deep));
    const double bend = m_random.between(0.02, 0.09);
    const auto place = [&](int c, int r) {
        const double x = c * along + 0.02 * std::sin(r * 0.9 + c);
        const double y = r * deep + bend * std::sin(c * 0.45 + 0.8) * town.radius;
        return town.centre
            + QPointF(x * std::cos(angle) - y * std::sin(angle),
                x * std::sin(angle) + y * std::cos(angle));
    };
    const int width = 2 * columns + 1;
    std::vector<int> grid(std::size_t(width) * std::size_t(2 * rows + 1), -1);
    const auto cell = [&](int c, int r) -> int & {
        return grid[std::size_t(r + rows) * std::size_t(width) + std::size_t(c + columns)];
    };
    for (int r = -rows; r <= rows; ++r) {
        for (int c = -columns; c <= columns; ++c) {
            const QPointF p = place(c, r);
            const bool inPark = std::abs(c - 2) < 1 && std::abs(r - 3) < 2 && town.weight > 1.5;
            if (town.outline.containsPoint(p, Qt::OddEvenFill) && !m_region.isWater(p)
                && !isLake(p, 0.08) && !inPark)
                cell(c, r) = m_region.m_graph.addNode(p);
        }
    }
    RoadNames names(Random::forPurpose(m_seed, 100 + quint64(index)));
    // A street is a run of junctions without a gap; every row is one, every second column too.
    const auto lay = [&](std::vector<int> &run, const QString &name, RoadClass roadClass) {
        if (run.size() > 1)
            addRoad({name, roadClass, index, run, {}});
        run.clear();
    };
    for (int r = -rows; r <= rows; ++r) {
        const QString name = r == 0 ? u"rue Principale"_s : names.street();
        std::vector<int> run;
        for (int c = -columns; c <= columns + 1; ++c) {
            if (c <= columns && cell(c, r) >= 0)
                run.push_back(cell(c, r));
            else
                lay(run, name, r == 0 ? RoadClass::Avenue : RoadClass::Street);
        }
    }
    for (int c = -columns; c <= columns; ++c) {
        const QString name = c == 0 ? u"avenue de la Gare"_s : names.avenue();
        std::vector<int> run;
        for (int r = -rows; r <= rows + 1; ++r) {
            const bool gap = c % 2 != 0 && r % 5 == 4; // not every crossing goes through
            if (r <= rows && cell(c, r) >= 0 && !gap) {
                run.push_back(cell(c, r));
            } else {
                lay(run, name, c == 0 ? RoadClass::Avenue : RoadClass::Street);
                if (r <= rows && cell(c, r) >= 0)
                    run.push_back(cell(c, r));
            }
        }
    }
    if (town.weight > 1.5)
        m_region.m_areas.push_back(
            {Area::Kind::Park, QPolygonF({place(1, 2), place(3, 2), place(3, 4), place(1, 4)}), 0});
}

int RegionBuilder::gate(int town, QPointF towards) const
{
    const Town &t = m_region.m_towns[std::size_t(town)];
    return m_region.m_graph.nearestNode(t.centre + unitOf(towards - t.centre) * t.radius);
}

std::vector<int> RegionBuilder::wander(int from, int to, double sway, double step)
{
    const QPointF a = m_region.m_graph.node(from);
    const QPointF b = m_region.m_graph.node(to);
    const double total = length(b - a);
    const QPointF side = across(unitOf(b - a));
    const double phase = m_random.between(0.0, 6.28);
    const double lean = m_random.between(-1.0, 1.0) * sway;
    const int count = std::max(2, int(total / step));
    std::vector<int> nodes{from};
    for (int i = 1; i < count; ++i) {
        const double t = double(i) / count;
        const double envelope = std::sin(t * std::numbers::pi);
        const double off = envelope * (lean + 0.25 * sway * std::sin(t * total * 0.45 + phase));
        nodes.push_back(m_region.m_graph.addNode(outOfLakes(a + (b - a) * t + side * off, 0.2)));
    }
    nodes.push_back(to);
    return nodes;
}

void RegionBuilder::linkTowns()
{
    int number = 901;
    for (const auto &[from, to] : links) {
        const QPointF a = m_region.m_towns[std::size_t(from)].centre;
        const QPointF b = m_region.m_towns[std::size_t(to)].centre;
        const std::vector<int> nodes =
            wander(gate(from, b), gate(to, a), 0.09 * length(b - a), 0.35);
        m_mainRoads.push_back(addRoad({u"route %1"_s.arg(number), RoadClass::Main, -1, nodes, {}}));
        number += m_random.between(2, 9);
    }
}

void RegionBuilder::buildHighway()
{
    std::vector<int> nodes;
    for (double x = -Region::halfWidth; x <= Region::halfWidth; x += 0.8) {
        const double aroundTheLake = 5.6 * std::exp(-(x - 29) * (x - 29) / 70);
        const double y = -12.6 + 1.6 * std::sin(x * 0.09) + 0.036 * x - aroundTheLake;
        nodes.push_back(m_region.m_graph.addNode(outOfLakes({x, y}, 0.3)));
    }
    const int highway = addRoad({u"autoroute 98"_s, RoadClass::Highway, -1, nodes, {}});
    // Where a main road comes close there is an interchange.
    for (const int main : m_mainRoads) {
        double best = 1.2;
        int from = -1;
        int to = -1;
        for (const int n : m_region.m_roads[std::size_t(main)].nodes) {
            for (const int h : m_region.m_roads[std::size_t(highway)].nodes) {
                const double d = length(m_region.m_graph.node(n) - m_region.m_graph.node(h));
                if (d < best) {
                    best = d;
                    from = n;
                    to = h;
                }
            }
        }
        if (from >= 0)
            addRoad({u"bretelle"_s, RoadClass::Avenue, -1, {from, to}, {}});
    }
}

void RegionBuilder::buildShoreRoads()
{
    for (std::size_t i = 0; i < std::size(lakeSeeds); ++i) {
        const QPointF centre = m_lakeCentres[i];
        const QPolygonF shore = m_region.m_waters[i].outline;
        std::vector<int> ring;
        const qsizetype gap = shore.size() / 6; // a road around most of the lake
        for (qsizetype k = 0; k + gap < shore.size(); k += 2) {
            const QPointF p = shore[k] + unitOf(shore[k] - centre) * 0.11;
            if (!isInside(p, 0.5))
                break;
            ring.push_back(m_region.m_graph.addNode(p));
        }
        if (ring.size() < 4)
            continue;
        const int junction = nearestConnected(m_region.m_graph.node(ring.front()));
        const QString lake = m_region.m_waters[i].name;
        addRoad({u"chemin du "_s + lake.left(1).toUpper() + lake.mid(1), RoadClass::Rural, -1, ring,
            {}});
        addRoad({u"montée du Lac"_s, RoadClass::Rural, -1,
            wander(junction, ring.front(), 0.15, 0.3), {}});
    }
}

int RegionBuilder::nearestConnected(QPointF p) const
{
    return m_region.m_graph.nearestNode(p);
}

void RegionBuilder::buildRangs()
{
    RoadNames names(Random::forPurpose(m_seed, 50));
    for (const int main : m_mainRoads) {
        const std::vector<int> nodes = m_region.m_roads[std::size_t(main)].nodes;
        int side = m_random.chance(0.5) ? 1 : -1;
        for (std::size_t i = 6; i + 6 < nodes.size(); i += std::size_t(m_random.between(7, 13))) {
            const QPointF start = m_region.m_graph.node(nodes[i]);
            const QPointF direction =
                across(unitOf(m_region.m_graph.node(nodes[i + 1]) - start)) * side;
            side = -side;
            const double reach = m_random.between(1.8, 5.5);
            const double curve = m_random.between(-0.09, 0.09);
            std::vector<int> rang{nodes[i]};
            double angle = std::atan2(direction.y(), direction.x());
            QPointF p = start;
            for (double d = 0; d < reach; d += 0.3) {
                p += QPointF(std::cos(angle), std::sin(angle)) * 0.3;
                angle += curve * 0.3;
                const bool inTown = std::ranges::any_of(m_region.m_towns,
                    [&](const Town &t) { return length(t.centre - p) < t.radius * 1.3; });
                if (!isInside(p, 1) || inTown || isLake(p, 0.15) || m_region.isWater(p))
                    break;
                rang.push_back(m_region.m_graph.addNode(p));
            }
            if (rang.size() > 3)
                addRoad({names.rural(), RoadClass::Rural, -1, rang, {}});
        }
    }
}

void RegionBuilder::joinComponents()
{
    RoadGraph &graph = m_region.m_graph;
    const auto count = std::size_t(graph.nodeCount());
    std::vector<int> component(count, -1);
    std::vector<int> sizes;
    std::vector<std::vector<int>> neighbours(count);
    for (const Road &road : m_region.m_roads) {
        for (std::size_t i = 1; i < road.nodes.size(); ++i) {
            neighbours[std::size_t(road.nodes[i])].push_back(road.nodes[i - 1]);
            neighbours[std::size_t(road.nodes[i - 1])].push_back(road.nodes[i]);
        }
    }
    for (std::size_t n = 0; n < count; ++n) {
        if (component[n] >= 0 || neighbours[n].empty())
            continue;
        sizes.push_back(0);
        std::vector<int> stack{int(n)};
        component[n] = int(sizes.size()) - 1;
        while (!stack.empty()) {
            const int at = stack.back();
            stack.pop_back();
            ++sizes.back();
            for (const int next : neighbours[std::size_t(at)]) {
                if (component[std::size_t(next)] < 0) {
                    component[std::size_t(next)] = component[n];
                    stack.push_back(next);
                }
            }
        }
    }
    const int biggest = int(std::ranges::max_element(sizes) - sizes.begin());
    for (int c = 0; c < int(sizes.size()); ++c) {
        if (c == biggest)
            continue;
        double best = 1e9;
        int from = -1;
        int to = -1;
        for (std::size_t a = 0; a < count; ++a) {
            if (component[a] != c)
                continue;
            for (std::size_t b = 0; b < count; ++b) {
                if (component[b] != biggest)
                    continue;
                const double d = length(graph.node(int(a)) - graph.node(int(b)));
                if (d < best) {
                    best = d;
                    from = int(a);
                    to = int(b);
                }
            }
        }
        if (from >= 0)
            addRoad({u"chemin de la Traverse"_s, RoadClass::Street, -1, {from, to}, {}});
    }
}

void RegionBuilder::placeAreas()
{
    std::vector<Area> woods;
    for (int i = 0; i < 130; ++i) {
        const double y = m_random.between(-30.0, 30.0);
        if (m_random.unit() > 0.25 + 0.75 * (y + 30) / 60) // the north is wooded, the south farmed
            continue;
        woods.push_back({Area::Kind::Forest,
            blob({m_random.between(-40.0, 40.0), y}, m_random.between(0.8, 5.0), 0.3, 40), 0});
    }
    m_region.m_areas.insert(m_region.m_areas.begin(), woods.begin(), woods.end());

    // Long narrow fields at right angles to the country roads, as along the old rangs.
    for (const Road &road : m_region.m_roads) {
        if (road.roadClass != RoadClass::Rural && road.roadClass != RoadClass::Main)
            continue;
        for (int i = 1; i < road.line.size(); ++i) {
            const QPointF a = road.line[i - 1];
            const QPointF b = road.line[i];
            if ((a.y() + 30) / 60 > m_random.between(0.2, 1.1))
                continue;
            for (const int side : {1, -1}) {
                const QPointF reach = across(unitOf(b - a)) * side * m_random.between(0.5, 1.2);
                const QPolygonF field({a, b, b + reach, a + reach});
                const bool clear = std::ranges::all_of(field, [this](QPointF p) {
                    return !m_region.isWater(p)
                        && std::ranges::none_of(m_region.m_towns,
                            [p](const Town &t) { return length(t.centre - p) < t.radius * 1.15; });
                });
                if (clear)
                    m_region.m_areas.push_back({Area::Kind::Field, field, m_random.below(4)});
            }
        }
    }
    std::ranges::stable_sort(m_region.m_areas, {}, [](const Area &a) { return int(a.kind); });
}

} // namespace FibreDesk::Sandbox
