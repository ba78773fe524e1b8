// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "loadgrid.h"

#include "boardrows.h"

namespace FibreDesk::Dispatch {

LoadGrid makeLoadGrid(QDate first, int days, const std::vector<Technician> &technicians,
    const std::vector<Store::LoadSum> &sums, QDate today, const QTimeZone &zone)
{
    LoadGrid grid;
    for (int i = 0; i < days; ++i)
        grid.days.push_back(first.addDays(i));
    QHash<QString, std::size_t> lineOf;
    const auto begin = [&](const QString &id, const QString &name, const QString &colour) {
        lineOf.insert(id, grid.lines.size());
        grid.lines.push_back({id, name, colour, std::vector<LoadCell>(std::size_t(days)), {}});
    };
    begin({}, {}, {});
    for (const Technician &technician : technicians) {
        begin(technician.id, technician.name, BoardRows::colourOf(technician));
        for (int i = 0; i < days; ++i) {
            LoadCell &cell = grid.lines.back().days[std::size_t(i)];
            for (const Span &shift : shiftSpans(technician, first.addDays(i), zone))
                cell.shiftMinutes += shift.minutes();
        }
    }
    for (const Store::LoadSum &sum : sums) {
        const qint64 day = first.daysTo(sum.date);
        if (day < 0 || day >= days || sum.state == JobState::Cancelled)
            continue;
        // Who is not among the technicians any more has a line all the same: it is work.
        if (!lineOf.contains(sum.technician))
            begin(sum.technician, sum.technician, BoardRows::colourOf({.id = sum.technician}));
        LoadCell &cell = grid.lines[lineOf.value(sum.technician)].days[std::size_t(day)];
        cell.jobs += sum.jobs;
        cell.minutes += sum.minutes;
        cell.kinds.at(std::size_t(sum.kind)) += sum.jobs;
        if (sum.date < today && sum.state != JobState::Completed)
            cell.unfinished += sum.jobs;
    }
    for (LoadLine &line : grid.lines) {
        for (const LoadCell &cell : line.days) {
            line.sum.jobs += cell.jobs;
            line.sum.minutes += cell.minutes;
            line.sum.shiftMinutes += cell.shiftMinutes;
            line.sum.unfinished += cell.unfinished;
        }
    }
    return grid;
}

} // namespace FibreDesk::Dispatch
