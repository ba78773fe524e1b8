// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/world.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QString mask = u"**********"_s;

QString newHash()
{
    static const auto letters = u"0123456789abcdefghijklmnopqrstuv"_s;
    QString text;
    for (int i = 0; i < 10; ++i)
        text += letters[QRandomGenerator::global()->bounded(32)];
    return text;
}

QByteArray quoted(const QString &column)
{
    return '"' + column.toUtf8() + '"';
}

QString cannotBe(const DocField &field, const QString &value)
{
    QStringList options;
    for (const QString &o : field.options.split(u'\n'))
        options << u"\"%1\""_s.arg(o);
    return u"%1 cannot be \"%2\". It should be one of %3"_s.arg(
        field.label, value, options.join(u", "_s));
}

/// "8:5", "08:05:00", "8:05:00.000000" -> "08:05:00"; nothing when it is no time.
QString storedTime(const QString &text)
{
    static const QRegularExpression pattern(uR"(^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?$)"_s);
    const QRegularExpressionMatch m = pattern.match(text);
    if (!m.hasMatch())
        return {};
    const int h = m.captured(1).toInt();
    const int min = m.captured(2).toInt();
    const int s = m.captured(3).toInt();
    if (h > 23 || min > 59 || s > 59)
        return {};
    return u"%1:%2:%3"_s.arg(h, 2, 10, '0'_L1).arg(min, 2, 10, '0'_L1).arg(s, 2, 10, '0'_L1);
}

} // namespace

QString siteTime(const QString &stored)
{
    return stored.startsWith(u'0') ? stored.mid(1) : stored;
}

World::World(const Region &region, SiteClock &clock, QObject *parent)
    : QObject(parent)
    , m_region(region)
    , m_clock(clock)
{
}

World::~World() = default;

const DocType *World::shownType(QStringView name) const
{
    const DocType *type = docType(name);
    return type && m_isPlain && isCustomType(*type) ? nullptr : type;
}

bool World::isShown(const DocType &type, QStringView field) const
{
    return !m_isPlain || !isCustomField(type, field);
}

bool World::exists(const QString &doctype, const QString &name)
{
    const DocType *type = docType(doctype);
    if (!type)
        return false;
    Statement s(m_database, "SELECT 1 FROM " + type->table() + " WHERE name = ?");
    return s.bind(1, QStringView(name)).step();
}

qint64 World::count(const QString &doctype)
{
    const DocType *type = docType(doctype);
    if (!type)
        return 0;
    Statement s(m_database, "SELECT count(*) FROM " + type->table());
    return s.step() ? s.integer(0) : 0;
}

QList<QJsonObject> World::query(QByteArrayView sql, const QJsonArray &parameters)
{
    Statement s(m_database, sql);
    for (qsizetype i = 0; i < parameters.size(); ++i)
        s.bind(int(i) + 1, parameters[i]);
    QList<QJsonObject> rows;
    while (s.step()) {
        QJsonObject row;
        for (int c = 0; c < s.columnCount(); ++c)
            row.insert(QString::fromUtf8(s.columnName(c)), s.json(c));
        rows.append(row);
    }
    return rows;
}

QJsonObject World::document(const QString &doctype, const QString &name)
{
    const DocType *type = docType(doctype);
    if (!type)
        return {};
    const auto read = [this](const DocType &t, QByteArrayView where, const QString &value) {
        QList<QJsonObject> rows;
        Statement s(m_database, "SELECT * FROM " + t.table() + ' ' + where.toByteArray());
        s.bind(1, QStringView(value));
        while (s.step()) {
            QJsonObject row;
            for (int c = 0; c < s.columnCount(); ++c) {
                const QString column = QString::fromUtf8(s.columnName(c));
                QJsonValue v = s.json(c);
                const DocField *f = t.field(column);
                if (f && f->type == FieldType::Time && v.isString())
                    v = siteTime(v.toString());
                else if (f && f->type == FieldType::Password && v.isString())
                    v = mask;
                row.insert(column, v);
            }
            row.insert(u"doctype"_s, t.name);
            rows.append(row);
        }
        return rows;
    };
    const QList<QJsonObject> found = read(*type, "WHERE name = ?", name);
    if (found.isEmpty())
        return {};
    QJsonObject doc = found.first();
    for (const DocField &f : type->fields) {
        if (f.type != FieldType::Table)
            continue;
        QJsonArray rows;
        for (const QJsonObject &row :
            read(*docType(f.options), "WHERE parent = ? ORDER BY idx", name))
            rows.append(row);
        doc.insert(f.name, rows);
    }
    return doc;
}

