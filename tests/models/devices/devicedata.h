// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QCoroTask>
#include <QJsonObject>

#include <algorithm>
#include <memory>

namespace FibreDesk::Tests {

using namespace Qt::StringLiterals;

inline bool put(Store::Mirror &mirror, const QString &table, const QList<QJsonObject> &documents)
{
    return QCoro::waitFor(mirror.write([table, documents](QSqlDatabase &db) {
        return Store::applyDocuments(db, table, documents);
    })).has_value();
}

/// As the server has it: secrets as stars.
inline QJsonObject deviceDocument()
{
    return {{u"name"_s, u"EQP-00001"_s}, {u"modified"_s, u"2026-03-01 10:00:01.000001"_s},
        {u"equipment_type"_s, u"ONT"_s}, {u"brand"_s, u"TP-Link"_s}, {u"model"_s, u"XX230v"_s},
        {u"serial_number"_s, u"TPLG0001"_s}, {u"mac_address"_s, u"02:AB:CD:00:00:01"_s},
        {u"gpon_serial"_s, u"TPLG0001"_s}, {u"ip_address"_s, u"100.64.0.1"_s},
        {u"firmware_version"_s, u"1.4.2"_s}, {u"status"_s, u"active"_s}, {u"customer"_s, u"C-1"_s},
        {u"service_location"_s, u"LOC-00001"_s}, {u"subscription"_s, u"SUB-1"_s},
        {u"wifi_password"_s, u"********"_s}};
}

/// Four devices of two customers; the third is in stock.
inline bool putDevices(Store::Mirror &mirror)
{
    const QString modified = u"2026-03-01 10:00:00.000001"_s;
    const auto device = [](int i, const QJsonObject &more) {
        QJsonObject document = deviceDocument();
        document.remove(u"wifi_password"_s);
        document.insert(u"name"_s, u"EQP-%1"_s.arg(i, 5, 10, QChar(u'0')));
        document.insert(u"modified"_s, u"2026-03-01 10:00:0%1.000001"_s.arg(i));
        for (auto it = more.begin(); it != more.end(); ++it)
            document.insert(it.key(), it.value());
        return document;
    };
    const QJsonObject second{{u"equipment_type"_s, u"Router"_s}, {u"model"_s, u"Deco X55"_s},
        {u"serial_number"_s, u"22000002"_s}, {u"mac_address"_s, u"02abcd000002"_s},
        {u"gpon_serial"_s, u""_s}, {u"customer"_s, u"C-2"_s},
        {u"service_location"_s, u"LOC-00002"_s}, {u"subscription"_s, u""_s}};
    const QJsonObject third{{u"serial_number"_s, u"TPLG0003"_s}, {u"mac_address"_s, u""_s},
        {u"gpon_serial"_s, u"TPLG0003"_s}, {u"status"_s, u"inventory"_s}, {u"customer"_s, u""_s},
        {u"service_location"_s, u""_s}, {u"subscription"_s, u""_s}};
    const QJsonObject fourth{{u"equipment_type"_s, u"TV Box"_s}, {u"brand"_s, u"Lumia"_s},
        {u"model"_s, u"TV4"_s}, {u"serial_number"_s, u"44000004"_s}, {u"mac_address"_s, u""_s},
        {u"gpon_serial"_s, u""_s}, {u"status"_s, u"defective"_s}, {u"customer"_s, u"C-2"_s},
        {u"service_location"_s, u"LOC-00002"_s}, {u"subscription"_s, u""_s}};
    return put(mirror, Store::Kind::Customer,
               {{{u"name"_s, u"C-1"_s}, {u"modified"_s, modified},
                    {u"customer_name"_s, u"Éloïse Tremblay"_s}},
                   {{u"name"_s, u"C-2"_s}, {u"modified"_s, modified},
                       {u"customer_name"_s, u"Luc Gagnon"_s}}})
        && put(mirror, Store::Kind::Location,
            {{{u"name"_s, u"LOC-00001"_s}, {u"modified"_s, modified}, {u"customer"_s, u"C-1"_s},
                 {u"address_line"_s, u"12, rue des Érables"_s}, {u"city"_s, u"Saint-Rémi"_s}},
                {{u"name"_s, u"LOC-00002"_s}, {u"modified"_s, modified}, {u"customer"_s, u"C-2"_s},
                    {u"address_line"_s, u"40, montée Blais"_s}, {u"city"_s, u"Hemmingford"_s}}})
        && put(mirror, Store::Kind::Subscription,
            {{{u"name"_s, u"SUB-1"_s}, {u"modified"_s, modified}, {u"customer"_s, u"C-1"_s},
                {u"plan_name"_s, u"Fibre 500"_s}}})
        && put(mirror, Store::Kind::Ticket,
            {{{u"name"_s, u"ISS-1"_s}, {u"modified"_s, modified}, {u"customer"_s, u"C-1"_s},
                {u"service_location"_s, u"LOC-00001"_s}, {u"subject"_s, u"Internet lent"_s},
                {u"status"_s, u"Open"_s}, {u"opening_date"_s, u"2026-11-18"_s}}})
        && put(mirror, Store::Kind::Equipment,
            {device(1, {}), device(2, second), device(3, third), device(4, fourth)});
}

} // namespace FibreDesk::Tests
