// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQml
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Ties the theme to the settings: the one place where the two meet. */
QtObject {
    id: root

    readonly property list<Binding> bindings: [
        Binding {
            property: "mode"
            target: Theme
            value: Settings.theme
        },
        Binding {
            property: "density"
            target: Theme
            value: Settings.density
        },
        Binding {
            property: "language"
            target: Theme
            value: Settings.language
        },
        Binding {
            property: "reducedMotion"
            target: Theme
            value: Settings.reducedMotion
        }
    ]
}
