// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/secretsmodel.h"

#include <QCoroTask>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Place = Profile::Secret::Place;
using StorePlace = Safe::SecretStore::Place;

SecretsModel::SecretsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void SecretsModel::setSource(const Profile &profile, Safe::SecretStore *store)
{
    beginResetModel();
    m_store = store;
    m_profile = profile.file;
    m_rows = profile.secrets;
    endResetModel();
    if (store) {
        connect(store, &Safe::SecretStore::backendChanged, this, &SecretsModel::backendChanged,
            Qt::UniqueConnection);
    }
    Q_EMIT reset();
    Q_EMIT backendChanged();
}

int SecretsModel::lacking() const
{
    return int(std::ranges::count_if(m_rows, [](const Profile::Secret &secret) {
        return secret.isNeeded && secret.place == Place::Nowhere;
    }));
}

QString SecretsModel::backend() const
{
    using Kind = Safe::Backend::Kind;
    const Kind kind = m_store ? m_store->backend().kind : Kind::Unknown;
    return kind == Kind::Keychain ? u"keychain"_s
        : kind == Kind::Memory    ? u"memory"_s
                                  : u"unknown"_s;
}

QString SecretsModel::backendName() const
{
    return m_store ? m_store->backend().name : QString();
}

QString SecretsModel::backendReason() const
{
    return m_store ? m_store->backend().reason : QString();
}

QString SecretsModel::backendCause() const
{
    using Cause = Safe::Backend::Cause;
    switch (m_store ? m_store->backend().cause : Cause::None) {
    case Cause::None:
        return {};
    case Cause::SwitchedOff:
        return u"switchedOff"_s;
    case Cause::NoSessionBus:
        return u"noSessionBus"_s;
    case Cause::Silent:
        return u"silent"_s;
    case Cause::Untrue:
        return u"untrue"_s;
    case Cause::Refused:
        return u"refused"_s;
    }
    return {};
}

int SecretsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

Safe::SecretId SecretsModel::idOf(int row) const
{
    return {m_profile, m_rows.at(row).section, m_rows.at(row).key};
}

QString SecretsModel::placeOf(int row) const
{
    switch (m_rows.at(row).place) {
    case Place::Nowhere:
        return u"nowhere"_s;
    case Place::File:
        return u"file"_s;
    case Place::Environment:
        return u"environment"_s;
    case Place::Kept:
        break;
    }
    return m_store && m_store->placeOf(idOf(row)) == StorePlace::Session ? u"session"_s
                                                                         : u"keychain"_s;
}

QVariant SecretsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Profile::Secret &secret = m_rows.at(index.row());
    switch (role) {
    case SectionRole:
        return secret.section;
    case SecretKeyRole:
        return secret.key;
    case PlaceRole:
        return placeOf(index.row());
    case NeededRole:
        return secret.isNeeded;
    case EditableRole:
        return secret.place == Place::Nowhere || secret.place == Place::Kept;
    default:
        return {};
    }
}

QHash<int, QByteArray> SecretsModel::roleNames() const
{
    return {{SectionRole, "section"}, {SecretKeyRole, "secretKey"}, {PlaceRole, "place"},
        {NeededRole, "needed"}, {EditableRole, "editable"}};
}

void SecretsModel::enter(int row, const QString &value, bool onlyNow)
{
    if (!m_store || row < 0 || row >= count() || value.isEmpty())
        return;
    const StorePlace place = onlyNow ? StorePlace::Session : StorePlace::Keychain;
    QCoro::connect(m_store->write(idOf(row), value, place), this,
        [this, row, place](const Result<void> &done) { handleDone(done, row, place); });
}

void SecretsModel::remove(int row)
{
    if (!m_store || row < 0 || row >= count())
        return;
    QCoro::connect(m_store->remove(idOf(row)), this,
        [this, row](const Result<void> &done) { handleDone(done, row, StorePlace::Nowhere); });
}

void SecretsModel::handleDone(const Result<void> &done, int row, StorePlace place)
{
    m_error = done ? ErrorText() : errorText(done.error());
    Q_EMIT errorChanged();
    if (!done || row >= count())
        return;
    m_rows[row].place = place == StorePlace::Nowhere ? Place::Nowhere : Place::Kept;
    Q_EMIT dataChanged(index(row), index(row), {PlaceRole, EditableRole});
    Q_EMIT reset();
    setChanged();
}

void SecretsModel::noteOpened()
{
    setChanged();
}

void SecretsModel::setChanged()
{
    if (!std::exchange(m_isChanged, true))
        Q_EMIT changedChanged();
}

void SecretsModel::probe()
{
    if (m_store)
        QCoro::connect(m_store->probe(), this, [](const Safe::Backend &) { });
}

} // namespace FibreDesk
