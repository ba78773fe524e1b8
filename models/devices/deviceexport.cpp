// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deviceexport.h"

#include "store/mirror.h"

namespace FibreDesk {

namespace {

QStringList cellsOf(
    const Store::EquipmentLine &line, const DeviceFleet *fleet, const QString &language)
{
    QStringList cells{line.id};
    for (int column = 0; column < DeviceListModel::ColumnCount; ++column) {
        cells += DeviceListModel::cellText(line, column, fleet, language, true);
    }
    return cells;
}

QCoro::Task<Result<ListExport::Cells>> readCells(
    Store::Mirror *mirror, DeviceFleetPointer fleet, QString language, std::vector<qint64> rows)
{
    return mirror->read(
        [rows = std::move(rows), fleet, language](QSqlDatabase &db) -> Result<ListExport::Cells> {
            const auto lines = Store::equipmentLines(db, rows);
            if (!lines) {
                return std::unexpected(lines.error());
            }
            QHash<qint64, const Store::EquipmentLine *> byRow;
            for (const Store::EquipmentLine &line : *lines) {
                byRow.insert(line.row, &line);
            }
            ListExport::Cells cells;
            for (const qint64 row : rows) {
                if (const Store::EquipmentLine *line = byRow.value(row)) {
                    cells.push_back(cellsOf(*line, fleet.get(), language));
                }
            }
            return cells;
        });
}

} // namespace

DeviceExport::DeviceExport(Store::Mirror *mirror, DeviceListModel *list, QObject *parent)
    : ListExport([this] { return source(); }, parent)
    , m_mirror(mirror)
    , m_list(list)
{
}

ListExport::Source DeviceExport::source() const
{
    QStringList header{tr("Number")};
    for (int column = 0; column < DeviceListModel::ColumnCount; ++column) {
        header +=
            m_list->headerData(column, Qt::Horizontal, DeviceListModel::CellTextRole).toString();
    }
    return {.header = header,
        .rows = m_list->rows(),
        .read = [mirror = m_mirror, fleet = m_list->fleet(), language = m_list->language()](
                    std::vector<qint64> rows) {
            return readCells(mirror, fleet, language, std::move(rows));
        }};
}

} // namespace FibreDesk
