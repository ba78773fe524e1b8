// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/matching.h"

#include "text/normalise.h"

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audience {

namespace {

/// What more customers than this share (a placeholder, the desk's own number) tells nobody apart.
constexpr std::size_t MostSharing = 40;
constexpr std::size_t RowsBetweenQuestions = 512;

QString emailKey(const QString &email)
{
    const Text::MailAddress address = Text::parseMailAddress(email.trimmed());
    return address.isMailable() ? address.key() : QString();
}

/// The ten digits where they can be somebody's number: neither area nor exchange begins with 0
/// or 1.
QString phoneKey(const QString &phone)
{
    const QString digits = Text::phoneDigits(phone);
    return digits.size() == 10 && digits.at(0) > u'1' && digits.at(3) > u'1' ? digits : QString();
}

void add(QHash<QString, std::vector<qsizetype>> &index, const QString &key, qsizetype customer)
{
    if (key.isEmpty()) {
        return;
    }
    auto &list = index[key];
    if (list.empty() || list.back() != customer) {
        list.push_back(customer);
    }
}

} // namespace

double confidenceOf(MatchMethod method)
{
    switch (method) {
    case MatchMethod::Manual:
    case MatchMethod::CustomerId:
    case MatchMethod::Email:
        return 1.0;
    case MatchMethod::Phone:
        return 0.9;
    case MatchMethod::Address:
        return 0.8;
    case MatchMethod::None:
        break;
    }
    return 0;
}

QString methodName(MatchMethod method)
{
    static constexpr std::array names{
        "none", "manual", "customer", "email", "phone", "civic_postal"};
    static_assert(names.size() == std::size_t(MatchMethod::Address) + 1);
    return QLatin1StringView(names.at(std::size_t(method)));
}

Matcher::Matcher(const std::vector<CustomerKeys> &customers)
    : m_customers(customers)
{
    m_byId.reserve(std::ssize(customers));
    m_byEmail.reserve(std::ssize(customers));
    m_byPhone.reserve(std::ssize(customers));
    m_byPlace.reserve(std::ssize(customers) * 2);
    for (std::size_t i = 0; i < customers.size(); ++i) {
        const CustomerKeys &customer = customers[i];
        m_byId.insert(customer.id, qsizetype(i));
        for (const QString &email : customer.emails) {
            add(m_byEmail, emailKey(email), qsizetype(i));
        }
        for (const QString &phone : customer.phones) {
            add(m_byPhone, phoneKey(phone), qsizetype(i));
        }
        for (const CivicAddress &place : customer.places) {
            if (place.isComplete()) {
                add(m_byPlace, place.key(), qsizetype(i));
            }
        }
    }
}

bool Matcher::sameName(qsizetype customer, const ListedRecipient &recipient) const
{
    const QStringList words = Text::foldedWords(m_customers[std::size_t(customer)].name);
    const QStringList wanted =
        Text::foldedWords(recipient.firstName.value + u' ' + recipient.lastName.value);
    return !wanted.isEmpty() && std::ranges::all_of(wanted, [&words](const QString &word) {
        return words.contains(word);
    });
}

Match Matcher::match(const ListedRecipient &recipient) const
{
    Match result;
    std::map<qsizetype, int> votes; ///< customer → how many things agree
    const auto consider = [&](qsizetype customer, MatchMethod method, const QString &reason) {
        const bool isKnown = std::ranges::any_of(result.candidates, [&](const MatchCandidate &one) {
            return one.customer == customer && one.method == method;
        });
        if (!isKnown) {
            ++votes[customer];
            result.candidates.push_back({.customer = customer, .method = method, .reason = reason});
        }
    };
    const auto considerAll = [&](const Index &index, const QString &key, MatchMethod method,
                                 const QString &reason) {
        const auto found = key.isEmpty() ? index.constEnd() : index.constFind(key);
        if (found != index.constEnd() && found->size() <= MostSharing) {
            for (const qsizetype customer : *found) {
                consider(customer, method, reason);
            }
        }
    };

    if (const auto found = m_byId.constFind(recipient.customer);
        !recipient.customer.isEmpty() && found != m_byId.constEnd()) {
        consider(*found, MatchMethod::CustomerId, recipient.customer);
    }
    if (recipient.address.isMailable()) {
        considerAll(
            m_byEmail, recipient.address.key(), MatchMethod::Email, recipient.address.text());
    }
    for (const QString &phone : recipient.phones) {
        considerAll(m_byPhone, phoneKey(phone), MatchMethod::Phone, phone);
    }
    if (recipient.place.isComplete()) {
        const auto found = m_byPlace.constFind(recipient.place.key());
        if (found != m_byPlace.constEnd() && found->size() <= MostSharing) {
            for (const qsizetype customer : *found) {
                // Another unit at the same door is another household.
                const auto &places = m_customers[std::size_t(customer)].places;
                const bool isSameDoor = std::ranges::any_of(places, [&](const CivicAddress &place) {
                    return place.key() == recipient.place.key()
                        && (place.unit.isEmpty() || recipient.place.unit.isEmpty()
                            || place.unit == recipient.place.unit);
                });
                if (isSameDoor) {
                    consider(customer, MatchMethod::Address,
                        recipient.place.unit.isEmpty()
                            ? recipient.place.key()
                            : recipient.place.unit + u'-' + recipient.place.key());
                }
            }
        }
    }
    if (result.candidates.empty()) {
        return result;
    }

    // Of those whom the surest thing points to, the one whom most things point to, then the one of
    // that name.
    std::vector<MatchCandidate> best;
    std::ranges::copy_if(result.candidates, std::back_inserter(best),
        [&](const MatchCandidate &one) { return one.method == result.candidates.front().method; });
    if (best.size() > 1) {
        int most = 0;
        for (const MatchCandidate &one : best) {
            most = std::max(most, votes.at(one.customer));
        }
        std::erase_if(
            best, [&](const MatchCandidate &one) { return votes.at(one.customer) < most; });
    }
    if (best.size() > 1) {
        std::vector<MatchCandidate> named;
        std::ranges::copy_if(best, std::back_inserter(named),
            [&](const MatchCandidate &one) { return sameName(one.customer, recipient); });
        if (named.size() == 1) {
            best = named;
        }
    }
    if (best.size() > 1) {
        result.isAmbiguous = true;
        return result;
    }
    const MatchCandidate &chosen = best.front();
    result.customer = chosen.customer;
    result.method = chosen.method;
    result.confidence = confidenceOf(chosen.method);
    result.reason = chosen.reason;
    // A door is shared by many; an e-mail address or a phone that is somebody else's is a
    // contradiction.
    result.isContradicted = std::ranges::any_of(result.candidates, [&](const MatchCandidate &one) {
        return one.customer != chosen.customer && one.method != chosen.method
            && one.method != MatchMethod::Address
            && std::ranges::none_of(result.candidates, [&](const MatchCandidate &other) {
                   return other.customer == chosen.customer && other.method == one.method;
               });
    });
    return result;
}

namespace {

void findLeftovers(
    Matching &matching, const std::vector<ListedRecipient> &recipients, qsizetype customers)
{
    std::vector<bool> isTaken(std::size_t(customers), false);
    matching.unmatchedRecipients.clear();
    matching.unmatchedCustomers.clear();
    for (std::size_t i = 0; i < matching.matches.size(); ++i) {
        if (matching.matches[i].customer >= 0) {
            isTaken[std::size_t(matching.matches[i].customer)] = true;
        } else if (!recipients[i].isExcluded()) {
            matching.unmatchedRecipients.push_back(qsizetype(i));
        }
    }
    for (std::size_t i = 0; i < isTaken.size(); ++i) {
        if (!isTaken[i]) {
            matching.unmatchedCustomers.push_back(qsizetype(i));
        }
    }
}

} // namespace

Matching matchRecipients(const std::vector<ListedRecipient> &recipients,
    const std::vector<CustomerKeys> &customers, const std::function<bool()> &isCancelled)
{
    const Matcher matcher(customers);
    Matching matching;
    matching.matches.reserve(recipients.size());
    bool isStopped = false;
    for (std::size_t i = 0; i < recipients.size(); ++i) {
        isStopped = isStopped || (isCancelled && i % RowsBetweenQuestions == 0 && isCancelled());
        matching.matches.push_back(isStopped ? Match{} : matcher.match(recipients[i]));
    }
    findLeftovers(matching, recipients, std::ssize(customers));
    return matching;
}

void assignByHand(Matching &matching, const std::vector<ListedRecipient> &recipients,
    qsizetype customers, qsizetype recipient, qsizetype customer)
{
    Match &match = matching.matches.at(std::size_t(recipient));
    match.customer = customer;
    match.method = customer < 0 ? MatchMethod::None : MatchMethod::Manual;
    match.confidence = confidenceOf(match.method);
    match.reason.clear();
    match.isAmbiguous = false;
    match.isContradicted = false;
    findLeftovers(matching, recipients, customers);
}

void addMatch(QJsonObject &row, const Match &match, const std::vector<CustomerKeys> &customers)
{
    if (match.customer < 0) {
        return;
    }
    const CustomerKeys &customer = customers.at(std::size_t(match.customer));
    row.insert("customer"_L1, customer.id);
    row.insert("match_method"_L1, methodName(match.method));
    row.insert("match_confidence"_L1, match.confidence);
    if (!match.reason.isEmpty()) {
        row.insert("match_reason"_L1, match.reason);
    }
    if (const QString language = Text::languageCode(customer.language);
        !row.contains("language"_L1) && !language.isEmpty()) {
        row.insert("language"_L1, language);
    }
}

} // namespace FibreDesk::Audience
