// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace FibreDesk::Dispatch {

/// A rule that a job breaks where it stands, or would break where it is about to be put. Which
/// words say so is the models' business.
struct Finding {
    enum class Kind {
        Late, ///< `minutes` late by now, by what happened and by what comes before it
        NotClosed, ///< a past day's job that nobody completed
        Overlap, ///< with job `other`, for `minutes`
        TravelTooShort, ///< the way from job `other` takes `minutes` more than there are
        NoShift, ///< the technician does not work on that day
        OutsideShift, ///< `minutes` of it lie outside the shift
        TechnicianAway, ///< `other` is the technician's status
        WindowMissed, ///< begins `minutes` after (or, negative, before) the promised window
        SkillMissing, ///< tag `other`
        SkillTooLow, ///< tag `other`: `has` of `needs`
        NoTime, ///< has a day and a technician, but no time
        InPast, ///< would begin `minutes` ago
        UnassignedUrgent,
        NoPosition, ///< cannot be shown on the map
        TechnicianUnknown, ///< assigned to `other`, who is not among the technicians
        Absent, ///< the technician is not there for `minutes` of it
        DuringBreak, ///< `minutes` of it lie in a break
        OnlyOnCall, ///< for `minutes` of it the technician is only on call, and it is not urgent
        TooFar, ///< the drive there takes `minutes`, more than the `needs` that are allowed
        FarFromHome, ///< `has` kilometres from home, more than the `needs` that are allowed
        OtherRegion, ///< lies in region `other`, which is none of the technician's
        DependencyOpen, ///< waits for job `other`, which is neither done nor planned
        DependencyAfter, ///< waits for job `other`, which is planned to end `minutes` later
        DependentBefore, ///< job `other` waits for this one and begins `minutes` before its end
        CustomerAway, ///< nobody is at home for `minutes` of it, as the notes say
        WindowAtRisk, ///< will begin `minutes` after the promised window, by what happened so far
    };

    Kind kind = Kind::Late;
    QString other = {};
    int minutes = 0;
    int has = 0;
    int needs = 0;
    QString technician = {}; ///< whom it is about when that is an assistant; empty = who leads

    bool operator==(const Finding &) const = default;
};

using Findings = std::vector<Finding>;

} // namespace FibreDesk::Dispatch
