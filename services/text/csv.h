// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <vector>

namespace FibreDesk::Text {

/// One cell by RFC 4180. A value that a spreadsheet would run as a formula (it begins with = + - @,
/// a tab or a line break, also behind blanks or in full width) gets an apostrophe in front.
[[nodiscard]] QString csvCell(const QString &value);

/// A whole file: UTF-8 with byte order mark, CRLF line ends.
[[nodiscard]] QByteArray csvDocument(
    const QStringList &header, const std::vector<QStringList> &rows);

/// Writes such a file on a worker thread; the old file stays until the new one is complete. Gives
/// the number of rows written.
[[nodiscard]] QFuture<Result<qsizetype>> writeCsv(
    QString path, QStringList header, std::vector<QStringList> rows);

} // namespace FibreDesk::Text
