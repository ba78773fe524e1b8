// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rightsdesk/ownrights.h"

#include "erp/erpclient.h"
#include "erp/permissions.h"
#include "hub/hubclient.h"
#include "store/mirror.h"

#include <QFileInfo>
#include <QPointer>

#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Rights {

QString grantsFileFor(const Profile &profile)
{
    const QFileInfo mirror(Store::Mirror::fileFor(profile));
    return mirror.absolutePath() + u'/'
        + mirror.completeBaseName().replace("mirror-"_L1, "rights-"_L1) + u".json"_s;
}

QCoro::Task<OwnAnswer> askOwnRights(OwnQuestion question, RequestScope *scope)
{
    const QPointer<RequestScope> alive(scope);
    OwnAnswer answer{.grants = question.before};
    if (question.erp) {
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
            answer.problem = own.error();
        }
    }
    std::optional<Result<Hub::OwnRights>> told;
    if (question.hub) {
        told = co_await question.hub->ownRights(alive);
    }
    const bool hasAnswer = told && *told;
    const bool isSilent = told && !*told && (*told).error().kind != ErrorKind::NotFound
        && (*told).error().kind != ErrorKind::Unsupported;
    if (isSilent) {
        answer.problem = (*told).error();
    }
    answer.grants.groups = !question.groups.isEmpty() ? question.groups
        : hasAnswer                                   ? (*told)->groups
        : isSilent                                    ? answer.grants.groups
                                                      : QStringList();
    const Capabilities ofGroups = question.rules.ofGroups(answer.grants.groups);
    if (hasAnswer) {
        answer.grants.capabilities = question.rules.overlaid(ofGroups, (*told)->capabilities);
        answer.grants.origin = Origin::Hub;
    } else if (!isSilent || answer.grants.origin != Origin::Hub) {
        answer.grants.capabilities = ofGroups;
        answer.grants.origin = ofGroups.isEmpty() ? Origin::None : Origin::Groups;
    }
    if (!answer.problem) {
        answer.grants.askedAt = QDateTime::currentDateTimeUtc();
    }
    co_return answer;
}

} // namespace FibreDesk::Rights
