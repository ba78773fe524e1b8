// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/linestore.h"
#include "base/pagedtablemodel.h"
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
        AccessibleRole ///< the row as one sentence
    };
    Q_ENUM(Role)

    using PagedTableModel::PagedTableModel;

    /// What stands on rows; those asked for and not there are forgotten.
    void putLines(const std::vector<qint64> &asked, std::vector<Store::EquipmentLine> lines);
    /// What is here is read again.
    [[nodiscard]] std::vector<qint64> knownRows() const;
    void setLanguage(const QString &language);

    /// Null where it is not here.
    [[nodiscard]] const Store::EquipmentLine *lineAt(int place) const
    {
        return m_lines.find(rowAt(place));
    }

    /// What a column says of a line; in a file, times as ISO has them.
    [[nodiscard]] static QString cellText(
        const Store::EquipmentLine &line, int column, const QString &language, bool isForFile);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    bool hasLine(qint64 row) const override { return m_lines.contains(row); }

private:
    [[nodiscard]] static QString sentence(
        const Store::EquipmentLine &line, const QString &language);

    LineStore<Store::EquipmentLine> m_lines;
    QString m_language = QStringLiteral("en");
};

/// The server's word for a state of a device as a person reads it.
[[nodiscard]] QString deviceStatusWord(const QString &status);

} // namespace FibreDesk
