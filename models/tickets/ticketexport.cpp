// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketexport.h"

#include "store/mirror.h"

#include <algorithm>

namespace FibreDesk {

namespace {

QCoro::Task<Result<ListExport::Cells>> readCells(
    Store::Mirror *mirror, std::vector<qint64> rows, QHash<QString, QString> staff)
{
    return mirror->read([rows = std::move(rows), staff = std::move(staff)](
                            QSqlDatabase &db) -> Result<ListExport::Cells> {
        const auto lines = Store::ticketLines(db, rows);
        if (!lines) {
            return std::unexpected(lines.error());
        }
        QHash<qint64, const Store::TicketLine *> byRow;
        for (const Store::TicketLine &line : *lines) {
            byRow.insert(line.row, &line);
        }
        ListExport::Cells cells;
        for (const qint64 row : rows) {
            if (const Store::TicketLine *line = byRow.value(row)) {
                cells.push_back(TicketListModel::cellsOf(*line, staff));
            }
        }
        return cells;
    });
}

/// Without the headings.
std::vector<qint64> ticketsOf(const std::vector<qint64> &rows)
{
    std::vector<qint64> tickets;
    std::ranges::copy_if(rows, std::back_inserter(tickets), [](qint64 row) { return row > 0; });
    return tickets;
}

} // namespace

TicketExport::TicketExport(Store::Mirror *mirror, TicketListModel *list, QObject *parent)
    : ListExport([this] { return sourceOf(ticketsOf(m_list->rows())); }, parent)
    , m_mirror(mirror)
    , m_list(list)
{
}

void TicketExport::startMarked(const QUrl &target, RowSelection *marked)
{
    write(target, sourceOf(marked->inOrder()));
}

ListExport::Source TicketExport::sourceOf(std::vector<qint64> rows) const
{
    QStringList header;
    for (int column = 0; column < TicketListModel::ColumnCount; ++column) {
        header +=
            m_list->headerData(column, Qt::Horizontal, TicketListModel::CellTextRole).toString();
    }
    return {.header = header,
        .rows = std::move(rows),
        .read = [mirror = m_mirror, staff = m_list->staff()](std::vector<qint64> wanted) {
            return readCells(mirror, std::move(wanted), staff);
        }};
}

} // namespace FibreDesk
