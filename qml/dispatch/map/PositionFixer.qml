// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtPositioning
import FibreDesk.Controls
import FibreDesk.Models.MapDesk

/*! Puts a location's marker where the house is: drag it or press the arrows, Enter saves, Esc leaves it as it was. */
FocusScope {
    id: root

    required property MapView view
    required property PlaceFix fix
    readonly property bool isPlaced: fix.isActive && !Number.isNaN(fix.latitude)
    readonly property point place: screenOf(fix.latitude, fix.longitude)
    readonly property point before: screenOf(fix.fromLatitude, fix.fromLongitude)

    function screenOf(latitude: real, longitude: real): point {
        const map = root.view.map;
        if (!map || Number.isNaN(latitude))
            return Qt.point(0, 0);
        const moved = [map.center, map.zoomLevel, map.width, map.height];
        return moved.length > 0 ? map.fromCoordinate(QtPositioning.coordinate(latitude, longitude), false) : Qt.point(0, 0);
    }

    function moveBy(dx: real, dy: real): void {
        const to = root.view.map.toCoordinate(Qt.point(root.place.x + dx, root.place.y + dy), false);
        if (to.isValid)
            root.fix.moveTo(to.latitude, to.longitude);
    }

    function end(): void {
        root.fix.close();
        root.view.forceActiveFocus(Qt.OtherFocusReason);
    }

    objectName: "positionFixer"
    visible: fix.isActive

    Accessible.name: qsTr("Position of %1").arg(fix.address)
    Accessible.role: Accessible.Canvas

    Keys.onPressed: event => {
        const step = event.modifiers & Qt.ShiftModifier ? 10 : 1;
        event.accepted = true;
        if (event.key === Qt.Key_Left)
            root.moveBy(-step, 0);
        else if (event.key === Qt.Key_Right)
            root.moveBy(step, 0);
        else if (event.key === Qt.Key_Up)
            root.moveBy(0, -step);
        else if (event.key === Qt.Key_Down)
            root.moveBy(0, step);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.fix.save();
        else if (event.key === Qt.Key_Escape)
            root.end();
        else
            event.accepted = false;
    }

    Connections {
        function onBegun(): void {
            root.view.goTo(root.fix.latitude, root.fix.longitude);
            root.forceActiveFocus(Qt.OtherFocusReason);
        }

        target: root.fix
    }
    // Where it was.
    Rectangle {
        x: root.before.x - width / 2
        y: root.before.y - height / 2
        width: Theme.spacing
        height: width
        border.color: Theme.textSecondary
        border.width: Theme.focusRing
        color: "transparent"
        radius: width / 2
        visible: root.isPlaced && root.fix.hadPosition
    }
    IconGlyph {
        id: pin

        x: root.place.x - width / 2
        y: root.place.y - height
        color: Theme.accent
        glyph: "map-pin"
        size: Theme.spacingXl
        visible: root.isPlaced

        FocusRing {
            active: root.activeFocus
        }
        HoverHandler {
            cursorShape: drag.active ? Qt.ClosedHandCursor : Qt.OpenHandCursor
        }
        DragHandler {
            id: drag

            property point last

            grabPermissions: PointerHandler.CanTakeOverFromAnything
            target: null

            onActiveChanged: {
                last = centroid.scenePosition;
                if (active)
                    root.forceActiveFocus(Qt.MouseFocusReason);
            }
            onCentroidChanged: {
                if (!active)
                    return;
                root.moveBy(centroid.scenePosition.x - last.x, centroid.scenePosition.y - last.y);
                last = centroid.scenePosition;
            }
        }
    }
    Item {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spacing
        width: Math.min(Theme.dialogWidth, parent.width - Theme.spacingXl * 2)
        height: column.implicitHeight + Theme.spacing * 2

        PopupSurface {
            anchors.fill: parent
        }
        Column {
            id: column

            x: Theme.spacing
            y: Theme.spacing
            width: parent.width - Theme.spacing * 2
            spacing: Theme.spacingSm

            FdLabel {
                width: parent.width
                text: root.fix.address
                variant: FdLabel.Strong
            }
            FdLabel {
                width: parent.width
                text: {
                    switch (root.fix.state) {
                    case PlaceFix.Reading:
                        return root.fix.error.isSet ? root.fix.error.sentence : qsTr("Reading the address");
                    case PlaceFix.Keeping:
                    case PlaceFix.Waiting:
                        return root.fix.error.isSet ? qsTr("Waits for the server: %1").arg(root.fix.error.sentence) : qsTr("Waits for the server");
                    case PlaceFix.Uncertain:
                        return qsTr("Sent without an answer: it is read back before anything is repeated");
                    case PlaceFix.Conflict:
                        return qsTr("Somebody else moved it meanwhile: decide in the outbox");
                    case PlaceFix.Refused:
                        return qsTr("Not taken: %1").arg(root.fix.error.sentence);
                    case PlaceFix.Saved:
                        return qsTr("Saved");
                    default:
                        if (root.fix.error.isSet)
                            return root.fix.error.sentence;
                        if (!root.fix.hadPosition)
                            return qsTr("It had no position. Drag the marker or press the arrows (Shift: further)");
                        return root.fix.canSave ? qsTr("%1 from where it was").arg(Format.distance(root.fix.metres)) : qsTr("Drag the marker or press the arrows (Shift: further)");
                    }
                }
                color: root.fix.state === PlaceFix.Refused || root.fix.state === PlaceFix.Conflict || root.fix.error.isSet ? Theme.danger : root.fix.state === PlaceFix.Saved ? Theme.ok : root.fix.state === PlaceFix.Uncertain ? Theme.uncertain : Theme.textSecondary
                wrapMode: Text.Wrap
            }
            Row {
                spacing: Theme.spacingSm

                FdButton {
                    enabled: root.fix.canSave
                    keys: qsTr("Enter")
                    kind: FdButton.Primary
                    text: qsTr("Save the position")
                    toolTip: qsTr("Save the position")

                    onClicked: root.fix.save()
                }
                FdButton {
                    keys: "Esc"
                    text: root.fix.state === PlaceFix.Editing ? qsTr("Leave it as it was") : qsTr("Close")

                    onClicked: root.end()
                }
            }
        }
    }
}
