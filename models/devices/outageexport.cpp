// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outageexport.h"

#include "outagewords.h"

#include <memory>
#include <numeric>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QCoro::Task<Result<ListExport::Cells>> rowsOf(
    std::shared_ptr<const ListExport::Cells> all, std::vector<qint64> rows)
{
    ListExport::Cells cells;
    for (const qint64 row : rows) {
        cells.push_back(all->at(static_cast<std::size_t>(row)));
    }
    co_return cells;
}

} // namespace

OutageExport::OutageExport(std::function<Content()> content, QObject *parent)
    : ListExport([content = std::move(content)] { return sourceOf(content()); }, parent)
{
}

ListExport::Source OutageExport::sourceOf(const Content &content)
{
    auto all = std::make_shared<Cells>();
    for (const OutageMember &member : content.report.members) {
        const Store::PlacedDevice &device = member.device;
        const bool isSilent = member.state == DeviceFleet::State::Offline;
        // The full time: in a table it is sorted and subtracted.
        all->push_back({device.id, device.type, device.model, device.serial, device.customer,
            device.customerName, device.location, device.address, device.city, device.oltPort,
            OutageWords::memberState(member, content.readAt, content.language),
            isSilent ? member.heard.toUTC().toString(Qt::ISODate) : QString()});
    }
    Source source{.header = {tr("Number"), tr("Type"), tr("Model"), tr("Serial"),
                      tr("Customer number"), tr("Customer"), tr("Location"), tr("Address"),
                      tr("City"), tr("OLT port"), tr("State"), tr("Silent since (UTC)")},
        .rows = std::vector<qint64>(all->size()),
        .read = [all](std::vector<qint64> rows) { return rowsOf(all, std::move(rows)); }};
    std::iota(source.rows.begin(), source.rows.end(), 0);
    return source;
}

} // namespace FibreDesk
