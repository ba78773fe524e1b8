// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace FibreDesk::Text {

/// A telephone number read from whatever somebody typed.
struct Phone {
    QString e164; ///< "+15145550142"
    QString national; ///< digits as dialled within its country: "5145550142"
    QString extension; ///< digits; empty where there is none

    bool operator==(const Phone &) const = default;
};

/// The whole numbers in a text, in their order: with or without country code, any separators, words
/// in front ("tél."), extensions ("poste 12"), two of them ("… / …"). Numbers without a country are
/// North American. What is no number gives nothing.
[[nodiscard]] QList<Phone> phoneNumbers(const QString &text);

/// What may be typed of a number: the text without a word in front and without extension; empty
/// where it is no spelling of a number or of a part of one.
[[nodiscard]] QString phoneSpelling(const QString &text);

} // namespace FibreDesk::Text
