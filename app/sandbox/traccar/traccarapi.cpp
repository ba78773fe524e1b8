// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traccar/traccarjson.h"
#include "traccar/traccarpart.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QString account = u"dispatch@fibre.example"_s;
const QString password = u"sandbox"_s;

QByteArray randomText()
{
    QByteArray text;
    for (int i = 0; i < 4; ++i)
        text += QByteArray::number(QRandomGenerator::global()->generate(), 36);
    return text;
}

QJsonObject accountJson()
{
    return {{u"id"_s, 1}, {u"name"_s, u"Répartition"_s}, {u"email"_s, account},
        {u"administrator"_s, false}, {u"readonly"_s, false}, {u"disabled"_s, false},
        {u"attributes"_s, QJsonObject()}};
}

HttpResponse refused(int status, const QString &text)
{
    return HttpResponse::text(status, text); // Traccar answers errors in plain text
}

} // namespace

void TraccarPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    exchange->send(answer(request));
}

bool TraccarPart::upgrade(const HttpRequest &request, QTcpSocket *socket)
{
    // Traccar itself wants a session; a proxy that knows who signed in has none.
    const bool isLetIn =
        hasCookie(request) || (m_staff && m_staff->holderOf(request.header("authorization")));
    if (request.path != "/api/socket"_L1 || !isLetIn
        || m_faults->take(u"traccar"_s, u"no-websocket"_s)) {
        return false;
    }
    m_webSockets.handleConnection(socket);
    return true;
}

bool TraccarPart::hasCookie(const HttpRequest &request) const
{
    for (const QByteArray &cookie : request.header("cookie").split(';')) {
        const QByteArray trimmed = cookie.trimmed();
        if (trimmed.startsWith("JSESSIONID=") && m_cookies.contains(trimmed.mid(11)))
            return true;
    }
    return false;
}

bool TraccarPart::isSignedIn(const HttpRequest &request) const
{
    const QByteArray authorization = request.header("authorization");
    if (authorization.startsWith("Bearer "))
        return m_tokens.contains(QString::fromUtf8(authorization.mid(7).trimmed()))
            || (m_staff && m_staff->holderOf(authorization));
    if (authorization.startsWith("Basic ")) {
        return QByteArray::fromBase64(authorization.mid(6).trimmed())
            == (account + u':' + password).toUtf8();
    }
    return hasCookie(request);
}

HttpResponse TraccarPart::signedIn()
{
    const QByteArray cookie = randomText();
    m_cookies.insert(cookie);
    HttpResponse response = HttpResponse::json(200, accountJson());
    response.headers.append(
        HttpHeader{"Set-Cookie", "JSESSIONID=" + cookie + "; Path=/; HttpOnly"});
    return response;
}

HttpResponse TraccarPart::answer(const HttpRequest &request)
{
    const QStringList path = request.segments();
    const QString what = path.value(1);
    if (what == "session"_L1)
        return session(request);
    if (what == "server"_L1) {
        return HttpResponse::json(200,
            QJsonObject{{u"id"_s, 1}, {u"version"_s, u"6.14"_s}, {u"registration"_s, false},
                {u"readonly"_s, false}, {u"latitude"_s, Region::originLat},
                {u"longitude"_s, Region::originLon}, {u"zoom"_s, 9},
                {u"attributes"_s, QJsonObject()}});
    }
    if (what == "socket"_L1) {
        return m_faults->peek(u"traccar"_s, u"no-websocket"_s)
            ? HttpResponse::html(403, u"<html><body>WebSocket blocked by policy</body></html>"_s)
            : refused(401, u"HTTP 401 Unauthorized"_s);
    }
    if (!isSignedIn(request))
        return refused(401, u"HTTP 401 Unauthorized"_s);
    if (request.method != "GET")
        return refused(405, u"HTTP 405 Method Not Allowed"_s);
    if (what == "devices"_L1)
        return HttpResponse::json(200, devices());
    if (what == "positions"_L1)
        return positions(request);
    if (what == "geofences"_L1)
        return HttpResponse::json(200, QJsonArray());
    return refused(404, u"HTTP 404 Not Found"_s);
}

HttpResponse TraccarPart::session(const HttpRequest &request)
{
    if (request.segments().value(2) == "token"_L1 && request.method == "POST") {
        if (!isSignedIn(request))
            return refused(401, u"HTTP 401 Unauthorized"_s);
        const QString token = QString::fromLatin1(randomText());
        m_tokens.insert(token);
        return HttpResponse::text(200, token);
    }
    if (request.method == "POST") {
        const QMultiHash<QString, QString> form = request.formItems();
        const bool isKnown =
            form.value(u"email"_s) == account && form.value(u"password"_s) == password;
        return isKnown ? signedIn() : refused(401, u"HTTP 401 Unauthorized"_s);
    }
    if (request.method == "DELETE") {
        m_cookies.clear();
        return {.status = 204, .contentType = {}, .body = {}, .headers = {}};
    }
    const QString token = request.query(u"token");
    if (!token.isEmpty()) {
        return m_tokens.contains(token) ? signedIn() : refused(401, u"HTTP 401 Unauthorized"_s);
    }
    if (isSignedIn(request))
        return HttpResponse::json(200, accountJson());
    return refused(404, u"HTTP 404 Not Found"_s);
}

HttpResponse TraccarPart::positions(const HttpRequest &request) const
{
    QJsonArray list;
    const QString device = request.query(u"deviceId");
    const QDateTime from = QDateTime::fromString(request.query(u"from"), Qt::ISODateWithMs);
    const QDateTime to = QDateTime::fromString(request.query(u"to"), Qt::ISODateWithMs);
    if (!device.isEmpty() && from.isValid() && to.isValid()) {
        for (const Fix &fix :
            m_fleet->history(device.toInt(), from.toMSecsSinceEpoch(), to.toMSecsSinceEpoch()))
            list.append(toJson(fix));
    } else {
        for (const Fix &fix : m_fleet->latest()) {
            if (device.isEmpty() || fix.deviceId == device.toInt())
                list.append(toJson(fix));
        }
    }
    return HttpResponse::json(200, list);
}

HttpResponse TraccarPart::inject(const QJsonObject &body)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Fix fix;
    fix.deviceId = body["deviceId"_L1].toInt();
    fix.place = {body["latitude"_L1].toDouble(), body["longitude"_L1].toDouble()};
    fix.isValid = body["valid"_L1].toBool(true);
    fix.knots = body["speed"_L1].toDouble();
    fix.course = body["course"_L1].toDouble();
    fix.accuracy = body["accuracy"_L1].toDouble(8);
    fix.serverTime = now;
    fix.fixTime = now + qint64(body["fix_offset_s"_L1].toDouble() * 1000);
    if (!m_fleet->inject(fix))
        return HttpResponse::json(404, QJsonObject{{u"error"_s, u"no such device"_s}});
    const QJsonObject json = toJson(*m_fleet->latest(fix.deviceId));
    tellAll({{u"positions"_s, QJsonArray{json}}});
    return HttpResponse::json(200, json);
}

} // namespace FibreDesk::Sandbox
