// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/recipientlist.h"

#include "text/mailbox.h"
#include "text/normalise.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audience {

namespace {

/// A thousand rows are some milliseconds.
constexpr int RowsBetweenQuestions = 512;

/// One row's cells by what they are.
class RowReader {
public:
    RowReader(
        const Text::CsvRow &row, const std::vector<Column> &columns, const ImportOptions &options)
        : m_row(row)
        , m_columns(columns)
        , m_options(options)
    {
    }

    std::vector<ListedRecipient> read()
    {
        ListedRecipient base;
        base.line = m_row.line;
        readCells(base);
        std::vector<ListedRecipient> recipients;
        if (m_boxes.empty()) {
            base.exclusion = Exclusion::NoAddress;
            recipients.push_back(std::move(base));
        } else if (m_boxes.size() == 1) {
            recipients.push_back(withAddress(base, m_boxes.front()));
        } else {
            several(base, recipients);
        }
        return recipients;
    }

private:
    void readCells(ListedRecipient &base)
    {
        QString full;
        QString first;
        QString last;
        QString line;
        QString city;
        QString postal;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const QString cell = m_row.cells.value(qsizetype(i));
            const QString trimmed = Text::withoutInvisible(cell).trimmed();
            const Column &column = m_columns[i];
            base.values.insert(column.variable, trimmed);
            switch (column.role) {
            case ColumnRole::Email:
                base.emailRaw += (base.emailRaw.isEmpty() || trimmed.isEmpty() ? u""_s : u"; "_s)
                    + (trimmed.isEmpty() ? u""_s : cell);
                base.isEmailCleaned |= Text::withInvisibleShown(cell) != cell;
                std::ranges::copy(Text::splitMailboxes(cell), std::back_inserter(m_boxes));
                break;
            case ColumnRole::FirstName:
                first = cell;
                break;
            case ColumnRole::LastName:
                last = cell;
                break;
            case ColumnRole::FullName:
                full = cell;
                break;
            case ColumnRole::Phone:
                if (const QString digits = Text::phoneDigits(cell);
                    digits.size() == 10 && !base.phones.contains(digits)) {
                    base.phones += digits;
                }
                break;
            case ColumnRole::Language:
                base.language = Text::languageCode(cell);
                base.unknownLanguage = base.language.isEmpty() ? trimmed : QString();
                break;
            case ColumnRole::Address:
                line = trimmed;
                break;
            case ColumnRole::City:
                city = trimmed;
                break;
            case ColumnRole::PostalCode:
                postal = trimmed;
                break;
            case ColumnRole::Customer:
                base.customer = trimmed;
                break;
            case ColumnRole::GiftUrl:
                base.values.insert("gift_url"_L1, trimmed);
                break;
            case ColumnRole::Amount:
                base.values.insert("amount"_L1, trimmed);
                break;
            case ColumnRole::Variable:
                break;
            }
        }
        if (!first.trimmed().isEmpty() || !last.trimmed().isEmpty() || full.trimmed().isEmpty()) {
            base.firstName = cleanName(first, NamePart::First, m_options.nameRules);
            base.lastName = cleanName(last, NamePart::Last, m_options.nameRules);
        } else {
            const FullName parts = splitFullName(full, m_options.nameRules);
            base.firstName = parts.first;
            base.lastName = parts.last;
        }
        base.place = parseCivicAddress(line, postal);
        if (!line.isEmpty() && !base.values.contains("description"_L1)) {
            base.values.insert("description"_L1, city.isEmpty() ? line : line + u", "_s + city);
        }
        dropRepeats();
    }

    /// The same mailbox twice in one row is one.
    void dropRepeats()
    {
        QStringList seen;
        std::erase_if(m_boxes, [&seen](const Text::Mailbox &box) {
            const QString key = box.address.toLower();
            if (seen.contains(key)) {
                return true;
            }
            seen += key;
            return false;
        });
    }

    ListedRecipient withAddress(ListedRecipient recipient, const Text::Mailbox &box) const
    {
        if (!box.name.isEmpty() && recipient.firstName.value.isEmpty()
            && recipient.lastName.value.isEmpty()) {
            const FullName parts = splitFullName(box.name, m_options.nameRules);
            recipient.firstName = parts.first;
            recipient.lastName = parts.last;
        }
        recipient.address = Text::parseMailAddress(box.address);
        if (!recipient.address.isMailable()) {
            recipient.exclusion = Exclusion::BadAddress;
        }
        recipient.suggestedEmail =
            Text::suggestedAddress(recipient.address, m_options.trustedDomains);
        return recipient;
    }

