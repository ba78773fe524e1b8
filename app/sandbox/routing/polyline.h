// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <cmath>
#include <vector>

namespace FibreDesk::Sandbox {

/// A line in Google's encoding: differences of rounded numbers, five bits a letter.
template <typename Points>
[[nodiscard]] QByteArray polyline(const Points &points, double precision)
{
    QByteArray text;
    qint64 last[2] = {0, 0};
    for (const auto &point : points) {
        const qint64 now[2] = {
            std::llround(point.lat * precision), std::llround(point.lon * precision)};
        for (int axis = 0; axis < 2; ++axis) {
            const qint64 step = now[axis] - last[axis];
            quint64 left = step < 0 ? ~(quint64(step) << 1) : quint64(step) << 1;
            for (; left >= 0x20; left >>= 5)
                text += char((0x20 | (left & 0x1f)) + 63);
            text += char(left + 63);
            last[axis] = now[axis];
        }
    }
    return text;
}

} // namespace FibreDesk::Sandbox
