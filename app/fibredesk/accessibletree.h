// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QQuickWindow;

namespace FibreDesk {

/// What a screen reader is given of a window: a line for each item, with its role, its name and how
/// it stands; and what it would have to keep silent about.
struct AccessibleTree {
    QStringList lines{};
    /// Where the keyboard goes and nothing is to be said, or nothing of what it is.
    QStringList complaints{};

    [[nodiscard]] static AccessibleTree of(QQuickWindow *window);
    /// Lines that begin with "! " are complaints.
    [[nodiscard]] QString toText() const;
};

} // namespace FibreDesk
