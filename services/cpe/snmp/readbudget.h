// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <QCoroTask>
#include <QDateTime>

#include <functional>

namespace FibreDesk::Cpe {

/// How many ONTs of one OLT may still be read. Reading optical levels has taken line cards down, so
/// that the count is a matter of safety and not of courtesy.
struct ReadBudget {
    QString olt{};
    int limit = 0; ///< in any sixty minutes
    int used = 0;
    QDateTime nextAt{}; ///< UTC: when a read is possible next; the present where one is now
    bool isShared = false; ///< counted with all desks, not with this one alone
    QString note{}; ///< why it is not shared, where it should be

    [[nodiscard]] int remaining() const { return used < limit ? limit - used : 0; }

    bool operator==(const ReadBudget &) const = default;
};

/// Who counts. Whatever it answers, a read goes out only after take() said yes, and what was taken
/// is never given back: a request without an answer may have reached the line card.
class BudgetKeeper {
public:
    BudgetKeeper() = default;
    virtual ~BudgetKeeper() = default;
    Q_DISABLE_COPY_MOVE(BudgetKeeper)

    [[nodiscard]] virtual QCoro::Task<Result<ReadBudget>> look(QString olt) = 0;
    /// RateLimited with the time of the next read where there is none left.
    [[nodiscard]] virtual QCoro::Task<Result<ReadBudget>> take(QString olt) = 0;
};

/// Counts in one file that all processes of a desk share, behind a lock. Calls do their disk work
/// on a thread of the pool.
class FileBudget : public BudgetKeeper {
public:
    /// "olt-reads.json" in the profile's data folder.
    FileBudget(QString file, int limitPerHour, Clock clock = {});

    [[nodiscard]] QCoro::Task<Result<ReadBudget>> look(QString olt) override;
    [[nodiscard]] QCoro::Task<Result<ReadBudget>> take(QString olt) override;

    /// The same, on the calling thread.
    [[nodiscard]] Result<ReadBudget> lookNow(const QString &olt) const;
    [[nodiscard]] Result<ReadBudget> takeNow(const QString &olt) const;

    [[nodiscard]] static QString fileFor(const QString &dataDirectory);

private:
    [[nodiscard]] static Result<ReadBudget> count(
        const QString &path, int limit, const Clock &clock, const QString &olt, int reads);

    QString m_file;
    int m_limit;
    Clock m_clock;
};

/// Counts with all desks where the hub can, and always on this one too.
class SharedBudget : public BudgetKeeper {
public:
    struct Hub {
        std::function<QCoro::Task<Result<ReadBudget>>(QString olt)> look{};
        /// RateLimited = none left; NotFound and Unsupported = this hub does not count.
        std::function<QCoro::Task<Result<ReadBudget>>(QString olt)> take{};
    };
    SharedBudget(BudgetKeeper *local, Hub hub);

    [[nodiscard]] QCoro::Task<Result<ReadBudget>> look(QString olt) override;
    [[nodiscard]] QCoro::Task<Result<ReadBudget>> take(QString olt) override;

private:
    BudgetKeeper *m_local;
    Hub m_hub;
};

/// The refusal, with when the next read is possible.
[[nodiscard]] Error budgetSpent(const ReadBudget &budget, const QDateTime &now);

} // namespace FibreDesk::Cpe
