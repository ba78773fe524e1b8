// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Tickets

/*! A run whose sheet was closed: how far it is, and the way back to it. */
NoticeStrip {
    id: root

    required property TicketBulk bulk

    actionText: qsTr("Show")
    glyph: "pencil"
    shown: bulk !== null && !bulk.isShown && (bulk.phase === BulkController.Running || bulk.phase === BulkController.Over)
    text: bulk === null ? "" : bulk.interruption.length > 0 ? bulk.interruption : qsTr("%1: %2 of %3 done").arg(bulk.title).arg(Format.number(bulk.counts.done)).arg(Format.number(bulk.asked))
    tone: bulk !== null && bulk.interruption.length > 0 ? "warning" : "info"

    onActionRequested: root.bulk.show()
}
