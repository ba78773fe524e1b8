// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding the page, its family of firmware and the way in, without ever using up the attempts.

#include "cpe/tplink/websession.h"

#include "core/logging.h"
#include "core/wipe.h"

#include <QScopeGuard>

#include <algorithm>
#include <array>
#include <utility>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

/// One less than the device takes, should every one of them have counted.
constexpr int MostUnread = AttemptsBeforeLock - 1;
constexpr std::chrono::minutes UnreadWindow{30};
constexpr std::chrono::hours LastAttemptWindow{2};
constexpr int DefaultLock = 30 * 60; // s, where the device says it is locked and not for how long

QString otherUser(const QString &user)
{
    return user == "admin"_L1 ? u"user"_s : u"admin"_s;
}

} // namespace

QCoro::Task<Result<PublicKey>> WebSession::fetchKey(
    std::chrono::milliseconds timeout, QPointer<RequestScope> scope)
{
    const auto self = shared_from_this();
    for (const char *path : {"cgi/getGDPRParm", "cgi/getParm"}) {
        for (int tries = 1;; ++tries) {
            const auto answer = co_await m_http->send(
                {.path = path, .timeout = timeout, .source = source(u"key"_s)}, scope);
            if (!answer)
                co_return std::unexpected(answer.error());
            if (answer->status == 404)
                break;
            if (answer->status == 200)
                co_return readKey(answer->body);
            if (isHiccup(answer->status) && tries < MostTries) {
                if (co_await pause(scope))
                    continue;
                co_return std::unexpected(
                    Error{.kind = ErrorKind::Cancelled, .source = source(u"key"_s)});
            }
            Error error{.kind = ErrorKind::Protocol,
                .detail = u"no TP-Link page: status %1"_s.arg(answer->status),
                .code = answer->status,
                .source = source(u"key"_s)};
            if (!answer->location.isEmpty())
                error.detail +=
                    u", sent on to %1"_s.arg(QString::fromLatin1(answer->location.left(200)));
            co_return std::unexpected(error);
        }
    }
    co_return std::unexpected(Error{.kind = ErrorKind::Unsupported,
        .detail = u"this page does not speak the TP-Link gateways' encrypted interface"_s,
        .code = 404,
        .source = source(u"key"_s)});
}

