// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "dispatch/finding.h"
#include "dispatch/publication.h"
#include "jobwrites.h"

#include <QCoreApplication>

#include <functional>

namespace FibreDesk::Dispatch {

/// The dispatch desk's words. The only place where a rule, a state or a failure becomes a sentence.
class DispatchText {
    Q_DECLARE_TR_FUNCTIONS(Dispatch)

public:
    struct Names {
        std::function<QString(const QString &)> technician; ///< id → name
        std::function<QString(const QString &)> job; ///< id → who it is for
    };

    /// Minutes since midnight as "08:30".
    [[nodiscard]] static QString clock(int minutes);
    [[nodiscard]] static QString clock(QTime time);
    /// As it is spoken: "8 h 30" in French.
    [[nodiscard]] static QString spokenClock(int minutes, const QString &language);
    /// "45 min", "1 h 20".
    [[nodiscard]] static QString span(int minutes);

    [[nodiscard]] static QString kind(JobKind kind);
    [[nodiscard]] static QString state(JobState state);
    [[nodiscard]] static QString priority(JobPriority priority);
    [[nodiscard]] static QString technicianStatus(const QString &status);

    [[nodiscard]] static QString finding(const Finding &finding, const Names &names);
    /// 0 = note, 1 = warning, 2 = serious.
    [[nodiscard]] static int severity(const Finding &finding);

    /// "Marie Roy, 10:30", "unassigned", "Nov 24": what a change leads to.
    [[nodiscard]] static QString change(
        const JobChange &change, const Job &before, const Names &names, const QString &language);
    /// What became of a write, with the real reason.
    [[nodiscard]] static QString write(
        const JobWrites::Write &write, const Names &names, const QString &language);

    /// What its technician knows of a job; empty where there is nothing to know.
    [[nodiscard]] static QString told(const Job &job, ToldState state, const QString &language);

    [[nodiscard]] static QString initials(const QString &name);

private:
    [[nodiscard]] static QString rule(const Finding &finding, const Names &names);
};

} // namespace FibreDesk::Dispatch
