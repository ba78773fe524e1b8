// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oidc/stafftokens.h"
#include "sandbox.h"

#include <memory>

struct evp_pkey_st;

namespace FibreDesk::Sandbox {

/// The company's sign-in: an OpenID provider below the hub's address, with a form to type a name
/// into. Authorisation code with PKCE, refresh tokens that change with each use, device codes.
class OidcPart : public Part, public Service {
    Q_OBJECT
public:
    explicit OidcPart(std::shared_ptr<StaffTokens> tokens);

    [[nodiscard]] QString name() const override;
    bool start(Sandbox &sandbox, QString *error) override;
    /// Only with --oidc: everything else goes on with the fixed tokens.
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    /// "rotate-keys", "end-sessions"
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;

    static constexpr auto clientId = "fibredesk";
    static const QString password; ///< of everybody

private:
    using Fields = QMultiHash<QString, QString>;

    /// What was agreed with one sign-in.
    struct Grant {
        QString login;
        QString scope;
        QString refresh; ///< the one that is good; empty = none
    };
    /// A code on its way through the browser.
    struct Code {
        Fields asked;
        QString login;
        QString grant; ///< set once it was redeemed: a second time ends that
    };
    struct DeviceCode {
        QString userCode;
        QString scope;
        QString login; ///< empty = not yet typed
        QDateTime ends;
    };

    [[nodiscard]] HttpResponse answer(const HttpRequest &request);
    [[nodiscard]] HttpResponse description() const;
    [[nodiscard]] HttpResponse keySet() const;
    [[nodiscard]] HttpResponse authorize(const HttpRequest &request);
    [[nodiscard]] HttpResponse token(const Fields &form);
    [[nodiscard]] HttpResponse redeem(const Fields &form);
    [[nodiscard]] HttpResponse renew(const Fields &form);
    [[nodiscard]] HttpResponse deviceToken(const Fields &form);
    [[nodiscard]] HttpResponse deviceCode(const Fields &form);
    [[nodiscard]] HttpResponse typeCode(const HttpRequest &request);
    [[nodiscard]] HttpResponse userInfo(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse revoke(const Fields &form);
    [[nodiscard]] HttpResponse give(const QString &grant, const QString &nonce);
    [[nodiscard]] QByteArray signedToken(const QJsonObject &claims) const;
    void makeKey();
    void endGrant(const QString &grant);

    std::shared_ptr<StaffTokens> m_tokens;
    std::shared_ptr<evp_pkey_st> m_key;
    QString m_keyId;
    QString m_issuer;
    bool m_isInProfile = false;
    QHash<QString, Grant> m_grants;
    QHash<QString, Code> m_codes;
    QHash<QString, DeviceCode> m_devices;
};

} // namespace FibreDesk::Sandbox
