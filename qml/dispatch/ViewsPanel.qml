// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The saved views of the board: Enter or a number shows one; F2 renames, S shares, U updates, Delete removes it. */
T.Popup {
    id: root

    required property SavedViews views
    /// The view that is being renamed; empty = none.
    property string renamed

    function show(): void {
        root.renamed = "";
        name.text = "";
        root.open();
        list.currentIndex = list.count > 0 ? Math.max(0, list.currentIndex) : -1;
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    function choose(row: int): void {
        const item = list.itemAtIndex(row) as ViewsRow;
        if (item !== null && root.views.apply(item.view))
            root.close();
    }

    function rename(view: string): void {
        root.renamed = view;
        name.text = root.views.nameOf(view);
        name.forceActiveFocus(Qt.ShortcutFocusReason);
        name.selectAll();
    }

    function toggleShared(item: ViewsRow): void {
        if (item.isShared)
            root.views.unshare(item.view);
        else
            root.views.share(item.view);
    }

    function confirmName(): void {
        const isDone = root.renamed.length > 0 ? root.views.rename(root.renamed, name.text) : root.views.save(name.text);
        if (!isDone)
            return;
        root.renamed = "";
        name.text = "";
        list.forceActiveFocus(Qt.OtherFocusReason);
    }

    function askRemoval(view: string): void {
        question.view = view;
        question.consequence = root.views.removalText(view);
        root.views.askDependents(view);
        question.open();
    }

    /// The letters of the list.
    function handle(event: KeyEvent): bool {
        const item = list.currentItem as ViewsRow;
        const digit = event.key - Qt.Key_1;
        if (event.modifiers !== Qt.NoModifier && event.modifiers !== Qt.KeypadModifier)
            return false;
        if (digit >= 0 && digit < 9 && digit < list.count) {
            root.choose(digit);
            return true;
        }
        if (item === null)
            return false;
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
            root.choose(list.currentIndex);
            return true;
        case Qt.Key_F2:
            root.rename(item.view);
            return true;
        case Qt.Key_S:
            root.toggleShared(item);
            return true;
        case Qt.Key_U:
            root.views.replace(item.view);
            return true;
        case Qt.Key_Delete:
            root.askRemoval(item.view);
            return true;
        default:
            return false;
        }
    }

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    modal: true
    objectName: "viewsPanel"
    padding: Theme.gutter
    implicitWidth: Theme.dialogWidth + padding * 2
    implicitHeight: Math.min(implicitContentHeight + padding * 2, parent ? parent.height - Theme.gutter : implicitContentHeight)

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    background: PopupSurface {}
    contentItem: ColumnLayout {
        spacing: Theme.spacingSm

        RowLayout {
            Layout.fillWidth: true

            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Views of the board")
                variant: FdLabel.Heading
            }
            FdButton {
                enabled: !root.views.isReading
                glyph: "refresh-cw"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Read the shared views again")

                onClicked: root.views.refresh()
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: root.views.isReading ? qsTr("Reading the shared views…") : root.views.sharedText
            variant: FdLabel.Secondary
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("None yet. Give what the board shows a name below.")
            variant: FdLabel.Secondary
            visible: list.count === 0
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.popupWidth)
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            model: root.views
            objectName: "savedViews"

            Accessible.name: qsTr("Saved views")
            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: ViewsRow {
                id: item

                width: ListView.view.width
                hasKeyboard: item.isCurrentRow && list.activeFocus
                isCurrentRow: ListView.isCurrentItem

                onChosen: root.choose(item.index)
                onPicked: list.currentIndex = item.index
                onRemovalRequested: root.askRemoval(item.view)
                onRenameRequested: root.rename(item.view)
                onReplaceRequested: root.views.replace(item.view)
                onShareToggled: root.toggleShared(item)
            }

            Keys.onDownPressed: incrementCurrentIndex()
            Keys.onUpPressed: decrementCurrentIndex()
            Keys.onPressed: event => event.accepted = root.handle(event)
            onCountChanged: {
                if (list.currentIndex < 0 && list.count > 0)
                    list.currentIndex = 0;
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdTextField {
                id: name

                Layout.fillWidth: true
                objectName: "viewName"
                placeholderText: root.renamed.length > 0 ? qsTr("New name") : qsTr("Save what the board shows as…")

                Accessible.name: placeholderText
                Keys.onEscapePressed: event => {
                    event.accepted = root.renamed.length > 0;
                    if (event.accepted) {
                        root.renamed = "";
                        name.text = "";
                        list.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
                onAccepted: root.confirmName()
            }
            FdButton {
                enabled: name.text.trim().length > 0
                text: root.renamed.length > 0 ? qsTr("Rename") : qsTr("Save")

                onClicked: root.confirmName()
            }
        }
    }

    FdDialog {
        id: question

        property string view
        readonly property string forbidden: view.length > 0 && root.views.isShared(view) ? root.views.removalRefusal : ""

        confirmText: qsTr("Remove")
        confirmEnabled: forbidden.length === 0
        danger: true
        objectName: "viewRemoval"
        title: qsTr("Remove this view?")

        onAccepted: {
            root.views.remove(question.view);
            list.forceActiveFocus(Qt.OtherFocusReason);
        }

        FdLabel {
            Layout.fillWidth: true
            objectName: "viewDependents"
            text: question.forbidden.length > 0 ? question.forbidden : root.views.dependentsText
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
}
