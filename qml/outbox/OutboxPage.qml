// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Outbox
import FibreDesk.Models.Session

/*! Every change on its way to ERPNext: what needs a decision, what is under way, what was settled lately. */
FdPage {
    id: root

    required property OutboxController controller

    /// What was done from this desk is in front instead.
    property bool showsDone: false
    readonly property bool offersDone: controller.audit !== null && Rights.seeAudit.allowed
    readonly property bool isDone: showsDone && offersDone

    function enter(): void {
        if (root.isDone)
            done.forceActiveFocus(Qt.OtherFocusReason);
        else
            list.forceActiveFocus(Qt.OtherFocusReason);
    }
    function stateTitle(group: string): string {
        switch (group) {
        case "decide":
            return qsTr("Needs you");
        case "underway":
            return qsTr("On its way");
        default:
            return qsTr("Settled");
        }
    }
    /// What was asked for in one go says so.
    function groupTitle(group: string): string {
        const parts = group.split("\n");
        return parts.length > 1 ? qsTr("%1 · %2").arg(root.stateTitle(parts[0])).arg(parts[1]) : root.stateTitle(group);
    }
    function choose(id: string): void {
        root.controller.select(id);
        list.currentIndex = root.controller.writes.rowOf(id);
    }

    title: qsTr("Outbox")
    subtitle: controller.undecided > 0 ? qsTr("%n to decide", "", controller.undecided) : ""
    inspector: isDone ? entryDetails : details
    inspectorOpen: isDone ? controller.audit.selected.isSet : controller.selected.writeId.length > 0
    shortcuts: [
        ShortcutHint {
            group: root.title
            keys: "Return"
            text: qsTr("Show the change")
        },
        ShortcutHint {
            group: root.title
            keys: "R"
            text: qsTr("Try again")
        },
        ShortcutHint {
            group: root.title
            keys: "M"
            text: qsTr("Send as me what another person wrote")
        },
        ShortcutHint {
            group: root.title
            keys: "Del"
            text: qsTr("Give up")
        },
        ShortcutHint {
            group: root.title
            keys: "Ctrl+Return"
            text: qsTr("Save as decided")
        },
        ShortcutHint {
            group: root.title
            keys: "C"
            text: qsTr("Open the customer")
        },
        ShortcutHint {
            group: root.title
            keys: "D"
            text: qsTr("Show what was done from this desk")
        }
    ]

    onActivated: enter()
    onInspectorClosed: {
        if (isDone)
            controller.audit.select(-1);
        else
            controller.select("");
    }
    onIsDoneChanged: Qt.callLater(enter)

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_D && event.modifiers === Qt.NoModifier && root.offersDone)
            root.showsDone = !root.isDone;
        else if (root.isDone && event.key === Qt.Key_Escape && root.inspectorOpen)
            root.controller.audit.select(-1);
        else if (root.isDone)
            event.accepted = false;
        else if (event.key === Qt.Key_R && event.modifiers === Qt.NoModifier && root.controller.selected.canRetry)
            root.controller.tryAgain();
        else if (event.key === Qt.Key_M && event.modifiers === Qt.NoModifier && root.controller.selected.canTakeOver)
            root.controller.takeOver();
        else if (event.key === Qt.Key_C && event.modifiers === Qt.NoModifier && root.controller.selected.canOpen)
            root.controller.openDocument();
        else if (event.key === Qt.Key_Delete && event.modifiers === Qt.ShiftModifier && root.controller.batchWaiting > 1)
            root.controller.cancelBatch();
        else if (event.key === Qt.Key_Delete && root.controller.selected.canCancel)
            root.controller.cancel();
        else if (event.key === Qt.Key_Escape && root.inspectorOpen)
            root.controller.select("");
        else
            event.accepted = false;
    }

    Binding {
        property: "language"
        target: root.controller
        value: Theme.language
    }
    Binding {
        property: "language"
        target: root.controller.audit
        value: Theme.language
        when: root.controller.audit !== null
    }
    Shortcut {
        enabled: root.visible && root.controller.fields.isDecided
        sequences: ["Ctrl+Return", "Ctrl+Enter"]

        onActivated: root.controller.resolve()
    }
    Component {
        id: details

        OutboxInspector {
            controller: root.controller
        }
    }
    Component {
        id: entryDetails

        AuditInspector {
            controller: root.controller.audit
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SegmentedControl {
            Layout.leftMargin: Theme.gutter
            Layout.topMargin: Theme.spacingSm
            Layout.bottomMargin: Theme.spacingSm
            currentIndex: root.isDone ? 1 : 0
            label: qsTr("Which changes")
            objectName: "outboxTabs"
            options: [qsTr("Outbox"), qsTr("Done from this desk")]
            visible: root.offersDone

            onChosen: index => root.showsDone = index === 1
        }
        Loader {
            id: done

            Layout.fillHeight: true
            Layout.fillWidth: true
            active: root.isDone
            focus: root.isDone
            sourceComponent: AuditView {
                controller: root.controller.audit
                focus: true
            }
            visible: root.isDone
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.controller.setAside.length > 0
            text: qsTr("The outbox was damaged. What was in it is set aside as %1.").arg(root.controller.setAside)
            tone: "danger"
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gutter
            error: root.controller.fileError
            retryText: ""
        }
        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            keyNavigationEnabled: true
            visible: !root.isDone
            model: root.controller.writes
            section.property: "group"

            Accessible.name: root.title
            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}

            section.delegate: Item {
                id: heading

                required property string section

                width: ListView.view.width
                implicitHeight: title.implicitHeight + Theme.spacingXs

                SectionHeader {
                    id: title

                    x: Theme.gutter
                    title: root.groupTitle(heading.section)
                }
            }
            delegate: OutboxRow {
                width: ListView.view.width
                hasFocus: list.activeFocus && ListView.isCurrentItem
                isCurrent: writeId === root.controller.selected.writeId

                onChosen: id => {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    root.choose(id);
                }
            }

            Keys.onEnterPressed: root.choose(root.controller.writes.idAt(currentIndex))
            Keys.onReturnPressed: root.choose(root.controller.writes.idAt(currentIndex))
            onActiveFocusChanged: {
                if (activeFocus && currentIndex < 0 && count > 0)
                    currentIndex = 0;
            }

            EmptyState {
                anchors.centerIn: parent
                glyph: "inbox"
                hint: qsTr("A change made here waits until ERPNext has said that it is saved, also without a network.")
                title: qsTr("Nothing waits")
                visible: list.count === 0 && !root.controller.fileError.isSet
            }
        }
    }
}
