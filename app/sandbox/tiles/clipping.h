// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

namespace FibreDesk::Sandbox {

/// The part of a ring inside `clip` (Sutherland-Hodgman). Without it a lake of 100,000 pixels at
/// level 18 would overflow the rasterizer.
[[nodiscard]] QPolygonF clippedRing(const QPolygonF &ring, const QRectF &clip);

/// Adds the pieces of a line that touch `clip`.
void addClippedLine(QPainterPath &path, const QPolygonF &line, const QRectF &clip);

} // namespace FibreDesk::Sandbox
