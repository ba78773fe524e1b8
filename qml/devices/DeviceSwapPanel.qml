// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices
import FibreDesk.Models.Session

/*! One device for another, step by step: the rule of the house, the new one, what becomes of the old one, both records. */
ColumnLayout {
    id: root

    required property DeviceSwap swap
    /// Null where nothing can be measured.
    required property DeviceDiagnosis diagnosis

    readonly property bool isAsked: swap.results.total > 0 || swap.isAdding

    spacing: Theme.spacingSm

    RowLayout {
        Layout.fillWidth: true

        SectionHeader {
            Layout.fillWidth: true
            title: qsTr("Replace this device")
        }
        FdButton {
            glyph: "x"
            kind: FdButton.Quiet
            objectName: "swapClose"
            small: true
            toolTip: root.isAsked ? qsTr("Close; what was asked for goes on") : qsTr("Close without replacing")

            onClicked: root.swap.close()
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingXs
        visible: !root.isAsked

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Diagnose before a device is exchanged: most that come back are sound.")
            variant: FdLabel.Strong
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            color: root.swap.isDiagnosed ? Theme.text : Theme.warning
            objectName: "swapDiagnosis"
            text: root.swap.diagnosis
            wrapMode: Text.Wrap
        }
        FdButton {
            enabled: (root.diagnosis?.canRun ?? false) && !(root.diagnosis?.isRunning ?? false)
            forbidden: root.diagnosis?.canLook ?? false ? "" : Rights.actOnDevices.reason
            glyph: "activity"
            kind: root.swap.isDiagnosed ? FdButton.Plain : FdButton.Primary
            objectName: "swapDiagnose"
            small: true
            text: root.diagnosis?.isRunning ?? false ? qsTr("Diagnosing…") : qsTr("Diagnose now")
            visible: root.diagnosis !== null

            onClicked: root.diagnosis.run()
        }
        FdTextField {
            Layout.fillWidth: true
            objectName: "swapReason"
            placeholderText: root.swap.isDiagnosed ? qsTr("Reason (for the customer’s time line)") : qsTr("Why it is replaced without a diagnosis")
            text: root.swap.reason

            Accessible.name: qsTr("Reason of the replacement")
            onTextEdited: root.swap.reason = text
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("New device")
            variant: FdLabel.Strong
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingXs

            FdTextField {
                id: serial

                function look(): void {
                    if (text.trim().length > 0)
                        root.swap.scan.submit(text);
                }

                Layout.fillWidth: true
                objectName: "swapSerial"
                placeholderText: qsTr("Scan or type its serial, then Enter")

                Accessible.name: qsTr("Serial of the new device")
                Keys.onEnterPressed: look()
                Keys.onPressed: event => {
                    if (event.matches(StandardKey.Paste))
                        event.accepted = root.swap.scan.readClipboard();
                }
                Keys.onReturnPressed: look()
            }
            DeviceLabelButton {
                scan: root.swap.scan
            }
        }
        DeviceScanPanel {
            Layout.fillWidth: true
            scan: root.swap.scan
            searchesEverywhere: false
        }
        FdLabel {
            Layout.fillWidth: true
            objectName: "swapNew"
            text: root.swap.newText
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        NoticeStrip {
            Layout.fillWidth: true
            objectName: "swapWarning"
            shown: root.swap.warning.length > 0
            text: root.swap.warning
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                Layout.preferredWidth: Theme.labelColumn
                color: Theme.textSecondary
                text: qsTr("The old one is")
            }
            FdComboBox {
                Layout.fillWidth: true
                currentIndex: root.swap.fates.findIndex(one => one.value === root.swap.fate)
                label: qsTr("What becomes of the old device")
                model: root.swap.fates
                objectName: "swapFate"
                textRole: "text"

                onActivated: index => root.swap.fate = root.swap.fates[index].value
            }
        }
        Repeater {
            model: root.swap.preview

            ColumnLayout {
                id: change

                required property int index
                required property string heading
                required property string label
                required property string before
                required property string after
                required property bool isFirst

                Layout.fillWidth: true
                spacing: 0

                FdLabel {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.spacingXs
                    text: change.heading
                    variant: FdLabel.Caption
                    visible: change.isFirst
                }
                FdLabel {
                    Layout.fillWidth: true
                    objectName: "swapChange"
                    text: qsTr("%1: %2 → %3").arg(change.label).arg(change.before).arg(change.after)
                    wrapMode: Text.Wrap
                }
            }
        }
        FdLabel {
            Layout.fillWidth: true
            objectName: "swapProblem"
            text: root.swap.problem
            variant: FdLabel.Secondary
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdButton {
            enabled: root.swap.problem.length === 0 && !root.swap.isReading
            glyph: "repeat"
            kind: FdButton.Primary
            objectName: "swapCommit"
            text: qsTr("Replace the device")

            onClicked: root.swap.commit()
        }
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.swap.error
        retryText: ""
        visible: root.swap.error.isSet
    }
    DeviceSwapResults {
        Layout.fillWidth: true
        swap: root.swap
        visible: root.isAsked
    }
}
