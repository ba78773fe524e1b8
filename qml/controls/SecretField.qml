// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Records

/*!
    A secret behind dots: *Show* fetches it now and hides it again by itself, *Copy* puts it on the clipboard without
    showing it. It cannot be selected, and a screen reader only says that it is hidden or shown.
*/
Item {
    id: root

    required property Secrets secrets
    /// Our name of the doctype, the document's id, our name of the field.
    required property string kind
    required property string document
    required property string field
    property int labelWidth: Theme.labelColumn

    readonly property bool shown: value.isShown
    readonly property bool none: value.isNone
    readonly property string caption: root.secrets !== null ? root.secrets.labelOf(root.field) : ""

    function hide(): void {
        value.hide();
    }

    implicitWidth: 280
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    Accessible.name: value.isShown ? qsTr("%1: shown on the screen").arg(root.caption) : value.isNone ? qsTr("%1: none is kept").arg(root.caption) : qsTr("%1: hidden").arg(root.caption)
    Accessible.role: Accessible.StaticText
    Component.onDestruction: value.hide()
    // The page or the record was left.
    onVisibleChanged: {
        if (!visible)
            value.hide();
    }

    SecretValue {
        id: value

        document: root.document
        field: root.field
        kind: root.kind
        secrets: root.secrets
    }
    ColumnLayout {
        id: column

        width: root.width
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: 28
            spacing: Theme.spacingXs

            FdLabel {
                Layout.preferredWidth: root.labelWidth - Theme.spacingXs
                color: Theme.textSecondary
                text: root.caption
            }
            FdLabel {
                id: shownText

                objectName: "secretText"
                Layout.fillWidth: true
                color: value.isShown ? Theme.text : Theme.textSecondary
                font.family: value.isShown ? Theme.monoFamily : Theme.fontFamily
                text: value.isShown ? value.text : value.isNone ? qsTr("None is kept") : value.isAsking ? qsTr("Asking ERPNext…") : "••••••••"

                Accessible.ignored: true
            }
            FdLabel {
                tabular: true
                text: qsTr("%1 s").arg(value.secondsLeft)
                variant: FdLabel.Secondary
                visible: value.isShown
            }
            FdButton {
                objectName: "showSecret"
                enabled: !value.isAsking
                glyph: value.isShown ? "lock" : "eye"
                kind: FdButton.Quiet
                small: true
                toolTip: value.isShown ? qsTr("Hide %1").arg(root.caption) : qsTr("Show %1").arg(root.caption)

                onClicked: value.isShown ? value.hide() : value.reveal()
            }
            FdButton {
                objectName: "copySecret"
                enabled: !value.isAsking
                glyph: value.isCopied ? "check" : "copy"
                kind: FdButton.Quiet
                small: true
                tint: value.isCopied ? Theme.ok : Theme.textSecondary
                toolTip: value.isCopied ? qsTr("Copied; taken off the clipboard after 45 s") : qsTr("Copy %1").arg(root.caption)

                onClicked: value.copy()
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: value.refusal
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        ErrorBanner {
            Layout.fillWidth: true
            error: value.error
            visible: value.error.isSet

            onRetryRequested: value.reveal()
        }
    }
}
