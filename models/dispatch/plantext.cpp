// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plantext.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

/// A span, or nothing at all.
QString spanOrNone(int minutes)
{
    return minutes == 0 ? u"0"_s : DispatchText::span(minutes);
}

int trendOf(int before, int after)
{
    return before == after ? 0 : after < before ? 1 : -1;
}

} // namespace

QString PlanText::suggestion(const Suggestion &suggestion, const Names &names, bool isToday)
{
    QStringList parts;
    const int added = suggestion.travelAdded;
    if (!suggestion.isTravelKnown)
        parts.append(tr("drive not known: an address has no position"));
    else if (added > 0)
        parts.append(tr("%1 more on the road").arg(DispatchText::span(added)));
    else if (added < 0)
        parts.append(tr("%1 less on the road").arg(DispatchText::span(-added)));
    else
        parts.append(tr("no more driving"));
    for (const SkillMatch &skill : suggestion.skills) {
        parts.append(skill.needs > 0
                ? tr("has %1 %2 of %3").arg(skill.tag).arg(skill.has).arg(skill.needs)
                : tr("has %1").arg(skill.tag));
    }
    if (suggestion.latenessCaused > 0)
        parts.append(
            tr("makes for %1 of delay").arg(DispatchText::span(suggestion.latenessCaused)));
    else if (isToday)
        parts.append(tr("nobody late"));
    if (suggestion.windowLeft >= 0)
        parts.append(
            tr("%1 before the promised window ends").arg(spanOrNone(suggestion.windowLeft)));
    parts.append(suggestion.after.isEmpty() ? tr("first of the day")
                                            : tr("after %1").arg(names.job(suggestion.after)));
    return parts.join(u" · "_s);
}

QString PlanText::refusal(const Refusal &refusal, const Names &names)
{
    if (refusal.findings.empty())
        return tr("No gap is long enough");
    QStringList parts;
    for (const Finding &finding : refusal.findings) {
        // How long ago the day was is of no interest.
        const QString words = finding.kind == Finding::Kind::InPast && finding.minutes == 0
            ? tr("The day is over")
            : DispatchText::finding(finding, names);
        if (!parts.contains(words))
            parts.append(words);
    }
    return parts.join(u" · "_s);
}

QString PlanText::place(const QString &technician, QTime start, const Names &names)
{
    const QString who = technician.isEmpty() ? tr("nobody") : names.technician(technician);
    if (!start.isValid())
        return technician.isEmpty() ? who : who + u", "_s + tr("no time");
    return who + u", "_s + DispatchText::clock(start);
}

QString PlanText::reason(const PlanReason &reason, const Names &names)
{
    using Kind = PlanReason::Kind;
    const QString time = DispatchText::span(reason.minutes);
    switch (reason.kind) {
    case Kind::WasUnassigned:
        return tr("nobody had it");
    case Kind::HadNoTime:
        return tr("had no time yet");
    case Kind::TechnicianOut:
        return tr("%1 drops out").arg(names.technician(reason.other));
    case Kind::RuleKept:
        return reason.finding ? tr("so far: %1").arg(DispatchText::finding(*reason.finding, names))
                              : tr("breaks a rule where it is");
    case Kind::LessTravel:
        return tr("%1 less driving for it").arg(time);
    case Kind::MakesRoom:
        return tr("makes room for %1").arg(names.job(reason.other));
    case Kind::Earlier:
        return tr("%1 earlier").arg(time);
    case Kind::FairerLoad:
        return tr("%1 has less to do").arg(names.technician(reason.other));
    case Kind::FitsTheRest:
        break;
    }
    return tr("fits the other changes");
}

QString PlanText::reasons(const PlanChange &change, const Names &names)
{
    QStringList parts;
    for (const PlanReason &one : change.reasons) {
        const QString words = reason(one, names);
        if (!parts.contains(words))
            parts.append(words);
    }
    if (change.travelMinutes > 0)
        parts.append(tr("%1 of driving to it").arg(DispatchText::span(change.travelMinutes)));
    return parts.join(u" · "_s);
}

QString PlanText::unplanned(const Unplanned &job, const Names &names)
{
    using Kind = Unplanned::Kind;
    const QString finding = job.finding ? DispatchText::finding(*job.finding, names) : QString();
    switch (job.kind) {
    case Kind::NobodyWorks:
        return tr("Nobody who may do it works on that day");
    case Kind::NobodyHasSkill:
        return finding.isEmpty() ? tr("Nobody has the skill")
                                 : tr("Nobody has the skill: %1").arg(finding);
    case Kind::WindowOver:
        return tr("The promised window is over");
    case Kind::DayOver:
        return tr("The day is over");
    case Kind::WaitsFor:
        return tr("Waits for %1, which has no place before it").arg(names.job(job.other));
    case Kind::KeepsPlace:
        return finding.isEmpty() ? tr("Stays where it is: there is no better place")
                                 : tr("Stays where it is: %1").arg(finding);
    case Kind::NoRoom:
        break;
    }
    return finding.isEmpty() ? tr("Who could do it has no gap that is long enough")
                             : tr("No room: %1").arg(finding);
}

QList<PlanTotal> PlanText::totals(const PlanTotals &before, const PlanTotals &after, bool isToday)
{
    QList<PlanTotal> totals;
    const auto add = [&totals](
                         const QString &label, const QString &was, const QString &is, int trend) {
        PlanTotal total;
        total.label = label;
        total.before = was;
        total.after = is;
        total.trend = trend;
        totals.append(total);
    };
    add(tr("With nobody"), QString::number(before.unassigned), QString::number(after.unassigned),
        trendOf(before.unassigned, after.unassigned));
    // Of another day only the promised windows are known.
    add(isToday ? tr("Late") : tr("After the promised window"), spanOrNone(before.lateMinutes),
        spanOrNone(after.lateMinutes), trendOf(before.lateMinutes, after.lateMinutes));
    // More jobs with somebody are more driving and more work: neither is worse for it.
    const bool isSameWork = before.unassigned == after.unassigned;
    add(tr("On the road"), spanOrNone(before.travelMinutes), spanOrNone(after.travelMinutes),
        isSameWork ? trendOf(before.travelMinutes, after.travelMinutes) : 0);
    add(tr("Rules broken"), QString::number(before.brokenRules), QString::number(after.brokenRules),
        trendOf(before.brokenRules, after.brokenRules));
    add(tr("Fullest day"), spanOrNone(before.busiestMinutes), spanOrNone(after.busiestMinutes),
        isSameWork ? trendOf(before.busiestMinutes, after.busiestMinutes) : 0);
    add(tr("Emptiest day"), spanOrNone(before.idlestMinutes), spanOrNone(after.idlestMinutes), 0);
    return totals;
}

} // namespace FibreDesk::Dispatch
