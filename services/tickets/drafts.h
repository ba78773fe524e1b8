// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>

/// What is being written on tickets and is not at the server yet, in a small file of this desk.
namespace FibreDesk::Tickets {

struct ReplyDraft {
    enum class State {
        Typed,
        Sending, ///< written before it leaves: found so at a start, it is Uncertain
        Uncertain, ///< it may have been sent: it is looked for before anything leaves again
        Refused
    };

    QString to{};
    QString cc{};
    QString subject{};
    QString text{};
    bool isQuoting = false;
    QString quote{}; ///< the HTML that was quoted when it was sent
    QStringList attachments{}; ///< names of File documents
    State state = State::Typed;
    QString clientId{}; ///< of the try that is open
    QStringList knownBefore{};
    QDateTime sentAt{};
    /// An earlier try of the same answer may have been sent: a no to this one is no no to that.
    bool wasUncertain = false;
    QString reason{}; ///< of Refused and Uncertain: the words of whoever said it

    /// Nothing of one's own is in it.
    [[nodiscard]] bool isEmpty() const
    {
        return text.trimmed().isEmpty() && state == State::Typed && attachments.isEmpty();
    }
    [[nodiscard]] bool isUnderWay() const
    {
        return state == State::Sending || state == State::Uncertain;
    }
    bool operator==(const ReplyDraft &) const = default;
};

struct Draft {
    QString note{};
    ReplyDraft reply{};

    [[nodiscard]] bool isEmpty() const { return note.trimmed().isEmpty() && reply.isEmpty(); }
    bool operator==(const Draft &) const = default;
};

using Drafts = QHash<QString, Draft>; ///< by ticket

struct ReadDrafts {
    Drafts drafts{};
    QString setAside{}; ///< where a file that could not be read was put
};

/// One FibreDesk at a time writes a file of drafts: the kernel's lock on a file beside it.
class DraftLock {
public:
    DraftLock() = default;
    ~DraftLock();
    Q_DISABLE_COPY_MOVE(DraftLock)

    /// Storage where another has it.
    [[nodiscard]] Result<void> take(const QString &path);

private:
    int m_file = -1;
};

/// A file that is not there holds none; one that cannot be understood is set aside.
[[nodiscard]] Result<ReadDrafts> readDrafts(const QString &path);
/// For its owner alone; the old file stays until the new one is whole.
[[nodiscard]] Result<void> writeDrafts(const QString &path, const Drafts &drafts);

} // namespace FibreDesk::Tickets
