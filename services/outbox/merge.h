// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/changes.h"

#include <optional>

namespace FibreDesk::Outbox {

/// Two people wanted different things in the same place.
struct Clash {
    enum class Kind {
        Field, ///< both changed it, to different values
        RowGone, ///< they removed the row that was changed here
        RowEdited, ///< they changed the row that was removed here
        DocumentGone ///< they deleted the document
    };

    Kind kind = Kind::Field;
    QString table{}; ///< empty = a field of the document itself
    QString row{};
    QString field{};
    RawValue base{};
    RawValue mine{}; ///< of a row: its cells as an object
    RawValue theirs{};

    [[nodiscard]] bool isAt(const Clash &other) const
    {
        return kind == other.kind && table == other.table && row == other.row
            && field == other.field;
    }
    bool operator==(const Clash &) const = default;
};

/// Whether `theirs` may already hold what is being merged: a row that is there twice otherwise.
enum class Sent { No, Perhaps };

struct Merged {
    Changes rest{}; ///< what is left to save over theirs
    std::vector<Clash> clashes{};
    RawDocument document{}; ///< theirs with the rest in it; of a clash it keeps theirs

    /// What to send: the changed fields, each touched child table whole, and theirs' `modified`.
    [[nodiscard]] QByteArray body() const;
};

/// Three-way merge per field and per child row. `base` holds, of the document as read, at least the
/// fields and child tables that `mine` touches; what it lacks was null. What only one side changed
/// is kept; what both changed alike is no clash; everything else is one. Of the fields `together`
/// none is saved beside a change of theirs: each that is wanted, and each they changed, is a clash
/// then; of the latter `mine` is the value that was read.
[[nodiscard]] Merged merge(const RawDocument &base, const Changes &mine, const RawDocument &theirs,
    Sent sent = Sent::No, const QStringList &together = {});

/// The base of a later write after an earlier one of ours was saved as `saved`: what we changed
/// ourselves is no colleague's change, nor is what the server made of the fields `together` in that
/// save.
[[nodiscard]] RawDocument rebased(RawDocument base, const Changes &earlier,
    const RawDocument &saved, const QStringList &together = {});

struct Choice {
    enum class Pick { Mine, Theirs, Typed };

    Clash clash{}; ///< which: kind, table, row and field
    Pick pick = Pick::Mine;
    RawValue typed{};
};

/// The changes over `theirs` after each clash was decided; nothing while one is not.
[[nodiscard]] std::optional<Changes> resolved(const RawDocument &base, Changes mine,
    const std::vector<Clash> &clashes, const std::vector<Choice> &choices);

} // namespace FibreDesk::Outbox
