// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/surroundings.h"

#include <QLineF>

#include <cmath>
#include <numbers>

namespace FibreDesk::Sandbox {

namespace {

constexpr double kFarX = 620;
constexpr double kFarY = 520;
constexpr int kWoods = 3400;
constexpr int kLakes = 900;

QPolygonF blob(Random &random, QPointF centre, double radius)
{
    const double phase[] = {
        random.between(0.0, 6.28), random.between(0.0, 6.28), random.between(0.0, 6.28)};
    const double squeeze = random.between(0.5, 1.0);
    const double turn = random.between(0.0, std::numbers::pi);
    QPolygonF result;
    for (int i = 0; i < 40; ++i) {
        const double angle = 2 * std::numbers::pi * i / 40;
        const double r = radius
            * (1 + 0.2 * std::sin(2 * angle + phase[0]) + 0.13 * std::sin(3 * angle + phase[1])
                + 0.07 * std::sin(7 * angle + phase[2]));
        const QPointF p(r * std::cos(angle), r * std::sin(angle) * squeeze);
        result << centre
                + QPointF(p.x() * std::cos(turn) - p.y() * std::sin(turn),
                    p.x() * std::sin(turn) + p.y() * std::cos(turn));
    }
    return result;
}

bool isInRegion(QPointF p, double margin)
{
    return std::abs(p.x()) < Region::halfWidth + margin
        && std::abs(p.y()) < Region::halfHeight + margin;
}

/// Goes on from `from` in its direction with long bends until it is out of sight.
QPolygonF onwards(QPointF before, QPointF from, double sway)
{
    QPolygonF line{from};
    const QLineF heading(before, from);
    const QPointF ahead(heading.dx() / heading.length(), heading.dy() / heading.length());
    const QPointF side(-ahead.y(), ahead.x());
    for (double d = 1; d < kFarX; d += d < 20 ? 1 : 4) {
        const double bend =
            sway * (std::sin(d / 23) + 0.6 * std::sin(d / 61)) * std::min(1.0, d / 30);
        line << from + ahead * d + side * bend;
    }
    return line;
}

} // namespace

Surroundings::Surroundings(const Region &region)
{
    Random random = Random::forPurpose(7, 4711);
    for (int i = 0; i < kWoods; ++i) {
        const QPointF centre(random.between(-kFarX, kFarX), random.between(-kFarY, kFarY));
        // Denser to the north, as in the region.
        const bool isKept = random.unit() < 0.45 + 0.5 * centre.y() / kFarY;
        const QPolygonF wood = blob(random, centre, random.between(2.5, 15.0));
        if (isKept && !isInRegion(centre, 3)) {
            woods.push_back(wood);
        }
    }
    for (int i = 0; i < kLakes; ++i) {
        const QPointF centre(random.between(-kFarX, kFarX), random.between(-kFarY, kFarY));
        const double radius = 0.5 + 4.5 * std::pow(random.unit(), 3);
        const QPolygonF lake = blob(random, centre, radius);
        if (!isInRegion(centre, 3 + radius * 1.5)) {
            lakes.push_back(lake);
        }
    }
    for (const Road &road : region.roads()) {
        if (road.roadClass != RoadClass::Highway || road.line.size() < 2) {
            continue;
        }
        Road on{.name = road.name, .roadClass = road.roadClass, .nodes = {}, .line = {}};
        const qsizetype last = road.line.size() - 1;
        if (std::abs(road.line[0].x()) > Region::halfWidth - 4) {
            on.line = onwards(road.line[1], road.line[0], 5);
            highways.push_back(on);
        }
        if (std::abs(road.line[last].x()) > Region::halfWidth - 4) {
            on.line = onwards(road.line[last - 1], road.line[last], 5);
            highways.push_back(on);
        }
    }
    for (const Water &water : region.waters()) {
        if (!water.isRiver || water.outline.size() < 8) {
            continue;
        }
        // One bank down, the other up: the ends lie half way round and at the seam.
        const qsizetype count = water.outline.size();
        const auto middle = [&](qsizetype i) {
            return (water.outline[i] + water.outline[count - 1 - i]) / 2;
        };
        const auto width = [&](qsizetype i) {
            return QLineF(water.outline[i], water.outline[count - 1 - i]).length();
        };
        const qsizetype end = count / 2 - 1;
        for (const auto &[before, at] : {std::pair{qsizetype(3), qsizetype(0)}, {end - 3, end}}) {
            const QPolygonF line = onwards(middle(before), middle(at), 4);
            QPolygonF outline;
            QPolygonF back;
            for (qsizetype i = 1; i < line.size(); ++i) {
                const QLineF piece(line[i - 1], line[i]);
                const QPointF side =
                    QPointF(-piece.dy(), piece.dx()) / piece.length() * width(at) / 2;
                outline << line[i - 1] + side;
                back.prepend(line[i - 1] - side);
            }
            rivers.push_back({.name = water.name,
                .outline = QPolygonF(outline + back),
                .bounds = {},
                .isRiver = true});
        }
    }
}

} // namespace FibreDesk::Sandbox
