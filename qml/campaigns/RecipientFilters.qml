// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! Which rows are shown: by state, by cause of the failure, by text. */
ColumnLayout {
    id: root

    required property CampaignsController controller

    readonly property RecipientProxyModel rows: controller.recipients

    signal dismissed

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }

    spacing: Theme.spacingSm

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        Flow {
            Layout.fillWidth: true
            spacing: Theme.spacingXs + 2

            Repeater {
                model: [
                    {
                        "status": -1,
                        "text": qsTr("All"),
                        "tone": "",
                        "count": root.controller.totals.recipients
                    },
                    {
                        "status": RecipientTableModel.Failed,
                        "text": qsTr("Failed"),
                        "tone": "danger",
                        "count": root.controller.totals.failed
                    },
                    {
                        "status": RecipientTableModel.Uncertain,
                        "text": qsTr("Uncertain"),
                        "tone": "uncertain",
                        "count": root.controller.totals.uncertain
                    },
                    {
                        "status": RecipientTableModel.Waiting,
                        "text": qsTr("Waiting"),
                        "tone": "pending",
                        "count": root.controller.totals.waiting
                    },
                    {
                        "status": RecipientTableModel.Sent,
                        "text": qsTr("Sent only"),
                        "tone": "ok",
                        "count": root.controller.totals.sentOnly
                    },
                    {
                        "status": RecipientTableModel.Opened,
                        "text": qsTr("Opened"),
                        "tone": "ok",
                        "count": root.controller.totals.openedOnly
                    },
                    {
                        "status": RecipientTableModel.Clicked,
                        "text": qsTr("Clicked"),
                        "tone": "ok",
                        "count": root.controller.totals.clicked
                    },
                    {
                        "status": RecipientTableModel.Excluded,
                        "text": qsTr("Excluded"),
                        "tone": "neutral",
                        "count": root.controller.totals.excluded
                    }
                ]

                Chip {
                    required property var modelData

                    readonly property int status: modelData.status

                    checkable: false
                    checked: root.rows.status === status
                    count: modelData.count
                    text: modelData.text
                    tone: modelData.tone
                    visible: count > 0 || status < 0 || checked

                    onClicked: root.rows.status = checked ? -1 : status
                }
            }
        }
        SearchField {
            id: search

            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 230
            keys: "/"
            placeholderText: qsTr("Name, e-mail, error…")
            text: root.rows.text

            Accessible.name: qsTr("Filter the recipients")
            Keys.onDownPressed: root.dismissed()
            Keys.onReturnPressed: root.dismissed()
            onDismissed: root.dismissed()
            onTextEdited: root.rows.text = text
            onTextChanged: {
                if (text.length === 0)
                    root.rows.text = "";
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs + 2
        visible: root.controller.causes.count > 0 && (root.rows.status < 0 || root.rows.status === RecipientTableModel.Failed)

        FdLabel {
            height: Theme.chipHeight
            text: qsTr("Why:")
            variant: FdLabel.Secondary
        }
        Repeater {
            model: root.controller.causes

            Chip {
                required property string causeKey
                required property string label
                required property int rows
                required property bool isTransient

                checkable: false
                checked: root.rows.cause === causeKey
                count: rows
                glyph: isTransient ? "clock" : "ban"
                text: label

                Accessible.description: isTransient ? qsTr("A later attempt may succeed") : qsTr("Definite refusal")
                onClicked: root.rows.cause = checked ? "" : causeKey
            }
        }
        FdButton {
            readonly property int ready: root.controller.totals.failed >= 0 && root.rows.cause.length > 0 ? root.controller.resendableOf(root.rows.cause) : 0

            forbidden: Rights.sendMail.reason
            glyph: "repeat"
            small: true
            text: qsTr("Resend these %1").arg(Format.number(ready))
            visible: ready > 0 && !root.controller.resend.isRunning

            onClicked: root.controller.resendCause(root.rows.cause)
        }
        FdLabel {
            height: Theme.chipHeight
            text: qsTr("safe from %1").arg(Format.time(root.controller.deskRun.safeFrom))
            variant: FdLabel.Secondary
            visible: !isNaN(root.controller.deskRun.safeFrom.getTime())
        }
    }
}
