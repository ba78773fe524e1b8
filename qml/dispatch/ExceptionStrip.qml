// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What of the day needs somebody, by kind with its count. A press goes from one to the next, the right button back. */
FocusScope {
    id: root

    required property DispatchController controller

    readonly property bool isWide: width >= Theme.inspectorWidth * 3.5

    /// The first kind that has any.
    function focusFirst(): void {
        for (let i = 0; i < kinds.count; ++i) {
            const chip = kinds.itemAt(i) as Item;
            if (chip && chip.enabled) {
                chip.forceActiveFocus(Qt.ShortcutFocusReason);
                return;
            }
        }
    }

    implicitHeight: Theme.chipHeight + Theme.spacingSm * 2

    Accessible.name: qsTr("To look at: %n", "", controller.exceptions.total)
    Accessible.role: Accessible.ToolBar

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    Row {
        x: Theme.spacing
        width: steps.x - x - Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        clip: true
        spacing: Theme.spacingXs

        Repeater {
            id: kinds

            model: root.controller.exceptions

            Chip {
                id: chip

                required property int exceptionKind
                required property string label
                required property string glyphName
                required property string toneName
                required property int jobCount
                required property int place
                required property string spoken
                readonly property bool isQuiet: jobCount === 0

                checkable: false
                checked: place > 0
                count: place > 0 ? -1 : jobCount
                enabled: !isQuiet
                glyph: glyphName
                objectName: "exception" + exceptionKind
                opacity: isQuiet ? 0.55 : 1
                text: place > 0 ? qsTr("%1 %2/%3").arg(label).arg(place).arg(jobCount) : label
                tone: isQuiet ? "" : toneName
                // Beside an inspector there is room for what there is only.
                visible: !isQuiet || root.isWide

                Accessible.name: spoken

                Keys.onPressed: event => {
                    if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                        root.controller.stepException(exceptionKind, event.modifiers & Qt.ShiftModifier ? -1 : 1);
                        event.accepted = true;
                    }
                }

                onClicked: root.controller.stepException(exceptionKind, 1)

                TapHandler {
                    acceptedButtons: Qt.RightButton

                    onTapped: root.controller.stepException(chip.exceptionKind, -1)
                }
            }
        }
    }
    Row {
        id: steps

        anchors.right: parent.right
        anchors.rightMargin: Theme.spacing
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spacingXs

        FdLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: root.controller.exceptions.total > 0 ? qsTr("%n to look at", "", root.controller.exceptions.total) : qsTr("Nothing to look at")
            variant: FdLabel.Secondary
        }
        FdButton {
            enabled: root.controller.exceptions.total > 0
            glyph: "chevron-left"
            keys: qsTr("Shift+F8")
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Previous to look at")
            onClicked: root.controller.stepException(-1, -1)
        }
        FdButton {
            enabled: root.controller.exceptions.total > 0
            glyph: "chevron-right"
            keys: "F8"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Next to look at")
            onClicked: root.controller.stepException(-1, 1)
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
