// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snmp/snmppart.h"

#include "snmp/ber.h"
#include "world/optics.h"
#include "world/world.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

using Name = SnmpAgent::Name;

const QByteArray community = "sandbox-olt"_ba;
/// Version 3 with SHA-256 and AES.
const Usm::User user{
    .name = "desk", .authPassword = "sandbox-auth", .privPassword = "sandbox-priv"};
constexpr int firstExtraPort = 20; ///< behind those of the other parts
constexpr quint32 portsPerOlt = 16;
constexpr int readsPerHour = 60;

const Name huawei{1, 3, 6, 1, 4, 1, 2011};
const Name huaweiOnt{1, 3, 6, 1, 4, 1, 2011, 6, 128, 1, 1, 2};
const Name zte{1, 3, 6, 1, 4, 1, 3902};
const Name zteOnt{1, 3, 6, 1, 4, 1, 3902, 1012, 3};
const Name system{1, 3, 6, 1, 2, 1, 1};
const Name ifTable{1, 3, 6, 1, 2, 1, 2, 2, 1};
const Name ifXTable{1, 3, 6, 1, 2, 1, 31, 1, 1, 1};

constexpr qint64 huaweiNone = 2147483647;
constexpr qint64 zteNone = 65535;

SnmpAgent::Object text(const QByteArray &words)
{
    return {.tag = Ber::Octets, .content = words};
}

SnmpAgent::Object integer(qint64 number)
{
    return {.tag = Ber::Integer, .content = Ber::signedContent(number)};
}

SnmpAgent::Object number(quint8 tag, quint64 value)
{
    return {.tag = tag, .content = Ber::unsignedContent(value)};
}

quint32 indexOf(bool isZte, quint32 slot, quint32 port)
{
    return isZte ? 0x10000000U + slot * 0x10000U + port * 0x100U
                 : 0xFA000000U + slot * 0x2000U + port * 0x100U;
}

} // namespace

QString SnmpPart::name() const
{
    return u"snmp"_s;
}

void SnmpPart::announceFaults(FaultBoard &faults) const
{
    faults.registerKind(
        u"snmp"_s, u"silent"_s, u"OLTs do not answer; \"path\": only the one of this name"_s);
    faults.registerKind(u"snmp"_s, u"restless"_s,
        u"OLTs count a boot with every message of version 3: nobody is in their time window"_s);
    faults.registerKind(u"snmp"_s, u"slow"_s,
        u"OLTs answer after \"ms\" (3000); \"path\": only the one of this name"_s);
}

std::optional<SnmpPart::Place> SnmpPart::placeOf(const QString &port)
{
    static const QRegularExpression form(uR"(^olt-(\d+)/(\d+)/(\d+)/(\d+)$)"_s);
    const auto match = form.match(port);
    if (!match.hasMatch())
        return std::nullopt;
    return Place{.olt = match.captured(1).toInt(),
        .slot = match.captured(2).toUInt(),
        .port = match.captured(3).toUInt(),
        .ont = match.captured(4).toUInt()};
}

bool SnmpPart::start(Sandbox &sandbox, QString *error)
{
    m_world = &sandbox.world();
    m_faults = &sandbox.faults();
    m_upTime.start();
    if (m_world->isPlain())
        return true;
    const QList<QJsonObject> names = m_world->query(
        "SELECT DISTINCT substr(olt_port, 1, instr(olt_port, '/') - 1) AS olt FROM \"tabService "
        "Location\" WHERE olt_port LIKE 'olt-%/%'");
    for (const QJsonObject &row : names) {
        Olt olt{.name = row["olt"_L1].toString()};
        olt.number = olt.name.sliced(4).toInt();
        m_olts.emplace(olt.number, std::move(olt));
    }
    int offset = firstExtraPort;
    for (auto &[number, olt] : m_olts) {
        olt.agent = std::make_unique<SnmpAgent>(community);
        const quint16 port = sandbox.extraPort(offset++);
        if (!olt.agent->listen(port)) {
            *error = u"cannot listen for %1 on UDP port %2: %3"_s.arg(
                olt.name, QString::number(port), olt.agent->errorString());
            return false;
        }
        olt.agent->setUser(user);
        olt.agent->setRestless([this, name = olt.name] { return isMeant(u"restless"_s, name); });
        olt.agent->setDear({olt.isZte() ? zteOnt : huaweiOnt});
        olt.agent->setFiller([this, &olt] { fill(olt); });
        olt.agent->setDelay([this, name = olt.name] { return delayOf(name); });
    }
    sandbox.say(u"snmp %1 OLTs"_s.arg(m_olts.size()));
    return true;
}

