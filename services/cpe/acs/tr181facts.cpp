// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/trreader.h"

#include <algorithm>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

/// "Device.WiFi.Radio.1." and "Device.WiFi.Radio.1" are the same row.
QString reference(QString text)
{
    text = text.section(u',', 0, 0).trimmed();
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

Band bandOf(const QString &text)
{
    if (text.startsWith("2.4"_L1))
        return Band::Ghz2_4;
    if (text.startsWith(u'5'))
        return Band::Ghz5;
    return text.startsWith(u'6') ? Band::Ghz6 : Band::Unknown;
}

void readIdentity(TrReader &reader)
{
    const QString info = u"Device.DeviceInfo."_s;
    reader.text(FactKey::Manufacturer, info + u"Manufacturer"_s);
    reader.text(FactKey::Model, info + u"ModelName"_s);
    reader.text(FactKey::HardwareVersion, info + u"HardwareVersion"_s);
    reader.text(FactKey::Firmware, info + u"SoftwareVersion"_s);
    reader.number(FactKey::UpTime, info + u"UpTime"_s, Unit::Seconds);
    reader.number(FactKey::MemoryTotal, info + u"MemoryStatus.Total"_s, Unit::Kibibytes);
    reader.number(FactKey::MemoryFree, info + u"MemoryStatus.Free"_s, Unit::Kibibytes);
    reader.number(FactKey::CpuUsage, info + u"ProcessStatus.CPUUsage"_s, Unit::Percent);
    reader.number(FactKey::InformInterval, u"Device.ManagementServer.PeriodicInformInterval"_s,
        Unit::Seconds);
    reader.text(FactKey::ConnectionRequestUrl, u"Device.ManagementServer.ConnectionRequestURL"_s);
}

void readOptics(TrReader &reader)
{
    const ParameterTree &tree = reader.tree();
    const QList<int> rows = tree.rows(u"Device.Optical.Interface"_s);
    for (const int row : rows) {
        const QString object = u"Device.Optical.Interface.%1."_s.arg(row);
        const QString instance = TrReader::instance(row, rows.size());
        reader.text(FactKey::OpticalStatus, object + u"Status"_s, instance);
        const QString standard = object + u"OpticalSignalLevel"_s;
        const QString vendor = object + u"Stats.SignalRxPower"_s;
        const auto told = levelOfThousandths(tree.text(standard));
        const auto vendorTold = levelOfText(tree.text(vendor));
        // Both are the same reading; where the standard one cannot be believed both are shown.
        if (told)
            reader.level(FactKey::OpticalRx, standard, told, instance);
        if (vendorTold && (!told || !told->rejected.isEmpty()))
            reader.level(FactKey::OpticalRx, vendor, vendorTold, instance);
        const QString sent = object + u"TransmitOpticalLevel"_s;
        reader.level(FactKey::OpticalTx, sent, levelOfThousandths(tree.text(sent)), instance);
        reader.number(
            FactKey::OpticalErrors, object + u"Stats.ErrorsReceived"_s, Unit::Packets, instance);
    }
}

/// The side to the Internet: what PPP or an optical link is below, or what is not our own network.
QList<int> wanInterfaces(const ParameterTree &tree)
{
    QList<int> wan;
    const QString table = u"Device.IP.Interface"_s;
    const QList<int> rows = tree.rows(table);
    for (const int row : rows) {
        const QString object = u"%1.%2."_s.arg(table).arg(row);
        const QString name = tree.text(object + u"Name"_s).toLower();
        const QString lower = tree.text(object + u"LowerLayers"_s);
        const QString type = tree.text(object + u"Type"_s);
        if (type == "Loopback"_L1 || name == "lo"_L1)
            continue;
        const bool isOutside = lower.contains("PPP.Interface"_L1) || lower.contains("Optical."_L1)
            || name.contains("wan"_L1) || name.contains("internet"_L1) || name.startsWith("ppp"_L1);
        if (isOutside)
            wan.append(row);
    }
    return wan;
}

void readWan(TrReader &reader)
{
    const ParameterTree &tree = reader.tree();
    const QList<int> wan = wanInterfaces(tree);
    for (const int row : tree.rows(u"Device.IP.Interface"_s)) {
        const QString object = u"Device.IP.Interface.%1."_s.arg(row);
        const QList<int> addresses = tree.rows(object + u"IPv4Address"_s);
        const QString first = addresses.isEmpty()
            ? QString()
            : u"%1IPv4Address.%2.IPAddress"_s.arg(object).arg(addresses.first());
        if (!wan.contains(row)) {
            const QString name = tree.text(object + u"Name"_s).toLower();
            const bool isInside = name.contains("lan"_L1) || name.startsWith("br"_L1);
            if (isInside && !first.isEmpty() && !best(reader.facts(), FactKey::LanAddress))
                reader.text(FactKey::LanAddress, first);
            continue;
        }
        const QString instance = TrReader::instance(row, wan.size());
        reader.text(FactKey::WanStatus, object + u"Status"_s, instance);
        if (!first.isEmpty())
            reader.text(FactKey::WanAddress, first, instance);
        const QList<int> longer = tree.rows(object + u"IPv6Address"_s);
        for (const int at : longer) {
            const QString path = u"%1IPv6Address.%2.IPAddress"_s.arg(object).arg(at);
            if (tree.text(path).startsWith("fe80"_L1, Qt::CaseInsensitive))
                continue;
            reader.text(FactKey::WanAddress6, path, instance);
            break;
        }
        reader.number(
            FactKey::WanReceived, object + u"Stats.BytesReceived"_s, Unit::Octets, instance);
        reader.number(FactKey::WanSent, object + u"Stats.BytesSent"_s, Unit::Octets, instance);
        reader.number(FactKey::WanUpTime, object + u"LastChange"_s, Unit::Seconds, instance);
    }
    const QList<int> sessions = tree.rows(u"Device.PPP.Interface"_s);
    for (const int row : sessions) {
        const QString object = u"Device.PPP.Interface.%1."_s.arg(row);
        const QString instance = u"PPP%1"_s.arg(TrReader::instance(row, sessions.size()));
        reader.text(FactKey::WanStatus, object + u"ConnectionStatus"_s, instance);
        if (tree.text(object + u"LastConnectionError"_s) != "ERROR_NONE"_L1)
            reader.text(FactKey::WanError, object + u"LastConnectionError"_s, instance);
        reader.text(FactKey::PppUser, object + u"Username"_s);
    }
    const QList<int> clients = tree.rows(u"Device.DHCPv4.Client"_s);
    for (const int row : clients) {
        const QString object = u"Device.DHCPv4.Client.%1."_s.arg(row);
        const QString instance = TrReader::instance(row, clients.size());
        reader.text(FactKey::WanStatus, object + u"DHCPStatus"_s, u"DHCP%1"_s.arg(instance));
        reader.text(FactKey::WanGateway, object + u"IPRouters"_s, instance);
    }
    QStringList servers;
    Fact dns{.key = FactKey::WanDns, .source = Source::Acs};
    for (const int row : tree.rows(u"Device.DNS.Client.Server"_s)) {
        const QString path = u"Device.DNS.Client.Server.%1.DNSServer"_s.arg(row);
        if (const QString address = tree.text(path);
            !address.isEmpty() && !servers.contains(address)) {
            servers.append(address);
            const QDateTime at = reader.timeOf(path);
            if (dns.path.isEmpty()) {
                dns.path = path;
                dns.readAt = at;
            }
            dns.readAt = std::min(dns.readAt, at);
        }
    }
    if (!servers.isEmpty()) {
        dns.value = servers.join(u", "_s);
        reader.facts().facts.append(dns);
    }
}

QList<int> channelsOf(const QString &text)
{
    QList<int> channels;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        // "1-11" too.
        bool isFirst = false;
        bool isLast = false;
        const int first = part.section(u'-', 0, 0).trimmed().toInt(&isFirst);
        const int last = part.section(u'-', -1).trimmed().toInt(&isLast);
        if (!isFirst || !isLast || first < 1 || last > 233 || last < first)
            continue;
        for (int channel = first; channel <= last; ++channel)
            channels.append(channel);
    }
    return channels;
}

