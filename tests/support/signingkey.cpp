// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signingkey.h"

#include <QJsonDocument>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tests {

namespace {

QByteArray number(EVP_PKEY *key, const char *name, int size = 0)
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &value) != 1)
        qFatal("a key of a test has no %s", name);
    const int length = size > 0 ? size : BN_num_bytes(value);
    QByteArray bytes(length, '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char *>(bytes.data()), length);
    BN_free(value);
    return bytes;
}

} // namespace

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

SigningKey::SigningKey(QString algorithm, QString id, int rsaBits)
    : m_algorithm(std::move(algorithm))
    , m_id(std::move(id))
{
    EVP_PKEY *key = m_algorithm == "ES256"_L1 ? EVP_EC_gen("P-256")
        : m_algorithm == "ES384"_L1           ? EVP_EC_gen("P-384")
                                              : EVP_RSA_gen(static_cast<unsigned>(rsaBits));
    if (!key)
        qFatal("no key can be made");
    m_key = {key, &EVP_PKEY_free};
}

QJsonObject SigningKey::json() const
{
    const auto text = [this](const char *name, int size = 0) {
        return QString::fromLatin1(base64Url(number(m_key.get(), name, size)));
    };
    QJsonObject json{{u"kid"_s, m_id}, {u"use"_s, u"sig"_s}};
    if (m_algorithm.startsWith("ES"_L1)) {
        const int size = m_algorithm == "ES256"_L1 ? 32 : 48;
        json.insert(u"kty"_s, u"EC"_s);
        json.insert(u"crv"_s, size == 32 ? u"P-256"_s : u"P-384"_s);
        json.insert(u"x"_s, text(OSSL_PKEY_PARAM_EC_PUB_X, size));
        json.insert(u"y"_s, text(OSSL_PKEY_PARAM_EC_PUB_Y, size));
    } else {
        json.insert(u"kty"_s, u"RSA"_s);
        json.insert(u"n"_s, text(OSSL_PKEY_PARAM_RSA_N));
        json.insert(u"e"_s, text(OSSL_PKEY_PARAM_RSA_E));
    }
    return json;
}

QByteArray SigningKey::sign(const QByteArray &bytes) const
{
    const EVP_MD *digest = m_algorithm.endsWith("384"_L1) ? EVP_sha384()
        : m_algorithm.endsWith("512"_L1)                  ? EVP_sha512()
                                                          : EVP_sha256();
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *settings = nullptr;
    EVP_DigestSignInit(context, &settings, digest, nullptr, m_key.get());
    if (m_algorithm.startsWith("PS"_L1)) {
        EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST);
    }
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    std::size_t length = 4096;
    QByteArray signature(qsizetype(length), '\0');
    if (EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &length, data,
            static_cast<std::size_t>(bytes.size()))
        != 1)
        qFatal("a test cannot sign");
    EVP_MD_CTX_free(context);
    signature.truncate(qsizetype(length));
    if (!m_algorithm.startsWith("ES"_L1))
        return signature;
    const auto *der = reinterpret_cast<const unsigned char *>(signature.constData());
    ECDSA_SIG *pair = d2i_ECDSA_SIG(nullptr, &der, long(length));
    const int size = m_algorithm == "ES256"_L1 ? 32 : 48;
    QByteArray plain(2 * qsizetype(size), '\0');
    auto *out = reinterpret_cast<unsigned char *>(plain.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, size);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + size, size);
    ECDSA_SIG_free(pair);
    return plain;
}

QByteArray SigningKey::token(const QJsonObject &claims) const
{
    return token({{u"alg"_s, m_algorithm}, {u"kid"_s, m_id}}, claims);
}

QByteArray SigningKey::token(const QJsonObject &header, const QJsonObject &claims) const
{
    const auto part = [](const QJsonObject &json) {
        return base64Url(QJsonDocument(json).toJson(QJsonDocument::Compact));
    };
    const QByteArray bytes = part(header) + '.' + part(claims);
    return bytes + '.' + base64Url(sign(bytes));
}

} // namespace FibreDesk::Tests
