// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signinboard.h"

#include <algorithm>
#include <utility>

namespace FibreDesk {

SignInBoard::SignInBoard(QList<SignInDesk *> desks, QObject *parent)
    : QObject(parent)
    , m_desks(std::move(desks))
    , m_waiting(m_desks.constFirst())
{
    for (SignInDesk *desk : std::as_const(m_desks))
        connect(desk, &SignInDesk::changed, this, &SignInBoard::update);
    update();
}

void SignInBoard::update()
{
    const auto first = [this](bool (SignInDesk::*is)() const) {
        const auto found =
            std::ranges::find_if(m_desks, [is](const SignInDesk *desk) { return (desk->*is)(); });
        return found == m_desks.end() ? nullptr : *found;
    };
    SignInDesk *waiting = first(&SignInDesk::isGate);
    SignInDesk *ended = first(&SignInDesk::isExpired);
    const bool isGate = waiting != nullptr;
    if (!waiting)
        waiting = m_waiting;
    const auto address = [](const SignInDesk *desk) {
        return desk->isSignedIn() ? desk->email().toCaseFolded() : QString();
    };
    const QString own = address(main());
    QList<QObject *> strangers;
    for (SignInDesk *desk : std::as_const(m_desks)) {
        const QString theirs = address(desk);
        if (!own.isEmpty() && !theirs.isEmpty() && theirs != own)
            strangers += desk;
    }
    if (waiting == m_waiting && ended == m_ended && isGate == m_isGate && strangers == m_strangers)
        return;
    m_strangers = strangers;
    m_waiting = waiting;
    m_ended = ended;
    m_isGate = isGate;
    Q_EMIT changed();
}

} // namespace FibreDesk
