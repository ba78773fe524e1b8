// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/frappeservice.h"
#include "frappe/listquery.h"

#include <QRandomGenerator>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

using Answer = FrappeService::Answer;

Answer message(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {200, "{}"_ba, {}, {}};
    return {200, compact(value), "message"_ba, {}};
}

QString text(const QJsonObject &arguments, QLatin1StringView key)
{
    const QJsonValue value = arguments.value(key);
    if (value.isUndefined())
        throw serverError(
            u"TypeError"_s, u"missing 1 required positional argument: '%1'"_s.arg(QString(key)));
    return value.toVariant().toString();
}

/// A document given as an object or as JSON text.
QJsonObject documentOf(const QJsonValue &given)
{
    return decodeJson(given).toObject();
}

const DocType &typeOf(const World &world, QStringView name)
{
    const DocType *type = world.shownType(name);
    if (!type)
        throw missingDocument(u"DocType"_s, name.toString());
    return *type;
}

/// The tags of a document as Frappe keeps them, changed beside its `modified`.
void changeTag(World &world, const QJsonObject &arguments, bool isThere)
{
    const QString doctype = text(arguments, "dt"_L1);
    const QString name = text(arguments, "dn"_L1);
    const QString tag = text(arguments, "tag"_L1);
    const DocType &type = typeOf(world, doctype);
    if (!type.hasColumn(u"_user_tags"))
        throw validationError(u"%1 has no tags here"_s.arg(doctype));
    const QJsonObject document = world.document(doctype, name);
    if (document.isEmpty())
        throw missingDocument(doctype, name);
    QStringList tags = document.value("_user_tags"_L1).toString().split(u',', Qt::SkipEmptyParts);
    if (!isThere)
        tags.removeIf(
            [&tag](const QString &one) { return one.compare(tag, Qt::CaseInsensitive) == 0; });
    else if (!tags.contains(tag))
        tags += tag;
    Statement s(
        world.database(), "UPDATE " + type.table() + " SET _user_tags = ?1 WHERE name = ?2");
    const QString kept = tags.isEmpty() ? QString() : u',' + tags.join(u',');
    s.bind(1, QStringView(kept)).bind(2, QStringView(name)).run();
}

QJsonObject appVersion(const QString &title, const QString &version)
{
    return {{u"title"_s, title}, {u"description"_s, u"Sandbox"_s}, {u"branch"_s, u"develop"_s},
        {u"version"_s, version}};
}

} // namespace

