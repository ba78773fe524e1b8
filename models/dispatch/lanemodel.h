// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "blockmodel.h"
#include "boardrows.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// The technicians of the day; each with the model of their jobs.
class LaneModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        InitialsRole,
        ColourRole,
        StatusRole,
        IsAwayRole,
        ShiftsRole,
        LoadRole,
        LoadTextRole,
        JobCountRole,
        LateCountRole,
        PositionRole,
        PresenceRole,
        NoteRole,
        GroupRole,
        SpokenRole,
        BlocksRole,
    };

    explicit LaneModel(QObject *parent = nullptr);

    /// The jobs of a technician; null where they are not in a lane.
    [[nodiscard]] BlockModel *blocks(const QString &technician) const
    {
        return m_blocks.value(technician);
    }
    void applyBlocks(const QString &technician, std::vector<BlockRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void applySnapshot(std::vector<LaneRow> rows);
    [[nodiscard]] const std::vector<LaneRow> &rows() const { return m_rows.rows(); }
    Q_INVOKABLE QString technicianAt(int row) const
    {
        return row >= 0 && row < m_rows.size() ? m_rows.at(row).id : QString();
    }
    /// -1 where it is not there.
    Q_INVOKABLE int rowOf(const QString &id) const { return m_rows.indexOf(id); }

private:
    SnapshotList<LaneRow> m_rows;
    QHash<QString, BlockModel *> m_blocks;
};

} // namespace FibreDesk::Dispatch
