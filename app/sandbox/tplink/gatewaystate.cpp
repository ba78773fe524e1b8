// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tplink/gatewaystate.h"

#include <QJsonArray>

#include <cmath>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QString whole = u"0,0,0,0,0,0"_s;
const QString first = u"1,0,0,0,0,0"_s;
const QString second = u"2,0,0,0,0,0"_s;

/// The sandbox's own: the codes of real firmware are not known.
constexpr int unknownObject = 9005;
constexpr int unknownAttribute = 9006;
constexpr int unknownInstance = 9007;
constexpr int unknownOperation = 9003;

QJsonObject row(std::initializer_list<std::pair<QString, QString>> values)
{
    QJsonObject object;
    for (const auto &[name, value] : values)
        object.insert(name, value);
    return object;
}

quint32 seedOf(const QString &serial)
{
    quint32 seed = 2166136261U;
    for (const QChar sign : serial)
        seed = (seed ^ sign.unicode()) * 16777619U;
    return seed;
}

} // namespace

GatewayState::GatewayState(const QString &serial, const QString &model, bool showsPasswords)
    : m_serial(serial)
    , m_showsPasswords(showsPasswords)
    , m_seed(seedOf(serial))
    , m_upBefore(3600 + m_seed % 900'000)
{
    m_up.start();
    const QByteArray own = QByteArray::number(m_seed, 16).rightJustified(8, '0').first(6).toUpper();
    const QString mac = u"02:5A:%1:%2:%3:"_s.arg(QString::fromLatin1(own.first(2)),
        QString::fromLatin1(own.mid(2, 2)), QString::fromLatin1(own.last(2)));
    const int last = int(m_seed % 200) + 2;
    m_objects[u"DEV2_DEV_INFO"_s][whole] = row({{u"manufacturer"_s, u"TP-Link"_s},
        {u"modelName"_s, model}, {u"hardwareVersion"_s, model + u" v1"_s},
        {u"softwareVersion"_s, u"1.4.2 Build 250611"_s}, {u"serialNumber"_s, serial},
        {u"upTime"_s, u"0"_s}});
    m_objects[u"DEV2_ADT_LAN"_s][first] =
        row({{u"MACAddress"_s, mac + u"01"_s}, {u"IPAddress"_s, u"192.168.1.1"_s},
            {u"IPSubnetMask"_s, u"255.255.255.0"_s}, {u"DHCPv4Enable"_s, u"1"_s}});
    m_objects[u"DEV2_ADT_WAN"_s] = {
        {first,
            row({{u"enable"_s, u"1"_s}, {u"name"_s, u"ipoe_0_1_d"_s}, {u"MACAddr"_s, mac + u"02"_s},
                {u"connIPv4Address"_s, u"198.51.100.%1"_s.arg(last)},
                {u"connIPv4Gateway"_s, u"198.51.100.1"_s},
                {u"connIPv4DnsServer"_s, u"192.0.2.53,192.0.2.54"_s},
                {u"connStatus"_s, u"Connected"_s}})},
        {second,
            row({{u"enable"_s, u"0"_s}, {u"name"_s, u"voip"_s}, {u"MACAddr"_s, mac + u"03"_s},
                {u"connIPv4Address"_s, u"0.0.0.0"_s}, {u"connIPv4Gateway"_s, u"0.0.0.0"_s},
                {u"connIPv4DnsServer"_s, u"0.0.0.0,0.0.0.0"_s},
                {u"connStatus"_s, u"Disconnected"_s}})}};
    const auto network = [](const QString &name) {
        return row({{u"primaryEnable"_s, u"1"_s}, {u"guestEnable"_s, u"0"_s},
            {u"primarySSID"_s, name}, {u"primaryPreSharedKey"_s, u"sandbox-wifi"_s},
            {u"guestSSID"_s, name + u"-invites"_s}, {u"guestPreSharedKey"_s, u"sandbox-guest"_s}});
    };
    m_objects[u"DEV2_ADT_WIFI_COMMON"_s] = {
        {first, network(u"Maison"_s)}, {second, network(u"Maison-5G"_s)}};
    m_objects[u"DEV2_WIFI_RADIO"_s] = {
        {first,
            row({{u"operatingFrequencyBand"_s, u"2.4GHz"_s}, {u"channel"_s, u"6"_s},
                {u"autoChannelEnable"_s, u"1"_s},
                {u"currentOperatingChannelBandwidth"_s, u"20MHz"_s},
                {u"operatingStandards"_s, u"b,g,n,ax"_s}, {u"channelLoad"_s, u"71"_s}})},
        {second,
            row({{u"operatingFrequencyBand"_s, u"5GHz"_s}, {u"channel"_s, u"44"_s},
                {u"autoChannelEnable"_s, u"0"_s},
                {u"currentOperatingChannelBandwidth"_s, u"80MHz"_s},
                {u"operatingStandards"_s, u"a,n,ac,ax"_s}, {u"channelLoad"_s, u"18"_s}})}};
    const QStringList names{u"Salon-TV"_s, u"Portable"_s, u"Téléphone"_s, u"Imprimante"_s, {}};
    const QStringList kinds{u"0"_s, u"3"_s, u"1"_s, u"1"_s, u"4"_s};
    for (int i = 0; i < names.size(); ++i) {
        m_objects[u"DEV2_HOST_ENTRY"_s][u"%1,0,0,0,0,0"_s.arg(i + 1)] =
            row({{u"active"_s, i == 3 ? u"0"_s : u"1"_s}, {u"X_TP_LanConnType"_s, kinds.at(i)},
                {u"physAddress"_s, mac + QString::number(0x10 + i, 16)},
                {u"IPAddress"_s, u"192.168.1.%1"_s.arg(20 + i)}, {u"hostName"_s, names.at(i)},
                {u"leaseTimeRemaining"_s, u"0"_s}});
    }
    m_objects[u"DEV2_MEM_STATUS"_s][whole] = row({{u"total"_s, u"262144"_s}, {u"free"_s, {}}});
    m_objects[u"DEV2_PROC_STATUS"_s][whole] = row({{u"CPUUsage"_s, {}}});
    m_objects[u"DEV2_DHCPV4_POOL_STATICADDR"_s][first] = row(
        {{u"enable"_s, u"1"_s}, {u"chaddr"_s, mac + u"13"_s}, {u"yiaddr"_s, u"192.168.1.23"_s}});
    m_objects[u"DEV2_OPTICAL_INTF"_s][first] = row({{u"status"_s, u"Up"_s},
        {u"opticalSignalLevel"_s, {}}, {u"transmitOpticalLevel"_s, u"2350"_s}});
    m_objects[u"DEV2_SANDBOX_MESH"_s][first] =
        row({{u"nodeMac"_s, mac + u"40"_s}, {u"nodeName"_s, u"Étage"_s}});
    move();
}

void GatewayState::restart()
{
    m_upBefore = 0;
    m_up.start();
}

void GatewayState::move()
{
    const qint64 up = m_upBefore + m_up.elapsed() / 1000;
    const double wave = std::sin(double(up % 3600) / 3600.0 * 6.2831853 + double(m_seed % 7));
    setValue(u"DEV2_DEV_INFO"_s, whole, u"upTime"_s, QString::number(up));
    setValue(u"DEV2_MEM_STATUS"_s, whole, u"free"_s,
        QString::number(90'000 + int(wave * 20'000) + int(up % 17) * 16));
    setValue(u"DEV2_PROC_STATUS"_s, whole, u"CPUUsage"_s,
        QString::number(20 + int(wave * 15) + int(up % 5)));
    // Every fifth gateway has a bad splice.
    const int level = (m_seed % 5 == 0 ? -27'400 : -18'500 - int(m_seed % 3000)) + int(wave * 300);
    setValue(u"DEV2_OPTICAL_INTF"_s, first, u"opticalSignalLevel"_s, QString::number(level));
    for (int i = 1; i <= 5; ++i)
        setValue(u"DEV2_HOST_ENTRY"_s, u"%1,0,0,0,0,0"_s.arg(i), u"leaseTimeRemaining"_s,
            QString::number(i == 1 ? 0 : 86'400 - (up + i * 997) % 86'400));
}

