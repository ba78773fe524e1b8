// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! The mail as the hub rendered it. Nothing in it runs or loads; a link opens only after saying where it leads. */
ColumnLayout {
    id: root

    required property MailPreview mail

    property string pendingLink

    spacing: Theme.spacingSm

    FdDialog {
        id: confirm

        confirmText: qsTr("Open")
        consequence: qsTr("This opens %1 in the browser. It may count as the customer's own click.").arg(root.pendingLink)
        title: qsTr("Open the link of this mail")

        onAccepted: Qt.openUrlExternally(root.pendingLink)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdLabel {
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            text: qsTr("Mail as rendered")
        }
        FdButton {
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Close the mail")

            onClicked: root.mail.close()
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: {
            const parts = [];
            if (root.mail.blockedImages > 0)
                parts.push(qsTr("%n image(s) not loaded", "", root.mail.blockedImages));
            if (root.mail.blockedElements > 0)
                parts.push(qsTr("%n active part(s) left out", "", root.mail.blockedElements));
            return parts.join(" · ");
        }
        variant: FdLabel.Secondary
        visible: text.length > 0
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.mail.error

        onRetryRequested: root.mail.retry()
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("Reading the mail…")
        variant: FdLabel.Secondary
        visible: root.mail.isLoading
    }
    Rectangle {
        Layout.fillWidth: true
        border.color: Theme.line
        color: Theme.paper
        implicitHeight: body.implicitHeight + Theme.gutter * 2
        radius: Theme.radius
        clip: true
        visible: root.mail.html.length > 0

        Text {
            id: body

            x: Theme.gutter
            y: Theme.gutter
            width: parent.width - Theme.gutter * 2
            color: Theme.ink
            font.family: Theme.fontFamily
            font.pixelSize: Theme.fontBody
            linkColor: Theme.inkLink
            text: root.mail.html
            textFormat: Text.RichText
            wrapMode: Text.Wrap

            Accessible.name: qsTr("Mail to %1").arg(root.mail.recipient)
            onLinkActivated: link => {
                root.pendingLink = link;
                confirm.open();
            }
        }
        HoverHandler {
            cursorShape: body.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: body.hoveredLink
        variant: FdLabel.Secondary
        visible: text.length > 0
    }
}
