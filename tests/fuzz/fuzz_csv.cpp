// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables of any kind: rows at least as long as the header, and what we write is read back as it
// was.

#include "fuzz.h"

#include "text/csv.h"
#include "text/csvreader.h"

#include <algorithm>

using namespace FibreDesk::Text;
using FibreDesk::Fuzz::require;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto table = readCsv(FibreDesk::Fuzz::bytesOf(data, size));
    if (!table || table->header.cells.isEmpty())
        return 0;
    std::vector<QStringList> rows;
    for (const CsvRow &row : table->rows) {
        // Longer ones keep their cells, and are named.
        require(row.cells.size() >= table->header.cells.size());
        require(row.cells.size() == table->header.cells.size()
            || std::ranges::find(table->oddLines, row.line) != table->oddLines.end());
        rows.push_back(row.cells);
    }
    // What csvDocument() guards against formulas it changes once, and then no more.
    const QByteArray written = csvDocument(table->header.cells, rows);
    const auto again = splitCsv(decodeText(written).text, u',');
    const size_t rowCount = rows.size() + 1;
    require(again.size() >= rowCount || table->header.cells.size() <= 1);
    if (table->header.cells.size() > 1) {
        require(again.size() == rowCount);
        for (size_t i = 0; i < rowCount; ++i) {
            const QStringList &cells = i == 0 ? table->header.cells : rows[i - 1];
            require(again[i].cells.size() == cells.size());
            for (qsizetype cell = 0; cell < cells.size(); ++cell) {
                const QString &value = again[i].cells[cell];
                QString meant = cells[cell];
                // Behind the file's byte order mark a second one is taken for it too.
                if (i == 0 && cell == 0 && meant.startsWith(QChar::ByteOrderMark))
                    meant.remove(0, 1);
                require(value == meant || value == u'\'' + meant);
            }
        }
    }
    return 0;
}
