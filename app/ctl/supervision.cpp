// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "supervision.h"

#include "auth/signinset.h"
#include "context.h"
#include "core/requestscope.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "hub/hubclient.h"
#include "rights/grantsfile.h"
#include "rightsdesk/ownrights.h"

#include <QSysInfo>
#include <QTimer>

#include <chrono>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int daySeconds = 24 * 60 * 60;
/// A hub that says nothing must not keep anybody from working.
constexpr auto patience = 10s;

QString systemUser()
{
    return u"%1@%2"_s.arg(qEnvironmentVariable("USER", u"unknown"_s), QSysInfo::machineHostName());
}

} // namespace

Supervision::Supervision(Context *context)
    : m_context(context)
    , m_overseer(this)
{
    m_overseer.setJudge([this](const QString &action) { return refusalOfAction(action); });
}

Supervision::~Supervision() = default;

QCoro::Task<void> Supervision::learn()
{
    if (std::exchange(m_isLearnt, true))
        co_return;
    const Auth::SignInSet &signIns = m_context->signIns();
    for (const Auth::SignInSet::One &one : signIns.all())
        (void)co_await one.signIn->recall();
    const QStringList groups = signIns.groups();
    QString signedIn;
    if (const Auth::SignIn *signIn = signIns.main()) {
        const Auth::SignInStatus &status = signIn->status();
        if (status.state == Auth::SignInStatus::State::SignedIn) {
            signedIn = status.who.email.isEmpty() ? status.who.shown() : status.who.email;
        }
    }
    // What cannot be read is as if it was never kept.
    if (const auto kept = Rights::readGrants(Rights::grantsFileFor(m_context->profile()));
        kept && *kept)
        m_grants = **kept;
    const QDateTime asked = m_grants.askedAt;
    const bool isFresh = asked.isValid() && asked.secsTo(m_context->clock().now()) < daySeconds
        && (groups.isEmpty() || groups == m_grants.groups);
    if (!isFresh)
        co_await askServers(groups);
    m_author = !m_grants.user.isEmpty() ? m_grants.user
        : !signedIn.isEmpty()           ? signedIn
                                        : systemUser();
}

QCoro::Task<void> Supervision::askServers(QStringList groups)
{
    RequestScope scope;
    QTimer::singleShot(patience, &scope, &RequestScope::abort);
    if (m_context->profile().erp.isConfigured()) {
        if (const auto erp = m_context->erp()) {
            const auto hello = co_await (*erp)->hello(&scope);
            if (hello && hello->user != m_grants.user) {
                m_grants = {}; // of somebody else
                m_grants.user = hello->user;
            }
        }
    }
    Hub::HubClient *hub = nullptr;
    if (m_context->profile().hub.isConfigured()) {
        if (const auto configured = m_context->hub())
            hub = *configured;
    }
    Rights::OwnQuestion question{
        .hub = hub, .groups = groups, .rules = m_rules, .before = m_grants};
    const auto answer = co_await Rights::askOwnRights(std::move(question), &scope);
    m_grants = answer.grants;
}

std::optional<Error> Supervision::refusal(const Rights::Verdict &verdict) const
{
    using Lack = Rights::Verdict::Lack;
    if (verdict.lack == Lack::Nothing)
        return std::nullopt;
    QString sentence;
    if (verdict.lack == Lack::Capability) {
        const QString what = m_rules.describe(verdict.capability, u"en"_s);
        sentence = m_grants.groups.isEmpty()
            ? u"You do not have the right to %1 (%2)."_s.arg(what, verdict.capability)
            : u"Your groups (%1) do not have the right to %2 (%3)."_s.arg(
                  m_grants.groups.join(u", "_s), what, verdict.capability);
    } else {
        sentence =
            u"ERPNext does not let you %1 documents of %2."_s.arg(verdict.verb, verdict.doctype);
    }
    return ownError(ErrorKind::Forbidden, sentence, u"rights"_s);
}

std::optional<Error> Supervision::refusalOfAction(const QString &action) const
{
    const Rights::Action asked = m_rules.action(action);
    const QString doctype =
        asked.table.isEmpty() ? QString() : Erp::FieldMap::builtIn().doctype(asked.table);
    return refusal(Rights::judge(m_grants, asked.capability, doctype, asked.verb));
}

QCoro::Task<Result<void>> Supervision::mayDo(QString action)
{
    co_await learn();
    if (const auto forbidden = refusalOfAction(action))
        co_return std::unexpected(*forbidden);
    co_return Result<void>();
}

QCoro::Task<Result<void>> Supervision::mayWrite(QString doctype, bool isCreate)
{
    co_await learn();
    const QString table = Erp::FieldMap::builtIn().table(doctype);
    const auto verdict = Rights::judge(
        m_grants, m_rules.writing(table), doctype, isCreate ? u"create"_s : u"write"_s);
    if (const auto forbidden = refusal(verdict))
        co_return std::unexpected(*forbidden);
    co_return Result<void>();
}

void Supervision::note(Audit::Entry entry)
{
    if (!m_log)
        m_log = std::make_unique<Audit::AuditLog>(Audit::AuditLog::fileFor(m_context->profile()));
    if (entry.who.isEmpty())
        entry.who = m_author.isEmpty() ? systemUser() : m_author;
    m_log->note(std::move(entry));
}

QCoro::Task<Result<void>> Supervision::flush()
{
    if (!m_log)
        co_return Result<void>();
    co_return co_await m_log->flush();
}

} // namespace FibreDesk::Ctl
