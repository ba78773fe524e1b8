// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokenstore.h"

#include "auth/authwords.h"
#include "core/wipe.h"

namespace FibreDesk::Auth {

namespace {

/// Shares nothing: what the caller holds is overwritten once it is done with it, and so is ours.
QByteArray ownCopy(const QByteArray &bytes)
{
    return {bytes.constData(), bytes.size()};
}

} // namespace

QCoro::Task<Result<QByteArray>> MemoryTokenStore::read(QString key)
{
    const auto found = m_values.constFind(key);
    if (found == m_values.constEnd())
        co_return std::unexpected(
            authError(ErrorKind::NotFound, QStringLiteral("nothing is kept")));
    co_return ownCopy(*found);
}

QCoro::Task<Result<void>> MemoryTokenStore::write(QString key, QByteArray value)
{
    QByteArray old = m_values.take(key);
    wipe(old);
    m_values.insert(key, ownCopy(value));
    co_return Result<void>{};
}

QCoro::Task<Result<void>> MemoryTokenStore::remove(QString key)
{
    QByteArray value = m_values.take(key);
    wipe(value);
    co_return Result<void>{};
}

} // namespace FibreDesk::Auth
