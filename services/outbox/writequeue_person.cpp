// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one person wrote is not sent in the name of another.

#include "outbox/writegate.h"
#include "outbox/writequeue.h"

namespace FibreDesk::Outbox {

void WriteQueue::setPerson(const QString &person, const QString &name)
{
    m_person = person;
    m_personName = name;
}

bool WriteQueue::isAnothers(const Write &write) const
{
    return m_person && !write.person.isEmpty() && write.person != *m_person;
}

const Write *WriteQueue::heldBy(const Write &write) const
{
    if (!write.isOpen() || isAnothers(write)) {
        return write.isOpen() ? &write : nullptr;
    }
    const QString key = write.documentKey();
    for (const Write &one : m_writes) {
        if (one.id == write.id) {
            break;
        }
        if (one.isOpen() && one.state != State::Refused && isAnothers(one)
            && one.documentKey() == key) {
            return &one;
        }
    }
    return nullptr;
}

std::optional<Error> WriteQueue::refusalToDecide(const Write &write) const
{
    const WriteGate *gate = isAnothers(write) ? WriteGate::of(this) : nullptr;
    return gate ? gate->refusal(write) : std::nullopt;
}

bool WriteQueue::mayTakeOver(const Write &write) const
{
    // Uncertain, it is looked up first: it may be there, as who wrote it.
    return isAnothers(write) && !m_person->isEmpty()
        && (write.state == State::Waiting || write.state == State::Refused
            || write.state == State::Clash
            || (write.state == State::Uncertain && write.isLookedUp));
}

QCoro::Task<Result<void>> WriteQueue::takeOver(QString id)
{
    if (const Write *write = find(id)) {
        if (const auto forbidden = refusalToDecide(*write)) {
            co_return std::unexpected(*forbidden);
        }
    }
    co_return co_await command(
        std::move(id), [this](const Write &write) { return mayTakeOver(write); },
        [this](Write &write) {
            write.takenFrom = write.signedBy();
            write.takenAt = m_options.clock.now();
            write.person = *m_person;
            write.personName = m_personName;
            write.author = m_author;
            write.mayRepeat = write.mayRepeat || write.isLookedUp;
            write.isLookedUp = false;
            if (write.state == State::Refused) {
                write.state = State::Waiting;
                write.error.reset();
                write.messages.clear();
                write.notTaken.clear();
            }
        });
}

void WriteQueue::giveUp(Write &write) const
{
    write.state = State::Cancelled;
    write.givenUpBy = !isAnothers(write) ? QString() : m_author.isEmpty() ? m_personName : m_author;
}

} // namespace FibreDesk::Outbox
