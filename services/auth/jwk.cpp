// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/jwk.h"

#include "auth/authwords.h"
#include "auth/base64url.h"

#include <QJsonArray>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <array>
#include <optional>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

namespace {

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;

/// A key below this can be taken apart.
constexpr int leastRsaBits = 2048;
constexpr int mostRsaBits = 16384;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

struct Algorithm {
    QLatin1StringView name;
    QLatin1StringView type;
    QLatin1StringView curve;
    const EVP_MD *(*digest)();
    bool isPss = false;
};

const Algorithm *algorithmOf(const QString &name)
{
    static const std::array<Algorithm, 8> known{{{"RS256"_L1, "RSA"_L1, {}, EVP_sha256},
        {"RS384"_L1, "RSA"_L1, {}, EVP_sha384}, {"RS512"_L1, "RSA"_L1, {}, EVP_sha512},
        {"PS256"_L1, "RSA"_L1, {}, EVP_sha256, true}, {"PS384"_L1, "RSA"_L1, {}, EVP_sha384, true},
        {"PS512"_L1, "RSA"_L1, {}, EVP_sha512, true}, {"ES256"_L1, "EC"_L1, "P-256"_L1, EVP_sha256},
        {"ES384"_L1, "EC"_L1, "P-384"_L1, EVP_sha384}}};
    for (const Algorithm &algorithm : known) {
        if (name == algorithm.name)
            return &algorithm;
    }
    return nullptr;
}

std::shared_ptr<EVP_PKEY> makeKey(const char *type, OSSL_PARAM_BLD *builder)
{
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        ERR_clear_error();
        return {};
    }
    return {key, &EVP_PKEY_free};
}

std::shared_ptr<EVP_PKEY> rsaKey(const QByteArray &modulus, const QByteArray &exponent)
{
    const Number n(BN_bin2bn(bytesOf(modulus), int(modulus.size()), nullptr));
    const Number e(BN_bin2bn(bytesOf(exponent), int(exponent.size()), nullptr));
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || BN_num_bits(n.get()) < leastRsaBits
        || BN_num_bits(n.get()) > mostRsaBits || !BN_is_odd(e.get()) || BN_num_bits(e.get()) > 64
        || BN_is_one(e.get())
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return {};
    return makeKey("RSA", builder.get());
}

std::shared_ptr<EVP_PKEY> curveKey(const QString &curve, const QByteArray &x, const QByteArray &y)
{
    const bool is256 = curve == "P-256"_L1;
    const qsizetype size = is256 ? 32 : 48;
    if ((!is256 && curve != "P-384"_L1) || x.size() != size || y.size() != size)
        return {};
    const QByteArray point = '\x04' + x + y;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder
        || OSSL_PARAM_BLD_push_utf8_string(
               builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, is256 ? "prime256v1" : "secp384r1", 0)
            != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
               point.constData(), static_cast<std::size_t>(point.size()))
            != 1)
        return {};
    return makeKey("EC", builder.get());
}

/// JWS has the two numbers side by side (RFC 7518 3.4), OpenSSL wants them in DER.
std::optional<QByteArray> derOf(const QByteArray &signature, qsizetype size)
{
    if (signature.size() != 2 * size)
        return {};
    const std::unique_ptr<ECDSA_SIG, Freer<ECDSA_SIG_free>> pair(ECDSA_SIG_new());
    Number r(BN_bin2bn(bytesOf(signature), int(size), nullptr));
    Number s(BN_bin2bn(bytesOf(signature) + size, int(size), nullptr));
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1)
        return {};
    (void)r.release(); // now the pair's
    (void)s.release();
    unsigned char *der = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &der);
    if (length <= 0)
        return {};
    const QByteArray result(reinterpret_cast<const char *>(der), length);
    OPENSSL_free(der);
    return result;
}

std::unexpected<Error> unusable(const QString &why)
{
    return std::unexpected(authError(
        ErrorKind::Protocol, u"a key of the provider cannot be used: %1"_s.arg(why), u"key"_s));
}

} // namespace

Result<Jwk> Jwk::read(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    const auto number = [&json](QLatin1StringView name) {
        return fromBase64Url(json.value(name).toString().toLatin1()).value_or(QByteArray());
    };
    Jwk key{.id = text("kid"_L1),
        .type = text("kty"_L1),
        .curve = text("crv"_L1),
        .algorithm = text("alg"_L1),
        .key = {}};
    if (const QString use = text("use"_L1); !use.isEmpty() && use != "sig"_L1)
        return unusable(u"it is for %1"_s.arg(use));
    if (key.type == "RSA"_L1)
        key.key = rsaKey(number("n"_L1), number("e"_L1));
    else if (key.type == "EC"_L1)
        key.key = curveKey(key.curve, number("x"_L1), number("y"_L1));
    else
        return unusable(u"its type is %1"_s.arg(key.type));
    if (!key.key)
        return unusable(u"its numbers are no %1 key of a sufficient length"_s.arg(key.type));
    return key;
}

std::vector<Jwk> readKeySet(const QJsonObject &json)
{
    constexpr int mostKeys = 64;
    std::vector<Jwk> keys;
    for (const QJsonValue entry : json.value("keys"_L1).toArray()) {
        if (auto key = Jwk::read(entry.toObject()); key && keys.size() < mostKeys)
            keys.push_back(*std::move(key));
    }
    return keys;
}

bool isKnownAlgorithm(const QString &algorithm)
{
    return algorithmOf(algorithm) != nullptr;
}

bool fits(const Jwk &key, const Jwt &token)
{
    const Algorithm *algorithm = algorithmOf(token.algorithm);
    return algorithm && key.type == algorithm->type
        && (algorithm->curve.isEmpty() || key.curve == algorithm->curve)
        && (key.algorithm.isEmpty() || key.algorithm == token.algorithm)
        && (token.keyId.isEmpty() || key.id == token.keyId);
}

bool verify(const Jwk &key, const Jwt &token)
{
    const Algorithm *algorithm = algorithmOf(token.algorithm);
    if (!algorithm || !key.key || !fits(key, token))
        return false;
    QByteArray signature = token.signature;
    if (!algorithm->curve.isEmpty()) {
        const auto der = derOf(signature, key.curve == "P-256"_L1 ? 32 : 48);
        if (!der)
            return false;
        signature = *der;
    }
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *settings = nullptr; // the context's own
    bool isFine = context
        && EVP_DigestVerifyInit(
               context.get(), &settings, algorithm->digest(), nullptr, key.key.get())
            == 1;
    if (isFine && algorithm->isPss)
        isFine = EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1;
    isFine = isFine
        && EVP_DigestVerify(context.get(), bytesOf(signature),
               static_cast<std::size_t>(signature.size()), bytesOf(token.signedBytes),
               static_cast<std::size_t>(token.signedBytes.size()))
            == 1;
    ERR_clear_error();
    return isFine;
}

} // namespace FibreDesk::Auth
