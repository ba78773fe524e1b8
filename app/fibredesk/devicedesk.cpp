// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicedesk.h"

#include "audit/overseer.h"
#include "core/wipe.h"
#include "cpe/acs/acsfinder.h"
#include "cpe/acs/trfacts.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "erp/secretread.h"
#include "outbox/rawdocument.h"
#include "outbox/writequeue.h"
#include "services.h"
#include "store/equipmentqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

// Devices tell themselves every few minutes to an hour, by model; three times that is silence.
constexpr qint64 SilentSeconds = 3 * 3600;
constexpr qint64 OldSeconds = 15 * 60;

bool isSilentDevice(const Cpe::Acs::FleetDevice &device)
{
    return !device.lastInform.isValid()
        || device.lastInform.secsTo(QDateTime::currentDateTimeUtc()) > SilentSeconds;
}

std::unique_ptr<Cpe::Acs::AcsClient> makeAcs(Services *services, Cpe::Acs::AcsSettings *settings)
{
    // A bad value was named before the window opened.
    *settings = Cpe::Acs::AcsSettings::read(services->profile).value_or(Cpe::Acs::AcsSettings());
    if (!settings->isConfigured())
        return nullptr;
    auto acs = std::make_unique<Cpe::Acs::AcsClient>(services->network.get(), *settings);
    if (settings->usesSignIn)
        acs->http()->setTokenSource(services->profile.deviceTokens);
    return acs;
}

Error startedOffline(const QString &source)
{
    return {
        .kind = ErrorKind::Offline, .detail = u"FibreDesk was started offline"_s, .source = source};
}

} // namespace

