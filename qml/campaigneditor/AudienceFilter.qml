// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Which customers: counted while it is being chosen, from the copy on this computer, with its age. */
FocusScope {
    id: root

    required property AudienceEditor audience

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.spacingLg
        width: Math.min(parent.width - Theme.gutter * 2, 640)
        glyph: "list-filter"
        title: qsTr("From the customers")

        FdCheckBox {
            checked: root.audience.onlyActive
            focus: true
            text: qsTr("With an active subscription")

            onToggled: root.audience.onlyActive = checked
        }
        FormRow {
            label: qsTr("Postal codes")
            implicitHeight: 34

            FdTextField {
                width: parent.width
                placeholderText: qsTr("Beginnings, parted by commas: J3X, J0L 1")
                text: root.audience.postal

                Accessible.name: qsTr("Postal codes")
                onTextEdited: root.audience.postal = text
            }
        }
        FormRow {
            label: qsTr("City")
            implicitHeight: 34

            FilterChoice {
                width: parent.width
                allText: qsTr("Any")
                choices: root.audience.cityChoices
                label: qsTr("City")
                value: root.audience.city

                onChosen: value => root.audience.city = value
            }
        }
        FormRow {
            label: qsTr("Plan")
            implicitHeight: 34

            FilterChoice {
                width: parent.width
                allText: qsTr("Any")
                choices: root.audience.planChoices
                label: qsTr("Plan")
                value: root.audience.plan

                onChosen: value => root.audience.plan = value
            }
        }
        FormRow {
            label: qsTr("Language")
            implicitHeight: 34

            SegmentedControl {
                currentIndex: root.audience.filterLanguage === "fr" ? 1 : root.audience.filterLanguage === "en" ? 2 : 0
                label: qsTr("Language")
                options: [qsTr("Any"), qsTr("French"), qsTr("English")]

                onChosen: index => root.audience.filterLanguage = ["", "fr", "en"][index]
            }
        }
        FormRow {
            label: qsTr("Customer group")
            implicitHeight: 34

            FilterChoice {
                width: parent.width
                allText: qsTr("Any")
                choices: root.audience.groupChoices
                label: qsTr("Customer group")
                value: root.audience.group

                onChosen: value => root.audience.group = value
            }
        }
        FormRow {
            label: qsTr("Territory")
            implicitHeight: 34

            FilterChoice {
                width: parent.width
                allText: qsTr("Any")
                choices: root.audience.territoryChoices
                label: qsTr("Territory")
                value: root.audience.territory

                onChosen: value => root.audience.territory = value
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                text: qsTr("%n customer(s)", "", root.audience.filterCount)
                variant: FdLabel.Heading
            }
            FdLabel {
                text: root.audience.filterWithoutEmail > 0 ? qsTr("%n of them without an e-mail address", "", root.audience.filterWithoutEmail) : ""
                variant: FdLabel.Secondary
            }
            Item {
                Layout.fillWidth: true
            }
            FdLabel {
                text: root.audience.isMirrorComplete ? qsTr("copied") : qsTr("the copy is not complete yet")
                color: root.audience.isMirrorComplete ? Theme.textSecondary : Theme.warning
                variant: FdLabel.Secondary
            }
            AgeLabel {
                at: root.audience.mirrorAt
                visible: !isNaN(at.getTime())
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdButton {
                kind: FdButton.Quiet
                text: qsTr("Start over")

                onClicked: root.audience.startOver()
            }
            Item {
                Layout.fillWidth: true
            }
            FdButton {
                enabled: root.audience.filterCount > 0
                keys: "Ctrl+Enter"
                kind: FdButton.Primary
                text: qsTr("Take %n customer(s)", "", root.audience.filterCount)

                onClicked: root.audience.confirmFilter()
            }
        }
    }
}
