// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scriptedsmtpserver.h"
#include "serverfolder.h"

/// A real Postfix with folders, ports and certificates of its own, for the life of the object.
/// Submission with STARTTLS on one port, implicit TLS on the other; signs in isp@mail.localhost
/// with the password "tanstaaf"; takes mail for everybody and delivers it to nowhere.
class PostfixServer {
public:
    /// \p parent: where its queue is; empty = in the folder for temporary files.
    explicit PostfixServer(const QString &parent = {})
        : m_folder(parent)
    {
    }
    /// Why it cannot run here; empty = it runs.
    [[nodiscard]] QString start();
    ~PostfixServer();

    [[nodiscard]] quint16 startTlsPort() const { return m_startTlsPort; }
    [[nodiscard]] quint16 tlsPort() const { return m_tlsPort; }
    /// Submission with STARTTLS that offers this way of signing in only.
    [[nodiscard]] quint16 portFor(const QByteArray &mechanism) const { return m_ports[mechanism]; }
    [[nodiscard]] const TestCertificates &certificates() const { return m_certificates; }
    [[nodiscard]] QByteArray log() const;
    /// How many mails to the recipient were delivered, by Postfix's own log.
    [[nodiscard]] qsizetype deliveries(const QByteArray &recipient) const;

private:
    ServerFolder m_folder;
    TestCertificates m_certificates;
    QProcess m_master;
    QHash<QByteArray, quint16> m_ports;
    quint16 m_startTlsPort = 0;
    quint16 m_tlsPort = 0;
};
