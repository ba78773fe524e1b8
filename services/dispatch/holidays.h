// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>

namespace FibreDesk::Dispatch {

/// The public holidays of Québec.
enum class Holiday {
    None,
    NewYear,
    GoodFriday, ///< an employer may give Easter Monday instead: that day is not told as one
    PatriotsDay, ///< the Monday before 25 May
    NationalDay, ///< 24 June
    CanadaDay, ///< 1 July, or the 2nd where that is a Sunday
    LabourDay,
    Thanksgiving,
    Christmas
};

[[nodiscard]] Holiday holidayOn(QDate day);

} // namespace FibreDesk::Dispatch
