// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick

/*!
    Every colour, size, duration and font of the interface; nothing else in QML names one.

    The shell binds `mode` ("system", "light", "dark"), `density` ("compact", "normal", "comfortable"),
    `reducedMotion` and `language` to the settings. States are named by tone: "ok", "warning", "danger", "uncertain",
    "pending", "info", "neutral"; `tone(name)` is the colour, `toneIcon(name)` the icon that always goes with it.
*/
QtObject {
    id: root

    property string mode: "system"
    property string density: "normal"
    property string language: "en"
    property bool reducedMotion: false

    readonly property bool dark: mode === "dark" || (mode === "system" && Application.styleHints.colorScheme === Qt.ColorScheme.Dark)
    /// What a tile address writes for {theme}.
    readonly property string schemeName: dark ? "dark" : "light"

    // Colour
    readonly property color background: dark ? "#14161A" : "#F7F8FA"
    readonly property color surface: dark ? "#1C1F25" : "#FFFFFF"
    readonly property color raised: dark ? "#252932" : "#FFFFFF"
    readonly property color line: dark ? "#30353F" : "#E3E6EB"
    /// The edge of what can be filled in or ticked: 3:1 against every background.
    readonly property color controlLine: dark ? "#6F7886" : "#868F9C"
    readonly property color text: dark ? "#E8EAEE" : "#1A1D23"
    readonly property color textSecondary: dark ? "#9AA3B2" : "#5B6472"
    readonly property color textDisabled: dark ? "#6F7886" : "#868F9C"
    readonly property color accent: dark ? "#5B9DFF" : "#1F6FEB"
    /// Accent as text: the accent itself where it is legible on every background.
    readonly property color accentText: dark ? "#5B9DFF" : "#1A63D6"
    readonly property color ok: dark ? "#4CC38A" : "#1A7F4B"
    readonly property color warning: dark ? "#E5B454" : "#9A6700"
    readonly property color danger: dark ? "#FF7B72" : "#C2312B"
    readonly property color uncertain: dark ? "#C297FF" : "#7A3EB1"
    readonly property color pending: dark ? "#9AA3B2" : "#5B6472"
    readonly property color info: accent
    /// Text on a filled state or accent colour.
    readonly property color onTone: dark ? "#14161A" : "#FFFFFF"
    readonly property color hover: dark ? "#262B34" : "#EFF1F5"
    readonly property color pressed: dark ? "#2E343F" : "#E4E8EE"
    readonly property color selection: dark ? "#22344F" : "#E3EDFD"
    readonly property color textSelection: dark ? "#2F5A99" : "#B9D4FB"
    /// Foreign mail is shown on white paper in both themes: its own colours were chosen for that.
    readonly property color paper: "#FFFFFF"
    readonly property color ink: "#1A1D23"
    readonly property color inkLink: "#1A63D6"
    readonly property color shadow: dark ? "#A0000000" : "#2A14213A"
    readonly property color scrim: dark ? "#80000000" : "#4014213A"

    // Space: a grid of 4
    readonly property int unit: 4
    readonly property int spacingXs: 4
    readonly property int spacingSm: 8
    readonly property int spacing: 12
    readonly property int gutter: 16
    readonly property int spacingLg: 24
    readonly property int spacingXl: 32
    readonly property int radius: 6
    readonly property int radiusSmall: 4
    readonly property int rowHeight: density === "compact" ? 26 : density === "comfortable" ? 40 : 32
    readonly property int controlHeight: 30
    readonly property int controlHeightSmall: 24
    readonly property int chipHeight: 24
    readonly property int focusRing: 2
    readonly property int hairline: 1
    readonly property int railWidth: 48
    readonly property int barHeight: 48
    readonly property int statusHeight: 28
    readonly property int iconSize: 16
    readonly property int iconSizeLarge: 20
    readonly property int inspectorWidth: 340
    readonly property int trayWidth: 300
    readonly property int popupWidth: 360
    readonly property int dialogWidth: 440
    readonly property int paletteWidth: 640
    readonly property int labelColumn: 132
    /// Where a label may be as long as "Courriel de facturation".
    readonly property int labelColumnWide: 168
    readonly property int readingWidth: 760

    // Type
    readonly property string fontFamily: fontRegular.name.length > 0 ? fontRegular.name : "Inter"
    readonly property string monoFamily: "monospace"
    readonly property int fontCaption: 11
    readonly property int fontSecondary: 12
    readonly property int fontBody: 13
    readonly property int fontHeading: 15
    readonly property int fontTitle: 18
    readonly property int fontDisplay: 24
    readonly property real lineHeight: 1.4
    /// `font.features` of tables and times: figures of one width.
    readonly property var tabularFigures: ({
            "tnum": 1
        })

    // Motion
    readonly property int duration: reducedMotion ? 0 : 120
    readonly property int easing: Easing.OutCubic
    readonly property int veilDelay: 300
    readonly property int toolTipDelay: 500
    readonly property int toastDuration: 6000

    // Technicians: Okabe-Ito, extended and darkened (light) or lightened (dark) to 3:1; always shown with initials.
    readonly property list<color> technicians: dark ? ["#4BA3E3", "#F0A63C", "#2FC79B", "#F28A4B", "#E39AC4", "#86CDF5", "#EFE36B", "#D0688F", "#63C2B3", "#A79BF0", "#B9BA5A", "#D98BD0"] : ["#0072B2", "#C07200", "#00805E", "#DA5600", "#B5487F", "#3A86B8", "#7D7200", "#882255", "#2D7F74", "#332288", "#5E6B1E", "#AA4499"]

    // Kinds of work: installation, repair, maintenance, removal, and anything else. Told apart by colour-blind people, 3:1
    // against every ground of the board; always shown with their icons.
    readonly property list<color> jobKinds: dark ? ["#4BA3E3", "#E39AC4", "#2FC79B", "#E0B04A", "#9AA3B2"] : ["#0072B2", "#B5487F", "#00805E", "#8A5A00", "#5B6472"]

    // Jobs by how far they are: unassigned, assigned, in progress, completed, cancelled.
    readonly property list<color> jobStates: [warning, accent, dark ? "#E39AC4" : "#B5487F", ok, pending]

    /// Whole fonts, for what is made by the hundred.
    readonly property font body: Qt.font({
        family: fontFamily,
        pixelSize: fontBody
    })
    readonly property font bodyStrong: Qt.font({
        family: fontFamily,
        pixelSize: fontBody,
        weight: Font.Medium
    })
    readonly property font bodyHeading: Qt.font({
        family: fontFamily,
        pixelSize: fontBody,
        weight: Font.DemiBold
    })
    readonly property font bodyFigures: Qt.font({
        family: fontFamily,
        pixelSize: fontBody,
        features: tabularFigures
    })
    readonly property font tableSecondary: Qt.font({
        family: fontFamily,
        pixelSize: fontSecondary
    })
    readonly property font tableFigures: Qt.font({
        family: fontFamily,
        pixelSize: fontSecondary,
        features: tabularFigures
    })
    readonly property FontLoader fontRegular: FontLoader {
        source: Qt.resolvedUrl("fonts/Inter-Regular.otf")
    }
    readonly property FontLoader fontMedium: FontLoader {
        source: Qt.resolvedUrl("fonts/Inter-Medium.otf")
    }
    readonly property FontLoader fontSemiBold: FontLoader {
        source: Qt.resolvedUrl("fonts/Inter-SemiBold.otf")
    }
    readonly property FontLoader fontBold: FontLoader {
        source: Qt.resolvedUrl("fonts/Inter-Bold.otf")
    }

    function tone(name: string): color {
        switch (name) {
        case "ok":
            return root.ok;
        case "warning":
            return root.warning;
        case "danger":
            return root.danger;
        case "uncertain":
            return root.uncertain;
        case "info":
            return root.info;
        default:
            return root.pending;
        }
    }

    function toneIcon(name: string): string {
        switch (name) {
        case "ok":
            return "circle-check";
        case "warning":
            return "triangle-alert";
        case "danger":
            return "circle-x";
        case "uncertain":
            return "circle-help";
        case "pending":
            return "clock";
        case "info":
            return "info";
        default:
            return "circle";
        }
    }

    /// A quiet background in the tone: `text` and `textSecondary` stay legible on it.
    function soft(c: color): color {
        return Qt.tint(root.surface, Qt.alpha(c, root.dark ? 0.13 : 0.09));
    }

    /// The ground of a job in a colour: `text` and `textSecondary` stay legible on it.
    function block(c: color, hovered: bool): color {
        return Qt.tint(root.surface, Qt.alpha(c, hovered ? 0.16 : 0.13));
    }

    /// What is of no known kind is neutral.
    function jobKind(kind: int): color {
        return kind >= 0 && kind < root.jobKinds.length ? root.jobKinds[kind] : root.jobKinds[root.jobKinds.length - 1];
    }

    function technician(index: int): color {
        const count = root.technicians.length;
        return root.technicians[((index % count) + count) % count];
    }

    function luminance(c: color): real {
        const r = c.r <= 0.03928 ? c.r / 12.92 : Math.pow((c.r + 0.055) / 1.055, 2.4);
        const g = c.g <= 0.03928 ? c.g / 12.92 : Math.pow((c.g + 0.055) / 1.055, 2.4);
        const b = c.b <= 0.03928 ? c.b / 12.92 : Math.pow((c.b + 0.055) / 1.055, 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    function contrast(a: color, b: color): real {
        const la = luminance(a);
        const lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    /// Black or white, whichever reads better on any given colour (a technician's own).
    function onColor(c: color): color {
        return contrast(c, "#FFFFFF") >= contrast(c, "#14161A") ? "#FFFFFF" : "#14161A";
    }

    /// A colour given from outside, moved just far enough to stand out 3:1 from the surface.
    function legible(c: color): color {
        let result = c;
        for (let step = 0; step < 8 && contrast(result, root.surface) < 3; ++step)
            result = root.dark ? Qt.lighter(result, 1.18) : Qt.darker(result, 1.15);
        return contrast(result, root.surface) < 3 ? root.textSecondary : result;
    }
}