DeviceDesk::DeviceDesk(Services *services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_settings()
    , m_acs(makeAcs(services, &m_settings))
    , m_fleet(m_acs ? std::make_unique<Cpe::Acs::AcsFleet>(m_acs.get()) : nullptr)
    , m_web(services->profile.dataDirectory)
    , m_snmp(Cpe::SnmpSettings::read(services->profile).value_or(Cpe::SnmpSettings()))
    , m_oltBudget(services->hub.get(), services->profile.dataDirectory, m_snmp)
    , m_olts(m_snmp, m_oltBudget.keeper(), services->profile.dataDirectory)
    , m_journal(m_acs ? std::make_unique<Cpe::Acs::TaskJournal>(Cpe::Acs::TaskJournal::fileFor(
                            services->profile.dataDirectory, m_settings.url))
                      : nullptr)
    , m_watch(m_acs ? std::make_unique<Cpe::Acs::TaskWatch>(m_acs.get(), m_journal.get()) : nullptr)
    , m_diary(diaryFolder(services->profile))
    , m_live(ways(), m_diary)
    , m_tasks({.watch = m_watch.get(),
          .live = &m_live,
          .acsId = [this](const DeviceHandle &device) { return acsId(device); }})
    , m_own(ownParts())
    , m_diagnosis({.acs = m_acs.get(),
          .live = &m_live,
          .acsId = [this](const DeviceHandle &device) { return acsId(device); },
          .transferUrl = m_settings.testUrl,
          .host = services->profile.erp.url.host(),
          .user = [services] { return services->outbox->author(); },
          .canReadLight =
              [this](const DeviceHandle &device) {
                  return m_snmp.access.isConfigured() && !device.oltPort.isEmpty();
              },
          .oversight = services->oversight.get()})
    , m_upkeep({.acs = m_acs.get(),
          .live = &m_live,
          .tasks = &m_tasks,
          .acsId = [this](const DeviceHandle &device) { return acsId(device); },
          .isOurs =
              [this](const QString &task) {
                  return m_watch
                      && std::ranges::any_of(
                          m_watch->tasks(), [&task](const Cpe::Acs::WatchedTask &one) {
                              return one.task == task || one.readBack == task;
                          });
              }})
    , m_parameters({.acs = m_acs.get(),
          .live = &m_live,
          .tasks = &m_tasks,
          .acsId = [this](const DeviceHandle &device) { return acsId(device); }})
{
    m_web.setOversight(services->oversight.get());
    connect(&m_tasks, &DeviceTasks::settled, this,
        [this](const Cpe::Acs::WatchedTask &task, const QString &text) {
            tellCustomer(task.serial, text);
        });
    connect(&m_own, &DeviceSelf::settled, this, &DeviceDesk::tellCustomer);
    connect(&m_live, &DeviceLive::notKept, this, [this](const QString &serial, const Error &error) {
        Q_EMIT noticed(tr("What was done to the device %1 could not be kept in its record: %2")
                           .arg(serial, errorText(error).sentence()),
            u"danger"_s, {});
    });
    if (m_watch) {
        m_watch->setAuthor([services] { return services->outbox->author(); });
        m_watch->setOversight(services->oversight.get());
        m_acs->setOversight(services->oversight.get());
    }
    connect(&m_tasks, &DeviceTasks::readAnew, this, [this](const QString &serial) {
        if (serial == m_live.device().serial) {
            m_live.ask(u"acs"_s);
        }
    });
    if (m_fleet) {
        m_fleet->keepBootsIn(diaryFolder(services->profile) + u"/boots.json"_s);
        connect(m_fleet.get(), &Cpe::Acs::AcsFleet::bootsFailed, this, [this](const Error &error) {
            Q_EMIT noticed(tr("What was seen of the starts of devices is not kept: %1")
                               .arg(errorText(error).sentence()),
                u"warning"_s, {});
        });
        // While the ACS cannot be read, what was heard grows old, until it says nothing of anyone.
        connect(m_fleet.get(), &Cpe::Acs::AcsFleet::changed, this, [this] {
            if (!m_fleet->isReading() && m_fleet->error()) {
                tellNetwork();
            }
        });
        connect(m_fleet.get(), &Cpe::Acs::AcsFleet::changed, this, &DeviceDesk::showNeighbours);
        connect(m_fleet.get(), &Cpe::Acs::AcsFleet::readAtChanged, this, &DeviceDesk::tellNetwork);
        connect(m_fleet.get(), &Cpe::Acs::AcsFleet::changed, this, &DeviceDesk::tellFleet);
        connect(&m_live, &DeviceLive::opened, this, &DeviceDesk::showNeighbours);
    }
}

QString DeviceDesk::diaryFolder(const Profile &profile)
{
    // Beside the mirror of the same server and user, and named after it.
    QString folder = Store::Mirror::fileFor(profile);
    return folder.replace(u".sqlite"_s, u"-devices"_s);
}

void DeviceDesk::start()
{
    m_isStarted = true;
    if (m_fleet) {
        m_fleet->start();
        QCoro::connect(m_acs->health(), this, [this](const Result<Cpe::Acs::AcsHealth> &health) {
            // Of an ACS that did not answer nobody knows; the page says that by itself.
            if (health) {
                m_tasks.setAcsUnguarded(health->answersWithoutCredentials);
            }
        });
    }
    if (m_watch) {
        QCoro::connect(m_watch->begin(), this, [this](const Result<void> &begun) {
            if (!begun) {
                Q_EMIT noticed(tr("What was asked of devices before cannot be read: %1")
                                   .arg(errorText(begun.error()).sentence()),
                    u"danger"_s, {});
            }
        });
    }
}

void DeviceDesk::setLanguage(const QString &language)
{
    m_live.setLanguage(language);
    m_tasks.setLanguage(language);
    m_own.setLanguage(language);
    m_upkeep.setLanguage(language);
    m_diagnosis.setLanguage(language);
}

DeviceWays DeviceDesk::ways()
{
    DeviceWays ways;
    if (m_acs) {
        ways.acs = [this](const DeviceHandle &device) { return askAcs(device); };
    }
    ways.web = [this](const DeviceHandle &device) { return askWeb(device); };
    if (m_snmp.access.isConfigured()) {
        ways.olt = [this](const DeviceHandle &device) { return askOlt(device); };
    }
    return ways;
}

QCoro::Task<Result<Cpe::DeviceFacts>> DeviceDesk::askOlt(DeviceHandle device)
{
    if (!m_isStarted) {
        co_return std::unexpected(startedOffline(u"device olt"_s));
    }
    if (device.oltPort.isEmpty()) {
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"the location has no port of an OLT"_s,
            .source = u"device olt"_s});
    }
    auto reading = co_await m_olts.readOnt({.serial = device.serial, .port = device.oltPort});
    if (!reading) {
        co_return std::unexpected(reading.error());
    }
    co_return reading->facts;
}

QCoro::Task<Result<QByteArray>> DeviceDesk::webPassword(DeviceHandle device)
{
    if (!m_isStarted) {
        co_return std::unexpected(startedOffline(u"device web"_s));
    }
    if (device.address.isEmpty()) {
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"ERPNext has no address of this device"_s,
            .source = u"device web"_s});
    }
    const QPointer<DeviceDesk> guarded = this;
    const Erp::FieldMap &map = m_services->sync->fieldMap();
    auto password =
        co_await Erp::readSecret(m_services->erp.get(), map.doctype(Store::Kind::Equipment),
            device.id, map.secretField(Store::Kind::Equipment, u"device_password"_s));
    if (password && !guarded) {
        wipe(*password);
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = u"device web"_s});
    }
    co_return password;
}

