// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/parametertree.h"
#include "cpe/devicefacts.h"

#include <optional>

namespace FibreDesk::Cpe::Acs {

/// What the server knows of a device in our terms, whichever data model it speaks. Each value has
/// the time at which the device told it; what was never read is not there.
[[nodiscard]] DeviceFacts factsOf(const DeviceRecord &device);

/// dBm of a level in thousandths, with the reason where it is not to be believed: 0 and ±1…99 are
/// whole dBm of those who did not read the standard, or no reading at all.
struct Level {
    double dbm = 0;
    QString rejected{};
};
[[nodiscard]] std::optional<Level> levelOfThousandths(const QString &text);
/// Of vendors' texts: "-19.5", "-19,5 dBm".
[[nodiscard]] std::optional<Level> levelOfText(const QString &text);
/// Of IEEE 802.11: half decibels above -110 dBm; 221…255 mean nothing.
[[nodiscard]] std::optional<int> dbmOfRcpi(qint64 rcpi);

/// A client's signal: below 0 it is dBm, 1…100 is a percentage, 0 and anything else says nothing.
struct Signal {
    std::optional<int> dbm{};
    std::optional<int> percent{};
};
[[nodiscard]] Signal signalOf(qint64 told);

} // namespace FibreDesk::Cpe::Acs
