// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "application.h"

#include "audit/overseer.h"
#include "base/format.h"
#include "core/logging.h"
#include "dispatch/calendarfeeds.h"
#include "dispatch/jobmaking.h"
#include "dispatch/positionbridge.h"
#include "dispatch/publishcontroller.h"
#include "dispatch/savedviews.h"
#include "dispatch/sheetcontroller.h"
#include "dispatch/templatecontroller.h"
#include "editorpost.h"
#include "erp/erpclient.h"
#include "gps/positionfeed.h"
#include "health/healthboard.h"
#include "hub/eventstream.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

const QString dispatchPage = u"dispatch"_s;
const QString customersPage = u"customers"_s;
const QString ticketsPage = u"tickets"_s;
const QString campaignsPage = u"campaigns"_s;
const QString invoicesPage = u"invoices"_s;
const QString outboxPage = u"outbox"_s;
const QString devicesPage = u"devices"_s;

QString settingsFile(const Profile &profile, bool isTour)
{
    if (!isTour)
        return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
            + u"/settings.ini"_s;
    // Every tour begins with the same choices.
    const QString file = profile.dataDirectory + u"/tour-settings.ini"_s;
    QFile::remove(file);
    return file;
}

/// Drafts are whose they are. Those of an earlier version, which kept no name, are the first one's
/// who signs in.
QString draftFolder(const Profile &profile)
{
    const QString own = profile.ownFolder() + u"/mail/drafts"_s;
    const QString old = profile.dataDirectory + u"/mail/drafts"_s;
    if (!profile.person.isEmpty() && own != old && !QFileInfo::exists(own)
        && QFileInfo::exists(old)) {
        QDir().mkpath(QFileInfo(own).path());
        if (!QDir().rename(old, own))
            qCWarning(lcApp).noquote() << "drafts stay in" << old;
    }
    return own;
}

