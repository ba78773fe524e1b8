// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What leads from one page to another, and what pages tell of themselves.

#include "application.h"

#include "audit/overseer.h"
#include "dispatch/calendarfeeds.h"
#include "dispatch/jobmaking.h"
#include "dispatch/publishcontroller.h"
#include "dispatch/savedviews.h"
#include "dispatch/sheetcontroller.h"
#include "dispatch/templatecontroller.h"
#include "outbox/writequeue.h"
#include "ownplace.h"
#include "pagenames.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

#include <QFileInfo>
#include <QQuickWindow>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using namespace PageName;

void Application::connectNavigation()
{
    connect(&m_navigation, &Navigation::opened, this,
        [this](const QString &page, const QString &subject) {
            if (page == dispatchPage)
                m_dispatch.selectJob(subject);
            else if (page == customersPage)
                m_customers.open(subject);
            else if (page == ticketsPage)
                m_tickets.open(subject);
            else if (page == devicesPage)
                m_devices.open(subject);
            else if (page == campaignsPage)
                m_campaigns.open(subject);
            else if (page == invoicesPage)
                m_accounting.open(subject);
            else if (page == outboxPage)
                m_outbox.select(subject);
        });
    connect(&m_navigation, &Navigation::pageChanged, this, &Application::updateBoardVisible);
    connect(&m_navigation, &Navigation::pageChanged, this, &Application::tellFront);
    connect(&m_tickets, &TicketsController::ticketChanged, this, &Application::tellFront);
    connect(&m_customers, &CustomersController::customerChanged, this, &Application::tellFront);
    connect(&m_paletteFeed, &PaletteFeed::todayRequested, &m_dispatch,
        &Dispatch::DispatchController::goToday);
    connect(&m_paletteFeed, &PaletteFeed::boardRequested, &m_dispatch,
        &Dispatch::DispatchController::commandRequested);
    connect(&m_paletteFeed, &PaletteFeed::wallRequested, &m_mapDesk, &MapDesk::wallRequested);
    connect(&m_paletteFeed, &PaletteFeed::templateRequested, this, &Application::openTemplates);
    connect(&m_paletteFeed, &PaletteFeed::publishRequested, m_dispatch.publisher(),
        &Dispatch::PublishController::open);
    connect(&m_paletteFeed, &PaletteFeed::pinRequested, &m_dispatch,
        &Dispatch::DispatchController::togglePins);
    connect(&m_paletteFeed, &PaletteFeed::shortcutsRequested, this, [this] {
        if (QQuickWindow *main = window())
            QMetaObject::invokeMethod(main, "openShortcuts");
    });
    connect(&m_customers, &CustomersController::noticed, this,
        [this](const QString &text, const QString &tone, const QString &customer) {
            m_notifications.add(tone, text, customersPage, customer);
        });
    connect(&m_customers, &CustomersController::jobRequested, &m_navigation, &Navigation::openJob);
    connect(&m_customers, &CustomersController::ticketRequested, &m_navigation,
        &Navigation::openTicket);
    connect(&m_customers, &CustomersController::billRequested, this,
        [this](const QString &kind, const QString &id) {
            m_navigation.open(invoicesPage, kind + u':' + id);
        });
    connect(&m_accounting, &AccountingController::customerRequested, &m_navigation,
        &Navigation::openCustomer);
    connect(&m_tickets, &TicketsController::customerRequested, &m_navigation,
        &Navigation::openCustomer);
    connect(&m_tickets, &TicketsController::jobRequested, &m_navigation, &Navigation::openJob);
    connect(
        &m_paletteFeed, &PaletteFeed::ticketsRequested, &m_tickets, &TicketsController::chooseView);
    connect(&m_customers, &CustomersController::placeRequested, this,
        [this](double latitude, double longitude) {
            m_navigation.open(dispatchPage);
            m_dispatch.showPlace(latitude, longitude);
        });
    connect(&m_editor, &CampaignEditor::campaignStarted, this, [this](const QString &id) {
        // Its live table is the next thing to look at.
        m_navigation.open(campaignsPage);
        m_campaigns.openDesk(id);
    });
    connect(&m_campaigns, &CampaignsController::customerRequested, &m_navigation,
        &Navigation::openCustomer);
}

