// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketassignment.h"

#include "erp/erpclient.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace FibreDesk {

TicketAssignment::TicketAssignment(Erp::ErpClient *erp, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
{
}

void TicketAssignment::setTicket(const QString &ticket)
{
    if (m_ticket == ticket) {
        return;
    }
    m_ticket = ticket;
    m_assigned.clear();
    m_isBusy = false;
    m_error = {};
    Q_EMIT changed();
}

void TicketAssignment::toggle(const QString &user)
{
    if (m_ticket.isEmpty() || m_isBusy || user.isEmpty()) {
        return;
    }
    if (!m_erp || !m_isOnline) {
        m_error = errorText({.kind = ErrorKind::Offline, .source = u"tickets assign"_s});
        Q_EMIT changed();
        return;
    }
    if (const auto forbidden = refusalOf(m_oversight, u"changeTickets"_s)) {
        m_error = errorText(*forbidden);
        Q_EMIT changed();
        return;
    }
    const bool isTaking = m_assigned.contains(user);
    QJsonObject arguments{{u"doctype"_s, u"Issue"_s}, {u"name"_s, m_ticket}};
    arguments.insert(u"assign_to"_s, isTaking ? QJsonValue(user) : QJsonValue(QJsonArray{user}));
    m_isBusy = true;
    m_error = {};
    Q_EMIT changed();
    const QString method =
        isTaking ? u"frappe.desk.form.assign_to.remove"_s : u"frappe.desk.form.assign_to.add"_s;
    QStringList after = m_assigned;
    if (isTaking) {
        after.removeAll(user);
    } else {
        after += user;
    }
    const Deed deed{.area = u"tickets"_s,
        .action = isTaking ? u"unassign"_s : u"assign"_s,
        .doctype = u"Issue"_s,
        .name = m_ticket,
        .before = {{u"_assign"_s, m_assigned.join(u", "_s)}},
        .after = {{u"_assign"_s, after.join(u", "_s)}}};
    QCoro::connect(m_erp->call(method, arguments, &m_scope), this,
        [this, ticket = m_ticket, deed](const Result<QJsonValue> &answer) {
            note(m_oversight, ended(deed, errorOf(answer)));
            if (ticket != m_ticket) {
                return;
            }
            m_isBusy = false;
            m_error = answer ? ErrorText() : errorText(answer.error());
            Q_EMIT changed();
            Q_EMIT settled(); // also where the answer was lost: what it became is looked at
        });
}

} // namespace FibreDesk
