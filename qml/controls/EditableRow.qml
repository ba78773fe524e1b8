// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base

/*!
    A fact edited in place: Enter, F2 or a click opens the field, Enter submits, Escape gives up. While `pending` the new
    value is shown with `pendingText` and its age; with `pendingEditable` it can be typed anew meanwhile; `error` stands under the row. When `clash` is set both values are shown and neither is lost:
    `theirs` is the colleague's value, `resolved(true)` keeps mine.
*/
FocusScope {
    id: root

    required property string label
    property string value
    property string displayValue: value
    property string emptyText: "—"
    property bool readOnly: false
    property string forbidden // why the user may not edit it
    property bool pending: false
    property bool pendingEditable: false
    property string pendingText: qsTr("Saving")
    property string pendingTone: "pending"
    property date pendingSince
    property bool clash: false
    property bool gone: false // the clash is with somebody who deleted or renamed it all: there is no theirs
    property string mine
    property string mineTyped: mine // as it is typed, where it reads otherwise
    property string theirs
    property string theirName
    property errorText error
    property string notice // what came of it, where that is not what was typed
    property int labelWidth: Theme.labelColumn
    property int inputMethodHints: Qt.ImhNone

    readonly property bool editing: loader.active

    signal submitted(string text)
    signal resolved(bool keepMine)
    signal retryRequested // of what was refused; only its owner knows what was sent

    function edit(): void {
        if (!root.readOnly && (!root.pending || root.pendingEditable))
            loader.active = true;
    }
    function close(): void {
        loader.active = false;
        root.forceActiveFocus(Qt.OtherFocusReason);
    }

    implicitWidth: 280
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true
    activeFocusOnTab: !readOnly

    Accessible.description: forbidden.length > 0 ? forbidden : readOnly ? "" : qsTr("Press Enter to edit")
    Accessible.editable: !readOnly
    Accessible.name: label + ": " + displayValue
    Accessible.role: Accessible.EditableText
    Keys.onEnterPressed: edit()
    Keys.onReturnPressed: edit()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F2) {
            edit();
            event.accepted = true;
        }
    }

    Rectangle {
        x: root.labelWidth - 6
        width: root.width - x
        height: 28
        color: hover.hovered && !root.readOnly && !root.editing ? Theme.hover : "transparent"
        radius: Theme.radiusSmall

        FocusRing {
            active: root.activeFocus && !root.editing
            inset: true
            targetRadius: Theme.radiusSmall
        }
    }
    ColumnLayout {
        id: column

        width: root.width
        spacing: Theme.spacingXs

        Item {
            Layout.fillWidth: true
            implicitHeight: 28

            FdLabel {
                width: root.labelWidth - Theme.spacingSm
                height: parent.height
                color: Theme.textSecondary
                text: root.label
            }
            FdLabel {
                x: root.labelWidth
                width: parent.width - x - marks.width - Theme.spacingXs
                height: parent.height
                color: root.displayValue.length > 0 ? (root.pending ? Theme.textSecondary : Theme.text) : Theme.textSecondary
                text: root.displayValue.length > 0 ? root.displayValue : root.emptyText
                visible: !root.editing
            }
            Row {
                id: marks

                anchors.right: parent.right
                anchors.rightMargin: Theme.spacingXs
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.spacingXs
                visible: !root.editing

                StatusBadge {
                    text: root.pendingText
                    tone: root.pendingTone
                    visible: root.pending
                }
                AgeLabel {
                    anchors.verticalCenter: parent.verticalCenter
                    at: root.pendingSince
                    brief: true
                    visible: root.pending && seconds >= 0
                }
                IconGlyph {
                    glyph: "pencil"
                    size: 13
                    visible: !root.readOnly && (!root.pending || root.pendingEditable) && (hover.hovered || root.activeFocus)
                }
            }
            Loader {
                id: loader

                x: root.labelWidth - 6
                width: parent.width - x
                active: false
                sourceComponent: FdTextField {
                    id: editor

                    property string before // what stood here when it was opened; no binding: a sync must not replace what is typed

                    implicitHeight: 28
                    inputMethodHints: root.inputMethodHints
                    leftPadding: 6

                    Accessible.name: root.label
                    Component.onCompleted: {
                        editor.before = root.clash ? root.mineTyped : root.value;
                        text = editor.before;
                        forceActiveFocus(Qt.OtherFocusReason);
                        selectAll();
                    }
                    Keys.onEscapePressed: root.close()
                    onAccepted: {
                        const typed = text;
                        const isChanged = typed !== editor.before || root.error.isSet; // refused: the same again
                        root.close();
                        if (isChanged)
                            root.submitted(typed);
                    }
                    onActiveFocusChanged: {
                        if (!activeFocus && root.editing && text === editor.before)
                            loader.active = false;
                    }
                }
            }
            HoverHandler {
                id: hover

                cursorShape: root.readOnly ? Qt.ArrowCursor : Qt.IBeamCursor
            }
            FdToolTip {
                text: root.forbidden
                visible: hover.hovered && root.forbidden.length > 0
            }
            TapHandler {
                enabled: !root.editing && !root.readOnly

                onTapped: root.edit()
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: clashColumn.implicitHeight + Theme.spacingSm * 2
            color: Theme.soft(Theme.warning)
            radius: Theme.radius
            visible: root.clash

            ColumnLayout {
                id: clashColumn

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.spacingSm
                spacing: Theme.spacingXs

                StatusBadge {
                    Layout.fillWidth: true
                    text: root.gone ? qsTr("Deleted or renamed at the server meanwhile") : root.theirName.length > 0 ? qsTr("%1 changed this meanwhile").arg(root.theirName) : qsTr("A colleague changed this meanwhile")
                    tone: "warning"
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("Yours: %1").arg(root.mine)
                    wrapMode: Text.Wrap
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("Theirs: %1").arg(root.theirs)
                    visible: !root.gone
                    wrapMode: Text.Wrap
                }
                RowLayout {
                    spacing: Theme.spacingSm

                    FdButton {
                        small: true
                        text: root.gone ? qsTr("Look again") : qsTr("Keep mine")

                        onClicked: root.resolved(true)
                    }
                    FdButton {
                        small: true
                        text: root.gone ? qsTr("Give up mine") : qsTr("Take theirs")

                        onClicked: root.resolved(false)
                    }
                }
            }
        }
        StatusBadge {
            Layout.fillWidth: true
            Layout.leftMargin: root.labelWidth
            text: root.notice
            tone: "warning"
            visible: text.length > 0
        }
        ErrorBanner {
            Layout.fillWidth: true
            error: root.error

            onRetryRequested: root.retryRequested()
        }
    }
}
