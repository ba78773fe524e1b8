// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/erpclient.h"
#include "outbox/fieldmessages.h"
#include "outbox/writequeue.h"

#include <QCoroTimer>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

/// Failures after which the same may succeed by itself.
bool isPassing(const Error &error)
{
    return isRetryable(error) || error.kind == ErrorKind::Tls
        || error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Cancelled;
}

bool isGone(const Error &error)
{
    return error.kind == ErrorKind::NotFound && error.type == "DoesNotExistError"_L1;
}

/// A server that failed may have done so behind its commit; only 503 says that it did not begin.
bool mayHaveArrived(const Error &error)
{
    return error.kind == ErrorKind::Server && error.code != 503;
}

/// Fields whose old value the server kept, although it said that it saved.
QStringList fieldsKept(const Write &write, const RawDocument &saved)
{
    QStringList kept;
    if (write.isCreate) {
        return kept;
    }
    for (auto it = write.changes.fields.cbegin(); it != write.changes.fields.cend(); ++it) {
        const RawValue now = saved.value(it.key());
        const QString text = textOf(now);
        // A password is answered in stars, whatever it is.
        const bool isHidden = !text.isEmpty() && text.count(u'*') == text.size();
        if (!isHidden && !isSavedAs(it.value(), now)
            && isSameValue(write.base.value(it.key()), now)) {
            kept += it.key();
        }
    }
    return kept;
}

/// Changes of rows that are not in what was saved; their tables, and those of rows of which
/// something else was made, go to `tables`.
std::vector<RowChange> rowsNotTaken(
    const Write &write, const RawDocument &saved, QStringList &tables)
{
    const Changes rows{.fields = {}, .rows = write.changes.rows};
    const Merged merged = merge(write.base, rows, saved, Sent::Perhaps);
    std::vector<RowChange> left;
    for (const RowChange &row : merged.rest.rows) {
        const auto savedRows = saved.table(row.table);
        const auto now = std::ranges::find(
            savedRows, row.row, [](const RawDocument &one) { return one.text(u"name"_s); });
        const bool isTaken = row.kind == RowChange::Kind::Changed && now != savedRows.end()
            && std::ranges::all_of(row.fields.asKeyValueRange(), [&now](const auto &cell) {
                   return isSavedAs(cell.second, now->value(cell.first));
               });
        if (!isTaken) {
            tables += row.table;
            left.push_back(row);
        }
    }
    for (const Clash &clash : merged.clashes) {
        tables += clash.table;
    }
    tables.removeDuplicates();
    return left;
}

/// Of what belongs together in a later write and was touched in an earlier one: the fields that it
/// knows as they were when the earlier was saved. What a colleague changed in others is news to it.
QStringList seenAlike(const Write &later, const Changes &earlier, const RawDocument &before)
{
    QStringList seen;
    const bool isTouched = std::ranges::any_of(
        later.together, [&](const QString &field) { return earlier.fields.contains(field); });
    for (const QString &field : later.together) {
        const RawValue known = later.base.value(field);
        const RawValue was = before.value(field);
        if (isTouched && (isSameValue(known, was) || isSameTime(known, was))) {
            seen += field;
        }
    }
    return seen;
}

/// `type` is ours here, for who says it in the user's language.
Error keptError(const QStringList &fields)
{
    return {.kind = ErrorKind::Validation,
        .detail = u"ERPNext kept the old value of %1: the right to the field is missing, or a rule "
                  u"of the site does not take it"_s.arg(fields.join(u", "_s)),
        .code = 200,
        .source = u"outbox"_s,
        .type = u"ValueKeptError"_s};
}

bool isOverlapping(const QStringList &a, const QStringList &b)
{
    return std::ranges::any_of(a, [&b](const QString &name) { return b.contains(name); });
}

} // namespace

