// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include "accessibletree.h"
#include "application.h"

#include "campaigns/recipienttablemodel.h"
#include "dispatch/plancontroller.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"

#include <QCoroTask>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto patience = 90s; ///< the first step waits for the first copy of an empty mirror
constexpr auto checkEvery = 50ms;
constexpr auto lookEvery = 150ms;
constexpr auto longestSettle = 2500ms; ///< ages and technicians move for ever
constexpr auto tilesSettle = 900ms;
constexpr QSize pictureSize(1440, 900);

/// Whether anything but one colour is to be seen.
bool isBlank(const QImage &image)
{
    const QImage small = image.scaled(160, 100).convertToFormat(QImage::Format_RGB32);
    const QRgb first = small.pixel(0, 0);
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x) {
            if (small.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

/// Below an item as it is seen: what a Repeater or Loader made is nobody's QObject child.
QQuickItem *findItem(QQuickItem *below, const QString &name)
{
    if (below->objectName() == name)
        return below;
    for (QQuickItem *child : below->childItems()) {
        if (QQuickItem *found = findItem(child, name))
            return found;
    }
    return nullptr;
}

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

Tour::Tour(Application &application, QString directory, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_directory(std::move(directory))
{
    m_checkTimer.setInterval(checkEvery);
    connect(&m_checkTimer, &QTimer::timeout, this, &Tour::check);
    m_settleTimer.setInterval(lookEvery);
    connect(&m_settleTimer, &QTimer::timeout, this, &Tour::look);
}

void Tour::start()
{
    if (!QDir().mkpath(m_directory)) {
        finish(1, u"cannot make the folder %1"_s.arg(m_directory));
        return;
    }
    m_application.window()->resize(pictureSize);
    m_application.settings().setTheme(u"light"_s);
    planDispatch();
    planCustomers();
    planTickets();
    planDevices();
    planAccounting();
    planCampaigns();
    planEditor();
    planDeskCampaign();
    planOutbox();
    planRest();
    nextStep();
}

void Tour::planDispatch()
{
    using Dispatch::TrayModel;
    Dispatch::DispatchController &dispatch = m_application.dispatch();
    m_steps.push_back({.name = u"dispatch"_s,
        .act = [this] { m_application.navigation().open(u"dispatch"_s); },
        .isShown =
            [this, &dispatch] {
                return dispatch.isLoaded() && dispatch.jobCount() > 0
                    && dispatch.tray()->unassigned() > 0 && !m_application.session().isFilling();
            },
        .settle = tilesSettle});
    m_steps.push_back({.name = u"dispatch-job"_s,
        .act =
            [this, &dispatch] {
                const TrayModel &tray = *dispatch.tray();
                for (int row = 0; row < tray.rowCount() && m_job.isEmpty(); ++row) {
                    const QModelIndex index = tray.index(row);
                    if (!index.data(TrayModel::AssignedRole).toBool())
                        m_job = index.data(TrayModel::IdRole).toString();
                }
                dispatch.selectJob(m_job);
            },
        .isShown = [this, &dispatch] { return !m_job.isEmpty() && dispatch.jobCard().id == m_job; },
        .settle = tilesSettle});
    m_steps.push_back({.name = u"dispatch-assigned"_s,
        .act =
            [this, &dispatch] {
                for (const Dispatch::Lane &lane : dispatch.board().lanes) {
                    if (!lane.shifts.empty() && dispatch.assign(m_job, lane.technician.id))
                        break;
                }
            },
        .isShown =
            [&dispatch] {
                return dispatch.pendingCount() == 0 && dispatch.failedCount() == 0
                    && !dispatch.jobCard().technician.isEmpty();
            },
        .settle = 400ms});
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.undo(); },
        .isShown =
            [&dispatch] {
                return dispatch.pendingCount() == 0 && dispatch.jobCard().technician.isEmpty();
            }});
    m_steps.push_back({.name = u"dispatch-plan"_s,
        .act =
            [&dispatch] {
                dispatch.clearSelection();
                dispatch.plans()->open();
                dispatch.plans()->run();
            },
        .isShown =
            [&dispatch] { return dispatch.plans()->phase() == Dispatch::PlanController::Preview; },
        .settle = 400ms});
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.plans()->close(); },
        .isShown =
            [&dispatch] { return dispatch.plans()->phase() == Dispatch::PlanController::Closed; }});
    for (const auto &[name, span] : {std::pair(u"dispatch-week"_s, Dispatch::LoadController::Week),
             std::pair(u"dispatch-month"_s, Dispatch::LoadController::Month)}) {
        m_steps.push_back({.name = name,
            .act = [&dispatch, span] { dispatch.load()->open(span, dispatch.day()); },
            .isShown =
                [&dispatch, span] {
                    return dispatch.load()->span() == span && dispatch.load()->isLoaded();
                }});
    }
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.load()->open(Dispatch::LoadController::Day, {}); },
        .isShown =
            [&dispatch] { return dispatch.load()->span() == Dispatch::LoadController::Day; }});
    NetworkLayers *layers = m_application.mapDesk().network();
    m_steps.push_back({.name = u"dispatch-layers"_s,
        .act =
            [layers] {
                layers->setShowsPorts(true);
                layers->setShowsHeat(true);
                layers->setShowsHomes(true);
            },
        .isShown = [layers] { return layers->ports()->count() > 0 && layers->heatTickets() > 0; },
        .settle = tilesSettle});
    m_steps.push_back({.name = {},
        .act =
            [layers] {
                layers->setShowsPorts(false);
                layers->setShowsHeat(false);
                layers->setShowsHomes(false);
            },
        .isShown = [] { return true; }});
    m_steps.push_back({.name = u"dispatch-trail"_s,
        .act =
            [&dispatch] {
                // Who has the most to do.
                const auto &lanes = dispatch.board().lanes;
                const auto busiest = std::ranges::max_element(
                    lanes, {}, [](const Dispatch::Lane &lane) { return lane.jobs.size(); });
                if (busiest == lanes.end())
                    return;
                dispatch.selectTechnician(busiest->technician.id);
                dispatch.trail()->show(busiest->technician.id);
            },
        .isShown =
            [&dispatch] {
                const Dispatch::TrailController &trail = *dispatch.trail();
                return !trail.canShow() || trail.state() == Dispatch::TrailController::Ready
                    || trail.state() == Dispatch::TrailController::Empty;
            },
        .settle = tilesSettle});
    m_steps.push_back({.name = {},
        .act =
            [&dispatch] {
                dispatch.trail()->hide();
                dispatch.clearSelection();
            },
        .isShown = [&dispatch] { return !dispatch.trail()->isShown(); }});
    m_steps.push_back({.name = u"palette"_s,
        .act =
            [this] {
                QMetaObject::invokeMethod(
                    m_application.window(), "searchInPalette", Q_ARG(QString, u"tre"_s));
            },
        .isShown =
            [this] {
                return m_application.palette().count() > 0
                    && !m_application.palette().isSearching();
            }});
}

