// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QWindow;

namespace FibreDesk {

class DeskLock;

/// Takes the windows off the screen while the desk is locked, all but the one that asks for the
/// password, and gives assistive tools nothing of them. They stay as they are: opening the desk
/// brings back what was there, to the letter being typed.
class LockShade : public QObject {
    Q_OBJECT

public:
    /// What the one window that stays is called (objectName).
    static const QString lockWindowName;

    explicit LockShade(DeskLock *lock, QObject *parent = nullptr);
    ~LockShade() override;

    /// Also what came to the screen since it was locked.
    void cover();

private:
    void handleLocked();
    void hideAll();
    void showAll();

    DeskLock *m_lock;
    QList<QPointer<QWindow>> m_hidden;
    bool m_quitsOnLastWindow = true;
};

} // namespace FibreDesk
