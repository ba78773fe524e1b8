// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/navigation.h"

namespace FibreDesk {

namespace {
constexpr size_t longestHistory = 100;
}

Navigation::Navigation(QObject *parent)
    : QObject(parent)
    , Singleton(this)
{
}

const Navigation::Place &Navigation::current() const
{
    static const Place nowhere;
    return m_history.empty() ? nowhere : m_history[m_at];
}

void Navigation::open(const QString &page, const QString &subject)
{
    const Place place{page, subject};
    if (!m_history.empty() && current() == place) {
        if (!subject.isEmpty())
            Q_EMIT opened(page, subject);
        return;
    }
    if (!m_history.empty())
        m_history.resize(m_at + 1);
    m_history.push_back(place);
    if (m_history.size() > longestHistory)
        m_history.erase(m_history.begin());
    go(m_history.size() - 1);
}

void Navigation::back()
{
    if (canGoBack())
        go(m_at - 1);
}

void Navigation::forward()
{
    if (canGoForward())
        go(m_at + 1);
}

void Navigation::showing(const QString &subject)
{
    if (m_history.empty() || current().subject == subject)
        return;
    m_history[m_at].subject = subject;
    Q_EMIT pageChanged();
}

void Navigation::go(size_t at)
{
    m_at = at;
    Q_EMIT pageChanged();
    Q_EMIT historyChanged();
    if (!current().subject.isEmpty())
        Q_EMIT opened(current().page, current().subject);
}

} // namespace FibreDesk
