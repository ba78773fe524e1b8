// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QBitArray>
#include <QFile>

#include <memory>
#include <optional>

namespace FibreDesk::MailRun {

/// Whose final dot has left, of those the ledger has cleared: one bit a row in a file that is
/// mapped into memory. Costs no system call and survives the process, not the machine; so that
/// after a crash only those are uncertain whose dot left, and not all that might have. Under the
/// campaign's lock only.
class DotNotes {
public:
    [[nodiscard]] static Result<DotNotes> open(
        const QString &ledgerFile, qint64 campaign, int rows);

    /// As the last process left it; nothing where the machine was started anew since.
    [[nodiscard]] std::optional<QBitArray> left() const;
    /// Empties it for this process.
    void begin();

    void clear(int row);
    void set(int row);

private:
    DotNotes(std::unique_ptr<QFile> file, uchar *map, int rows);
    [[nodiscard]] uchar *byteOf(int row) const;

    std::unique_ptr<QFile> m_file; ///< ends the mapping with it
    uchar *m_map;
    int m_rows;
};

} // namespace FibreDesk::MailRun
