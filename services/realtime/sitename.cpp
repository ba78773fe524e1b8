// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/sitename.h"

#include "core/urlpath.h"

#include <QPointer>
#include <QRegularExpression>

namespace FibreDesk::Realtime {

using namespace Qt::StringLiterals;

QString siteNameIn(const QByteArray &page)
{
    // JSON, or JSON in a JavaScript string.
    static const QRegularExpression member(
        uR"(\\?"sitename\\?"\s*:\s*\\?"([A-Za-z0-9._-]{1,253})\\?")"_s);
    return member.match(QString::fromUtf8(page)).captured(1);
}

QCoro::Task<Result<QString>> askSiteName(HttpClient *http, QUrl url, RequestScope *scope)
{
    const QPointer<HttpClient> alive(http);
    const QPointer<RequestScope> inScope(scope);
    Error last{.kind = ErrorKind::NotFound,
        .detail = u"the desk's page does not say how the site is called"_s,
        .source = u"realtime site"_s};
    // Where it stood up to version 15, and where since.
    for (const QString &page : {u"app"_s, u"desk"_s}) {
        if (!alive || !inScope)
            co_return std::unexpected(Error{.kind = ErrorKind::Cancelled});
        HttpRequest request;
        request.url = urlWithPath(url, {page});
        request.accept = "text/html"_ba;
        request.source = u"realtime site"_s;
        const auto answer = co_await alive->send(request, inScope);
        if (!answer) {
            last = answer.error();
            continue;
        }
        if (const QString name = siteNameIn(answer->body); !name.isEmpty())
            co_return name;
    }
    co_return std::unexpected(last);
}

} // namespace FibreDesk::Realtime
