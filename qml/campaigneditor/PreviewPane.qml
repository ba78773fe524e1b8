// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! The mail as one recipient gets it; nothing in it runs or loads. Below, a test of it to oneself. */
FocusScope {
    id: root

    required property RowPreview preview

    property int part: 0

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gutter
        spacing: Theme.spacingSm

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingXs

            FdButton {
                enabled: root.preview.row > 0
                glyph: "chevron-left"
                keys: "Ctrl+PgUp"
                kind: FdButton.Quiet
                toolTip: qsTr("Previous recipient")

                onClicked: root.preview.previous()
            }
            FdLabel {
                tabular: true
                text: root.preview.rowCount > 0 ? qsTr("%1 of %2").arg(Format.number(root.preview.row + 1)).arg(Format.number(root.preview.rowCount)) : qsTr("No recipients yet")
            }
            FdButton {
                enabled: root.preview.row + 1 < root.preview.rowCount
                glyph: "chevron-right"
                keys: "Ctrl+PgDown"
                kind: FdButton.Quiet
                toolTip: qsTr("Next recipient")

                onClicked: root.preview.next()
            }
            SearchField {
                Layout.fillWidth: true
                Layout.minimumWidth: 90
                placeholderText: qsTr("Find a recipient")

                Accessible.name: placeholderText
                Keys.onReturnPressed: root.preview.find(text)
                onTextEdited: root.preview.find(text)
            }
            SegmentedControl {
                currentIndex: root.part
                label: qsTr("What is shown")
                options: [qsTr("HTML"), qsTr("Text"), qsTr("Source")]

                onChosen: index => root.part = index
            }
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.preview.failure.length > 0
            text: root.preview.failure
            tone: "danger"
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.preview.missing.length > 0 && root.preview.failure.length === 0
            text: qsTr("Empty for this recipient: %1").arg(root.preview.missing.join(", "))
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            border.color: Theme.line
            clip: true
            color: Theme.paper
            radius: Theme.radius

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.spacing
                spacing: Theme.spacingXs

                FdLabel {
                    Layout.fillWidth: true
                    color: Theme.ink
                    text: root.preview.subject
                    variant: FdLabel.Heading
                }
                FdLabel {
                    Layout.fillWidth: true
                    color: Theme.ink
                    opacity: 0.7
                    text: root.preview.recipient
                    variant: FdLabel.Secondary
                }
                Rectangle {
                    Layout.fillWidth: true
                    implicitHeight: Theme.hairline
                    color: Theme.ink
                    opacity: 0.15
                }
                Flickable {
                    id: flick

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    activeFocusOnTab: true
                    boundsBehavior: Flickable.StopAtBounds
                    clip: true
                    contentHeight: page.implicitHeight + Theme.spacing

                    Accessible.name: qsTr("Mail to %1").arg(root.preview.recipient)
                    Accessible.role: Accessible.Pane
                    T.ScrollBar.vertical: FdScrollBar {}

                    Keys.onDownPressed: flick.flick(0, -600)
                    Keys.onUpPressed: flick.flick(0, 600)

                    TextEdit {
                        id: page

                        objectName: "previewPage"
                        width: flick.width
                        color: Theme.ink
                        font.family: root.part === 2 ? Theme.monoFamily : Theme.fontFamily
                        font.pixelSize: root.part === 2 ? Theme.fontSecondary : Theme.fontBody
                        readOnly: true
                        selectByMouse: true
                        selectedTextColor: Theme.ink
                        text: root.part === 0 ? root.preview.html : root.part === 1 ? root.preview.text : root.preview.source
                        textFormat: root.part === 0 ? TextEdit.RichText : TextEdit.PlainText
                        wrapMode: root.part === 2 ? TextEdit.WrapAnywhere : TextEdit.Wrap

                        Accessible.name: qsTr("Mail to %1").arg(root.preview.recipient)
                    }
                }
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("%n image(s) are not loaded here", "", root.preview.hiddenImages)
            variant: FdLabel.Caption
            visible: root.preview.hiddenImages > 0 && root.part === 0
        }
        TestSend {
            Layout.fillWidth: true
            preview: root.preview
        }
    }
    Shortcut {
        enabled: root.visible
        sequence: "Ctrl+PgDown"

        onActivated: root.preview.next()
    }
    Shortcut {
        enabled: root.visible
        sequence: "Ctrl+PgUp"

        onActivated: root.preview.previous()
    }
}
