// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import FibreDesk.Models.Base

/*! A page of a PDF on the desk, scrolled and zoomed; where it cannot be drawn, the way to the system's viewer. */
Item {
    id: root

    required property PdfPages pages
    property bool hasFile: false

    signal openRequested

    /// True where the key meant something here.
    function handle(event: KeyEvent): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier))
            return false;
        switch (event.key) {
        case Qt.Key_PageDown:
        case Qt.Key_Right:
            root.pages.nextPage();
            return true;
        case Qt.Key_PageUp:
        case Qt.Key_Left:
            root.pages.previousPage();
            return true;
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            root.pages.zoomIn();
            return true;
        case Qt.Key_Minus:
            root.pages.zoomOut();
            return true;
        case Qt.Key_0:
            root.pages.zoom = 1;
            return true;
        case Qt.Key_Down:
            paper.contentY = Math.min(paper.contentY + 60, Math.max(0, paper.contentHeight - paper.height));
            return true;
        case Qt.Key_Up:
            paper.contentY = Math.max(0, paper.contentY - 60);
            return true;
        default:
            return false;
        }
    }

    Binding {
        property: "pixelRatio"
        target: root.pages
        value: Screen.devicePixelRatio
    }
    Binding {
        property: "fitWidth"
        target: root.pages
        value: Math.max(240, Math.min(820, Math.floor(paper.width - Theme.gutter * 2)))
        when: root.visible && paper.width > 0
    }
    Flickable {
        id: paper

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: sheet.height + Theme.gutter * 2
        contentWidth: Math.max(width, sheet.width + Theme.gutter * 2)

        T.ScrollBar.horizontal: FdScrollBar {}
        T.ScrollBar.vertical: FdScrollBar {}

        Rectangle {
            id: sheet

            x: Math.max(Theme.gutter, (paper.contentWidth - width) / 2)
            y: Theme.gutter
            width: root.pages.pictureSize.width
            height: root.pages.pictureSize.height
            border.color: Theme.line
            color: Theme.paper
            visible: root.pages.picture.toString().length > 0

            Accessible.name: qsTr("Page %1 of %2").arg(root.pages.page + 1).arg(root.pages.count)
            Accessible.role: Accessible.Graphic

            Image {
                objectName: "pdfPicture"
                anchors.fill: parent
                anchors.margins: Theme.hairline
                asynchronous: true
                cache: false
                retainWhileLoading: true
                source: root.pages.picture
            }
        }
    }
    LoadingVeil {
        loading: root.pages.isBusy
        text: qsTr("Drawing the page")
    }
    EmptyState {
        anchors.centerIn: parent
        actionGlyph: "maximize-2"
        actionText: root.hasFile ? qsTr("Open outside") : ""
        glyph: "receipt"
        hint: root.pages.needsPassword ? qsTr("It asks for a password; the system's viewer can take it.") : root.pages.canShow ? qsTr("The file came whole and cannot be drawn here; the system's viewer may.") : qsTr("This installation has no PDF module; the system's viewer shows it.")
        title: root.pages.canShow ? qsTr("The PDF cannot be shown") : qsTr("The PDF is ready")
        visible: root.hasFile && (root.pages.isUnreadable || !root.pages.canShow)

        onActionRequested: root.openRequested()
    }
}
