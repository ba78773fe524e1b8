// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hub/wipeorder.h"
#include "secrets/passphrase.h"
#include "secrets/secretstore.h"
#include "secrets/systempassword.h"
#include "session/lockshade.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace FibreDesk {

class LocalCopyRemoval;
class Notifications;
class Services;
class Session;
class Settings;

/// Keeps what is the customers' from whoever is not to see it: locks the desk, tells of secrets,
/// closes files to other users, and takes everything off this computer when its user or the hub
/// says so.
class DeskGuard : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Services &services;
        Session &session;
        Settings &settings;
        Notifications &notifications;
        LocalCopyRemoval &removal;
        Safe::SecretStore *secrets;
        QString diaries; ///< the folder of the devices' diaries
        /// An order is followed after this, whether or not somebody is there to read it.
        std::chrono::milliseconds orderPatience = std::chrono::minutes(1);
        QString pam{}; ///< the folder of another configuration than the system's
    };

    explicit DeskGuard(Parts parts, QObject *parent = nullptr);
    ~DeskGuard() override;

    /// A window is there now: it is not to be seen while the desk is locked.
    void cover();
    /// Files that were made by an earlier version, or copied, may be open to others.
    void closeFiles();
    /// What a wipe would lose for good.
    void measure();

Q_SIGNALS:
    /// The removal is prepared: the program is to end.
    void endRequested();
    /// Nobody is signed in any more: the services are to be made anew.
    void startOverRequested();

private:
    void guardLock();
    void tellOfSignIn();
    void startOver();
    void guardSecrets();
    void handleOrder(const Hub::WipeOrder &order);
    void wipe(bool takesUnsent);
    [[nodiscard]] QString unsettledText(int unsettledMails, bool isLedgerKnown) const;

    Parts m_parts;
    Safe::Passphrase m_passphrase;
    Safe::SystemPassword m_system;
    LockShade m_shade;
    QTimer m_orderTimer;
    bool m_takesUnsent = false;
};

} // namespace FibreDesk
