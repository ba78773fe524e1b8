// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QObject>
#include <QVariantList>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// A corner of what is measured, and the way to it.
class MeasurePoint {
    Q_GADGET
    QML_VALUE_TYPE(measurePoint)
    Q_PROPERTY(double latitude MEMBER latitude)
    Q_PROPERTY(double longitude MEMBER longitude)
    Q_PROPERTY(double metres MEMBER metres)

public:
    double latitude = 0;
    double longitude = 0;
    double metres = 0; ///< from the one before; of the first of a closed line, from the last
    bool operator==(const MeasurePoint &) const = default;
};

/// Distances and an area on the map, point by point.
class MeasureLine : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<FibreDesk::MeasurePoint> points READ points NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool isClosed READ isClosed NOTIFY changed)
    Q_PROPERTY(double metres READ metres NOTIFY changed)
    Q_PROPERTY(double squareMetres READ squareMetres NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] QList<MeasurePoint> points() const;
    [[nodiscard]] int count() const { return int(m_points.size()); }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] double metres() const;
    /// 0 while it is open.
    [[nodiscard]] double squareMetres() const;

    /// A point more; beyond a closed line a new one begins.
    Q_INVOKABLE void add(double latitude, double longitude);
    /// Takes the last step back.
    Q_INVOKABLE void takeBack();
    /// Back to the first point; needs three.
    Q_INVOKABLE void close();
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    std::vector<GeoPoint> m_points;
    bool m_isClosed = false;
};

} // namespace FibreDesk
