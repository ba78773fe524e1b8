// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/oversight.h"

#include <QSet>

#include <utility>
#include <vector>

namespace FibreDesk {

/// Forbids the actions it is given and keeps what it is told.
class NotingOversight : public Oversight {
public:
    NotingOversight() = default;
    explicit NotingOversight(QSet<QString> actions)
        : forbidden(std::move(actions))
    {
    }
    explicit NotingOversight(const QString &action)
        : forbidden{action}
    {
    }

    [[nodiscard]] std::optional<Error> refusal(const QString &action) const override
    {
        if (!forbidden.contains(action))
            return std::nullopt;
        return Error{.kind = ErrorKind::Forbidden,
            .detail = QStringLiteral("not yours: ") + action,
            .source = QStringLiteral("rights")};
    }
    void note(Deed deed) override { deeds.push_back(std::move(deed)); }

    QSet<QString> forbidden;
    std::vector<Deed> deeds;
};

} // namespace FibreDesk
