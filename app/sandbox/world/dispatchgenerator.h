// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "world/generator.h"

#include <optional>

namespace FibreDesk::Sandbox {

/// Tags, technicians and the jobs of the past month and the coming two weeks.
class DispatchGenerator {
public:
    explicit DispatchGenerator(Generator &generator);
    void run();

private:
    struct Technician {
        QByteArray name;
        int town = 0;
        QPointF home;
        int from = 8 * 3600; ///< shift on working days, seconds of the day
        int to = 17 * 3600;
        bool worksWeekends = false;
        bool isAbsent = false;
    };
    struct Job {
        int location = -1;
        int type = 1; ///< index of the job types
        std::optional<QDate> day;
        std::optional<int> start; ///< second of the day
        double hours = 1;
        const Technician *technician = nullptr;
        bool isWindowed = false;
        QByteArray ticket;
        QByteArray firstStep; ///< the job that must be done before, at the same place
    };
    /// An installation that is to be gone on with on another day.
    struct FirstStep {
        QByteArray name;
        int location = -1;
        QDate day;
    };

    void makeTags();
    void makePresets();
    void makeTechnicians();
    [[nodiscard]] QStringList extraShifts(int technician) const;
    void planDay(QDate day);
    void planRound(QDate day, const Technician &technician, int count, double assignedShare);
    Job draft(int town);
    void write(const Job &job);
    void writeTold(const Job &job);
    void writeRows(const Job &job, const QByteArray &name, SiteSecond created);
    [[nodiscard]] bool works(const Technician &technician, QDate day) const;
    [[nodiscard]] QString subject(const Job &job);

    Generator &m_world;
    Random m_random;
    Random m_telling; ///< apart, so that what is told changes nothing else of the world
    RowWriter m_jobs;
    RowWriter m_jobTags;
    RowWriter m_assistants;
    RowWriter m_materials;
    RowWriter m_checks;
    std::vector<Technician> m_technicians;
    std::vector<FirstStep> m_firstSteps;
    std::size_t m_nextIssue = 0;
    int m_count = 0;
    int m_children = 0;
    int m_extras = 0; ///< materials and checks: their names move no others
};

} // namespace FibreDesk::Sandbox
