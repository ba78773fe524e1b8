// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Outbox

/*! One thing that was done: who, when, how it ended and why, and each value before and after. */
Flickable {
    id: root

    required property AuditController controller

    readonly property auditCard card: controller.selected

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
            text: root.card.subject.length > 0 ? root.card.subject : root.card.action
            variant: FdLabel.Heading
            wrapMode: Text.Wrap
        }
        StatusBadge {
            filled: true
            text: root.card.result
            tone: root.card.tone
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.card.reason
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("When")
            value: Format.stamp(root.card.at)
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Who")
            value: root.card.who
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Area")
            value: root.card.area
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Action")
            value: root.card.action
        }
        FormRow {
            Layout.fillWidth: true
            copyable: true
            label: qsTr("Document")
            value: root.card.document
            visible: value.length > 0
        }
        FormRow {
            Layout.fillWidth: true
            copyable: true
            label: qsTr("Id")
            mono: true
            value: root.card.source
            visible: value.length > 0
        }
        SectionHeader {
            Layout.fillWidth: true
            title: qsTr("Before and after")
            visible: root.controller.fields.count > 0
        }
        Repeater {
            model: root.controller.fields

            ColumnLayout {
                id: line

                required property string field
                required property string before
                required property string after

                Layout.fillWidth: true
                spacing: 0

                FdLabel {
                    Layout.fillWidth: true
                    text: line.field
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    Layout.fillWidth: true
                    color: Theme.textSecondary
                    font.strikeout: line.after !== line.before
                    text: line.before
                    visible: text.length > 0
                    wrapMode: Text.Wrap

                    Accessible.name: qsTr("Before: %1").arg(text)
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: line.after
                    visible: text.length > 0
                    wrapMode: Text.Wrap

                    Accessible.name: qsTr("After: %1").arg(text)
                }
            }
        }
    }
}
