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

namespace FibreDesk::Tests {

using namespace Qt::StringLiterals;

inline const QString someone = u"marie@desk.example"_s;

inline bool put(Store::Mirror &mirror, const QString &table, const QList<QJsonObject> &documents)
{
    return QCoro::waitFor(mirror.write([table, documents](QSqlDatabase &db) {
        return Store::applyDocuments(db, table, documents);
    })).has_value();
}

/// The i-th ticket: every second is open, every third important, every fifth nobody's; the higher
/// the number, the newer.
inline QJsonObject ticketDocument(int i)
{
    static const QStringList subjects{u"Internet lent en soirée"_s, u"Déplacement de la prise"_s,
        u"Question sur la facture"_s, u"Panne de télévision"_s};
    static const QStringList types{u"Technique"_s, u"Facturation"_s};
    static const QStringList priorities{u"Low"_s, u"Medium"_s, u"High"_s, u"Urgent"_s};
    return {{u"name"_s, u"ISS-2026-%1"_s.arg(i, 5, 10, QChar(u'0'))},
        {u"modified"_s,
            u"%1-%2-%3 10:%4:00.000000"_s.arg(2020 + i / 336)
                .arg(1 + i / 28 % 12, 2, 10, QChar(u'0'))
                .arg(1 + i % 28, 2, 10, QChar(u'0'))
                .arg(i % 60, 2, 10, QChar(u'0'))},
        {u"subject"_s, subjects[i % 4]}, {u"customer"_s, u"C-%1"_s.arg(i % 3)},
        {u"customer_name"_s, i % 3 == 0 ? u"Éloïse Tremblay"_s : u"Client %1"_s.arg(i % 3)},
        {u"status"_s, i % 2 == 0 ? (i % 4 == 0 ? u"Open"_s : u"Replied"_s) : u"Closed"_s},
        {u"priority"_s, priorities[i % 4]}, {u"issue_type"_s, types[i % 2]},
        {u"opening_date"_s, u"2026-01-%1"_s.arg(1 + i % 28, 2, 10, QChar(u'0'))},
        {u"opening_time"_s, u"9:15:00"_s},
        {u"assigned_staff"_s,
            i % 5 == 0       ? QString()
                : i % 5 == 1 ? someone
                             : u"luc@desk.example"_s},
        {u"is_important"_s, i % 3 == 0 ? 1 : 0}, {u"service_location"_s, u"LOC-%1"_s.arg(i % 3)},
        {u"legacy_ticket_id"_s, QString::number(880000 + i)},
        {u"raised_by"_s, u"eloise@client.example"_s}};
}

inline QJsonObject messageDocument(
    const QString &ticket, int part, bool isFromUs, const QString &html)
{
    return {{u"name"_s, u"COM-%1-%2"_s.arg(ticket).arg(part)},
        {u"modified"_s, u"2026-11-20 10:00:00.000001"_s}, {u"reference_doctype"_s, u"Issue"_s},
        {u"reference_name"_s, ticket}, {u"subject"_s, u"Internet"_s}, {u"content"_s, html},
        {u"sender"_s, isFromUs ? u"luc@desk.example"_s : u"eloise@client.example"_s},
        {u"sender_full_name"_s, isFromUs ? u"Luc Gagnon"_s : u"Éloïse Tremblay"_s},
        {u"communication_date"_s,
            u"2026-11-20 09:%1:00.000000"_s.arg(part * 2, 2, 10, QChar(u'0'))},
        {u"sent_or_received"_s, isFromUs ? u"Sent"_s : u"Received"_s},
        {u"communication_medium"_s, u"Email"_s}};
}

inline QJsonObject noteDocument(const QString &ticket, int part, const QString &html)
{
    return {{u"name"_s, u"NOTE-%1-%2"_s.arg(ticket).arg(part)},
        {u"modified"_s, u"2026-11-20 10:00:00.000001"_s}, {u"reference_doctype"_s, u"Issue"_s},
        {u"reference_name"_s, ticket}, {u"comment_type"_s, u"Comment"_s}, {u"content"_s, html},
        {u"comment_email"_s, someone}, {u"comment_by"_s, u"Marie Roy"_s},
        {u"creation"_s, u"2026-11-20 09:%1:30.000000"_s.arg(part * 2, 2, 10, QChar(u'0'))}};
}

/// `count` tickets of three customers; the second-newest has a thread with a note, a parent, a
/// child and a job.
inline bool putTickets(Store::Mirror &mirror, int count = 60)
{
    const QString modified = u"2026-11-20 10:00:00.000001"_s;
    QList<QJsonObject> customers;
    QList<QJsonObject> locations;
    for (int i = 0; i < 3; ++i) {
        customers += {{u"name"_s, u"C-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"customer_name"_s, i == 0 ? u"Éloïse Tremblay"_s : u"Client %1"_s.arg(i)},
            {u"territory"_s, i == 0 ? u"Saint-Rémi"_s : u"Hemmingford"_s},
            {u"cell_phone"_s, u"819 555-0142"_s}};
        locations += {{u"name"_s, u"LOC-%1"_s.arg(i)}, {u"modified"_s, modified},
            {u"customer"_s, u"C-%1"_s.arg(i)}, {u"address_line"_s, u"12, rue des Érables"_s},
            {u"city"_s, u"Saint-Rémi"_s}};
    }
    QList<QJsonObject> tickets;
    for (int i = 0; i < count; ++i)
        tickets += ticketDocument(i);
    const auto idOf = [](int i) { return ticketDocument(i).value("name"_L1).toString(); };
    const int main = std::max(0, count - 2);
    const QString id = idOf(main);
    if (count >= 4) {
        tickets[main].insert(u"parent_issue"_s, idOf(main - 2));
        tickets[main + 1].insert(u"parent_issue"_s, id);
    }
    return put(mirror, Store::Kind::Customer, customers)
        && put(mirror, Store::Kind::Location, locations)
        && put(mirror, Store::Kind::Ticket, tickets)
        && put(mirror, Store::Kind::Message,
            {messageDocument(id, 0, false,
                 u"<p>Bonjour, plus d’Internet depuis mardi.</p><script>x()</script>"
                 "<img src=\"https://images.example/modem.png\" alt=\"photo du modem\">"_s),
                messageDocument(id, 2, true,
                    u"<p>Bonjour, voyez <a href=\"https://aide.example/\">notre aide</a>.</p>"_s),
                messageDocument(id, 4, false, u"<p>Toujours rien, merci de rappeler.</p>"_s)})
        && put(
            mirror, Store::Kind::Note, {noteDocument(id, 1, u"<p>Rappelée, pas de réponse.</p>"_s)})
        && put(mirror, Store::Kind::Job,
            {{{u"name"_s, u"DJ-00412"_s}, {u"modified"_s, modified}, {u"ticket_id"_s, id},
                {u"subject"_s, u"Remplacer l’ONT"_s}, {u"status"_s, u"assigned"_s},
                {u"scheduled_date"_s, u"2026-11-24"_s}}})
        && QCoro::waitFor(mirror.write([](QSqlDatabase &db) {
               return Store::setMetaValue(db, Store::SignedInUser, someone);
           })).has_value();
}

} // namespace FibreDesk::Tests
