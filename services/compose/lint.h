// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/composer.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace FibreDesk::Compose {

enum class LintKind {
    BadAddress, ///< the row cannot be mailed; detail = findingName() of it
    DuplicateAddress, ///< an earlier row has the same mailbox; `what` = the address
    SuspectAddress, ///< an obvious slip; `what` = the address, detail = the one probably meant
    UnknownVariable, ///< no row has it
    EmptyVariable, ///< the rows named have it empty where it would be printed
    UnknownSection, ///< a section on a variable that no row has is never shown
    UnescapedVariable, ///< {{{ }}} lets a value be HTML
    UnknownLanguage, ///< rows name neither French nor English; detail = the one they get
    OtherLanguage, ///< rows get a text in the other language, theirs being empty
    NoSubject,
    NoText, ///< nothing to read without HTML
    TextFromHtml, ///< no text part was written: it is made from the HTML
    TooLarge, ///< over the limit of the relay
    Clipped, ///< HTML so long that Gmail cuts it
    NoUnsubscribe,
    BadUnsubscribe, ///< with the values of the rows it is no address; detail = why
    UnsubscribeNotOneClick, ///< mailto: alone: RFC 8058 wants https:
    UnsubscribeNotShown, ///< in the header only, nowhere in the text
    BrokenLink, ///< `what` = the link, detail = why
    ImageWithoutAlt, ///< `what` = the image
    ImageNotShown, ///< `what` = the image, detail = why
};

enum class LintLevel { Error, Warning, Hint };

struct LintFinding {
    LintKind kind = LintKind::BadAddress;
    LintLevel level = LintLevel::Warning;
    QString language; ///< of the text concerned; empty = both, or none
    QString what; ///< the variable, link, image or address
    QString detail;
    std::vector<qsizetype> rows; ///< empty = the campaign as a whole

    bool operator==(const LintFinding &) const = default;
};

struct LintOptions {
    qsizetype maximumBytes = 10 * 1024 * 1024; ///< of a whole mail; the relay's SIZE where known
    qsizetype clipBytes = 102 * 1024; ///< Gmail shows no more HTML than this
    QStringList trustedDomains;
};

/// Stable English name of a kind, for logs and JSON ("emptyVariable").
[[nodiscard]] QString lintKindName(LintKind kind);

/// Everything that can be known to be wrong before the first mail leaves, the worst first. Looks at
/// every row: for thousands of them, call it on a worker thread with a Composer of its own.
[[nodiscard]] std::vector<LintFinding> lint(Composer &composer, const LintOptions &options = {});

} // namespace FibreDesk::Compose
