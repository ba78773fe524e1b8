// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import FibreDesk.Models.Session

/*! The shortcuts that work everywhere in the window. */
Item {
    id: root

    required property list<PageEntry> pages
    required property bool pageTakesAltArrows

    signal pageRequested(string pageId)
    signal paletteRequested
    signal paneRequested
    signal sheetRequested

    Instantiator {
        model: root.pages

        Shortcut {
            required property PageEntry modelData

            sequence: modelData.keys

            onActivated: root.pageRequested(modelData.pageId)
        }
    }
    Shortcut {
        sequence: "Ctrl+K"

        onActivated: root.paletteRequested()
    }
    Shortcut {
        // Some keyboards have the mark behind Shift and report it.
        sequences: ["?", "Shift+?", "F1"]

        onActivated: root.sheetRequested()
    }
    Shortcut {
        sequences: root.pageTakesAltArrows ? ["Back"] : [StandardKey.Back]

        onActivated: Navigation.back()
    }
    Shortcut {
        sequences: root.pageTakesAltArrows ? ["Forward"] : [StandardKey.Forward]

        onActivated: Navigation.forward()
    }
    Shortcut {
        enabled: Session.undoText.length > 0
        sequences: [StandardKey.Undo]

        onActivated: Session.undo()
    }
    Shortcut {
        sequence: "F5"

        onActivated: Session.retryAll()
    }
    Shortcut {
        sequence: "F6"

        onActivated: root.paneRequested()
    }
    Shortcut {
        sequence: "Ctrl+,"

        onActivated: root.pageRequested("settings")
    }
    Shortcut {
        sequence: "Ctrl+Alt+L"

        onActivated: Session.lock.lock()
    }
    Shortcut {
        sequences: [StandardKey.Quit]

        onActivated: Qt.quit()
    }
}
