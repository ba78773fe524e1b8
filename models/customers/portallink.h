// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/requestscope.h"

#include <QDateTime>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Hub {
class HubClient;
}

/// Sends the link with which a customer enters the portal, one at a time and never by itself; the
/// outcome belongs to the customer it was asked for.
class PortalLink : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the customers page's controller")
    Q_PROPERTY(State state READ state NOTIFY changed)
    /// Whose outcome it is: it is not shown beside anybody else.
    Q_PROPERTY(QString customer READ customer NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString tone READ tone NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)

public:
    enum State {
        Idle,
        Sending,
        Sent, ///< the hub named the addresses
        NothingSent, ///< the hub answered, and named none
        Uncertain,
        Failed
    };
    Q_ENUM(State)

    using QObject::QObject;

    /// Null where the profile has none; outlives this.
    void setHub(Hub::HubClient *hub);
    void setOnline(bool isOnline);
    void retranslate() { Q_EMIT changed(); }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString customer() const { return m_customer; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString tone() const;
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] bool canSend() const;

    Q_INVOKABLE void send(const QString &customer, const QString &email);
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void changed();

private:
    Hub::HubClient *m_hub = nullptr;
    bool m_isOnline = true;
    State m_state = Idle;
    QString m_customer;
    QString m_email;
    QStringList m_sent;
    int m_waitSeconds = 0; ///< 0 = the hub does not say
    ErrorText m_error;
    RequestScope m_scope; // last: what it ends is still told to the members above
};

} // namespace FibreDesk
