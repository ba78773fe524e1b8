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
    /// Not all who are signed in have one mail address: what is done bears different names.
    Q_PROPERTY(bool severalPeople READ hasSeveralPeople NOTIFY changed)

public:
    /// At least one; the first is the desk's own. They outlive this.
    explicit SignInBoard(QList<SignInDesk *> desks, QObject *parent = nullptr);

    [[nodiscard]] QList<QObject *> desks() const { return {m_desks.cbegin(), m_desks.cend()}; }
    [[nodiscard]] SignInDesk *main() const { return m_desks.constFirst(); }
    [[nodiscard]] bool isGate() const { return m_isGate; }
    [[nodiscard]] SignInDesk *waiting() const { return m_waiting; }
    [[nodiscard]] SignInDesk *ended() const { return m_ended; }
    [[nodiscard]] bool hasSeveralPeople() const { return m_hasSeveralPeople; }

Q_SIGNALS:
    void changed();

private:
    void update();

    QList<SignInDesk *> m_desks;
    SignInDesk *m_waiting = nullptr;
    SignInDesk *m_ended = nullptr;
    bool m_isGate = false;
    bool m_hasSeveralPeople = false;
};

} // namespace FibreDesk
