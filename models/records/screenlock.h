// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace FibreDesk {

/// Tells when the screen is locked, as the desktop or the login manager says it. Silent where
/// neither has a bus.
class ScreenLock : public QObject {
    Q_OBJECT

public:
    explicit ScreenLock(QObject *parent = nullptr);

Q_SIGNALS:
    void locked();

private Q_SLOTS:
    void handleActive(bool isActive);
    void handleLock();
};

} // namespace FibreDesk
