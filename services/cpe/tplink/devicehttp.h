// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace FibreDesk::Cpe::TpLink {

struct PageRequest {
    QByteArray path{}; ///< encoded, with the query
    bool isPost = true;
    QByteArray body{};
    bool isSafe = true; ///< asks only: no answer is then Timeout, not Uncertain
    std::chrono::milliseconds timeout = std::chrono::seconds(10);
    QString source{};
};

struct PageAnswer {
    int status = 0;
    QByteArray body{};
    QByteArray location{};
};

/// The bare HTTP of one device's page: the headers it insists on, one cookie, one token, and its
/// certificate. Over TLS the device is known by the certificate it showed the first time, nothing
/// else: it signed that itself, for a name and a time of its own. Any other is refused before a
/// byte of the request is sent. Every status is an answer.
class DeviceHttp : public QObject {
    Q_OBJECT

public:
    /// `fingerprint`: of the certificate to be met; empty = whichever it shows first.
    DeviceHttp(QUrl base, QByteArray fingerprint, QObject *parent = nullptr);
    ~DeviceHttp() override;

    [[nodiscard]] QCoro::Task<Result<PageAnswer>> send(
        PageRequest request, QPointer<RequestScope> scope);

    [[nodiscard]] QUrl base() const { return m_base; }
    /// Of the certificate all of this talk is held with; empty over plain HTTP.
    [[nodiscard]] QByteArray fingerprint() const { return m_fingerprint; }
    void setToken(QByteArray token) { m_token = std::move(token); }
    [[nodiscard]] bool hasCookie() const { return !m_cookie.isEmpty(); }
    void forgetSession();
    /// Ends what is in flight.
    void abort();

private:
    [[nodiscard]] QNetworkRequest requestFor(const PageRequest &request) const;
    /// Empty where it is the one we know, or the first.
    QByteArray foreign(const QNetworkReply &reply);
    void takeCookie(const QNetworkReply &reply);
    [[nodiscard]] Error changedCertificate(const QByteArray &shown, const QString &source) const;

    QUrl m_base;
    QByteArray m_fingerprint;
    QByteArray m_cookie;
    QByteArray m_token;
    std::unique_ptr<QNetworkAccessManager> m_network;
    RequestScope m_own;
};

/// "AB:CD:…", as browsers and openssl show it.
[[nodiscard]] QString shownFingerprint(const QByteArray &hex);

} // namespace FibreDesk::Cpe::TpLink
