// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/customisation.h"

#include <QRegularExpression>
#include <QSet>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> &fieldTypes()
{
    static const QSet<QString> types{u"Attach"_s, u"Attach Image"_s, u"Autocomplete"_s,
        u"Barcode"_s, u"Button"_s, u"Check"_s, u"Code"_s, u"Color"_s, u"Column Break"_s,
        u"Currency"_s, u"Data"_s, u"Date"_s, u"Datetime"_s, u"Duration"_s, u"Dynamic Link"_s,
        u"Float"_s, u"Fold"_s, u"Geolocation"_s, u"Heading"_s, u"HTML"_s, u"HTML Editor"_s,
        u"Icon"_s, u"Image"_s, u"Int"_s, u"JSON"_s, u"Link"_s, u"Long Text"_s, u"Markdown Editor"_s,
        u"Password"_s, u"Percent"_s, u"Phone"_s, u"Rating"_s, u"Read Only"_s, u"Section Break"_s,
        u"Select"_s, u"Signature"_s, u"Small Text"_s, u"Tab Break"_s, u"Table"_s,
        u"Table MultiSelect"_s, u"Text"_s, u"Text Editor"_s, u"Time"_s};
    return types;
}

/// Doctypes that every ERPNext has and the stand-in keeps no documents of.
bool isOfTheShelf(const QString &doctype)
{
    static const QSet<QString> names{
        u"Item"_s, u"Subscription"_s, u"DocType"_s, u"Role"_s, u"File"_s, u"Quotation"_s};
    return names.contains(doctype);
}

ErpError duplicate(const QString &doctype, const QString &name)
{
    return {
        409, u"DuplicateEntryError"_s, u"%1 %2 already exists"_s.arg(doctype, name), true, false};
}

ErpError mandatory(const QString &doctype, const QString &field)
{
    return {417, u"MandatoryError"_s, u"[%1, ]: %2"_s.arg(doctype, field), true, false};
}

QString textOf(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

} // namespace

bool Customisation::hasType(const QString &doctype) const
{
    return m_types.contains(doctype) || m_world.shownType(doctype) || isOfTheShelf(doctype);
}

QJsonObject Customisation::stamped(QJsonObject document, const QString &user) const
{
    const QString now = m_world.clock().stamp();
    for (const auto key : {"creation"_L1, "modified"_L1})
        document.insert(key, now);
    for (const auto key : {"owner"_L1, "modified_by"_L1})
        document.insert(key, user);
    document.insert(u"docstatus"_s, 0);
    return document;
}

void Customisation::checkField(const QString &parent, const QJsonObject &field) const
{
    const QString name = textOf(field, "fieldname"_L1);
    const QString type = textOf(field, "fieldtype"_L1);
    static const QRegularExpression allowed(u"^[a-z_][a-z0-9_]*$"_s);
    static const QSet<QString> reserved{u"name"_s, u"parent"_s, u"creation"_s, u"owner"_s,
        u"modified"_s, u"modified_by"_s, u"parentfield"_s, u"parenttype"_s, u"docstatus"_s,
        u"idx"_s};
    if (!allowed.match(name).hasMatch() || reserved.contains(name))
        throw ErpError{417, u"InvalidFieldNameError"_s,
            u"Fieldname <strong>%1</strong> is not allowed"_s.arg(name), true, false};
    if (!fieldTypes().contains(type))
        throw validationError(
            u"Field Type cannot be \"%1\". It should be one of \"Data\", …"_s.arg(type));
    const QString options = textOf(field, "options"_L1);
    const bool isLink = type == "Link"_L1 || type == "Table"_L1 || type == "Table MultiSelect"_L1;
    if (isLink && options.isEmpty())
        throw ErpError{417, u"DoctypeLinkError"_s,
            u"%1: Options required for Link or Table type field <strong>%2</strong>"_s.arg(
                parent, name),
            true, false};
    if (isLink && options != parent && !hasType(options))
        throw ErpError{417, u"WrongOptionsDoctypeLinkError"_s,
            u"%1: Options must be a valid DocType for field <strong>%2</strong>"_s.arg(
                parent, name),
            true, false};
    if (type == "Table"_L1) {
        const DocType *shown = m_world.shownType(options);
        const bool isChild = isMade(options)
            ? m_types.value(options).value("istable"_L1).toInt() != 0
            : shown && shown->isChild;
        if (!isChild)
            throw validationError(
                u"Option %1 for field <strong>%2</strong> is not a child table"_s.arg(
                    options, name));
    }
}

