// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "undochoice.h"

#include <algorithm>
#include <ranges>

namespace FibreDesk {

int UndoChoice::add(std::function<QString()> text, std::function<void()> undo)
{
    const int number = static_cast<int>(m_sources.size());
    m_sources.push_back({.text = std::move(text), .undo = std::move(undo)});
    m_recent.insert(m_recent.begin(), number);
    return number;
}

void UndoChoice::handleChanged(int source)
{
    std::erase(m_recent, source);
    m_recent.push_back(source);
    Q_EMIT changed();
}

int UndoChoice::current() const
{
    const auto found = std::ranges::find_if(m_recent | std::views::reverse, [this](int source) {
        return !m_sources[static_cast<std::size_t>(source)].text().isEmpty();
    });
    return found == std::ranges::rend(m_recent) ? -1 : *found;
}

QString UndoChoice::text() const
{
    const int source = current();
    return source < 0 ? QString() : m_sources[static_cast<std::size_t>(source)].text();
}

void UndoChoice::undo()
{
    const int source = current();
    if (source >= 0) {
        m_sources[static_cast<std::size_t>(source)].undo();
    }
}

} // namespace FibreDesk
