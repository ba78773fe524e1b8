// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/prober.h"

#include "core/httpclient.h"
#include "health/greetingprobe.h"

#include <QCoroSignal>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace FibreDesk::Health {

namespace {

constexpr qint64 mostBytes = 2LL * 1024 * 1024;
constexpr qsizetype longestWords = 200;

QString hostAndPort(const QUrl &url)
{
    return u"%1:%2"_s.arg(url.host()).arg(url.port(443));
}

bool isGatewayError(int status)
{
    return status >= 500;
}

} // namespace

void readAnswer(const QByteArray &contentType, const QByteArray &body, Reading &reading)
{
    if (contentType.toLower().contains("html"))
        return;
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    reading.version = object.value("version"_L1).toString().left(longestWords);
    // The form of the public status pages of Twilio and others.
    const QJsonObject status = object.value("status"_L1).toObject();
    const QString indicator = status.value("indicator"_L1).toString();
    const bool isUnwell = object.value("ok"_L1) == QJsonValue(false)
        || (!indicator.isEmpty() && indicator != "none"_L1);
    if (isUnwell) {
        reading.note = Reading::Note::OwnTrouble;
        reading.words = status.value("description"_L1)
                            .toString(object.value("error"_L1).toString())
                            .left(longestWords);
    }
}

Prober::Prober(std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_timeout(timeout)
    , m_network(makeNetworkAccessManager())
{
    connect(m_network.get(), &QNetworkAccessManager::encrypted, this, &Prober::keepCertificate);
    // A certificate that is refused has an end as well, and often that is why.
    connect(m_network.get(), &QNetworkAccessManager::sslErrors, this,
        [this](QNetworkReply *reply) { keepCertificate(reply); });
}

Prober::~Prober()
{
    m_scope.abort();
}

void Prober::keepCertificate(QNetworkReply *reply)
{
    const QSslCertificate certificate = reply->sslConfiguration().peerCertificate();
    if (!certificate.isNull())
        m_certificates.insert(hostAndPort(reply->url()), certificate.expiryDate().toUTC());
}

QCoro::Task<Reading> Prober::ask(Target target)
{
    if (target.way == Target::Way::Http)
        co_return co_await askHttp(target);
    co_return co_await askSocket(target);
}

QCoro::Task<Reading> Prober::askHttp(Target target)
{
    const QPointer<Prober> self(this);
    const auto http = std::make_unique<HttpClient>(m_network.get(), Credentials{});
    HttpRequest request;
    request.url = target.url;
    // Where a page is as good as anything, one with a sign-in form is too.
    const bool mayBePage = !target.isJsonDue && !target.isPageOdd;
    request.accept = target.isJsonDue ? "application/json"_ba
        : mayBePage                   ? "text/html, */*"_ba
                                      : "*/*"_ba;
    request.source = u"status of %1"_s.arg(target.id);
    request.timeout = m_timeout;
    request.mostBytes = mostBytes;
    QElapsedTimer timer;
    timer.start();
    const auto answer = co_await http->send(request, &m_scope);
    Reading reading;
    reading.elapsed = std::chrono::milliseconds(timer.elapsed());
    if (!self) {
        reading.error = Error{.kind = ErrorKind::Cancelled, .source = request.source};
        co_return reading;
    }
    if (target.url.scheme() == "https"_L1)
        reading.certificateEnd = m_certificates.value(hostAndPort(target.url));
    if (answer) {
        const bool isPage = answer->contentType.toLower().contains("html");
        const auto odd = target.isJsonDue || (target.isPageOdd && isPage)
            ? notJson(*answer, request.source)
            : std::nullopt;
        if (odd && odd->kind == ErrorKind::Unauthorized)
            reading.note = Reading::Note::ProxyInFront;
        else if (odd)
            reading.error = *odd;
        else
            readAnswer(answer->contentType, answer->body, reading);
        co_return reading;
    }
    const Error &error = answer.error();
    const bool isRedirect = error.code >= 300 && error.code < 400;
    const bool isSignInPage = error.code < 300 && error.kind == ErrorKind::Unauthorized;
    const bool hasAnswered = error.code >= 300 && !isGatewayError(error.code);
    if (isSignInPage) {
        reading.note = Reading::Note::ProxyInFront;
    } else if (!hasAnswered) {
        reading.error = error;
    } else if (isRedirect && error.kind == ErrorKind::Unauthorized) {
        reading.note = Reading::Note::ProxyInFront;
    } else if (error.code == 401 || error.code == 403) {
        reading.note = Reading::Note::NeedsSignIn;
    } else if (target.isJsonDue) {
        // Somebody answers, and has nothing where the system would tell how it is.
        reading.error = error;
        reading.error->kind = ErrorKind::Protocol;
    }
    co_return reading;
}

QCoro::Task<Reading> Prober::askSocket(Target target)
{
    const auto probe = std::make_unique<GreetingProbe>(target, m_timeout);
    probe->start();
    if (!probe->isOver())
        co_await qCoro(probe.get(), &GreetingProbe::finished);
    co_return probe->reading();
}

} // namespace FibreDesk::Health
