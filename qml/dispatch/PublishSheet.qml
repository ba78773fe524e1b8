// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Publishing beside the board: who is told what, in which words, and what became of each. What was sent is not undone. */
FocusScope {
    id: root

    required property PublishController publisher
    readonly property int phase: publisher.phase
    readonly property bool isSending: phase === PublishController.Sending
    readonly property bool isOver: phase === PublishController.Finished
    readonly property bool canSend: phase === PublishController.Ready && publisher.tickedCount > 0 && publisher.obstacle.length === 0

    signal closed

    function close(): void {
        root.publisher.close();
        root.closed();
    }

    implicitWidth: Theme.paletteWidth - Theme.spacingXl * 4
    visible: phase !== PublishController.Closed

    Accessible.name: heading.text
    Accessible.role: Accessible.Pane
    Keys.onPressed: event => {
        const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        // The board's letters mean nothing here.
        event.accepted = event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab;
        if (event.key === Qt.Key_Escape && root.isSending)
            root.publisher.cancel();
        else if (event.key === Qt.Key_Escape)
            root.close();
        else if (isEnter && event.modifiers === Qt.ControlModifier && root.canSend)
            root.publisher.send();
        else if (event.key === Qt.Key_R && root.isOver)
            root.publisher.retryFailed();
        else if (event.key === Qt.Key_A && event.modifiers === Qt.ControlModifier)
            root.publisher.tickAll(root.publisher.tickedCount === 0);
    }
    onVisibleChanged: {
        if (visible)
            list.forceActiveFocus(Qt.OtherFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface

        Divider {
            height: parent.height
            vertical: true
        }
    }
    // Clicks are not for the board below.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        onWheel: event => event.accepted = true
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gutter
        spacing: Theme.spacing

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                id: heading

                Layout.fillWidth: true
                text: qsTr("Publish · %1").arg(root.publisher.periodText)
                variant: FdLabel.Heading
            }
            FdButton {
                enabled: !root.isSending
                glyph: "x"
                keys: "Esc"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Close")
                onClicked: root.close()
            }
        }
        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            enabled: root.phase === PublishController.Ready
            spacing: Theme.spacingSm
            visible: !root.isSending && !root.isOver

            SegmentedControl {
                currentIndex: root.publisher.scope
                label: qsTr("Days")
                objectName: "publishScope"
                options: [qsTr("Day"), root.publisher.rangeText]

                onChosen: index => root.publisher.scope = index
            }
            Item {
                Layout.fillWidth: true
            }
            SegmentedControl {
                currentIndex: root.publisher.isInEnglish ? 1 : 0
                label: qsTr("Language of the SMS")
                objectName: "publishLanguage"
                options: ["Français", "English"]

                onChosen: index => root.publisher.isInEnglish = index === 1
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            objectName: "publishObstacle"
            text: root.publisher.obstacle
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            objectName: "publishSiteNote"
            text: root.publisher.siteNote
            variant: FdLabel.Secondary
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        ProgressLine {
            Layout.fillWidth: true
            value: root.publisher.progress
            visible: root.isSending
        }
        StatusBadge {
            Layout.fillWidth: true
            objectName: "publishResult"
            text: root.publisher.resultText
            tone: root.publisher.resultTone
            visible: root.isOver && text.length > 0

            onTextChanged: {
                if (root.isOver)
                    Accessible.announce(text);
            }
        }
        EmptyState {
            Layout.fillWidth: true
            glyph: "circle-check"
            hint: qsTr("Days that are over and jobs that have begun are not told any more.")
            title: qsTr("Everybody knows where their jobs are.")
            visible: root.phase === PublishController.Ready && list.count === 0
        }
        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            visible: list.count > 0

            SectionHeader {
                Layout.fillWidth: true
                count: list.count
                title: qsTr("Technicians")
            }
            FdButton {
                keys: "Ctrl+A"
                kind: FdButton.Quiet
                small: true
                text: root.publisher.tickedCount > 0 ? qsTr("Tick none") : qsTr("Tick all")
                visible: root.phase === PublishController.Ready
                onClicked: root.publisher.tickAll(root.publisher.tickedCount === 0)
            }
        }
        ListView {
            id: list

            readonly property PublishRow row: currentItem as PublishRow

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            focus: true
            highlightMoveDuration: 0
            model: root.publisher.people
            objectName: "publishPeople"

            Accessible.name: qsTr("Who is told")
            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: PublishRow {
                width: ListView.view.width
                hasKeyboard: list.activeFocus
                publisher: root.publisher

                onChosen: list.currentIndex = index
            }

            Keys.onDownPressed: incrementCurrentIndex()
            Keys.onSpacePressed: {
                if (list.row !== null)
                    list.row.toggle();
            }
            Keys.onUpPressed: decrementCurrentIndex()
        }
        Flickable {
            Layout.fillWidth: true
            Layout.maximumHeight: root.height * 0.45
            Layout.preferredHeight: preview.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: preview.implicitHeight
            visible: list.row !== null

            T.ScrollBar.vertical: FdScrollBar {}

            PublishPreview {
                id: preview

                width: parent.width
                row: list.row
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("An SMS cannot be taken back: publishing again tells the correction.")
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdButton {
                glyph: "refresh-cw"
                keys: "R"
                objectName: "publishRetry"
                text: qsTr("Tell %n again", "", root.publisher.failedCount)
                toolTip: qsTr("Those who were refused; not those of whom it is not known")
                visible: root.isOver && root.publisher.failedCount > 0
                onClicked: root.publisher.retryFailed()
            }
            Item {
                Layout.fillWidth: true
            }
            FdButton {
                keys: "Esc"
                text: qsTr("Stop")
                toolTip: qsTr("The one on its way goes out; the others do not")
                visible: root.isSending
                onClicked: root.publisher.cancel()
            }
            FdButton {
                keys: "Esc"
                text: qsTr("Close")
                visible: root.isOver
                onClicked: root.close()
            }
            FdButton {
                enabled: root.canSend
                glyph: "send"
                keys: qsTr("Ctrl+Enter")
                kind: FdButton.Primary
                objectName: "publishSend"
                text: qsTr("Tell %n technician(s)", "", root.publisher.tickedCount)
                toolTip: qsTr("Sends the SMS through the hub, then notes it in ERPNext")
                visible: !root.isSending && !root.isOver
                onClicked: root.publisher.send()
            }
        }
    }
}
