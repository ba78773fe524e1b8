// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QRegularExpression>
#include <QUrl>

namespace FibreDesk::Tests {

using namespace Qt::StringLiterals;

/// A browser with cookies and without eyes: follows what it is sent to, fills in every form.
class FormBrowser : public QObject {
public:
    void open(const QUrl &page, const QByteArray &form = {})
    {
        QNetworkRequest request(page);
        request.setAttribute(
            QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        if (!form.isEmpty())
            request.setHeader(
                QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded"_ba);
        QNetworkReply *reply =
            form.isEmpty() ? m_network.get(request) : m_network.post(request, form);
        connect(reply, &QNetworkReply::finished, this, [this, reply] { read(reply); });
    }

    QString login = QStringLiteral("marie");
    QString password = QStringLiteral("any");
    QUrl callback; ///< the last address on this computer's own port that it came back to
    QByteArray lastPage;
    int lastStatus = 0;

private:
    void read(QNetworkReply *reply)
    {
        reply->deleteLater();
        lastStatus = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        lastPage = reply->readAll();
        const QUrl next = QUrl::fromEncoded(reply->rawHeader("Location"));
        if (!next.isEmpty()) {
            const QUrl target = reply->url().resolved(next);
            if (target.path() == "/callback"_L1)
                callback = target;
            open(target);
            return;
        }
        static const QRegularExpression action(uR"x(<form[^>]*action="([^"]+)")x"_s);
        static const QRegularExpression input(uR"x(<input[^>]*>)x"_s);
        static const QRegularExpression name(uR"x(name="([^"]+)")x"_s);
        static const QRegularExpression value(uR"x(value="([^"]*)")x"_s);
        const QString page = QString::fromUtf8(lastPage);
        const auto form = action.match(page);
        if (!form.hasMatch() || lastStatus >= 400 || ++m_forms > mostForms)
            return;
        QByteArray body;
        for (const auto &found : input.globalMatch(page)) {
            const QString field = name.match(found.captured()).captured(1);
            QString text = value.match(found.captured()).captured(1).replace("&amp;"_L1, "&"_L1);
            if (field == "login"_L1)
                text = login;
            else if (field == "password"_L1)
                text = password;
            if (!field.isEmpty())
                body += (body.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(field) + '='
                    + QUrl::toPercentEncoding(text);
        }
        open(reply->url().resolved(QUrl(form.captured(1).replace("&amp;"_L1, "&"_L1))), body);
    }

    /// Somebody who is refused again and again gives up.
    static constexpr int mostForms = 20;
    int m_forms = 0;
    QNetworkAccessManager m_network;
};

} // namespace FibreDesk::Tests
