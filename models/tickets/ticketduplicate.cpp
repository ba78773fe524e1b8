// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketduplicate.h"

#include "erp/fieldmap.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/ticketqueries.h"
#include "ticketlistmodel.h"
#include "ticketnotes.h"
#include "tickets/writtentext.h"

#include <QCoroTask>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto typingPause = 120ms;
constexpr int mostMatches = 50;
/// Begins the own id of a write that closes a duplicate; the ticket that is kept follows. A write
/// that changes a document has no other use for it, and the outbox keeps it as long as the write.
constexpr QLatin1StringView closingMark("duplicate-of ");

bool isClosed(const Outbox::Write &write)
{
    return write.state == Outbox::State::Done && write.clientId.startsWith(closingMark);
}

} // namespace

TicketDuplicate::TicketDuplicate(Store::Mirror *mirror, const TicketNotes *notes, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_notes(notes)
    , m_matches({"subject", "customerName", "status", "isSameCustomer"}, 0)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(typingPause);
    connect(&m_timer, &QTimer::timeout, this, &TicketDuplicate::search);
}

void TicketDuplicate::connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map)
{
    m_queue = queue;
    m_map = map;
    connect(m_queue, &Outbox::WriteQueue::changed, this, &TicketDuplicate::handleWrite);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &TicketDuplicate::handleLoaded);
    if (m_queue->isLoaded()) {
        handleLoaded();
    }
}

void TicketDuplicate::handleWrite(const QString &id)
{
    if (const Outbox::Write *write = m_queue->find(id); write && isClosed(*write)) {
        writeNotes(Outbox::Write(*write));
    }
}

void TicketDuplicate::handleLoaded()
{
    std::vector<Outbox::Write> closed; // a note that is put in moves the others
    std::ranges::copy_if(m_queue->writes(), std::back_inserter(closed), isClosed);
    for (const Outbox::Write &closing : closed) {
        writeNotes(closing);
    }
}

void TicketDuplicate::setRecord(const Store::TicketRecord &record)
{
    m_ticket = record.line.id;
    m_subject = record.line.subject;
    m_status = record.line.status;
    m_modified = record.modified;
}

void TicketDuplicate::begin()
{
    m_text.clear();
    m_error = {};
    m_matches.reset({});
    Q_EMIT textChanged();
    Q_EMIT changed();
    search();
}

void TicketDuplicate::setText(const QString &text)
{
    if (m_text != text) {
        m_text = text;
        m_timer.start();
        Q_EMIT textChanged();
    }
}

void TicketDuplicate::search()
{
    using Matches = Result<std::vector<Store::TicketMatch>>;
    const int generation = ++m_generation;
    QCoro::connect(m_mirror->read([ticket = m_ticket, text = m_text](QSqlDatabase &db) -> Matches {
        return Store::ticketMatches(db, ticket, text, mostMatches);
    }),
        this, [this, generation](const Matches &found) {
            if (generation != m_generation) {
                return;
            }
            m_error = found ? ErrorText() : errorText(found.error());
            std::vector<RecordModel::Row> rows;
            if (found) {
                for (const Store::TicketMatch &match : *found) {
                    rows.push_back({match.id,
                        {match.subject, match.customerName, ticketStatusWord(match.status),
                            match.isSameCustomer}});
                }
            }
            m_matches.applySnapshot(std::move(rows));
            Q_EMIT changed();
        });
}

void TicketDuplicate::mark(const QString &kept)
{
    if (!m_queue || m_ticket.isEmpty() || kept.isEmpty() || kept == m_ticket) {
        return;
    }
    const auto field = [this](const QString &name) {
        return m_map->serverField(Store::Kind::Ticket, name);
    };
    Outbox::NewWrite write = Outbox::fieldWrite({.doctype = m_map->doctype(Store::Kind::Ticket),
                                                    .name = m_ticket,
                                                    .title = m_subject,
                                                    .modified = m_modified},
        {{.field = field(u"parent_issue"_s),
             .before = Outbox::rawOf(m_parent),
             .after = Outbox::rawOf(kept)},
            {.field = field(u"status"_s),
                .before = Outbox::rawOf(m_status),
                .after = Outbox::rawOf(u"Closed"_s)}});
    write.clientId = closingMark + kept;
    QCoro::connect(
        m_queue->add(write), this, [this, ticket = m_ticket, kept](const Result<QString> &id) {
            if (!id) {
                tell(ticket, id.error());
                return;
            }
            Q_EMIT noticed(tr("%1 is being closed as a duplicate of %2.").arg(ticket, kept),
                u"info"_s, ticket);
        });
}

void TicketDuplicate::writeNotes(const Outbox::Write &closing)
{
    // On its way a person may have decided otherwise: only what stands at the server is said.
    const auto value = [this, &closing](const QString &name) {
        const QString field = m_map->serverField(Store::Kind::Ticket, name);
        const auto ours = closing.changes.fields.constFind(field);
        return closing.notTaken.contains(field)     ? QString()
            : ours != closing.changes.fields.cend() ? Outbox::textOf(*ours)
                                                    : closing.base.text(field);
    };
    const QString ticket = closing.name;
    const QString kept = value(u"parent_issue"_s);
    if (kept.isEmpty() || value(u"status"_s) != "Closed"_L1) {
        return;
    }
    const auto add = [this, &closing](
                         const QString &on, const QString &title, const QString &text) {
        // By this id it is known again: neither a restart nor another word on the closing makes a
        // second one, also not of one that was given up.
        const QString noteId = closing.id + u' ' + on;
        if (std::ranges::contains(m_queue->writes(), noteId, &Outbox::Write::clientId)) {
            return;
        }
        Outbox::NewWrite note = m_notes->noteWrite(on, title, Tickets::htmlOfText(text));
        note.clientId = noteId;
        const QString author = m_map->serverField(Store::Kind::Note, u"comment_email"_s);
        if (!closing.author.isEmpty() && !note.changes.fields.contains(author)) {
            // Right after the start it is not known yet who writes.
            note.changes.fields.insert(author, Outbox::rawOf(closing.author));
        }
        note.author = closing.author;
        QCoro::connect(m_queue->add(std::move(note)), this, [this, on](const Result<QString> &id) {
            if (!id) {
                tell(on, id.error());
            }
        });
    };
    add(ticket, closing.title, tr("Duplicate of %1, where this goes on.").arg(kept));
    add(kept, kept,
        tr("%1 is a duplicate of this ticket and was closed. Its messages are there.").arg(ticket));
}

void TicketDuplicate::tell(const QString &ticket, const Error &error)
{
    Q_EMIT noticed(tr("What was to be written on %1 could not be kept: %2")
                       .arg(ticket, errorText(error).sentence()),
        u"danger"_s, ticket);
}

} // namespace FibreDesk
