// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMultiHash>
#include <QString>
#include <QStringList>

namespace FibreDesk::Sandbox {

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

/// One request as it came over the wire, with its body complete and de-chunked.
struct HttpRequest {
    QByteArray method; ///< upper case
    QByteArray target; ///< exactly as sent, with the query
    QByteArray rawPath; ///< the path of target, still percent-encoded
    QString path; ///< percent-decoded; "%2F" is a "/" here, use segments() to tell them apart
    QByteArray rawQuery;
    QList<HttpHeader> headers;
    QByteArray body;

    /// First header of that name in any case; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// Path parts between slashes, each decoded on its own, so that "%2F" stays inside its part.
    [[nodiscard]] QStringList segments() const;
    /// First query parameter of that name, decoded ("+" is a space); null when absent.
    [[nodiscard]] QString query(QStringView name) const;
    [[nodiscard]] QMultiHash<QString, QString> queryItems() const;
    /// The fields of an application/x-www-form-urlencoded body.
    [[nodiscard]] QMultiHash<QString, QString> formItems() const;
    /// The body as a JSON object; empty when it is anything else.
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] bool wantsWebSocket() const;
    [[nodiscard]] bool wantsHtml() const; ///< a browser: Accept names text/html
};

struct HttpResponse {
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray body;
    QList<HttpHeader> headers; ///< besides Content-Type, Content-Length, Connection and Date

    static HttpResponse json(int status, const QJsonObject &object);
    static HttpResponse json(int status, const QJsonArray &array);
    static HttpResponse text(int status, const QString &text);
    static HttpResponse html(int status, const QString &html);
};

[[nodiscard]] QByteArray reasonPhrase(int status);
/// Decodes "a=1&b=x+y" as browsers and Python's urllib write it.
[[nodiscard]] QMultiHash<QString, QString> parseFormEncoded(const QByteArray &text);

} // namespace FibreDesk::Sandbox
