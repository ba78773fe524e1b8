// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Every recipient with what was found: who will be written to, who not and why, whose customer they are. */
FocusScope {
    id: root

    required property AudienceEditor audience

    readonly property audienceCounts counts: audience.counts
    property bool showsLeftovers: false

    signal previewRequested(int row)

    function show(what: int): void {
        root.showsLeftovers = false;
        root.audience.recipients.show = what;
    }
    function toggleExcluded(): void {
        const row = root.audience.selectedRow;
        if (row >= 0)
            root.audience.setExcluded(row, !root.audience.selected.isExcludedByHand);
    }

    Keys.onPressed: event => {
        if (event.modifiers === Qt.NoModifier && event.key === Qt.Key_X)
            root.toggleExcluded();
        else if (event.modifiers === Qt.NoModifier && event.key === Qt.Key_A && root.audience.selected.suggestion.length > 0)
            root.audience.acceptSuggestion(root.audience.selectedRow);
        else if (event.modifiers === Qt.NoModifier && event.key === Qt.Key_E)
            details.editEmail();
        else if (event.modifiers === Qt.NoModifier && event.key === Qt.Key_C)
            details.searchCustomer();
        else if (event.key === Qt.Key_Slash)
            search.forceActiveFocus(Qt.ShortcutFocusReason);
        else
            return;
        event.accepted = true;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        AudienceBar {
            Layout.fillWidth: true
            Layout.margins: Theme.gutter
            Layout.bottomMargin: Theme.spacingSm
            audience: root.audience
        }
        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            Layout.bottomMargin: Theme.spacingSm
            spacing: 6

            SearchField {
                id: search

                width: 210
                height: Theme.chipHeight
                keys: "/"
                placeholderText: qsTr("Name or address")

                Accessible.name: placeholderText
                onDismissed: table.forceActiveFocus(Qt.OtherFocusReason)
                onTextChanged: root.audience.recipients.text = text
            }
            Repeater {
                model: [
                    {
                        "show": AudienceTableModel.Everybody,
                        "text": qsTr("All"),
                        "count": root.counts.total,
                        "tone": ""
                    },
                    {
                        "show": AudienceTableModel.Mailed,
                        "text": qsTr("To be written to"),
                        "count": root.counts.mailed,
                        "tone": "ok"
                    },
                    {
                        "show": AudienceTableModel.ExcludedRows,
                        "text": qsTr("Left out"),
                        "count": root.counts.excluded,
                        "tone": "pending"
                    },
                    {
                        "show": AudienceTableModel.Duplicates,
                        "text": qsTr("Duplicates"),
                        "count": root.counts.duplicates,
                        "tone": "pending"
                    },
                    {
                        "show": AudienceTableModel.BadAddresses,
                        "text": qsTr("Bad addresses"),
                        "count": root.counts.badAddress + root.counts.noAddress,
                        "tone": "danger"
                    },
                    {
                        "show": AudienceTableModel.Several,
                        "text": qsTr("Several addresses"),
                        "count": root.counts.several,
                        "tone": "pending"
                    },
                    {
                        "show": AudienceTableModel.Suggestions,
                        "text": qsTr("Probably mistyped"),
                        "count": root.counts.suggestions,
                        "tone": "warning"
                    },
                    {
                        "show": AudienceTableModel.Names,
                        "text": qsTr("Names cleaned"),
                        "count": root.counts.names,
                        "tone": "info"
                    },
                    {
                        "show": AudienceTableModel.Unmatched,
                        "text": qsTr("No customer"),
                        "count": root.counts.unmatched,
                        "tone": "pending"
                    },
                    {
                        "show": AudienceTableModel.Doubtful,
                        "text": qsTr("Doubtful match"),
                        "count": root.counts.doubtful,
                        "tone": "warning"
                    }
                ]

                Chip {
                    id: chip

                    required property var modelData

                    checked: !root.showsLeftovers && root.audience.recipients.show === modelData.show
                    checkable: false
                    count: modelData.count
                    text: modelData.text
                    tone: modelData.tone
                    visible: modelData.count > 0 || modelData.show <= AudienceTableModel.Mailed

                    onClicked: root.show(chip.modelData.show)
                }
            }
            Chip {
                checkable: false
                checked: root.showsLeftovers
                count: root.counts.customersLeft
                glyph: "users"
                text: qsTr("Customers not in the list")
                visible: root.counts.customersLeft > 0

                onClicked: root.showsLeftovers = true
            }
            FdButton {
                small: true
                text: qsTr("Accept all %n suggestion(s)", "", root.counts.suggestions)
                visible: !root.showsLeftovers && root.audience.recipients.show === AudienceTableModel.Suggestions && root.counts.suggestions > 0

                onClicked: root.audience.acceptAllSuggestions()
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                AudienceTable {
                    id: table

                    anchors.fill: parent
                    audience: root.audience
                    focus: true
                    visible: !root.showsLeftovers

                    onRowActivated: row => root.previewRequested(root.audience.recipients.rowIdAt(row))
                }
                DataTable {
                    anchors.fill: parent
                    model: root.audience.leftovers
                    sortable: false
                    stretchColumn: 2
                    visible: root.showsLeftovers
                    widths: [300, 120, 300]

                    Accessible.name: qsTr("Customers not in the list")
                }
                EmptyState {
                    anchors.centerIn: parent
                    glyph: "list-filter"
                    title: qsTr("No recipient matches")
                    visible: !root.showsLeftovers && root.audience.recipients.count === 0 && !root.audience.isBusy
                }
            }
            Divider {
                Layout.fillHeight: true
                vertical: true
            }
            RecipientCard {
                id: details

                Layout.fillHeight: true
                Layout.preferredWidth: Theme.inspectorWidth
                audience: root.audience

                onPreviewRequested: row => root.previewRequested(row)
                onTableRequested: table.forceActiveFocus(Qt.OtherFocusReason)
            }
        }
    }
}
