// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The values of simulated devices in both data models.

#include "genieacs/simulateddevice.h"

#include <QTimeZone>

#include <algorithm>
#include <array>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array HostNames{u"salon", u"iphone-de-luc", u"HP-LaserJet", u"galaxy-s23",
    u"tele-sous-sol", u"thermostat", u"portable-bureau", u"console", u"sonnette"};

QString macFrom(Random &random)
{
    QString mac = u"06"_s;
    for (int i = 0; i < 5; ++i)
        mac += u":%1"_s.arg(random.below(256), 2, 16, QLatin1Char('0'));
    return mac.toUpper();
}

QString stamp(qint64 ms, int micros)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s)
        + u"%1Z"_s.arg(micros % 1000, 3, 10, QLatin1Char('0'));
}

/// What hangs behind a device; the same wherever it is told of.
struct Client {
    QString mac;
    int radio = 0; ///< 0 = by cable
    int dbm = -60;
    int retransmissions = 0;
};

Client clientAt(quint64 hash, int index)
{
    Random random = Random::forPurpose(hash, quint64(1000 + index));
    return {.mac = macFrom(random),
        .radio = random.below(3),
        .dbm = -random.between(38, 84),
        .retransmissions = random.below(12)};
}

struct Objects {
    QString ping;
    QString trace;
    QString download;
    QString upload;
    QString wifi;
};

const Objects &objects(bool isNew)
{
    static const Objects modern{u"Device.IP.Diagnostics.IPPing"_s,
        u"Device.IP.Diagnostics.TraceRoute"_s, u"Device.IP.Diagnostics.DownloadDiagnostics"_s,
        u"Device.IP.Diagnostics.UploadDiagnostics"_s, u"Device.WiFi.NeighboringWiFiDiagnostic"_s};
    static const Objects old{u"InternetGatewayDevice.IPPingDiagnostics"_s,
        u"InternetGatewayDevice.TraceRouteDiagnostics"_s,
        u"InternetGatewayDevice.DownloadDiagnostics"_s,
        u"InternetGatewayDevice.UploadDiagnostics"_s, {}};
    return isNew ? modern : old;
}

} // namespace

