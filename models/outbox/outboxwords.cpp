// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outboxwords.h"

#include "base/format.h"
#include "core/sitetime.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace FibreDesk::OutboxWords {

namespace {

class Phrases {
    Q_DECLARE_TR_FUNCTIONS(OutboxWords)

public:
    // Asked for each field of each card: made once per language, which one word tells.
    static const QHash<QString, QString> &kinds()
    {
        static QHash<QString, QString> words;
        static QString language;
        if (const QString now = tr("Customer"); now != language) {
            language = now;
            words =
                QHash<QString, QString>{{u"Customer"_s, tr("Customer")}, {u"Issue"_s, tr("Ticket")},
                    {u"Communication"_s, tr("Message")}, {u"Comment"_s, tr("Note")},
                    {u"Dispatch Job"_s, tr("Job")}, {u"Service Location"_s, tr("Service location")},
                    {u"Service Equipment"_s, tr("Equipment")}};
        }
        return words;
    }
    static const QHash<QString, QString> &fields()
    {
        static QHash<QString, QString> words;
        static QString language;
        if (const QString now = tr("Cell phone"); now != language) {
            language = now;
            words = QHash<QString, QString>{{u"cell_phone"_s, tr("Cell phone")},
                {u"tel_home"_s, tr("Home phone")}, {u"mobile_no"_s, tr("Other phone")},
                {u"email_billing"_s, tr("Billing e-mail")}, {u"email_id"_s, tr("E-mail")},
                {u"language"_s, tr("Language")}, {u"subject"_s, tr("Subject")},
                {u"status"_s, tr("Status")}, {u"priority"_s, tr("Priority")},
                {u"assigned_staff"_s, tr("Assigned to")}, {u"assigned_tech"_s, tr("Technician")},
                {u"scheduled_date"_s, tr("Date")}, {u"start_time"_s, tr("Start")},
                {u"duration_h"_s, tr("Duration")}, {u"description"_s, tr("Description")},
                {u"content"_s, tr("Text")}, {u"issue_type"_s, tr("Type")},
                {u"parent_issue"_s, tr("Part of")}, {u"reference_name"_s, tr("Belongs to")},
                {u"is_important"_s, tr("Important")}, {u"access_notes"_s, tr("Access notes")},
                {u"job_type"_s, tr("Type")}, {u"technician"_s, tr("Technician")},
                {u"assistants"_s, tr("Assistants")}, {u"tags"_s, tr("Tags")}};
        }
        return words;
    }
    /// `word` in lower case; empty where the server says something that we have no word for.
    static QString jobState(const QString &word)
    {
        return word == "open"_L1       ? tr("Unassigned", "job")
            : word == "assigned"_L1    ? tr("Assigned", "job")
            : word == "in progress"_L1 ? tr("In progress", "job")
            : word == "completed"_L1   ? tr("Completed", "job")
            : word == "cancelled"_L1   ? tr("Cancelled", "job")
                                       : QString();
    }
    static QString ticketState(const QString &word)
    {
        return word == "open"_L1    ? tr("Open", "ticket")
            : word == "replied"_L1  ? tr("Replied", "ticket")
            : word == "on hold"_L1  ? tr("On hold", "ticket")
            : word == "resolved"_L1 ? tr("Resolved", "ticket")
            : word == "closed"_L1   ? tr("Closed", "ticket")
                                    : QString();
    }
    static QString priority(const QString &word)
    {
        return word == "low"_L1   ? tr("Low", "priority")
            : word == "medium"_L1 ? tr("Medium", "priority")
            : word == "high"_L1   ? tr("High", "priority")
            : word == "urgent"_L1 ? tr("Urgent", "priority")
                                  : QString();
    }
    static QString jobType(const QString &word)
    {
        return word == "installation"_L1 ? tr("Installation")
            : word == u"réparation"_s    ? tr("Repair")
            : word == "maintenance"_L1   ? tr("Maintenance")
            : word == "retrait"_L1       ? tr("Removal")
            : word == "autre"_L1         ? tr("Other work")
                                         : QString();
    }
    static QString yesNo(const QString &text)
    {
        return text == "1"_L1 ? tr("Yes") : text == "0"_L1 ? tr("No") : QString();
    }
    static QString kept(const Outbox::Write &write)
    {
        QStringList names;
        for (const QString &name :
            write.notTaken.isEmpty() ? write.changes.touched() : write.notTaken) {
            names += field(name);
        }
        return tr("ERPNext kept the old value of: %1. The right to it may be missing, or a rule of "
                  "the site does not take the new one.")
            .arg(names.join(u", "_s));
    }
    static QString refusal(const Outbox::Write *write, bool isAnothers)
    {
        if (!write) {
            return tr("This change is not in the outbox any more.");
        }
        if (isAnothers) {
            return tr("%1 wrote it. To decide on it, send it as yours first.").arg(write->owner());
        }
        return write->state == Outbox::State::Clash
            ? tr("Each difference must be decided first.")
            : tr("That is not possible as this change stands now; look at it again.");
    }
    /// Why one that needs the name of another document is not sent.
    static QString held(const Outbox::Write *awaited)
    {
        using Outbox::State;
        if (!awaited) {
            return tr("What it belongs to is not in the outbox any more; it cannot be sent.");
        }
        const QString title = awaited->title.isEmpty() ? awaited->id : awaited->title;
        switch (awaited->state) {
        case State::Refused:
            return tr("Held back: “%1”, which it belongs to, was refused.").arg(title);
        case State::Uncertain:
            return tr("Held back until it is known whether “%1” was made.").arg(title);
        case State::Cancelled:
            return tr("Held back: “%1”, which it belongs to, was given up.").arg(title);
        default:
            return tr("Waits until “%1” is made.").arg(title);
        }
    }
    /// Why one that another person wrote, or one behind it, is not sent.
    static QString waitsFor(const Outbox::Write &holder, bool isItself)
    {
        const QString name = holder.owner();
        if (name.isEmpty()) {
            return isItself
                ? tr("Waiting for the person who wrote it to sign in.")
                : tr("Held back by an earlier change of the same document, of another person.");
        }
        return isItself
            ? tr("Waiting for %1 to sign in.").arg(name)
            : tr("Held back by an earlier change of the same document, of %1.").arg(name);
    }
    /// Why a write is not done, where it is not the server's own words.
    static QString reason(
        const Outbox::Write &write, const Outbox::Write *awaited, const Outbox::Write *holder)
    {
        using Outbox::State;
        if (write.state == State::Waiting && holder) {
            return waitsFor(*holder, holder == &write);
        }
        if (write.state == State::Waiting && write.isHeldBack()) {
            return held(awaited);
        }
        if (write.state == State::Clash) {
            const bool isGone = std::ranges::contains(
                write.clashes, Outbox::Clash::Kind::DocumentGone, &Outbox::Clash::kind);
            return isGone ? tr("It was deleted or renamed at the server meanwhile.")
                : write.theirName.isEmpty()
                ? tr("Somebody else changed the same meanwhile.")
                : tr("%1 changed the same meanwhile.").arg(write.theirName);
        }
        if (write.state == State::Uncertain && write.isLookedUp) {
            return tr("The answer was lost, and the server has nothing like it.");
        }
        if (write.state == State::Uncertain && write.isPaused) {
            const QString why = write.error ? errorText(*write.error).sentence() : QString();
            return tr("The answer was lost, and it could not be read back: %1 Nothing is asked "
                      "again until you say so.")
                .arg(why);
        }
        if (write.state == State::Uncertain) {
            return tr("The answer was lost. It is read back before anything is sent again.");
        }
        if (write.state == State::Waiting && write.error
            && write.error->kind == ErrorKind::Offline) {
            return tr("The server is not reached; it is sent as soon as it is.");
        }
        if (isKeptAsItWas(write)) {
            return kept(write);
        }
        QStringList said;
        for (const Outbox::FieldMessage &message : write.messages) {
            if (!said.contains(message.text)) {
                said += message.text;
            }
        }
        if (said.isEmpty() && write.error) {
            said += errorText(*write.error).sentence();
        }
        // Of an earlier try, where it waits again.
        if (!write.notTaken.isEmpty() && write.state == State::Done) {
            QStringList names;
            for (const QString &name : write.notTaken) {
                names += field(name);
            }
            said += tr("The server stored something else in: %1").arg(names.join(u", "_s));
        }
        return said.join(u' ');
    }
};

/// Frappe writes "8:30:00", with or without a fraction.
QString clock(const QString &text)
{
    const QTime time = QTime::fromString(text.section(u'.', 0, 0), u"H:mm:ss"_s);
    return time.isValid() ? time.toString(u"HH:mm"_s) : QString();
}

QString hours(const QString &text, const QString &language)
{
    bool isNumber = false;
    const double hours = text.toDouble(&isNumber);
    return isNumber && hours > 0 ? Format::duration(hours * 60, language) : QString();
}

/// Empty where the value reads best as it is.
QString wordFor(
    const Reader &reader, const QString &doctype, const QString &field, const QString &text)
{
    if (field == "assigned_tech"_L1 || field == "technician"_L1) {
        return reader.technicians.value(text);
    }
    const QString word = text.trimmed().toLower();
    const bool isJob = doctype == "Dispatch Job"_L1;
    if (!isJob && doctype != "Issue"_L1) {
        return {};
    }
    if (field == "status"_L1) {
        return isJob ? Phrases::jobState(word) : Phrases::ticketState(word);
    }
    if (field == "priority"_L1) {
        return Phrases::priority(word);
    }
    if (field == "is_important"_L1) {
        return Phrases::yesNo(word);
    }
    if (field == "job_type"_L1) {
        return Phrases::jobType(word);
    }
    if (field == "scheduled_date"_L1) {
        return Format::longDate(QDate::fromString(text.left(10), Qt::ISODate), reader.language);
    }
    if (field == "start_time"_L1) {
        return clock(text);
    }
    return field == "duration_h"_L1 ? hours(text, reader.language) : QString();
}

} // namespace

