// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*!
    A fact that is chosen from a list. What was chosen stands there at once, with what became of it beside: the server's own
    words below where it was refused, both values where a colleague chose another.
*/
FocusScope {
    id: root

    required property string label
    required property ticketValue field
    property string emptyText: "—"
    property string keys
    property bool editable: true
    /// Why the user may not choose; said to the pointer and to who reads it out.
    property string forbidden
    property int labelWidth: 104

    readonly property bool isUnsaved: field.state.length > 0
    readonly property string stateWord: {
        switch (field.state) {
        case "keeping":
        case "waiting":
            return qsTr("Waiting");
        case "sending":
            return qsTr("Saving");
        case "uncertain":
            return qsTr("Uncertain");
        case "refused":
            return qsTr("Not saved");
        case "clash":
            return qsTr("To decide");
        default:
            return "";
        }
    }
    readonly property string stateTone: field.state === "refused" ? "danger" : field.state === "clash" ? "warning" : field.state === "uncertain" ? "uncertain" : "pending"

    signal chooseRequested
    signal resolved(bool keepMine)
    signal retried
    signal givenUp
    signal writeRequested(string write)

    function choose(): void {
        if (root.editable)
            root.chooseRequested();
    }

    implicitWidth: 280
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true
    activeFocusOnTab: editable

    Accessible.description: forbidden.length > 0 ? forbidden : editable ? qsTr("Press Enter to choose") : ""
    Accessible.name: label + ": " + (field.text.length > 0 ? field.text : emptyText) + (isUnsaved ? ", " + stateWord : "")
    Accessible.role: Accessible.ComboBox
    Keys.onEnterPressed: root.choose()
    Keys.onReturnPressed: root.choose()
    Keys.onSpacePressed: root.choose()

    Rectangle {
        x: root.labelWidth - 6
        width: root.width - x
        height: 26
        color: hover.hovered && root.editable ? Theme.hover : "transparent"
        radius: Theme.radiusSmall

        FocusRing {
            active: root.activeFocus
            inset: true
            targetRadius: Theme.radiusSmall
        }
    }
    ColumnLayout {
        id: column

        width: root.width
        spacing: Theme.spacingXs

        Item {
            Layout.fillWidth: true
            implicitHeight: 26

            FdLabel {
                width: root.labelWidth - Theme.spacingSm
                height: parent.height
                color: Theme.textSecondary
                text: root.label
            }
            FdLabel {
                x: root.labelWidth
                width: parent.width - x - marks.width - Theme.spacingXs
                height: parent.height
                color: root.field.text.length > 0 && !root.isUnsaved ? Theme.text : Theme.textSecondary
                text: root.field.text.length > 0 ? root.field.text : root.emptyText
            }
            Row {
                id: marks

                anchors.right: parent.right
                anchors.rightMargin: Theme.spacingXs
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.spacingXs

                StatusBadge {
                    objectName: "state"
                    text: root.stateWord
                    tone: root.stateTone
                    visible: root.isUnsaved
                }
                KeyHint {
                    anchors.verticalCenter: parent.verticalCenter
                    keys: root.keys
                    visible: root.editable && !root.isUnsaved && root.keys.length > 0 && (hover.hovered || root.activeFocus)
                }
                IconGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    glyph: "chevron-down"
                    size: 13
                    visible: root.editable && (hover.hovered || root.activeFocus)
                }
            }
            HoverHandler {
                id: hover

                cursorShape: root.editable ? Qt.PointingHandCursor : Qt.ArrowCursor
            }
            FdToolTip {
                text: root.forbidden
                visible: hover.hovered && root.forbidden.length > 0
            }
            TapHandler {
                onTapped: {
                    root.forceActiveFocus(Qt.MouseFocusReason);
                    root.choose();
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: below.implicitHeight + Theme.spacingSm * 2
            color: Theme.soft(Theme.tone(root.stateTone))
            radius: Theme.radius
            visible: root.field.note.length > 0 || root.field.state === "clash" || root.field.state === "refused"

            ColumnLayout {
                id: below

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.spacingSm
                spacing: Theme.spacingXs

                FdLabel {
                    Layout.fillWidth: true
                    text: root.field.note
                    visible: text.length > 0
                    wrapMode: Text.Wrap
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: root.field.theirName.length > 0 ? qsTr("%1 chose: %2").arg(root.field.theirName).arg(root.field.theirs) : qsTr("A colleague chose: %1").arg(root.field.theirs)
                    visible: root.field.state === "clash"
                    wrapMode: Text.Wrap
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("Yours: %1").arg(root.field.mine)
                    visible: root.field.mine.length > 0
                    wrapMode: Text.Wrap
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    FdButton {
                        small: true
                        text: qsTr("Keep mine")
                        visible: root.field.state === "clash"

                        onClicked: root.resolved(true)
                    }
                    FdButton {
                        small: true
                        text: qsTr("Take theirs")
                        visible: root.field.state === "clash"

                        onClicked: root.resolved(false)
                    }
                    FdButton {
                        small: true
                        text: qsTr("Try again")
                        visible: root.field.state === "refused"

                        onClicked: root.retried()
                    }
                    FdButton {
                        kind: FdButton.Quiet
                        small: true
                        text: qsTr("Give up")
                        visible: root.field.state === "refused" || root.field.state === "waiting"

                        onClicked: root.givenUp()
                    }
                    FdButton {
                        kind: FdButton.Quiet
                        small: true
                        text: qsTr("In the outbox")
                        visible: root.field.write.length > 0

                        onClicked: root.writeRequested(root.field.write)
                    }
                }
            }
        }
    }
}
