// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Gives a job to somebody from the keyboard: type a few letters, Enter. The best are on top, with the reasons. */
T.Popup {
    id: root

    required property DispatchController controller
    property string job
    /// Not a job to give to somebody: the day of this technician is to be exchanged.
    property string swapped
    /// What is pinned among the jobs: they are moved all the same, and one knows it before.
    property string pins

    signal assigned(string job, string technician, int minutes)
    signal swapChosen(string technician, string other)

    function openFor(job: string): void {
        root.job = job;
        root.swapped = "";
        root.pins = root.controller.pinQuestion(job);
        root.controller.preparePicker(job);
        root.controller.beginDrag(job);
        root.show();
    }

    function openForSwap(technician: string): void {
        root.job = "";
        root.swapped = technician;
        root.pins = "";
        root.controller.prepareSwap(technician);
        root.show();
    }

    function show(): void {
        search.text = "";
        list.currentIndex = 0;
        root.open();
        search.forceActiveFocus(Qt.PopupFocusReason);
    }

    function choose(): void {
        const item = list.currentItem as PickerDelegate;
        if (!item)
            return;
        if (root.swapped.length > 0)
            root.swapChosen(root.swapped, item.technician);
        else
            root.assigned(root.job, item.technician, item.minutes);
        root.close();
    }

    component PickerDelegate: Rectangle {
        id: item

        required property string technician
        required property string name
        required property color colour
        required property int minutes
        required property string detail
        required property string problem
        required property int severity
        required property int index
        readonly property bool isCurrent: ListView.isCurrentItem

        width: ListView.view.width
        height: lines.implicitHeight + Theme.spacingSm
        color: isCurrent ? Theme.selection : pickHover.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        Accessible.name: [name, detail, problem].join(", ")
        Accessible.role: Accessible.ListItem

        Avatar {
            id: face

            x: Theme.spacingSm
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
                    text: item.detail
                    variant: FdLabel.Secondary
                }
            }
            FdLabel {
                width: parent.width
                color: Theme.tone(JobWords.severityTone(item.severity))
                font.pixelSize: Theme.fontSecondary
                text: item.problem
                visible: text.length > 0
            }
        }
        HoverHandler {
            id: pickHover
        }
        TapHandler {
            onTapped: {
                item.ListView.view.currentIndex = item.index;
                root.choose();
            }
        }
    }

    onClosed: root.controller.endDrag()

    anchors.centerIn: T.Overlay.overlay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    implicitWidth: Theme.paletteWidth - Theme.spacingXl * 3
    implicitHeight: Theme.popupWidth + Theme.spacingXl * 2
    modal: true
    padding: Theme.spacing

    background: PopupSurface {}
    contentItem: ColumnLayout {
        spacing: Theme.spacingSm

        FdLabel {
            Layout.fillWidth: true
            text: root.swapped.length > 0 ? qsTr("Exchange the day of %1 with").arg(root.controller.hoverTitle(root.swapped)) : root.controller.markedCount > 1 ? qsTr("Assign %1 to").arg(root.controller.markedText) : qsTr("Assign %1 to").arg(root.controller.jobTitle(root.job))
            variant: FdLabel.Heading
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: root.controller.dragNews
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            objectName: "pickerPins"
            text: root.pins
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("What is pinned, begun or closed stays where it is.")
            variant: FdLabel.Secondary
            visible: root.swapped.length > 0
            wrapMode: Text.Wrap
        }
        SearchField {
            id: search

            Layout.fillWidth: true
            placeholderText: qsTr("Name of a technician")

            onTextChanged: {
                root.controller.picker.filterText = text;
                list.currentIndex = 0;
            }

            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: root.choose()
            Keys.onEnterPressed: root.choose()
            onDismissed: root.close()
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            model: root.controller.picker
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: PickerDelegate {}
        }
    }
}
