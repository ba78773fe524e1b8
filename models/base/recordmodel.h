// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"

#include <QAbstractListModel>
#include <QVariantList>
#include <qqmlintegration.h>

namespace FibreDesk {

/// One table of a record's page: rows of an id and the values of fixed roles. Shows the first
/// `limit` rows until all are asked for.
class RecordModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the page's controller")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int total READ total NOTIFY countChanged)
    Q_PROPERTY(bool isCut READ isCut NOTIFY countChanged)

public:
    struct Row {
        QString id;
        QVariantList values; ///< in the order of the roles

        bool operator==(const Row &) const = default;
    };

    /// `roles` name the values; the id is the role "rowId". `limit` 0 = no limit.
    RecordModel(QList<QByteArray> roles, int limit, QObject *parent = nullptr);

    /// Another subject: all anew, cut again.
    void reset(std::vector<Row> rows);
    void applySnapshot(std::vector<Row> rows);
    Q_INVOKABLE void showAll();

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] bool isCut() const { return count() < total(); }
    /// Of any row, shown or not.
    [[nodiscard]] QVariant value(int row, const QByteArray &role) const;
    /// Its place among all rows, shown or not; -1 where there is none.
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    static constexpr int idRole = Qt::UserRole + 1;
    static constexpr int firstRole = Qt::UserRole + 2;

    [[nodiscard]] std::vector<Row> cut() const;
    static QList<int> changedRoles(const Row &before, const Row &after);

    QList<QByteArray> m_roles;
    int m_limit;
    bool m_isAllShown = false;
    std::vector<Row> m_all;
    SnapshotList<Row> m_rows{this, &RecordModel::changedRoles};
};

} // namespace FibreDesk
