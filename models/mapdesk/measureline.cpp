// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measureline.h"

#include "geo/measure.h"

namespace FibreDesk {

QList<MeasurePoint> MeasureLine::points() const
{
    QList<MeasurePoint> points;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        MeasurePoint point;
        point.latitude = m_points[i].latitude;
        point.longitude = m_points[i].longitude;
        if (i > 0)
            point.metres = Geo::metresBetween(m_points[i - 1], m_points[i]);
        else if (m_isClosed)
            point.metres = Geo::metresBetween(m_points.back(), m_points.front());
        points.push_back(point);
    }
    return points;
}

double MeasureLine::metres() const
{
    double metres = 0;
    for (const MeasurePoint &point : points())
        metres += point.metres;
    return metres;
}

double MeasureLine::squareMetres() const
{
    return m_isClosed ? Geo::squareMetresOf(m_points) : 0;
}

void MeasureLine::add(double latitude, double longitude)
{
    if (m_isClosed) {
        m_points.clear();
        m_isClosed = false;
    }
    const GeoPoint point{latitude, longitude};
    if (!point.isValid() || (!m_points.empty() && m_points.back() == point))
        return;
    m_points.push_back(point);
    Q_EMIT changed();
}

void MeasureLine::takeBack()
{
    if (m_isClosed)
        m_isClosed = false;
    else if (!m_points.empty())
        m_points.pop_back();
    else
        return;
    Q_EMIT changed();
}

void MeasureLine::close()
{
    if (m_isClosed || m_points.size() < 3)
        return;
    m_isClosed = true;
    Q_EMIT changed();
}

void MeasureLine::clear()
{
    if (m_points.empty())
        return;
    m_points.clear();
    m_isClosed = false;
    Q_EMIT changed();
}

} // namespace FibreDesk
