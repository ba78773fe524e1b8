// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authdesk/keychaintokens.h"

#include "secrets/secretstore.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

Safe::SecretId idOf(const QString &profile, const QString &key)
{
    return {.profile = profile, .section = u"sign_in"_s, .key = key};
}

Error ending()
{
    return {.kind = ErrorKind::Cancelled,
        .detail = u"FibreDesk is ending"_s,
        .source = u"keychain sign_in"_s};
}

} // namespace

KeychainTokens::KeychainTokens(Safe::SecretStore *store, QString profileFile)
    : m_store(store)
    , m_profile(std::move(profileFile))
{
}

KeychainTokens::~KeychainTokens() = default;

QCoro::Task<Result<QByteArray>> KeychainTokens::read(QString key)
{
    if (!m_store)
        co_return std::unexpected(ending());
    const auto found = co_await m_store->read(idOf(m_profile, key));
    if (!found)
        co_return std::unexpected(found.error());
    if (!*found)
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound,
            .detail = u"nobody is signed in"_s,
            .source = u"keychain sign_in"_s});
    co_return (*found)->toUtf8();
}

QCoro::Task<Result<void>> KeychainTokens::write(QString key, QByteArray value)
{
    using Place = Safe::SecretStore::Place;
    const QPointer<Safe::SecretStore> store = m_store;
    const Safe::SecretId id = idOf(m_profile, key);
    const QString text = QString::fromUtf8(value);
    if (store && store->backend().kind == Safe::Backend::Kind::Unknown)
        co_await store->probe();
    if (!store)
        co_return std::unexpected(ending());
    const bool hasKeychain = store->backend().kind == Safe::Backend::Kind::Keychain;
    const auto written =
        co_await store->write(id, text, hasKeychain ? Place::Keychain : Place::Session);
    // Closed since it was looked at: for this session all the same, or whoever signs in would be
    // asked again as soon as the desk is made anew for that person.
    if (!written && hasKeychain && store)
        (void)co_await store->write(id, text, Place::Session);
    co_return written;
}

QCoro::Task<Result<void>> KeychainTokens::remove(QString key)
{
    if (!m_store)
        co_return std::unexpected(ending());
    co_return co_await m_store->remove(idOf(m_profile, key));
}

bool KeychainTokens::isLasting() const
{
    return m_store && m_store->backend().kind == Safe::Backend::Kind::Keychain;
}

} // namespace FibreDesk
