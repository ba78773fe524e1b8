// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outagefinder.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Store::PlacedDevice;

/// Where it hangs: the OLT and its port, without the ONT.
std::pair<QString, QString> portOf(const PlacedDevice &device, const Cpe::OpticsMap *ports)
{
    if (device.oltPort.isEmpty()) {
        return {};
    }
    const auto port = ports ? ports->portOf(device.oltPort) : std::nullopt;
    // Of what nobody can read only what is written alike belongs together.
    return port ? std::pair(port->olt, port->portText()) : std::pair(device.oltPort, QString(u"-"));
}

struct Place {
    std::vector<const PlacedDevice *> devices;
    Cpe::SilenceReport report;
};

constexpr std::chrono::seconds longestPatience = std::chrono::hours(3);
constexpr std::chrono::seconds shortestPatience = std::chrono::minutes(15);
constexpr std::size_t fewestOfModel = 20;
/// Of a time that is drawn from between two reports the middle is half of it; three that did not
/// come, and one for the reading itself.
constexpr qint64 middles = 8;

/// One device of a place that answers is a place with a connection.
void hear(Place &place, const DeviceFleet &fleet, const Patience &patience)
{
    for (const PlacedDevice *device : place.devices) {
        const Cpe::Acs::FleetDevice *heard = fleet.find(device->acsSerial, device->serial);
        const auto state = patience.stateOf(*device, fleet);
        if (state != DeviceFleet::State::Online && state != DeviceFleet::State::Offline) {
            continue;
        }
        if (state == DeviceFleet::State::Online) {
            place.report.isOnline = true;
        } else if (!place.report.isOnline) {
            place.report.isOnline = false;
        }
        if (!place.report.heard.isValid() || heard->lastInform > place.report.heard) {
            place.report.heard = heard->lastInform;
        }
    }
    if (place.report.isOnline == false) {
        place.report.since = place.report.heard;
    }
}

QMap<QString, Place> placesOf(const std::vector<PlacedDevice> &devices,
    const OutageQuestion &question, const Patience &patience)
{
    QMap<QString, Place> places;
    for (const PlacedDevice &device : devices) {
        places[device.location].devices.push_back(&device);
    }
    for (auto &place : places) {
        const PlacedDevice &first = *place.devices.front();
        const auto [olt, port] = portOf(first, question.ports.get());
        place.report.id = first.location;
        place.report.olt = olt;
        place.report.port = port;
        for (const PlacedDevice *device : place.devices) {
            if (!device->customer.isEmpty()) {
                place.report.customer = device->customer;
            }
        }
        if (first.position.isValid()) {
            place.report.latitude = first.position.latitude;
            place.report.longitude = first.position.longitude;
        }
        hear(place, *question.fleet, patience);
    }
    return places;
}

/// What people would call the place: the address nearest to its middle, the city of most.
void nameOf(OutageReport &report)
{
    QMap<QString, int> cities;
    double least = std::numeric_limits<double>::max();
    const Cpe::SilentGroup &group = report.outage.group;
    for (const OutageMember &member : report.members) {
        const PlacedDevice &device = member.device;
        if (!device.city.isEmpty()) {
            ++cities[device.city];
        }
        if (device.address.isEmpty()) {
            continue;
        }
        const double away = group.latitude && group.longitude && device.position.isValid()
            ? std::hypot(device.position.latitude - *group.latitude,
                  device.position.longitude - *group.longitude)
            : std::numeric_limits<double>::max() / 2;
        if (away < least) {
            least = away;
            report.address = device.address;
        }
    }
    const auto most = std::ranges::max_element(cities);
    report.city = most == cities.end() ? QString() : cities.key(*most);
}

OutageReport reportOf(const Cpe::Outage &outage, const QMap<QString, Place> &places,
    const DeviceFleet &fleet, const Patience &patience)
{
    OutageReport report{.outage = outage};
    QSet<QString> customers;
    const QSet<QString> back(outage.back.cbegin(), outage.back.cend());
    for (const QString &id : outage.fell) {
        const auto place = places.constFind(id);
        if (place == places.cend()) {
            continue; // moved or taken away since
        }
        for (const PlacedDevice *device : place->devices) {
            const Cpe::Acs::FleetDevice *heard = fleet.find(device->acsSerial, device->serial);
            OutageMember member{.device = *device,
                .state = patience.stateOf(*device, fleet),
                .heard = heard ? heard->lastInform : QDateTime(),
                .isBack = back.contains(id)};
            if (member.state == DeviceFleet::State::Offline) {
                ++report.silentDevices;
                report.patience = report.silentDevices == 1
                    ? patience.of(*device)
                    : std::min(report.patience, patience.of(*device));
            }
            report.knownDevices += member.state != DeviceFleet::State::NeverHeard ? 1 : 0;
            if (!device->customer.isEmpty()) {
                customers.insert(device->customer);
            }
            report.members.push_back(std::move(member));
        }
    }
    report.customers = static_cast<int>(customers.size());
    nameOf(report);
    return report;
}

