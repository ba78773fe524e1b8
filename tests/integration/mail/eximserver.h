// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scriptedsmtpserver.h"
#include "serverfolder.h"

/// A real Exim for the life of the object, as it comes: every mail is on the disk before it is
/// taken, and a process of its own delivers it at once. The slow one among the servers.
/// Signs in isp@mail.localhost with the password "tanstaaf", behind TLS only. Recipients that begin
/// with "grey" are put off once (451), those with "never" always; all others are taken.
class EximServer {
public:
    /// Why it cannot run here; empty = it runs.
    [[nodiscard]] QString start();
    ~EximServer();

    [[nodiscard]] quint16 startTlsPort() const { return m_startTlsPort; }
    [[nodiscard]] quint16 tlsPort() const { return m_tlsPort; }
    [[nodiscard]] const TestCertificates &certificates() const { return m_certificates; }
    /// Recipient → copies in its mailbox. Delivery comes a little after the acknowledgement.
    [[nodiscard]] QHash<QByteArray, int> mailboxes() const;
    /// All mails as they were delivered.
    [[nodiscard]] QByteArrayList mails() const;
    [[nodiscard]] QByteArray log() const;

private:
    ServerFolder m_folder;
    TestCertificates m_certificates;
    QProcess m_exim;
    quint16 m_startTlsPort = 0;
    quint16 m_tlsPort = 0;
};
