// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"

#include "base/format.h"
#include "boardview.h"
#include "text/normalise.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Dispatch)
};

QString windowText(const Job &job)
{
    if (!job.windowStart.isValid() && !job.windowEnd.isValid())
        return {};
    return DispatchText::clock(job.windowStart) + u"–"_s + DispatchText::clock(job.windowEnd);
}

QString customerOf(const Job &job)
{
    if (!job.customerName.isEmpty())
        return job.customerName;
    return job.subject.isEmpty() ? job.id : job.subject;
}

/// As it is heard: no abbreviations, and the other job by its number.
QString spokenFinding(const Finding &finding, const DispatchText::Names &names)
{
    if (finding.kind == Finding::Kind::Late)
        return Texts::tr("%n minute(s) late", nullptr, finding.minutes);
    if (finding.kind == Finding::Kind::Overlap)
        return Texts::tr("conflicts with %1").arg(finding.other);
    return DispatchText::finding(finding, names);
}

QString spokenProblem(const BoardRows::Context &context, const QString &job, Findings findings)
{
    std::ranges::stable_sort(findings, std::greater{}, &DispatchText::severity);
    QStringList texts;
    if (const auto *write = context.writes.find(job);
        write && write->state != JobWrites::State::Pending)
        texts.append(DispatchText::write(*write, context.names, context.language));
    if (const auto half = context.halves.constFind(job); half != context.halves.cend())
        texts.append(*half);
    for (const Finding &finding : findings)
        texts.append(spokenFinding(finding, context.names));
    return texts.join(u", "_s);
}

/// The sentences of all findings and of a failed write, the worst first, and how bad it is.
std::pair<QString, int> problemOf(
    const BoardRows::Context &context, const QString &job, const Findings &findings)
{
    std::vector<std::pair<int, QString>> sentences;
    for (const Finding &finding : findings) {
        const int severity = DispatchText::severity(finding);
        sentences.emplace_back(severity, DispatchText::finding(finding, context.names));
    }
    if (const auto *write = context.writes.find(job);
        write && write->state != JobWrites::State::Pending) {
        sentences.emplace_back(3, DispatchText::write(*write, context.names, context.language));
    }
    if (const auto half = context.halves.constFind(job); half != context.halves.cend())
        sentences.emplace_back(3, *half);
    std::ranges::stable_sort(sentences, std::greater{}, &std::pair<int, QString>::first);
    QStringList texts;
    for (const auto &sentence : sentences)
        texts.append(sentence.second);
    return {texts.join(u" · "_s), sentences.empty() ? -1 : std::min(2, sentences.front().first)};
}

int writeStateOf(const BoardRows::Context &context, const QString &job)
{
    const auto *write = context.writes.find(job);
    return write ? int(write->state) : 0;
}

QString writeWord(int state)
{
    switch (JobWrites::State(state)) {
    case JobWrites::State::Pending:
        return Texts::tr("not confirmed yet");
    case JobWrites::State::Refused:
        return Texts::tr("not saved");
    case JobWrites::State::Conflict:
        return Texts::tr("changed by somebody else");
    case JobWrites::State::Uncertain:
        return Texts::tr("uncertain");
    case JobWrites::State::None:
        break;
    }
    return {};
}

/// Overlapping jobs stand side by side.
void stack(std::vector<BlockRow> &rows)
{
    std::size_t groupStart = 0;
    int groupEnd = -1;
    std::vector<int> ends;
    const auto close = [&](std::size_t end) {
        for (std::size_t i = groupStart; i < end; ++i)
            rows[i].levels = std::max<int>(1, int(ends.size()));
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].from >= groupEnd) {
            close(i);
            groupStart = i;
            ends.clear();
        }
        const auto free = std::ranges::find_if(ends, [&](int end) { return end <= rows[i].from; });
        rows[i].level = int(free - ends.begin());
        if (free == ends.end())
            ends.push_back(rows[i].to);
        else
            *free = rows[i].to;
        groupEnd = std::max(groupEnd, rows[i].to);
    }
    close(rows.size());
}

