// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/random.h"

#include <QString>

namespace FibreDesk::Sandbox {

struct Person {
    QString first;
    QString last;
    bool isEnglish = false;
    [[nodiscard]] QString full() const { return first + u' ' + last; }
};

/// Invented people of Québec: seven in eight French-speaking.
[[nodiscard]] Person makePerson(Random &random);
/// "Ferme Bélanger & Fils inc." and the like, some of them long.
[[nodiscard]] QString makeCompany(Random &random, const QString &town);
/// A 555-01xx number as somebody typed it: "(450) 555-0123", "450.555.0123", "4505550123 #2" …
[[nodiscard]] QString makePhone(Random &random);
/// first.last at a .example domain, without accents.
[[nodiscard]] QString makeEmail(Random &random, const Person &person);
/// "Thérèse D'Amours" -> "therese.damours"
[[nodiscard]] QString plainLetters(const QString &text);

} // namespace FibreDesk::Sandbox
