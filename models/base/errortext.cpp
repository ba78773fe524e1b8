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

QString tr(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

Words wordsFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The server could not be reached.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText", "Nothing was sent; what is shown is the local copy.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText", "Check the network or the VPN; FibreDesk tries again by itself."))};
    case ErrorKind::Timeout:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The server did not answer in time.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "It may be overloaded; nothing was changed.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Try again in a moment."))};
    case ErrorKind::Cancelled:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The operation was cancelled.")), {}, {}};
    case ErrorKind::Tls:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The connection is not secure.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText", "The server's certificate was refused, so nothing was sent.")),
            tr(QT_TRANSLATE_NOOP("ErrorText",
                "Check the clock of this computer and the certificate authority of the profile."))};
    case ErrorKind::Unauthorized:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The server does not accept these credentials.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "The key or the session has expired or is wrong.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Sign in again or replace the key of the profile."))};
    case ErrorKind::Forbidden:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "You do not have the right to do this.")),
            tr(QT_TRANSLATE_NOOP("ErrorText",
                "Your account was recognised; its role is missing a "
                "permission.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Ask an administrator for the permission."))};
    case ErrorKind::NotFound:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "This no longer exists on the server.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Somebody deleted or renamed it.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Refresh the page."))};
    case ErrorKind::Conflict:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "A colleague changed this meanwhile.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Your change was not saved, theirs was kept.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Look at their change, then decide again."))};
    case ErrorKind::Validation:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The server refused the content.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Nothing was saved.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Correct what it names and submit again."))};
    case ErrorKind::RateLimited:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The server asks to slow down.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Too many requests in a short time.")),
            error.retryAfterSeconds > 0
                ? QCoreApplication::translate(
                      "ErrorText", "Try again in %n second(s).", nullptr, error.retryAfterSeconds)
                : tr(QT_TRANSLATE_NOOP("ErrorText", "Try again in a moment."))};
    case ErrorKind::Server:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The server failed.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "The fault is on its side; its words are below.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Try again; if it stays, pass on the details."))};
    case ErrorKind::Protocol:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The answer was not what was expected.")),
            tr(QT_TRANSLATE_NOOP("ErrorText",
                "A page or a cut answer came instead of data, often from a proxy in between.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText", "Check the address in the profile; try again in a moment."))};
    case ErrorKind::Uncertain:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "It is not certain whether this was done.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText", "The request was sent and the connection broke before the answer.")),
            tr(QT_TRANSLATE_NOOP("ErrorText",
                "Check first; it is not repeated by itself so that nothing happens twice."))};
    case ErrorKind::Unsupported:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The server does not know this function.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Its version is older or a part is not installed.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "Ask an administrator; the details name it."))};
    case ErrorKind::Device:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The device reported a fault.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "It was reached and refused; its words are below.")),
            {}};
    case ErrorKind::Storage:
        return {tr(QT_TRANSLATE_NOOP("ErrorText", "The local data could not be read or written.")),
            tr(QT_TRANSLATE_NOOP("ErrorText", "The disk may be full or the file may be in use.")),
            tr(QT_TRANSLATE_NOOP(
                "ErrorText", "Free some space and restart; nothing on the server was changed."))};
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
    return m_isSet ? wordsFor(m_error).what : QString();
}

QString ErrorText::meaning() const
{
    return m_isSet ? wordsFor(m_error).meaning : QString();
}

QString ErrorText::advice() const
{
    return m_isSet ? wordsFor(m_error).advice : QString();
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
    return m_isSet && FibreDesk::isRetryable(m_error);
}

ErrorText errorText(const Error &error)
{
    return ErrorText(error);
}

} // namespace FibreDesk