std::uint32_t argb(const QString &colour)
{
    bool ok = false;
    const std::uint32_t value = colour.mid(1).toUInt(&ok, 16);
    return ok ? 0xff000000U | value : 0xff808080U;
}

int presenceOf(const BoardRows::Context &context, const QString &technician)
{
    const auto fix = context.fixes.constFind(technician);
    if (fix == context.fixes.cend() || !fix->position.isValid())
        return 0;
    if (fix->at.secsTo(context.now) > context.silentAfterSeconds)
        return 3;
    return fix->isMoving ? 2 : 1;
}

QString presenceText(const BoardRows::Context &context, const QString &technician)
{
    const auto fix = context.fixes.constFind(technician);
    const QString age = fix == context.fixes.cend()
        ? QString()
        : Format::age(fix->at, context.now, context.language);
    switch (presenceOf(context, technician)) {
    case 1:
        return Texts::tr("Stopped, %1").arg(age);
    case 2:
        return Texts::tr("Driving, %1").arg(age);
    case 3:
        return Texts::tr("No signal, last seen %1").arg(age);
    default:
        return Texts::tr("No position");
    }
}

} // namespace

bool JobFilter::accepts(const Job &job, const QString &technician) const
{
    if (kind && job.kind != *kind)
        return false;
    if (!tag.isEmpty() && !std::ranges::contains(job.tags, tag, &TagLink::tag))
        return false;
    if (text.isEmpty())
        return true;
    const QString hay = Text::foldText(QStringList{job.id, job.customerName, job.customer,
        job.address, job.subject, job.ticket, technician, job.notes}
            .join(u' '));
    return std::ranges::all_of(
        Text::foldedWords(text), [&hay](const QString &word) { return hay.contains(word); });
}

QString BoardRows::colourOf(const Technician &technician)
{
    static constexpr std::array palette{"#0072B2"_L1, "#B56A00"_L1, "#00805E"_L1, "#CF4F00"_L1,
        "#B5487F"_L1, "#3A86B8"_L1, "#7D7200"_L1, "#882255"_L1, "#2D7F74"_L1, "#332288"_L1,
        "#5E6B1E"_L1, "#AA4499"_L1};
    if (technician.colour.size() == 7 && technician.colour.startsWith(u'#'))
        return technician.colour;
    // By the number in the id: neighbours in the list get different ones.
    qsizetype digits = technician.id.size();
    while (digits > 0 && technician.id.at(digits - 1).isDigit())
        --digits;
    const uint number = technician.id.mid(digits).toUInt();
    return palette[number % palette.size()];
}

