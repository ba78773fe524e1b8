// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/requestscope.h"

#include <QNetworkReply>

namespace FibreDesk {

RequestScope::RequestScope(QObject *parent)
    : QObject(parent)
{
}

RequestScope::~RequestScope()
{
    abort();
}

void RequestScope::add(QNetworkReply *reply)
{
    std::erase_if(
        m_replies, [](const auto &known) { return known.isNull() || known->isFinished(); });
    m_replies.emplace_back(reply);
}

void RequestScope::abort()
{
    ++m_aborts;
    // An aborted reply resumes its coroutine at once, which may add the next request to this scope.
    const auto replies = std::exchange(m_replies, {});
    for (const auto &reply : replies) {
        if (reply && !reply->isFinished()) {
            reply->setProperty(cancelledProperty, true);
            reply->abort();
        }
    }
    Q_EMIT aborted();
}

bool RequestScope::wasCancelled(const QNetworkReply *reply)
{
    return reply->property(cancelledProperty).toBool();
}

} // namespace FibreDesk
