// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <chrono>

namespace FibreDesk::Cpe::Acs {

struct FleetDevice;

/// The starts of devices that readings of the fleet have seen in the last day. The ACS remembers
/// the last one of each only: whoever looks again and again sees more of them, and keeps them over
/// a restart of the program.
struct BootLog {
    QHash<QString, QList<QDateTime>> boots{}; ///< by the ACS's serial; UTC, the oldest first
    QDateTime since{}; ///< from then on it was looked often enough to see every one
    QDateTime seenAt{}; ///< the last reading

    /// A reading; after a longer pause than `pause` starts may have been missed, and `since` begins
    /// anew.
    void take(QHash<QString, FleetDevice> &devices, const QDateTime &now,
        std::chrono::seconds pause = std::chrono::minutes(20));

    bool operator==(const BootLog &) const = default;
};

[[nodiscard]] QByteArray bootLogBytes(const BootLog &log);
/// Validation for what is damaged or of a later format.
[[nodiscard]] Result<BootLog> parseBootLog(const QByteArray &bytes);
/// Of no file: an empty log. Reads and writes the disk: not on the window's thread.
[[nodiscard]] Result<BootLog> readBootLog(const QString &file);
[[nodiscard]] Result<void> writeBootLog(const QString &file, const BootLog &log);

} // namespace FibreDesk::Cpe::Acs
