// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "boardrows.h"

#include <array>

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// What waits to be looked at or to be given to somebody, by section and urgency.
class TrayModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(int exceptions READ exceptions NOTIFY countsChanged)
    Q_PROPERTY(int unassigned READ unassigned NOTIFY countsChanged)
    Q_PROPERTY(int undated READ undated NOTIFY countsChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        SectionRole,
        CustomerRole,
        PlaceRole,
        SubjectRole,
        KindRole,
        StateRole,
        PriorityRole,
        WindowRole,
        AssignedRole,
        ProblemRole,
        SeverityRole,
        WriteStateRole,
        IsMarkedRole,
        SpokenRole,
    };

    explicit TrayModel(QObject *parent = nullptr);

    [[nodiscard]] int exceptions() const { return m_counts[0]; }
    [[nodiscard]] int unassigned() const { return m_counts[1]; }
    [[nodiscard]] int undated() const { return m_counts[2]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void applySnapshot(std::vector<TrayRow> rows);
    [[nodiscard]] const std::vector<TrayRow> &rows() const { return m_rows.rows(); }
    /// -1 where it is not there.
    Q_INVOKABLE QString jobAt(int row) const
    {
        return row >= 0 && row < m_rows.size() ? m_rows.at(row).id : QString();
    }
    Q_INVOKABLE int rowOf(const QString &id) const { return m_rows.indexOf(id); }

Q_SIGNALS:
    void countsChanged();

private:
    SnapshotList<TrayRow> m_rows;
    std::array<int, 3> m_counts{};
};

} // namespace FibreDesk::Dispatch
