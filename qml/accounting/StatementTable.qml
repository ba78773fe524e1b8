// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! The entries of a statement between its two balances. Enter opens the one in front. */
FocusScope {
    id: root

    required property AccountStatement statement

    signal billRequested(string kind, string id)

    function kindName(kind: string): string {
        switch (kind) {
        case "invoice":
            return qsTr("Invoice");
        case "credit":
            return qsTr("Credit note");
        case "refund":
            return qsTr("Refund");
        default:
            return qsTr("Payment");
        }
    }

    component Amount: FdLabel {
        Layout.preferredWidth: 112
        horizontalAlignment: Text.AlignRight
        tabular: true
    }
    component Line: Item {
        id: line

        property string day
        property string what
        property string number
        property string detail
        property string charge
        property string credit
        property string balance
        property bool isStrong: false

        implicitHeight: Theme.rowHeight

        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
            opacity: 0.6
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.gutter
            anchors.rightMargin: Theme.gutter
            spacing: Theme.spacing

            FdLabel {
                Layout.preferredWidth: 104
                tabular: true
                text: line.day.length > 0 ? Format.shortDate(line.day) : ""
                variant: FdLabel.Secondary
            }
            FdLabel {
                Layout.preferredWidth: 132
                font.weight: line.isStrong ? Font.DemiBold : Font.Normal
                text: line.what
            }
            FdLabel {
                Layout.preferredWidth: 160
                tabular: true
                text: line.number
            }
            FdLabel {
                Layout.fillWidth: true
                text: line.detail
                variant: FdLabel.Secondary
            }
            Amount {
                text: line.charge
            }
            Amount {
                text: line.credit
            }
            Amount {
                font.weight: line.isStrong ? Font.DemiBold : Font.Medium
                text: line.balance
            }
        }
    }

    ListView {
        id: view

        function openCurrent(): void {
            const entry = currentItem as T.ItemDelegate;
            if (entry !== null)
                entry.clicked();
        }

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        model: root.statement.entries

        T.ScrollBar.vertical: FdScrollBar {}

        Accessible.name: qsTr("Statement of account")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: openCurrent()
        Keys.onReturnPressed: openCurrent()

        delegate: T.ItemDelegate {
            id: entry

            required property int index
            required property string rowId
            required property string entryKind
            required property string day
            required property string detail
            required property string due
            required property string charge
            required property string credit
            required property string balance

            width: ListView.view.width
            implicitHeight: Theme.rowHeight
            hoverEnabled: true

            Accessible.name: [root.kindName(entryKind), rowId, charge, credit, balance].filter(part => part.length > 0).join(", ")
            Accessible.role: Accessible.ListItem
            onClicked: root.billRequested(entryKind === "invoice" || entryKind === "credit" ? "invoice" : "payment", rowId)

            background: Rectangle {
                color: entry.hovered ? Theme.hover : "transparent"

                FocusRing {
                    active: view.activeFocus && entry.ListView.isCurrentItem
                    inset: true
                }
            }
            contentItem: Line {
                balance: entry.balance
                charge: entry.charge
                credit: entry.credit
                day: entry.day
                detail: entry.detail.length > 0 ? entry.detail : entry.due.length > 0 ? qsTr("due %1").arg(Format.shortDate(entry.due)) : ""
                number: entry.rowId
                what: root.kindName(entry.entryKind)
            }
        }
        footer: Line {
            width: view.width
            balance: root.statement.closing
            charge: root.statement.charged
            credit: root.statement.credited
            day: root.statement.to
            isStrong: true
            what: qsTr("Closing balance")
        }
        header: Column {
            width: view.width

            Item {
                width: parent.width
                height: 30

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.gutter
                    anchors.rightMargin: Theme.gutter
                    spacing: Theme.spacing

                    FdLabel {
                        Layout.fillWidth: true
                        text: qsTr("Entries")
                        variant: FdLabel.Secondary
                    }
                    Amount {
                        text: qsTr("Charge")
                        variant: FdLabel.Secondary
                    }
                    Amount {
                        text: qsTr("Credit")
                        variant: FdLabel.Secondary
                    }
                    Amount {
                        text: qsTr("Balance")
                        variant: FdLabel.Secondary
                    }
                }
                Divider {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
            Line {
                width: parent.width
                balance: root.statement.opening
                day: root.statement.from
                isStrong: true
                what: qsTr("Opening balance")
            }
        }
    }
}
