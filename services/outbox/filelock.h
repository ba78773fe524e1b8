// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

namespace FibreDesk::Outbox {

/// Lets one process at a time have a file: the kernel's own lock on a file beside it, which goes
/// with its process, however that ends.
class FileLock {
public:
    FileLock() = default;
    ~FileLock() { release(); }
    Q_DISABLE_COPY_MOVE(FileLock)

    /// `what` is it that another one has open: "the outbox".
    [[nodiscard]] Result<void> take(const QString &file, const QString &what);
    void release();

private:
    int m_descriptor = -1;
};

} // namespace FibreDesk::Outbox
