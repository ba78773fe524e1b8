// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/trreader.h"

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

const QString Root = u"InternetGatewayDevice"_s;

/// The standard has no word for the band; the channel tells it.
Band bandOfChannel(std::optional<qint64> channel)
{
    if (!channel || *channel < 1 || *channel > 196)
        return Band::Unknown;
    return *channel <= 14 ? Band::Ghz2_4 : Band::Ghz5;
}

QString securityOf(const ParameterTree &tree, const QString &object)
{
    const QString beacon = tree.text(object + u".BeaconType"_s);
    if (beacon == "11i"_L1)
        return u"WPA2"_s;
    if (beacon == "WPAand11i"_L1)
        return u"WPA/WPA2"_s;
    return beacon;
}

void readIdentity(TrReader &reader)
{
    const QString info = Root + u".DeviceInfo."_s;
    reader.text(FactKey::Manufacturer, info + u"Manufacturer"_s);
    reader.text(FactKey::Model, info + u"ModelName"_s);
    reader.text(FactKey::HardwareVersion, info + u"HardwareVersion"_s);
    reader.text(FactKey::Firmware, info + u"SoftwareVersion"_s);
    reader.number(FactKey::UpTime, info + u"UpTime"_s, Unit::Seconds);
    reader.number(FactKey::MemoryTotal, info + u"MemoryStatus.Total"_s, Unit::Kibibytes);
    reader.number(FactKey::MemoryFree, info + u"MemoryStatus.Free"_s, Unit::Kibibytes);
    reader.number(FactKey::CpuUsage, info + u"ProcessStatus.CPUUsage"_s, Unit::Percent);
    reader.number(FactKey::InformInterval, Root + u".ManagementServer.PeriodicInformInterval"_s,
        Unit::Seconds);
    reader.text(FactKey::ConnectionRequestUrl, Root + u".ManagementServer.ConnectionRequestURL"_s);
}

struct Connection {
    QString object;
    bool isPpp = false;
};

QList<Connection> connections(const ParameterTree &tree)
{
    QList<Connection> all;
    const QString devices = Root + u".WANDevice"_s;
    for (const int device : tree.rows(devices)) {
        const QString links = u"%1.%2.WANConnectionDevice"_s.arg(devices).arg(device);
        for (const int link : tree.rows(links)) {
            for (const auto kind : {"WANIPConnection"_L1, "WANPPPConnection"_L1}) {
                const QString table = u"%1.%2.%3"_s.arg(links).arg(link).arg(kind);
                for (const int row : tree.rows(table))
                    all.append({u"%1.%2"_s.arg(table).arg(row), kind == "WANPPPConnection"_L1});
            }
        }
    }
    // One that was never set up says nothing.
    erase_if(all, [&tree](const Connection &one) {
        return tree.text(one.object + u".ConnectionStatus"_s) == "Unconfigured"_L1
            || tree.truth(one.object + u".Enable"_s) == false;
    });
    return all;
}

void readWan(TrReader &reader)
{
    const ParameterTree &tree = reader.tree();
    const QList<Connection> all = connections(tree);
    int number = 0;
    for (const Connection &one : all) {
        const QString instance = TrReader::instance(++number, all.size());
        const QString object = one.object + u'.';
        reader.text(FactKey::WanStatus, object + u"ConnectionStatus"_s, instance);
        const QString error = tree.text(object + u"LastConnectionError"_s);
        if (error != "ERROR_NONE"_L1)
            reader.text(FactKey::WanError, object + u"LastConnectionError"_s, instance);
        reader.number(FactKey::WanUpTime, object + u"Uptime"_s, Unit::Seconds, instance);
        const QString address = tree.text(object + u"ExternalIPAddress"_s);
        if (address != "0.0.0.0"_L1)
            reader.text(FactKey::WanAddress, object + u"ExternalIPAddress"_s, instance);
        if (tree.text(object + u"DefaultGateway"_s) != "0.0.0.0"_L1)
            reader.text(FactKey::WanGateway, object + u"DefaultGateway"_s, instance);
        reader.text(FactKey::WanDns, object + u"DNSServers"_s, instance);
        if (!macOf(tree.text(object + u"MACAddress"_s)).isEmpty())
            reader.text(FactKey::WanMac, object + u"MACAddress"_s, instance);
        if (one.isPpp)
            reader.text(FactKey::PppUser, object + u"Username"_s, instance);
    }
    const QString devices = Root + u".WANDevice"_s;
    const QList<int> rows = tree.rows(devices);
    for (const int row : rows) {
        const QString common = u"%1.%2.WANCommonInterfaceConfig."_s.arg(devices).arg(row);
        const QString instance = TrReader::instance(row, rows.size());
        reader.number(
            FactKey::WanReceived, common + u"TotalBytesReceived"_s, Unit::Octets, instance);
        reader.number(FactKey::WanSent, common + u"TotalBytesSent"_s, Unit::Octets, instance);
    }
}

/// Where the passphrase is: the newer parameter, else the first pre-shared key.
QString passphrasePath(const ParameterTree &tree, const QString &object)
{
    const QString newer = object + u".KeyPassphrase"_s;
    const QString older = object + u".PreSharedKey.1.KeyPassphrase"_s;
    const QString oldest = object + u".PreSharedKey.1.PreSharedKey"_s;
    if (tree.find(newer))
        return newer;
    return tree.find(older) || !tree.find(oldest) ? older : oldest;
}

