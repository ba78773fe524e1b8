// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/smtpauth.h"

#include "core/profile.h"

#include <QSslConfiguration>
#include <QString>

#include <chrono>
#include <optional>

namespace FibreDesk::Mail {

/// How long a server may take: the minima of RFC 5321 §4.5.3.2, and ours where it names none.
struct SmtpTimeouts {
    using ms = std::chrono::milliseconds;
    ms connect = std::chrono::seconds(30);
    ms handshake = std::chrono::minutes(1);
    ms greeting = std::chrono::minutes(5);
    ms command = std::chrono::minutes(5); ///< EHLO, STARTTLS, AUTH, MAIL, RCPT, RSET
    ms data = std::chrono::minutes(2); ///< the reply to DATA
    ms block = std::chrono::minutes(3); ///< until a block of the message is taken
    ms dot = std::chrono::minutes(10); ///< the reply to the final dot
    ms quit = std::chrono::seconds(2);
    /// A connection without work is closed after this: most servers and many firewalls keep it
    /// longer, so the next mail seldom meets a dead one.
    ms idle = std::chrono::seconds(15);
    /// After a connection that failed the next one waits this long, doubled each time up to 20
    /// times it, and is the only one.
    ms reconnect = std::chrono::milliseconds(100);
};

struct SmtpSettings {
    enum class Security {
        None,
        StartTls, ///< required: without it nothing is sent
        Tls, ///< from the first byte
    };

    QString host{};
    quint16 port = 25;
    Security security = Security::StartTls;
    SmtpCredentials credentials{}; ///< nothing given: no sign-in
    QByteArray clientName{}; ///< for EHLO; empty = the host's name, else its address
    /// Certificates, private key, protocols; nothing = Qt's default, in which the profile's own CA
    /// is (tlsFor). The server's certificate is verified in any case.
    std::optional<QSslConfiguration> tls{};
    int connections = 1;
    double ratePerSecond = 0; ///< mails, over all connections; 0 = as fast as it goes
    int mailsPerConnection = 500; ///< then a new one; 0 = no limit
    /// How many mails more than those in work are shown to the ledger at once, so that its commits
    /// do not set the pace. All of them would be uncertain after a power cut.
    int clearedAhead = 0;
    /// False where a server says PIPELINING and cannot.
    bool isPipelined = true;
    SmtpTimeouts timeouts{};

    /// As the profile has it, with clearedAhead as the rate needs it.
    [[nodiscard]] static SmtpSettings from(const Profile::Smtp &profile);
};

} // namespace FibreDesk::Mail
