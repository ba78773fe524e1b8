// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Outbox

/*! One write whole: its fields, why it is not done, what can be done with it; in a clash the decision field by field. */
Flickable {
    id: root

    required property OutboxController controller

    readonly property outboxCard card: controller.selected
    readonly property bool isClash: card.state === "clash" && !card.isAnothers

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: content.implicitHeight + Theme.gutter * 2
    contentWidth: width

    T.ScrollBar.vertical: FdScrollBar {}

    ColumnLayout {
        id: content

        x: Theme.gutter
        y: Theme.gutter
        width: root.width - Theme.gutter * 2
        spacing: Theme.spacingSm

        FdLabel {
            Layout.fillWidth: true
            text: root.card.title
            variant: FdLabel.Heading
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            OutboxStateBadge {
                filled: true
                writeState: root.card.state
            }
            Item {
                Layout.fillWidth: true
            }
            AgeLabel {
                at: root.card.changed
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.card.reason
            visible: text.length > 0 && !root.card.error.isSet
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            objectName: "ownerNote"
            text: root.card.owner.length > 0 ? qsTr("It goes in the name of %1 alone, unless you send it as yours.").arg(root.card.owner) : qsTr("It goes in the name of who wrote it alone, unless you send it as yours.")
            variant: FdLabel.Secondary
            visible: root.card.isAnothers
            wrapMode: Text.Wrap
        }
        ErrorBanner {
            Layout.fillWidth: true
            error: root.card.error
            retryText: ""
            tone: root.card.state === "refused" ? "danger" : "warning"
        }
        FormRow {
            Layout.fillWidth: true
            copyable: true
            label: root.card.kind
            value: root.card.document
            visible: value.length > 0
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Written by")
            value: root.card.owner
            visible: value.length > 0
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Written")
            value: Format.stamp(root.card.created)
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Their change")
            value: (root.card.theirName.length > 0 ? root.card.theirName + " · " : "") + Format.stamp(root.card.theirTime)
            visible: root.isClash && !isNaN(root.card.theirTime.getTime())
        }
        SectionHeader {
            Layout.fillWidth: true
            title: root.isClash ? qsTr("Decide each difference") : qsTr("What changes")
        }
        Repeater {
            model: root.controller.fields

            OutboxField {
                id: field

                Layout.fillWidth: true
                myName: root.card.author
                theirName: root.card.theirName

                onEdited: text => root.controller.setField(field.key, text)
                onPicked: choice => root.controller.fields.pick(field.key, choice)
                onTypedIn: text => root.controller.fields.type(field.key, text)
            }
        }
        ErrorBanner {
            Layout.fillWidth: true
            error: root.controller.commandError
            retryText: ""
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdButton {
                enabled: root.controller.fields.isDecided
                keys: "Ctrl+Return"
                kind: FdButton.Primary
                text: qsTr("Save as decided")
                visible: root.isClash

                onClicked: root.controller.resolve()
            }
            FdButton {
                glyph: "rotate-cw"
                keys: "R"
                text: root.card.isLookedUp && !root.card.isAnothers ? qsTr("Look again and send") : root.card.state === "uncertain" ? qsTr("Look now") : qsTr("Try again")
                visible: root.card.canRetry

                onClicked: root.controller.tryAgain()
            }
            FdButton {
                glyph: "send"
                keys: "M"
                text: qsTr("Send as me")
                toolTip: qsTr("It becomes yours and goes in your name; the list of what was done from this desk says so")
                visible: root.card.canTakeOver

                onClicked: root.controller.takeOver()
            }
            FdButton {
                glyph: "undo-2"
                text: qsTr("Put back")
                visible: root.card.canPutBack

                onClicked: root.controller.putBack()
            }
            FdButton {
                glyph: root.card.doctype === "Customer" ? "user" : root.card.doctype === "Issue" ? "ticket" : "map-pin"
                keys: "C"
                text: root.card.doctype === "Customer" ? qsTr("Open the customer") : root.card.doctype === "Issue" ? qsTr("Open the ticket") : qsTr("Show on the board")
                visible: root.card.canOpen

                onClicked: root.controller.openDocument()
            }
            FdButton {
                glyph: "x"
                keys: "Del"
                text: qsTr("Give up")
                toolTip: qsTr("Nothing is sent; what was typed is kept and can be put back")
                visible: root.card.canCancel

                onClicked: root.controller.cancel()
            }
            FdButton {
                glyph: "x"
                keys: qsTr("Shift+Del")
                text: qsTr("Give up all %n that wait", "", root.controller.batchWaiting)
                toolTip: root.card.batchTitle
                visible: root.controller.batchWaiting > 1

                onClicked: root.controller.cancelBatch()
            }
        }
    }
}
