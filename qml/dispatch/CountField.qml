// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! A small whole number: typed, or one more and less by the arrow keys. */
FdTextField {
    id: root

    required property int value
    required property string label
    property int most: 99

    signal changed(int value)

    function step(by: int): void {
        root.changed(Math.max(1, Math.min(root.most, root.value + by)));
    }

    implicitWidth: Theme.spacingXl * 2
    inputMethodHints: Qt.ImhDigitsOnly
    invalid: !acceptableInput

    validator: IntValidator {
        bottom: 1
        top: root.most
    }

    Accessible.name: label
    Component.onCompleted: text = String(value)
    Keys.onDownPressed: root.step(-1)
    Keys.onUpPressed: root.step(1)
    onTextEdited: {
        if (acceptableInput)
            root.changed(Number(text));
    }
    onValueChanged: {
        if (Number(text) !== value)
            text = String(value);
    }
}
