// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drafts/resolvedaudience.h"

#include "text/mailbox.h"
#include "text/normalise.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Drafts {

namespace {

/// Recipients out of a campaign's file: nothing to guess, nothing to clean.
std::vector<Audience::ListedRecipient> recipientsOf(const Compose::RecipientRows &rows)
{
    std::vector<Audience::ListedRecipient> recipients;
    recipients.reserve(std::size_t(rows.size()));
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const Compose::Recipient given = rows.at(row);
        Audience::ListedRecipient recipient;
        recipient.line = int(row) + 1;
        recipient.emailRaw = given.email;
        const QString email = Text::pastedAddress(given.email);
        recipient.isEmailCleaned = email != given.email;
        recipient.address = Text::parseMailAddress(email);
        recipient.suggestedEmail = Text::suggestedAddress(recipient.address);
        recipient.values = given.values;
        recipient.firstName = {.raw = given.values["firstname_raw"_L1].toString(given.firstName),
            .value = given.firstName,
            .changes = {}};
        recipient.lastName = {.raw = given.values["lastname_raw"_L1].toString(given.lastName),
            .value = given.lastName,
            .changes = {}};
        const QString language = given.values["language"_L1].toString();
        recipient.language = Text::languageCode(language);
        recipient.unknownLanguage = recipient.language.isEmpty() ? language.trimmed() : QString();
        recipient.customer = given.values["customer"_L1].toString();
        recipient.place = Audience::parseCivicAddress(given.values["description"_L1].toString());
        if (given.email.trimmed().isEmpty()) {
            recipient.exclusion = Audience::Exclusion::NoAddress;
        } else if (!recipient.address.isMailable()) {
            recipient.exclusion = Audience::Exclusion::BadAddress;
        } else if (given.values["excluded"_L1].toBool()) {
            recipient.exclusion = Audience::Exclusion::ByHand;
        }
        recipient.values.remove(u"excluded"_s);
        recipients.push_back(std::move(recipient));
    }
    return recipients;
}

void apply(
    const RowDecision &decision, Audience::NameRules rules, Audience::ListedRecipient &recipient)
{
    if (!decision.email.isEmpty()) {
        Audience::correctAddress(recipient, decision.email);
    }
    if (decision.isSuggestionRefused) {
        recipient.suggestedEmail.clear();
    }
    if (decision.refusedFirst) {
        recipient.firstName = Audience::cleanName(
            recipient.firstName.raw, Audience::NamePart::First, rules & ~decision.refusedFirst);
    }
    if (decision.refusedLast) {
        recipient.lastName = Audience::cleanName(
            recipient.lastName.raw, Audience::NamePart::Last, rules & ~decision.refusedLast);
    }
    if (decision.isExcluded) {
        recipient.exclusion = Audience::Exclusion::ByHand;
    }
}

bool isCompany(const Store::AudienceCustomer &customer)
{
    const QString type = Text::foldText(customer.type);
    return type == "company"_L1 || type == "entreprise"_L1 || type == "compagnie"_L1;
}

} // namespace

std::vector<Audience::CustomerKeys> customerKeys(
    const std::vector<Store::AudienceCustomer> &customers)
{
    std::vector<Audience::CustomerKeys> keys;
    keys.reserve(customers.size());
    for (const Store::AudienceCustomer &customer : customers) {
        Audience::CustomerKeys one{.id = customer.id,
            .name = customer.name,
            .language = customer.language,
            .emails = customer.emails,
            .phones = customer.phones,
            .places = {}};
        one.places.reserve(customer.places.size());
        for (const Store::AudiencePlace &place : customer.places) {
            one.places.push_back(Audience::parseCivicAddress(place.line, place.postalCode));
        }
        keys.push_back(std::move(one));
    }
    return keys;
}

std::vector<Audience::Column> customerColumns()
{
    using enum Audience::ColumnRole;
    const auto column = [](Audience::ColumnRole role, const QString &variable) {
        return Audience::Column{.role = role,
            .confidence = 1,
            .header = variable,
            .variable = variable,
            .isByName = true,
            .isByContent = false};
    };
    return {column(Customer, u"customer"_s), column(FullName, u"customer_name"_s),
        column(LastName, u"company"_s), column(Email, u"email"_s), column(Phone, u"phone"_s),
        column(Language, u"language"_s), column(Address, u"address"_s), column(City, u"city"_s),
        column(PostalCode, u"postal_code"_s), column(Variable, u"plan"_s)};
}

Text::CsvTable customerTable(const std::vector<Store::AudienceCustomer> &customers)
{
    Text::CsvTable table;
    for (const Audience::Column &column : customerColumns()) {
        table.header.cells += column.header;
    }
    table.rows.reserve(customers.size());
    int line = 0;
    for (const Store::AudienceCustomer &customer : customers) {
        const Store::AudiencePlace place =
            customer.places.empty() ? Store::AudiencePlace{} : customer.places.front();
        const bool company = isCompany(customer);
        table.rows.push_back({.line = ++line,
            .cells = {customer.id, company ? QString() : customer.name,
                company ? customer.name : QString(), customer.emails.join(u", "_s),
                customer.phones.value(0), customer.language, place.line, place.city,
                place.postalCode, customer.plan}});
    }
    return table;
}

