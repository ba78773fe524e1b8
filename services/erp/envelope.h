// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/httpclient.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

/// What Frappe wraps its answers in: v1 and v2, success and failure. Bytes in, values out.
namespace FibreDesk::Erp {

/// Fills detail with the server's words in plain text, type with its exc_type, and kind where the
/// type says more than the status. For HttpClient::setErrorReader().
void readError(const HttpResponse &response, Error &error);

/// The content of a success: `data`, or `message` of a v1 method; null where a method gave nothing.
/// Not an object at all is Protocol.
[[nodiscard]] Result<QJsonValue> payload(const QJsonDocument &document, const QString &source);

/// The same as the bytes that stand in the answer: numbers and escapes as the server wrote them.
[[nodiscard]] Result<QByteArray> payloadBytes(const QByteArray &body, const QString &source);

/// The documents of a list answer. A name that is a number (a doctype that counts its documents)
/// becomes text, so that every document has one.
[[nodiscard]] Result<QList<QJsonObject>> rows(const QJsonDocument &document, const QString &source);
/// The same from the raw body, for pages that are decoded on another thread.
[[nodiscard]] Result<QList<QJsonObject>> decodeRows(const QByteArray &body, const QString &source);

struct List {
    QList<QJsonObject> rows;
    std::optional<bool> hasNextPage; ///< as the newest v2 says it
};
[[nodiscard]] Result<List> decodeList(const QByteArray &body, const QString &source);

/// The document with its name as text.
[[nodiscard]] QJsonObject withTextName(QJsonObject document);

} // namespace FibreDesk::Erp
