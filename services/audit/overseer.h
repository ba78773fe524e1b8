// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/entry.h"
#include "core/oversight.h"

#include <functional>

namespace FibreDesk::Audit {

/// The oversight of a program: somebody else judges, and what was done goes into the list.
class Overseer : public Oversight {
public:
    using Judge = std::function<std::optional<Error>(const QString &action)>;

    /// The sink outlives it.
    explicit Overseer(Sink *sink)
        : m_sink(sink)
    {
    }

    /// Without one everything may be done: the servers have the last word.
    void setJudge(Judge judge) { m_judge = std::move(judge); }

    [[nodiscard]] std::optional<Error> refusal(const QString &action) const override
    {
        return m_judge ? m_judge(action) : std::nullopt;
    }
    void note(Deed deed) override { m_sink->note(entryOf(std::move(deed))); }

    [[nodiscard]] static Entry entryOf(Deed deed);

private:
    Sink *m_sink;
    Judge m_judge;
};

} // namespace FibreDesk::Audit
