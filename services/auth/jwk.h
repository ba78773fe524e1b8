// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/jwt.h"
#include "core/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <vector>

struct evp_pkey_st;

namespace FibreDesk::Auth {

/// A public key of the provider (RFC 7517): RSA or an elliptic curve.
struct Jwk {
    QString id{};
    QString type{}; ///< RSA, EC
    QString curve{}; ///< P-256, P-384; empty for RSA
    QString algorithm{}; ///< the only one it is for; empty = any of its type
    std::shared_ptr<evp_pkey_st> key{};

    [[nodiscard]] static Result<Jwk> read(const QJsonObject &json);
};

/// The keys of a set that can be used to check signatures; others are left out.
[[nodiscard]] std::vector<Jwk> readKeySet(const QJsonObject &json);

/// Whether the provider signs with something we can check: RS, PS and ES with SHA-2.
[[nodiscard]] bool isKnownAlgorithm(const QString &algorithm);

/// Whether this key may have made this token, by its id, its type and what it is for.
[[nodiscard]] bool fits(const Jwk &key, const Jwt &token);

/// Whether this key has made this token.
[[nodiscard]] bool verify(const Jwk &key, const Jwt &token);

} // namespace FibreDesk::Auth
