// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base

/*!
    Bulk actions beside the table they are for: first `chooser`, then what would happen, then what became of it. Nothing is
    blocked by it; a run goes on when it is closed.
*/
FocusScope {
    id: root

    required property BulkController bulk
    required property Component chooser

    readonly property bool isChoosing: bulk.phase === BulkController.Choosing
    readonly property bool isPreview: bulk.phase === BulkController.Planning || bulk.phase === BulkController.Planned

    signal closed

    function close(): void {
        root.bulk.close();
        root.closed();
    }

    implicitWidth: 520
    visible: bulk.isShown

    Accessible.name: heading.text
    Accessible.role: Accessible.Pane
    Keys.onPressed: event => {
        const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        const planned = body.item as BulkPreview;
        event.accepted = true;
        if (event.key === Qt.Key_Escape)
            root.close();
        else if (isEnter && event.modifiers === Qt.ControlModifier && planned !== null)
            planned.run();
        else if (event.key === Qt.Key_Z && event.modifiers === Qt.ControlModifier && root.bulk.canUndo)
            root.bulk.undo();
        else
            event.accepted = false;
    }
    onVisibleChanged: if (visible)
        forceActiveFocus(Qt.OtherFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.surface

        Divider {
            height: parent.height
            vertical: true
        }
    }
    // Clicks are not for the table below.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gutter
        spacing: Theme.spacing

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                id: heading

                Layout.fillWidth: true
                text: root.isChoosing ? qsTr("Change %n selected", "", root.bulk.selection.count) : root.bulk.title
                variant: FdLabel.Heading
            }
            FdButton {
                glyph: "x"
                keys: "Esc"
                kind: FdButton.Quiet
                small: true
                toolTip: root.bulk.phase === BulkController.Running ? qsTr("Close; it goes on") : qsTr("Close")

                onClicked: root.close()
            }
        }
        Loader {
            id: body

            Layout.fillHeight: true
            Layout.fillWidth: true
            focus: true
            sourceComponent: root.isChoosing ? root.chooser : root.isPreview ? preview : result

            onLoaded: {
                const part = item as Item;
                if (root.visible && part !== null)
                    part.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
    Component {
        id: preview

        BulkPreview {
            bulk: root.bulk
            focus: true
        }
    }
    Component {
        id: result

        BulkResult {
            bulk: root.bulk
            focus: true
        }
    }
}
