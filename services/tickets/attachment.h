// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QString>

namespace FibreDesk::Tickets {

/// A file that hangs on a ticket or on one of its messages.
struct Attachment {
    QString id{};
    QString fileName{}; ///< as somebody called it: not a path to write to
    QString url{}; ///< on the server
    qint64 size = 0;

    bool operator==(const Attachment &) const = default;
};

/// The name as it may stand in a folder of ours: one component, no control characters, no dot at
/// the front, not longer than file systems take.
[[nodiscard]] QString safeFileName(const QString &fileName);

/// Whether a file may be handed to the program that opens its kind: pictures, texts, PDF. Anything
/// else could be run, and is only kept.
[[nodiscard]] bool canOpen(const QString &fileName);

/// Writes the file for its owner alone, under a name that is free; answers the path.
[[nodiscard]] Result<QString> keepFile(
    const QString &directory, const QString &fileName, const QByteArray &content);

/// Writes exactly there: the path was chosen by a person.
[[nodiscard]] Result<void> keepFileAs(const QString &path, const QByteArray &content);

} // namespace FibreDesk::Tickets
