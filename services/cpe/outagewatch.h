// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/outage.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace FibreDesk::Cpe {

/// What explains a silence best. Nobody has seen it: these are words for where to look first.
enum class OutageCause {
    Olt, ///< one whole OLT
    SeveralOlts, ///< more than one, at the same time
    Port, ///< one port, wherever its customers are
    Splitter, ///< one port, one neighbourhood, while others of the port answer
    Cable, ///< one neighbourhood on several ports of one OLT
    Power ///< one neighbourhood on several OLTs: they have the street in common, not the network
};

/// An outage over the readings of the network: who fell, and who is back.
struct Outage {
    QString id{}; ///< stays while it lasts
    SilentGroup group{}; ///< as found last; its devices are those still silent
    OutageCause cause = OutageCause::Port;
    QStringList fell{}; ///< all that ever belonged to it, by id
    QStringList back{}; ///< of those, the ones that answer again
    QDateTime backSince{}; ///< when the first of these was heard again
    QDateTime over{}; ///< the reading in which nobody of it was silent any more; invalid = it lasts

    [[nodiscard]] bool isOver() const { return over.isValid(); }
    bool operator==(const Outage &) const = default;
};

/// Pure. What was found now, joined with what was known before by the devices they share: an outage
/// of which half is back is still that outage, even where the rest is too few to be found by
/// itself. One that is over is remembered for a while. Who is unknown now is neither silent nor
/// back.
[[nodiscard]] std::vector<Outage> followOutages(const std::vector<Outage> &before,
    const std::vector<SilentGroup> &now, const std::vector<SilenceReport> &reports,
    const QDateTime &at, const SilenceRules &rules = {},
    std::chrono::seconds remembered = std::chrono::hours(1));

} // namespace FibreDesk::Cpe
