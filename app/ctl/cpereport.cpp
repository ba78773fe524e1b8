// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Facts, tasks and results as JSON and as lines.

#include "cpedesk.h"

#include <QJsonArray>

#include <cmath>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::Acs;

namespace {

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(timeText(time)) : QJsonValue();
}

QJsonValue ageOrNull(const QDateTime &time, const QDateTime &now)
{
    return time.isValid() ? QJsonValue(std::max<qint64>(0, time.secsTo(now))) : QJsonValue();
}

template <typename T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString bandName(Band band)
{
    switch (band) {
    case Band::Unknown:
        return {};
    case Band::Ghz2_4:
        return u"2.4GHz"_s;
    case Band::Ghz5:
        return u"5GHz"_s;
    case Band::Ghz6:
        return u"6GHz"_s;
    }
    return {};
}

QString linkName(Link link)
{
    switch (link) {
    case Link::Unknown:
        return {};
    case Link::Wired:
        return u"wired"_s;
    case Link::Wifi:
        return u"wifi"_s;
    }
    return {};
}

QJsonValue valueJson(const QVariant &value)
{
    if (value.typeId() == QMetaType::QDateTime)
        return timeText(value.toDateTime());
    return QJsonValue::fromVariant(value);
}

QString valueText(const Fact &fact)
{
    QString text = fact.value.typeId() == QMetaType::QDateTime ? timeText(fact.value.toDateTime())
                                                               : fact.value.toString();
    if (const QString unit = unitName(fact.unit); !unit.isEmpty())
        text += u' ' + unit;
    if (!fact.rejected.isEmpty())
        text += u" (not believed: %1)"_s.arg(fact.rejected);
    return text;
}

QJsonObject hostJson(const Host &host, const QDateTime &now)
{
    return {{"mac"_L1, host.mac}, {"name"_L1, host.name}, {"address"_L1, host.address},
        {"active"_L1, orNull(host.active)}, {"link"_L1, linkName(host.link)},
        {"band"_L1, bandName(host.band)}, {"node"_L1, host.node},
        {"signal_dbm"_L1, orNull(host.signalDbm)},
        {"signal_percent"_L1, orNull(host.signalPercent)}, {"down_kbps"_L1, orNull(host.downKbps)},
        {"up_kbps"_L1, orNull(host.upKbps)}, {"source"_L1, sourceName(host.source)},
        {"read_at"_L1, timeOrNull(host.readAt)}, {"age_s"_L1, ageOrNull(host.readAt, now)}};
}

QJsonObject radioJson(const Radio &radio, const QDateTime &now)
{
    return {{"id"_L1, radio.id}, {"band"_L1, bandName(radio.band)},
        {"enabled"_L1, orNull(radio.enabled)}, {"ssid"_L1, radio.ssid},
        {"channel"_L1, orNull(radio.channel)}, {"auto_channel"_L1, orNull(radio.autoChannel)},
        {"width"_L1, radio.width}, {"standard"_L1, radio.standard}, {"security"_L1, radio.security},
        {"load_percent"_L1, orNull(radio.loadPercent)}, {"noise_dbm"_L1, orNull(radio.noiseDbm)},
        {"clients"_L1, orNull(radio.clients)}, {"source"_L1, sourceName(radio.source)},
        {"read_at"_L1, timeOrNull(radio.readAt)}, {"age_s"_L1, ageOrNull(radio.readAt, now)}};
}

QString megabits(double bitsPerSecond)
{
    return QString::number(bitsPerSecond / 1e6, 'f', 1);
}

} // namespace

