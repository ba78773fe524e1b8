// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/publication.h"

#include <QString>

namespace FibreDesk::Dispatch {

/// How long an SMS is on its way (3GPP TS 23.038): 160 characters of seven bits, 153 each where it
/// takes several, or 70 and 67 of sixteen bits where one character is not in the GSM alphabet.
struct SmsLength {
    int units = 0; ///< characters as they count: €, [ and others count twice
    int segments = 0;
    bool isUnicode = false;

    bool operator==(const SmsLength &) const = default;
};
[[nodiscard]] SmsLength smsLength(const QString &text);

/// The same in letters of the GSM alphabet, as far as they have a likeness there: "Lévêque" becomes
/// "Lévèque", an apostrophe straight, a narrow space wide.
[[nodiscard]] QString inGsmLetters(const QString &text);

/// More than this no gateway takes as one message.
inline constexpr int mostSmsSegments = 10;

/// What the technician reads: the day, and line by line what is new, moved and withdrawn with its
/// time and place. `language` is the technician's, not the desk's: "en", anything else is French.
[[nodiscard]] QString tellingText(const Telling &telling, const QString &language);

} // namespace FibreDesk::Dispatch
