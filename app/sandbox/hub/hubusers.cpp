// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubpart.h"

#include <QJsonArray>

/// Colleagues and the customers' way into their portal, as the client assumes them.
namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QString author = u"hub@fibre.example"_s;

const QStringList groupNames{u"admin"_s, u"sysadmin"_s, u"tech"_s, u"support"_s, u"comptabilite"_s,
    u"facturation"_s, u"dev"_s};

HttpResponse failure(int status, const QString &text)
{
    return HttpResponse::json(status, QJsonObject{{u"error"_s, text}});
}

QStringList strings(const QJsonValue &value)
{
    QStringList all;
    const QJsonArray array = value.toArray();
    for (const auto &one : array)
        all += one.toString();
    return all;
}

/// Some group for whom nobody has set one.
QStringList usualGroups(const QString &email)
{
    return {email.size() % 2 == 0 ? u"support"_s : u"tech"_s};
}

} // namespace

HttpResponse HubPart::users(const HttpRequest &request, const QStringList &path)
{
    if (path.size() == 2 && request.method == "GET")
        return listUsers();
    if (path.size() == 2 && request.method == "POST")
        return invite(request.json());
    if (path.size() != 4 || request.method != "POST")
        return failure(405, u"method not allowed"_s);
    const QString email = path[2].toLower();
    if (!m_world->exists(u"User"_s, email))
        return failure(404, u"no user %1"_s.arg(email));
    if (path[3] == "disable"_L1) {
        m_disabled.insert(email);
        m_world->update(u"User"_s, email, {{u"enabled"_s, 0}}, author, false);
        return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}, {u"disabled"_s, true}});
    }
    if (path[3] != "resend"_L1)
        return failure(404, u"not found"_s);
    if (m_disabled.contains(email))
        return failure(409, u"%1 is disabled"_s.arg(email));
    m_invitations += email;
    return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}, {u"mailed"_s, true}});
}

HttpResponse HubPart::listUsers()
{
    const QByteArray sql = "SELECT name, email, full_name, enabled FROM "
        + docType(u"User")->table()
        + " WHERE user_type = 'System User' AND name <> 'Administrator' ORDER BY full_name";
    QJsonArray list;
    for (const QJsonObject &row : m_world->query(sql)) {
        const QString email = row["email"_L1].toString();
        const bool isInvited = m_invitations.contains(email);
        // Who has just been invited has not come yet.
        const QDateTime seen = QDateTime::currentDateTimeUtc().addSecs(-3600 * email.size());
        list.append(QJsonObject{{u"id"_s, email}, {u"email"_s, email},
            {u"full_name"_s, row["full_name"_L1]},
            {u"groups"_s, QJsonArray::fromStringList(m_groups.value(email, usualGroups(email)))},
            {u"is_active"_s, row["enabled"_L1].toInt() != 0}, {u"erp_user"_s, true},
            {u"last_login"_s, isInvited ? QJsonValue() : isoUtc(seen)}});
    }
    return HttpResponse::json(200, QJsonObject{{u"users"_s, list}});
}

HttpResponse HubPart::invite(const QJsonObject &body)
{
    const QString email = body["email"_L1].toString().trimmed().toLower();
    const QString fullName = body["full_name"_L1].toString().simplified();
    if (!email.contains(u'@') || fullName.isEmpty())
        return failure(400, u"full_name and a valid email are required"_s);
    const QStringList groups = strings(body["groups"_L1]);
    for (const QString &group : groups) {
        if (!groupNames.contains(group))
            return failure(400, u"unknown group %1"_s.arg(group));
    }
    const bool isExisting = m_world->exists(u"User"_s, email);
    m_groups[email] = groups;
    QJsonObject answer{{u"ok"_s, true}, {u"id"_s, email}, {u"email"_s, email},
        {u"full_name"_s, fullName}, {u"groups"_s, QJsonArray::fromStringList(groups)},
        {u"account"_s, isExisting ? u"existing"_s : u"created"_s}, {u"existing"_s, isExisting}};
    if (!isExisting) {
        m_world->insert(u"User"_s,
            {{u"email"_s, email}, {u"first_name"_s, fullName.section(u' ', 0, 0)},
                {u"last_name"_s, fullName.section(u' ', 1)}, {u"full_name"_s, fullName},
                {u"enabled"_s, 1}, {u"user_type"_s, u"System User"_s}},
            author);
        m_invitations += email;
        answer[u"mailed"_s] = true; // the temporary password
    }
    return HttpResponse::json(200, answer);
}

/// Always 200: who asks from outside must not learn which addresses are customers'.
HttpResponse HubPart::portalLink(const QJsonObject &body)
{
    constexpr int hour = 3600;
    constexpr qsizetype most = 3;
    const QString email = body["email"_L1].toString().trimmed().toLower();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QJsonArray sent;
    const QString quoted = QString(email).replace(u'\'', u"''"_s);
    const QByteArray sql = "SELECT name FROM " + docType(u"Customer")->table()
        + u" WHERE lower(email_billing) = '%1' OR lower(email_id) = '%1' LIMIT 1"_s.arg(quoted)
              .toUtf8();
    if (!email.isEmpty() && !m_world->query(sql).isEmpty()) {
        QList<QDateTime> &times = m_portalLinks[email];
        erase_if(times, [&now](const QDateTime &time) { return time.secsTo(now) >= hour; });
        if (times.size() < most) {
            times.append(now);
            sent.append(email);
        }
    }
    return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}, {u"sent"_s, sent}});
}

} // namespace FibreDesk::Sandbox
