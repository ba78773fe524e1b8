// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/writequeue.h"

#include "core/logging.h"
#include "erp/erpclient.h"
#include "outbox/outboxfile.h"
#include "outbox/writegate.h"

#include <QCoroFuture>

#include <QPointer>
#include <QUuid>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"outbox"_s};
}

Error gone()
{
    return {
        .kind = ErrorKind::Cancelled, .detail = u"the outbox is closed"_s, .source = u"outbox"_s};
}

} // namespace

WriteQueue::WriteQueue(QString file, Erp::ErpClient *erp, QObject *parent)
    : WriteQueue(std::move(file), erp, Options{}, parent)
{
}

WriteQueue::WriteQueue(QString file, Erp::ErpClient *erp, Options options, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_options(std::move(options))
    , m_file(std::make_unique<OutboxFile>(std::move(file)))
    , m_backoff(m_options.firstWait, m_options.longestWait)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // a connection belongs to its thread
    m_pump.setSingleShot(true);
    m_pump.setInterval(0);
    connect(&m_pump, &QTimer::timeout, this, &WriteQueue::pump);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &WriteQueue::wake);
    // Whoever else was answered: the server is there again.
    connect(m_erp->http(), &HttpClient::answered, this, [this] {
        if (m_hold == Hold::Unreachable) {
            wake();
        }
    });
    auto opening = QtConcurrent::run(
        &m_thread, [file = m_file.get()]() -> Result<OutboxFile::Opened> { return file->open(); });
    opening.then(this, [this](const Result<OutboxFile::Opened> &opened) {
        if (opened) {
            handleOpened(opened->writes, opened->setAside, opened->unread);
        } else {
            handleOpened(std::unexpected(opened.error()), {}, 0);
        }
    });
}

WriteQueue::~WriteQueue()
{
    stop();
    // Not the future's waitForFinished(): it would take the closing over to this thread, past a
    // save that is still being written.
    m_thread.start([file = m_file.get()] { file->close(); });
    m_thread.waitForDone();
}

QString WriteQueue::fileFor(const Profile &profile)
{
    return profile.deskFile(u"outbox"_s);
}

void WriteQueue::handleOpened(
    const Result<std::vector<Write>> &writes, const QString &setAside, int unread)
{
    if (!writes) {
        m_fileError = writes.error();
        qCCritical(lcStore).noquote() << "the outbox cannot be used:" << writes.error().detail;
        Q_EMIT fileFailed(writes.error());
        return;
    }
    // In front of what was handed in meanwhile.
    m_writes.insert(m_writes.begin(), writes->cbegin(), writes->cend());
    for (Write &write : m_writes) {
        if (write.name.isEmpty()) {
            takeName(write);
            ++write.revision;
        }
        if (takeNeeds(write)) {
            ++write.revision;
        }
    }
    m_isLoaded = true;
    if (!setAside.isEmpty()) {
        Q_EMIT damaged(setAside, unread);
    }
    Q_EMIT loaded();
    pumpSoon();
}

void WriteQueue::start()
{
    m_isRunning = true;
    for (Write &write : m_writes) {
        write.isPaused = false;
    }
    wake();
}

void WriteQueue::stop()
{
    m_isRunning = false;
    m_pump.stop();
    m_retry.stop();
    m_scope.abort();
}

void WriteQueue::wake()
{
    m_hold = Hold::None;
    m_retry.stop();
    pumpSoon();
}

const Write *WriteQueue::find(const QString &id) const
{
    // Mostly the one of the last time, or the next: thousands are told of one after another.
    for (std::size_t place = m_lastFound; place < m_writes.size() && place < m_lastFound + 2;
        ++place) {
        if (m_writes[place].id == id) {
            m_lastFound = place;
            return &m_writes[place];
        }
    }
    const auto place = std::ranges::find(m_writes, id, &Write::id);
    if (place == m_writes.end()) {
        return nullptr;
    }
    m_lastFound = std::size_t(place - m_writes.begin());
    return &*place;
}

Write *WriteQueue::found(const QString &id)
{
    return const_cast<Write *>(std::as_const(*this).find(id));
}

std::vector<Write> WriteQueue::openWrites(const QString &doctype, const QString &name) const
{
    std::vector<Write> writes;
    std::ranges::copy_if(m_writes, std::back_inserter(writes), [&](const Write &write) {
        return write.isKept && write.isOpen() && write.doctype == doctype && write.name == name;
    });
    return writes;
}

