// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "livefeed.h"

#include "services.h"

#include "erp/erpclient.h"
#include "realtime/realtimeclient.h"
#include "session/session.h"
#include "sync/syncengine.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

LiveFeed::LiveFeed(Services &services, Session &session, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_session(session)
{
    connect(services.realtime.get(), &Realtime::RealtimeClient::viewersChanged, this,
        &LiveFeed::handleViewers);
    connect(services.realtime.get(), &Realtime::RealtimeClient::resyncNeeded, this,
        &LiveFeed::askWhoWeAre);
}

void LiveFeed::lookAt(const QString &table, const QString &id)
{
    m_services.realtime->lookAt(id.isEmpty()
            ? Realtime::DocumentName()
            : Realtime::DocumentName{m_services.sync->fieldMap().doctype(table), id});
}

void LiveFeed::handleViewers(const Realtime::Viewers &viewers)
{
    m_viewers = viewers;
    if (!viewers.users.isEmpty())
        askWhoWeAre();
    askNames(viewers.users);
    show();
}

void LiveFeed::askWhoWeAre()
{
    if (!m_me.isEmpty() || std::exchange(m_isAskingMe, true))
        return;
    QCoro::connect(m_services.erp->hello(), this, [this](const Result<Erp::Hello> &hello) {
        m_isAskingMe = false;
        if (hello && !hello->user.isEmpty()) {
            m_me = hello->user;
            show();
        }
    });
}

void LiveFeed::askNames(const QStringList &users)
{
    QJsonArray unknown;
    for (const QString &user : users) {
        if (!m_asked.contains(user)) {
            m_asked.insert(user);
            unknown.append(user);
        }
    }
    if (unknown.isEmpty())
        return;
    const Erp::ListQuery query{.doctype = u"User"_s,
        .fields = {u"name"_s, u"full_name"_s},
        .filters = {{u"name"_s, u"in"_s, unknown}},
        .limit = int(unknown.size())};
    // Who may not read users sees addresses.
    QCoro::connect(
        m_services.erp->list(query), this, [this, unknown](const Result<QList<QJsonObject>> &rows) {
            // Who may not read users is told so each time; anything else passes.
            if (!rows && rows.error().kind != ErrorKind::Forbidden) {
                for (const QJsonValue user : unknown)
                    m_asked.remove(user.toString());
            }
            for (const QJsonObject &row : rows.value_or(QList<QJsonObject>()))
                m_names.insert(
                    row.value("name"_L1).toString(), row.value("full_name"_L1).toString());
            show();
        });
}

void LiveFeed::show()
{
    QStringList others;
    for (const QString &user : std::as_const(m_viewers.users)) {
        if (m_me.isEmpty() || user == m_me)
            continue;
        const QString name = m_names.value(user);
        others += name.isEmpty() ? user : name;
    }
    m_session.setPresence(m_viewers.document.name, others.join(u", "_s));
}

} // namespace FibreDesk
