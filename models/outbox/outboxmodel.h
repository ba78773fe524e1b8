// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "outboxcard.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The writes: first those that need somebody, then those on their way in their order, then what is
/// settled, the latest first.
class OutboxModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OutboxController")
    Q_PROPERTY(int count READ rowCountForQml NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        CardRole,
        /// "decide", "underway", "settled"; of a batch with its title and its id, a line each.
        GroupRole
    };
    Q_ENUM(Role)

    explicit OutboxModel(QObject *parent = nullptr);

    void setCards(std::vector<OutboxCard> cards);
    [[nodiscard]] const OutboxCard *find(const QString &id) const { return m_rows.find(id); }
    Q_INVOKABLE QString idAt(int row) const;
    Q_INVOKABLE int rowOf(const QString &id) const { return m_rows.indexOf(id); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] int rowCountForQml() const { return m_rows.size(); }

    SnapshotList<OutboxCard> m_rows;
};

} // namespace FibreDesk
