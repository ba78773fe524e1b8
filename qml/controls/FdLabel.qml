// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*!
    Text in one of the styles of the desk: `variant: FdLabel.Heading`. `tabular` gives figures of one width (times,
    amounts, tables). Colour follows the variant; set `color` for a state.
*/
Text {
    id: root

    enum Variant {
        Body,
        Strong,
        Secondary,
        Caption,
        Heading,
        Title,
        Display,
        Mono
    }

    property int variant: FdLabel.Body
    property bool tabular: false

    color: variant === FdLabel.Secondary || variant === FdLabel.Caption ? Theme.textSecondary : Theme.text
    elide: wrapMode === Text.NoWrap ? Text.ElideRight : Text.ElideNone
    font.family: variant === FdLabel.Mono ? Theme.monoFamily : Theme.fontFamily
    font.features: tabular ? Theme.tabularFigures : ({})
    font.pixelSize: {
        switch (variant) {
        case FdLabel.Secondary:
        case FdLabel.Mono:
            return Theme.fontSecondary;
        case FdLabel.Caption:
            return Theme.fontCaption;
        case FdLabel.Heading:
            return Theme.fontHeading;
        case FdLabel.Title:
            return Theme.fontTitle;
        case FdLabel.Display:
            return Theme.fontDisplay;
        default:
            return Theme.fontBody;
        }
    }
    font.weight: variant === FdLabel.Strong ? Font.Medium : variant === FdLabel.Heading || variant === FdLabel.Title || variant === FdLabel.Display ? Font.DemiBold : Font.Normal
    lineHeight: wrapMode === Text.NoWrap ? 1.0 : Theme.lineHeight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