QJsonValue World::password(const QString &doctype, const QString &name, const QString &field)
{
    const DocType *type = docType(doctype);
    const DocField *wanted = type ? type->field(field) : nullptr;
    if (!wanted || wanted->type != FieldType::Password)
        return QJsonValue::Null;
    Statement s(
        m_database, "SELECT " + quoted(field) + " FROM " + type->table() + " WHERE name = ?");
    s.bind(1, QStringView(name));
    return s.step() ? s.json(0) : QJsonValue(QJsonValue::Null);
}

void World::keepVersion(const DocType &type, const QString &name, const QJsonObject &before,
    const QJsonObject &fields, const QString &user, const QString &stamp)
{
    QJsonArray changed;
    for (const DocField &f : type.fields) {
        const QJsonValue now = fields.value(f.name);
        if (f.isColumn() && fields.contains(f.name) && f.type != FieldType::Password
            && now != before.value(f.name))
            changed.append(QJsonArray{f.name, before.value(f.name), now});
    }
    if (changed.isEmpty())
        return;
    const QJsonObject data{{u"added"_s, QJsonArray{}}, {u"changed"_s, changed},
        {u"removed"_s, QJsonArray{}}, {u"row_changed"_s, QJsonArray{}}};
    Statement s(m_database,
        "INSERT INTO \"tabVersion\" (name, owner, creation, modified, modified_by, ref_doctype, "
        "docname, data) VALUES (?1, ?2, ?3, ?3, ?2, ?4, ?5, ?6)");
    s.bind(1, QStringView(newHash())).bind(2, QStringView(user)).bind(3, QStringView(stamp));
    s.bind(4, QStringView(type.name)).bind(5, QStringView(name));
    const QString text = QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact));
    s.bind(6, QStringView(text)).run();
}

QString World::nextName(const DocType &type, const QJsonObject &values)
{
    if (type.naming == DocType::Naming::Field) {
        const QString name = values.value(type.series).toString().trimmed();
        if (name.isEmpty())
            throw validationError(u"%1 is required"_s.arg(type.series));
        if (exists(type.name, name))
            throw ErpError{409, u"DuplicateEntryError"_s,
                u"%1 %2 already exists"_s.arg(type.name, name), true, false};
        return name;
    }
    if (type.naming == DocType::Naming::Hash)
        return newHash();
    const qsizetype digits = type.series.count(u'#');
    QString prefix = type.series.left(type.series.indexOf(u'#'));
    prefix.replace(u".YYYY."_s, QString::number(m_clock.today().year()));
    prefix.remove(u'.');
    // Frappe keeps the counter of each prefix in tabSeries; a deleted name is not given again.
    Statement counter(m_database,
        "INSERT INTO \"tabSeries\" (name, current) VALUES (?1, 1 + coalesce((SELECT max(CAST("
        "substr(name, ?2) AS INTEGER)) FROM "
            + type.table()
            + " WHERE name GLOB ?3), 0)) ON CONFLICT(name) DO UPDATE SET current = current + 1 "
              "RETURNING current");
    counter.bind(1, QStringView(prefix))
        .bind(2, qint64(prefix.size() + 1))
        .bind(3, QStringView(QString(prefix + u'*')));
    counter.step();
    return prefix + u"%1"_s.arg(counter.integer(0), int(digits), 10, '0'_L1);
}

