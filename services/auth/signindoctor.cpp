// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signindoctor.h"

#include "auth/authwords.h"
#include "auth/codeflow.h"
#include "auth/jwk.h"
#include "auth/loopbackserver.h"
#include "core/httpclient.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPointer>
#include <QRandomGenerator>
#include <QScopeGuard>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;
using Subject = SignInCheck::Subject;
using Outcome = SignInCheck::Outcome;
using Advice = SignInCheck::Advice;
using Fact = SignInCheck::Fact;

namespace {

/// From here on an identity token may be refused for its times.
constexpr qint64 mostSkew = 60;

SignInCheck proxyCheck(const QUrl &issuer)
{
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(issuer));
    const QNetworkProxy first = proxies.isEmpty() ? QNetworkProxy() : proxies.first();
    const bool isNone = first.type() == QNetworkProxy::NoProxy
        || first.type() == QNetworkProxy::DefaultProxy || first.hostName().isEmpty();
    if (isNone)
        return {.subject = Subject::Proxy, .fact = Fact::NoProxy};
    return {.subject = Subject::Proxy,
        .fact = Fact::ByProxy,
        .values = {u"%1:%2"_s.arg(first.hostName()).arg(first.port())}};
}

SignInCheck providerCheck(const Error &error)
{
    SignInCheck check{.subject = Subject::Provider, .outcome = Outcome::Bad, .words = error.detail};
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
        check.advice = error.detail.contains("proxy"_L1, Qt::CaseInsensitive)
            ? Advice::LookAtProxy
            : Advice::CheckNetwork;
        break;
    case ErrorKind::Tls:
        check.advice = Advice::InstallAuthority;
        break;
    case ErrorKind::NotFound:
        check.advice = Advice::CheckAddress;
        break;
    case ErrorKind::Unauthorized: // sent to a page elsewhere
    case ErrorKind::Forbidden:
        check.advice = Advice::LookAtProxy;
        break;
    default:
        check.advice = error.type == "proxy"_L1 ? Advice::LookAtProxy : Advice::AskAdministrator;
    }
    return check;
}

SignInCheck clockCheck(const Provider &provider)
{
    if (!provider.skew)
        return {.subject = Subject::Clock, .outcome = Outcome::Skipped, .fact = Fact::ClockNotTold};
    const qint64 seconds = provider.skew->count();
    if (std::abs(seconds) < mostSkew)
        return {.subject = Subject::Clock, .fact = Fact::ClockFine};
    return {.subject = Subject::Clock,
        .outcome = Outcome::Warning,
        .fact = seconds > 0 ? Fact::ClockAhead : Fact::ClockBehind,
        .values = {QString::number(std::abs(seconds))},
        .advice = Advice::SetClock};
}

/// Whether the answer to the question says that the redirect is registered. A provider that knows
/// it sends the browser there with an error, or shows its own form; one that does not must show
/// its refusal to the person (RFC 6749 4.1.2.1).
SignInCheck redirectCheck(const Result<HttpResponse> &answer, const QString &redirectUri)
{
    SignInCheck check{.subject = Subject::Redirect, .fact = Fact::Address, .values = {redirectUri}};
    if (answer)
        return check;
    const Error &error = answer.error();
    if (error.code >= 300 && error.code < 400)
        return check;
    check.outcome = Outcome::Bad;
    check.fact = Fact::RedirectRefused;
    check.words = error.detail;
    check.advice = Advice::RegisterRedirect;
    if (isRetryable(error)) {
        check.outcome = Outcome::Warning;
        check.advice = Advice::CheckNetwork;
    }
    return check;
}

QCoro::Task<SignInCheck> keysCheck(HttpClient *http, QUrl url)
{
    HttpRequest request;
    request.url = url;
    request.accept = "application/jwk-set+json, application/json"_ba;
    request.source = u"sign-in keys"_s;
    const auto document = co_await http->sendForJson(request);
    if (!document)
        co_return SignInCheck{.subject = Subject::Keys,
            .outcome = Outcome::Bad,
            .words = document.error().detail,
            .advice = Advice::AskAdministrator};
    const auto count = readKeySet(document->object()).size();
    co_return SignInCheck{.subject = Subject::Keys,
        .outcome = count > 0 ? Outcome::Fine : Outcome::Bad,
        .fact = Fact::Keys,
        .values = {QString::number(count)},
        .advice = count > 0 ? Advice::None : Advice::AskAdministrator};
}

