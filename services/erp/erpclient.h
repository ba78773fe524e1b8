// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/httpclient.h"
#include "core/profile.h"
#include "erp/fieldmap.h"
#include "erp/listquery.h"

#include <QJsonObject>
#include <QTimeZone>

#include <chrono>

namespace FibreDesk::Erp {

/// What the server said of itself.
struct Hello {
    QString user; ///< who we are there; "Guest" where the credentials are not taken
    QHash<QString, QString> versions; ///< application to version; empty where not told
    QTimeZone siteZone; ///< of its naive datetimes; invalid where not told
    QString siteZoneName; ///< as the server writes it, also where this system does not know it
    std::chrono::seconds clockSkew{0}; ///< server minus us
    std::chrono::milliseconds elapsed{0};
};

/// Documents of a Frappe server over REST, whole: fields unknown to us pass through both ways.
/// Everything is under the server's own names; FieldMap translates.
class ErpClient : public QObject {
    Q_OBJECT

public:
    ErpClient(QNetworkAccessManager *network, Profile::Service service, QObject *parent = nullptr);

    void setApiVersion(ApiVersion version) { m_version = version; }
    [[nodiscard]] HttpClient *http() { return &m_http; }

    [[nodiscard]] QCoro::Task<Result<QList<QJsonObject>>> list(
        ListQuery query, RequestScope *scope = nullptr);
    /// The body of a list answer, for decodeRows() on another thread.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> listBytes(
        ListQuery query, RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<QJsonObject>> get(
        QString doctype, QString name, RequestScope *scope = nullptr);

    /// Changes the given fields, if the document is still as `modified` (the raw string read with
    /// it) says; else Conflict. A child table that is given is replaced whole. Answers the document
    /// after the change. No answer is Uncertain: get() it and look before trying again.
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> update(QString doctype, QString name,
        QJsonObject changes, QString modified, RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<QJsonObject>> insert(
        QString doctype, QJsonObject document, RequestScope *scope = nullptr);

    /// The same three with the documents as the bytes the server wrote, for whoever must give back
    /// every number and every unknown field as it came. `changes` holds its own `modified`.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> getBytes(
        QString doctype, QString name, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<QByteArray>> updateBytes(
        QString doctype, QString name, QByteArray changes, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<QByteArray>> insertBytes(
        QString doctype, QByteArray document, RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<void>> remove(
        QString doctype, QString name, RequestScope *scope = nullptr);

    /// Calls a whitelisted method that changes something: one POST, never repeated by itself.
    /// Answers what it gave. No answer is Uncertain.
    [[nodiscard]] QCoro::Task<Result<QJsonValue>> call(
        QString method, QJsonObject arguments, RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<qint64>> count(
        QString doctype, QList<Filter> filters = {}, RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<DocTypeMeta>> meta(
        QString doctype, RequestScope *scope = nullptr);

    /// The clear text of a field of type Password; null there is empty here. The server decides who
    /// may have it.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> password(
        QString doctype, QString name, QString field, RequestScope *scope = nullptr);

    /// Adds one of Frappe's own tags to a document, or takes it out; neither touches its
    /// `modified`. Doing it twice is doing it once, so that an Uncertain one may be asked for
    /// again.
    [[nodiscard]] QCoro::Task<Result<void>> setTag(
        QString doctype, QString name, QString tag, bool isThere, RequestScope *scope = nullptr);

    /// The content of a File by its file_url (/private/files/…, /files/…), as bytes.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> file(
        QString fileUrl, RequestScope *scope = nullptr);

    /// A document as the server prints it.
    struct Print {
        QString doctype;
        QString name;
        QString format{}; ///< of its print formats; empty = as the server would
        QString language{}; ///< "fr"; empty = as the server would
        std::function<void(qint64 received, qint64 total)> progress{};
    };
    /// As PDF. What is none, or only the beginning of one, is Protocol with the words that came.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> print(Print print, RequestScope *scope = nullptr);

    [[nodiscard]] QCoro::Task<Result<Hello>> hello(RequestScope *scope = nullptr);

private:
    [[nodiscard]] HttpRequest documentRequest(
        HttpVerb verb, const QString &doctype, const QString &name = {}) const;
    [[nodiscard]] HttpRequest methodRequest(
        const QString &method, const QList<std::pair<QString, QString>> &query = {}) const;
    [[nodiscard]] HttpRequest listRequest(const ListQuery &query) const;
    QCoro::Task<Result<QJsonValue>> ask(HttpRequest request, QPointer<RequestScope> scope);
    QCoro::Task<Result<QJsonObject>> askForDocument(
        HttpRequest request, QPointer<RequestScope> scope);
    QCoro::Task<Result<QByteArray>> askForBytes(HttpRequest request, QPointer<RequestScope> scope);

    HttpClient m_http;
    QUrl m_url;
    ApiVersion m_version = ApiVersion::V1;
};

} // namespace FibreDesk::Erp
