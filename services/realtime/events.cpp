// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/events.h"

namespace FibreDesk::Realtime {

using namespace Qt::StringLiterals;

namespace {

/// Frappe's names are VARCHAR(140), users' are addresses.
constexpr qsizetype longestName = 255;
constexpr qsizetype mostViewers = 50;

/// Names may be numbers; anything else than a short text is none.
QString nameIn(const QJsonValue &value)
{
    const QString name = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    return name.size() <= longestName ? name : QString();
}

} // namespace

Event readEvent(const Packet &packet)
{
    const QJsonObject data = packet.arguments.first().toObject();
    const QString doctype = nameIn(data.value("doctype"_L1));
    if (packet.event == "list_update"_L1 || packet.event == "doc_update"_L1) {
        const Changed changed{.document = {doctype, nameIn(data.value("name"_L1))},
            .user = nameIn(data.value("user"_L1))};
        return changed.document.isEmpty() ? Event() : changed;
    }
    if (packet.event == "doc_viewers"_L1) {
        Viewers viewers{.document = {doctype, nameIn(data.value("docname"_L1))}};
        for (const QJsonValue user : data.value("users"_L1).toArray()) {
            const QString name = nameIn(user);
            if (!name.isEmpty() && !viewers.users.contains(name)
                && viewers.users.size() < mostViewers) {
                viewers.users += name;
            }
        }
        return viewers.document.isEmpty() ? Event() : viewers;
    }
    return {};
}

} // namespace FibreDesk::Realtime
