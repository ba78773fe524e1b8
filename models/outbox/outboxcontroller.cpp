// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outboxcontroller.h"

#include "outbox/writequeue.h"
#include "outboxwords.h"
#include "store/dispatchqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr std::size_t manyWrites = 500;

bool isLost(const Outbox::Write &write)
{
    return write.state == Outbox::State::Uncertain && write.isLookedUp;
}

/// Uncertain first, lost only once it was looked up: that is another thing to tell.
QString toldOf(const Outbox::Write &write)
{
    return Outbox::stateName(write.state) + (isLost(write) ? u" lost"_s : QString());
}

} // namespace

OutboxController::OutboxController(
    Outbox::WriteQueue *queue, Store::Mirror *mirror, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_mirror(mirror)
{
    using Outbox::WriteQueue;
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &OutboxController::refresh);
    connect(m_queue, &WriteQueue::loaded, this, [this] {
        rememberTold();
        refresh();
    });
    connect(m_queue, &WriteQueue::changed, this, [this](const QString &id) {
        follow(id);
        m_changed.insert(id);
        if (!m_refresh.isActive()) {
            // A long list is compared whole: not for every one of a thousand changes.
            m_refresh.start(m_queue->writes().size() > manyWrites ? 100ms : 0ms);
        }
    });
    connect(m_queue, &WriteQueue::damaged, this, [this](const QString &setAside, int unread) {
        m_setAside = QDir::toNativeSeparators(setAside);
        Q_EMIT fileErrorChanged();
        const QString text = unread < 0
            ? tr("The outbox was damaged. It was set aside as %1; changes that had not been sent "
                 "are in there.")
            : unread == 0
            ? tr("The outbox was damaged. All its changes were taken over; the damaged file is "
                 "kept "
                 "as %1.")
            : tr("The outbox was damaged, and %n of its changes could not be read. The others were "
                 "taken over; the damaged file is kept as %1.",
                  "", unread);
        Q_EMIT noticed(text.arg(m_setAside), u"danger"_s, {});
    });
    connect(m_queue, &WriteQueue::fileFailed, this, [this](const Error &error) {
        m_fileError = errorText(error);
        Q_EMIT fileErrorChanged();
    });
    if (m_queue->fileError()) {
        m_fileError = errorText(*m_queue->fileError());
    }
    rememberTold();
    refresh();
    if (m_mirror) {
        connect(m_mirror, &Store::Mirror::documentsChanged, this, &OutboxController::handleChanges);
        readTechnicians();
    }
}

void OutboxController::handleChanges(const Store::Changes &changes)
{
    if (changes.touches(Store::Kind::Technician)) {
        readTechnicians();
    }
}

void OutboxController::readTechnicians()
{
    using Names = Result<QHash<QString, QString>>;
    QCoro::connect(
        m_mirror->read([](QSqlDatabase &db) -> Names { return Store::technicianNames(db); }), this,
        [this](const Names &names) {
            if (names && *names != m_technicians) {
                m_technicians = *names;
                refresh();
            }
        });
}

/// What was there before is no news, and no proof that the file can be written.
void OutboxController::rememberTold()
{
    for (const Outbox::Write &write : m_queue->writes()) {
        m_told.insert(write.id, toldOf(write));
    }
}

void OutboxController::clearFileError()
{
    if (m_fileError.isSet() && !m_queue->fileError()) {
        m_fileError = {};
        Q_EMIT fileErrorChanged();
    }
}

void OutboxController::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        m_isLanguageNew = true;
        refresh();
        Q_EMIT languageChanged();
    }
}

void OutboxController::refresh()
{
    using Outbox::State;
    std::vector<OutboxCard> cards;
    int waiting = 0;
    int held = 0;
    int uncertain = 0;
    int undecided = 0;
    // By document: the write of another person behind which the later ones wait.
    QHash<QString, const Outbox::Write *> holders;
    for (const Outbox::Write &write : m_queue->writes()) {
        // Most stay as they were told. A document gets its name without a word of what follows it.
        const bool isSame = !m_isLanguageNew && !m_changed.contains(write.id);
        const OutboxCard *known = isSame ? m_writes.find(write.id) : nullptr;
        const Outbox::Write *holder = nullptr;
        if (write.isOpen() && m_queue->isAnothers(write)) {
            holder = &write;
            if (write.state != State::Refused && !holders.contains(write.documentKey())) {
                holders.insert(write.documentKey(), &write);
            }
        } else if (write.isOpen() && !holders.isEmpty()) {
            holder = holders.value(write.documentKey());
        }
        if (known
            && (known->document != write.name
                || known->heldBy != (holder ? holder->id : QString()))) {
            known = nullptr;
        }
        cards.push_back(known ? *known : cardOf(write, holder));
        held += write.state == State::Waiting && holder ? 1 : 0;
        waiting += write.state == State::Waiting || write.state == State::Sending ? 1 : 0;
        uncertain += write.state == State::Uncertain ? 1 : 0;
        undecided += write.state == State::Refused || write.state == State::Clash ? 1 : 0;
    }
    m_changed.clear();
    m_isLanguageNew = false;
    m_writes.setCards(std::move(cards));
    if (waiting != m_waiting || held != m_held || uncertain != m_uncertain
        || undecided != m_undecided) {
        m_waiting = waiting;
        m_held = held;
        m_uncertain = uncertain;
        m_undecided = undecided;
        Q_EMIT countsChanged();
    }
    m_fields.setReader({.language = m_language, .technicians = m_technicians});
    showFields(m_queue->find(m_selected.id));
    const OutboxCard *card = m_writes.find(m_selected.id);
    if (const OutboxCard now = card ? *card : OutboxCard(); !(now == m_selected)) {
        m_selected = now;
        Q_EMIT selectedChanged();
    }
    countBatch();
}

