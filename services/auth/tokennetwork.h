// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/httpclient.h"
#include "core/requestscope.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace FibreDesk::Auth {

/// How the token endpoint is asked, and what is like it: by a form, once, and for little.
[[nodiscard]] HttpRequest tokenRequest(
    const QUrl &url, const QByteArray &form, const QString &source);

/// The answer of the token endpoint as HttpClient understood it.
class TokenReply : public QNetworkReply {
    Q_OBJECT

public:
    TokenReply(HttpClient *http, HttpRequest request, QObject *parent);
    ~TokenReply() override;

    [[nodiscard]] const Result<QJsonDocument> &answer() const { return m_answer; }
    void abort() override;

protected:
    qint64 readData(char *, qint64) override { return -1; }

private:
    void end(Result<QJsonDocument> answer);

    QByteArray m_form;
    Result<QJsonDocument> m_answer;
    RequestScope m_scope;
};

/// What Qt's flow is given as its network: its token requests go by way of HttpClient. Qt 6.8 has
/// no place to say how they are to be sent, and would follow a redirect to a sign-in page, send a
/// form twice where a connection closes, and wait for any answer of any length.
class TokenNetwork : public QNetworkAccessManager {
    Q_OBJECT

public:
    explicit TokenNetwork(HttpClient *http)
        : m_http(http)
    {
    }

    /// Names the next request in errors and logs.
    void setSource(const QString &source) { m_source = source; }

protected:
    QNetworkReply *createRequest(
        Operation operation, const QNetworkRequest &request, QIODevice *form) override;

private:
    HttpClient *m_http;
    QString m_source;
};

} // namespace FibreDesk::Auth
