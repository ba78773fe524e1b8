// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! Identity at the left; contact data, edited in place, at the right. */
Card {
    id: root

    required property CustomersController controller

    readonly property customerHead head: controller.head

    /// ERPNext knows these two; a site's own kind is shown as it is.
    function kindText(kind: string): string {
        switch (kind) {
        case "Individual":
            return qsTr("Individual");
        case "Company":
            return qsTr("Company");
        default:
            return kind;
        }
    }

    /// Opens the field that somebody came here to mend.
    function editAsked(): void {
        const field = root.controller.takeFieldToEdit();
        for (let index = 0; field.length > 0 && index < fields.count; ++index) {
            const row = fields.itemAt(index) as EditableRow;
            if (row !== null && row.objectName === field)
                row.edit();
        }
    }

    glyph: "user"
    title: qsTr("Contact")

    Component.onCompleted: Qt.callLater(root.editAsked)
    trailing: StatusBadge {
        text: qsTr("%n field(s) not saved yet", "", root.controller.contact.unsaved)
        tone: "pending"
        visible: root.controller.contact.unsaved > 0
    }

    Connections {
        function onEditRequested(): void {
            Qt.callLater(root.editAsked);
        }

        target: root.controller
    }
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.spacingXl
        columns: root.width > 640 ? 2 : 1
        rowSpacing: Theme.spacingSm

        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: 0

            Repeater {
                id: fields

                model: root.controller.contact

                EditableRow {
                    id: row

                    required property string field
                    required property string fieldLabel
                    required property string fieldValue
                    required property string format
                    required property bool isPending
                    required property string pendingState
                    required property date since
                    required property bool isClash
                    required property string mineText
                    required property string theirsText
                    required property string theirUser
                    required property var fieldError
                    required property bool isGone
                    required property bool isNotTaken

                    Layout.fillWidth: true
                    clash: isClash
                    objectName: field
                    displayValue: format === "phone" ? Format.phone(fieldValue) : fieldValue === "fr" ? qsTr("French") : fieldValue === "en" ? qsTr("English") : fieldValue
                    error: fieldError
                    gone: isGone
                    inputMethodHints: format === "email" ? Qt.ImhEmailCharactersOnly : format === "phone" ? Qt.ImhDialableCharactersOnly : Qt.ImhNone
                    label: fieldLabel
                    labelWidth: Theme.labelColumn + Theme.spacingXl
                    mine: mineText
                    notice: !isNotTaken ? "" : mineText.length > 0 ? qsTr("ERPNext kept something else than “%1”").arg(mineText) : qsTr("ERPNext did not empty it")
                    pending: isPending
                    pendingEditable: pendingState === "waiting"
                    pendingSince: since
                    pendingText: pendingState === "uncertain" ? qsTr("Uncertain") : pendingState === "keeping" ? qsTr("Keeping") : pendingState === "waiting" ? qsTr("Waiting") : qsTr("Saving")
                    pendingTone: pendingState === "uncertain" ? "uncertain" : "pending"
                    theirName: theirUser
                    theirs: theirsText
                    value: fieldValue

                    onEditingChanged: {
                        if (editing)
                            root.controller.contact.beginEdit(field);
                    }
                    onResolved: keepMine => root.controller.contact.resolve(row.field, keepMine)
                    onRetryRequested: root.controller.contact.submit(row.field, mineText.length > 0 ? mineText : fieldValue)
                    onSubmitted: text => root.controller.contact.submit(row.field, text)
                }
            }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: 0

            FormRow {
                copyable: true
                label: qsTr("Customer id")
                value: root.head.id
            }
            FormRow {
                copyable: true
                label: qsTr("Former account")
                value: [root.head.legacyAccount, root.head.legacyCustomer].filter(part => part.length > 0).join(" · ")
            }
            FormRow {
                label: qsTr("Kind")
                value: [root.kindText(root.head.kind), root.head.group].filter(part => part.length > 0).join(" · ")
            }
            FormRow {
                label: qsTr("Territory")
                value: root.head.territory
            }
            FormRow {
                label: qsTr("Customer since")
                value: root.head.created.length > 0 ? Format.longDate(root.head.created) : ""
            }
        }
    }
}
