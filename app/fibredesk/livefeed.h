// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "realtime/events.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace FibreDesk {

class Services;
class Session;

/// Who else has the document in front open, told to the session under their names.
class LiveFeed : public QObject {
    Q_OBJECT

public:
    LiveFeed(Services &services, Session &session, QObject *parent = nullptr);

    /// A document of the mirror's table is in front; empty = none that others could have open.
    void lookAt(const QString &table, const QString &id);

private:
    void handleViewers(const Realtime::Viewers &viewers);
    void askWhoWeAre();
    void askNames(const QStringList &users);
    void show();

    Services &m_services;
    Session &m_session;
    QString m_me; ///< until that is known we could be taken for somebody else
    Realtime::Viewers m_viewers;
    QHash<QString, QString> m_names; ///< of users
    QSet<QString> m_asked; ///< on their way or answered
    bool m_isAskingMe = false;
};

} // namespace FibreDesk