void readLan(TrReader &reader, const QString &lan)
{
    const ParameterTree &tree = reader.tree();
    struct Client {
        Band band = Band::Unknown;
        QString address;
        Signal signal;
        QDateTime at;
    };
    std::map<QString, Client> wifi;
    for (const int row : tree.rows(lan + u".WLANConfiguration"_s)) {
        const QString object = u"%1.WLANConfiguration.%2"_s.arg(lan).arg(row);
        const auto channel = tree.number(object + u".Channel"_s);
        Radio radio{.id = QString::number(row),
            .band = bandOfChannel(channel),
            .enabled = tree.truth(object + u".Enable"_s),
            .ssid = tree.text(object + u".SSID"_s),
            .autoChannel = tree.truth(object + u".AutoChannelEnable"_s),
            .standard = tree.text(object + u".Standard"_s),
            .security = securityOf(tree, object),
            .source = Source::Acs,
            .readAt = tree.youngest(object),
            .path = object,
            .ssidPath = object + u".SSID"_s,
            .passphrasePath = passphrasePath(tree, object)};
        if (channel && *channel > 0 && *channel <= 196)
            radio.channel = int(*channel);
        else if (channel && *channel == 0)
            radio.autoChannel = true;
        if (const auto count = tree.number(object + u".TotalAssociations"_s);
            count && *count >= 0 && *count < 10'000)
            radio.clients = int(*count);
        reader.facts().radios.append(radio);
        for (const int at : tree.rows(object + u".AssociatedDevice"_s)) {
            const QString client = u"%1.AssociatedDevice.%2"_s.arg(object).arg(at);
            const QString mac = macOf(tree.text(client + u".AssociatedDeviceMACAddress"_s));
            if (mac.isEmpty())
                continue;
            Client one{.band = radio.band,
                .address = tree.text(client + u".AssociatedDeviceIPAddress"_s),
                .signal = {},
                .at = tree.youngest(client)};
            // Vendors' own; the standard has none.
            for (const auto name : {".SignalStrength"_L1, ".X_HW_RSSI"_L1, ".X_TP_RSSI"_L1}) {
                if (const auto told = tree.number(client + name))
                    one.signal = signalOf(*told);
            }
            wifi.insert_or_assign(mac, one);
        }
    }
    for (const int row : tree.rows(lan + u".Hosts.Host"_s)) {
        const QString object = u"%1.Hosts.Host.%2"_s.arg(lan).arg(row);
        Host host{.mac = macOf(tree.text(object + u".MACAddress"_s)),
            .name = tree.text(object + u".HostName"_s),
            .address = tree.text(object + u".IPAddress"_s),
            .active = tree.truth(object + u".Active"_s),
            .source = Source::Acs,
            .readAt = tree.youngest(object)};
        const QString kind = tree.text(object + u".InterfaceType"_s);
        const QString layer = tree.text(object + u".Layer2Interface"_s);
        if (kind.contains("802.11"_L1) || layer.contains("WLAN"_L1))
            host.link = Link::Wifi;
        else if (kind == "Ethernet"_L1 || layer.contains("Ethernet"_L1))
            host.link = Link::Wired;
        if (const auto lease = tree.number(object + u".LeaseTimeRemaining"_s);
            lease && *lease > 0 && *lease <= std::numeric_limits<int>::max())
            host.leaseSeconds = int(*lease);
        if (const auto found = wifi.find(host.mac); found != wifi.end()) {
            host.link = Link::Wifi;
            host.band = found->second.band;
            host.signalDbm = found->second.signal.dbm;
            host.signalPercent = found->second.signal.percent;
            wifi.erase(found);
        }
        if (!host.mac.isEmpty() || !host.address.isEmpty())
            reader.facts().hosts.append(host);
    }
    for (const auto &[mac, client] : wifi) {
        reader.facts().hosts.append({.mac = mac,
            .address = client.address,
            .link = Link::Wifi,
            .band = client.band,
            .signalDbm = client.signal.dbm,
            .source = Source::Acs,
            .readAt = client.at,
            .signalPercent = client.signal.percent});
    }
    for (const int row : tree.rows(lan + u".LANEthernetInterfaceConfig"_s)) {
        const QString object = u"%1.LANEthernetInterfaceConfig.%2"_s.arg(lan).arg(row);
        reader.wiredPort(QString::number(row), object, object + u".MaxBitRate"_s);
    }
    const QString address = lan + u".LANHostConfigManagement.IPInterface.1.IPInterfaceIPAddress"_s;
    if (!best(reader.facts(), FactKey::LanAddress))
        reader.text(FactKey::LanAddress, address);
}

} // namespace

void readTr098(TrReader &reader)
{
    readIdentity(reader);
    readWan(reader);
    const QString table = Root + u".LANDevice"_s;
    for (const int row : reader.tree().rows(table))
        readLan(reader, u"%1.%2"_s.arg(table).arg(row));
}

} // namespace FibreDesk::Cpe::Acs
