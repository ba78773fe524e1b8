// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicewords.h"

#include "base/format.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Fact;
using Cpe::FactKey;
using Cpe::Unit;

namespace {

// Of the optical budget (facts of the plant): at the ONT from -8 to -25 dBm; a GPON receiver of
// class B+ ends at -27 (ITU-T G.984.2).
constexpr double LightTooStrong = -8;
constexpr double LightWeak = -25;
constexpr double LightLost = -27;

constexpr double SecondsAMinute = 60;
constexpr double BytesAKibibyte = 1024;

/// "Yes" for the words that devices have for a connection that stands.
bool saysUp(const QString &word)
{
    static const QStringList words{u"up"_s, u"connected"_s, u"online"_s, u"enabled"_s};
    return words.contains(word.trimmed().toLower());
}

bool saysUnknown(const QString &word)
{
    static const QStringList words{
        QString(), u"unknown"_s, u"notpresent"_s, u"unconfigured"_s, u"none"_s};
    return words.contains(word.trimmed().toLower());
}

} // namespace

DeviceWords::Group DeviceWords::groupOf(FactKey key)
{
    switch (key) {
    case FactKey::OpticalStatus:
    case FactKey::OpticalRx:
    case FactKey::OpticalTx:
    case FactKey::OpticalErrors:
    case FactKey::OltRx:
    case FactKey::OntState:
    case FactKey::OltName:
    case FactKey::OltPort:
        return Line;
    case FactKey::WanStatus:
    case FactKey::WanError:
    case FactKey::WanUpTime:
    case FactKey::WanAddress:
    case FactKey::WanAddress6:
    case FactKey::WanGateway:
    case FactKey::WanDns:
    case FactKey::WanMac:
    case FactKey::WanReceived:
    case FactKey::WanSent:
    case FactKey::PppUser:
        return Internet;
    case FactKey::LastInform:
    case FactKey::LastBoot:
    case FactKey::Registered:
    case FactKey::InformInterval:
    case FactKey::ConnectionRequestUrl:
        return Contact;
    default:
        return Device;
    }
}

QString DeviceWords::groupTitle(Group group)
{
    switch (group) {
    case Line:
        return tr("Fibre");
    case Internet:
        return tr("Internet");
    case Device:
        return tr("Device");
    case Contact:
        return tr("Contact with the ACS");
    }
    std::unreachable();
}

QString DeviceWords::label(FactKey key)
{
    switch (key) {
    case FactKey::Manufacturer:
        return tr("Manufacturer");
    case FactKey::Model:
        return tr("Model");
    case FactKey::SerialNumber:
        return tr("Serial");
    case FactKey::ProductClass:
        return tr("Product class");
    case FactKey::HardwareVersion:
        return tr("Hardware");
    case FactKey::Firmware:
        return tr("Firmware");
    case FactKey::UpTime:
        return tr("Running for");
    case FactKey::LastInform:
        return tr("Last heard");
    case FactKey::LastBoot:
        return tr("Last start");
    case FactKey::Registered:
        return tr("Known since");
    case FactKey::InformInterval:
        return tr("Reports every");
    case FactKey::ConnectionRequestUrl:
        return tr("Called at");
    case FactKey::MemoryTotal:
        return tr("Memory");
    case FactKey::MemoryFree:
        return tr("Memory free");
    case FactKey::CpuUsage:
        return tr("Processor");
    case FactKey::OpticalStatus:
        return tr("Optical port");
    case FactKey::OpticalRx:
        return tr("Light received");
    case FactKey::OpticalTx:
        return tr("Light sent");
    case FactKey::OpticalErrors:
        return tr("Errors received");
    case FactKey::OltRx:
        return tr("Light at the OLT");
    case FactKey::OntState:
        return tr("State at the OLT");
    case FactKey::WanStatus:
        return tr("Connection");
    case FactKey::WanError:
        return tr("Last error");
    case FactKey::WanUpTime:
        return tr("Connected for");
    case FactKey::WanAddress:
        return tr("IPv4 address");
    case FactKey::WanAddress6:
        return tr("IPv6 address");
    case FactKey::WanGateway:
        return tr("Gateway");
    case FactKey::WanDns:
        return tr("Name servers");
    case FactKey::WanMac:
        return tr("MAC");
    case FactKey::WanReceived:
        return tr("Received");
    case FactKey::WanSent:
        return tr("Sent");
    case FactKey::PppUser:
        return tr("PPP user");
    case FactKey::LanAddress:
        return tr("Address in the house");
    case FactKey::OltName:
        return tr("OLT");
    case FactKey::OltPort:
        return tr("OLT port");
    }
    std::unreachable();
}

