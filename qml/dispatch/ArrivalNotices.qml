// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What the tracker proposes for the state of jobs. Nothing is changed before the dispatcher agrees. */
ColumnLayout {
    id: root

    required property TrailController trail

    spacing: Theme.spacingSm
    visible: trail.proposals.length > 0

    Repeater {
        model: root.trail.proposals

        Rectangle {
            id: notice

            required property arrivalProposal modelData

            Layout.fillWidth: true
            Layout.preferredHeight: column.implicitHeight + Theme.spacing * 2
            border.color: Qt.alpha(Theme.info, 0.35)
            color: Theme.soft(Theme.info)
            radius: Theme.radius

            Accessible.name: modelData.text
            Accessible.role: Accessible.AlertMessage

            ColumnLayout {
                id: column

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.spacing
                spacing: Theme.spacingXs

                RowLayout {
                    spacing: Theme.spacingXs

                    IconGlyph {
                        Layout.alignment: Qt.AlignTop
                        color: Theme.info
                        glyph: "map-pin"
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: notice.modelData.text
                        wrapMode: Text.Wrap
                    }
                }
                RowLayout {
                    spacing: Theme.spacingSm

                    FdButton {
                        objectName: "acceptProposal"
                        glyph: JobWords.stateGlyphs[notice.modelData.jobState]
                        small: true
                        text: notice.modelData.action
                        onClicked: root.trail.accept(notice.modelData.job)
                    }
                    FdButton {
                        kind: FdButton.Quiet
                        small: true
                        text: qsTr("No")
                        toolTip: qsTr("Do not propose it again")
                        onClicked: root.trail.dismiss(notice.modelData.job)
                    }
                }
            }
        }
    }
}
