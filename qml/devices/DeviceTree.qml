// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Every parameter the ACS has read of the device, once somebody wants to see them. */
ColumnLayout {
    id: root

    required property DeviceParameters parameters

    readonly property int mostRows: 10

    spacing: Theme.spacingXs

    SectionHeader {
        Layout.fillWidth: true
        count: root.parameters.isOpen && !root.parameters.isReading ? root.parameters.total : -1
        title: qsTr("Parameters")
    }
    FdButton {
        enabled: root.parameters.canRead && !root.parameters.isReading
        glyph: root.parameters.isOpen ? "x" : "list"
        objectName: "showParameters"
        small: true
        text: root.parameters.isOpen ? qsTr("Hide the parameters") : qsTr("Show the parameters")
        toolTip: qsTr("All that the ACS has read of the device")

        onClicked: root.parameters.isOpen ? root.parameters.close() : root.parameters.open()
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.parameters.error
        retryText: ""
        visible: root.parameters.error.isSet
    }
    FdTextField {
        Layout.fillWidth: true
        objectName: "searchParameters"
        placeholderText: qsTr("Part of a path or of a value")
        text: root.parameters.search
        visible: root.parameters.isOpen

        Accessible.name: placeholderText
        onTextEdited: root.parameters.search = text
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.parameters.total === 0 ? qsTr("The ACS has read nothing of this device.") : qsTr("No parameter has this in it.")
        variant: FdLabel.Secondary
        visible: root.parameters.isOpen && !root.parameters.isReading && !root.parameters.error.isSet && root.parameters.count === 0
        wrapMode: Text.Wrap
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(count, root.mostRows) * Theme.rowHeight * 1.5
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        model: root.parameters
        visible: root.parameters.isOpen && count > 0

        T.ScrollBar.vertical: FdScrollBar {}

        Accessible.name: qsTr("Parameters")
        Accessible.role: Accessible.List
        Keys.onReturnPressed: {
            const row = list.currentItem as Line;
            if (row !== null)
                root.parameters.readAgain(row.path);
        }

        delegate: Line {
            width: ListView.view.width
        }
    }

    component Line: Item {
        id: line

        required property int index
        required property string path
        required property string parameterValue
        required property string kind
        required property date at
        required property bool isWritable

        readonly property string shown: kind === "secret" ? qsTr("hidden") : kind === "unread" ? qsTr("never read") : parameterValue

        implicitHeight: Theme.rowHeight * 1.5

        Accessible.name: qsTr("%1: %2").arg(path).arg(shown)
        Accessible.role: Accessible.ListItem

        Rectangle {
            anchors.fill: parent
            color: line.ListView.isCurrentItem && line.ListView.view.activeFocus ? Theme.selection : "transparent"
            radius: Theme.radius
        }
        ColumnLayout {
            anchors.fill: parent
            anchors.rightMargin: Theme.spacingSm
            spacing: 0

            FdLabel {
                Layout.fillWidth: true
                elide: Text.ElideLeft
                text: line.path
                variant: FdLabel.Caption
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                FdLabel {
                    Layout.fillWidth: true
                    color: line.kind === "value" ? Theme.text : Theme.textSecondary
                    elide: Text.ElideRight
                    tabular: true
                    text: line.shown
                }
                FdLabel {
                    text: qsTr("can be changed")
                    variant: FdLabel.Caption
                    visible: line.isWritable
                }
                AgeLabel {
                    at: line.at
                    brief: true
                    limit: 3600
                    visible: line.kind !== "unread"
                }
                FdButton {
                    glyph: "refresh-cw"
                    kind: FdButton.Quiet
                    objectName: "readAgain"
                    small: true
                    toolTip: qsTr("Have the device tell it again")

                    onClicked: root.parameters.readAgain(line.path)
                }
            }
        }
    }
}
