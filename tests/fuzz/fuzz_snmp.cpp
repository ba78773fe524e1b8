// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an agent answers and what a desk writes into its mapping: whatever it is, a level that is
// believed lies in the plausible range, and no text brings control characters with it.

#include "fuzz.h"

#include "cpe/snmp/opticsmap.h"
#include "cpe/snmp/snmpsettings.h"

#include <QString>

#include <algorithm>

using namespace FibreDesk::Cpe;
using FibreDesk::Fuzz::require;

namespace {

const OpticsMap &ours()
{
    static const OpticsMap map = [] {
        const auto loaded = OpticsMap::load({});
        require(loaded.has_value());
        return *loaded;
    }();
    return map;
}

/// The first byte is the type, the rest the value in every form it could have.
SnmpValue valueOf(const QByteArray &bytes)
{
    SnmpValue value;
    value.type = SnmpValue::Type(quint8(bytes.at(0)) % (int(SnmpValue::Type::EndOfMib) + 1));
    value.octets = bytes.sliced(1);
    for (const char byte : value.octets.first(std::min<qsizetype>(8, value.octets.size())))
        value.number = (value.number << 8) | quint8(byte);
    value.integer = qint64(value.number);
    if (value.type != SnmpValue::Type::Counter64)
        value.number &= 0xffffffffU;
    if (value.type == SnmpValue::Type::Integer)
        value.integer = qint32(value.number);
    for (const char byte : value.octets)
        value.oid = value.oid.with({quint8(byte)});
    return value;
}

void checkValue(const OpticsMap &map, const SnmpValue &value)
{
    for (const QChar c : value.toText())
        require(c.unicode() >= ' ' && c.unicode() != 0x7f);
    for (const OpticsMap::Vendor &vendor : map.vendors()) {
        for (const OpticsMap::Object &object : vendor.objects) {
            const auto fact = map.factOf(object, value);
            if (!fact || !fact->rejected.isEmpty())
                continue;
            require(!value.isMissing());
            if (object.key == FactKey::OntState)
                require(!fact->value.toString().isEmpty());
            else
                require(
                    fact->value.toDouble() >= map.least() && fact->value.toDouble() <= map.most());
        }
    }
    (void)map.vendorOf(value.oid);
}

void checkTexts(const QString &text)
{
    if (const auto oid = Oid::parse(text)) {
        require(Oid::parse(oid->toString()) == oid);
        require(oid->size() <= Oid::maximumLength);
    }
    if (const auto port = ours().portOf(text)) {
        require(!port->olt.isEmpty());
        for (const OpticsMap::Vendor &vendor : ours().vendors())
            for (const OpticsMap::Object &object : vendor.objects)
                if (const auto oid = instanceOf(object, *port))
                    require(oid->startsWith(object.oid));
    }
    const SnmpTarget target = SnmpTarget::parse(text);
    require(target.port != 0);
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = FibreDesk::Fuzz::bytesOf(data, size);
    if (bytes.isEmpty())
        return 0;
    checkValue(ours(), valueOf(bytes));
    checkTexts(QString::fromUtf8(bytes));
    if (const auto map = OpticsMap::parse(bytes, QStringLiteral("mine.json"))) {
        for (const qint64 number : {-8000, -1853, 0, 65535})
            checkValue(*map, {.type = SnmpValue::Type::Integer, .integer = number});
        checkValue(*map, {.type = SnmpValue::Type::Octets, .octets = "-18.53"});
    } else {
        require(map.error().detail.startsWith(QLatin1String("mine.json: ")));
    }
    return 0;
}
