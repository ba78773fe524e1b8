// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*!
    Lay it over content that is being replaced: after 300 ms the old content dims and a word says so. It takes no clicks;
    what is there stays usable.
*/
Item {
    id: root

    required property bool loading
    property string text: qsTr("Updating")

    readonly property bool shown: loading && wait.elapsed

    anchors.fill: parent
    visible: shown

    onLoadingChanged: wait.elapsed = false

    Timer {
        id: wait

        property bool elapsed: false

        interval: Theme.veilDelay
        running: root.loading && !elapsed

        onTriggered: elapsed = true
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
        opacity: 0.55
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Theme.gutter
        width: word.implicitWidth + Theme.gutter * 2
        height: 26
        border.color: Theme.line
        color: Theme.raised
        radius: 13

        FdLabel {
            id: word

            anchors.centerIn: parent
            text: root.text
            variant: FdLabel.Secondary
        }
    }
}
