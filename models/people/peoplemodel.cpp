// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people/peoplemodel.h"

namespace FibreDesk {

namespace {

bool isBefore(const PersonCard &a, const PersonCard &b)
{
    const int order = a.name.localeAwareCompare(b.name);
    return order == 0 ? a.email < b.email : order < 0;
}

} // namespace

PeopleModel::PeopleModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(
          this, [](const PersonCard &, const PersonCard &) { return QList<int>{CardRole}; },
          &isBefore)
{
}

void PeopleModel::setCards(std::vector<PersonCard> cards)
{
    const int before = m_rows.size();
    m_rows.applySnapshot(std::move(cards));
    if (m_rows.size() != before)
        Q_EMIT countChanged();
}

QString PeopleModel::idAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).id : QString();
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PersonCard &card = m_rows.at(index.row());
    switch (role) {
    case PersonIdRole:
        return card.id;
    case CardRole:
        return QVariant::fromValue(card);
    default:
        return {};
    }
}

QHash<int, QByteArray> PeopleModel::roleNames() const
{
    return {{PersonIdRole, "personId"}, {CardRole, "card"}};
}

} // namespace FibreDesk