QCoro::Task<Result<Cpe::DeviceFacts>> DeviceDesk::askWeb(DeviceHandle device)
{
    auto password = co_await webPassword(device);
    if (!password) {
        co_return std::unexpected(password.error());
    }
    Cpe::TpLink::Login login{.password = *password};
    auto reading = co_await m_web.read({.id = device.serial, .address = device.address}, login);
    wipe(*password);
    if (!reading) {
        co_return std::unexpected(reading.error());
    }
    co_return reading->facts;
}

QCoro::Task<Result<DeviceSelf::Outcomes>> DeviceDesk::changeOwnWifi(
    DeviceHandle device, Cpe::TpLink::WifiChange change)
{
    if (change.password) {
        change.password->detach(); // whoever asked overwrites theirs at once
    }
    const auto wiped = qScopeGuard([&change] {
        if (change.password) {
            wipe(*change.password);
        }
    });
    auto password = co_await webPassword(device);
    if (!password) {
        co_return std::unexpected(password.error());
    }
    Cpe::TpLink::Login login{.password = *password};
    auto outcomes =
        co_await m_web.changeWifi({.id = device.serial, .address = device.address}, login, change);
    wipe(*password);
    co_return outcomes;
}

QCoro::Task<Result<void>> DeviceDesk::rebootItself(DeviceHandle device)
{
    auto password = co_await webPassword(device);
    if (!password) {
        co_return std::unexpected(password.error());
    }
    Cpe::TpLink::Login login{.password = *password};
    auto done = co_await m_web.reboot({.id = device.serial, .address = device.address}, login);
    wipe(*password);
    co_return done;
}

DeviceSelf::Parts DeviceDesk::ownParts()
{
    return {.live = &m_live,
        .changeWifi =
            [this](const DeviceHandle &device, const Cpe::TpLink::WifiChange &change) {
                return changeOwnWifi(device, change);
            },
        .reboot = [this](const DeviceHandle &device) { return rebootItself(device); },
        .isKnownToAcs = [this](const DeviceHandle &device) { return !acsId(device).isEmpty(); },
        .user = [this] { return m_services->outbox->author(); }};
}

void DeviceDesk::showNeighbours()
{
    const DeviceHandle device = m_live.device();
    if (device.serial.isEmpty()) {
        return;
    }
    for (const QString &serial : {device.cwmpSerial, device.serial}) {
        if (const auto found = m_fleet->devices().constFind(serial);
            !serial.isEmpty() && found != m_fleet->devices().constEnd()) {
            m_live.setBoots(found->boots);
            break;
        }
    }
    if (device.oltPort.isEmpty()) {
        return;
    }
    using Answer = Result<QStringList>;
    QCoro::connect(m_services->mirror->read([device](QSqlDatabase &db) -> Answer {
        return Store::acsSerialsAtPort(db, device.oltPort);
    }),
        this, [this, device](const Answer &serials) {
            if (!serials || m_live.device() != device) {
                return;
            }
            const bool isSilent = m_fleet->isAcsSilent();
            QList<Cpe::Neighbour> neighbours;
            for (const QString &serial : *serials) {
                const auto found = m_fleet->devices().constFind(serial);
                if (serial == device.cwmpSerial || found == m_fleet->devices().constEnd()) {
                    continue;
                }
                neighbours.append({.rxDbm = found->rxDbm,
                    .readAt = found->rxAt,
                    .silent = isSilent ? std::nullopt : std::optional(isSilentDevice(*found))});
            }
            m_live.setNeighbours(neighbours, !isSilent && !m_fleet->error());
        });
}

QCoro::Task<Result<Cpe::DeviceFacts>> DeviceDesk::askAcs(DeviceHandle device)
{
    if (!m_isStarted) {
        co_return std::unexpected(startedOffline(u"device acs"_s));
    }
    const QPointer<DeviceDesk> guarded = this;
    const auto record = co_await Cpe::Acs::findDevice(
        m_acs.get(), {device.cwmpSerial, device.serial}, Cpe::Acs::devicePageProjection());
    if (!record) {
        co_return std::unexpected(record.error());
    }
    if (guarded) {
        m_acsIds.insert(device.serial, record->id);
    }
    co_return Cpe::Acs::factsOf(*record);
}

