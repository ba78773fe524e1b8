// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Where the device has been, newest first, as ERPNext kept it. */
ColumnLayout {
    id: root

    required property DeviceHistory history

    readonly property string said: {
        switch (history.state) {
        case DeviceHistory.Asking:
            return qsTr("Asking ERPNext…");
        case DeviceHistory.NotTracked:
            return qsTr("ERPNext keeps no changes of equipment (Track Changes is off).");
        case DeviceHistory.Forbidden:
            return qsTr("The history may not be read with this account.");
        case DeviceHistory.Offline:
            return qsTr("The history is read from ERPNext; there is no connection now.");
        case DeviceHistory.Known:
            return history.moves.total === 0 ? qsTr("It was not moved since it is in ERPNext.") : "";
        default:
            return "";
        }
    }

    spacing: Theme.spacingXs

    SectionHeader {
        Layout.fillWidth: true
        count: root.history.moves.total > 0 ? root.history.moves.total : -1
        title: qsTr("Moves")
    }
    FdLabel {
        objectName: "historySaid"
        Layout.fillWidth: true
        text: root.said
        variant: FdLabel.Secondary
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.history.error
        visible: root.history.state === DeviceHistory.Failed

        onRetryRequested: root.history.askAgain()
    }
    Repeater {
        model: root.history.moves

        ColumnLayout {
            id: move

            required property date at
            required property string who
            required property string sentence

            Layout.fillWidth: true
            Layout.bottomMargin: Theme.spacingXs
            spacing: 0

            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: qsTr("%1 · %2").arg(Format.stamp(move.at)).arg(move.who)
                variant: FdLabel.Caption
            }
            FdLabel {
                Layout.fillWidth: true
                text: move.sentence
                wrapMode: Text.Wrap
            }
        }
    }
    FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.history.moves.total))
        visible: root.history.moves.isCut

        onClicked: root.history.moves.showAll()
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("There are older changes in ERPNext.")
        variant: FdLabel.Caption
        visible: root.history.isCut
    }
}
