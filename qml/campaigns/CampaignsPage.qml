// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! The campaigns of desk and hub: the list at the left, one campaign with the truth about every recipient beside it. */
FdPage {
    id: root

    required property CampaignsController controller

    /// The editor of campaigns, shown in place of the page while one is being written; may be null.
    property QtObject companion: null
    property string message
    property FdSubPage writer: null
    property bool isWriting: false

    function chooseCampaign(id: string): void {
        root.controller.open(id);
    }

    function chooseFirst(): void {
        if (!root.isWriting && root.controller.campaignId.length === 0 && root.controller.campaigns.count > 0)
            root.chooseCampaign(root.controller.campaigns.idAt(0));
    }

    /// The campaigns being written, or a new one.
    function write(isNew: bool): void {
        if (root.companion === null)
            return;
        if (root.writer === null) {
            const component = Qt.createComponent("FibreDesk.CampaignEditor", "CampaignEditorView");
            root.writer = component.createObject(editorSlot, {
                "controller": root.companion
            }) as FdSubPage;
            root.writer.anchors.fill = editorSlot;
        }
        root.isWriting = true;
        if (isNew)
            root.writer.start();
        root.writer.enter();
    }

    title: qsTr("Campaigns")
    subtitle: isWriting ? "" : controller.name
    barItems: isWriting || companion === null ? null : entries
    inspector: details
    inspectorOpen: controller.selectedRow >= 0 && !isWriting
    shortcuts: [
        ShortcutHint {
            group: root.title
            keys: "Ctrl+N"
            text: qsTr("Write a new campaign")
        },
        ShortcutHint {
            group: root.title
            keys: "F2"
            text: qsTr("Continue a campaign being written")
        },
        ShortcutHint {
            group: root.title
            keys: "/"
            text: qsTr("Filter the recipients")
        },
        ShortcutHint {
            group: root.title
            keys: "R"
            text: qsTr("Resend the selected row")
        },
        ShortcutHint {
            group: root.title
            keys: "Shift+R"
            text: qsTr("Resend all failed rows")
        },
        ShortcutHint {
            group: root.title
            keys: "M"
            text: qsTr("Show the mail as it was sent")
        },
        ShortcutHint {
            group: root.title
            keys: "C"
            text: qsTr("Open the customer")
        },
        ShortcutHint {
            group: root.title
            keys: "Ctrl+E"
            text: qsTr("Export the rows shown")
        },
        ShortcutHint {
            group: root.title
            keys: "F5"
            text: qsTr("Read again")
        }
    ]

    onActivated: {
        controller.isActive = true;
        root.chooseFirst();
        if (root.isWriting) {
            root.writer.enter();
            return;
        }
        (detail.visible ? detail : list).forceActiveFocus(Qt.OtherFocusReason);
    }
    onInspectorClosed: controller.selectedRow = -1
    onVisibleChanged: {
        if (controller !== null) // gone first when the window closes
            controller.isActive = visible;
    }
    Component.onCompleted: controller.isActive = visible

    Keys.onPressed: event => {
        if (event.key === Qt.Key_F5) {
            root.controller.refresh();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && root.controller.selectedRow >= 0) {
            root.controller.selectedRow = -1;
            event.accepted = true;
        }
    }

    Binding {
        property: "language"
        target: root.controller
        value: Theme.language
    }
    Connections {
        function onExported(file: string, rows: int): void {
            root.message = qsTr("%n row(s) written to %1.", "", rows).arg(file);
        }
        function onExportFailed(): void {
            root.message = "";
        }

        target: root.controller
    }
    Connections {
        function onCountChanged(): void {
            if (root.visible)
                root.chooseFirst();
        }

        target: root.controller.campaigns
    }

    Connections {
        // From the palette, a customer's mail or the editor's own sending; what is being written is kept.
        function onCampaignAsked(): void {
            root.isWriting = false;
        }

        target: root.controller
    }
    Connections {
        function onClosed(): void {
            root.isWriting = false;
            root.chooseFirst();
            (detail.visible ? detail : list).forceActiveFocus(Qt.OtherFocusReason);
        }

        target: root.writer
    }
    Shortcut {
        enabled: root.visible && root.companion !== null
        sequence: "Ctrl+N"

        onActivated: root.write(true)
    }
    Shortcut {
        enabled: root.visible && !root.isWriting && root.companion !== null
        sequence: "F2"

        onActivated: root.write(false)
    }
    Component {
        id: entries

        Row {
            spacing: Theme.spacingSm

            FdButton {
                glyph: "plus"
                keys: "Ctrl+N"
                text: qsTr("New campaign")
                toolTip: qsTr("Write a new campaign")

                onClicked: root.write(true)
            }
            FdButton {
                glyph: "pencil"
                keys: "F2"
                kind: FdButton.Quiet
                text: qsTr("Being written")
                toolTip: qsTr("Continue a campaign being written")

                onClicked: root.write(false)
            }
        }
    }
    Component {
        id: details

        RecipientInspector {
            controller: root.controller
        }
    }
    FileDialog {
        id: fileDialog

        defaultSuffix: "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("CSV files (*.csv)")]

        onAccepted: root.controller.exportRows(selectedFile)
    }

    FocusScope {
        id: editorSlot

        anchors.fill: parent
        visible: root.isWriting
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: !root.isWriting

        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Try again")
            glyph: "cloud-off"
            note: isNaN(root.controller.listFetchedAt.getTime()) ? "" : qsTr("What is shown was read %1.").arg(Format.age(root.controller.listFetchedAt))
            // A hub or a network that is gone has its strip over every page.
            shown: root.controller.listError.isSet && root.controller.campaigns.count > 0 && !Session.offline && Session.troubleId.length === 0
            text: root.controller.listError.sentence

            onActionRequested: root.controller.refresh()
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Close")
            shown: root.message.length > 0
            text: root.message
            tone: "ok"

            onActionRequested: root.message = ""
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            CampaignList {
                id: list

                Layout.fillHeight: true
                Layout.preferredWidth: Theme.trayWidth
                controller: root.controller

                onChosen: id => root.chooseCampaign(id)
                onEntered: detail.forceActiveFocus(Qt.OtherFocusReason)
            }
            Divider {
                Layout.fillHeight: true
                vertical: true
            }
            CampaignDetail {
                id: detail

                Layout.fillWidth: true
                Layout.fillHeight: true
                controller: root.controller
                visible: root.controller.campaignId.length > 0

                onExportRequested: {
                    fileDialog.selectedFile = fileDialog.currentFolder + "/" + root.controller.suggestedFileName();
                    fileDialog.open();
                }
                onListRequested: list.forceActiveFocus(Qt.OtherFocusReason)
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !detail.visible

                EmptyState {
                    anchors.centerIn: parent
                    actionGlyph: "plus"
                    actionText: qsTr("New campaign")
                    glyph: "pencil"
                    hint: qsTr("Four steps: for whom, what, checked, sent. Each recipient's row then says what became of the mail.")
                    keys: "Ctrl+N"
                    title: qsTr("Write the first campaign")
                    visible: root.companion !== null && root.controller.campaigns.count === 0 && !root.controller.isListLoading && !root.controller.listError.isSet

                    onActionRequested: root.write(true)
                }
                EmptyState {
                    anchors.centerIn: parent
                    glyph: "megaphone"
                    hint: qsTr("Choose a campaign to see what became of each mail.")
                    title: qsTr("No campaign open")
                    visible: root.controller.campaigns.count > 0
                }
                ErrorBanner {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.top: parent.top
                    anchors.topMargin: Theme.spacingXl
                    width: Math.min(parent.width - Theme.gutter * 2, Theme.paletteWidth)
                    error: root.controller.listError
                    visible: root.controller.campaigns.count === 0 && root.controller.listError.isSet

                    onRetryRequested: root.controller.refresh()
                }
            }
        }
    }
}
