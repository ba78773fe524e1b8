// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/snmp/snmpsettings.h"
#include "serverfolder.h"

#include <QProcess>

/// A port of UDP that is free now.
[[nodiscard]] quint16 freeUdpPort();
/// Waits until the agent answers, or its process has ended: false.
[[nodiscard]] bool waitUntilItAnswers(
    const QProcess &agent, const FibreDesk::Cpe::SnmpTarget &target);

/// Net-SNMP's own agent on a port of its own, for the life of the object. Community "public"; users
/// with the passwords "authpass123" and "privpass123": shaaes (SHA-256, AES), shades (SHA, DES),
/// md5des (MD5, DES), sha512 (SHA-512, AES), signed (SHA, need not encrypt), stranger (SHA-256,
/// AES, may read nothing).
class SnmpdServer {
public:
    /// Why it cannot run here; empty = it runs.
    [[nodiscard]] QString start();
    ~SnmpdServer();
    /// The same agent after a restart: its engine is known, its clock begins anew.
    [[nodiscard]] QString restart();

    [[nodiscard]] FibreDesk::Cpe::SnmpTarget v2c() const;
    [[nodiscard]] FibreDesk::Cpe::SnmpTarget v3(const QByteArray &user, const QString &auth,
        const QString &priv, const QByteArray &authPassword = "authpass123",
        const QByteArray &privPassword = "privpass123") const;
    [[nodiscard]] QByteArray log() const { return m_folder.read(QStringLiteral("log")); }

private:
    [[nodiscard]] QString launch();

    ServerFolder m_folder;
    QProcess m_agent;
    quint16 m_port = 0;
};

/// snmpsim with an OLT of 1,024 ONTs (16 ports of slot 1 with 64 each) in the shape of Huawei's.
class SimulatedOlt {
public:
    [[nodiscard]] QString start();
    ~SimulatedOlt();

    [[nodiscard]] FibreDesk::Cpe::SnmpTarget target() const;
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    /// What it says of an ONT, in hundredths of dBm.
    [[nodiscard]] static int levelOf(int port, int ont) { return -1500 - (port * 64 + ont) % 900; }

private:
    ServerFolder m_folder;
    QProcess m_agent;
    quint16 m_port = 0;
};
