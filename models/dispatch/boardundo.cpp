// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardundo.h"

#include <algorithm>
#include <utility>

namespace FibreDesk::Dispatch {

void BoardUndo::add(Step step)
{
    if (!step.entries.empty())
        m_steps.push_back(std::move(step));
}

BoardUndo::Step BoardUndo::take()
{
    Step step = std::move(m_steps.back());
    m_steps.pop_back();
    return step;
}

void BoardUndo::forget(const QString &job)
{
    for (Step &step : m_steps)
        std::erase_if(step.entries, [&job](const Entry &entry) { return entry.job == job; });
    std::erase_if(m_steps, [](const Step &step) { return step.entries.empty(); });
}

void BoardUndo::forgetMade(const QString &write)
{
    std::erase_if(m_steps, [&write](const Step &step) {
        return std::ranges::contains(step.entries, write, &Entry::created);
    });
}

} // namespace FibreDesk::Dispatch
