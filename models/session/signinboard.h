// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/signindesk.h"

#include <QList>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

/// All sign-ins of the profile, one with each provider; one at a time asks for the person.
class SignInBoard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by Session")
    Q_PROPERTY(QList<QObject *> desks READ desks CONSTANT)
    /// One of them waits for the person before the desk is to be seen: `waiting`.
    Q_PROPERTY(bool gate READ isGate NOTIFY changed)
    /// The first of those; the one before while none is. Never null.
    Q_PROPERTY(FibreDesk::SignInDesk *waiting READ waiting NOTIFY changed)
    /// The first whose session has ended in the middle of the work; null = none.
    Q_PROPERTY(FibreDesk::SignInDesk *ended READ ended NOTIFY changed)
    /// Those signed in under another mail address than the desk's own: what is done bears different
    /// names. A provider that tells no address says nothing of that.
    Q_PROPERTY(QList<QObject *> strangers READ strangers NOTIFY changed)

public:
    /// At least one; the first is the desk's own. They outlive this.
    explicit SignInBoard(QList<SignInDesk *> desks, QObject *parent = nullptr);

    [[nodiscard]] QList<QObject *> desks() const { return {m_desks.cbegin(), m_desks.cend()}; }
    [[nodiscard]] SignInDesk *main() const { return m_desks.constFirst(); }
    [[nodiscard]] bool isGate() const { return m_isGate; }
    [[nodiscard]] SignInDesk *waiting() const { return m_waiting; }
    [[nodiscard]] SignInDesk *ended() const { return m_ended; }
    [[nodiscard]] QList<QObject *> strangers() const { return m_strangers; }

Q_SIGNALS:
    void changed();

private:
    void update();

    QList<SignInDesk *> m_desks;
    SignInDesk *m_waiting = nullptr;
    SignInDesk *m_ended = nullptr;
    bool m_isGate = false;
    QList<QObject *> m_strangers;
};

} // namespace FibreDesk
