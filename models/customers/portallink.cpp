// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "portallink.h"

#include "hub/hubclient.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace FibreDesk {

void PortalLink::setHub(Hub::HubClient *hub)
{
    m_hub = hub;
    Q_EMIT changed();
}

void PortalLink::setOnline(bool isOnline)
{
    m_isOnline = isOnline;
    Q_EMIT changed();
}

bool PortalLink::canSend() const
{
    return m_hub && m_isOnline && m_state != Sending;
}

void PortalLink::send(const QString &customer, const QString &email)
{
    if (!canSend() || customer.isEmpty() || email.isEmpty())
        return;
    m_customer = customer;
    m_email = email;
    m_sent.clear();
    m_waitSeconds = 0;
    m_error = {};
    m_state = Sending;
    Q_EMIT changed();
    QCoro::connect(m_hub->requestPortalLink(customer, email, &m_scope), this,
        [this](const Result<Hub::PortalLink> &link) {
            if (link) {
                m_sent = link->sent;
                m_waitSeconds = link->retryAfterSeconds.value_or(0);
                m_state = m_sent.isEmpty() ? NothingSent : Sent;
            } else {
                m_error = errorText(link.error());
                m_state = link.error().kind == ErrorKind::Uncertain ? Uncertain : Failed;
            }
            Q_EMIT changed();
        });
}

void PortalLink::dismiss()
{
    if (m_state == Sending)
        return;
    m_state = Idle;
    m_customer.clear();
    m_error = {};
    Q_EMIT changed();
}

QString PortalLink::text() const
{
    switch (m_state) {
    case Idle:
        return {};
    case Sending:
        return tr("Asking the hub to send the portal link to %1…").arg(m_email);
    case Sent:
        return tr("The portal link was sent to %1.").arg(m_sent.join(u", "_s));
    case NothingSent: {
        QString words = tr("Nothing was sent to %1. The hub does not say why: it limits how often "
                           "a link can be asked for, and knows the portal's own addresses only.")
                            .arg(m_email);
        words += u' '
            + (m_waitSeconds > 0 ? tr("It takes another request in %n minute(s).", nullptr,
                                       (m_waitSeconds + 59) / 60)
                                 : tr("Try again in an hour, or check the address."));
        return words;
    }
    case Uncertain:
        return tr("It is not certain whether the link was sent to %1. Asking again may send a "
                  "second one, and counts against the hub's limit.")
            .arg(m_email);
    case Failed:
        return tr("The portal link was not sent to %1.").arg(m_email);
    }
    return {};
}

QString PortalLink::tone() const
{
    switch (m_state) {
    case Idle:
    case Sending:
        return u"pending"_s;
    case Sent:
        return u"ok"_s;
    case NothingSent:
        return u"warning"_s;
    case Uncertain:
        return u"uncertain"_s;
    case Failed:
        return u"danger"_s;
    }
    return {};
}

} // namespace FibreDesk
