// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers
import FibreDesk.Models.Session

/*! Who it is and how they stand, always in sight; the parts of the page as anchors. */
Rectangle {
    id: root

    required property CustomersController controller
    required property list<string> parts
    property int currentPart: 0

    readonly property customerHead head: controller.head

    signal partRequested(int index)

    implicitHeight: layout.implicitHeight + Theme.spacing * 2
    color: Theme.surface

    ColumnLayout {
        id: layout

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        anchors.topMargin: Theme.spacing
        spacing: Theme.spacingSm

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Avatar {
                name: root.head.name
                size: 36
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    FdLabel {
                        Layout.maximumWidth: root.width / 2
                        text: root.head.name
                        variant: FdLabel.Title
                    }
                    StatusBadge {
                        filled: true
                        text: root.head.disabled ? qsTr("Disabled") : root.head.activeServices > 0 ? qsTr("Active") : qsTr("No active service")
                        tone: root.head.disabled ? "danger" : root.head.activeServices > 0 ? "ok" : "neutral"
                    }
                    StatusBadge {
                        filled: true
                        text: qsTr("%n suspended", "", root.head.suspendedServices)
                        tone: "warning"
                        visible: root.head.suspendedServices > 0
                    }
                    StatusBadge {
                        filled: true
                        glyph: "ticket"
                        text: qsTr("%n open ticket(s)", "", root.head.openTickets)
                        tone: "info"
                        visible: root.head.openTickets > 0
                    }
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: [root.head.city, root.head.id, root.head.legacyAccount].filter(part => part.length > 0).join(" · ")
                    variant: FdLabel.Secondary
                }
            }
            ColumnLayout {
                spacing: 0

                FdLabel {
                    Layout.alignment: Qt.AlignRight
                    color: root.head.balance > 0 ? Theme.text : Theme.textSecondary
                    tabular: true
                    text: Format.money(Math.abs(root.head.balance))
                    variant: FdLabel.Title
                }
                FdLabel {
                    Layout.alignment: Qt.AlignRight
                    text: root.head.balance < 0 ? qsTr("credit") : qsTr("balance")
                    variant: FdLabel.Secondary
                }
            }
            ColumnLayout {
                spacing: 0
                visible: root.head.overdue > 0

                RowLayout {
                    Layout.alignment: Qt.AlignRight
                    spacing: Theme.spacingXs

                    IconGlyph {
                        color: Theme.danger
                        glyph: "triangle-alert"
                    }
                    FdLabel {
                        color: Theme.danger
                        tabular: true
                        text: Format.money(root.head.overdue)
                        variant: FdLabel.Title
                    }
                }
                FdLabel {
                    Layout.alignment: Qt.AlignRight
                    text: qsTr("overdue on %n invoice(s)", "", root.head.overdueInvoices)
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    Layout.alignment: Qt.AlignRight
                    text: root.head.oldestDue.length > 0 ? qsTr("since %1").arg(Format.shortDate(root.head.oldestDue)) : ""
                    variant: FdLabel.Caption
                    visible: text.length > 0
                }
            }
        }
        AlsoHere {
            Layout.fillWidth: true
            names: Session.alsoHereAt === root.head.id ? Session.alsoHere : ""
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingXs + 2

            Flow {
                Layout.fillWidth: true
                spacing: Theme.spacingXs

                Repeater {
                    model: root.head.phones

                    ContactButton {
                        required property string modelData

                        address: "tel:" + encodeURIComponent(modelData)
                        glyph: "phone"
                        shown: Format.phone(modelData)
                        toolTip: qsTr("Call")
                        value: modelData
                    }
                }
                Repeater {
                    model: root.head.contactPhones

                    ContactButton {
                        required property int index
                        required property string modelData

                        readonly property string person: root.head.contactNames[index] ?? ""

                        address: "tel:" + encodeURIComponent(modelData)
                        glyph: "phone"
                        shown: person.length > 0 ? Format.phone(modelData) + " · " + person : Format.phone(modelData)
                        toolTip: qsTr("Call the contact at one of the locations")
                        value: modelData
                    }
                }
                Repeater {
                    model: root.head.emails

                    ContactButton {
                        required property string modelData

                        address: "mailto:" + encodeURIComponent(modelData)
                        glyph: "mail"
                        shown: modelData
                        toolTip: qsTr("Write")
                        value: modelData
                    }
                }
                PortalLinkButton {
                    controller: root.controller
                }
            }
            AgeLabel {
                at: root.head.fetchedAt
                limit: 300
                prefix: qsTr("confirmed")
                visible: !isNaN(at.getTime())
            }
            StatusBadge {
                text: qsTr("first copy under way")
                tone: "pending"
                visible: root.head.incomplete
            }
        }
        PortalLinkStrip {
            Layout.fillWidth: true
            customer: root.controller.customerId
            link: root.controller.portalLink
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.spacingXs

            Repeater {
                model: root.parts

                FdButton {
                    required property string modelData
                    required property int index

                    checked: index === root.currentPart
                    keys: "Alt+" + (index + 1)
                    kind: FdButton.Quiet
                    small: true
                    text: modelData

                    onClicked: root.partRequested(index)
                }
            }
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
