// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base
import FibreDesk.Models.Records

/*! What an administrator added to the record, under the headings of the form; nothing to see where there is nothing. */
Card {
    id: root

    /// Null where the page has none.
    required property CustomFields customFields
    property int labelWidth: Theme.labelColumn

    readonly property bool isAny: root.customFields !== null && root.customFields.isAny

    glyph: "shapes"
    spacing: 0
    title: qsTr("Other fields")
    visible: isAny

    FdLabel {
        Layout.fillWidth: true
        text: qsTr("These fields are read from ERPNext; there is no connection now.")
        variant: FdLabel.Secondary
        visible: root.isAny && root.customFields.isOffline
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("Asking ERPNext…")
        variant: FdLabel.Secondary
        visible: root.isAny && root.customFields.isAsking && rows.count === 0
    }
    FdLabel {
        Layout.fillWidth: true
        objectName: "customForbidden"
        text: qsTr("This account may not see whether ERPNext has other fields here.")
        variant: FdLabel.Secondary
        visible: root.isAny && root.customFields.isForbidden
        wrapMode: Text.Wrap
    }
    AgeLabel {
        at: root.customFields !== null ? root.customFields.readAt : new Date(NaN)
        prefix: qsTr("Read")
        visible: root.isAny && rows.count > 0 && seconds >= 0
    }
    Loader {
        Layout.fillWidth: true
        active: root.isAny && root.customFields.error.isSet
        visible: active
        sourceComponent: ErrorBanner {
            error: root.customFields.error

            onRetryRequested: root.customFields.askAgain()
        }
    }
    Repeater {
        id: rows

        model: root.customFields !== null ? root.customFields.fields : null

        RecordFieldRow {
            fields: root.customFields.fields
            labelWidth: root.labelWidth
            objectName: "custom-" + field
        }
    }
}
