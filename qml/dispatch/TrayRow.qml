// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A job in the tray: who, where, when promised, and what is wrong with it in a sentence. */
Rectangle {
    id: root

    required property string job
    required property string customer
    required property string place
    required property string subject
    required property int jobKind
    required property int jobState
    required property int priority
    required property string promisedWindow
    required property string assigned
    required property string problem
    required property int severity
    required property int writeState
    required property bool isMarked
    required property string spoken
    property bool selected: false
    property bool current: false
    /// BoardView.ColourBy: what the colour of the icon tells.
    property int colourBy: 0

    signal chosen
    signal toggled
    signal reached
    signal menuRequested(point position)
    signal dragMoved(point position)
    signal dragEnded(bool dropped)

    implicitHeight: column.implicitHeight + Theme.spacingSm * 2
    border.color: isMarked ? Theme.accent : "transparent"
    border.width: Theme.focusRing
    color: selected || isMarked ? Theme.selection : hover.hovered ? Theme.hover : "transparent"
    radius: Theme.radius

    Accessible.name: spoken
    Accessible.role: Accessible.ListItem
    Accessible.selected: selected || isMarked
    Accessible.onPressAction: root.chosen()

    Rectangle {
        width: Theme.unit - Theme.hairline
        height: parent.height - Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        color: root.writeState > 0 ? Theme.tone(JobWords.writeTone(root.writeState)) : root.severity >= 1 ? Theme.tone(JobWords.severityTone(root.severity)) : "transparent"
        radius: width / 2
    }
    FocusRing {
        active: root.current
        inset: true
    }
    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.spacing
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.hairline

        RowLayout {
            spacing: Theme.spacingXs + Theme.hairline

            IconGlyph {
                color: JobColours.of(root.colourBy, root.jobKind, root.jobState, Theme.textSecondary)
                glyph: JobWords.kindGlyphs[root.jobKind]
                label: JobWords.kindText(root.jobKind)
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.customer
                variant: FdLabel.Strong
            }
            IconGlyph {
                color: Theme.danger
                glyph: "zap"
                label: qsTr("Urgent")
                visible: root.priority === 3
            }
            IconGlyph {
                color: Theme.tone(JobWords.writeTone(root.writeState))
                glyph: JobWords.writeGlyph(root.writeState)
                label: JobWords.writeText(root.writeState)
                visible: root.writeState > 0
            }
            FdLabel {
                tabular: true
                text: root.promisedWindow
                variant: FdLabel.Secondary
                visible: text.length > 0
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.place.length > 0 ? root.place : root.subject
            variant: FdLabel.Secondary
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.assigned
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
        FdLabel {
            Layout.fillWidth: true
            color: root.writeState > 1 ? Theme.tone(JobWords.writeTone(root.writeState)) : root.severity >= 1 ? Theme.tone(JobWords.severityTone(root.severity)) : Theme.textSecondary
            font.pixelSize: Theme.fontSecondary
            maximumLineCount: 3
            text: root.problem
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        acceptedModifiers: Qt.NoModifier

        onTapped: root.chosen()
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier

        onTapped: root.toggled()
    }
    TapHandler {
        acceptedModifiers: Qt.ShiftModifier

        onTapped: root.reached()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: eventPoint => root.menuRequested(root.mapToItem(null, eventPoint.position))
    }
    DragHandler {
        id: drag

        property bool wasCancelled: false

        target: null
        grabPermissions: PointerHandler.CanTakeOverFromAnything

        onActiveChanged: {
            if (active)
                wasCancelled = false;
            else
                root.dragEnded(!wasCancelled);
        }
        onCanceled: wasCancelled = true
        onCentroidChanged: {
            if (active)
                root.dragMoved(centroid.scenePosition);
        }
    }
}
