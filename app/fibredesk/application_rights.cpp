// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user may do, told to whoever asks before he acts; and what was done, to the list of it.

#include "application.h"

#include "audit/auditlog.h"
#include "auth/signinset.h"
#include "base/errortext.h"
#include "dispatch/savedviews.h"
#include "pagenames.h"
#include "sync/syncengine.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

using namespace PageName;

void Application::connectRights()
{
    m_outbox.setAudit(&m_audit);
    connect(m_services.signIns.get(), &Auth::SignInSet::statusChanged, this,
        [this](const Auth::SignIn *, const Auth::SignInStatus &status) {
            if (status.state == Auth::SignIn::State::SignedIn && !m_services.isAnotherPerson())
                m_rightsDesk.setGroups(m_services.signIns->groups());
        });
    connect(&m_rights, &DeskRights::changed, this, [this] {
        m_dispatch.setWriteRefusal(m_rights.assignJobs().reason());
        m_dispatch.savedViews()->setRemovalRefusal(
            m_rights.mayDelete(m_services.sync->fieldMap().doctype(u"preset"_s)).reason());
        m_records.secrets()->setRefusal(m_rights.seeSecrets().reason());
    });
    connect(m_dispatch.savedViews(), &Dispatch::SavedViews::removalEnded, this,
        [this](const QString &doctype, const QString &title, const QString &reason) {
            m_services.audit->note({.area = u"dispatch"_s,
                .action = u"delete"_s,
                .doctype = doctype,
                .title = title,
                .result = reason.isEmpty() ? u"done"_s : u"refused"_s,
                .reason = reason});
        });
    connect(&m_editor, &CampaignEditor::removedChanged, this, [this] {
        if (!m_editor.removedName().isEmpty())
            m_services.audit->note({.area = u"campaigns"_s,
                .action = u"delete"_s,
                .title = m_editor.removedName(),
                .result = u"done"_s});
    });
    connect(&m_editor, &CampaignEditor::removalUndone, this, [this](const QString &name) {
        m_services.audit->note(
            {.area = u"campaigns"_s, .action = u"restore"_s, .title = name, .result = u"done"_s});
    });
    connect(m_campaigns.resend(), &ResendRun::finished, this, [this] {
        const ResendRun *run = m_campaigns.resend();
        if (run->stopped().error().source == "rights"_L1)
            return; // not one row was asked for
        m_services.audit->note({.area = u"campaigns"_s,
            .action = u"resend"_s,
            .name = run->campaign(),
            .after = {{u"asked"_s, run->total()}, {u"accepted"_s, run->accepted()},
                {u"refused"_s, run->refused()}, {u"unanswered"_s, run->unanswered()}},
            .result = run->unanswered() > 0 ? u"uncertain"_s
                : run->stopped().isSet()    ? u"stopped"_s
                : run->refused() > 0        ? u"refused"_s
                                            : u"done"_s,
            .reason = run->stopped().error().detail});
    });
    connect(m_services.audit.get(), &Audit::AuditLog::failed, this, [this](const Error &error) {
        m_notifications.add(u"danger"_s,
            tr("What is done from this desk cannot be written down: %1")
                .arg(errorText(error).sentence()),
            outboxPage);
    });
}

} // namespace FibreDesk
