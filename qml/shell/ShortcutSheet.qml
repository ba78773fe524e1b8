// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls

/*! Every shortcut of the window and of the page in front, on one sheet. */
T.Popup {
    id: root

    required property list<ShortcutHint> general
    /// In front.
    required property FdPage page

    anchors.centerIn: T.Overlay.overlay
    width: parent ? Math.min(760, parent.width - Theme.spacingXl) : 760
    height: parent ? Math.min(column.implicitHeight + topPadding + bottomPadding, parent.height - Theme.spacingXl) : 500
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    modal: true
    padding: Theme.spacingLg

    background: PopupSurface {
        radius: 10
    }
    contentItem: ColumnLayout {
        id: column

        spacing: Theme.spacing

        RowLayout {
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Keyboard shortcuts")
                variant: FdLabel.Title
            }
            FdButton {
                focus: true
                glyph: "x"
                kind: FdButton.Quiet
                keys: "Esc"
                toolTip: qsTr("Close")

                onClicked: root.close()
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingXl

            ShortcutColumn {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                hints: root.general
                title: qsTr("Everywhere")
            }
            ShortcutColumn {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                hints: root.page !== null ? root.page.shortcuts : []
                title: root.page !== null ? root.page.title : ""
                visible: root.page !== null && root.page.shortcuts.length > 0
            }
        }
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
}
