// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/outgoingmail.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Mail {

namespace {

/// RFC 5321 §4.5.3.1.3, with room for what gateways stretch.
constexpr qsizetype maximumPath = 400;

bool fitsCommandLine(const QByteArray &address)
{
    if (address.size() > maximumPath)
        return false;
    bool isQuoted = false;
    bool isEscaped = false;
    for (const char c : address) {
        if ((c >= 0 && c < 0x20) || c == 0x7f || c == '<' || c == '>' || (c == ' ' && !isQuoted))
            return false;
        if (c == '"' && !isEscaped)
            isQuoted = !isQuoted;
        isEscaped = c == '\\' && !isEscaped;
    }
    return !isQuoted;
}

} // namespace

QString OutgoingMail::envelopeProblem() const
{
    if (to.isEmpty())
        return u"there is no recipient"_s;
    if (!fitsCommandLine(to))
        return u"the recipient's address cannot stand in a command"_s;
    if (!fitsCommandLine(from))
        return u"the sender's address cannot stand in a command"_s;
    return {};
}

} // namespace FibreDesk::Mail
