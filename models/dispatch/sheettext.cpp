// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sheettext.h"

#include "base/format.h"
#include "dispatchtext.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

QString hours(int from, int to)
{
    return DispatchText::clock(from) + u"–"_s + DispatchText::clock(to);
}

QString hours(const std::vector<Span> &spans)
{
    QStringList texts;
    for (const Span &span : spans)
        texts += hours(span.from, span.to);
    return texts.join(u", "_s);
}

QString titleOf(const Job &job)
{
    return job.customerName.isEmpty() ? job.id : job.customerName;
}

/// Never a password: type, maker, model and numbers to find it by.
QString pieceOf(const Equipment &piece)
{
    QStringList words{piece.kind, piece.brand, piece.model,
        piece.serial.isEmpty() ? piece.gponSerial : piece.serial};
    words.removeAll(QString());
    return words.isEmpty() ? piece.id : words.join(u' ');
}

/// As a name of a file may be on any system.
QString fileWord(const QString &text)
{
    QString word;
    for (const QChar c : text)
        word += c.isLetterOrNumber() || c == u'-' ? c : u'-';
    return word;
}

} // namespace

DaySheet SheetText::sheet(const Lane &lane, const Day &day)
{
    const Technician &person = lane.technician;
    DaySheet sheet{.technician = person.id,
        .name = person.name.isEmpty() ? person.id : person.name,
        .issuer = day.issuer,
        .title = tr("Sheet of the day"),
        .date = Format::longDate(day.date, day.language),
        .facts = {},
        .emptyText = tr("No job on this day."),
        .blocks = {},
        .signature = tr("Customer's signature"),
        .times = tr("Arrived / left"),
        .foot = foot(day),
        //: %1 is the number of the page, %2 how many there are
        .pageText = tr("Page %1 of %2"),
        .fileName = day.date.toString(Qt::ISODate) + u'-' + fileWord(person.name) + u'-'
            + fileWord(person.id)};
    sheet.facts += lane.shifts.empty() ? tr("Does not work on this day")
                                       : tr("Shift: %1").arg(hours(lane.shifts));
    if (!lane.breaks.empty())
        sheet.facts += tr("Break: %1").arg(hours(lane.breaks));
    if (!lane.onCall.empty())
        sheet.facts += tr("On call: %1").arg(hours(lane.onCall));
    if (person.status == "absent"_L1 || person.status == "pause"_L1)
        sheet.facts += DispatchText::technicianStatus(person.status);
    if (!lane.jobs.empty()) {
        //: %1 is how long the jobs and the way between them take
        sheet.facts += tr("%n job(s), %1 with the drives", "", int(lane.jobs.size()))
                           .arg(DispatchText::span(lane.workMinutes));
    }
    for (auto entry = lane.jobs.begin(); entry != lane.jobs.end(); ++entry) {
        sheet.blocks.push_back(
            block(*entry, entry == lane.jobs.begin() ? nullptr : &*std::prev(entry),
                int(entry - lane.jobs.begin()) + 1, day));
    }
    return sheet;
}

SheetBlock SheetText::block(
    const BoardJob &entry, const BoardJob *before, int number, const Day &day)
{
    const Job &job = entry.job;
    const Store::VisitFacts facts = day.facts.value(job.id);
    SheetBlock block{.travel = travel(entry, before),
        .time = job.start.isValid() ? hours(entry.from, entry.to) : tr("no time"),
        .title = u"%1. %2 · %3"_s.arg(
            QString::number(number), DispatchText::kind(job.kind), titleOf(job)),
        .mark = mark(entry, day),
        .rows = {},
        .checks = checks(job, day)};
    const auto add = [&block](const QString &label, const QString &text) {
        if (!text.trimmed().isEmpty())
            block.rows.push_back({label, text});
    };
    if (job.windowStart.isValid() || job.windowEnd.isValid()) {
        add(tr("Promised"),
            DispatchText::clock(job.windowStart) + u"–"_s + DispatchText::clock(job.windowEnd));
    }
    add(tr("What"), job.subject);
    const QString address = Store::visitAddress(job, facts);
    add(tr("Address"), address.isEmpty() ? tr("not known") : address);
    add(tr("Access"), facts.location.accessNotes);
    add(tr("Contact"), facts.location.contactName);
    QStringList phones;
    for (const QString &phone : Store::visitPhones(facts))
        phones += Format::phone(phone, day.language);
    phones.removeDuplicates();
    add(tr("Phone"), phones.isEmpty() ? tr("not known") : phones.join(u", "_s));
    add(tr("Notes"), job.notes);
    add(tr("To bring"), bring(job, day));
    add(tr("On site"), onSite(facts));
    add(tr("Needed"), tags(job));
    QStringList others;
    if (entry.isAssistant)
        others += tr("%1 leads").arg(day.technicians.value(job.technician, job.technician));
    for (const QString &assistant : job.assistants)
        others += day.technicians.value(assistant, assistant);
    add(tr("With"), others.join(u", "_s));
    add(tr("Numbers"), job.ticket.isEmpty() ? job.id : job.id + u" · "_s + job.ticket);
    return block;
}