void SimulatedDevice::buildNew(ValueTree &t, qint64 at) const
{
    const QString version = m_seed.firmware;
    if (t.wants(u"Device.DeviceInfo"_s)) {
        const QString info = u"Device.DeviceInfo."_s;
        t.add(info + u"Manufacturer"_s, u"TP-Link"_s);
        t.add(info + u"ModelName"_s, m_seed.model);
        t.add(info + u"SerialNumber"_s, m_seed.serial);
        t.add(info + u"HardwareVersion"_s, m_seed.model + u" v1.20"_s);
        t.add(info + u"SoftwareVersion"_s, version);
        t.number(info + u"UpTime"_s, std::max<qint64>(0, (at - booted(at)) / 1000));
        t.number(info + u"MemoryStatus.Total"_s, 262144);
        t.number(info + u"MemoryStatus.Free"_s, stream(10).between(40000, 150000));
        t.number(info + u"ProcessStatus.CPUUsage"_s, stream(11).between(3, 70));
    }
    if (t.wants(u"Device.ManagementServer"_s)) {
        const QString server = u"Device.ManagementServer."_s;
        t.number(server + u"PeriodicInformInterval"_s, 300, true);
        t.add(server + u"ConnectionRequestURL"_s, u"http://%1:7547/tr069"_s.arg(m_seed.address));
        t.add(server + u"ConnectionRequestPassword"_s, u""_s, u"xsd:string"_s, true);
    }
    if (t.wants(u"Device.Optical"_s)) {
        const QString optical = u"Device.Optical.Interface.1."_s;
        Random random = stream(12);
        double rx = random.between(-23.5, -14.0);
        if (m_mood == Mood::WeakFibre)
            rx = random.between(-29.0, -25.2);
        if (m_mood == Mood::Impossible)
            rx = -80;
        t.add(optical + u"Status"_s, u"Up"_s);
        t.number(optical + u"OpticalSignalLevel"_s, qint64(rx * 1000));
        t.number(optical + u"TransmitOpticalLevel"_s, qint64(random.between(1.8, 3.4) * 1000));
        t.number(optical + u"LowerOpticalThreshold"_s, -127);
        t.add(
            optical + u"Stats.BytesReceived"_s, qint64(random.next() >> 20), u"xsd:unsignedLong"_s);
        t.number(optical + u"Stats.ErrorsReceived"_s,
            m_mood == Mood::WeakFibre ? random.between(200, 90000) : random.between(0, 3));
        t.number(optical + u"Stats.ErrorsSent"_s, 0);
        t.add(optical + u"Stats.SignalRxPower"_s, QString::number(rx, 'f', 2));
    }
    if (t.wants(u"Device.IP.Interface"_s)) {
        const QString wan = u"Device.IP.Interface.1."_s;
        t.add(wan + u"Name"_s, u"wan0"_s);
        t.add(wan + u"Status"_s, u"Up"_s);
        t.add(wan + u"LowerLayers"_s, u"Device.PPP.Interface.1."_s);
        t.add(wan + u"IPv4Address.1.IPAddress"_s, m_seed.address, u"xsd:string"_s, true);
        t.add(wan + u"IPv6Address.1.IPAddress"_s, u"2001:db8::%1"_s.arg(m_hash % 0xffff, 0, 16),
            u"xsd:string"_s, true);
        t.add(
            wan + u"Stats.BytesReceived"_s, qint64(stream(13).next() >> 22), u"xsd:unsignedLong"_s);
        t.add(wan + u"Stats.BytesSent"_s, qint64(stream(14).next() >> 25), u"xsd:unsignedLong"_s);
        const QString lan = u"Device.IP.Interface.2."_s;
        t.add(lan + u"Name"_s, u"br-lan"_s);
        t.add(lan + u"Status"_s, u"Up"_s);
        t.add(lan + u"IPv4Address.1.IPAddress"_s, u"192.168.0.1"_s, u"xsd:string"_s, true);
    }
    if (t.wants(u"Device.PPP"_s)) {
        const QString ppp = u"Device.PPP.Interface.1."_s;
        t.add(ppp + u"ConnectionStatus"_s, u"Connected"_s);
        t.add(ppp + u"LastConnectionError"_s, u"ERROR_NONE"_s);
        t.add(ppp + u"Username"_s, m_seed.serial.toLower() + u"@fibre.example"_s);
        t.add(ppp + u"Password"_s, u""_s, u"xsd:string"_s, true);
    }
    if (t.wants(u"Device.DNS"_s)) {
        t.add(u"Device.DNS.Client.Server.1.DNSServer"_s, u"192.0.2.53"_s);
        t.add(u"Device.DNS.Client.Server.2.DNSServer"_s, u"192.0.2.54"_s);
    }
    if (t.wants(u"Device.Ethernet"_s)) {
        Random random = stream(15);
        for (int port = 1; port <= 4; ++port) {
            const QString object = u"Device.Ethernet.Interface.%1."_s.arg(port);
            const bool isUp = random.chance(0.4);
            t.add(object + u"Status"_s, isUp ? u"Up"_s : u"Down"_s);
            t.number(object + u"CurrentBitRate"_s, isUp ? (random.chance(0.9) ? 1000 : 100) : 0);
            t.number(object + u"Stats.ErrorsReceived"_s, isUp ? random.below(3) : 0);
        }
    }
    if (t.wants(u"Device.WiFi.Radio"_s) || t.wants(u"Device.WiFi.SSID"_s)
        || t.wants(u"Device.WiFi.AccessPoint"_s)) {
        Random random = stream(16);
        const QString name = u"Maison-%1"_s.arg(m_seed.serial.right(4));
        for (int radio = 1; radio <= 2; ++radio) {
            const bool isLow = radio == 1;
            const QString object = u"Device.WiFi.Radio.%1."_s.arg(radio);
            const int channel = isLow ? random.pick(std::vector{1, 6, 11})
                                      : random.pick(std::vector{36, 44, 149, 157});
            t.flag(object + u"Enable"_s, true, true);
            t.add(object + u"OperatingFrequencyBand"_s, isLow ? u"2.4GHz"_s : u"5GHz"_s);
            t.add(object + u"OperatingStandards"_s, isLow ? u"b,g,n,ax"_s : u"a,n,ac,ax"_s);
            t.number(object + u"Channel"_s, channel, true);
            t.flag(object + u"AutoChannelEnable"_s, random.chance(0.7), true);
            t.add(object + u"OperatingChannelBandwidth"_s, isLow ? u"20MHz"_s : u"80MHz"_s,
                u"xsd:string"_s, true);
            t.number(object + u"Stats.Noise"_s, -random.between(85, 96));
            t.add(object + u"ChannelsInUse"_s, isLow ? u"1,6,6,11"_s : u"36,44"_s);
            const QString network = u"Device.WiFi.SSID.%1."_s.arg(radio);
            t.add(network + u"SSID"_s, isLow ? name : name + u"-5G"_s, u"xsd:string"_s, true);
            t.flag(network + u"Enable"_s, true, true);
            t.add(network + u"BSSID"_s, m_seed.mac);
            t.add(network + u"LowerLayers"_s, u"Device.WiFi.Radio.%1."_s.arg(radio));
            const QString point = u"Device.WiFi.AccessPoint.%1."_s.arg(radio);
            t.add(point + u"SSIDReference"_s, u"Device.WiFi.SSID.%1."_s.arg(radio));
            t.add(point + u"Security.ModeEnabled"_s, u"WPA2-Personal"_s, u"xsd:string"_s, true);
            t.add(point + u"Security.KeyPassphrase"_s, u""_s, u"xsd:string"_s, true);
            int row = 0;
            for (int i = 0; i < clients(); ++i) {
                const Client one = clientAt(m_hash, i);
                if (one.radio != radio)
                    continue;
                const QString client = point + u"AssociatedDevice.%1."_s.arg(++row);
                t.add(client + u"MACAddress"_s, one.mac);
                t.number(client + u"SignalStrength"_s, one.dbm);
                t.number(client + u"LastDataDownlinkRate"_s, isLow ? 72000 : 866700);
                t.number(client + u"LastDataUplinkRate"_s, isLow ? 65000 : 780000);
                t.number(client + u"Retransmissions"_s, one.retransmissions);
            }
            t.number(point + u"AssociatedDeviceNumberOfEntries"_s, row);
        }
    }
    if (t.wants(u"Device.Hosts"_s)) {
        for (int i = 0; i < clients(); ++i) {
            const Client one = clientAt(m_hash, i);
            const QString host = u"Device.Hosts.Host.%1."_s.arg(i + 1);
            t.add(host + u"HostName"_s, QString::fromUtf16(HostNames.at(std::size_t(i))));
            t.add(host + u"IPAddress"_s, u"192.168.0.%1"_s.arg(100 + i));
            t.add(host + u"PhysAddress"_s, one.mac);
            t.flag(host + u"Active"_s, true);
            t.add(host + u"Layer1Interface"_s,
                one.radio == 0 ? u"Device.Ethernet.Interface.1."_s
                               : u"Device.WiFi.SSID.%1."_s.arg(one.radio));
            t.number(host + u"LeaseTimeRemaining"_s, 3600 + i * 77);
        }
    }
}

