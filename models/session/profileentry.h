// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// A deployment that this computer has a profile of.
class ProfileEntry {
    Q_GADGET
    QML_VALUE_TYPE(profileEntry)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString file MEMBER file)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString problem MEMBER problem)
    Q_PROPERTY(bool current MEMBER isCurrent)

public:
    QString name;
    QString file;
    QString kind; ///< "training", "test"; empty = the real one
    QString problem; ///< why it cannot be opened; technical
    bool isCurrent = false;

    bool operator==(const ProfileEntry &) const = default;
};

} // namespace FibreDesk
