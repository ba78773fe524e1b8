// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/outage.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <utility>

namespace FibreDesk::Cpe {

namespace {

using Indices = std::vector<std::size_t>;

constexpr double metresPerDegree = 111'195;

double metresBetween(double north, double east, double otherNorth, double otherEast)
{
    const double middle = (north + otherNorth) / 2 * std::numbers::pi / 180;
    return std::hypot(north - otherNorth, (east - otherEast) * std::cos(middle)) * metresPerDegree;
}

/// Points by squares that are no narrower than the distance asked for.
class Grid {
public:
    explicit Grid(double metres)
        : m_height(metres / metresPerDegree)
    {
    }

    void setSouthAndNorth(double south, double north)
    {
        // The narrowest degree of longitude, so that no neighbour is two squares away.
        const double highest = std::min(85.0, std::max(std::abs(south), std::abs(north)));
        m_width = m_height / std::cos(highest * std::numbers::pi / 180);
    }
    void add(std::size_t at, double latitude, double longitude)
    {
        m_squares[squareOf(latitude, longitude)].push_back(at);
    }
    template <typename Visit>
    void around(double latitude, double longitude, Visit visit) const
    {
        const auto [row, column] = squareOf(latitude, longitude);
        for (qint64 y = row - 1; y <= row + 1; ++y) {
            for (qint64 x = column - 1; x <= column + 1; ++x) {
                if (const auto square = m_squares.constFind({y, x}); square != m_squares.cend())
                    std::ranges::for_each(*square, visit);
            }
        }
    }

private:
    [[nodiscard]] std::pair<qint64, qint64> squareOf(double latitude, double longitude) const
    {
        return {qint64(std::floor(latitude / m_height)), qint64(std::floor(longitude / m_width))};
    }

    double m_height;
    double m_width = 1;
    QHash<std::pair<qint64, qint64>, Indices> m_squares;
};

/// Works on one set of reports; `m_free` are the silent ones that no group has taken yet.
class Finder {
public:
    Finder(const std::vector<SilenceReport> &reports, const SilenceRules &rules,
        const std::atomic<bool> *isVoid)
        : m_reports(reports)
        , m_rules(rules)
        , m_isVoid(isVoid)
        , m_free(reports.size(), false)
    {
        for (std::size_t at = 0; at < reports.size(); ++at)
            m_free[at] = isSilent(reports[at]) && reports[at].since.isValid();
    }

    std::vector<SilentGroup> find()
    {
        std::map<QString, Indices> olts;
        for (std::size_t at = 0; at < m_reports.size(); ++at) {
            if (!m_reports[at].olt.isEmpty())
                olts[m_reports[at].olt].push_back(at);
        }
        for (const auto &[olt, all] : olts)
            takeFrom(all, SilentGroup::Scope::Olt);
        for (const auto &[olt, all] : olts) {
            std::map<QString, Indices> ports;
            for (const std::size_t at : all) {
                if (!m_reports[at].port.isEmpty())
                    ports[m_reports[at].port].push_back(at);
            }
            for (const auto &[port, some] : ports)
                takeFrom(some, SilentGroup::Scope::Port);
        }
        takePlaces();
        std::ranges::sort(m_found, [](const SilentGroup &left, const SilentGroup &right) {
            if (left.confidence != right.confidence)
                return left.confidence > right.confidence;
            if (left.devices.size() != right.devices.size())
                return left.devices.size() > right.devices.size();
            return left.devices < right.devices;
        });
        return std::move(m_found);
    }

private:
    static bool isSilent(const SilenceReport &report) { return report.isOnline == false; }
    [[nodiscard]] bool isVoid() const { return m_isVoid && m_isVoid->load(); }

    [[nodiscard]] bool hasPosition(std::size_t at) const
    {
        return m_reports[at].latitude && m_reports[at].longitude;
    }

    [[nodiscard]] double apart(std::size_t left, std::size_t right) const
    {
        return metresBetween(*m_reports[left].latitude, *m_reports[left].longitude,
            *m_reports[right].latitude, *m_reports[right].longitude);
    }

