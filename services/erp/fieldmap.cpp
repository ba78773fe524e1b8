// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/fieldmap.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

namespace {

const QSet<QString> &standardFields()
{
    static const QSet<QString> names{u"name"_s, u"owner"_s, u"creation"_s, u"modified"_s,
        u"modified_by"_s, u"docstatus"_s, u"idx"_s, u"parent"_s, u"parentfield"_s, u"parenttype"_s,
        u"_user_tags"_s};
    return names;
}

Error badMap(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"erp field map"_s};
}

/// Renames the keys of a document and, through `child`, those of its rows.
template <typename Rename>
QJsonObject renamed(
    const QJsonObject &document, const QHash<QString, QString> &names, const Rename &child)
{
    QJsonObject result;
    for (auto it = document.constBegin(); it != document.constEnd(); ++it) {
        const QString key = names.value(it.key(), it.key());
        if (!it.value().isArray()) {
            result.insert(key, it.value());
            continue;
        }
        QJsonArray list;
        const QJsonArray source = it.value().toArray();
        for (const QJsonValue row : source) {
            list += row.isObject() ? QJsonValue(child(key, row.toObject())) : row;
        }
        result.insert(key, list);
    }
    return result;
}

} // namespace

bool DocField::isColumn() const
{
    static const QSet<QString> others{u"Section Break"_s, u"Column Break"_s, u"Tab Break"_s,
        u"HTML"_s, u"Button"_s, u"Heading"_s, u"Fold"_s, u"Image"_s, u"Table"_s,
        u"Table MultiSelect"_s};
    return !others.contains(type);
}

bool DocTypeMeta::hasField(const QString &field) const
{
    return standardFields().contains(field)
        || std::ranges::any_of(fields, [&field](const DocField &f) { return f.name == field; });
}

Result<DocTypeMeta> DocTypeMeta::fromJson(const QJsonObject &document, const QString &source)
{
    DocTypeMeta meta;
    meta.name = document.value("name"_L1).toString();
    const QJsonArray list = document.value("fields"_L1).toArray();
    if (meta.name.isEmpty() || list.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"a DocType with its fields was expected"_s,
            .source = source});
    }
    meta.isChildTable = document.value("istable"_L1).toVariant().toInt() != 0;
    meta.isSubmittable = document.value("is_submittable"_L1).toVariant().toInt() != 0;
    meta.tracksChanges = document.value("track_changes"_L1).toVariant().toInt() != 0;
    meta.printFormat = document.value("default_print_format"_L1).toString();
    for (const QJsonValue value : list) {
        const QJsonObject field = value.toObject();
        const auto flag = [&field](QLatin1StringView name) {
            return field.value(name).toVariant().toInt() != 0;
        };
        meta.fields += DocField{.name = field.value("fieldname"_L1).toString(),
            .type = field.value("fieldtype"_L1).toString(),
            .label = field.value("label"_L1).toString(),
            .options = field.value("options"_L1).toVariant().toString(),
            .isRequired = flag("reqd"_L1),
            .isReadOnly = flag("read_only"_L1),
            .isHidden = flag("hidden"_L1),
            .isCustom = flag("is_custom_field"_L1),
            .permissionLevel = field.value("permlevel"_L1).toVariant().toInt()};
    }
    return meta;
}

Result<FieldMap> FieldMap::fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        return std::unexpected(badMap(problem.errorString()));
    }
    FieldMap map;
    const QJsonObject tables = document.object();
    for (auto it = tables.constBegin(); it != tables.constEnd(); ++it) {
        const QJsonObject description = it.value().toObject();
        Entry entry{.doctype = description.value("doctype"_L1).toString(),
            .parentTable = description.value("parent"_L1).toString(),
            .parentField = description.value("parentField"_L1).toString(),
            .toServer = {},
            .toOurs = {},
            .secrets = {}};
        if (entry.doctype.isEmpty()) {
            return std::unexpected(badMap(u"%1 has no doctype"_s.arg(it.key())));
        }
        const QJsonObject fields = description.value("fields"_L1).toObject();
        for (auto field = fields.constBegin(); field != fields.constEnd(); ++field) {
            const QString server = field.value().toString();
            if (server.isEmpty()) {
                return std::unexpected(badMap(u"%1.%2 has no name"_s.arg(it.key(), field.key())));
            }
            entry.toServer.insert(field.key(), server);
            entry.toOurs.insert(server, field.key());
        }
        const QJsonObject secrets = description.value("secret"_L1).toObject();
        for (auto field = secrets.constBegin(); field != secrets.constEnd(); ++field) {
            const QString server = field.value().toString();
            if (server.isEmpty() || entry.toOurs.contains(server)) {
                return std::unexpected(badMap(u"%1.%2 is no secret"_s.arg(it.key(), field.key())));
            }
            entry.secrets.insert(field.key(), server);
        }
        map.m_entries.insert(it.key(), entry);
    }
    return map;
}

