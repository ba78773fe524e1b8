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

namespace FibreDesk::Cpe {

namespace {

using Indices = std::vector<std::size_t>;

constexpr double metresPerDegree = 111'195;

double metresBetween(double north, double east, double otherNorth, double otherEast)
{
    const double middle = (north + otherNorth) / 2 * std::numbers::pi / 180;
    return std::hypot(north - otherNorth, (east - otherEast) * std::cos(middle)) * metresPerDegree;
}

/// Works on one set of reports; `m_free` are the silent ones that no group has taken yet.
class Finder {
public:
    Finder(const std::vector<SilenceReport> &reports, const SilenceRules &rules)
        : m_reports(reports)
        , m_rules(rules)
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
        while (!free.empty()) {
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
            std::erase_if(
                free, [&fell](std::size_t at) { return std::ranges::contains(fell, at); });
        }
    }

    void takePlaces()
    {
        Indices placed;
        for (std::size_t at = 0; at < m_reports.size(); ++at) {
            if (hasPosition(at))
                placed.push_back(at);
        }
        Indices free = freeOf(placed);
        while (!free.empty()) {
            // From one to its neighbours, and on to theirs, as long as the time fits the first.
            const QDateTime first = m_reports[free.front()].since;
            Indices near{free.front()};
            for (std::size_t next = 0; next < near.size(); ++next) {
                for (const std::size_t other : free) {
                    if (first.secsTo(m_reports[other].since) > m_rules.together.count())
                        break;
                    if (!std::ranges::contains(near, other)
                        && apart(near[next], other) <= m_rules.metres)
                        near.push_back(other);
                }
            }
            if (int(near.size()) >= m_rules.least) {
                int alive = 0;
                int unknown = 0;
                for (const std::size_t at : placed) {
                    if (isSilent(m_reports[at])
                        || std::ranges::none_of(near, [&](std::size_t member) {
                               return apart(member, at) <= m_rules.metres;
                           }))
                        continue;
                    ++(m_reports[at].isOnline ? alive : unknown);
                }
                if (double(near.size()) / double(near.size() + std::size_t(alive)) >= m_rules.share)
                    take(near, SilentGroup::Scope::Place, alive, unknown);
            }
            std::erase_if(
                free, [&near](std::size_t at) { return std::ranges::contains(near, at); });
        }
    }

    void take(const Indices &members, SilentGroup::Scope scope, int alive, int unknown)
    {
        SilentGroup group{.scope = scope, .alive = alive, .unknown = unknown};
        QSet<QString> customers;
        QHash<QString, int> olts;
        QHash<QString, int> ports;
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
            if (!report.port.isEmpty())
                ++ports[report.port];
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
    std::vector<bool> m_free;
    std::vector<SilentGroup> m_found{};
};

} // namespace

std::vector<SilentGroup> silentTogether(
    const std::vector<SilenceReport> &reports, const SilenceRules &rules)
{
    return Finder(reports, rules).find();
}

} // namespace FibreDesk::Cpe
