// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The best places for a job, each with its reasons: Enter or its number takes one. The same places are outlined on the timeline. */
T.Popup {
    id: root

    required property DispatchController controller
    readonly property SuggestController suggestions: controller.suggestions
    property string job
    property bool showsRefusals: false

    signal assigned(string job)

    function openFor(job: string): void {
        root.job = job;
        root.showsRefusals = false;
        root.suggestions.job = job;
        list.currentIndex = 0;
        root.open();
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    function choose(row: int): void {
        const job = root.job;
        if (!root.suggestions.assign(row))
            return;
        root.close();
        root.assigned(job);
    }

    component PlaceDelegate: Rectangle {
        id: item

        required property string name
        required property string colour
        required property string time
        required property string reasons
        required property int index
        readonly property bool isCurrent: ListView.isCurrentItem

        width: ListView.view.width
        height: lines.implicitHeight + Theme.spacingSm * 2
        color: isCurrent ? Theme.selection : placeHover.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        Accessible.name: qsTr("%1: %2, %3. %4").arg(index + 1).arg(name).arg(time).arg(reasons)
        Accessible.role: Accessible.ListItem
        Accessible.selected: isCurrent

        FdLabel {
            id: rank

            x: Theme.spacingSm
            width: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            tabular: true
            text: String(item.index + 1)
            variant: FdLabel.Secondary
        }
        Avatar {
            id: face

            anchors.left: rank.right
            anchors.verticalCenter: parent.verticalCenter
            name: item.name
            tint: Theme.legible(item.colour)
        }
        Column {
            id: lines

            anchors.left: face.right
            anchors.leftMargin: Theme.spacingSm
            anchors.right: parent.right
            anchors.rightMargin: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter

            RowLayout {
                width: parent.width

                FdLabel {
                    Layout.fillWidth: true
                    text: item.name
                    variant: FdLabel.Strong
                }
                FdLabel {
                    tabular: true
                    text: item.time
                }
            }
            FdLabel {
                width: parent.width
                text: item.reasons
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
        }
        HoverHandler {
            id: placeHover
        }
        TapHandler {
            onTapped: root.choose(item.index)
        }
    }

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    implicitWidth: Theme.paletteWidth - Theme.spacingXl * 4
    implicitHeight: implicitContentHeight + padding * 2
    padding: Theme.spacing

    background: PopupSurface {}
    contentItem: ColumnLayout {
        spacing: Theme.spacingSm

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Best places for %1").arg(root.controller.jobTitle(root.job))
            variant: FdLabel.Heading
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.suggestions.isAnswered ? qsTr("Nobody can take it on this day.") : qsTr("Looking for places…")
            variant: FdLabel.Secondary
            visible: list.count === 0
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.popupWidth)
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            model: root.suggestions.best
            objectName: "suggestions"

            Accessible.name: qsTr("Suggested places")
            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: PlaceDelegate {}

            Keys.onDownPressed: incrementCurrentIndex()
            Keys.onUpPressed: decrementCurrentIndex()
            Keys.onPressed: event => {
                const digit = event.key - Qt.Key_1;
                if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                    root.choose(list.currentIndex);
                else if (digit >= 0 && digit < list.count)
                    root.choose(digit);
                else if (event.key === Qt.Key_Space)
                    root.showsRefusals = !root.showsRefusals;
                else
                    return;
                event.accepted = true;
            }
        }
        FdButton {
            Layout.fillWidth: true
            glyph: root.showsRefusals ? "chevron-down" : "chevron-right"
            keys: qsTr("Space")
            kind: FdButton.Quiet
            leftAligned: true
            small: true
            text: qsTr("Why not the others (%1)").arg(root.suggestions.refusals.count)
            visible: root.suggestions.refusals.count > 0
            onClicked: root.showsRefusals = !root.showsRefusals
        }
        ListView {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.popupWidth / 2)
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            model: root.suggestions.refusals
            visible: root.showsRefusals && count > 0

            Accessible.name: qsTr("Who cannot take it")
            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: RowLayout {
                id: refused

                required property string name
                required property string reasons

                width: ListView.view.width
                spacing: Theme.spacingSm

                Accessible.name: refused.name + ", " + refused.reasons
                Accessible.role: Accessible.ListItem

                FdLabel {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.labelColumn
                    text: refused.name
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: refused.reasons
                    variant: FdLabel.Secondary
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
