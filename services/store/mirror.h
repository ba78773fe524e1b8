// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/profile.h"
#include "store/changes.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QObject>
#include <QPromise>
#include <QSqlDatabase>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace FibreDesk::Store {

class DatabaseThread;
struct MirrorShared;

/// The local copy of ERPNext: one SQLite file per server and user. One thread writes, two read;
/// nothing here blocks the caller. Work is handed over as a function that runs on a database thread
/// and returns a Result; the awaiting coroutine resumes on its own thread.
///
///     const auto jobs = co_await mirror->read([date](QSqlDatabase &db) { return jobsOf(db, date);
///     });
///
/// The function must own what it captures (by value). Exceptions become ErrorKind::Storage; what is
/// still waiting when the mirror closes ends with ErrorKind::Cancelled.
class Mirror : public QObject {
    Q_OBJECT

public:
    /// Opens `file` in the background; reads and writes wait for it.
    explicit Mirror(QString file, QObject *parent = nullptr);
    ~Mirror() override;

    /// The mirror's file of a profile: below its data directory, named after server and user.
    [[nodiscard]] static QString fileFor(const Profile &profile);
    [[nodiscard]] QString file() const;

    /// Opened and migrated, or why not.
    [[nodiscard]] QCoro::Task<Result<void>> ready();

    /// Runs fn(QSqlDatabase &) -> Result<T> on a reader thread with a read-only connection.
    template <typename F>
    [[nodiscard]] auto read(F fn) -> QCoro::Task<std::invoke_result_t<F &, QSqlDatabase &>>
    {
        return await(hand<F>(Lane::Read, std::move(fn)));
    }

    /// Runs fn(QSqlDatabase &) -> Result<T> on the writer thread inside one transaction: committed
    /// when it returns a value, rolled back when it returns an Error.
    template <typename F>
    [[nodiscard]] auto write(F fn) -> QCoro::Task<std::invoke_result_t<F &, QSqlDatabase &>>
    {
        return await(hand<F>(Lane::Write, std::move(fn)));
    }

    /// Reads the whole file through now, as is done by itself some time after the start; what is
    /// damaged is set aside or, of the search, made anew.
    void checkIntegrity();

    /// Removes the file with all that was copied and what was set aside of it, and begins an empty
    /// one; emptied() follows, or failed(). Who copies should have been stopped before; writes that
    /// wait are Cancelled.
    void empty();

    /// Ends all work and closes the file; what waits is Cancelled. Also done by the destructor.
    void close();

Q_SIGNALS:
    /// One commit changed these documents; emitted on the mirror's own thread.
    void documentsChanged(const FibreDesk::Store::Changes &changes);
    /// The file was damaged, has been set aside under the given name and an empty one begun; writes
    /// that waited are Cancelled.
    void rebuilt(const QString &setAside, const QString &reason);
    /// The file was removed as asked, and an empty one begun.
    void emptied();
    /// The search's tables were damaged and have been begun anew; SearchFiller fills them.
    void searchRebuilt(const QString &reason);
    /// The file cannot be opened, set aside or removed (permissions, disk full): every call answers
    /// with this.
    void failed(const FibreDesk::Error &error);

private:
    friend class DatabaseThread;
    enum class Lane { Read, Write, Check };
    /// Runs the work; `refusal` is set instead of a database where it cannot run. Returns the error
    /// of the work, if any, which decides between commit and rollback; `finish` hands the result
    /// over after that.
    struct Work {
        std::function<const Error *(QSqlDatabase &)> run;
        std::function<void(const Error *failure)> finish;
    };

    void post(Lane lane, Work work);

    template <typename F>
    auto hand(Lane lane, F fn) -> QFuture<std::invoke_result_t<F &, QSqlDatabase &>>
    {
        using R = std::invoke_result_t<F &, QSqlDatabase &>;
        struct State {
            explicit State(F &&function)
                : fn(std::move(function))
            {
                promise.start();
            }
            F fn;
            QPromise<R> promise;
            std::optional<R> result;
        };
        auto state = std::make_shared<State>(std::move(fn));
        auto future = state->promise.future();
        post(lane,
            {.run =
                    [state](QSqlDatabase &db) {
                        state->result.emplace(state->fn(db));
                        return state->result->has_value() ? nullptr : &state->result->error();
                    },
                .finish =
                    [state](const Error *failure) {
                        if (failure) {
                            state->promise.addResult(R(std::unexpected(*failure)));
                        } else {
                            state->promise.addResult(std::move(*state->result));
                        }
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

    void handleSearchDamage(const QString &reason);

    std::shared_ptr<MirrorShared> m_shared;
    std::vector<std::unique_ptr<DatabaseThread>> m_threads;
    QTimer m_integrityTimer;
    bool m_isRebuildingSearch = false;
};

} // namespace FibreDesk::Store
