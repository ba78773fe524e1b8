// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokennetwork.h"

#include "core/wipe.h"

#include <QCoroTask>

#include <QBuffer>

#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

HttpRequest tokenRequest(const QUrl &url, const QByteArray &form, const QString &source)
{
    HttpRequest request;
    request.verb = HttpVerb::Post;
    request.url = url;
    request.body = form;
    request.contentType = "application/x-www-form-urlencoded"_ba;
    request.source = source;
    // Nothing of the company's data is changed by it: no answer is no uncertain outcome.
    request.isSafe = true;
    request.isSecret = true;
    request.mostBytes = 1024 * 1024;
    return request;
}

TokenReply::TokenReply(HttpClient *http, HttpRequest request, QObject *parent)
    : QNetworkReply(parent)
    , m_form(request.body)
{
    setUrl(request.url);
    setOperation(QNetworkAccessManager::PostOperation);
    QCoro::connect(http->sendForJson(std::move(request), &m_scope), this,
        [this](Result<QJsonDocument> answer) { end(std::move(answer)); });
}

TokenReply::~TokenReply()
{
    m_scope.abort(); // while there is something to come back to
}

void TokenReply::abort()
{
    m_scope.abort();
}

void TokenReply::end(Result<QJsonDocument> answer)
{
    m_answer = std::move(answer);
    wipe(m_form);
    setFinished(true);
    // Later: who asked may not be listening yet.
    QMetaObject::invokeMethod(this, &QNetworkReply::finished, Qt::QueuedConnection);
}

QNetworkReply *TokenNetwork::createRequest(
    Operation, const QNetworkRequest &request, QIODevice *form)
{
    // Not a copy, which would be left behind when this one is overwritten.
    const auto *buffer = qobject_cast<QBuffer *>(form);
    const QByteArray body = buffer ? buffer->data() : form->readAll();
    return new TokenReply(m_http, tokenRequest(request.url(), body, m_source), this);
}

} // namespace FibreDesk::Auth