QJsonObject Customisation::type(const QString &doctype, bool withCustom) const
{
    QJsonObject document = m_types.value(doctype);
    if (withCustom && !document.isEmpty()) {
        QJsonArray fields = document.value("fields"_L1).toArray();
        for (const QJsonValue field : m_fields.value(doctype))
            fields += field;
        document.insert(u"fields"_s, fields);
    }
    return document;
}

QJsonObject Customisation::values(const QString &doctype, const QString &name) const
{
    QJsonObject values;
    const QJsonObject kept = m_values.value(doctype + u'/' + name);
    for (const QJsonValue given : m_fields.value(doctype)) {
        const QJsonObject field = given.toObject();
        const QString id = textOf(field, "fieldname"_L1);
        const QJsonArray samples = m_samples.value(doctype + u'/' + id);
        QJsonValue value = kept.value(id);
        if (!kept.contains(id) && !samples.isEmpty())
            value = samples.at(qsizetype(qHash(name, 7) % size_t(samples.size())));
        if (textOf(field, "fieldtype"_L1) == "Password"_L1 && value.isString())
            value = u"**********"_s;
        if (!value.isUndefined())
            values.insert(id, value);
    }
    return values;
}

QJsonObject Customisation::takeValues(const QString &doctype, QJsonObject &patch) const
{
    QJsonObject taken;
    for (const QJsonValue given : m_fields.value(doctype)) {
        const QJsonObject field = given.toObject();
        const QString id = textOf(field, "fieldname"_L1);
        if (!patch.contains(id))
            continue;
        const QJsonValue value = patch.take(id);
        const QString text = value.toVariant().toString();
        const QStringList options = textOf(field, "options"_L1).split(u'\n');
        if (textOf(field, "fieldtype"_L1) == "Select"_L1 && !text.isEmpty()
            && !options.contains(text))
            throw validationError(u"%1 cannot be \"%2\". It should be one of \"%3\""_s.arg(
                textOf(field, "label"_L1), text, options.join(u"\", \""_s)));
        taken.insert(id, value);
    }
    return taken;
}

void Customisation::keepValues(
    const QString &doctype, const QString &name, const QJsonObject &values)
{
    QJsonObject &kept = m_values[doctype + u'/' + name];
    for (auto it = values.begin(); it != values.end(); ++it)
        kept.insert(it.key(), it.value());
}

void Customisation::addSamples()
{
    const auto add = [this](const QString &doctype, const QString &name, const QString &type,
                         const QString &label, const QString &options = {},
                         const QJsonArray &samples = {}, const QJsonObject &more = {}) {
        QJsonObject field{{u"dt"_s, doctype}, {u"fieldname"_s, name}, {u"fieldtype"_s, type},
            {u"label"_s, label}, {u"options"_s, options}};
        for (auto it = more.begin(); it != more.end(); ++it)
            field.insert(it.key(), it.value());
        makeField(field, u"Administrator"_s);
        m_samples.insert(doctype + u'/' + name, samples);
    };
    const QString customer = u"Customer"_s;
    add(customer, u"sec_relation"_s, u"Section Break"_s, u"Relation client"_s);
    add(customer, u"contact_prefere"_s, u"Select"_s, u"Contact préféré"_s,
        u"\nTéléphone\nCourriel\nTexto"_s, {u"Téléphone"_s, u"Texto"_s});
    add(customer, u"facture_papier"_s, u"Check"_s, u"Facture papier"_s, {}, {1, 0});
    add(customer, u"client_depuis"_s, u"Date"_s, u"Client depuis"_s, {},
        {u"2017-05-12"_s, u"2021-11-03"_s});
    add(customer, u"sec_credit"_s, u"Section Break"_s, u"Crédit"_s);
    add(customer, u"depot_verse"_s, u"Currency"_s, u"Dépôt versé"_s, {}, {150.25, 0});
    add(customer, u"cote_interne"_s, u"Int"_s, u"Cote interne"_s, {}, {7, 3},
        {{u"read_only"_s, 1}});
    add(customer, u"remarque"_s, u"Text Editor"_s, u"Remarque"_s, {},
        {u"<p>Préfère être appelé <b>le matin</b>.</p><script>x()</script>"_s});
    add(customer, u"code_portail"_s, u"Password"_s, u"Code du portail"_s, {},
        {u"sandbox-portail"_s});
    add(u"Issue"_s, u"cause_racine"_s, u"Select"_s, u"Cause racine"_s,
        u"\nCâble\nAppareil\nConfiguration\nFacturation"_s, {u"Câble"_s, u""_s});
    add(u"Service Equipment"_s, u"garantie_fin"_s, u"Date"_s, u"Fin de garantie"_s, {},
        {u"2028-06-30"_s, u"2027-01-15"_s});
    add(u"Service Equipment"_s, u"entrepot"_s, u"Data"_s, u"Entrepôt"_s, {},
        {u"Saint-Rémi"_s, u"Hemmingford"_s});
}

