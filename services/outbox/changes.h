// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/rawdocument.h"

#include <QMap>
#include <QStringList>

#include <vector>

namespace FibreDesk::Outbox {

using Fields = QMap<QString, RawValue>;

/// What happens to one row of a child table.
struct RowChange {
    enum class Kind { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    QString table{}; ///< the parent's field that holds the rows
    QString row{}; ///< the row's `name`; of an added one any key of ours, unique in the document
    Fields fields{};

    bool operator==(const RowChange &) const = default;
};

/// What somebody changed in one document. The order of rows is not among it: an added row comes
/// last.
struct Changes {
    Fields fields{};
    std::vector<RowChange> rows{};

    [[nodiscard]] bool isEmpty() const { return fields.isEmpty() && rows.empty(); }
    /// Names of the fields and child tables touched.
    [[nodiscard]] QStringList touched() const;

    /// As JSON whose values are the bytes themselves.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Result<Changes> parse(const QByteArray &json);

    bool operator==(const Changes &) const = default;
};

/// What the server keeps for itself: never a change of somebody's.
[[nodiscard]] bool isBookkeeping(const QString &field);

/// What was changed between a document as read and as edited. Child tables are the members that are
/// lists of objects in either; a row without a `name` of the base is an added one.
[[nodiscard]] Changes changesBetween(const RawDocument &base, const RawDocument &mine);

/// The document with the changes in it.
[[nodiscard]] RawDocument applied(RawDocument document, const Changes &changes);

} // namespace FibreDesk::Outbox
