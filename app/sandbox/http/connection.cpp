// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/connection.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxHead = 64 * 1024;
constexpr qint64 maxBody = 64 * 1024 * 1024;

const QString notJsonPage = u"<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
                            "<body><h1>Sign in to continue</h1></body></html>\n"_s;

} // namespace

HttpConnection::HttpConnection(HttpServer *server, QTcpSocket *socket)
    : QObject(server)
    , m_server(server)
    , m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_latency.setSingleShot(true);
    connect(&m_latency, &QTimer::timeout, this, &HttpConnection::carryOut);
    connect(&m_trickle, &QTimer::timeout, this, &HttpConnection::trickle);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::drop);
    if (m_socket->bytesAvailable())
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

HttpConnection::~HttpConnection()
{
    if (m_server)
        m_server->forget(this);
}

void HttpConnection::drop()
{
    if (m_state == State::Done)
        return;
    m_state = State::Done;
    m_latency.stop();
    m_trickle.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    // Deleted with the server's children when the sandbox ends: its lists are gone by then.
    std::exchange(m_server, nullptr)->forget(this);
    if (const auto exchange = m_exchange.lock()) {
        exchange->m_connection = nullptr;
        if (!exchange->m_answered)
            Q_EMIT exchange->closed();
    }
    deleteLater();
}

void HttpConnection::reset()
{
    drop();
}

void HttpConnection::read()
{
    if (m_state == State::Head && !readHead())
        return;
    if (m_state == State::Body && readBody())
        dispatch();
}

bool HttpConnection::readHead()
{
    // Peeked, not read: a WebSocket handshake is handed over with its bytes still in the socket.
    const QByteArray seen = m_socket->peek(maxHead);
    qsizetype start = 0;
    while (seen.mid(start, 2) == "\r\n") // empty lines before a request are allowed (RFC 9112 2.2)
        start += 2;
    const qsizetype end = seen.indexOf("\r\n\r\n", start);
    if (end < 0) {
        if (seen.size() >= maxHead)
            refuse(431);
        return false;
    }
    m_headSize = end + 4;
    const QList<QByteArray> lines = seen.mid(start, end - start).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (first.size() != 3 || !first[2].startsWith("HTTP/1.")) {
        refuse(400);
        return false;
    }
    m_request = {};
    m_request.method = first[0].toUpper();
    m_request.target = first[1];
    QByteArray target = first[1];
    if (target.startsWith("http://")) // absolute form, as sent to a proxy
        target = target.mid(std::max<qsizetype>(target.indexOf('/', 7), 7));
    const qsizetype query = target.indexOf('?');
    m_request.rawPath = query < 0 ? target : target.left(query);
    m_request.rawQuery = query < 0 ? QByteArray() : target.mid(query + 1);
    m_request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(m_request.rawPath));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray line = lines[i].trimmed();
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    m_http10 = first[2] == "HTTP/1.0";
    const QByteArray connection = m_request.header("connection").toLower();
    m_keepAlive = m_http10 ? connection.contains("keep-alive") : !connection.contains("close");
    m_chunkedRequest = m_request.header("transfer-encoding").toLower().contains("chunked");
    m_upgrade = m_request.wantsWebSocket();
    m_service = m_server->serviceFor(m_request);
    bool ok = true;
    const QByteArray length = m_request.header("content-length");
    m_bodyLeft = length.isEmpty() ? 0 : length.toLongLong(&ok);
    if (!ok || m_bodyLeft < 0) {
        refuse(400);
        return false;
    }
    if (m_bodyLeft > maxBody) {
        refuse(413);
        return false;
    }
    if (!m_upgrade)
        m_socket->skip(m_headSize);
    if (m_request.header("expect").toLower() == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    m_state = State::Body;
    return true;
}

bool HttpConnection::readBody()
{
    if (m_upgrade)
        return true;
    if (m_chunkedRequest)
        return readChunked();
    if (m_bodyLeft > 0) {
        const QByteArray part = m_socket->read(m_bodyLeft);
        m_request.body += part;
        m_bodyLeft -= part.size();
    }
    return m_bodyLeft == 0;
}

bool HttpConnection::readChunked()
{
    // m_bodyLeft > 0: inside a chunk (its line end included); 0: a size line comes next;
    // -1: trailers up to an empty line.
    for (;;) {
        if (m_bodyLeft > 0) {
            const QByteArray part = m_socket->read(m_bodyLeft);
            if (part.isEmpty())
                return false;
            m_request.body += part;
            m_bodyLeft -= part.size();
            if (m_bodyLeft > 0)
                return false;
            m_request.body.chop(2);
            continue;
        }
        if (!m_socket->canReadLine())
            return false;
        const QByteArray line = m_socket->readLine().trimmed();
        if (m_bodyLeft < 0) {
            if (line.isEmpty()) {
                m_bodyLeft = 0;
                return true;
            }
            continue;
        }
        bool ok = false;
        const qint64 size = line.split(';').first().trimmed().toLongLong(&ok, 16);
        if (!ok || size < 0 || m_request.body.size() + size > maxBody) {
            refuse(ok ? 413 : 400);
            return false;
        }
        m_bodyLeft = size == 0 ? -1 : size + 2;
    }
}

void HttpConnection::refuse(int status)
{
    m_keepAlive = false;
    m_state = State::Busy;
    m_ending.reset();
    send(HttpResponse::text(status, QString::fromLatin1(reasonPhrase(status)) + u'\n'));
}

void HttpConnection::dispatch()
{
    m_state = State::Busy;
    ++m_server->m_requests;
    if (m_server->m_observer)
        m_server->m_observer(m_request);
    const FaultBoard::Plan plan = m_server->m_faults->plan(m_server->m_name, m_request);
    m_ending = plan.ending;
    if (plan.latency > 0)
        m_latency.start(plan.latency);
    else
        carryOut();
}

