// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/siteschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

namespace {

using State = SchemaFinding::State;

Error badSchema(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"erp schema"_s};
}

QString fieldText(const QJsonObject &field, QLatin1StringView key)
{
    return field.value(key).toString();
}

bool pointsElsewhere(const QString &type)
{
    return type == "Link"_L1 || type == "Table"_L1 || type == "Table MultiSelect"_L1;
}

/// Doctypes before those that link to them. What is left of a circle stays in its order: the server
/// says what it misses.
QList<SchemaType> orderedByLinks(QList<SchemaType> left)
{
    QList<SchemaType> ordered;
    while (!left.isEmpty()) {
        QSet<QString> waiting;
        for (const SchemaType &type : std::as_const(left)) {
            if (type.isOurs()) {
                waiting.insert(type.name);
            }
        }
        const auto isReady = [&waiting](const SchemaType &type) {
            return std::ranges::none_of(type.fields, [&](const QJsonObject &field) {
                const QString target = fieldText(field, "options"_L1);
                return pointsElsewhere(fieldText(field, "fieldtype"_L1)) && waiting.contains(target)
                    && target != type.name;
            });
        };
        auto next = std::ranges::find_if(left, isReady);
        if (next == left.end()) {
            next = left.begin();
        }
        ordered += *next;
        left.erase(next);
    }
    return ordered;
}

/// As Frappe wants a doctype that is not part of an application.
QJsonObject definitionOf(QJsonObject document)
{
    const bool isChild = document.value("istable"_L1).toInt() != 0;
    document.insert(u"doctype"_s, u"DocType"_s);
    document.insert(u"module"_s, u"Custom"_s);
    document.insert(u"custom"_s, 1);
    if (document.contains("autoname"_L1)) {
        const bool isField = fieldText(document, "autoname"_L1).startsWith("field:"_L1);
        document.insert(
            u"naming_rule"_s, isField ? u"By fieldname"_s : u"Expression (old style)"_s);
    }
    if (!isChild) {
        document.insert(u"track_changes"_s, 1);
        QJsonObject all{{u"role"_s, u"System Manager"_s}};
        for (const auto right :
            {"read"_L1, "write"_L1, "create"_L1, "delete"_L1, "report"_L1, "export"_L1}) {
            all.insert(right, 1);
        }
        document.insert(u"permissions"_s, QJsonArray{all});
    }
    return document;
}

QList<QJsonObject> objectsOf(const QJsonArray &array)
{
    QList<QJsonObject> objects;
    for (const QJsonValue value : array) {
        objects += value.toObject();
    }
    return objects;
}

bool isUnreachable(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::Tls || error.kind == ErrorKind::Cancelled || needsLogin(error);
}

QString reasonOf(const Error &error)
{
    return error.detail.isEmpty() ? kindName(error.kind) : error.detail;
}

bool isAbsent(const Error &error)
{
    return error.kind == ErrorKind::NotFound;
}

/// Inserts and, where no answer came, looks whether it happened all the same: the doctype is there,
/// or has the field.
QCoro::Task<Result<void>> insertOnce(
    ErpClient *erp, QString kind, QJsonObject document, QString doctype, QString field)
{
    const auto made = co_await erp->insert(kind, document);
    if (made) {
        co_return Result<void>();
    }
    if (made.error().kind == ErrorKind::Uncertain) {
        const auto meta = co_await erp->meta(doctype);
        if (meta && (field.isEmpty() || meta->hasField(field))) {
            co_return Result<void>();
        }
    }
    co_return std::unexpected(made.error());
}

QCoro::Task<Result<void>> createType(ErpClient *erp, SchemaType type)
{
    co_return co_await insertOnce(erp, u"DocType"_s, type.definition, type.name, {});
}

QCoro::Task<Result<void>> createField(
    ErpClient *erp, QString doctype, QJsonObject field, QString insertAfter)
{
    field.insert(u"dt"_s, doctype);
    field.insert(u"doctype"_s, u"Custom Field"_s);
    if (!insertAfter.isEmpty()) {
        field.insert(u"insert_after"_s, insertAfter);
    }
    co_return co_await insertOnce(
        erp, u"Custom Field"_s, field, doctype, fieldText(field, "fieldname"_L1));
}

/// Makes the fields that were found missing on a doctype that is there.
QCoro::Task<Result<QList<SchemaFinding>>> completeType(
    ErpClient *erp, SchemaType type, QList<SchemaFinding> findings)
{
    QString previous;
    for (const QJsonObject &field : std::as_const(type.fields)) {
        const QString name = fieldText(field, "fieldname"_L1);
        const auto finding = std::ranges::find(findings, name, &SchemaFinding::field);
        if (finding != findings.end() && finding->state == State::Missing) {
            const auto made = co_await createField(erp, type.name, field, previous);
            if (!made && isUnreachable(made.error())) {
                co_return std::unexpected(made.error());
            }
            finding->state = made ? State::Created : State::Refused;
            finding->detail = made ? QString() : reasonOf(made.error());
        }
        previous = name;
    }
    co_return findings;
}

