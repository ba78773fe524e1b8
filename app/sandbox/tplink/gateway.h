// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/server.h"
#include "tplink/devicelock.h"
#include "tplink/gatewaystate.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>

namespace FibreDesk::Sandbox {

/// The web page of one TP-Link gateway: encrypted, one session at a time, locked after five wrong
/// passwords, and now and then it stumbles.
class Gateway : public Service {
public:
    struct Setup {
        QString serial{};
        QString model = QStringLiteral("XX230v");
        DeviceLock::Cipher cipher = DeviceLock::Cipher::Cbc;
        bool isTls = false;
        bool hasOldKeyPath = false; ///< /cgi/getParm
        bool showsPasswords = true; ///< of the Wi-Fi, on its page; stars otherwise
        QString user = QStringLiteral("user");
        QString password{};
        int stumblesEvery = 13; ///< calls; 0 = never
        QString breaksOver{}; ///< an object that it only has a 500 for
        QString losesAnswersTo{}; ///< an operation ("so") that it carries out without a word
    };
    /// What a test counts.
    struct Counts {
        int keys = 0;
        int signIns = 0; ///< sign-ins that it could read
        int strangeSignIns = 0; ///< in the other family's way
        int wrongPasswords = 0;
        int calls = 0;
        int logOuts = 0;
        int refusedCalls = 0; ///< without a session
        int reboots = 0;
    };

    Gateway(Setup setup, FaultBoard *faults);

    bool listen(quint16 port);
    [[nodiscard]] QString errorString() const { return m_server->errorString(); }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] QString address() const;
    [[nodiscard]] const Setup &setup() const { return m_setup; }
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] bool hasSession() const { return !m_cookie.isEmpty(); }
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] GatewayState &state() { return m_state; }

    void setPassword(const QString &password) { m_setup.password = password; }
    void setStumblesEvery(int calls) { m_setup.stumblesEvery = calls; }
    /// As after a reset to the factory's settings.
    void renewCertificate();
    void unlock();
    /// Somebody signs in with a browser, or leaves.
    void setOtherSession(bool isActive);

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;
    [[nodiscard]] HttpResponse faultResponse(
        int status, const Fault &fault, const HttpRequest &request) const override;

private:
    [[nodiscard]] HttpResponse page(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse keyPage();
    /// Nothing: carried out, and not answered.
    [[nodiscard]] std::optional<HttpResponse> encrypted(const HttpRequest &request);
    [[nodiscard]] HttpResponse signIn(const QHash<QByteArray, QByteArray> &signature,
        const QByteArray &data, const QByteArray &tag);
    [[nodiscard]] std::optional<HttpResponse> call(const HttpRequest &request,
        const QHash<QByteArray, QByteArray> &signature, const QByteArray &data,
        const QByteArray &tag);
    [[nodiscard]] HttpResponse badRequest() const;
    void endSession();

    Setup m_setup;
    DeviceLock m_lock;
    GatewayState m_state;
    std::unique_ptr<HttpServer> m_server;
    QByteArray m_cookie;
    QByteArray m_token;
    QByteArray m_key;
    QByteArray m_iv;
    QByteArray m_hash;
    quint64 m_offered = 0; ///< the number given with the key
    quint64 m_sequence = 0; ///< of the session
    bool m_hasOther = false;
    int m_wrong = 0;
    QElapsedTimer m_lockedSince;
    QElapsedTimer m_restarting;
    Counts m_counts;
};

} // namespace FibreDesk::Sandbox
