// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaigns and the outbox.

#include "tour.h"

#include "application.h"

#include "campaigns/recipienttablemodel.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"

#include <QCoroTask>
#include <QDateTime>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

/// Invented people; the sandbox's relay refuses some of their addresses by what stands after the +.
Compose::CampaignFile deskCampaign(const QString &id)
{
    static const QStringList first{u"Marie"_s, u"Jean-François"_s, u"Éloïse"_s, u"Kevin"_s,
        u"Noémie"_s, u"William"_s, u"Solange"_s};
    static const QStringList last{
        u"Tremblay"_s, u"O’Neil"_s, u"Gagnon"_s, u"Bouchard"_s, u"Lévesque"_s, u"St-Pierre"_s};
    Compose::CampaignFile campaign;
    campaign.id = id;
    campaign.from = {.name = u"Fibre"_s, .address = u"infolettre@fournisseur.example"_s};
    campaign.subject = {
        .french = u"{{firstname}}, votre fibre"_s, .english = u"{{firstname}}, your fibre"_s};
    campaign.html = {.french = u"<h2>Bonjour {{firstname}},</h2><p>La fibre arrive.</p>"_s,
        .english = u"<h2>Hello {{firstname}},</h2><p>The fibre is coming.</p>"_s};
    campaign.unsubscribe = u"mailto:desabonnement@fournisseur.example"_s;
    for (int row = 0; row < 240; ++row) {
        const QString rule = row % 23 == 7 ? u"+550"_s
            : row % 31 == 9                ? u"+450"_s
            : row % 61 == 12               ? u"+kept"_s
                                           : QString();
        campaign.recipients.append(QJsonObject{
            {u"email"_s, u"client%1%2@courriel.example"_s.arg(row).arg(rule)},
            {u"firstname"_s, first[row % first.size()]}, {u"lastname"_s, last[row % last.size()]},
            {u"language"_s, row % 5 == 0 ? u"en"_s : u"fr"_s}, {u"excluded"_s, row % 80 == 5}});
    }
    return campaign;
}

} // namespace

void Tour::planCampaigns()
{
    CampaignsController *campaigns = m_application.campaigns();
    if (!campaigns)
        return;
    m_steps.push_back({.name = u"campaigns"_s,
        .act = [this] { m_application.navigation().open(u"campaigns"_s); },
        .isShown =
            [campaigns] {
                return !campaigns->isListLoading() && campaigns->campaigns()->rowCount() > 0;
            }});
    m_steps.push_back({.name = u"campaign"_s,
        .act =
            [this, campaigns] {
                // The one with most to do: failures, and not the largest.
                QString best;
                for (int row = 0; row < campaigns->campaigns()->rowCount(); ++row) {
                    const auto totals = campaigns->campaigns()
                                            ->index(row)
                                            .data(CampaignListModel::TotalsRole)
                                            .value<CampaignTotals>();
                    if (totals.failed() > 0 && totals.recipients() < 1000 && best.isEmpty())
                        best = campaigns->campaigns()->idAt(row);
                }
                m_application.navigation().openCampaign(best);
            },
        .isShown = [campaigns] { return campaigns->recipients()->count() > 0; }});
    m_steps.push_back({.name = u"campaign-failed"_s,
        .act = [campaigns] { campaigns->recipients()->setStatus(RecipientTableModel::Failed); },
        .isShown = [campaigns] { return campaigns->resendable() > 0; }});
    m_steps.push_back({.name = u"campaign-resent"_s,
        .act =
            [this, campaigns] {
                m_failedRow = campaigns->recipients()->rowIdAt(0);
                campaigns->showMail(m_failedRow);
                campaigns->resendRow(m_failedRow);
            },
        .isShown = [campaigns] { return !campaigns->resend()->isRunning(); },
        .settle = 500ms});
}

