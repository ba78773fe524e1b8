// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The outage in front, as it is told.
class OutageCard {
    Q_GADGET
    QML_VALUE_TYPE(outageCard)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString place MEMBER place)
    Q_PROPERTY(QString cause MEMBER cause)
    Q_PROPERTY(QString meaning MEMBER meaning)
    Q_PROPERTY(QString since MEMBER since)
    Q_PROPERTY(QString counts MEMBER counts)
    Q_PROPERTY(QString recovery MEMBER recovery)
    Q_PROPERTY(QString confidence MEMBER confidence)
    Q_PROPERTY(QString tone MEMBER tone)
    Q_PROPERTY(bool isOver MEMBER isOver)
    Q_PROPERTY(bool hasPosition MEMBER hasPosition)
    Q_PROPERTY(int unplaced MEMBER unplaced)

public:
    QString id{};
    QString place{};
    QString cause{};
    QString meaning{};
    QString since{};
    QString counts{};
    QString recovery{};
    QString confidence{};
    QString tone{};
    bool isOver = false;
    bool hasPosition = false;
    int unplaced = 0; ///< places of it without a position

    bool operator==(const OutageCard &) const = default;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::OutageCard)
