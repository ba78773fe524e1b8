// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/dotstuffer.h"

#include <algorithm>
#include <cstring>

namespace FibreDesk::Mail {

namespace {

const char *find(const char *begin, const char *end, char c)
{
    return static_cast<const char *>(std::memchr(begin, c, size_t(end - begin)));
}

/// Every CR is followed by LF, every LF stands behind CR, no line begins with a dot, and the last
/// line is ended.
bool isWireForm(QByteArrayView message)
{
    if (message.isEmpty())
        return true;
    if (message.front() == '.' || message.back() != '\n')
        return false;
    const char *const begin = message.begin();
    const char *const end = message.end();
    qsizetype lines = 0;
    for (const char *at = find(begin, end, '\n'); at; at = find(at, end, '\n')) {
        if (at == begin || at[-1] != '\r')
            return false;
        ++lines;
        if (++at == end)
            break;
        if (*at == '.')
            return false;
    }
    return std::count(begin, end, '\r') == lines;
}

} // namespace

void DotStuffer::append(QByteArrayView bytes, QByteArray &out)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (m_isCrPending) {
            m_isCrPending = false;
            out += "\r\n";
            m_isLineStart = true;
            if (c == '\n')
                continue;
        }
        if (c == '\r') {
            m_isCrPending = true;
        } else if (c == '\n') {
            out += "\r\n";
            m_isLineStart = true;
        } else {
            if (c == '.' && m_isLineStart)
                out += '.';
            out += c;
            m_isLineStart = false;
        }
    }
}

void DotStuffer::finish(QByteArray &out)
{
    if (m_isCrPending || !m_isLineStart)
        out += "\r\n";
    m_isCrPending = false;
    m_isLineStart = true;
}

WireBody WireBody::from(const QByteArray &message)
{
    WireBody body;
    body.is8Bit = std::ranges::any_of(message, [](char c) { return (c & 0x80) != 0; });
    if (isWireForm(message)) {
        body.bytes = message;
        return body;
    }
    body.bytes.reserve(message.size() + message.size() / 32 + 64);
    DotStuffer stuffer;
    stuffer.append(message, body.bytes);
    stuffer.finish(body.bytes);
    return body;
}

} // namespace FibreDesk::Mail
