// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QJsonObject>

namespace FibreDesk::Tests {

inline QJsonObject customerDocument()
{
    using namespace Qt::StringLiterals;
    return {{u"name"_s, u"C-00042"_s}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
        {u"modified_by"_s, u"marie@desk.example"_s}, {u"customer_name"_s, u"Éloïse Tremblay"_s},
        {u"customer_type"_s, u"Individual"_s}, {u"customer_group"_s, u"Résidentiel"_s},
        {u"territory"_s, u"Saint-Rémi"_s}, {u"language"_s, u"fr"_s},
        {u"cell_phone"_s, u"819 555-0142"_s}, {u"tel_home"_s, u"819 555-0143"_s},
        {u"email_billing"_s, u"eloise@client.example"_s}, {u"legacy_account_id"_s, u"88012"_s},
        {u"ppa_enabled"_s, 1}, {u"creation"_s, u"2019-04-02 09:00:00.000000"_s}};
}

/// Puts documents of one table into the mirror and waits for it.
inline bool put(Store::Mirror &mirror, const QString &table, const QList<QJsonObject> &documents)
{
    const auto done = QCoro::waitFor(mirror.write([table, documents](QSqlDatabase &db) {
        return Store::applyDocuments(db, table, documents);
    }));
    return done.has_value();
}

/// As many locations for that customer, the last ones farthest north; every tenth has no place.
inline bool putLocations(Store::Mirror &mirror, int count)
{
    using namespace Qt::StringLiterals;
    QList<QJsonObject> locations;
    for (int i = 0; i < count; ++i) {
        QJsonObject location{{u"name"_s, u"LOC-%1"_s.arg(i + 7, 5, 10, QChar(u'0'))},
            {u"modified"_s, u"2026-11-20 10:00:00.000001"_s}, {u"customer"_s, u"C-00042"_s},
            {u"location_name"_s, u"Logement %1"_s.arg(i + 1)},
            {u"address_line"_s, u"%1, rue des Érables"_s.arg(12 + i * 4)},
            {u"city"_s, u"Saint-Rémi"_s}, {u"postal_code"_s, u"J0L 2L0"_s},
            {u"connection_type"_s, u"FTTH"_s}, {u"olt_port"_s, u"OLT-2 1/4/%1"_s.arg(i)},
            {u"access_notes"_s, i % 3 == 0 ? u"Code de porte 4410, chien gentil"_s : QString()},
            {u"contact_name"_s, u"Éloïse"_s}, {u"contact_phone"_s, u"819 555-0142"_s}};
        if (i % 10 != 5) {
            location.insert(u"latitude"_s, 45.26 + i * 0.0021);
            location.insert(u"longitude"_s, -73.61 + (i * 7 % 11) * 0.003);
        }
        locations += location;
    }
    return put(mirror, Store::Kind::Location, locations);
}

/// What one customer has besides: two contracts, a note, text messages with and without a ticket,
/// and a job that nobody has dated.
inline bool putLetters(Store::Mirror &mirror)
{
    using namespace Qt::StringLiterals;
    const QString modified = u"2026-11-20 10:00:00.000001"_s;
    const QString customer = u"C-00042"_s;
    const auto text = [&](const QString &id, const QString &doctype, const QString &name,
                          const QString &content, const QString &way) {
        return QJsonObject{{u"name"_s, id}, {u"modified"_s, modified},
            {u"reference_doctype"_s, doctype}, {u"reference_name"_s, name},
            {u"subject"_s, u"SMS"_s}, {u"content"_s, content},
            {u"sender_full_name"_s, u"Éloïse Tremblay"_s},
            {u"communication_date"_s, u"2026-03-05 17:30:00.000000"_s},
            {u"sent_or_received"_s, way}, {u"communication_medium"_s, u"SMS"_s}};
    };
    return put(mirror, Store::Kind::Contract,
               {{{u"name"_s, u"CTR-00001"_s}, {u"modified"_s, modified}, {u"customer"_s, customer},
                    {u"service_location"_s, u"LOC-00007"_s},
                    {u"contract_type"_s, u"Entente résidentielle"_s},
                    {u"start_date"_s, u"2023-05-01"_s}, {u"end_date"_s, u"2025-04-30"_s},
                    {u"duration_months"_s, 24}, {u"monthly_regular"_s, 64.95},
                    {u"install_fee"_s, 99}, {u"status"_s, u"Résilié"_s},
                    {u"termination_date"_s, u"2024-02-01"_s},
                    {u"termination_reason"_s, u"Déménagement"_s}, {u"termination_fee"_s, 50}},
                   {{u"name"_s, u"CTR-00002"_s}, {u"modified"_s, modified},
                       {u"customer"_s, customer}, {u"service_location"_s, u"LOC-00007"_s},
                       {u"subscription"_s, u"SUB-1"_s}, {u"contract_type"_s, u"Renouvellement"_s},
                       {u"start_date"_s, u"2026-02-01"_s}, {u"end_date"_s, u"2028-01-31"_s},
                       {u"duration_months"_s, 24}, {u"monthly_regular"_s, 74.95},
                       {u"signed_on"_s, u"2026-01-20 14:00:00.000000"_s},
                       {u"status"_s, u"Actif"_s}}})
        && put(mirror, Store::Kind::Note,
            {{{u"name"_s, u"NOTE-1"_s}, {u"modified"_s, modified},
                {u"reference_doctype"_s, u"Issue"_s}, {u"reference_name"_s, u"ISS-00001"_s},
                {u"comment_type"_s, u"Comment"_s}, {u"content"_s, u"<p>À rappeler</p>"_s},
                {u"comment_by"_s, u"Luc Gagnon"_s},
                {u"creation"_s, u"2026-02-03 09:00:00.000000"_s}}})
        && put(mirror, Store::Kind::Message,
            {text(u"SMS-1"_s, u"Customer"_s, customer, u"OUI"_s, u"Received"_s),
                text(u"SMS-2"_s, u"Issue"_s, u"ISS-00001"_s, u"Le technicien arrive"_s, u"Sent"_s)})
        && put(mirror, Store::Kind::Job,
            {{{u"name"_s, u"DJ-00500"_s}, {u"modified"_s, modified}, {u"customer"_s, customer},
                {u"subject"_s, u"Poser une prise"_s}, {u"status"_s, u"open"_s}}});
}

/// A customer with as many invoices, payments and tickets with a message each, over eight years.
inline bool putBusyCustomer(Store::Mirror &mirror, int count)
{
    using namespace Qt::StringLiterals;
    const QString modified = u"2026-11-20 10:00:00.000001"_s;
    QJsonObject customer = customerDocument();
    customer.insert(u"name"_s, u"C-BUSY"_s);
    customer.insert(u"customer_name"_s, u"Immeubles Lavoie"_s);
    QList<QJsonObject> invoices;
    QList<QJsonObject> payments;
    QList<QJsonObject> tickets;
    QList<QJsonObject> messages;
    for (int i = 0; i < count; ++i) {
        const QDate day = QDate(2026, 11, 1).addDays(-(i / 2) * 5);
        const QString date = day.toString(Qt::ISODate);
        const QString ticket = u"BUS-%1"_s.arg(i);
        invoices += {{u"name"_s, u"Facture %1"_s.arg(i)}, {u"modified"_s, modified},
            {u"customer"_s, u"C-BUSY"_s}, {u"posting_date"_s, date}, {u"grand_total"_s, 12.34},
            {u"status"_s, u"Paid"_s}, {u"docstatus"_s, 1}};
        payments += {{u"name"_s, u"BUSPAY-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"party_type"_s, u"Customer"_s}, {u"party"_s, u"C-BUSY"_s}, {u"posting_date"_s, date},
            {u"paid_amount"_s, 12.34}, {u"docstatus"_s, 1}};
        tickets += {{u"name"_s, ticket}, {u"modified"_s, modified}, {u"customer"_s, u"C-BUSY"_s},
            {u"subject"_s, u"Billet %1"_s.arg(i)}, {u"status"_s, u"Closed"_s},
            {u"opening_date"_s, date}, {u"opening_time"_s, u"9:00:00"_s}};
        for (int part = 0; part < 2; ++part) {
            messages += {{u"name"_s, u"BUSCOM-%1-%2"_s.arg(i).arg(part)}, {u"modified"_s, modified},
                {u"reference_doctype"_s, u"Issue"_s}, {u"reference_name"_s, ticket},
                {u"content"_s, u"<p>Bonjour</p>"_s},
                {u"communication_date"_s, date + u" 09:00:00.000000"_s},
                {u"sent_or_received"_s, u"Received"_s}, {u"communication_medium"_s, u"Email"_s}};
        }
    }
    return put(mirror, Store::Kind::Customer, {customer})
        && put(mirror, Store::Kind::Invoice, invoices)
        && put(mirror, Store::Kind::Payment, payments) && put(mirror, Store::Kind::Ticket, tickets)
        && put(mirror, Store::Kind::Message, messages);
}

/// One customer with everything: a location, three services, a device, `ticketCount` tickets, and
/// as many invoices.
inline bool putCustomer(Store::Mirror &mirror, int ticketCount = 3)
{
    using namespace Qt::StringLiterals;
    const QString modified = u"2026-11-20 10:00:00.000001"_s;
    const QString customer = u"C-00042"_s;
    QList<QJsonObject> tickets;
    QList<QJsonObject> messages;
    QList<QJsonObject> invoices;
    QList<QJsonObject> payments;
    static const QStringList subjects{u"Internet lent en soirée"_s, u"Déplacement de la prise"_s,
        u"Question sur la facture"_s, u"Panne de télévision"_s};
    for (int i = 0; i < ticketCount; ++i) {
        const QString id = u"ISS-%1"_s.arg(i, 5, 10, QChar(u'0'));
        const QString day =
            u"2026-%1-%2"_s.arg(1 + i % 9, 2, 10, QChar(u'0')).arg(1 + i % 27, 2, 10, QChar(u'0'));
        tickets += {{u"name"_s, id}, {u"modified"_s, modified},
            {u"subject"_s, subjects[i % subjects.size()]}, {u"customer"_s, customer},
            {u"status"_s, i % 3 == 0 ? u"Open"_s : u"Closed"_s}, {u"priority"_s, u"Medium"_s},
            {u"issue_type"_s, u"Technique"_s}, {u"opening_date"_s, day},
            {u"opening_time"_s, u"9:15:00"_s}, {u"assigned_staff"_s, u"Luc Gagnon"_s}};
        for (int part = 0; part < 2; ++part) {
            messages += {{u"name"_s, u"COM-%1-%2"_s.arg(i).arg(part)}, {u"modified"_s, modified},
                {u"reference_doctype"_s, u"Issue"_s}, {u"reference_name"_s, id},
                {u"subject"_s, subjects[i % subjects.size()]},
                {u"content"_s,
                    u"<p onclick=x()>Bonjour, <b>partie %1</b></p><script>x()</script><img "
                    "src='https://track.example/1.png' alt='photo du modem'>"_s.arg(part)},
                {u"sender"_s, u"eloise@client.example"_s},
                {u"sender_full_name"_s, part == 0 ? u"Éloïse Tremblay"_s : u"Luc Gagnon"_s},
                {u"communication_date"_s, day + u" 09:%1:00.000000"_s.arg(15 + part)},
                {u"sent_or_received"_s, part == 0 ? u"Received"_s : u"Sent"_s},
                {u"communication_medium"_s, u"Email"_s}};
        }
        invoices += {{u"name"_s, u"FAC-%1"_s.arg(i, 5, 10, QChar(u'0'))}, {u"modified"_s, modified},
            {u"customer"_s, customer}, {u"posting_date"_s, day}, {u"due_date"_s, u"2026-10-15"_s},
            {u"grand_total"_s, 80.43}, {u"outstanding_amount"_s, i < 3 ? 0.1 : 0.0},
            {u"status"_s, i < 3 ? u"Overdue"_s : u"Paid"_s}, {u"docstatus"_s, i == 2 ? 0 : 1}};
        payments += {{u"name"_s, u"PAY-%1"_s.arg(i, 5, 10, QChar(u'0'))}, {u"modified"_s, modified},
            {u"party_type"_s, u"Customer"_s}, {u"party"_s, customer}, {u"posting_date"_s, day},
            {u"paid_amount"_s, 80.43}, {u"mode_of_payment"_s, u"Prélèvement"_s},
            {u"reference_no"_s, u"R%1"_s.arg(i)}, {u"docstatus"_s, 1}};
    }
    const auto service = [&](const QString &id, const QString &plan, double price,
                             const QString &status) {
        return QJsonObject{{u"name"_s, id}, {u"modified"_s, modified}, {u"customer"_s, customer},
            {u"service_location"_s, u"LOC-00007"_s}, {u"service_category"_s, u"Internet"_s},
            {u"plan_name"_s, plan},
            {u"speed_down"_s, plan.startsWith(u"Fibre"_s) ? u"1000"_s : u"0"_s},
            {u"speed_up"_s, plan.startsWith(u"Fibre"_s) ? u"500"_s : u"0"_s},
            {u"monthly_price"_s, price}, {u"start_date"_s, u"2021-05-01"_s}, {u"status"_s, status}};
    };
    return put(mirror, Store::Kind::Customer, {customerDocument()})
        && put(mirror, Store::Kind::Location,
            {{{u"name"_s, u"LOC-00007"_s}, {u"modified"_s, modified}, {u"customer"_s, customer},
                {u"location_name"_s, u"Maison"_s}, {u"address_line"_s, u"12, rue des Érables"_s},
                {u"city"_s, u"Saint-Rémi"_s}, {u"postal_code"_s, u"J0L 2L0"_s},
                {u"latitude"_s, 45.26}, {u"longitude"_s, -73.61}, {u"connection_type"_s, u"FTTH"_s},
                {u"olt_port"_s, u"OLT-2 1/4/12"_s},
                {u"access_notes"_s, u"Code de porte 4410, chien gentil"_s},
                {u"contact_name"_s, u"Éloïse"_s}, {u"contact_phone"_s, u"819 555-0142"_s}}})
        && put(mirror, Store::Kind::Subscription,
            {service(u"SUB-1"_s, u"Fibre 1 Gbit/s"_s, 74.95, u"Actif"_s),
                service(u"SUB-2"_s, u"Rabais fidélité"_s, -10.1, u"Actif"_s),
                service(u"SUB-3"_s, u"Télé de base"_s, 25.5, u"Suspendu"_s)})
        && put(mirror, Store::Kind::Equipment,
            {{{u"name"_s, u"EQP-00012"_s}, {u"modified"_s, modified}, {u"customer"_s, customer},
                {u"equipment_type"_s, u"ONT"_s}, {u"brand"_s, u"Nokia"_s},
                {u"model"_s, u"G-010G"_s}, {u"serial_number"_s, u"ALCLB1234567"_s},
                {u"mac_address"_s, u"00:00:5E:00:53:01"_s}, {u"status"_s, u"active"_s},
                {u"service_location"_s, u"LOC-00007"_s}}})
        && put(mirror, Store::Kind::Ticket, tickets) && put(mirror, Store::Kind::Message, messages)
        && put(mirror, Store::Kind::Invoice, invoices)
        && put(mirror, Store::Kind::Payment, payments)
        && put(mirror, Store::Kind::Technician,
            {{{u"name"_s, u"DT-00003"_s}, {u"modified"_s, modified},
                {u"full_name"_s, u"Réjean Roy"_s}}})
        && put(mirror, Store::Kind::Job,
            {{{u"name"_s, u"DJ-00412"_s}, {u"modified"_s, modified}, {u"customer"_s, customer},
                {u"subject"_s, u"Remplacer l'ONT"_s}, {u"job_type"_s, u"Réparation"_s},
                {u"status"_s, u"assigned"_s}, {u"scheduled_date"_s, u"2026-11-24"_s},
                {u"start_time"_s, u"8:30:00"_s}, {u"assigned_tech"_s, u"DT-00003"_s},
                {u"address"_s, u"12, rue des Érables"_s}}});
}

} // namespace FibreDesk::Tests