QJsonObject factsJson(const DeviceFacts &facts, const QDateTime &now)
{
    QJsonArray list;
    for (const Fact &fact : facts.facts)
        list.append(QJsonObject{{"key"_L1, keyName(fact.key)}, {"instance"_L1, fact.instance},
            {"value"_L1, valueJson(fact.value)}, {"unit"_L1, unitName(fact.unit)},
            {"source"_L1, sourceName(fact.source)}, {"read_at"_L1, timeOrNull(fact.readAt)},
            {"age_s"_L1, ageOrNull(fact.readAt, now)}, {"path"_L1, fact.path},
            {"writable"_L1, fact.isWritable},
            {"rejected"_L1, fact.rejected.isEmpty() ? QJsonValue() : QJsonValue(fact.rejected)}});
    QJsonArray radios;
    for (const Radio &radio : facts.radios)
        radios.append(radioJson(radio, now));
    QJsonArray hosts;
    for (const Host &host : facts.hosts)
        hosts.append(hostJson(host, now));
    QJsonArray nodes;
    for (const MeshNode &node : facts.nodes)
        nodes.append(
            QJsonObject{{"mac"_L1, node.mac}, {"name"_L1, node.name}, {"model"_L1, node.model},
                {"backhaul"_L1, node.backhaul}, {"signal_dbm"_L1, orNull(node.signalDbm)},
                {"source"_L1, sourceName(node.source)}, {"age_s"_L1, ageOrNull(node.readAt, now)}});
    QJsonArray ports;
    for (const LanPort &port : facts.lanPorts)
        ports.append(QJsonObject{{"id"_L1, port.id}, {"up"_L1, orNull(port.up)},
            {"megabits"_L1, orNull(port.megabits)}, {"errors"_L1, orNull(port.errors)},
            {"source"_L1, sourceName(port.source)}, {"age_s"_L1, ageOrNull(port.readAt, now)}});
    QJsonArray contradicting;
    const QList<Contradiction> found = contradictions(facts);
    for (const Contradiction &one : found)
        contradicting.append(
            QJsonObject{{"key"_L1, keyName(one.key)}, {"instance"_L1, one.instance}});
    return {{"serial"_L1, facts.serial}, {"facts"_L1, list}, {"radios"_L1, radios},
        {"hosts"_L1, hosts}, {"nodes"_L1, nodes}, {"lan_ports"_L1, ports},
        {"contradictions"_L1, contradicting}};
}

QStringList factsLines(const DeviceFacts &facts, const QDateTime &now)
{
    QList<QStringList> rows;
    for (const Fact &fact : facts.facts)
        rows.append({fact.instance.isEmpty() ? keyName(fact.key)
                                             : u"%1 %2"_s.arg(keyName(fact.key), fact.instance),
            valueText(fact), sourceName(fact.source), ageText(fact.readAt, now)});
    QStringList lines = tableLines(rows);
    for (const Radio &radio : facts.radios)
        lines.append(u"radio %1  %2  \"%3\"  channel %4%5  %6"_s.arg(radio.id, bandName(radio.band),
            radio.ssid, radio.channel ? QString::number(*radio.channel) : u"?"_s,
            radio.autoChannel.value_or(false) ? u" (automatic)"_s : QString(),
            ageText(radio.readAt, now)));
    for (const Host &host : facts.hosts) {
        QString signal;
        if (host.signalDbm)
            signal = u"%1 dBm"_s.arg(*host.signalDbm);
        else if (host.signalPercent)
            signal = u"%1 %"_s.arg(*host.signalPercent);
        lines.append(u"host  %1  %2  %3  %4 %5  %6"_s.arg(host.mac, host.name, host.address,
            linkName(host.link), signal, ageText(host.readAt, now)));
    }
    for (const MeshNode &node : facts.nodes)
        lines.append(u"node  %1  %2  %3"_s.arg(node.mac, node.model, node.backhaul));
    for (const LanPort &port : facts.lanPorts)
        lines.append(
            u"port  %1  %2%3"_s.arg(port.id, port.up ? (*port.up ? u"up"_s : u"down"_s) : u"?"_s,
                port.megabits ? u"  %1 Mbit/s"_s.arg(*port.megabits) : QString()));
    return lines;
}

QJsonObject faultJson(const FaultRecord &fault)
{
    QJsonArray parameters;
    for (const ParameterFault &one : fault.parameters)
        parameters.append(
            QJsonObject{{"path"_L1, one.path}, {"code"_L1, one.code}, {"words"_L1, one.words}});
    return {{"code"_L1, fault.number}, {"reason"_L1, faultReasonName(fault.reason)},
        {"words"_L1, fault.words}, {"meaning"_L1, faultWords(fault.reason)},
        {"at"_L1, timeOrNull(fault.at)}, {"parameters"_L1, parameters}};
}

