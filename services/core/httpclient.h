// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/credentials.h"
#include "core/error.h"
#include "core/requestscope.h"
#include "core/tokensource.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkRequest;
class QNetworkReply;

namespace FibreDesk {

enum class HttpVerb { Get, Post, Put, Patch, Delete, Head };

struct HttpRequest {
    HttpVerb verb = HttpVerb::Get;
    QUrl url{}; ///< encoded: see urlWithPath()
    QByteArray body{};
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray accept = QByteArrayLiteral("application/json");
    QString source{}; ///< names the operation in errors and logs: "erp list Customer"
    std::chrono::milliseconds timeout = std::chrono::seconds(20);
    /// A POST that only asks: no answer is then Timeout, not Uncertain, and it may be repeated.
    bool isSafe = false;
    bool isSecret = false; ///< sendForJson() overwrites the answer's bytes once they are read
    /// Tries in all for requests that are safe to repeat (GET, HEAD, isSafe).
    int tries = 1;
    /// An answer that is longer is given up as Protocol; 0 = no bound.
    qint64 mostBytes = 0;
    /// How much of the answer has come, of how much (-1 = not told). Not called after the answer.
    std::function<void(qint64 received, qint64 total)> progress{};
};

struct HttpResponse {
    int status = 0;
    QByteArray body{};
    QByteArray contentType{};
    QList<std::pair<QByteArray, QByteArray>> headers{};
    std::chrono::milliseconds elapsed{0};

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// One configured HTTP service. The only place that turns network and HTTP failures into an Error.
/// Redirects are not followed (a proxy's sign-in page must not pass for an answer); cookies are
/// neither stored nor sent; HTTP/2 is off (QTBUG-143926).
class HttpClient : public QObject {
    Q_OBJECT

public:
    /// Reads the service's own error body: fills detail, type, and kind where the body says more
    /// than the status.
    using ErrorReader = std::function<void(const HttpResponse &, Error &)>;

    HttpClient(QNetworkAccessManager *network, Credentials credentials, QObject *parent = nullptr);

    void setErrorReader(ErrorReader reader) { m_errorReader = std::move(reader); }
    void setCredentials(Credentials credentials) { m_credentials = std::move(credentials); }

    /// Credentials that end: asked for before each request. Where a server refuses them, or shows a
    /// sign-in page instead of an answer, the source is told; the request is sent once more if it
    /// is safe to and others came. Null = those of setCredentials().
    void setTokenSource(TokenSource *tokens);
    [[nodiscard]] TokenSource *tokenSource() const { return m_tokens; }
    /// For streams, before networkRequest(): has it carry what the source gives now. At once
    /// without a source: an error then is a secret that is missing, without which nothing is sent.
    [[nodiscard]] QCoro::Task<Result<void>> prepare(QString source);
    /// For streams: the server did not take what networkRequest() carried.
    void tellRefused(const Error &error);

    /// Sends and waits for the whole answer. Not 2xx is an Error. No answer to a request that
    /// changes something is Uncertain when it may have reached the server.
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(
        HttpRequest request, RequestScope *scope = nullptr);

    /// send(), then checks the content type and parses; anything but JSON is Protocol.
    [[nodiscard]] QCoro::Task<Result<QJsonDocument>> sendForJson(
        HttpRequest request, RequestScope *scope = nullptr);

    /// A prepared request for streams that read their reply themselves (SSE): headers, credentials,
    /// no timeout.
    [[nodiscard]] QNetworkRequest networkRequest(const HttpRequest &request) const;
    [[nodiscard]] QNetworkAccessManager *network() const { return m_network; }

Q_SIGNALS:
    /// After every request: what the health display and the offline strip are made from.
    void answered(std::chrono::milliseconds elapsed);
    void failed(const FibreDesk::Error &error);

private:
    QCoro::Task<Result<HttpResponse>> sendOnce(HttpRequest request, QPointer<RequestScope> scope);
    /// Why this answer means that we are not signed in any more; nothing where it does not.
    [[nodiscard]] static std::optional<Error> sessionEnd(
        const HttpRequest &request, const Result<HttpResponse> &result);
    [[nodiscard]] Error httpError(const HttpRequest &request, const HttpResponse &response) const;

    QNetworkAccessManager *m_network;
    Credentials m_credentials;
    ErrorReader m_errorReader;
    QPointer<TokenSource> m_tokens;
    bool m_hasTokens = false; ///< also once the source is gone: nothing is sent without it
};

/// Where providers, proxies in front of a service and Frappe send those who are not signed in.
[[nodiscard]] bool isSignInPath(const QString &path);

/// Why this 2xx is no JSON answer, by its type and beginning; nothing where it may be one. A
/// sign-in form is Unauthorized, anything else Protocol.
[[nodiscard]] std::optional<Error> notJson(const HttpResponse &response, const QString &source);

/// The same for any other type that was `wanted` ("JSON", "a PDF"), of an answer known to be none.
[[nodiscard]] Error notWanted(
    const HttpResponse &response, const QString &wanted, const QString &source);

/// The one manager of the application: no cookies, no cache.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager> makeNetworkAccessManager();

/// The files of [tls], for every connection made later; the client certificate for nobody yet: see
/// applyTls(Profile) in core/tls.h. Verification is never switched off.
[[nodiscard]] Result<void> applyTls(
    const QString &caFile, const QString &clientCertificate, const QString &clientKey);

} // namespace FibreDesk
