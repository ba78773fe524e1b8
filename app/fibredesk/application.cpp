// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "application.h"

#include "audit/overseer.h"
#include "base/format.h"
#include "core/logging.h"
#include "dispatch/calendarfeeds.h"
#include "dispatch/jobmaking.h"
#include "dispatch/positionbridge.h"
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
#include "ownplace.h"
#include "pagenames.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

using namespace PageName;

namespace {

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
    , m_editor(ownPlace(m_options.profile, u"mail/drafts"_s), m_services.mirror.get(),
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
    connect(&m_signIn, &SignInFeed::signedInAgain, this, &Application::handleSignedInAgain);
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
    setOnline(!m_options.isOffline);
    m_accounting.setIssuer(m_options.profile.name);
    m_mapDesk.start();
    m_dispatch.start();
    m_travel.start();
    m_engine.loadFromModule("FibreDesk.Shell", "Main");
    if (!window())
        return false;
    m_guard.cover();
    reportFirstBoard(); // a mirror that answers at once has told of it before there was a window
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

void Application::setOnline(bool isOnline)
{
    m_tickets.setOnline(isOnline);
    m_records.setOnline(isOnline);
    m_accounting.setOnline(isOnline);
    m_deviceDesk.live()->setOnline(isOnline);
    m_customers.setOnline(isOnline);
    m_people.setOnline(isOnline);
    m_mapDesk.offline()->setOnline(isOnline);
    m_dispatch.sheets()->setOnline(isOnline);
}

void Application::handleSignedInAgain()
{
    // What the open pages could not read while nobody was signed in, they read now.
    setOnline(false);
    retry();
}

void Application::retry()
{
    // Who asks for it wants to be connected, however the program was started.
    if (std::exchange(m_options.isOffline, false)) {
        m_health.setOffline(false);
        m_signIn.start(false);
    }
    setOnline(true);
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
    // A window at rest draws none by itself; QWindow's requestUpdate() swaps none without changes.
    window()->update();
}

} // namespace FibreDesk
