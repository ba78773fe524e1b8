// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "boardrows.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// The jobs of one technician on the timeline, by planned start.
class BlockModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    /// How many jobs lie over each other at the worst moment of the day; 1 where none do.
    Q_PROPERTY(int deepest READ deepest NOTIFY deepestChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        JobRole,
        FromRole,
        ToRole,
        RealToRole,
        LateMinutesRole,
        CustomerRole,
        PlaceRole,
        SubjectRole,
        KindRole,
        StateRole,
        PriorityRole,
        WindowRole,
        LevelRole,
        LevelsRole,
        IsAssistantRole,
        IsTimelessRole,
        TravelMinutesRole,
        IsTravelEstimatedRole,
        WriteStateRole,
        ProblemRole,
        SeverityRole,
        IsDimmedRole,
        IsMarkedRole,
        ToldStateRole,
        IsPinnedRole,
        SpokenRole,
    };

    explicit BlockModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void applySnapshot(std::vector<BlockRow> rows);
    [[nodiscard]] const std::vector<BlockRow> &rows() const { return m_rows.rows(); }
    [[nodiscard]] int deepest() const { return m_deepest; }
    /// -1 where it is not there.
    Q_INVOKABLE int rowOf(const QString &id) const { return m_rows.indexOf(id); }

Q_SIGNALS:
    void deepestChanged();

private:
    SnapshotList<BlockRow> m_rows;
    int m_deepest = 1;
};

} // namespace FibreDesk::Dispatch
