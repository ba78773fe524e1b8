// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QMetaType>
#include <QStringList>

namespace FibreDesk::Store {

/// What one commit changed in the mirror: table name ("job", "customer"...) to document ids. A
/// change of child rows is told as a change of their parent.
struct Changes {
    QHash<QString, QStringList> ids;
    bool everything = false; ///< the mirror was rebuilt: all that was known is void

    [[nodiscard]] bool isEmpty() const { return ids.isEmpty() && !everything; }
    [[nodiscard]] bool touches(const QString &table) const
    {
        return everything || ids.contains(table);
    }
};

} // namespace FibreDesk::Store

Q_DECLARE_METATYPE(FibreDesk::Store::Changes)
