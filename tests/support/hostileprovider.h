// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpserver.h"
#include "signingkey.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrlQuery>

#include <functional>
#include <optional>

namespace FibreDesk::Tests {

/// An OpenID provider on loopback that says what a test wants it to: honest as it comes, with one
/// lie at a time. Its forms are answered by browse(), which does what a browser would.
class HostileProvider : public QObject {
    Q_OBJECT

public:
    using Change = std::function<void(QJsonObject &)>;

    explicit HostileProvider(QObject *parent = nullptr);

    [[nodiscard]] QString issuer() const;
    [[nodiscard]] FakeHttpServer &server() { return m_server; }

    /// Follows the address as the browser of somebody who agrees to everything.
    void browse(const QUrl &address);
    /// What goes back to the program, when it goes back.
    void send(const QUrl &redirect);

    /// How often an endpoint was asked: "token", "jwks", "revoke" …
    [[nodiscard]] int asked(const QString &endpoint) const;
    /// The last form that was posted there.
    [[nodiscard]] QUrlQuery lastForm(const QString &endpoint) const;

    // What it does, each to be changed by a test.
    Change changeDiscovery;
    Change changeClaims;
    Change changeTokenAnswer;
    std::function<void(QUrlQuery &)> changeRedirect; ///< before the browser goes back
    std::optional<ScriptedAnswer> tokenAnswer; ///< instead of its own
    std::optional<ScriptedAnswer> jwksAnswer;
    std::optional<ScriptedAnswer> userInfoAnswer;
    std::function<QByteArray(const QJsonObject &claims)> makeToken; ///< instead of signing
    QList<SigningKey> published; ///< what stands in its key set
    int signer = 0; ///< which of them signs
    qint64 timeShift = 0; ///< seconds its clock is ahead
    bool hasDate = false; ///< says what time it is
    int expiresIn = 3600;
    bool givesRefresh = true;
    int devicePolls = 2; ///< answers "pending" so often
    QByteArray lastPage; ///< what the browser was shown in the end
    int lastPageStatus = 0;

private:
    [[nodiscard]] ScriptedAnswer answer(const SeenRequest &request);
    [[nodiscard]] ScriptedAnswer authorize(const QUrlQuery &query);
    [[nodiscard]] ScriptedAnswer token(const QUrlQuery &form);
    [[nodiscard]] ScriptedAnswer tokens(const QString &nonce, bool tellsAuthTime = false);
    [[nodiscard]] QByteArray date() const;

    FakeHttpServer m_server;
    QNetworkAccessManager m_browser;
    QHash<QString, QUrlQuery> m_codes; ///< what was asked with each code not yet redeemed
    QHash<QString, int> m_asked;
    QHash<QString, QUrlQuery> m_forms;
    QString m_client; ///< that the last token was for
    QString m_refresh; ///< the one that is good
    int m_count = 0;
};

} // namespace FibreDesk::Tests