    [[nodiscard]] Indices freeOf(const Indices &all) const
    {
        Indices free;
        std::ranges::copy_if(
            all, std::back_inserter(free), [this](std::size_t at) { return m_free[at]; });
        std::ranges::sort(free, [this](std::size_t left, std::size_t right) {
            const QDateTime &one = m_reports[left].since;
            const QDateTime &other = m_reports[right].since;
            return one != other ? one < other : m_reports[left].id < m_reports[right].id;
        });
        return free;
    }

    /// The most that fell within one interval; of two such times the first.
    [[nodiscard]] Indices densest(const Indices &byTime) const
    {
        std::size_t bestBegin = 0;
        std::size_t bestCount = 0;
        std::size_t end = 0;
        for (std::size_t begin = 0; begin < byTime.size(); ++begin) {
            const QDateTime &first = m_reports[byTime[begin]].since;
            while (end < byTime.size()
                && first.secsTo(m_reports[byTime[end]].since) <= m_rules.together.count())
                ++end;
            if (end - begin > bestCount) {
                bestCount = end - begin;
                bestBegin = begin;
            }
        }
        const auto begin = byTime.begin() + std::ptrdiff_t(bestBegin);
        return {begin, begin + std::ptrdiff_t(bestCount)};
    }

    void takeFrom(const Indices &all, SilentGroup::Scope scope)
    {
        const auto alive = std::ranges::count_if(
            all, [this](std::size_t at) { return m_reports[at].isOnline == true; });
        const auto unknown =
            std::ranges::count_if(all, [this](std::size_t at) { return !m_reports[at].isOnline; });
        Indices free = freeOf(all);
        while (!free.empty() && !isVoid()) {
            const Indices fell = densest(free);
            if (int(fell.size()) < m_rules.least)
                return;
            const double share = double(fell.size()) / double(fell.size() + std::size_t(alive));
            QSet<QString> ports;
            for (const std::size_t at : fell)
                ports.insert(m_reports[at].port);
            // One port alone is the port's own outage, whatever else the OLT has.
            const bool isOne = scope == SilentGroup::Scope::Olt && ports.size() < 2;
            if (share >= m_rules.share && !isOne)
                take(fell, scope, int(alive), int(unknown));
            const QSet<std::size_t> gone(fell.cbegin(), fell.cend());
            std::erase_if(free, [&gone](std::size_t at) { return gone.contains(at); });
        }
    }

    void takePlaces()
    {
        Indices placed;
        double south = 90;
        double north = -90;
        for (std::size_t at = 0; at < m_reports.size(); ++at) {
            if (hasPosition(at)) {
                placed.push_back(at);
                south = std::min(south, *m_reports[at].latitude);
                north = std::max(north, *m_reports[at].latitude);
            }
        }
        Grid grid(m_rules.metres);
        grid.setSouthAndNorth(south, north);
        for (const std::size_t at : placed)
            grid.add(at, *m_reports[at].latitude, *m_reports[at].longitude);
        std::vector<bool> isSeen(m_reports.size(), false);
        for (const std::size_t begin : freeOf(placed)) {
            if (isVoid())
                return;
            if (isSeen[begin])
                continue;
            const Indices near = spreadFrom(begin, grid, isSeen);
            if (int(near.size()) < m_rules.least)
                continue;
            const auto [alive, unknown] = othersAround(near, grid);
            if (double(near.size()) / double(near.size() + std::size_t(alive)) >= m_rules.share)
                take(near, SilentGroup::Scope::Place, alive, unknown);
        }
    }

