// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Models.Dispatch

/*! A job, or several, on the way under the pointer: where it would go, and what the drop does. */
QtObject {
    id: root

    required property DispatchController controller
    required property Item page
    required property TrayPanel tray
    required property Timeline timeline
    required property MapPanel map
    property string job
    property dropPreview preview
    property string technician
    property int minutes: -1
    property bool isOverTray: false
    property bool isCopying: false
    property bool isResizing: false
    property point position
    /// Given up while the button is still down: what it does until it is let go means nothing.
    property bool isCancelled: false
    readonly property bool isActive: job.length > 0

    /// A colleague changed it on the way: nothing is done before that is decided.
    signal asked(string act, string job, string technician, int minutes, string news)
    /// It is pinned: the same.
    signal pinAsked(string act, string job, string technician, int minutes, string pins)

    function moveTo(job: string, scene: point, grabMinutes: real, copies: bool): void {
        if (root.isCancelled)
            return;
        root.controller.beginDrag(job);
        root.job = job;
        root.isCopying = copies;
        root.position = root.page.mapFromItem(null, scene);
        const inTray = root.tray.mapFromItem(null, scene);
        const inMap = root.map.mapFromItem(null, scene);
        const inTimeline = root.timeline.mapFromItem(null, scene);
        root.isOverTray = root.tray.contains(inTray);
        root.technician = "";
        root.minutes = -1;
        if (root.timeline.contains(inTimeline)) {
            root.technician = root.timeline.technicianAt(inTimeline);
            root.minutes = root.timeline.minutesAt(inTimeline, grabMinutes);
        } else if (root.map.contains(inMap)) {
            root.technician = root.map.technicianAt(inMap);
        }
        root.preview = root.controller.previewDrop(job, root.technician, root.minutes);
    }

    function resizeTo(job: string, scene: point, minutes: int): void {
        if (root.isCancelled)
            return;
        root.controller.beginDrag(job);
        root.isResizing = true;
        root.job = job;
        root.position = root.page.mapFromItem(null, scene);
        root.technician = root.controller.lanes.technicianAt(root.controller.laneOf(job));
        root.minutes = minutes;
        root.preview = root.controller.previewResize(job, minutes);
    }

    function cancel(): void {
        root.end(false);
        root.isCancelled = true;
    }

    function end(dropped: bool): void {
        root.isCancelled = false;
        if (!root.isActive)
            return;
        const job = root.job;
        const technician = root.technician;
        const minutes = root.minutes;
        const news = root.controller.dragNews;
        const act = dropped ? root.act() : "";
        const pins = dropped ? root.controller.pinQuestion(job) : "";
        root.controller.endDrag();
        root.job = "";
        root.isOverTray = false;
        root.isResizing = false;
        root.isCopying = false;
        root.technician = "";
        root.preview = root.controller.previewDrop("", "", -1);
        if (act.length > 0 && act !== "copy" && news.length > 0)
            root.asked(act, job, technician, minutes, news);
        else if ((act === "assign" || act === "unassign") && pins.length > 0)
            root.pinAsked(act, job, technician, minutes, pins);
        else
            root.perform(act, job, technician, minutes);
        if (dropped)
            root.controller.focusJob(job);
    }

    /// What a drop here and now means; empty = nothing.
    function act(): string {
        if (root.isResizing)
            return "resize";
        if (root.isOverTray)
            return "unassign";
        if (!root.preview.isPossible || root.technician.length === 0)
            return "";
        return root.isCopying ? "copy" : "assign";
    }

    function perform(act: string, job: string, technician: string, minutes: int): void {
        const isOfGroup = root.controller.markedCount > 1 && root.controller.isMarked(job);
        switch (act) {
        case "resize":
            root.controller.resize(job, minutes);
            break;
        case "copy":
            root.controller.copyJob(job, technician, minutes);
            break;
        case "unassign":
            if (isOfGroup)
                root.controller.unassignMarked();
            else
                root.controller.unassign(job);
            break;
        case "assign":
            if (isOfGroup)
                root.controller.dropMarked(job, technician, minutes);
            else
                root.controller.assign(job, technician, minutes);
            break;
        }
    }
}
