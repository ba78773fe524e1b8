// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

/// How texts are read for the search; the index and the query use the same.
namespace FibreDesk::Text {

/// A text as it goes into the word index of names and addresses: its words, the parts of "Anne-
/// Sophie" and "O'Neil" also as one word, and the other spelling of "Saint", "chemin", "boulevard".
[[nodiscard]] QString indexedName(const QString &text);

/// The other spelling under which an indexed word is found: "st" and "saint"; empty without one.
[[nodiscard]] QString otherSpelling(const QString &foldedWord);

/// Words of an address that say nothing of where it is: "de", "app", "Québec".
[[nodiscard]] bool isAddressNoise(const QString &foldedWord);

/// The words of an HTML text on one line: tags, comments and the content of script and style gone,
/// character references read. One pass, whatever the text.
[[nodiscard]] QString bareText(QStringView html);

/// Steps from one word to the other, where a step adds, drops, changes or swaps neighbouring
/// letters; `most`+1 where there are more than that.
[[nodiscard]] int editDistance(QStringView a, QStringView b, int most);
/// The same to the nearest beginning of `word`: for a word that is still being typed.
[[nodiscard]] int editDistanceToStart(QStringView typed, QStringView word, int most);

} // namespace FibreDesk::Text
