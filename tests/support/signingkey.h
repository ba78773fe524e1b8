// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace FibreDesk::Tests {

/// A provider's key of a test: made anew, its public half as JSON, tokens signed with it. Written
/// without the code under test.
class SigningKey {
public:
    /// RS256, RS384, RS512, PS256, ES256 or ES384; with another name an RSA key that signs as
    /// RS256.
    explicit SigningKey(QString algorithm = QStringLiteral("RS256"),
        QString id = QStringLiteral("k1"), int rsaBits = 2048);

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QByteArray token(const QJsonObject &claims) const;
    [[nodiscard]] QByteArray token(const QJsonObject &header, const QJsonObject &claims) const;

private:
    [[nodiscard]] QByteArray sign(const QByteArray &bytes) const;

    QString m_algorithm;
    QString m_id;
    std::shared_ptr<evp_pkey_st> m_key;
};

/// base64url without padding.
[[nodiscard]] QByteArray base64Url(const QByteArray &bytes);

} // namespace FibreDesk::Tests
