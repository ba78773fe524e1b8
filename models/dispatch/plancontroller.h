// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/plan.h"
#include "jobchange.h"
#include "planmodel.h"
#include "slotmark.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <qqmlintegration.h>

#include <map>
#include <optional>
#include <stop_token>

namespace FibreDesk::Dispatch {

class DispatchController;

/// Plans the board's day off the interface's thread, shows what would change and why, and changes
/// what is ticked of it as one step. Nothing is written before apply(); what somebody changed since
/// the plan was made is left out.
class PlanController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(Phase phase READ phase NOTIFY phaseChanged)
    Q_PROPERTY(int scope READ scope WRITE setScope NOTIFY choiceChanged)
    Q_PROPERTY(QStringList people READ people NOTIFY choiceChanged)
    Q_PROPERTY(int personIndex READ personIndex WRITE setPersonIndex NOTIFY choiceChanged)
    Q_PROPERTY(QStringList urgentJobs READ urgentJobs NOTIFY choiceChanged)
    Q_PROPERTY(int urgentIndex READ urgentIndex WRITE setUrgentIndex NOTIFY choiceChanged)
    Q_PROPERTY(bool isWithUndated READ isWithUndated WRITE setWithUndated NOTIFY choiceChanged)
    /// Whether what technicians were told may be moved.
    Q_PROPERTY(bool canMoveTold READ canMoveTold WRITE setCanMoveTold NOTIFY choiceChanged)
    /// By Weight, 0 (does not matter) to 4 (matters most); 2 = as usual.
    Q_PROPERTY(QList<int> weights READ weights NOTIFY weightsChanged)
    /// Why there is nothing to plan; empty = it can be planned.
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY choiceChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString dayText READ dayText NOTIFY previewChanged)
    Q_PROPERTY(FibreDesk::Dispatch::PlanModel *changes READ changes CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::PlanModel *unplanned READ unplanned CONSTANT)
    Q_PROPERTY(QList<FibreDesk::Dispatch::PlanTotal> totals READ totals NOTIFY previewChanged)
    Q_PROPERTY(QList<FibreDesk::Dispatch::SlotMark> marks READ marks NOTIFY previewChanged)
    Q_PROPERTY(int tickedCount READ tickedCount NOTIFY previewChanged)
    Q_PROPERTY(int staleCount READ staleCount NOTIFY previewChanged)
    /// Why the preview is empty; empty = it is not.
    Q_PROPERTY(QString nothingText READ nothingText NOTIFY previewChanged)
    Q_PROPERTY(QString resultText READ resultText NOTIFY previewChanged)
    /// The worst that came of it so far; one of the theme's tones.
    Q_PROPERTY(QString resultTone READ resultTone NOTIFY previewChanged)

public:
    enum Phase { Closed, Choosing, Planning, Preview, Applied };
    Q_ENUM(Phase)
    enum Scope { Unassigned, Day, OneTechnician, TechnicianOut, UrgentJob };
    Q_ENUM(Scope)
    enum Weight { Late, Travel, WithNobody, Fairness, FewChanges };
    Q_ENUM(Weight)
    static constexpr int usual = 2;
    static constexpr int most = 4;

    explicit PlanController(DispatchController *desk);
    ~PlanController() override;

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] int scope() const { return m_scope; }
    void setScope(int scope);
    [[nodiscard]] QStringList people() const;
    [[nodiscard]] int personIndex() const;
    void setPersonIndex(int index);
    [[nodiscard]] QStringList urgentJobs() const;
    [[nodiscard]] int urgentIndex() const;
    void setUrgentIndex(int index);
    [[nodiscard]] bool isWithUndated() const { return m_isWithUndated; }
    void setWithUndated(bool isWith);
    [[nodiscard]] bool canMoveTold() const { return m_canMoveTold; }
    void setCanMoveTold(bool can);
    [[nodiscard]] QList<int> weights() const { return m_weights; }
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] QString dayText() const;
    [[nodiscard]] PlanModel *changes() { return &m_changes; }
    [[nodiscard]] PlanModel *unplanned() { return &m_unplanned; }
    [[nodiscard]] QList<PlanTotal> totals() const;
    [[nodiscard]] QList<SlotMark> marks() const;
    [[nodiscard]] int tickedCount() const;
    [[nodiscard]] int staleCount() const;
    [[nodiscard]] QString nothingText() const;
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] QString resultTone() const;

    /// What is selected on the board is what is asked about.
    Q_INVOKABLE void open();
    /// The same with that scope chosen; what was shown is given up.
    Q_INVOKABLE void openFor(int scope);
    /// A run that goes on is given up; what is applied stays.
    Q_INVOKABLE void close();
    Q_INVOKABLE void setWeight(int weight, int level);
    Q_INVOKABLE void run();
    Q_INVOKABLE void cancel();
    /// From the preview or the result back to the choice.
    Q_INVOKABLE void back();
    Q_INVOKABLE void setTicked(const QString &job, bool isTicked);
    Q_INVOKABLE void tickAll(bool isTicked);
    /// What is ticked, as one step; false where nothing was.
    Q_INVOKABLE bool apply();

    [[nodiscard]] int outcomes(PlanModel::Outcome outcome) const;

Q_SIGNALS:
    void phaseChanged();
    void choiceChanged();
    void weightsChanged();
    void progressChanged();
    void previewChanged();

private:
    /// A change of the plan, and what speaks for leaving it out.
    struct Item {
        PlanChange change;
        Job planned; ///< the job as the plan knew it
        bool wasUnsettled = false; ///< a change of ours was on its way then
        bool isTicked = true;
        QString stale; ///< why it cannot be done any more
        Findings findings; ///< what it would break with what is ticked
        bool isApplied = false;
        JobChange wanted; ///< of what is applied
    };

    [[nodiscard]] PlanRequest request() const;
    [[nodiscard]] PlanWeights planWeights() const;
    [[nodiscard]] std::map<QString, GeoPoint> whereabouts() const;
    [[nodiscard]] std::vector<Job> unassignedJobs() const;
    void setPhase(Phase phase);
    void stop();
    void handleFinished();
    void handleBoard();
    void handleDay();
    /// All that the findings of a preview depend on: where the technicians are does not.
    struct Basis {
        std::vector<PlanChange> ticked;
        std::vector<Technician> technicians;
        std::vector<Job> jobs;
        std::vector<Job> related;
        int nowMinutes = -1;
        int travel = 0;

        bool operator==(const Basis &) const = default;
    };
    /// What has become of the jobs since, and what is ticked with it.
    void judge();
    [[nodiscard]] QString staleness(const Item &item) const;
    void showRows();
    [[nodiscard]] PlanRow rowOf(const Item &item) const;
    void tellOutcome(const Item &item, PlanRow &row) const;

    DispatchController *m_desk;
    Phase m_phase = Closed;
    int m_scope = Unassigned;
    QString m_person;
    QString m_urgent;
    bool m_isWithUndated = false;
    bool m_canMoveTold = false;
    QList<int> m_weights = QList<int>(5, usual);
    double m_progress = 0;

    BoardInput m_input; ///< what the plan was made with
    QSet<QString> m_unsettled;
    DayPlan m_plan;
    std::vector<Item> m_items;
    Basis m_judged;
    PlanModel m_changes;
    PlanModel m_unplanned;

    std::stop_source m_stop;
    QFutureWatcher<DayPlan> m_watcher;
    QThreadPool m_pool;
};

} // namespace FibreDesk::Dispatch
