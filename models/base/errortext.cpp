// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

struct Words {
    QString what;
    QString meaning;
    QString advice;
};

class Phrases {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static Words wordsFor(const Error &error);
};

Words Phrases::wordsFor(const Error &error)
{
    if (error.type == "MissingSecret"_L1)
        return {tr("A secret is missing."),
            tr("Neither the profile's file nor the environment nor the keychain has it: nothing "
               "was sent."),
            tr("Enter it in the settings, under Secrets.")};
    if (error.type == "AnothersWriteError"_L1)
        return {tr("This was not sent."),
            tr("An earlier change of it, by another person, waits here for them to sign in."),
            tr("In the outbox, send that one as yours or give it up, then enter this again.")};
    if (error.kind == ErrorKind::Unauthorized
        && (error.type == "expired"_L1 || error.type == "signedOut"_L1))
        return {tr("The sign-in has ended."), tr("Nothing was sent; what is typed stays."),
            tr("Sign in again: the strip over the page asks for it.")};
    switch (error.kind) {
    case ErrorKind::Offline:
        return {tr("The server could not be reached."),
            tr("Nothing was sent; what is shown is the local copy."),
            tr("Check the network or the VPN; FibreDesk tries again by itself.")};
    case ErrorKind::Timeout:
        return {tr("The server did not answer in time."),
            tr("It may be overloaded; nothing was changed."), tr("Try again in a moment.")};
    case ErrorKind::Cancelled:
        return {tr("The operation was cancelled."), {}, {}};
    case ErrorKind::Tls:
        return {tr("The connection is not secure."),
            tr("The server's certificate was refused, so nothing was sent."),
            tr("Check the clock of this computer and the certificate authority of the profile.")};
    case ErrorKind::Unauthorized:
        return {tr("The server does not accept these credentials."),
            tr("The key or the session has expired or is wrong."),
            tr("Sign in again or replace the key of the profile.")};
    case ErrorKind::Forbidden:
        return {tr("You do not have the right to do this."),
            tr("Your account was recognised; its role is missing a "
               "permission."),
            tr("Ask an administrator for the permission.")};
    case ErrorKind::NotFound:
        return {tr("This no longer exists on the server."), tr("Somebody deleted or renamed it."),
            tr("Refresh the page.")};
    case ErrorKind::Conflict:
        return {tr("A colleague changed this meanwhile."),
            tr("Your change was not saved, theirs was kept."),
            tr("Look at their change, then decide again.")};
    case ErrorKind::Validation:
        // The reason is what one needs to see first; without a code it was found before sending.
        return {error.code == 0 && !error.detail.isEmpty() ? tr("This was not sent.")
                                                           : tr("The server refused the content."),
            error.detail.isEmpty() ? tr("Nothing was saved.") : error.detail,
            tr("Correct what it names and submit again.")};
    case ErrorKind::RateLimited:
        return {tr("The server asks to slow down."), tr("Too many requests in a short time."),
            error.retryAfterSeconds > 0
                ? QCoreApplication::translate(
                      "ErrorText", "Try again in %n second(s).", nullptr, error.retryAfterSeconds)
                : tr("Try again in a moment.")};
    case ErrorKind::Server:
        return {tr("The server failed."), tr("The fault is on its side; its words are below."),
            tr("Try again; if it stays, pass on the details.")};
    case ErrorKind::Protocol:
        return {tr("The answer was not what was expected."),
            tr("A page or a cut answer came instead of data, often from a proxy in between."),
            tr("Check the address in the profile; try again in a moment.")};
    case ErrorKind::Uncertain:
        return {tr("It is not certain whether this was done."),
            tr("The request was sent and the connection broke before the answer."),
            tr("Check first; it is not repeated by itself so that nothing happens twice.")};
    case ErrorKind::Unsupported:
        return {tr("The server does not know this function."),
            tr("Its version is older or a part is not installed."),
            tr("Ask an administrator; the details name it.")};
    case ErrorKind::Device:
        return {tr("The device reported a fault."),
            tr("It was reached and refused; its words are below."), {}};
    case ErrorKind::Storage:
        return {tr("The local data could not be read or written."),
            tr("The disk may be full or the file may be in use."),
            tr("Free some space and restart; nothing on the server was changed.")};
    }
    return {};
}

} // namespace

QString ErrorText::kind() const
{
    return m_isSet ? kindName(m_error.kind) : QString();
}

QString ErrorText::what() const
{
    return m_isSet ? Phrases::wordsFor(m_error).what : QString();
}

QString ErrorText::meaning() const
{
    return m_isSet ? Phrases::wordsFor(m_error).meaning : QString();
}

QString ErrorText::advice() const
{
    return m_isSet ? Phrases::wordsFor(m_error).advice : QString();
}

QString ErrorText::details() const
{
    if (!m_isSet)
        return {};
    QStringList head;
    if (!m_error.source.isEmpty())
        head << m_error.source;
    if (m_error.code != 0)
        head << QString::number(m_error.code);
    if (!m_error.type.isEmpty())
        head << m_error.type;
    QStringList lines;
    if (!head.isEmpty())
        lines << head.join(u" · "_s);
    if (!m_error.detail.isEmpty())
        lines << m_error.detail;
    return lines.join(u'\n');
}

QString ErrorText::sentence() const
{
    if (!m_isSet)
        return {};
    const QString words = m_error.detail.section(u'\n', 0, 0).trimmed();
    return words.isEmpty() ? what() : what() + u' ' + words;
}

bool ErrorText::isRetryable() const
{
    // A person may try again where a machine must not do so by itself.
    return m_isSet
        && (FibreDesk::isRetryable(m_error) || m_error.kind == ErrorKind::Server
            || m_error.kind == ErrorKind::Tls);
}

ErrorText errorText(const Error &error)
{
    return ErrorText(error);
}

} // namespace FibreDesk