void FrappeService::addMethods()
{
    m_methods[u"ping"_s] = {[](const Call &) { return message(u"pong"_s); }, true, false};
    m_methods[u"frappe.ping"_s] = m_methods[u"ping"_s];
    m_methods[u"version"_s] = {[](const Call &) { return message(u"16.0.0-dev"_s); }, false, false};
    m_methods[u"frappe.utils.change_log.get_versions"_s] = {
        [](const Call &) {
            return message(
                QJsonObject{{u"frappe"_s, appVersion(u"Frappe Framework"_s, u"16.0.0-dev"_s)},
                    {u"erpnext"_s, appVersion(u"ERPNext"_s, u"16.0.0-dev"_s)}});
        },
        false, false};
    m_methods[u"frappe.auth.get_logged_user"_s] = {
        [](const Call &call) { return message(call.user); }, false, false};
    m_methods[u"frappe.client.get_time_zone"_s] = {
        [this](const Call &) {
            return message(
                QJsonObject{{u"time_zone"_s, QString::fromLatin1(m_world.clock().zone().id())}});
        },
        true, false};

    m_methods[u"login"_s] = {
        [this](const Call &call) {
            const QString user = call.arguments.value("usr"_L1).toString();
            if (call.arguments.value("pwd"_L1).toString() != password
                || !m_world.exists(u"User"_s, user))
                throw ErpError{
                    401, u"AuthenticationError"_s, u"Invalid login credentials"_s, true, false};
            const QByteArray sid = QByteArray::number(QRandomGenerator::system()->generate64(), 16)
                + QByteArray::number(QRandomGenerator::system()->generate64(), 16);
            m_sessions.insert(QString::fromLatin1(sid), user);
            Answer answer = {200,
                compact(QJsonObject{{u"message"_s, u"Logged In"_s}, {u"home_page"_s, u"/app"_s},
                    {u"full_name"_s, m_world.document(u"User"_s, user).value("full_name"_L1)}}),
                {}, cookies(user)};
            answer.headers.first().value = "sid=" + sid + "; Path=/; HttpOnly; SameSite=Lax";
            return answer;
        },
        true, false};
    m_methods[u"logout"_s] = {
        [this](const Call &call) {
            for (const QByteArray &cookie : call.request.header("cookie").split(';'))
                m_sessions.remove(QString::fromLatin1(cookie.trimmed().mid(4)));
            return message({});
        },
        true, false};

    m_methods[u"frappe.utils.print_format.download_pdf"_s] = {
        [this](const Call &call) { return printed(call); }, false, false};
    m_methods[u"frappe.desk.form.load.getdoctype"_s] = {
        [this](const Call &call) {
            const QJsonObject type = doctypeDocument(text(call.arguments, "doctype"_L1), true);
            QJsonArray docs{type};
            for (const QJsonValue field : type.value("fields"_L1).toArray()) {
                if (field.toObject().value("fieldtype"_L1) == "Table"_L1)
                    docs.append(
                        doctypeDocument(field.toObject().value("options"_L1).toString(), true));
            }
            return Answer{200,
                compact(QJsonObject{{u"docs"_s, docs}, {u"user_settings"_s, u"{}"_s}}), {}, {}};
        },
        false, false};
    // Beside `message`, and of whoever asks, whatever he signed in with.
    m_methods[u"frappe.integrations.oauth2.openid_profile"_s] = {
        [this](const Call &call) {
            QJsonArray roles{u"Employee"_s, u"Desk User"_s, u"All"_s, u"Guest"_s};
            if (m_mayReadPasswords || call.user != apiUser)
                roles.prepend(u"System Manager"_s);
            return Answer{200,
                compact(QJsonObject{{u"sub"_s, call.user}, {u"email"_s, call.user},
                    {u"name"_s, m_world.document(u"User"_s, call.user).value("full_name"_L1)},
                    {u"roles"_s, roles}}),
                {}, {}};
        },
        false, false};
    m_methods[u"frappe.desk.form.linked_with.get"_s] = {
        [this](const Call &call) {
            return message(m_world.linkedWith(
                text(call.arguments, "doctype"_L1), text(call.arguments, "docname"_L1)));
        },
        false, false};
    m_methods[u"frappe.desk.doctype.tag.tag.add_tag"_s] = {
        [this](const Call &call) {
            changeTag(m_world, call.arguments, true);
            return message(text(call.arguments, "tag"_L1));
        },
        false, true};
    m_methods[u"frappe.desk.doctype.tag.tag.remove_tag"_s] = {
        [this](const Call &call) {
            changeTag(m_world, call.arguments, false);
            return message({});
        },
        false, true};
    m_methods[u"frappe.desk.search.search_link"_s] = {
        [this](const Call &call) {
            const DocType &type = typeOf(m_world, text(call.arguments, "doctype"_L1));
            const QString title = type.titleField.isEmpty() ? u"name"_s : type.titleField;
            const QString pattern = u'%' + call.arguments.value("txt"_L1).toString() + u'%';
            QJsonArray list;
            const qint64 limit = call.arguments.value("page_length"_L1).toVariant().toLongLong();
            Statement s(m_world.database(),
                "SELECT name, \"" + title.toUtf8() + "\" FROM " + type.table()
                    + " WHERE name LIKE ?1 OR \"" + title.toUtf8() + "\" LIKE ?1 LIMIT ?2");
            s.bind(1, QStringView(pattern)).bind(2, limit > 0 ? limit : 10);
            while (s.step())
                list.append(QJsonObject{{u"value"_s, s.text(0)}, {u"description"_s, s.text(1)}});
            return message(list);
        },
        false, false};
    m_methods[u"frappe.desk.reportview.get"_s] = {
        [this](const Call &call) {
            QJsonObject arguments = call.arguments;
            if (arguments.contains("start"_L1))
                arguments.insert(u"limit_start"_s, arguments.value("start"_L1));
            if (arguments.contains("page_length"_L1))
                arguments.insert(u"limit_page_length"_s, arguments.value("page_length"_L1));
            if (arguments.value("fields"_L1).isString())
                arguments.insert(u"fields"_s, decodeJson(arguments.value("fields"_L1)));
            ListQuery query(m_world, ListArguments::from(text(arguments, "doctype"_L1), arguments));
            const QByteArray rows = query.rows(false);
            if (rows == "[]") // an empty list, not an object without rows
                return Answer{200, rows, "message"_ba, {}};
            return Answer{200,
                "{\"keys\":" + compact(QJsonArray::fromStringList(query.keys()))
                    + ",\"values\":" + rows + '}',
                "message"_ba, {}};
        },
        false, false};
}