void SimulatedDevice::buildOld(ValueTree &t, qint64 at) const
{
    const QString root = u"InternetGatewayDevice."_s;
    if (t.wants(root + u"DeviceInfo"_s)) {
        const QString info = root + u"DeviceInfo."_s;
        t.add(info + u"Manufacturer"_s, u"TP-Link"_s);
        t.add(info + u"ModelName"_s, m_seed.model);
        t.add(info + u"SerialNumber"_s, m_seed.serial);
        t.add(info + u"HardwareVersion"_s, m_seed.model + u" v2"_s);
        t.add(info + u"SoftwareVersion"_s, m_seed.firmware);
        t.number(info + u"UpTime"_s, std::max<qint64>(0, (at - booted(at)) / 1000));
    }
    if (t.wants(root + u"ManagementServer"_s)) {
        t.number(root + u"ManagementServer.PeriodicInformInterval"_s, 300, true);
        t.add(root + u"ManagementServer.ConnectionRequestURL"_s,
            u"http://%1:7547/"_s.arg(m_seed.address));
        t.add(root + u"ManagementServer.ConnectionRequestPassword"_s, u""_s, u"xsd:string"_s, true);
    }
    if (t.wants(root + u"WANDevice"_s)) {
        const QString wan = root + u"WANDevice.1.WANConnectionDevice.1.WANIPConnection.1."_s;
        t.flag(wan + u"Enable"_s, true, true);
        t.add(wan + u"ConnectionStatus"_s, u"Connected"_s);
        t.add(wan + u"ExternalIPAddress"_s, m_seed.address);
        t.add(wan + u"DefaultGateway"_s, u"100.64.0.1"_s);
        t.add(wan + u"DNSServers"_s, u"192.0.2.53,192.0.2.54"_s);
        t.add(wan + u"MACAddress"_s, m_seed.mac);
        t.number(wan + u"Uptime"_s, std::max<qint64>(0, (at - booted(at)) / 1000 - 40));
        const QString common = root + u"WANDevice.1.WANCommonInterfaceConfig."_s;
        t.number(common + u"TotalBytesReceived"_s, qint64(stream(13).next() >> 33));
        t.number(common + u"TotalBytesSent"_s, qint64(stream(14).next() >> 35));
    }
    const QString lan = root + u"LANDevice.1."_s;
    if (!t.wants(root + u"LANDevice"_s))
        return;
    Random random = stream(16);
    const QString name = u"Deco-%1"_s.arg(m_seed.serial.right(4));
    for (int radio = 1; radio <= 2; ++radio) {
        const QString object = lan + u"WLANConfiguration.%1."_s.arg(radio);
        const bool isLow = radio == 1;
        t.flag(object + u"Enable"_s, true, true);
        t.add(object + u"SSID"_s, name, u"xsd:string"_s, true);
        t.number(object + u"Channel"_s,
            isLow ? random.pick(std::vector{0, 1, 6, 11}) : random.pick(std::vector{36, 44, 149}),
            true);
        t.add(object + u"Standard"_s, isLow ? u"n"_s : u"ac"_s);
        t.add(object + u"BeaconType"_s, u"11i"_s, u"xsd:string"_s, true);
        t.add(object + u"PreSharedKey.1.KeyPassphrase"_s, u""_s, u"xsd:string"_s, true);
        int row = 0;
        for (int i = 0; i < clients(); ++i) {
            const Client one = clientAt(m_hash, i);
            if (one.radio != radio)
                continue;
            const QString client = object + u"AssociatedDevice.%1."_s.arg(++row);
            t.add(client + u"AssociatedDeviceMACAddress"_s, one.mac);
            t.add(client + u"AssociatedDeviceIPAddress"_s, u"192.168.68.%1"_s.arg(100 + i));
        }
        t.number(object + u"TotalAssociations"_s, row);
    }
    for (int i = 0; i < clients(); ++i) {
        const Client one = clientAt(m_hash, i);
        const QString host = lan + u"Hosts.Host.%1."_s.arg(i + 1);
        t.add(host + u"HostName"_s, QString::fromUtf16(HostNames.at(std::size_t(i))));
        t.add(host + u"IPAddress"_s, u"192.168.68.%1"_s.arg(100 + i));
        t.add(host + u"MACAddress"_s, one.mac);
        t.flag(host + u"Active"_s, true);
        t.add(host + u"InterfaceType"_s, one.radio == 0 ? u"Ethernet"_s : u"802.11"_s);
    }
    for (int port = 1; port <= 2; ++port)
        t.add(lan + u"LANEthernetInterfaceConfig.%1.Status"_s.arg(port),
            port == 1 ? u"Up"_s : u"NoLink"_s);
}

