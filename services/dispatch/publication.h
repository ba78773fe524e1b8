// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <vector>

/// What technicians were told of their jobs against where the jobs are now. Pure values.
namespace FibreDesk::Dispatch {

enum class ToldState {
    None, ///< nothing to tell: of the past, begun, over, or with nobody
    Draft, ///< placed, and nobody was told
    Published, ///< who has it was told where it is
    Changed, ///< was told otherwise
    Withdrawn, ///< somebody was told of it who is not to come any more
};

/// In what a job differs from what was told.
struct ToldDifference {
    bool technician = false;
    bool date = false;
    bool start = false;

    [[nodiscard]] bool isAny() const { return technician || date || start; }
    bool operator==(const ToldDifference &) const = default;
};

/// Has a technician and a day, and is still to be done.
[[nodiscard]] bool isPlaced(const Job &job);
[[nodiscard]] ToldDifference toldDifference(const Job &job);
/// Days before `today` are over: nobody is told of them any more.
[[nodiscard]] ToldState toldState(const Job &job, QDate today);

/// One job as one technician is to hear of it.
struct TellLine {
    enum class Kind { New, Moved, Withdrawn };
    Kind kind = Kind::New;
    Job job{}; ///< as it is now
    Told before{}; ///< what this technician was told of it; nothing where it is new

    /// The day under which it is told.
    [[nodiscard]] QDate day() const { return kind == Kind::Withdrawn ? before.date : job.date; }
    [[nodiscard]] QTime time() const { return kind == Kind::Withdrawn ? before.start : job.start; }
    bool operator==(const TellLine &) const = default;
};

/// What there is to tell one technician.
struct Telling {
    QString technician{};
    std::vector<TellLine> lines{}; ///< by day and time
    int unchanged = 0; ///< jobs that they were told of and that stay
    bool hasAssistants = false; ///< of new and moved jobs: only who leads is told

    [[nodiscard]] int count(TellLine::Kind kind) const;
    bool operator==(const Telling &) const = default;
};

/// A job that somebody still believes to have, because the word that it was withdrawn did not reach
/// them.
struct OwedWithdrawal {
    QString technician{};
    QString job{};
    Told before{};

    bool operator==(const OwedWithdrawal &) const = default;
};

/// What is to be told of the jobs that stand between these days, or were told to. Technicians in
/// the order of their ids; those who have nothing to hear are left out.
[[nodiscard]] std::vector<Telling> tellings(const std::vector<Job> &jobs, QDate first, QDate last,
    QDate today, const std::vector<OwedWithdrawal> &owed = {});

/// What is told of the job once the line has been said: nobody where it was withdrawn, but when.
[[nodiscard]] Told toldAfter(
    const TellLine &line, const QString &technician, const QDateTime &at, const QString &by);

/// What this desk said last of a job, noted in the document or not.
struct DeskWord {
    Told told{};
    QString withdrawnFrom{}; ///< whom it was taken from, where nobody counts as told now

    bool operator==(const DeskWord &) const = default;
};

/// The later of both; the server's also where a job that we took from one was meanwhile told to
/// another.
[[nodiscard]] const Told &toldNow(const Told &server, const DeskWord &desk);

} // namespace FibreDesk::Dispatch
