// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/listquery.h"

#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray quoted(const QString &column)
{
    return '"' + column.toUtf8() + '"';
}

ErpError notPermitted(const QString &field)
{
    return {417, u"DataError"_s, u"Field not permitted in query: %1"_s.arg(field), true, false};
}

/// Columns of every list's "*" that this stand-in keeps nothing in.
const QStringList emptyColumns{u"_user_tags"_s, u"_comments"_s, u"_assign"_s, u"_liked_by"_s};

QJsonArray listOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    QJsonArray list;
    for (const QString &part : value.toVariant().toString().split(u','))
        list.append(part.trimmed());
    return list;
}

} // namespace

QJsonValue decodeJson(const QJsonValue &value)
{
    if (!value.isString())
        return value;
    const QByteArray text = value.toString().toUtf8().trimmed();
    // Wrapped: QJsonDocument takes no bare scalars, Python does.
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson('[' + text + ']', &error);
    if (text.isEmpty() || error.error != QJsonParseError::NoError || document.array().size() != 1)
        throw serverError(u"JSONDecodeError"_s, u"Expecting value: line 1 column 1 (char 0)"_s);
    return document.array().first();
}

QByteArray pythonFloat(double value)
{
    QByteArray text = QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    if (!text.contains('.') && !text.contains('e'))
        text += ".0";
    return text;
}

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (uchar(c) < 0x20) {
                out += "\\u00";
                out += hex[uchar(c) >> 4];
                out += hex[uchar(c) & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

ListArguments ListArguments::from(const QString &doctype, const QJsonObject &arguments)
{
    ListArguments a;
    a.doctype = doctype;
    a.fields = arguments.value("fields"_L1);
    a.filters = arguments.value("filters"_L1);
    a.orFilters = arguments.value("or_filters"_L1);
    a.orderBy = arguments.value("order_by"_L1).toString();
    a.groupBy = arguments.value("group_by"_L1).toString();
    a.parent = arguments.value("parent"_L1).toString();
    const auto number = [&arguments](QLatin1StringView key, qint64 &target) {
        if (arguments.contains(key)) // what is no number counts as 0
            target = arguments.value(key).toVariant().toLongLong();
    };
    number("limit_start"_L1, a.start);
    number("limit"_L1, a.limit);
    number("limit_page_length"_L1, a.limit);
    return a;
}

ListQuery::ListQuery(World &world, const ListArguments &arguments)
    : m_world(world)
    , m_type(world.shownType(arguments.doctype))
{
    if (!m_type)
        throw missingDocument(u"DocType"_s, arguments.doctype);
    if (m_type->isChild && !world.shownType(arguments.parent))
        throw permissionError(u"Parent DocType is required to list rows of %1"_s.arg(m_type->name));
    const QJsonValue fields = arguments.fields;
    QJsonArray list;
    if (fields.isArray())
        list = fields.toArray();
    else if (fields.isString() && !fields.toString().isEmpty())
        list = listOf(fields);
    if (list.isEmpty())
        list.append(u"name"_s);
    for (const QJsonValue f : std::as_const(list)) {
        if (!f.isString())
            throw serverError(u"AttributeError"_s, u"'dict' object has no attribute 'lower'"_s);
        addField(f.toString());
    }
    const QByteArray all = conditions(arguments.filters, " AND ");
    const QByteArray any = conditions(arguments.orFilters, " OR ");
    if (!all.isEmpty())
        m_where += " WHERE (" + all + ')';
    if (!any.isEmpty())
        m_where += (m_where.isEmpty() ? " WHERE (" : " AND (") + any + ')';
    if (!arguments.groupBy.isEmpty()) {
        QByteArrayList parts;
        for (const QString &part : arguments.groupBy.split(u','))
            parts.append(resolve(part.trimmed(), false).sql);
        m_tail += " GROUP BY " + parts.join(", ");
    }
    if (!arguments.orderBy.isEmpty())
        m_tail += " ORDER BY " + orderBy(arguments.orderBy);
    if (arguments.limit > 0)
        m_tail += " LIMIT " + QByteArray::number(arguments.limit) + " OFFSET "
            + QByteArray::number(std::max<qint64>(0, arguments.start));
}

void ListQuery::addColumn(const QByteArray &sql, const QString &key, Output output)
{
    if (m_keys.contains(key))
        return;
    m_select.append(sql + " AS " + quoted(key));
    m_keys.append(key);
    m_outputs.push_back(output);
}

void ListQuery::addField(const QString &text)
{
    static const QRegularExpression aggregate(
        uR"(^(count|sum|avg|min|max)\(\s*(\*|`?\w+`?)\s*\)(?:\s+as\s+`?(\w+)`?)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString field = text.trimmed();
    if (field == "*"_L1) {
        for (const QString &column : m_type->columns()) {
            if (m_world.isShown(*m_type, column))
                addField(column);
        }
        for (const QString &column : emptyColumns)
            addColumn("NULL", column, Output::Plain);
        return;
    }
    if (const auto m = aggregate.match(field); m.hasMatch()) {
        const QByteArray inner =
            m.captured(2) == "*"_L1 ? "*"_ba : resolve(m.captured(2), false).sql;
        const QByteArray sql = m.captured(1).toLower().toLatin1() + '(' + inner + ')';
        addColumn(sql, m.captured(3).isEmpty() ? field : m.captured(3), Output::Plain);
        return;
    }
    static const QRegularExpression alias(
        uR"(^(.+?)\s+as\s+`?(\w+)`?$)"_s, QRegularExpression::CaseInsensitiveOption);
    const auto m = alias.match(field);
    const QString source = m.hasMatch() ? m.captured(1) : field;
    if (emptyColumns.contains(source) && !m_type->field(source)) {
        addColumn("NULL", source, Output::Plain);
        return;
    }
    const Column column = resolve(source, false);
    QString key = m.hasMatch() ? m.captured(2) : source.section(u'.', -1);
    key.remove(u'`');
    Output output = Output::Plain;
    if (column.field) {
        switch (column.field->type) {
        case FieldType::Time:
            output = Output::Time;
            break;
        case FieldType::Password:
            output = Output::Password;
            break;
        case FieldType::Float:
        case FieldType::Currency:
            output = Output::Real;
            break;
        default:
            break;
        }
    }
    addColumn(column.sql, key, output);
}

ListQuery::Column ListQuery::resolve(const QString &text, bool forFilter)
{
    static const QRegularExpression qualified(uR"(^`?tab([^`.]+)`?\.`?(\w+)`?$)"_s);
    QString name = text;
    if (const auto m = qualified.match(text); m.hasMatch()) {
        if (m.captured(1) != m_type->name) {
            for (const DocField &f : m_type->fields) {
                if (f.type == FieldType::Table && f.options == m.captured(1))
                    return resolve(f.name + u'.' + m.captured(2), forFilter);
            }
            throw notPermitted(text);
        }
        name = m.captured(2);
    }
    name.remove(u'`');
    if (const qsizetype dot = name.indexOf(u'.'); dot > 0) {
        const DocField *via = m_type->field(name.left(dot));
        const DocType *other = via ? m_world.shownType(via->options) : nullptr;
        const QString column = name.mid(dot + 1);
        if (!other || !other->hasColumn(column))
            throw notPermitted(text);
        const QByteArray alias = quoted(u"j_"_s + via->name);
        const QByteArray join = " LEFT JOIN " + other->table() + ' ' + alias + " ON "
            + (via->type == FieldType::Table ? alias + ".parent = t.name AND " + alias
                        + ".parentfield = '" + via->name.toUtf8() + '\''
                                             : alias + ".name = t." + quoted(via->name));
        if (!m_join.contains(join))
            m_join += join;
        return {alias + '.' + quoted(column), other->field(column)};
    }
    if (!m_type->hasColumn(name) || !m_world.isShown(*m_type, name))
        throw notPermitted(text);
    const DocField *field = m_type->field(name);
    if (forFilter && field && (field->flags & DocField::Fetched))
        throw notPermitted(text);
    return {"t." + quoted(name), field};
}

QByteArray ListQuery::conditions(const QJsonValue &given, QByteArrayView glue)
{
    if (given.isNull() || given.isUndefined()
        || (given.isString() && given.toString().trimmed().isEmpty()))
        return {};
    const QJsonValue filters = decodeJson(given);
    QByteArrayList parts;
    if (filters.isObject()) {
        const QJsonObject object = filters.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.value().isArray()) // {"status": ["in", ["Open", "Replied"]]}
                parts.append(condition(it.key(), it.value()[0].toString(), it.value()[1]));
            else
                parts.append(condition(it.key(), u"="_s, it.value()));
        }
    } else if (filters.isArray()) {
        QJsonArray list = filters.toArray();
        // A single [field, op, value] is accepted for [[…]].
        if (!list.isEmpty() && list.first().isString())
            list = QJsonArray{list};
        for (const QJsonValue entry : std::as_const(list)) {
            const QJsonArray f = entry.toArray();
            if (f.size() == 2) {
                parts.append(condition(f[0].toString(), u"="_s, f[1]));
            } else if (f.size() == 3) {
                parts.append(condition(f[0].toString(), f[1].toString(), f[2]));
            } else if (f.size() == 4 || f.size() == 5) {
                const QString doctype = f[0].toString();
                parts.append(condition(doctype == m_type->name
                        ? f[1].toString()
                        : u"`tab%1`.`%2`"_s.arg(doctype, f[1].toString()),
                    f[2].toString(), f[3]));
            } else {
                throw validationError(u"Filter must have 4 values (doctype, fieldname, operator, "
                                      "value): %1"_s.arg(QString::fromUtf8(
                                          QJsonDocument(f).toJson(QJsonDocument::Compact))));
            }
        }
    } else {
        throw validationError(u"Invalid filters"_s);
    }
    return parts.join(glue);
}

QJsonValue ListQuery::parameter(const Column &column, const QJsonValue &value) const
{
    if (!column.field) {
        if (value.isBool())
            return value.toBool() ? 1 : 0;
        return value;
    }
    if (column.field->isNumber())
        return value.isBool() ? QJsonValue(value.toBool() ? 1 : 0)
                              : QJsonValue(value.toVariant().toDouble());
    const QString text = value.toVariant().toString();
    if (text.isEmpty())
        return u""_s;
    if (column.field->type == FieldType::Date || column.field->type == FieldType::Datetime) {
        if (!QDate::fromString(text.left(10), Qt::ISODate).isValid())
            throw serverError(
                u"OperationalError"_s, u"(1525, \"Incorrect DATE value: '%1'\")"_s.arg(text));
        return column.field->type == FieldType::Date ? text.left(10) : text;
    }
    if (column.field->type == FieldType::Time && text.indexOf(u':') == 1)
        return QString(u'0' + text);
    return text;
}

QByteArray ListQuery::condition(
    const QString &name, const QString &givenOperator, const QJsonValue &value)
{
    const QString op = givenOperator.toLower().trimmed();
    const Column column = resolve(name, true);
    const bool isDate = column.field
        && (column.field->type == FieldType::Date || column.field->type == FieldType::Datetime);
    const bool isNumber = column.field && column.field->isNumber();
    // What Frappe puts in the place of NULL, everywhere but in "=" with a value and "like".
    const QByteArray fallback = isNumber ? "0" : isDate ? "'0001-01-01'" : "''";
    const QByteArray filled =
        column.field ? "coalesce(" + column.sql + ", " + fallback + ')' : column.sql;
    if (op == "is"_L1) {
        const QString what = value.toString().toLower();
        if (what != "set"_L1 && what != "not set"_L1)
            throw validationError(u"Value for 'is' must be 'set' or 'not set'"_s);
        const QByteArray empty = isNumber ? "0" : "''";
        return "coalesce(" + column.sql + ", " + empty + ')' + (what == "set"_L1 ? " <> " : " = ")
            + empty;
    }
    if (op == "in"_L1 || op == "not in"_L1) {
        QByteArray marks;
        for (const QJsonValue v : listOf(value)) {
            m_parameters.append(parameter(column, v));
            marks += marks.isEmpty() ? "?" : ", ?";
        }
        return (op == "in"_L1 ? column.sql + " IN (" : filled + " NOT IN (") + marks + ')';
    }
    if (op == "between"_L1) {
        const QJsonArray ends = value.toArray();
        const bool isStandardTime =
            !column.field && (name.endsWith("creation"_L1) || name.endsWith("modified"_L1));
        if (!isDate && !isNumber && !isStandardTime) // broken SQL, as measured
            throw serverError(
                u"ProgrammingError"_s, u"(1064, \"You have an error in your SQL syntax\")"_s);
        QString first = ends.at(0).toVariant().toString();
        QString last = ends.at(1).toVariant().toString();
        const bool wholeDays =
            isStandardTime || (column.field && column.field->type == FieldType::Datetime);
        if (wholeDays && last.size() == 10)
            last += u" 23:59:59.999999"_s;
        m_parameters.append(parameter(column, first));
        m_parameters.append(parameter(column, last));
        return '(' + column.sql + " BETWEEN ? AND ?)";
    }
    if (op == "like"_L1 || op == "not like"_L1) {
        m_parameters.append(value.toVariant().toString());
        return op == "like"_L1 ? column.sql + " LIKE ?" : filled + " NOT LIKE ?";
    }
    static const QStringList plain{u"="_s, u"!="_s, u">"_s, u"<"_s, u">="_s, u"<="_s};
    if (!plain.contains(op))
        throw validationError(
            u"Operator must be one of =, !=, >, <, >=, <=, like, not like, in, not in, between, is"_s);
    if (value.isNull())
        return filled + (op == "="_L1 ? " = " : " <> ") + fallback;
    const QJsonValue bound = parameter(column, value);
    m_parameters.append(bound);
    const bool plainly = op == "="_L1 && !(bound.isString() && bound.toString().isEmpty());
    return (plainly ? column.sql : filled) + ' ' + (op == "!="_L1 ? "<>"_ba : op.toLatin1()) + " ?";
}

QByteArray ListQuery::orderBy(const QString &text)
{
    QByteArrayList parts;
    for (const QString &part : text.split(u',')) {
        QString column = part.trimmed();
        QByteArray direction;
        const QString last = column.section(u' ', -1).toLower();
        if (column.contains(u' ') && (last == "asc"_L1 || last == "desc"_L1)) {
            direction = ' ' + last.toLatin1();
            column = column.section(u' ', 0, -2).trimmed();
        }
        if (m_keys.contains(column) && !m_type->hasColumn(column)) {
            parts.append(quoted(column) + direction); // an alias
            continue;
        }
        try {
            parts.append(resolve(column, false).sql + direction);
        } catch (const ErpError &) {
            throw serverError(u"OperationalError"_s,
                u"(1054, \"Unknown column '%1' in 'ORDER BY'\")"_s.arg(column));
        }
    }
    return parts.join(", ");
}

void ListQuery::bindAll(Statement &statement) const
{
    for (qsizetype i = 0; i < m_parameters.size(); ++i)
        statement.bind(int(i) + 1, m_parameters[i]);
}

qint64 ListQuery::count()
{
    Statement s(m_world.database(),
        "SELECT count(DISTINCT t.name) FROM " + m_type->table() + " t" + m_join + m_where);
    bindAll(s);
    return s.step() ? s.integer(0) : 0;
}

QJsonArray ListQuery::names()
{
    Statement s(m_world.database(),
        "SELECT t.name FROM " + m_type->table() + " t" + m_join + m_where + m_tail);
    bindAll(s);
    QJsonArray list;
    while (s.step())
        list.append(s.text(0));
    return list;
}

QByteArray ListQuery::rows(bool asDict)
{
    Statement s(m_world.database(),
        "SELECT " + m_select.join(", ") + " FROM " + m_type->table() + " t" + m_join + m_where
            + m_tail);
    bindAll(s);
    std::vector<QByteArray> prefixes;
    for (const QString &key : m_keys) {
        QByteArray prefix = prefixes.empty() ? "" : ",";
        if (asDict) {
            appendJsonString(prefix, key.toUtf8());
            prefix += ':';
        }
        prefixes.push_back(prefix);
    }
    QByteArray out = "[";
    bool first = true;
    while (s.step()) {
        out += first ? "" : ",";
        first = false;
        out += asDict ? '{' : '[';
        for (int c = 0; c < int(prefixes.size()); ++c) {
            out += prefixes[std::size_t(c)];
            if (s.isNull(c)) {
                out += "null";
                continue;
            }
            switch (m_outputs[std::size_t(c)]) {
            case Output::Password:
                out += "\"*****\"";
                break;
            case Output::Real:
                out += pythonFloat(s.real(c));
                break;
            case Output::Time: {
                const QByteArrayView text = s.utf8(c);
                appendJsonString(out, text.startsWith('0') ? text.sliced(1) : text);
                break;
            }
            case Output::Plain:
                if (s.isNumber(c))
                    out += s.utf8(c);
                else
                    appendJsonString(out, s.utf8(c));
            }
        }
        out += asDict ? '}' : ']';
    }
    out += ']';
    return out;
}

} // namespace FibreDesk::Sandbox
