// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QFile>

#include <memory>
#include <optional>
#include <vector>

namespace FibreDesk::MailRun {

/// How far each mail came whose dot the ledger has cleared, ahead of the ledger itself: a number a
/// row in a file that is mapped into memory. Costs no system call and survives the process, not the
/// machine; so that after a crash only those are uncertain whose dot left and was not answered, and
/// not all that might have. Under the campaign's lock only.
class DotNotes {
public:
    /// Of one row: nothing, its final dot has left, or the code of the reply that took the mail
    /// over.
    using Note = quint16;
    static constexpr Note nothing = 0;
    static constexpr Note dotLeft = 1;

    [[nodiscard]] static Result<DotNotes> open(
        const QString &ledgerFile, qint64 campaign, int rows);

    /// As the last process left them; no value where the machine was started anew since.
    [[nodiscard]] std::optional<std::vector<Note>> left() const;
    /// Empties it for this process.
    void begin();

    void set(int row, Note note);

private:
    DotNotes(std::unique_ptr<QFile> file, uchar *map, int rows);
    [[nodiscard]] Note *notes() const;

    std::unique_ptr<QFile> m_file; ///< ends the mapping with it
    uchar *m_map;
    int m_rows;
};

} // namespace FibreDesk::MailRun
