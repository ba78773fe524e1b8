// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rightsdesk.h"

#include "base/errortext.h"
#include "core/logging.h"
#include "erp/erpclient.h"
#include "erp/permissions.h"
#include "hub/hubclient.h"
#include "outbox/writegate.h"
#include "outbox/writequeue.h"
#include "rights/grantsfile.h"
#include "services.h"
#include "session/deskrights.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QFileInfo>
#include <QPointer>
#include <QtConcurrentRun>

#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr int daySeconds = 24 * 60 * 60;
/// A day is looked for this often: a computer that slept has no timer of a day.
constexpr auto dueCheck = 10min;
/// Refusals of one moment are one.
constexpr int refusalSeconds = 60;

/// What somebody may do is that person's, as the copy is.
QString fileFor(const Profile &profile)
{
    const QFileInfo own(profile.ownFile(u"rights"_s));
    return own.absolutePath() + u'/' + own.completeBaseName() + u".json"_s;
}

struct Question {
    Erp::ErpClient *erp = nullptr;
    QUrl server{};
    Hub::HubClient *hub = nullptr; ///< null = there is none
    QStringList doctypes{};
    QStringList groups{}; ///< of the sign-in
    Rights::Rules rules{};
    Rights::Grants before{};
};

QCoro::Task<RightsDesk::Answer> askServers(Question question, RequestScope *scope)
{
    const QPointer<RequestScope> alive(scope);
    RightsDesk::Answer answer{.grants = question.before};
    const auto own =
        co_await Erp::askPermissions(question.erp, question.server, question.doctypes, scope);
    if (!alive) {
        co_return answer;
    }
    if (own) {
        if (own->user != question.before.user) {
            answer.grants = {}; // of somebody else
        }
        answer.grants.user = own->user;
        answer.grants.roles = own->roles;
        answer.grants.verbs = own->verbs;
    } else {
        answer.problem = errorText(own.error()).sentence();
    }
    std::optional<Result<Hub::OwnRights>> told;
    if (question.hub) {
        told = co_await question.hub->ownRights(alive);
    }
    using Rights::Origin;
    const bool hasAnswer = told && *told;
    const bool isSilent = told && !*told && (*told).error().kind != ErrorKind::NotFound
        && (*told).error().kind != ErrorKind::Unsupported;
    if (isSilent) {
        answer.problem = errorText((*told).error()).sentence();
    }
    answer.grants.groups = !question.groups.isEmpty() ? question.groups
        : hasAnswer                                   ? (*told)->groups
        : isSilent                                    ? answer.grants.groups
                                                      : QStringList();
    const Rights::Capabilities ofGroups = question.rules.ofGroups(answer.grants.groups);
    if (hasAnswer) {
        answer.grants.capabilities = question.rules.overlaid(ofGroups, (*told)->capabilities);
        answer.grants.origin = Origin::Hub;
    } else if (!isSilent || answer.grants.origin != Origin::Hub) {
        answer.grants.capabilities = ofGroups;
        answer.grants.origin = ofGroups.isEmpty() ? Origin::None : Origin::Groups;
    }
    if (answer.problem.isEmpty()) {
        answer.grants.askedAt = QDateTime::currentDateTimeUtc();
    }
    co_return answer;
}

} // namespace

