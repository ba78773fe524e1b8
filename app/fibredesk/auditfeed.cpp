// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditfeed.h"

#include "audit/auditlog.h"
#include "audit/writeentries.h"
#include "auth/signinset.h"
#include "outbox/writequeue.h"
#include "services.h"
#include "sync/syncengine.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

AuditFeed::AuditFeed(Services *services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    Audit::noteWrites(
        m_services->outbox.get(), &m_services->sync->fieldMap(), m_services->audit.get(), this);
    followSignIn();
}

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
    const bool isRefused = now.state == State::Refused || (wasAsking && now.error);
    Audit::Entry entry{.who = (isIn ? now : last).who.email,
        .area = u"sign-in"_s,
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
