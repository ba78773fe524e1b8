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
constexpr qint64 DaySeconds = 24 * 3600;
constexpr auto Period = std::chrono::minutes(5);

FleetDevice fleetDevice(const DeviceRecord &record)
{
    const DeviceFacts facts = factsOf(record);
    FleetDevice device{.id = record.id,
        .serial = record.serial,
        .lastInform = record.lastInform,
        .lastBoot = record.lastBoot};
    if (const auto firmware = best(facts, FactKey::Firmware)) {
        device.firmware = firmware->value.toString();
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
        for (FleetDevice &device : found) {
            keepBoots(device);
        }
        m_devices = std::move(found);
        m_lastInform = youngest;
        m_readAt = m_clock.now();
        Q_EMIT readAtChanged();
    }
    Q_EMIT changed();
}

void AcsFleet::keepBoots(FleetDevice &device) const
{
    // The ACS remembers the last start only; whoever looks again and again sees more of them.
    device.boots = m_devices.value(device.serial).boots;
    if (device.lastBoot.isValid() && !device.boots.contains(device.lastBoot)) {
        device.boots.append(device.lastBoot);
    }
    const QDateTime now = m_clock.now();
    device.boots.removeIf([&now](const QDateTime &at) { return at.secsTo(now) > DaySeconds; });
}

bool AcsFleet::isAcsSilent(std::chrono::seconds after) const
{
    return m_readAt.isValid() && !m_devices.isEmpty()
        && (!m_lastInform.isValid() || m_lastInform.secsTo(m_clock.now()) > after.count());
}

} // namespace FibreDesk::Cpe::Acs
