// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace FibreDesk::Mail {

/// Who we are to the mail server. Secret: never logged, never in a transcript or an Error.
struct SmtpCredentials {
    QByteArray user{}; ///< UTF-8
    QByteArray password{};
    QByteArray accessToken{}; ///< for XOAUTH2; goes before the password

    [[nodiscard]] bool isGiven() const { return !password.isEmpty() || !accessToken.isEmpty(); }
    /// What no transcript may hold: the secrets themselves and their forms in base64.
    [[nodiscard]] QByteArrayList secrets() const;
};

/// Blots the secrets out of a text.
void redact(QByteArray &text, const QByteArrayList &secrets);
/// The same for a text that was cut off somewhere, maybe within a secret.
void redactCut(QByteArray &text, const QByteArrayList &secrets);

enum class AuthMechanism { Plain, Login, CramMd5, XOAuth2 };
[[nodiscard]] QByteArray mechanismName(AuthMechanism mechanism);

/// What to try, best first. With a token XOAUTH2. Over a private channel PLAIN, LOGIN, CRAM-MD5:
/// a server may offer CRAM-MD5 without having the password in the form it needs. In the clear
/// CRAM-MD5 only: the others would give the password away.
[[nodiscard]] QList<AuthMechanism> mechanismsToTry(
    const QByteArrayList &offered, const SmtpCredentials &credentials, bool isPrivate);

/// One dialogue of RFC 4954. Lines are without CRLF.
class SmtpAuth {
public:
    SmtpAuth(AuthMechanism mechanism, SmtpCredentials credentials);

    /// The command, with the initial response where the mechanism has one and it fits the line.
    [[nodiscard]] QByteArray command();
    /// The answer to a 334 challenge; "*" gives up where the server asks what makes no sense.
    [[nodiscard]] QByteArray answer(QByteArrayView challenge);
    /// What the server told about the failure in a challenge (XOAUTH2), decoded.
    [[nodiscard]] QByteArray failureDetail() const { return m_failureDetail; }
    [[nodiscard]] AuthMechanism mechanism() const { return m_mechanism; }

private:
    AuthMechanism m_mechanism;
    SmtpCredentials m_credentials;
    QByteArray m_failureDetail;
    int m_step = 0;
    bool m_isInitialSent = false;
};

} // namespace FibreDesk::Mail
