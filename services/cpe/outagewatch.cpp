// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/outagewatch.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Cpe {

namespace {

using Reports = QHash<QString, const SilenceReport *>;

OutageCause causeOf(
    const SilentGroup &group, const std::vector<SilentGroup> &all, const SilenceRules &rules)
{
    switch (group.scope) {
    case SilentGroup::Scope::Olt: {
        const bool isAlone = std::ranges::none_of(all, [&](const SilentGroup &other) {
            return other.scope == SilentGroup::Scope::Olt && other.olt != group.olt
                && std::abs(other.since.secsTo(group.since)) <= rules.together.count();
        });
        return isAlone ? OutageCause::Olt : OutageCause::SeveralOlts;
    }
    case SilentGroup::Scope::Port:
        return OutageCause::Port;
    case SilentGroup::Scope::Place:
        break;
    }
    if (group.olts > 1) {
        return OutageCause::Power;
    }
    return group.ports > 1 ? OutageCause::Cable : OutageCause::Splitter;
}

QStringList sortedUnion(const QStringList &one, const QStringList &other)
{
    QStringList all = one + other;
    all.sort();
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

/// Who of it is back, and since when.
void takeBack(Outage &outage, const Reports &reports)
{
    const QDateTime knownSince = outage.back.isEmpty() ? QDateTime() : outage.backSince;
    outage.back.clear();
    QDateTime first;
    for (const QString &id : std::as_const(outage.fell)) {
        const SilenceReport *report = reports.value(id);
        if (report && report->isOnline == true) {
            outage.back += id;
            if (report->heard.isValid() && (!first.isValid() || report->heard < first)) {
                first = report->heard;
            }
        }
    }
    // Each inform is a later one: the first one seen tells when it came back.
    outage.backSince = outage.back.isEmpty() ? QDateTime()
        : knownSince.isValid()               ? knownSince
                                             : first;
}

QStringList stillSilent(const Outage &outage, const Reports &reports)
{
    QStringList silent;
    for (const QString &id : outage.fell) {
        const SilenceReport *report = reports.value(id);
        if (report && report->isOnline == false) {
            silent += id;
        }
    }
    return silent;
}

/// Nobody of it was found together any more: it goes away, or it is over.
bool isKept(
    Outage &outage, const Reports &reports, const QDateTime &at, std::chrono::seconds remembered)
{
    takeBack(outage, reports);
    outage.group.devices = stillSilent(outage, reports);
    if (!outage.group.devices.isEmpty()) {
        outage.over = {};
        // Without anyone back it was never more than it is now: too few to be one.
        return !outage.back.isEmpty();
    }
    if (outage.back.isEmpty()) {
        return false; // nobody knows of them any more
    }
    if (!outage.over.isValid()) {
        outage.over = at;
    }
    return outage.over.secsTo(at) <= remembered.count();
}

} // namespace

std::vector<Outage> followOutages(const std::vector<Outage> &before,
    const std::vector<SilentGroup> &now, const std::vector<SilenceReport> &reports,
    const QDateTime &at, const SilenceRules &rules, std::chrono::seconds remembered)
{
    Reports byId;
    for (const SilenceReport &report : reports) {
        byId.insert(report.id, &report);
    }
    QHash<QString, std::size_t> outageOf;
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (const QString &id : before[i].fell) {
            outageOf.insert(id, i);
        }
    }
    std::vector<Outage> outages;
    QSet<std::size_t> found;
    for (const SilentGroup &group : now) {
        QHash<std::size_t, int> shared;
        for (const QString &id : group.devices) {
            if (const auto it = outageOf.constFind(id); it != outageOf.cend()) {
                ++shared[*it];
            }
        }
        Outage outage{.group = group, .cause = causeOf(group, now, rules), .fell = group.devices};
        const Outage *same = nullptr;
        int most = 0;
        for (auto it = shared.cbegin(); it != shared.cend(); ++it) {
            const bool isLess = same && before[it.key()].id < same->id;
            if (it.value() > most || (it.value() == most && isLess)) {
                most = it.value();
                same = &before[it.key()];
            }
        }
        const auto place = same ? std::size_t(same - before.data()) : before.size();
        // What fell a second time after all were back is another one.
        if (same && !found.contains(place) && !same->isOver()) {
            found.insert(place);
            outage.id = same->id;
            outage.fell = sortedUnion(same->fell, group.devices);
            outage.back = same->back;
            outage.backSince = same->backSince;
            outage.group.since = std::min(same->group.since, group.since);
            takeBack(outage, byId);
        } else {
            outage.id = u"%1@%2"_s.arg(group.devices.first(), group.since.toString(Qt::ISODate));
        }
        outages.push_back(std::move(outage));
    }
    QSet<QString> isElsewhere;
    for (const Outage &outage : outages) {
        isElsewhere.unite({outage.group.devices.cbegin(), outage.group.devices.cend()});
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        Outage outage = before[i];
        if (found.contains(i)) {
            continue;
        }
        // What belongs to another one by now is not told twice.
        outage.fell.removeIf([&](const QString &id) { return isElsewhere.contains(id); });
        if (isKept(outage, byId, at, remembered)) {
            outages.push_back(std::move(outage));
        }
    }
    return outages;
}

} // namespace FibreDesk::Cpe
