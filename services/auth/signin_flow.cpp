// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing in and out by hand.

#include "auth/signin.h"

#include "auth/authwords.h"
#include "auth/codeflow.h"
#include "auth/jwt.h"
#include "auth/loopbackserver.h"
#include "core/logging.h"

#include <QCoroSignal>

#include <QPointer>
#include <QScopedPointer>
#include <QUrlQuery>

#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The same question, which no session of the browser answers. Letter by letter, as it was written.
QUrl asksAnew(QUrl page)
{
    QStringList items = page.query(QUrl::FullyEncoded).split(u'&');
    const bool asksConsent = items.removeAll(u"prompt=consent"_s) > 0;
    items += asksConsent ? u"prompt=login%20consent"_s : u"prompt=login"_s;
    items += u"max_age=0"_s;
    page.setQuery(items.join(u'&'), QUrl::StrictMode);
    return page;
}

/// That the provider asked the person since then. It has to tell, being asked for max_age (OpenID
/// Connect Core 2): of one that does not, nobody knows what let the person in.
Result<void> checkFresh(const QString &idToken, const QDateTime &since, std::chrono::seconds skew)
{
    constexpr qint64 slack = 60;
    const auto token = Jwt::read(idToken.toLatin1());
    const qint64 at = token ? token->claims.value("auth_time"_L1).toInteger(-1) : -1;
    if (at < 0)
        return std::unexpected(authError(ErrorKind::Unauthorized,
            u"the provider does not tell when it asked for the password (auth_time)"_s,
            u"stale"_s));
    if (at + skew.count() < since.toSecsSinceEpoch() - slack)
        return std::unexpected(authError(ErrorKind::Unauthorized,
            u"the provider did not ask for the password again: it names an earlier sign-in"_s,
            u"stale"_s));
    return {};
}

} // namespace

QCoro::Task<Result<void>> SignIn::signIn(Opener open)
{
    m_open = std::move(open);
    return once(&SignIn::m_signingIn, &SignIn::askBrowser);
}

bool SignIn::canConfirm() const
{
    return (m_status.isSomebodyIn() || m_status.state == State::Expired)
        && !m_status.who.subject.isEmpty() && !m_provider.settings().isFrappe;
}

QCoro::Task<Result<void>> SignIn::confirm(Opener open)
{
    if (!canConfirm())
        co_return std::unexpected(authError(ErrorKind::Unsupported,
            u"nobody is signed in whom the provider can ask again"_s, u"confirm"_s));
    m_isConfirming = true; // until this attempt ends
    co_return co_await signIn(std::move(open));
}

QCoro::Task<Result<void>> SignIn::signInElsewhere()
{
    return once(&SignIn::m_signingIn, &SignIn::askOtherDevice);
}

void SignIn::begin()
{
    m_isRecalled = true; // what was kept does not count any more
    ++m_attempt;
    m_before = m_status.state;
    SignInStatus status = m_status;
    status.state = State::SigningIn;
    status.isConfirming = m_isConfirming;
    status.error.reset();
    m_askedAt = m_clock.now();
    setStatus(status);
}

void SignIn::endAttempt(const Error &error)
{
    SignInStatus status = m_status;
    status.page = {};
    status.userCode.clear();
    status.state = m_before;
    status.isConfirming = false;
    m_isConfirming = false;
    if (error.kind != ErrorKind::Cancelled) {
        status.error = error;
        const bool isRefusal = error.kind == ErrorKind::Unauthorized
            || error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Protocol;
        if (isRefusal && m_before == State::SignedOut)
            status.state = State::Refused;
    }
    setStatus(status);
}

