// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/snmp/oltreader.h"

#include <QCoroFuture>
#include <QElapsedTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;

namespace {

const Oid sysDescr{1, 3, 6, 1, 2, 1, 1, 1, 0};
const Oid sysObjectId{1, 3, 6, 1, 2, 1, 1, 2, 0};
const Oid sysUpTime{1, 3, 6, 1, 2, 1, 1, 3, 0};
const Oid sysName{1, 3, 6, 1, 2, 1, 1, 5, 0};
const Oid ifOperStatus{1, 3, 6, 1, 2, 1, 2, 2, 1, 8};
const Oid ifName{1, 3, 6, 1, 2, 1, 31, 1, 1, 1, 1};
const Oid ifHCInOctets{1, 3, 6, 1, 2, 1, 31, 1, 1, 1, 6};
const Oid ifHCOutOctets{1, 3, 6, 1, 2, 1, 31, 1, 1, 1, 10};
const Oid ifHighSpeed{1, 3, 6, 1, 2, 1, 31, 1, 1, 1, 15};
const Oid ifAlias{1, 3, 6, 1, 2, 1, 31, 1, 1, 1, 18};

constexpr int mostInterfaces = 4096;
constexpr int mostDevicePorts = 64;
/// A line card may take its time; asking again meanwhile would be a second read.
constexpr auto ontTimeout = std::chrono::seconds(6);

const QString source = u"snmp olt"_s;

QString stateOf(const SnmpValue &value)
{
    constexpr std::array names{"up"_L1, "down"_L1, "testing"_L1, "unknown"_L1, "dormant"_L1,
        "notPresent"_L1, "lowerLayerDown"_L1};
    const qint64 number = value.toInteger().value_or(0);
    return number >= 1 && number <= qint64(names.size()) ? QString(names[std::size_t(number - 1)])
                                                         : QString();
}

std::chrono::milliseconds steadyNow()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer begun;
        begun.start();
        return begun;
    }();
    return std::chrono::milliseconds(timer.elapsed());
}

std::optional<CounterReading> readingOf(const SnmpValue &value, const SnmpValue &upTime)
{
    const auto counter = value.toCounter();
    if (!counter)
        return std::nullopt;
    CounterReading reading{
        .value = *counter, .at = steadyNow(), .is64 = value.type == SnmpValue::Type::Counter64};
    if (upTime.type == SnmpValue::Type::TimeTicks)
        reading.agentUpTime = upTimeOf(quint32(upTime.number));
    return reading;
}

QString missingWords(const OpticsMap::Object &object, const SnmpValue &value)
{
    return u"%1: %2"_s.arg(
        keyName(object.key), value.isMissing() ? typeName(value.type) : u"not available"_s);
}

} // namespace

OltReader::OltReader(
    SnmpSettings settings, BudgetKeeper *budget, QString dataDirectory, Clock clock)
    : m_settings(std::move(settings))
    , m_budget(budget)
    , m_dataDirectory(std::move(dataDirectory))
    , m_clock(std::move(clock))
{
}