OutboxCard OutboxController::cardOf(const Outbox::Write &write, const Outbox::Write *holder) const
{
    OutboxCard card = OutboxWords::card(write, m_queue->awaited(write), holder);
    card.canTakeOver = m_queue->mayTakeOver(write);
    return card;
}

void OutboxController::showFields(const Outbox::Write *write)
{
    m_fields.setWrite(write, write && m_queue->isAnothers(*write));
}

void OutboxController::refuse(const Error &error, const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    m_commandError = OutboxWords::refusal(error, write, write && m_queue->isAnothers(*write));
    Q_EMIT commandErrorChanged();
}

void OutboxController::countBatch()
{
    int waiting = 0;
    for (const Outbox::Write *write : m_queue->batch(m_selected.batch))
        waiting += write->state == Outbox::State::Waiting && !write->wasSent ? 1 : 0;
    if (std::exchange(m_batchWaiting, waiting) != waiting) {
        Q_EMIT countsChanged();
    }
}

void OutboxController::follow(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (!write) {
        return;
    }
    const bool needsSomebody = write->state == Outbox::State::Refused
        || write->state == Outbox::State::Clash || isLost(*write);
    const QString state = toldOf(*write);
    const QString before = m_told.value(id);
    const bool isNew = before != state;
    m_told.insert(id, state);
    // One that was added is on the disk, and so was what left this desk.
    if ((before.isEmpty() && write->isKept)
        || (before == "sending"_L1 && write->state == Outbox::State::Done)) {
        clearFileError();
    }
    if (isNew && write->state == Outbox::State::Done && !write->notTaken.isEmpty()
        && write->batch.isEmpty()) {
        const OutboxCard card = OutboxWords::card(*write, m_queue->awaited(*write));
        Q_EMIT noticed(card.title + u" · "_s + card.reason, u"warning"_s, id);
    }
    if (!needsSomebody || !isNew) {
        return;
    }
    const OutboxCard card = OutboxWords::card(*write, m_queue->awaited(*write));
    if (!write->batch.isEmpty()) {
        // One word for all that were asked for in one go: what became of each is on the page.
        if (!m_toldBatches.contains(write->batch)) {
            m_toldBatches.insert(write->batch);
            Q_EMIT noticed(
                tr("%1: not everything was saved. %2").arg(write->batchTitle, card.reason),
                isLost(*write) ? u"uncertain"_s : u"danger"_s, id);
        }
        return;
    }
    Q_EMIT noticed(tr("%1 · %2 not saved: %3").arg(card.title, card.summary, card.reason),
        isLost(*write) ? u"uncertain"_s : u"danger"_s, id);
}

void OutboxController::run(QCoro::Task<Result<void>> command)
{
    if (m_commandError.isSet()) {
        m_commandError = {};
        Q_EMIT commandErrorChanged();
    }
    QCoro::connect(std::move(command), this, [this, id = m_selected.id](const Result<void> &done) {
        if (done) {
            clearFileError();
        } else {
            refuse(done.error(), id);
        }
    });
}

void OutboxController::select(const QString &id)
{
    if (m_selected.id == id) {
        return;
    }
    // From the queue itself: one that was put in this moment is not in the list yet.
    const Outbox::Write *write = m_queue->find(id);
    m_selected = write ? cardOf(*write, m_queue->heldBy(*write)) : OutboxCard();
    m_commandError = {};
    showFields(write);
    Q_EMIT commandErrorChanged();
    Q_EMIT selectedChanged();
    countBatch();
}

void OutboxController::setField(const QString &key, const QString &text)
{
    if (const auto changes = m_fields.changesWith(key, text)) {
        run(m_queue->edit(m_selected.id, *changes));
    }
}

void OutboxController::cancelBatch()
{
    QStringList ids;
    for (const Outbox::Write *write : m_queue->batch(m_selected.batch)) {
        ids += write->id;
    }
    QCoro::connect(
        m_queue->cancelAll(ids), this, [this, id = m_selected.id](const Result<int> &done) {
            if (done) {
                clearFileError();
            } else {
                refuse(done.error(), id);
            }
        });
}

void OutboxController::cancel()
{
    run(m_queue->cancel(m_selected.id));
}

void OutboxController::putBack()
{
    run(m_queue->putBack(m_selected.id));
}

void OutboxController::takeOver()
{
    run(m_queue->takeOver(m_selected.id));
}

void OutboxController::tryAgain()
{
    run(m_queue->tryAgain(m_selected.id));
}

void OutboxController::resolve()
{
    if (m_fields.isDecided()) {
        run(m_queue->resolve(m_selected.id, m_fields.choices()));
    }
}

void OutboxController::openDocument()
{
    if (m_selected.canOpen) {
        Q_EMIT documentRequested(m_selected.doctype, m_selected.document);
    }
}

} // namespace FibreDesk
