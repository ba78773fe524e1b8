// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/users.h"

#include "hub/hubpaths.h"

#include <QJsonArray>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Hub {

namespace {

using State = InvitePart::State;

constexpr qsizetype longestWords = 500;

/// A state by the word for it.
std::optional<State> stateOfWord(const QString &word)
{
    static const QHash<QString, State> words{{u"created"_s, State::Done}, {u"sent"_s, State::Done},
        {u"done"_s, State::Done}, {u"set"_s, State::Done}, {u"ok"_s, State::Done},
        {u"queued"_s, State::Done}, {u"updated"_s, State::Done}, {u"existing"_s, State::Existing},
        {u"exists"_s, State::Existing}, {u"unchanged"_s, State::Existing},
        {u"already"_s, State::Existing}, {u"skipped"_s, State::Skipped},
        {u"none"_s, State::Skipped}, {u"failed"_s, State::Failed}, {u"error"_s, State::Failed}};
    const auto known = words.constFind(word.trimmed().toLower());
    return known == words.cend() ? std::nullopt : std::optional(*known);
}

QString wordsOf(const QJsonValue &value)
{
    if (value.isObject())
        return firstOf(value.toObject(), {"message"_L1, "detail"_L1, "error"_L1})
            .toString()
            .left(longestWords);
    return value.toString().left(longestWords);
}

InvitePart partOf(const QJsonValue &value)
{
    if (value.isBool())
        return {.state = value.toBool() ? State::Done : State::Failed, .words = {}};
    if (value.isString()) {
        const auto state = stateOfWord(value.toString());
        return state
            ? InvitePart{.state = *state, .words = {}}
            : InvitePart{.state = State::NotTold, .words = value.toString().left(longestWords)};
    }
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject();
    const QJsonValue error = object.value("error"_L1);
    if (!error.isUndefined() && !error.isNull() && error != QJsonValue(false)
        && error != QJsonValue(QString()))
        return {.state = State::Failed, .words = wordsOf(error)};
    if (object.value("existing"_L1) == QJsonValue(true))
        return {.state = State::Existing, .words = wordsOf(object.value("message"_L1))};
    const QJsonValue said =
        firstOf(object, {"status"_L1, "state"_L1, "created"_L1, "sent"_L1, "ok"_L1});
    InvitePart part = partOf(said.isObject() ? QJsonValue() : said);
    if (part.words.isEmpty())
        part.words = wordsOf(object.value("message"_L1));
    return part;
}

/// The first of these names that says something of the part, with the reason beside it.
InvitePart partNamed(const QJsonObject &answer, std::initializer_list<QLatin1StringView> names)
{
    const QJsonObject errors = answer.value("errors"_L1).toObject();
    for (const QLatin1StringView name : names) {
        const QString reason = wordsOf(answer.value(name + "_error"_L1));
        const QString listed = wordsOf(errors.value(name));
        if (!reason.isEmpty() || !listed.isEmpty())
            return {.state = State::Failed, .words = reason.isEmpty() ? listed : reason};
    }
    for (const QLatin1StringView name : names) {
        const InvitePart part = partOf(answer.value(name));
        if (part.state != State::NotTold || !part.words.isEmpty())
            return part;
    }
    return {};
}

/// Names, or objects with a name.
std::optional<QStringList> namesOf(const QJsonValue &value)
{
    if (!value.isArray())
        return {};
    QStringList names;
    const QJsonArray array = value.toArray();
    for (const QJsonValue entry : array) {
        const QString name = entry.isObject()
            ? firstOf(entry.toObject(), {"name"_L1, "group"_L1, "slug"_L1}).toString()
            : entry.toString();
        if (!name.isEmpty())
            names += name;
    }
    return names;
}

std::optional<bool> boolOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isDouble())
        return value.toInt() != 0;
    return {};
}

