// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! One campaign: header with the live bar, states and causes as filters, what is being resent, the recipients. */
FocusScope {
    id: root

    required property CampaignsController controller

    signal exportRequested
    signal listRequested

    function resendAll(): void {
        if (root.controller.resendable > 0 && Rights.sendMail.allowed)
            confirm.open();
    }
    function selectedPlace(): int {
        return root.controller.recipients.placeOf(root.controller.selectedRow);
    }

    Keys.onPressed: event => {
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_E) {
            root.exportRequested();
        } else if (event.key === Qt.Key_Slash || (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_F)) {
            filters.focusSearch();
        } else if (event.key === Qt.Key_R && event.modifiers === Qt.ShiftModifier) {
            root.resendAll();
        } else if (event.key === Qt.Key_R && event.modifiers === Qt.NoModifier && root.controller.selectedRow >= 0) {
            // One refused for good is confirmed first, in the inspector.
            if (!root.controller.selected.isRefused && Rights.sendMail.allowed)
                root.controller.resendRow(root.controller.selectedRow);
        } else if (event.key === Qt.Key_M && event.modifiers === Qt.NoModifier && root.controller.selectedRow >= 0) {
            root.controller.showMail(root.controller.selectedRow);
        } else if (event.key === Qt.Key_C && event.modifiers === Qt.NoModifier && root.controller.selectedRow >= 0) {
            root.controller.openCustomer(root.controller.selectedRow);
        } else if (event.key === Qt.Key_Left) {
            root.listRequested();
        } else {
            return;
        }
        event.accepted = true;
    }

    FdDialog {
        id: confirm

        confirmText: qsTr("Resend %n mail(s)", "", root.controller.resendable)
        consequence: root.controller.deskRun.isDesk ? qsTr("These rows wait again and are sent from here. Rows that are uncertain or were refused for good are left alone, so nobody gets it twice.") : qsTr("The hub is asked once per row to send the mail again. Rows that are uncertain are left alone, so nobody gets it twice.")
        title: qsTr("Resend all failed rows")

        onAccepted: root.controller.resendFailed()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        CampaignHeader {
            Layout.fillWidth: true
            controller: root.controller

            onExportRequested: root.exportRequested()
            onResendAllRequested: root.resendAll()
        }
        RecipientFilters {
            id: filters

            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            Layout.bottomMargin: Theme.spacingSm
            controller: root.controller

            onDismissed: table.forceActiveFocus(Qt.OtherFocusReason)
        }
        DeskRunStrip {
            Layout.fillWidth: true
            controller: root.controller
        }
        ResendStrip {
            Layout.fillWidth: true
            run: root.controller.resend
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Try again")
            // The rows stay; what says their age is beside the name.
            shown: root.controller.error.isSet && table.rowCount > 0 && !Session.offline && Session.troubleId.length === 0
            text: qsTr("Not read again. %1").arg(root.controller.error.sentence)

            onActionRequested: root.controller.refresh()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            Layout.bottomMargin: Theme.spacingSm
            error: root.controller.error
            visible: root.controller.error.isSet && table.rowCount === 0

            onRetryRequested: root.controller.refresh()
        }
        Divider {
            Layout.fillWidth: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            RecipientTable {
                id: table

                anchors.fill: parent
                controller: root.controller
                focus: true
                visible: rowCount > 0
            }
            EmptyState {
                anchors.centerIn: parent
                actionText: root.controller.recipients.isFiltered ? qsTr("Show all") : ""
                glyph: root.controller.recipients.isFiltered ? "list-filter" : "users"
                title: root.controller.recipients.isFiltered ? qsTr("No recipient matches") : qsTr("No recipients")
                hint: root.controller.recipients.isFiltered ? "" : qsTr("This campaign has no recipients yet.")
                visible: root.controller.recipients.count === 0 && !root.controller.isLoading && !root.controller.error.isSet

                onActionRequested: root.controller.recipients.clearFilter()
            }
            LoadingVeil {
                loading: root.controller.isLoading && (root.controller.isCopy || root.controller.recipients.count === 0)
                text: root.controller.isCopy ? qsTr("Copy of %1, reading again").arg(Format.age(root.controller.fetchedAt)) : qsTr("Reading the recipients")
            }
        }
    }
}