QJsonValue World::checked(const DocField &field, const QJsonValue &value)
{
    if (field.isNumber()) {
        double number = value.toDouble();
        if (value.isString())
            number = value.toString().toDouble();
        else if (value.isBool())
            number = value.toBool() ? 1 : 0;
        if (field.type == FieldType::Check)
            return number != 0 ? 1 : 0;
        if (field.type == FieldType::Int)
            return qint64(number);
        return number;
    }
    if (value.isNull() || value.isUndefined())
        return QJsonValue::Null;
    QString text = value.isString() ? value.toString() : QString();
    if (value.isDouble())
        text = QString::number(value.toDouble(), 'g', 15);
    else if (value.isObject())
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    else if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (text.isEmpty())
        return field.type == FieldType::Link || field.type == FieldType::Date
                || field.type == FieldType::Time || field.type == FieldType::Datetime
            ? QJsonValue(QJsonValue::Null)
            : QJsonValue(text);
    switch (field.type) {
    case FieldType::Date: {
        const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
        if (!date.isValid())
            throw serverError(u"OperationalError"_s,
                u"(1292, \"Incorrect date value: '%1' for column '%2' at row 1\")"_s.arg(
                    text, field.name));
        return date.toString(Qt::ISODate);
    }
    case FieldType::Time: {
        const QString time = storedTime(text);
        if (time.isEmpty())
            throw serverError(u"OperationalError"_s,
                u"(1292, \"Incorrect time value: '%1' for column '%2' at row 1\")"_s.arg(
                    text, field.name));
        return time;
    }
    case FieldType::Datetime: {
        const QDateTime at = QDateTime::fromString(text.left(19).replace(u' ', u'T'), Qt::ISODate);
        if (!at.isValid())
            throw serverError(u"OperationalError"_s,
                u"(1292, \"Incorrect datetime value: '%1' for column '%2' at row 1\")"_s.arg(
                    text, field.name));
        const qsizetype dot = text.indexOf(u'.');
        const QString fraction = dot < 0 ? QString() : text.mid(dot + 1).left(6);
        return QString(
            at.toString(u"yyyy-MM-dd HH:mm:ss"_s) + u'.' + fraction.leftJustified(6, u'0'));
    }
    case FieldType::Select:
        if (!field.options.split(u'\n').contains(text))
            throw validationError(cannotBe(field, text));
        return text;
    case FieldType::Link:
        if (!exists(field.options, text))
            throw ErpError{417, u"LinkValidationError"_s,
                u"Could not find %1: %2"_s.arg(field.label, text), true, false};
        return text;
    case FieldType::Data:
        if (text.size() > 140)
            throw ErpError{417, u"CharacterLengthExceededError"_s,
                u"'%1' (%2) will get truncated, as max characters allowed is 140"_s.arg(
                    field.label, text),
                true, false};
        return text;
    default:
        return text;
    }
}

QJsonObject World::checkedFields(const DocType &type, const QJsonObject &values)
{
    QJsonObject fields;
    for (const DocField &f : type.fields) {
        if (!f.isColumn() || !values.contains(f.name))
            continue;
        const QJsonValue value = values.value(f.name);
        if (f.type == FieldType::Password && value.toString() == mask)
            continue; // the mask that came with a read is not a new password
        fields.insert(f.name, checked(f, value));
    }
    return fields;
}

void World::checkUnique(const DocType &type, const QString &name, const QJsonObject &values)
{
    for (const DocField &f : type.fields) {
        if (!(f.flags & DocField::Unique) || values.value(f.name).toString().isEmpty())
            continue;
        Statement s(m_database,
            "SELECT name FROM " + type.table() + " WHERE " + quoted(f.name) + " = ? AND name <> ?");
        s.bind(1, QStringView(values.value(f.name).toString())).bind(2, QStringView(name));
        if (s.step())
            throw ErpError{
                417, u"UniqueValidationError"_s, u"%1 must be unique"_s.arg(f.label), true, false};
    }
}

void World::fetchFields(const DocType &type, QJsonObject &values)
{
    for (const DocField &f : type.fields) {
        if (!(f.flags & DocField::Fetched))
            continue;
        const QString link = f.fetchFrom.section(u'.', 0, 0);
        if (!values.contains(link)) {
            values.remove(f.name); // read-only: only the link decides
            continue;
        }
        const DocField *linkField = type.field(link);
        const QString target = values.value(link).toString();
        values.insert(f.name,
            target.isEmpty()
                ? QJsonValue(QJsonValue::Null)
                : document(linkField->options, target).value(f.fetchFrom.section(u'.', 1)));
    }
}

void World::writeChildren(const DocType &type, const QString &parent, const QJsonObject &values,
    const QString &user, const QString &stamp)
{
    for (const DocField &table : type.fields) {
        if (table.type != FieldType::Table || !values.value(table.name).isArray())
            continue;
        const DocType &child = *docType(table.options);
        Statement wipe(m_database, "DELETE FROM " + child.table() + " WHERE parent = ?");
        wipe.bind(1, QStringView(parent)).run();
        int idx = 0;
        for (const QJsonValue row : values.value(table.name).toArray()) {
            const QJsonObject given = row.toObject();
            QJsonObject fields = checkedFields(child, given);
            for (const DocField &f : child.fields) {
                if ((f.flags & DocField::Required) && fields.value(f.name).toString().isEmpty())
                    throw ErpError{417, u"MandatoryError"_s,
                        u"[%1, %2]: %3"_s.arg(type.name, parent, f.name), true, false};
            }
            const QString kept = given.value("name"_L1).toString();
            fields.insert(u"name"_s, kept.isEmpty() || exists(child.name, kept) ? newHash() : kept);
            fields.insert(u"owner"_s, user);
            fields.insert(u"creation"_s, given.value("creation"_L1).toString(stamp));
            fields.insert(u"modified"_s, stamp);
            fields.insert(u"modified_by"_s, user);
            fields.insert(u"idx"_s, ++idx);
            fields.insert(u"parent"_s, parent);
            fields.insert(u"parentfield"_s, table.name);
            fields.insert(u"parenttype"_s, type.name);
            QByteArray columns;
            QByteArray marks;
            for (const QString &key : fields.keys()) {
                columns += (columns.isEmpty() ? "" : ", ") + quoted(key);
                marks += marks.isEmpty() ? "?" : ", ?";
            }
            Statement s(m_database,
                "INSERT INTO " + child.table() + " (" + columns + ") VALUES (" + marks + ")");
            int i = 0;
            for (const QJsonValue v : std::as_const(fields))
                s.bind(++i, v);
            s.run();
        }
    }
}

