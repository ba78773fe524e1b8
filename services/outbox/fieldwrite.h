// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/write.h"

namespace FibreDesk::Outbox {

/// One field by the server's name, as it was read and as it is to be.
struct FieldEdit {
    QString field{};
    RawValue before{};
    RawValue after{};

    bool operator==(const FieldEdit &) const = default;
};

/// A document as far as a write has to know it.
struct DocumentRef {
    QString doctype{};
    QString name{};
    QString title{}; ///< for people
    QString modified{}; ///< raw, as the server wrote it

    bool operator==(const DocumentRef &) const = default;
};

/// The change of some fields of a document that exists.
[[nodiscard]] NewWrite fieldWrite(const DocumentRef &document, const std::vector<FieldEdit> &edits);

/// What takes a write of fields back: it wants the old values where the new ones still stand, and
/// clashes where somebody has changed them since. Empty changes = there is nothing to take back.
[[nodiscard]] NewWrite inverseOf(const Write &done);

} // namespace FibreDesk::Outbox
