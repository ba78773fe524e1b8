// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/passphrase.h"

#include "core/wipe.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Safe {

namespace {

constexpr qsizetype leastLetters = 8;
constexpr int saltBytes = 16;
constexpr int hashBytes = 32;
constexpr int blockSize = 8;
constexpr int mostWork = 1 << 20;
constexpr quint64 mostMemory = 1ULL << 31;

Error trouble(ErrorKind kind, const QString &words)
{
    return {.kind = kind, .detail = words, .source = u"unlock passphrase"_s};
}

/// Empty where OpenSSL cannot.
QByteArray hashOf(const QByteArray &passphrase, const QByteArray &salt, int work)
{
    QByteArray hash(hashBytes, '\0');
    const int done = EVP_PBE_scrypt(passphrase.constData(), std::size_t(passphrase.size()),
        reinterpret_cast<const unsigned char *>(salt.constData()), std::size_t(salt.size()),
        quint64(work), blockSize, 1, mostMemory, reinterpret_cast<unsigned char *>(hash.data()),
        std::size_t(hash.size()));
    return done == 1 ? hash : QByteArray();
}

Result<QString> recordOf(QByteArray passphrase, int work)
{
    QByteArray salt(saltBytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), saltBytes) != 1)
        return std::unexpected(trouble(ErrorKind::Unsupported, u"there are no random numbers"_s));
    const QByteArray hash = hashOf(passphrase, salt, work);
    wipe(passphrase);
    if (hash.isEmpty())
        return std::unexpected(trouble(ErrorKind::Unsupported, u"it cannot be hashed"_s));
    return u"scrypt$%1$%2$%3"_s.arg(QString::number(work), QString::fromLatin1(salt.toBase64()),
        QString::fromLatin1(hash.toBase64()));
}

Result<void> compare(const QString &record, QByteArray passphrase)
{
    const QStringList parts = record.split(u'$');
    bool isNumber = false;
    const int work = parts.value(1).toInt(&isNumber);
    const QByteArray expected = QByteArray::fromBase64(parts.value(3).toLatin1());
    if (parts.size() != 4 || parts.first() != "scrypt"_L1 || !isNumber || work < 2
        || work > mostWork || expected.size() != hashBytes)
        return std::unexpected(trouble(ErrorKind::Storage, u"what is kept of it is damaged"_s));
    const QByteArray hash =
        hashOf(passphrase, QByteArray::fromBase64(parts.at(2).toLatin1()), work);
    wipe(passphrase);
    if (hash.isEmpty())
        return std::unexpected(trouble(ErrorKind::Unsupported, u"it cannot be hashed"_s));
    if (CRYPTO_memcmp(hash.constData(), expected.constData(), hashBytes) != 0)
        return std::unexpected(trouble(ErrorKind::Unauthorized, u"that is another one"_s));
    return {};
}

} // namespace

Passphrase::Passphrase(QPointer<SecretStore> store, QString profile, int work)
    : m_store(std::move(store))
    , m_profile(std::move(profile))
    , m_work(work)
{
}

SecretId Passphrase::id() const
{
    return {m_profile, u"desk"_s, u"unlock_passphrase"_s};
}

QCoro::Task<bool> Passphrase::isPossible()
{
    if (!m_store)
        co_return false;
    const auto record = co_await m_store->read(id());
    co_return record && *record;
}

QCoro::Task<Result<void>> Passphrase::unlock(QString secret)
{
    QByteArray passphrase = secret.toUtf8();
    wipe(secret);
    if (!m_store)
        co_return std::unexpected(trouble(ErrorKind::Cancelled, u"FibreDesk is ending"_s));
    const auto record = co_await m_store->read(id());
    if (!record)
        co_return std::unexpected(record.error());
    if (!*record)
        co_return std::unexpected(trouble(ErrorKind::Unsupported, u"none is set"_s));
    const Result<void> result = co_await QtConcurrent::run(&compare, **record, passphrase);
    wipe(passphrase);
    co_return result;
}

QCoro::Task<Result<void>> Passphrase::set(QString secret)
{
    if (secret.size() < leastLetters)
        co_return std::unexpected(
            trouble(ErrorKind::Validation, u"it has fewer than 8 characters"_s));
    QByteArray passphrase = secret.toUtf8();
    wipe(secret);
    const QPointer<SecretStore> store = m_store;
    const SecretId where = id();
    const auto record = co_await QtConcurrent::run(&recordOf, passphrase, m_work);
    wipe(passphrase);
    if (!record)
        co_return std::unexpected(record.error());
    if (!store)
        co_return std::unexpected(trouble(ErrorKind::Cancelled, u"FibreDesk is ending"_s));
    if (store->backend().kind == Backend::Kind::Unknown)
        co_await store->probe();
    const bool hasKeychain = store && store->backend().kind == Backend::Kind::Keychain;
    co_return co_await store->write(
        where, *record, hasKeychain ? SecretStore::Place::Keychain : SecretStore::Place::Session);
}

QCoro::Task<Result<void>> Passphrase::remove()
{
    if (!m_store)
        co_return {};
    co_return co_await m_store->remove(id());
}

} // namespace FibreDesk::Safe
