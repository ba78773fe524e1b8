// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/trail.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace FibreDesk::Gps {

namespace {

struct Metres {
    double x = 0;
    double y = 0;
};

Metres project(const GeoPoint &point, const GeoPoint &origin)
{
    constexpr double perDegree = 111'195;
    return {(point.longitude - origin.longitude) * perDegree
            * std::cos(qDegreesToRadians(origin.latitude)),
        (point.latitude - origin.latitude) * perDegree};
}

double distanceToLine(Metres point, Metres from, Metres to)
{
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double length = (dx * dx) + (dy * dy);
    const double along = length > 0
        ? std::clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0.0, 1.0)
        : 0;
    return std::hypot(point.x - from.x - (along * dx), point.y - from.y - (along * dy));
}

/// Douglas and Peucker's thinning of one stretch without gaps, its ends kept.
void thin(std::vector<TrailPoint> &trail, const std::vector<TrailPoint> &stretch, double tolerance)
{
    if (stretch.empty())
        return;
    std::vector<Metres> plane;
    plane.reserve(stretch.size());
    for (const TrailPoint &point : stretch)
        plane.push_back(project(point.position, stretch.front().position));
    std::vector<bool> isKept(stretch.size(), false);
    isKept.front() = true;
    isKept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, stretch.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double worst = tolerance;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double off = distanceToLine(plane[i], plane[first], plane[last]);
            if (off > worst) {
                worst = off;
                at = i;
            }
        }
        if (at == 0)
            continue;
        isKept[at] = true;
        open.emplace_back(first, at);
        open.emplace_back(at, last);
    }
    for (std::size_t i = 0; i < stretch.size(); ++i) {
        if (isKept[i])
            trail.push_back(stretch[i]);
    }
}

} // namespace

std::vector<TrailPoint> trailOf(
    const std::vector<Fix> &fixes, const std::vector<Stop> &stops, const TrailRules &rules)
{
    std::vector<TrailPoint> trail;
    std::vector<TrailPoint> stretch;
    const auto close = [&] {
        thin(trail, stretch, rules.tolerance);
        stretch.clear();
    };
    auto stop = stops.begin();
    QDateTime last;
    for (const Fix &fix : fixes) {
        while (stop != stops.end() && fix.time > stop->left)
            ++stop;
        const bool isGap = last.isValid() && last.secsTo(fix.time) > rules.gap.count();
        last = fix.time;
        const bool isStanding = stop != stops.end() && fix.time >= stop->arrived;
        if (isStanding) {
            // The ends of a stop are ends of a stretch: thinning never takes them.
            if (fix.time == stop->arrived) {
                if (isGap)
                    close();
                stretch.push_back(
                    {.position = stop->position, .time = stop->arrived, .isAfterGap = isGap});
                close();
            }
            if (fix.time == stop->left && stop->left > stop->arrived)
                stretch.push_back({.position = stop->position, .time = stop->left});
            continue;
        }
        if (isGap)
            close();
        stretch.push_back({.position = fix.position, .time = fix.time, .isAfterGap = isGap});
    }
    close();
    return trail;
}

std::optional<Moment> momentAt(
    const std::vector<Fix> &fixes, const QDateTime &time, const TrailRules &rules)
{
    const auto after = std::ranges::upper_bound(fixes, time, {}, &Fix::time);
    if (after == fixes.begin())
        return std::nullopt; // before the first of them nothing is known
    const Fix &from = *(after - 1);
    Moment moment{.position = from.position,
        .course = from.course,
        .speed = from.speed,
        .isGap = false,
        .since = from.time};
    if (after == fixes.end()) {
        moment.isGap = from.time.secsTo(time) > rules.gap.count();
        return moment;
    }
    const Fix &to = *after;
    const double span = double(from.time.msecsTo(to.time));
    if (span > double(rules.gap.count()) * 1000) {
        moment.isGap = true;
        return moment;
    }
    const double part = double(from.time.msecsTo(time)) / span;
    moment.position = {
        from.position.latitude + ((to.position.latitude - from.position.latitude) * part),
        from.position.longitude + ((to.position.longitude - from.position.longitude) * part)};
    moment.speed = from.speed + ((to.speed - from.speed) * part);
    return moment;
}

} // namespace FibreDesk::Gps
