// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mailrun/ledger.h"

#include <QHash>
#include <QSqlQuery>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace FibreDesk::MailRun {

/// Writes marks with statements that are prepared once.
class MarkWriter {
public:
    [[nodiscard]] Result<void> prepare(QSqlDatabase &db);
    /// Inside a transaction.
    [[nodiscard]] Result<void> write(const Mark &mark);
    /// A transaction was rolled back: what was put in is not there.
    void forgetSessions() { m_sessions.clear(); }

private:
    [[nodiscard]] Result<void> run(QSqlQuery &query, std::initializer_list<QVariant> values);
    [[nodiscard]] Result<void> runOnOneRow(
        QSqlQuery &query, std::initializer_list<QVariant> values, int row);
    [[nodiscard]] Result<void> writeEnded(const Mark &mark, const Mark::Ended &ended);
    [[nodiscard]] Result<QVariant> sessionKey(const QByteArray &transcript);

    QSqlQuery m_begun;
    QSqlQuery m_cleared;
    QSqlQuery m_ended;
    QSqlQuery m_untried;
    QSqlQuery m_unmade;
    QSqlQuery m_session;
    QSqlQuery m_attempt;
    QHash<QByteArray, qint64> m_sessions; ///< transcripts of the connections in use
};

/// One connection to the ledger's file on a thread of its own.
class LedgerThread : public QThread {
public:
    enum class Role { Write, Read };

    LedgerThread(QString file, Safety safety, Role role, LedgerThread *writer);
    ~LedgerThread() override;

    struct Marks {
        std::vector<Mark> marks;
        std::function<void(const Result<void> &)> done;
    };
    using Work = std::variant<Marks, Ledger::Job>;

    void post(Work work);
    /// Finishes what is there, then ends.
    void finish();
    /// The writer has made the file, or not.
    [[nodiscard]] std::optional<Error> waitUntilOpen();

    std::atomic<qint64> commits = 0;
    std::atomic<qint64> syncs = 0;

protected:
    void run() override;

private:
    [[nodiscard]] Result<void> open();
    void close();
    void perform(std::deque<Work> work);
    void perform(Ledger::Job &job);
    void perform(std::vector<Marks> batch);
    [[nodiscard]] Result<void> writeBatch(const std::vector<Marks> &batch);
    [[nodiscard]] Result<void> setDurable(bool isDurable);
    [[nodiscard]] Result<void> commit();

    const QString m_file;
    const Safety m_safety;
    const Role m_role;
    LedgerThread *m_writer;
    const QString m_connection;
    QSqlDatabase m_db;
    std::optional<Error> m_openError;
    MarkWriter m_marks;
    std::vector<Mark> m_unwritten; ///< results whose commit failed
    bool m_isDurable = false;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_work;
    bool m_isFinishing = false;
    bool m_hasOpened = false;
};

} // namespace FibreDesk::MailRun
