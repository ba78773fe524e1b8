// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketedits.h"

#include "erp/fieldmap.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"
#include "store/ticketparty.h"
#include "store/ticketqueries.h"
#include "text/normalise.h"
#include "ticketlistmodel.h"

#include <QCoroTask>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr std::size_t mostUndo = 50;
const QString statusField = u"status"_s;
const QString priorityField = u"priority"_s;
const QString typeField = u"issue_type"_s;
const QString importantField = u"is_important"_s;
const QString staffField = u"assigned_staff"_s;
/// No field: whom ERPNext itself can assign a ticket to.
const QString erpnextField = u"erpnext"_s;

const QStringList &fields()
{
    static const QStringList names{
        statusField, priorityField, typeField, importantField, staffField};
    return names;
}

Outbox::RawValue rawOf(const QString &field, const QString &value)
{
    return field == importantField ? Outbox::rawOf(value == "1"_L1 ? 1 : 0) : Outbox::rawOf(value);
}

QString valueOf(const QString &field, const Outbox::RawValue &raw)
{
    const QString text = Outbox::textOf(raw);
    if (field != importantField) {
        return text;
    }
    return text.isEmpty() || text == "0"_L1 || text == "false"_L1 ? u"0"_s : u"1"_s;
}

/// The words of a site first, then the usual ones it has not used yet.
QStringList joined(const QStringList &usual, const QStringList &used)
{
    QStringList all = usual;
    for (const QString &word : used) {
        if (!word.isEmpty() && !all.contains(word)) {
            all += word;
        }
    }
    return all;
}

} // namespace

void TicketEdits::connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map)
{
    m_queue = queue;
    m_map = map;
    connect(m_queue, &Outbox::WriteQueue::changed, this, [this](const QString &id) {
        const Outbox::Write *write = m_queue->find(id);
        if (write && write->name == m_ticket) {
            refresh();
        }
        if (std::ranges::contains(m_undo, id, &UndoStep::write)) {
            // What was given up or refused elsewhere is nothing to be taken back.
            const bool isOver = !write || write->state == Outbox::State::Cancelled;
            if (isOver) {
                std::erase_if(m_undo, [&id](const UndoStep &step) { return step.write == id; });
                Q_EMIT undoChanged();
            }
        }
    });
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &TicketEdits::refresh);
    connect(m_queue, &Outbox::WriteQueue::documentSeen, this, &TicketEdits::handleDocument);
}

QString TicketEdits::doctype() const
{
    return m_map->doctype(Store::Kind::Ticket);
}

QString TicketEdits::serverField(const QString &field) const
{
    return m_map->serverField(Store::Kind::Ticket, field);
}

void TicketEdits::setChoices(const Store::TicketChoices &choices)
{
    m_statuses = choices.statuses;
    m_priorities = choices.priorities;
    m_types = choices.types;
    m_people = choices.staff;
}

void TicketEdits::setStaff(const QHash<QString, QString> &names)
{
    if (m_names != names) {
        m_names = names;
        refresh();
    }
}

void TicketEdits::setRecord(const Store::TicketRecord &record)
{
    const Store::TicketLine &line = record.line;
    const bool isAnother = line.id != m_ticket;
    // A reading begun before our own save was answered shows the ticket as it was then. `modified`
    // is ISO text of one length: it compares as it stands.
    if (!isAnother && record.modified < m_modified) {
        return;
    }
    m_ticket = line.id;
    m_subject = line.subject;
    m_modified = record.modified;
    m_saved = {{statusField, line.status}, {priorityField, line.priority}, {typeField, line.type},
        {importantField, line.isImportant ? u"1"_s : u"0"_s}, {staffField, line.assignee}};
    refresh();
}

void TicketEdits::clear()
{
    m_ticket.clear();
    m_modified.clear();
    m_saved.clear();
    refresh();
}

void TicketEdits::handleDocument(
    const QString &doctype, const QString &name, const QJsonObject &document)
{
    if (name != m_ticket || doctype != this->doctype()) {
        return;
    }
    const QJsonObject ours = m_map->toOurs(Store::Kind::Ticket, document);
    m_modified = ours.value("modified"_L1).toString();
    for (const QString &field : fields()) {
        m_saved[field] = field == importantField
            ? (ours.value(field).toVariant().toInt() != 0 ? u"1"_s : u"0"_s)
            : ours.value(field).toString();
    }
    refresh();
}

QString TicketEdits::words(const QString &field, const QString &value) const
{
    if (field == statusField) {
        return ticketStatusWord(value);
    }
    if (field == priorityField) {
        return priorityWord(value);
    }
    if (field == importantField) {
        return value == "1"_L1 ? tr("Important") : tr("Not important");
    }
    if (field == staffField || field == erpnextField) {
        return value.isEmpty() ? tr("Nobody") : m_names.value(value, value);
    }
    return value;
}

