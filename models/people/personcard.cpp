// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people/personcard.h"

#include "people/groupwords.h"

namespace FibreDesk {

QStringList PersonCard::groupTitles() const
{
    QStringList titles;
    const QStringList names = groupNames();
    for (const QString &group : names)
        titles += GroupWords::title(group);
    return titles;
}

} // namespace FibreDesk
