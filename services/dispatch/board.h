// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "dispatch/daytime.h"
#include "dispatch/finding.h"
#include "dispatch/travel.h"

#include <QTimeZone>

#include <map>
#include <set>

namespace FibreDesk::Dispatch {

struct BoardRules {
    TravelRules travel = {};
    int lateAfterMinutes = 5; ///< less is not called late
    QTime defaultStart{8, 0}; ///< where a job without a time is shown when there is no shift
    int maxDriveMinutes = 0; ///< of one drive; 0 = no limit
    int maxHomeKilometres = 0; ///< of the straight line from home to a job; 0 = no limit
    std::set<QString> regions = {}; ///< tags that are regions: see regionTags()
    int positionTrustMinutes = 10; ///< an older position says nothing about an arrival
};

/// The names of the tags whose category is a region. A technician with regions has no business in
/// others; one without any may go everywhere.
[[nodiscard]] std::set<QString> regionTags(const std::vector<Tag> &tags);

/// A job as it stands in a lane: planned, and as it really goes by now.
struct BoardJob {
    Job job;
    int from = 0; ///< planned, minutes since local midnight
    int to = 0;
    int realFrom = 0; ///< by actual start, by now, and by what comes before it
    int realTo = 0;
    int lateMinutes = 0; ///< 0 = on time
    bool isAssistant = false; ///< stands here because this technician helps
    Travel travelBefore; ///< from the job before it, or from home
    Findings findings;
    int arrival = -1; ///< when the technician can be there, from where he is now; -1 = unknown

    bool operator==(const BoardJob &) const = default;
};

struct Lane {
    Technician technician;
    std::vector<Span> shifts; ///< worked, ascending, joined where they touch
    std::vector<BoardJob> jobs; ///< by planned start
    int shiftMinutes = 0; ///< that really pass in `shifts` before midnight
    int workMinutes = 0; ///< jobs and travel between them
    QStringList unreadableShifts; ///< lines of extra shifts that nobody could read
    std::vector<Span> onCall = {}; ///< may stand beside shifts; no worked hours
    std::vector<Span> breaks = {}; ///< not in `shifts`
    std::vector<Span> absences = {}; ///< nothing else stands there

    bool operator==(const Lane &) const = default;
};

/// What nobody has been given yet, or what needs a look.
struct TrayEntry {
    enum class Section { Exception, Unassigned, Undated };
    Section section = Section::Unassigned;
    Job job;
    Findings findings;

    bool operator==(const TrayEntry &) const = default;
};

/// One day under one set of technicians and jobs. Made whole from values, never changed.
struct Board {
    QDate date;
    std::vector<Lane> lanes;
    std::vector<TrayEntry> tray; ///< by section, then by urgency
    int nowMinutes = -1; ///< the now-line; -1 = not on this day

    [[nodiscard]] const Lane *lane(const QString &technician) const;
    [[nodiscard]] const BoardJob *job(const QString &id) const;
    bool operator==(const Board &) const = default;
};

/// Where a technician was last seen.
struct LastSeen {
    GeoPoint position;
    QDateTime at;
    bool isMoving = false;
};

struct BoardInput {
    QDate date;
    std::vector<Technician> technicians;
    std::vector<Job> jobs; ///< of the day, plus undated and overdue ones
    QDateTime now;
    QTimeZone zone = QTimeZone("America/Toronto");
    BoardRules rules;
    std::vector<Job> related = {}; ///< of other days, in the same chains as those of this one
    std::map<QString, LastSeen> fixes = {}; ///< by technician
};

/// Jobs keep the wall clock: on a day of 23 or 25 hours they are drawn as long as on any other.
///
/// A job's assistants stand in their own lanes under the same rules. A skill that the job requires
/// must be had by one of them or by who leads; the customer, the window, the region and the chain
/// are told of who leads.
[[nodiscard]] Board makeBoard(const BoardInput &input);

/// What would be wrong with giving `job` to the technician at that time; empty = nothing. The job's
/// present place on the board does not count. Its assistants are asked too.
[[nodiscard]] Findings checkAssignment(const Board &board, const Job &job,
    const QString &technician, QTime start, const BoardInput &context);

/// The first time from `notBefore` on at which the job fits between the others with its travel,
/// inside the shift, or while on call if it is urgent; invalid = it fits nowhere.
[[nodiscard]] QTime firstFreeStart(
    const Lane &lane, const Job &job, QTime notBefore, const BoardRules &rules = {});

/// The worked spans of one technician on one day, see WorkCalendar; lines that cannot be read are
/// added to `unreadable`.
[[nodiscard]] std::vector<Span> shiftSpans(const Technician &technician, QDate day,
    const QTimeZone &zone, QStringList *unreadable = nullptr);

} // namespace FibreDesk::Dispatch