QVariantList TicketEdits::choices(const QString &field, const QString &filter) const
{
    QStringList values;
    if (field == statusField) {
        values =
            joined({u"Open"_s, u"Replied"_s, u"On Hold"_s, u"Resolved"_s, u"Closed"_s}, m_statuses);
    } else if (field == priorityField) {
        values = joined({u"Low"_s, u"Medium"_s, u"High"_s, u"Urgent"_s}, m_priorities);
    } else if (field == typeField) {
        values = m_types;
    } else if (field == importantField) {
        values = {u"1"_s, u"0"_s};
    } else if (field == staffField || field == erpnextField) {
        QStringList people = m_people;
        for (const QString &person : m_names.keys()) {
            if (!people.contains(person)) {
                people += person;
            }
        }
        std::ranges::sort(people, [this](const QString &a, const QString &b) {
            return words(staffField, a).localeAwareCompare(words(staffField, b)) < 0;
        });
        if (field == erpnextField) {
            // Users of the server are called by their address.
            people.removeIf([](const QString &one) { return !one.contains(u'@'); });
            values = people;
        } else {
            values = QStringList{QString()} + people;
        }
    }
    const QString wanted = Text::foldText(filter);
    QVariantList all;
    for (const QString &value : std::as_const(values)) {
        const QString text = words(field, value);
        if (wanted.isEmpty() || Text::foldText(text).contains(wanted)) {
            all += QVariantMap{{u"value"_s, value}, {u"text"_s, text}};
        }
    }
    return all;
}

std::optional<Outbox::Write> TicketEdits::openWrite(
    const QString &ticket, const QString &field) const
{
    if (!m_queue || ticket.isEmpty()) {
        return {};
    }
    const auto writes = m_queue->openWrites(doctype(), ticket);
    const QString name = serverField(field);
    const auto latest = std::ranges::find_if(writes | std::views::reverse,
        [&name](const Outbox::Write &write) { return write.changes.fields.contains(name); });
    return latest == std::ranges::rend(writes) ? std::nullopt : std::optional(*latest);
}

TicketValue TicketEdits::shown(const QString &field) const
{
    using Outbox::State;
    const QString saved = m_saved.value(field);
    TicketValue now{.value = saved, .text = words(field, saved)};
    const auto setValue = [&](const QString &value) {
        now.value = value;
        now.text = words(field, value);
    };
    const auto ofTicket = m_typed.constFind(m_ticket);
    if (ofTicket != m_typed.constEnd() && ofTicket->contains(field)) {
        const Typed typed = ofTicket->value(field);
        const QString value = typed.next.value_or(typed.value);
        if (typed.isKeeping) {
            setValue(value);
            now.state = u"keeping"_s;
        } else {
            now.state = u"refused"_s;
            now.mine = words(field, value);
            now.note = errorText(typed.error).sentence();
        }
        return now;
    }
    const std::optional<Outbox::Write> write = openWrite(m_ticket, field);
    if (!write) {
        return now;
    }
    const QString name = serverField(field);
    const QString mine = valueOf(field, write->changes.fields.value(name));
    now.write = write->id;
    now.state = Outbox::stateName(write->state);
    now.since = write->created;
    if (write->state == State::Refused) {
        now.mine = words(field, mine);
        QStringList said;
        for (const Outbox::FieldMessage &message : write->messages) {
            if (message.field == name || message.field.isEmpty()) {
                said += message.text;
            }
        }
        const Error error = write->error.value_or(Error{});
        now.note = error.type == "ValueKeptError"_L1
            ? tr("ERPNext kept the old value. The right to it may be missing, or a rule of the "
                 "site does not take the new one.")
            : said.isEmpty() ? errorText(error).sentence()
                             : said.join(u' ');
    } else if (write->state == State::Clash) {
        now.mine = words(field, mine);
        now.theirName = write->theirName;
        now.theirs = now.text;
        for (const Outbox::Clash &clash : write->clashes) {
            if (clash.table.isEmpty() && clash.field == name) {
                now.theirs = words(field, valueOf(field, clash.theirs));
            }
            if (clash.kind == Outbox::Clash::Kind::DocumentGone) {
                now.note = tr("The ticket was deleted or renamed at the server meanwhile.");
            }
        }
    } else {
        setValue(mine);
        if (write->state == State::Uncertain) {
            now.note = tr("The answer was lost. It is read back before anything is sent again.");
        } else if (write->error && write->error->kind == ErrorKind::Offline) {
            now.note = tr("The server is not reached; it is sent as soon as it is.");
        }
    }
    return now;
}

