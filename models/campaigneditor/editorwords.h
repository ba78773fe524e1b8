// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audience/matching.h"
#include "audience/recipientlist.h"
#include "audiencevalues.h"
#include "compose/composer.h"
#include "compose/lint.h"
#include "text/mailaddress.h"

#include <QCoreApplication>
#include <QString>

namespace FibreDesk {

/// What the editor says of addresses, matches and findings, in the language of the window.
class EditorWords {
    Q_DECLARE_TR_FUNCTIONS(EditorWords)

public:
    [[nodiscard]] static QString address(Text::AddressFinding finding);
    [[nodiscard]] static QString exclusion(const Audience::ListedRecipient &recipient,
        const std::vector<Audience::ListedRecipient> &all);
    [[nodiscard]] static QString method(Audience::MatchMethod method);
    [[nodiscard]] static QString role(Audience::ColumnRole role);
    [[nodiscard]] static QString nameRule(Audience::NameRule rule);
    [[nodiscard]] static NameChangeText nameChange(
        const Audience::NameChange &change, Audience::NamePart part, bool isRefused);
    [[nodiscard]] static QString field(const QString &field);
    [[nodiscard]] static QString languageName(const QString &language);
    /// One finding as a sentence, and what to do about it.
    [[nodiscard]] static QString finding(
        const Compose::LintFinding &finding, const QString &language);
    [[nodiscard]] static QString advice(const Compose::LintFinding &finding);
    /// The technical sentences of compose/ in the language of the window.
    [[nodiscard]] static QString technical(const QString &sentence);
};

} // namespace FibreDesk
