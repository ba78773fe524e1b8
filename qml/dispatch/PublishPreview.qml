// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! What one technician is told: job by job, and the SMS as it goes out. Where an earlier one may be lost, the question. */
ColumnLayout {
    id: root

    required property PublishRow row

    spacing: Theme.spacingXs

    Repeater {
        model: root.row !== null ? root.row.changes : []

        FdLabel {
            required property string modelData

            Layout.fillWidth: true
            tabular: true
            text: modelData
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.row !== null ? root.row.note : ""
        variant: FdLabel.Secondary
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingXs
        implicitHeight: sms.implicitHeight + Theme.spacingSm * 2
        border.color: Theme.line
        border.width: Theme.hairline
        color: Theme.background
        radius: Theme.radius
        visible: sms.text.length > 0

        FdLabel {
            id: sms

            x: Theme.spacingSm
            y: Theme.spacingSm
            width: parent.width - Theme.spacingSm * 2
            elide: Text.ElideNone
            objectName: "smsText"
            text: root.row !== null ? root.row.smsText : ""
            textFormat: Text.PlainText
            wrapMode: Text.Wrap

            Accessible.name: qsTr("SMS: %1").arg(text)
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.row !== null ? root.row.smsLength : ""
        variant: FdLabel.Secondary
        visible: sms.text.length > 0
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm
        visible: root.row !== null && root.row.isUndecided

        FdLabel {
            Layout.fillWidth: true
            color: Theme.uncertain
            text: qsTr("Did it arrive?")
        }
        FdButton {
            glyph: "check"
            objectName: "publishArrived"
            small: true
            text: qsTr("It arrived")
            toolTip: qsTr("Noted as told; nothing is sent")
            onClicked: root.row.publisher.decide(root.row.technician, true)
        }
        FdButton {
            glyph: "x"
            objectName: "publishLost"
            small: true
            text: qsTr("It did not")
            toolTip: qsTr("What there is to tell can be sent then")
            onClicked: root.row.publisher.decide(root.row.technician, false)
        }
    }
}
