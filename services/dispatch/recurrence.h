// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QMap>
#include <QString>

#include <expected>
#include <memory>
#include <optional>
#include <vector>

namespace FibreDesk::Dispatch {

/// A recurrence rule of RFC 5545, over times as a clock shows them. Such times are held as UTC, so
/// that none is missing and none comes twice; which moments they are is the caller's business.
class Recurrence {
public:
    using Parts = QMap<QString, QString>; ///< "FREQ" → "WEEKLY", …, without UNTIL

    /// The part that is wrong where the rule cannot be followed, which is also said of one that
    /// repeats by the minute or can never occur.
    [[nodiscard]] static std::expected<Recurrence, QString> of(
        const Parts &parts, const QDateTime &first, const std::optional<QDateTime> &until);

    /// Ascending, from `from` on and before `to`.
    [[nodiscard]] std::vector<QDateTime> between(const QDateTime &from, const QDateTime &to) const;

private:
    struct Rule;
    std::shared_ptr<const Rule> m_rule;
};

} // namespace FibreDesk::Dispatch
