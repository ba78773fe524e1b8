// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/doctypes.h"

#include <QHash>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

bool DocField::isNumber() const
{
    return type == FieldType::Check || type == FieldType::Int || type == FieldType::Float
        || type == FieldType::Currency;
}

const DocField *DocType::field(QStringView fieldName) const
{
    const auto it = std::ranges::find(fields, fieldName, &DocField::name);
    return it == fields.end() ? nullptr : &*it;
}

QByteArray DocType::table() const
{
    return '"' + QByteArray("tab") + name.toUtf8() + '"';
}

QStringList DocType::standardColumns() const
{
    QStringList list{u"name"_s, u"owner"_s, u"creation"_s, u"modified"_s, u"modified_by"_s,
        u"docstatus"_s, u"idx"_s};
    if (isChild)
        list << u"parent"_s << u"parentfield"_s << u"parenttype"_s;
    return list;
}

QStringList DocType::columns() const
{
    QStringList list = standardColumns();
    for (const DocField &f : fields) {
        if (f.isColumn())
            list << f.name;
    }
    return list;
}

bool DocType::hasColumn(QStringView column) const
{
    if (const DocField *f = field(column))
        return f->isColumn();
    return std::ranges::any_of(
        standardColumns(), [column](const QString &c) { return c == column; });
}

QByteArray DocType::createTable() const
{
    const auto sqlType = [](FieldType type) -> QByteArray {
        switch (type) {
        case FieldType::Check:
        case FieldType::Int:
            return "INTEGER NOT NULL DEFAULT 0"_ba;
        case FieldType::Float:
        case FieldType::Currency:
            return "REAL NOT NULL DEFAULT 0"_ba;
        default:
            return "TEXT"_ba;
        }
    };
    QList<QByteArray> columns;
    for (const QString &c : standardColumns()) {
        const bool isInteger = c == "docstatus"_L1 || c == "idx"_L1;
        columns.append(
            '"' + c.toUtf8() + (isInteger ? "\" INTEGER NOT NULL DEFAULT 0" : "\" TEXT"));
    }
    for (const DocField &f : fields) {
        if (f.isColumn())
            columns.append('"' + f.name.toUtf8() + "\" " + sqlType(f.type));
    }
    return "CREATE TABLE " + table() + " (" + columns.join(", ") + ")";
}

QList<QByteArray> DocType::createIndexes() const
{
    const QByteArray id = QByteArray(name.toUtf8()).replace(' ', '_');
    QList<QByteArray> list{"CREATE UNIQUE INDEX \"" + id + "_name\" ON " + table() + " (name)"};
    if (isChild)
        list.append("CREATE INDEX \"" + id + "_parent\" ON " + table() + " (parent, idx)");
    else
        list.append("CREATE INDEX \"" + id + "_modified\" ON " + table() + " (modified, name)");
    for (const DocField &f : fields) {
        if (f.flags & (DocField::Indexed | DocField::Unique))
            list.append("CREATE INDEX \"" + id + '_' + f.name.toUtf8() + "\" ON " + table() + " (\""
                + f.name.toUtf8() + "\")");
    }
    return list;
}

bool isCustomField(const DocType &type, QStringView field)
{
    static const QStringList customer{u"cell_phone"_s, u"tel_home"_s, u"email_billing"_s,
        u"legacy_account_id"_s, u"legacy_customer_id"_s, u"ppa_enabled"_s, u"stripe_id"_s};
    static const QStringList issue{u"assigned_staff"_s, u"is_important"_s, u"service_location"_s,
        u"legacy_ticket_id"_s, u"parent_issue"_s};
    return (type.name == "Customer"_L1 && customer.contains(field))
        || (type.name == "Issue"_L1 && issue.contains(field));
}

bool isCustomType(const DocType &type)
{
    return type.module == "Fibre"_L1 || type.module == "Dispatch"_L1;
}

bool tracksChanges(const DocType &type)
{
    return type.name == "Service Equipment"_L1;
}

QString fieldTypeName(FieldType type)
{
    switch (type) {
    case FieldType::Data:
        return u"Data"_s;
    case FieldType::Link:
        return u"Link"_s;
    case FieldType::Select:
        return u"Select"_s;
    case FieldType::Check:
        return u"Check"_s;
    case FieldType::Int:
        return u"Int"_s;
    case FieldType::Float:
        return u"Float"_s;
    case FieldType::Currency:
        return u"Currency"_s;
    case FieldType::Date:
        return u"Date"_s;
    case FieldType::Time:
        return u"Time"_s;
    case FieldType::Datetime:
        return u"Datetime"_s;
    case FieldType::SmallText:
        return u"Small Text"_s;
    case FieldType::Text:
        return u"Text"_s;
    case FieldType::TextEditor:
        return u"Text Editor"_s;
    case FieldType::Json:
        return u"JSON"_s;
    case FieldType::Password:
        return u"Password"_s;
    case FieldType::Color:
        return u"Color"_s;
    case FieldType::Signature:
        return u"Signature"_s;
    case FieldType::Table:
        return u"Table"_s;
    }
    return {};
}

const DocType *docType(QStringView name)
{
    static const QHash<QString, const DocType *> byName = [] {
        QHash<QString, const DocType *> map;
        for (const DocType &t : docTypes())
            map.insert(t.name, &t);
        return map;
    }();
    return byName.value(name.toString());
}

} // namespace FibreDesk::Sandbox
