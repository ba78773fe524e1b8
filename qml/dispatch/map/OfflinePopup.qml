// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.MapDesk

/*! The map without a network: what is here, and what this view would take. */
T.Popup {
    id: root

    required property OfflineTiles tiles
    property MapView view: null
    readonly property int from: Math.floor(view?.map?.zoomLevel ?? 10)

    function openFor(view: MapView): void {
        root.view = view;
        levels.value = Math.min(18, root.from + 3);
        root.open();
        root.plan();
        title.forceActiveFocus(Qt.PopupFocusReason);
    }

    function plan(): void {
        const corner = root.view.coordinateAt(Qt.point(0, 0));
        const other = root.view.coordinateAt(Qt.point(root.view.width, root.view.height));
        root.tiles.plan(Theme.schemeName, other.latitude, corner.longitude, corner.latitude, other.longitude, root.from, levels.value);
    }

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    modal: true
    padding: Theme.gutter
    implicitWidth: Theme.dialogWidth + padding * 2
    implicitHeight: Math.min(column.implicitHeight + padding * 2, parent ? parent.height - Theme.gutter : column.implicitHeight)

    background: PopupSurface {}
    contentItem: Flickable {
        clip: true
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column

            width: root.availableWidth
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Map without a network")
                variant: FdLabel.Heading
            }
            FdLabel {
                Layout.fillWidth: true
                color: Theme.danger
                text: root.tiles.problem
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            Repeater {
                id: rows

                model: root.tiles.list

                OfflineRow {
                    Layout.fillWidth: true

                    onPauseRequested: file => root.tiles.pause(file)
                    onRemoveRequested: file => root.tiles.removeFile(file)
                    onResumeRequested: file => root.tiles.resume(file)
                    onShowRequested: file => {
                        root.view.isMoved = true;
                        root.view.map.fit(root.tiles.boundsOf(file));
                        root.close();
                    }
                }
            }
            Divider {
                Layout.fillWidth: true
                visible: rows.count > 0
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Download this view")
                variant: FdLabel.Strong
            }
            FdTextField {
                id: title

                Layout.fillWidth: true
                placeholderText: qsTr("Name of the region")

                Accessible.name: qsTr("Name of the region")
                onAccepted: begin.clicked()
            }
            RowLayout {
                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("Levels %1 to %2").arg(root.from).arg(levels.value)
                }
                FdButton {
                    enabled: levels.value > root.from
                    glyph: "minus"
                    small: true
                    toolTip: qsTr("Fewer levels")

                    onClicked: levels.value -= 1
                }
                FdButton {
                    enabled: levels.value < 18
                    glyph: "plus"
                    small: true
                    toolTip: qsTr("More levels")

                    onClicked: levels.value += 1
                }
                QtObject {
                    id: levels

                    property int value: 13

                    onValueChanged: {
                        if (root.opened)
                            root.plan();
                    }
                }
            }
            RowLayout {
                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("At most")
                }
                FdComboBox {
                    id: limit

                    readonly property list<int> megabytes: [100, 500, 2000, 0]

                    currentIndex: 1
                    model: [qsTr("100 MB"), qsTr("500 MB"), qsTr("2 GB"), qsTr("No limit")]

                    Accessible.name: qsTr("Size that is allowed")
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.tiles.planText
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                color: Theme.warning
                text: root.tiles.planRefusal
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            RowLayout {
                FdButton {
                    id: begin

                    enabled: root.tiles.planRefusal.length === 0 && root.tiles.planTiles > 0
                    glyph: "download"
                    kind: FdButton.Primary
                    text: qsTr("Download")

                    onClicked: {
                        if (root.tiles.begin(title.text, limit.megabytes[limit.currentIndex]))
                            title.clear();
                    }
                }
                FdButton {
                    glyph: "folder-open"
                    text: qsTr("Use an MBTiles file…")

                    onClicked: files.open()
                }
                Item {
                    Layout.fillWidth: true
                }
                FdButton {
                    keys: "Esc"
                    text: qsTr("Close")

                    onClicked: root.close()
                }
            }
        }
    }

    FocusReturn {
        popup: root
    }
    FileDialog {
        id: files

        nameFilters: [qsTr("Tiles (%1)").arg("*.mbtiles"), qsTr("All files (%1)").arg("*")]
        title: qsTr("A file of tiles")

        onAccepted: root.tiles.addFile(selectedFile)
    }
}
