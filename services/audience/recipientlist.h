// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audience/civicaddress.h"
#include "audience/columns.h"
#include "audience/personname.h"
#include "text/csvreader.h"
#include "text/mailaddress.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace FibreDesk::Audience {

/// What becomes of a row with several e-mail addresses.
enum class SeveralEmails {
    First, ///< the first one that can be mailed
    Split, ///< one recipient each
    Skip, ///< nobody, and the row says so
};

enum class Exclusion { None, NoAddress, BadAddress, SeveralAddresses, Duplicate, ByHand };

/// One person to write to, with everything its row held.
struct ListedRecipient {
    int line = 0; ///< of the file, from 1
    int part = 0; ///< of a row that was split, from 0
    QString emailRaw; ///< the cell as it was
    bool isEmailCleaned = false; ///< marks that nobody sees were taken out of it
    Text::MailAddress address;
    QString suggestedEmail; ///< for an obvious slip; empty = none
    CleanName firstName;
    CleanName lastName;
    QStringList phones; ///< ten digits each
    CivicAddress place;
    QString language; ///< "fr", "en"; empty = the row does not say
    QString unknownLanguage; ///< what the row says where that is neither
    QString customer; ///< the row's own customer id; empty = none
    QJsonObject values; ///< of all columns, under their variables, and the standard ones
    Exclusion exclusion = Exclusion::None;
    qsizetype duplicateOf = -1; ///< index of the one that stays

    [[nodiscard]] bool isExcluded() const { return exclusion != Exclusion::None; }
    bool operator==(const ListedRecipient &) const = default;
};

struct ImportOptions {
    SeveralEmails severalEmails = SeveralEmails::First;
    NameRules nameRules = AllNameRules;
    QStringList trustedDomains{}; ///< never suggest another for these
    std::function<bool()> isCancelled{}; ///< asked now and then; true = what is there is returned
};

struct RecipientList {
    std::vector<ListedRecipient> recipients; ///< in the file's order
    qsizetype rows = 0; ///< of the file

    [[nodiscard]] qsizetype excluded() const;
    bool operator==(const RecipientList &) const = default;
};

/// Reads the rows with the columns as the user confirmed them. No row is dropped: who is not to be
/// written to is there, with the reason.
[[nodiscard]] RecipientList importRecipients(const Text::CsvTable &table,
    const std::vector<Column> &columns, const ImportOptions &options = {});

/// Finds duplicates anew, after addresses were corrected or rows excluded by hand.
void markDuplicates(std::vector<ListedRecipient> &recipients);

/// Puts another address on the recipient, judged like an imported one.
void correctAddress(ListedRecipient &recipient, const QString &email);

/// The row as a campaign's file holds it: the hub's names, and the variables.
[[nodiscard]] QJsonObject campaignRow(const ListedRecipient &recipient);

/// Stable English name of a reason ("badAddress").
[[nodiscard]] QString exclusionName(Exclusion exclusion);

} // namespace FibreDesk::Audience
