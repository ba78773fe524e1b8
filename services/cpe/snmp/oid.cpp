// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/oid.h"

#include <QStringList>

#include <algorithm>

namespace FibreDesk::Cpe {

std::optional<Oid> Oid::parse(QStringView text)
{
    if (text.startsWith(u'.'))
        text = text.sliced(1);
    QList<quint32> parts;
    for (const QStringView part : text.split(u'.')) {
        const bool isDigits = !part.isEmpty() && part.size() <= 10
            && std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; });
        bool isNumber = false;
        const quint32 number = isDigits ? part.toUInt(&isNumber) : 0;
        if (!isNumber || parts.size() == maximumLength)
            return std::nullopt;
        parts.append(number);
    }
    if (parts.size() < 2 || parts[0] > 2 || (parts[0] < 2 && parts[1] >= 40))
        return std::nullopt;
    return Oid(parts);
}

QString Oid::toString() const
{
    QStringList words;
    words.reserve(m_parts.size());
    for (const quint32 part : m_parts)
        words.append(QString::number(part));
    return words.join(u'.');
}

bool Oid::startsWith(const Oid &other) const
{
    return m_parts.size() >= other.m_parts.size()
        && std::equal(other.m_parts.cbegin(), other.m_parts.cend(), m_parts.cbegin());
}

Oid Oid::with(const QList<quint32> &more) const
{
    return Oid(m_parts + more);
}

QList<quint32> Oid::below(const Oid &prefix) const
{
    return startsWith(prefix) ? m_parts.sliced(prefix.size()) : QList<quint32>();
}

std::strong_ordering Oid::operator<=>(const Oid &other) const
{
    return std::lexicographical_compare_three_way(
        m_parts.cbegin(), m_parts.cend(), other.m_parts.cbegin(), other.m_parts.cend());
}

} // namespace FibreDesk::Cpe