void SimulatedDevice::buildDiagnoses(ValueTree &t, qint64 now) const
{
    const Objects &all = objects(m_seed.isNew);
    for (const QString &object : {all.ping, all.trace, all.download, all.upload, all.wifi}) {
        if (object.isEmpty() || !t.wants(object))
            continue;
        const auto found = m_diagnoses.find(object);
        QString state = u"None"_s;
        if (found != m_diagnoses.end()) {
            state = u"Requested"_s;
            if (now >= found->second.ends) {
                const bool isTransfer = object == all.download || object == all.upload;
                const QString fine = !m_seed.isNew && isTransfer ? u"Completed"_s : u"Complete"_s;
                state = found->second.state.isEmpty() ? fine : found->second.state;
            }
        }
        t.add(object + u".DiagnosticsState"_s, state, u"xsd:string"_s, true);
        if (object == all.ping || object == all.trace)
            t.add(object + u".Host"_s, u""_s, u"xsd:string"_s, true);
        if (object == all.ping)
            t.number(object + u".NumberOfRepetitions"_s, 4, true);
        if (object == all.trace)
            t.number(object + u".MaxHopCount"_s, 30, true);
        if (object == all.download)
            t.add(object + u".DownloadURL"_s, u""_s, u"xsd:string"_s, true);
        if (object == all.upload) {
            t.add(object + u".UploadURL"_s, u""_s, u"xsd:string"_s, true);
            t.number(object + u".TestFileLength"_s, 0, true);
        }
        if (found != m_diagnoses.end() && now >= found->second.ends)
            measure(t, object, found->second);
    }
}

