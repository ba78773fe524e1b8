// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/world.h"

namespace FibreDesk::Sandbox {

World::World(const Region &region, SiteClock &clock, QObject *parent)
    : QObject(parent)
    , m_region(region)
    , m_clock(clock)
{
}

World::~World() = default;

bool World::open(const Options &options, QString *error)
{
    return true;
}

} // namespace FibreDesk::Sandbox
