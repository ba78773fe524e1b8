// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! One device in the inspector. */
FocusScope {
    id: root

    required property DevicesController controller

    /// Over the whole page, in two columns.
    property bool isFull: false

    readonly property deviceCard card: controller.card

    function openPlaces(): void {
        facts.openPlaces();
    }

    Flickable {
        id: flick

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight + Theme.spacing * 2
        focus: true
        visible: root.controller.isLoaded

        T.ScrollBar.vertical: FdScrollBar {}

        Keys.onDownPressed: flick.contentY = Math.min(flick.contentY + Theme.rowHeight * 2, Math.max(0, flick.contentHeight - flick.height))
        Keys.onUpPressed: flick.contentY = Math.max(0, flick.contentY - Theme.rowHeight * 2)

        GridLayout {
            id: column

            x: Theme.gutter
            y: Theme.spacing
            width: flick.width - Theme.gutter * 2
            columns: root.isFull ? 2 : 1
            columnSpacing: Theme.spacingXl
            rowSpacing: Theme.spacingSm

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1 // columns share alike
                spacing: Theme.spacingSm

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    ServerStatus {
                        word: root.card.status
                    }
                    Item {
                        Layout.fillWidth: true
                    }
                    FdLabel {
                        tabular: true
                        text: root.card.id
                        variant: FdLabel.Secondary
                    }
                    CopyButton {
                        value: root.card.id
                    }
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: [root.card.type, root.card.model].filter(part => part.length > 0).join(" · ")
                    variant: FdLabel.Heading
                    wrapMode: Text.Wrap
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    FdButton {
                        Layout.fillWidth: true
                        Layout.maximumWidth: Math.ceil(implicitWidth)
                        glyph: "user"
                        keys: "C"
                        objectName: "openCustomer"
                        small: true
                        text: root.card.customerName
                        toolTip: qsTr("Open the customer")
                        visible: root.card.customer.length > 0

                        onClicked: root.controller.openCustomer()
                    }
                    Item {
                        Layout.fillWidth: true
                    }
                    AgeLabel {
                        at: root.card.fetchedAt
                        limit: 300
                    }
                }
                FdButton {
                    glyph: "repeat"
                    keys: "X"
                    objectName: "replaceDevice"
                    small: true
                    text: qsTr("Replace this device…")
                    visible: root.card.location.length > 0 && root.controller.swap.oldId !== root.card.id

                    onClicked: root.controller.swap.begin(root.card.id)
                }
                Loader {
                    Layout.fillWidth: true
                    active: root.controller.swap.oldId.length > 0 && root.controller.swap.oldId === root.card.id
                    visible: active

                    sourceComponent: DeviceSwapPanel {
                        diagnosis: root.controller.diagnosis
                        objectName: "swapPanel"
                        swap: root.controller.swap
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: root.controller.live !== null
                    visible: active

                    sourceComponent: DeviceNow {
                        live: root.controller.live
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: root.controller.diagnosis !== null
                    visible: active

                    sourceComponent: DeviceDiagnose {
                        diagnosis: root.controller.diagnosis
                        tickets: root.controller.tickets

                        onNoteRequested: (ticket, text) => root.controller.noteOn(ticket, text)
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: root.controller.tasks !== null
                    visible: active

                    sourceComponent: DeviceTaskList {
                        tasks: root.controller.tasks
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: root.controller.tasks !== null && (root.controller.own?.isShown ?? false)
                    visible: active

                    sourceComponent: DeviceOwnPage {
                        own: root.controller.own
                        tasks: root.controller.tasks
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: root.controller.upkeep?.canAsk ?? false
                    visible: active

                    sourceComponent: DeviceUpkeepCard {
                        serial: root.card.serial
                        upkeep: root.controller.upkeep
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1 // columns share alike
                spacing: Theme.spacingSm

                DeviceFacts {
                    id: facts

                    Layout.fillWidth: true
                    controller: root.controller
                }
                CustomFieldsCard {
                    Layout.fillWidth: true
                    customFields: root.controller.customFields
                    flat: true
                    labelWidth: 104
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    visible: root.controller.tickets.total > 0

                    SectionHeader {
                        Layout.fillWidth: true
                        count: root.controller.tickets.total
                        title: qsTr("Tickets of the location")
                    }
                    Repeater {
                        model: root.controller.tickets

                        FdButton {
                            id: ticket

                            required property string rowId
                            required property string subject
                            required property string ticketStatus
                            required property string day

                            Layout.fillWidth: true
                            glyph: "ticket"
                            kind: FdButton.Quiet
                            leftAligned: true
                            small: true
                            text: day.length > 0 ? qsTr("%1 · %2").arg(Format.shortDate(day)).arg(subject) : subject
                            toolTip: qsTr("Open %1 (%2)").arg(rowId).arg(word.text)

                            onClicked: root.controller.openTicket(ticket.rowId)

                            ServerStatus {
                                id: word

                                visible: false
                                word: ticket.ticketStatus
                            }
                        }
                    }
                    FdButton {
                        kind: FdButton.Quiet
                        small: true
                        text: qsTr("All %1").arg(Format.number(root.controller.tickets.total))
                        visible: root.controller.tickets.isCut

                        onClicked: root.controller.tickets.showAll()
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: root.controller.parameters !== null
                    visible: active

                    sourceComponent: DeviceTree {
                        parameters: root.controller.parameters
                    }
                }
                DeviceWorkList {
                    Layout.fillWidth: true
                    work: root.controller.work
                }
                DeviceMoves {
                    Layout.fillWidth: true
                    history: root.controller.history
                }
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - Theme.gutter * 2
        glyph: "router"
        hint: qsTr("The local copy has no device %1. If it is new, it comes with the next synchronisation.").arg(root.controller.deviceId)
        title: qsTr("Not here")
        visible: root.controller.isMissing
    }
    ErrorBanner {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gutter
        error: root.controller.error

        onRetryRequested: root.controller.refresh()
    }
}