FieldMap FieldMap::builtIn()
{
    QFile file(u":/fibredesk/erp/fields.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    auto map = fromJson(isOpen ? file.readAll() : QByteArray());
    Q_ASSERT(map.has_value()); // part of the program, held by a test
    return map.value_or(FieldMap());
}

QString FieldMap::doctype(const QString &table) const
{
    return m_entries.value(table).doctype;
}

QString FieldMap::parentDoctype(const QString &childTable) const
{
    return doctype(m_entries.value(childTable).parentTable);
}

QString FieldMap::table(const QString &doctype) const
{
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (it->doctype == doctype) {
            return it.key();
        }
    }
    return {};
}

QString FieldMap::serverField(const QString &table, const QString &field) const
{
    return m_entries.value(table).toServer.value(field, field);
}

QString FieldMap::ourField(const QString &table, const QString &serverField) const
{
    return m_entries.value(table).toOurs.value(serverField, serverField);
}

QStringList FieldMap::serverFields(const QString &table, const QStringList &fields) const
{
    const QStringList absent = m_missing.value(table);
    QStringList list;
    for (const QString &field : fields) {
        if (!absent.contains(field)) {
            list += serverField(table, field);
        }
    }
    return list;
}

QStringList FieldMap::secrets(const QString &table) const
{
    const QStringList absent = m_missingSecrets.value(table);
    QStringList names = m_entries.value(table).secrets.keys();
    names.removeIf([&absent](const QString &name) { return absent.contains(name); });
    return names;
}

QString FieldMap::secretField(const QString &table, const QString &field) const
{
    return m_entries.value(table).secrets.value(field);
}

bool FieldMap::isSecret(const QString &table, const QString &serverField) const
{
    return m_entries.value(table).secrets.values().contains(serverField);
}

bool FieldMap::isKnown(const QString &table, const QString &serverField) const
{
    return m_entries.value(table).toOurs.contains(serverField) || isSecret(table, serverField);
}

QJsonObject FieldMap::toOurs(const QString &table, const QJsonObject &document) const
{
    return renamed(document, m_entries.value(table).toOurs,
        [this, &table](const QString &field, const QJsonObject &row) {
            for (const Entry &entry : m_entries) {
                if (entry.parentTable == table && entry.parentField == field) {
                    return renamed(row, entry.toOurs,
                        [](const QString &, const QJsonObject &inner) { return inner; });
                }
            }
            return row;
        });
}

QJsonObject FieldMap::toServer(const QString &table, const QJsonObject &document) const
{
    // Here `field` is the server's name already.
    return renamed(document, m_entries.value(table).toServer,
        [this, &table](const QString &field, const QJsonObject &row) {
            for (const Entry &entry : m_entries) {
                if (entry.parentTable == table && serverField(table, entry.parentField) == field) {
                    return renamed(row, entry.toServer,
                        [](const QString &, const QJsonObject &inner) { return inner; });
                }
            }
            return row;
        });
}

QStringList FieldMap::check(const QString &table, const DocTypeMeta &meta)
{
    QStringList absent;
    const Entry entry = m_entries.value(table);
    for (auto it = entry.toServer.cbegin(); it != entry.toServer.cend(); ++it) {
        if (!meta.hasField(it.value())) {
            absent += it.key();
        }
    }
    absent.sort();
    QStringList absentSecrets;
    for (const auto &[ours, server] : entry.secrets.asKeyValueRange()) {
        if (!meta.hasField(server)) {
            absentSecrets += ours;
        }
    }
    m_missingSecrets.insert(table, absentSecrets);
    m_missing.insert(table, absent);
    return absent;
}

void FieldMap::setMissing(const QString &table, const QStringList &fields)
{
    m_missing.insert(table, fields);
}

} // namespace FibreDesk::Erp