void WriteQueue::takeName(Write &write) const
{
    const Write *made = write.name.isEmpty() ? find(write.follows) : nullptr;
    if (!made || made->name.isEmpty()) {
        return;
    }
    write.name = made->name;
    if (write.base.isEmpty()) {
        write.base = made->theirs.isEmpty() ? made->base : made->theirs;
    }
}

const Write *WriteQueue::createOf(const QString &clientId) const
{
    // One that was found again is a change of it by now, under the same id of ours.
    const auto made = std::ranges::find_if(m_writes, [&clientId](const Write &write) {
        return write.clientId == clientId && (write.isCreate || !write.name.isEmpty());
    });
    return clientId.isEmpty() || made == m_writes.end() ? nullptr : &*made;
}

const Write *WriteQueue::awaited(const Write &write) const
{
    for (const auto &[field, needed] : write.needs.asKeyValueRange()) {
        if (!write.changes.fields.contains(field)) {
            return createOf(needed);
        }
    }
    return nullptr;
}

bool WriteQueue::takeNeeds(Write &write) const
{
    bool isAny = false;
    for (const auto &[field, needed] : std::as_const(write.needs).asKeyValueRange()) {
        const Write *made = write.changes.fields.contains(field) ? nullptr : createOf(needed);
        if (made && !made->name.isEmpty()) {
            write.changes.fields.insert(field, rawOf(made->name));
            isAny = true;
        }
    }
    return isAny;
}

QStringList WriteQueue::waitingFor(const QString &create) const
{
    const Write *made = find(create);
    QStringList ids;
    QSet<QString> creates{made ? made->clientId : QString()};
    for (const Write &write : m_writes) { // what needs one stands behind it
        const bool isWaiting = write.isOpen() && !write.needs.isEmpty()
            && std::ranges::any_of(write.needs.asKeyValueRange(), [&](const auto &need) {
                   return creates.contains(need.second)
                       && !write.changes.fields.contains(need.first);
               });
        if (isWaiting) {
            ids += write.id;
            creates += write.clientId;
        }
    }
    return ids;
}

QStringList WriteQueue::handName(const QString &create)
{
    QStringList ids;
    for (const QString &id : waitingFor(create)) {
        if (Write *write = found(id); write && takeNeeds(*write)) {
            ++write->revision;
            ids += id;
        }
    }
    return ids;
}

void WriteQueue::change(const QString &id, const std::function<void(Write &)> &by)
{
    Write *write = found(id);
    if (!write) {
        return;
    }
    const State before = write->state;
    by(*write);
    const bool isOther = write->state != before;
    if (isOther) {
        write->changed = m_options.clock.now();
    }
    // What waits for it says why.
    const QStringList held = isOther && write->isCreate ? waitingFor(id) : QStringList();
    const QPointer<WriteQueue> self(this);
    Q_EMIT changed(id);
    for (const QString &one : held) {
        if (self) {
            Q_EMIT changed(one);
        }
    }
}

QCoro::Task<Result<void>> WriteQueue::keep(QStringList ids)
{
    std::vector<Write> writes;
    for (const QString &id : std::as_const(ids)) {
        // What is not in the file yet is saved by add() as it is then.
        if (const Write *write = find(id); write && write->isKept) {
            writes.push_back(*write);
        }
    }
    const QPointer<WriteQueue> self(this);
    auto saved = co_await QtConcurrent::run(&m_thread,
        [file = m_file.get(), writes = std::move(writes)] { return file->save(writes); });
    if (self && !saved) {
        qCCritical(lcStore).noquote() << "the outbox cannot be written:" << saved.error().detail;
        Q_EMIT fileFailed(saved.error());
    }
    co_return saved;
}

