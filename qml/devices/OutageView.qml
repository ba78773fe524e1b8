// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Devices that went silent together: the outages at the left, the one in front beside them. */
FocusScope {
    id: root

    required property OutageDesk outages

    property string message
    signal putAway

    function ask(): void {
        if (root.outages.outageId.length === 0 || root.outages.fileExport.isRunning)
            return;
        file.selectedFile = file.currentFolder + "/" + qsTr("outage") + ".csv";
        file.open();
    }
    function begin(kind: string): void {
        if (root.outages.outageId.length > 0)
            dialog.start(kind);
    }
    function handleKey(event: KeyEvent): bool {
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_E) {
            root.ask();
            return true;
        }
        if (event.modifiers !== Qt.NoModifier)
            return false;
        switch (event.key) {
        case Qt.Key_T:
            root.begin("ticket");
            return true;
        case Qt.Key_I:
            root.begin("job");
            return true;
        case Qt.Key_M:
            root.outages.showOnMap();
            return true;
        case Qt.Key_J:
            list.step(1);
            return true;
        case Qt.Key_K:
            list.step(-1);
            return true;
        case Qt.Key_O:
            root.putAway();
            return true;
        default:
            return false;
        }
    }

    objectName: "outageView"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.preferredHeight: Theme.barHeight
            Layout.rightMargin: Theme.spacing
            spacing: Theme.spacing

            SegmentedControl {
                currentIndex: 1
                label: qsTr("Shown")
                options: [qsTr("Equipment"), qsTr("Outages")]

                onChosen: root.putAway()
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.outages.isKnown ? qsTr("%1 places known, of %2 nobody knows").arg(Format.number(root.outages.knownPlaces)).arg(Format.number(root.outages.unknownPlaces)) : ""
                variant: FdLabel.Secondary
            }
            AgeLabel {
                at: root.outages.readAt
                limit: 900
            }
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Close")
            shown: root.message.length > 0
            text: root.message
            tone: "ok"

            onActionRequested: root.message = ""
        }
        NoticeStrip {
            Layout.fillWidth: true
            objectName: "outageSilence"
            shown: root.outages.silence.length > 0
            text: root.outages.silence
            tone: "uncertain"
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            error: root.outages.error.isSet ? root.outages.error : root.outages.fleetError
            visible: root.outages.error.isSet || root.outages.fleetError.isSet

            onRetryRequested: root.outages.refresh()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            error: root.outages.fileExport.error
            retryText: ""
            visible: root.outages.fileExport.error.isSet
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            ListView {
                id: list

                function step(by: int): void {
                    const next = list.currentIndex + by;
                    if (next >= 0 && next < list.count)
                        root.outages.select((list.itemAtIndex(next) as OutageRow)?.rowId ?? root.outages.outageId);
                }

                Layout.fillHeight: true
                Layout.preferredWidth: 400
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                currentIndex: root.outages.outages.count > 0 ? root.outages.outages.rowOf(root.outages.outageId) : -1
                focus: true
                highlightMoveDuration: 0
                keyNavigationEnabled: false
                model: root.outages.outages
                objectName: "outageList"

                T.ScrollBar.vertical: FdScrollBar {}

                Accessible.name: qsTr("Outages")
                Accessible.role: Accessible.List
                Keys.onDownPressed: step(1)
                Keys.onRightPressed: detail.forceActiveFocus(Qt.TabFocusReason)
                Keys.onUpPressed: step(-1)

                delegate: OutageRow {
                    required property int index

                    width: ListView.view.width
                    isChosen: rowId === root.outages.outageId
                    isFocused: isChosen && list.activeFocus

                    onClicked: root.outages.select(rowId)
                }
            }
            Divider {
                Layout.fillHeight: true
                vertical: true
                visible: detail.visible
            }
            OutageDetail {
                id: detail

                Layout.fillWidth: true
                Layout.fillHeight: true
                outages: root.outages

                Keys.onLeftPressed: list.forceActiveFocus(Qt.BacktabFocusReason)
                onExportRequested: root.ask()
                onWorkRequested: kind => root.begin(kind)
            }
            EmptyState {
                Layout.alignment: Qt.AlignCenter
                Layout.fillWidth: true
                glyph: root.outages.isKnown ? "circle-check" : "circle-help"
                hint: root.outages.isKnown ? qsTr("No three neighbours, no port and no OLT fell silent together. A device counts as silent once it missed several of its reports, after three hours at the latest.") : qsTr("What the ACS hears of the devices is what outages are found by.")
                title: root.outages.isKnown ? qsTr("No outage") : qsTr("Nothing is known")
                visible: !detail.visible
            }
        }
    }
    OutageWorkDialog {
        id: dialog

        work: root.outages.work
    }
    Connections {
        function onFinished(path: string, rows: int): void {
            root.message = qsTr("%n device(s) written to %1.", "", rows).arg(path);
        }

        target: root.outages.fileExport
    }
    FileDialog {
        id: file

        defaultSuffix: "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("CSV files (*.csv)")]

        onAccepted: root.outages.fileExport.start(selectedFile)
    }
}
