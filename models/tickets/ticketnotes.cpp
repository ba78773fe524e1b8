// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketnotes.h"

#include "erp/fieldmap.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"
#include "ticketdrafts.h"
#include "tickets/cannedanswer.h"
#include "tickets/writtentext.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace FibreDesk {

TicketNotes::TicketNotes(TicketDrafts *drafts, QObject *parent)
    : QObject(parent)
    , m_drafts(drafts)
    , m_pending({"html", "since", "noteState", "reason", "isDone"}, 0)
{
    connect(m_drafts, &TicketDrafts::loaded, this, &TicketNotes::textChanged);
}

void TicketNotes::connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map)
{
    m_queue = queue;
    m_map = map;
    connect(m_queue, &Outbox::WriteQueue::changed, this, &TicketNotes::handleWrite);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &TicketNotes::refresh);
}

void TicketNotes::handleWrite(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (!write || write->doctype != m_map->doctype(Store::Kind::Note)) {
        return; // of thousands that change at once few are notes
    }
    if (write->state == Outbox::State::Done) {
        m_done.insert(id);
    }
    refresh();
}

void TicketNotes::setTicket(const QString &ticket, const QString &subject)
{
    m_subject = subject;
    if (m_ticket == ticket) {
        return;
    }
    m_ticket = ticket;
    m_known.clear();
    m_error = {};
    m_pending.reset({});
    refresh();
    Q_EMIT textChanged();
    Q_EMIT changed();
}

void TicketNotes::setKnown(const QSet<QString> &notes)
{
    if (m_known != notes) {
        m_known = notes;
        refresh();
    }
}

void TicketNotes::setMe(const QString &user, const QString &name)
{
    m_user = user;
    m_name = name;
}

QString TicketNotes::text() const
{
    return m_drafts->draft(m_ticket).note;
}

void TicketNotes::setText(const QString &text)
{
    Tickets::Draft draft = m_drafts->draft(m_ticket);
    draft.note = text;
    m_drafts->set(m_ticket, draft);
}

Outbox::NewWrite TicketNotes::noteWrite(
    const QString &ticket, const QString &subject, const QString &html) const
{
    Outbox::NewWrite write;
    write.doctype = m_map->doctype(Store::Kind::Note);
    write.title = subject.isEmpty() ? ticket : subject;
    const auto put = [&write, this](const QString &field, const QString &value) {
        if (!value.isEmpty()) {
            write.changes.fields.insert(
                m_map->serverField(Store::Kind::Note, field), Outbox::rawOf(value));
        }
    };
    put(u"comment_type"_s, u"Comment"_s);
    put(u"reference_doctype"_s, m_map->doctype(Store::Kind::Ticket));
    put(u"reference_name"_s, ticket);
    put(u"content"_s, html);
    put(u"comment_email"_s, m_user);
    put(u"comment_by"_s, m_name);
    return write;
}

void TicketNotes::add()
{
    const QString typed = text();
    if (!m_queue || m_ticket.isEmpty() || isAdding() || typed.trimmed().isEmpty()) {
        return;
    }
    m_adding.insert(m_ticket);
    m_error = {};
    Q_EMIT changed();
    QCoro::connect(m_queue->add(noteWrite(m_ticket, m_subject, Tickets::htmlOfText(typed))), this,
        [this, typed, ticket = m_ticket](const Result<QString> &id) {
            m_adding.remove(ticket);
            if (id) {
                // What was typed on meanwhile is another note.
                Tickets::Draft draft = m_drafts->draft(ticket);
                draft.note =
                    draft.note.startsWith(typed) ? draft.note.sliced(typed.size()) : draft.note;
                m_drafts->set(ticket, draft);
                // At once: else a note that is in the outbox comes back as a draft after a kill.
                QCoro::connect(m_drafts->flush(), this, [](const Result<void> &) { });
            }
            if (ticket != m_ticket) {
                return; // what could not be kept still stands in the field of its ticket
            }
            if (id) {
                Q_EMIT textChanged();
            } else {
                m_error = errorText(id.error());
            }
            refresh();
            Q_EMIT changed();
        });
}

QString TicketNotes::reason(const Outbox::Write &write)
{
    using Outbox::State;
    if (write.state == State::Uncertain) {
        return write.isLookedUp
            ? tr("The answer was lost, and ERPNext has no such note so far. Tried again it may be "
                 "there twice.")
            : tr("The answer was lost. It is looked up before anything is sent again.");
    }
    QStringList said;
    for (const Outbox::FieldMessage &message : write.messages) {
        said += message.text;
    }
    if (!said.isEmpty()) {
        return said.join(u' ');
    }
    if (write.state == State::Waiting && write.error && write.error->kind == ErrorKind::Offline) {
        return tr("The server is not reached; it is sent as soon as it is.");
    }
    return write.state == State::Refused && write.error ? errorText(*write.error).sentence()
                                                        : QString();
}

void TicketNotes::refresh()
{
    if (!m_queue || m_ticket.isEmpty()) {
        return;
    }
    const QString doctype = m_map->doctype(Store::Kind::Note);
    const auto field = [this](const QString &name) {
        return m_map->serverField(Store::Kind::Note, name);
    };
    std::vector<RecordModel::Row> rows;
    for (const Outbox::Write &write : m_queue->writes()) {
        if (write.doctype != doctype || !write.isCreate || !write.isKept
            || write.state == Outbox::State::Cancelled
            || Outbox::textOf(write.changes.fields.value(field(u"reference_name"_s))) != m_ticket) {
            continue;
        }
        const bool isDone = write.state == Outbox::State::Done;
        // Shown till the thread itself has it. Of an earlier run the copy has it, or it is gone.
        if (isDone
            && (!m_done.contains(write.id) || m_known.contains(write.theirs.text(u"name"_s)))) {
            continue;
        }
        rows.push_back({write.id,
            {Outbox::textOf(write.changes.fields.value(field(u"content"_s))), write.created,
                isDone ? u"done"_s : Outbox::stateName(write.state), reason(write), isDone}});
    }
    m_pending.applySnapshot(std::move(rows));
}

void TicketNotes::tryAgain(const QString &write)
{
    QCoro::connect(m_queue->tryAgain(write), this, [this](const Result<void> &done) {
        m_error = done ? ErrorText() : errorText(done.error());
        refresh();
        Q_EMIT changed();
    });
}

void TicketNotes::takeBack(const QString &write)
{
    const Outbox::Write *found = m_queue ? m_queue->find(write) : nullptr;
    if (!found) {
        return;
    }
    const QString typed = Tickets::textOfTemplate(Outbox::textOf(
        found->changes.fields.value(m_map->serverField(Store::Kind::Note, u"content"_s))));
    QCoro::connect(
        m_queue->cancel(write), this, [this, typed, ticket = m_ticket](const Result<void> &done) {
            if (done) {
                Tickets::Draft draft = m_drafts->draft(ticket);
                draft.note =
                    draft.note.trimmed().isEmpty() ? typed : typed + u"\n\n"_s + draft.note;
                m_drafts->set(ticket, draft);
            }
            if (ticket == m_ticket) {
                m_error = done ? ErrorText() : errorText(done.error());
                refresh();
                Q_EMIT textChanged();
                Q_EMIT changed();
            }
        });
}

} // namespace FibreDesk
