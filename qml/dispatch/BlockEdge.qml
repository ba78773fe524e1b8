// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The right edge of a job: pulled, it makes the job longer or shorter. */
Item {
    id: root

    required property int minutes
    required property real minuteWidth

    signal moved(point position, int minutes)
    signal released(bool dropped)

    width: Theme.spacingSm

    HoverHandler {
        cursorShape: Qt.SizeHorCursor
    }
    DragHandler {
        property bool wasCancelled: false

        dragThreshold: Theme.unit
        // The block under it would move the job.
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        target: null

        onActiveChanged: {
            if (active)
                wasCancelled = false;
            else
                root.released(!wasCancelled);
        }
        onCanceled: wasCancelled = true
        onTranslationChanged: {
            if (active)
                root.moved(centroid.scenePosition, Math.round(root.minutes + activeTranslation.x / root.minuteWidth));
        }
    }
}
