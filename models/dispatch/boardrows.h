// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"
#include "dispatchtext.h"
#include "geo/markersource.h"
#include "jobwrites.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <qqmlintegration.h>

#include <optional>

namespace FibreDesk::Dispatch {

/// A shift of the day, minutes since midnight.
class ShiftSpan {
    Q_GADGET
    QML_VALUE_TYPE(shiftSpan)
    Q_PROPERTY(int from MEMBER from)
    Q_PROPERTY(int to MEMBER to)
    Q_PROPERTY(bool isExtra MEMBER isExtra)

public:
    int from = 0;
    int to = 0;
    bool isExtra = false;
    bool operator==(const ShiftSpan &) const = default;
};

/// One job in one lane of the timeline.
struct BlockRow {
    QString id; ///< of the row: the job's, with the technician's for assistants
    QString job;
    int from = 0;
    int to = 0;
    int realTo = 0;
    int lateMinutes = 0;
    QString customer;
    QString place;
    QString subject;
    int kind = 0;
    int state = 0;
    int priority = 0;
    QString window;
    int level = 0; ///< of `levels` side by side where jobs overlap
    int levels = 1;
    bool isAssistant = false;
    bool isTimeless = false;
    int travelMinutes = 0;
    bool isTravelEstimated = false;
    int writeState = 0; ///< JobWrites::State
    QString problem; ///< all that is wrong with it, in sentences
    int severity = -1; ///< -1 = nothing is
    bool isDimmed = false; ///< the filter leaves it out
    bool isMarked = false; ///< one of several that are worked with at once
    int toldState = 0; ///< ToldState
    bool isPinned = false;
    QString spoken; ///< for screen readers

    bool operator==(const BlockRow &) const = default;
};

struct LaneRow {
    QString id;
    QString name;
    QString initials;
    QString colour;
    QString status;
    bool isAway = false;
    QList<ShiftSpan> shifts;
    double load = 0; ///< work of shift
    QString loadText;
    int jobs = 0;
    int late = 0;
    QString position; ///< where they are, as words with the age
    int presence = 0; ///< 0 unknown, 1 stopped, 2 moving, 3 silent
    QString note; ///< what nobody could read of their shifts
    QString group;
    QString spoken;

    bool operator==(const LaneRow &) const = default;
};

struct TrayRow {
    QString id;
    int section = 0;
    QString customer;
    QString place;
    QString subject;
    int kind = 0;
    int state = 0;
    int priority = 0;
    QString window;
    QString assigned; ///< the technician's name, for exceptions
    QString problem;
    int severity = -1;
    int writeState = 0;
    bool isMarked = false;
    QString spoken;

    bool operator==(const TrayRow &) const = default;
};

/// What the dispatcher narrows the desk to.
struct JobFilter {
    QString text;
    std::optional<JobKind> kind = {};
    QString tag;

    [[nodiscard]] bool isActive() const { return !text.isEmpty() || kind || !tag.isEmpty(); }
    [[nodiscard]] bool accepts(const Job &job, const QString &technician) const;
    bool operator==(const JobFilter &) const = default;
};

/// Where a technician was last seen, already judged by the position feed.
struct TechnicianFix {
    GeoPoint position = {};
    QDateTime at = {};
    double course = qQNaN();
    bool isMoving = false;
    double accuracy = qQNaN(); ///< metres
    QString source = {};
    QDateTime stillSince = {}; ///< while it stands; invalid = not known

    /// Two unknown courses are the same.
    bool operator==(const TechnicianFix &other) const
    {
        const auto same = [](double a, double b) { return a == b || (qIsNaN(a) && qIsNaN(b)); };
        return position == other.position && at == other.at && same(course, other.course)
            && isMoving == other.isMoving && same(accuracy, other.accuracy)
            && source == other.source && stillSince == other.stillSince;
    }
};

/// Turns a board, the writes on their way and the filter into the rows of the models and the
/// markers of the map. Pure: the same input gives the same rows.
class BoardRows {
public:
    struct Context {
        const Board &board;
        const JobWrites &writes;
        const JobFilter &filter;
        const QHash<QString, TechnicianFix> &fixes;
        const DispatchText::Names &names;
        QDateTime now;
        QString language;
        const QSet<QString> &marked;
        int lanesShown = 0; ///< of the board's lanes those that are seen
        QDate toldSince =
            {}; ///< of days before it nobody is told; invalid = it is not known at all
        int silentAfterSeconds = 180;
        int colourBy = 0; ///< BoardView::ColourBy, of the markers
        QHash<QString, QString> halves = {}; ///< by job: what is wrong with its second part
    };

    [[nodiscard]] static std::vector<LaneRow> lanes(const Context &context);
    [[nodiscard]] static std::vector<BlockRow> blocks(const Context &context, const Lane &lane);
    [[nodiscard]] static std::vector<TrayRow> tray(
        const Context &context, const std::vector<Job> &failedElsewhere);
    [[nodiscard]] static std::vector<Geo::Marker> markers(const Context &context);

    /// Of a job on the map, by what the colours of the board tell.
    [[nodiscard]] static std::uint32_t markerColour(
        const Context &context, const Job &job, const Lane *lane);
    /// The technician's own colour, or one of twelve that differ for everybody.
    [[nodiscard]] static QString colourOf(const Technician &technician);
};

} // namespace FibreDesk::Dispatch