    /// From one to its neighbours, and on to theirs, as long as the time fits the first.
    [[nodiscard]] Indices spreadFrom(
        std::size_t begin, const Grid &grid, std::vector<bool> &isSeen) const
    {
        const QDateTime first = m_reports[begin].since;
        Indices near{begin};
        isSeen[begin] = true;
        for (std::size_t next = 0; next < near.size() && !isVoid(); ++next) {
            const std::size_t member = near[next];
            grid.around(
                *m_reports[member].latitude, *m_reports[member].longitude, [&](std::size_t other) {
                    if (isSeen[other] || !m_free[other])
                        return;
                    const qint64 later = first.secsTo(m_reports[other].since);
                    if (later < 0 || later > m_rules.together.count()
                        || apart(member, other) > m_rules.metres)
                        return;
                    isSeen[other] = true;
                    near.push_back(other);
                });
        }
        return near;
    }

    /// How many around answer, and of how many nobody knows.
    [[nodiscard]] std::pair<int, int> othersAround(const Indices &near, const Grid &grid) const
    {
        QSet<std::size_t> counted;
        int alive = 0;
        int unknown = 0;
        for (const std::size_t member : near) {
            grid.around(
                *m_reports[member].latitude, *m_reports[member].longitude, [&](std::size_t at) {
                    if (isSilent(m_reports[at]) || counted.contains(at)
                        || apart(member, at) > m_rules.metres)
                        return;
                    counted.insert(at);
                    ++(m_reports[at].isOnline ? alive : unknown);
                });
        }
        return {alive, unknown};
    }

    void take(const Indices &members, SilentGroup::Scope scope, int alive, int unknown)
    {
        SilentGroup group{.scope = scope, .alive = alive, .unknown = unknown};
        QSet<QString> customers;
        QHash<QString, int> olts;
        QHash<QString, int> ports;
        QSet<std::pair<QString, QString>> allPorts; // two OLTs have a port 1/7 each
        double north = 0;
        double east = 0;
        int placed = 0;
        for (const std::size_t at : members) {
            const SilenceReport &report = m_reports[at];
            m_free[at] = false;
            group.devices.append(report.id);
            if (!report.customer.isEmpty())
                customers.insert(report.customer);
            if (!report.olt.isEmpty())
                ++olts[report.olt];
            if (!report.port.isEmpty()) {
                ++ports[report.port];
                allPorts.insert({report.olt, report.port});
            }
            if (!group.since.isValid() || report.since < group.since)
                group.since = report.since;
            if (!group.last.isValid() || report.since > group.last)
                group.last = report.since;
            if (hasPosition(at)) {
                north += *report.latitude;
                east += *report.longitude;
                ++placed;
            }
        }
        group.devices.sort();
        group.customers = int(customers.size());
        group.olts = int(olts.size());
        group.ports = int(allPorts.size());
        group.olt = mostOf(olts);
        if (scope != SilentGroup::Scope::Olt)
            group.port = mostOf(ports);
        if (placed > 0) {
            group.latitude = north / placed;
            group.longitude = east / placed;
            for (const std::size_t at : members) {
                if (hasPosition(at))
                    group.radius = std::max(group.radius,
                        metresBetween(*group.latitude, *group.longitude, *m_reports[at].latitude,
                            *m_reports[at].longitude));
            }
        }
        const double count = double(members.size());
        const double share = count / (count + alive);
        const double spread = m_rules.together.count() > 0
            ? double(group.since.secsTo(group.last)) / double(m_rules.together.count())
            : 0;
        group.confidence = std::clamp(share * (1 - 1 / count) * (1 - spread / 4), 0.0, 1.0);
        m_found.push_back(std::move(group));
    }

    static QString mostOf(const QHash<QString, int> &counts)
    {
        QString most;
        int highest = 0;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            if (it.value() > highest || (it.value() == highest && it.key() < most)) {
                highest = it.value();
                most = it.key();
            }
        }
        return most;
    }

    const std::vector<SilenceReport> &m_reports;
    const SilenceRules &m_rules;
    const std::atomic<bool> *m_isVoid;
    std::vector<bool> m_free;
    std::vector<SilentGroup> m_found{};
};

} // namespace

std::vector<SilentGroup> silentTogether(const std::vector<SilenceReport> &reports,
    const SilenceRules &rules, const std::atomic<bool> *isVoid)
{
    return Finder(reports, rules, isVoid).find();
}

} // namespace FibreDesk::Cpe
