// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Where the recipients come from and by which rules they were read. */
RowLayout {
    id: root

    required property AudienceEditor audience

    readonly property audienceCounts counts: audience.counts

    spacing: Theme.spacing

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 2

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("%n recipient(s) will be written to", "", root.counts.mailed)
            variant: FdLabel.Heading
        }
        FdLabel {
            Layout.fillWidth: true
            text: {
                const parts = [root.audience.fileName.length > 0 ? root.audience.fileName : qsTr("Customers")];
                parts.push(qsTr("%n in French", "", root.counts.french + root.counts.noLanguage));
                parts.push(qsTr("%n in English", "", root.counts.english));
                if (root.counts.noLanguage > 0)
                    parts.push(qsTr("%n without a language: French", "", root.counts.noLanguage));
                return parts.join(" · ");
            }
            variant: FdLabel.Secondary
        }
    }
    FdLabel {
        text: qsTr("Several addresses in a row:")
        variant: FdLabel.Secondary
        visible: several.visible
    }
    SegmentedControl {
        id: several

        currentIndex: root.audience.severalEmails
        label: qsTr("Several addresses in a row:")
        options: [qsTr("First"), qsTr("Each"), qsTr("None")]
        visible: root.audience.source !== 3

        onChosen: index => root.audience.severalEmails = index
    }
    FdButton {
        id: names

        glyph: "chevron-down"
        text: qsTr("Names")
        toolTip: qsTr("Which changes are made to names")
        visible: root.audience.source !== 3

        onClicked: namesMenu.popup(names, 0, names.height)
    }
    FdMenu {
        id: namesMenu

        FdMenuItem {
            checkable: true
            checked: (root.audience.nameRules & 1) !== 0
            text: qsTr("Blanks at the ends and twice, invisible signs")

            onTriggered: root.audience.setNameRule(1, checked)
        }
        FdMenuItem {
            checkable: true
            checked: (root.audience.nameRules & 2) !== 0
            text: qsTr("Compound names: Pierre Luc → Pierre-Luc")

            onTriggered: root.audience.setNameRule(2, checked)
        }
        FdMenuItem {
            checkable: true
            checked: (root.audience.nameRules & 4) !== 0
            text: qsTr("Capitals: MCDONALD → McDonald")

            onTriggered: root.audience.setNameRule(4, checked)
        }
        FdMenuItem {
            checkable: true
            checked: (root.audience.nameRules & 8) !== 0
            text: qsTr("Accents: Helene → Hélène")

            onTriggered: root.audience.setNameRule(8, checked)
        }
    }
    FdButton {
        kind: FdButton.Quiet
        text: root.audience.source === 2 ? qsTr("Change the filter") : qsTr("Change the columns")
        visible: root.audience.source !== 3

        onClicked: root.audience.source === 2 ? root.audience.editFilter() : root.audience.editColumns()
    }
    FdButton {
        kind: FdButton.Quiet
        text: qsTr("Start over")

        onClicked: root.audience.startOver()
    }
}
