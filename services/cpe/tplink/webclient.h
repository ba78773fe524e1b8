// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/oversight.h"
#include "cpe/tplink/webfacts.h"
#include "cpe/tplink/websession.h"

#include <QHash>

#include <map>

namespace FibreDesk::Cpe::TpLink {

/// What a device's own page told in one go.
struct WebReading {
    DeviceFacts facts{};
    QList<StaticLease> leases{};
    /// Everything as it was told, secrets starred: what no fact has a place for.
    QHash<QString, QList<Instance>> objects{};
    QList<Error> unread{}; ///< what every model should have and this one did not tell
};

/// One network of the device's. What is not given stays.
struct WifiChange {
    QString stack = QStringLiteral("1,0,0,0,0,0"); ///< 1 = 2.4 GHz, 2 = 5 GHz
    bool isGuest = false;
    std::optional<bool> enabled{};
    std::optional<QString> ssid{};
    std::optional<QByteArray> password{}; ///< UTF-8; as with Login
};

/// What came of one attribute, as the device tells it afterwards.
struct WifiOutcome {
    enum class State {
        Confirmed, ///< the device now says what was asked for
        Differs, ///< it says something else
        NotTold, ///< it shows no passwords, or nothing any more
    };
    QString attribute{};
    QString before{}; ///< never a password
    QString after{};
    State state = State::NotTold;

    bool operator==(const WifiOutcome &) const = default;
};

/// The web pages of TP-Link gateways, without a browser. Callers of one device share its one
/// session; it is closed when nobody has asked for a while, after any failure, and at the end.
class WebClient : public QObject {
    Q_OBJECT

public:
    /// Keeps "cpe-web.json" in the folder.
    explicit WebClient(const QString &dataDir, Clock clock = {}, Patience patience = {},
        QObject *parent = nullptr);
    ~WebClient() override;

    /// Asked before a device is changed and told what came of it.
    void setOversight(const OversightRef &oversight) { m_oversight = oversight; }

    [[nodiscard]] QCoro::Task<Result<WebReading>> read(
        WebDevice device, Login login, QPointer<RequestScope> scope = {});
    /// Any object, for those who know what they look for; only operations that ask. Secrets come
    /// starred unless they are what is wanted.
    [[nodiscard]] QCoro::Task<Result<QList<Instance>>> query(WebDevice device, Login login,
        Query query, bool withSecrets = false, QPointer<RequestScope> scope = {});
    /// Writes what differs, then asks the device what it has now.
    [[nodiscard]] QCoro::Task<Result<QList<WifiOutcome>>> changeWifi(
        WebDevice device, Login login, WifiChange change, QPointer<RequestScope> scope = {});
    /// Uncertain where the connection went before the device said yes: it may be starting again.
    [[nodiscard]] QCoro::Task<Result<void>> reboot(
        WebDevice device, Login login, QPointer<RequestScope> scope = {});

    /// A person has seen that the device was reset: its refused passwords may be tried again.
    [[nodiscard]] QCoro::Task<Result<void>> forgetRefusals(QString device);
    /// A person has seen that its new certificate is right.
    [[nodiscard]] QCoro::Task<Result<void>> forgetCertificate(QString device);

    /// Logs out everywhere, within the patience for that; nothing is begun afterwards.
    [[nodiscard]] QCoro::Task<void> close();
    [[nodiscard]] int openSessions() const;

private:
    using SessionPtr = std::shared_ptr<WebSession>;

    [[nodiscard]] SessionPtr sessionFor(const WebDevice &device);

    DeviceMemory m_memory;
    Clock m_clock;
    Patience m_patience;
    std::map<QString, SessionPtr> m_sessions; ///< by id and address
    OversightRef m_oversight;
    bool m_isClosed = false;
};

} // namespace FibreDesk::Cpe::TpLink
