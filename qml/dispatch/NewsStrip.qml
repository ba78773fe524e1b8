// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What others changed while the network was away: a sentence, the list of it, and a step from one to the next. */
Rectangle {
    id: root

    required property DispatchController controller
    readonly property BoardNews news: controller.news

    function step(direction: int): void {
        const job = root.news.next(root.controller.selectedJob, direction);
        if (job.length > 0)
            root.controller.selectJob(job);
    }

    implicitHeight: visible ? Theme.controlHeight + Theme.spacingSm : 0
    color: Theme.soft(Theme.info)
    objectName: "newsStrip"
    visible: news.count > 0

    Accessible.name: news.summary
    Accessible.role: Accessible.AlertMessage

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.spacingSm
        spacing: Theme.spacingSm

        IconGlyph {
            color: Theme.info
            glyph: "history"
        }
        FdLabel {
            Layout.fillWidth: true
            font.weight: Font.Medium
            text: root.news.summary
        }
        FdButton {
            id: listButton

            glyph: "list"
            keys: "N"
            kind: FdButton.Quiet
            small: true
            text: qsTr("Show")
            onClicked: list.open()

            T.Popup {
                id: list

                y: parent.height + Theme.spacingXs
                x: parent.width - width
                closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
                focus: true
                implicitWidth: Theme.popupWidth + Theme.spacingXl * 2
                implicitHeight: Math.min(Theme.popupWidth, rows.contentHeight + padding * 2)
                padding: Theme.spacingXs

                readonly property FocusReturn focusReturn: FocusReturn {
                    popup: list
                }

                background: PopupSurface {}
                contentItem: ListView {
                    id: rows

                    boundsBehavior: Flickable.StopAtBounds
                    clip: true
                    focus: true
                    keyNavigationEnabled: true
                    model: root.news

                    Accessible.name: root.news.summary
                    Accessible.role: Accessible.List
                    T.ScrollBar.vertical: FdScrollBar {}

                    delegate: Rectangle {
                        id: line

                        required property string job
                        required property string title
                        required property string line
                        required property string glyphName
                        required property int index

                        width: ListView.view.width
                        height: Theme.rowHeight
                        color: ListView.isCurrentItem ? Theme.selection : "transparent"
                        radius: Theme.radius

                        Accessible.name: title + ", " + line
                        Accessible.role: Accessible.ListItem

                        RowLayout {
                            anchors.fill: parent
                            anchors.leftMargin: Theme.spacingSm
                            anchors.rightMargin: Theme.spacingSm
                            spacing: Theme.spacingSm

                            IconGlyph {
                                glyph: line.glyphName
                            }
                            FdLabel {
                                text: line.title
                                variant: FdLabel.Strong
                            }
                            FdLabel {
                                Layout.fillWidth: true
                                text: line.line
                                variant: FdLabel.Secondary
                            }
                        }
                        TapHandler {
                            onTapped: {
                                line.ListView.view.currentIndex = line.index;
                                root.controller.selectJob(line.job);
                            }
                        }
                    }

                    Keys.onReturnPressed: {
                        root.controller.selectJob(root.news.jobAt(currentIndex));
                        list.close();
                    }
                }
            }
        }
        FdButton {
            glyph: "chevron-right"
            keys: "N"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Next change")
            onClicked: root.step(1)
        }
        FdButton {
            kind: FdButton.Quiet
            small: true
            text: qsTr("Seen")
            onClicked: root.news.dismiss()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
