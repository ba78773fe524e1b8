// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acsfleet.h"

#include "cpe/acs/trfacts.h"
#include "cpe/devicefacts.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

constexpr int PageRows = 500;
constexpr auto Period = std::chrono::minutes(5);

FleetDevice fleetDevice(const DeviceRecord &record)
{
    const DeviceFacts facts = factsOf(record);
    FleetDevice device{.id = record.id,
        .serial = record.serial,
        .lastInform = record.lastInform,
        .lastBoot = record.lastBoot,
        .oui = record.oui,
        .productClass = record.productClass,
        .tags = record.tags,
        .isOlder = dataModel(record.tree) == DataModel::Tr098};
    if (const auto firmware = best(facts, FactKey::Firmware)) {
        device.firmware = firmware->value.toString();
        device.firmwareAt = firmware->readAt;
    }
    for (const Fact &fact : facts.facts) {
        if (fact.key == FactKey::OpticalRx && fact.rejected.isEmpty() && fact.readAt.isValid()
            && (!device.rxAt.isValid() || fact.readAt > device.rxAt)) {
            device.rxDbm = fact.value.toDouble();
            device.rxAt = fact.readAt;
        }
    }
    return device;
}

} // namespace

AcsFleet::AcsFleet(AcsClient *client, Clock clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(std::move(clock))
{
    m_timer.setInterval(Period);
    connect(&m_timer, &QTimer::timeout, this, &AcsFleet::readNow);
}

AcsFleet::~AcsFleet()
{
    m_life.end();
    m_scope.abort();
}

void AcsFleet::start()
{
    if (!m_timer.isActive()) {
        m_timer.start();
        readNow();
    }
}

void AcsFleet::stop()
{
    m_timer.stop();
    m_scope.abort();
}

void AcsFleet::readNow()
{
    if (!m_isReading) {
        m_isReading = true;
        Q_EMIT changed();
        QCoro::connect(read(), this, [] { });
    }
}

QCoro::Task<void> AcsFleet::read()
{
    const LifeGuard self(m_life);
    if (!m_hasReadBoots && !m_bootFile.isEmpty()) {
        co_await readBoots();
        if (!self) {
            co_return;
        }
    }
    QHash<QString, FleetDevice> found;
    QDateTime youngest;
    std::optional<Error> error;
    for (int skip = 0;; skip += PageRows) {
        const auto page = co_await m_client->devices(AcsQuery(), deviceRowProjection(),
            {.limit = PageRows, .skip = skip, .sort = u"_id"_s}, &m_scope);
        if (!self) {
            co_return;
        }
        if (!page) {
            error = page.error();
            break;
        }
        // Hundreds of devices are read from their trees: not where the window is drawn.
        const QList<FleetDevice> devices = co_await QtConcurrent::run([rows = page->rows] {
            QList<FleetDevice> read;
            read.reserve(rows.size());
            for (const DeviceRecord &record : rows) {
                read.append(fleetDevice(record));
            }
            return read;
        });
        if (!self) {
            co_return;
        }
        for (const FleetDevice &device : devices) {
            if (device.serial.isEmpty()) {
                continue;
            }
            if (!youngest.isValid() || device.lastInform > youngest) {
                youngest = device.lastInform;
            }
            // A device that was registered again is there twice: the one that still comes counts.
            FleetDevice &known = found[device.serial];
            if (known.id.isEmpty() || device.lastInform > known.lastInform) {
                known = device;
            }
        }
        if (page->isLast) {
            break;
        }
    }
    m_isReading = false;
    if (!error || error->kind != ErrorKind::Cancelled) {
        m_error = error;
    }
    if (!error) {
        m_bootLog.take(found, m_clock.now());
        m_devices = std::move(found);
        m_lastInform = youngest;
        m_readAt = m_clock.now();
        Q_EMIT readAtChanged();
    }
    Q_EMIT changed();
    if (self && !error && !m_bootFile.isEmpty()) {
        co_await keepBoots();
    }
}

QCoro::Task<void> AcsFleet::readBoots()
{
    const LifeGuard self(m_life);
    const auto log = co_await QtConcurrent::run(&readBootLog, m_bootFile);
    if (!self) {
        co_return;
    }
    m_hasReadBoots = true;
    if (log) {
        m_bootLog = *log;
    } else {
        Q_EMIT bootsFailed(log.error());
    }
}

QCoro::Task<void> AcsFleet::keepBoots()
{
    const LifeGuard self(m_life);
    const auto kept = co_await QtConcurrent::run(&writeBootLog, m_bootFile, m_bootLog);
    if (self && !kept) {
        Q_EMIT bootsFailed(kept.error());
    }
}

bool AcsFleet::isAcsSilent(std::chrono::seconds after) const
{
    return m_readAt.isValid() && !m_devices.isEmpty()
        && (!m_lastInform.isValid() || m_lastInform.secsTo(m_clock.now()) > after.count());
}

} // namespace FibreDesk::Cpe::Acs