void Tour::planCustomers()
{
    CustomersController &customers = m_application.customers();
    m_steps.push_back({.name = u"customers"_s,
        .act =
            [this, &customers] {
                QMetaObject::invokeMethod(m_application.window(), "closePalette");
                m_application.navigation().open(u"customers"_s);
                customers.search()->setText(u"tremblay"_s);
            },
        .isShown = [&customers] { return customers.search()->count() > 0; }});
    m_steps.push_back({.name = u"customer"_s,
        .act =
            [this, &customers] {
                m_application.navigation().openCustomer(customers.search()->customerAt(0));
            },
        .isShown = [&customers] { return customers.isLoaded(); },
        .settle = tilesSettle});
    m_steps.push_back({.name = u"customer-services"_s,
        .act = [&customers] { Q_EMIT customers.partRequested(u"subscription"_s, {}); },
        .isShown = [&customers] { return customers.timeline()->count() > 0; },
        .settle = 300ms});
    m_steps.push_back({.name = u"customer-contracts"_s,
        .act = [&customers] { Q_EMIT customers.partRequested(u"contract"_s, {}); },
        .isShown = [&customers] { return !customers.customerFiles()->isAsking(); },
        .settle = 300ms});
}

void Tour::planTickets()
{
    TicketsController &tickets = m_application.tickets();
    m_steps.push_back({.name = u"tickets"_s,
        .act = [this] { m_application.navigation().open(u"tickets"_s); },
        .isShown =
            [&tickets] {
                if (tickets.isListed() && tickets.ticketId().isEmpty())
                    tickets.select(0);
                return tickets.isListed() && tickets.list()->lineAt(0) && tickets.isLoaded();
            }});
    TicketBulk &bulk = m_application.ticketBulk();
    m_steps.push_back({.name = u"tickets-selection"_s,
        .act =
            [&bulk] {
                for (int place = 1; place < 8; ++place)
                    bulk.selection()->toggle(place);
            },
        .isShown = [&bulk] { return bulk.selection()->count() == 7; }});
    // Shown only: the world stays as it was.
    m_steps.push_back({.name = u"tickets-bulk"_s,
        .act =
            [&bulk] {
                bulk.choose();
                bulk.preview(TicketBulk::Status, u"On Hold"_s);
            },
        .isShown = [&bulk] { return bulk.phase() == BulkController::Planned; }});
    m_steps.push_back({.name = {},
        .act =
            [&bulk] {
                bulk.close();
                bulk.selection()->clear();
            },
        .isShown = [&bulk] { return !bulk.isShown(); }});
    m_steps.push_back({.name = u"tickets-groups"_s,
        .act =
            [&tickets] {
                tickets.setOnlyOpen(false);
                tickets.setGroup(TicketsController::ByType);
            },
        .isShown =
            [&tickets] {
                return !tickets.isListing() && tickets.list()->isHeading(0)
                    && tickets.list()->lineAt(1);
            }});
    m_steps.push_back({.name = u"ticket"_s,
        .act =
            [this, &tickets] {
                tickets.setGroup(TicketsController::NoGroup);
                m_application.navigation().openTicket(tickets.ticketId());
            },
        .isShown =
            [&tickets] {
                return !tickets.isListing() && tickets.isLoaded() && tickets.thread()->count() > 0;
            }});
    m_steps.push_back({.name = u"ticket-note"_s,
        .act = [&tickets] { tickets.writing()->setComposer(u"note"_s); },
        .isShown = [&tickets] { return tickets.writing()->composer() == "note"_L1; }});
    m_steps.push_back({.name = u"ticket-answer"_s,
        .act = [&tickets] { tickets.writing()->setComposer(u"reply"_s); },
        .isShown = [&tickets] { return !tickets.writing()->reply()->subject().isEmpty(); }});
    m_steps.push_back({.name = {},
        .act = [&tickets] { tickets.writing()->setComposer({}); },
        .isShown = [&tickets] { return tickets.writing()->composer().isEmpty(); }});
}