QJsonObject taskJson(const WatchedTask &task, const QDateTime &now)
{
    QJsonArray differences;
    for (const Difference &one : task.differences)
        differences.append(
            QJsonObject{{"path"_L1, one.path}, {"wanted"_L1, one.wanted}, {"told"_L1, one.told}});
    return {{"number"_L1, task.number}, {"serial"_L1, task.serial}, {"device"_L1, task.device},
        {"name"_L1, taskName(task.name)}, {"task"_L1, task.task},
        {"state"_L1, stateName(task.state)}, {"device_offline"_L1, task.isDeviceOffline},
        {"phrase"_L1, task.phrase}, {"asked"_L1, timeOrNull(task.asked)},
        {"age_s"_L1, ageOrNull(task.asked, now)}, {"proof"_L1, proofName(task.proof)},
        {"differences"_L1, differences},
        {"fault"_L1, task.fault ? QJsonValue(faultJson(*task.fault)) : QJsonValue()}};
}

QJsonObject resultJson(const DiagnosisResult &result)
{
    QJsonObject json{{"kind"_L1, kindName(result.kind)},
        {"problem"_L1, problemName(result.problem)}, {"state"_L1, result.state},
        {"read_at"_L1, timeOrNull(result.readAt)}};
    if (result.ping)
        json.insert("ping"_L1,
            QJsonObject{{"answered"_L1, result.ping->answered}, {"lost"_L1, result.ping->lost},
                {"average_ms"_L1, orNull(result.ping->averageMs)},
                {"least_ms"_L1, orNull(result.ping->leastMs)},
                {"most_ms"_L1, orNull(result.ping->mostMs)}});
    if (result.transfer)
        json.insert("transfer"_L1,
            QJsonObject{{"octets"_L1, result.transfer->octets},
                {"seconds"_L1, result.transfer->seconds},
                {"bits_per_second"_L1, std::round(result.transfer->bitsPerSecond)},
                {"counter_wrapped"_L1, result.transfer->wasWrapped},
                {"counter_may_have_wrapped"_L1, result.transfer->mayHaveWrapped}});
    QJsonArray hops;
    for (const TraceHop &hop : result.hops) {
        QJsonArray times;
        for (const int ms : hop.timesMs)
            times.append(ms);
        hops.append(QJsonObject{{"hop"_L1, hop.number}, {"host"_L1, hop.host},
            {"address"_L1, hop.address}, {"times_ms"_L1, times}, {"icmp"_L1, hop.errorCode}});
    }
    if (result.kind == DiagnosisKind::Trace)
        json.insert("hops"_L1, hops);
    QJsonArray neighbours;
    for (const Neighbour &one : result.neighbours)
        neighbours.append(QJsonObject{{"ssid"_L1, one.ssid}, {"bssid"_L1, one.bssid},
            {"band"_L1, one.band}, {"channel"_L1, one.channel}, {"width"_L1, one.width},
            {"signal_dbm"_L1, orNull(one.signalDbm)}});
    if (result.kind == DiagnosisKind::WifiNeighbours)
        json.insert("neighbours"_L1, neighbours);
    return json;
}

QStringList resultLines(const DiagnosisResult &result)
{
    QStringList lines;
    if (result.ping)
        lines.append(u"%1 answered, %2 lost%3"_s.arg(result.ping->answered)
                .arg(result.ping->lost)
                .arg(result.ping->averageMs ? u", %1 ms on average"_s.arg(*result.ping->averageMs)
                                            : QString()));
    for (const TraceHop &hop : result.hops) {
        QStringList times;
        for (const int ms : hop.timesMs)
            times.append(QString::number(ms));
        lines.append(u"%1  %2 (%3)  %4 ms"_s.arg(
            QString::number(hop.number), hop.host, hop.address, times.join(u" / "_s)));
    }
    if (result.transfer)
        lines.append(u"%1 Mbit/s (%2 octets in %3 s)%4"_s.arg(
            megabits(result.transfer->bitsPerSecond), QString::number(result.transfer->octets),
            QString::number(result.transfer->seconds, 'f', 2),
            result.transfer->mayHaveWrapped ? u"; or more: its counter has 32 bits"_s : QString()));
    for (const Neighbour &one : result.neighbours)
        lines.append(u"channel %1  %2  %3 dBm  %4"_s.arg(QString::number(one.channel), one.band,
            one.signalDbm ? QString::number(*one.signalDbm) : u"?"_s, one.ssid));
    return lines;
}

} // namespace FibreDesk::Ctl
