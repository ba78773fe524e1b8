// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What the tracker tells of the selected technician: when they will be where, the trail of the day, what was set aside. */
ColumnLayout {
    id: root

    required property TrailController trail
    readonly property bool isTheirs: trail.isShown

    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        text: root.trail.etaText
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    ArrivalNotices {
        Layout.fillWidth: true
        trail: root.trail
    }
    FdButton {
        Layout.fillWidth: true
        enabled: root.trail.canShow
        glyph: "route"
        keys: "G"
        text: root.isTheirs ? qsTr("Hide the trail") : qsTr("Trail of the day")
        toolTip: root.trail.canShow ? qsTr("Where they drove and stopped on this day") : qsTr("No tracker is known for them")
        onClicked: root.trail.toggle()
    }
    FdButton {
        objectName: "setAsideButton"
        Layout.fillWidth: true
        glyph: "triangle-alert"
        kind: FdButton.Quiet
        leftAligned: true
        small: true
        text: root.trail.setAsideText
        toolTip: qsTr("Why they were not believed")
        visible: text.length > 0
        onClicked: popup.open()
    }
    StopsList {
        Layout.fillWidth: true
        trail: root.trail
        visible: root.trail.state === TrailController.Ready
    }
    SuspectFixes {
        id: popup

        trail: root.trail
    }
}