void Application::tellFront()
{
    const QString page = m_navigation.page();
    if (page == ticketsPage)
        m_live.lookAt(Store::Kind::Ticket, m_tickets.ticketId());
    else if (page == customersPage)
        m_live.lookAt(Store::Kind::Customer, m_customers.customerId());
    else if (page == dispatchPage)
        m_live.lookAt(Store::Kind::Job, m_dispatch.selectedJob());
    else
        m_live.lookAt({}, {});
}

void Application::connectDispatch()
{
    using Dispatch::DispatchController;
    connect(&m_dispatch, &DispatchController::noticed, this,
        [this](const QString &text, const QString &tone) {
            m_notifications.add(tone, text, dispatchPage, m_dispatch.selectedJob());
        });
    m_dispatch.publisher()->connectTo(m_services.hub.get(), m_services.told.get());
    connect(m_dispatch.publisher(), &Dispatch::PublishController::phaseChanged, this,
        &Application::tellRuns);
    const int dispatch =
        m_undo.add([this] { return m_dispatch.undoText(); }, [this] { m_dispatch.undo(); });
    connect(&m_dispatch, &DispatchController::undoChanged, this,
        [this, dispatch] { m_undo.handleChanged(dispatch); });
    connect(&m_dispatch, &DispatchController::stateChanged, this, &Application::reportFirstBoard);
    connect(&m_dispatch, &DispatchController::selectionChanged, this, &Application::tellFront);
    using Dispatch::CalendarFeeds;
    using Dispatch::SavedViews;
    m_dispatch.feeds()->restore(m_settings.remembered(u"dispatch.feeds"_s));
    connect(m_dispatch.feeds(), &CalendarFeeds::textChanged, this,
        [this] { m_settings.remember(u"dispatch.feeds"_s, m_dispatch.feeds()->text()); });
    m_dispatch.savedViews()->restore(m_settings.remembered(u"dispatch.views"_s));
    connect(m_dispatch.savedViews(), &SavedViews::textChanged, this,
        [this] { m_settings.remember(u"dispatch.views"_s, m_dispatch.savedViews()->text()); });
    connect(m_dispatch.savedViews(), &SavedViews::changed, this, &Application::offerViews);
    connect(
        &m_paletteFeed, &PaletteFeed::viewRequested, m_dispatch.savedViews(), &SavedViews::apply);
    connect(&m_paletteFeed, &PaletteFeed::paperRequested, this, [this](const QString &paper) {
        if (paper == "views"_L1)
            m_dispatch.savedViews()->setOpen(true);
        else if (paper == "calendar"_L1)
            m_dispatch.feeds()->setOpen(true);
        else
            m_dispatch.sheets()->open(m_dispatch.selectedTechnician());
    });
    offerViews();
    connect(m_services.sync.get(), &Sync::SyncEngine::stateChanged, this,
        [this](const Sync::SyncState &state) {
            using Phase = Sync::SyncState::Phase;
            const Sync::KindProgress *jobs = state.find(Store::Kind::Job);
            const bool isAway = state.phase == Phase::Waiting && state.error;
            if (isAway) {
                m_dispatch.noteReach(false, {});
            } else if (state.phase == Phase::Current && jobs) {
                m_dispatch.noteReach(true, jobs->lastSuccess);
                m_dispatch.publisher()->noteSite();
            }
            // Nobody waits for a server that is known to be away.
            m_dispatch.sheets()->setOnline(!isAway && !m_options.isOffline);
        });
}

void Application::offerViews()
{
    QList<std::pair<QString, QString>> views;
    for (const Dispatch::ViewRow &view : m_dispatch.savedViews()->rows()) {
        if (view.problem.isEmpty())
            views.emplace_back(view.id, view.name);
    }
    m_paletteFeed.setViews(views);
}

void Application::openTemplates()
{
    Dispatch::TemplateController *templates = m_dispatch.making()->templates();
    const QString page = m_navigation.page();
    const QString customer = page == ticketsPage ? m_tickets.card().customer
        : page == customersPage                  ? m_customers.customerId()
                                                 : QString();
    const QString ticket = page == ticketsPage ? m_tickets.ticketId() : QString();
    m_navigation.open(dispatchPage);
    if (customer.isEmpty())
        templates->begin();
    else
        templates->beginFor(customer, {}, ticket);
}