RightsDesk::RightsDesk(Services *services, DeskRights *rights, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_rights(rights)
    , m_file(fileFor(services->profile))
{
    QHash<QString, QString> doctypes;
    const QStringList tables = m_services->sync->fieldMap().tables();
    for (const QString &table : tables) {
        if (m_services->sync->fieldMap().parentDoctype(table).isEmpty()) {
            doctypes.insert(table, m_services->sync->fieldMap().doctype(table));
        }
    }
    m_rights->setDoctypes(doctypes);
    guard();
    m_due.setInterval(dueCheck);
    connect(&m_due, &QTimer::timeout, this, &RightsDesk::askIfDue);
    connect(m_rights, &DeskRights::askRequested, this, &RightsDesk::ask);
    readKept();
}

void RightsDesk::guard()
{
    // Belongs to the queue, as the rights do to the application: they outlive what is added.
    auto *gate = new Outbox::WriteGate(m_services->outbox.get(),
        [rights = m_rights](const Outbox::NewWrite &write) -> std::optional<Error> {
            const bool isCreate = write.name.isEmpty() && write.follows.isEmpty();
            const Right right = rights->mayWrite(write.doctype, isCreate);
            if (right.isAllowed()) {
                return std::nullopt;
            }
            return Error{
                .kind = ErrorKind::Forbidden, .detail = right.reason(), .source = u"rights"_s};
        });
    connect(m_rights, &DeskRights::changed, gate, &Outbox::WriteGate::changed);
    connect(
        m_services->outbox.get(), &Outbox::WriteQueue::changed, this, [this](const QString &id) {
            const Outbox::Write *write = m_services->outbox->find(id);
            if (write && write->state == Outbox::State::Refused && write->error
                && write->error->kind == ErrorKind::Forbidden
                && write->changed.secsTo(QDateTime::currentDateTimeUtc()) < refusalSeconds) {
                noteRefusal();
            }
        });
}

void RightsDesk::readKept()
{
    QtConcurrent::run([file = m_file] {
        return Rights::readGrants(file);
    }).then(this, [this](const Result<std::optional<Rights::Grants>> &kept) {
        if (!kept) {
            qCWarning(lcApp).noquote()
                << "what was known of the rights cannot be read:" << kept.error().detail;
        } else if (*kept && !m_rights->grants().askedAt.isValid()) {
            m_rights->setGrants(**kept);
            applyGroups();
        }
    });
}

void RightsDesk::start()
{
    m_isStarted = true;
    m_due.start();
    ask();
}

void RightsDesk::setGroups(const QStringList &groups)
{
    if (groups == m_groups) {
        return;
    }
    m_groups = groups;
    applyGroups();
    ask();
}

void RightsDesk::applyGroups()
{
    Rights::Grants grants = m_rights->grants();
    if (m_groups.isEmpty() || m_groups == grants.groups) {
        return;
    }
    grants.groups = m_groups;
    grants.capabilities = m_rules.ofGroups(m_groups);
    grants.origin = grants.capabilities.isEmpty() ? Rights::Origin::None : Rights::Origin::Groups;
    m_rights->setGrants(grants);
}

void RightsDesk::noteRefusal()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_refusedAt.isValid() && m_refusedAt.secsTo(now) < refusalSeconds) {
        return;
    }
    m_refusedAt = now;
    ask();
}

void RightsDesk::setLanguage(const QString &language)
{
    m_rights->setLanguage(language);
}

void RightsDesk::askIfDue()
{
    const QDateTime asked = m_rights->grants().askedAt;
    const bool isOld =
        !asked.isValid() || asked.secsTo(QDateTime::currentDateTimeUtc()) >= daySeconds;
    if (isOld || !m_rights->problem().isEmpty()) {
        ask();
    }
}

void RightsDesk::ask()
{
    if (!m_isStarted || m_isAsking) {
        return;
    }
    m_isAsking = true;
    QStringList doctypes;
    const QStringList tables = m_services->sync->fieldMap().tables();
    for (const QString &table : tables) {
        if (m_services->sync->fieldMap().parentDoctype(table).isEmpty()) {
            doctypes += m_services->sync->fieldMap().doctype(table);
        }
    }
    QCoro::connect(askServers({.erp = m_services->erp.get(),
                                  .server = m_services->profile.erp.url,
                                  .hub = m_services->hub.get(),
                                  .doctypes = doctypes,
                                  .groups = m_groups,
                                  .rules = m_rules,
                                  .before = m_rights->grants()},
                       &m_scope),
        this, [this](const Answer &answer) { take(answer); });
}

void RightsDesk::take(const Answer &answer)
{
    m_isAsking = false;
    m_rights->setProblem(answer.problem);
    m_rights->setGrants(answer.grants);
    if (!answer.problem.isEmpty()) {
        return;
    }
    QtConcurrent::run([file = m_file, grants = answer.grants] {
        return Rights::writeGrants(file, grants);
    }).then(this, [](const Result<void> &kept) {
        if (!kept) {
            qCWarning(lcApp).noquote()
                << "what is known of the rights cannot be kept:" << kept.error().detail;
        }
    });
}

} // namespace FibreDesk