Result<Write> WriteQueue::begun(NewWrite given, const std::vector<Write> &beside) const
{
    Write write;
    static_cast<NewWrite &>(write) = std::move(given);
    write.isCreate = write.name.isEmpty() && write.follows.isEmpty();
    if (write.changes.isEmpty()) {
        return std::unexpected(refusal(u"nothing was changed"_s));
    }
    if (const WriteGate *gate = WriteGate::of(this)) {
        if (const auto forbidden = gate->refusal(write)) {
            return std::unexpected(*forbidden);
        }
    }
    write.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (write.isCreate && write.clientId.isEmpty()) {
        write.clientId = write.id;
    }
    if (write.isCreate && !write.clientField.isEmpty()) {
        write.changes.fields.insert(write.clientField, rawOf(write.clientId));
    }
    if (const Write *before = find(write.follows);
        before && before->name.isEmpty() && before->state == State::Cancelled) {
        return std::unexpected(refusal(u"the document it belongs to was given up"_s));
    }
    for (const QString &needed : std::as_const(write.needs)) {
        const Write *made = createOf(needed);
        const bool isBeside = std::ranges::any_of(
            beside, [&needed](const Write &one) { return one.isCreate && one.clientId == needed; });
        if (!isBeside && (!made || (made->name.isEmpty() && made->state == State::Cancelled))) {
            return std::unexpected(refusal(u"the document it needs is not to be made"_s));
        }
    }
    takeName(write);
    takeNeeds(write);
    // Who takes back what another one did does so in their own name.
    if (write.author.isEmpty() || (m_person && !m_author.isEmpty())) {
        write.author = m_author;
    }
    write.person = m_person.value_or(QString());
    write.personName = m_personName;
    write.created = m_options.clock.now();
    write.changed = write.created;
    write.isKept = false;
    return write;
}

QCoro::Task<Result<QString>> WriteQueue::add(NewWrite given)
{
    const QPointer<WriteQueue> self(this);
    const auto begin = begun(std::move(given));
    if (!begin) {
        co_return std::unexpected(begin.error());
    }
    const Write &write = *begin;
    const QString id = write.id;
    // Among the others at once: what an earlier one becomes meanwhile concerns it too.
    m_writes.push_back(write);
    const auto sequence = co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), write] { return file->insert(write); });
    if (!self) {
        co_return std::unexpected(gone());
    }
    if (!sequence) {
        std::erase_if(m_writes, [&id](const Write &one) { return one.id == id; });
        Q_EMIT fileFailed(sequence.error());
        co_return std::unexpected(sequence.error());
    }
    Write *kept = found(id);
    if (!kept) {
        co_return std::unexpected(gone());
    }
    kept->sequence = *sequence;
    kept->isKept = true;
    if (kept->revision != 0) {
        // Should this fail, the file holds it as it was handed in.
        (void)co_await keep(QStringList(id));
        if (!self) {
            co_return std::unexpected(gone());
        }
    }
    Q_EMIT changed(id);
    if (self) {
        pumpSoon();
    }
    co_return id;
}

QCoro::Task<Result<void>> WriteQueue::command(
    QString id, std::function<bool(const Write &)> mayBe, std::function<void(Write &)> by)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (!write || !write->isKept) {
        co_return std::unexpected(refusal(u"there is no such write"_s));
    }
    if (!mayBe(*write) && isAnothers(*write)) {
        co_return std::unexpected(refusal(u"somebody else wrote it, in whose name it waits"_s));
    }
    if (!mayBe(*write)) {
        co_return std::unexpected(
            refusal(u"that is not possible while it is %1"_s.arg(stateName(write->state))));
    }
    const Write before = *write;
    change(id, [&by](Write &one) {
        by(one);
        ++one.revision;
    });
    const auto kept = co_await keep(QStringList(id));
    if (!self) {
        co_return std::unexpected(gone());
    }
    if (!kept) {
        change(id, [&before](Write &one) { one = before; });
        co_return std::unexpected(kept.error());
    }
    pumpSoon();
    co_return Result<void>();
}

QCoro::Task<Result<void>> WriteQueue::edit(QString id, Changes changes)
{
    if (changes.isEmpty()) {
        co_return std::unexpected(refusal(u"nothing was changed"_s));
    }
    co_return co_await command(
        std::move(id),
        [this](const Write &write) {
            return !isAnothers(write)
                && (write.state == State::Waiting || write.state == State::Refused);
        },
        [this, changes](Write &write) {
            write.changes = changes;
            if (write.isCreate && !write.clientField.isEmpty()) {
                write.changes.fields.insert(write.clientField, rawOf(write.clientId));
            }
            write.state = State::Waiting;
            write.error.reset();
            write.messages.clear();
            write.notTaken.clear();
            takeNeeds(write);
        });
}

