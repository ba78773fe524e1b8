// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/random.h"

#include <cmath>
#include <optional>

namespace FibreDesk::Sandbox {

/// How the light of an ONT stands, by its serial alone: the OLT, the ACS and the device itself tell
/// of the same fibre.
struct OpticalState {
    std::optional<double> ontRx{}; ///< dBm; nothing = no reading
    std::optional<double> oltRx{};
    double ontTx = 2.2;
    bool isOnline = true;
};

/// Of a hundred: one is off, one has no reading, one tells an impossible -80 dBm, five are weak
/// (below -25), the others between -14 and -24.
[[nodiscard]] inline OpticalState opticalStateOf(QByteArrayView serial)
{
    Random random(stableHash(serial));
    const int kind = random.below(100);
    OpticalState state;
    state.ontTx = std::round(random.between(1.6, 3.1) * 100) / 100;
    if (kind == 0)
        return {.ontTx = state.ontTx, .isOnline = false};
    if (kind == 1)
        return state;
    const double level = kind == 2 ? -80.0
        : kind < 8                 ? random.between(-29.5, -25.2)
                                   : random.between(-24.0, -14.0);
    state.ontRx = std::round(level * 100) / 100;
    state.oltRx = std::round((kind == 2 ? -21.0 : level - random.between(0.5, 3.0)) * 100) / 100;
    return state;
}

} // namespace FibreDesk::Sandbox
