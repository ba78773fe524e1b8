// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "cpe/tplink/cipher.h"

#include <QCoroTask>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace FibreDesk::Cpe::TpLink {

/// A password that a device refused, unreadable: to know it again, not to use it.
struct RefusedPassword {
    QByteArray salt{};
    QByteArray digest{};
    QString user{};
    QDateTime at{}; ///< UTC

    bool operator==(const RefusedPassword &) const = default;
};

/// What must be known of a device the next time, also after a restart.
struct Remembered {
    std::optional<Family> family{};
    QString user{}; ///< that signed in last
    QByteArray fingerprint{}; ///< hex SHA-256 of its certificate; empty = never met over TLS
    QList<RefusedPassword> refused{};
    std::optional<int> attemptsLeft{}; ///< as the device said last
    QDateTime lockedUntil{};
    QDateTime lastRefused{};
    /// Sign-ins that were sent and whose outcome was never read: they may have counted.
    int unreadSignIns = 0;
    QDateTime lastSignIn{};

    bool operator==(const Remembered &) const = default;
};

/// The file beside the mirror in which that stands: one for all desks of this user, so that two
/// programs do not burn a device's attempts between them. Never a password.
class DeviceMemory {
public:
    explicit DeviceMemory(QString file);

    /// Nothing known is an empty value; a file that cannot be read is an Error: the fingerprints in
    /// it are never taken for unknown.
    [[nodiscard]] QCoro::Task<Result<Remembered>> recall(QString device) const;
    /// Reads, changes and writes under a lock. The value is what stands there now.
    [[nodiscard]] QCoro::Task<Result<Remembered>> change(
        QString device, std::function<void(Remembered &)> how) const;

    [[nodiscard]] QString file() const { return m_file; }

private:
    QString m_file;
};

[[nodiscard]] QCoro::Task<RefusedPassword> unreadable(
    QString user, QByteArray password, QDateTime at);
/// Whether it is one of those refused.
[[nodiscard]] QCoro::Task<bool> wasRefused(
    QList<RefusedPassword> refused, QString user, QByteArray password);

} // namespace FibreDesk::Cpe::TpLink
