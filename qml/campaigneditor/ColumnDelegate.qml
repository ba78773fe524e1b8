// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! One column: its header, some of its cells, what it holds. */
FocusScope {
    id: root

    required property int index
    required property string header
    required property int columnRole
    required property string sample
    required property string reason
    required property string variable
    required property list<string> roleTexts

    signal roleChosen(int role)

    implicitHeight: 60

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        spacing: Theme.spacing

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            FdLabel {
                Layout.fillWidth: true
                text: root.header
                variant: FdLabel.Strong
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.sample.length > 0 ? root.sample : qsTr("empty in every row")
                variant: FdLabel.Secondary
            }
        }
        ColumnLayout {
            spacing: 2

            FdComboBox {
                Layout.preferredWidth: 170
                currentIndex: root.columnRole
                focus: true
                label: qsTr("What %1 holds").arg(root.header)
                model: root.roleTexts

                onActivated: index => root.roleChosen(index)
            }
            FdLabel {
                Layout.preferredWidth: 170
                text: root.columnRole === 0 ? "{{" + root.variable + "}}" : root.reason
                variant: FdLabel.Caption
            }
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
