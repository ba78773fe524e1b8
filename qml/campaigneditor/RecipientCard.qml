// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! One recipient: raw and clean, the customer it was matched to and why, and everything that can be decided about it. */
FocusScope {
    id: root

    required property AudienceEditor audience

    readonly property audienceRow row: audience.selected
    readonly property bool hasRow: row.row >= 0

    signal previewRequested(int row)
    signal tableRequested

    function editEmail(): void {
        if (root.hasRow) {
            email.forceActiveFocus(Qt.ShortcutFocusReason);
            email.selectAll();
        }
    }
    function searchCustomer(): void {
        if (root.hasRow)
            customer.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    Keys.onEscapePressed: root.tableRequested()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        glyph: "user"
        hint: qsTr("Names, address and customer of the row you choose, and what can be decided about it.")
        title: qsTr("No row chosen")
        visible: !root.hasRow
    }
    Flickable {
        anchors.fill: parent
        anchors.margins: Theme.gutter
        clip: true
        contentHeight: column.implicitHeight
        visible: root.hasRow

        T.ScrollBar.vertical: FdScrollBar {}

        ColumnLayout {
            id: column

            width: parent.width - Theme.spacing
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                text: root.row.name.length > 0 ? root.row.name : root.row.email
                variant: FdLabel.Heading
            }
            StatusBadge {
                Layout.fillWidth: true
                text: root.row.state
                tone: root.row.tone === "neutral" ? "pending" : root.row.tone
            }
            RowLayout {
                spacing: Theme.spacingSm

                FdButton {
                    glyph: root.row.isExcludedByHand ? "undo-2" : "ban"
                    keys: "X"
                    small: true
                    text: root.row.isExcludedByHand ? qsTr("Write to them again") : qsTr("Leave out")

                    onClicked: root.audience.setExcluded(root.row.row, !root.row.isExcludedByHand)
                }
                FdButton {
                    glyph: "mail-open"
                    keys: "Enter"
                    small: true
                    text: qsTr("See the mail")

                    onClicked: root.previewRequested(root.row.row)
                }
            }
            SectionHeader {
                Layout.fillWidth: true
                title: qsTr("Address")
            }
            FdTextField {
                id: email

                Layout.fillWidth: true
                text: root.row.email

                Accessible.name: qsTr("E-mail address")
                Keys.onEscapePressed: root.tableRequested()
                onAccepted: {
                    root.audience.correctEmail(root.row.row, text);
                    root.tableRequested();
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("In the file: %1").arg(root.row.rawEmail)
                variant: FdLabel.Secondary
                visible: root.row.rawEmail !== root.row.email
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Signs that nobody sees were taken out of the address.")
                variant: FdLabel.Secondary
                visible: root.row.isEmailCleaned
                wrapMode: Text.Wrap
            }
            RowLayout {
                spacing: Theme.spacingSm
                visible: root.row.suggestion.length > 0

                FdButton {
                    glyph: "check"
                    keys: "A"
                    small: true
                    text: root.row.suggestion
                    toolTip: qsTr("Take this address")

                    onClicked: root.audience.acceptSuggestion(root.row.row)
                }
                FdButton {
                    kind: FdButton.Quiet
                    small: true
                    text: qsTr("It is right")

                    onClicked: root.audience.refuseSuggestion(root.row.row)
                }
            }
            SectionHeader {
                Layout.fillWidth: true
                title: qsTr("Name")
                visible: root.row.nameChanges.length > 0
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("In the file: %1").arg(root.row.rawName)
                variant: FdLabel.Secondary
                visible: root.row.rawName !== root.row.name && root.row.rawName.length > 0
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.row.nameChanges

                FdCheckBox {
                    id: change

                    required property nameChangeText modelData

                    Layout.fillWidth: true
                    checked: !modelData.isRefused
                    text: qsTr("%1: %2").arg(modelData.kind).arg(modelData.text)

                    onToggled: root.audience.refuseNameChange(root.row.row, change.modelData.part, change.modelData.rule, !checked)
                }
            }
            SectionHeader {
                Layout.fillWidth: true
                title: qsTr("Customer")
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.row.customer.length > 0 ? root.row.customerName + " · " + root.row.customer : qsTr("Nobody's")
                variant: FdLabel.Strong
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.row.matchReason.length > 0 ? root.row.match + " · " + root.row.matchReason : root.row.match
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            SearchField {
                id: customer

                Layout.fillWidth: true
                keys: "C"
                placeholderText: qsTr("Choose another customer")

                Accessible.name: placeholderText
                Keys.onReturnPressed: {
                    if (root.audience.candidates.count > 0) {
                        root.audience.assignCustomer(root.row.row, root.audience.candidates.customerAt(0));
                        clear();
                        root.tableRequested();
                    }
                }
                onDismissed: root.tableRequested()
                onTextChanged: root.audience.searchCustomers(text)
            }
            Repeater {
                model: root.audience.candidates

                FdButton {
                    id: candidate

                    required property string customer
                    required property string name
                    required property string detail

                    Layout.fillWidth: true
                    kind: FdButton.Quiet
                    small: true
                    text: [name, detail, customer].filter(part => part.length > 0).join(" · ")

                    onClicked: {
                        root.audience.assignCustomer(root.row.row, candidate.customer);
                        root.tableRequested();
                    }
                }
            }
            FdButton {
                kind: FdButton.Quiet
                small: true
                text: qsTr("No customer")
                visible: root.row.customer.length > 0

                onClicked: root.audience.assignCustomer(root.row.row, "")
            }
            SectionHeader {
                Layout.fillWidth: true
                title: qsTr("Values of line %1").arg(root.row.line)
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.row.values.join("\n")
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
        }
    }
}
