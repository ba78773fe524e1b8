// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Outbox

/*! Who, where, how it ended, when, and words to filter what was done by; in two rows where one is too narrow. */
Flow {
    id: root

    required property AuditController controller

    readonly property list<string> days: ["", "today", "yesterday", "week", "month"]

    signal dismissed
    signal exportRequested(bool asJson)

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }
    function indexIn(values: list<string>, value: string): int {
        return value.length > 0 ? values.indexOf(value) + 1 : 0;
    }

    spacing: Theme.spacingSm

    FdComboBox {
        width: Math.min(implicitWidth, 220)
        currentIndex: root.indexIn(root.controller.people, root.controller.who)
        label: qsTr("Who")
        model: [qsTr("Everybody")].concat(root.controller.people)

        onActivated: index => root.controller.who = index > 0 ? root.controller.people[index - 1] : ""
    }
    FdComboBox {
        width: Math.min(implicitWidth, 220)
        currentIndex: root.indexIn(root.controller.areas, root.controller.area)
        label: qsTr("Area")
        model: [qsTr("All areas")].concat(root.controller.areaWords)

        onActivated: index => root.controller.area = index > 0 ? root.controller.areas[index - 1] : ""
    }
    FdComboBox {
        width: Math.min(implicitWidth, 220)
        currentIndex: root.indexIn(root.controller.results, root.controller.result)
        label: qsTr("Result")
        model: [qsTr("All results")].concat(root.controller.resultWords)

        onActivated: index => root.controller.result = index > 0 ? root.controller.results[index - 1] : ""
    }
    FdComboBox {
        width: Math.min(implicitWidth, 220)
        currentIndex: root.days.indexOf(root.controller.day)
        displayText: currentIndex < 0 ? root.controller.day : currentText
        label: qsTr("When")
        model: [qsTr("Any day"), qsTr("Today"), qsTr("Yesterday"), qsTr("Last 7 days"), qsTr("Last 30 days")]

        onActivated: index => root.controller.day = root.days[index]
    }
    FdTextField {
        width: 110
        placeholderText: qsTr("YYYY-MM-DD")
        text: root.days.indexOf(root.controller.day) < 0 ? root.controller.day : ""

        Accessible.name: qsTr("One day")
        onTextEdited: {
            if (acceptableInput && text.length === 10)
                root.controller.day = text;
            else if (text.length === 0)
                root.controller.day = "";
        }
    }
    SearchField {
        id: search

        width: 240
        keys: "/"
        placeholderText: qsTr("Document, name, value, reason…")
        text: root.controller.text

        Accessible.name: qsTr("Filter what was done")
        Keys.onDownPressed: root.dismissed()
        Keys.onEnterPressed: root.dismissed()
        Keys.onReturnPressed: root.dismissed()
        onDismissed: root.dismissed()
        onTextChanged: root.controller.text = text
    }
    Row {
        FdButton {
            enabled: !root.controller.fileExport.isRunning && root.controller.list.count > 0
            glyph: "download"
            keys: "Ctrl+E"
            kind: FdButton.Quiet
            text: "CSV"
            toolTip: qsTr("Export what is shown as a table")

            onClicked: root.exportRequested(false)
        }
        FdButton {
            enabled: root.controller.list.count > 0
            glyph: "download"
            keys: "Ctrl+Shift+E"
            kind: FdButton.Quiet
            text: "JSON"
            toolTip: qsTr("Export what is shown with every detail")

            onClicked: root.exportRequested(true)
        }
    }
}
