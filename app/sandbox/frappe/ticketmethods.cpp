// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the desk of ERPNext does beside documents on a ticket: mails, assignments, mail templates.

#include "frappe/frappeservice.h"
#include "frappe/listquery.h"

#include <QRegularExpression>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

using Answer = FrappeService::Answer;

Answer message(const QJsonValue &value)
{
    return {200, compact(value), "message"_ba, {}};
}

QString argument(const QJsonObject &arguments, QLatin1StringView key)
{
    return arguments.value(key).toVariant().toString();
}

/// Names given as a list, as JSON text or parted by commas.
QStringList namesOf(const QJsonValue &given)
{
    QJsonArray list = given.toArray();
    if (given.toString().startsWith(u'['))
        list = decodeJson(given).toArray();
    QStringList names;
    if (given.isString() && !given.toString().startsWith(u'[')) {
        names = given.toString().split(u',', Qt::SkipEmptyParts);
    } else {
        for (const QJsonValue name : std::as_const(list))
            names += name.toString();
    }
    for (QString &name : names)
        name = name.trimmed();
    names.removeAll({});
    return names;
}

void checkAddresses(const QStringList &addresses)
{
    static const QRegularExpression address(u"^[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+$"_s);
    for (const QString &one : addresses) {
        if (!address.match(one).hasMatch())
            throw ErpError{417, u"InvalidEmailAddressError"_s,
                u"%1 is not a valid Email Address"_s.arg(one), true, false};
    }
}

} // namespace

QJsonArray emailTemplates()
{
    const auto one = [](const QString &name, const QString &subject, const QString &response) {
        return QJsonObject{{u"name"_s, name}, {u"subject"_s, subject}, {u"use_html"_s, 0},
            {u"response"_s, response}, {u"response_html"_s, QJsonValue()},
            {u"modified"_s, u"2026-01-05 09:00:00.000000"_s}};
    };
    return {one(u"Redémarrage de l'appareil"_s, u"Votre demande {{ ticket }}"_s,
                u"<p>Bonjour {{ customer_name }},</p><p>Débranchez l'appareil pendant trente "
                "secondes, puis rebranchez-le. S'il ne se connecte pas après cinq minutes, "
                "répondez à ce courriel.</p><p>Merci,<br>Le soutien technique</p>"_s),
        one(u"Restart the device"_s, u"Your request {{ ticket }}"_s,
            u"<p>Hello {{ customer_name }},</p><p>Unplug the device for thirty seconds, then plug "
            "it in again. If it is not connected after five minutes, answer this mail.</p>"
            "<p>Thank you,<br>Technical support</p>"_s),
        one(u"Rendez-vous confirmé"_s, u"{{ subject }}"_s,
            u"<p>Bonjour {{ customer_name }},</p><p>Votre rendez-vous est confirmé (dossier {{ "
            "ticket }}). Le technicien vous appelle avant son arrivée.</p>"_s)};
}

void FrappeService::addTicketMethods()
{
    m_methods[u"frappe.core.doctype.communication.email.make"_s] = {
        [this](const Call &call) {
            const QJsonObject &given = call.arguments;
            const QString doctype = argument(given, "doctype"_L1);
            const QString name = argument(given, "name"_L1);
            if (!m_world.exists(doctype, name))
                throw missingDocument(doctype, name);
            const bool sends = given.value("send_email"_L1).toVariant().toInt() != 0;
            const QStringList recipients = namesOf(given.value("recipients"_L1));
            const QStringList cc = namesOf(given.value("cc"_L1));
            checkAddresses(recipients + cc);
            if (sends && recipients.isEmpty() && cc.isEmpty())
                throw validationError(u"No recipients were specified"_s);
            constexpr qsizetype shortText = 140;
            const QJsonObject user = m_world.document(u"User"_s, call.user);
            const QJsonObject made = m_world.insert(u"Communication"_s,
                {{u"subject"_s, argument(given, "subject"_L1).left(shortText)},
                    {u"reference_doctype"_s, doctype}, {u"reference_name"_s, name},
                    {u"content"_s, argument(given, "content"_L1)}, {u"sender"_s, call.user},
                    {u"sender_full_name"_s, user.value("full_name"_L1)},
                    {u"recipients"_s, recipients.join(u", "_s).left(shortText)},
                    {u"communication_date"_s, m_world.clock().stamp()},
                    {u"sent_or_received"_s, u"Sent"_s}, {u"communication_medium"_s, u"Email"_s}},
                call.user);
            // The document the message belongs to counts as changed.
            m_world.update(doctype, name, {}, call.user, false);
            QStringList refused;
            for (const QString &one : recipients + cc) {
                if (one.endsWith("@unsubscribed.example"_L1))
                    refused += one;
            }
            return message(QJsonObject{{u"name"_s, made.value("name"_L1)},
                {u"emails_not_sent_to"_s, refused.join(u", "_s)}});
        },
        false, true};

    const auto assignments = [this](const QString &doctype, const QString &name,
                                 const std::function<void(QStringList &)> &by) {
        if (!m_world.exists(doctype, name))
            throw missingDocument(doctype, name);
        const QList<QJsonObject> rows = m_world.query(
            "SELECT _assign FROM " + docType(doctype)->table() + " WHERE name = ?", {name});
        QStringList names = namesOf(rows.value(0).value("_assign"_L1));
        by(names);
        Statement s(m_world.database(),
            "UPDATE " + docType(doctype)->table() + " SET _assign = ? WHERE name = ?");
        const QString text = QString::fromUtf8(compact(QJsonArray::fromStringList(names)));
        s.bind(1, QStringView(text)).bind(2, QStringView(name)).run();
        QJsonArray left;
        for (const QString &one : std::as_const(names))
            left += QJsonObject{{u"owner"_s, one}, {u"name"_s, u"TODO-"_s + one}};
        return left;
    };
    m_methods[u"frappe.desk.form.assign_to.add"_s] = {
        [this, assignments](const Call &call) {
            const QStringList people = namesOf(call.arguments.value("assign_to"_L1));
            for (const QString &one : people) {
                if (!m_world.exists(u"User"_s, one))
                    throw missingDocument(u"User"_s, one);
            }
            return message(assignments(argument(call.arguments, "doctype"_L1),
                argument(call.arguments, "name"_L1), [&people](QStringList &names) {
                    for (const QString &one : people) {
                        if (!names.contains(one))
                            names += one;
                    }
                }));
        },
        false, true};
    m_methods[u"frappe.desk.form.assign_to.remove"_s] = {
        [assignments](const Call &call) {
            return message(assignments(argument(call.arguments, "doctype"_L1),
                argument(call.arguments, "name"_L1), [&call](QStringList &names) {
                    names.removeAll(argument(call.arguments, "assign_to"_L1));
                }));
        },
        false, true};
}

} // namespace FibreDesk::Sandbox
