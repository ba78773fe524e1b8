// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rights/capabilities.h"

namespace FibreDesk::Rights {

Standing Capabilities::standing(const QString &name) const
{
    const auto decided = m_decided.constFind(name);
    if (decided == m_decided.cend()) {
        return Standing::Unknown;
    }
    return *decided ? Standing::Granted : Standing::Denied;
}

QJsonObject Capabilities::toJson() const
{
    QJsonObject object;
    for (const auto &[name, isGranted] : m_decided.asKeyValueRange()) {
        object.insert(name, isGranted);
    }
    return object;
}

Capabilities Capabilities::fromJson(const QJsonObject &object)
{
    Capabilities capabilities;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isBool()) {
            capabilities.decide(it.key(), it->toBool());
        }
    }
    return capabilities;
}

} // namespace FibreDesk::Rights
