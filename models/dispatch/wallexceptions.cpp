// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wallexceptions.h"

#include "dispatchtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

bool isOpen(const Job &job)
{
    return job.state != JobState::Completed && job.state != JobState::Cancelled;
}

QString whoAndWhere(const Job &job)
{
    QStringList parts{job.customerName.isEmpty() ? job.subject : job.customerName, job.address};
    parts.removeAll({});
    return parts.join(u" · "_s);
}

} // namespace

WallExceptions::WallExceptions(QObject *parent)
    : QObject(parent)
    , m_list({"kind", "title", "line"}, 0)
{
    // A board is told in several signals: once a turn is enough.
    m_gather.setSingleShot(true);
    m_gather.setInterval(0);
    connect(&m_gather, &QTimer::timeout, this, &WallExceptions::gather);
}

void WallExceptions::setController(DispatchController *controller)
{
    if (controller == m_controller)
        return;
    if (m_controller)
        m_controller->disconnect(this);
    m_controller = controller;
    if (m_controller) {
        const auto again = [this] { m_gather.start(); };
        connect(m_controller->markers(), &Geo::MarkerSource::markersChanged, this, again);
        connect(m_controller, &DispatchController::nowChanged, this, again);
        connect(m_controller, &DispatchController::countsChanged, this, again);
        connect(m_controller, &DispatchController::stateChanged, this, again);
        connect(m_controller, &DispatchController::dayChanged, this, again);
        connect(m_controller, &DispatchController::languageChanged, this, again);
        connect(m_controller->lanes(), &QAbstractItemModel::dataChanged, this, again);
    }
    m_gather.start();
    Q_EMIT controllerChanged();
}

void WallExceptions::gather()
{
    std::vector<RecordModel::Row> rows;
    m_late = m_urgent = m_silent = 0;
    if (m_controller) {
        const Board &board = m_controller->board();
        for (const TrayEntry &entry : board.tray) {
            if (!entry.job.technician.isEmpty() || !isOpen(entry.job)
                || entry.job.priority != JobPriority::Urgent)
                continue;
            ++m_urgent;
            rows.push_back({.id = entry.job.id,
                .values = {int(Urgent), whoAndWhere(entry.job), tr("Urgent, nobody assigned")}});
        }
        std::vector<std::pair<int, RecordModel::Row>> late;
        for (const Lane &lane : board.lanes) {
            for (const BoardJob &job : lane.jobs) {
                if (job.lateMinutes <= 0 || job.isAssistant || !isOpen(job.job))
                    continue;
                late.push_back({job.lateMinutes,
                    {.id = job.job.id,
                        .values = {int(Late), whoAndWhere(job.job),
                            tr("%1 late · %2")
                                .arg(DispatchText::span(job.lateMinutes), lane.technician.name)}}});
            }
        }
        std::ranges::stable_sort(
            late, [](const auto &a, const auto &b) { return a.first > b.first; });
        m_late = int(late.size());
        for (auto &entry : late)
            rows.push_back(std::move(entry.second));
        constexpr int silentPresence = 3;
        for (const LaneRow &lane : m_controller->lanes()->rows()) {
            const Lane *own = board.lane(lane.id);
            const bool isOnShift = own && std::ranges::any_of(own->shifts, [&](const Span &span) {
                return span.from <= board.nowMinutes && board.nowMinutes < span.to;
            });
            if (lane.presence != silentPresence || !isOnShift || lane.isAway)
                continue;
            ++m_silent;
            rows.push_back({.id = lane.id, .values = {int(Silent), lane.name, lane.position}});
        }
    }
    m_list.applySnapshot(std::move(rows));
    Q_EMIT changed();
}

} // namespace FibreDesk::Dispatch
