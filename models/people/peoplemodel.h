// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "personcard.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

/// Colleagues by name, those that the search finds.
class PeopleModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the people page's controller")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { PersonIdRole = Qt::UserRole + 1, CardRole };
    Q_ENUM(Role)

    explicit PeopleModel(QObject *parent = nullptr);

    void setCards(std::vector<PersonCard> cards);
    [[nodiscard]] int count() const { return m_rows.size(); }
    Q_INVOKABLE QString idAt(int row) const;
    Q_INVOKABLE int rowOf(const QString &id) const { return m_rows.indexOf(id); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    SnapshotList<PersonCard> m_rows;
};

} // namespace FibreDesk
