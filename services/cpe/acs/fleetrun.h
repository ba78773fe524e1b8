// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/acs/fleetaction.h"
#include "cpe/acs/taskwatch.h"

#include <QObject>

#include <deque>
#include <optional>

namespace FibreDesk::Cpe::Acs {

/// One action on many devices, at most `limit` of them at once, each to an end of its own. What
/// leaves is in the journal of the watch like any other task; nothing is sent twice by itself. An
/// ACS that cannot be reached ends it, and so does a firmware that fails too often.
class FleetRun : public QObject {
    Q_OBJECT

public:
    /// Why it went no further than it did.
    enum class Stop {
        None,
        ByUser,
        TooManyFailed, ///< of a firmware
        AcsUnreachable ///< see stopError()
    };

    FleetRun(AcsClient *client, TaskWatch *watch, FleetAction action, Clock clock = Clock(),
        QObject *parent = nullptr);
    ~FleetRun() override;

    /// Those that are Ready; the others stay as they are.
    void start(std::vector<FleetItem> items);
    /// What is not begun is left; what is on its way is followed to its end.
    void stop();
    /// Once more for those that failed or were refused; never for what is uncertain.
    void tryAgain();
    /// For those that were left.
    void goOn();
    /// What a later reading of the fleet says of the versions.
    void takeFleet(const QHash<QString, FleetDevice> &fleet);

    [[nodiscard]] const std::vector<FleetItem> &items() const { return m_items; }
    [[nodiscard]] const FleetAction &action() const { return m_action; }
    [[nodiscard]] int open() const { return m_open; }
    /// Something is waiting or on its way.
    [[nodiscard]] bool isRunning() const { return m_open > 0 || !m_waiting.empty(); }
    [[nodiscard]] Stop stopped() const { return m_stop; }
    [[nodiscard]] const std::optional<Error> &stopError() const { return m_stopError; }
    [[nodiscard]] const StopRule &rule() const { return m_rule; }

Q_SIGNALS:
    /// The item at this place is another now.
    void told(std::size_t place);
    /// Nothing waits and nothing is on its way.
    void over();

private:
    void begin(FleetOutcome from, FleetOutcome alsoFrom);
    void pump();
    [[nodiscard]] int room() const;
    [[nodiscard]] QCoro::Task<FleetItem> work(FleetItem item);
    [[nodiscard]] QCoro::Task<FleetItem> changeTag(FleetItem item);
    [[nodiscard]] QCoro::Task<FleetItem> ask(FleetItem item);
    void finish(std::size_t place, FleetItem item);
    void judge(const FleetItem &item);
    void leave(Stop reason);
    void handleTask(const WatchedTask &task);

    AcsClient *m_client;
    TaskWatch *m_watch;
    FleetAction m_action;
    Clock m_clock;
    LifeToken m_life;
    RequestScope m_scope;
    std::vector<FleetItem> m_items;
    std::deque<std::size_t> m_waiting;
    int m_open = 0;
    int m_unreachable = 0; ///< in a row
    Stop m_stop = Stop::None;
    std::optional<Error> m_stopError;
    StopRule m_rule;
    QHash<qint64, std::size_t> m_queued; ///< places of what waits at the ACS, by our task number
};

} // namespace FibreDesk::Cpe::Acs
