// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Drawn over the empty timeline: what it touches is marked. Lies under the rows, whose jobs are dragged first; `area` is shown
    over them. */
Item {
    id: root

    required property real nameWidth
    required property real hourWidth
    required property real scrollX
    property rect area
    readonly property bool isActive: lasso.active && isDrawing
    property bool isDrawing: false

    /// Heights of the item and minutes; with Ctrl what was marked stays.
    signal drawn(real top, real bottom, int from, int to, bool adds)

    DragHandler {
        id: lasso

        function minutes(x: real): int {
            return Math.round((x - root.nameWidth + root.scrollX) / root.hourWidth * 60);
        }

        function draw(): void {
            const start = centroid.pressPosition;
            const end = centroid.position;
            const left = Math.max(root.nameWidth, Math.min(start.x, end.x));
            const right = Math.min(root.width, Math.max(start.x, end.x));
            const top = Math.max(0, Math.min(start.y, end.y));
            const bottom = Math.min(root.height, Math.max(start.y, end.y));
            root.area = Qt.rect(left, top, Math.max(0, right - left), bottom - top);
            root.drawn(top, bottom, minutes(left), minutes(right), (centroid.modifiers & Qt.ControlModifier) !== 0);
        }

        acceptedButtons: Qt.LeftButton
        // A job over it is dragged instead.
        grabPermissions: PointerHandler.ApprovesTakeOverByAnything
        target: null

        onActiveChanged: root.isDrawing = active && centroid.pressPosition.x > root.nameWidth
        onCentroidChanged: {
            if (active && root.isDrawing)
                draw();
        }
    }
}
