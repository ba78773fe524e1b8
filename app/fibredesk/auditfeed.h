// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>

namespace FibreDesk {

class Services;
namespace Auth {
struct SignInStatus;
}

/// Everything that is done from this desk, on its way into the list of it: changes of documents,
/// what is asked of devices, what is sent.
class AuditFeed : public QObject {
    Q_OBJECT

public:
    /// They outlive it.
    explicit AuditFeed(Services *services, QObject *parent = nullptr);

private:
    void followSignIn();
    void noteSignIn(
        const QString &place, const Auth::SignInStatus &last, const Auth::SignInStatus &now);

    Services *m_services;
};

} // namespace FibreDesk
