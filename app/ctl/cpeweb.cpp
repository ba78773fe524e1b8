// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpeweb.h"

#include "context.h"
#include "core/wipe.h"
#include "cpe/tplink/webclient.h"
#include "cpe/verdict.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "erp/secretread.h"
#include "supervision.h"

#include <QFile>
#include <QJsonArray>
#include <QScopeGuard>

#include <algorithm>
#include <cstdio>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

using Cpe::TpLink::WebClient;

const QString table = u"equipment"_s;

struct Target {
    Cpe::TpLink::WebDevice device{};
    Cpe::TpLink::Login login{};
};

Error refusal(ErrorKind kind, const QString &detail)
{
    return ownError(kind, detail, u"cpe web"_s);
}

bool isAddress(const QString &text)
{
    return text.contains(u'.') || text.contains(u':');
}

QByteArray passwordFromInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine(1024);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// The device of a serial as ERPNext has it now, its password included.
QCoro::Task<Result<Target>> onRecord(Context *context, QString serial, bool wantsPassword)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const QString doctype = map.doctype(table);
    const QString field = map.serverField(table, u"serial_number"_s);
    const QString address = map.serverField(table, u"ip_address"_s);
    const auto found = co_await (*erp)->list({.doctype = doctype,
        .fields = {u"name"_s, field, address},
        .filters = {{.field = field, .op = u"="_s, .value = serial}},
        .limit = 2});
    if (!found)
        co_return std::unexpected(found.error());
    if (found->isEmpty())
        co_return std::unexpected(
            refusal(ErrorKind::NotFound, u"No equipment has the serial \"%1\"."_s.arg(serial)));
    const QJsonObject record = found->first();
    Target target{.device = {.id = serial, .address = record.value(address).toString()}};
    if (target.device.address.isEmpty())
        co_return std::unexpected(
            refusal(ErrorKind::NotFound, u"ERPNext has no address of \"%1\"."_s.arg(serial)));
    if (!wantsPassword)
        co_return target;
    RequestScope scope;
    auto password = co_await Erp::readSecret(*erp, doctype, record.value("name"_L1).toString(),
        map.secretField(table, u"device_password"_s), &scope);
    if (!password)
        co_return std::unexpected(password.error());
    target.login.password = *password;
    co_return target;
}

QJsonObject factJson(const Cpe::Fact &fact)
{
    QJsonObject json{{"key"_L1, Cpe::keyName(fact.key)}, {"instance"_L1, fact.instance},
        {"value"_L1, QJsonValue::fromVariant(fact.value)}, {"unit"_L1, Cpe::unitName(fact.unit)},
        {"source"_L1, Cpe::sourceName(fact.source)}, {"path"_L1, fact.path},
        {"read_at"_L1, fact.readAt.toString(Qt::ISODate)}};
    if (!fact.rejected.isEmpty())
        json.insert("rejected"_L1, fact.rejected);
    return json;
}

QJsonValue flagJson(const std::optional<bool> &flag)
{
    return flag ? QJsonValue(*flag) : QJsonValue(QJsonValue::Null);
}