void Tour::planDevices()
{
    DevicesController &devices = m_application.devices();
    m_steps.push_back({.name = u"devices"_s,
        .act =
            [this, &devices] {
                devices.chooseView(u"status:active"_s);
                m_application.navigation().open(u"devices"_s);
            },
        .isShown =
            [&devices] {
                if (devices.isListed() && devices.deviceId().isEmpty())
                    devices.select(0);
                return devices.isListed() && !devices.isListing() && devices.isLoaded()
                    && devices.history()->state() == DeviceHistory::Known;
            },
        .settle = 600ms});
    const auto secret = [this] {
        return findItem(m_application.window()->contentItem(), u"secret-wifi_password"_s);
    };
    m_steps.push_back({.name = u"device-secret"_s,
        .act =
            [secret] {
                QQuickItem *row = secret();
                if (QQuickItem *show = row ? findItem(row, u"showSecret"_s) : nullptr)
                    QMetaObject::invokeMethod(show, "click");
            },
        .isShown =
            [secret] {
                const QQuickItem *row = secret();
                return row && (row->property("shown").toBool() || row->property("none").toBool());
            }});
    m_steps.push_back({.name = u"devices-search"_s,
        .act =
            [&devices] {
                devices.chooseView(u"all"_s);
                devices.setText(u"deco"_s);
            },
        .isShown =
            [&devices] { return !devices.isListing() && devices.list()->lineAt(0) != nullptr; }});
}

void Tour::planAccounting()
{
    AccountingController &accounting = m_application.accounting();
    m_steps.push_back({.name = u"invoices"_s,
        .act =
            [this, &accounting] {
                accounting.chooseView(u"overdue"_s);
                m_application.navigation().open(u"invoices"_s);
            },
        .isShown =
            [&accounting] {
                if (accounting.isListed() && accounting.billId().isEmpty())
                    accounting.select(0);
                return accounting.isListed() && accounting.list()->lineAt(0)
                    && accounting.detail()->isLoaded();
            }});
    m_steps.push_back({.name = u"invoice-pdf"_s,
        .act = [&accounting] { accounting.print(); },
        .isShown =
            [&accounting] {
                const PrintedBill &printed = *accounting.printed();
                return printed.hasFile()
                    && (!accounting.printed()->pages()->picture().isEmpty()
                        || !PdfPages::canShow());
            },
        .settle = 500ms});
    m_steps.push_back({.name = u"statement"_s,
        .act =
            [&accounting] {
                accounting.printed()->close();
                accounting.openStatement(accounting.card().customer);
                accounting.statement()->setPeriod(AccountStatement::ThisYear);
            },
        .isShown = [&accounting] { return accounting.statement()->isLoaded(); }});
    m_steps.push_back({.name = u"statement-pdf"_s,
        .act = [&accounting] { accounting.statement()->makePdf(); },
        .isShown =
            [&accounting] {
                return accounting.printed()->hasFile()
                    && (!accounting.printed()->pages()->picture().isEmpty()
                        || !PdfPages::canShow());
            },
        .settle = 500ms});
    m_steps.push_back({.name = u"payments"_s,
        .act =
            [&accounting] {
                accounting.printed()->close();
                accounting.statement()->close();
                accounting.close();
                accounting.setKind(AccountingController::Payments);
            },
        .isShown =
            [&accounting] {
                if (accounting.isListed() && accounting.billId().isEmpty())
                    accounting.select(0);
                return accounting.isListed() && !accounting.isListing()
                    && accounting.card().kind == u"payment"_s && accounting.detail()->isLoaded();
            }});
}

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

