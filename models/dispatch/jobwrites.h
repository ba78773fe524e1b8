// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/requestscope.h"
#include "jobchange.h"

#include <QCoroTask>
#include <QObject>

#include <chrono>
#include <functional>
#include <map>

namespace FibreDesk::Dispatch {

/// How jobs are written and read on the server. What it answers is in the mirror by then.
struct JobTransport {
    /// Writes the fields if the document still is as `modified` says.
    std::function<QCoro::Task<Result<Job>>(QString id, QJsonObject fields, QString modified)>
        update;
    std::function<QCoro::Task<Result<Job>>(QString id)> fetch;
};

/// Writes on their way and those that failed, one at a time per job. A change shows at once through
/// effective(); it is true only when the server has confirmed it, and goes back with the reason
/// when the server refused. A write without an answer is never repeated by itself: the job is read
/// back until the server's state settles it, or it stays marked as uncertain.
class JobWrites : public QObject {
    Q_OBJECT

public:
    enum class State { None, Pending, Refused, Conflict, Uncertain };

    struct Write {
        QString job;
        JobChange change;
        Job before; ///< the server's state the change was made from
        State state = State::Pending;
        Error error = {}; ///< why it was refused or is uncertain
        Job theirs = {}; ///< on Conflict: what the other one made of it
        std::optional<JobChange> next = {}; ///< wanted while this one was on its way
        int readBacks = 0;
        bool hasRebased = false;
    };

    JobWrites(JobTransport transport, QObject *parent = nullptr);

    /// Waiting times before each reading back of an uncertain write.
    void setReadBackDelays(std::vector<std::chrono::milliseconds> delays);

    /// Sends a change; behind the one on its way where there is one. `truth` is the last known
    /// state of the server.
    void submit(const Job &truth, const JobChange &change);
    /// Sends the change of a failed write again, against the present state: the user said so.
    void repeat(const Job &truth);
    /// Forgets a failed write.
    void dismiss(const QString &job);
    /// The server's state was learned another way (sync): settles an uncertain write, which either
    /// is in it or cannot happen any more.
    void learn(const Job &truth);

    [[nodiscard]] const Write *find(const QString &job) const;
    [[nodiscard]] int count(State state) const;
    /// The jobs with a write that is not settled.
    [[nodiscard]] QStringList jobs() const;
    /// The job as the dispatcher is to see it: with what is on its way laid over it.
    [[nodiscard]] Job effective(const Job &truth) const;

Q_SIGNALS:
    /// The write of this job was made, moved on or went away.
    void changed(const QString &job);
    /// The server's state of a job, fresh from an answer.
    void learned(const FibreDesk::Job &job);
    void confirmed(const QString &job);
    /// Refused, in conflict or uncertain: see find().
    void failed(const QString &job);

private:
    void send(const QString &job);
    void handleAnswer(const QString &job, const Result<Job> &answer);
    void handleConflict(const QString &job, const Result<Job> &theirs);
    void readBack(const QString &job);
    void handleReadBack(const QString &job, const Result<Job> &now);
    void overtaken(const QString &job, const Job &theirs);
    void confirm(const QString &job, const Job &now);
    void fail(const QString &job, State state, const Error &error);
    Write *pending(const QString &job);

    JobTransport m_transport;
    std::vector<std::chrono::milliseconds> m_delays;
    std::map<QString, Write> m_writes;
};

} // namespace FibreDesk::Dispatch
