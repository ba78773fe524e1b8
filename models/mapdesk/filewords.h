// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/mbtiles.h"
#include "geo/shapes.h"

#include <QCoreApplication>

namespace FibreDesk {

/// Why a file for the map is not taken, for people: the only place where these words are made.
class FileWords {
    Q_DECLARE_TR_FUNCTIONS(FileWords)

public:
    [[nodiscard]] static QString sentence(const Geo::ShapeFault &fault);
    /// Where in the file, and the reader's own words; empty where there is nothing more.
    [[nodiscard]] static QString details(const Geo::ShapeFault &fault);
    [[nodiscard]] static QString sentence(const Geo::MbTilesFault &fault);
};

} // namespace FibreDesk
