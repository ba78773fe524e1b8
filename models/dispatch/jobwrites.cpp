// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobwrites.h"

#include <QCoroTask>
#include <QTimer>

#include <algorithm>

namespace FibreDesk::Dispatch {

using namespace std::chrono_literals;

JobWrites::JobWrites(JobTransport transport, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_delays{1s, 4s, 15s, 60s}
{
}

void JobWrites::setReadBackDelays(std::vector<std::chrono::milliseconds> delays)
{
    m_delays = std::move(delays);
}

const JobWrites::Write *JobWrites::find(const QString &job) const
{
    const auto found = m_writes.find(job);
    return found == m_writes.end() ? nullptr : &found->second;
}

JobWrites::Write *JobWrites::pending(const QString &job)
{
    const auto found = m_writes.find(job);
    return found == m_writes.end() || found->second.state != State::Pending ? nullptr
                                                                            : &found->second;
}

int JobWrites::count(State state) const
{
    return int(std::ranges::count_if(
        m_writes, [state](const auto &entry) { return entry.second.state == state; }));
}

QStringList JobWrites::jobs() const
{
    QStringList ids;
    for (const auto &entry : m_writes)
        ids.append(entry.first);
    return ids;
}

Job JobWrites::effective(const Job &truth) const
{
    const Write *write = find(truth.id);
    if (!write || write->state == State::Refused || write->state == State::Conflict)
        return truth;
    Job shown = write->change.appliedTo(truth);
    return write->next ? write->next->appliedTo(shown) : shown;
}

void JobWrites::submit(const Job &truth, const JobChange &change)
{
    if (Write *write = pending(truth.id)) {
        write->next = write->next ? write->next->followedBy(change) : change;
        Q_EMIT changed(truth.id);
        return;
    }
    JobChange wanted = change;
    if (const Write *write = find(truth.id); write && write->state == State::Uncertain) {
        // It was shown as done, and this one was made on top of it: both are wanted.
        wanted = write->change.followedBy(change);
    }
    m_writes[truth.id] = Write{.job = truth.id, .change = wanted, .before = truth};
    Q_EMIT changed(truth.id);
    send(truth.id);
}

void JobWrites::repeat(const Job &truth)
{
    const Write *write = find(truth.id);
    if (!write || write->state == State::Pending)
        return;
    const JobChange change = write->change;
    m_writes.erase(truth.id);
    submit(truth, change);
}

void JobWrites::dismiss(const QString &job)
{
    const Write *write = find(job);
    if (!write || write->state == State::Pending)
        return;
    m_writes.erase(job);
    Q_EMIT changed(job);
}

void JobWrites::learn(const Job &truth)
{
    const Write *write = find(truth.id);
    if (!write || write->state != State::Uncertain || truth.modified == write->before.modified)
        return;
    if (write->change.isIn(truth))
        confirm(truth.id, truth);
    else
        overtaken(truth.id, truth);
}

void JobWrites::send(const QString &job)
{
    const Write &write = m_writes.at(job);
    QCoro::connect(m_transport.update(job, write.change.fields(), write.before.modified), this,
        [this, job](const Result<Job> &answer) { handleAnswer(job, answer); });
}

void JobWrites::handleAnswer(const QString &job, const Result<Job> &answer)
{
    if (!pending(job))
        return;
    if (answer) {
        confirm(job, *answer);
        return;
    }
    if (answer.error().kind == ErrorKind::Conflict) {
        pending(job)->error = answer.error();
        QCoro::connect(m_transport.fetch(job), this,
            [this, job](const Result<Job> &theirs) { handleConflict(job, theirs); });
    } else if (answer.error().kind == ErrorKind::Uncertain) {
        pending(job)->error = answer.error();
        readBack(job);
    } else {
        fail(job, State::Refused, answer.error());
    }
}

void JobWrites::handleConflict(const QString &job, const Result<Job> &theirs)
{
    Write *write = pending(job);
    if (!write)
        return;
    if (!theirs) {
        // We know that it was not written, only not by whom it was prevented.
        fail(job, State::Conflict, write->error);
        return;
    }
    Q_EMIT learned(*theirs);
    write = pending(job);
    if (!write)
        return;
    if (write->change.isIn(*theirs)) {
        confirm(job, *theirs); // the colleague wanted the same
    } else if (isSamePlace(write->before, *theirs) && !write->hasRebased) {
        // They changed something that this change does not touch: no clash, once more with theirs.
        write->before = *theirs;
        write->hasRebased = true;
        send(job);
    } else {
        write->theirs = *theirs;
        fail(job, State::Conflict, write->error);
    }
}

void JobWrites::readBack(const QString &job)
{
    Write &write = m_writes.at(job);
    if (write.readBacks >= int(m_delays.size())) {
        fail(job, State::Uncertain, write.error);
        return;
    }
    const auto delay = m_delays[std::size_t(write.readBacks++)];
    QTimer::singleShot(delay, this, [this, job] {
        if (!pending(job))
            return;
        QCoro::connect(m_transport.fetch(job), this,
            [this, job](const Result<Job> &now) { handleReadBack(job, now); });
    });
}

void JobWrites::handleReadBack(const QString &job, const Result<Job> &now)
{
    Write *write = pending(job);
    if (!write)
        return;
    if (!now) {
        readBack(job);
        return;
    }
    if (now->modified == write->before.modified) {
        readBack(job); // not yet, or never: the answer may still be on its way
        return;
    }
    Q_EMIT learned(*now);
    write = pending(job);
    if (!write)
        return;
    if (write->change.isIn(*now))
        confirm(job, *now);
    else
        overtaken(job, *now);
}

void JobWrites::overtaken(const QString &job, const Job &theirs)
{
    // Somebody else wrote: whatever is still on its way carries an old `modified` and will be
    // refused by the server.
    Write &write = m_writes.at(job);
    write.theirs = theirs;
    Error error = write.error;
    error.kind = ErrorKind::Conflict;
    fail(job, State::Conflict, error);
}

void JobWrites::confirm(const QString &job, const Job &now)
{
    const std::optional<JobChange> next = m_writes.at(job).next;
    m_writes.erase(job);
    Q_EMIT learned(now);
    if (next && !next->isIn(now)) {
        submit(now, *next);
        return;
    }
    Q_EMIT changed(job);
    Q_EMIT confirmed(job);
}

void JobWrites::fail(const QString &job, State state, const Error &error)
{
    Write &write = m_writes.at(job);
    write.state = state;
    write.error = error;
    if (write.next) {
        // One intent to offer again, not two.
        write.change = write.change.followedBy(*write.next);
        write.next.reset();
    }
    Q_EMIT changed(job);
    Q_EMIT failed(job);
}

} // namespace FibreDesk::Dispatch
