// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/websession.h"

#include "core/wipe.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QCoroTimer>

#include <utility>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

bool isSafe(Operation operation)
{
    return operation == Operation::Get || operation == Operation::GetList
        || operation == Operation::GetSubtree;
}

} // namespace

WebSession::WebSession(WebDevice device, DeviceMemory memory, Clock clock, Patience patience)
    : m_device(std::move(device))
    , m_memory(std::move(memory))
    , m_clock(std::move(clock))
    , m_patience(patience)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(patience.idle);
    connect(&m_idle, &QTimer::timeout, this, &WebSession::handleIdle);
}

WebSession::~WebSession()
{
    wipe(m_hash);
    wipe(m_key.key);
}

QString WebSession::source(const QString &what) const
{
    return u"web %1 %2"_s.arg(what, m_device.id);
}

Error WebSession::failure(ErrorKind kind, QLatin1StringView type, const QString &detail) const
{
    return {.kind = kind, .detail = detail, .source = source(u"sign-in"_s), .type = type};
}

QCoro::Task<WebSession::Turn> WebSession::turn()
{
    const auto self = shared_from_this();
    if (std::exchange(m_isTaken, true)) {
        const auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        m_waiting.push_back(promise);
        co_await promise->future();
    }
    m_idle.stop();
    m_isFresh = false;
    co_return Turn(self);
}

void WebSession::passOn()
{
    if (m_waiting.empty()) {
        m_isTaken = false;
        if (m_isOpen)
            m_idle.start();
        return;
    }
    const auto next = m_waiting.front();
    m_waiting.pop_front();
    next->finish();
}

void WebSession::stop()
{
    m_isStopped = true;
    if (m_http)
        m_http->abort();
}

void WebSession::handleIdle()
{
    // Nobody waits for it: the session is held until it is done.
    [](std::shared_ptr<WebSession> self) -> QCoro::Task<void> {
        const Turn turn = co_await self->turn();
        if (self->m_isOpen)
            co_await self->logOut();
    }(shared_from_this());
}

QCoro::Task<bool> WebSession::pause(QPointer<RequestScope> scope)
{
    const bool hadScope = !scope.isNull();
    bool isAborted = false;
    if (hadScope)
        isAborted = (co_await qCoro(scope.data(), &RequestScope::aborted, m_patience.beforeRetry))
                        .has_value();
    else
        co_await QCoro::sleepFor(m_patience.beforeRetry);
    co_return !isAborted && !m_isStopped && (!hadScope || scope);
}

Result<QByteArray> WebSession::sealedBody(const Query &query) const
{
    const auto sealed = seal(m_key, callBody(query));
    const auto signature = sealed
        ? sign(m_public, callText(m_hash, m_public.sequence + quint64(sealed->data.size())))
        : std::nullopt;
    if (!signature)
        return std::unexpected(
            failure(ErrorKind::Protocol, {}, u"nothing can be encrypted with the device's key"_s));
    return postBody(*signature, *sealed);
}

QCoro::Task<Result<QList<Instance>>> WebSession::call(Query query, QPointer<RequestScope> scope)
{
    const auto self = shared_from_this();
    const QString name = source(query.object);
    const bool isAsking = isSafe(query.operation);
    const bool isOnce = query.operation == Operation::Act; // a second reboot is another reboot
    for (int tries = 1;; ++tries) {
        if (m_isStopped || !m_isOpen)
            co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = name});
        const auto body = sealedBody(query);
        if (!body)
            co_return std::unexpected(body.error());
        const auto answer = co_await m_http->send({.path = "cgi_gdpr?9"_ba,
                                                      .body = *body,
                                                      .isSafe = isAsking,
                                                      .timeout = m_patience.answer,
                                                      .source = name},
            scope);
        Error error;
        bool mayRetry = false;
        if (!answer) {
            error = answer.error();
            mayRetry =
                isAsking && (error.kind == ErrorKind::Protocol || error.kind == ErrorKind::Offline);
        } else if (answer->status == 200) {
            const auto plain = unseal(m_key, answer->body);
            if (plain)
                co_return readCall(*plain, name);
            if (answer->body.isEmpty())
                co_return QList<Instance>(); // all a log-out says
            error = {.kind = isAsking ? ErrorKind::Protocol : ErrorKind::Uncertain,
                .detail = u"the answer cannot be decrypted"_s,
                .source = name};
        } else {
            error = {.kind = ErrorKind::Server,
                .detail = u"the device answers with status %1"_s.arg(answer->status),
                .code = answer->status,
                .source = name};
            mayRetry = isHiccup(answer->status) && (!isOnce || answer->status == 406);
            if (isOnce && answer->status == 500)
                error.kind = ErrorKind::Uncertain;
            if (answer->status == 401 || answer->status == 403) {
                error.kind = ErrorKind::Unauthorized;
                error.type = Failure::SessionLost;
                error.detail = u"the device has ended the session: another one may have begun"_s;
            }
        }
        if (!mayRetry || tries >= MostTries)
            co_return std::unexpected(error);
        if (!co_await pause(scope))
            co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = name});
    }
}

QCoro::Task<void> WebSession::logOut()
{
    const auto self = shared_from_this();
    if (!m_isOpen || !m_http) {
        forget();
        co_return;
    }
    m_isOpen = false;
    if (const auto body = sealedBody({.operation = Operation::Cgi, .object = u"/cgi/logout"_s})) {
        // The device stumbles over this one as over any other.
        for (int tries = 1; tries <= MostTries; ++tries) {
            const auto answer = co_await m_http->send({.path = "cgi_gdpr?9"_ba,
                                                          .body = *body,
                                                          .timeout = m_patience.logOut,
                                                          .source = source(u"log-out"_s)},
                nullptr);
            // A silent device is not waited for again.
            const bool isOver =
                answer ? !isHiccup(answer->status) : answer.error().kind == ErrorKind::Timeout;
            if (isOver)
                break;
        }
    }
    forget();
}

void WebSession::forget()
{
    m_isOpen = false;
    m_idle.stop();
    wipe(m_hash);
    wipe(m_key.key);
    if (m_http)
        m_http->forgetSession();
}

} // namespace FibreDesk::Cpe::TpLink