QString GatewayState::value(
    const QString &object, const QString &stack, const QString &attribute) const
{
    return m_objects.value(object).value(stack).value(attribute).toString();
}

void GatewayState::setValue(
    const QString &object, const QString &stack, const QString &attribute, const QString &value)
{
    const auto rows = m_objects.find(object);
    if (rows == m_objects.end())
        return;
    if (const auto found = rows->find(stack); found != rows->end())
        found->insert(attribute, value);
}

QJsonObject GatewayState::shown(
    const QString &stack, const QJsonObject &values, const QJsonObject &asked, bool *isKnown) const
{
    QJsonObject result;
    const auto show = [&](const QString &name) {
        QString text = values.value(name).toString();
        if (!m_showsPasswords && name.contains("PreSharedKey"_L1))
            text = u"********"_s;
        result.insert(name, text);
    };
    int named = 0;
    for (const QString &name : asked.keys()) {
        if (name == "stack"_L1 || name == "pstack"_L1)
            continue;
        ++named;
        if (!values.contains(name))
            *isKnown = false;
        else
            show(name);
    }
    if (named == 0) {
        for (const QString &name : values.keys())
            show(name);
    }
    result.insert(u"stack"_s, stack);
    return result;
}

QJsonObject GatewayState::answer(const QJsonObject &question)
{
    move();
    const QString operation = question.value("operation"_L1).toString();
    const QString object = question.value("oid"_L1).toString();
    const QJsonObject asked = question.value("data"_L1).toObject();
    const QString stack = asked.value("stack"_L1).toString(whole);
    QJsonObject answer{{u"operation"_s, operation}, {u"oid"_s, object}, {u"success"_s, true}};
    const auto refuse = [&answer](int code) {
        answer.insert(u"success"_s, false);
        answer.insert(u"errorcode"_s, code);
        return answer;
    };
    const auto rows = m_objects.find(object);
    if (rows == m_objects.end())
        return refuse(unknownObject);
    bool isKnown = true;
    if (operation == "gl"_L1 || operation == "gs"_L1) {
        QJsonArray list;
        for (auto it = rows->cbegin(); it != rows->cend(); ++it)
            list.append(shown(it.key(), *it, asked, &isKnown));
        answer.insert(u"data"_s, list);
    } else if (operation == "go"_L1) {
        const QString wanted = rows->contains(stack) ? stack : rows->firstKey();
        answer.insert(u"data"_s, shown(wanted, rows->value(wanted), asked, &isKnown));
    } else if (operation == "so"_L1) {
        if (!rows->contains(stack))
            return refuse(unknownInstance);
        QJsonObject &values = (*rows)[stack];
        for (const QString &name : asked.keys()) {
            if (name != "stack"_L1 && name != "pstack"_L1 && !values.contains(name))
                return refuse(unknownAttribute);
        }
        for (const QString &name : asked.keys()) {
            if (name != "stack"_L1 && name != "pstack"_L1)
                values.insert(name, asked.value(name));
        }
    } else {
        return refuse(unknownOperation);
    }
    return isKnown ? answer : refuse(unknownAttribute);
}

} // namespace FibreDesk::Sandbox
