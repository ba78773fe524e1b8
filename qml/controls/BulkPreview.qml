// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base

/*! What a bulk action would do, before it is asked for: how many change, which are left out and why, from what to what. */
ColumnLayout {
    id: root

    required property BulkController bulk
    readonly property bulkCounts counts: bulk.counts
    readonly property bool mayRun: bulk.phase === BulkController.Planned && counts.change > 0 && (!bulk.needsWords || words.checked)

    function run(): void {
        if (root.mayRun)
            root.bulk.run();
    }

    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        text: {
            if (root.bulk.phase === BulkController.Planning)
                return qsTr("Looking at the local copy…");
            if (root.bulk.isTooMany)
                return qsTr("%1 are selected; at most %2 can be changed at once. Narrow the list first.").arg(Format.number(root.bulk.selection.count)).arg(Format.number(root.bulk.mostAtOnce));
            if (root.bulk.isUndo) {
                const back = qsTr("%n will be put back.", "", root.counts.change);
                return root.counts.since > 0 ? qsTr("%1 %2").arg(back).arg(qsTr("%n were changed since by a colleague and stay.", "", root.counts.since)) : back;
            }
            if (root.counts.change === 0)
                return qsTr("Nothing would change.");
            return qsTr("%n will change.", "", root.counts.change);
        }
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("%n left out: a change of it still waits in the outbox.", "", root.counts.unsettled)
        variant: FdLabel.Secondary
        visible: root.counts.unsettled > 0
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.bulk.error
        retryText: ""
    }
    BulkList {
        Layout.fillHeight: true
        Layout.fillWidth: true
        items: root.bulk.items
        kinds: [
            {
                outcome: "change",
                text: qsTr("Will change"),
                tone: "info",
                count: root.counts.change
            },
            {
                outcome: "already",
                text: qsTr("Has it already"),
                tone: "neutral",
                count: root.counts.already
            },
            {
                outcome: "unsettled",
                text: qsTr("Still in the outbox"),
                tone: "warning",
                count: root.counts.unsettled
            },
            {
                outcome: "since",
                text: qsTr("Changed since"),
                tone: "warning",
                count: root.counts.since
            },
            {
                outcome: "gone",
                text: qsTr("Not there any more"),
                tone: "neutral",
                count: root.counts.gone
            }
        ]
    }
    FdCheckBox {
        id: words

        Layout.fillWidth: true
        objectName: "bulkWords"
        text: qsTr("Yes, change all %1 at once").arg(Format.number(root.counts.change))
        visible: root.bulk.needsWords

        onVisibleChanged: checked = false
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.fillHeight: false
        spacing: Theme.spacingSm

        FdButton {
            text: qsTr("Back")
            visible: !root.bulk.isUndo

            onClicked: root.bulk.reconsider()
        }
        FdButton {
            objectName: "bulkRun"
            enabled: root.mayRun
            keys: "Ctrl+Enter"
            kind: FdButton.Primary
            text: root.bulk.isUndo ? qsTr("Put %1 back").arg(Format.number(root.counts.change)) : qsTr("Change %1").arg(Format.number(root.counts.change))

            onClicked: root.run()
        }
    }
}
