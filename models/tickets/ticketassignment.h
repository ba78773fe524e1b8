// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/oversight.h"
#include "core/requestscope.h"

#include <QObject>
#include <QStringList>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}

/// ERPNext's own assignment of a ticket, beside the field of ours: a method of the server, so one
/// request that is answered for at once, and never repeated by itself.
class TicketAssignment : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketWriting")
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    explicit TicketAssignment(Erp::ErpClient *erp, QObject *parent = nullptr);

    /// Asked before, told afterwards.
    void setOversight(const OversightRef &oversight) { m_oversight = oversight; }
    void setOnline(bool isOnline) { m_isOnline = isOnline; }
    void setTicket(const QString &ticket);
    /// To whom it is assigned there now.
    void setAssigned(const QStringList &people) { m_assigned = people; }

    /// Assigns it to somebody, or takes it from who has it.
    Q_INVOKABLE void toggle(const QString &user);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// The server may have another answer now.
    void settled();

private:
    Erp::ErpClient *m_erp;
    OversightRef m_oversight;
    bool m_isOnline = true;
    bool m_isBusy = false;
    QString m_ticket;
    QStringList m_assigned;
    ErrorText m_error;
    RequestScope m_scope; // last: what it ends is still told to the members above
};

} // namespace FibreDesk