void SimulatedDevice::measure(ValueTree &t, const QString &object, const Diagnosis &diagnosis) const
{
    const Objects &all = objects(m_seed.isNew);
    const bool isFine = diagnosis.state.isEmpty();
    Random random = stream(20);
    const int base = random.between(6, 24);
    if (object == all.ping) {
        const int sent = std::max(1, written(object + u".NumberOfRepetitions"_s).toInt());
        const int lost = isFine && m_mood == Mood::WeakFibre ? (sent + 3) / 4 : 0;
        t.number(object + u".SuccessCount"_s, isFine ? sent - lost : 0);
        t.number(object + u".FailureCount"_s, isFine ? lost : sent);
        t.number(object + u".AverageResponseTime"_s, isFine ? base : 0);
        t.number(object + u".MinimumResponseTime"_s, isFine ? base - 3 : 0);
        t.number(object + u".MaximumResponseTime"_s, isFine ? base + 9 : 0);
    } else if (object == all.trace) {
        const QString prefix = m_seed.isNew ? u""_s : u"Hop"_s;
        t.number(object + u".ResponseTime"_s, base);
        const int hops = isFine ? 5 : 2;
        for (int hop = 1; hop <= hops; ++hop) {
            const QString row = object + u".RouteHops.%1."_s.arg(hop);
            t.add(row + prefix + u"Host"_s, u"r%1.fibre.example"_s.arg(hop));
            t.add(row + prefix + u"HostAddress"_s, u"192.0.2.%1"_s.arg(hop));
            t.number(row + prefix + u"ErrorCode"_s, 0);
            t.add(row + prefix + u"RTTimes"_s,
                u"%1,%2,%3"_s.arg(hop * 2).arg(hop * 2 + 1).arg(hop * 3));
        }
    } else if (object == all.download || object == all.upload) {
        if (!isFine)
            return;
        const bool isDown = object == all.download;
        // 940 and 300 Mbit/s for two seconds, a third of that on a weak fibre.
        const qint64 rate =
            (isDown ? 940'000'000 : 300'000'000) / (m_mood == Mood::WeakFibre ? 3 : 1);
        const qint64 asked = written(object + u".TestFileLength"_s).toLongLong();
        const qint64 octets = isDown ? rate / 4 : std::max<qint64>(asked, 1);
        const qint64 micros = octets * 8 * 1'000'000 / rate;
        t.add(object + u".ROMTime"_s, stamp(diagnosis.begun, 0), u"xsd:dateTime"_s);
        t.add(object + u".BOMTime"_s, stamp(diagnosis.begun + 20, 0), u"xsd:dateTime"_s);
        t.add(object + u".EOMTime"_s,
            stamp(diagnosis.begun + 20 + micros / 1000, int(micros % 1000)), u"xsd:dateTime"_s);
        if (isDown) {
            t.number(object + u".TestBytesReceived"_s, octets);
            t.number(object + u".TotalBytesReceived"_s, octets + 4000);
        } else {
            t.number(object + u".TotalBytesSent"_s, octets % 4294967296);
        }
    } else if (isFine) {
        for (int i = 1; i <= 7; ++i) {
            const QString row = object + u".Result.%1."_s.arg(i);
            const bool isLow = i <= 5;
            t.add(row + u"SSID"_s, u"Voisin-%1"_s.arg(i));
            t.add(row + u"BSSID"_s, macFrom(random));
            t.add(row + u"Radio"_s, u"Device.WiFi.Radio.%1."_s.arg(isLow ? 1 : 2));
            t.number(row + u"Channel"_s, isLow ? random.pick(std::vector{1, 6, 11}) : 36);
            t.number(row + u"SignalStrength"_s, -random.between(45, 92));
            t.add(row + u"OperatingFrequencyBand"_s, isLow ? u"2.4GHz"_s : u"5GHz"_s);
            t.add(row + u"OperatingChannelBandwidth"_s, isLow ? u"20MHz"_s : u"80MHz"_s);
        }
    }
}

} // namespace FibreDesk::Sandbox
