// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace FibreDesk::Bench {

/// The value below which `share` of the values lie; sorts a copy.
inline double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, size_t(share * double(values.size())))];
}

/// One line of the table in the README.
inline void printRow(
    const QString &what, const QString &ours, const QString &bar, const QString &beside)
{
    std::printf("| %s | %s | %s | %s |\n", qPrintable(what), qPrintable(ours), qPrintable(bar),
        qPrintable(beside));
    std::fflush(stdout);
}

} // namespace FibreDesk::Bench
