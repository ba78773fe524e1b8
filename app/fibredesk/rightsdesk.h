// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"
#include "rights/grants.h"
#include "rights/rules.h"
#include "rightsdesk/ownrights.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace FibreDesk {

class DeskRights;
class Services;

/// Asks the hub and ERPNext what the user may do, after the sign-in, once a day, and when a server
/// refused something; keeps the answer for a start without a network. The pages hear of it, and
/// what is forbidden does not get into the outbox.
class RightsDesk : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    RightsDesk(Services *services, DeskRights *rights, QObject *parent = nullptr);
    ~RightsDesk() override;

    /// From now on the servers are asked.
    void start();
    /// Of the sign-in; empty = it told none, or there was none.
    void setGroups(const QStringList &groups);
    /// A server refused something: what is known may be old.
    void noteRefusal();
    void setLanguage(const QString &language);

private:
    void readKept();
    void ask();
    void askIfDue();
    void take(const Rights::OwnAnswer &answer);
    /// What the groups of the sign-in say while nobody has been asked.
    void applyGroups();
    void guard();

    Services *m_services;
    DeskRights *m_rights;
    const Rights::Rules m_rules = Rights::Rules::builtIn();
    const QString m_file;
    QStringList m_groups;
    QTimer m_due;
    QDateTime m_refusedAt;
    RequestScope m_scope;
    bool m_isStarted = false;
    bool m_isAsking = false;
};

} // namespace FibreDesk