void Application::connectDevices()
{
    connect(&m_customers, &CustomersController::deviceRequested, this,
        [this](const QString &device) { m_navigation.open(devicesPage, device); });
    connect(&m_devices, &DevicesController::customerRequested, &m_navigation,
        &Navigation::openCustomer);
    connect(
        &m_devices, &DevicesController::ticketRequested, &m_navigation, &Navigation::openTicket);
    connect(&m_devices, &DevicesController::locationRequested, this,
        [this](const QString &customer, const QString &location) {
            m_navigation.openCustomer(customer);
            m_customers.selectLocation(location);
        });
    connect(&m_devices, &DevicesController::noticed, this,
        [this](const QString &text, const QString &tone, const QString &device) {
            m_notifications.add(tone, text, devicesPage, device);
        });
    m_devices.setWork(m_deviceDesk.tasks(), m_deviceDesk.diagnosis(), m_deviceDesk.parameters(),
        m_deviceDesk.own(), m_deviceDesk.upkeep());
    connect(&m_deviceDesk, &DeviceDesk::fleetHeard, &m_devices, &DevicesController::setFleet);
    connect(&m_devices, &DevicesController::noteRequested, &m_deviceDesk, &DeviceDesk::attach);
    connect(
        &m_deviceDesk, &DeviceDesk::networkHeard, m_mapDesk.network(), &NetworkLayers::setStates);
    connect(&m_deviceDesk, &DeviceDesk::noticed, this,
        [this](const QString &text, const QString &tone, const QString &device) {
            m_notifications.add(tone, text, devicesPage, device);
        });
    connect(
        &m_paletteFeed, &PaletteFeed::devicesRequested, &m_devices, &DevicesController::chooseView);
    connectDeviceBulk();
    connect(&m_screenLock, &ScreenLock::locked, m_records.secrets(), &Secrets::hideAll);
    // Another page in front: whatever was shown on the last one hides.
    connect(&m_navigation, &Navigation::pageChanged, m_records.secrets(), &Secrets::hideAll);
}

void Application::connectDeviceBulk()
{
    if (!m_deviceBulk)
        return;
    m_devices.setBulk(m_deviceBulk.get());
    connect(&m_paletteFeed, &PaletteFeed::deviceActionRequested, m_deviceBulk.get(),
        &DeviceBulk::choose);
    connect(m_deviceBulk.get(), &DeviceBulk::acted, &m_deviceDesk, &DeviceDesk::handleActed);
    connect(m_deviceBulk.get(), &DeviceBulk::changed, this, &Application::tellRuns);
    connect(
        m_deviceBulk.get(), &DeviceBulk::shown, this, [this] { m_navigation.open(devicesPage); });
    connect(m_deviceBulk.get(), &DeviceBulk::noticed, this,
        [this](const QString &text, const QString &tone) {
            if (m_navigation.page() != devicesPage) // which says it itself
                m_notifications.add(tone, text, devicesPage);
        });
}

void Application::connectOutages()
{
    m_outages.setTiles(&m_tiles);
    m_outages.setDataDirectory(m_options.profile.dataDirectory);
    m_devices.setOutages(&m_outages);
    connect(&m_deviceDesk, &DeviceDesk::fleetHeard, &m_outages, &OutageDesk::setFleet);
    connect(&m_outages, &OutageDesk::deviceRequested, this,
        [this](const QString &device) { m_navigation.open(devicesPage, device); });
    connect(&m_outages, &OutageDesk::customerRequested, &m_navigation, &Navigation::openCustomer);
    connect(&m_outages, &OutageDesk::ticketRequested, &m_navigation, &Navigation::openTicket);
    connect(
        &m_outages, &OutageDesk::placeRequested, this, [this](double latitude, double longitude) {
            m_mapDesk.network()->setShowsOutages(true);
            m_navigation.open(dispatchPage);
            m_dispatch.showPlace(latitude, longitude);
        });
    connect(m_devices.swap(), &DeviceSwap::replaced, &m_deviceDesk, &DeviceDesk::tell);
    connect(m_devices.swap(), &DeviceSwap::writeRequested, this,
        [this](const QString &write) { m_navigation.open(outboxPage, write); });
    connect(m_devices.scan(), &DeviceScan::everywhereRequested, this, [this](const QString &text) {
        if (QQuickWindow *main = window())
            QMetaObject::invokeMethod(main, "searchInPalette", Q_ARG(QString, text));
    });
    const auto show = [this] {
        m_navigation.open(devicesPage);
        m_outages.ask();
    };
    connect(m_mapDesk.network(), &NetworkLayers::outagesRequested, this, show);
    connect(&m_paletteFeed, &PaletteFeed::outagesRequested, this, show);
}