void Tour::planEditor()
{
    if (!m_application.campaigns())
        return;
    CampaignEditor &editor = m_application.editor();
    m_steps.push_back({.name = u"editor-customers"_s,
        .act =
            [this, &editor] {
                m_application.navigation().open(u"campaigns"_s);
                QObject *page = m_application.window()->property("page").value<QObject *>();
                QMetaObject::invokeMethod(page, "write", Q_ARG(bool, true));
                editor.setName(u"Fibre d’automne"_s);
                editor.audience()->startFilter();
            },
        .isShown = [&editor] { return editor.isOpen() && editor.audience()->filterCount() > 0; }});
    m_steps.push_back({.name = u"editor-audience"_s,
        .act = [&editor] { editor.audience()->confirmFilter(); },
        .isShown =
            [&editor] {
                return editor.audience()->isReady() && editor.audience()->counts().mailed > 0;
            }});
    m_steps.push_back({.name = u"editor-message"_s,
        .act =
            [&editor] {
                editor.setStep(CampaignEditor::Message);
                MessageEditor &message = *editor.message();
                message.setUnsubscribe(u"https://isp.example/retrait?c={{customer}}"_s);
                message.setSubject(u"Votre fibre vous attend"_s);
                message.setBody(
                    u"<h2 style=\"color:#1A7F4B\">Bonjour{{#firstname}} "
                    u"{{firstname}}{{/firstname}},"
                    "</h2>\n<p>La fibre arrive au <b>{{description}}</b>.</p>\n"
                    "<p><a href=\"{{unsubscribe_url}}\">Ne plus recevoir ces courriels</a></p>\n"_s);
            },
        .isShown =
            [&editor] {
                return editor.message()->faults().isEmpty() && !editor.preview()->html().isEmpty();
            },
        .settle = 700ms});
    m_steps.push_back({.name = u"editor-check"_s,
        .act = [&editor] { editor.setStep(CampaignEditor::Check); },
        .isShown = [&editor] { return editor.isChecked(); }});
    m_steps.push_back({.name = u"editor-send"_s,
        .act =
            [&editor] {
                for (int row = 0; row < editor.findings()->count(); ++row)
                    editor.findings()->setAccepted(row, true);
                editor.setStep(CampaignEditor::Send);
            },
        .isShown = [&editor] { return editor.isChecked(); }});
    m_steps.push_back({.name = {},
        .act =
            [&editor] {
                const QString draft = editor.draftId();
                editor.close();
                editor.removeDraft(draft);
            },
        .isShown = [&editor] { return !editor.isOpen(); }});
}

void Tour::planDeskCampaign()
{
    MailDesk *desk = m_application.services().mail.get();
    CampaignsController *campaigns = m_application.campaigns();
    if (!desk->canSend())
        return;
    const auto select = [campaigns](int status) {
        campaigns->recipients()->setStatus(status);
        campaigns->setSelectedRow(campaigns->recipients()->rowIdAt(0));
    };
    const auto isSelected = [campaigns] { return campaigns->deskRow()->attempts()->count() > 0; };
    m_steps.push_back({.name = u"desk-campaign"_s,
        .act =
            [this, desk, campaigns] {
                m_deskCampaign =
                    u"tour-%1"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMddHHmmss"_s));
                m_application.navigation().open(u"campaigns"_s);
                QCoro::connect(desk->put(deskCampaign(m_deskCampaign), u"Fibre, secteur nord"_s),
                    this, [this, desk, campaigns](const Result<MailRun::CampaignRecord> &put) {
                        if (!put) {
                            finish(1, put.error().detail);
                            return;
                        }
                        campaigns->openDesk(m_deskCampaign);
                        desk->send(m_deskCampaign);
                    });
            },
        .isShown =
            [this, campaigns] {
                const CampaignTotals totals = campaigns->totals();
                const QObject *page = m_application.window()->property("page").value<QObject *>();
                return !page->property("isWriting").toBool() && campaigns->place() == u"desk"_s
                    && totals.sent() > 80 && totals.failed() > 0 && totals.uncertain() > 0;
            }});
    m_steps.push_back({.name = u"desk-campaign-failed"_s,
        .act =
            [this, desk, select] {
                if (MailRun::CampaignRun *run = desk->run(m_deskCampaign))
                    run->pause();
                select(RecipientTableModel::Failed);
            },
        .isShown = isSelected});
    m_steps.push_back({.name = u"desk-campaign-uncertain"_s,
        .act = [select] { select(RecipientTableModel::Uncertain); },
        .isShown = isSelected});
}

void Tour::planOutbox()
{
    // A change that waits, as without a network, and is given up again: the world stays as it was.
    Outbox::WriteQueue *queue = m_application.services().outbox.get();
    m_steps.push_back({.name = u"outbox"_s,
        .act =
            [this, queue] {
                queue->stop();
                Outbox::NewWrite write;
                write.doctype = u"Customer"_s;
                write.name = m_application.customers().customerId();
                write.title = m_application.customers().head().name;
                write.base.set(u"cell_phone"_s, Outbox::rawOf(u"450 555-0123"_s));
                write.changes.fields.insert(u"cell_phone"_s, Outbox::rawOf(u"450 555-0188"_s));
                QCoro::connect(queue->add(write), this, [this](const Result<QString> &id) {
                    if (id)
                        m_application.navigation().open(u"outbox"_s, *id);
                    else
                        finish(1, id.error().detail);
                });
            },
        .isShown = [this] { return m_application.outbox().selected().state == "waiting"_L1; }});
    m_steps.push_back({.name = {},
        .act = [this] { m_application.outbox().cancel(); },
        .isShown =
            [this, queue] {
                if (m_application.outbox().selected().state != "cancelled"_L1)
                    return false;
                queue->start();
                return true;
            }});
}

} // namespace FibreDesk
