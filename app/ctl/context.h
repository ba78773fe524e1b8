// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
#include "core/clock.h"
#include "core/profile.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

#include <memory>

namespace FibreDesk::Auth {
class SignInSet;
class TokenStore;
} // namespace FibreDesk::Auth
namespace FibreDesk::Erp {
class ErpClient;
}
namespace FibreDesk::Gps {
class TraccarClient;
}
namespace FibreDesk::Safe {
class SecretStore;
}
namespace FibreDesk {
class MailDesk;
}
namespace FibreDesk::Hub {
class HubClient;
}
namespace FibreDesk::Store {
class Mirror;
}

namespace FibreDesk::Ctl {

class Supervision;

/// For a terminal: what a server or a customer's row says must not steer it.
[[nodiscard]] QString harmless(QString text);

/// What commands work with: the profile, the services made when first asked for, and stdout.
class Context {
public:
    /// What is kept of a sign-in lives in `secrets`, which outlives this.
    Context(Profile profile, bool isJson, Safe::SecretStore *secrets);
    ~Context();
    Q_DISABLE_COPY_MOVE(Context)

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QNetworkAccessManager *network() const { return m_network.get(); }

    /// Empty where no service of the profile uses one.
    [[nodiscard]] const Auth::SignInSet &signIns() const { return *m_signIns; }
    [[nodiscard]] Auth::TokenStore *tokenStore() const { return m_tokenStore.get(); }
    /// An Error where the profile does not have the section.
    [[nodiscard]] Result<Erp::ErpClient *> erp();
    [[nodiscard]] Result<Hub::HubClient *> hub();
    [[nodiscard]] Result<Gps::TraccarClient *> traccar();
    /// Opened in the background; its calls wait for it.
    [[nodiscard]] Store::Mirror *mirror();

    /// Opens the ledger in the background; its calls wait for it.
    [[nodiscard]] MailDesk *mail();

    /// Over everything that is changed: the rights before, the list of what was done afterwards.
    [[nodiscard]] Supervision &supervision() const { return *m_supervision; }

    [[nodiscard]] bool isJson() const { return m_isJson; }
    /// A line for people; nothing with --json.
    void say(const QString &line) const;
    /// With --json: a document over lines, or one line of a list.
    void document(const QJsonObject &object) const;
    void row(const QJsonObject &object) const;

private:
    Profile m_profile;
    bool m_isJson;
    Clock m_clock;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Auth::TokenStore> m_tokenStore;
    std::unique_ptr<Auth::SignInSet> m_signIns; ///< before the services that ask it
    std::unique_ptr<Supervision> m_supervision; ///< before what it stands over
    std::unique_ptr<Erp::ErpClient> m_erp;
    std::unique_ptr<Hub::HubClient> m_hub;
    std::unique_ptr<Gps::TraccarClient> m_traccar;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<MailDesk> m_mail;
};

/// "12 s", "3 min", "2 h", "5 d": the age of something seen at that time.
[[nodiscard]] QString ageText(const QDateTime &then, const QDateTime &now);

/// Columns padded to the width of their widest cell; the last one is not.
[[nodiscard]] QStringList tableLines(const QList<QStringList> &rows);

} // namespace FibreDesk::Ctl
