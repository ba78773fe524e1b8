// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/message.h"

#include <QJsonDocument>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

QString decodeForm(QByteArray text)
{
    text.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

bool hasToken(const QByteArray &value, QByteArrayView token)
{
    for (const QByteArray &part : value.split(',')) {
        if (part.trimmed().compare(token, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const HttpHeader &h : headers) {
        if (h.name.compare(name, Qt::CaseInsensitive) == 0)
            return h.value;
    }
    return {};
}

QStringList HttpRequest::segments() const
{
    QStringList parts;
    for (const QByteArray &part : rawPath.split('/')) {
        if (!part.isEmpty())
            parts.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    }
    return parts;
}

QString HttpRequest::query(QStringView name) const
{
    for (const QByteArray &pair : rawQuery.split('&')) {
        const qsizetype eq = pair.indexOf('=');
        if (decodeForm(eq < 0 ? pair : pair.left(eq)) == name)
            return eq < 0 ? u""_s : decodeForm(pair.mid(eq + 1));
    }
    return {};
}

QMultiHash<QString, QString> HttpRequest::queryItems() const
{
    return parseFormEncoded(rawQuery);
}

QMultiHash<QString, QString> HttpRequest::formItems() const
{
    if (!header("content-type").startsWith("application/x-www-form-urlencoded"))
        return {};
    return parseFormEncoded(body);
}

QJsonObject HttpRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

bool HttpRequest::wantsWebSocket() const
{
    return hasToken(header("connection"), "upgrade") && hasToken(header("upgrade"), "websocket");
}

bool HttpRequest::wantsHtml() const
{
    return header("accept").contains("text/html");
}

HttpResponse HttpResponse::json(int status, const QJsonObject &object)
{
    return {
        status, "application/json"_ba, QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

HttpResponse HttpResponse::json(int status, const QJsonArray &array)
{
    return {status, "application/json"_ba, QJsonDocument(array).toJson(QJsonDocument::Compact), {}};
}

HttpResponse HttpResponse::text(int status, const QString &text)
{
    return {status, "text/plain; charset=utf-8"_ba, text.toUtf8(), {}};
}

HttpResponse HttpResponse::html(int status, const QString &html)
{
    return {status, "text/html; charset=utf-8"_ba, html.toUtf8(), {}};
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 100:
        return "Continue"_ba;
    case 200:
        return "OK"_ba;
    case 201:
        return "Created"_ba;
    case 202:
        return "Accepted"_ba;
    case 204:
        return "No Content"_ba;
    case 206:
        return "Partial Content"_ba;
    case 301:
        return "Moved Permanently"_ba;
    case 302:
        return "Found"_ba;
    case 304:
        return "Not Modified"_ba;
    case 400:
        return "Bad Request"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 409:
        return "Conflict"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 417:
        return "Expectation Failed"_ba;
    case 429:
        return "Too Many Requests"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 500:
        return "Internal Server Error"_ba;
    case 502:
        return "Bad Gateway"_ba;
    case 503:
        return "Service Unavailable"_ba;
    case 504:
        return "Gateway Timeout"_ba;
    default:
        return "Status"_ba;
    }
}

QMultiHash<QString, QString> parseFormEncoded(const QByteArray &text)
{
    QMultiHash<QString, QString> items;
    for (const QByteArray &pair : text.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype eq = pair.indexOf('=');
        items.insert(decodeForm(eq < 0 ? pair : pair.left(eq)),
            eq < 0 ? QString() : decodeForm(pair.mid(eq + 1)));
    }
    return items;
}

} // namespace FibreDesk::Sandbox
