// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicefleet.h"

#include "base/format.h"
#include "cpe/verdict.h"
#include "devicewords.h"

#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::FleetDevice;

namespace {

// Devices tell themselves every few minutes to an hour, by model; three times that is silence.
constexpr qint64 silentSeconds = 3 * 3600;

/// The time of today, else the day with it.
QString heard(const QDateTime &at, const QDateTime &now, const QString &language)
{
    const QTimeZone zone = Format::displayZone();
    return at.toTimeZone(zone).date() == now.toTimeZone(zone).date()
        ? Format::time(at, language)
        : Format::dayTime(at, language);
}

const std::array<QString, DeviceFleetViews::ViewCount> &viewNames()
{
    static const std::array<QString, DeviceFleetViews::ViewCount> names{
        u"net:offline"_s, u"net:weak"_s, u"net:rebooting"_s, u"net:firmware"_s};
    return names;
}

/// The firmware that most devices of a model have. Of two as frequent the later one by its name.
QHash<QString, QString> usualFirmware(
    const DeviceFleet &fleet, const std::vector<Store::EquipmentNetwork> &equipment)
{
    QHash<QString, QHash<QString, int>> counts;
    for (const Store::EquipmentNetwork &one : equipment) {
        const FleetDevice *device = fleet.find(one.acsSerial, one.serial);
        if (device && !device->firmware.isEmpty()) {
            ++counts[one.model][device->firmware];
        }
    }
    QHash<QString, QString> usual;
    for (auto model = counts.cbegin(); model != counts.cend(); ++model) {
        QString best;
        int most = 0;
        for (auto it = model->cbegin(); it != model->cend(); ++it) {
            if (it.value() > most || (it.value() == most && it.key() > best)) {
                most = it.value();
                best = it.key();
            }
        }
        usual.insert(model.key(), best);
    }
    return usual;
}

} // namespace

const FleetDevice *DeviceFleet::find(const QString &acsSerial, const QString &serial) const
{
    for (const QString &name : {acsSerial, serial}) {
        if (const auto found = devices.constFind(name);
            !name.isEmpty() && found != devices.constEnd()) {
            return &*found;
        }
    }
    return nullptr;
}

DeviceFleet::State DeviceFleet::stateOf(const FleetDevice *device) const
{
    if (!readAt.isValid()) {
        return error ? State::AcsSilent : State::Unread;
    }
    if (isAcsSilent) {
        return State::AcsSilent;
    }
    if (!device || !device->lastInform.isValid()) {
        return State::NeverHeard;
    }
    return device->lastInform.secsTo(readAt) > silentSeconds ? State::Offline : State::Online;
}

std::optional<double> DeviceFleet::levelOf(const FleetDevice *device) const
{
    const qint64 most = Cpe::Limits().levelAge.count();
    return device && device->rxDbm && device->rxAt.secsTo(readAt) <= most ? device->rxDbm
                                                                          : std::nullopt;
}

std::optional<DeviceFleetViews::View> DeviceFleetViews::viewNamed(const QString &id)
{
    for (int at = 0; at < ViewCount; ++at) {
        if (nameOf(static_cast<View>(at)) == id) {
            return static_cast<View>(at);
        }
    }
    return std::nullopt;
}

QString DeviceFleetViews::nameOf(View view)
{
    return viewNames().at(static_cast<std::size_t>(view));
}

void DeviceFleetViews::sort(std::vector<qint64> &rows, Order order, bool isDescending,
    const DeviceFleet &fleet, const std::vector<Store::EquipmentNetwork> &equipment)
{
    QHash<qint64, double> known;
    for (const Store::EquipmentNetwork &one : equipment) {
        const FleetDevice *device = fleet.find(one.acsSerial, one.serial);
        if (!device) {
            continue;
        }
        if (order == ByLight && device->rxDbm) {
            known.insert(one.row, *device->rxDbm);
        } else if (order == ByLastHeard && device->lastInform.isValid()) {
            known.insert(one.row, static_cast<double>(device->lastInform.toMSecsSinceEpoch()));
        }
    }
    std::ranges::stable_sort(rows, [&known, isDescending](qint64 left, qint64 right) {
        const auto a = known.constFind(left);
        const auto b = known.constFind(right);
        if (a == known.cend() || b == known.cend()) {
            return a != known.cend() && b == known.cend();
        }
        return isDescending ? *a > *b : *a < *b;
    });
}

