// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! Holds one page: makes it at its first visit, keeps it afterwards with all its state. */
FocusScope {
    id: root

    required property PageEntry entry
    required property bool current
    property FdPage page: null
    property string failure

    /// It came to the front; its page, if any, is made.
    signal entered

    function build(): void {
        if (root.page !== null || root.failure.length > 0)
            return;
        const component = Qt.createComponent(root.entry.module, root.entry.type);
        if (component.status !== Component.Ready) {
            root.failure = component.errorString();
            return;
        }
        const properties = root.entry.controller !== null ? {
            "controller": root.entry.controller
        } : {};
        if (root.entry.companion !== null)
            properties["companion"] = root.entry.companion;
        const made = component.createObject(root, properties) as FdPage;
        if (made === null) {
            root.failure = component.errorString();
            return;
        }
        made.anchors.fill = root;
        made.focus = true;
        root.page = made;
    }
    function enter(): void {
        root.build();
        root.entered();
        root.forceActiveFocus(Qt.OtherFocusReason);
        if (root.page !== null)
            root.page.activated();
    }

    visible: current

    Component.onCompleted: {
        if (current)
            enter();
    }
    onCurrentChanged: {
        if (current)
            enter();
    }

    ErrorBanner {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gutter
        details: root.failure
        meaning: qsTr("A part of this build is missing or damaged.")
        what: root.failure.length > 0 ? qsTr("This page could not be opened.") : ""
    }
}
