// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>
#include <QUrlQuery>

namespace FibreDesk {

/// Appends path segments to a base address, each percent-encoded as a whole: a document called
/// "INV/24-25/1" stays one segment on the wire. `base` may have a path of its own.
[[nodiscard]] QUrl urlWithPath(const QUrl &base, const QStringList &segments,
    const QList<std::pair<QString, QString>> &query = {});

} // namespace FibreDesk
