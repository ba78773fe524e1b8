// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQml
import FibreDesk.Controls
import FibreDesk.Models.Session

/*!
    The window: rail, bar, strips, the page in front with its inspector, the status line. The application gives the
    controllers; a page whose controller is missing is not offered.
*/
Window {
    id: root

    required property CommandPalette palette
    property QtObject dispatch: null
    property QtObject mapDesk: null
    property QtObject customers: null
    property QtObject tickets: null
    property QtObject campaigns: null
    property QtObject devices: null
    property QtObject campaignEditor: null
    property QtObject outbox: null
    property QtObject accounting: null
    property QtObject people: null
    property QtObject platform: null

    readonly property list<PageEntry> pages: entries.offered
    property PageSlot slot: null
    readonly property FdPage page: slot !== null ? slot.page : null

    function open(pageId: string): void {
        Navigation.open(pageId);
    }
    /// Off a page that the user may not see, by whatever way he came there.
    function leaveForbidden(): void {
        const entry = entries.available.find(one => one.pageId === Navigation.page);
        if (entry === undefined || entry.refusal.length === 0)
            return;
        Notifications.add("warning", entry.refusal);
        Navigation.open(root.pages[0].pageId);
    }
    /// From the page to its inspector and back.
    function nextPane(): void {
        if (inspector.open && !inspector.activeFocus)
            inspector.forceActiveFocus(Qt.TabFocusReason);
        else if (slot !== null)
            slot.forceActiveFocus(Qt.TabFocusReason);
    }
    function openPalette(): void {
        paletteView.open();
    }
    function searchInPalette(text: string): void {
        paletteView.open();
        paletteView.search(text);
    }
    function closePalette(): void {
        paletteView.close();
    }
    function openShortcuts(): void {
        sheet.open();
    }

    width: 1440
    height: 900
    minimumWidth: 960
    minimumHeight: 600
    color: Theme.background
    title: [page !== null ? page.title : "", mark.words.length > 0 ? mark.words + " " + Session.profileName : "", "FibreDesk"].filter(part => part.length > 0).join(" · ")

    Component.onCompleted: {
        const kept = Settings.windowGeometry;
        if (kept.width >= minimumWidth && kept.height >= minimumHeight) {
            // A screen may be gone since: never open where nobody sees it.
            if (kept.x + kept.width / 2 < Screen.desktopAvailableWidth && kept.y + minimumHeight / 2 < Screen.desktopAvailableHeight) {
                x = kept.x;
                y = kept.y;
            }
            width = kept.width;
            height = kept.height;
        }
        if (Navigation.page.length === 0) {
            const wanted = pages.some(entry => entry.pageId === Settings.lastPage) ? Settings.lastPage : pages[0].pageId;
            Navigation.open(wanted);
        }
        if (Settings.windowMaximised)
            showMaximized();
        else
            show();
    }
    onClosing: close => {
        keep.save();
        if (Session.closeQuestion.length > 0) {
            close.accepted = false;
            closeDialog.open();
        }
    }
    onPagesChanged: Qt.callLater(root.leaveForbidden)
    onWidthChanged: keep.restart()
    onHeightChanged: keep.restart()
    onXChanged: keep.restart()
    onYChanged: keep.restart()
    onVisibilityChanged: keep.restart()

    Timer {
        id: keep

        function save(): void {
            if (root.visibility === Window.Windowed)
                Settings.windowGeometry = Qt.rect(root.x, root.y, root.width, root.height);
            if (root.visibility === Window.Windowed || root.visibility === Window.Maximized)
                Settings.windowMaximised = root.visibility === Window.Maximized;
        }

        interval: 500

        onTriggered: save()
    }
    ThemeBinding {}
    PageEntries {
        id: entries

        accounting: root.accounting
        campaignEditor: root.campaignEditor
        campaigns: root.campaigns
        customers: root.customers
        devices: root.devices
        dispatch: root.dispatch
        mapDesk: root.mapDesk
        outbox: root.outbox
        people: root.people
        platform: root.platform
        tickets: root.tickets
    }
    WindowShortcuts {
        pageTakesAltArrows: root.page !== null && root.page.takesAltArrows
        pages: root.pages

        onPageRequested: pageId => root.open(pageId)
        onPaletteRequested: root.openPalette()
        onPaneRequested: root.nextPane()
        onSheetRequested: root.openShortcuts()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        Rail {
            Layout.fillHeight: true
            currentPage: Navigation.page
            pages: root.pages

            onChosen: pageId => root.open(pageId)
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            ProfileMark {
                id: mark

                Layout.fillWidth: true
            }
            TopBar {
                Layout.fillWidth: true
                page: root.page

                onPaletteRequested: root.openPalette()
                onSettingsRequested: root.open("settings")
                onStatusRequested: root.open("status")
            }
            SignInStrip {
                Layout.fillWidth: true
            }
            OfflineStrip {
                Layout.fillWidth: true
                at: Session.mirrorAt
                offline: Session.offline

                onActionRequested: Session.retryAll()
            }
            TroubleStrip {
                Layout.fillWidth: true
            }
            FillStrip {
                Layout.fillWidth: true
            }
            FdSplitView {
                id: split

                Layout.fillWidth: true
                Layout.fillHeight: true

                Component.onCompleted: restoreState(Settings.splitterState("inspector"))
                onDivided: Settings.setSplitterState("inspector", saveState())

                Item {
                    FdSplitView.fillWidth: true
                    FdSplitView.minimumWidth: 480

                    Repeater {
                        id: slots

                        // Also those that may not be seen: what is open in them stays while rights change.
                        model: entries.available

                        PageSlot {
                            required property PageEntry modelData

                            anchors.fill: parent
                            current: Navigation.page === modelData.pageId && modelData.refusal.length === 0
                            entry: modelData

                            onEntered: root.slot = this
                        }
                    }
                }
                InspectorPane {
                    id: inspector

                    FdSplitView.minimumWidth: 260
                    FdSplitView.preferredWidth: Theme.inspectorWidth
                    page: root.page
                }
            }
            StatusLine {
                Layout.fillWidth: true

                onOutboxRequested: root.open("outbox")
                onUndoRequested: Session.undo()
            }
        }
    }
    ToastHost {
        id: toasts

        property var targets: ({})

        anchors.fill: parent
        anchors.bottomMargin: Theme.statusHeight
        z: 10

        onActionRequested: id => {
            const target = targets[id];
            if (target !== undefined)
                Navigation.open(target.page, target.subject);
        }
    }
    Connections {
        function onAdded(id: int, tone: string, text: string, page: string, subject: string): void {
            const toast = toasts.show(text, tone, page.length > 0 ? qsTr("Show") : "");
            toasts.targets[toast] = {
                "page": page,
                "subject": subject
            };
        }

        target: Notifications
    }
    Connections {
        function onPageChanged(): void {
            Settings.lastPage = Navigation.page;
            Qt.callLater(root.leaveForbidden);
        }

        target: Navigation
    }
    FdDialog {
        id: closeDialog

        confirmText: qsTr("Stop and close")
        consequence: Session.closeQuestion + " " + qsTr("What is on its way ends first; the rest goes on at the next start.")
        rejectText: qsTr("Keep sending")
        title: qsTr("Mails are being sent")

        onAccepted: Session.stopAndClose()
    }
    PaletteView {
        id: paletteView

        palette: root.palette
        parent: root.contentItem
    }
    Loader {
        active: Session.signIns !== null
        // A loader loads items only.
        sourceComponent: Item {
            SignInGate {
                board: Session.signIns
                parent: root.contentItem
            }
        }
    }
    ShortcutSheet {
        id: sheet

        general: shortcutHints.general
        page: root.page
        parent: root.contentItem
    }
    GeneralHints {
        id: shortcutHints
    }
    LockWindow {}
    FdDialog {
        objectName: "wipeOrderDialog"
        confirmText: qsTr("Delete and close now")
        consequence: Session.wipeOrder + " " + Session.unsettled
        danger: true
        rejectText: qsTr("In a minute")
        title: qsTr("Your account is disabled")
        visible: Session.wipeOrder.length > 0

        onAccepted: Session.obeyWipeOrder()
    }
}