QCoro::Task<Result<PublicKey>> WebSession::reach(Remembered known, QPointer<RequestScope> scope)
{
    const auto self = shared_from_this();
    const auto refused = [this](const QString &detail) {
        return std::unexpected(
            Error{.kind = ErrorKind::Validation, .detail = detail, .source = source(u"address"_s)});
    };
    if (m_device.id.isEmpty())
        co_return refused(u"a device without a name cannot be remembered"_s);
    const bool hasScheme = m_device.address.contains("://"_L1);
    QUrl url(hasScheme ? m_device.address : u"https://"_s + m_device.address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        co_return refused(u"\"%1\" is no address of a device"_s.arg(m_device.address));
    if (url.scheme() == "http"_L1 && !known.fingerprint.isEmpty())
        co_return std::unexpected(Error{.kind = ErrorKind::Tls,
            .detail = u"this device has shown a certificate before (%1); it is not talked to "
                      "without"_s.arg(shownFingerprint(known.fingerprint)),
            .source = source(u"address"_s),
            .type = u"CertificateChanged"_s});

    const bool isGuess = !hasScheme && known.fingerprint.isEmpty() && !m_isPlain;
    if (m_isPlain && known.fingerprint.isEmpty())
        url.setScheme(u"http"_s);
    m_http = std::make_unique<DeviceHttp>(url, known.fingerprint);
    auto key = co_await fetchKey(isGuess ? m_patience.probe : m_patience.answer, scope);
    const bool isNoTls = !key && key.error().code == 0 && key.error().kind != ErrorKind::Cancelled
        && m_http->fingerprint().isEmpty();
    if (isGuess && isNoTls && !m_isStopped) {
        url.setScheme(u"http"_s);
        m_http = std::make_unique<DeviceHttp>(url, QByteArray());
        const auto plain = co_await fetchKey(m_patience.answer, scope);
        m_isPlain = plain.has_value();
        // Where nothing answers, the first reason is as good; where something does, the second.
        if (plain || plain.error().kind != ErrorKind::Offline)
            key = plain;
    }
    if (!key)
        co_return key;
    if (const QByteArray shown = m_http->fingerprint();
        !shown.isEmpty() && known.fingerprint.isEmpty()) {
        // Before anything secret goes over it.
        const auto kept = co_await m_memory.change(
            m_device.id, [shown](Remembered &device) { device.fingerprint = shown; });
        if (!kept)
            co_return std::unexpected(kept.error());
        qCInfo(lcHttp).noquote() << "web" << m_device.id << "first certificate"
                                 << shownFingerprint(shown);
    }
    co_return key;
}

QCoro::Task<Result<void>> WebSession::guard(QString user, Login login, Remembered known)
{
    const auto self = shared_from_this();
    const QDateTime now = m_clock.now();
    const auto secondsUntil = [&now](const QDateTime &time) {
        return time.isValid() ? int(std::max<qint64>(0, now.secsTo(time))) : 0;
    };
    if (const int seconds = secondsUntil(known.lockedUntil); seconds > 0) {
        Error locked = failure(ErrorKind::RateLimited, Failure::Locked,
            u"the device has locked itself after wrong passwords, for %1 s more"_s.arg(seconds));
        locked.retryAfterSeconds = seconds;
        co_return std::unexpected(locked);
    }
    if (co_await wasRefused(known.refused, user, login.password))
        co_return std::unexpected(failure(ErrorKind::Unauthorized, Failure::RefusedBefore,
            u"the device has refused this password of \"%1\" before: it is not tried again"_s.arg(
                user)));
    const auto last = std::chrono::duration_cast<std::chrono::seconds>(LastAttemptWindow);
    if (known.attemptsLeft.value_or(AttemptsBeforeLock) <= 1 && !login.mayUseLastAttempt
        && secondsUntil(known.lastRefused.addSecs(last.count())) > 0)
        co_return std::unexpected(failure(ErrorKind::Unauthorized, Failure::LastAttempt,
            u"one more wrong password locks the device: it is not tried without being told to"_s));
    const auto window = std::chrono::duration_cast<std::chrono::seconds>(UnreadWindow);
    const int wait = secondsUntil(known.lastSignIn.addSecs(window.count()));
    if (known.unreadSignIns >= MostUnread && wait > 0) {
        Error unread = failure(ErrorKind::RateLimited, Failure::Locked,
            u"the outcome of the last %1 sign-ins could not be read; another might lock the "
            "device"_s.arg(known.unreadSignIns));
        unread.retryAfterSeconds = wait;
        co_return std::unexpected(unread);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> WebSession::open(Login login, QPointer<RequestScope> scope)
{
    const auto self = shared_from_this();
    login.password.detach();
    const auto wiped = qScopeGuard([&login] { wipe(login.password); });
    const auto gone = [this] {
        return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = source(u"sign-in"_s)});
    };
    if (m_isStopped)
        co_return gone();
    // No gateway has none: it would be one refusal more, and five lock it.
    if (login.password.isEmpty())
        co_return std::unexpected(
            failure(ErrorKind::Validation, {}, u"no password of this device is known"_s));
    auto known = co_await m_memory.recall(m_device.id);
    if (!known)
        co_return std::unexpected(known.error());
    const QString user = !login.user.isEmpty() ? login.user
        : !known->user.isEmpty()               ? known->user
                                               : u"user"_s;
    if (m_isOpen && userHash(user.toUtf8(), login.password) == m_hash)
        co_return Result<void>();
    if (m_isOpen)
        co_await logOut();

    auto done = co_await signIn(user, login, *known, scope);
    const bool isRefused = !done && done.error().type == Failure::WrongPassword;
    if (isRefused && login.mayTryOtherUser && !m_isStopped) {
        known = co_await m_memory.recall(m_device.id);
        // Never co_await within ?: — GCC 14 destroys what was not made.
        if (known)
            done = co_await signIn(otherUser(user), login, *known, scope);
        else
            done = std::unexpected(known.error());
    }
    if (!done)
        forget();
    co_return done;
}

QCoro::Task<Result<void>> WebSession::signIn(
    QString user, Login login, Remembered known, QPointer<RequestScope> scope)
{
    const auto self = shared_from_this();
    const bool hadScope = !scope.isNull();
    const auto isGivenUp = std::make_shared<bool>(false);
    QMetaObject::Connection listening;
    if (scope)
        listening =
            connect(scope.data(), &RequestScope::aborted, this, [isGivenUp] { *isGivenUp = true; });
    const auto deaf = qScopeGuard([&listening] { disconnect(listening); });
    const auto allowed = co_await guard(user, login, known);
    if (!allowed)
        co_return allowed;
    const Family likely = known.family.value_or(Family::Cbc);
    const Family other = likely == Family::Cbc ? Family::Gcm : Family::Cbc;
    // The family is only ever told by an answer that can be read. A device that stumbles (500,
    // 406) is asked in the likely one again; the guard counts each of them before it is sent.
    const std::array order =
        known.family ? std::array{likely, likely, other} : std::array{likely, other, likely};
    for (std::size_t round = 0; round < order.size(); ++round) {
        const Family family = order.at(round);
        Result<PublicKey> key = std::unexpected(Error());
        if (round == 0)
            key = co_await reach(known, scope);
        else
            key = co_await fetchKey(m_patience.answer, scope);
        if (!key)
            co_return std::unexpected(key.error());
        // Others may have tried meanwhile.
        const auto latest = co_await m_memory.recall(m_device.id);
        if (!latest)
            co_return std::unexpected(latest.error());
        const auto still = co_await guard(user, login, *latest);
        if (!still)
            co_return still;
        if (*isGivenUp || (hadScope && !scope))
            co_return std::unexpected(
                Error{.kind = ErrorKind::Cancelled, .source = source(u"sign-in"_s)});
        // Once sent it is heard out, whoever loses interest: a session whose cookie is lost cannot
        // be logged out of.
        const auto tried = co_await attempt(family, user, login.password, *key);
        if (!tried)
            co_return std::unexpected(tried.error());
        if (!tried->isReadable) {
            if (!co_await pause(scope))
                co_return std::unexpected(
                    Error{.kind = ErrorKind::Cancelled, .source = source(u"sign-in"_s)});
            continue;
        }
        if (tried->said.isWrongPassword()) {
            const Error refused = co_await refusal(user, login.password, tried->said);
            co_return std::unexpected(refused);
        }
        const int code = tried->said.code;
        const auto kept =
            co_await m_memory.change(m_device.id, [family, user, code](Remembered &device) {
                device.family = family;
                device.unreadSignIns = 0;
                if (code == 0) {
                    device.user = user;
                    device.attemptsLeft.reset();
                    device.lockedUntil = {};
                }
            });
        if (code != 0 && tried->said.isBadRequest())
            co_return std::unexpected(failure(ErrorKind::Protocol, {},
                u"the device calls our sign-in a bad request (%1)"_s.arg(code)));
        if (code != 0) {
            Error elsewhere = failure(ErrorKind::Conflict, Failure::SessionElsewhere,
                u"the device lets nobody in (code %1): another web session is active, and it "
                "has room for one"_s.arg(code));
            elsewhere.code = code;
            co_return std::unexpected(elsewhere);
        }
        m_isOpen = true;
        m_isFresh = true;
        m_hash = userHash(user.toUtf8(), login.password);
        Result<void> ready;
        if (kept)
            ready = co_await fetchToken();
        else
            ready = std::unexpected(kept.error());
        if (ready && (*isGivenUp || (hadScope && !scope)))
            ready = std::unexpected(
                Error{.kind = ErrorKind::Cancelled, .source = source(u"sign-in"_s)});
        if (!ready)
            co_await logOut();
        co_return ready;
    }
    co_return std::unexpected(failure(ErrorKind::Protocol, {},
        u"the device answers the sign-in in neither of the two known ways"_s));
}

QCoro::Task<Result<WebSession::Attempt>> WebSession::attempt(
    Family family, QString user, QByteArray password, PublicKey key)
{
    const auto self = shared_from_this();
    m_key = SessionKey::make(family);
    m_public = key;
    QByteArray body = signInBody(user.toUtf8(), password);
    const auto sealed = seal(m_key, body);
    wipe(body);
    QByteArray hash = userHash(user.toUtf8(), password);
    QByteArray text;
    if (sealed)
        text = signInText(m_key, hash, key.sequence + quint64(sealed->data.size()));
    const auto signature = sealed && !hash.isEmpty() ? sign(key, text) : std::nullopt;
    wipe(hash);
    wipe(text);
    if (!signature)
        co_return std::unexpected(
            failure(ErrorKind::Protocol, {}, u"nothing can be encrypted with the device's key"_s));

    const QDateTime now = m_clock.now();
    const auto noted = co_await m_memory.change(m_device.id, [now](Remembered &device) {
        ++device.unreadSignIns;
        device.lastSignIn = now;
    });
    if (!noted)
        co_return std::unexpected(noted.error());
    auto answer = co_await m_http->send({.path = "cgi_gdpr?9"_ba,
                                            .body = postBody(*signature, *sealed),
                                            .timeout = m_patience.answer,
                                            .source = source(u"sign-in"_s)},
        nullptr);
    if (!answer)
        co_return std::unexpected(answer.error());
    Attempt attempt;
    if (answer->status != 200)
        co_return attempt;
    const auto plain = unseal(m_key, answer->body);
    const auto said = plain ? readSignIn(*plain) : std::nullopt;
    if (said) {
        attempt.isReadable = true;
        attempt.said = *said;
    } else if (const auto bare = readSignIn(answer->body); bare && bare->isWrongPassword()) {
        // A refusal is believed in any dress.
        attempt.isReadable = true;
        attempt.said = *bare;
    }
    co_return attempt;
}

QCoro::Task<Error> WebSession::refusal(QString user, QByteArray password, SignInAnswer said)
{
    const auto self = shared_from_this();
    const QDateTime now = m_clock.now();
    const RefusedPassword refused = co_await unreadable(user, password, now);
    const bool isLocked =
        said.lockedSeconds > 0 || said.attemptsLeft.value_or(AttemptsBeforeLock) == 0;
    const int seconds = said.lockedSeconds > 0 ? said.lockedSeconds : DefaultLock;
    const Family family = m_key.family;
    const auto kept = co_await m_memory.change(
        m_device.id, [refused, said, now, isLocked, seconds, family](Remembered &device) {
            device.refused.append(refused);
            device.lastRefused = now;
            device.unreadSignIns = 0;
            device.family = family;
            device.attemptsLeft = said.attemptsLeft
                ? *said.attemptsLeft
                : std::max(0, device.attemptsLeft.value_or(AttemptsBeforeLock) - 1);
            if (isLocked)
                device.lockedUntil = now.addSecs(seconds);
        });
    if (!kept)
        co_return kept.error();
    Error error = failure(ErrorKind::Unauthorized, Failure::WrongPassword,
        u"the device refuses the password of \"%1\""_s.arg(user));
    error.code = said.code;
    if (said.attemptsLeft && !isLocked)
        error.detail += u"; %1 attempts are left before it locks itself"_s.arg(*said.attemptsLeft);
    if (isLocked) {
        error.type = Failure::Locked;
        error.retryAfterSeconds = seconds;
        error.detail += u" and has locked itself for %1 s"_s.arg(seconds);
    }
    co_return error;
}

QCoro::Task<Result<void>> WebSession::fetchToken()
{
    const auto self = shared_from_this();
    for (int tries = 1; tries <= MostTries; ++tries) {
        const auto page = co_await m_http->send({.path = {},
                                                    .isPost = false,
                                                    .timeout = m_patience.answer,
                                                    .source = source(u"token"_s)},
            nullptr);
        if (!page)
            co_return std::unexpected(page.error());
        if (page->status == 200) {
            const auto token = readToken(page->body);
            if (!token)
                co_return std::unexpected(failure(ErrorKind::Conflict, Failure::SessionElsewhere,
                    u"the device took the password and gave no session: another web session is "
                    "active, and it has room for one"_s));
            m_http->setToken(*token);
            co_return Result<void>();
        }
        if (!isHiccup(page->status))
            co_return std::unexpected(failure(ErrorKind::Protocol, {},
                u"the page of the session has status %1"_s.arg(page->status)));
        if (tries < MostTries && !co_await pause(nullptr))
            co_return std::unexpected(
                Error{.kind = ErrorKind::Cancelled, .source = source(u"token"_s)});
    }
    co_return std::unexpected(failure(
        ErrorKind::Server, {}, u"the page of the session fails, %1 times"_s.arg(MostTries)));
}

} // namespace FibreDesk::Cpe::TpLink
