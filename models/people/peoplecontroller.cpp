// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people/peoplecontroller.h"

#include "erp/erpclient.h"
#include "hub/hubclient.h"
#include "people/groupwords.h"
#include "text/normalise.h"

#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

const QString fromHub = u"hub"_s;
const QString fromErp = u"erpnext"_s;

bool isFound(const PersonCard &person, const QStringList &words)
{
    QString all = person.name + u' ' + person.email;
    for (const QString &group : person.groupNames())
        all += u' ' + group + u' ' + GroupWords::title(group);
    const QString folded = Text::foldText(all);
    return std::ranges::all_of(
        words, [&folded](const QString &word) { return folded.contains(word); });
}

} // namespace

PeopleController::PeopleController(
    Hub::HubClient *hub, Erp::ErpClient *erp, QTimeZone zone, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
    , m_erp(erp)
    , m_zone(std::move(zone))
    , m_invitation(hub)
{
    connect(&m_invitation, &Invitation::told, this, &PeopleController::refresh);
}

void PeopleController::setText(const QString &text)
{
    if (std::exchange(m_text, text) == text)
        return;
    show();
    Q_EMIT textChanged();
}

QString PeopleController::sourceNote() const
{
    if (m_source != fromErp)
        return {};
    QString note = m_hub
        ? tr("The hub lists nobody: these are ERPNext's users, whose groups are not known.")
        : tr("The profile has no hub: these are ERPNext's users, whose groups are not known.");
    if (m_isCut)
        note += u' ' + tr("There are more than are shown.");
    return note;
}

PersonCard *PeopleController::find(const QString &id)
{
    const auto found = std::ranges::find(m_all, id, &PersonCard::id);
    return found == m_all.end() ? nullptr : &*found;
}

PersonCard PeopleController::selected() const
{
    const auto found = std::ranges::find(m_all, m_selected, &PersonCard::id);
    return found == m_all.end() ? PersonCard() : *found;
}

void PeopleController::select(const QString &id)
{
    if (!id.isEmpty())
        setInviting(false);
    if (std::exchange(m_selected, id) != id)
        Q_EMIT selectedChanged();
}

void PeopleController::setInviting(bool isInviting)
{
    if (std::exchange(m_isInviting, isInviting) == isInviting)
        return;
    if (isInviting && m_invitation.state() != Invitation::Sending)
        m_invitation.begin();
    Q_EMIT invitingChanged();
}

void PeopleController::setOnline(bool isOnline)
{
    m_isOnline = isOnline;
    m_invitation.setOnline(isOnline);
    Q_EMIT listChanged();
}

void PeopleController::retranslate()
{
    m_invitation.retranslate();
    show();
    Q_EMIT listChanged();
}

void PeopleController::refresh()
{
    if (m_isLoading) {
        m_isAskedAgain = true;
        return;
    }
    if (!m_isOnline) {
        fail({.kind = ErrorKind::Offline, .detail = u"started offline"_s, .source = u"people"_s});
        return;
    }
    m_isLoading = true;
    m_isAskedAgain = false;
    Q_EMIT listChanged();
    if (!m_hub) {
        askErp();
        return;
    }
    QCoro::connect(
        m_hub->users(&m_scope), this, [this](const Result<std::vector<Hub::HubUser>> &users) {
            if (users) {
                takeHub(*users);
                return;
            }
            const ErrorKind kind = users.error().kind;
            const bool listsNobody = kind == ErrorKind::NotFound || kind == ErrorKind::Unsupported;
            if (listsNobody && m_erp)
                askErp();
            else
                fail(users.error());
        });
}

void PeopleController::askErp()
{
    if (!m_erp) {
        fail({.kind = ErrorKind::Validation,
            .detail = u"the profile has neither a hub nor an ERPNext"_s,
            .source = u"people"_s});
        return;
    }
    QCoro::connect(Erp::fetchSystemUsers(m_erp, m_zone, &m_scope), this,
        [this](const Result<Erp::SystemUsers> &users) {
            if (users)
                takeErp(*users);
            else
                fail(users.error());
        });
}

void PeopleController::takeHub(const std::vector<Hub::HubUser> &users)
{
    std::vector<PersonCard> all;
    bool isErpUnknown = false;
    for (const Hub::HubUser &user : users) {
        PersonCard card{.id = user.id,
            .name = user.fullName.isEmpty() ? user.email : user.fullName,
            .email = user.email,
            .groups = user.groups,
            .lastLogin = user.lastLogin,
            .isLastLoginKnown = user.isLastLoginTold,
            .isDisabled = user.isDisabled,
            .hasErpUser = user.hasErpUser};
        // What was asked for of somebody stays beside them.
        if (const PersonCard *before = find(user.id)) {
            card.busy = before->busy;
            card.outcome = before->outcome;
            card.error = before->error;
        }
        isErpUnknown = isErpUnknown || !card.hasErpUser;
        all.push_back(std::move(card));
    }
    m_all = std::move(all);
    m_source = fromHub;
    m_isCut = false;
    m_error = {};
    m_isLoading = false;
    m_listedAt = QDateTime::currentDateTimeUtc();
    show();
    Q_EMIT listChanged();
    if (isErpUnknown)
        completeFromErp();
    if (m_isAskedAgain)
        refresh();
}

void PeopleController::completeFromErp()
{
    if (!m_erp)
        return;
    QCoro::connect(Erp::fetchSystemUsers(m_erp, m_zone, &m_scope), this,
        [this](const Result<Erp::SystemUsers> &users) {
            // Where ERPNext does not tell either, it stays unknown.
            if (!users || m_source != fromHub)
                return;
            QSet<QString> known;
            for (const Erp::SystemUser &user : users->list)
                known.insert(user.email.toLower());
            for (PersonCard &card : m_all) {
                const bool isThere = known.contains(card.email.toLower());
                if (!card.hasErpUser && (isThere || !users->isCut))
                    card.hasErpUser = isThere;
            }
            show();
        });
}

void PeopleController::takeErp(const Erp::SystemUsers &users)
{
    std::vector<PersonCard> all;
    for (const Erp::SystemUser &user : users.list) {
        PersonCard card{.id = user.email,
            .name = user.fullName.isEmpty() ? user.email : user.fullName,
            .email = user.email,
            .lastLogin = user.lastLogin,
            .isLastLoginKnown = true,
            .isDisabled = !user.isEnabled,
            .hasErpUser = true};
        if (const PersonCard *before = find(card.id)) {
            card.busy = before->busy;
            card.outcome = before->outcome;
            card.error = before->error;
        }
        all.push_back(std::move(card));
    }
    m_all = std::move(all);
    m_source = fromErp;
    m_isCut = users.isCut;
    m_error = {};
    m_isLoading = false;
    m_listedAt = QDateTime::currentDateTimeUtc();
    show();
    Q_EMIT listChanged();
    if (m_isAskedAgain)
        refresh();
}

void PeopleController::fail(const Error &error)
{
    m_isLoading = false;
    m_isAskedAgain = false;
    m_error = errorText(error);
    Q_EMIT listChanged();
}

void PeopleController::show()
{
    const QStringList words = Text::foldText(m_text).split(u' ', Qt::SkipEmptyParts);
    std::vector<PersonCard> found;
    std::ranges::copy_if(m_all, std::back_inserter(found),
        [&words](const PersonCard &person) { return isFound(person, words); });
    m_people.setCards(std::move(found));
    Q_EMIT selectedChanged();
}

void PeopleController::resend(const QString &id)
{
    PersonCard *person = find(id);
    if (!canChange() || !person || !person->busy.isEmpty())
        return;
    person->busy = u"resend"_s;
    person->outcome.clear();
    person->error = {};
    show();
    QCoro::connect(
        m_hub->resendInvite(id, &m_scope), this, [this, id](const Result<Hub::InvitePart> &mail) {
            PersonCard *now = find(id);
            if (!now)
                return;
            now->busy.clear();
            using State = Hub::InvitePart::State;
            if (!mail) {
                now->error = errorText(mail.error());
            } else if (mail->state == State::Failed || mail->state == State::Skipped) {
                now->error = errorText({.kind = ErrorKind::Server,
                    .detail = mail->words.isEmpty() ? u"the mail did not go out"_s : mail->words,
                    .source = u"hub resend invitation"_s});
            } else {
                now->outcome = mail->state == State::NotTold ? u"mailNotTold"_s : u"mailed"_s;
            }
            show();
        });
}

void PeopleController::disable(const QString &id)
{
    PersonCard *person = find(id);
    if (!canChange() || !person || !person->busy.isEmpty() || person->isDisabled == true)
        return;
    person->busy = u"disable"_s;
    person->outcome.clear();
    person->error = {};
    show();
    QCoro::connect(m_hub->disableUser(id, &m_scope), this, [this, id](const Result<void> &done) {
        PersonCard *now = find(id);
        if (!now)
            return;
        now->busy.clear();
        if (done)
            now->outcome = u"disabled"_s;
        else
            now->error = errorText(done.error());
        show();
        // The list says how it stands, above all where no answer came.
        refresh();
    });
}

} // namespace FibreDesk