QCoro::Task<Result<SnmpSystem>> OltReader::readSystem(SnmpTarget target, RequestScope *scope)
{
    const auto answer = co_await m_client.get(
        std::move(target), {sysDescr, sysObjectId, sysUpTime, sysName}, scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return SnmpSystem{.description = answer->at(0).value.toText(),
        .objectId = answer->at(1).value.oid,
        .name = answer->at(3).value.toText(),
        .upTime = upTimeOf(quint32(answer->at(2).value.number)),
        .readAt = m_clock.now()};
}

QCoro::Task<Result<SnmpInterface>> OltReader::readInterface(
    SnmpTarget target, QString name, RequestScope *scope)
{
    const auto names = co_await m_client.walk(target, ifName, mostInterfaces, scope);
    if (!names)
        co_return std::unexpected(names.error());
    const auto isExact = [&name](const VarBind &row) { return row.value.toText() == name; };
    // "1/7" is not the end of "0/11/7".
    const auto endsWithIt = [&name](const VarBind &row) {
        const QString text = row.value.toText();
        if (name.isEmpty() || !text.endsWith(name))
            return false;
        const qsizetype before = text.size() - name.size() - 1;
        return before < 0 || !text[before].isLetterOrNumber();
    };
    QList<VarBind> found;
    std::ranges::copy_if(names->rows, std::back_inserter(found), isExact);
    if (found.isEmpty())
        std::ranges::copy_if(names->rows, std::back_inserter(found), endsWithIt);
    if (found.isEmpty())
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = names->isWhole ? u"%1 has no interface \"%2\""_s.arg(target.host, name)
                                     : u"\"%1\" is not among the first %2 interfaces of %3"_s.arg(
                                           name, QString::number(mostInterfaces), target.host),
            .source = source});
    if (found.size() > 1)
        co_return std::unexpected(Error{.kind = ErrorKind::Conflict,
            .detail = u"%1 has %2 interfaces that end with \"%3\""_s.arg(target.host)
                .arg(found.size())
                .arg(name),
            .source = source});
    const QList<quint32> index = found.first().oid.below(ifName);
    const auto answer = co_await m_client.get(std::move(target),
        {ifOperStatus.with(index), ifHighSpeed.with(index), ifHCInOctets.with(index),
            ifHCOutOctets.with(index), ifAlias.with(index), sysUpTime},
        scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    const SnmpValue &upTime = answer->at(5).value;
    co_return SnmpInterface{.index = index.value(0),
        .name = found.first().value.toText(),
        .alias = answer->at(4).value.toText(),
        .state = stateOf(answer->at(0).value),
        .megabits = answer->at(1).value.toInteger(),
        .received = readingOf(answer->at(2).value, upTime),
        .sent = readingOf(answer->at(3).value, upTime),
        .readAt = m_clock.now()};
}

QCoro::Task<Result<DeviceFacts>> OltReader::readDevice(
    SnmpTarget target, QString serial, RequestScope *scope)
{
    const auto system = co_await readSystem(target, scope);
    if (!system)
        co_return std::unexpected(system.error());
    const QDateTime readAt = system->readAt;
    DeviceFacts facts{.serial = serial};
    facts.facts.append({.key = FactKey::UpTime,
        .value = qint64(system->upTime.count() / 1000),
        .unit = Unit::Seconds,
        .source = Source::Snmp,
        .readAt = readAt,
        .path = sysUpTime.toString()});
    const auto names = co_await m_client.walk(target, ifName, mostDevicePorts, scope);
    if (!names)
        co_return std::unexpected(names.error());
    const auto states = co_await m_client.walk(target, ifOperStatus, mostDevicePorts, scope);
    if (!states)
        co_return std::unexpected(states.error());
    const auto speeds = co_await m_client.walk(target, ifHighSpeed, mostDevicePorts, scope);
    if (!speeds)
        co_return std::unexpected(speeds.error());
    // A row may have come or gone between two walks: only its index says which it is.
    const auto valueAt = [](const SnmpClient::Rows &rows, const Oid &oid) {
        const auto row = std::ranges::find(rows.rows, oid, &VarBind::oid);
        return row == rows.rows.end() ? SnmpValue{.type = SnmpValue::Type::NoSuchInstance}
                                      : row->value;
    };
    for (const VarBind &row : names->rows) {
        const QList<quint32> index = row.oid.below(ifName);
        LanPort port{.id = row.value.toText(), .source = Source::Snmp, .readAt = readAt};
        const QString state = stateOf(valueAt(*states, ifOperStatus.with(index)));
        if (!state.isEmpty())
            port.up = state == "up"_L1;
        if (const auto speed = valueAt(*speeds, ifHighSpeed.with(index)).toInteger())
            port.megabits = int(*speed);
        facts.lanPorts.append(port);
    }
    co_return facts;
}

QCoro::Task<Result<Oid>> OltReader::systemOf(QString olt, RequestScope *scope)
{
    const QString key = olt.toLower();
    if (const auto known = m_systems.constFind(key); known != m_systems.cend())
        co_return *known;
    const auto answer = co_await m_client.get(m_settings.targetOf(olt), {sysObjectId}, scope);
    if (!answer)
        co_return std::unexpected(answer.error());
    const Oid system = answer->first().value.oid;
    if (!system.isEmpty())
        m_systems.insert(key, system);
    co_return system;
}

QCoro::Task<Result<OpticsMap>> OltReader::mapping() const
{
    const QString folder = m_dataDirectory;
    co_return co_await QtConcurrent::run([folder] { return OpticsMap::load(folder); });
}

