// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outboxmodel.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

int groupOf(const OutboxCard &card)
{
    if (card.state == "clash"_L1 || card.state == "refused"_L1
        || (card.state == "uncertain"_L1 && card.isLookedUp)) {
        return 0;
    }
    return card.state == "done"_L1 || card.state == "cancelled"_L1 ? 2 : 1;
}

bool isBefore(const OutboxCard &a, const OutboxCard &b)
{
    const int left = groupOf(a);
    const int right = groupOf(b);
    if (left != right) {
        return left < right;
    }
    if (left != 2) {
        return a.sequence < b.sequence;
    }
    // What was asked for in one go stands together, where its asking was.
    const QDateTime &atA = a.batch.isEmpty() ? a.changed : a.created;
    const QDateTime &atB = b.batch.isEmpty() ? b.changed : b.created;
    if (atA != atB) {
        return atA > atB;
    }
    if (a.batch != b.batch) {
        return a.batch > b.batch;
    }
    return a.batch.isEmpty() ? a.sequence > b.sequence : a.sequence < b.sequence;
}

} // namespace

OutboxModel::OutboxModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(
          this,
          [](const OutboxCard &before, const OutboxCard &after) {
              QList<int> roles{CardRole};
              if (groupOf(before) != groupOf(after)) {
                  roles += GroupRole;
              }
              return roles;
          },
          &isBefore)
{
}

void OutboxModel::setCards(std::vector<OutboxCard> cards)
{
    const int before = m_rows.size();
    m_rows.applySnapshot(std::move(cards));
    if (m_rows.size() != before) {
        Q_EMIT countChanged();
    }
}

QString OutboxModel::idAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).id : QString();
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const OutboxCard &card = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return card.id;
    case CardRole:
        return QVariant::fromValue(card);
    case GroupRole: {
        const QString group = groupOf(card) == 0 ? u"decide"_s
            : groupOf(card) == 1                 ? u"underway"_s
                                                 : u"settled"_s;
        return card.batch.isEmpty() ? group : group + u'\n' + card.batchTitle + u'\n' + card.batch;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> OutboxModel::roleNames() const
{
    return {{IdRole, "writeId"}, {CardRole, "card"}, {GroupRole, "group"}};
}

} // namespace FibreDesk
