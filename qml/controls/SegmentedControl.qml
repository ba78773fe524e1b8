// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/*! One of a few, all visible: `options` are the words, `currentIndex` the choice; arrow keys move, `chosen(index)` tells. */
FocusScope {
    id: root

    required property list<string> options
    property int currentIndex: 0
    property string label

    signal chosen(int index)

    function choose(index: int): void {
        if (index >= 0 && index < root.options.length && index !== root.currentIndex)
            root.chosen(index);
    }

    implicitWidth: row.implicitWidth + 4
    implicitHeight: Theme.controlHeight
    activeFocusOnTab: true

    Accessible.name: label + ": " + (currentIndex >= 0 && currentIndex < options.length ? options[currentIndex] : "")
    Accessible.role: Accessible.RadioButton
    Keys.onLeftPressed: choose(currentIndex - 1)
    Keys.onRightPressed: choose(currentIndex + 1)

    Rectangle {
        anchors.fill: parent
        color: Theme.pressed
        radius: Theme.radius

        FocusRing {
            active: root.activeFocus
        }
    }
    Row {
        id: row

        x: 2
        y: 2

        Repeater {
            model: root.options

            T.AbstractButton {
                id: segment

                required property string modelData
                required property int index

                readonly property bool current: index === root.currentIndex

                implicitWidth: label.implicitWidth + Theme.spacing * 2
                implicitHeight: Theme.controlHeight - 4
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                text: modelData

                Accessible.name: modelData

                background: Rectangle {
                    border.color: segment.current ? Theme.line : "transparent"
                    color: segment.current ? (Theme.dark ? Theme.raised : Theme.surface) : "transparent"
                    radius: Theme.radius - 2
                }
                contentItem: Item {
                    FdLabel {
                        id: label

                        anchors.centerIn: parent
                        color: segment.current || segment.hovered ? Theme.text : Theme.textSecondary
                        font.weight: segment.current ? Font.Medium : Font.Normal
                        text: segment.text
                    }
                }

                onClicked: root.choose(index)
            }
        }
    }
}
