// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Whatever is selected on the desk. */
Flickable {
    id: root

    required property DispatchController controller

    signal assignRequested(string job)
    signal dateRequested(string job)
    signal customerRequested(string customer)
    signal suggestRequested
    signal swapRequested

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: (job.visible ? job.implicitHeight : technician.implicitHeight) + Theme.gutter * 2

    T.ScrollBar.vertical: FdScrollBar {}

    JobInspector {
        id: job

        x: Theme.gutter
        y: Theme.gutter
        width: root.width - Theme.gutter * 2
        controller: root.controller
        visible: root.controller.jobCard.id.length > 0

        onAssignRequested: id => root.assignRequested(id)
        onCustomerRequested: id => root.customerRequested(id)
        onDateRequested: id => root.dateRequested(id)
        onSuggestRequested: root.suggestRequested()
    }
    TechnicianInspector {
        id: technician

        x: Theme.gutter
        y: Theme.gutter
        width: root.width - Theme.gutter * 2
        controller: root.controller
        visible: !job.visible && root.controller.technicianCard.id.length > 0

        onSwapRequested: root.swapRequested()
    }
}
