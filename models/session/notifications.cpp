// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/notifications.h"

namespace FibreDesk {

namespace {
constexpr int mostKept = 200;
}

Notifications::Notifications(Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , Singleton(this)
    , m_clock(std::move(clock))
    , m_rows(this, &Notifications::changedRoles,
          [](const Notification &a, const Notification &b) { return a.id > b.id; })
{
    connect(this, &Notifications::rowsInserted, this, &Notifications::countChanged);
    connect(this, &Notifications::rowsRemoved, this, &Notifications::countChanged);
    connect(this, &Notifications::modelReset, this, &Notifications::countChanged);
}

int Notifications::add(
    const QString &tone, const QString &text, const QString &page, const QString &subject)
{
    const int id = m_nextId++;
    m_rows.upsert({id, m_clock.now(), tone, text, page, subject, false});
    if (m_rows.size() > mostKept)
        m_rows.remove(m_rows.at(m_rows.size() - 1).id);
    recount();
    Q_EMIT added(id, tone, text, page, subject);
    return id;
}

void Notifications::markAllRead()
{
    for (int row = 0; row < m_rows.size(); ++row) {
        Notification notification = m_rows.at(row);
        if (notification.read)
            continue;
        notification.read = true;
        m_rows.upsert(std::move(notification));
    }
    recount();
}

void Notifications::dismiss(int id)
{
    m_rows.remove(id);
    recount();
}

void Notifications::clear()
{
    m_rows.applySnapshot({});
    recount();
}

int Notifications::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant Notifications::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Notification &row = m_rows.at(index.row());
    switch (role) {
    case NotificationIdRole:
        return row.id;
    case AtRole:
        return row.at;
    case ToneRole:
        return row.tone;
    case Qt::DisplayRole:
    case TextRole:
        return row.text;
    case PageRole:
        return row.page;
    case SubjectRole:
        return row.subject;
    case ReadRole:
        return row.read;
    default:
        return {};
    }
}

QHash<int, QByteArray> Notifications::roleNames() const
{
    return {
        {NotificationIdRole, "notificationId"},
        {AtRole, "at"},
        {ToneRole, "tone"},
        {TextRole, "message"},
        {PageRole, "page"},
        {SubjectRole, "subject"},
        {ReadRole, "read"},
    };
}

QList<int> Notifications::changedRoles(const Notification &before, const Notification &after)
{
    QList<int> roles;
    if (before.read != after.read)
        roles << ReadRole;
    if (before.text != after.text)
        roles << TextRole << Qt::DisplayRole;
    if (before.tone != after.tone)
        roles << ToneRole;
    return roles;
}

void Notifications::recount()
{
    int unread = 0;
    for (const Notification &row : m_rows.rows())
        unread += row.read ? 0 : 1;
    if (unread == m_unread)
        return;
    m_unread = unread;
    Q_EMIT unreadChanged();
}

} // namespace FibreDesk
