// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many writes in one go.

#include "outbox/outboxfile.h"
#include "outbox/writequeue.h"

#include <QCoroFuture>

#include <QHash>
#include <QPointer>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

Error gone()
{
    return {
        .kind = ErrorKind::Cancelled, .detail = u"the outbox is closed"_s, .source = u"outbox"_s};
}

} // namespace

QCoro::Task<Result<QStringList>> WriteQueue::addAll(std::vector<NewWrite> given)
{
    const QPointer<WriteQueue> self(this);
    std::vector<Write> writes;
    QStringList ids;
    writes.reserve(given.size());
    for (NewWrite &one : given) {
        // Its document may be one of these, which has no id to follow yet.
        if (one.name.isEmpty() && !one.follows.isEmpty()) {
            co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
                .detail = u"what follows another write goes in alone"_s,
                .source = u"outbox"_s});
        }
        auto begin = begun(std::move(one), writes);
        if (!begin) {
            co_return std::unexpected(begin.error());
        }
        if (!writes.empty()) {
            begin->created = writes.front().created; // asked for in one go
            begin->changed = begin->created;
        }
        ids += begin->id;
        writes.push_back(std::move(*begin));
    }
    if (writes.empty()) {
        co_return ids;
    }
    // Among the others at once: what an earlier one becomes meanwhile concerns them too.
    m_writes.insert(m_writes.end(), writes.cbegin(), writes.cend());
    const auto sequences = co_await QtConcurrent::run(&m_thread,
        [file = m_file.get(), writes = std::move(writes)] { return file->insertAll(writes); });
    if (!self) {
        co_return std::unexpected(gone());
    }
    QHash<QString, qint64> kept;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        kept.insert(ids.at(i), sequences ? sequences->at(std::size_t(i)) : 0);
    }
    if (!sequences) {
        std::erase_if(m_writes, [&kept](const Write &one) { return kept.contains(one.id); });
        Q_EMIT fileFailed(sequences.error());
        co_return std::unexpected(sequences.error());
    }
    QStringList edited;
    for (Write &write : m_writes) {
        if (const auto sequence = kept.constFind(write.id); sequence != kept.cend()) {
            write.sequence = *sequence;
            write.isKept = true;
            if (write.revision != 0) {
                edited += write.id;
            }
        }
    }
    if (!edited.isEmpty()) {
        // Should this fail, the file holds them as they were handed in.
        (void)co_await keep(edited);
    }
    for (const QString &id : std::as_const(ids)) {
        if (!self) {
            co_return std::unexpected(gone());
        }
        Q_EMIT changed(id);
    }
    if (self) {
        pumpSoon();
    }
    co_return ids;
}

QCoro::Task<Result<int>> WriteQueue::cancelAll(QStringList ids)
{
    const QPointer<WriteQueue> self(this);
    QSet<QString> wanted(ids.cbegin(), ids.cend());
    QHash<QString, QDateTime> before;
    std::optional<Error> forbidden;
    for (Write &write : m_writes) {
        // One that is being read first has not left either: its revision stops it. What has left
        // once without a definite no is read back in its turn instead.
        if (wanted.contains(write.id) && write.isKept && write.state == State::Waiting
            && !write.wasSent) {
            if (auto refused = refusalToDecide(write)) {
                forbidden = std::move(refused);
                continue;
            }
            const QStringList held = write.isCreate ? waitingFor(write.id) : QStringList();
            wanted.unite({held.cbegin(), held.cend()});
            before.insert(write.id, write.changed);
            giveUp(write);
            write.changed = m_options.clock.now();
            ++write.revision;
        }
    }
    if (before.isEmpty() && forbidden) {
        co_return std::unexpected(*forbidden);
    }
    const QStringList given = before.keys();
    const auto kept = co_await keep(given);
    if (!self) {
        co_return std::unexpected(gone());
    }
    if (!kept) {
        for (Write &write : m_writes) {
            if (const auto at = before.constFind(write.id); at != before.cend()) {
                write.state = State::Waiting;
                write.changed = *at;
                write.givenUpBy.clear();
            }
        }
    }
    for (const QString &id : given) {
        if (self) {
            Q_EMIT changed(id);
        }
    }
    if (self) {
        pumpSoon();
    }
    if (!kept) {
        co_return std::unexpected(kept.error());
    }
    co_return int(given.size());
}

std::vector<const Write *> WriteQueue::batch(const QString &batch) const
{
    std::vector<const Write *> found;
    for (const Write &write : m_writes) {
        if (!batch.isEmpty() && write.batch == batch) {
            found.push_back(&write);
        }
    }
    return found;
}

} // namespace FibreDesk::Outbox
