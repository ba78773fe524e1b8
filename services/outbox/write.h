// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/merge.h"

#include <QDateTime>
#include <QList>

namespace FibreDesk::Outbox {

enum class State {
    Waiting, ///< nothing was sent, or surely nothing came of it
    Sending, ///< on its way; after a kill it is Uncertain
    Done, ///< the server said so
    Refused, ///< the server does not take it: see error and messages
    Uncertain, ///< sent without an answer: it is read back before anything is repeated
    Clash, ///< a colleague wanted something else in the same place
    Cancelled ///< given up here; kept, so that it can be put back
};

[[nodiscard]] QString stateName(State state);

/// The server's words on one field; an empty field means the document.
struct FieldMessage {
    QString field{};
    QString text{};

    bool operator==(const FieldMessage &) const = default;
};

/// What is handed in.
struct NewWrite {
    QString doctype{};
    QString name{}; ///< empty = a document that is to be made
    QString title{}; ///< for people: "Marie Tremblay"
    QString author{};
    /// The document as it was read, as far as `changes` touches it, with its `modified`. Empty for
    /// a document that is to be made.
    RawDocument base{};
    Changes changes{};
    /// Fields of which no half is merged: where a colleague changed one of them meanwhile, what is
    /// wanted of the others clashes too. `base` holds them all.
    QStringList together{};
    /// The id of a create that stands before this one: the document gets its name from there.
    QString follows{};
    /// A field that holds clientId in the document that is made; empty = it is looked up by its
    /// contents instead, and not repeated by itself where it is not found.
    QString clientField{};
    QString clientId{};
    /// What was asked for in one go has this in common, and its name for people; empty = alone.
    QString batch{};
    QString batchTitle{};
    /// Of a document that is to be made: fields that hold the name of another one that is to be
    /// made, each with the clientId of that create. It goes out once all of them have names.
    QMap<QString, QString> needs{};
};

/// One write with what became of it so far.
struct Write : NewWrite {
    qint64 sequence = 0; ///< the order of writes to one document
    QString id{};
    bool isCreate = false;
    QDateTime created{};
    QDateTime changed{}; ///< when the state last changed
    State state = State::Waiting;
    int tries = 0;
    /// It left this desk at least once without a definite no: a create is looked up, an added row
    /// compared, before it goes out again.
    bool wasSent = false;
    bool isLookedUp = false; ///< an uncertain create was not found; the user decides
    bool mayRepeat = false; ///< and did
    /// Of a create: what left this desk. It is looked up by that, whatever was edited since.
    Changes sent{};
    QStringList knownBefore{}; ///< documents alike that were there before the first try
    std::optional<Error> error{}; ///< why it is not done yet
    QList<FieldMessage> messages{};
    QStringList notTaken{}; ///< fields and child tables of which the server made something else
    std::vector<Clash> clashes{};
    RawDocument theirs{}; ///< the document that clashes; of a create that is done, what it became
    QString theirName{}; ///< who changed it
    QString theirTime{}; ///< their `modified`, raw
    /// Whose it is, as Profile::person: it is sent as theirs alone. Empty = nobody's in particular.
    QString person{};
    QString personName{}; ///< for people
    QString takenFrom{}; ///< who wrote it, where another one sends it as their own since takenAt
    QDateTime takenAt{};
    QString givenUpBy{}; ///< where that was not whose it is
    bool isPaused = false; ///< uncertain, and not to be read: until asked; in memory only
    bool isKept = true; ///< on the disk; in memory only
    int revision = 0; ///< of what is to be sent; in memory only

    /// What is touched, and what belongs with it: a refused write holds back what wants any of it.
    [[nodiscard]] QStringList claimed() const;
    [[nodiscard]] bool isOpen() const { return state != State::Done && state != State::Cancelled; }
    /// A name that it needs is not known yet.
    [[nodiscard]] bool isHeldBack() const;
    /// Whose it is, for people.
    [[nodiscard]] QString owner() const { return personName.isEmpty() ? author : personName; }
    /// The same as the server knows them, as far as that is known.
    [[nodiscard]] QString signedBy() const { return author.isEmpty() ? personName : author; }
    /// What writes of the same document have in common.
    [[nodiscard]] QString documentKey() const;
};

} // namespace FibreDesk::Outbox
