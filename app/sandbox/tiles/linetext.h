// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QPainterPath>
#include <QPolygonF>

#include <vector>

namespace FibreDesk::Sandbox {

/// A line measured along its length.
class LinePath {
public:
    explicit LinePath(QPolygonF line);

    [[nodiscard]] double length() const { return m_distances.empty() ? 0 : m_distances.back(); }
    [[nodiscard]] QPointF at(double distance) const;

private:
    QPolygonF m_line;
    std::vector<double> m_distances;
};

/// Text bent along a line.
struct LineText {
    QPainterPath path;
    std::vector<QRectF> boxes;
    QRectF bounds;
};

/// Writes `text` with its middle at `middle`, left to right. False where it does not fit on the
/// line or the line bends too much for it to be read.
[[nodiscard]] bool writeAlong(
    const LinePath &line, double middle, const QString &text, const QFont &font, LineText &result);

/// "chemin du Lac" -> "ch. du Lac", as on road signs.
[[nodiscard]] QString shortRoadName(const QString &name);
/// "931" of "route 931" or "autoroute 31"; empty for others.
[[nodiscard]] QString roadNumber(const QString &name);

} // namespace FibreDesk::Sandbox
