// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*!
    Everything that happened with the customer, newest first, in pages as it is scrolled: by kind, by a word, from any year.
*/
ColumnLayout {
    id: root

    required property CustomersController controller

    readonly property TimelineModel entries: controller.timeline

    function focusList(): void {
        list.forceActiveFocus(Qt.ShortcutFocusReason);
        if (list.currentIndex < 0)
            list.currentIndex = 0;
    }

    spacing: Theme.spacingSm

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        IconGlyph {
            glyph: "history"
        }
        FdLabel {
            font.weight: Font.DemiBold
            text: qsTr("Time line")
        }
        FdLabel {
            objectName: "timelineTotal"
            tabular: true
            text: Format.number(root.entries.total)
            variant: FdLabel.Secondary
        }
        Item {
            Layout.fillWidth: true
        }
        FdButton {
            id: yearButton

            glyph: "calendar"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Go to a year")
            visible: root.entries.years.length > 1

            onClicked: years.open()

            FdMenu {
                id: years

                y: yearButton.height + Theme.spacingXs

                Instantiator {
                    model: root.entries.years

                    onObjectAdded: (index, object) => years.insertItem(index, object as FdMenuItem)
                    onObjectRemoved: (index, object) => years.removeItem(object as FdMenuItem)

                    delegate: FdMenuItem {
                        required property int modelData

                        text: modelData.toString()

                        onTriggered: root.entries.jumpToYear(modelData)
                    }
                }
            }
        }
        FdButton {
            glyph: "arrow-down"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Oldest")
            visible: root.entries.hasOlder

            onClicked: root.entries.jumpToOldest()
        }
    }
    SearchField {
        id: search

        Layout.fillWidth: true
        objectName: "timelineSearch"
        placeholderText: qsTr("Filter the time line")

        onDismissed: list.forceActiveFocus(Qt.OtherFocusReason)
        onTextEdited: root.entries.text = text
        onTextChanged: {
            if (text.length === 0)
                root.entries.text = "";
        }

        Connections {
            function onFilterChanged(): void {
                if (search.text !== root.entries.text)
                    search.text = root.entries.text;
            }

            target: root.entries
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs

        Repeater {
            model: root.entries.kinds

            Chip {
                required property string rowId
                required property string kindText
                required property int entries
                required property bool isChosen

                checkable: false
                checked: isChosen
                count: entries
                objectName: "kind-" + rowId
                text: kindText

                Accessible.role: Accessible.CheckBox
                onClicked: root.entries.toggleKind(rowId)
            }
        }
        FdButton {
            kind: FdButton.Quiet
            small: true
            text: qsTr("Show all")
            visible: root.entries.isFiltered

            onClicked: root.entries.clearFilter()
        }
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.entries.error
        objectName: "timelineError"
        retryText: qsTr("Try again")

        onRetryRequested: root.entries.tryAgain()
    }
    FdButton {
        Layout.alignment: Qt.AlignHCenter
        glyph: "arrow-up"
        kind: FdButton.Quiet
        small: true
        text: qsTr("Newer entries")
        visible: root.entries.hasNewer

        onClicked: root.entries.fetchNewer()
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        // What is still being made beside the view would be cancelled by a number that a reset list has no more.
        cacheBuffer: 0
        clip: true
        currentIndex: -1
        keyNavigationEnabled: true
        model: root.entries
        objectName: "timelineList"
        reuseItems: true
        section.property: "section"

        Accessible.name: qsTr("Time line")
        Accessible.role: Accessible.List
        Keys.onPressed: event => {
            const current = list.currentItem as TimelineEntry;
            if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && current)
                current.clicked();
            else if (event.key === Qt.Key_Home)
                root.entries.jumpToNewest();
            else if (event.key === Qt.Key_End)
                root.entries.jumpToOldest();
            else
                return;
            event.accepted = true;
        }
        T.ScrollBar.vertical: FdScrollBar {}
        delegate: TimelineEntry {
            id: entry

            ListView.onReused: isExpanded = false

            onClicked: {
                list.currentIndex = index;
                if (isReadHere)
                    isExpanded = !isExpanded;
                else
                    root.controller.openEntry(kind, documentId, target);
            }
        }
        section.delegate: SectionHeader {
            required property string section

            width: ListView.view.width
            title: section
        }

        Connections {
            function onShownAnew(fromLast: bool): void {
                list.currentIndex = -1;
                if (fromLast)
                    Qt.callLater(list.positionViewAtEnd);
                else
                    list.positionViewAtBeginning();
            }

            target: root.entries
        }
        FdLabel {
            anchors.left: parent.left
            anchors.right: parent.right
            text: root.entries.isFiltered ? qsTr("Nothing like that") : qsTr("Nothing has happened yet that the local copy knows of")
            variant: FdLabel.Secondary
            visible: root.entries.count === 0 && !root.entries.isReading && !root.entries.error.isSet
            wrapMode: Text.Wrap
        }
    }
}
