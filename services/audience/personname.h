// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFlags>
#include <QString>

#include <vector>

namespace FibreDesk::Audience {

enum class NamePart { First, Last };

/// What may be done to a name, each for itself, so that each can be accepted or not.
enum class NameRule {
    Spaces = 1, ///< blanks at the ends, twice, around a hyphen; marks that nobody sees
    Compound = 2, ///< "Pierre Luc", "Pierreluc" as "Pierre-Luc"
    Case = 4, ///< "MCDONALD" as "McDonald"
    Accents = 8, ///< "Helene" as "Hélène", from a table of names
};
Q_DECLARE_FLAGS(NameRules, NameRule)
Q_DECLARE_OPERATORS_FOR_FLAGS(NameRules)

inline constexpr NameRules AllNameRules =
    NameRules(NameRule::Spaces) | NameRule::Compound | NameRule::Case | NameRule::Accents;

struct NameChange {
    NameRule rule = NameRule::Spaces;
    QString before;
    QString after;

    bool operator==(const NameChange &) const = default;
};

struct CleanName {
    QString raw; ///< as it came, always kept
    QString value; ///< with the changes
    std::vector<NameChange> changes; ///< in the order they were made

    bool operator==(const CleanName &) const = default;
};

/// The name as it is written on an envelope. A change that somebody refuses is left out by asking
/// again without its rule.
[[nodiscard]] CleanName cleanName(
    const QString &raw, NamePart part, NameRules rules = AllNameRules);

struct FullName {
    CleanName first;
    CleanName last;

    bool operator==(const FullName &) const = default;
};

/// A name of one cell, parted: "HELENE DE LA DURANTAYE", "Roy, Pierre Luc". A company stays whole,
/// as last name.
[[nodiscard]] FullName splitFullName(const QString &raw, NameRules rules = AllNameRules);

} // namespace FibreDesk::Audience
