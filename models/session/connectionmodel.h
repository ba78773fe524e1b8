// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <qqmlintegration.h>

namespace FibreDesk {

/// One connection of the desk as it stands.
struct Connection {
    enum class State {
        Off, ///< not configured in the profile, or not wanted
        Connecting,
        Ok,
        Stale, ///< connected as far as we know, but silent for longer than its limit
        Failed, ///< tried again by itself
        Stopped ///< for good: only a person tries again
    };

    QString id; ///< "erp", "live", "hub", "events", "gps", "mirror"
    QString name; ///< shown: "ERPNext"
    QString address;
    State state = State::Off;
    QDateTime lastOk; ///< the last answer or sign of life; UTC
    int limitSeconds = 0; ///< silence for longer than this is stale; 0 = never
    QString reason; ///< translated, in words, when it is not fine; else empty
    Error error; ///< the last failure, with the server's words
    bool hasError = false;
    QDateTime errorAt;

    bool operator==(const Connection &) const = default;
};

/// The connections in the order they were first told of.
class ConnectionModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by Session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        ConnectionIdRole = Qt::UserRole + 1,
        NameRole,
        AddressRole,
        StateNameRole,
        ToneRole,
        LastOkRole,
        LimitRole,
        ReasonRole,
        ErrorRole,
        ErrorAtRole,
    };
    Q_ENUM(Role)

    explicit ConnectionModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] const SnapshotList<Connection> &rows() const { return m_rows; }
    void upsert(const Connection &connection);
    void remove(const QString &id);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// "ok", "connecting", "stale", "failed", "stopped", "off": what QML turns into words.
    [[nodiscard]] static QString stateName(Connection::State state);
    [[nodiscard]] static QString tone(Connection::State state);

Q_SIGNALS:
    void countChanged();

private:
    static QList<int> changedRoles(const Connection &before, const Connection &after);

    SnapshotList<Connection> m_rows;
};

} // namespace FibreDesk