QCoro::Task<Result<void>> SignIn::askBrowser()
{
    const QPointer<SignIn> self(this);
    begin();
    const int attempt = m_attempt;
    const auto isWanted = [self, attempt] { return self && self->m_attempt == attempt; };
    const auto fail = [self](const Error &error) {
        self->endAttempt(error);
        return std::unexpected(error);
    };
    const auto provider = co_await m_provider.provider();
    if (!isWanted())
        co_return gone();
    if (!provider)
        co_return fail(provider.error());
    if (!provider->hasPkce)
        co_return fail(authError(ErrorKind::Unsupported,
            u"the provider does not take PKCE with S256, without which a code can be stolen"_s,
            u"pkce"_s));

    // Later: it may be just telling us of its answer.
    const std::unique_ptr<LoopbackServer, QScopedPointerDeleteLater> listener(
        new LoopbackServer(m_options.words));
    if (const auto listening = listener->listen(m_provider.settings().redirectPort); !listening)
        co_return fail(listening.error());
    m_listener = listener.get();
    const CodeFlowPtr flow = m_provider.flow(*provider, listener->redirectUri());
    const QUrl question = flow->ask();
    const QUrl page = m_isConfirming ? asksAnew(question) : question;
    listener->setIsAnswer([asked = QPointer(flow.get())](const QUrlQuery &answer) {
        return asked && asked->isAnsweredBy(answer);
    });
    SignInStatus status = m_status;
    status.page = page;
    setStatus(status);
    if (m_open && !m_open(page))
        qCInfo(lcAuth) << "no browser could be started; the address is shown";

    const auto answer = co_await qCoro(listener.get(), &LoopbackServer::ended, m_options.patience);
    if (!isWanted())
        co_return gone();
    if (!answer)
        co_return fail(authError(ErrorKind::Timeout,
            u"the browser did not come back within %1 min"_s.arg(
                std::chrono::ceil<std::chrono::minutes>(m_options.patience).count()),
            u"browser"_s));
    status = m_status;
    status.page = {};
    setStatus(status);
    auto tokens = co_await flow->redeem(*answer);
    if (!isWanted()) {
        if (self && tokens)
            co_await discard(*std::move(tokens));
        co_return gone();
    }
    if (!tokens)
        co_return fail(tokens.error());
    co_return co_await finish(*std::move(tokens), flow->nonce(), attempt);
}

QCoro::Task<Result<void>> SignIn::askOtherDevice()
{
    const QPointer<SignIn> self(this);
    begin();
    const int attempt = m_attempt;
    const auto isWanted = [self, attempt] { return self && self->m_attempt == attempt; };
    const auto code = co_await m_provider.askDeviceCode();
    if (!isWanted())
        co_return gone();
    if (!code) {
        endAttempt(code.error());
        co_return std::unexpected(code.error());
    }
    SignInStatus status = m_status;
    status.page = code->pageWithCode.isEmpty() ? code->page : code->pageWithCode;
    status.userCode = code->userCode;
    setStatus(status);
    auto tokens = co_await m_provider.waitForDevice(*code, isWanted);
    if (!isWanted()) {
        if (self && tokens)
            co_await discard(*std::move(tokens));
        co_return gone();
    }
    if (!tokens) {
        endAttempt(tokens.error());
        co_return std::unexpected(tokens.error());
    }
    co_return co_await finish(*std::move(tokens), {}, attempt);
}