void HttpConnection::carryOut()
{
    if (m_ending && playEnding(*m_ending))
        return;
    if (m_upgrade && m_service) {
        handOver();
        return;
    }
    if (!m_service) {
        send(HttpResponse::json(404, QJsonObject{{u"error"_s, u"not found"_s}}));
        return;
    }
    startExchange();
}

bool HttpConnection::playEnding(const Fault &fault)
{
    const auto answer = [this, &fault](int status) {
        if (m_upgrade)
            m_socket->skip(m_headSize);
        HttpResponse response = m_service ? m_service->faultResponse(status, fault, m_request)
                                          : HttpResponse::text(status, fault.body);
        if (status == 429)
            response.headers.append({"Retry-After"_ba, QByteArray::number(fault.retryAfter)});
        send(response);
        return true;
    };
    if (fault.kind == "drop-before"_L1) {
        drop();
        return true;
    }
    if (fault.kind == "half-open"_L1) {
        m_state = State::Dead;
        return true;
    }
    if (fault.kind == "status"_L1)
        return answer(fault.status ? fault.status : 500);
    if (fault.kind == "rate-limit"_L1)
        return answer(429);
    if (fault.kind == "unauthorized"_L1)
        return answer(401);
    if (fault.kind == "html"_L1) {
        if (m_upgrade)
            m_socket->skip(m_headSize);
        send(HttpResponse::html(
            fault.status ? fault.status : 200, fault.body.isEmpty() ? notJsonPage : fault.body));
        return true;
    }
    return false;
}

void HttpConnection::startExchange()
{
    const auto exchange = std::make_shared<Exchange>(this);
    m_exchange = exchange;
    m_service->handle(m_request, exchange);
}

void HttpConnection::handOver()
{
    QTcpSocket *socket = m_socket;
    socket->disconnect(this);
    socket->setParent(nullptr);
    m_server->m_upgraded.emplace_back(socket);
    if (m_service->upgrade(m_request, socket)) {
        m_socket = nullptr;
        drop();
        return;
    }
    m_server->m_upgraded.pop_back();
    socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::drop);
    m_socket->skip(m_headSize);
    m_upgrade = false;
    startExchange();
}

QByteArray HttpConnection::headOf(const HttpResponse &response, const QByteArray &framing) const
{
    // A service's own phrase comes as a header that cannot be one.
    const auto isPhrase = [](const HttpHeader &h) { return h.name == ":reason"; };
    const auto phrase = std::ranges::find_if(response.headers, isPhrase);
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' '
        + (phrase == response.headers.end() ? reasonPhrase(response.status) : phrase->value)
        + "\r\nDate: "
        + QLocale::c()
              .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
              .toLatin1()
        + "\r\n";
    if (!response.contentType.isEmpty())
        head += "Content-Type: " + response.contentType + "\r\n";
    for (const HttpHeader &h : response.headers) {
        if (!isPhrase(h))
            head += h.name + ": " + h.value + "\r\n";
    }
    head += framing;
    head += m_keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

void HttpConnection::send(const HttpResponse &response)
{
    if (m_state != State::Busy)
        return;
    if (m_ending && m_ending->kind == "drop-after"_L1) {
        drop();
        return;
    }
    const bool cut = m_ending && m_ending->kind == "truncate"_L1 && response.body.size() > 1;
    const bool slow = m_ending && m_ending->kind == "trickle"_L1 && !response.body.isEmpty();
    if (cut)
        m_keepAlive = false;
    m_socket->write(
        headOf(response, "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n"));
    if (m_request.method != "HEAD") {
        if (slow) {
            m_trickleData = response.body;
            m_trickleStep = std::max<qsizetype>(1, response.body.size() / 8);
            m_trickle.start(m_ending->ms);
            return;
        }
        m_socket->write(cut ? response.body.left(response.body.size() / 2) : response.body);
    }
    finish();
}

void HttpConnection::trickle()
{
    m_socket->write(m_trickleData.left(m_trickleStep));
    m_trickleData.remove(0, m_trickleStep);
    if (m_trickleData.isEmpty()) {
        m_trickle.stop();
        finish();
    }
}

void HttpConnection::beginStream(
    const QByteArray &contentType, const QList<HttpHeader> &headers, int status)
{
    if (m_state != State::Busy)
        return;
    if (m_ending && m_ending->kind == "drop-after"_L1) {
        drop();
        return;
    }
    m_chunkedResponse = !m_http10;
    if (m_http10)
        m_keepAlive = false;
    m_socket->write(headOf({status, contentType, {}, headers},
        m_chunkedResponse ? "Transfer-Encoding: chunked\r\n"_ba : QByteArray()));
}

void HttpConnection::writeChunk(const QByteArray &data)
{
    if (m_state != State::Busy || m_request.method == "HEAD")
        return;
    if (m_chunkedResponse)
        m_socket->write(QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n");
    else
        m_socket->write(data);
}

void HttpConnection::finish()
{
    if (m_state != State::Busy)
        return;
    if (m_chunkedResponse && m_request.method != "HEAD")
        m_socket->write("0\r\n\r\n");
    m_chunkedResponse = false;
    m_ending.reset();
    if (!m_keepAlive) {
        m_state = State::Dead;
        m_socket->disconnectFromHost();
        return;
    }
    m_state = State::Head;
    // Queued: a pipelined client must not make us recurse.
    QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

qint64 HttpConnection::pending() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

} // namespace FibreDesk::Sandbox
