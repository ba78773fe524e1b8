// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tiles/mapscene.h"
#include "tiles/mapstyle.h"

#include <QFont>
#include <QPainterPath>

#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace FibreDesk::Sandbox {

/// One piece of writing on the map, in pixels of the whole world at one level. Where it stands
/// depends on the feature and the level only, never on the tile it is drawn into.
struct Label {
    QPainterPath path;
    QRectF plate; ///< the background of a road number; empty = none
    std::vector<QRectF> boxes; ///< what it covers, to keep others off
    QRectF bounds;
    QColor color;
    double haloWidth = 3;
    int rank = 0; ///< lower goes first
    quint64 tie = 0; ///< order among equals
};

/// The labels that touch `tile` (world pixels of the level), free of overlaps. Neighbouring tiles
/// reach the same verdict on a label at their border.
[[nodiscard]] std::vector<Label> labelsFor(
    const MapScene &scene, const MapStyle &style, int level, const QRectF &tile);

void drawLabel(QPainter &painter, const Label &label, const MapStyle &style);

} // namespace FibreDesk::Sandbox
