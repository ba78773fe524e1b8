// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audience/civicaddress.h"
#include "audience/recipientlist.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

/// Whose customer is this recipient? Pure functions: the mirror feeds them.
namespace FibreDesk::Audience {

/// What a customer can be recognised by.
struct CustomerKeys {
    QString id;
    QString name;
    QString language;
    QStringList emails; ///< as written
    QStringList phones; ///< as written
    std::vector<CivicAddress> places;

    bool operator==(const CustomerKeys &) const = default;
};

/// How a recipient was recognised, the surest first.
enum class MatchMethod { None, Manual, CustomerId, Email, Phone, Address };

/// 1.0 for an e-mail address, 0.9 for a phone number, 0.8 for a civic number with postal code.
[[nodiscard]] double confidenceOf(MatchMethod method);
/// Stable English name of a method ("email").
[[nodiscard]] QString methodName(MatchMethod method);

struct MatchCandidate {
    qsizetype customer = -1; ///< index
    MatchMethod method = MatchMethod::None;
    QString reason; ///< what agrees: the address, the number, the door

    bool operator==(const MatchCandidate &) const = default;
};

struct Match {
    qsizetype customer = -1; ///< index; -1 = nobody, or not to be told apart
    MatchMethod method = MatchMethod::None;
    double confidence = 0;
    QString reason;
    /// Everybody in question, the match included, the surest first.
    std::vector<MatchCandidate> candidates;
    /// Several customers agree equally well: a person must choose.
    bool isAmbiguous = false;
    /// Something else of the row belongs to another customer.
    bool isContradicted = false;

    bool operator==(const Match &) const = default;
};

struct Matching {
    std::vector<Match> matches; ///< one for each recipient
    std::vector<qsizetype> unmatchedRecipients; ///< indexes, excluded ones left out
    std::vector<qsizetype> unmatchedCustomers; ///< indexes of those whom nobody was matched to

    bool operator==(const Matching &) const = default;
};

/// Looks recipients up by hashes over the customers: the work grows with their sum.
class Matcher {
public:
    explicit Matcher(const std::vector<CustomerKeys> &customers);

    [[nodiscard]] Match match(const ListedRecipient &recipient) const;

private:
    using Index = QHash<QString, std::vector<qsizetype>>;

    [[nodiscard]] bool sameName(qsizetype customer, const ListedRecipient &recipient) const;

    const std::vector<CustomerKeys> &m_customers;
    QHash<QString, qsizetype> m_byId;
    Index m_byEmail;
    Index m_byPhone;
    Index m_byPlace;
};

/// `isCancelled` is asked now and then; once it said so, nobody else is matched.
[[nodiscard]] Matching matchRecipients(const std::vector<ListedRecipient> &recipients,
    const std::vector<CustomerKeys> &customers, const std::function<bool()> &isCancelled = {});

/// A person's own decision: this customer (-1 = none) for that recipient. The leftovers follow.
void assignByHand(Matching &matching, const std::vector<ListedRecipient> &recipients,
    qsizetype customers, qsizetype recipient, qsizetype customer);

/// Puts what the match says on the campaign's row; the customer's language where the row has none.
void addMatch(QJsonObject &row, const Match &match, const std::vector<CustomerKeys> &customers);

} // namespace FibreDesk::Audience
