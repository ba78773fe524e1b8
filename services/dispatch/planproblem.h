// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/plan.h"
#include "dispatch/route/routingproblem.h"

#include <set>

namespace FibreDesk::Dispatch {

/// A day of the board as a routing problem: which jobs may move and where to, what stands fixed
/// between them, and what has no place from the start.
class PlanProblem {
public:
    /// What earlier rounds have shown.
    struct Learnt {
        std::set<QString> kept; ///< jobs that found no better place: they stay
        std::set<std::pair<QString, QString>> forbidden; ///< job and technician
        std::map<QString, TimeSpan> windows; ///< outside which a job breaks a rule of its own
        std::map<QString, std::pair<QString, double>> places; ///< technician and start, found last
    };

    PlanProblem(const BoardInput &input, const Board &board, const PlanRequest &request,
        const Learnt &learnt);

    [[nodiscard]] const RoutingProblem &problem() const { return m_problem; }
    /// What changes by the solution; without reasons.
    [[nodiscard]] std::vector<PlanChange> changes(const RoutingSolution &solution) const;
    /// Jobs that have a technician now and none in the solution.
    [[nodiscard]] QStringList lost(const RoutingSolution &solution) const;
    /// Where each job that may move stands in the solution.
    [[nodiscard]] std::map<QString, std::pair<QString, double>> places(
        const RoutingSolution &solution) const;
    /// What gets no place in the solution, and why.
    [[nodiscard]] std::vector<Unplanned> unplanned(const RoutingSolution &solution) const;

private:
    /// The same indices as the stops'.
    struct Movable {
        Job job;
        const Lane *lane = nullptr; ///< where it stands now
    };
    struct Block {
        int from = 0;
        int to = 0;
        GeoPoint enter;
        GeoPoint leave;
    };

    void addVehicles();
    void collect();
    void collectTray();
    [[nodiscard]] bool mayMove(const Lane &lane, const BoardJob &entry) const;
    [[nodiscard]] bool isStuck(const Lane &lane, const BoardJob &entry) const;
    [[nodiscard]] bool isOwnOnly() const;
    void addStop(Movable what);
    void addBlocks();
    void addFixed(int vehicle, const Block &block);
    void addLinks();
    void fillTable();
    [[nodiscard]] int placeOf(const GeoPoint &position);
    [[nodiscard]] static bool mayWork(const Job &job, const Lane &lane);
    [[nodiscard]] Travel wayBetween(const GeoPoint &from, const GeoPoint &to) const;
    [[nodiscard]] Unplanned whyNobody(const Job &job) const;
    [[nodiscard]] Findings whyNot(const Job &job, const QString &technician) const;
    [[nodiscard]] std::vector<Block> blocksOf(const Lane &lane) const;

    const BoardInput &m_input;
    const Board &m_board;
    const PlanRequest &m_request;
    const Learnt &m_learnt;
    TravelLookup m_travel;
    RoutingProblem m_problem;
    std::vector<const Lane *> m_lanes; ///< by vehicle
    std::vector<Movable> m_movable;
    std::set<QString> m_moving; ///< ids of those
    std::set<QString> m_openJobs; ///< ids of all
    std::vector<Unplanned> m_hopeless;
    std::vector<GeoPoint> m_places;
    std::map<std::pair<double, double>, int> m_placeOf;
};

} // namespace FibreDesk::Dispatch
