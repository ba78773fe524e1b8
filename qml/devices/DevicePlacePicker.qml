// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Where the device goes: a location found by id, address or customer; its customer goes with it. */
T.Popup {
    id: root

    required property DevicesController controller

    function take(row: int): void {
        if (root.controller.placesText !== field.text)
            return; // found for an earlier text
        const line = list.itemAtIndex(row) as FdMenuItem;
        if (line !== null)
            line.triggered();
    }

    width: Theme.popupWidth
    height: column.implicitHeight + padding * 2
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    margins: Theme.spacingXs
    padding: Theme.spacingSm

    onAboutToShow: {
        field.clear();
        root.controller.searchPlaces("");
    }
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    background: PopupSurface {}
    contentItem: ColumnLayout {
        id: column

        spacing: Theme.spacingXs

        SearchField {
            id: field

            Layout.fillWidth: true
            objectName: "placeSearch"
            placeholderText: qsTr("Address, customer or location id…")

            Accessible.name: qsTr("Where the device goes")
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            onAccepted: root.take(Math.max(0, list.currentIndex))
            onDismissed: root.close()
            onTextChanged: root.controller.searchPlaces(text)
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 280)
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            model: root.controller.places

            delegate: FdMenuItem {
                required property int index
                required property string rowId
                required property string address
                required property string customer
                required property string customerName

                width: ListView.view.width
                glyph: "map-pin"
                highlighted: ListView.isCurrentItem
                text: [address, customerName.length > 0 ? customerName : qsTr("no customer"), rowId].join(" · ")

                onTriggered: {
                    root.controller.moveTo(rowId, customer);
                    root.close();
                }
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("No location is like this.")
            variant: FdLabel.Secondary
            visible: field.text.trim().length > 0 && list.count === 0 && !root.controller.isSearchingPlaces && !root.controller.placesError.isSet
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Searching…")
            variant: FdLabel.Secondary
            visible: root.controller.isSearchingPlaces && field.text.trim().length > 0
        }
        ErrorBanner {
            Layout.fillWidth: true
            error: root.controller.placesError
            objectName: "placesError"

            onRetryRequested: root.controller.searchPlaces(field.text)
        }
        FdButton {
            Layout.fillWidth: true
            glyph: "inbox"
            kind: FdButton.Quiet
            leftAligned: true
            small: true
            text: qsTr("To no location and no customer")

            onClicked: {
                root.controller.moveTo("", "");
                root.close();
            }
        }
    }
}
