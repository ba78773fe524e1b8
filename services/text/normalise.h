// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

/// One spelling for things that people type in many ways; the same functions make the index and
/// read the query.
namespace FibreDesk::Text {

/// Letters and digits only, in capitals: "aa:bb-0c 1" and "AABB0C1" are the same code.
[[nodiscard]] QString foldCode(QStringView text);

/// The ten national digits of a North American number in any spelling, without country code and
/// extension; other numbers as their digits; empty where there are fewer than four.
[[nodiscard]] QString phoneDigits(const QString &text);

/// The number at the end of an id without leading zeros: "LOC-00042" gives "42"; empty without one.
[[nodiscard]] QString idNumber(QStringView id);

/// "h2x1y4" or "H2X 1Y4" as "H2X1Y4"; empty where the text is no (beginning of a) postal code of at
/// least three signs.
[[nodiscard]] QString postalCode(QStringView text);

/// Lower case without accents, for comparing and highlighting. Keeps the length of Latin text, so
/// that positions fit the original.
[[nodiscard]] QString foldText(QStringView text);

/// The words of a text as the index splits them, folded.
[[nodiscard]] QStringList foldedWords(QStringView text);

/// "fr" or "en" for a word that means one of them ("Anglais", "fr-CA", "E"); empty for any other.
[[nodiscard]] QString languageCode(QStringView text);

/// Without the marks that nobody sees and that come along when text is pasted: zero width spaces,
/// byte order marks, soft hyphens, marks of the writing direction. The joiners that some scripts
/// need stay. Blanks that do not break are left to the caller.
[[nodiscard]] QString withoutInvisible(QString text);

/// The same text with each such mark, and each blank that is none, written out: "a⟨U+200B⟩b".
[[nodiscard]] QString withInvisibleShown(const QString &text);

/// A blank of another width, or one where no line may break.
[[nodiscard]] bool isOddBlank(QChar c);

} // namespace FibreDesk::Text
