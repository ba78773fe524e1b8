// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls

/*! How much one thing matters to a plan, in words. Arrows move it. */
RowLayout {
    id: root

    required property string label
    required property int level
    readonly property list<string> words: [qsTr("hardly"), qsTr("less"), qsTr("as usual"), qsTr("more"), qsTr("most of all")]

    signal moved(int level)

    spacing: Theme.spacingSm

    FdLabel {
        Layout.preferredWidth: Theme.labelColumnWide
        text: root.label
    }
    T.Slider {
        id: slider

        Layout.fillWidth: true
        implicitHeight: Theme.controlHeightSmall
        focusPolicy: Qt.StrongFocus
        from: 0
        snapMode: T.Slider.SnapAlways
        stepSize: 1
        to: root.words.length - 1
        value: root.level

        Accessible.description: root.words[root.level]
        Accessible.name: root.label

        background: Rectangle {
            y: Math.round((slider.height - height) / 2)
            width: slider.width
            height: Theme.unit
            color: Theme.pressed
            radius: height / 2

            Rectangle {
                width: slider.position * parent.width
                height: parent.height
                color: Theme.accent
                radius: parent.radius
            }
        }
        handle: Rectangle {
            x: slider.visualPosition * (slider.width - width)
            y: Math.round((slider.height - height) / 2)
            width: Theme.gutter
            height: Theme.gutter
            border.color: Theme.accent
            border.width: Theme.focusRing
            color: Theme.surface
            radius: height / 2

            FocusRing {
                active: slider.visualFocus
                targetRadius: parent.radius
            }
        }

        onMoved: root.moved(Math.round(value))
    }
    FdLabel {
        Layout.preferredWidth: Theme.labelColumn / 2 + Theme.spacing
        text: root.words[root.level]
        variant: FdLabel.Secondary
    }
}
