// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Everything that is known to be wrong before the first mail leaves. Errors stop the sending, warnings want a tick. */
FocusScope {
    id: root

    required property CampaignEditor controller

    signal placeRequested(string field, string language, int line)

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.gutter
                spacing: Theme.gutter

                StatusBadge {
                    text: qsTr("%n error(s)", "", root.controller.findings.errors)
                    tone: root.controller.findings.errors > 0 ? "danger" : "ok"
                }
                StatusBadge {
                    text: qsTr("%n warning(s)", "", root.controller.findings.warnings)
                    tone: root.controller.findings.openWarnings > 0 ? "warning" : "ok"
                }
                StatusBadge {
                    text: qsTr("%n hint(s)", "", root.controller.findings.hints)
                    tone: "info"
                }
                Item {
                    Layout.fillWidth: true
                }
                FdLabel {
                    text: root.controller.isChecking ? qsTr("Looking at every row…") : ""
                    variant: FdLabel.Secondary
                }
                FdButton {
                    glyph: "refresh-cw"
                    keys: "F5"
                    kind: FdButton.Quiet
                    text: qsTr("Check again")

                    onClicked: root.controller.check()
                }
            }
            Divider {
                Layout.fillWidth: true
            }
            ListView {
                id: view

                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                focus: true
                model: root.controller.findings
                opacity: root.controller.isChecking ? 0.6 : 1

                T.ScrollBar.vertical: FdScrollBar {}

                Accessible.name: qsTr("What the check found")
                Accessible.role: Accessible.List
                Keys.onPressed: event => {
                    const item = view.currentItem as FindingDelegate;
                    if (event.key === Qt.Key_F5)
                        root.controller.check();
                    else if (item === null)
                        return;
                    else if (event.key === Qt.Key_Space)
                        item.toggle();
                    else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                        item.show();
                    else
                        return;
                    event.accepted = true;
                }

                delegate: FindingDelegate {
                    width: ListView.view.width
                    hasFocus: ListView.isCurrentItem && view.activeFocus
                    isCurrent: ListView.isCurrentItem

                    onAcceptRequested: accepted => root.controller.findings.setAccepted(index, accepted)
                    onChosen: {
                        view.currentIndex = index;
                        view.forceActiveFocus(Qt.MouseFocusReason);
                    }
                    onPlaceRequested: root.placeRequested(field, language, line)
                    onRowRequested: root.controller.preview.row = root.controller.findings.placeAfter(index, root.controller.preview.row)
                }

                EmptyState {
                    anchors.centerIn: parent
                    glyph: "circle-check"
                    title: qsTr("Nothing to complain of")
                    visible: view.count === 0 && root.controller.isChecked
                }
            }
        }
        Divider {
            Layout.fillHeight: true
            vertical: true
        }
        PreviewPane {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.round(root.width * 0.42)
            preview: root.controller.preview
        }
    }
}