bool SnmpPart::isMeant(const QString &kind, const QString &olt) const
{
    const auto fault = m_faults->peek(u"snmp"_s, kind);
    return fault && (fault->path.isEmpty() || fault->path == olt);
}

std::optional<int> SnmpPart::delayOf(const QString &olt)
{
    if (isMeant(u"silent"_s, olt)) {
        (void)m_faults->take(u"snmp"_s, u"silent"_s);
        return -1;
    }
    if (isMeant(u"slow"_s, olt)) {
        const auto fault = m_faults->take(u"snmp"_s, u"slow"_s);
        return fault && fault->ms > 0 ? fault->ms : 3000;
    }
    return std::nullopt;
}

void SnmpPart::fill(const Olt &olt)
{
    SnmpAgent &agent = *olt.agent;
    agent.set(system + Name{1, 0},
        text(olt.isZte() ? "ZXA10 C320 of the sandbox"_ba : "MA5800 of the sandbox"_ba));
    agent.set(system + Name{2, 0},
        {.tag = Ber::ObjectId,
            .content = Ber::objectIdContent(
                olt.isZte() ? zte + Name{1082, 1001, 320} : huawei + Name{2, 248})});
    // It has been up for 497 days less ten minutes: its clock wraps while somebody looks.
    agent.set(system + Name{3, 0},
        {.tag = Ber::TimeTicks, .number = [this] {
             return quint64(quint32(0xFFFFFFFFU - 60'000 + quint32(m_upTime.elapsed() / 10)));
         }});
    agent.set(system + Name{5, 0}, text(olt.name.toUtf8()));
    fillInterfaces(olt);
    const QList<QJsonObject> onts = m_world->query(
        "SELECT e.serial_number AS serial, l.olt_port AS port FROM \"tabService Equipment\" e JOIN "
        "\"tabService Location\" l ON l.name = e.service_location WHERE e.equipment_type = 'ONT' "
        "AND l.olt_port LIKE ? ORDER BY e.name",
        {QString(olt.name + u"/%"_s)});
    for (const QJsonObject &row : onts) {
        const auto place = placeOf(row["port"_L1].toString());
        if (!place)
            continue;
        const OpticalState state = opticalStateOf(row["serial"_L1].toString().toUtf8());
        setOnt(olt, *place, state.ontRx, state.oltRx, state.isOnline);
    }
}

void SnmpPart::fillInterfaces(const Olt &olt)
{
    SnmpAgent &agent = *olt.agent;
    for (quint32 port = 1; port <= portsPerOlt; ++port) {
        const quint32 index = indexOf(olt.isZte(), 1, port);
        const QByteArray digits = QByteArray::number(port);
        agent.set(ifTable + Name{8, index}, integer(port == portsPerOlt ? 2 : 1));
        agent.set(ifXTable + Name{1, index},
            text((olt.isZte() ? "gpon-olt_1/1/"_ba : "GPON 0/1/"_ba) + digits));
        // Some 40 and 4 megabytes a second; the first is about to begin anew at 2^64.
        agent.set(ifXTable + Name{6, index},
            {.tag = Ber::Counter64, .number = [this, port] {
                 return ~quint64(0) - 500'000'000 + quint64(m_upTime.elapsed()) * 4'000 * port / 8;
             }});
        agent.set(ifXTable + Name{10, index}, {.tag = Ber::Counter64, .number = [this, port] {
                                                   return quint64(port) * 1'000'000'000'000
                                                       + quint64(m_upTime.elapsed()) * 40'000 * port
                                                       / 8;
                                               }});
        agent.set(ifXTable + Name{15, index}, number(Ber::Gauge32, 2500));
        agent.set(ifXTable + Name{18, index}, text("PON " + digits));
    }
}

void SnmpPart::setOnt(const Olt &olt, const Place &place, std::optional<double> ont,
    std::optional<double> oltLevel, bool isOnline)
{
    SnmpAgent &agent = *olt.agent;
    const quint32 index = indexOf(olt.isZte(), place.slot, place.port);
    const Name row{index, place.ont};
    if (olt.isZte()) {
        // 0.002 dB a step from -30; below it wraps.
        const qint64 steps = ont ? std::llround((*ont + 30) / 0.002) : 0;
        const qint64 told = !ont ? zteNone : steps < 0 ? steps + zteNone : steps;
        agent.set(zteOnt + Name{50, 12, 1, 1, 10} + row + Name{1}, integer(told));
        agent.set(zteOnt + Name{28, 2, 1, 4} + row, integer(isOnline ? 3 : 1));
        return;
    }
    agent.set(
        huaweiOnt + Name{51, 1, 4} + row, integer(ont ? std::llround(*ont * 100) : huaweiNone));
    agent.set(huaweiOnt + Name{51, 1, 6} + row,
        integer(oltLevel ? std::llround(*oltLevel * 100) + 10'000 : huaweiNone));
    agent.set(huaweiOnt + Name{46, 1, 15} + row, integer(isOnline ? 1 : 2));
}

void SnmpPart::addToProfile(QSettings &profile) const
{
    if (m_olts.empty())
        return;
    profile.setValue("snmp/version"_L1, u"2c"_s);
    profile.setValue("snmp/community"_L1, QString::fromLatin1(community));
    profile.setValue("snmp/olt_reads_per_hour"_L1, readsPerHour);
    for (const auto &[number, olt] : m_olts)
        profile.setValue(u"olts/"_s + olt.name, u"127.0.0.1:%1"_s.arg(olt.agent->port()));
}

QJsonObject SnmpPart::state() const
{
    QJsonObject olts;
    for (const auto &[number, olt] : m_olts)
        olts.insert(olt.name,
            QJsonObject{{u"port"_s, olt.agent->port()}, {u"requests"_s, olt.agent->requestCount()},
                {u"ont_reads"_s, olt.agent->dearCount()},
                {u"refused"_s, olt.agent->refusedCount()}});
    return {{u"olts"_s, olts}};
}

std::optional<HttpResponse> SnmpPart::control(const QString &command, const QJsonObject &body)
{
    if (command != "level"_L1)
        return std::nullopt;
    const QString serial = body["serial"_L1].toString();
    const QList<QJsonObject> rows = m_world->query(
        "SELECT l.olt_port AS port FROM \"tabService Equipment\" e JOIN \"tabService Location\" l "
        "ON l.name = e.service_location WHERE e.serial_number = ?",
        {serial});
    const auto place = rows.isEmpty() ? std::nullopt : placeOf(rows.first()["port"_L1].toString());
    const auto olt = place ? m_olts.find(place->olt) : m_olts.end();
    if (olt == m_olts.end())
        return HttpResponse::json(
            404, QJsonObject{{u"error"_s, u"no OLT has the ONT \"%1\""_s.arg(serial)}});
    const auto levelOf = [&body](QLatin1StringView key) {
        return body[key].isDouble() ? std::optional(body[key].toDouble()) : std::nullopt;
    };
    // Otherwise the first request would undo it.
    olt->second.agent->fillNow();
    setOnt(olt->second, *place, levelOf("ont"_L1), levelOf("olt"_L1),
        body["state"_L1].toString(u"online"_s) == "online"_L1);
    return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}, {u"olt"_s, olt->second.name}});
}

} // namespace FibreDesk::Sandbox
