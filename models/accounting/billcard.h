// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What stands above the lines of an invoice or payment, from the local copy. Amounts are whole
/// cents divided by 100: exact to the cent.
class BillCard {
    Q_GADGET
    QML_VALUE_TYPE(billCard)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString customer MEMBER customer)
    Q_PROPERTY(QString customerName MEMBER customerName)
    Q_PROPERTY(QString posted MEMBER posted)
    Q_PROPERTY(QString due MEMBER due)
    Q_PROPERTY(QString total MEMBER total)
    Q_PROPERTY(QString open MEMBER open)
    Q_PROPERTY(bool isOpenKnown MEMBER isOpenKnown)
    Q_PROPERTY(bool hasOpen MEMBER hasOpen)
    Q_PROPERTY(QString stateText MEMBER stateText)
    Q_PROPERTY(QString tone MEMBER tone)
    Q_PROPERTY(QString glyph MEMBER glyph)
    Q_PROPERTY(int daysOverdue MEMBER daysOverdue)
    Q_PROPERTY(QString mode MEMBER mode)
    Q_PROPERTY(QString reference MEMBER reference)
    Q_PROPERTY(bool isRefund MEMBER isRefund)
    Q_PROPERTY(QString customerLanguage MEMBER customerLanguage)
    Q_PROPERTY(QDateTime fetchedAt MEMBER fetchedAt)

public:
    QString id{};
    QString kind{}; ///< "invoice", "payment"
    QString customer{};
    QString customerName{};
    QString posted{}; ///< yyyy-MM-dd
    QString due{};
    QString total{};
    QString open{};
    bool isOpenKnown = true;
    bool hasOpen = false;
    QString stateText{};
    QString tone{};
    QString glyph{};
    int daysOverdue = 0;
    QString mode{};
    QString reference{};
    bool isRefund = false;
    QString customerLanguage{}; ///< "fr" or "en"; what a print is made in
    QDateTime fetchedAt{};

    bool operator==(const BillCard &) const = default;
};

} // namespace FibreDesk
