// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/cipher.h"

#include <QRandomGenerator>

#include <openssl/bn.h>
#include <openssl/evp.h>

#include <array>
#include <memory>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

constexpr int KeyLength = 16;
constexpr int TagLength = 16;
constexpr int TagText = 24; // Base64 of it
constexpr qsizetype SmallestModulus = 64; // bytes
constexpr qsizetype LargestModulus = 512;

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T *thing) const
    {
        Free(thing);
    }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freer<EVP_CIPHER_CTX_free>>;
using BigNumber = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using NumberContext = std::unique_ptr<BN_CTX, Freer<BN_CTX_free>>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

int ivLength(Family family)
{
    return family == Family::Cbc ? 16 : 12;
}

const EVP_CIPHER *cipherOf(Family family)
{
    return family == Family::Cbc ? EVP_aes_128_cbc() : EVP_aes_128_gcm();
}

bool isUsable(const SessionKey &key)
{
    return key.key.size() == KeyLength && key.iv.size() == ivLength(key.family);
}

QByteArray randomDigits(int count)
{
    QByteArray digits;
    for (int i = 0; i < count; ++i)
        digits.append(char('0' + QRandomGenerator::system()->bounded(10)));
    return digits;
}

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    return std::move(decoded.decoded);
}

BigNumber numberOf(const QByteArray &hex)
{
    BIGNUM *number = nullptr;
    const bool isHex = !hex.isEmpty() && hex.size() <= LargestModulus * 2
        && BN_hex2bn(&number, hex.constData()) == hex.size();
    BigNumber owned(number);
    return isHex && !BN_is_negative(owned.get()) ? std::move(owned) : nullptr;
}

} // namespace

QByteArray familyName(Family family)
{
    return family == Family::Cbc ? "cbc"_ba : "gcm"_ba;
}

SessionKey SessionKey::make(Family family)
{
    return {.family = family, .key = randomDigits(KeyLength), .iv = randomDigits(ivLength(family))};
}

std::optional<Sealed> seal(const SessionKey &key, const QByteArray &plain)
{
    const CipherContext context(EVP_CIPHER_CTX_new());
    if (!isUsable(key)
        || EVP_EncryptInit_ex(
               context.get(), cipherOf(key.family), nullptr, bytesOf(key.key), bytesOf(key.iv))
            != 1)
        return {};
    QByteArray out(plain.size() + EVP_MAX_BLOCK_LENGTH, Qt::Uninitialized);
    int written = 0;
    int rest = 0;
    if (EVP_EncryptUpdate(context.get(), bytesOf(out), &written, bytesOf(plain), int(plain.size()))
            != 1
        || EVP_EncryptFinal_ex(context.get(), bytesOf(out) + written, &rest) != 1)
        return {};
    out.truncate(written + rest);
    Sealed sealed{.data = out.toBase64()};
    if (key.family == Family::Gcm) {
        QByteArray tag(TagLength, Qt::Uninitialized);
        if (EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, TagLength, tag.data()) != 1)
            return {};
        sealed.tag = tag.toBase64();
    }
    return sealed;
}

std::optional<QByteArray> unseal(const SessionKey &key, const QByteArray &answer)
{
    QByteArray text = answer.trimmed();
    std::optional<QByteArray> tag;
    if (key.family == Family::Gcm) {
        if (text.size() < TagText)
            return {};
        tag = fromBase64(text.last(TagText));
        if (!tag || tag->size() != TagLength)
            return {};
        text.chop(TagText);
    }
    const auto sealed = fromBase64(text);
    const CipherContext context(EVP_CIPHER_CTX_new());
    if (!sealed || !isUsable(key)
        || EVP_DecryptInit_ex(
               context.get(), cipherOf(key.family), nullptr, bytesOf(key.key), bytesOf(key.iv))
            != 1)
        return {};
    if (tag
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, TagLength, tag->data()) != 1)
        return {};
    QByteArray plain(sealed->size() + EVP_MAX_BLOCK_LENGTH, Qt::Uninitialized);
    int written = 0;
    int rest = 0;
    if (EVP_DecryptUpdate(
            context.get(), bytesOf(plain), &written, bytesOf(*sealed), int(sealed->size()))
            != 1
        || EVP_DecryptFinal_ex(context.get(), bytesOf(plain) + written, &rest) != 1)
        return {};
    plain.truncate(written + rest);
    return plain;
}

QByteArray userHash(const QByteArray &user, const QByteArray &password)
{
    // The device's choice, not ours; "-fips" finds it where the site's policy prefers providers
    // without it.
    const QByteArray both = user + password;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    std::size_t length = 0;
    if (EVP_Q_digest(nullptr, "MD5", "-fips", both.constData(), std::size_t(both.size()),
            digest.data(), &length)
        != 1)
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(length)).toHex();
}

QByteArray signInText(const SessionKey &key, const QByteArray &userHash, quint64 sequence)
{
    const bool isGcm = key.family == Family::Gcm;
    return "key=" + (isGcm ? key.key.toBase64() : key.key)
        + "&iv=" + (isGcm ? key.iv.toBase64() : key.iv) + '&' + callText(userHash, sequence);
}

QByteArray callText(const QByteArray &userHash, quint64 sequence)
{
    return "h=" + userHash + "&s=" + QByteArray::number(sequence);
}

std::optional<QByteArray> sign(const PublicKey &key, const QByteArray &text)
{
    // EVP's own RSA takes such a short key from some providers only: the bare power always works.
    const BigNumber modulus = numberOf(key.modulus);
    const BigNumber exponent = numberOf(key.exponent);
    const NumberContext context(BN_CTX_new());
    if (!modulus || !exponent || !BN_is_odd(modulus.get()))
        return {};
    const int size = BN_num_bytes(modulus.get());
    if (size < SmallestModulus || size > LargestModulus)
        return {};
    QByteArray signature;
    for (qsizetype at = 0; at < text.size(); at += size) {
        const QByteArray block = text.mid(at, size).leftJustified(size, '\0');
        const BigNumber message(BN_bin2bn(bytesOf(block), size, nullptr));
        const BigNumber power(BN_new());
        QByteArray bytes(size, Qt::Uninitialized);
        if (!message || !power || BN_cmp(message.get(), modulus.get()) >= 0
            || BN_mod_exp(power.get(), message.get(), exponent.get(), modulus.get(), context.get())
                != 1
            || BN_bn2binpad(power.get(), bytesOf(bytes), size) != size)
            return {};
        signature += bytes.toHex();
    }
    return signature;
}

} // namespace FibreDesk::Cpe::TpLink