QString DeviceWords::level(double dbm, const QString &language, int decimals)
{
    return tr("%1 dBm").arg(Format::localeFor(language).toString(dbm, 'f', decimals));
}

QString DeviceWords::text(const Fact &fact, const QString &language)
{
    if (fact.value.typeId() == QMetaType::QDateTime) {
        return Format::dayTime(fact.value.toDateTime(), language);
    }
    switch (fact.unit) {
    case Unit::Dbm:
        return level(fact.value.toDouble(), language);
    case Unit::Seconds:
        return Format::duration(fact.value.toDouble() / SecondsAMinute, language);
    case Unit::Milliseconds:
        return tr("%1 ms").arg(Format::number(fact.value.toDouble(), language));
    case Unit::Percent:
        return Format::percent(fact.value.toDouble() / 100, language);
    case Unit::Kibibytes:
        return Format::bytes(fact.value.toDouble() * BytesAKibibyte, language);
    case Unit::Octets:
        return Format::bytes(fact.value.toDouble(), language);
    case Unit::BitsPerSecond:
        return tr("%1 Mbit/s").arg(Format::number(fact.value.toDouble() / 1e6, language));
    case Unit::Packets:
    case Unit::Count:
        return Format::number(fact.value.toDouble(), language);
    case Unit::None:
        return fact.value.toString();
    }
    std::unreachable();
}

QString DeviceWords::tone(const Fact &fact)
{
    if (!fact.rejected.isEmpty()) {
        return u"uncertain"_s;
    }
    switch (fact.key) {
    case FactKey::OpticalRx: {
        const double dbm = fact.value.toDouble();
        if (dbm < LightLost) {
            return u"danger"_s;
        }
        return dbm < LightWeak || dbm > LightTooStrong ? u"warning"_s : u"ok"_s;
    }
    case FactKey::OpticalStatus:
    case FactKey::OntState:
    case FactKey::WanStatus: {
        const QString word = fact.value.toString();
        if (saysUnknown(word)) {
            return {};
        }
        return saysUp(word) ? u"ok"_s : u"danger"_s;
    }
    case FactKey::WanError: {
        const QString word = fact.value.toString();
        return saysUnknown(word) || word == "ERROR_NONE"_L1 ? QString() : u"warning"_s;
    }
    case FactKey::CpuUsage:
        return fact.value.toDouble() >= 90 ? u"warning"_s : QString();
    default:
        return {};
    }
}

QString DeviceWords::source(Cpe::Source source)
{
    switch (source) {
    case Cpe::Source::Acs:
        return tr("ACS");
    case Cpe::Source::Web:
        return tr("Device itself");
    case Cpe::Source::Olt:
        return tr("OLT");
    case Cpe::Source::Snmp:
        return tr("Device, by SNMP");
    }
    std::unreachable();
}

QString DeviceWords::band(Cpe::Band band)
{
    switch (band) {
    case Cpe::Band::Unknown:
        return {};
    case Cpe::Band::Ghz2_4:
        return tr("2.4 GHz");
    case Cpe::Band::Ghz5:
        return tr("5 GHz");
    case Cpe::Band::Ghz6:
        return tr("6 GHz");
    }
    std::unreachable();
}

int DeviceWords::signalPercent(int dbm)
{
    return std::clamp((dbm + 90) * 2, 0, 100);
}

int DeviceWords::dbmOfPercent(int percent)
{
    return std::clamp(percent, 0, 100) / 2 - 90;
}

int DeviceWords::signalBars(int dbm)
{
    if (dbm >= -60) {
        return 4;
    }
    if (dbm >= -67) {
        return 3;
    }
    if (dbm >= -75) {
        return 2;
    }
    return dbm >= -85 ? 1 : 0;
}

QString DeviceWords::signalWord(int dbm)
{
    switch (signalBars(dbm)) {
    case 4:
        return tr("very good");
    case 3:
        return tr("good");
    case 2:
        return tr("fair");
    case 1:
        return tr("weak");
    default:
        return tr("hardly any");
    }
}

QString DeviceWords::contradiction(const Cpe::Contradiction &contradiction, const QString &language)
{
    QStringList said;
    for (const Fact &fact : contradiction.said) {
        said.append(tr("%1 says %2 (%3)")
                .arg(source(fact.source), text(fact, language),
                    Format::time(fact.readAt, language)));
    }
    return tr("%1: %2").arg(label(contradiction.key), said.join(u", "_s));
}

} // namespace FibreDesk
