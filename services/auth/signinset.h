// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/signin.h"
#include "core/profile.h"

#include <QObject>

#include <memory>
#include <vector>

namespace FibreDesk::Auth {

/// Everybody that a profile signs in: one person with each provider, each by itself. Ending one
/// ends none of the others.
class SignInSet : public QObject {
    Q_OBJECT

public:
    struct One {
        Profile::Identity identity;
        std::unique_ptr<SignIn> signIn;
    };

    /// `store` must outlive this. `options` are those of each, but for the file of its lock.
    SignInSet(QNetworkAccessManager *network, const Profile &profile, TokenStore *store,
        const SignIn::Options &options = {}, const Clock &clock = {}, QObject *parent = nullptr);
    ~SignInSet() override;

    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    /// ERPNext's first, which is never moved while this lives.
    [[nodiscard]] const std::vector<One> &all() const { return m_all; }
    /// Whose desk it is: ERPNext's, else the first. Null where nobody signs in.
    [[nodiscard]] SignIn *main() const;
    /// Of a service by its name in the profile; null where it uses none.
    [[nodiscard]] SignIn *of(const QString &service) const;
    /// From now on the profile's services get their credentials here.
    void giveTo(Profile &profile) const;
    /// What was kept of each.
    [[nodiscard]] QCoro::Task<void> recall();
    /// Of [oidc], else of the first that tells any.
    [[nodiscard]] QStringList groups() const;
    /// Names whose desk it is, as Profile::person; empty while nobody is signed in.
    [[nodiscard]] QString person() const;
    void setWords(const LoopbackServer::Words &words);

Q_SIGNALS:
    void statusChanged(
        FibreDesk::Auth::SignIn *signIn, const FibreDesk::Auth::SignInStatus &status);

private:
    std::vector<One> m_all;
};

/// "ERPNext (erp.example), Hub (hub.example)": what one identity of this profile opens.
[[nodiscard]] QString serversOf(const Profile &profile, const Profile::Identity &identity);

/// One person of one provider, in the name of a file: cannot be read back.
[[nodiscard]] QString personOf(const Profile::Oidc &oidc, const Identity &who);
/// Whose sign-in is kept for this profile and counts then, asking no provider; empty = nobody's.
[[nodiscard]] QCoro::Task<QString> keptPerson(TokenStore *store, Profile profile, QDateTime now);

} // namespace FibreDesk::Auth