qint64 bytesBelow(const QString &directory)
{
    qint64 bytes = 0;
    for (QDirIterator it(directory, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        bytes += it.nextFileInfo().size();
    return bytes;
}

} // namespace

Application::Application(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_services(m_options.profile, m_options.secrets)
    , m_settings(settingsFile(m_options.profile, m_options.isTour), m_options.profile.language)
    , m_session(Clock())
    , m_navigation(nullptr)
    , m_notifications(Clock())
    , m_rightsDesk(&m_services, &m_rights)
    , m_dispatch(m_services.mirror.get(), m_services.outbox.get(), &m_services.sync->fieldMap())
    , m_travel(&m_dispatch, m_services.mirror.get(), m_services.driveFeed.get())
    , m_mapDesk({.mirror = m_services.mirror.get(),
                    .queue = m_services.outbox.get(),
                    .map = &m_services.sync->fieldMap(),
                    .tiles = &m_tiles,
                    .folder = m_options.profile.dataDirectory + u"/offline-tiles"_s},
          {.recall = [this](const QString &name) { return m_settings.remembered(name); },
              .keep = [this](const QString &name,
                          const QString &value) { m_settings.remember(name, value); }})
    , m_records({.erp = m_services.erp.get(),
          .queue = m_services.outbox.get(),
          .map = &m_services.sync->fieldMap(),
          .mirror = m_services.mirror.get()})
    , m_deviceDesk(&m_services)
    , m_outages(&m_records)
    , m_devices(&m_records, m_deviceDesk.live())
    , m_deviceBulk(m_deviceDesk.acs()
              ? std::make_unique<DeviceBulk>(m_deviceDesk.bulkParts(),
                    [this]() -> const std::vector<qint64> & { return m_devices.list()->rows(); })
              : nullptr)
    , m_customers(m_services.mirror.get(), m_services.outbox.get(), &m_services.sync->fieldMap())
    , m_tickets(m_services.mirror.get(), m_services.erp.get(),
          m_options.profile.ownFolder() + u"/opened-files"_s)
    , m_ticketBulk({.mirror = m_services.mirror.get(),
                       .queue = m_services.outbox.get(),
                       .erp = m_services.erp.get(),
                       .journal = m_services.tags.get(),
                       .map = &m_services.sync->fieldMap(),
                       .oversight = m_services.oversight.get()},
          m_tickets.list())
    , m_accounting(m_services.mirror.get(), m_services.erp.get(),
          m_options.profile.ownFolder() + u"/printed-files"_s)
    , m_outbox(m_services.outbox.get(), m_services.mirror.get())
    , m_audit(m_services.audit.get())
    , m_auditFeed(&m_services)
    , m_people(m_services.hub.get(), m_services.erp.get(), m_options.profile.timeZone)
    , m_platform(m_services.health.get())
    , m_campaigns(m_services.hub.get(), m_services.events.get(), m_services.mirror.get(),
          m_services.mail.get())
    , m_editor(draftFolder(m_options.profile), m_services.mirror.get(),
          makeEditorMail(m_services.mail.get(), m_options.profile))
    , m_health(m_services, m_session)
    , m_live(m_services, m_session)
    , m_signIn(m_services, m_session, m_options.profile)
    , m_paletteFeed({.palette = m_palette,
          .navigation = m_navigation,
          .session = m_session,
          .settings = m_settings,
          .mirror = *m_services.mirror})
    , m_guard({.services = m_services,
          .session = m_session,
          .settings = m_settings,
          .notifications = m_notifications,
          .removal = m_removal,
          .secrets = m_options.secrets,
          .diaries = DeviceDesk::diaryFolder(m_options.profile)})
{
    if (!m_options.language.isEmpty())
        m_settings.overrideLanguage(m_options.language);
    Format::setDisplayZone(m_options.profile.timeZone);
    m_dispatch.setZone(m_options.profile.timeZone);
    m_travel.setZone(m_options.profile.timeZone);
    m_tiles.set({.url = m_options.profile.tiles.url,
        .attribution = m_options.profile.tiles.attribution,
        .cacheDirectory = m_options.profile.dataDirectory + u"/tiles"_s,
        .offlineDirectory = m_options.profile.tiles.offlineDirectory});
    m_dispatch.setTiles(&m_tiles);
    m_dispatch.making()->templates()->setFile(
        m_options.profile.dataDirectory + u"/dispatch-templates.json"_s);
    m_dispatch.sheets()->setIssuer(m_options.profile.name);
    m_dispatch.sheets()->setFolder(m_options.profile.ownFolder() + u"/day-sheets"_s);
    m_dispatch.sheets()->setServer(m_services.erp.get());
    m_dispatch.feeds()->setSource(m_options.profile.name, m_options.profile.erp.url.host());
    m_dispatch.savedViews()->setServer(m_services.erp.get());
    m_customers.setTiles(&m_tiles);
    m_customers.portalLink()->setHub(m_services.hub.get());
    m_customers.setRecordDesk(&m_records);
    m_tickets.setRecordDesk(&m_records);
    m_customers.setServer(
        m_services.erp.get(), m_options.profile.ownFolder() + u"/opened-customer-files"_s);
    connectNavigation();
    connectDevices();
    connectOutages();
    connectDispatch();
    connectStreams();
    connectSession();
    connectGuard();
    connectMail();
    connectOutbox();
    connectRights();
    connectBulk();
    connect(&m_signIn, &SignInFeed::signedInAgain, this, &Application::retry);
    connect(&m_signIn, &SignInFeed::personChanged, this, &Application::startOver);
    connect(&m_settings, &Settings::languageChanged, this, &Application::applyLanguage);
    connect(&m_engine, &QQmlEngine::warnings, this, [this](const QList<QQmlError> &warnings) {
        for (const QQmlError &warning : warnings)
            m_warnings += warning.toString();
    });
    connect(&m_engine, &QQmlEngine::quit, qGuiApp, &QCoreApplication::quit);
    m_settings.setSystemReducedMotion(m_systemMotion.isReduced());
    connect(&m_systemMotion, &SystemMotion::reducedChanged, &m_settings,
        &Settings::setSystemReducedMotion);
    applyLanguage();
}

Application::~Application()
{
    if (m_session.removesCopy())
        m_removal.prepare(m_services);
    m_services.stop();
}

QQuickWindow *Application::window() const
{
    const auto roots = m_engine.rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.first());
}

bool Application::load()
{
    m_engine.setInitialProperties({{u"palette"_s, QVariant::fromValue(&m_palette)},
        {u"dispatch"_s, QVariant::fromValue<QObject *>(&m_dispatch)},
        {u"mapDesk"_s, QVariant::fromValue<QObject *>(&m_mapDesk)},
        {u"customers"_s, QVariant::fromValue<QObject *>(&m_customers)},
        {u"tickets"_s, QVariant::fromValue<QObject *>(&m_tickets)},
        {u"devices"_s, QVariant::fromValue<QObject *>(&m_devices)},
        {u"campaigns"_s, QVariant::fromValue<QObject *>(&m_campaigns)},
        {u"campaignEditor"_s, QVariant::fromValue<QObject *>(&m_editor)},
        {u"accounting"_s, QVariant::fromValue<QObject *>(&m_accounting)},
        {u"outbox"_s, QVariant::fromValue<QObject *>(&m_outbox)},
        {u"people"_s, QVariant::fromValue<QObject *>(&m_people)},
        {u"platform"_s, QVariant::fromValue<QObject *>(&m_platform)}});
    m_signIn.start(m_options.isOffline);
    m_tickets.setOnline(!m_options.isOffline);
    m_records.setOnline(!m_options.isOffline);
    m_accounting.setOnline(!m_options.isOffline);
    m_deviceDesk.live()->setOnline(!m_options.isOffline);
    m_accounting.setIssuer(m_options.profile.name);
    m_customers.setOnline(!m_options.isOffline);
    m_people.setOnline(!m_options.isOffline);
    m_mapDesk.offline()->setOnline(!m_options.isOffline);
    m_dispatch.sheets()->setOnline(!m_options.isOffline);
    m_mapDesk.start();
    m_dispatch.start();
    m_travel.start();
    m_engine.loadFromModule("FibreDesk.Shell", "Main");
    if (!window())
        return false;
    m_guard.cover();
    connect(window(), &QWindow::activeChanged, this, &Application::updateBoardVisible);
    connect(window(), &QWindow::visibilityChanged, this, &Application::updateBoardVisible);
    updateBoardVisible();
    m_health.setOffline(m_options.isOffline);
    if (!m_options.isOffline) {
        m_services.start();
        m_rightsDesk.start();
        m_deviceDesk.start();
        m_campaigns.refresh();
        m_dispatch.savedViews()->refresh();
        goOnSending();
    }
    measureData();
    m_guard.closeFiles();
    return true;
}

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

void Application::connectTickets()
{
    TicketWriting *writing = m_tickets.writing();
    // Beside the outbox: per server and user, and kept when the copy is made anew.
    const QFileInfo beside(Outbox::WriteQueue::fileFor(m_options.profile));
    writing->connectTo(m_services.outbox.get(), &m_services.sync->fieldMap(), beside.path(),
        beside.completeBaseName());
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

void Application::tellWrites()
{
    m_session.setPendingCount(m_outbox.waiting());
    m_session.setUncertainCount(m_outbox.uncertain());
    m_session.setUndecidedCount(m_outbox.undecided());
}

void Application::connectStreams()
{
    if (m_services.positions)
        Dispatch::connectPositions(m_services.positions.get(), &m_dispatch);
    m_dispatch.trail()->setSources(m_services.traccar.get(), m_services.positions.get());
    if (!m_services.events)
        return;
    connect(m_services.events.get(), &Hub::EventStream::eventReceived, this,
        [this](const Hub::StreamEvent &event) {
            if (!event.type.startsWith("job-"_L1))
                return;
            const QString job =
                QJsonDocument::fromJson(event.data.toUtf8()).object().value("job"_L1).toString();
            if (job.isEmpty())
                m_services.sync->pulse();
            else
                m_services.sync->hint(Store::Kind::Job, job);
        });
    connect(m_services.events.get(), &Hub::EventStream::resyncNeeded, this, [this] {
        // Jobs are re-read by what changed since; an open campaign re-reads itself.
        m_resyncAsked = QDateTime::currentDateTimeUtc();
        m_services.sync->pulse();
    });
    connect(m_services.sync.get(), &Sync::SyncEngine::stateChanged, this,
        [this](const Sync::SyncState &state) {
            if (m_resyncAsked.isValid() && state.lastSuccess > m_resyncAsked) {
                m_resyncAsked = {};
                m_services.events->markCaughtUp();
            }
        });
}

void Application::connectMail()
{
    // A failed row, its customer's e-mail, and the row again.
    connect(&m_campaigns, &CampaignsController::correctionRequested, this,
        [this](const QString &customer, const QString &address) {
            m_navigation.openCustomer(customer);
            m_customers.editEmail(customer, address);
        });
    connect(&m_customers, &CustomersController::emailSaved, &m_campaigns,
        &CampaignsController::handleEmailSaved);
    connect(&m_campaigns, &CampaignsController::corrected, this,
        [this](const QString &text, const QString &tone) {
            m_notifications.add(tone, text, campaignsPage);
        });
    connect(&m_customers, &CustomersController::mailRequested, this,
        [this](const QString &campaign, int row) {
            m_navigation.open(campaignsPage);
            m_campaigns.openDesk(campaign, row);
        });
    m_customers.setMailDesk(m_services.mail.get());

    connect(m_services.mail.get(), &MailDesk::runStarted, this, &Application::tellRuns);
    connect(m_services.mail.get(), &MailDesk::runChanged, this, &Application::tellRuns);
    connect(m_services.mail.get(), &MailDesk::campaignsChanged, this, &Application::tellRuns);
    connect(&m_session, &Session::stopAndCloseRequested, this, [this] {
        m_isClosing = true;
        for (MailRun::CampaignRun *run : m_services.mail->runs())
            run->stop();
        tellRuns();
    });
}

void Application::tellRuns()
{
    QStringList sending;
    bool isAnyLeft = false;
    for (const MailRun::CampaignRun *run : m_services.mail->runs()) {
        const MailRun::RunSnapshot &now = run->snapshot();
        isAnyLeft = isAnyLeft || !now.isOver();
        if (now.isOver() || now.state == MailRun::RunSnapshot::State::Paused)
            continue;
        const QLocale locale(m_settings.language());
        sending += tr("Campaign %1 is being sent: %2 of %3.")
                       .arg(now.title.isEmpty() ? run->campaignId() : now.title,
                           locale.toString(now.totals.sent),
                           locale.toString(now.totals.recipients - now.totals.excluded));
    }
    if (m_ticketBulk.isTagging())
        sending += tr("%1: tags are still being set, %2 to go.")
                       .arg(m_ticketBulk.title(),
                           QLocale(m_settings.language()).toString(m_ticketBulk.counts().waiting));
    if (m_deviceBulk && m_deviceBulk->unfinished() > 0)
        sending += tr("%1: devices are still being worked on, %2 to go.")
                       .arg(m_deviceBulk->title(),
                           QLocale(m_settings.language()).toString(m_deviceBulk->unfinished()));
    if (m_dispatch.publisher()->phase() == Dispatch::PublishController::Sending)
        sending += tr("Technicians are being told by SMS where their jobs are.");
    // Who asks a second time does not want to wait for the last answers.
    m_session.setCloseQuestion(m_isClosing ? QString() : sending.join(u' '));
    if (!isAnyLeft && std::exchange(m_isRestarting, false))
        Q_EMIT restartRequested();
    if (m_isClosing && !isAnyLeft && window()) {
        window()->close();
        if (m_session.lock()->isLocked()) // which had closed it already
            QCoreApplication::quit();
    }
}

void Application::goOnSending()
{
    if (std::exchange(m_hasGoneOn, true))
        return;
    QCoro::connect(m_services.mail->goOn(), this,
        [this](const Result<std::vector<MailRun::CampaignRecord>> &taken) {
            if (!taken)
                return; // the list of campaigns says so
            for (const MailRun::CampaignRecord &campaign : *taken) {
                m_notifications.add(u"info"_s,
                    tr("Sending of campaign %1 goes on where it stood.").arg(campaign.title()),
                    campaignsPage);
            }
        });
    QCoro::connect(
        m_services.mail->campaigns(), this, [this](const Result<std::vector<DeskCampaign>> &all) {
            if (!all)
                return;
            for (const DeskCampaign &one : *all) {
                if (!one.owner || one.owner->pid == QCoreApplication::applicationPid())
                    continue;
                m_notifications.add(u"info"_s,
                    tr("Campaign %1 is being sent by process %2 on %3.")
                        .arg(one.record.title(), QString::number(one.owner->pid), one.owner->host),
                    campaignsPage);
            }
        });
}

void Application::connectSession()
{
    connect(&m_session, &Session::retryRequested, this, &Application::retry);
    const QString choice = LocalCopyRemoval::choiceName(m_services.mirror->file());
    m_session.setRemovesCopy(m_settings.remembered(choice) == "yes"_L1);
    connect(&m_session, &Session::removesCopyChanged, this, [this, choice] {
        m_settings.remember(choice, m_session.removesCopy() ? u"yes"_s : QString());
    });
    connect(&m_session, &Session::measureRequested, this, &Application::measureData);
    connect(&m_session, &Session::removeLocalCopyRequested, this, [this] {
        // What copies would fill it again at once.
        m_services.sync->stop();
        m_services.mirror->empty();
    });
    connect(m_services.mirror.get(), &Store::Mirror::emptied, this, [this] {
        m_notifications.add(u"info"_s,
            tr("The local copy has been removed. It is fetched again at the next start, or when "
               "the connections are tried again."),
            u"settings"_s);
        measureData();
    });
    connect(
        m_services.mirror.get(), &Store::Mirror::rebuilt, this, [this](const QString &setAside) {
            m_notifications.add(u"warning"_s,
                tr("The local copy was damaged. It was set aside as %1 and is being made anew.")
                    .arg(QDir::toNativeSeparators(setAside)),
                u"status"_s);
        });
}

void Application::connectGuard()
{
    connect(m_session.lock(), &DeskLock::lockedChanged, m_records.secrets(), &Secrets::hideAll);
    connect(&m_guard, &DeskGuard::endRequested, &m_session, &Session::stopAndClose);
    connect(&m_guard, &DeskGuard::startOverRequested, this, &Application::startOver);
    connect(
        m_session.secrets(), &SecretsModel::applyRequested, this, &Application::restartRequested);
}

void Application::startOver()
{
    m_isRestarting = true;
    for (MailRun::CampaignRun *run : m_services.mail->runs())
        run->stop();
    tellRuns();
}

void Application::retry()
{
    // Who asks for it wants to be connected, however the program was started.
    if (std::exchange(m_options.isOffline, false)) {
        m_health.setOffline(false);
        m_signIn.start(false);
    }
    m_tickets.setOnline(true);
    m_records.setOnline(true);
    m_accounting.setOnline(true);
    m_deviceDesk.live()->setOnline(true);
    m_customers.setOnline(true);
    m_people.setOnline(true);
    m_mapDesk.offline()->setOnline(true);
    m_dispatch.sheets()->setOnline(true);
    m_dispatch.savedViews()->refresh();
    m_services.start();
    m_rightsDesk.start();
    m_deviceDesk.start();
    m_services.sync->pulse();
    m_services.health->askAllNow();
    m_campaigns.refresh();
    goOnSending();
}

void Application::applyLanguage()
{
    const QString language = m_settings.language();
    m_language.use(language);
    m_dispatch.setLanguage(language);
    m_mapDesk.setLanguage(language);
    m_customers.setLanguage(language);
    m_devices.setLanguage(language);
    m_deviceDesk.setLanguage(language);
    m_outages.setLanguage(language);
    m_rightsDesk.setLanguage(language);
    m_campaigns.setLanguage(language);
    m_outbox.setLanguage(language);
    tellRuns();
    m_editor.setLanguage(language);
    m_health.retranslate();
    m_signIn.retranslate();
    m_people.retranslate();
    m_platform.retranslate();
    m_paletteFeed.retranslate();
    m_engine.retranslate();
}

void Application::updateBoardVisible()
{
    const QString page = m_navigation.page();
    const QQuickWindow *main = window();
    const bool isSeen = main && main->isVisible() && main->visibility() != QWindow::Minimized;
    m_services.sync->setBoardVisible(page == dispatchPage && isSeen);
    m_services.health->setWatched(isSeen);
    m_campaigns.setActive(page == campaignsPage);
}

void Application::measureData()
{
    const Profile &profile = m_options.profile;
    const QString mirrorFile = m_services.mirror->file();
    const auto measure = [mirrorFile, folder = profile.dataDirectory] {
        qint64 mirror = 0;
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            mirror += QFileInfo(mirrorFile + suffix).size();
        return std::pair(bytesBelow(folder), mirror);
    };
    QtConcurrent::run(measure).then(
        this, [this, mirrorFile](const std::pair<qint64, qint64> &bytes) {
            const Profile &of = m_options.profile;
            m_session.setAbout({.profileName = of.name,
                .profileFile = of.file,
                .dataDirectory = of.dataDirectory,
                .dataBytes = bytes.first,
                .mirrorFile = mirrorFile,
                .mirrorBytes = bytes.second,
                .profileKind = of.kind});
        });
}

void Application::reportFirstBoard()
{
    if (!m_dispatch.isLoaded() || !window())
        return;
    disconnect(&m_dispatch, &Dispatch::DispatchController::stateChanged, this,
        &Application::reportFirstBoard);
    // The frame after the one in progress has the board on it.
    connect(
        window(), &QQuickWindow::frameSwapped, this,
        [this] {
            qCInfo(lcApp).nospace()
                << "board on screen after " << m_options.sinceStart.elapsed() << " ms";
        },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

} // namespace FibreDesk
