// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "erp/erpclient.h"
#include "erp/siteschema.h"
#include "nouns.h"
#include "settledwrite.h"
#include "supervision.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <array>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

QString cellText(const QJsonValue &value)
{
    if (value.isArray() || value.isObject())
        return QString::fromUtf8(
            QJsonDocument::fromVariant(value.toVariant()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

/// "f=v", "f!=v", "f>=v", "f<v", "f~%v%" (like).
std::expected<Erp::Filter, QString> filterFrom(const QString &text)
{
    static constexpr std::array operators{
        "!="_L1, ">="_L1, "<="_L1, ">"_L1, "<"_L1, "~"_L1, "="_L1};
    qsizetype at = text.size();
    QLatin1StringView found;
    for (const QLatin1StringView op : operators) {
        const qsizetype index = text.indexOf(op);
        if (index > 0 && index < at) {
            at = index;
            found = op;
        }
    }
    if (found.isEmpty())
        return std::unexpected(u"--filter wants field=value, not \"%1\""_s.arg(text));
    return Erp::Filter{.field = text.first(at).trimmed(),
        .op = found == "~"_L1 ? u"like"_s : QString(found),
        .value = text.sliced(at + found.size())};
}

QCoro::Task<Result<void>> list(Context *context, Invocation invocation)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const auto limit = numberOption(invocation, u"limit"_s, 20, 1, Erp::ListQuery::MaximumLimit);
    if (!limit)
        co_return std::unexpected(usageError(limit.error()));
    Erp::ListQuery query;
    query.doctype = invocation.positionals.first();
    query.limit = *limit;
    if (invocation.isSet(u"fields"_s))
        query.fields = invocation.value(u"fields"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &text : invocation.values(u"filter"_s)) {
        const auto filter = filterFrom(text);
        if (!filter)
            co_return std::unexpected(usageError(filter.error()));
        query.filters += *filter;
    }
    const QStringList fields = query.fields;
    const auto rows = co_await (*erp)->list(query);
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<QStringList> table;
    for (const QJsonObject &row : *rows) {
        context->row(row);
        QStringList cells;
        for (const QString &field : fields)
            cells += cellText(row.value(field));
        table += cells;
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    co_return Result<void>();
}

QCoro::Task<Result<void>> get(Context *context, Invocation invocation)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const auto document =
        co_await (*erp)->get(invocation.positionals.at(0), invocation.positionals.at(1));
    if (!document)
        co_return std::unexpected(document.error());
    context->document(*document);
    QList<QStringList> table;
    for (auto it = document->begin(); it != document->end(); ++it)
        table += QStringList{it.key(), cellText(it.value())};
    for (const QString &line : tableLines(table))
        context->say(line);
    co_return Result<void>();
}

/// The value as the document has the field: a number where it is one, nothing for "null".
QJsonValue valueLike(const QJsonValue &present, const QString &text)
{
    if (text == "null"_L1)
        return QJsonValue::Null;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return present.isDouble() && isNumber ? QJsonValue(number) : QJsonValue(text);
}

QCoro::Task<Result<void>> set(Context *context, Invocation invocation)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const QString doctype = invocation.positionals.at(0);
    const QString name = invocation.positionals.at(1);
    const QStringList assignments = invocation.positionals.sliced(2);
    for (const QString &assignment : assignments) {
        if (assignment.indexOf(u'=') < 1)
            co_return std::unexpected(
                usageError(u"field=value is wanted, not \"%1\""_s.arg(assignment)));
    }
    const auto before = co_await (*erp)->get(doctype, name);
    if (!before)
        co_return std::unexpected(before.error());
    // A field without a value may be left out of the answer, so what is not there is asked for.
    std::optional<Erp::DocTypeMeta> meta;
    QJsonObject changes;
    for (const QString &assignment : assignments) {
        const QString field = assignment.section(u'=', 0, 0);
        if (!before->contains(field) && !meta) {
            const auto asked = co_await (*erp)->meta(doctype);
            if (!asked)
                co_return std::unexpected(asked.error());
            meta = *asked;
        }
        if (!before->contains(field) && !meta->hasField(field))
            co_return std::unexpected(ownError(ErrorKind::Validation,
                u"%1 has no field \"%2\"."_s.arg(doctype, field), u"erp set"_s));
        changes.insert(field, valueLike(before->value(field), assignment.section(u'=', 1)));
    }
    const auto written = co_await writeAndSettle(context, doctype, *before, changes);
    if (!written)
        co_return std::unexpected(written.error());
    context->document(written->document);
    for (const QString &field : changes.keys())
        context->say(u"%1: %2 → %3"_s.arg(
            field, cellText(before->value(field)), cellText(written->document.value(field))));
    if (written->wasReadBack)
        context->say(u"No answer came; reading it back shows that it is done."_s);
    co_return Result<void>();
}

/// A doctype that is whole is one line; of what is not, each field is.
Deed deedOf(const Erp::SchemaFinding &finding)
{
    const bool isMade = finding.state == Erp::SchemaFinding::State::Created;
    return {.area = u"documents"_s,
        .action = finding.field.isEmpty() ? u"install-doctype"_s : u"install-field"_s,
        .doctype = finding.doctype,
        .name = finding.field,
        .result = isMade ? u"done"_s : u"refused"_s,
        .reason = isMade ? QString() : finding.detail};
}

bool isWorthALine(const Erp::SchemaFinding &finding, const QSet<QString> &ours)
{
    return finding.field.isEmpty() || finding.state != Erp::SchemaFinding::State::Exists
        || !ours.contains(finding.doctype);
}

QCoro::Task<Result<void>> installDoctypes(Context *context, Invocation invocation)
{
    using State = Erp::SchemaFinding::State;
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const bool isDryRun = invocation.isSet(u"dry-run"_s);
    if (!isDryRun) {
        const auto may = co_await context->supervision().mayDo(u"installDoctypes"_s);
        if (!may)
            co_return std::unexpected(may.error());
    }
    const auto schema = Erp::SiteSchema::builtIn();
    const auto findings = co_await Erp::visitSchema(
        *erp, schema, isDryRun ? Erp::SchemaAction::Look : Erp::SchemaAction::Create);
    if (!findings)
        co_return std::unexpected(findings.error());
    QSet<QString> ours;
    for (const Erp::SchemaType &type : schema.types()) {
        if (type.isOurs())
            ours.insert(type.name);
    }
    QHash<State, int> counts;
    QList<QStringList> table;
    for (const Erp::SchemaFinding &finding : *findings) {
        ++counts[finding.state];
        if (finding.state == State::Created || finding.state == State::Refused)
            context->supervision().oversight()->note(deedOf(finding));
        const QString state = isDryRun && finding.state == State::Missing
            ? u"would be created"_s
            : Erp::stateName(finding.state);
        context->row({{"state"_L1, state}, {"doctype"_L1, finding.doctype},
            {"field"_L1, finding.field}, {"detail"_L1, finding.detail}});
        if (isWorthALine(finding, ours)) {
            const QString name =
                finding.field.isEmpty() ? finding.doctype : finding.doctype + u'.' + finding.field;
            table += QStringList{state, name, finding.detail};
        }
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    context->say(isDryRun
            ? u"%1 exist, %2 would be created, %3 differ, %4 cannot be. Nothing was changed."_s
                  .arg(counts[State::Exists])
                  .arg(counts[State::Missing])
                  .arg(counts[State::Differs])
                  .arg(counts[State::Refused])
            : u"%1 existed, %2 created, %3 differ and are left as they are, %4 refused."_s
                  .arg(counts[State::Exists])
                  .arg(counts[State::Created])
                  .arg(counts[State::Differs])
                  .arg(counts[State::Refused]));
    if (counts[State::Refused] > 0)
        co_return std::unexpected(ownError(ErrorKind::Validation,
            u"The server refused %1 of them."_s.arg(counts[State::Refused]),
            u"erp install-doctypes"_s));
    co_return Result<void>();
}

} // namespace

NounSpec erpNoun()
{
    return {.name = u"erp"_s,
        .verbs = {
            {.name = u"list"_s,
                .positionals = {u"DOCTYPE"_s},
                .help = u"Documents of ERPNext."_s,
                .options = {{.name = u"filter"_s,
                                .value = u"FIELD=VALUE"_s,
                                .help = u"also != < > <= >= and ~ (like)"_s,
                                .isRepeatable = true},
                    {.name = u"fields"_s, .value = u"A,B"_s, .help = {}},
                    {.name = u"limit"_s, .value = u"N"_s, .help = {}}},
                .run = list},
            {.name = u"get"_s,
                .positionals = {u"DOCTYPE"_s, u"NAME"_s},
                .help = u"One document, whole."_s,
                .options = {},
                .run = get},
            {.name = u"set"_s,
                .positionals = {u"DOCTYPE"_s, u"NAME"_s, u"FIELD=VALUE…"_s},
                .help = u"Changes fields, unless somebody else changed the document meanwhile."_s,
                .options = {},
                .run = set},
            {.name = u"install-doctypes"_s,
                .positionals = {},
                .help = u"Creates the doctypes and fields FibreDesk works with, where they are "
                        u"missing."_s,
                .options = {{.name = u"dry-run"_s,
                    .value = {},
                    .help = u"only says what would be created"_s}},
                .run = installDoctypes},
        }};
}

} // namespace FibreDesk::Ctl