QJsonObject Customisation::makeType(const QJsonObject &given, const QString &user)
{
    const QString name = textOf(given, "name"_L1).trimmed();
    if (name.isEmpty())
        throw mandatory(u"DocType"_s, u"name"_s);
    if (hasType(name))
        throw duplicate(u"DocType"_s, name);
    if (textOf(given, "module"_L1).isEmpty())
        throw mandatory(u"DocType"_s, u"module"_s);
    static const QSet<QString> modules{
        u"Core"_s, u"Custom"_s, u"Desk"_s, u"Support"_s, u"Selling"_s};
    if (!modules.contains(textOf(given, "module"_L1)))
        throw ErpError{417, u"LinkValidationError"_s,
            u"Could not find Module: %1"_s.arg(textOf(given, "module"_L1)), true, false};
    const QJsonArray fields = given.value("fields"_L1).toArray();
    QSet<QString> names;
    QJsonArray kept;
    for (const QJsonValue value : fields) {
        QJsonObject field = value.toObject();
        checkField(name, field);
        const QString fieldName = textOf(field, "fieldname"_L1);
        if (names.contains(fieldName))
            throw ErpError{417, u"UniqueFieldnameError"_s,
                u"%1: Fieldname %2 appears multiple times"_s.arg(name, fieldName), true, false};
        names.insert(fieldName);
        field.insert(u"parent"_s, name);
        field.insert(u"idx"_s, kept.size() + 1);
        kept += field;
    }
    const bool isChild = given.value("istable"_L1).toInt() != 0;
    const bool mayBeRead = !given.value("permissions"_L1).toArray().isEmpty();
    if (!isChild && !mayBeRead)
        throw validationError(u"%1: no permissions are given"_s.arg(name));
    const QString autoname = textOf(given, "autoname"_L1);
    if (autoname.startsWith("field:"_L1) && !names.contains(autoname.mid(6)))
        throw validationError(
            u"Fieldname called %1 must exist to enable autonaming"_s.arg(autoname.mid(6)));
    QJsonObject document = stamped(given, user);
    document.insert(u"fields"_s, kept);
    m_types.insert(name, document);
    return document;
}

QJsonObject Customisation::makeField(const QJsonObject &given, const QString &user)
{
    const QString doctype = textOf(given, "dt"_L1);
    if (doctype.isEmpty())
        throw mandatory(u"Custom Field"_s, u"dt"_s);
    if (!hasType(doctype))
        throw ErpError{417, u"LinkValidationError"_s, u"Could not find Document: %1"_s.arg(doctype),
            true, false};
    checkField(doctype, given);
    const QString fieldName = textOf(given, "fieldname"_L1);
    const auto isSame = [&fieldName](const QJsonValue &field) {
        return textOf(field.toObject(), "fieldname"_L1) == fieldName;
    };
    const QJsonArray own = m_types.value(doctype).value("fields"_L1).toArray();
    const QJsonArray added = m_fields.value(doctype);
    const DocType *shown = m_world.shownType(doctype);
    const DocField *field = shown ? shown->field(fieldName) : nullptr;
    const bool isThere = (field && m_world.isShown(*shown, fieldName))
        || std::any_of(own.begin(), own.end(), isSame)
        || std::any_of(added.begin(), added.end(), isSame);
    if (isThere)
        throw validationError(
            u"A field with the name <strong>%1</strong> already exists in %2"_s.arg(
                fieldName, doctype));
    QJsonObject document = stamped(given, user);
    document.insert(u"name"_s, QString(doctype + u'-' + fieldName));
    document.insert(u"is_custom_field"_s, 1);
    m_fields[doctype] += document;
    return document;
}

} // namespace FibreDesk::Sandbox