QString SheetText::travel(const BoardJob &entry, const BoardJob *before)
{
    const Travel &way = entry.travelBefore;
    if (!way.isKnown)
        return tr("Drive: not known, an address has no position");
    const QString time = DispatchText::span(way.minutes);
    const QString far = u"%1\u202fkm"_s.arg(qRound(way.metres / 1000.0));
    if (!before)
        return way.isEstimated ? tr("Drive from home: about %1, %2 (estimated)").arg(time, far)
                               : tr("Drive from home: %1, %2").arg(time, far);
    const QString from = titleOf(before->job);
    if (way.minutes == 0)
        return tr("Next door to %1").arg(from);
    return way.isEstimated ? tr("Drive from %1: about %2, %3 (estimated)").arg(from, time, far)
                           : tr("Drive from %1: %2, %3").arg(from, time, far);
}

QString SheetText::mark(const BoardJob &entry, const Day &day)
{
    QStringList marks;
    if (entry.job.state == JobState::Completed || entry.job.state == JobState::InProgress)
        marks += DispatchText::state(entry.job.state);
    if (entry.job.priority == JobPriority::Urgent)
        marks += DispatchText::priority(entry.job.priority);
    if (day.unconfirmed.contains(entry.job.id))
        marks += tr("Not confirmed by ERPNext yet: ask before driving");
    return marks.join(u" · "_s);
}

QString SheetText::action(const QString &action)
{
    if (action == "install"_L1)
        return tr("to install");
    if (action == "remove"_L1)
        return tr("to take away");
    if (action == "replace"_L1)
        return tr("to replace");
    return action;
}

QString SheetText::bring(const Job &job, const Day &day)
{
    if (!day.needs)
        return tr("could not be read: %1").arg(day.needsError.sentence());
    const JobNeeds needs = day.needs->value(job.id);
    QStringList lines;
    for (const JobNeeds::Piece &piece : needs.equipment) {
        const auto known = day.equipment.constFind(piece.equipment);
        const QString name = known == day.equipment.cend()
            ? piece.equipment
            : pieceOf(*known) + u" ("_s + piece.equipment + u')';
        lines += piece.action.isEmpty() ? name : name + u", "_s + action(piece.action);
    }
    lines += needs.materials;
    return lines.isEmpty() ? tr("nothing noted") : lines.join(u'\n');
}

QString SheetText::onSite(const Store::VisitFacts &facts)
{
    QStringList lines;
    for (const Equipment &piece : facts.onSite)
        lines += pieceOf(piece);
    return lines.join(u", "_s);
}

QString SheetText::tags(const Job &job)
{
    QStringList texts;
    for (const TagLink &tag : job.tags) {
        if (tag.required)
            texts += tag.level > 1 ? tr("%1, level %2").arg(tag.tag).arg(tag.level) : tag.tag;
    }
    return texts.join(u" · "_s);
}

QStringList SheetText::checks(const Job &job, const Day &day)
{
    const QStringList own = day.needs ? day.needs->value(job.id).checks : QStringList();
    if (!own.isEmpty())
        return own;
    return {tr("Work done and tested"), tr("Shown to the customer"), tr("Photos taken")};
}

QString SheetText::foot(const Day &day)
{
    const QString made = tr("Made %1.").arg(Format::stamp(day.madeAt, day.language));
    const QString data = day.fetchedAt.isValid()
        ? tr("Jobs as ERPNext had them %1; what changes later is not on this paper.")
              .arg(Format::stamp(day.fetchedAt, day.language))
        : tr("The jobs have never been compared with ERPNext.");
    return made + u' ' + data;
}

} // namespace FibreDesk::Dispatch
