// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/route/routeexchange.h"

#include <algorithm>
#include <utility>

namespace FibreDesk::Dispatch {

namespace {

constexpr double worthwhile = 1e-7;
constexpr int longestSegment = 3;

/// Only what makes the ways shorter is looked at: that is told without a walk through the routes.
/// Whether it pays in all is then asked.
class Exchange {
public:
    Exchange(RouteSet &routes, const std::function<bool()> &isOver)
        : m_routes(routes)
        , m_isOver(isOver)
        , m_sequences(routes.sequences())
    {
    }

    void run()
    {
        const int count = m_routes.vehicleCount();
        std::vector<char> isNew(std::size_t(count), 1);
        while (std::ranges::contains(isNew, 1)) {
            // Two routes that did not change since they were compared need not be again.
            const std::vector<char> wasNew = std::exchange(isNew, std::vector<char>(isNew.size()));
            for (int a = 0; a < count; ++a) {
                for (int b = a; b < count; ++b) {
                    const auto first = std::size_t(a);
                    const auto second = std::size_t(b);
                    if (m_isOver())
                        return;
                    if ((wasNew[first] == 0 && wasNew[second] == 0)
                        || (m_sequences[first].empty() && m_sequences[second].empty()))
                        continue;
                    while (!m_isOver() && (improve(a, b) || (a != b && improve(b, a))))
                        isNew[first] = isNew[second] = 1;
                }
            }
        }
    }

private:
    using Sequence = std::vector<int>;

    [[nodiscard]] bool isFree(int stop) const
    {
        return !m_routes.problem().stops[std::size_t(stop)].isFixed;
    }
    /// Places: -1 is the start of the vehicle, the size its end.
    [[nodiscard]] int leaveOf(int vehicle, const Sequence &stops, int position) const
    {
        if (position < 0)
            return m_routes.route(vehicle).nodes.front().leave;
        const RoutingStop &stop = stopAt(stops[std::size_t(position)]);
        return stop.leavePlace == nowhere ? stop.place : stop.leavePlace;
    }
    [[nodiscard]] int enterOf(int vehicle, const Sequence &stops, int position) const
    {
        if (position >= int(stops.size()))
            return m_routes.route(vehicle).nodes.back().enter;
        return stopAt(stops[std::size_t(position)]).place;
    }
    [[nodiscard]] const RoutingStop &stopAt(int stop) const
    {
        return m_routes.problem().stops[std::size_t(stop)];
    }
    [[nodiscard]] double way(
        int va, const Sequence &a, int i, int vb, const Sequence &b, int j) const
    {
        return m_routes.wayCost(leaveOf(va, a, i), enterOf(vb, b, j));
    }

    /// The first change between the two routes that makes them cheaper is made.
    bool improve(int a, int b)
    {
        return moveSegments(a, b) || (a < b && (swapStops(a, b) || swapTails(a, b)));
    }

    bool moveSegments(int a, int b)
    {
        const Sequence &from = m_sequences[std::size_t(a)];
        const Sequence &to = m_sequences[std::size_t(b)];
        for (int i = 0; i < int(from.size()); ++i) {
            for (int length = 1; length <= longestSegment && i + length <= int(from.size());
                ++length) {
                if (!isFree(from[std::size_t(i + length - 1)]))
                    break;
                const double saved = way(a, from, i - 1, a, from, i)
                    + way(a, from, i + length - 1, a, from, i + length)
                    - way(a, from, i - 1, a, from, i + length);
                for (int j = 0; j <= int(to.size()); ++j) {
                    if (a == b && j >= i && j <= i + length)
                        continue;
                    const double added = way(b, to, j - 1, a, from, i)
                        + way(a, from, i + length - 1, b, to, j) - way(b, to, j - 1, b, to, j);
                    if (added >= saved - worthwhile)
                        continue;
                    Sequence left = from;
                    const Sequence moved(from.begin() + i, from.begin() + i + length);
                    left.erase(left.begin() + i, left.begin() + i + length);
                    if (a == b) {
                        left.insert(
                            left.begin() + (j > i ? j - length : j), moved.begin(), moved.end());
                        if (take(a, left))
                            return true;
                        continue;
                    }
                    Sequence with = to;
                    with.insert(with.begin() + j, moved.begin(), moved.end());
                    if (take(a, left, b, with))
                        return true;
                }
            }
        }
        return false;
    }

    bool swapStops(int a, int b)
    {
        const Sequence &one = m_sequences[std::size_t(a)];
        const Sequence &two = m_sequences[std::size_t(b)];
        for (int i = 0; i < int(one.size()); ++i) {
            if (!isFree(one[std::size_t(i)]))
                continue;
            for (int j = 0; j < int(two.size()); ++j) {
                if (!isFree(two[std::size_t(j)]))
                    continue;
                const double before = way(a, one, i - 1, a, one, i) + way(a, one, i, a, one, i + 1)
                    + way(b, two, j - 1, b, two, j) + way(b, two, j, b, two, j + 1);
                const double after = way(a, one, i - 1, b, two, j) + way(b, two, j, a, one, i + 1)
                    + way(b, two, j - 1, a, one, i) + way(a, one, i, b, two, j + 1);
                if (after >= before - worthwhile)
                    continue;
                Sequence first = one;
                Sequence second = two;
                std::swap(first[std::size_t(i)], second[std::size_t(j)]);
                if (take(a, first, b, second))
                    return true;
            }
        }
        return false;
    }

    bool swapTails(int a, int b)
    {
        const Sequence &one = m_sequences[std::size_t(a)];
        const Sequence &two = m_sequences[std::size_t(b)];
        for (int i = 0; i <= int(one.size()); ++i) {
            for (int j = 0; j <= int(two.size()); ++j) {
                const double before = way(a, one, i - 1, a, one, i) + way(b, two, j - 1, b, two, j);
                const double after = way(a, one, i - 1, b, two, j) + way(b, two, j - 1, a, one, i);
                if (after >= before - worthwhile)
                    continue;
                Sequence first(one.begin(), one.begin() + i);
                first.insert(first.end(), two.begin() + j, two.end());
                Sequence second(two.begin(), two.begin() + j);
                second.insert(second.end(), one.begin() + i, one.end());
                if (take(a, first, b, second))
                    return true;
            }
        }
        return false;
    }

    bool take(int a, const Sequence &stops)
    {
        if (!m_routes.replace(a, stops, m_routes.route(a).cost - worthwhile))
            return false;
        m_sequences[std::size_t(a)] = stops;
        return true;
    }

    bool take(int a, const Sequence &first, int b, const Sequence &second)
    {
        const double bound = m_routes.route(a).cost + m_routes.route(b).cost - worthwhile;
        const double left = m_routes.costOf(a, first);
        if (left >= bound || left + m_routes.costOf(b, second) >= bound)
            return false;
        std::ignore = m_routes.replace(a, first);
        std::ignore = m_routes.replace(b, second);
        m_sequences[std::size_t(a)] = first;
        m_sequences[std::size_t(b)] = second;
        return true;
    }

    RouteSet &m_routes;
    const std::function<bool()> &m_isOver;
    std::vector<Sequence> m_sequences;
};

} // namespace

void exchangeStops(RouteSet &routes, const std::function<bool()> &isOver)
{
    if (!routes.hasLinks())
        Exchange(routes, isOver).run();
}

} // namespace FibreDesk::Dispatch
