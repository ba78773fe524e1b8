// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/snmpvalue.h"

#include <QStringDecoder>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

std::optional<qint64> SnmpValue::toInteger() const
{
    if (type == Type::Integer)
        return integer;
    const auto counter = toCounter();
    if (!counter || *counter > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return qint64(*counter);
}

std::optional<quint64> SnmpValue::toCounter() const
{
    switch (type) {
    case Type::Integer:
        return integer >= 0 ? std::optional(quint64(integer)) : std::nullopt;
    case Type::Unsigned:
    case Type::Counter32:
    case Type::Counter64:
    case Type::TimeTicks:
        return number;
    default:
        return std::nullopt;
    }
}

namespace {

QString textOf(const QByteArray &octets)
{
    // Some agents count the closing NUL of C along.
    QByteArrayView bytes(octets);
    while (bytes.endsWith('\0'))
        bytes.chop(1);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    const bool isText = !decoder.hasError() && std::ranges::all_of(text, [](QChar c) {
        return c.isPrint() || c.isSurrogate() || c == u'\n' || c == u'\r' || c == u'\t';
    });
    return isText ? text.simplified() : QString::fromLatin1(octets.toHex(':'));
}

} // namespace

QString SnmpValue::toText() const
{
    switch (type) {
    case Type::Integer:
        return QString::number(integer);
    case Type::Unsigned:
    case Type::Counter32:
    case Type::Counter64:
    case Type::TimeTicks:
        return QString::number(number);
    case Type::Octets:
        return textOf(octets);
    case Type::ObjectId:
        return oid.toString();
    case Type::Address: {
        QStringList words;
        for (const char byte : octets)
            words.append(QString::number(quint8(byte)));
        return words.join(u'.');
    }
    case Type::Opaque:
        return QString::fromLatin1(octets.toHex(':'));
    case Type::Null:
    case Type::NoSuchObject:
    case Type::NoSuchInstance:
    case Type::EndOfMib:
        return {};
    }
    std::unreachable();
}

QString typeName(SnmpValue::Type type)
{
    using Type = SnmpValue::Type;
    switch (type) {
    case Type::Null:
        return u"null"_s;
    case Type::Integer:
        return u"integer"_s;
    case Type::Unsigned:
        return u"unsigned"_s;
    case Type::Counter32:
        return u"counter32"_s;
    case Type::Counter64:
        return u"counter64"_s;
    case Type::TimeTicks:
        return u"timeTicks"_s;
    case Type::Octets:
        return u"octets"_s;
    case Type::ObjectId:
        return u"objectId"_s;
    case Type::Address:
        return u"address"_s;
    case Type::Opaque:
        return u"opaque"_s;
    case Type::NoSuchObject:
        return u"noSuchObject"_s;
    case Type::NoSuchInstance:
        return u"noSuchInstance"_s;
    case Type::EndOfMib:
        return u"endOfMib"_s;
    }
    std::unreachable();
}

std::optional<double> rateBetween(
    const CounterReading &before, const CounterReading &after, double mostPerSecond)
{
    const auto apart = after.at - before.at;
    if (apart.count() <= 0 || before.is64 != after.is64)
        return std::nullopt;
    using namespace std::chrono_literals;
    if (before.agentUpTime >= 0ms && after.agentUpTime >= 0ms) {
        const auto step = upTimeStep(quint32(before.agentUpTime.count() / 10),
            quint32(after.agentUpTime.count() / 10), apart);
        if (step == UpTimeStep::Restarted)
            return std::nullopt;
    }
    // Unsigned arithmetic is the wrap.
    const quint64 counted = before.is64 ? after.value - before.value
                                        : quint64(quint32(after.value) - quint32(before.value));
    const double rate = double(counted) * 1000 / double(apart.count());
    if (mostPerSecond > 0 && rate > mostPerSecond)
        return std::nullopt;
    return rate;
}

UpTimeStep upTimeStep(quint32 before, quint32 after, std::chrono::milliseconds apart)
{
    if (after >= before)
        return UpTimeStep::Continued;
    const quint32 counted = after - before; // across the wrap
    const qint64 expected = apart.count() / 10;
    // Two clocks and the way between them: one in a thousand and ten seconds.
    const qint64 tolerance = 1000 + expected / 1000;
    return std::llabs(qint64(counted) - expected) <= tolerance ? UpTimeStep::Wrapped
                                                               : UpTimeStep::Restarted;
}

std::chrono::milliseconds upTimeOf(quint32 ticks, int wraps)
{
    return std::chrono::milliseconds((qint64(ticks) + (qint64(wraps) << 32)) * 10);
}

} // namespace FibreDesk::Cpe
