// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oidc/stafftokens.h"
#include "sandbox.h"

#include <memory>

namespace FibreDesk::Sandbox {

/// ERPNext's own OAuth2 with its ways: a login by cookies, a redirect address compared byte for
/// byte, S256 in capitals, no discovery, an identity token signed with a secret that no desktop
/// has. Its tokens are no other provider's.
class FrappeOauthPart : public Part, public Service {
    Q_OBJECT
public:
    explicit FrappeOauthPart(std::shared_ptr<StaffTokens> tokens);

    [[nodiscard]] QString name() const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    /// "end-sessions"
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;

    static constexpr auto clientId = "0f1e2d3c4b"; ///< Frappe's are of that kind

private:
    using Fields = QMultiHash<QString, QString>;

    struct Code {
        Fields asked;
        QString login;
    };

    [[nodiscard]] HttpResponse answer(const HttpRequest &request);
    [[nodiscard]] HttpResponse login(const HttpRequest &request);
    [[nodiscard]] HttpResponse authorize(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse approve(const HttpRequest &request);
    [[nodiscard]] HttpResponse token(const Fields &form);
    [[nodiscard]] HttpResponse give(const QString &grant);
    [[nodiscard]] HttpResponse profile(const HttpRequest &request) const;
    [[nodiscard]] QString whoseCookies(const HttpRequest &request) const;
    [[nodiscard]] QString whatIsWrong(const Fields &asked) const;
    void endGrant(const QString &grant);

    std::shared_ptr<StaffTokens> m_tokens;
    QString m_url;
    quint16 m_redirectPort = 0;
    QHash<QString, QString> m_sessions; ///< sid to login
    QHash<QString, Code> m_codes;
    QHash<QString, QString> m_grants; ///< to login
    QHash<QString, QString> m_refresh; ///< the one that is good, by grant
};

} // namespace FibreDesk::Sandbox