void TicketEdits::refresh()
{
    QHash<QString, TicketValue> now;
    if (!m_ticket.isEmpty()) {
        for (const QString &field : fields()) {
            now.insert(field, shown(field));
        }
    }
    if (now != m_shown) {
        m_shown = now;
        Q_EMIT changed();
    }
}

void TicketEdits::change(const QString &field, const QString &value)
{
    if (!m_queue || m_ticket.isEmpty() || !fields().contains(field)) {
        return;
    }
    QHash<QString, Typed> &typed = m_typed[m_ticket];
    const auto known = typed.find(field);
    if (known != typed.end() && known->isKeeping) {
        known->next = value; // put in behind the one that is being put in
        refresh();
        return;
    }
    const TicketValue before = m_shown.value(field);
    const bool isSettled = before.state.isEmpty();
    if (isSettled && before.value == value) {
        return;
    }
    // Chosen anew after one that could not be kept: compared with what that one was.
    const bool isAgain = known != typed.end();
    keep(m_ticket, field,
        {.value = value,
            .before = isAgain ? known->before : m_saved.value(field),
            .modified = isAgain ? known->modified : m_modified});
}

void TicketEdits::keep(const QString &ticket, const QString &field, Typed typed)
{
    using Outbox::State;
    m_typed[ticket].insert(field, typed);
    if (ticket == m_ticket) {
        refresh();
    }
    const std::optional<Outbox::Write> open = openWrite(ticket, field);
    if (open && open->state == State::Clash) {
        decide(ticket, field, *open);
        return;
    }
    const QString name = serverField(field);
    // What waits or was refused is chosen anew; what is on its way is followed by another.
    if (open && (open->state == State::Waiting || open->state == State::Refused)) {
        Outbox::Changes changes = open->changes;
        changes.fields.insert(name, rawOf(field, typed.value));
        QCoro::connect(m_queue->edit(open->id, changes), this,
            [this, ticket, field, id = open->id](const Result<void> &done) {
                handleKept(ticket, field, id, done ? std::nullopt : std::optional(done.error()));
            });
        return;
    }
    Outbox::NewWrite write =
        Outbox::fieldWrite({.doctype = doctype(),
                               .name = ticket,
                               .title = ticket == m_ticket ? m_subject : ticket,
                               .modified = typed.modified},
            {{.field = name,
                .before = rawOf(field, typed.before),
                .after = rawOf(field, typed.value)}});
    if (open) {
        // Compared with what the one before it was compared with; rebased once that is saved.
        for (const QString &member : {u"modified"_s, name}) {
            if (open->base.contains(member)) {
                write.base.set(member, open->base.value(member));
            }
        }
    }
    QCoro::connect(m_queue->add(write), this, [this, ticket, field](const Result<QString> &id) {
        handleKept(
            ticket, field, id.value_or(QString()), id ? std::nullopt : std::optional(id.error()));
    });
}

/// Another value chosen for a field that clashes is its decision: a second edit would wait behind
/// the clash.
void TicketEdits::decide(const QString &ticket, const QString &field, const Outbox::Write &write)
{
    const QString value = m_typed.value(ticket).value(field).value;
    std::vector<Outbox::Choice> choices;
    for (const Outbox::Clash &clash : write.clashes) {
        if (clash.kind == Outbox::Clash::Kind::Field && clash.table.isEmpty()
            && clash.field == serverField(field)) {
            choices.push_back({.clash = clash,
                .pick = Outbox::Choice::Pick::Typed,
                .typed = rawOf(field, value)});
        }
    }
    if (choices.empty() || choices.size() != write.clashes.size()) {
        handleKept(ticket, field, {},
            Error{.kind = ErrorKind::Validation,
                .detail = tr("What else clashes in this change must be decided first, in the "
                             "outbox."),
                .source = u"tickets edit"_s});
        return;
    }
    QCoro::connect(m_queue->resolve(write.id, choices), this,
        [this, ticket, field, id = write.id](const Result<void> &done) {
            handleKept(ticket, field, id, done ? std::nullopt : std::optional(done.error()));
        });
}

void TicketEdits::handleKept(const QString &ticket, const QString &field, const QString &write,
    const std::optional<Error> &error)
{
    const Typed typed = m_typed.value(ticket).value(field);
    if (error) {
        Typed failed = typed;
        failed.isKeeping = false;
        failed.value = typed.next.value_or(typed.value);
        failed.next.reset();
        failed.error = *error;
        if (error->source == "outbox"_L1) {
            // The queue refuses in English, for the log.
            failed.error.detail =
                tr("That is not possible as this change stands now; look at it in "
                   "the outbox.");
        }
        m_typed[ticket].insert(field, failed);
        if (ticket != m_ticket) {
            Q_EMIT noticed(
                tr("%1 could not be kept for %2: %3")
                    .arg(words(field, failed.value), ticket, errorText(failed.error).sentence()),
                u"danger"_s, ticket);
        }
    } else {
        remember({.write = write, .ticket = ticket, .field = field, .value = typed.value});
        if (typed.next && *typed.next != typed.value) {
            Typed next = typed;
            next.value = *typed.next;
            next.next.reset();
            keep(ticket, field, next);
            return;
        }
        m_typed[ticket].remove(field);
    }
    refresh();
}

