// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*!
    Actions on many devices beside their table: what is to be done, then what would happen, then what became of it. Nothing is
    blocked by it; a run goes on when it is closed.
*/
FocusScope {
    id: root

    required property DeviceBulk bulk

    readonly property bool isChoosing: bulk.phase === DeviceBulk.Choosing
    readonly property bool isPreview: bulk.phase === DeviceBulk.Planning || bulk.phase === DeviceBulk.Planned

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
        const planned = body.item as DeviceBulkPreview;
        event.accepted = true;
        if (event.key === Qt.Key_Escape)
            root.close();
        else if (isEnter && event.modifiers === Qt.ControlModifier && planned !== null)
            planned.run();
        else if (event.modifiers !== Qt.NoModifier)
            event.accepted = false; // letters are for here, and not for the page below
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
                text: root.isChoosing ? qsTr("For %n selected device(s)", "", root.bulk.selection.count) : Theme.language.length > 0 ? root.bulk.title : ""
                variant: FdLabel.Heading
            }
            FdButton {
                glyph: "x"
                keys: "Esc"
                kind: FdButton.Quiet
                small: true
                toolTip: root.bulk.phase === DeviceBulk.Running ? qsTr("Close; it goes on") : qsTr("Close")

                onClicked: root.close()
            }
        }
        Loader {
            id: body

            Layout.fillHeight: true
            Layout.fillWidth: true
            focus: true
            sourceComponent: root.isChoosing ? choice : root.isPreview ? preview : result

            onLoaded: {
                const part = item as Item;
                if (root.visible && part !== null)
                    part.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
    Component {
        id: choice

        DeviceBulkChoice {
            bulk: root.bulk
            focus: true
        }
    }
    Component {
        id: preview

        DeviceBulkPreview {
            bulk: root.bulk
            focus: true
        }
    }
    Component {
        id: result

        DeviceBulkResult {
            bulk: root.bulk
            focus: true
        }
    }
}