QCoro::Task<Result<ReadBudget>> OltReader::budgetOf(QString olt)
{
    co_return co_await m_budget->look(std::move(olt));
}

QCoro::Task<Result<OntReading>> OltReader::readOnt(OntQuestion question, RequestScope *scope)
{
    const auto map = co_await mapping();
    if (!map)
        co_return std::unexpected(map.error());
    const auto port = map->portOf(question.port);
    if (!port)
        co_return std::unexpected(Error{.kind = ErrorKind::Validation,
            .detail = question.port.isEmpty()
                ? u"the record of %1 names no port of an OLT"_s.arg(question.serial)
                : u"the port \"%1\" of %2 is in none of the forms of %3"_s.arg(
                      question.port, question.serial, map->file()),
            .source = source});
    const auto system = co_await systemOf(port->olt, scope);
    if (!system)
        co_return std::unexpected(system.error());
    const OpticsMap::Vendor *vendor = map->vendorOf(*system);
    if (!vendor)
        co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail =
                u"%1 (%2) is of no vendor in %3"_s.arg(port->olt, system->toString(), map->file()),
            .source = source});
    QList<Oid> objects;
    std::vector<const OpticsMap::Object *> mapped;
    for (const OpticsMap::Object &object : vendor->objects) {
        if (const auto oid = instanceOf(object, *port)) {
            objects.append(*oid);
            mapped.push_back(&object);
        }
    }
    if (objects.isEmpty())
        co_return std::unexpected(Error{.kind = ErrorKind::Validation,
            .detail = u"the port \"%1\" has no index by the rule of %2 in %3"_s.arg(
                question.port, vendor->name, map->file()),
            .source = source});

    const auto budget = co_await m_budget->take(port->olt);
    if (!budget)
        co_return std::unexpected(budget.error());
    SnmpTarget target = m_settings.targetOf(port->olt);
    target.retries = 0;
    target.timeout = ontTimeout;
    const auto answer = co_await m_client.get(std::move(target), objects, scope);
    if (!answer)
        co_return std::unexpected(answer.error());

    const QDateTime readAt = m_clock.now();
    OntReading reading{.facts = {.serial = question.serial},
        .port = *port,
        .vendor = vendor->name,
        .isAssumed = vendor->isAssumed,
        .mapping = map->file(),
        .budget = *budget};
    for (std::size_t at = 0; at < mapped.size(); ++at) {
        const VarBind &row = answer->at(qsizetype(at));
        auto fact = map->factOf(*mapped[at], row.value);
        if (!fact) {
            reading.missing.append(missingWords(*mapped[at], row.value));
            continue;
        }
        fact->readAt = readAt;
        fact->path = row.oid.toString();
        reading.facts.facts.append(*fact);
    }
    const bool isKnownThere =
        std::ranges::any_of(*answer, [](const VarBind &row) { return !row.value.isMissing(); });
    if (!isKnownThere)
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"%1 knows no ONT %2 at port %3 (%4)"_s.arg(port->olt).arg(port->ont).arg(
                port->portText(), reading.missing.join(u", "_s)),
            .source = source});
    for (const auto &[key, text] : {std::pair{FactKey::OltName, port->olt},
             std::pair{FactKey::OltPort, u"%1/%2"_s.arg(port->portText()).arg(port->ont)}})
        reading.facts.facts.append(
            {.key = key, .value = text, .source = Source::Olt, .readAt = readAt});
    co_return reading;
}

QCoro::Task<Result<std::vector<Result<OntReading>>>> OltReader::readOnts(
    QList<OntQuestion> questions, RequestScope *scope)
{
    const auto map = co_await mapping();
    if (!map)
        co_return std::unexpected(map.error());
    QHash<QString, int> perOlt;
    for (const OntQuestion &question : std::as_const(questions)) {
        const auto port = map->portOf(question.port);
        if (port && ++perOlt[port->olt.toLower()] > 1)
            co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
                .detail =
                    u"several ONTs of %1 at once would be a sweep, and sweeps have taken line "
                    "cards down: one ONT is read at a time, when somebody asks for it"_s.arg(
                        port->olt),
                .source = source,
                .type = u"sweep"_s});
    }
    std::vector<Result<OntReading>> readings;
    for (const OntQuestion &question : std::as_const(questions))
        readings.push_back(co_await readOnt(question, scope));
    co_return readings;
}

} // namespace FibreDesk::Cpe