QStringList WriteQueue::ready(qsizetype most) const
{
    QStringList ids;
    QSet<QString> taken; // documents with an earlier write that is not settled
    QHash<QString, QStringList> refused; // claimed by refused writes: that alone waits behind them
    for (const Write &write : m_writes) {
        // Only those before a write decide whether it may go: thousands behind are not looked at.
        if (ids.size() >= most) {
            break;
        }
        if (!write.isOpen()) {
            continue;
        }
        const QString key = write.documentKey();
        if (write.state == State::Refused) {
            refused[key] += write.claimed();
            continue;
        }
        const bool mayGo = write.isKept
            && ((write.state == State::Waiting && !isAnothers(write))
                || (write.state == State::Uncertain && !write.isLookedUp && !write.isPaused));
        const bool hasDocument = write.isCreate ? !write.isHeldBack() : !write.name.isEmpty();
        if (mayGo && hasDocument && !taken.contains(key) && !m_busy.contains(write.id)
            && !isOverlapping(write.claimed(), refused.value(key))) {
            ids += write.id;
        }
        taken.insert(key);
    }
    return ids;
}

QCoro::Task<void> WriteQueue::deliver(QString id)
{
    const QPointer<WriteQueue> self(this);
    Backoff backoff(m_options.firstWait, m_options.longestWait);
    const Write *write = find(id);
    const bool isCreate = write && write->isCreate;
    for (int tries = 1; self && m_isRunning; ++tries) {
        Step step = Step::Over;
        if (isCreate) {
            step = co_await create(id);
        } else {
            step = co_await update(id);
        }
        if (!self || step == Step::Over) {
            co_return;
        }
        if (tries >= m_options.tries) {
            const Write *lost = find(id);
            const Error reason = lost && lost->error ? *lost->error : Error{};
            co_await setState(id, State::Refused, reason);
            co_return;
        }
        co_await QCoro::sleepFor(backoff.next());
    }
}

QCoro::Task<WriteQueue::Step> WriteQueue::update(QString id)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (!write || (write->state != State::Waiting && write->state != State::Uncertain)) {
        co_return Step::Over;
    }
    const QString doctype = write->doctype;
    const QString name = write->name;
    const int revision = write->revision;
    const auto bytes = co_await m_erp->getBytes(doctype, name, &m_scope);
    if (!self) {
        co_return Step::Over;
    }
    write = find(id);
    if (!write || write->revision != revision) {
        co_return Step::Over; // edited or given up meanwhile
    }
    const auto theirs = bytes.and_then(&RawDocument::parse);
    if (!theirs) {
        co_return co_await afterFailedRead(id, theirs.error());
    }
    Merged merged = merge(write->base, write->changes, *theirs,
        write->wasSent ? Sent::Perhaps : Sent::No, write->together);
    if (!merged.clashes.empty()) {
        co_await setClash(id, std::move(merged.clashes), *theirs);
        co_return Step::Over;
    }
    if (merged.rest.isEmpty()) {
        if (!write->wasSent) {
            // A colleague did the same first: nothing of it is ours to take back.
            change(id, [&theirs](Write &one) { one.base = *theirs; });
        }
        co_await setDone(id, *theirs); // it is there already
        co_return Step::Over;
    }
    if (isAnothers(*write)) {
        // It is not there, and goes again with who wrote it.
        co_await setState(id, State::Waiting, std::nullopt);
        co_return Step::Over;
    }
    const bool wasSentBefore = write->wasSent;
    const bool isSending = co_await setSending(id, [&merged, &theirs](Write &one) {
        one.base = *theirs;
        one.changes.rows = merged.rest.rows;
    });
    if (!self || !isSending) {
        co_return Step::Over;
    }
    const auto answer = co_await m_erp->updateBytes(doctype, name, merged.body(), &m_scope);
    if (!self) {
        co_return Step::Over;
    }
    const auto saved = answer.and_then(&RawDocument::parse);
    if (!saved) {
        co_return co_await afterFailedSave(id, saved.error(), wasSentBefore);
    }
    co_await setDone(id, *saved);
    co_return Step::Over;
}

