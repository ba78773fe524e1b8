// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick

/*!
    Parts of a whole side by side: `values`, with a colour (`colors`) and a word (`names`) each, in the same order. Every
    part above zero gets at least 2 px, so that one failure among 15,000 is seen. Hover names the parts.
*/
Item {
    id: root

    property list<real> values
    property list<color> colors
    property list<string> names
    property int thickness: 8

    readonly property real total: {
        let sum = 0;
        for (const value of values)
            sum += Math.max(0, value);
        return sum;
    }
    readonly property string summary: {
        const parts = [];
        for (let index = 0; index < values.length; ++index) {
            if (values[index] > 0)
                parts.push((index < names.length ? names[index] + " " : "") + Format.number(values[index]));
        }
        return parts.join(" · ");
    }
    /// Widths in pixels: proportional, small parts lifted to 2 px at the cost of the others.
    readonly property list<real> widths: {
        const result = [];
        const gaps = Math.max(0, values.filter(value => value > 0).length - 1);
        const room = Math.max(0, width - gaps);
        let lifted = 0;
        let rest = 0;
        for (const value of values) {
            const share = total > 0 ? Math.max(0, value) / total * room : 0;
            if (value > 0 && share < 2)
                lifted += 2;
            else
                rest += share;
        }
        for (const value of values) {
            const share = total > 0 ? Math.max(0, value) / total * room : 0;
            result.push(value <= 0 ? 0 : share < 2 ? 2 : rest > 0 ? share * Math.max(0, room - lifted) / rest : 0);
        }
        return result;
    }

    implicitWidth: 160
    implicitHeight: thickness

    Accessible.name: summary
    Accessible.role: Accessible.ProgressBar

    Rectangle {
        anchors.fill: parent
        color: Theme.pressed
        radius: root.thickness / 2
        visible: root.total <= 0
    }
    Row {
        anchors.fill: parent
        spacing: Theme.hairline

        Repeater {
            model: root.values.length

            Rectangle {
                required property int index

                width: index < root.widths.length ? root.widths[index] : 0
                height: root.thickness
                color: index < root.colors.length ? root.colors[index] : Theme.pending
                radius: Math.min(2, width / 2)
                visible: width > 0
            }
        }
    }
    HoverHandler {
        id: hover
    }
    FdToolTip {
        text: root.summary
        visible: hover.hovered && root.summary.length > 0
    }
}