void FrappeService::addClientMethods()
{
    const auto add = [this](const QString &name, bool postOnly, Method run) {
        m_methods[u"frappe.client."_s + name] = {std::move(run), false, postOnly};
    };
    add(u"get_list"_s, false, [this](const Call &call) {
        QJsonObject arguments = call.arguments;
        if (arguments.value("fields"_L1).toString().startsWith(u'['))
            arguments.insert(u"fields"_s, decodeJson(arguments.value("fields"_L1)));
        const QJsonValue asDict = arguments.value("as_dict"_L1);
        ListQuery query(m_world, ListArguments::from(text(arguments, "doctype"_L1), arguments));
        return Answer{200,
            query.rows(asDict.isUndefined() || asDict.toVariant().toString() != "0"_L1),
            "message"_ba, {}};
    });
    add(u"get_count"_s, false, [this](const Call &call) {
        ListQuery query(m_world,
            ListArguments::from(text(call.arguments, "doctype"_L1),
                {{u"filters"_s, call.arguments.value("filters"_L1)}}));
        return Answer{200, QByteArray::number(query.count()), "message"_ba, {}};
    });
    m_methods[u"frappe.desk.reportview.get_count"_s] = m_methods[u"frappe.client.get_count"_s];
    add(u"get"_s, false, [this](const Call &call) {
        const QString doctype = text(call.arguments, "doctype"_L1);
        QString name = call.arguments.value("name"_L1).toString();
        if (name.isEmpty()) {
            QJsonObject arguments{
                {u"filters"_s, call.arguments.value("filters"_L1)}, {u"limit"_s, 1}};
            name = ListQuery(m_world, ListArguments::from(doctype, arguments))
                       .names()
                       .at(0)
                       .toString();
        }
        (void)typeOf(m_world, doctype);
        const QJsonObject document = m_world.document(doctype, name);
        if (document.isEmpty())
            throw missingDocument(doctype, name);
        return message(document);
    });
    add(u"get_value"_s, false, [this](const Call &call) {
        const QString doctype = text(call.arguments, "doctype"_L1);
        QJsonValue fields = call.arguments.value("fieldname"_L1);
        if (fields.toString().startsWith(u'['))
            fields = decodeJson(fields);
        if (fields.isString())
            fields = QJsonArray{fields};
        QJsonValue filters = call.arguments.value("filters"_L1);
        const QString asText = filters.toString().trimmed();
        if (!asText.isEmpty() && !asText.startsWith(u'{') && !asText.startsWith(u'['))
            filters = QJsonObject{{u"name"_s, asText}};
        ListQuery query(m_world,
            ListArguments::from(
                doctype, {{u"fields"_s, fields}, {u"filters"_s, filters}, {u"limit"_s, 1}}));
        const QByteArray rows = query.rows(true);
        return Answer{200, rows == "[]" ? "{}"_ba : rows.mid(1, rows.size() - 2), "message"_ba, {}};
    });
    add(u"get_password"_s, false, [this](const Call &call) {
        const QString doctype = text(call.arguments, "doctype"_L1);
        const QString name = text(call.arguments, "name"_L1);
        const QString field = text(call.arguments, "fieldname"_L1);
        // frappe.only_for(): it refuses without a word.
        if (!m_mayReadPasswords)
            throw ErpError{403, u"PermissionError"_s, QString(), true, false};
        const QJsonValue clear = m_world.password(doctype, name, field);
        if (!clear.isString())
            throw ErpError{401, u"AuthenticationError"_s,
                u"Password not found for %1 %2 %3"_s.arg(doctype, name, field), true, false};
        return message(clear);
    });
    add(u"insert"_s, true, [this](const Call &call) {
        const QJsonObject doc = documentOf(call.arguments.value("doc"_L1));
        return message(m_world.insert(doc.value("doctype"_L1).toString(), doc, call.user));
    });
    add(u"insert_many"_s, true, [this](const Call &call) {
        const QJsonArray docs = decodeJson(call.arguments.value("docs"_L1)).toArray();
        if (docs.size() > 200)
            throw validationError(u"Only 200 inserts allowed in one request"_s);
        QJsonArray names;
        Transaction transaction(m_world.database()); // all or nothing
        for (const QJsonValue doc : docs)
            names.append(m_world.insert(doc["doctype"_L1].toString(), doc.toObject(), call.user)
                    .value("name"_L1));
        transaction.commit();
        return message(names);
    });
    add(u"save"_s, true, [this](const Call &call) {
        const QJsonObject doc = documentOf(call.arguments.value("doc"_L1));
        return message(m_world.update(doc.value("doctype"_L1).toString(),
            doc.value("name"_L1).toString(), doc, call.user, true));
    });
    add(u"set_value"_s, true, [this](const Call &call) {
        QJsonValue field = call.arguments.value("fieldname"_L1);
        if (field.toString().startsWith(u'{'))
            field = decodeJson(field);
        QJsonObject values = field.toObject();
        if (field.isString())
            values.insert(field.toString(), call.arguments.value("value"_L1));
        return message(m_world.update(text(call.arguments, "doctype"_L1),
            text(call.arguments, "name"_L1), values, call.user, false));
    });
    add(u"delete"_s, true, [this](const Call &call) {
        m_world.remove(text(call.arguments, "doctype"_L1), text(call.arguments, "name"_L1));
        return message({});
    });
    add(u"submit"_s, true, [this](const Call &call) {
        QJsonObject doc = documentOf(call.arguments.value("doc"_L1));
        doc.insert(u"docstatus"_s, 1);
        return message(m_world.update(doc.value("doctype"_L1).toString(),
            doc.value("name"_L1).toString(), doc, call.user, true));
    });
    add(u"cancel"_s, true, [this](const Call &call) {
        return message(m_world.update(text(call.arguments, "doctype"_L1),
            text(call.arguments, "name"_L1), {{u"docstatus"_s, 2}}, call.user, false));
    });
    add(u"bulk_update"_s, true, [this](const Call &call) {
        QJsonArray failed;
        for (const QJsonValue doc : decodeJson(call.arguments.value("docs"_L1)).toArray()) {
            QJsonObject values = doc.toObject();
            try {
                m_world.update(values.take("doctype"_L1).toString(),
                    values.take("docname"_L1).toString(), values, call.user, true);
            } catch (const ErpError &error) {
                failed.append(QJsonObject{{u"doc"_s, doc}, {u"exc"_s, error.message}});
            }
        }
        return message(QJsonObject{{u"failed_docs"_s, failed}});
    });
}

} // namespace FibreDesk::Sandbox
