// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpauth.h"

#include <QMessageAuthenticationCode>

#include <algorithm>
#include <functional>

namespace FibreDesk::Mail {

namespace {

/// RFC 4954 §4: an initial response that would make the command longer than 512 octets waits for
/// the server's empty challenge.
constexpr qsizetype maximumCommand = 510;

/// A shorter one would tear ordinary words apart and is no secret anyway.
constexpr qsizetype shortestSecret = 3;

QByteArray initialResponse(AuthMechanism mechanism, const SmtpCredentials &credentials)
{
    switch (mechanism) {
    case AuthMechanism::Plain:
        return ('\0' + credentials.user + '\0' + credentials.password).toBase64();
    case AuthMechanism::XOAuth2:
        return ("user=" + credentials.user
            + "\x01"
              "auth=Bearer "
            + credentials.accessToken + "\x01\x01")
            .toBase64();
    case AuthMechanism::Login:
    case AuthMechanism::CramMd5:
        break;
    }
    return {};
}

} // namespace

QByteArrayList SmtpCredentials::secrets() const
{
    QByteArrayList list;
    for (const QByteArray &secret : {password, accessToken}) {
        if (secret.size() >= shortestSecret)
            list += {secret, secret.toBase64(), secret.toBase64(QByteArray::OmitTrailingEquals)};
    }
    for (const AuthMechanism mechanism : {AuthMechanism::Plain, AuthMechanism::XOAuth2}) {
        const QByteArray response = initialResponse(mechanism, *this);
        if (isGiven() && !response.isEmpty())
            list += response;
    }
    // The longest first: what holds another one goes as a whole.
    std::ranges::sort(list, std::ranges::greater{}, &QByteArray::size);
    return list;
}

void redact(QByteArray &text, const QByteArrayList &secrets)
{
    for (const QByteArray &secret : secrets)
        text.replace(secret, "<redacted>");
}

void redactCut(QByteArray &text, const QByteArrayList &secrets)
{
    redact(text, secrets);
    qsizetype longest = 0;
    for (const QByteArray &secret : secrets) {
        qsizetype length = std::min(secret.size(), text.size());
        while (length > longest && !text.endsWith(QByteArrayView(secret).first(length)))
            --length;
        longest = std::max(longest, length);
    }
    if (longest >= shortestSecret) {
        text.chop(longest);
        text += "<redacted>";
    }
}

QByteArray mechanismName(AuthMechanism mechanism)
{
    switch (mechanism) {
    case AuthMechanism::Plain:
        return "PLAIN";
    case AuthMechanism::Login:
        return "LOGIN";
    case AuthMechanism::CramMd5:
        return "CRAM-MD5";
    case AuthMechanism::XOAuth2:
        return "XOAUTH2";
    }
    return {};
}

QList<AuthMechanism> mechanismsToTry(
    const QByteArrayList &offered, const SmtpCredentials &credentials, bool isPrivate)
{
    QList<AuthMechanism> wanted;
    if (!credentials.accessToken.isEmpty() && isPrivate)
        wanted += AuthMechanism::XOAuth2;
    if (!credentials.password.isEmpty()) {
        if (isPrivate)
            wanted += {AuthMechanism::Plain, AuthMechanism::Login};
        wanted += AuthMechanism::CramMd5;
    }
    wanted.removeIf(
        [&offered](AuthMechanism each) { return !offered.contains(mechanismName(each)); });
    return wanted;
}

SmtpAuth::SmtpAuth(AuthMechanism mechanism, SmtpCredentials credentials)
    : m_mechanism(mechanism)
    , m_credentials(std::move(credentials))
{
}

QByteArray SmtpAuth::command()
{
    QByteArray line = "AUTH " + mechanismName(m_mechanism);
    const QByteArray initial = initialResponse(m_mechanism, m_credentials);
    if (!initial.isEmpty() && line.size() + 1 + initial.size() <= maximumCommand) {
        line += ' ' + initial;
        m_isInitialSent = true;
    }
    return line;
}

QByteArray SmtpAuth::answer(QByteArrayView challenge)
{
    ++m_step;
    switch (m_mechanism) {
    case AuthMechanism::Plain:
        if (m_step == 1 && !m_isInitialSent)
            return initialResponse(m_mechanism, m_credentials);
        break;
    case AuthMechanism::Login:
        if (m_step == 1)
            return m_credentials.user.toBase64();
        if (m_step == 2)
            return m_credentials.password.toBase64();
        break;
    case AuthMechanism::CramMd5:
        if (m_step == 1) {
            const QByteArray text = QByteArray::fromBase64(challenge.toByteArray());
            if (text.isEmpty())
                break;
            const QByteArray digest = QMessageAuthenticationCode::hash(
                text, m_credentials.password, QCryptographicHash::Md5)
                                          .toHex();
            return (m_credentials.user + ' ' + digest).toBase64();
        }
        break;
    case AuthMechanism::XOAuth2:
        if (m_step == 1 && !m_isInitialSent)
            return initialResponse(m_mechanism, m_credentials);
        // The error as JSON; an empty answer fetches the final reply.
        if (m_failureDetail.isEmpty()) {
            m_failureDetail = QByteArray::fromBase64(challenge.toByteArray()).left(512);
            if (m_failureDetail.isEmpty())
                break;
            return {};
        }
        break;
    }
    return "*";
}

} // namespace FibreDesk::Mail