/// Each to the outage that has its place, or its customer where it names no place.
Result<void> addTickets(QSqlDatabase &db, OutagePicture &picture)
{
    QStringList places;
    QStringList customers;
    QHash<QString, std::size_t> ofPlace;
    QHash<QString, std::size_t> ofCustomer;
    for (std::size_t at = 0; at < picture.outages.size(); ++at) {
        for (const OutageMember &member : picture.outages[at].members) {
            const PlacedDevice &device = member.device;
            ofPlace.insert(device.location, at);
            places += device.location;
            if (!device.customer.isEmpty()) {
                ofCustomer.insert(device.customer, at);
                customers += device.customer;
            }
        }
    }
    const auto tickets = Store::openTicketsAt(db, places, customers);
    if (!tickets) {
        return std::unexpected(tickets.error());
    }
    for (const Store::OpenTicket &ticket : *tickets) {
        const bool hasPlace = !ticket.location.isEmpty();
        const auto &table = hasPlace ? ofPlace : ofCustomer;
        const auto found = table.constFind(hasPlace ? ticket.location : ticket.customer);
        if (found != table.cend()) {
            picture.outages[*found].tickets.push_back(ticket);
        }
    }
    return {};
}

Error outdated()
{
    return {.kind = ErrorKind::Cancelled,
        .detail = u"another reading came first"_s,
        .source = u"outages"_s};
}

} // namespace

Patience::Patience(const std::vector<PlacedDevice> &devices, const DeviceFleet &fleet)
{
    QHash<QString, std::vector<qint64>> ages;
    for (const PlacedDevice &device : devices) {
        const Cpe::Acs::FleetDevice *heard = fleet.find(device.acsSerial, device.serial);
        if (fleet.stateOf(heard) == DeviceFleet::State::Online) {
            ages[device.model].push_back(
                std::max<qint64>(0, heard->lastInform.secsTo(fleet.readAt)));
        }
    }
    for (auto &&[model, seconds] : ages.asKeyValueRange()) {
        if (seconds.size() < fewestOfModel) {
            continue;
        }
        const auto middle = seconds.begin() + std::ptrdiff_t(seconds.size() / 2);
        std::ranges::nth_element(seconds, middle);
        m_ofModel.insert(model,
            std::clamp(std::chrono::seconds(*middle * middles), shortestPatience, longestPatience));
    }
}

std::chrono::seconds Patience::of(const PlacedDevice &device) const
{
    return m_ofModel.value(device.model, longestPatience);
}

DeviceFleet::State Patience::stateOf(const PlacedDevice &device, const DeviceFleet &fleet) const
{
    const Cpe::Acs::FleetDevice *heard = fleet.find(device.acsSerial, device.serial);
    const DeviceFleet::State state = fleet.stateOf(heard);
    return state == DeviceFleet::State::Online
            && heard->lastInform.secsTo(fleet.readAt) > of(device).count()
        ? DeviceFleet::State::Offline
        : state;
}

Result<OutagePicture> readOutages(QSqlDatabase &db, const OutageQuestion &question)
{
    using State = OutagePicture::State;
    OutagePicture picture;
    if (!question.fleet) {
        return picture;
    }
    const DeviceFleet &fleet = *question.fleet;
    picture.readAt = fleet.readAt;
    picture.hasAnswered = !fleet.error;
    for (const Cpe::Acs::FleetDevice &device : fleet.devices) {
        if (!picture.lastHeard.isValid() || device.lastInform > picture.lastHeard) {
            picture.lastHeard = device.lastInform;
        }
    }
    picture.state = fleet.isAcsSilent || (!fleet.readAt.isValid() && fleet.error) ? State::AcsSilent
        : fleet.readAt.isValid()                                                  ? State::Known
                                                                                  : State::Unread;
    if (picture.state != State::Known) {
        return picture;
    }
    const auto devices = Store::placedDevices(db);
    if (!devices) {
        return std::unexpected(devices.error());
    }
    const auto isVoid = [&question] { return question.isVoid && question.isVoid->load(); };
    const Patience patience(*devices, fleet);
    const QMap<QString, Place> places = placesOf(*devices, question, patience);
    std::vector<Cpe::SilenceReport> reports;
    reports.reserve(static_cast<std::size_t>(places.size()));
    for (const Place &place : places) {
        ++(place.report.isOnline ? picture.knownPlaces : picture.unknownPlaces);
        reports.push_back(place.report);
    }
    const Cpe::SilenceRules rules;
    const auto groups = Cpe::silentTogether(reports, rules, question.isVoid.get());
    if (isVoid()) {
        return std::unexpected(outdated());
    }
    for (const Cpe::Outage &outage :
        Cpe::followOutages(question.before, groups, reports, fleet.readAt, rules)) {
        picture.outages.push_back(reportOf(outage, places, fleet, patience));
    }
    std::ranges::stable_sort(
        picture.outages, {}, [](const OutageReport &report) { return report.outage.isOver(); });
    if (const auto done = addTickets(db, picture); !done) {
        return std::unexpected(done.error());
    }
    return isVoid() ? Result<OutagePicture>(std::unexpected(outdated())) : picture;
}

} // namespace FibreDesk
