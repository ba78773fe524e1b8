// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"
#include "session/signindesk.h"

#include <QObject>

#include <memory>

namespace FibreDesk {

class Services;
class Session;

/// Feeds the session with who is signed in, and with the profiles there are; opens what the person
/// asks for outside: the browser, another profile.
class SignInFeed : public QObject {
    Q_OBJECT

public:
    SignInFeed(Services &services, Session &session, const Profile &profile);

    /// Looks for what was kept; offline, nobody is asked to sign in.
    void start(bool isOffline);
    void retranslate();

Q_SIGNALS:
    /// Somebody signed in after nobody was: what could not be asked can be.
    void signedInAgain();

private:
    void handleStatus(const Auth::SignInStatus &status);
    void listProfiles();

    Services &m_services;
    Session &m_session;
    QString m_profileFile;
    std::unique_ptr<SignInDesk> m_desk; ///< null where nobody signs in with this profile
    bool m_isSignedOut = false; ///< it was looked for, and there was none
};

} // namespace FibreDesk