QSet<qint64> DeviceFleetViews::rowsOf(
    View view, const DeviceFleet &fleet, const std::vector<Store::EquipmentNetwork> &equipment)
{
    const QHash<QString, QString> usual =
        view == OldFirmware ? usualFirmware(fleet, equipment) : QHash<QString, QString>();
    const Cpe::Limits limits;
    QSet<qint64> rows;
    for (const Store::EquipmentNetwork &one : equipment) {
        const FleetDevice *device = fleet.find(one.acsSerial, one.serial);
        if (!device) {
            continue;
        }
        bool isOne = false;
        switch (view) {
        case Offline:
            // What is in stock or came back is off by its nature.
            isOne =
                one.status == "active"_L1 && fleet.stateOf(device) == DeviceFleet::State::Offline;
            break;
        case WeakLight: {
            const auto level = fleet.levelOf(device);
            isOne = level && *level < limits.weakDbm;
            break;
        }
        case Rebooting:
            isOne = device->boots.size() >= limits.rebootsPerDay;
            break;
        case OldFirmware:
            isOne = !device->firmware.isEmpty() && device->firmware != usual.value(one.model);
            break;
        case ViewCount:
            break;
        }
        if (isOne) {
            rows.insert(one.row);
        }
    }
    return rows;
}

QString DeviceFleetWords::state(
    const DeviceFleet &fleet, const Store::EquipmentLine &line, const QString &language)
{
    const FleetDevice *device = fleet.find(line.acsSerial, line.serial);
    switch (fleet.stateOf(device)) {
    case DeviceFleet::State::Unread:
        return {};
    case DeviceFleet::State::AcsSilent:
        return tr("ACS silent");
    case DeviceFleet::State::NeverHeard:
        return tr("Never heard");
    case DeviceFleet::State::Offline:
        return tr("Offline since %1").arg(heard(device->lastInform, fleet.readAt, language));
    case DeviceFleet::State::Online:
        return tr("Online, %1").arg(heard(device->lastInform, fleet.readAt, language));
    }
    return {};
}

QString DeviceFleetWords::stateTone(const DeviceFleet &fleet, const Store::EquipmentLine &line)
{
    switch (fleet.stateOf(fleet.find(line.acsSerial, line.serial))) {
    case DeviceFleet::State::AcsSilent:
        return u"uncertain"_s;
    case DeviceFleet::State::Offline:
        return u"danger"_s;
    case DeviceFleet::State::Online:
        return u"ok"_s;
    case DeviceFleet::State::Unread:
    case DeviceFleet::State::NeverHeard:
        break;
    }
    return u"neutral"_s;
}

QString DeviceFleetWords::light(
    const DeviceFleet &fleet, const Store::EquipmentLine &line, const QString &language)
{
    const FleetDevice *device = fleet.find(line.acsSerial, line.serial);
    if (!device || !device->rxDbm) {
        return {};
    }
    const QString level = DeviceWords::level(*device->rxDbm, language);
    return fleet.levelOf(device) ? level
                                 : tr("%1, %2").arg(level, Format::dayTime(device->rxAt, language));
}

QString DeviceFleetWords::lightTone(const DeviceFleet &fleet, const Store::EquipmentLine &line)
{
    const auto level = fleet.levelOf(fleet.find(line.acsSerial, line.serial));
    if (!level) {
        return u"neutral"_s; // none, or one of another day
    }
    const QString tone = DeviceWords::tone(
        {.key = Cpe::FactKey::OpticalRx, .value = *level, .unit = Cpe::Unit::Dbm});
    return tone.isEmpty() ? u"ok"_s : tone;
}

} // namespace FibreDesk
