// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"

#include <QDateTime>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

/// One write as the page shows it: what it is, how it stands and what can be done with it.
class OutboxCard {
    Q_GADGET
    QML_VALUE_TYPE(outboxCard)
    Q_PROPERTY(QString writeId MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString doctype MEMBER doctype)
    Q_PROPERTY(QString document MEMBER document)
    Q_PROPERTY(QString summary MEMBER summary)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString author MEMBER author)
    Q_PROPERTY(QString batch MEMBER batch)
    Q_PROPERTY(QString batchTitle MEMBER batchTitle)
    Q_PROPERTY(QDateTime created MEMBER created)
    Q_PROPERTY(QDateTime changed MEMBER changed)
    Q_PROPERTY(int tries MEMBER tries)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(FibreDesk::ErrorText error MEMBER error)
    Q_PROPERTY(QString theirName MEMBER theirName)
    Q_PROPERTY(QDateTime theirTime MEMBER theirTime)
    Q_PROPERTY(bool isCreate MEMBER isCreate)
    Q_PROPERTY(bool isLookedUp MEMBER isLookedUp)
    Q_PROPERTY(bool canEdit MEMBER canEdit)
    Q_PROPERTY(bool canCancel MEMBER canCancel)
    Q_PROPERTY(bool canRetry MEMBER canRetry)
    Q_PROPERTY(bool canPutBack MEMBER canPutBack)
    Q_PROPERTY(bool canOpen MEMBER canOpen)
    Q_PROPERTY(bool canTakeOver MEMBER canTakeOver)
    Q_PROPERTY(bool isAnothers MEMBER isAnothers)
    Q_PROPERTY(QString owner MEMBER owner)

public:
    QString id;
    QString title; ///< "Marie Tremblay"
    QString kind; ///< "Customer"
    QString doctype;
    QString document; ///< its name at the server
    QString summary; ///< the fields, in words
    /// "waiting", "sending", "done", "refused", "uncertain", "clash", "cancelled"; "held" where it
    /// waits for another person to sign in.
    QString state;
    QString author;
    QString batch; ///< what was asked for in one go has it in common
    QString batchTitle;
    QDateTime created;
    QDateTime changed;
    int tries = 0;
    QString reason; ///< why it is not done, in a sentence
    ErrorText error;
    QString theirName;
    QDateTime theirTime;
    bool isCreate = false;
    bool isLookedUp = false;
    bool canEdit = false;
    bool canCancel = false;
    bool canRetry = false;
    bool canPutBack = false;
    bool canOpen = false;
    bool canTakeOver = false;
    bool isAnothers = false; ///< written by another person than who is signed in
    QString owner; ///< whose it is, for people
    QString heldBy; ///< the id of the write of another person that it waits for
    qint64 sequence = 0;

    bool operator==(const OutboxCard &) const = default;
};

} // namespace FibreDesk
