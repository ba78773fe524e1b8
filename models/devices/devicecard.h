// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The device in front, as the inspector shows it.
class DeviceCard {
    Q_GADGET
    QML_VALUE_TYPE(deviceCard)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString type MEMBER type)
    Q_PROPERTY(QString model MEMBER model)
    Q_PROPERTY(QString serial MEMBER serial)
    Q_PROPERTY(QString mac MEMBER mac)
    Q_PROPERTY(QString gponSerial MEMBER gponSerial)
    Q_PROPERTY(QString cwmpSerial MEMBER cwmpSerial)
    Q_PROPERTY(QString ip MEMBER ip)
    Q_PROPERTY(QString firmware MEMBER firmware)
    Q_PROPERTY(QString status MEMBER status)
    Q_PROPERTY(QString customer MEMBER customer)
    Q_PROPERTY(QString customerName MEMBER customerName)
    Q_PROPERTY(QString location MEMBER location)
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QString oltPort MEMBER oltPort)
    Q_PROPERTY(QString subscription MEMBER subscription)
    Q_PROPERTY(QString plan MEMBER plan)
    Q_PROPERTY(QDateTime modified MEMBER modified)
    Q_PROPERTY(QDateTime fetchedAt MEMBER fetchedAt)

public:
    QString id{};
    QString type{};
    QString model{};
    QString serial{};
    QString mac{};
    QString gponSerial{};
    QString cwmpSerial{};
    QString ip{};
    QString firmware{};
    QString status{};
    QString customer{};
    QString customerName{};
    QString location{};
    QString address{};
    QString oltPort{};
    QString subscription{};
    QString plan{};
    QDateTime modified{};
    QDateTime fetchedAt{};

    bool operator==(const DeviceCard &) const = default;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::DeviceCard)
