// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accounting/accountingcontroller.h"
#include "auditfeed.h"
#include "campaigneditor/campaigneditor.h"
#include "campaigns/campaignscontroller.h"
#include "customers/customerscontroller.h"
#include "deskguard.h"
#include "devicedesk.h"
#include "devices/devicescontroller.h"
#include "devices/outagedesk.h"
#include "dispatch/dispatchcontroller.h"
#include "dispatch/travelknowledge.h"
#include "geo/tilesource.h"
#include "healthfeed.h"
#include "language.h"
#include "livefeed.h"
#include "localcopy.h"
#include "mapdesk/mapdesk.h"
#include "outbox/auditcontroller.h"
#include "outbox/outboxcontroller.h"
#include "palettefeed.h"
#include "people/peoplecontroller.h"
#include "platform/platformmodel.h"
#include "records/recorddesk.h"
#include "records/screenlock.h"
#include "rightsdesk.h"
#include "services.h"
#include "signinfeed.h"
#include "tickets/ticketscontroller.h"
#include "undochoice.h"

#include "session/commandpalette.h"
#include "session/deskrights.h"
#include "session/navigation.h"
#include "session/notifications.h"
#include "session/session.h"
#include "session/settings.h"
#include "session/systemmotion.h"

#include <QElapsedTimer>
#include <QQmlApplicationEngine>

class QQuickWindow;

namespace FibreDesk {

/// Builds services, then controllers, then the window; connects them; takes them down in the other
/// order.
class Application : public QObject {
    Q_OBJECT

public:
    struct Options {
        Profile profile;
        QString language; ///< for this run; empty = as set
        bool isOffline = false; ///< connects to nothing
        bool isTour = false; ///< leaves the user's settings alone
        QElapsedTimer sinceStart;
        Safe::SecretStore *secrets = nullptr; ///< outlives it
    };

    explicit Application(Options options, QObject *parent = nullptr);
    ~Application() override;

    /// Loads the window and starts the services. False where the QML cannot be loaded.
    [[nodiscard]] bool load();

    [[nodiscard]] QQuickWindow *window() const;
    [[nodiscard]] Services &services() { return m_services; }
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] Settings &settings() { return m_settings; }
    [[nodiscard]] Navigation &navigation() { return m_navigation; }
    [[nodiscard]] CommandPalette &palette() { return m_palette; }
    [[nodiscard]] Dispatch::DispatchController &dispatch() { return m_dispatch; }
    [[nodiscard]] MapDesk &mapDesk() { return m_mapDesk; }
    [[nodiscard]] CustomersController &customers() { return m_customers; }
    [[nodiscard]] TicketsController &tickets() { return m_tickets; }
    [[nodiscard]] DevicesController &devices() { return m_devices; }
    [[nodiscard]] OutageDesk &outages() { return m_outages; }
    /// Leaves the customers' devices; nothing is asked of one afterwards.
    [[nodiscard]] QCoro::Task<void> closeDevices() { return m_deviceDesk.close(); }
    [[nodiscard]] DeviceBulk *deviceBulk() { return m_deviceBulk.get(); }
    [[nodiscard]] TicketBulk &ticketBulk() { return m_ticketBulk; }
    [[nodiscard]] AccountingController &accounting() { return m_accounting; }
    [[nodiscard]] DeskRights &rights() { return m_rights; }
    [[nodiscard]] OutboxController &outbox() { return m_outbox; }
    [[nodiscard]] PeopleController &people() { return m_people; }
    [[nodiscard]] PlatformModel &platform() { return m_platform; }
    [[nodiscard]] CampaignsController *campaigns() { return &m_campaigns; }
    [[nodiscard]] CampaignEditor &editor() { return m_editor; }
    /// Warnings of the QML engine so far: a tour with one has failed.
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }

Q_SIGNALS:
    /// The services are to be made anew, with the secrets there are now.
    void restartRequested();

private:
    void connectNavigation();
    void connectDevices();
    void connectDeviceBulk();
    void connectOutages();
    void connectDispatch();
    void connectStreams();
    /// The document in front, whose other viewers are told of.
    void tellFront();
    /// The sheet of job templates, for the customer or the ticket in front.
    void openTemplates();
    void connectSession();
    void connectGuard();
    /// With everything that another person's sign-in opens; what is being sent ends fairly first.
    void startOver();
    /// Tries what has stopped, waits or is silent again, now.
    void setOnline(bool isOnline);
    void handleSignedInAgain();
    void retry();
    void applyLanguage();
    void connectMail();
    /// The board's saved views, to the palette.
    void offerViews();
    void connectOutbox();
    void connectTickets();
    void connectBulk();
    /// What the user may do: told to the devices, and by the servers' refusals.
    void connectRights();
    [[nodiscard]] QString jobDoctype() const;
    /// What waits, is uncertain or needs a decision.
    void tellWrites();
    /// What closing would end, told to the session.
    void tellRuns();
    /// Campaigns that the last process left go on; says which, and which another one has.
    void goOnSending();
    void updateBoardVisible();
    void measureData();
    void reportFirstBoard();

    Options m_options;
    LocalCopyRemoval m_removal;
    Services m_services;
    Language m_language;
    Settings m_settings;
    SystemMotion m_systemMotion;
    Session m_session;
    Navigation m_navigation;
    Notifications m_notifications;
    CommandPalette m_palette;
    DeskRights m_rights{nullptr};
    RightsDesk m_rightsDesk;
    UndoChoice m_undo;
    Geo::TileSource m_tiles;
    Dispatch::DispatchController m_dispatch;
    Dispatch::TravelKnowledge m_travel;
    MapDesk m_mapDesk;
    RecordDesk m_records;
    ScreenLock m_screenLock;
    DeviceDesk m_deviceDesk;
    OutageDesk m_outages;
    DevicesController m_devices;
    std::unique_ptr<DeviceBulk> m_deviceBulk; ///< null: the profile has no ACS
    CustomersController m_customers;
    TicketsController m_tickets;
    TicketBulk m_ticketBulk;
    AccountingController m_accounting;
    OutboxController m_outbox;
    AuditController m_audit;
    AuditFeed m_auditFeed;
    PeopleController m_people;
    PlatformModel m_platform;
    CampaignsController m_campaigns;
    CampaignEditor m_editor;
    HealthFeed m_health;
    LiveFeed m_live;
    SignInFeed m_signIn;
    PaletteFeed m_paletteFeed;
    DeskGuard m_guard;
    QDateTime
        m_resyncAsked; ///< events may be missing until the mirror has been refreshed after this
    bool m_isLastUndoBulk = false;
    bool m_isClosing = false; ///< as soon as nothing is being sent any more
    bool m_isRestarting = false; ///< likewise
    bool m_hasGoneOn = false;
    QStringList m_warnings;
    QQmlApplicationEngine m_engine;
};

} // namespace FibreDesk
