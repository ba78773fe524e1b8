// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "realtime/packet.h"

#include <QStringList>

#include <variant>

namespace FibreDesk::Realtime {

/// A document as the server names it.
struct DocumentName {
    QString doctype{};
    QString name{};

    [[nodiscard]] bool isEmpty() const { return doctype.isEmpty() || name.isEmpty(); }
    bool operator==(const DocumentName &) const = default;
};

/// It was saved, made or removed by that user (where told). Only a reason to read it.
struct Changed {
    DocumentName document{};
    QString user{};

    bool operator==(const Changed &) const = default;
};

/// Who has it open now, ourselves included.
struct Viewers {
    DocumentName document{};
    QStringList users{};

    bool operator==(const Viewers &) const = default;
};

/// What an event packet means to us; nothing for events we do not know or that name no document.
using Event = std::variant<std::monostate, Changed, Viewers>;
[[nodiscard]] Event readEvent(const Packet &packet);

} // namespace FibreDesk::Realtime

Q_DECLARE_METATYPE(FibreDesk::Realtime::Changed)
Q_DECLARE_METATYPE(FibreDesk::Realtime::Viewers)
