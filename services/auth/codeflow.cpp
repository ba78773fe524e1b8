// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/codeflow.h"

#include "auth/authorization.h"
#include "auth/authwords.h"

#include <QCoroSignal>

#include <QAbstractOAuthReplyHandler>

#include <functional>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

namespace {

/// 256 bits nobody can guess; Qt's own state has 48.
constexpr quint8 randomLength = 43;

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// Between LoopbackServer, HttpClient and Qt. Those of Qt listen to one family, keep of a refusal
/// its status, and write into the log what they cannot read.
class ReplyHandler : public QAbstractOAuthReplyHandler {
public:
    using Take = std::function<void(const TokenReply &)>;

    ReplyHandler(QString redirectUri, Take take)
        : m_redirectUri(std::move(redirectUri))
        , m_take(std::move(take))
    {
    }

    [[nodiscard]] QString callback() const override { return m_redirectUri; }
    void networkReplyFinished(QNetworkReply *reply) override
    {
        if (const auto *answer = qobject_cast<TokenReply *>(reply))
            m_take(*answer);
    }

private:
    QString m_redirectUri;
    Take m_take;
};

} // namespace

CodeFlow::CodeFlow(HttpClient *http, Provider provider, Profile::Oidc oidc, Clock clock,
    const QString &redirectUri)
    : m_provider(std::move(provider))
    , m_oidc(std::move(oidc))
    , m_clock(std::move(clock))
    , m_network(http)
    , m_handler(std::make_unique<ReplyHandler>(
          redirectUri, [this](const TokenReply &reply) { take(reply); }))
{
    setNetworkAccessManager(&m_network);
    setReplyHandler(m_handler.get());
    setClientIdentifier(m_oidc.clientId);
    setAuthorizationUrl(m_provider.authorization);
    setAccessTokenUrl(m_provider.token);
    setScope(scopesOf(m_oidc).join(u' '));
    setPkceMethod(PkceMethod::S256);
    setModifyParametersFunction([this](Stage stage, QMultiMap<QString, QVariant> *parameters) {
        amend(stage, parameters);
    });
}

CodeFlow::~CodeFlow() = default;

void CodeFlow::amend(Stage stage, QMultiMap<QString, QVariant> *parameters) const
{
    // A public client has none, and an empty one is a wrong one.
    parameters->remove(u"client_secret"_s);
    // Here Qt escapes them itself.
    if (stage == Stage::RequestingAccessToken)
        return;
    if (stage == Stage::RequestingAuthorization) {
        parameters->insert(u"nonce"_s, m_nonce);
        // Without it a provider leaves offline_access away (OpenID Connect Core 11).
        if (scopesOf(m_oidc).contains(u"offline_access"_s))
            parameters->insert(u"prompt"_s, u"consent"_s);
    }
    // Qt takes them for escaped already: "+" would arrive as a space, "%41" as A, and a server that
    // compares the redirect byte for byte would see another one.
    for (QVariant &value : *parameters)
        value = encoded(value.toString());
    if (stage == Stage::RequestingAuthorization) {
        // Qt replaces what the provider's address asks already.
        const auto items = QUrlQuery(m_provider.authorization).queryItems(QUrl::FullyEncoded);
        for (const auto &[name, value] : items)
            parameters->insert(name, value);
    }
}

QUrl CodeFlow::ask()
{
    setState(QString::fromLatin1(generateRandomString(randomLength)));
    m_nonce = QString::fromLatin1(generateRandomString(randomLength));
    QUrl page;
    const auto listening = connect(this, &QAbstractOAuth::authorizeWithBrowser, this,
        [&page](const QUrl &url) { page = url; });
    grant();
    disconnect(listening);
    return page;
}

bool CodeFlow::isAnsweredBy(const QUrlQuery &answer) const
{
    return !state().isEmpty() && answer.allQueryItemValues(u"state"_s) == QStringList{state()};
}

QCoro::Task<Result<Tokens>> CodeFlow::redeem(QUrlQuery answer)
{
    const auto code = codeIn(answer, m_provider);
    if (!code)
        co_return std::unexpected(code.error());
    m_network.setSource(u"sign-in code"_s);
    // Escaped: of a code with "%" in it Qt would think that it is.
    Q_EMIT m_handler->callbackReceived(
        {{u"code"_s, encoded(*code)}, {u"state"_s, answer.queryItemValue(u"state"_s)}});
    co_return co_await outcome(Status::TemporaryCredentialsReceived);
}

QCoro::Task<Result<Tokens>> CodeFlow::renew(QString refreshToken)
{
    m_network.setSource(u"sign-in renewal"_s);
    setRefreshToken(refreshToken);
    refreshAccessToken();
    auto tokens = co_await outcome(Status::RefreshingToken);
    if (tokens && tokens->refresh.isEmpty())
        tokens->refresh = refreshToken;
    co_return tokens;
}

QCoro::Task<Result<Tokens>> CodeFlow::outcome(Status asked)
{
    if (status() != asked)
        co_return std::unexpected(authError(
            ErrorKind::Protocol, u"there was nothing to ask for tokens with"_s, u"answer"_s));
    co_await qCoro(this, &CodeFlow::answered);
    co_return std::move(m_outcome);
}

void CodeFlow::take(const TokenReply &reply)
{
    m_outcome = reply.answer()
                    .and_then([this](const QJsonDocument &document) {
                        return objectIn(document, m_provider.isFrappe);
                    })
                    .and_then([this](const QJsonObject &json) {
                        return Tokens::read(json, m_clock.now());
                    });
    // Of a refusal Qt would keep nothing, and write a line of its own. Of the tokens it gets what
    // it needs to call them granted: the same letters as ours, which are overwritten together.
    if (m_outcome)
        Q_EMIT m_handler->tokensReceived({{u"access_token"_s, m_outcome->access}});
    Q_EMIT answered();
}

} // namespace FibreDesk::Auth