void DeviceDesk::tellFleet()
{
    if (m_fleet->isReading()) {
        return; // what it says now was said before
    }
    // Of an ACS that has not answered for a while nobody knows what its devices do now.
    const bool isOld = m_fleet->error() && m_fleet->readAt().isValid()
        && m_fleet->readAt().secsTo(QDateTime::currentDateTimeUtc()) > OldSeconds;
    Q_EMIT fleetHeard(std::make_shared<const DeviceFleet>(DeviceFleet{.devices = m_fleet->devices(),
        .readAt = m_fleet->readAt(),
        .isAcsSilent = isOld || m_fleet->isAcsSilent(),
        .bootsSince = m_fleet->bootsSince(),
        .error = m_fleet->error()}));
}

void DeviceDesk::tellNetwork()
{
    using State = Geo::NetworkPoint::State;
    using Answer = Result<std::vector<Store::NetworkDevice>>;
    QCoro::connect(
        m_services->mirror->read(&Store::networkDevices), this, [this](const Answer &devices) {
            if (!devices) {
                return; // the map keeps what it was told before
            }
            QHash<QString, NetworkLayers::DeviceState> states;
            for (const Store::NetworkDevice &device : *devices) {
                const auto found = m_fleet->devices().constFind(device.acsSerial);
                // Where the ACS itself is silent nobody knows of anyone.
                if (found == m_fleet->devices().constEnd() || m_fleet->isAcsSilent()) {
                    continue;
                }
                const bool isSilent = isSilentDevice(*found);
                auto &state = states[device.location];
                // One device of a place that answers is a place with a connection.
                if (state.state != State::Online) {
                    state.state = isSilent ? State::Offline : State::Online;
                    state.since = isSilent ? found->lastInform : QDateTime();
                }
            }
            Q_EMIT networkHeard(states);
        });
}

DeviceBulk::Parts DeviceDesk::bulkParts()
{
    return {.mirror = m_services->mirror.get(),
        .acs = m_acs.get(),
        .watch = m_watch.get(),
        .user = [services = m_services] { return services->outbox->author(); }};
}

void DeviceDesk::handleActed(
    const QString &serial, const Cpe::DiaryEntry &entry, const QString &text)
{
    if (!serial.isEmpty()) { // a diary is named after it
        m_live.note(serial, entry);
    }
    tellCustomer(serial, text);
}

void DeviceDesk::tellCustomer(const QString &serial, const QString &text)
{
    using Answer = Result<std::optional<Store::EquipmentRecord>>;
    QCoro::connect(m_services->mirror->read([serial](QSqlDatabase &db) -> Answer {
        return Store::equipmentBySerial(db, serial);
    }),
        this, [this, text](const Answer &record) {
            if (!record) {
                Q_EMIT noticed(tr("Not written on the customer's time line: %1")
                                   .arg(errorText(record.error()).sentence()),
                    u"danger"_s, {});
                return;
            }
            if (*record && !(*record)->line.customer.isEmpty()) {
                const Store::EquipmentLine &line = (*record)->line;
                addNote(m_services->sync->fieldMap().doctype(Store::Kind::Customer), line.customer,
                    line.customerName, text);
            }
        });
}

void DeviceDesk::tell(const QString &customer, const QString &title, const QString &text)
{
    addNote(m_services->sync->fieldMap().doctype(Store::Kind::Customer), customer, title, text);
}

void DeviceDesk::attach(const QString &ticket, const QString &text)
{
    addNote(m_services->sync->fieldMap().doctype(Store::Kind::Ticket), ticket, ticket, text);
}

void DeviceDesk::addNote(
    const QString &doctype, const QString &name, const QString &title, const QString &text)
{
    const Erp::FieldMap &map = m_services->sync->fieldMap();
    Outbox::NewWrite write;
    write.doctype = map.doctype(Store::Kind::Note);
    write.title = title.isEmpty() ? name : title;
    const auto put = [&write, &map](const QString &field, const QString &value) {
        write.changes.fields.insert(
            map.serverField(Store::Kind::Note, field), Outbox::rawOf(value));
    };
    put(u"comment_type"_s, u"Comment"_s);
    put(u"reference_doctype"_s, doctype);
    put(u"reference_name"_s, name);
    put(u"content"_s, text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    if (!m_services->outbox->author().isEmpty()) {
        put(u"comment_email"_s, m_services->outbox->author());
    }
    QCoro::connect(m_services->outbox->add(write), this, [this](const Result<QString> &id) {
        if (!id) {
            Q_EMIT noticed(
                tr("The note could not be kept: %1").arg(errorText(id.error()).sentence()),
                u"danger"_s, {});
        }
    });
}

} // namespace FibreDesk
