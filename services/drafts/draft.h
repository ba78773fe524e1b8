// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audience/columns.h"
#include "audience/recipientlist.h"
#include "compose/campaignfile.h"
#include "store/audiencequeries.h"
#include "text/csvreader.h"

#include <QDateTime>
#include <QHash>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <memory>
#include <utility>
#include <vector>

/// Campaigns that are being written: everything a person has decided so far, complete or not.
namespace FibreDesk::Drafts {

/// Where the recipients come from.
enum class Source {
    None,
    Table, ///< an imported file with columns
    Customers, ///< a filter on the mirror
    Rows, ///< a campaign's file that has them already
};

/// What a person decided about one recipient.
struct RowDecision {
    bool isExcluded = false;
    QString email{}; ///< corrected; empty = as imported
    bool isSuggestionRefused = false; ///< the address is right as it is
    Audience::NameRules refusedFirst{}; ///< changes of the first name not to be made
    Audience::NameRules refusedLast{}; ///< the same of the last name
    bool hasCustomer = false; ///< `customer` was chosen by hand
    QString customer{}; ///< empty = nobody's

    [[nodiscard]] bool isEmpty() const { return *this == RowDecision{}; }
    bool operator==(const RowDecision &) const = default;
};

struct AudienceChoice {
    Source source = Source::None;
    QString fileName{}; ///< of the file imported, without its folder
    std::shared_ptr<const Text::CsvTable> table{};
    std::vector<Audience::Column> columns{};
    bool areColumnsConfirmed = false;
    Store::CustomerFilter filter{};
    bool isFilterConfirmed = false;
    Compose::RecipientRows rows{};
    Audience::SeveralEmails severalEmails = Audience::SeveralEmails::First;
    Audience::NameRules nameRules = Audience::AllNameRules;
    QHash<QString, RowDecision> decisions{}; ///< by rowKey()

    bool operator==(const AudienceChoice &other) const;
};

struct Draft {
    QString id{}; ///< the campaign's
    QString name{};
    QDateTime created{}; ///< UTC
    QDateTime modified{};
    int step = 0; ///< of the path: audience, message, check, send
    QString from{}; ///< as typed
    QString replyTo{};
    Compose::BothLanguages subject{};
    Compose::BothLanguages html{};
    Compose::BothLanguages text{};
    QString unsubscribe{};
    std::vector<std::pair<QString, QJsonValue>> values{}; ///< of the campaign, in their order
    std::vector<Compose::Attachment> attachments{};
    QJsonObject extra{}; ///< of a campaign's file, kept for the way back
    AudienceChoice audience{};
    QStringList accepted{}; ///< warnings a person has ticked
    QString testAddress{};

    bool operator==(const Draft &) const = default;
};

/// "cmp-20261123-4fk2zq": the day in the zone given, and six signs by chance.
[[nodiscard]] QString newCampaignId(const QDateTime &now);

/// One JSON object; parseDraft() reads it back.
[[nodiscard]] QByteArray draftBytes(const Draft &draft);
/// Validation for what is damaged or of a later format.
[[nodiscard]] Result<Draft> parseDraft(const QByteArray &bytes);

/// The campaign without its recipients. What is half typed goes in as it stands.
[[nodiscard]] Compose::CampaignFile campaignOf(const Draft &draft);
/// A campaign's file as a draft under a new id.
[[nodiscard]] Draft draftOf(const Compose::CampaignFile &campaign, const QString &id);

} // namespace FibreDesk::Drafts