QString idOf(const QJsonObject &object)
{
    const QJsonValue id = firstOf(object, {"id"_L1, "uuid"_L1, "pk"_L1, "user_id"_L1});
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

/// ISO 8601, or seconds since 1970.
QDateTime timeOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QDateTime::fromSecsSinceEpoch(value.toInteger(), QTimeZone::UTC);
    QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::UTC);
    return time.toUTC();
}

HubUser userFromJson(const QJsonObject &object)
{
    HubUser user;
    user.raw = object;
    user.email = firstOf(object, {"email"_L1, "mail"_L1}).toString();
    user.fullName = firstOf(object, {"full_name"_L1, "name"_L1, "username"_L1}).toString();
    user.id = idOf(object);
    if (user.id.isEmpty())
        user.id = user.email;
    user.groups = namesOf(firstOf(object, {"groups"_L1, "groups_obj"_L1}));
    constexpr std::array loginNames{"last_login"_L1, "last_sign_in"_L1, "lastLogin"_L1};
    for (const QLatin1StringView name : loginNames) {
        if (object.contains(name)) {
            user.isLastLoginTold = true;
            user.lastLogin = timeOf(object.value(name));
            break;
        }
    }
    user.isDisabled = boolOf(object.value("disabled"_L1));
    if (const auto active = boolOf(firstOf(object, {"is_active"_L1, "active"_L1, "enabled"_L1}));
        active && !user.isDisabled)
        user.isDisabled = !*active;
    const QJsonValue erp = firstOf(object, {"erp_user"_L1, "erpnext_user"_L1, "erpnext"_L1});
    user.hasErpUser = erp.isString() ? std::optional(!erp.toString().isEmpty()) : boolOf(erp);
    return user;
}

} // namespace

bool InviteOutcome::hasFailure() const
{
    return account.state == State::Failed || groups.state == State::Failed
        || mail.state == State::Failed || erpUser.state == State::Failed;
}

InviteOutcome inviteOutcomeFromJson(const QJsonObject &answer)
{
    InviteOutcome outcome;
    outcome.raw = answer;
    outcome.userId = idOf(answer);
    outcome.account =
        partNamed(answer, {"account"_L1, "authentik"_L1, "authentik_user"_L1, "user_created"_L1});
    outcome.mail = partNamed(
        answer, {"mailed"_L1, "mail"_L1, "email_sent"_L1, "mail_sent"_L1, "invite_sent"_L1});
    outcome.erpUser = partNamed(answer, {"erp_user"_L1, "erpnext_user"_L1, "erpnext"_L1, "erp"_L1});
    // This one word is known of the hub itself: of the ERPNext user.
    if (outcome.erpUser.state == State::NotTold && answer.value("existing"_L1).isBool())
        outcome.erpUser.state =
            answer.value("existing"_L1).toBool() ? State::Existing : State::Done;
    outcome.groupsNow = namesOf(answer.value("groups"_L1));
    outcome.groups = partNamed(answer, {"groups_set"_L1, "groups"_L1});
    if (outcome.groups.state == State::NotTold && outcome.groupsNow)
        outcome.groups.state = State::Done;
    return outcome;
}

Result<std::vector<HubUser>> usersFromJson(const QJsonDocument &answer)
{
    const QJsonValue list =
        unwrapped(answer.isArray() ? QJsonValue(answer.array()) : QJsonValue(answer.object()),
            {"users"_L1, "results"_L1, "data"_L1, "items"_L1});
    if (!list.isArray()) {
        return std::unexpected(Error{.kind = ErrorKind::Unsupported,
            .detail = u"the hub's answer holds no list of users"_s,
            .source = u"hub users"_s});
    }
    std::vector<HubUser> users;
    const QJsonArray array = list.toArray();
    for (const QJsonValue entry : array) {
        HubUser user = userFromJson(entry.toObject());
        if (!user.id.isEmpty())
            users.push_back(std::move(user));
    }
    return users;
}

} // namespace FibreDesk::Hub