QJsonValue numberJson(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QString bandName(Cpe::Band band)
{
    switch (band) {
    case Cpe::Band::Unknown:
        break;
    case Cpe::Band::Ghz2_4:
        return u"2.4 GHz"_s;
    case Cpe::Band::Ghz5:
        return u"5 GHz"_s;
    case Cpe::Band::Ghz6:
        return u"6 GHz"_s;
    }
    return {};
}

QString linkName(const Cpe::Host &host)
{
    if (host.link == Cpe::Link::Wired)
        return u"wired"_s;
    if (host.link == Cpe::Link::Wifi)
        return u"Wi-Fi %1%2"_s.arg(bandName(host.band), host.isGuest ? u" guest"_s : QString());
    return {};
}

QJsonArray instancesJson(const QList<Cpe::TpLink::Instance> &instances)
{
    QJsonArray list;
    for (const Cpe::TpLink::Instance &instance : instances) {
        QJsonObject values = instance.values;
        values.insert("stack"_L1, instance.stack);
        list.append(values);
    }
    return list;
}

void tell(const Context *context, const Cpe::TpLink::WebReading &reading)
{
    const Cpe::DeviceFacts &facts = reading.facts;
    QJsonArray factList;
    QList<QStringList> lines;
    for (const Cpe::Fact &fact : facts.facts) {
        factList.append(factJson(fact));
        const QString unit = Cpe::unitName(fact.unit);
        lines += QStringList{
            Cpe::keyName(fact.key) + (fact.instance.isEmpty() ? QString() : u' ' + fact.instance),
            fact.value.toString() + (unit.isEmpty() ? QString() : u' ' + unit)
                + (fact.rejected.isEmpty() ? QString()
                                           : u" (not believed: %1)"_s.arg(fact.rejected))};
    }
    QJsonArray radios;
    for (const Cpe::Radio &radio : facts.radios) {
        radios.append(QJsonObject{{"id"_L1, radio.id}, {"band"_L1, bandName(radio.band)},
            {"enabled"_L1, flagJson(radio.enabled)}, {"ssid"_L1, radio.ssid},
            {"channel"_L1, numberJson(radio.channel)}, {"width"_L1, radio.width},
            {"load_percent"_L1, numberJson(radio.loadPercent)}});
        lines += QStringList{u"radio "_s + radio.id,
            u"%1 \"%2\"%3%4"_s.arg(bandName(radio.band), radio.ssid,
                radio.channel ? u", channel %1"_s.arg(*radio.channel) : QString(),
                radio.enabled == false ? u", off"_s : QString())};
    }
    QJsonArray hosts;
    for (const Cpe::Host &host : facts.hosts) {
        hosts.append(QJsonObject{{"mac"_L1, host.mac}, {"name"_L1, host.name},
            {"address"_L1, host.address}, {"active"_L1, flagJson(host.active)},
            {"link"_L1, linkName(host)}, {"signal_dbm"_L1, numberJson(host.signalDbm)},
            {"lease_s"_L1, numberJson(host.leaseSeconds)}});
        lines += QStringList{u"host "_s + host.mac,
            u"%1 %2 %3%4"_s.arg(host.address, host.name, linkName(host),
                host.active == false ? u", away"_s : QString())};
    }
    QJsonArray leases;
    for (const Cpe::TpLink::StaticLease &lease : reading.leases) {
        leases.append(QJsonObject{{"mac"_L1, lease.mac}, {"address"_L1, lease.address},
            {"enabled"_L1, flagJson(lease.enabled)}});
        lines += QStringList{u"static lease "_s + lease.mac, lease.address};
    }
    QJsonArray unread;
    for (const Error &error : reading.unread) {
        unread.append(QJsonObject{{"source"_L1, error.source}, {"detail"_L1, error.detail}});
        lines += QStringList{u"not told"_s, u"%1: %2"_s.arg(error.source, error.detail)};
    }
    QJsonArray findings;
    for (const Cpe::Verdict &verdict :
        Cpe::verdicts(facts, {.now = context->clock().now(), .answersNow = true})) {
        QStringList blanks;
        for (const Cpe::Unread one : verdict.evidence.unread)
            blanks.append(Cpe::unreadName(one));
        findings.append(QJsonObject{{"finding"_L1, Cpe::findingName(verdict.finding)},
            {"severity"_L1, Cpe::severityName(verdict.severity)},
            {"not_read"_L1, QJsonArray::fromStringList(blanks)}});
        lines += QStringList{u"verdict"_s,
            u"%1 (%2)%3"_s.arg(Cpe::findingName(verdict.finding),
                Cpe::severityName(verdict.severity),
                blanks.isEmpty() ? QString() : u", not read: "_s + blanks.join(u", "_s))};
    }
    context->document({{"serial"_L1, facts.serial}, {"facts"_L1, factList}, {"radios"_L1, radios},
        {"hosts"_L1, hosts}, {"static_leases"_L1, leases}, {"not_told"_L1, unread},
        {"verdicts"_L1, findings}});
    for (const QString &line : tableLines(lines))
        context->say(line);
}

QCoro::Task<Result<void>> act(
    const Context *context, WebClient *client, Target target, QString action, QString object)
{
    if (action == "show"_L1) {
        const auto reading = co_await client->read(target.device, target.login);
        if (!reading)
            co_return std::unexpected(reading.error());
        tell(context, *reading);
    } else if (action == "raw"_L1) {
        const auto told = co_await client->query(target.device, target.login,
            {.operation = Cpe::TpLink::Operation::GetList, .object = object});
        if (!told)
            co_return std::unexpected(told.error());
        for (const QJsonValue instance : instancesJson(*told)) {
            context->row(instance.toObject());
            QList<QStringList> lines;
            const QJsonObject values = instance.toObject();
            for (auto value = values.begin(); value != values.end(); ++value)
                lines += QStringList{value.key(), value->toVariant().toString()};
            for (const QString &line : tableLines(lines))
                context->say(line);
        }
    } else {
        const auto done = co_await client->reboot(target.device, target.login);
        if (!done)
            co_return std::unexpected(done.error());
        context->document({{"serial"_L1, target.device.id}, {"rebooting"_L1, true}});
        context->say(u"%1 said yes and starts again."_s.arg(target.device.id));
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> web(Context *context, Invocation invocation)
{
    const QString what = invocation.positionals.at(0);
    const QString action = invocation.positionals.at(1);
    const QString object = invocation.positionals.value(2);
    const QStringList actions{u"show"_s, u"raw"_s, u"reboot"_s};
    if (!actions.contains(action))
        co_return std::unexpected(
            usageError(u"cpe web wants %1, not \"%2\""_s.arg(actions.join(", "_L1), action)));
    if ((action == "raw"_L1) == object.isEmpty())
        co_return std::unexpected(
            usageError(action == "raw"_L1 ? u"cpe web … raw wants an object like DEV2_DEV_INFO"_s
                                          : u"cpe web … %1 wants no object"_s.arg(action)));
    const bool isFromInput = invocation.isSet(u"password-stdin"_s);
    if (isAddress(what) && !isFromInput)
        co_return std::unexpected(
            usageError(u"an address has no record: its password comes with --password-stdin"_s));

    if (action == "reboot"_L1) {
        const auto may = co_await context->supervision().mayDo(u"actOnDevices"_s);
        if (!may)
            co_return std::unexpected(may.error());
    }

    // The same device with and without its scheme.
    Result<Target> target = Target{.device = {.id = what.section(u"://"_s, -1), .address = what}};
    if (!isAddress(what))
        target = co_await onRecord(context, what, !isFromInput);
    if (!target)
        co_return std::unexpected(target.error());
    const auto wiped = qScopeGuard([&target] { wipe(target->login.password); });
    if (isFromInput)
        target->login.password = passwordFromInput();
    if (target->login.password.isEmpty())
        co_return std::unexpected(
            refusal(ErrorKind::Validation, u"There is no password to sign in with."_s));
    target->login.user = invocation.value(u"user"_s);
    target->login.mayUseLastAttempt = invocation.isSet(u"last-attempt"_s);

    WebClient client(context->profile().dataDirectory, context->clock());
    client.setOversight(context->supervision().oversight());
    if (invocation.isSet(u"forget-refusals"_s)) {
        const auto forgotten = co_await client.forgetRefusals(target->device.id);
        if (!forgotten)
            co_return std::unexpected(forgotten.error());
    }
    if (invocation.isSet(u"accept-new-certificate"_s)) {
        const auto forgotten = co_await client.forgetCertificate(target->device.id);
        if (!forgotten)
            co_return std::unexpected(forgotten.error());
    }
    const auto done = co_await act(context, &client, *target, action, object);
    co_await client.close();
    co_return done;
}

} // namespace

VerbSpec cpeWebVerb()
{
    return {.name = u"web"_s,
        .positionals = {u"SERIAL|ADDRESS"_s, u"show|raw|reboot"_s, u"[OBJECT]"_s},
        .help = u"A TP-Link gateway over its own page: its state, any object, a restart."_s,
        .options = {{.name = u"user"_s,
                        .value = u"U"_s,
                        .help = u"user or admin; who signed in last by default"_s},
            {.name = u"password-stdin"_s, .value = {}, .help = u"instead of the one in ERPNext"_s},
            {.name = u"last-attempt"_s,
                .value = {},
                .help = u"even where one more wrong password locks the device"_s},
            {.name = u"forget-refusals"_s,
                .value = {},
                .help = u"the device was reset: refused passwords may be tried again"_s},
            {.name = u"accept-new-certificate"_s,
                .value = {},
                .help = u"the new one was looked at and is right"_s}},
        .run = web};
}

} // namespace FibreDesk::Ctl