    void several(const ListedRecipient &base, std::vector<ListedRecipient> &recipients) const
    {
        if (m_options.severalEmails == SeveralEmails::Split) {
            for (const Text::Mailbox &box : m_boxes) {
                recipients.push_back(withAddress(base, box));
                recipients.back().part = int(recipients.size()) - 1;
            }
            return;
        }
        const auto good = std::ranges::find_if(m_boxes, [](const Text::Mailbox &box) {
            return Text::parseMailAddress(box.address).isMailable();
        });
        recipients.push_back(withAddress(base, good == m_boxes.end() ? m_boxes.front() : *good));
        if (m_options.severalEmails == SeveralEmails::Skip) {
            recipients.back().exclusion = Exclusion::SeveralAddresses;
        }
    }

    const Text::CsvRow &m_row;
    const std::vector<Column> &m_columns;
    const ImportOptions &m_options;
    std::vector<Text::Mailbox> m_boxes;
};

} // namespace

qsizetype RecipientList::excluded() const
{
    return std::ranges::count_if(recipients, &ListedRecipient::isExcluded);
}

RecipientList importRecipients(
    const Text::CsvTable &table, const std::vector<Column> &columns, const ImportOptions &options)
{
    RecipientList list;
    list.rows = std::ssize(table.rows);
    list.recipients.reserve(table.rows.size());
    for (const Text::CsvRow &row : table.rows) {
        if (options.isCancelled && row.line % RowsBetweenQuestions == 0 && options.isCancelled()) {
            return list;
        }
        for (ListedRecipient &recipient : RowReader(row, columns, options).read()) {
            list.recipients.push_back(std::move(recipient));
        }
    }
    markDuplicates(list.recipients);
    return list;
}

void markDuplicates(std::vector<ListedRecipient> &recipients)
{
    QHash<QString, qsizetype> first;
    first.reserve(std::ssize(recipients));
    for (std::size_t i = 0; i < recipients.size(); ++i) {
        ListedRecipient &recipient = recipients[i];
        if (recipient.exclusion == Exclusion::Duplicate) {
            recipient.exclusion = Exclusion::None;
        }
        recipient.duplicateOf = -1;
        if (recipient.isExcluded()) {
            continue;
        }
        const QString key = recipient.address.key();
        const auto found = first.constFind(key);
        if (found == first.constEnd()) {
            first.insert(key, qsizetype(i));
        } else {
            recipient.exclusion = Exclusion::Duplicate;
            recipient.duplicateOf = *found;
        }
    }
}

void correctAddress(ListedRecipient &recipient, const QString &email)
{
    recipient.address = Text::parseMailAddress(Text::pastedAddress(email));
    recipient.suggestedEmail = Text::suggestedAddress(recipient.address);
    recipient.exclusion = recipient.address.isMailable() ? Exclusion::None : Exclusion::BadAddress;
    recipient.duplicateOf = -1;
}

QJsonObject campaignRow(const ListedRecipient &recipient)
{
    QJsonObject row = recipient.values;
    row.insert("email"_L1,
        recipient.address.localPart.isEmpty() || recipient.address.domain.isEmpty()
            ? recipient.emailRaw
            : recipient.address.text());
    if (recipient.isEmailCleaned) {
        row.insert("email_raw"_L1, recipient.emailRaw);
    }
    row.insert("firstname"_L1, recipient.firstName.value);
    row.insert("lastname"_L1, recipient.lastName.value);
    row.insert("firstname_raw"_L1, recipient.firstName.raw);
    row.insert("lastname_raw"_L1, recipient.lastName.raw);
    // A column of that name may hold anything: what is no language would hide the customer's.
    row.remove("language"_L1);
    if (!recipient.language.isEmpty()) {
        row.insert("language"_L1, recipient.language);
    } else if (!recipient.unknownLanguage.isEmpty()) {
        row.insert("language_raw"_L1, recipient.unknownLanguage);
    }
    if (recipient.isExcluded()) {
        row.insert("excluded"_L1, true);
    }
    return row;
}

QString exclusionName(Exclusion exclusion)
{
    static constexpr std::array names{
        "none", "noAddress", "badAddress", "severalAddresses", "duplicate", "byHand"};
    static_assert(names.size() == std::size_t(Exclusion::ByHand) + 1);
    return QLatin1StringView(names.at(std::size_t(exclusion)));
}

} // namespace FibreDesk::Audience
