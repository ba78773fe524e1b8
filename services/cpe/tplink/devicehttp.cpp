// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/devicehttp.h"

#include "core/httpclient.h"
#include "core/logging.h"
#include "core/oneshotbody.h"
#include "cpe/tplink/answers.h"

#include <QCoroNetworkReply>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

ErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return ErrorKind::Timeout;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return ErrorKind::Protocol;
    default:
        return ErrorKind::Offline;
    }
}

} // namespace

DeviceHttp::DeviceHttp(QUrl base, QByteArray fingerprint, QObject *parent)
    : QObject(parent)
    , m_base(std::move(base))
    , m_fingerprint(std::move(fingerprint))
    , m_network(makeNetworkAccessManager())
{
    m_base.setPath(u"/"_s);
    m_base.setQuery(QString());
    m_base.setFragment(QString());
    m_base.setUserInfo(QString());
    m_network->setStrictTransportSecurityEnabled(false); // one device has both, by its port
}

DeviceHttp::~DeviceHttp()
{
    m_own.abort();
}

void DeviceHttp::abort()
{
    m_own.abort();
}

void DeviceHttp::forgetSession()
{
    m_cookie.clear();
    m_token.clear();
}

QNetworkRequest DeviceHttp::requestFor(const PageRequest &request) const
{
    QNetworkRequest result(QUrl::fromEncoded(m_base.toEncoded() + request.path));
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setTransferTimeout(request.timeout);
    result.setRawHeader("Accept", "*/*");
    result.setRawHeader("User-Agent", "FibreDesk");
    result.setRawHeader("Referer", m_base.toEncoded()); // 403 without it
    if (request.isPost)
        result.setRawHeader("Content-Type", "text/plain");
    if (!m_cookie.isEmpty())
        result.setRawHeader("Cookie", "JSESSIONID=" + m_cookie);
    if (!m_token.isEmpty())
        result.setRawHeader("TokenID", m_token);
    if (m_base.scheme() == "https"_L1) {
        // The certificate is asked for and judged by us alone, in `foreign`: see the class.
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::QueryPeer);
        tls.setLocalCertificateChain({}); // ours are for our servers
        tls.setPrivateKey(QSslKey());
        result.setSslConfiguration(tls);
    }
    return result;
}

QByteArray DeviceHttp::foreign(const QNetworkReply &reply)
{
    const QSslCertificate shown = reply.sslConfiguration().peerCertificate();
    const QByteArray fingerprint =
        shown.isNull() ? "none"_ba : shown.digest(QCryptographicHash::Sha256).toHex();
    if (m_fingerprint.isEmpty() && !shown.isNull())
        m_fingerprint = fingerprint;
    return fingerprint == m_fingerprint ? QByteArray() : fingerprint;
}

Error DeviceHttp::changedCertificate(const QByteArray &shown, const QString &source) const
{
    return {.kind = ErrorKind::Tls,
        .detail = u"the certificate of %1 has changed: known %2, shown now %3. Either the device "
                  "was reset or replaced, or something else answers at its address"_s.arg(
                      m_base.authority(), shownFingerprint(m_fingerprint), shownFingerprint(shown)),
        .source = source,
        .type = u"CertificateChanged"_s};
}

