// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// The mail servers and clients that come from elsewhere than the package list; see tests/peers.
struct Peers {
    QString folder{}; ///< holds node_modules/ and exim/
    QString problem{}; ///< why there is none, in one sentence

    /// From the user's cache; over the network only where they are not there yet.
    [[nodiscard]] static Peers fetch();
};
