// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace FibreDesk::Audience {

/// What tells one door from another, out of an address line in any spelling.
struct CivicAddress {
    QString number; ///< "433A", in capitals; empty = none found
    QString unit; ///< of `304-11, rue X` 304; of `app. 3` 3
    QString postalCode; ///< "J3X4B7"; empty = none found

    [[nodiscard]] bool isComplete() const { return !number.isEmpty() && !postalCode.isEmpty(); }
    /// The same for every unit at one door.
    [[nodiscard]] QString key() const { return postalCode + u' ' + number; }
    bool operator==(const CivicAddress &) const = default;
};

/// `postalCode`, where it stands in a column of its own, wins over one in the line.
[[nodiscard]] CivicAddress parseCivicAddress(
    const QString &line, const QString &postalCode = QString());

} // namespace FibreDesk::Audience