/// The store is there as long as the network is.
QCoro::Task<SignInCheck> storeCheck(TokenStore *store, QPointer<QNetworkAccessManager> life)
{
    const SignInCheck unseen{.subject = Subject::Store, .outcome = Outcome::Skipped};
    if (!life)
        co_return unseen;
    const QString key = u"oidc/doctor"_s;
    const QByteArray value = QByteArray::number(QRandomGenerator::system()->generate64());
    const auto written = co_await store->write(key, value);
    if (!life)
        co_return unseen;
    if (!written)
        co_return SignInCheck{.subject = Subject::Store,
            .outcome = Outcome::Warning,
            .words = written.error().detail,
            .advice = Advice::OpenKeychain};
    const auto read = co_await store->read(key);
    if (!life)
        co_return unseen;
    (void)co_await store->remove(key);
    if (!life)
        co_return unseen;
    const bool isSame = read && *read == value;
    SignInCheck check{.subject = Subject::Store, .fact = Fact::StoreFine};
    if (!isSame) {
        check.fact = read ? Fact::StoreLies : Fact::Failed;
        check.words = read ? QString() : read.error().detail;
    } else if (!store->isLasting()) {
        check.fact = Fact::StoreForgets;
    }
    if (!isSame || !store->isLasting()) {
        check.outcome = Outcome::Warning;
        check.advice = Advice::OpenKeychain;
    }
    co_return check;
}

SignInCheck sessionCheck(const SignInStatus &status)
{
    using State = SignInStatus::State;
    SignInCheck check{.subject = Subject::Session, .values = {status.who.shown()}};
    if (status.state == State::SignedIn) {
        check.fact = Fact::SignedIn;
        if (status.until.isValid()) {
            check.outcome = Outcome::Warning;
            check.fact = Fact::SignedInUntil;
            check.values += status.until.toString(Qt::ISODate);
            check.advice = Advice::AskForOfflineAccess;
        }
        return check;
    }
    check.outcome = Outcome::Warning;
    check.advice = Advice::SignIn;
    check.words = status.error ? status.error->detail : QString();
    check.fact = status.state == State::SigningIn ? Fact::SigningIn
        : status.state == State::Expired          ? Fact::Ended
        : status.state == State::Refused          ? Fact::Refused
                                                  : Fact::NobodyIn;
    return check;
}

/// Without what the provider or the system said.
QString ownWords(const SignInCheck &check)
{
    const QString first = check.values.value(0);
    switch (check.fact) {
    case Fact::Failed:
        return {};
    case Fact::Address:
    case Fact::RedirectRefused:
    case Fact::SignedIn:
        return first;
    case Fact::NoProxy:
        return u"no proxy is set for it"_s;
    case Fact::ByProxy:
        return u"by way of %1"_s.arg(first);
    case Fact::NamedOtherwise:
        return u"it does not call itself as the profile does"_s;
    case Fact::HasPkce:
        return u"S256"_s;
    case Fact::NoPkce:
        return u"the provider does not offer S256"_s;
    case Fact::ClockNotTold:
        return u"the provider does not tell its time"_s;
    case Fact::ClockFine:
        return u"less than a minute apart"_s;
    case Fact::ClockAhead:
        return skewWords(std::chrono::seconds(first.toLongLong()));
    case Fact::ClockBehind:
        return skewWords(std::chrono::seconds(-first.toLongLong()));
    case Fact::Keys:
        return u"%1 that can be used"_s.arg(first);
    case Fact::PortBoth:
        return u"127.0.0.1 and ::1, port %1"_s.arg(first);
    case Fact::PortTaken:
        return u"port %1"_s.arg(first);
    case Fact::StoreFine:
        return u"written and read back"_s;
    case Fact::StoreForgets:
        return u"no keychain: the sign-in ends with the program"_s;
    case Fact::StoreLies:
        return u"what was written is not what is read"_s;
    case Fact::SignedInUntil:
        return u"%1, until %2, not renewed"_s.arg(first, check.values.value(1));
    case Fact::SigningIn:
        return u"signing in just now"_s;
    case Fact::NobodyIn:
        return u"nobody is signed in"_s;
    case Fact::Ended:
        return first.isEmpty() ? u"the sign-in has ended"_s
                               : u"the sign-in of %1 has ended"_s.arg(first);
    case Fact::Refused:
        return u"the last sign-in was refused"_s;
    }
    return {};
}

} // namespace

QString SignInCheck::detail() const
{
    const QString own = ownWords(*this);
    if (own.isEmpty() || words.isEmpty())
        return own + words;
    return own + u": "_s + words;
}

QString subjectName(SignInCheck::Subject subject)
{
    switch (subject) {
    case Subject::Proxy:
        return u"proxy"_s;
    case Subject::Provider:
        return u"provider"_s;
    case Subject::Issuer:
        return u"issuer"_s;
    case Subject::Pkce:
        return u"pkce"_s;
    case Subject::Clock:
        return u"clock"_s;
    case Subject::Keys:
        return u"keys"_s;
    case Subject::Port:
        return u"port"_s;
    case Subject::Redirect:
        return u"redirect"_s;
    case Subject::Store:
        return u"keychain"_s;
    case Subject::Session:
        return u"session"_s;
    }
    return {};
}

QString outcomeName(SignInCheck::Outcome outcome)
{
    switch (outcome) {
    case Outcome::Fine:
        return u"ok"_s;
    case Outcome::Warning:
        return u"warning"_s;
    case Outcome::Bad:
        return u"failed"_s;
    case Outcome::Skipped:
        return u"skipped"_s;
    }
    return {};
}

