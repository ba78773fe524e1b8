// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What stands above the thread of a ticket.
class TicketCard {
    Q_GADGET
    QML_VALUE_TYPE(ticketCard)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(QString customer MEMBER customer)
    Q_PROPERTY(QString customerName MEMBER customerName)
    Q_PROPERTY(QString phone MEMBER phone)
    Q_PROPERTY(QString status MEMBER status)
    Q_PROPERTY(QString priority MEMBER priority)
    Q_PROPERTY(QString type MEMBER type)
    Q_PROPERTY(QString region MEMBER region)
    Q_PROPERTY(QString assignee MEMBER assignee)
    Q_PROPERTY(QString raisedBy MEMBER raisedBy)
    Q_PROPERTY(QString legacyId MEMBER legacyId)
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QDateTime opened MEMBER opened)
    Q_PROPERTY(QDateTime modified MEMBER modified)
    Q_PROPERTY(bool isImportant MEMBER isImportant)
    Q_PROPERTY(QDateTime fetchedAt MEMBER fetchedAt)
    Q_PROPERTY(bool isThreadComplete MEMBER isThreadComplete)
    Q_PROPERTY(bool areNotesForbidden MEMBER areNotesForbidden)

public:
    QString id{};
    QString subject{};
    QString customer{};
    QString customerName{};
    QString phone{};
    QString status{}; ///< the server's word
    QString priority{}; ///< in the language of the interface
    QString type{};
    QString region{};
    QString assignee{};
    QString raisedBy{};
    QString legacyId{};
    QString address{};
    QDateTime opened{};
    QDateTime modified{};
    bool isImportant = false;
    QDateTime fetchedAt{};
    bool isThreadComplete = true;
    bool areNotesForbidden = false;

    bool operator==(const TicketCard &) const = default;
};

} // namespace FibreDesk