std::vector<LaneRow> BoardRows::lanes(const Context &context)
{
    std::vector<LaneRow> rows;
    for (const Lane &lane : context.board.lanes | std::views::take(context.lanesShown)) {
        const Technician &person = lane.technician;
        LaneRow row;
        row.id = person.id;
        row.name = person.name;
        row.initials = DispatchText::initials(person.name);
        row.colour = colourOf(person);
        row.status = DispatchText::technicianStatus(person.status);
        row.group = person.group;
        row.isAway = !person.status.isEmpty() && person.status != "available"_L1;
        for (const Span &shift : lane.shifts)
            row.shifts.append(
                ShiftSpan{.from = shift.from, .to = shift.to, .isExtra = shift.isExtra});
        row.load = lane.shiftMinutes > 0 ? double(lane.workMinutes) / lane.shiftMinutes : 0;
        for (const BoardJob &entry : lane.jobs) {
            row.jobs += entry.isAssistant ? 0 : 1;
            row.late += entry.lateMinutes > 0 ? 1 : 0;
        }
        if (lane.shifts.empty())
            row.loadText = row.jobs > 0 ? Texts::tr("%n job(s), no shift", nullptr, row.jobs)
                                        : Texts::tr("Off");
        else
            row.loadText = Texts::tr("%n job(s)", nullptr, row.jobs) + u" · "_s
                + Format::percent(row.load, context.language);
        row.presence = presenceOf(context, person.id);
        row.position = presenceText(context, person.id);
        if (!lane.unreadableShifts.isEmpty())
            row.note = Texts::tr("Extra shift that cannot be read: %1")
                           .arg(lane.unreadableShifts.join(u"; "_s));
        row.spoken = QStringList{row.name, row.status, row.loadText, row.position}.join(u", "_s);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<BlockRow> BoardRows::blocks(const Context &context, const Lane &lane)
{
    std::vector<BlockRow> rows;
    for (const BoardJob &entry : lane.jobs) {
        const Job &job = entry.job;
        BlockRow row;
        row.id = entry.isAssistant ? job.id + u'@' + lane.technician.id : job.id;
        row.job = job.id;
        row.from = entry.from;
        row.to = entry.to;
        row.realTo = entry.realTo;
        row.lateMinutes = entry.lateMinutes;
        row.customer = customerOf(job);
        row.place = job.address;
        row.subject = job.subject;
        row.kind = int(job.kind);
        row.state = int(job.state);
        row.priority = int(job.priority);
        row.window = windowText(job);
        row.isAssistant = entry.isAssistant;
        row.isTimeless = !job.start.isValid();
        row.travelMinutes = entry.travelBefore.minutes;
        row.isTravelEstimated = entry.travelBefore.isEstimated;
        row.writeState = writeStateOf(context, job.id);
        std::tie(row.problem, row.severity) = problemOf(context, job.id, entry.findings);
        row.isDimmed = !context.filter.accepts(job, lane.technician.name);
        row.isMarked = !row.isAssistant && context.marked.contains(job.id);
        row.isPinned = job.isPinned;
        if (!row.isAssistant && context.toldSince.isValid())
            row.toldState = int(toldState(job, context.toldSince));
        QStringList spoken{lane.technician.name,
            Texts::tr("%1 to %2")
                .arg(DispatchText::spokenClock(row.from, context.language),
                    DispatchText::spokenClock(row.to, context.language)),
            DispatchText::kind(job.kind), row.customer, DispatchText::state(job.state)};
        if (row.isAssistant)
            spoken.append(Texts::tr("as an assistant"));
        if (!row.problem.isEmpty())
            spoken.append(spokenProblem(context, job.id, entry.findings));
        else if (const QString word = writeWord(row.writeState); !word.isEmpty())
            spoken.append(word);
        if (const QString word =
                DispatchText::told(job, ToldState(row.toldState), context.language);
            !word.isEmpty() && row.toldState != int(ToldState::Published))
            spoken.append(word);
        if (row.isPinned)
            spoken.append(Texts::tr("pinned"));
        if (row.isMarked)
            spoken.append(Texts::tr("selected"));
        row.spoken = spoken.join(u", "_s);
        rows.push_back(std::move(row));
    }
    stack(rows);
    return rows;
}

std::vector<TrayRow> BoardRows::tray(
    const Context &context, const std::vector<Job> &failedElsewhere)
{
    std::vector<TrayRow> rows;
    const auto add = [&](const Job &job, int section, const Findings &findings) {
        if (!context.filter.accepts(job, context.names.technician(job.technician)))
            return;
        TrayRow row;
        row.id = job.id;
        row.writeState = writeStateOf(context, job.id);
        const bool hasFailed = row.writeState > int(JobWrites::State::Pending);
        row.section = hasFailed ? int(TrayEntry::Section::Exception) : section;
        row.customer = customerOf(job);
        row.place = job.address;
        row.subject = job.subject;
        row.kind = int(job.kind);
        row.state = int(job.state);
        row.priority = int(job.priority);
        row.window = windowText(job);
        if (!job.technician.isEmpty())
            row.assigned = context.names.technician(job.technician);
        std::tie(row.problem, row.severity) = problemOf(context, job.id, findings);
        QStringList spoken{DispatchText::kind(job.kind), row.customer, row.place,
            DispatchText::priority(job.priority)};
        if (!row.assigned.isEmpty())
            spoken.append(row.assigned);
        if (!row.problem.isEmpty())
            spoken.append(row.problem);
        row.isMarked = context.marked.contains(job.id);
        if (row.isMarked)
            spoken.append(Texts::tr("selected"));
        row.spoken = spoken.join(u", "_s);
        rows.push_back(std::move(row));
    };
    for (const TrayEntry &entry : context.board.tray)
        add(entry.job, int(entry.section), entry.findings);
    for (const Job &job : failedElsewhere) {
        if (!std::ranges::contains(rows, job.id, &TrayRow::id))
            add(job, int(TrayEntry::Section::Exception), {});
    }
    // Failures come first among the exceptions; everything else keeps the board's order.
    std::ranges::stable_sort(rows, {}, [](const TrayRow &row) {
        return std::pair(row.section, row.writeState > int(JobWrites::State::Pending) ? 0 : 1);
    });
    return rows;
}

std::uint32_t BoardRows::markerColour(const Context &context, const Job &job, const Lane *lane)
{
    // As the theme has them; the map moves them as far as its ground needs it.
    static constexpr std::array<std::uint32_t, 5> kinds{
        0xff0072b2, 0xffb5487f, 0xff00805e, 0xff8a5a00, 0xff5b6472};
    static constexpr std::array<std::uint32_t, 5> states{
        0xff9a6700, 0xff1f6feb, 0xffb5487f, 0xff1a7f4b, 0xff5b6472};
    switch (context.colourBy) {
    case BoardView::OfKind:
        return kinds.at(std::size_t(job.kind));
    case BoardView::OfState:
        return states.at(std::size_t(job.state));
    default:
        return lane ? argb(colourOf(lane->technician)) : 0xff808080U;
    }
}

std::vector<Geo::Marker> BoardRows::markers(const Context &context)
{
    std::vector<Geo::Marker> markers;
    const auto addJob = [&](const Job &job, const Lane *lane, bool isLate) {
        Geo::Marker marker;
        marker.id = job.id;
        marker.position = job.position;
        marker.shape = std::uint8_t(job.kind);
        marker.state = std::uint8_t(job.state);
        marker.isLate = isLate;
        const QString technician = lane ? lane->technician.name : QString();
        marker.colour = markerColour(context, job, lane);
        const int write = writeStateOf(context, job.id);
        marker.isPending = write == int(JobWrites::State::Pending);
        marker.isUncertain = write == int(JobWrites::State::Uncertain)
            || write == int(JobWrites::State::Conflict) || write == int(JobWrites::State::Refused);
        marker.isDimmed = !context.filter.accepts(job, technician);
        markers.push_back(std::move(marker));
    };
    for (const Lane &lane : context.board.lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (!entry.isAssistant)
                addJob(entry.job, &lane, entry.lateMinutes > 0);
        }
    }
    for (const TrayEntry &entry : context.board.tray) {
        if (entry.job.technician.isEmpty())
            addJob(entry.job, nullptr, entry.job.priority == JobPriority::Urgent);
    }
    for (const Lane &lane : context.board.lanes) {
        const auto fix = context.fixes.constFind(lane.technician.id);
        if (fix == context.fixes.cend() || !fix->position.isValid())
            continue;
        Geo::Marker marker;
        marker.id = lane.technician.id;
        marker.kind = Geo::Marker::Kind::Technician;
        marker.position = fix->position;
        marker.colour = argb(colourOf(lane.technician));
        marker.label = DispatchText::initials(lane.technician.name);
        const int presence = presenceOf(context, lane.technician.id);
        marker.state = std::uint8_t(presence == 3 ? 2 : presence == 2 ? 1 : 0);
        if (presence == 2)
            marker.heading = fix->course;
        if (presence == 3)
            marker.note = Format::shortAge(fix->at, context.now, context.language);
        markers.push_back(std::move(marker));
    }
    return markers;
}

} // namespace FibreDesk::Dispatch
