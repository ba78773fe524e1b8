// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>

namespace FibreDesk {

/// Overwrites a secret where it lies, in whatever shares it, and forgets it: only for what is a
/// secret. A literal is the program itself, which cannot be written: it is only forgotten.
/// Not through data(): that would make a copy first and overwrite that one.
inline void wipe(QString &text)
{
    if (text.data_ptr().isMutable()) {
        auto *letters = const_cast<QChar *>(text.constData());
        std::fill_n(letters, text.size(), QChar(u'\0'));
    }
    text.clear();
}

inline void wipe(QByteArray &bytes)
{
    if (bytes.data_ptr().isMutable()) {
        auto *letters = const_cast<char *>(bytes.constData());
        std::fill_n(letters, bytes.size(), '\0');
    }
    bytes.clear();
}

} // namespace FibreDesk