QString kind(const QString &doctype)
{
    return Phrases::kinds().value(doctype, doctype);
}

QString field(const QString &name)
{
    const QString known = Phrases::fields().value(name);
    if (!known.isEmpty()) {
        return known;
    }
    QString words = name;
    words.replace(u'_', u' ');
    return words.isEmpty() ? words : words.first(1).toUpper() + words.sliced(1);
}

bool isKeptAsItWas(const Outbox::Write &write)
{
    return write.state == Outbox::State::Refused && write.error
        && write.error->type == "ValueKeptError"_L1;
}

QString value(
    const Reader &reader, const QString &doctype, const QString &field, const QString &text)
{
    const QString word = wordFor(reader, doctype, field, text);
    return word.isEmpty() ? text : word;
}

QString cells(const Reader &reader, const Outbox::RawValue &row)
{
    QStringList parts;
    const auto document = Outbox::RawDocument::parse(row);
    if (!document) {
        return Outbox::textOf(row);
    }
    for (const auto &[name, value] : document->members()) {
        const QString text = Outbox::textOf(value);
        if (!Outbox::isBookkeeping(name) && !text.isEmpty()) {
            parts += field(name) + u": "_s + OutboxWords::value(reader, {}, name, text);
        }
    }
    return parts.join(u", "_s);
}

