// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// One field of the ticket in front as it is to be seen: what the server has, or what was chosen
/// and is on its way there.
class TicketValue {
    Q_GADGET
    QML_VALUE_TYPE(ticketValue)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString mine MEMBER mine)
    Q_PROPERTY(QString theirs MEMBER theirs)
    Q_PROPERTY(QString theirName MEMBER theirName)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString write MEMBER write)
    Q_PROPERTY(QDateTime since MEMBER since)

public:
    QString value{}; ///< the server's word
    QString text{}; ///< in words
    QString state{}; ///< "" as saved; keeping, waiting, sending, uncertain, refused, clash
    QString mine{}; ///< in words, of what is not shown: refused or in a clash
    QString theirs{}; ///< in words
    QString theirName{};
    QString note{}; ///< why it is not saved, the server's own words first
    QString write{}; ///< its id in the outbox; empty = it is not there
    QDateTime since{};

    bool operator==(const TicketValue &) const = default;
};

} // namespace FibreDesk