QJsonObject World::insert(const QString &doctype, const QJsonObject &values, const QString &user)
{
    const DocType *type = docType(doctype);
    if (!type)
        throw missingDocument(u"DocType"_s, doctype);
    if (type->isChild)
        throw validationError(u"Parent is required to create a %1"_s.arg(doctype));
    Transaction transaction(m_database);
    QJsonObject fields = checkedFields(*type, values);
    // A Select without a value takes its first option, as Frappe's new documents do.
    for (const DocField &f : type->fields) {
        if (f.type == FieldType::Select && fields.value(f.name).toString().isEmpty())
            fields.insert(f.name, f.options.section(u'\n', 0, 0));
    }
    QStringList missing;
    for (const DocField &f : type->fields) {
        if ((f.flags & DocField::Required) && fields.value(f.name).toString().isEmpty())
            missing << f.name;
    }
    fetchFields(*type, fields);
    const QString name = nextName(*type, values);
    if (!missing.isEmpty())
        throw ErpError{417, u"MandatoryError"_s,
            u"[%1, %2]: %3"_s.arg(doctype, name, missing.join(u", "_s)), true, false};
    checkUnique(*type, name, fields);
    const QString stamp = m_clock.stamp();
    fields.insert(u"name"_s, name);
    fields.insert(u"owner"_s, user);
    fields.insert(u"creation"_s, stamp);
    fields.insert(u"modified"_s, stamp);
    fields.insert(u"modified_by"_s, user);
    fields.insert(u"docstatus"_s, values.value("docstatus"_L1).toInt());
    QByteArray columns;
    QByteArray marks;
    for (const QString &key : fields.keys()) {
        columns += (columns.isEmpty() ? "" : ", ") + quoted(key);
        marks += marks.isEmpty() ? "?" : ", ?";
    }
    {
        Statement s(m_database,
            "INSERT INTO " + type->table() + " (" + columns + ") VALUES (" + marks + ")");
        int i = 0;
        for (const QJsonValue v : std::as_const(fields))
            s.bind(++i, v);
        s.run();
    }
    writeChildren(*type, name, values, user, stamp);
    transaction.commit();
    const QJsonObject after = document(doctype, name);
    Q_EMIT documentChanged(doctype, name, Change::Inserted, {}, after);
    return after;
}