QString adviceName(SignInCheck::Advice advice)
{
    static const QStringList names{{}, u"checkNetwork"_s, u"checkAddress"_s, u"installAuthority"_s,
        u"lookAtProxy"_s, u"correctIssuer"_s, u"allowPkce"_s, u"setClock"_s, u"freePort"_s,
        u"registerRedirect"_s, u"openKeychain"_s, u"signIn"_s, u"askAdministrator"_s,
        u"askForOfflineAccess"_s};
    return names.value(int(advice));
}

QString adviceText(SignInCheck::Advice advice)
{
    switch (advice) {
    case Advice::None:
        return {};
    case Advice::CheckNetwork:
        return u"Look at the network of this computer, then try again."_s;
    case Advice::CheckAddress:
        return u"Correct [oidc] issuer in the profile: no provider answers there."_s;
    case Advice::InstallAuthority:
        return u"Give the company's own certificate authority as [tls] ca_file, or have the "
               "provider's certificate renewed."_s;
    case Advice::LookAtProxy:
        return u"Something between here and the provider answers in its place: sign in to the "
               "network, or have the proxy let the provider's address through."_s;
    case Advice::CorrectIssuer:
        return u"Write [oidc] issuer exactly as the provider calls itself."_s;
    case Advice::AllowPkce:
        return u"Have PKCE with S256 switched on for this client."_s;
    case Advice::SetClock:
        return u"Have the clock of this computer set by the network."_s;
    case Advice::FreePort:
        return u"End the program that holds the port, or set another [oidc] redirect_port here and "
               "at the provider."_s;
    case Advice::RegisterRedirect:
        return u"Have this address, or http://127.0.0.1/callback with any port, written down for "
               "the client; a provider that compares byte for byte needs [oidc] redirect_port."_s;
    case Advice::OpenKeychain:
        return u"Start or unlock the keychain of this computer; until then everybody signs in "
               u"again "
               "after each start."_s;
    case Advice::SignIn:
        return u"Sign in."_s;
    case Advice::AskAdministrator:
        return u"Show this to whoever runs the provider."_s;
    case Advice::AskForOfflineAccess:
        return u"Have the client allowed the scope offline_access, and name it in [oidc] scopes."_s;
    }
    return {};
}

QCoro::Task<QList<SignInCheck>> examineSignIn(QNetworkAccessManager *network, Profile::Oidc oidc,
    TokenStore *store, SignInStatus status, Clock clock)
{
    QList<SignInCheck> checks{proxyCheck(oidc.issuer)};
    const QPointer<QNetworkAccessManager> life(network);
    // Goes with the network, also where it waits for its next try.
    const QPointer<HttpClient> http = new HttpClient(network, Credentials{}, network);
    const auto spent = qScopeGuard([http] { delete http.data(); });
    const auto provider = co_await findProvider(http, oidc, clock.now());
    if (!life)
        co_return checks;
    const QUrl issuer = oidc.issuer;
    const bool isMisnamed = !provider && provider.error().type == "issuer"_L1;
    if (!provider && !isMisnamed)
        checks += providerCheck(provider.error());
    else
        checks +=
            {.subject = Subject::Provider, .fact = Fact::Address, .values = {issuer.toString()}};
    if (isMisnamed)
        checks += {.subject = Subject::Issuer,
            .outcome = Outcome::Bad,
            .fact = Fact::NamedOtherwise,
            .words = provider.error().detail,
            .advice = Advice::CorrectIssuer};

    LoopbackServer listener({});
    const auto listening = listener.listen(oidc.redirectPort);
    if (!listening)
        checks += {.subject = Subject::Port,
            .outcome = Outcome::Bad,
            .fact = Fact::PortTaken,
            .values = {QString::number(oidc.redirectPort)},
            .words = listening.error().detail,
            .advice = Advice::FreePort};
    else if (listener.hasBothFamilies())
        checks += {.subject = Subject::Port,
            .fact = Fact::PortBoth,
            .values = {QString::number(listener.port())}};
    else
        checks +=
            {.subject = Subject::Port, .fact = Fact::Address, .values = {listener.redirectUri()}};
    if (provider) {
        checks += {.subject = Subject::Issuer, .fact = Fact::Address, .values = {provider->issuer}};
        checks += {.subject = Subject::Pkce,
            .outcome = provider->hasPkce ? Outcome::Fine : Outcome::Bad,
            .fact = provider->hasPkce ? Fact::HasPkce : Fact::NoPkce,
            .advice = provider->hasPkce ? Advice::None : Advice::AllowPkce};
        checks += clockCheck(*provider);
        if (!provider->keys.isEmpty())
            checks += co_await keysCheck(http, provider->keys);
        if (!life)
            co_return checks;
        if (listening) {
            CodeFlow flow(http, *provider, oidc, clock, listener.redirectUri());
            HttpRequest ask;
            ask.url = flow.ask();
            ask.accept = "text/html"_ba;
            ask.source = u"sign-in redirect"_s;
            const auto answer = co_await http->send(ask);
            checks += redirectCheck(answer, listener.redirectUri());
        }
    }
    checks += co_await storeCheck(store, life);
    checks += sessionCheck(status);
    std::ranges::stable_sort(checks, {}, &SignInCheck::subject);
    co_return checks;
}

} // namespace FibreDesk::Auth
