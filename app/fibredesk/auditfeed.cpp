// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditfeed.h"

#include "audit/auditlog.h"
#include "audit/writeentries.h"
#include "auth/signinset.h"
#include "cpe/acs/taskwatch.h"
#include "devicedesk.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"
#include "services.h"
#include "sync/syncengine.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Cpe::Acs::TaskName;
using Cpe::Acs::TaskState;

QString resultOf(TaskState state)
{
    switch (state) {
    case TaskState::Done:
        return u"done"_s;
    case TaskState::Faulted:
        return u"refused"_s;
    case TaskState::Expired:
        return u"failed"_s;
    default:
        return u"uncertain"_s;
    }
}

Audit::Entry entryOf(const Cpe::Acs::WatchedTask &task)
{
    Audit::Entry entry{
        .key = u"task/%1/%2/%3/%4"_s.arg(task.device, QString::number(task.number),
            QString::number(task.asked.toMSecsSinceEpoch()), Cpe::Acs::stateName(task.state)),
        .at = task.changed,
        .area = u"devices"_s,
        .action = Cpe::Acs::taskName(task.name),
        .name = task.serial,
        .result = resultOf(task.state),
        .reason = task.fault ? task.fault->words : task.phrase,
        .source = task.task};
    for (const Cpe::Acs::Expectation &one : task.expected) {
        entry.after.insert(one.path, one.isSecret ? u"••••••"_s : one.value);
    }
    if (entry.result == "done"_L1) {
        entry.reason.clear();
    }
    return entry;
}

QString resultOf(MailRun::RunSnapshot::State state)
{
    using State = MailRun::RunSnapshot::State;
    switch (state) {
    case State::Done:
        return u"done"_s;
    case State::Cancelled:
        return u"cancelled"_s;
    case State::Broken:
        return u"failed"_s;
    default:
        return u"stopped"_s;
    }
}

} // namespace

AuditFeed::AuditFeed(Services *services, DeviceDesk *devices, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    Audit::noteWrites(
        m_services->outbox.get(), &m_services->sync->fieldMap(), m_services->audit.get(), this);
    followDevices(devices);
    followMails();
    followSignIn();
}

void AuditFeed::followDevices(DeviceDesk *devices)
{
    if (!devices->watch()) {
        return;
    }
    connect(devices->watch(), &Cpe::Acs::TaskWatch::taskChanged, this,
        [this](const Cpe::Acs::WatchedTask &task) {
            const bool changes =
                task.name != TaskName::GetParameterValues && task.name != TaskName::RefreshObject;
            if (changes && !Cpe::Acs::isOpen(task)) {
                m_services->audit->note(entryOf(task));
            }
        });
}

void AuditFeed::followMails()
{
    const auto note = [this](const QString &id, bool isOver) {
        const MailRun::CampaignRun *run = m_services->mail->run(id);
        if (!run) {
            return;
        }
        const MailRun::RunSnapshot &now = run->snapshot();
        Audit::Entry entry{.area = u"mail"_s,
            .action = u"send"_s,
            .name = id,
            .title = now.title,
            .result = isOver ? resultOf(now.state) : u"started"_s,
            .reason = now.error ? now.error->detail : now.pauseReason,
            .source = id};
        if (isOver) {
            entry.after = {{u"recipients"_s, now.totals.recipients}, {u"sent"_s, now.totals.sent},
                {u"failed"_s, now.totals.failed}, {u"uncertain"_s, now.totals.uncertain}};
        }
        m_services->audit->note(entry);
    };
    connect(m_services->mail.get(), &MailDesk::runStarted, this,
        [note](const QString &id) { note(id, false); });
    connect(m_services->mail.get(), &MailDesk::runFinished, this,
        [note](const QString &id) { note(id, true); });
}

/// By hand only: that a sign-in was renewed is nobody's doing.
void AuditFeed::followSignIn()
{
    for (const Auth::SignInSet::One &one : m_services->signIns->all()) {
        connect(one.signIn.get(), &Auth::SignIn::statusChanged, this,
            [this, place = one.identity.oidc.issuer.host(), before = one.signIn->status()](
                const Auth::SignInStatus &now) mutable {
                noteSignIn(place, std::exchange(before, now), now);
            });
    }
}

void AuditFeed::noteSignIn(
    const QString &place, const Auth::SignInStatus &last, const Auth::SignInStatus &now)
{
    using State = Auth::SignIn::State;
    const bool wasAsking = last.state == State::SigningIn && now.state != State::SigningIn;
    // Who could not show it anew is still signed in, as before.
    const bool isIn = now.state == State::SignedIn && now.since != last.since;
    const bool isRefused =
        now.state == State::Refused || (wasAsking && last.isConfirming && now.error);
    Audit::Entry entry{.area = u"sign-in"_s,
        .action = u"sign-in"_s,
        .name = place,
        .title = (isIn ? now : last).who.shown(),
        .result = isIn ? u"done"_s : u"refused"_s,
        .reason = now.error && !isIn ? now.error->detail : QString()};
    if (last.state == State::SignedIn && now.state == State::SignedOut) {
        entry.action = u"sign-out"_s;
        entry.result = u"done"_s;
    } else if (!wasAsking || (!isIn && !isRefused)) {
        return;
    }
    m_services->audit->note(entry);
}

} // namespace FibreDesk