QCoro::Task<Result<void>> SignIn::finish(Tokens tokens, QString nonce, int attempt)
{
    const QPointer<SignIn> self(this);
    auto who = co_await m_provider.identify(tokens, nonce, {}, true);
    if (!self) {
        tokens.wipe();
        co_return gone();
    }
    if (attempt != m_attempt) {
        co_await discard(std::move(tokens));
        co_return gone();
    }
    // What is typed and not yet sent is that person's.
    const bool isOther = (m_before == State::Expired || m_isConfirming)
        && !m_status.who.subject.isEmpty() && who && who->subject != m_status.who.subject;
    if (isOther) {
        who = std::unexpected(authError(ErrorKind::Forbidden,
            u"%1 has signed in, but this desk is that of %2, who must sign out first"_s.arg(
                who->shown(), m_status.who.shown()),
            u"person"_s));
    }
    const auto provider = co_await m_provider.provider(); // known already: its clock is wanted
    if (!self) {
        tokens.wipe();
        co_return gone();
    }
    if (attempt != m_attempt) {
        co_await discard(std::move(tokens));
        co_return gone();
    }
    const auto skew = provider ? provider->skew.value_or(0s) : 0s;
    if (who && m_isConfirming) {
        if (const auto fresh = checkFresh(tokens.id, m_askedAt, skew); !fresh)
            who = std::unexpected(fresh.error());
    }
    if (!who) {
        co_await discard(std::move(tokens));
        if (!self || attempt != m_attempt)
            co_return gone();
        endAttempt(who.error());
        co_return std::unexpected(who.error());
    }
    // What shows who it is need not be what the session is renewed with.
    if (m_isConfirming && tokens.refresh.isEmpty() && !m_tokens.refresh.isEmpty()) {
        tokens.wipe();
    } else {
        ++m_session;
        m_tokens = std::move(tokens);
        m_mustRenew = false;
        m_refusedAt = {};
    }
    SignInStatus status = m_status;
    status.state = State::SignedIn;
    status.isConfirming = false;
    m_isConfirming = false;
    status.who = *who;
    status.since = m_clock.now();
    status.until = m_tokens.refresh.isEmpty() ? m_tokens.endsAt : QDateTime();
    status.error.reset();
    status.page = {};
    status.userCode.clear();
    setStatus(status);
    watchEnd();
    (void)co_await keep();
    if (!self || attempt != m_attempt)
        co_return gone();
    Q_EMIT renewed();
    co_return Result<void>{};
}

QCoro::Task<void> SignIn::discard(Tokens tokens)
{
    const bool hasRefresh = !tokens.refresh.isEmpty();
    (void)co_await m_provider.revoke(hasRefresh ? tokens.refresh : tokens.access, hasRefresh);
    tokens.wipe();
}

void SignIn::cancel()
{
    if (m_status.state != State::SigningIn)
        return;
    ++m_attempt;
    m_signingIn.reset(); // the next one does not wait for the end of this one
    if (m_listener)
        m_listener->cancel();
    endAttempt(gone().error());
}

QCoro::Task<SignIn::Farewell> SignIn::signOut()
{
    const QPointer<SignIn> self(this);
    cancel();
    ++m_attempt;
    ++m_session;
    m_isRecalled = true;
    Tokens tokens = std::exchange(m_tokens, Tokens{});
    m_endTimer.stop();
    m_mustRenew = false;
    setStatus({.isKept = m_store->isLasting()});
    Farewell farewell;
    const auto removed = co_await m_store->remove(m_key);
    if (!removed && removed.error().kind != ErrorKind::NotFound)
        farewell.error = removed.error();
    if (!self)
        co_return farewell;
    const auto provider = co_await m_provider.provider();
    if (!self)
        co_return farewell;
    if (!provider) {
        if (!tokens.access.isEmpty())
            farewell.error = provider.error();
        co_return farewell;
    }
    if (!provider->endSession.isEmpty()) {
        farewell.page = provider->endSession;
        QUrlQuery query(farewell.page);
        query.addQueryItem(u"client_id"_s, m_provider.settings().clientId);
        if (!tokens.id.isEmpty())
            query.addQueryItem(u"id_token_hint"_s, tokens.id);
        farewell.page.setQuery(query);
    }
    for (const auto &[token, isRefreshToken] :
        {std::pair(tokens.refresh, true), std::pair(tokens.access, false)}) {
        const auto revoked = co_await m_provider.revoke(token, isRefreshToken);
        if (!self)
            co_return farewell;
        if (!revoked && !farewell.error)
            farewell.error = revoked.error();
    }
    tokens.wipe();
    co_return farewell;
}

} // namespace FibreDesk::Auth
