// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! What came of the portal link that was asked for: to whom it went, or that nothing was sent and why that may be. */
Rectangle {
    id: root

    required property PortalLink link
    required property string customer

    implicitHeight: visible ? row.implicitHeight + Theme.spacing : 0
    color: Theme.soft(Theme.tone(link.tone))
    radius: Theme.radius
    visible: link.state !== PortalLink.Idle && link.customer === customer

    Accessible.name: words.text
    Accessible.role: Accessible.AlertMessage

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.spacing
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spacingSm

        IconGlyph {
            Layout.alignment: Qt.AlignTop
            color: Theme.tone(root.link.tone)
            glyph: Theme.toneIcon(root.link.tone)
        }
        FdLabel {
            id: words

            Layout.fillWidth: true
            objectName: "portalLinkText"
            text: Theme.language.length > 0 ? [root.link.text, root.link.error.sentence].filter(part => part.length > 0).join(" ") : ""
            wrapMode: Text.Wrap
        }
        FdButton {
            Layout.alignment: Qt.AlignTop
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Dismiss")
            visible: root.link.state !== PortalLink.Sending

            onClicked: root.link.dismiss()
        }
    }
}