ErrorText refusal(Error error, const Outbox::Write *write, bool isAnothers)
{
    if (error.source == "outbox"_L1) {
        error.detail =
            error.kind == ErrorKind::Validation ? Phrases::refusal(write, isAnothers) : QString();
    }
    return errorText(error);
}

OutboxCard card(
    const Outbox::Write &write, const Outbox::Write *awaited, const Outbox::Write *holder)
{
    using Outbox::State;
    const bool isHeld = write.state == State::Waiting && holder;
    OutboxCard card;
    card.id = write.id;
    card.doctype = write.doctype;
    card.kind = kind(write.doctype);
    card.document = write.name;
    card.title =
        write.title.isEmpty() ? (write.name.isEmpty() ? card.kind : write.name) : write.title;
    QStringList names;
    for (const QString &name : write.changes.touched()) {
        if (name != write.clientField) {
            names += field(name);
        }
    }
    card.summary = names.join(u", "_s);
    card.isAnothers = holder == &write;
    card.state = isHeld && card.isAnothers ? u"held"_s : Outbox::stateName(write.state);
    card.heldBy = holder ? holder->id : QString();
    card.owner = write.owner();
    card.author = write.author;
    card.batch = write.batch;
    card.batchTitle = write.batchTitle;
    card.created = write.created;
    card.changed = write.changed;
    card.tries = write.tries;
    card.reason = Phrases::reason(write, awaited, holder);
    // The words for an uncertain failure are for what is not read back: this is.
    if (write.error && write.isOpen() && write.state != State::Uncertain && !isHeld
        && !isKeptAsItWas(write)) {
        card.error = errorText(*write.error);
    }
    card.theirName = write.theirName;
    card.theirTime = fromSiteTime(write.theirTime, Format::displayZone());
    card.isCreate = write.isCreate;
    card.isLookedUp = write.isLookedUp;
    const bool isLost = write.state == State::Uncertain && write.isLookedUp;
    const bool isUnsent = write.state == State::Waiting || write.state == State::Refused;
    card.canEdit = isUnsent && !card.isAnothers;
    card.canCancel = isUnsent || write.state == State::Clash || isLost;
    card.canRetry = write.state == State::Uncertain
        || (!card.isAnothers && !isHeld && isUnsent
            && (write.state == State::Refused || write.error));
    card.canPutBack = write.state == State::Cancelled;
    card.canOpen = (write.doctype == "Customer"_L1 || write.doctype == "Dispatch Job"_L1
                       || write.doctype == "Issue"_L1)
        && !write.name.isEmpty();
    card.sequence = write.sequence;
    return card;
}

} // namespace FibreDesk::OutboxWords
