// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pdfpaper.h"

#include <QStringList>

#include <vector>

namespace FibreDesk::Dispatch {

/// A line of a job on paper: what it is, and the text, which may be long.
struct SheetRow {
    QString label;
    QString text;

    bool operator==(const SheetRow &) const = default;
};

/// One job on paper, ready to be drawn.
struct SheetBlock {
    QString travel; ///< the way there
    QString time;
    QString title;
    QString mark; ///< "Completed", "not confirmed by ERPNext"; empty = as usual
    std::vector<SheetRow> rows;
    QStringList checks; ///< each with a box to tick

    bool operator==(const SheetBlock &) const = default;
};

/// What a technician takes along: one day. All words are in it.
struct DaySheet {
    QString technician; ///< id
    QString name;
    QString issuer;
    QString title;
    QString date;
    QStringList facts; ///< shift, how much there is to do
    QString emptyText; ///< shown where there is no block
    std::vector<SheetBlock> blocks;
    QString signature; ///< what stands before the line to sign on
    QString times; ///< what stands before the lines for arrival and departure
    QString foot; ///< when it was made, and how old the data were
    QString pageText; ///< "Page %1 of %2"
    QString fileName; ///< without its ending

    bool operator==(const DaySheet &) const = default;
};

/// Each sheet from a page of its own on, with its own page numbers: they are taken apart. Long
/// texts go on over lines and pages. For any thread.
[[nodiscard]] QByteArray sheetPdf(const std::vector<DaySheet> &sheets, PdfPaper::Size size);

} // namespace FibreDesk::Dispatch
