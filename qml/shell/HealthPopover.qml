// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Session

/*! Each connection with its state in words, its age and the reason when it is not fine. */
T.Popup {
    id: root

    signal statusRequested

    implicitWidth: Theme.popupWidth
    implicitHeight: column.implicitHeight + topPadding + bottomPadding
    focus: true
    padding: Theme.spacing

    background: PopupSurface {}
    contentItem: ColumnLayout {
        id: column

        spacing: Theme.spacingXs

        FdLabel {
            font.weight: Font.DemiBold
            text: qsTr("Connections")
        }
        Repeater {
            model: Session.connections

            ColumnLayout {
                id: entry

                required property string connectionId
                required property string name
                required property string stateName
                required property string tone
                required property string reason
                required property date lastOk
                required property errorText error

                Layout.fillWidth: true
                spacing: 0

                RowLayout {
                    Layout.fillWidth: true
                    Layout.minimumHeight: 28
                    spacing: Theme.spacingSm

                    FdLabel {
                        Layout.fillWidth: true
                        text: entry.name
                    }
                    StatusBadge {
                        Layout.preferredWidth: 112
                        glyph: HealthWords.glyph(entry.stateName)
                        text: HealthWords.stateText(entry.stateName, entry.error.kind)
                        tone: entry.tone
                    }
                    FdLabel {
                        Layout.minimumWidth: 44
                        horizontalAlignment: Text.AlignRight
                        tabular: true
                        text: Format.shortAge(entry.lastOk)
                        variant: FdLabel.Secondary
                    }
                    FdButton {
                        // Keeps its room, so that states and ages stand in columns.
                        enabled: HealthWords.isWrong(entry.stateName)
                        glyph: "rotate-cw"
                        kind: FdButton.Quiet
                        opacity: enabled ? 1 : 0
                        small: true
                        toolTip: qsTr("Try again")

                        Accessible.name: qsTr("Try again: %1").arg(entry.name)
                        onClicked: Session.retry(entry.connectionId)
                    }
                }
                FdLabel {
                    Layout.bottomMargin: Theme.spacingXs
                    Layout.fillWidth: true
                    color: Theme.textSecondary
                    text: entry.reason.length > 0 ? entry.reason : Theme.language.length > 0 ? entry.error.what : ""
                    variant: FdLabel.Secondary
                    visible: text.length > 0 && entry.stateName !== "ok" && entry.stateName !== "off"
                    wrapMode: Text.Wrap
                }
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.spacingSm

            FdButton {
                kind: FdButton.Quiet
                small: true
                text: qsTr("Open status")

                onClicked: {
                    root.close();
                    root.statusRequested();
                }
            }
            Item {
                Layout.fillWidth: true
            }
            FdButton {
                glyph: "rotate-cw"
                kind: FdButton.Quiet
                small: true
                text: qsTr("Try all again")

                onClicked: Session.retryAll()
            }
        }
    }
}
