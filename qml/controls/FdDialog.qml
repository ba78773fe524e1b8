// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/*!
    A question before what cannot be undone. `title` is the act, `consequence` what will happen, in a sentence; `confirmText`
    repeats the verb. Children stand between the two. Escape and Cancel reject; Enter confirms only when not `danger`.
*/
T.Dialog {
    id: root

    default property alias extra: body.data
    property string consequence
    property string confirmText: qsTr("Continue")
    property string rejectText: qsTr("Cancel")
    property bool danger: false
    property bool confirmEnabled: true

    anchors.centerIn: T.Overlay.overlay
    implicitWidth: Math.min(Theme.dialogWidth, T.Overlay.overlay ? T.Overlay.overlay.width - Theme.spacingXl : Theme.dialogWidth)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    focus: true
    modal: true
    padding: Theme.spacingLg - 4
    closePolicy: T.Popup.CloseOnEscape

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    background: PopupSurface {
        radius: 10
    }
    contentItem: ColumnLayout {
        spacing: Theme.spacing

        Keys.onEnterPressed: if (!root.danger && root.confirmEnabled)
            root.accept()
        Keys.onReturnPressed: if (!root.danger && root.confirmEnabled)
            root.accept()

        FdLabel {
            Layout.fillWidth: true
            text: root.title
            variant: FdLabel.Heading
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.consequence
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        ColumnLayout {
            id: body

            Layout.fillWidth: true
            spacing: Theme.spacingSm
            visible: children.length > 0
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            Layout.topMargin: Theme.spacingXs
            spacing: Theme.spacingSm

            FdButton {
                focus: root.danger
                text: root.rejectText

                onClicked: root.reject()
            }
            FdButton {
                enabled: root.confirmEnabled
                focus: !root.danger
                kind: root.danger ? FdButton.Danger : FdButton.Primary
                text: root.confirmText

                onClicked: root.accept()
            }
        }
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
}
