// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

/// One entry whole, in the user's words.
class AuditCard {
    Q_GADGET
    QML_VALUE_TYPE(auditCard)
    Q_PROPERTY(bool isSet MEMBER isSet)
    Q_PROPERTY(QDateTime at MEMBER at)
    Q_PROPERTY(QString who MEMBER who)
    Q_PROPERTY(QString area MEMBER area)
    Q_PROPERTY(QString action MEMBER action)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(QString document MEMBER document)
    Q_PROPERTY(QString result MEMBER result)
    Q_PROPERTY(QString tone MEMBER tone)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QString source MEMBER source)

public:
    bool isSet = false;
    qint64 number = 0;
    QDateTime at;
    QString who;
    QString area;
    QString action;
    QString subject;
    QString document;
    QString result;
    QString tone;
    QString reason;
    QString source;

    bool operator==(const AuditCard &) const = default;
};

} // namespace FibreDesk
