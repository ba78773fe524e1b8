// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownplace.h"

#include "core/logging.h"

#include <QDir>
#include <QFileInfo>

namespace FibreDesk {

QString ownPlace(const Profile &profile, const QString &name)
{
    const QString own = QDir(profile.ownFolder()).filePath(name);
    const QString old = QDir(profile.dataDirectory).filePath(name);
    if (!profile.person.isEmpty() && own != old && !QFileInfo::exists(own)
        && QFileInfo::exists(old)) {
        QDir().mkpath(QFileInfo(own).path());
        if (!QDir().rename(old, own))
            qCWarning(lcApp).noquote() << "what was written before stays in" << old;
    }
    return own;
}

} // namespace FibreDesk
