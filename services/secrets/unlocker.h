// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QString>

namespace FibreDesk::Safe {

/// Tells whether who sits here may see the desk again. Asks nobody but this computer: a locked desk
/// opens without a network.
class Unlocker {
public:
    enum class Means { SystemPassword, Passphrase };

    Unlocker() = default;
    virtual ~Unlocker() = default;
    Q_DISABLE_COPY_MOVE(Unlocker)

    [[nodiscard]] virtual Means means() const = 0;
    /// Whether this computer can tell at all; asked before each locking.
    [[nodiscard]] virtual QCoro::Task<bool> isPossible() = 0;
    /// Unauthorized = that was wrong; anything else = it could not be told.
    [[nodiscard]] virtual QCoro::Task<Result<void>> unlock(QString secret) = 0;
};

} // namespace FibreDesk::Safe
