// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connectionmodel.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

ConnectionModel::ConnectionModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(this, &ConnectionModel::changedRoles)
{
    connect(this, &ConnectionModel::rowsInserted, this, &ConnectionModel::countChanged);
    connect(this, &ConnectionModel::rowsRemoved, this, &ConnectionModel::countChanged);
}

void ConnectionModel::upsert(const Connection &connection)
{
    m_rows.upsert(connection);
}

void ConnectionModel::remove(const QString &id)
{
    m_rows.remove(id);
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Connection &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case ConnectionIdRole:
        return row.id;
    case AddressRole:
        return row.address;
    case StateNameRole:
        return stateName(row.state);
    case ToneRole:
        return tone(row.state);
    case LastOkRole:
        return row.lastOk;
    case LimitRole:
        return row.limitSeconds;
    case ReasonRole:
        return row.reason;
    case ErrorRole:
        return QVariant::fromValue(row.hasError ? ErrorText(row.error) : ErrorText());
    case ErrorAtRole:
        return row.errorAt;
    default:
        return {};
    }
}

QHash<int, QByteArray> ConnectionModel::roleNames() const
{
    return {
        {ConnectionIdRole, "connectionId"},
        {NameRole, "name"},
        {AddressRole, "address"},
        {StateNameRole, "stateName"},
        {ToneRole, "tone"},
        {LastOkRole, "lastOk"},
        {LimitRole, "limit"},
        {ReasonRole, "reason"},
        {ErrorRole, "error"},
        {ErrorAtRole, "errorAt"},
    };
}

QString ConnectionModel::stateName(Connection::State state)
{
    switch (state) {
    case Connection::State::Off:
        return u"off"_s;
    case Connection::State::Connecting:
        return u"connecting"_s;
    case Connection::State::Ok:
        return u"ok"_s;
    case Connection::State::Stale:
        return u"stale"_s;
    case Connection::State::Failed:
        return u"failed"_s;
    case Connection::State::Stopped:
        return u"stopped"_s;
    }
    return {};
}

QString ConnectionModel::tone(Connection::State state)
{
    switch (state) {
    case Connection::State::Off:
        return u"neutral"_s;
    case Connection::State::Connecting:
        return u"pending"_s;
    case Connection::State::Ok:
        return u"ok"_s;
    case Connection::State::Stale:
        return u"warning"_s;
    case Connection::State::Failed:
    case Connection::State::Stopped:
        return u"danger"_s;
    }
    return {};
}

QList<int> ConnectionModel::changedRoles(const Connection &before, const Connection &after)
{
    QList<int> roles;
    if (before.name != after.name)
        roles << NameRole << Qt::DisplayRole;
    if (before.address != after.address)
        roles << AddressRole;
    if (before.state != after.state)
        roles << StateNameRole << ToneRole;
    if (before.lastOk != after.lastOk)
        roles << LastOkRole;
    if (before.limitSeconds != after.limitSeconds)
        roles << LimitRole;
    if (before.reason != after.reason)
        roles << ReasonRole;
    if (before.error != after.error || before.hasError != after.hasError)
        roles << ErrorRole;
    if (before.errorAt != after.errorAt)
        roles << ErrorAtRole;
    return roles;
}

} // namespace FibreDesk
