// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusVariant>
#include <QObject>

namespace FibreDesk {

/// Whether the desktop asks for less motion, read from its settings portal and followed while it
/// changes. Without a session bus it says no. Tell Settings::setSystemReducedMotion().
class SystemMotion : public QObject {
    Q_OBJECT

public:
    explicit SystemMotion(QObject *parent = nullptr);

    [[nodiscard]] bool isReduced() const { return m_asked || m_animationsOff; }

Q_SIGNALS:
    void reducedChanged(bool reduced);

private Q_SLOTS:
    void handleSettingChanged(const QString &area, const QString &key, const QDBusVariant &value);

private:
    void read(const QString &area, const QString &key);
    void take(const QString &area, const QString &key, const QVariant &value);

    bool m_asked = false;
    bool m_animationsOff = false;
};

} // namespace FibreDesk
