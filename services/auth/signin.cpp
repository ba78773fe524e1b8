// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signin.h"

#include "auth/authwords.h"
#include "auth/loopbackserver.h"
#include "core/logging.h"
#include "core/wipe.h"

#include <QCoroFuture>

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QPromise>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>
#include <limits>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int keptVersion = 1;
constexpr std::chrono::milliseconds lockPatience = 20s;

QByteArray digestOf(const Profile &profile, const Profile::Oidc &oidc)
{
    const QByteArray identity = oidc.issuer.toEncoded() + '\n' + oidc.clientId.toUtf8() + '\n'
        + profile.erp.url.toEncoded() + '\n' + profile.hub.url.toEncoded();
    return QCryptographicHash::hash(identity, QCryptographicHash::Sha256).toHex().left(16);
}

/// The provider itself said no, so nothing but a new sign-in helps; anything else may pass.
bool isFinal(const Error &error)
{
    static const QStringList words{u"invalid_grant"_s, u"invalid_client"_s,
        u"unauthorized_client"_s, u"invalid_scope"_s, u"access_denied"_s, u"invalid_token"_s,
        u"unsupported_grant_type"_s, u"invalid_request"_s};
    return words.contains(error.type);
}

} // namespace

QString signInStateName(SignInStatus::State state)
{
    using State = SignInStatus::State;
    switch (state) {
    case State::SignedOut:
        return u"signedOut"_s;
    case State::SigningIn:
        return u"signingIn"_s;
    case State::SignedIn:
        return u"signedIn"_s;
    case State::Expired:
        return u"expired"_s;
    case State::Refused:
        return u"refused"_s;
    }
    return {};
}

struct SignIn::Flight {
    QPromise<void> promise;
    Result<void> result;
};

SignIn::SignIn(QNetworkAccessManager *network, Profile::Oidc oidc, TokenStore *store, QString key,
    Options options, Clock clock, QObject *parent)
    : TokenSource(parent)
    , m_provider(network, std::move(oidc), clock)
    , m_store(store)
    , m_key(std::move(key))
    , m_options(std::move(options))
    , m_clock(std::move(clock))
{
    m_endTimer.setSingleShot(true);
    connect(&m_endTimer, &QTimer::timeout, this, &SignIn::watchEnd);
}

SignIn::~SignIn()
{
    ++m_attempt;
    if (m_listener)
        m_listener->cancel();
    m_tokens.wipe();
}

QString SignIn::keyFor(const Profile &profile)
{
    return keyFor(profile, profile.oidc);
}

QString SignIn::keyFor(const Profile &profile, const Profile::Oidc &oidc)
{
    return u"oidc/"_s + QString::fromLatin1(digestOf(profile, oidc));
}

QString SignIn::lockFileFor(const Profile &profile, const Profile::Oidc &oidc)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = profile.dataDirectory;
    return QDir(folder).filePath(
        u"fibredesk-signin-%1.lock"_s.arg(QString::fromLatin1(digestOf(profile, oidc))));
}

void SignIn::setStatus(SignInStatus status)
{
    if (status == m_status)
        return;
    if (status.state != m_status.state)
        qCInfo(lcAuth).noquote() << "sign-in:" << signInStateName(status.state)
                                 << (status.error ? status.error->detail : QString());
    m_status = std::move(status);
    Q_EMIT statusChanged(m_status);
}

Error SignIn::nobody() const
{
    const QString place = m_provider.settings().issuer.host();
    if (m_status.state == State::Expired)
        return authError(ErrorKind::Unauthorized,
            u"the sign-in with %1 has ended%2"_s.arg(
                place, m_status.error ? u": "_s + m_status.error->detail : QString()),
            u"expired"_s);
    return authError(
        ErrorKind::Unauthorized, u"nobody is signed in with %1"_s.arg(place), u"signedOut"_s);
}

