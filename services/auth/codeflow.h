// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/provider.h"
#include "auth/tokennetwork.h"
#include "auth/tokens.h"
#include "core/clock.h"
#include "core/profile.h"

#include <QCoroTask>
#include <QOAuth2AuthorizationCodeFlow>
#include <QScopedPointer>
#include <QUrlQuery>

#include <memory>

namespace FibreDesk::Auth {

/// Qt's authorisation code with PKCE, for one question each: a sign-in by way of the browser, or a
/// renewal. Around it what Qt 6.8 has not: nonce and iss, values that arrive letter by letter as
/// they are, and every word of a refusal. Whose tokens they are, is for others to check.
class CodeFlow : public QOAuth2AuthorizationCodeFlow {
    Q_OBJECT

public:
    /// `http` must live until the request has been sent. The browser comes back to `redirectUri`.
    CodeFlow(HttpClient *http, Provider provider, Profile::Oidc oidc, Clock clock,
        const QString &redirectUri = {});
    ~CodeFlow() override;

    /// The page to show in the browser.
    [[nodiscard]] QUrl ask();
    [[nodiscard]] const QString &nonce() const { return m_nonce; }
    /// Whether this answer is to this question, and to no other or to nobody's.
    [[nodiscard]] bool isAnsweredBy(const QUrlQuery &answer) const;
    [[nodiscard]] QCoro::Task<Result<Tokens>> redeem(QUrlQuery answer);
    /// The old refresh token is kept where the provider gives no new one.
    [[nodiscard]] QCoro::Task<Result<Tokens>> renew(QString refreshToken);

Q_SIGNALS:
    /// The token endpoint has answered, and Qt knows.
    void answered();

private:
    void amend(Stage stage, QMultiMap<QString, QVariant> *parameters) const;
    void take(const TokenReply &reply);
    /// Once Qt is in this status, which it is when it has asked.
    [[nodiscard]] QCoro::Task<Result<Tokens>> outcome(Status asked);

    Provider m_provider;
    Profile::Oidc m_oidc;
    Clock m_clock;
    TokenNetwork m_network;
    std::unique_ptr<QAbstractOAuthReplyHandler> m_handler;
    QString m_nonce;
    Result<Tokens> m_outcome;
};

/// Later: Qt may be just telling of the answer.
using CodeFlowPtr = std::unique_ptr<CodeFlow, QScopedPointerDeleteLater>;

} // namespace FibreDesk::Auth
