// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "core/clock.h"
#include "session/singleton.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <qqmlintegration.h>

namespace FibreDesk {

struct Notification {
    int id = 0;
    QDateTime at;
    QString tone; ///< "ok", "warning", "danger", "uncertain", "info"
    QString text; ///< one sentence, translated
    QString page; ///< where it leads; empty = nowhere
    QString subject;
    bool read = false;

    bool operator==(const Notification &) const = default;
};

/// What happened that the user should know of, newest first; also shown as a toast when it comes.
class Notifications : public QAbstractListModel, public Singleton<Notifications> {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        NotificationIdRole = Qt::UserRole + 1,
        AtRole,
        ToneRole,
        TextRole,
        PageRole,
        SubjectRole,
        ReadRole,
    };
    Q_ENUM(Role)

    explicit Notifications(Clock clock, QObject *parent = nullptr);

    [[nodiscard]] int unread() const { return m_unread; }
    [[nodiscard]] int count() const { return m_rows.size(); }

    /// Adds one; with `page` it leads there. Returns its id.
    Q_INVOKABLE int add(const QString &tone, const QString &text, const QString &page = {},
        const QString &subject = {});
    Q_INVOKABLE void markAllRead();
    Q_INVOKABLE void dismiss(int id);
    Q_INVOKABLE void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void unreadChanged();
    void countChanged();
    void added(int id, const QString &tone, const QString &text, const QString &page,
        const QString &subject);

private:
    static QList<int> changedRoles(const Notification &before, const Notification &after);
    void recount();

    Clock m_clock;
    SnapshotList<Notification> m_rows;
    int m_nextId = 1;
    int m_unread = 0;
};

} // namespace FibreDesk
