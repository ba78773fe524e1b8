// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/linestore.h"
#include "base/pagedtablemodel.h"
#include "devicefleet.h"
#include "store/equipmentqueries.h"

#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// All equipment in the order of one query. A row that is not here yet answers empty, with `loaded`
/// false.
class DeviceListModel : public PagedTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DevicesController")

public:
    enum Column {
        TypeColumn,
        ModelColumn,
        SerialColumn,
        MacColumn,
        GponColumn,
        StatusColumn,
        NowColumn,
        LightColumn,
        CustomerColumn,
        LocationColumn,
        ModifiedColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        CellTextRole = Qt::UserRole + 1,
        RowIdRole,
        LoadedRole,
        StatusRole, ///< the server's word
        ToneRole, ///< of what the ACS says
        AccessibleRole ///< the row as one sentence
    };
    Q_ENUM(Role)

    using PagedTableModel::PagedTableModel;

    /// What stands on rows; those asked for and not there are forgotten.
    void putLines(const std::vector<qint64> &asked, std::vector<Store::EquipmentLine> lines);
    /// What is here is read again.
    [[nodiscard]] std::vector<qint64> knownRows() const;
    void setLanguage(const QString &language);
    [[nodiscard]] QString language() const { return m_language; }
    void setFleet(const DeviceFleetPointer &fleet);
    [[nodiscard]] const DeviceFleetPointer &fleet() const { return m_fleet; }

    /// Null where it is not here.
    [[nodiscard]] const Store::EquipmentLine *lineAt(int place) const
    {
        return m_lines.find(rowAt(place));
    }

    /// What a column says of a line; in a file, times as ISO has them.
    [[nodiscard]] static QString cellText(const Store::EquipmentLine &line, int column,
        const DeviceFleet *fleet, const QString &language, bool isForFile);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    bool hasLine(qint64 row) const override { return m_lines.contains(row); }

private:
    [[nodiscard]] QString sentence(const Store::EquipmentLine &line) const;
    [[nodiscard]] QString tone(const Store::EquipmentLine &line, int column) const;

    LineStore<Store::EquipmentLine> m_lines;
    DeviceFleetPointer m_fleet;
    QString m_language = QStringLiteral("en");
};

/// The server's word for a state of a device as a person reads it.
[[nodiscard]] QString deviceStatusWord(const QString &status);

} // namespace FibreDesk
