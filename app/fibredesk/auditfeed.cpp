// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditfeed.h"

#include "audit/auditlog.h"
#include "audit/writeentries.h"
#include "auth/signin.h"
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
    if (!m_services->signIn) {
        return;
    }
    using State = Auth::SignIn::State;
    connect(m_services->signIn.get(), &Auth::SignIn::statusChanged, this,
        [this, before = m_services->signIn->status()](const Auth::SignInStatus &now) mutable {
            const Auth::SignInStatus last = std::exchange(before, now);
            const bool isIn = now.state == State::SignedIn;
            const bool wasAsking = last.state == State::SigningIn;
            Audit::Entry entry{.area = u"sign-in"_s,
                .action = u"sign-in"_s,
                .title = (isIn ? now : last).who.shown(),
                .result = isIn ? u"done"_s : u"refused"_s,
                .reason = now.error && !isIn ? now.error->detail : QString()};
            if (last.state == State::SignedIn && now.state == State::SignedOut) {
                entry.action = u"sign-out"_s;
                entry.result = u"done"_s;
            } else if (!wasAsking || (!isIn && now.state != State::Refused)) {
                return;
            }
            m_services->audit->note(entry);
        });
}

} // namespace FibreDesk
