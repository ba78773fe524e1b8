// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devicedata.h"
#include "devicefleet.h"

#include <QTimeZone>

namespace FibreDesk::Tests {

/// A street of homes on port 1/7 of olt-3, an ONT and a router each, and what the ACS hears of
/// them.
class OutageStreet {
public:
    static inline const QDateTime Noon{QDate(2026, 6, 1), QTime(16, 0), QTimeZone::UTC};
    static inline const QDateTime Fell = Noon.addSecs(-4LL * 3600);

    /// Also a ticket of the first customer at his home, one of the second for no place, and a
    /// closed one.
    static bool put(Store::Mirror &mirror, int homes)
    {
        const QString modified = u"2026-03-01 10:00:00.000001"_s;
        QList<QJsonObject> customers;
        QList<QJsonObject> locations;
        QList<QJsonObject> devices;
        for (int i = 0; i < homes; ++i) {
            customers += {{u"name"_s, customer(i)}, {u"modified"_s, modified},
                {u"customer_name"_s, u"Client %1"_s.arg(i)}};
            locations += {{u"name"_s, location(i)}, {u"modified"_s, modified},
                {u"customer"_s, customer(i)}, {u"address_line"_s, u"%1, rue des Pins"_s.arg(i + 1)},
                {u"city"_s, u"Saint-Rémi"_s}, {u"olt_port"_s, u"olt-3/1/7/%1"_s.arg(i + 1)},
                {u"latitude"_s, 45.26 + 0.0005 * i}, {u"longitude"_s, -73.61}};
            for (const QString &type : {u"ONT"_s, u"Router"_s}) {
                devices += {{u"name"_s, u"EQP-%1-%2"_s.arg(i, 3, 10, '0'_L1).arg(type)},
                    {u"modified"_s, modified}, {u"equipment_type"_s, type},
                    {u"serial_number"_s, serial(i, type)}, {u"cwmp_serial"_s, serial(i, type)},
                    {u"status"_s, u"active"_s}, {u"customer"_s, customer(i)},
                    {u"service_location"_s, location(i)}};
            }
        }
        const auto ticket = [&](const QString &id, int of, const QString &place,
                                const QString &status) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, modified},
                {u"subject"_s, u"Pas d’Internet"_s}, {u"customer"_s, customer(of)},
                {u"service_location"_s, place}, {u"status"_s, status},
                {u"opening_date"_s, u"2026-06-01"_s}};
        };
        return Tests::put(mirror, Store::Kind::Customer, customers)
            && Tests::put(mirror, Store::Kind::Location, locations)
            && Tests::put(mirror, Store::Kind::Equipment, devices)
            && Tests::put(mirror, Store::Kind::Ticket,
                {ticket(u"ISS-11"_s, 0, location(0), u"Open"_s),
                    ticket(u"ISS-12"_s, 1, {}, u"Replied"_s),
                    ticket(u"ISS-13"_s, 2, location(2), u"Closed"_s)});
    }
    /// The first `silent` homes fell four hours ago; the others were heard a minute ago.
    static DeviceFleet fleet(int homes, int silent, const QDateTime &at = Noon)
    {
        DeviceFleet fleet{.readAt = at};
        for (int i = 0; i < homes; ++i) {
            for (const QString &type : {u"ONT"_s, u"Router"_s}) {
                Cpe::Acs::FleetDevice device;
                device.id = serial(i, type);
                device.serial = device.id;
                device.lastInform = i < silent ? Fell.addSecs(10 * i) : at.addSecs(-60);
                fleet.devices.insert(device.serial, device);
            }
        }
        return fleet;
    }
    static DeviceFleetPointer heard(const DeviceFleet &fleet)
    {
        return std::make_shared<const DeviceFleet>(fleet);
    }

    static QString customer(int i) { return u"C-%1"_s.arg(100 + i); }
    static QString location(int i) { return u"LOC-%1"_s.arg(100 + i); }
    static QString serial(int i, const QString &type)
    {
        return u"%1%2"_s.arg(type == "ONT"_L1 ? u"TPLG"_s : u"DECO"_s).arg(i, 4, 10, '0'_L1);
    }
};

} // namespace FibreDesk::Tests