/// The access point of a network, and the network of an access point.
QString accessPointOf(const ParameterTree &tree, const QString &network)
{
    for (const int row : tree.rows(u"Device.WiFi.AccessPoint"_s)) {
        const QString object = u"Device.WiFi.AccessPoint.%1"_s.arg(row);
        if (reference(tree.text(object + u".SSIDReference"_s)) == network)
            return object;
    }
    return {};
}

void readRadios(TrReader &reader)
{
    const ParameterTree &tree = reader.tree();
    QStringList used;
    for (const int row : tree.rows(u"Device.WiFi.Radio"_s)) {
        const QString object = u"Device.WiFi.Radio.%1"_s.arg(row);
        Radio radio{.id = QString::number(row),
            .band = bandOf(tree.text(object + u".OperatingFrequencyBand"_s)),
            .enabled = tree.truth(object + u".Enable"_s),
            .autoChannel = tree.truth(object + u".AutoChannelEnable"_s),
            .width = tree.text(object + u".OperatingChannelBandwidth"_s),
            .standard = tree.text(object + u".OperatingStandards"_s),
            .channelsInUse = channelsOf(tree.text(object + u".ChannelsInUse"_s)),
            .source = Source::Acs,
            .readAt = tree.youngest(object),
            .path = object};
        if (const auto channel = tree.number(object + u".Channel"_s);
            channel && *channel > 0 && *channel <= 233)
            radio.channel = int(*channel);
        if (const auto noise = tree.number(object + u".Stats.Noise"_s);
            noise && *noise < 0 && *noise >= -120)
            radio.noiseDbm = int(*noise);
        if (const auto load = tree.number(object + u".Stats.TotalChannelUtilization"_s);
            load && *load >= 0 && *load <= 100)
            radio.loadPercent = int(*load);
        // The first network on it is the customer's own; guests' come after.
        for (const int at : tree.rows(u"Device.WiFi.SSID"_s)) {
            const QString network = u"Device.WiFi.SSID.%1"_s.arg(at);
            if (reference(tree.text(network + u".LowerLayers"_s)) != object
                || used.contains(network))
                continue;
            used.append(network);
            radio.ssid = tree.text(network + u".SSID"_s);
            radio.ssidPath = network + u".SSID"_s;
            const QString point = accessPointOf(tree, network);
            if (!point.isEmpty()) {
                radio.security = tree.text(point + u".Security.ModeEnabled"_s);
                radio.passphrasePath = point + u".Security.KeyPassphrase"_s;
                if (const auto count = tree.number(point + u".AssociatedDeviceNumberOfEntries"_s);
                    count && *count >= 0 && *count < 10'000)
                    radio.clients = int(*count);
            }
            break;
        }
        reader.facts().radios.append(radio);
    }
}

/// What an access point says of its clients, by their MAC.
struct Association {
    Band band = Band::Unknown;
    Signal signal;
    std::optional<qint64> down;
    std::optional<qint64> up;
    QString node;
    QDateTime at;
};

std::map<QString, Association> associations(const ParameterTree &tree)
{
    std::map<QString, Association> found;
    for (const int row : tree.rows(u"Device.WiFi.AccessPoint"_s)) {
        const QString point = u"Device.WiFi.AccessPoint.%1"_s.arg(row);
        const QString network = reference(tree.text(point + u".SSIDReference"_s));
        const QString radio = reference(tree.text(network + u".LowerLayers"_s));
        for (const int at : tree.rows(point + u".AssociatedDevice"_s)) {
            const QString object = u"%1.AssociatedDevice.%2"_s.arg(point).arg(at);
            const QString mac = macOf(tree.text(object + u".MACAddress"_s));
            if (mac.isEmpty())
                continue;
            Association one{.band = bandOf(tree.text(radio + u".OperatingFrequencyBand"_s)),
                .signal = {},
                .down = tree.number(object + u".LastDataDownlinkRate"_s),
                .up = tree.number(object + u".LastDataUplinkRate"_s),
                .node = {},
                .at = tree.youngest(object)};
            if (const auto told = tree.number(object + u".SignalStrength"_s))
                one.signal = signalOf(*told);
            found.insert_or_assign(mac, one);
        }
    }
    const QString mesh = u"Device.WiFi.DataElements.Network.Device"_s;
    for (const int node : tree.rows(mesh)) {
        const QString device = u"%1.%2"_s.arg(mesh).arg(node);
        const QString id = macOf(tree.text(device + u".ID"_s));
        for (const int radio : tree.rows(device + u".Radio"_s)) {
            const QString sets = u"%1.Radio.%2.BSS"_s.arg(device).arg(radio);
            for (const int set : tree.rows(sets)) {
                const QString stations = u"%1.%2.STA"_s.arg(sets).arg(set);
                for (const int at : tree.rows(stations)) {
                    const QString object = u"%1.%2"_s.arg(stations).arg(at);
                    const QString mac = macOf(tree.text(object + u".MACAddress"_s));
                    if (mac.isEmpty())
                        continue;
                    Association &one = found[mac];
                    one.node = id;
                    const auto rcpi = tree.number(object + u".SignalStrength"_s);
                    if (const auto dbm = rcpi ? dbmOfRcpi(*rcpi) : std::nullopt) {
                        one.signal = {.dbm = dbm};
                        one.at = tree.youngest(object);
                    }
                }
            }
        }
    }
    return found;
}

void readHosts(TrReader &reader)
{
    const ParameterTree &tree = reader.tree();
    std::map<QString, Association> wifi = associations(tree);
    const auto join = [&wifi](Host &host) {
        const auto found = wifi.find(host.mac);
        if (found == wifi.end())
            return;
        host.link = Link::Wifi;
        host.band = found->second.band;
        host.signalDbm = found->second.signal.dbm;
        host.signalPercent = found->second.signal.percent;
        host.downKbps = found->second.down;
        host.upKbps = found->second.up;
        host.node = found->second.node;
        wifi.erase(found);
    };
    for (const int row : tree.rows(u"Device.Hosts.Host"_s)) {
        const QString object = u"Device.Hosts.Host.%1"_s.arg(row);
        Host host{.mac = macOf(tree.text(object + u".PhysAddress"_s)),
            .name = tree.text(object + u".HostName"_s),
            .address = tree.text(object + u".IPAddress"_s),
            .active = tree.truth(object + u".Active"_s),
            .source = Source::Acs,
            .readAt = tree.youngest(object)};
        const QString layer = tree.text(object + u".Layer1Interface"_s);
        if (layer.contains(".WiFi."_L1))
            host.link = Link::Wifi;
        else if (layer.contains(".Ethernet."_L1))
            host.link = Link::Wired;
        if (const auto lease = tree.number(object + u".LeaseTimeRemaining"_s);
            lease && *lease > 0 && *lease <= std::numeric_limits<int>::max())
            host.leaseSeconds = int(*lease);
        join(host);
        if (!host.mac.isEmpty() || !host.address.isEmpty())
            reader.facts().hosts.append(host);
    }
    // Those that an access point knows and the list of hosts does not.
    while (!wifi.empty()) {
        Host host{
            .mac = wifi.begin()->first, .source = Source::Acs, .readAt = wifi.begin()->second.at};
        join(host);
        reader.facts().hosts.append(host);
    }
}

void readMesh(TrReader &reader)
{
    const ParameterTree &tree = reader.tree();
    const QString mesh = u"Device.WiFi.DataElements.Network.Device"_s;
    for (const int row : tree.rows(mesh)) {
        const QString object = u"%1.%2"_s.arg(mesh).arg(row);
        MeshNode node{.mac = macOf(tree.text(object + u".ID"_s)),
            .model = tree.text(object + u".ManufacturerModel"_s),
            .backhaul = tree.text(object + u".MultiAPDevice.Backhaul.LinkType"_s),
            .source = Source::Acs,
            .readAt = reader.timeOf(object + u".ID"_s)};
        const auto rcpi = tree.number(object + u".MultiAPDevice.Backhaul.Stats.SignalStrength"_s);
        node.signalDbm = rcpi ? dbmOfRcpi(*rcpi) : std::nullopt;
        if (!node.mac.isEmpty())
            reader.facts().nodes.append(node);
    }
}

} // namespace

void readTr181(TrReader &reader)
{
    readIdentity(reader);
    readOptics(reader);
    readWan(reader);
    readRadios(reader);
    readHosts(reader);
    readMesh(reader);
    for (const int row : reader.tree().rows(u"Device.Ethernet.Interface"_s)) {
        const QString object = u"Device.Ethernet.Interface.%1"_s.arg(row);
        if (reader.tree().truth(object + u".Upstream"_s).value_or(false))
            continue;
        reader.wiredPort(QString::number(row), object, object + u".CurrentBitRate"_s);
    }
}

} // namespace FibreDesk::Cpe::Acs
