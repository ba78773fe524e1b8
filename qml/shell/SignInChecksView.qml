// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! The doctor of the sign-in: a button, then a line a thing, each with what to do. */
ColumnLayout {
    id: root

    required property SignInDesk desk

    spacing: Theme.spacingSm

    FdButton {
        enabled: !root.desk.examining
        glyph: "activity"
        kind: FdButton.Quiet
        leftAligned: true
        objectName: "examineSignIn"
        text: root.desk.examining ? qsTr("Looking…") : qsTr("Examine the sign-in")

        onClicked: root.desk.examine()
    }
    Repeater {
        model: root.desk.checks

        RowLayout {
            id: line

            required property string subject
            required property string outcome
            required property string tone
            required property string detail
            required property string advice

            Layout.fillWidth: true
            spacing: Theme.spacingSm

            Accessible.name: [SignInWords.subject(subject), SignInWords.outcome(outcome), detail, SignInWords.advice(advice)].filter(part => part.length > 0).join(". ")
            Accessible.role: Accessible.ListItem

            StatusBadge {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.labelColumn
                text: SignInWords.outcome(line.outcome)
                tone: line.tone
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                FdLabel {
                    Layout.fillWidth: true
                    text: SignInWords.subject(line.subject)
                    variant: FdLabel.Strong
                    wrapMode: Text.Wrap
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: line.detail
                    variant: FdLabel.Secondary
                    wrapMode: Text.Wrap
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: SignInWords.advice(line.advice)
                    visible: text.length > 0
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
