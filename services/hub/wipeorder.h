// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace FibreDesk::Hub {

/// What the hub says of an account that must leave this computer's copy behind.
struct WipeOrder {
    /// Also what was never sent goes: the account's holder is not to keep it.
    bool takesUnsent = false;
    QString reason{}; ///< the server's own words; may be empty

    bool operator==(const WipeOrder &) const = default;
};

/// The order in an answer, if it is one. Nothing but 401 or 403 with
/// `{"error": "account_disabled", "wipe": true}` is: a proxy's refusal, an expired token or a page
/// of HTML never costs anybody the local copy. `"wipe": "all"` takes what was not sent, too.
[[nodiscard]] std::optional<WipeOrder> wipeOrderOf(int status, const QByteArray &body);

/// How an error of the hub carries one, and back.
void noteWipeOrder(const WipeOrder &order, Error &error);
[[nodiscard]] std::optional<WipeOrder> wipeOrderIn(const Error &error);

} // namespace FibreDesk::Hub
