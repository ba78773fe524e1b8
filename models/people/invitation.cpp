// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people/invitation.h"

#include "hub/hubclient.h"
#include "people/groupwords.h"
#include "text/mailaddress.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using PartState = Hub::InvitePart::State;

const QString usualRole = u"Employee"_s;

QString toneOf(PartState state)
{
    switch (state) {
    case PartState::NotTold:
    case PartState::Skipped:
        return u"pending"_s;
    case PartState::Done:
    case PartState::Existing:
        return u"ok"_s;
    case PartState::Failed:
        return u"danger"_s;
    }
    return {};
}

} // namespace

Invitation::Invitation(Hub::HubClient *hub, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
    , m_parts({"part", "tone", "stateText", "words"}, 0)
{
}

void Invitation::setName(const QString &name)
{
    if (m_form.fullName == name)
        return;
    m_form.fullName = name;
    Q_EMIT formChanged();
    Q_EMIT changed();
}

void Invitation::setEmail(const QString &email)
{
    if (m_form.email == email)
        return;
    m_form.email = email;
    Q_EMIT formChanged();
    Q_EMIT changed();
}

void Invitation::setRoles(const QString &roles)
{
    QStringList wanted;
    for (const QString &role : roles.split(u',', Qt::SkipEmptyParts)) {
        if (const QString plain = role.simplified(); !plain.isEmpty() && !wanted.contains(plain))
            wanted += plain;
    }
    if (wanted.isEmpty())
        wanted += usualRole;
    if (m_form.roles == wanted)
        return;
    m_form.roles = wanted;
    Q_EMIT formChanged();
}

void Invitation::setGroup(const QString &group, bool isIn)
{
    if (m_form.groups.contains(group) == isIn)
        return;
    if (isIn)
        m_form.groups += group;
    else
        m_form.groups.removeAll(group);
    Q_EMIT formChanged();
    Q_EMIT changed();
}

QStringList Invitation::knownGroups()
{
    return GroupWords::all();
}

QString Invitation::groupTitle(const QString &group)
{
    return GroupWords::title(group);
}

QString Invitation::groupPurpose(const QString &group)
{
    return GroupWords::purpose(group);
}

QString Invitation::emailProblem() const
{
    const QString typed = m_form.email.trimmed();
    if (typed.isEmpty() || Text::parseMailAddress(typed).isMailable())
        return {};
    return tr("This is no address that a mail can go to.");
}

QString Invitation::missing() const
{
    if (!m_hub)
        return tr("Invitations go through the hub, and the profile has none ([hub] url).");
    if (!m_isOnline)
        return tr("The desk is offline.");
    if (m_form.fullName.simplified().isEmpty())
        return tr("The name is missing.");
    if (m_form.email.trimmed().isEmpty())
        return tr("The address is missing.");
    if (const QString problem = emailProblem(); !problem.isEmpty())
        return problem;
    if (m_form.groups.isEmpty())
        return tr("Choose at least one group.");
    return {};
}

bool Invitation::canSend() const
{
    return m_state != Sending && missing().isEmpty();
}

void Invitation::setOnline(bool isOnline)
{
    if (std::exchange(m_isOnline, isOnline) == isOnline)
        return;
    Q_EMIT formChanged();
    Q_EMIT changed();
}

void Invitation::begin()
{
    if (m_state == Sending)
        return;
    m_form = {};
    m_outcome.reset();
    m_error = {};
    m_parts.reset({});
    m_state = Form;
    Q_EMIT formChanged();
    Q_EMIT changed();
}

void Invitation::send()
{
    if (!canSend())
        return;
    Hub::UserInvite invite = m_form;
    invite.fullName = invite.fullName.simplified();
    invite.email = invite.email.trimmed();
    m_error = {};
    setState(Sending);
    QCoro::connect(m_hub->inviteUser(invite, &m_scope), this,
        [this](const Result<Hub::InviteOutcome> &outcome) {
            if (outcome) {
                m_outcome = *outcome;
                showParts();
                setState(Told);
                Q_EMIT told();
                return;
            }
            m_outcome.reset();
            m_parts.reset({});
            m_error = errorText(outcome.error());
            const bool isUncertain = outcome.error().kind == ErrorKind::Uncertain;
            setState(isUncertain ? Uncertain : Failed);
            if (isUncertain)
                Q_EMIT told();
        });
}

void Invitation::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void Invitation::retranslate()
{
    showParts();
    Q_EMIT formChanged();
    Q_EMIT changed();
}

void Invitation::showParts()
{
    if (!m_outcome)
        return;
    const auto words = [](const Hub::InvitePart &part, const QString &otherwise) {
        return part.words.isEmpty() && part.state == PartState::NotTold ? otherwise : part.words;
    };
    const auto row = [](const QString &id, const QString &part, PartState state,
                         const QString &stateText, const QString &reason) {
        return RecordModel::Row{.id = id, .values = {part, toneOf(state), stateText, reason}};
    };
    // A group that was asked for and is not named is not set, whatever else was said.
    QStringList unnamed;
    for (const QString &group : std::as_const(m_form.groups)) {
        if (m_outcome->groupsNow && !m_outcome->groupsNow->contains(group))
            unnamed += GroupWords::title(group);
    }
    const auto usual = [](PartState state) {
        switch (state) {
        case PartState::NotTold:
            return tr("Not told");
        case PartState::Done:
            return tr("Created");
        case PartState::Existing:
            return tr("Was there before");
        case PartState::Skipped:
            return tr("Left out");
        case PartState::Failed:
            return tr("Failed");
        }
        return QString();
    };
    const Hub::InvitePart &mail = m_outcome->mail;
    const Hub::InvitePart &groups = m_outcome->groups;
    const PartState groupState =
        !unnamed.isEmpty() && groups.state != PartState::Failed ? PartState::Failed : groups.state;
    QString groupText = groupState == PartState::Done ? tr("Set") : usual(groupState);
    QString groupReason = words(groups, tr("The hub does not say which groups are set now."));
    if (!unnamed.isEmpty())
        groupReason = tr("Not among the groups that the hub names: %1").arg(unnamed.join(u", "_s));
    m_parts.applySnapshot({
        row(u"account"_s, tr("Account"), m_outcome->account.state, usual(m_outcome->account.state),
            words(m_outcome->account,
                tr("The hub does not say whether the account is new or was there."))),
        row(u"groups"_s, tr("Groups"), groupState, groupText, groupReason),
        row(u"mail"_s, tr("Mail with the password"), mail.state,
            mail.state == PartState::Done           ? tr("Sent")
                : mail.state == PartState::Existing ? tr("Sent before")
                                                    : usual(mail.state),
            words(mail, tr("The hub does not say whether the mail went out."))),
        row(u"erp"_s, tr("ERPNext user"), m_outcome->erpUser.state, usual(m_outcome->erpUser.state),
            words(
                m_outcome->erpUser, tr("The hub does not say whether there is an ERPNext user."))),
    });
}

} // namespace FibreDesk
