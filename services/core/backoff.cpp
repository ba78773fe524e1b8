// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace FibreDesk {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds cap)
    : m_first(first)
    , m_cap(cap)
{
}

std::chrono::milliseconds Backoff::next()
{
    const int doublings = std::min(m_tries++, 20);
    const auto base = std::min<std::chrono::milliseconds>(m_first * (1LL << doublings), m_cap);
    return base + base * QRandomGenerator::global()->bounded(26) / 100;
}

void Backoff::reset()
{
    m_tries = 0;
}

} // namespace FibreDesk
