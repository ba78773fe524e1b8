// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/random.h"

#include <QString>
#include <QStringList>

namespace FibreDesk::Sandbox {

/// Invented French street names; within one object none comes twice.
class RoadNames {
public:
    explicit RoadNames(Random random);
    QString street(); ///< "rue des Érables"
    QString avenue(); ///< "avenue Bellefeuille"
    QString rural(); ///< "rang Saint-Joseph", "montée des Bouleaux"

private:
    QString take(const std::vector<const char16_t *> &kinds, bool rural);

    Random m_random;
    std::vector<int> m_order;
    std::size_t m_next = 0;
};

} // namespace FibreDesk::Sandbox