QCoro::Task<bool> WriteQueue::setSending(QString id, std::function<void(Write &)> by)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (!write) {
        co_return false;
    }
    const State stateBefore = write->state;
    const bool wasSentBefore = write->wasSent;
    const Changes sentBefore = write->sent;
    change(id, [&by](Write &one) {
        by(one);
        one.state = State::Sending;
        one.wasSent = true;
        ++one.tries;
        one.error.reset();
    });
    const auto kept = co_await keep(QStringList(id));
    if (!self) {
        co_return false;
    }
    if (kept && m_isRunning) {
        co_return true;
    }
    // What is not on the disk is not sent.
    change(id, [&](Write &one) {
        one.state = stateBefore;
        one.wasSent = wasSentBefore;
        one.sent = sentBefore;
        if (!kept) {
            one.error = kept.error();
        }
    });
    if (kept) {
        (void)co_await keep(QStringList(id));
    } else if (self) {
        holdFor(kept.error());
    }
    co_return false;
}

QCoro::Task<WriteQueue::Step> WriteQueue::afterFailedRead(QString id, Error error)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (!write) {
        co_return Step::Over;
    }
    if (isGone(error) && !write->isCreate) {
        const std::vector<Clash> gone(1, Clash{.kind = Clash::Kind::DocumentGone});
        co_await setClash(id, gone, RawDocument());
        co_return Step::Over;
    }
    if (error.kind == ErrorKind::Cancelled) {
        co_return Step::Over;
    }
    // Uncertain stays uncertain until it could be read back: it may have happened.
    const State state = write->state;
    const bool isUncertain = state == State::Uncertain;
    // A reading can lose a race too: against a lock of the database.
    if (isPassing(error) || error.kind == ErrorKind::Conflict
        || (isUncertain && error.kind == ErrorKind::Server)) {
        holdFor(error);
        co_await setState(id, state, error);
        co_return Step::Over;
    }
    if (isUncertain) {
        change(id, [](Write &one) { one.isPaused = true; });
        co_await setState(id, state, error);
        co_return Step::Over;
    }
    co_await setRefused(id, error);
    co_return Step::Over;
}

QCoro::Task<WriteQueue::Step> WriteQueue::afterFailedSave(
    QString id, Error error, bool wasSentBefore)
{
    const QPointer<WriteQueue> self(this);
    if (error.kind == ErrorKind::Uncertain) {
        holdFor(error);
        co_await setState(id, State::Uncertain, error);
        co_return Step::Over;
    }
    // Everything else is an answer, or never left.
    const bool wasSent = wasSentBefore || mayHaveArrived(error);
    change(id, [wasSent](Write &one) { one.wasSent = wasSent; });
    const Write *write = find(id);
    const bool isDeleted = isGone(error) && write && !write->isCreate; // since it was read
    if (error.kind == ErrorKind::Conflict || isDeleted) {
        co_await setState(id, State::Waiting, error);
        co_return Step::Again;
    }
    if (isPassing(error)) {
        holdFor(error);
        co_await setState(id, State::Waiting, error);
        co_return Step::Over;
    }
    co_await setRefused(id, error);
    co_return Step::Over;
}

QCoro::Task<void> WriteQueue::setState(QString id, State state, std::optional<Error> error)
{
    change(id, [&](Write &write) {
        write.state = state;
        write.error = error;
    });
    (void)co_await keep(QStringList(id));
}

