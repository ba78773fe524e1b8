// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "cpe/snmp/oltreader.h"
#include "cpedesk/oltbudget.h"
#include "nouns.h"

#include "store/mirror.h"
#include "store/oltports.h"

#include <QJsonArray>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

const QString source = u"cpe optical"_s;

/// OLTs and budgets say what is wrong in whole sentences.
Error inItsWords(const Error &error)
{
    return ownError(error.kind, error.detail, source);
}

QJsonObject factJson(const Cpe::Fact &fact, const QDateTime &now)
{
    QJsonObject json{{"fact"_L1, Cpe::keyName(fact.key)},
        {"value"_L1, QJsonValue::fromVariant(fact.value)}, {"unit"_L1, Cpe::unitName(fact.unit)},
        {"source"_L1, Cpe::sourceName(fact.source)},
        {"read_at"_L1, fact.readAt.toString(Qt::ISODateWithMs)},
        {"age_s"_L1, fact.readAt.secsTo(now)}, {"path"_L1, fact.path}};
    if (!fact.rejected.isEmpty())
        json.insert("rejected"_L1, fact.rejected);
    return json;
}

QJsonObject budgetJson(const Cpe::ReadBudget &budget)
{
    return {{"olt"_L1, budget.olt}, {"limit"_L1, budget.limit}, {"used"_L1, budget.used},
        {"remaining"_L1, budget.remaining()}, {"next_at"_L1, budget.nextAt.toString(Qt::ISODate)},
        {"all_desks"_L1, budget.isShared}, {"note"_L1, budget.note}};
}

QString budgetWords(const Cpe::ReadBudget &budget)
{
    QString words = u"%1 of %2 reads of %3 left in this hour"_s.arg(budget.remaining())
                        .arg(budget.limit)
                        .arg(budget.olt);
    words += budget.isShared ? u", counted with all desks"_s : u", counted on this desk alone"_s;
    if (!budget.note.isEmpty())
        words += u" (%1)"_s.arg(budget.note);
    if (budget.remaining() == 0)
        words += u"; the next at %1"_s.arg(budget.nextAt.toString(Qt::ISODate));
    return words;
}

/// The record of the device, or of one that is only named by --port.
QCoro::Task<Result<Cpe::OntQuestion>> questionOf(Context *context, QString serial, QString port)
{
    if (!port.isEmpty())
        co_return Cpe::OntQuestion{.serial = serial, .port = port};
    const auto device = co_await context->mirror()->read(
        [serial](QSqlDatabase &db) { return Store::deviceOnPort(db, serial); });
    if (!device)
        co_return std::unexpected(device.error());
    if (!*device)
        co_return std::unexpected(ownError(ErrorKind::NotFound,
            u"The mirror has no device with the serial %1; fibredeskctl sync brings it up to date."_s
                .arg(serial),
            source));
    co_return Cpe::OntQuestion{.serial = (*device)->serial, .port = (*device)->oltPort};
}

QCoro::Task<Result<void>> optical(Context *context, Invocation invocation)
{
    const auto settings = Cpe::SnmpSettings::read(context->profile());
    if (!settings)
        co_return std::unexpected(settings.error());
    const auto question =
        co_await questionOf(context, invocation.positionals.first(), invocation.value(u"port"_s));
    if (!question)
        co_return std::unexpected(question.error());
    const auto budget = std::make_unique<OltBudget>(context->hub().value_or(nullptr),
        context->profile().dataDirectory, *settings, context->clock());
    const auto reader = std::make_unique<Cpe::OltReader>(
        *settings, budget->keeper(), context->profile().dataDirectory, context->clock());
    if (invocation.isSet(u"budget"_s)) {
        const auto map = co_await reader->mapping();
        if (!map)
            co_return std::unexpected(map.error());
        const auto port = map->portOf(question->port);
        if (!port)
            co_return std::unexpected(ownError(ErrorKind::Validation,
                u"\"%1\" names no port of an OLT."_s.arg(question->port), source));
        const auto left = co_await reader->budgetOf(port->olt);
        if (!left)
            co_return std::unexpected(inItsWords(left.error()));
        context->document(budgetJson(*left));
        context->say(budgetWords(*left));
        co_return Result<void>();
    }
    const auto reading = co_await reader->readOnt(*question);
    if (!reading)
        co_return std::unexpected(inItsWords(reading.error()));
    const QDateTime now = context->clock().now();
    QJsonArray facts;
    QList<QStringList> table;
    for (const Cpe::Fact &fact : reading->facts.facts) {
        facts.append(factJson(fact, now));
        QString value = fact.unit == Cpe::Unit::Dbm
            ? u"%1 dBm"_s.arg(fact.value.toDouble(), 0, 'f', 2)
            : fact.value.toString();
        if (!fact.rejected.isEmpty())
            value = u"not believed: %1"_s.arg(fact.rejected);
        table.append({Cpe::keyName(fact.key), value});
    }
    context->document({{"serial"_L1, reading->facts.serial}, {"facts"_L1, facts},
        {"missing"_L1, QJsonArray::fromStringList(reading->missing)},
        {"vendor"_L1, reading->vendor}, {"mapping"_L1, reading->mapping},
        {"mapping_is_assumed"_L1, reading->isAssumed}, {"budget"_L1, budgetJson(reading->budget)}});
    for (const QString &line : tableLines(table))
        context->say(line);
    for (const QString &missing : reading->missing)
        context->say(missing);
    context->say(u"read by the mapping of %1 in %2%3"_s.arg(reading->vendor, reading->mapping,
        reading->isAssumed ? u" (assumed: never checked on such a device)"_s : QString()));
    context->say(budgetWords(reading->budget));
    co_return Result<void>();
}

} // namespace

VerbSpec cpeOpticalVerb()
{
    return {.name = u"optical"_s,
        .positionals = {u"SERIAL"_s},
        .help =
            u"Asks the OLT for the levels and the state of one ONT; counts against the reads of "
            u"its OLT."_s,
        .options = {{.name = u"port"_s,
                        .value = u"OLT/SLOT/PORT/ONT"_s,
                        .help = u"instead of the one in its records"_s},
            {.name = u"budget"_s, .value = {}, .help = u"only how many reads its OLT has left"_s}},
        .run = optical};
}

} // namespace FibreDesk::Ctl
