// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/tokensource.h"

#include <QCoroTask>
#include <QCoroTimer>
#include <QPointer>
#include <QStringList>

#include <chrono>

namespace FibreDesk::Tests {

/// Gives one bearer after the other: the next when one is refused, the last for ever.
class QueuedTokens : public TokenSource {
public:
    explicit QueuedTokens(QStringList tokens)
        : m_tokens(std::move(tokens))
    {
    }

    [[nodiscard]] QCoro::Task<Result<Credentials>> credentials() override
    {
        ++asked;
        const QPointer<QueuedTokens> self(this);
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (!self || m_tokens.isEmpty())
            co_return std::unexpected(Error{
                .kind = ErrorKind::Unauthorized, .detail = QStringLiteral("nobody is signed in")});
        co_return Credentials{.scheme = Credentials::Scheme::Bearer, .secret = m_tokens.first()};
    }

    void refused(const Credentials &credentials, const Error &error) override
    {
        refusals += credentials.secret + QStringLiteral(": ") + error.detail;
        if (m_tokens.size() > 1 && m_tokens.first() == credentials.secret) {
            m_tokens.removeFirst();
            QMetaObject::invokeMethod(this, &QueuedTokens::renewed, Qt::QueuedConnection);
        }
    }

    /// Somebody signs in.
    void add(const QString &token)
    {
        m_tokens += token;
        Q_EMIT renewed();
    }

    int asked = 0;
    QStringList refusals;

private:
    QStringList m_tokens;
};

} // namespace FibreDesk::Tests
