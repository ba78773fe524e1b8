// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchtext.h"

#include "base/errortext.h"
#include "base/format.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

QString DispatchText::clock(int minutes)
{
    const int day = ((minutes % 1440) + 1440) % 1440;
    return u"%1:%2"_s.arg(day / 60, 2, 10, QChar(u'0')).arg(day % 60, 2, 10, QChar(u'0'));
}

QString DispatchText::clock(QTime time)
{
    return time.isValid() ? clock(time.hour() * 60 + time.minute()) : QString();
}

QString DispatchText::spokenClock(int minutes, const QString &language)
{
    if (!language.startsWith("fr"_L1))
        return clock(minutes);
    const int day = ((minutes % 1440) + 1440) % 1440;
    return day % 60 == 0 ? u"%1 h"_s.arg(day / 60)
                         : u"%1 h %2"_s.arg(day / 60).arg(day % 60, 2, 10, QChar(u'0'));
}

QString DispatchText::span(int minutes)
{
    constexpr QChar space(0x202f);
    if (minutes < 60)
        return u"%1%2min"_s.arg(minutes).arg(space);
    if (minutes % 60 == 0)
        return u"%1%2h"_s.arg(minutes / 60).arg(space);
    return u"%1%2h%2%3"_s.arg(minutes / 60).arg(space).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString DispatchText::kind(JobKind kind)
{
    switch (kind) {
    case JobKind::Installation:
        return tr("Installation");
    case JobKind::Repair:
        return tr("Repair");
    case JobKind::Maintenance:
        return tr("Maintenance");
    case JobKind::Removal:
        return tr("Removal");
    case JobKind::Other:
        break;
    }
    return tr("Other work");
}

QString DispatchText::state(JobState state)
{
    switch (state) {
    case JobState::Open:
        return tr("Unassigned");
    case JobState::Assigned:
        return tr("Assigned");
    case JobState::InProgress:
        return tr("In progress");
    case JobState::Completed:
        return tr("Completed");
    case JobState::Cancelled:
        break;
    }
    return tr("Cancelled");
}

QString DispatchText::priority(JobPriority priority)
{
    switch (priority) {
    case JobPriority::Low:
        return tr("Low priority");
    case JobPriority::Medium:
        return tr("Normal priority");
    case JobPriority::High:
        return tr("High priority");
    case JobPriority::Urgent:
        break;
    }
    return tr("Urgent");
}

QString DispatchText::technicianStatus(const QString &status)
{
    if (status.isEmpty() || status == "available"_L1)
        return tr("Available");
    if (status == "pause"_L1)
        return tr("On a break");
    if (status == "absent"_L1)
        return tr("Absent");
    return status;
}

int DispatchText::severity(const Finding &finding)
{
    using Kind = Finding::Kind;
    switch (finding.kind) {
    case Kind::Late:
        return finding.minutes >= 15 ? 2 : 1;
    case Kind::Overlap:
    case Kind::SkillMissing:
    case Kind::UnassignedUrgent:
    case Kind::TechnicianUnknown:
    case Kind::Absent:
    case Kind::DependencyOpen:
    case Kind::DependencyAfter:
    case Kind::CustomerAway:
    case Kind::WindowAtRisk:
        return 2;
    case Kind::TechnicianAway:
        return finding.other == "pause"_L1 ? 1 : 2;
    case Kind::NoTime:
    case Kind::NoPosition:
        return 0;
    default:
        return 1;
    }
}

QString DispatchText::finding(const Finding &finding, const Names &names)
{
    const QString what = rule(finding, names);
    return finding.technician.isEmpty() || finding.kind == Finding::Kind::TechnicianUnknown
        ? what
        //: %1 is the name of a technician who helps, %2 what is wrong with that
        : tr("Assistant %1: %2").arg(names.technician(finding.technician), what);
}

QString DispatchText::rule(const Finding &finding, const Names &names)
{
    using Kind = Finding::Kind;
    const QString time = span(std::abs(finding.minutes));
    switch (finding.kind) {
    case Kind::Late:
        return tr("%1 late").arg(time);
    case Kind::NotClosed:
        return tr("Not completed that day");
    case Kind::Overlap:
        return tr("Overlaps %1 for %2").arg(names.job(finding.other), time);
    case Kind::TravelTooShort:
        return tr("%1 short for the drive to or from %2").arg(time, names.job(finding.other));
    case Kind::NoShift:
        return tr("Does not work on that day");
    case Kind::OutsideShift:
        return tr("%1 outside the shift").arg(time);
    case Kind::TechnicianAway:
        return technicianStatus(finding.other);
    case Kind::WindowMissed:
        return finding.minutes > 0 ? tr("%1 after the promised window").arg(time)
                                   : tr("%1 before the promised window").arg(time);
    case Kind::SkillMissing:
        return tr("Lacks the skill %1").arg(finding.other);
    case Kind::SkillTooLow:
        return tr("%1 at level %2, level %3 needed")
            .arg(finding.other)
            .arg(finding.has)
            .arg(finding.needs);
    case Kind::NoTime:
        return tr("No time set");
    case Kind::InPast:
        return tr("Would begin %1 ago").arg(time);
    case Kind::UnassignedUrgent:
        return tr("Urgent and unassigned");
    case Kind::NoPosition:
        return tr("Address without a position");
    case Kind::TechnicianUnknown:
        return tr("Assigned to %1, who is not among the technicians").arg(finding.other);
    case Kind::Absent:
        return tr("Not there for %1 of it").arg(time);
    case Kind::DuringBreak:
        return tr("%1 during the break").arg(time);
    case Kind::OnlyOnCall:
        return tr("Only on call for %1 of it, and this is not urgent").arg(time);
    case Kind::TooFar:
        return tr("%1 to drive, at most %2 allowed").arg(time, span(finding.needs));
    case Kind::FarFromHome:
        return tr("%1 km from home, at most %2 km allowed").arg(finding.has).arg(finding.needs);
    case Kind::OtherRegion:
        return tr("Lies in %1, another region").arg(finding.other);
    case Kind::DependencyOpen:
        return tr("Waits for %1, which is neither done nor planned").arg(names.job(finding.other));
    case Kind::DependencyAfter:
        return tr("Waits for %1, which ends %2 later").arg(names.job(finding.other), time);
    case Kind::DependentBefore:
        return tr("%1 waits for this and begins %2 too early").arg(names.job(finding.other), time);
    case Kind::CustomerAway:
        return tr("Nobody at home for %1 of it, say the notes").arg(time);
    case Kind::WindowAtRisk:
        return tr("Will be %1 after the promised window").arg(time);
    }
    return {};
}

QString DispatchText::change(
    const JobChange &change, const Job &before, const Names &names, const QString &language)
{
    QStringList parts;
    if (change.technician)
        parts.append(
            change.technician->isEmpty() ? tr("unassigned") : names.technician(*change.technician));
    if (change.date && *change.date != before.date)
        parts.append(change.date->isValid() ? Format::day(*change.date, language) : tr("undated"));
    if (change.start && *change.start != before.start)
        parts.append(change.start->isValid() ? clock(*change.start) : tr("no time"));
    if (change.minutes && *change.minutes != before.minutes)
        parts.append(tr("%1 long").arg(span(*change.minutes)));
    if (change.isPinned && *change.isPinned != before.isPinned)
        parts.append(*change.isPinned ? tr("pinned") : tr("no longer pinned"));
    // Who is given a job or loses it brings its state along; that needs no word.
    if (change.state && *change.state != before.state && !change.technician)
        parts.append(state(*change.state));
    return parts.join(u", "_s);
}

QString DispatchText::told(const Job &job, ToldState state, const QString &language)
{
    switch (state) {
    case ToldState::None:
        return {};
    case ToldState::Draft:
        return tr("nobody was told yet");
    case ToldState::Published:
        return tr("told");
    case ToldState::Withdrawn:
        return tr("taken away, and not told yet");
    case ToldState::Changed:
        break;
    }
    if (job.told.technician != job.technician)
        return tr("changed since it was told: was with another technician");
    QStringList was;
    if (job.told.date != job.date)
        was.append(Format::day(job.told.date, language));
    was.append(job.told.start.isValid() ? clock(job.told.start) : tr("no time"));
    return tr("changed since it was told: was %1").arg(was.join(u", "_s));
}

QString DispatchText::write(
    const JobWrites::Write &write, const Names &names, const QString &language)
{
    const QString wanted = change(write.change, write.before, names, language);
    switch (write.state) {
    case JobWrites::State::None:
        return {};
    case JobWrites::State::Pending:
        return write.error.kind == ErrorKind::Offline && !write.error.detail.isEmpty()
            ? tr("Kept until ERPNext is reached: %1").arg(wanted)
            : tr("Waiting for ERPNext: %1").arg(wanted);
    case JobWrites::State::Refused:
        return tr("Not saved (%1): %2").arg(wanted, errorText(write.error).sentence());
    case JobWrites::State::Uncertain:
        return tr("Uncertain whether ERPNext took it (%1). It is read back before anything is sent "
                  "again.")
            .arg(wanted);
    case JobWrites::State::Conflict:
        break;
    }
    if (write.isGone)
        return tr("Not saved (%1): this job was deleted or renamed meanwhile.").arg(wanted);
    if (write.theirs.id.isEmpty())
        return tr("Not saved (%1): somebody else changed this job meanwhile.").arg(wanted);
    const Job &theirs = write.theirs;
    const JobChange difference{.technician = theirs.technician == write.before.technician
            ? std::nullopt
            : std::optional(theirs.technician),
        .date = theirs.date == write.before.date ? std::nullopt : std::optional(theirs.date),
        .start = theirs.start == write.before.start ? std::nullopt : std::optional(theirs.start)};
    QString made = change(difference, write.before, names, language);
    if (theirs.state != write.before.state && made.isEmpty())
        made = state(theirs.state);
    const QString who = theirs.modifiedBy.isEmpty() ? tr("Somebody else") : theirs.modifiedBy;
    return made.isEmpty()
        ? tr("Not saved (%1): %2 changed this job meanwhile.").arg(wanted, who)
        : tr("Not saved (%1): %2 changed it meanwhile to %3.").arg(wanted, who, made);
}

QString DispatchText::initials(const QString &name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return u"?"_s;
    QString letters = words.first().left(1);
    if (words.size() > 1)
        letters += words.last().left(1);
    return letters.toUpper();
}

} // namespace FibreDesk::Dispatch
