// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "region/regionbuilder.h"

#include <cmath>

namespace FibreDesk::Sandbox {

namespace {

constexpr double setBack = 0.012; // kilometres from the middle of a street to a lot
constexpr double cornerGap = 0.035; // free at both ends of a block, for the crossing street's lots

} // namespace

LotBuilder::LotBuilder(std::vector<Lot> &lots, const Region &region, quint64 seed)
    : m_lots(lots)
    , m_region(region)
    , m_random(Random::forPurpose(seed, 2))
{
}

void LotBuilder::build()
{
    for (std::size_t i = 0; i < m_region.roads().size(); ++i) {
        if (m_region.roads()[i].roadClass != RoadClass::Highway
            && m_region.roads()[i].name != u"bretelle")
            along(int(i));
    }
}

void LotBuilder::along(int roadIndex)
{
    const Road &road = m_region.roads()[std::size_t(roadIndex)];
    const bool urban = road.town >= 0;
    const double spacing = urban ? 0.0185 : 0.055;
    const double gap = urban ? cornerGap : 0.03;
    const double density = urban ? 0.97 : road.roadClass == RoadClass::Main ? 0.28 : 0.42;
    const int base = urban ? 10 * m_random.between(1, 20) : 100 * m_random.between(1, 12);
    double run = 0;
    for (int i = 1; i < road.line.size(); ++i) {
        const QPointF a = road.line[i - 1];
        const QPointF b = road.line[i];
        const double size = std::hypot(b.x() - a.x(), b.y() - a.y());
        const QPointF direction = size > 0 ? (b - a) / size : QPointF(1, 0);
        const int count = int((size - 2 * gap) / spacing + 1e-6);
        for (int k = 0; k < count; ++k) {
            const double at = gap + (k + 0.5) * spacing;
            const int step = urban ? int((run + at) / spacing) : int((run + at) * 50);
            for (const int side : {1, -1}) {
                if (m_random.chance(density))
                    tryLot(roadIndex, a + direction * at, direction, side,
                        base + 2 * step + (side > 0 ? 1 : 0), urban);
            }
        }
        run += size;
    }
}

void LotBuilder::tryLot(
    int roadIndex, QPointF at, QPointF direction, int side, int number, bool urban)
{
    const QPointF out = QPointF(-direction.y(), direction.x()) * side;
    const double half = urban ? 0.0088 : 0.02;
    const double depth = urban ? 0.030 : 0.06;
    const double houseHalf = half * m_random.between(0.45, 0.75) * (urban ? 1.0 : 0.5);
    const double houseAt =
        setBack + (urban ? m_random.between(0.004, 0.008) : m_random.between(0.010, 0.030));
    const double houseDeep = m_random.between(0.009, 0.014);
    Lot lot;
    lot.outline = QPolygonF({at + out * setBack - direction * half,
        at + out * setBack + direction * half, at + out * (setBack + depth) + direction * half,
        at + out * (setBack + depth) - direction * half});
    lot.building = QPolygonF(
        {at + out * houseAt - direction * houseHalf, at + out * houseAt + direction * houseHalf,
            at + out * (houseAt + houseDeep) + direction * houseHalf,
            at + out * (houseAt + houseDeep) - direction * houseHalf});
    lot.door = at + out * houseAt;
    for (const QPointF corner : lot.outline) {
        if (m_region.isWater(corner))
            return;
    }
    const Road &road = m_region.roads()[std::size_t(roadIndex)];
    lot.road = roadIndex;
    lot.town = road.town >= 0 ? road.town : nearestTown(at);
    const Town &town = m_region.towns()[std::size_t(lot.town)];
    if (!urban && town.outline.containsPoint(at, Qt::OddEvenFill))
        return;
    lot.civicNumber = number;
    m_lots.push_back(lot);
}

int LotBuilder::nearestTown(QPointF p) const
{
    int best = 0;
    double bestDistance = 1e9;
    for (std::size_t i = 0; i < m_region.towns().size(); ++i) {
        const QPointF d = m_region.towns()[i].centre - p;
        if (std::hypot(d.x(), d.y()) < bestDistance) {
            bestDistance = std::hypot(d.x(), d.y());
            best = int(i);
        }
    }
    return best;
}

} // namespace FibreDesk::Sandbox
