// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snmp/ber.h"

namespace FibreDesk::Sandbox::Ber {

std::optional<Element> Reader::next()
{
    const auto byteAt = [this](qsizetype at) { return quint8(m_bytes[at]); };
    if (m_at + 2 > m_bytes.size())
        return std::nullopt;
    const quint8 tag = byteAt(m_at);
    qsizetype length = byteAt(m_at + 1);
    qsizetype at = m_at + 2;
    if (length & 0x80) {
        const qsizetype count = length & 0x7f;
        if (count < 1 || count > 3 || at + count > m_bytes.size())
            return std::nullopt;
        length = 0;
        for (qsizetype i = 0; i < count; ++i)
            length = (length << 8) | byteAt(at++);
    }
    if (length > m_bytes.size() - at)
        return std::nullopt;
    m_at = at + length;
    return Element{.tag = tag, .content = m_bytes.mid(at, length), .at = at};
}

std::optional<QByteArray> Reader::next(quint8 tag)
{
    const auto found = next();
    return found && found->tag == tag ? std::optional(found->content) : std::nullopt;
}

std::optional<qint64> Reader::nextInteger()
{
    const auto content = next(Integer);
    if (!content || content->isEmpty() || content->size() > 8)
        return std::nullopt;
    qint64 number = (quint8(content->front()) & 0x80) ? -1 : 0;
    for (const char byte : *content)
        number = (number << 8) | quint8(byte);
    return number;
}

QByteArray element(quint8 tag, const QByteArray &content)
{
    QByteArray bytes(1, char(tag));
    const qsizetype length = content.size();
    if (length < 0x80) {
        bytes.append(char(length));
    } else if (length < 0x100) {
        bytes.append(char(0x81)).append(char(length));
    } else {
        bytes.append(char(0x82)).append(char(length >> 8)).append(char(length & 0xff));
    }
    return bytes + content;
}

QByteArray signedContent(qint64 number)
{
    QByteArray bytes;
    do {
        bytes.prepend(char(number & 0xff));
        number >>= 8;
    } while (bytes.size() < 8
        && !((number == 0 && !(quint8(bytes.front()) & 0x80))
            || (number == -1 && (quint8(bytes.front()) & 0x80))));
    return bytes;
}

QByteArray unsignedContent(quint64 number)
{
    QByteArray bytes;
    do {
        bytes.prepend(char(number & 0xff));
        number >>= 8;
    } while (number != 0);
    if (quint8(bytes.front()) & 0x80)
        bytes.prepend('\0');
    return bytes;
}

QByteArray integer(qint64 number)
{
    return element(Integer, signedContent(number));
}

QByteArray objectIdContent(const QList<quint32> &parts)
{
    QByteArray bytes;
    const auto append = [&bytes](quint32 number) {
        QByteArray septets(1, char(number & 0x7f));
        while (number >>= 7)
            septets.prepend(char(0x80 | (number & 0x7f)));
        bytes += septets;
    };
    append(parts.value(0) * 40 + parts.value(1));
    for (qsizetype at = 2; at < parts.size(); ++at)
        append(parts[at]);
    return bytes;
}

std::optional<QList<quint32>> objectIdOf(const QByteArray &content)
{
    QList<quint32> parts;
    quint64 number = 0;
    bool isOpen = false;
    for (const char byte : content) {
        number = (number << 7) | (quint8(byte) & 0x7f);
        isOpen = quint8(byte) & 0x80;
        if (number > 0xffffffffULL)
            return std::nullopt;
        if (isOpen)
            continue;
        if (parts.isEmpty()) {
            const quint32 first = number < 80 ? quint32(number / 40) : 2;
            parts = {first, quint32(number - first * 40)};
        } else {
            parts.append(quint32(number));
        }
        number = 0;
    }
    return isOpen || parts.isEmpty() ? std::nullopt : std::optional(parts);
}

} // namespace FibreDesk::Sandbox::Ber
