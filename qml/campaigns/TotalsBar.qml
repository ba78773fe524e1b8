// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! The parts of a campaign side by side; together they are its recipients, always. */
StackedBar {
    id: root

    required property campaignTotals totals

    colors: [Theme.ok, Qt.tint(Theme.ok, Qt.alpha(Theme.surface, 0.35)), Qt.tint(Theme.ok, Qt.alpha(Theme.surface, 0.62)), Theme.danger, Theme.uncertain, Theme.controlLine, Theme.pressed]
    names: [qsTr("clicked"), qsTr("opened"), qsTr("sent"), qsTr("failed"), qsTr("uncertain"), qsTr("waiting"), qsTr("excluded")]
    values: [totals.clicked, totals.openedOnly, totals.sentOnly, totals.failed, totals.uncertain, totals.waiting, totals.excluded]
}
