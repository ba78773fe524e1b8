// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/unlocker.h"

namespace FibreDesk::Safe {

/// The password of this computer's user, asked of PAM in a thread: under our own service name where
/// it is configured, else as a login.
class SystemPassword : public Unlocker {
public:
    /// `folder`: instead of the system's PAM configuration.
    explicit SystemPassword(QString folder = {});

    [[nodiscard]] Means means() const override { return Means::SystemPassword; }
    [[nodiscard]] QCoro::Task<bool> isPossible() override;
    [[nodiscard]] QCoro::Task<Result<void>> unlock(QString secret) override;

private:
    QString m_folder;
};

} // namespace FibreDesk::Safe