void Tour::planRest()
{
    const auto page = [this](const QString &id) {
        return [this, id] { m_application.navigation().open(id); };
    };
    const auto always = [] { return true; };
    m_steps.push_back({.name = u"status"_s, .act = page(u"status"_s), .isShown = always});
    m_steps.push_back({.name = u"settings"_s, .act = page(u"settings"_s), .isShown = always});
}

void Tour::nextStep()
{
    if (m_at == m_steps.size()) {
        const QStringList &warnings = m_application.warnings();
        finish(warnings.isEmpty() ? 0 : 1,
            warnings.isEmpty() ? QString() : u"QML warned: %1"_s.arg(warnings.join(u"\n"_s)));
        return;
    }
    m_steps[m_at].act();
    m_sinceAct.start();
    m_checkTimer.start();
}

void Tour::check()
{
    const Step &step = m_steps[m_at];
    if (step.isShown()) {
        m_checkTimer.stop();
        handleShown();
        return;
    }
    if (m_sinceAct.durationElapsed() > patience) {
        savePicture(m_application.window()->grabWindow(), u"-stuck"_s);
        finish(1, u"the step %1 never showed its data"_s.arg(step.name));
    }
}

void Tour::handleShown()
{
    if (m_steps[m_at].name.isEmpty()) {
        ++m_at;
        nextStep();
        return;
    }
    ++m_pictures;
    settle(m_steps[m_at].settle, [this](const QImage &light) {
        if (!savePicture(light) || !saveTree())
            return;
        m_application.settings().setTheme(u"dark"_s);
        settle(m_steps[m_at].settle, [this](const QImage &dark) {
            if (!savePicture(dark, u"-dark"_s))
                return;
            m_application.settings().setTheme(u"light"_s);
            ++m_at;
            nextStep();
        });
    });
}

void Tour::settle(std::chrono::milliseconds atLeast, std::function<void(const QImage &)> then)
{
    m_settled = std::move(then);
    m_settleAtLeast = atLeast;
    m_settling = {};
    m_sinceAct.start();
    m_settleTimer.start();
}

void Tour::look()
{
    const QImage image = m_application.window()->grabWindow();
    const auto waited = m_sinceAct.durationElapsed();
    const bool isStill = image == m_settling && waited >= m_settleAtLeast;
    m_settling = image;
    if (!isStill && waited < longestSettle)
        return;
    m_settleTimer.stop();
    std::exchange(m_settled, {})(image);
}

bool Tour::savePicture(const QImage &image, const QString &look)
{
    const QString &step = m_steps[m_at].name;
    const QString name = u"%1-%2%3.png"_s.arg(m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(step.isEmpty() ? u"step"_s : step, look);
    const QString file = QDir(m_directory).filePath(name);
    if (isBlank(image) || !image.save(file)) {
        finish(1, u"%1 is blank or cannot be written"_s.arg(file));
        return false;
    }
    std::fprintf(stderr, "fibredesk: %s\n", qPrintable(file));
    return true;
}

bool Tour::saveTree()
{
    const QString name =
        u"%1-%2.txt"_s.arg(m_pictures, 2, 10, QLatin1Char('0')).arg(m_steps[m_at].name);
    QFile file(QDir(m_directory).filePath(name));
    const QByteArray text = AccessibleTree::of(m_application.window()).toText().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        finish(1, u"%1 cannot be written"_s.arg(file.fileName()));
        return false;
    }
    return true;
}

void Tour::finish(int code, const QString &reason)
{
    m_checkTimer.stop();
    if (!reason.isEmpty())
        std::fprintf(stderr, "fibredesk: tour: %s\n", qPrintable(reason));
    QGuiApplication::exit(code);
}

} // namespace FibreDesk
