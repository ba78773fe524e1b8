// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Over the table: how many devices are marked, and at the right what is done to them. */
Loader {
    id: root

    required property DevicesController controller
    readonly property DeviceBulk bulk: controller.bulk

    signal closed
    signal noticed(string text, string tone)
    signal shown

    active: bulk !== null

    sourceComponent: Item {
        SelectionBar {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gutter
            anchors.horizontalCenter: parent.horizontalCenter
            marks: root.bulk.selection
            objectName: "selectionBar"
            visible: marks.count > 0 && !root.bulk.isShown

            FdButton {
                keys: "B"
                kind: FdButton.Primary
                objectName: "bulkChoose"
                small: true
                text: qsTr("Act on them…")

                onClicked: root.bulk.choose()
            }
        }
        DeviceBulkSheet {
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            anchors.top: parent.top
            width: Math.min(implicitWidth, parent.width)
            bulk: root.bulk
            objectName: "bulkSheet"

            onClosed: root.closed()
        }
    }

    Connections {
        function onNoticed(text: string, tone: string): void {
            root.noticed(text, tone);
        }
        function onShown(): void {
            root.shown();
        }

        target: root.bulk
    }
}
