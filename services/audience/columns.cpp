// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/columns.h"

#include "text/mailbox.h"
#include "text/normalise.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audience {

namespace {

using enum ColumnRole;

constexpr double ByWholeName = 0.9;
/// "Nom 2" where there is "Nom" too.
constexpr double ByNumberedName = 0.85;
constexpr double ByWord = 0.6;
constexpr double ByContent = 0.7;
/// Share of the filled cells that must look like it.
constexpr double EnoughCells = 0.8;
constexpr std::size_t SampleRows = 200;

/// Header names, folded, words joined by a blank; the more telling ones first.
struct RoleNames {
    ColumnRole role;
    QStringList whole;
    QStringList words;
};

const std::vector<RoleNames> &roleNames()
{
    static const std::vector<RoleNames> table{
        {Email,
            {u"email"_s, u"e mail"_s, u"courriel"_s, u"mail"_s, u"email id"_s, u"email billing"_s,
                u"adresse courriel"_s, u"adresse email"_s, u"email address"_s, u"adresse e mail"_s},
            {u"email"_s, u"courriel"_s, u"mail"_s, u"courriels"_s, u"emails"_s}},
        {FirstName,
            {u"prenom"_s, u"firstname"_s, u"first name"_s, u"given name"_s, u"first"_s,
                u"prenoms"_s},
            {u"prenom"_s, u"firstname"_s}},
        {LastName,
            {u"nom"_s, u"nom de famille"_s, u"lastname"_s, u"last name"_s, u"surname"_s,
                u"family name"_s, u"last"_s},
            {u"lastname"_s, u"surname"_s}},
        {FullName,
            {u"nom complet"_s, u"full name"_s, u"fullname"_s, u"name"_s, u"customer name"_s,
                u"nom du client"_s, u"client"_s, u"contact"_s, u"prenom et nom"_s,
                u"nom et prenom"_s, u"nom prenom"_s, u"prenom nom"_s, u"nom client"_s},
            {}},
        {Phone,
            {u"telephone"_s, u"tel"_s, u"phone"_s, u"cellulaire"_s, u"cell"_s, u"mobile"_s,
                u"cell phone"_s, u"tel home"_s, u"mobile no"_s, u"phone number"_s, u"no tel"_s},
            {u"telephone"_s, u"phone"_s, u"cellulaire"_s, u"cell"_s, u"mobile"_s, u"tel"_s}},
        {Language, {u"langue"_s, u"language"_s, u"lang"_s}, {u"langue"_s, u"language"_s}},
        {PostalCode,
            {u"code postal"_s, u"postal code"_s, u"cp"_s, u"postal"_s, u"zip"_s, u"codepostal"_s},
            {u"postal"_s}},
        {City, {u"ville"_s, u"city"_s, u"municipalite"_s, u"town"_s},
            {u"ville"_s, u"municipalite"_s}},
        {Address,
            {u"adresse"_s, u"address"_s, u"adresse de service"_s, u"service address"_s,
                u"address line"_s, u"adresse civique"_s, u"description"_s, u"adresse postale"_s},
            {u"adresse"_s, u"address"_s}},
        {Customer,
            {u"customer"_s, u"customer id"_s, u"no client"_s, u"n client"_s, u"numero de client"_s,
                u"id client"_s, u"client id"_s, u"numero client"_s},
            {}},
        {GiftUrl, {u"gift url"_s, u"url"_s, u"lien"_s, u"link"_s, u"lien cadeau"_s},
            {u"url"_s, u"lien"_s}},
        {Amount, {u"montant"_s, u"amount"_s, u"valeur"_s, u"value"_s}, {u"montant"_s, u"amount"_s}},
    };
    return table;
}

/// "courriel2", "Courriel 2024", "2. Adresse": a number at a name's words says only which of
/// several it is, or of when.
QStringList withoutNumbers(const QStringList &words)
{
    static const QRegularExpression number(u"^\\d+|\\d+$"_s);
    QStringList bare;
    for (QString word : words) {
        if (!word.remove(number).isEmpty()) {
            bare += word;
        }
    }
    return bare;
}

std::optional<std::pair<ColumnRole, double>> roleByName(const QString &header)
{
    const QString whole = Text::foldedWords(Text::withoutInvisible(header)).join(u' ');
    const QStringList words = withoutNumbers(whole.split(u' ', Qt::SkipEmptyParts));
    const QString bare = words.join(u' ');
    for (const RoleNames &names : roleNames()) {
        if (names.whole.contains(whole)) {
            return {{names.role, ByWholeName}};
        }
    }
    for (const RoleNames &names : roleNames()) {
        if (names.whole.contains(bare)) {
            return {{names.role, ByNumberedName}};
        }
    }
    for (const RoleNames &names : roleNames()) {
        if (std::ranges::any_of(
                words, [&names](const QString &word) { return names.words.contains(word); })) {
            return {{names.role, ByWord}};
        }
    }
    return {};
}

bool looksLike(ColumnRole role, const QString &cell)
{
    static const QRegularExpression postal(u"^[A-Za-z]\\d[A-Za-z][ \\-]?\\d[A-Za-z]\\d$"_s);
    static const QRegularExpression phone(u"^[+()\\d .\\-\u2010\u2011x]{10,24}$"_s);
    static const QRegularExpression url(u"^https?://\\S+$"_s);
    static const QRegularExpression address(
        u"^\\d{1,6}[A-Za-z]?(?: ?- ?\\d+[A-Za-z]?)?,? +\\p{L}"_s);
    static const QSet<QString> languages{u"fr"_s, u"en"_s, u"francais"_s, u"anglais"_s, u"french"_s,
        u"english"_s, u"f"_s, u"e"_s, u"a"_s, u"fr-ca"_s, u"en-ca"_s};
    switch (role) {
    case Email:
        return cell.contains(u'@');
    case PostalCode:
        return postal.match(cell).hasMatch();
    case Phone:
        return phone.match(cell).hasMatch() && Text::phoneDigits(cell).size() == 10;
    case GiftUrl:
        return url.match(cell).hasMatch();
    case Address:
        return address.match(cell).hasMatch();
    case Language:
        return languages.contains(Text::foldText(cell));
    default:
        return false;
    }
}

std::optional<ColumnRole> roleByContent(const Text::CsvTable &table, qsizetype column)
{
    constexpr std::array roles{Email, PostalCode, GiftUrl, Phone, Language, Address};
    std::array<int, roles.size()> hits{};
    int filled = 0;
    for (std::size_t row = 0; row < std::min(SampleRows, table.rows.size()); ++row) {
        const QString cell =
            Text::withoutInvisible(table.rows[row].cells.value(column)).simplified();
        if (cell.isEmpty()) {
            continue;
        }
        ++filled;
        for (std::size_t i = 0; i < roles.size(); ++i) {
            hits[i] += looksLike(roles[i], cell) ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (filled > 0 && hits[i] >= filled * EnoughCells) {
            return roles[i];
        }
    }
    return {};
}

QString variableName(const QString &header, qsizetype column)
{
    const QString name = Text::foldedWords(Text::withoutInvisible(header)).join(u'_');
    return name.isEmpty() ? u"column_%1"_s.arg(column + 1) : name;
}

} // namespace

std::vector<Column> guessColumns(const Text::CsvTable &table)
{
    const qsizetype width =
        table.rows.empty() ? table.header.cells.size() : table.rows.front().cells.size();
    std::vector<Column> columns;
    QHash<QString, int> names;
    for (qsizetype i = 0; i < width; ++i) {
        Column column;
        column.header = table.header.cells.value(i);
        column.variable = variableName(column.header, i);
        if (const int seen = names[column.variable]++; seen > 0) {
            column.variable += u'_' + QString::number(seen + 1);
        }
        const auto byName = roleByName(column.header);
        const auto byContent = roleByContent(table, i);
        column.isByName = byName.has_value();
        column.isByContent = byContent.has_value();
        if (byContent && byName && *byContent == byName->first) {
            column.role = *byContent;
            column.confidence = 1.0;
        } else if (byContent
            && (*byContent == Email || !byName || byName->second < ByNumberedName)) {
            // Cells full of @ are addresses, whatever stands above them.
            column.role = *byContent;
            column.confidence = ByContent;
            column.isByName = false;
        } else if (byName) {
            const bool mustShow = byName->first == Email && !table.rows.empty();
            column.role = mustShow ? Variable : byName->first;
            column.confidence = mustShow ? 0 : byName->second;
            column.isByContent = false;
        }
        columns.push_back(column);
    }
    // Two columns of one role: the surer one has it, then the first one.
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Column &one = columns[i];
        if (one.role == Variable || one.role == Email || one.role == Phone) {
            continue;
        }
        for (std::size_t j = 0; j < columns.size(); ++j) {
            const bool isSurer = columns[j].confidence > one.confidence
                || (columns[j].confidence == one.confidence && j < i);
            if (i != j && columns[j].role == one.role && isSurer) {
                one.role = Variable;
                one.confidence = 0;
                break;
            }
        }
    }
    return columns;
}

QString roleName(ColumnRole role)
{
    static constexpr std::array names{"variable", "email", "firstName", "lastName", "fullName",
        "phone", "language", "address", "city", "postalCode", "customer", "giftUrl", "amount"};
    static_assert(names.size() == std::size_t(Amount) + 1);
    return QLatin1StringView(names.at(std::size_t(role)));
}

} // namespace FibreDesk::Audience
