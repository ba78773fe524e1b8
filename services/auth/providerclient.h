// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/codeflow.h"
#include "auth/identity.h"
#include "auth/keyring.h"
#include "auth/provider.h"
#include "auth/tokens.h"
#include "core/clock.h"
#include "core/httpclient.h"
#include "core/profile.h"

#include <QCoroTask>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace FibreDesk::Auth {

/// What a person types on another device (RFC 8628).
struct DeviceCode {
    QString code{}; ///< for us, secret
    QString userCode{}; ///< for the person
    QUrl page{}; ///< where to type it
    QUrl pageWithCode{}; ///< may be empty
    QDateTime endsAt{};
    std::chrono::seconds pause{5}; ///< between two questions
};

/// One provider: its description, its keys and its endpoints. A public client: there is no secret
/// of its own in a program that anybody can have.
class ProviderClient : public QObject {
    Q_OBJECT

public:
    ProviderClient(
        QNetworkAccessManager *network, Profile::Oidc oidc, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] const Profile::Oidc &settings() const { return m_oidc; }
    /// Read when first needed, and again after a while: what it says changes, our clock too.
    [[nodiscard]] QCoro::Task<Result<Provider>> provider();

    /// A question to this provider; its browser comes back to `redirectUri`.
    [[nodiscard]] CodeFlowPtr flow(const Provider &provider, const QString &redirectUri);
    /// The old refresh token is kept where the provider gives no new one.
    [[nodiscard]] QCoro::Task<Result<Tokens>> renew(QString refreshToken);
    /// So that nobody can use it any more; done at once where the provider offers no such thing.
    [[nodiscard]] QCoro::Task<Result<void>> revoke(QString token, bool isRefreshToken);

    [[nodiscard]] QCoro::Task<Result<DeviceCode>> askDeviceCode();
    /// Asks until the person has decided, the code is over or `isWanted` says no. What comes after
    /// that is given all the same: the caller gives it back.
    [[nodiscard]] QCoro::Task<Result<Tokens>> waitForDevice(
        DeviceCode code, std::function<bool()> isWanted);

    /// Who it is, by the identity token, else by the provider's answer to the access token.
    /// `nonce` and `subject` as in IdTokenRules; `needsToken`: having none is a refusal.
    [[nodiscard]] QCoro::Task<Result<Identity>> identify(
        Tokens tokens, QString nonce, QString subject, bool needsToken);

private:
    using Form = QList<std::pair<QString, QString>>;

    [[nodiscard]] QCoro::Task<Result<QJsonObject>> post(QUrl url, Form form, QString source);
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> askUserInfo(QUrl url, QString accessToken);

    QNetworkAccessManager *m_network;
    Profile::Oidc m_oidc;
    Clock m_clock;
    HttpClient m_http;
    KeyRing m_keys;
    std::optional<Provider> m_provider;
    QDateTime m_providerReadAt;
};

} // namespace FibreDesk::Auth
