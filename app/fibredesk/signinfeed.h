// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"
#include "session/signinboard.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

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
    /// Another one than whose files are open: the services are to be made anew.
    void personChanged();

private:
    void handleStatus(Auth::SignIn *signIn, const Auth::SignInStatus &status);
    void makeDesks(const Profile &profile);
    void listProfiles();

    Services &m_services;
    Session &m_session;
    QString m_profileFile;
    std::vector<std::unique_ptr<SignInDesk>> m_desks; ///< as services.signIns; none where nobody
                                                      ///< signs in with this profile
    std::unique_ptr<SignInBoard> m_board;
    QSet<const Auth::SignIn *> m_signedOut; ///< it was looked for, and there was none
};

} // namespace FibreDesk
