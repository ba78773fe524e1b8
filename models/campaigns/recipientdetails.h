// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// All that is known of the selected row.
struct RecipientDetails {
    Q_GADGET
    QML_VALUE_TYPE(recipientDetails)
    Q_PROPERTY(int row MEMBER row)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString email MEMBER email)
    Q_PROPERTY(QString recipientLanguage MEMBER recipientLanguage)
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QString customer MEMBER customer)
    Q_PROPERTY(QString match MEMBER match)
    Q_PROPERTY(int status MEMBER status)
    Q_PROPERTY(QString statusText MEMBER statusText)
    Q_PROPERTY(QString error MEMBER error)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(int attempts MEMBER attempts)
    Q_PROPERTY(QDateTime lastChange MEMBER lastChange)
    Q_PROPERTY(QString messageId MEMBER messageId)
    Q_PROPERTY(bool giftClicked MEMBER giftClicked)
    Q_PROPERTY(QDateTime giftClickedAt MEMBER giftClickedAt)
    Q_PROPERTY(bool canResend MEMBER canResend)
    Q_PROPERTY(bool isRefused MEMBER isRefused)
    Q_PROPERTY(QString phase MEMBER phase)
    Q_PROPERTY(QString excludedReason MEMBER excludedReason)
    Q_PROPERTY(QString evidence MEMBER evidence)

public:
    int row = -1; ///< -1 = nothing selected
    QString name;
    QString email;
    QString recipientLanguage;
    QString address;
    QString customer;
    QString match; ///< how the customer was found: "email 1.0"
    int status = 0;
    QString statusText;
    QString error; ///< the mail server's words, whole
    QString note; ///< how a resend went
    int attempts = 0;
    QDateTime lastChange;
    QString messageId;
    bool giftClicked = false;
    QDateTime giftClickedAt;
    bool canResend = false;
    bool isRefused = false; ///< for good: to be sent again only after a confirmation
    QString phase; ///< the last one completed, in words
    QString excludedReason;
    QString evidence; ///< how it was settled

    bool operator==(const RecipientDetails &) const = default;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::RecipientDetails)