void Application::connectOutbox()
{
    connect(&m_outbox, &OutboxController::countsChanged, this, &Application::tellWrites);
    connect(&m_outbox, &OutboxController::noticed, this,
        [this](const QString &text, const QString &tone, const QString &id) {
            // Of a job's place the board tells, with what the other one made of it.
            const Outbox::Write *write = m_services.outbox->find(id);
            const bool isOfBoard = write && write->isOpen() && write->doctype == jobDoctype()
                && !write->together.isEmpty();
            if (!isOfBoard)
                m_notifications.add(tone, text, outboxPage, id);
        });
    connect(&m_outbox, &OutboxController::documentRequested, this,
        [this](const QString &doctype, const QString &name) {
            if (doctype == "Issue"_L1)
                m_navigation.openTicket(name);
            else if (doctype == jobDoctype())
                m_navigation.openJob(name);
            else
                m_navigation.openCustomer(name);
        });
    connectTickets();
    tellWrites();
}

void Application::tellWrites()
{
    m_session.setPendingCount(m_outbox.waiting());
    m_session.setHeldCount(m_outbox.held());
    m_session.setUncertainCount(m_outbox.uncertain());
    m_session.setUndecidedCount(m_outbox.undecided());
}

void Application::connectTickets()
{
    TicketWriting *writing = m_tickets.writing();
    // Named as the outbox, per server and user, and kept when the copy is made anew.
    const QString name =
        QFileInfo(Outbox::WriteQueue::fileFor(m_options.profile)).completeBaseName();
    for (const QString &what : {u"-drafts.json"_s, u"-answers.json"_s})
        (void)ownPlace(m_options.profile, name + what); // where they are from now on
    writing->connectTo(
        m_services.outbox.get(), &m_services.sync->fieldMap(), m_options.profile.ownFolder(), name);
    writing->setOversight(m_services.oversight.get());
    connect(writing, &TicketWriting::noticed, this,
        [this](const QString &text, const QString &tone, const QString &ticket) {
            m_notifications.add(tone, text, ticketsPage, ticket);
        });
    connect(&m_tickets, &TicketsController::writeRequested, this,
        [this](const QString &write) { m_navigation.open(outboxPage, write); });
    const int tickets = m_undo.add([writing] { return writing->edits()->undoText(); },
        [writing] { writing->edits()->undo(); });
    connect(writing->edits(), &TicketEdits::undoChanged, this,
        [this, tickets] { m_undo.handleChanged(tickets); });
    connect(&m_undo, &UndoChoice::changed, this, [this] { m_session.setUndoText(m_undo.text()); });
    connect(&m_session, &Session::undoRequested, &m_undo, &UndoChoice::undo);
}

void Application::connectBulk()
{
    m_tickets.setBulk(&m_ticketBulk);
    // Shown first, what it would take back.
    const int bulk =
        m_undo.add([this] { return m_ticketBulk.undoText(); }, [this] { m_ticketBulk.undo(); });
    connect(&m_ticketBulk, &TicketBulk::undoChanged, this,
        [this, bulk] { m_undo.handleChanged(bulk); });
    connect(&m_ticketBulk, &TicketBulk::changed, this, &Application::tellRuns);
    connect(&m_ticketBulk, &TicketBulk::shown, this, [this] { m_navigation.open(ticketsPage); });
    connect(&m_ticketBulk, &TicketBulk::noticed, this,
        [this](const QString &text, const QString &tone) {
            if (m_navigation.page() != ticketsPage) // which says it itself
                m_notifications.add(tone, text, ticketsPage);
        });
}

QString Application::jobDoctype() const
{
    return m_services.sync->fieldMap().doctype(Store::Kind::Job);
}

} // namespace FibreDesk
