// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/profile.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace FibreDesk::Cpe {

/// With what an agent is asked; the same for all OLTs of a profile.
struct SnmpAccess {
    enum class Version { V2c, V3 };
    enum class Level { NoAuth, Auth, AuthPriv };

    Version version = Version::V2c;
    QByteArray community{}; ///< v2c; empty = not configured
    QByteArray user{}; ///< v3
    Level level = Level::NoAuth;
    QString authProtocol{}; ///< "MD5", "SHA", "SHA-224", "SHA-256", "SHA-384", "SHA-512"
    QByteArray authPassword{};
    QString privProtocol{}; ///< "DES", "AES"
    QByteArray privPassword{};

    [[nodiscard]] bool isConfigured() const
    {
        return version == Version::V3 ? !user.isEmpty() : !community.isEmpty();
    }

    bool operator==(const SnmpAccess &) const = default;
};

/// One agent.
struct SnmpTarget {
    QString host{};
    quint16 port = 161;
    SnmpAccess access{};
    std::chrono::milliseconds timeout = std::chrono::seconds(2); ///< for the first try
    int retries = 1; ///< each waits twice as long as the one before

    /// "10.0.0.1", "olt-1.isp.example:1161", "[fd00::1]:161"; an invalid port leaves the host
    /// empty.
    [[nodiscard]] static SnmpTarget parse(const QString &address);
};

/// The sections [snmp] and [olts] of the profile, and FIBREDESK_SNMP_* of the environment.
///
///     [olts]
///     olt-1=10.20.0.1            ; name in the port string = address of its agent
///     olt-2=olt2.isp.example:1161
///
/// An OLT that is not listed is looked for under its own name.
struct SnmpSettings {
    SnmpAccess access{};
    int oltReadsPerHour = 60;
    QHash<QString, QString> olts{}; ///< lower-case name to address

    /// A bad value is Validation and names section and key.
    [[nodiscard]] static Result<SnmpSettings> read(const QString &profileFile);
    /// With what the keychain holds for them.
    [[nodiscard]] static Result<SnmpSettings> read(const Profile &profile);
    [[nodiscard]] SnmpTarget targetOf(const QString &olt) const;

private:
    [[nodiscard]] static Result<SnmpSettings> read(
        const QString &profileFile, const Profile::KeptSecrets &kept);
};

} // namespace FibreDesk::Cpe