QString rowKey(Source source, const Audience::ListedRecipient &recipient)
{
    const QString of =
        source == Source::Customers ? recipient.customer : QString::number(recipient.line);
    return u"%1:%2"_s.arg(of).arg(recipient.part);
}

std::optional<ResolvedAudience> resolve(const AudienceChoice &choice, const Customers &customers,
    const std::vector<Store::AudienceCustomer> &chosen, const std::function<bool()> &isCancelled)
{
    const auto cancelled = [&isCancelled] { return isCancelled && isCancelled(); };
    ResolvedAudience resolved;
    resolved.customers =
        customers ? customers : std::make_shared<const std::vector<Audience::CustomerKeys>>();
    const Audience::ImportOptions options{.severalEmails = choice.severalEmails,
        .nameRules = choice.nameRules,
        .trustedDomains = {},
        .isCancelled = isCancelled};
    switch (choice.source) {
    case Source::None:
        return resolved;
    case Source::Table:
        if (choice.table) {
            auto list = Audience::importRecipients(*choice.table, choice.columns, options);
            resolved.recipients = std::move(list.recipients);
            resolved.fileRows = list.rows;
        }
        break;
    case Source::Customers: {
        auto list = Audience::importRecipients(customerTable(chosen), customerColumns(), options);
        resolved.recipients = std::move(list.recipients);
        resolved.fileRows = list.rows;
        break;
    }
    case Source::Rows:
        resolved.recipients = recipientsOf(choice.rows);
        resolved.fileRows = choice.rows.size();
        break;
    }
    if (cancelled()) {
        return std::nullopt;
    }
    std::vector<std::pair<qsizetype, QString>> byHand;
    if (!choice.decisions.isEmpty()) {
        for (std::size_t i = 0; i < resolved.recipients.size(); ++i) {
            const auto found =
                choice.decisions.constFind(rowKey(choice.source, resolved.recipients[i]));
            if (found != choice.decisions.constEnd()) {
                apply(*found, choice.nameRules, resolved.recipients[i]);
                if (found->hasCustomer) {
                    byHand.emplace_back(qsizetype(i), found->customer);
                }
            }
        }
    }
    Audience::markDuplicates(resolved.recipients);
    if (cancelled()) {
        return std::nullopt;
    }
    resolved.matching =
        Audience::matchRecipients(resolved.recipients, *resolved.customers, isCancelled);
    if (cancelled()) {
        return std::nullopt;
    }
    if (!byHand.empty()) {
        QHash<QString, qsizetype> index;
        for (std::size_t i = 0; i < resolved.customers->size(); ++i) {
            index.insert((*resolved.customers)[i].id, qsizetype(i));
        }
        for (const auto &[row, id] : byHand) {
            Audience::assignByHand(resolved.matching, resolved.recipients,
                std::ssize(*resolved.customers), row, id.isEmpty() ? -1 : index.value(id, -1));
        }
    }
    return resolved;
}

QString languageOf(const ResolvedAudience &audience, qsizetype recipient)
{
    const auto index = std::size_t(recipient);
    const QString &own = audience.recipients.at(index).language;
    if (!own.isEmpty() || index >= audience.matching.matches.size()
        || audience.matching.matches[index].customer < 0) {
        return own;
    }
    const auto customer = std::size_t(audience.matching.matches[index].customer);
    return Text::languageCode(audience.customers->at(customer).language);
}

QJsonObject campaignRow(const ResolvedAudience &audience, qsizetype recipient)
{
    const auto index = std::size_t(recipient);
    QJsonObject row = Audience::campaignRow(audience.recipients.at(index));
    if (index < audience.matching.matches.size()) {
        Audience::addMatch(row, audience.matching.matches[index], *audience.customers);
    }
    if (audience.recipients[index].isExcluded()) {
        row.insert(
            "excluded_reason"_L1, Audience::exclusionName(audience.recipients[index].exclusion));
    }
    return row;
}

Compose::RecipientRows campaignRows(const ResolvedAudience &audience)
{
    Compose::RecipientRows rows;
    for (std::size_t i = 0; i < audience.recipients.size(); ++i) {
        rows.append(campaignRow(audience, qsizetype(i)));
    }
    return rows;
}

Compose::RecipientRows mailedRows(const ResolvedAudience &audience, std::vector<qsizetype> &indexes)
{
    Compose::RecipientRows rows;
    indexes.clear();
    for (std::size_t i = 0; i < audience.recipients.size(); ++i) {
        if (!audience.recipients[i].isExcluded()) {
            rows.append(campaignRow(audience, qsizetype(i)));
            indexes.push_back(qsizetype(i));
        }
    }
    return rows;
}

} // namespace FibreDesk::Drafts