QJsonObject World::update(const QString &doctype, const QString &name, const QJsonObject &patch,
    const QString &user, bool checkModified)
{
    const DocType *type = docType(doctype);
    if (!type)
        throw missingDocument(u"DocType"_s, doctype);
    const QJsonObject before = document(doctype, name);
    if (before.isEmpty())
        throw missingDocument(doctype, name);
    if (checkModified && patch.contains("modified"_L1)
        && patch.value("modified"_L1).toString() != before.value("modified"_L1).toString())
        throw ErpError{417, u"TimestampMismatchError"_s,
            u"Error: Document has been modified after you have opened it (%1, %2). Please refresh "
            "to get the latest document."_s.arg(
                before.value("modified"_L1).toString(), patch.value("modified"_L1).toString()),
            true, false};
    const int docstatus = before.value("docstatus"_L1).toInt();
    const int newStatus = patch.value("docstatus"_L1).toInt(docstatus);
    if (docstatus == 2)
        throw validationError(u"Cannot edit cancelled document"_s);
    if (newStatus < docstatus || newStatus > docstatus + 1)
        throw ErpError{417, u"DocstatusTransitionError"_s,
            u"Cannot change docstatus from %1 to %2"_s.arg(docstatus).arg(newStatus), true, false};

    Transaction transaction(m_database);
    // What did not change is not validated again: migrated rows hold values no option list knows.
    QJsonObject changed;
    for (const DocField &f : type->fields) {
        if (f.isColumn() && patch.contains(f.name) && patch.value(f.name) != before.value(f.name))
            changed.insert(f.name, patch.value(f.name));
    }
    QJsonObject fields = checkedFields(*type, changed);
    for (const DocField &f : type->fields) {
        if ((f.flags & DocField::Required) && fields.contains(f.name)
            && fields.value(f.name).toString().isEmpty())
            throw ErpError{417, u"MandatoryError"_s, u"[%1, %2]: %3"_s.arg(doctype, name, f.name),
                true, false};
    }
    if (docstatus == 1 && newStatus == 1 && !fields.isEmpty())
        throw ErpError{417, u"UpdateAfterSubmitError"_s,
            u"Not allowed to change <strong>%1</strong> after submission"_s.arg(
                type->field(fields.keys().first())->label),
            true, false};
    fetchFields(*type, fields);
    checkUnique(*type, name, fields);
    const QString stamp = m_clock.stamp();
    fields.insert(u"modified"_s, stamp);
    fields.insert(u"modified_by"_s, user);
    fields.insert(u"docstatus"_s, newStatus);
    QByteArray assignments;
    for (const QString &key : fields.keys())
        assignments += (assignments.isEmpty() ? "" : ", ") + quoted(key) + " = ?";
    {
        Statement s(
            m_database, "UPDATE " + type->table() + " SET " + assignments + " WHERE name = ?");
        int i = 0;
        for (const QJsonValue v : std::as_const(fields))
            s.bind(++i, v);
        s.bind(++i, QStringView(name)).run();
    }
    writeChildren(*type, name, patch, user, stamp);
    if (tracksChanges(*type))
        keepVersion(*type, name, before, fields, user, stamp);
    transaction.commit();
    const QJsonObject after = document(doctype, name);
    Q_EMIT documentChanged(doctype, name, Change::Updated, before, after);
    return after;
}

QJsonObject World::linkedWith(const QString &doctype, const QString &name)
{
    QJsonObject linked;
    for (const DocType &other : docTypes()) {
        for (const DocField &f : other.fields) {
            if (f.type != FieldType::Link || f.options != doctype || other.isChild)
                continue;
            Statement s(m_database,
                "SELECT name FROM " + other.table() + " WHERE " + quoted(f.name)
                    + " = ? AND name <> ? ORDER BY name");
            s.bind(1, QStringView(name)).bind(2, QStringView(name));
            QJsonArray documents = linked.value(other.name).toArray();
            while (s.step())
                documents.append(QJsonObject{{u"name"_s, s.text(0)}});
            if (!documents.isEmpty())
                linked.insert(other.name, documents);
        }
    }
    return linked;
}

void World::remove(const QString &doctype, const QString &name)
{
    const DocType *type = docType(doctype);
    if (!type)
        throw missingDocument(u"DocType"_s, doctype);
    const QJsonObject before = document(doctype, name);
    if (before.isEmpty())
        throw missingDocument(doctype, name);
    if (before.value("docstatus"_L1).toInt() == 1)
        throw validationError(u"%1 %2: Submitted Record cannot be deleted. You must "
                              "<a href=\"#\">Cancel</a> it first."_s.arg(doctype, name));
    for (const DocType &other : docTypes()) {
        for (const DocField &f : other.fields) {
            if (f.type != FieldType::Link || f.options != doctype)
                continue;
            const QByteArray id = other.isChild ? "parent" : "name";
            Statement s(m_database,
                "SELECT " + id + " FROM " + other.table() + " WHERE " + quoted(f.name) + " = ? AND "
                    + id + " <> ? LIMIT 1");
            s.bind(1, QStringView(name)).bind(2, QStringView(name));
            if (s.step())
                throw ErpError{417, u"LinkExistsError"_s,
                    u"Cannot delete or cancel because %1 <a href=\"/app/x\">%2</a> is linked with "
                    "%3 <a href=\"/app/y\">%4</a>"_s.arg(doctype, name, other.name, s.text(0)),
                    true, false};
        }
    }
    Transaction transaction(m_database);
    for (const DocField &f : type->fields) {
        if (f.type == FieldType::Table) {
            Statement s(
                m_database, "DELETE FROM " + docType(f.options)->table() + " WHERE parent = ?");
            s.bind(1, QStringView(name)).run();
        }
    }
    {
        Statement s(m_database, "DELETE FROM " + type->table() + " WHERE name = ?");
        s.bind(1, QStringView(name)).run();
    }
    transaction.commit();
    Q_EMIT documentChanged(doctype, name, Change::Removed, before, {});
}

} // namespace FibreDesk::Sandbox
