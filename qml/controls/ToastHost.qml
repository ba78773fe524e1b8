// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/*!
    Short messages at the bottom of the window: `show(text, tone, actionText)`; `actionRequested(id)` when the button of
    the message with that id is pressed. They stay while the pointer rests on them, and failures stay until dismissed.
*/
Item {
    id: root

    property int nextId: 1

    signal actionRequested(int id)

    function show(text: string, tone: string, actionText: string): int {
        const id = root.nextId++;
        messages.append({
            "messageId": id,
            "message": text,
            "tone": tone,
            "actionText": actionText
        });
        if (messages.count > 4)
            messages.remove(0);
        return id;
    }
    function dismiss(id: int): void {
        for (let row = 0; row < messages.count; ++row) {
            if (messages.get(row).messageId === id) {
                messages.remove(row);
                return;
            }
        }
    }

    ListModel {
        id: messages
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gutter
        spacing: Theme.spacingSm

        Repeater {
            model: messages

            Item {
                id: toast

                required property int messageId
                required property string message
                required property string tone
                required property string actionText

                anchors.horizontalCenter: parent?.horizontalCenter
                implicitWidth: Math.min(row.implicitWidth + Theme.gutter * 2, Math.max(200, root.width - Theme.spacingXl))
                implicitHeight: 40

                Accessible.name: message
                Accessible.role: Accessible.AlertMessage

                PopupSurface {
                    anchors.fill: parent
                    radius: 8
                }
                RowLayout {
                    id: row

                    anchors.fill: parent
                    anchors.leftMargin: Theme.gutter
                    anchors.rightMargin: Theme.spacingSm
                    spacing: Theme.spacingSm

                    IconGlyph {
                        color: Theme.tone(toast.tone)
                        glyph: Theme.toneIcon(toast.tone)
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: toast.message
                    }
                    FdButton {
                        kind: FdButton.Quiet
                        small: true
                        text: toast.actionText
                        visible: text.length > 0

                        onClicked: {
                            root.actionRequested(toast.messageId);
                            root.dismiss(toast.messageId);
                        }
                    }
                    FdButton {
                        glyph: "x"
                        kind: FdButton.Quiet
                        small: true
                        toolTip: qsTr("Dismiss")

                        onClicked: root.dismiss(toast.messageId)
                    }
                }
                HoverHandler {
                    id: hover
                }
                Timer {
                    interval: Theme.toastDuration
                    running: !hover.hovered && toast.tone !== "danger" && toast.tone !== "uncertain"

                    onTriggered: root.dismiss(toast.messageId)
                }
            }
        }
    }
}
