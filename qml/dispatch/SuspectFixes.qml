// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The reports of a tracker that were not believed, each with the reason. */
T.Popup {
    id: root

    required property TrailController trail

    anchors.centerIn: T.Overlay.overlay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    margins: Theme.spacingSm
    padding: Theme.spacing
    implicitWidth: Theme.dialogWidth
    implicitHeight: implicitContentHeight + padding * 2

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    background: PopupSurface {}
    contentItem: ColumnLayout {
        spacing: Theme.spacingSm

        FdLabel {
            Layout.fillWidth: true
            text: root.trail.setAsideText
            variant: FdLabel.Heading
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("None of them moved the marker: it stays where the last plausible fix was.")
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            objectName: "setAsideList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.popupWidth)
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            focus: true
            keyNavigationEnabled: true
            model: root.trail.setAside

            T.ScrollBar.vertical: FdScrollBar {}

            delegate: Rectangle {
                id: line

                required property suspectFix modelData
                readonly property bool isCurrent: ListView.isCurrentItem

                width: ListView.view.width
                height: words.implicitHeight + Theme.spacingSm
                color: isCurrent && list.activeFocus ? Theme.selection : "transparent"
                radius: Theme.radius

                Accessible.name: [modelData.time, modelData.reason, modelData.place].join(", ")
                Accessible.role: Accessible.ListItem

                RowLayout {
                    id: words

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.spacingSm

                    IconGlyph {
                        Layout.alignment: Qt.AlignTop
                        color: Theme.tone(line.modelData.isWorry ? "warning" : "pending")
                        glyph: line.modelData.isWorry ? "triangle-alert" : "repeat"
                    }
                    FdLabel {
                        Layout.alignment: Qt.AlignTop
                        tabular: true
                        text: line.modelData.time
                        variant: FdLabel.Secondary
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        FdLabel {
                            Layout.fillWidth: true
                            text: line.modelData.reason
                            wrapMode: Text.Wrap
                        }
                        FdLabel {
                            Layout.fillWidth: true
                            tabular: true
                            text: line.modelData.place
                            variant: FdLabel.Secondary
                        }
                    }
                }
            }
        }
        FdButton {
            Layout.alignment: Qt.AlignRight
            text: qsTr("Close")
            onClicked: root.close()
        }
    }
}
