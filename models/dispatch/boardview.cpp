// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardview.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

bool isOff(const Lane &lane)
{
    return lane.jobs.empty() && (lane.shifts.empty() || lane.technician.status == "absent"_L1);
}

int firstFrom(const Lane &lane)
{
    return lane.jobs.empty() ? 2 * 1440 : lane.jobs.front().from;
}

} // namespace

void BoardView::setOrder(int order)
{
    if (order == m_order || order < ByName || order > ByFirstJob)
        return;
    m_order = order;
    Q_EMIT changed();
    Q_EMIT textChanged();
}

void BoardView::setHidesOff(bool hides)
{
    if (hides == m_hidesOff)
        return;
    m_hidesOff = hides;
    Q_EMIT changed();
    Q_EMIT textChanged();
}

void BoardView::setCompact(bool compact)
{
    if (compact == m_isCompact)
        return;
    m_isCompact = compact;
    Q_EMIT changed();
    Q_EMIT textChanged();
}

void BoardView::setColourBy(int colourBy)
{
    if (colourBy == m_colourBy || colourBy < OfTechnician || colourBy > OfState)
        return;
    m_colourBy = colourBy;
    Q_EMIT changed();
    Q_EMIT textChanged();
}

void BoardView::setHourWidth(double width)
{
    if (qFuzzyCompare(1 + width, 1 + m_hourWidth))
        return;
    m_hourWidth = width;
    Q_EMIT hourWidthChanged();
    Q_EMIT textChanged();
}

QString BoardView::text() const
{
    QJsonObject all = m_others;
    all.insert(u"order"_s, m_order);
    all.insert(u"hidesOff"_s, m_hidesOff);
    all.insert(u"compact"_s, m_isCompact);
    all.insert(u"hourWidth"_s, m_hourWidth);
    all.insert(u"colourBy"_s, m_colourBy);
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void BoardView::restore(const QString &text)
{
    const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
    QJsonObject others = all;
    for (const auto &own : {"order"_L1, "hidesOff"_L1, "compact"_L1, "hourWidth"_L1, "colourBy"_L1})
        others.remove(own);
    const bool areOther = others != m_others;
    m_others = others;
    setOrder(all.value("order"_L1).toInt(m_order));
    setHidesOff(all.value("hidesOff"_L1).toBool(m_hidesOff));
    setCompact(all.value("compact"_L1).toBool(m_isCompact));
    setColourBy(all.value("colourBy"_L1).toInt(m_colourBy));
    setHourWidth(std::clamp(all.value("hourWidth"_L1).toDouble(m_hourWidth), 0.0, 2000.0));
    if (areOther)
        Q_EMIT textChanged();
}

int BoardView::arrange(Board &board) const
{
    // They come by name, and stay so among equals.
    std::ranges::stable_sort(board.lanes, [this](const Lane &a, const Lane &b) {
        switch (m_order) {
        case ByGroup:
            // Who is in none comes last.
            return std::tuple(a.technician.group.isEmpty(), a.technician.group)
                < std::tuple(b.technician.group.isEmpty(), b.technician.group);
        case ByLoad:
            return std::int64_t(a.workMinutes) * std::max(1, b.shiftMinutes)
                > std::int64_t(b.workMinutes) * std::max(1, a.shiftMinutes);
        case ByFirstJob:
            return firstFrom(a) < firstFrom(b);
        default:
            return false;
        }
    });
    if (!m_hidesOff)
        return int(board.lanes.size());
    const auto hidden =
        std::ranges::stable_partition(board.lanes, [](const Lane &lane) { return !isOff(lane); });
    return int(hidden.begin() - board.lanes.begin());
}

} // namespace FibreDesk::Dispatch
