// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keyring.h"

#include "auth/authwords.h"
#include "core/httpclient.h"

#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastSecondsBetweenReads = 60;

std::unexpected<Error> refused(const QString &detail)
{
    return std::unexpected(authError(ErrorKind::Unauthorized, detail, u"signature"_s));
}

} // namespace

KeyRing::KeyRing(HttpClient *http, Clock clock, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_clock(std::move(clock))
{
}

void KeyRing::setUrl(const QUrl &url)
{
    if (url == m_url)
        return;
    m_url = url;
    m_keys.clear();
    m_readAt = {};
}

bool KeyRing::knows(const Jwt &token) const
{
    return std::ranges::any_of(m_keys, [&token](const Jwk &key) { return fits(key, token); });
}

QCoro::Task<Result<void>> KeyRing::check(Jwt token)
{
    if (token.algorithm == "none"_L1 || token.signature.isEmpty())
        co_return refused(u"the identity token is not signed"_s);
    if (!isKnownAlgorithm(token.algorithm))
        co_return refused(u"the identity token is signed with %1, which cannot be checked"_s.arg(
            token.algorithm));
    const QPointer<KeyRing> self(this);
    const bool mayRead =
        !m_readAt.isValid() || m_readAt.secsTo(m_clock.now()) >= leastSecondsBetweenReads;
    if (!knows(token) && mayRead) {
        const auto read = co_await fetch();
        if (!self)
            co_return std::unexpected(authError(ErrorKind::Cancelled, {}));
        if (!read)
            co_return std::unexpected(read.error());
    }
    if (!knows(token))
        co_return refused(
            u"the identity token is signed with a key that the provider does not have (%1)"_s.arg(
                token.keyId.isEmpty() ? token.algorithm : token.keyId));
    const bool isGenuine =
        std::ranges::any_of(m_keys, [&token](const Jwk &key) { return verify(key, token); });
    if (!isGenuine)
        co_return refused(u"the signature of the identity token is wrong"_s);
    co_return Result<void>{};
}

QCoro::Task<Result<void>> KeyRing::fetch()
{
    const QPointer<KeyRing> self(this);
    HttpRequest request;
    request.url = m_url;
    // RFC 7517 has its own type; not every server sends it, so the type is not insisted upon.
    request.accept = "application/jwk-set+json, application/json"_ba;
    request.source = u"sign-in keys"_s;
    request.tries = 2;
    request.mostBytes = 1024 * 1024;
    const auto document = co_await m_http->sendForJson(request);
    if (!self)
        co_return std::unexpected(authError(ErrorKind::Cancelled, {}));
    if (!document)
        co_return std::unexpected(document.error());
    m_keys = readKeySet(document->object());
    m_readAt = m_clock.now();
    if (m_keys.empty())
        co_return std::unexpected(authError(
            ErrorKind::Protocol, u"the provider has no key that can be used"_s, u"key"_s));
    co_return Result<void>{};
}

} // namespace FibreDesk::Auth
