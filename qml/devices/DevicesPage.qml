// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices
import FibreDesk.Models.Session

/*! Views at the left, all equipment beside them, one device in the inspector. */
FdPage {
    id: root

    required property DevicesController controller

    /// The device over the whole page.
    property bool isFull: false
    /// The outages over the whole page.
    property bool showsOutages: false
    signal placesRequested

    function showOutages(): void {
        root.isFull = false;
        if (root.controller.outages === null)
            return;
        root.controller.close();
        root.showsOutages = true;
    }
    function leaveOutages(): void {
        root.showsOutages = false;
        table.forceActiveFocus(Qt.OtherFocusReason);
    }
    function leaveFull(): void {
        root.isFull = false;
        table.forceActiveFocus(Qt.OtherFocusReason);
    }
    function handleKey(event: KeyEvent): bool {
        if (root.showsOutages && !root.isFull)
            return outages.handleKey(event);
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_E) {
            exporting.ask();
            return true;
        }
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_F) {
            root.isFull = false;
            bar.focusSearch();
            return true;
        }
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_V)
            return root.controller.scan.readClipboard();
        if (event.modifiers !== Qt.NoModifier)
            return false;
        switch (event.key) {
        case Qt.Key_Slash:
            root.isFull = false;
            bar.focusSearch();
            return true;
        case Qt.Key_J:
            table.step(1);
            return true;
        case Qt.Key_K:
            table.step(-1);
            return true;
        case Qt.Key_C:
            root.controller.openCustomer();
            return true;
        case Qt.Key_M:
            if (root.controller.isLoaded)
                root.placesRequested();
            return true;
        case Qt.Key_D:
            root.controller.diagnosis?.run();
            return true;
        case Qt.Key_R:
            root.controller.live?.ask("acs");
            return true;
        case Qt.Key_P:
            root.isFull = false;
            root.controller.choosePort();
            return true;
        case Qt.Key_B:
            return table.actOnMarked();
        case Qt.Key_V:
            root.isFull = false;
            views.focusCurrent();
            return true;
        case Qt.Key_O:
            root.showOutages();
            return true;
        case Qt.Key_X:
            if (root.controller.isLoaded)
                root.controller.swap.begin(root.controller.deviceId);
            return true;
        default:
            return false;
        }
    }

    title: qsTr("Devices")
    subtitle: controller.card.serial
    inspector: details
    inspectorOpen: controller.deviceId.length > 0 && !isFull
    shortcuts: hints.page

    Component.onCompleted: controller.restore(Settings.remembered("devices"))
    onActivated: {
        controller.activate();
        if (isFull)
            full.forceActiveFocus(Qt.OtherFocusReason);
        else if (showsOutages)
            outages.forceActiveFocus(Qt.OtherFocusReason);
        else
            table.forceActiveFocus(Qt.OtherFocusReason);
    }
    onInspectorClosed: {
        controller.close();
        (showsOutages ? outages : table).forceActiveFocus(Qt.OtherFocusReason);
    }
    // Whoever goes to another page does not leave a password on this one.
    onVisibleChanged: {
        if (!visible && controller !== null) // at the end it goes first
            controller.secrets.hideAll();
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape && root.isFull) {
            root.leaveFull();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && root.controller.deviceId.length > 0) {
            root.controller.close();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && root.showsOutages) {
            root.leaveOutages();
            event.accepted = true;
        } else {
            event.accepted = root.handleKey(event);
        }
    }

    Binding {
        property: "language"
        target: root.controller
        value: Theme.language
    }
    Connections {
        function onMemoryChanged(): void {
            Settings.remember("devices", root.controller.memory);
        }
        function onDeviceChanged(): void {
            if (root.controller.deviceId.length === 0)
                root.isFull = false;
        }

        target: root.controller
    }
    Instantiator {
        model: ["all", "status:active", "status:inventory", "status:defective", "status:returned", "unplaced"]

        Shortcut {
            required property int index
            required property string modelData

            enabled: root.visible
            sequence: "Alt+" + (index + 1)

            onActivated: {
                root.isFull = false;
                root.showsOutages = false;
                root.controller.chooseView(modelData);
            }
        }
    }
    DeviceHints {
        id: hints

        group: root.title
    }
    Component {
        id: details

        DevicePane {
            id: pane

            controller: root.controller

            Connections {
                function onPlacesRequested(): void {
                    pane.openPlaces();
                }

                target: root
            }
        }
    }
    Loader {
        id: full

        active: root.isFull
        anchors.fill: parent
        focus: root.isFull

        sourceComponent: DevicePane {
            id: whole

            controller: root.controller
            focus: true
            isFull: true
            objectName: "fullDevice"

            Connections {
                function onPlacesRequested(): void {
                    whole.openPlaces();
                }

                target: root
            }
        }

        onLoaded: full.forceActiveFocus(Qt.OtherFocusReason)
    }
    OutageHost {
        id: outages

        anchors.fill: parent
        isShown: root.showsOutages
        outages: root.controller.outages
        visible: !root.isFull

        onAsked: root.showOutages()
        onPutAway: root.leaveOutages()
    }
    LabelDrop {
        anchors.fill: parent
        scan: root.controller.scan
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0
        visible: !root.isFull && !root.showsOutages

        DeviceViews {
            id: views

            Layout.fillHeight: true
            Layout.preferredWidth: 232
            controller: root.controller

            onEntered: table.forceActiveFocus(Qt.OtherFocusReason)
        }
        Divider {
            Layout.fillHeight: true
            vertical: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            OutageStrip {
                Layout.fillWidth: true
                outages: root.controller.outages

                onActionRequested: root.showOutages()
            }
            DeviceBar {
                id: bar

                Layout.fillWidth: true
                Layout.leftMargin: Theme.gutter
                Layout.rightMargin: Theme.spacing
                Layout.preferredHeight: Theme.barHeight
                controller: root.controller

                onDismissed: table.forceActiveFocus(Qt.OtherFocusReason)
                onExportRequested: exporting.ask()
            }
            DeviceScanPanel {
                Layout.fillWidth: true
                scan: root.controller.scan
            }
            DeviceExportStrip {
                id: exporting

                Layout.fillWidth: true
                fileExport: root.controller.fileExport

                onDone: text => strips.say(text, "ok")
            }
            DeviceStrips {
                id: strips

                Layout.fillWidth: true
                controller: root.controller
            }
            ErrorBanner {
                Layout.fillWidth: true
                Layout.margins: Theme.spacing
                error: root.controller.listError
                visible: root.controller.listError.isSet

                onRetryRequested: root.controller.refresh()
            }
            Divider {
                Layout.fillWidth: true
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                DeviceTable {
                    id: table

                    objectName: "deviceTable"
                    anchors.fill: parent
                    controller: root.controller
                    focus: true

                    Keys.onLeftPressed: views.focusCurrent()
                    onRowActivated: root.isFull = root.controller.deviceId.length > 0
                }
                EmptyState {
                    anchors.centerIn: parent
                    glyph: root.controller.mirrored > 0 ? "list-filter" : "router"
                    hint: root.controller.mirrored > 0 ? qsTr("No device is like this.") : root.controller.isComplete ? qsTr("ERPNext has no equipment that you may see.") : qsTr("Equipment appears here as soon as it is copied from ERPNext.")
                    keys: root.controller.mirrored > 0 ? "/" : ""
                    title: root.controller.mirrored > 0 ? qsTr("No device") : qsTr("No equipment yet")
                    visible: root.controller.isListed && root.controller.list.count === 0 && !root.controller.listError.isSet
                }
                LoadingVeil {
                    loading: root.controller.isListing
                    text: qsTr("Reading the equipment")
                }
                DeviceBulkPane {
                    anchors.fill: parent
                    controller: root.controller

                    onClosed: table.forceActiveFocus(Qt.OtherFocusReason)
                    onNoticed: (text, tone) => strips.say(text, tone)
                    onShown: root.isFull = false
                }
            }
        }
    }
}