QCoro::Task<void> WriteQueue::setDone(QString id, RawDocument saved)
{
    const QPointer<WriteQueue> self(this);
    m_backoff.reset();
    const QString name = saved.text(u"name"_s);
    // Before the state: whoever shows the field has its value when it stops being pending.
    if (const Write *write = find(id)) {
        const QString doctype = write->doctype;
        Q_EMIT documentSeen(doctype, name, saved.toJson());
    }
    const Write *sent = self ? find(id) : nullptr;
    if (!sent) {
        co_return;
    }
    const Changes changes = sent->changes;
    // Else it was there already, and a colleague may have changed what belongs with it.
    const bool isOurSave = sent->state == State::Sending;
    const RawDocument sentBase = sent->base;
    const QStringList kept = fieldsKept(*sent, saved);
    QStringList tables;
    const std::vector<RowChange> rows = rowsNotTaken(*sent, saved, tables);
    change(id, [&](Write &write) {
        write.state = State::Done;
        write.error.reset();
        write.messages.clear();
        write.isLookedUp = false;
        write.notTaken = tables;
        for (auto it = changes.fields.cbegin(); it != changes.fields.cend(); ++it) {
            if (!kept.contains(it.key()) && !isSavedAs(it.value(), saved.value(it.key()))) {
                write.notTaken += it.key();
            }
        }
        if (write.isCreate) {
            write.name = name;
            write.theirs = saved;
        }
        if (!kept.isEmpty()) {
            // What was taken is done; the write goes on with what was not.
            write.state = State::Refused;
            write.error = keptError(kept);
            write.base = saved;
            write.changes = {.fields = {}, .rows = rows};
            write.wasSent = false;
            for (const QString &field : kept) {
                write.changes.fields.insert(field, changes.fields.value(field));
                write.messages += {.field = field, .text = keptError({field}).detail};
            }
        }
    });
    const Write *done = find(id);
    if (!done) {
        co_return;
    }
    const QString doctype = done->doctype;
    const QString document = done->name;
    QStringList ids{id};
    // Our own save is no colleague's change: what waits behind it is compared with what it wrote.
    bool isBehind = false; // not by the sequence: what is being put in has none yet
    for (Write &later : m_writes) {
        const bool isFollower = later.follows == id && later.name.isEmpty();
        isBehind = isBehind || later.id == id;
        if (!isBehind || later.id == id || !later.isOpen() || later.doctype != doctype
            || (later.name != document && !isFollower)) {
            continue;
        }
        if (isFollower) {
            later.name = document;
            later.base = saved;
        } else {
            later.base = rebased(later.base, changes, saved,
                isOurSave ? seenAlike(later, changes, sentBase) : QStringList());
        }
        ++later.revision;
        ids += later.id;
    }
    const QStringList named = handName(id);
    (void)co_await keep(ids + named);
    for (const QString &one : named) {
        if (self) {
            Q_EMIT changed(one);
        }
    }
}

QCoro::Task<void> WriteQueue::setClash(QString id, std::vector<Clash> clashes, RawDocument theirs)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (write && !theirs.isEmpty()) {
        const QString doctype = write->doctype;
        const QString name = write->name;
        Q_EMIT documentSeen(doctype, name, theirs.toJson());
    }
    if (!self) {
        co_return;
    }
    change(id, [&](Write &one) {
        one.state = State::Clash;
        one.error.reset();
        one.clashes = clashes;
        one.theirName = theirs.text(u"modified_by"_s);
        one.theirTime = theirs.text(u"modified"_s);
        one.theirs = theirs;
    });
    (void)co_await keep(QStringList(id));
}

QCoro::Task<void> WriteQueue::setRefused(QString id, Error error)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (!write) {
        co_return;
    }
    const QStringList touched = write->changes.touched();
    // Durable first: the labels may take their time.
    change(id, [&](Write &one) {
        one.state = State::Refused;
        one.error = error;
        one.messages = fieldMessages(error, {}, touched);
    });
    (void)co_await keep(QStringList(id));
    if (!self || error.kind != ErrorKind::Validation) {
        co_return;
    }
    write = find(id);
    const auto fields = co_await fieldsOf(write ? write->doctype : QString());
    if (!self) {
        co_return;
    }
    write = find(id);
    if (!write || write->state != State::Refused || fields.isEmpty()) {
        co_return;
    }
    change(id, [&](Write &one) { one.messages = fieldMessages(error, fields, touched); });
    (void)co_await keep(QStringList(id));
}

QCoro::Task<QList<Erp::DocField>> WriteQueue::fieldsOf(QString doctype)
{
    const QPointer<WriteQueue> self(this);
    if (const auto known = m_fields.constFind(doctype); known != m_fields.cend()) {
        co_return *known;
    }
    const auto meta = co_await m_erp->meta(doctype, &m_scope);
    if (!self || !meta) {
        co_return {};
    }
    m_fields.insert(doctype, meta->fields);
    co_return meta->fields;
}

} // namespace FibreDesk::Outbox
