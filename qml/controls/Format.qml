// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick
import FibreDesk.Models.Base

/*!
    Values as text in the language of the interface; bindings that call it follow a change of language. `now` ticks every
    second for ages. Dates and times are shown in the zone of the profile, 24 h.
*/
QtObject {
    id: root

    property date now: new Date()
    readonly property Timer ticker: Timer {
        interval: 1000
        repeat: true
        running: true

        onTriggered: root.now = new Date()
    }

    /// "4 min ago", "il y a 4 min"; with the day when older than a day.
    function age(at: date): string {
        return Formats.age(at, root.now, Theme.language);
    }
    /// "40 s", "4 min", "3 h", "2 d".
    function shortAge(at: date): string {
        return Formats.shortAge(at, root.now, Theme.language);
    }
    /// Seconds since, or -1 when never.
    function ageSeconds(at: date): real {
        return isNaN(at.getTime()) ? -1 : Math.max(0, (root.now.getTime() - at.getTime()) / 1000);
    }
    /// "10:42".
    function time(at: date): string {
        return Formats.time(at, Theme.language);
    }
    /// "mar. 24 nov.".
    function day(at: date): string {
        return Formats.day(at, Theme.language);
    }
    /// "mar. 24 nov. 10:42".
    function dayTime(at: date): string {
        return Formats.dayTime(at, Theme.language);
    }
    /// The full time stamp, for hovering and copying.
    function stamp(at: date): string {
        return Formats.stamp(at, Theme.language);
    }
    /// "2026-11-24", as it is here then.
    function isoDay(at: date): string {
        return Formats.isoDay(at);
    }
    /// "mardi 24 novembre 2026" from "2026-11-24".
    function longDate(iso: string): string {
        return Formats.longDate(iso, Theme.language);
    }
    /// "mar. 24 nov." from "2026-11-24"; with the year when it is not this one.
    function shortDate(iso: string): string {
        return Formats.shortDate(iso, Theme.language);
    }
    /// "1 234,56 $".
    function money(amount: real): string {
        return Formats.money(amount, Theme.language);
    }
    function number(value: real): string {
        return Formats.number(value, Theme.language);
    }
    /// "42 %" from 0.42.
    function percent(ratio: real): string {
        return Formats.percent(ratio, Theme.language);
    }
    /// "514 555-0123" from any spelling of a +1 number; others as they are.
    function phone(number: string): string {
        return Formats.phone(number, Theme.language);
    }
    /// "1 h 30" from minutes.
    function duration(minutes: real): string {
        return Formats.duration(minutes, Theme.language);
    }
    /// "850 m", "12,3 km" from metres.
    function distance(metres: real): string {
        return Formats.distance(metres, Theme.language);
    }
    function bytes(count: real): string {
        return Formats.bytes(count, Theme.language);
    }
}