void TicketEdits::handleDone(const QString &field, const std::optional<Error> &error)
{
    if (error) {
        Q_EMIT noticed(tr("%1: %2").arg(
                           words(field, m_shown.value(field).value), errorText(*error).sentence()),
            u"danger"_s, m_ticket);
    }
    refresh();
}

void TicketEdits::tryAgain(const QString &field)
{
    const auto typed = m_typed[m_ticket].constFind(field);
    if (typed != m_typed[m_ticket].constEnd() && !typed->isKeeping) {
        keep(m_ticket, field,
            {.value = typed->value, .before = typed->before, .modified = typed->modified});
        return;
    }
    const QString id = m_shown.value(field).write;
    if (!id.isEmpty()) {
        QCoro::connect(m_queue->tryAgain(id), this, [this, field](const Result<void> &done) {
            handleDone(field, done ? std::nullopt : std::optional(done.error()));
        });
    }
}

void TicketEdits::giveUp(const QString &field)
{
    const auto typed = m_typed[m_ticket].constFind(field);
    if (typed != m_typed[m_ticket].constEnd() && !typed->isKeeping) {
        m_typed[m_ticket].remove(field);
        refresh();
        return;
    }
    const QString id = m_shown.value(field).write;
    if (!id.isEmpty()) {
        QCoro::connect(m_queue->cancel(id), this, [this, field](const Result<void> &done) {
            handleDone(field, done ? std::nullopt : std::optional(done.error()));
        });
    }
}

void TicketEdits::resolve(const QString &field, bool keepMine)
{
    const Outbox::Write *write = m_queue ? m_queue->find(m_shown.value(field).write) : nullptr;
    if (!write || write->state != Outbox::State::Clash) {
        return;
    }
    std::vector<Outbox::Choice> choices;
    for (const Outbox::Clash &clash : write->clashes) {
        choices.push_back({.clash = clash,
            .pick = keepMine ? Outbox::Choice::Pick::Mine : Outbox::Choice::Pick::Theirs});
    }
    QCoro::connect(
        m_queue->resolve(write->id, choices), this, [this, field](const Result<void> &done) {
            handleDone(field, done ? std::nullopt : std::optional(done.error()));
        });
}

void TicketEdits::remember(UndoStep step)
{
    // One write is one step, however often it was chosen anew while it waited.
    std::erase_if(m_undo, [&step](const UndoStep &one) { return one.write == step.write; });
    m_undo.push_back(std::move(step));
    if (m_undo.size() > mostUndo) {
        m_undo.erase(m_undo.begin());
    }
    Q_EMIT undoChanged();
}

QString TicketEdits::undoText() const
{
    if (m_undo.empty()) {
        return {};
    }
    const UndoStep &step = m_undo.back();
    return tr("%1 → %2", "a ticket and what was chosen for it")
        .arg(step.ticket, words(step.field, step.value));
}

void TicketEdits::undo()
{
    using Outbox::State;
    if (m_undo.empty() || !m_queue) {
        return;
    }
    const UndoStep step = m_undo.back();
    m_undo.pop_back();
    Q_EMIT undoChanged();
    const Outbox::Write *write = m_queue->find(step.write);
    const auto tell = [this, step](const QString &reason) {
        Q_EMIT noticed(tr("%1 was not taken back: %2").arg(words(step.field, step.value), reason),
            u"warning"_s, step.ticket);
    };
    if (!write) {
        tell(tr("it is not in the outbox any more."));
        return;
    }
    if (write->state == State::Waiting || write->state == State::Refused
        || write->state == State::Clash) {
        QCoro::connect(m_queue->cancel(write->id), this, [this, tell](const Result<void> &done) {
            if (!done) {
                tell(errorText(done.error()).sentence());
            }
            refresh();
        });
        return;
    }
    const Outbox::NewWrite back = Outbox::inverseOf(*write);
    if (back.changes.isEmpty()) {
        tell(tr("the server had not taken it."));
        return;
    }
    QCoro::connect(m_queue->add(back), this, [this, tell](const Result<QString> &id) {
        if (!id) {
            tell(errorText(id.error()).sentence());
        }
        refresh();
    });
}

} // namespace FibreDesk
