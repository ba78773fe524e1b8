// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snmp/usm.h"

#include "snmp/ber.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <QtEndian>

#include <memory>

namespace FibreDesk::Sandbox::Usm {

namespace {

constexpr int mostBytes = 65507;
constexpr int securityModel = 3;
constexpr qsizetype keySize = 16; // AES-128

const EVP_MD *hashOf(Digest digest)
{
    return digest == Digest::Sha1 ? EVP_sha1() : EVP_sha256();
}

const uchar *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const uchar *>(bytes.constData());
}

QByteArray hash(Digest digest, const QByteArray &text)
{
    QByteArray result(EVP_MD_get_size(hashOf(digest)), '\0');
    uint length = 0;
    EVP_Digest(text.constData(), std::size_t(text.size()), reinterpret_cast<uchar *>(result.data()),
        &length, hashOf(digest), nullptr);
    return result;
}

} // namespace

qsizetype digestSize(Digest digest)
{
    return digest == Digest::Sha1 ? 12 : 24;
}

QByteArray localKey(Digest digest, const QByteArray &password, const QByteArray &engine)
{
    constexpr qsizetype megabyte = 1048576;
    const QByteArray key =
        hash(digest, password.repeated(megabyte / password.size() + 1).first(megabyte));
    return hash(digest, key + engine + key);
}

QByteArray digestOf(Digest digest, const QByteArray &key, const QByteArray &message)
{
    QByteArray result(EVP_MAX_MD_SIZE, '\0');
    uint length = 0;
    HMAC(hashOf(digest), key.constData(), int(key.size()), bytesOf(message),
        std::size_t(message.size()), reinterpret_cast<uchar *>(result.data()), &length);
    return result.first(digestSize(digest));
}

QByteArray crypt(bool isEncrypting, const QByteArray &key, quint32 boots, quint32 time,
    const QByteArray &salt, const QByteArray &text)
{
    QByteArray vector(8, '\0');
    qToBigEndian(boots, vector.data());
    qToBigEndian(time, vector.data() + 4);
    vector += salt;
    if (vector.size() != keySize || key.size() < keySize)
        return {};
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    QByteArray result(text.size(), '\0');
    int length = 0;
    EVP_CipherInit_ex(context.get(), EVP_aes_128_cfb128(), nullptr, bytesOf(key), bytesOf(vector),
        isEncrypting ? 1 : 0);
    EVP_CipherUpdate(context.get(), reinterpret_cast<uchar *>(result.data()), &length,
        bytesOf(text), int(text.size()));
    return result;
}

std::optional<Message> parse(const QByteArray &datagram)
{
    Ber::Reader outside(datagram);
    const auto whole = outside.next();
    if (!whole || whole->tag != Ber::Sequence)
        return std::nullopt;
    Ber::Reader reader(whole->content);
    if (reader.nextInteger() != 3)
        return std::nullopt;
    Message message;
    const auto header = reader.next(Ber::Sequence);
    const auto security = reader.next();
    const auto data = reader.next();
    if (!header || !security || security->tag != Ber::Octets || !data)
        return std::nullopt;
    Ber::Reader fields(*header);
    const auto id = fields.nextInteger();
    const auto size = fields.nextInteger();
    const auto flags = fields.next(Ber::Octets);
    if (!id || !size || !flags || flags->size() != 1 || fields.nextInteger() != securityModel)
        return std::nullopt;
    Ber::Reader inside(security->content);
    const auto list = inside.next();
    if (!list || list->tag != Ber::Sequence)
        return std::nullopt;
    Ber::Reader parameters(list->content);
    const auto engine = parameters.next(Ber::Octets);
    const auto boots = parameters.nextInteger();
    const auto time = parameters.nextInteger();
    const auto user = parameters.next(Ber::Octets);
    const auto digest = parameters.next();
    const auto salt = parameters.next(Ber::Octets);
    if (!engine || !boots || !time || !user || !digest || digest->tag != Ber::Octets || !salt)
        return std::nullopt;
    return Message{.id = *id,
        .flags = quint8(flags->front()),
        .engine = *engine,
        .boots = quint32(*boots),
        .time = quint32(*time),
        .user = *user,
        .digest = digest->content,
        .salt = *salt,
        .dataTag = data->tag,
        .data = data->content,
        .digestAt = whole->at + security->at + list->at + digest->at};
}

QByteArray write(Message message, const User *user)
{
    QByteArray data = Ber::element(Ber::Sequence, message.data);
    if (!user)
        message.flags &= ~quint8(3);
    if (message.isEncrypted()) {
        message.salt.resize(8);
        qToBigEndian(quint64(message.id) * 2654435761ULL + message.time, message.salt.data());
        const QByteArray privacy = localKey(user->digest, user->privPassword, message.engine);
        data = Ber::element(
            Ber::Octets, crypt(true, privacy, message.boots, message.time, message.salt, data));
    } else {
        message.salt.clear();
    }
    const QByteArray empty(message.isSigned() ? digestSize(user->digest) : 0, '\0');
    const QByteArray security = Ber::element(Ber::Sequence,
        Ber::element(Ber::Octets, message.engine) + Ber::integer(message.boots)
            + Ber::integer(message.time) + Ber::element(Ber::Octets, message.user)
            + Ber::element(Ber::Octets, empty) + Ber::element(Ber::Octets, message.salt));
    const QByteArray header = Ber::element(Ber::Sequence,
        Ber::integer(message.id) + Ber::integer(mostBytes)
            + Ber::element(Ber::Octets, QByteArray(1, char(message.flags & 3)))
            + Ber::integer(securityModel));
    QByteArray bytes = Ber::element(
        Ber::Sequence, Ber::integer(3) + header + Ber::element(Ber::Octets, security) + data);
    if (message.isSigned()) {
        const QByteArray signing = localKey(user->digest, user->authPassword, message.engine);
        const auto written = parse(bytes);
        bytes.replace(written->digestAt, empty.size(), digestOf(user->digest, signing, bytes));
    }
    return bytes;
}

} // namespace FibreDesk::Sandbox::Usm
