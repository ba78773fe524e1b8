// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"
#include "mailrun/ledgerrecords.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QObject>
#include <QPromise>
#include <QSqlDatabase>

#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace FibreDesk::MailRun {

class LedgerThread;

/// What a confirmed entry of the ledger survives.
enum class Safety {
    Process, ///< the end of the process
    Power, ///< the end of the machine: what must precede a final dot is on the disk
};

/// An attempt begins.
struct AttemptBegun {
    QDateTime at{};
};
/// The final dot may leave as soon as this is confirmed.
struct DotCleared { };
/// What the attempt came to.
struct AttemptEnded {
    RowStatus status = RowStatus::Waiting;
    int attempts = 0;
    Mail::Attempt attempt{};
};
/// There was nothing to attempt: the message could not be made.
struct MailUnmade {
    QString reason{};
    QDateTime at{};
};

/// One step of one mail, as it is written down.
struct Mark {
    using Begun = AttemptBegun;
    using Cleared = DotCleared;
    using Ended = AttemptEnded;
    using Unmade = MailUnmade;

    qint64 campaign = 0;
    int row = -1;
    std::variant<Begun, Cleared, Ended, Unmade> what{};
};

/// The one truth about every mail: one SQLite file per user, 0600. One thread writes; whatever
/// waits for it goes into one commit, so that parallel connections share the wait for the disk and
/// a single one waits for nobody. Another thread reads. Nothing here blocks the caller.
class Ledger : public QObject {
    Q_OBJECT

public:
    /// Opens and migrates the file in the background.
    explicit Ledger(QString file, Safety safety = Safety::Power, QObject *parent = nullptr);
    /// Writes down what was handed over, then closes.
    ~Ledger() override;

    /// "mail/ledger.sqlite" below the profile's data directory.
    [[nodiscard]] static QString fileFor(const Profile &profile);
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] Safety safety() const { return m_safety; }

    /// Writes these in their order. \p done is called on a thread of the ledger after the commit.
    /// With an error nothing of what was to be cleared is cleared; the other marks are kept and go
    /// with the next commit, so that no result is lost to a full disk.
    void mark(std::vector<Mark> marks, std::function<void(const Result<void> &)> done = {});

    /// Runs fn(QSqlDatabase &) -> Result<T> with a read-only connection, inside one transaction:
    /// all it reads is of one moment.
    template <typename F>
    [[nodiscard]] auto read(F fn) -> QCoro::Task<std::invoke_result_t<F &, QSqlDatabase &>>
    {
        return await(hand<F>(*m_reader, std::move(fn)));
    }

    /// Runs fn on the writing thread in a transaction of its own, after all marks made before:
    /// committed when it returns a value, rolled back when it returns an Error.
    template <typename F>
    [[nodiscard]] auto write(F fn) -> QCoro::Task<std::invoke_result_t<F &, QSqlDatabase &>>
    {
        return await(hand<F>(*m_writer, std::move(fn)));
    }

    /// Commits so far, and those of them that waited for the disk; for measuring.
    [[nodiscard]] std::pair<qint64, qint64> commits() const;

private:
    /// Runs inside a transaction; null where the database cannot be used, with the reason. Returns
    /// the error that rolls back, if any.
    struct Job {
        std::function<const Error *(QSqlDatabase *db, const Error *refusal)> run;
        std::function<void(const Error *failure)> finish;
    };
    friend class LedgerThread;

    static void post(LedgerThread &thread, Job job);

    template <typename F>
    auto hand(LedgerThread &thread, F fn) -> QFuture<std::invoke_result_t<F &, QSqlDatabase &>>
    {
        using R = std::invoke_result_t<F &, QSqlDatabase &>;
        struct State {
            F fn;
            QPromise<R> promise{};
            std::optional<R> result{};
        };
        const auto state = std::make_shared<State>(std::move(fn));
        state->promise.start();
        auto future = state->promise.future();
        post(thread,
            {.run = [state](QSqlDatabase *db, const Error *refusal) -> const Error * {
                 state->result.emplace(db ? state->fn(*db) : R(std::unexpected(*refusal)));
                 return state->result->has_value() ? nullptr : &state->result->error();
             },
                .finish =
                    [state](const Error *failure) {
                        state->promise.addResult(
                            failure ? R(std::unexpected(*failure)) : std::move(*state->result));
                        state->result.reset();
                        state->promise.finish();
                    }});
        return future;
    }

    template <typename R>
    static QCoro::Task<R> await(QFuture<R> future)
    {
        co_return co_await qCoro(future).takeResult();
    }

    QString m_file;
    Safety m_safety;
    std::unique_ptr<LedgerThread> m_writer;
    std::unique_ptr<LedgerThread> m_reader;
};

} // namespace FibreDesk::MailRun