QCoro::Task<Result<QList<SchemaFinding>>> visitType(
    ErpClient *erp, SchemaType type, SchemaAction action)
{
    const auto meta = co_await erp->meta(type.name);
    if (meta) {
        const auto findings = SiteSchema::compare(type, *meta);
        if (action == SchemaAction::Look) {
            co_return findings;
        }
        co_return co_await completeType(erp, type, findings);
    }
    if (isUnreachable(meta.error())) {
        co_return std::unexpected(meta.error());
    }
    SchemaFinding finding{.state = State::Missing, .doctype = type.name, .field = {}, .detail = {}};
    if (!isAbsent(meta.error())) {
        finding.state = State::Refused;
        finding.detail = reasonOf(meta.error());
    } else if (!type.isOurs()) {
        finding.state = State::Refused;
        finding.detail = u"the site has no such doctype"_s;
    } else if (action == SchemaAction::Create) {
        const auto made = co_await createType(erp, type);
        if (!made && isUnreachable(made.error())) {
            co_return std::unexpected(made.error());
        }
        finding.state = made ? State::Created : State::Refused;
        finding.detail = made ? QString() : reasonOf(made.error());
    }
    co_return QList<SchemaFinding>{finding};
}

} // namespace

QString stateName(SchemaFinding::State state)
{
    switch (state) {
    case State::Exists:
        return u"exists"_s;
    case State::Missing:
        return u"missing"_s;
    case State::Differs:
        return u"differs"_s;
    case State::Created:
        return u"created"_s;
    case State::Refused:
        return u"refused"_s;
    }
    return {};
}

Result<SiteSchema> SiteSchema::fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        return std::unexpected(badSchema(problem.errorString()));
    }
    SiteSchema schema;
    for (const QJsonObject &type : objectsOf(document.object().value("doctypes"_L1).toArray())) {
        schema.m_types += SchemaType{.name = fieldText(type, "name"_L1),
            .definition = definitionOf(type),
            .fields = objectsOf(type.value("fields"_L1).toArray())};
    }
    const QJsonObject custom = document.object().value("custom_fields"_L1).toObject();
    for (auto it = custom.constBegin(); it != custom.constEnd(); ++it) {
        schema.m_types += SchemaType{
            .name = it.key(), .definition = {}, .fields = objectsOf(it.value().toArray())};
    }
    for (const SchemaType &type : std::as_const(schema.m_types)) {
        const bool isWhole = !type.name.isEmpty() && !type.fields.isEmpty()
            && std::ranges::all_of(type.fields, [](const QJsonObject &field) {
                   const QString kind = fieldText(field, "fieldtype"_L1);
                   return !fieldText(field, "fieldname"_L1).isEmpty() && !kind.isEmpty()
                       && (!pointsElsewhere(kind) || !fieldText(field, "options"_L1).isEmpty());
               });
        if (!isWhole) {
            return std::unexpected(badSchema(u"\"%1\" is not whole"_s.arg(type.name)));
        }
    }
    schema.m_types = orderedByLinks(schema.m_types);
    return schema;
}

SiteSchema SiteSchema::builtIn()
{
    QFile file(u":/fibredesk/erp/doctypes.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    auto schema = fromJson(isOpen ? file.readAll() : QByteArray());
    Q_ASSERT(schema.has_value()); // part of the program, held by a test
    return schema.value_or(SiteSchema());
}

QList<SchemaFinding> SiteSchema::compare(const SchemaType &type, const DocTypeMeta &meta)
{
    QList<SchemaFinding> findings;
    if (type.isOurs()) {
        findings += {.state = State::Exists, .doctype = type.name, .field = {}, .detail = {}};
    }
    for (const QJsonObject &field : type.fields) {
        SchemaFinding finding{.state = State::Exists,
            .doctype = type.name,
            .field = fieldText(field, "fieldname"_L1),
            .detail = {}};
        const auto there = std::ranges::find(meta.fields, finding.field, &DocField::name);
        const QString wanted = fieldText(field, "fieldtype"_L1);
        const QString target = fieldText(field, "options"_L1);
        if (there == meta.fields.end()) {
            finding.state = State::Missing;
        } else if (there->type != wanted) {
            finding.state = State::Differs;
            finding.detail = u"is %1, not %2"_s.arg(there->type, wanted);
        } else if (pointsElsewhere(wanted) && there->options != target) {
            finding.state = State::Differs;
            finding.detail = u"leads to %1, not to %2"_s.arg(there->options, target);
        }
        findings += finding;
    }
    return findings;
}

QCoro::Task<Result<QList<SchemaFinding>>> visitSchema(
    ErpClient *erp, SiteSchema schema, SchemaAction action)
{
    QList<SchemaFinding> all;
    for (const SchemaType &type : schema.types()) {
        const auto findings = co_await visitType(erp, type, action);
        if (!findings) {
            co_return std::unexpected(findings.error());
        }
        all += *findings;
    }
    co_return all;
}

} // namespace FibreDesk::Erp
