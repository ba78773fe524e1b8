// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/stops.h"

#include <algorithm>

namespace FibreDesk::Gps {

namespace {

/// A running middle of fixes that lie close together.
class Middle {
public:
    void add(const GeoPoint &point)
    {
        m_latitude += point.latitude;
        m_longitude += point.longitude;
        ++m_count;
    }
    [[nodiscard]] GeoPoint point() const { return {m_latitude / m_count, m_longitude / m_count}; }

private:
    double m_latitude = 0;
    double m_longitude = 0;
    int m_count = 0;
};

struct Stay {
    std::size_t last = 0; ///< index of the last fix there
    GeoPoint position;
};

/// How long the device stayed where it was at `first`.
Stay stayFrom(const std::vector<Fix> &fixes, std::size_t first, const StopRules &rules)
{
    Middle middle;
    middle.add(fixes[first].position);
    Stay stay{.last = first, .position = fixes[first].position};
    int strays = 0;
    for (std::size_t i = first + 1; i < fixes.size(); ++i) {
        const double accuracy = qIsNaN(fixes[i].accuracy) ? 0 : fixes[i].accuracy;
        const double reach = rules.radius + std::min(accuracy, rules.radius);
        if (distanceBetween(stay.position, fixes[i].position) <= reach) {
            strays = 0;
            middle.add(fixes[i].position);
            stay = {.last = i, .position = middle.point()};
        } else if (++strays > rules.strays) {
            break;
        }
    }
    return stay;
}

} // namespace

std::vector<Stop> findStops(const std::vector<Fix> &fixes, const StopRules &rules)
{
    std::vector<Stop> stops;
    std::size_t i = 0;
    while (i < fixes.size()) {
        const Stay stay = stayFrom(fixes, i, rules);
        if (fixes[i].time.secsTo(fixes[stay.last].time) < rules.atLeast.count()) {
            ++i;
            continue;
        }
        Stop stop{.position = stay.position,
            .arrived = fixes[i].time,
            .left = fixes[stay.last].time,
            .seenBefore = i > 0 ? fixes[i - 1].time : QDateTime(),
            .seenAfter = stay.last + 1 < fixes.size() ? fixes[stay.last + 1].time : QDateTime(),
            .places = {}};
        stops.push_back(std::move(stop));
        i = stay.last + 1;
    }
    return stops;
}

void joinPlaces(std::vector<Stop> &stops, const std::vector<Place> &places, double together)
{
    for (Stop &stop : stops) {
        std::vector<std::pair<double, QString>> near;
        for (const Place &place : places) {
            const double metres = distanceBetween(stop.position, place.position);
            if (metres <= place.radius)
                near.emplace_back(metres, place.id);
        }
        std::ranges::sort(near);
        stop.places.clear();
        for (const auto &[metres, id] : near) {
            if (metres <= near.front().first + together)
                stop.places.append(id);
        }
    }
}

std::vector<PlaceVisit> visitsOf(const std::vector<Stop> &stops)
{
    std::vector<PlaceVisit> visits;
    for (const Stop &stop : stops) {
        for (const QString &place : stop.places) {
            auto visit = std::ranges::find(visits, place, &PlaceVisit::place);
            if (visit == visits.end()) {
                visits.push_back({.place = place,
                    .arrived = stop.arrived,
                    .seenBefore = stop.seenBefore,
                    .left = {}});
                visit = visits.end() - 1;
            }
            visit->left = stop.left;
            visit->onSite += stop.dwell();
            ++visit->times;
            visit->isOngoing = stop.isOngoing();
        }
    }
    return visits;
}

} // namespace FibreDesk::Gps
