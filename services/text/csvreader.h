// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

/// Tables as text, from whatever program wrote them.
namespace FibreDesk::Text {

enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };

struct DecodedText {
    QString text{}; ///< without byte order mark
    TextEncoding encoding = TextEncoding::Utf8;
    /// Lines, from 1, with bytes that are no UTF-8 in a text that is: read as Windows-1252 there.
    std::vector<int> badLines{};

    bool operator==(const DecodedText &) const = default;
};

/// By its byte order mark, else UTF-8 where the bytes are valid UTF-8 or most of what is not ASCII
/// is, else Windows-1252.
[[nodiscard]] DecodedText decodeText(const QByteArray &bytes);

struct CsvRow {
    int line = 0; ///< of the file, from 1, where the row begins
    QStringList cells;

    bool operator==(const CsvRow &) const = default;
};

struct CsvTable {
    TextEncoding encoding = TextEncoding::Utf8;
    QChar separator = u',';
    QStringList preamble; ///< lines above the header: a title, a date
    CsvRow header; ///< no cells where the file has no header
    std::vector<CsvRow> rows; ///< without empty ones, each as long as the header
    /// Lines whose row is longer or shorter than the header, or whose quote is never closed. Their
    /// cells are kept all the same.
    std::vector<int> oddLines;
    std::vector<int> badLines; ///< of DecodedText

    bool operator==(const CsvTable &) const = default;
};

/// Rows by RFC 4180, leniently: any line end, blanks around quotes, a stray quote inside a cell.
[[nodiscard]] std::vector<CsvRow> splitCsv(const QString &text, QChar separator);

/// The one of comma, semicolon, tab and bar that makes the most even table.
[[nodiscard]] QChar guessSeparator(const QString &text);

/// A whole file: encoding, separator, preamble and header found, rows evened out. `separator` null
/// = guess. Refuses what is no text.
[[nodiscard]] Result<CsvTable> readCsv(const QByteArray &bytes, QChar separator = {});

} // namespace FibreDesk::Text
