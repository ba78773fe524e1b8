// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls

/*! The cards of a long page by their titles: the one in front is marked, a click goes to it. */
Column {
    id: root

    /// Of `column`, which holds the cards.
    required property Flickable view
    required property Item column

    /// From above: those of a Repeater come last among the children, wherever they stand.
    readonly property list<Item> cards: column.children.filter(child => child.visible && root.titleOf(child).length > 0).sort((a, b) => a.y - b.y)
    /// Who was asked for last is marked, also where the page ends before it comes to the top.
    property int chosen: -1
    property real chosenY: 0
    readonly property int front: {
        if (chosen >= 0)
            return chosen;
        const atEnd = view.contentY >= view.contentHeight - view.height - 1;
        if (atEnd && view.contentY > 0)
            return cards.length - 1;
        let found = 0;
        for (let i = 0; i < cards.length; ++i) {
            if (column.y + cards[i].y <= view.contentY + Theme.spacingLg * 2)
                found = i;
        }
        return found;
    }

    function titleOf(child: Item): string {
        const card = child instanceof Loader ? (child as Loader).item as Card : child as Card;
        return card !== null ? card.title : "";
    }
    function show(index: int): void {
        const card = root.cards[index];
        root.chosenY = Math.max(0, Math.min(root.column.y + card.y - Theme.gutter, root.view.contentHeight - root.view.height));
        root.view.contentY = root.chosenY;
        root.chosen = index;
    }

    spacing: 2

    Connections {
        function onContentYChanged(): void {
            if (Math.abs(root.view.contentY - root.chosenY) > 1)
                root.chosen = -1;
        }

        target: root.view
    }
    Repeater {
        model: root.cards.length

        FdButton {
            required property int index

            width: root.width
            checked: root.front === index
            kind: FdButton.Quiet
            leftAligned: true
            small: true
            text: root.titleOf(root.cards[index])

            onClicked: root.show(index)
        }
    }
}
