// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Records

/*! One field of a RecordFieldsModel: typed in place, or chosen from a menu where it is a choice or a check. */
ColumnLayout {
    id: root

    required property RecordFieldsModel fields
    required property string field
    required property string fieldLabel
    required property string section
    required property string fieldValue
    required property string shownText
    required property string format
    required property list<string> choices
    required property bool isEditable
    required property bool isPending
    required property string pendingState
    required property date since
    required property bool isClash
    required property string mineText
    required property string mineTyped
    required property string theirsText
    required property string theirUser
    required property var fieldError
    required property bool isGone
    required property bool isNotTaken

    /// The words of the choices, in their order; as the server spells them where there are none.
    property list<string> choiceWords
    property int labelWidth: Theme.labelColumn

    readonly property bool isChoice: format === "choice" || format === "check"
    /// Several lines that cannot be edited in one: shown whole.
    readonly property bool isReading: !isEditable && (format === "html" || format === "long")

    function openChoices(): void {
        menu.open();
    }

    Layout.fillWidth: true
    spacing: 0

    SectionHeader {
        Layout.fillWidth: true
        title: root.section
        visible: root.section.length > 0
    }
    FormRow {
        Layout.fillWidth: true
        label: root.fieldLabel
        labelWidth: root.labelWidth
        value: root.shownText
        visible: root.isReading
    }
    EditableRow {
        id: row

        Layout.fillWidth: true
        clash: root.isClash
        displayValue: root.shownText
        error: root.fieldError
        forbidden: root.fields.refusal
        gone: root.isGone
        label: root.fieldLabel
        labelWidth: root.labelWidth
        mine: root.mineText
        mineTyped: root.mineTyped
        notice: !root.isNotTaken ? "" : root.mineText.length > 0 ? qsTr("ERPNext kept something else than “%1”").arg(root.mineText) : qsTr("ERPNext did not empty it")
        objectName: "row-" + root.field
        pending: root.isPending
        pendingEditable: root.pendingState === "waiting"
        pendingSince: root.since
        pendingText: root.pendingState === "uncertain" ? qsTr("Uncertain") : root.pendingState === "keeping" ? qsTr("Keeping") : root.pendingState === "waiting" ? qsTr("Waiting") : qsTr("Saving")
        pendingTone: root.pendingState === "uncertain" ? "uncertain" : "pending"
        readOnly: !root.isEditable || root.isChoice || root.format === "place"
        theirName: root.theirUser
        theirs: root.theirsText
        value: root.fieldValue
        visible: !root.isReading

        onEditingChanged: {
            if (editing)
                root.fields.beginEdit(root.field);
        }
        onResolved: keepMine => root.fields.resolve(root.field, keepMine)
        onRetryRequested: root.fields.retry(root.field)
        onSubmitted: text => root.fields.submit(root.field, text)

        FdButton {
            anchors.right: parent.right
            anchors.rightMargin: 2
            y: 2
            glyph: "chevron-down"
            kind: FdButton.Quiet
            objectName: "choose-" + root.field
            small: true
            toolTip: qsTr("Change %1").arg(root.fieldLabel)
            visible: root.isChoice && root.isEditable && (!root.isPending || root.pendingState === "waiting")

            onClicked: root.openChoices()

            FdMenu {
                id: menu

                y: parent.height

                Instantiator {
                    model: root.format === "check" ? ["1", "0"] : root.choices

                    onObjectAdded: (index, object) => menu.insertItem(index, object as FdMenuItem)
                    onObjectRemoved: (index, object) => menu.removeItem(object as FdMenuItem)

                    delegate: FdMenuItem {
                        required property int index
                        required property string modelData

                        glyph: modelData === root.fieldValue ? "check" : ""
                        reserveGlyph: true
                        text: root.format === "check" ? (modelData === "1" ? qsTr("Yes") : qsTr("No")) : index < root.choiceWords.length ? root.choiceWords[index] : modelData.length === 0 ? qsTr("None") : modelData

                        onTriggered: {
                            root.fields.beginEdit(root.field);
                            root.fields.submit(root.field, modelData);
                        }
                    }
                }
            }
        }
    }
}
