// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/users.h"
#include "context.h"
#include "erp/erpclient.h"
#include "hub/hubclient.h"
#include "nouns.h"
#include "supervision.h"
#include "text/mailaddress.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FibreDesk::Ctl {

namespace {

using PartState = Hub::InvitePart::State;

QString stateName(PartState state)
{
    switch (state) {
    case PartState::NotTold:
        return u"not told"_s;
    case PartState::Done:
        return u"done"_s;
    case PartState::Existing:
        return u"was there before"_s;
    case PartState::Skipped:
        return u"left out"_s;
    case PartState::Failed:
        return u"failed"_s;
    }
    return {};
}

QJsonObject partJson(const Hub::InvitePart &part)
{
    return {{"state"_L1, stateName(part.state).replace(u' ', u'_')}, {"words"_L1, part.words}};
}

QString partText(const QString &name, const Hub::InvitePart &part)
{
    QString text = name.leftJustified(16) + stateName(part.state);
    if (!part.words.isEmpty())
        text += u": "_s + part.words;
    return text;
}

QCoro::Task<Result<void>> invite(Context *context, Invocation invocation)
{
    const auto hub = context->hub();
    if (!hub)
        co_return std::unexpected(hub.error());
    Hub::UserInvite invitation{.fullName = invocation.value(u"name"_s).simplified(),
        .email = invocation.value(u"email"_s).trimmed(),
        .groups = invocation.values(u"group"_s)};
    if (invocation.isSet(u"role"_s))
        invitation.roles = invocation.values(u"role"_s);
    if (invitation.fullName.isEmpty())
        co_return std::unexpected(usageError(u"--name is missing"_s));
    if (!Text::parseMailAddress(invitation.email).isMailable())
        co_return std::unexpected(
            usageError(u"--email must be one address, not \"%1\""_s.arg(invitation.email)));
    if (invitation.groups.isEmpty())
        co_return std::unexpected(usageError(u"at least one --group is needed"_s));
    const auto may = co_await context->supervision().mayDo(u"manageUsers"_s);
    if (!may)
        co_return std::unexpected(may.error());
    auto outcome = co_await (*hub)->inviteUser(invitation);
    if (!outcome) {
        Error error = outcome.error();
        if (error.kind == ErrorKind::Uncertain)
            error.detail += u"\nasking again is safe: who exists is not made twice"_s;
        co_return std::unexpected(error);
    }
    QStringList missing;
    for (const QString &group : invitation.groups) {
        if (outcome->groupsNow && !outcome->groupsNow->contains(group))
            missing += group;
    }
    context->document({{"email"_L1, invitation.email}, {"id"_L1, outcome->userId},
        {"account"_L1, partJson(outcome->account)}, {"groups"_L1, partJson(outcome->groups)},
        {"groups_now"_L1,
            outcome->groupsNow ? QJsonValue(QJsonArray::fromStringList(*outcome->groupsNow))
                               : QJsonValue()},
        {"mail"_L1, partJson(outcome->mail)}, {"erp_user"_L1, partJson(outcome->erpUser)},
        {"hub"_L1, outcome->raw}});
    context->say(partText(u"account"_s, outcome->account));
    context->say(partText(u"groups"_s, outcome->groups));
    context->say(partText(u"mail"_s, outcome->mail));
    context->say(partText(u"ERPNext user"_s, outcome->erpUser));
    if (outcome->hasFailure())
        co_return std::unexpected(ownError(ErrorKind::Server,
            u"The hub says that a part of the invitation failed."_s, u"users invite"_s));
    if (!missing.isEmpty())
        co_return std::unexpected(ownError(ErrorKind::Server,
            u"The hub does not name %1 among the groups that are set now."_s.arg(
                missing.join(u", "_s)),
            u"users invite"_s));
    co_return Result<void>();
}

/// "yes", "no", or that nobody says.
QString known(std::optional<bool> value)
{
    return !value ? u"not told"_s : *value ? u"yes"_s : u"no"_s;
}

QJsonValue knownJson(std::optional<bool> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString loginText(const QDateTime &at, bool isTold, const Context *context)
{
    if (!at.isValid())
        return isTold ? u"never"_s : u"not told"_s;
    return ageText(at, context->clock().now()) + u" ago"_s;
}

QCoro::Task<Result<void>> listOfErp(Context *context)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const auto users = co_await Erp::fetchSystemUsers(*erp, context->profile().timeZone);
    if (!users)
        co_return std::unexpected(users.error());
    QList<QStringList> table;
    for (const Erp::SystemUser &user : users->list) {
        context->row({{"source"_L1, u"erpnext"_s}, {"email"_L1, user.email},
            {"name"_L1, user.fullName}, {"groups"_L1, QJsonValue()},
            {"disabled"_L1, !user.isEnabled}, {"erp_user"_L1, true},
            {"last_login"_L1,
                user.lastLogin.isValid() ? QJsonValue(user.lastLogin.toString(Qt::ISODate))
                                         : QJsonValue()}});
        table += QStringList{user.email, user.fullName, u"groups not told"_s,
            user.isEnabled ? u"enabled"_s : u"disabled"_s,
            loginText(user.lastLogin, true, context)};
    }
    context->say(u"The hub lists nobody; these are ERPNext's users."_s);
    for (const QString &line : tableLines(table))
        context->say(line);
    if (users->isCut)
        context->say(u"There are more."_s);
    co_return Result<void>();
}

QCoro::Task<Result<void>> list(Context *context, Invocation)
{
    if (!context->profile().hub.isConfigured())
        co_return co_await listOfErp(context);
    const auto hub = context->hub();
    if (!hub)
        co_return std::unexpected(hub.error());
    const auto users = co_await (*hub)->users();
    if (!users
        && (users.error().kind == ErrorKind::NotFound
            || users.error().kind == ErrorKind::Unsupported))
        co_return co_await listOfErp(context);
    if (!users)
        co_return std::unexpected(users.error());
    QList<QStringList> table;
    for (const Hub::HubUser &user : *users) {
        context->row({{"source"_L1, u"hub"_s}, {"id"_L1, user.id}, {"email"_L1, user.email},
            {"name"_L1, user.fullName},
            {"groups"_L1,
                user.groups ? QJsonValue(QJsonArray::fromStringList(*user.groups)) : QJsonValue()},
            {"disabled"_L1, knownJson(user.isDisabled)},
            {"erp_user"_L1, knownJson(user.hasErpUser)},
            {"last_login"_L1,
                user.lastLogin.isValid() ? QJsonValue(user.lastLogin.toString(Qt::ISODate))
                                         : QJsonValue()}});
        table += QStringList{user.email, user.fullName,
            user.groups ? user.groups->join(u',') : u"groups not told"_s,
            u"disabled: %1"_s.arg(known(user.isDisabled)),
            loginText(user.lastLogin, user.isLastLoginTold, context)};
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    co_return Result<void>();
}

} // namespace

NounSpec usersNoun()
{
    return {.name = u"users"_s,
        .verbs = {
            {.name = u"list"_s,
                .positionals = {},
                .help = u"Colleagues with groups and last sign-in, as far as the hub tells."_s,
                .options = {},
                .run = list},
            {.name = u"invite"_s,
                .positionals = {},
                .help = u"Makes the account, sets groups, mails a temporary password; safe to "
                        "repeat."_s,
                .options = {{.name = u"name"_s, .value = u"NAME"_s, .help = u"full name"_s},
                    {.name = u"email"_s, .value = u"ADDRESS"_s, .help = u"where the mail goes"_s},
                    {.name = u"group"_s,
                        .value = u"GROUP"_s,
                        .help = u"admin, sysadmin, tech, support, comptabilite, facturation, dev"_s,
                        .isRepeatable = true},
                    {.name = u"role"_s,
                        .value = u"ROLE"_s,
                        .help = u"of the ERPNext user; Employee by default"_s,
                        .isRepeatable = true}},
                .run = invite},
        }};
}

} // namespace FibreDesk::Ctl
