// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! Why the list shows no ticket. */
EmptyState {
    required property TicketsController controller

    glyph: controller.mirrored > 0 ? "list-filter" : "ticket"
    hint: {
        if (controller.mirrored === 0)
            return controller.isComplete ? qsTr("ERPNext has no ticket that you may see.") : qsTr("Tickets appear here as soon as they are copied from ERPNext.");
        if (controller.view === "mine" && !controller.isMeKnown)
            return qsTr("ERPNext has not said yet who you are.");
        return controller.onlyOpen ? qsTr("No open ticket is like this. O shows the closed ones too.") : qsTr("No ticket is like this.");
    }
    keys: controller.mirrored > 0 && controller.onlyOpen ? "O" : ""
    title: controller.mirrored > 0 ? qsTr("No ticket") : qsTr("No tickets yet")
    visible: controller.isListed && controller.list.count === 0 && !controller.listError.isSet
}
