// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <optional>
#include <vector>

namespace FibreDesk::Cpe {

/// One device as far as somebody knows, for the question which went silent together.
struct SilenceReport {
    QString id{};
    QString customer{}; ///< empty = nobody's
    QString olt{}; ///< empty = not known
    QString port{}; ///< of the OLT, without the ONT: "1/7"
    std::optional<double> latitude{};
    std::optional<double> longitude{};
    std::optional<bool> isOnline{}; ///< nothing = nobody knows
    QDateTime since{}; ///< of the silence; invalid = nobody knows
    QDateTime heard{}; ///< of one that answers: when last
};

struct SilenceRules {
    /// Silence is noticed when a report does not come: devices that fell at the same instant are
    /// told apart by up to one interval.
    std::chrono::seconds together = std::chrono::minutes(15);
    int least = 3; ///< fewer are an accident
    double share = 0.5; ///< of those that were alive until then
    double metres = 400; ///< neighbours are not farther than this
};

/// Devices that went silent together, at the widest place that explains them: the whole OLT, one
/// port of it, or a neighbourhood.
struct SilentGroup {
    enum class Scope { Olt, Port, Place };

    Scope scope = Scope::Port;
    QString olt{}; ///< of a place: that of most of them
    QString port{}; ///< of an OLT: empty
    QDateTime since{}; ///< of the first
    QDateTime last{}; ///< of the last
    QStringList devices{}; ///< by id
    int customers = 0; ///< different ones; a device of nobody counts for none
    int olts = 0; ///< different ones, of those that are known
    int ports = 0; ///< and their ports
    int alive = 0; ///< others of the same OLT, port or place that still answer
    int unknown = 0; ///< and those of which nobody knows
    std::optional<double> latitude{}; ///< in the middle of those that have a position
    std::optional<double> longitude{};
    double radius = 0; ///< metres around all of them
    /// 0 to 1: grows with their number, their share of those that were alive, and with how close in
    /// time they fell.
    double confidence = 0;

    bool operator==(const SilentGroup &) const = default;
};

/// Pure. Each device is in one group at most. What is unknown is never counted as silent, and who
/// was silent before says nothing of this time. The surest first, then the largest. Once `isVoid`
/// is true nobody wants the answer any more, and what comes is not whole.
[[nodiscard]] std::vector<SilentGroup> silentTogether(const std::vector<SilenceReport> &reports,
    const SilenceRules &rules = {}, const std::atomic<bool> *isVoid = nullptr);

} // namespace FibreDesk::Cpe