QCoro::Task<Result<void>> SignIn::once(FlightPtr SignIn::*slot, Work work)
{
    const QPointer<SignIn> self(this);
    if (const FlightPtr flight = this->*slot) {
        co_await flight->promise.future();
        if (!self)
            co_return gone();
        co_return Result<void>(flight->result); // by name QCoro would take it from the others
    }
    const auto flight = std::make_shared<Flight>();
    flight->promise.start();
    this->*slot = flight;
    flight->result = co_await (this->*work)();
    if (self && this->*slot == flight)
        (this->*slot).reset();
    flight->promise.finish();
    co_return Result<void>(flight->result);
}

QCoro::Task<Result<void>> SignIn::recall()
{
    return once(&SignIn::m_recalling, &SignIn::recallNow);
}

QCoro::Task<Result<void>> SignIn::renew()
{
    return once(&SignIn::m_renewing, &SignIn::renewNow);
}

QByteArray SignIn::keptBytes() const
{
    const QJsonObject json{{u"version"_s, keptVersion},
        {u"issuer"_s, m_provider.settings().issuer.toString(QUrl::FullyEncoded)},
        {u"client"_s, m_provider.settings().clientId}, {u"access"_s, m_tokens.access},
        {u"refresh"_s, m_tokens.refresh}, {u"id"_s, m_tokens.id},
        {u"issued"_s, m_tokens.issuedAt.toString(Qt::ISODate)},
        {u"ends"_s, m_tokens.endsAt.toString(Qt::ISODate)},
        {u"since"_s, m_status.since.toString(Qt::ISODate)}, {u"who"_s, m_status.who.toJson()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<Identity> SignIn::keptIdentity(const QByteArray &bytes, const Profile::Oidc &oidc)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    if (json.value("version"_L1).toInt() != keptVersion
        || text("issuer"_L1) != oidc.issuer.toString(QUrl::FullyEncoded)
        || text("client"_L1) != oidc.clientId || text("access"_L1).isEmpty())
        return {};
    return Identity::read(json.value("who"_L1).toObject());
}

bool SignIn::isKeptGood(const QByteArray &bytes, const QDateTime &now)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (!json.value("refresh"_L1).toString().isEmpty())
        return true;
    const Tokens tokens{.access = json.value("access"_L1).toString(),
        .endsAt = QDateTime::fromString(json.value("ends"_L1).toString(), Qt::ISODate)};
    return !tokens.isOver(now);
}

bool SignIn::readKept(const QByteArray &bytes)
{
    const auto who = keptIdentity(bytes, m_provider.settings());
    if (!who)
        return false;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    const auto time = [&text](QLatin1StringView name) {
        return QDateTime::fromString(text(name), Qt::ISODate);
    };
    m_tokens = {.access = text("access"_L1),
        .refresh = text("refresh"_L1),
        .id = text("id"_L1),
        .issuedAt = time("issued"_L1),
        .endsAt = time("ends"_L1)};
    SignInStatus status = m_status;
    status.who = *who;
    status.since = time("since"_L1);
    m_status = status; // told of by who called
    return true;
}

QCoro::Task<Result<void>> SignIn::keep()
{
    const QPointer<SignIn> self(this);
    QByteArray bytes = keptBytes();
    const auto written = co_await m_store->write(m_key, bytes);
    wipe(bytes);
    if (!self)
        co_return gone();
    SignInStatus status = m_status;
    status.isKept = written.has_value() && m_store->isLasting();
    if (!written)
        qCWarning(lcAuth).noquote() << "the sign-in is not kept:" << written.error().detail;
    setStatus(status);
    co_return written;
}

QCoro::Task<Result<void>> SignIn::recallNow()
{
    const QPointer<SignIn> self(this);
    if (m_isRecalled)
        co_return Result<void>{};
    auto bytes = co_await m_store->read(m_key);
    if (!self)
        co_return gone();
    m_isRecalled = true;
    SignInStatus status = m_status;
    status.isKept = m_store->isLasting();
    if (!bytes) {
        if (bytes.error().kind != ErrorKind::NotFound)
            status.error = bytes.error();
        setStatus(status);
        co_return bytes.error().kind == ErrorKind::NotFound ? Result<void>{}
                                                            : std::unexpected(bytes.error());
    }
    const bool isRead = readKept(*bytes);
    wipe(*bytes);
    if (!isRead)
        co_return Result<void>{}; // of another time or another provider: as if nothing was kept
    status = m_status;
    status.isKept = m_store->isLasting();
    if (m_tokens.isAlmostOver(m_clock.now()) && !m_tokens.refresh.isEmpty()) {
        // Signed in as far as is known: without a network, what is on this computer can be used.
        status.state = State::SignedIn;
        setStatus(status);
        co_return co_await renew();
    }
    if (m_tokens.isOver(m_clock.now())) {
        endSession(State::Expired,
            authError(
                ErrorKind::Unauthorized, u"it could not be renewed and is over"_s, u"expired"_s));
        // Nobody's copy of the data is opened by it at the next start.
        (void)co_await m_store->remove(m_key);
        co_return Result<void>{};
    }
    status.state = State::SignedIn;
    status.until = m_tokens.refresh.isEmpty() ? m_tokens.endsAt : QDateTime();
    setStatus(status);
    watchEnd();
    Q_EMIT renewed();
    co_return Result<void>{};
}

QCoro::Task<bool> SignIn::takeKept()
{
    if (!m_store->isLasting())
        co_return false;
    const QPointer<SignIn> self(this);
    const QString shown = m_tokens.refresh;
    auto bytes = co_await m_store->read(m_key);
    if (!self || !bytes)
        co_return false;
    const bool isRead = readKept(*bytes);
    wipe(*bytes);
    co_return isRead &&m_tokens.refresh != shown && !m_tokens.isAlmostOver(m_clock.now());
}

QCoro::Task<Result<void>> SignIn::renewNow()
{
    const QPointer<SignIn> self(this);
    if (m_options.lockFile.isEmpty())
        co_return co_await renewLocked();
    const auto lock = std::make_shared<QLockFile>(m_options.lockFile);
    const bool isLocked =
        co_await QtConcurrent::run([lock] { return lock->tryLock(lockPatience); });
    if (!self)
        co_return gone();
    if (!isLocked)
        qCWarning(lcAuth) << "another program has been renewing the sign-in for long; going on";
    const auto result = co_await renewLocked();
    if (isLocked)
        co_await QtConcurrent::run([lock] { lock->unlock(); });
    co_return result;
}

QCoro::Task<Result<void>> SignIn::renewLocked()
{
    const QPointer<SignIn> self(this);
    const int session = m_session;
    const bool isTaken = co_await takeKept();
    if (!self || session != m_session)
        co_return gone();
    if (!isTaken) {
        auto tokens = co_await m_provider.renew(m_tokens.refresh);
        if (!self)
            co_return gone();
        if (session != m_session) {
            if (tokens)
                co_await discard(*std::move(tokens));
            co_return gone();
        }
        if (!tokens) {
            if (isFinal(tokens.error())) {
                endSession(State::Expired, tokens.error());
                (void)co_await m_store->remove(m_key);
            } else {
                SignInStatus status = m_status;
                status.error = tokens.error();
                setStatus(status);
            }
            co_return std::unexpected(tokens.error());
        }
        if (tokens->id.isEmpty())
            tokens->id = m_tokens.id; // still the hint for signing out
        const bool hasNewId = tokens->id != m_tokens.id;
        m_tokens = *std::move(tokens);
        // At once: the provider does not take the old one any more.
        (void)co_await keep();
        if (!self || session != m_session)
            co_return gone();
        if (hasNewId || m_provider.settings().isFrappe) {
            const auto who =
                co_await m_provider.identify(m_tokens, {}, m_status.who.subject, false);
            if (!self || session != m_session)
                co_return gone();
            const bool isDoubted = !who && !isRetryable(who.error());
            if (isDoubted) {
                endSession(State::Refused, who.error());
                (void)co_await m_store->remove(m_key);
                co_return std::unexpected(who.error());
            }
            if (who)
                m_status.who = *who;
        }
    }
    m_mustRenew = false;
    SignInStatus status = m_status;
    if (status.state != State::SigningIn)
        status.state = State::SignedIn;
    status.error.reset();
    status.until = m_tokens.refresh.isEmpty() ? m_tokens.endsAt : QDateTime();
    setStatus(status);
    watchEnd();
    Q_EMIT renewed();
    co_return Result<void>{};
}

void SignIn::watchEnd()
{
    m_endTimer.stop();
    if (m_status.state != State::SignedIn || !m_tokens.refresh.isEmpty()
        || !m_tokens.endsAt.isValid())
        return;
    const QDateTime now = m_clock.now();
    if (m_tokens.isOver(now)) {
        endSession(State::Expired,
            authError(ErrorKind::Unauthorized,
                u"the provider gave nothing to renew it with (scope offline_access)"_s,
                u"expired"_s));
        return;
    }
    const qint64 left = now.msecsTo(m_tokens.endsAt) + 1;
    m_endTimer.start(int(std::min<qint64>(left, std::numeric_limits<int>::max())));
}

void SignIn::endSession(State state, const Error &error)
{
    m_endTimer.stop();
    m_tokens.wipe();
    m_mustRenew = false;
    SignInStatus status = m_status;
    // The person may be showing anew who it is: that goes on, and what it ends in is not "as
    // before".
    if (status.state == State::SigningIn)
        m_before = state;
    else
        status.state = state;
    status.error = error;
    status.until = {};
    setStatus(status);
}

QCoro::Task<Result<Credentials>> SignIn::credentials()
{
    const QPointer<SignIn> self(this);
    if (!m_isRecalled) {
        (void)co_await recall();
        if (!self)
            co_return std::unexpected(gone().error());
    }
    const bool mayRenew = !m_tokens.refresh.isEmpty();
    if (mayRenew && (m_mustRenew || m_tokens.isAlmostOver(m_clock.now()))) {
        const bool isNeeded = m_mustRenew || m_tokens.isOver(m_clock.now());
        const auto fresh = co_await renew();
        if (!self)
            co_return std::unexpected(gone().error());
        if (!fresh && isNeeded && !m_tokens.access.isEmpty()) {
            Error error = fresh.error();
            error.detail = u"the sign-in could not be renewed: "_s + error.detail;
            co_return std::unexpected(error);
        }
    }
    if (m_tokens.isOver(m_clock.now()))
        co_return std::unexpected(nobody());
    co_return Credentials{
        .scheme = Credentials::Scheme::Bearer, .user = {}, .secret = m_tokens.access};
}

void SignIn::refused(const Credentials &credentials, const Error &error)
{
    if (m_tokens.access.isEmpty() || credentials.secret != m_tokens.access)
        return; // of before: others are there already
    const QDateTime now = m_clock.now();
    const bool isYoung = m_tokens.issuedAt.secsTo(now) < m_options.youngest.count();
    const bool isTooSoon =
        m_refusedAt.isValid() && m_refusedAt.secsTo(now) < m_options.betweenRefusals.count();
    if (isYoung || isTooSoon) {
        qCWarning(lcAuth).noquote()
            << error.source << "does not take a fresh sign-in:" << error.detail;
        return;
    }
    m_refusedAt = now;
    if (m_tokens.refresh.isEmpty()) {
        endSession(State::Expired, error);
        return;
    }
    m_mustRenew = true;
    // Also for the streams, which wait to hear of others.
    QCoro::connect(renew(), this, [](const Result<void> &) { });
}

} // namespace FibreDesk::Auth
