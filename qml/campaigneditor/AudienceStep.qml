// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Who is written to: a file or a filter on the customers, its columns confirmed, and then every recipient. */
FocusScope {
    id: root

    required property AudienceEditor audience

    readonly property int phase: audience.phase

    signal previewRequested(int row)

    /// What is to be confirmed here is; false where the step is not done yet.
    function confirm(): bool {
        if (root.audience.isBusy)
            return false;
        if (root.audience.isStale) {
            root.audience.workOutAgain();
            return false;
        }
        if (root.audience.phase === AudienceEditor.Columns)
            root.audience.confirmColumns();
        else if (root.audience.phase === AudienceEditor.Filtering)
            root.audience.confirmFilter();
        else
            return root.audience.phase === AudienceEditor.Recipients;
        return false;
    }
    function openFile(): void {
        fileDialog.open();
    }
    function focusPhase(): void {
        const phases = [choose, columns, filter, recipients];
        if (root.visible)
            phases[root.phase].forceActiveFocus(Qt.OtherFocusReason);
    }

    onPhaseChanged: Qt.callLater(root.focusPhase)

    Keys.onPressed: event => {
        if (event.key === Qt.Key_O && event.modifiers === Qt.ControlModifier) {
            root.openFile();
            event.accepted = true;
        }
    }

    FileDialog {
        id: fileDialog

        nameFilters: [qsTr("Tables (*.csv *.txt *.tsv)"), qsTr("All files (*)")]

        onAccepted: root.audience.importFile(selectedFile)
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Cancel")
            glyph: "loader"
            shown: root.audience.isBusy
            text: root.audience.busyText
            tone: "info"

            onActionRequested: root.audience.cancel()
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Work out again")
            shown: root.audience.isStale
            text: qsTr("These are the recipients from before the last change; nothing is sent like this.")

            onActionRequested: root.audience.workOutAgain()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gutter
            advice: ""
            details: ""
            dismissable: true
            meaning: root.audience.error.details
            what: root.audience.error.isSet ? qsTr("The recipients could not be read.") : ""

            onDismissed: root.audience.dismissError()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            AudienceSource {
                id: choose

                anchors.fill: parent
                audience: root.audience
                focus: visible
                visible: root.audience.phase === AudienceEditor.Choosing

                onFileRequested: root.openFile()
            }
            AudienceColumns {
                id: columns

                anchors.fill: parent
                audience: root.audience
                focus: visible
                visible: root.audience.phase === AudienceEditor.Columns

                onFileRequested: root.openFile()
            }
            AudienceFilter {
                id: filter

                anchors.fill: parent
                audience: root.audience
                focus: visible
                visible: root.audience.phase === AudienceEditor.Filtering
            }
            AudienceRecipients {
                id: recipients

                anchors.fill: parent
                audience: root.audience
                focus: visible
                visible: root.audience.phase === AudienceEditor.Recipients

                onPreviewRequested: row => root.previewRequested(row)
            }
        }
    }
    DropArea {
        id: drop

        anchors.fill: parent
        keys: ["text/uri-list"]

        onDropped: event => {
            if (event.hasUrls)
                root.audience.importFile(event.urls[0]);
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.spacingSm
            border.color: Theme.accent
            border.width: Theme.focusRing
            color: Theme.soft(Theme.accent)
            opacity: 0.9
            radius: Theme.radius
            visible: drop.containsDrag

            FdLabel {
                anchors.centerIn: parent
                text: qsTr("Drop the table here")
                variant: FdLabel.Title
            }
        }
    }
}