void DeviceHttp::takeCookie(const QNetworkReply &reply)
{
    for (const auto &[name, value] : reply.rawHeaderPairs()) {
        if (name.compare("set-cookie", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &line : value.split('\n')) {
            const QByteArray pair = line.split(';').first().trimmed();
            if (pair.startsWith("JSESSIONID="))
                m_cookie = pair.mid(pair.indexOf('=') + 1).left(256);
        }
    }
    if (m_cookie == "deleted")
        m_cookie.clear();
}

QCoro::Task<Result<PageAnswer>> DeviceHttp::send(PageRequest request, QPointer<RequestScope> scope)
{
    const QPointer<DeviceHttp> self(this);
    std::unique_ptr<OneShotBody> body; // outlives the reply that reads it
    std::unique_ptr<QNetworkReply> reply;
    QNetworkRequest networkRequest = requestFor(request);
    if (request.isPost) {
        body = std::make_unique<OneShotBody>(request.body);
        networkRequest.setHeader(QNetworkRequest::ContentLengthHeader, body->bytesAvailable());
        networkRequest.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        reply.reset(m_network->sendCustomRequest(networkRequest, "POST", body.get()));
    } else {
        reply.reset(m_network->get(networkRequest));
    }
    const bool isTls = m_base.scheme() == "https"_L1;
    bool wasSent = false;
    bool isTooLong = false;
    QByteArray stranger;
    connect(reply.get(), &QNetworkReply::requestSent, reply.get(), [&wasSent] { wasSent = true; });
    // Qt waits for this slot between the handshake and the first byte of the request.
    connect(reply.get(), &QNetworkReply::encrypted, this, [this, &stranger, answer = reply.get()] {
        stranger = foreign(*answer);
        if (!stranger.isEmpty())
            answer->abort();
    });
    connect(
        reply.get(), &QNetworkReply::readyRead, reply.get(), [&isTooLong, answer = reply.get()] {
            if (answer->bytesAvailable() > LongestAnswer) {
                isTooLong = true;
                answer->abort();
            }
        });
    m_own.add(reply.get());
    if (scope)
        scope->add(reply.get());
    const QPointer<QNetworkReply> alive(reply.get());
    co_await reply.get();
    if (!alive)
        (void)reply.release(); // ended with its network manager, which owns it too
    if (!self || !alive)
        co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = request.source});

    const auto networkError = reply->error();
    if (isTls && stranger.isEmpty() && networkError == QNetworkReply::NoError)
        stranger = foreign(*reply);
    if (!stranger.isEmpty())
        co_return std::unexpected(changedCertificate(stranger, request.source));
    PageAnswer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        .location = reply->rawHeader("Location")};
    if (reply->isOpen()) // an aborted reply is closed
        answer.body = reply->readAll();
    qCInfo(lcHttp).noquote() << (request.isPost ? "POST" : "GET") << request.source
                             << answer.status;

    const bool isHttpStatusError = networkError >= QNetworkReply::ContentAccessDenied
        && networkError <= QNetworkReply::UnknownServerError
        && networkError != QNetworkReply::ProtocolFailure;
    if (networkError == QNetworkReply::NoError || (answer.status >= 300 && isHttpStatusError)) {
        takeCookie(*reply);
        co_return answer;
    }
    Error error{.kind = kindOf(networkError), .code = answer.status, .source = request.source};
    error.detail = reply->errorString().remove(reply->url().toString()).simplified();
    const bool wasCancelled = RequestScope::wasCancelled(reply.get());
    if (isTooLong) {
        error.kind = ErrorKind::Protocol;
        error.detail = u"the answer is longer than %1 bytes"_s.arg(LongestAnswer);
    } else if (networkError == QNetworkReply::OperationCanceledError && !wasCancelled) {
        error.detail = u"no answer within %1 s"_s.arg(request.timeout.count() / 1000);
    } else if (wasCancelled) {
        error.kind = ErrorKind::Cancelled;
        error.detail.clear();
    } else if (answer.status >= 200) {
        error.kind = ErrorKind::Protocol; // the body was cut
    }
    if (!request.isSafe
        && (wasSent || answer.status >= 200 || networkError == QNetworkReply::ContentReSendError))
        error.kind = ErrorKind::Uncertain;
    qCInfo(lcHttp).noquote() << request.source << kindName(error.kind) << error.detail;
    co_return std::unexpected(error);
}

QString shownFingerprint(const QByteArray &hex)
{
    return hex == "none" ? u"none"_s
                         : QString::fromLatin1(QByteArray::fromHex(hex).toHex(':').toUpper());
}

} // namespace FibreDesk::Cpe::TpLink
