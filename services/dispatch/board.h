// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "dispatch/extrashift.h"
#include "dispatch/finding.h"
#include "dispatch/travel.h"

#include <QTimeZone>

#include <set>

namespace FibreDesk::Dispatch {

struct BoardRules {
    TravelRules travel;
    int lateAfterMinutes = 5; ///< less is not called late
    QTime defaultStart{8, 0}; ///< where a job without a time is shown when there is no shift
};

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

    bool operator==(const BoardJob &) const = default;
};

struct Lane {
    Technician technician;
    std::vector<Span> shifts; ///< of the day, ascending, joined where they touch
    std::vector<BoardJob> jobs; ///< by planned start
    int shiftMinutes = 0;
    int workMinutes = 0; ///< jobs and travel between them
    QStringList unreadableShifts; ///< lines of extra shifts that nobody could read

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

struct BoardInput {
    QDate date;
    std::vector<Technician> technicians;
    std::vector<Job> jobs; ///< of the day, plus undated and overdue ones
    QDateTime now;
    QTimeZone zone = QTimeZone("America/Toronto");
    BoardRules rules;
};

[[nodiscard]] Board makeBoard(const BoardInput &input);

/// What would be wrong with giving `job` to the technician at that time; empty = nothing. The job's
/// present place on the board does not count.
[[nodiscard]] Findings checkAssignment(const Board &board, const Job &job,
    const QString &technician, QTime start, const BoardInput &context);

/// The first time from `notBefore` on at which the job fits between the others with its travel,
/// inside the shift; invalid = it fits nowhere.
[[nodiscard]] QTime firstFreeStart(
    const Lane &lane, const Job &job, QTime notBefore, const BoardRules &rules = {});

/// Of the day in the zone: minutes since local midnight by the wall clock. Days of 23 and 25 hours
/// keep their wall clock.
[[nodiscard]] int minutesOfDay(const QDateTime &moment, QDate day, const QTimeZone &zone);
/// The day at that moment in the zone.
[[nodiscard]] QDate dayAt(const QDateTime &moment, const QTimeZone &zone);

/// Shift spans of one technician on one day; lines that cannot be read are added to `unreadable`.
[[nodiscard]] std::vector<Span> shiftSpans(const Technician &technician, QDate day,
    const QTimeZone &zone, QStringList *unreadable = nullptr);

} // namespace FibreDesk::Dispatch
