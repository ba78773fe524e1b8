// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "core/sleepwatch.h"
#include "health/dayfile.h"
#include "health/prober.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace FibreDesk::Health {

/// One system as it stands.
struct SystemHealth {
    enum class State {
        NotConfigured,
        OnDemand, ///< never asked by itself
        Unknown, ///< not asked yet
        Ok,
        Failed, ///< asked again by itself, ever less often
    };

    Target target;
    State state = State::NotConfigured;
    bool isAsking = false;
    QDateTime lastAsked;
    QDateTime lastOk;
    int lastMilliseconds = -1; ///< of the last answer; negative = none yet
    std::optional<Error> error; ///< the last one, also when it has recovered
    QDateTime errorAt;
    QString version; ///< empty = not told
    QDateTime certificateEnd; ///< invalid = none was seen
    Reading::Note note = Reading::Note::None;
    QString words; ///< its own, with Note::OwnTrouble
    DayHistory day;

    bool operator==(const SystemHealth &) const = default;
};

/// Asks every system of the platform by itself, spread over the minute, each with a time of its own
/// and never twice at once; keeps the last 24 hours over a restart. Asks nothing while nobody
/// looks.
class HealthBoard : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString file{}; ///< keeps the day; empty = not kept
        std::chrono::milliseconds timeout = std::chrono::seconds(10);
        /// Instead of each system's own pace; for tests.
        std::optional<std::chrono::milliseconds> every{};
        std::chrono::milliseconds slowest = std::chrono::minutes(10); ///< between tries when down
        std::chrono::milliseconds keepEvery = std::chrono::minutes(5);
    };

    HealthBoard(
        std::vector<Target> targets, Options options, Clock clock = {}, QObject *parent = nullptr);
    ~HealthBoard() override;

    void start();
    void stop();
    /// Whether the window can be seen; without it nothing is asked.
    void setWatched(bool isWatched);
    Q_INVOKABLE void askNow(const QString &id);
    void askAllNow();
    /// What a signed-in client heard of a version that no public address tells.
    void noteVersion(const QString &id, const QString &version);

    [[nodiscard]] QStringList ids() const;
    /// Null where there is none of this name; valid until the next change.
    [[nodiscard]] const SystemHealth *find(const QString &id) const;
    [[nodiscard]] QDateTime now() const { return m_clock.now(); }
    /// Why the day cannot be kept; nothing = it is.
    [[nodiscard]] std::optional<Error> keepError() const { return m_keepError; }

Q_SIGNALS:
    void changed(const QString &id);
    void keepErrorChanged();

private:
    struct Entry {
        SystemHealth health;
        QTimer timer;
        Backoff backoff;
    };

    [[nodiscard]] Entry *entry(const QString &id);
    [[nodiscard]] std::chrono::milliseconds pace(const Entry &entry) const;
    [[nodiscard]] bool isRunning() const { return m_isStarted && m_isWatched; }
    /// Asks all in turn, so that they do not all leave in the same moment.
    void spread();
    void ask(const QString &id);
    void take(const QString &id, const Reading &reading);
    void putKept(const KeptDays &days);
    void keep();
    [[nodiscard]] KeptDays toKeep() const;

    Options m_options;
    Clock m_clock;
    std::vector<std::unique_ptr<Entry>> m_entries;
    std::unique_ptr<Prober> m_prober;
    SleepWatch m_sleep;
    QTimer m_keepTimer;
    QFuture<Result<void>> m_keeping;
    std::optional<Error> m_keepError;
    bool m_isStarted = false;
    bool m_isWatched = true;
    bool m_isRead = false; ///< what the last run kept is here
};

} // namespace FibreDesk::Health