QCoro::Task<Result<void>> WriteQueue::cancel(QString id)
{
    const QPointer<WriteQueue> self(this);
    if (const Write *given = find(id)) {
        if (const auto forbidden = refusalToDecide(*given)) {
            co_return std::unexpected(*forbidden);
        }
    }
    auto done = co_await command(
        id,
        [](const Write &write) {
            return write.state == State::Waiting || write.state == State::Refused
                || write.state == State::Clash
                || (write.state == State::Uncertain && write.isLookedUp);
        },
        [this](Write &write) { giveUp(write); });
    const Write *write = self && done ? find(id) : nullptr;
    if (!write || !write->isCreate || write->state != State::Cancelled) {
        co_return done;
    }
    // What was to change a document that is never made goes with it, and what was to name it.
    QStringList followers = waitingFor(id);
    for (const Write &one : m_writes) {
        if (one.follows == id && one.name.isEmpty() && one.isOpen()) {
            followers += one.id;
        }
    }
    for (const QString &follower : std::as_const(followers)) {
        change(follower, [this](Write &one) {
            giveUp(one);
            ++one.revision;
        });
        if (!self) {
            co_return done;
        }
    }
    co_return co_await keep(followers);
}

QCoro::Task<Result<void>> WriteQueue::putBack(QString id)
{
    return command(
        std::move(id), [](const Write &write) { return write.state == State::Cancelled; },
        [this](Write &write) {
            takeName(write);
            takeNeeds(write);
            write.state = write.isCreate && write.wasSent ? State::Uncertain : State::Waiting;
            write.error.reset();
            write.clashes.clear();
            write.messages.clear();
            write.givenUpBy.clear();
        });
}

QCoro::Task<Result<void>> WriteQueue::tryAgain(QString id)
{
    m_hold = Hold::None;
    return command(
        std::move(id),
        [this](const Write &write) {
            return write.state == State::Uncertain
                || (!isAnothers(write)
                    && (write.state == State::Waiting || write.state == State::Refused));
        },
        [this](Write &write) {
            // Of another one it is looked up again, and no more.
            write.mayRepeat = isAnothers(write) ? write.mayRepeat : write.isLookedUp;
            write.isLookedUp = false;
            write.isPaused = false;
            if (write.state == State::Refused) {
                write.state = State::Waiting;
                write.messages.clear();
                write.notTaken.clear();
            }
        });
}

QCoro::Task<Result<void>> WriteQueue::resolve(QString id, std::vector<Choice> choices)
{
    const Write *write = find(id);
    if (!write || write->state != State::Clash) {
        co_return std::unexpected(refusal(u"nothing clashes there"_s));
    }
    const auto decided = resolved(write->base, write->changes, write->clashes, choices);
    if (!decided) {
        co_return std::unexpected(refusal(u"not every difference was decided"_s));
    }
    co_return co_await command(
        id, [this](const Write &one) { return one.state == State::Clash && !isAnothers(one); },
        [decided](Write &one) {
            // Nothing of ours is left: given up in favour of theirs, with what was typed kept.
            if (decided->isEmpty()) {
                one.state = State::Cancelled;
                return;
            }
            one.changes = *decided;
            if (!one.theirs.isEmpty()) {
                one.base = one.theirs;
            }
            one.clashes.clear();
            one.theirs = {};
            one.error.reset();
            one.state = State::Waiting;
        });
}

void WriteQueue::pumpSoon()
{
    if (m_isRunning && m_isLoaded) {
        m_pump.start();
    }
}

void WriteQueue::pump()
{
    if (!m_isRunning || !m_isLoaded || m_hold != Hold::None) {
        return;
    }
    for (const QString &id : ready(m_options.parallel - m_busy.size())) {
        if (m_hold != Hold::None) {
            return;
        }
        m_busy.insert(id);
        QCoro::connect(deliver(id), this, [this, id] {
            m_busy.remove(id);
            pumpSoon();
        });
    }
}

void WriteQueue::holdFor(const Error &error)
{
    const bool isTold = error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Server
        || error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Storage
        || error.kind == ErrorKind::Protocol || error.kind == ErrorKind::Uncertain;
    if (isTold || m_hold != Hold::Told) {
        m_hold = isTold ? Hold::Told : Hold::Unreachable;
    }
    auto wait = m_backoff.next();
    if (error.retryAfterSeconds > 0) {
        wait = std::max<std::chrono::milliseconds>(
            wait, std::chrono::seconds(error.retryAfterSeconds));
    }
    // Never sooner than what was told before.
    if (m_isRunning && (!m_retry.isActive() || m_retry.remainingTimeAsDuration() < wait)) {
        m_retry.start(wait);
    }
}

} // namespace FibreDesk::Outbox
