// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchindex.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "text/normalise.h"
#include "text/phones.h"
#include "text/searchwords.h"

#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

constexpr qsizetype LongestTerm = 32;

/// Joins field values with blanks.
QString joined(const QJsonObject &document, std::initializer_list<QLatin1StringView> fields)
{
    QString text;
    for (const QLatin1StringView field : fields) {
        const QString value = document.value(field).toVariant().toString();
        if (!value.isEmpty()) {
            text += text.isEmpty() ? value : QString(u' ' + value);
        }
    }
    return text;
}

/// Folded codes with a blank between, so that no trigram spans two of them by chance of length.
QString codes(const QJsonObject &document, std::initializer_list<QLatin1StringView> fields)
{
    QStringList list;
    for (const QLatin1StringView field : fields) {
        const QString code = Text::foldCode(document.value(field).toVariant().toString());
        if (code.size() >= 3) {
            list += code;
        }
    }
    return list.join(u' ');
}

void addId(QStringList &keys, const QString &id)
{
    const QString code = Text::foldCode(id);
    if (code.isEmpty()) {
        return;
    }
    keys += SearchKey::Id + code;
    const QString number = Text::idNumber(id);
    if (!number.isEmpty() && number != code) {
        keys += SearchKey::Number + number;
    }
}

void addDigits(QStringList &keys, const QString &digits)
{
    if (digits.isEmpty()) {
        return;
    }
    keys += SearchKey::Phone + digits;
    if (digits.size() > 7) {
        keys += SearchKey::PhoneEnd7 + digits.right(7);
    }
    if (digits.size() > 4) {
        keys += SearchKey::PhoneEnd4 + digits.right(4);
    }
}

/// A field may hold two numbers: "514-555-0142 / 450-555-0143"; and it may hold half of one.
void addPhones(QStringList &keys, const QString &text)
{
    if (text.isEmpty()) {
        return;
    }
    const QList<Text::Phone> phones = Text::phoneNumbers(text);
    for (const Text::Phone &phone : phones) {
        keys += SearchKey::PhoneE164 + phone.e164.sliced(1);
        addDigits(keys, phone.national);
    }
    if (phones.isEmpty()) {
        static const QRegularExpression between(u"[/,;]|\\b(?:ou|or|et|and)\\b"_s);
        for (const QString &part : text.split(between, Qt::SkipEmptyParts)) {
            addDigits(keys, Text::phoneDigits(part));
        }
    }
}

void addEmails(QStringList &keys, const QString &text)
{
    static const QList<QChar> separators{u',', u';', u' '};
    QString address;
    const auto flush = [&] {
        if (address.contains(u'@')) {
            keys += SearchKey::Email + address.toLower();
        }
        address.clear();
    };
    for (const QChar c : text) {
        if (separators.contains(c)) {
            flush();
        } else {
            address += c;
        }
    }
    flush();
}

/// The columns of search_<table>, in the order of Entry::words.
QString wordColumns(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Customer:
        return u"name, contact"_s;
    case SearchKind::Location:
        return u"name, place, contact"_s;
    case SearchKind::Equipment:
        return u"name, model"_s;
    case SearchKind::Job:
        return u"name, place, subject"_s;
    default:
        return u"subject"_s;
    }
}

} // namespace

SearchKind searchKind(const QString &table)
{
    static const QHash<QString, SearchKind> kinds{{Kind::Customer, SearchKind::Customer},
        {Kind::Location, SearchKind::Location}, {Kind::Equipment, SearchKind::Equipment},
        {Kind::Job, SearchKind::Job}, {Kind::Ticket, SearchKind::Ticket},
        {Kind::Subscription, SearchKind::Subscription}, {Kind::Invoice, SearchKind::Invoice},
        {Kind::Payment, SearchKind::Payment}, {Kind::Message, SearchKind::Message},
        {Kind::Contract, SearchKind::Contract}};
    return kinds.value(table, SearchKind::None);
}

QString searchTable(SearchKind kind)
{
    static const QHash<SearchKind, QString> names{{SearchKind::Customer, Kind::Customer},
        {SearchKind::Location, Kind::Location}, {SearchKind::Equipment, Kind::Equipment},
        {SearchKind::Job, Kind::Job}, {SearchKind::Ticket, Kind::Ticket},
        {SearchKind::Subscription, Kind::Subscription}, {SearchKind::Invoice, Kind::Invoice},
        {SearchKind::Payment, Kind::Payment}, {SearchKind::Message, Kind::Message},
        {SearchKind::Contract, Kind::Contract}};
    return names.value(kind);
}

SearchIndex::SearchIndex(QSqlDatabase &db, const QString &table)
    : m_db(db)
    , m_table(table)
    , m_kind(searchKind(table))
{
}

Result<void> SearchIndex::run(
    std::unique_ptr<QSqlQuery> &query, const QString &sql, const QVariantList &values)
{
    const QString source = u"store index %1"_s.arg(m_table);
    if (!query) {
        query = std::make_unique<QSqlQuery>(m_db);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            return std::unexpected(sqlError(*query, source));
        }
    }
    for (int i = 0; i < values.size(); ++i) {
        query->bindValue(i, values.at(i));
    }
    if (!query->exec()) {
        return std::unexpected(sqlError(*query, source));
    }
    return {};
}

QString SearchIndex::customerName(const QString &customer)
{
    if (customer.isEmpty()
        || !run(m_customerName, u"SELECT customer_name FROM customer WHERE id=?"_s, {customer})) {
        return {};
    }
    const QString name = m_customerName->next() ? m_customerName->value(0).toString() : QString();
    m_customerName->finish();
    return name;
}

SearchIndex::Entry SearchIndex::entryOf(const QJsonObject &d)
{
    Entry entry;
    const auto text = [&d](QLatin1StringView field) {
        return d.value(field).toVariant().toString();
    };
    addId(entry.keys, text("name"_L1));
    switch (m_kind) {
    case SearchKind::Customer:
        entry.words = {Text::indexedName(text("customer_name"_L1)),
            joined(d, {"email_billing"_L1, "email_id"_L1})};
        entry.code = codes(d, {"name"_L1, "legacy_account_id"_L1, "legacy_customer_id"_L1});
        addId(entry.keys, text("legacy_account_id"_L1));
        addId(entry.keys, text("legacy_customer_id"_L1));
        addPhones(entry.keys, text("cell_phone"_L1));
        addPhones(entry.keys, text("tel_home"_L1));
        addPhones(entry.keys, text("mobile_no"_L1));
        addEmails(entry.keys, text("email_billing"_L1));
        addEmails(entry.keys, text("email_id"_L1));
        break;
    case SearchKind::Location:
        entry.words = {Text::indexedName(customerName(text("customer"_L1))),
            Text::indexedName(
                joined(d, {"location_name"_L1, "address_line"_L1, "city"_L1, "postal_code"_L1})),
            Text::indexedName(text("contact_name"_L1))};
        entry.code = codes(d, {"name"_L1});
        addPhones(entry.keys, text("contact_phone"_L1));
        if (const QString postal = Text::postalCode(text("postal_code"_L1)); !postal.isEmpty()) {
            entry.keys += SearchKey::Postal + postal;
        }
        break;
    case SearchKind::Equipment:
        entry.words = {Text::indexedName(customerName(text("customer"_L1))),
            joined(d, {"equipment_type"_L1, "brand"_L1, "model"_L1})};
        entry.code = codes(d,
            {"name"_L1, "serial_number"_L1, "mac_address"_L1, "gpon_serial"_L1, "cwmp_serial"_L1});
        break;
    case SearchKind::Job:
        entry.words = {Text::indexedName(text("customer_name"_L1)),
            Text::indexedName(text("address"_L1)), text("subject"_L1)};
        entry.code = codes(d, {"name"_L1});
        addId(entry.keys, text("legacy_ticket_id"_L1));
        break;
    case SearchKind::Ticket:
        // Not in the trigram index: ids of a quarter of a million tickets are found by number.
        entry.words = {text("subject"_L1)};
        addId(entry.keys, text("legacy_ticket_id"_L1));
        break;
    case SearchKind::Subscription:
    case SearchKind::Contract:
    case SearchKind::Invoice:
    case SearchKind::Payment:
    case SearchKind::Message:
    case SearchKind::None:
        break;
    }
    entry.keys.removeDuplicates();
    return entry;
}

Result<bool> SearchIndex::isFilled(qlonglong rid)
{
    if (!m_fillNext) {
        const auto next =
            selectValue(m_db, u"SELECT next FROM search_fill WHERE kind=?"_s, {m_table});
        if (!next) {
            return std::unexpected(next.error());
        }
        m_fillNext = next->isNull() ? std::numeric_limits<qlonglong>::max() : next->toLongLong();
    }
    return rid < *m_fillNext;
}

Result<void> SearchIndex::update(qlonglong rid, const QJsonObject &document)
{
    switch (m_kind) {
    case SearchKind::None:
        return {};
    case SearchKind::Customer:
    case SearchKind::Location:
    case SearchKind::Equipment:
    case SearchKind::Job:
        return indexNow(rid, document);
    case SearchKind::Ticket:
    case SearchKind::Subscription:
    case SearchKind::Contract:
    case SearchKind::Invoice:
    case SearchKind::Payment:
    case SearchKind::Message:
        break;
    }
    if (m_kind == SearchKind::Ticket) {
        if (const auto done = indexNow(rid, document); !done) {
            return done;
        }
    }
    const auto filled = isFilled(rid);
    if (!filled) {
        return std::unexpected(filled.error());
    }
    return *filled ? fill(rid, document, false) : Result<void>();
}

Result<void> SearchIndex::fill(qlonglong rid, const QJsonObject &document, bool isAnew)
{
    switch (m_kind) {
    case SearchKind::None:
        return {};
    case SearchKind::Customer:
    case SearchKind::Location:
    case SearchKind::Equipment:
    case SearchKind::Job:
        return indexNow(rid, document);
    case SearchKind::Ticket: {
        const auto done = isAnew ? indexNow(rid, document) : Result<void>();
        return done.and_then(
            [&] { return addTerms(Text::foldedWords(document.value("subject"_L1).toString())); });
    }
    case SearchKind::Message:
        return indexText(rid, document);
    case SearchKind::Payment: {
        QStringList keys;
        addId(keys, document.value("reference_no"_L1).toVariant().toString());
        const auto done = writeKeys(rid, keys);
        if (!done) {
            return done;
        }
        break;
    }
    case SearchKind::Subscription:
    case SearchKind::Contract:
    case SearchKind::Invoice:
        break;
    }
    return indexNumber(rid, document.value("name"_L1).toString());
}

Result<void> SearchIndex::indexText(qlonglong rid, const QJsonObject &document)
{
    QStringList words = Text::foldedWords(Text::bareText(
        document.value("subject"_L1).toString() + u' ' + document.value("content"_L1).toString()));
    // The index keeps no positions: a word counts once.
    words.removeDuplicates();
    words.removeIf(
        [](const QString &word) { return word.size() < 2 || word.size() > LongestTerm; });
    return run(m_words, u"INSERT OR REPLACE INTO search_message (rowid, text) VALUES (?,?)"_s,
        {rid, words.join(u' ')})
        .and_then([&] { return addTerms(words); });
}

Result<void> SearchIndex::indexNumber(qlonglong rid, const QString &id)
{
    const QString number = Text::idNumber(id);
    constexpr qsizetype MostDigits = 18;
    if (number.isEmpty() || number.size() > MostDigits) {
        return {};
    }
    return run(m_addNumber,
        u"INSERT OR IGNORE INTO search_number (number, kind, doc) VALUES (?,?,?)"_s,
        {number.toLongLong(), int(m_kind), rid});
}

Result<void> SearchIndex::addTerms(const QStringList &words)
{
    for (const QString &word : words) {
        if (word.size() < 2 || word.size() > LongestTerm || m_known.contains(word)) {
            continue;
        }
        m_known.insert(word);
        const auto added =
            run(m_addTerm, u"INSERT OR IGNORE INTO search_term (term) VALUES (?)"_s, {word});
        if (!added) {
            return added;
        }
        if (m_addTerm->numRowsAffected() > 0) {
            const auto part =
                run(m_addPart, u"INSERT INTO search_part (rowid, term) VALUES (?,?)"_s,
                    {m_addTerm->lastInsertId(), word});
            if (!part) {
                return part;
            }
        }
    }
    return {};
}

Result<void> SearchIndex::addNames(const QString &text)
{
    constexpr qsizetype ShortestName = 3;
    for (const QString &word : Text::foldedWords(text)) {
        if (word.size() < ShortestName || word.size() > LongestTerm || m_known.contains(word)) {
            continue;
        }
        m_known.insert(word);
        const auto added =
            run(m_addName, u"INSERT OR IGNORE INTO search_name (word) VALUES (?)"_s, {word});
        if (!added) {
            return added;
        }
    }
    return {};
}

Result<void> SearchIndex::writeKeys(qlonglong rid, const QStringList &keys)
{
    auto done =
        run(m_forgetKeys, u"DELETE FROM search_key WHERE kind=? AND doc=?"_s, {int(m_kind), rid});
    for (const QString &key : keys) {
        if (done) {
            done =
                run(m_addKey, u"INSERT OR IGNORE INTO search_key (key, kind, doc) VALUES (?,?,?)"_s,
                    {key, int(m_kind), rid});
        }
    }
    return done;
}

Result<void> SearchIndex::indexNow(qlonglong rid, const QJsonObject &document)
{
    const Entry entry = entryOf(document);
    QVariantList values{rid};
    for (const QString &words : entry.words) {
        values += words;
    }
    auto done = run(m_words,
        u"INSERT OR REPLACE INTO search_%1 (rowid, %2) VALUES (%3)"_s.arg(
            m_table, wordColumns(m_kind), placeholders(values.size())),
        values);
    if (done && m_kind != SearchKind::Ticket) {
        done = run(m_code, u"INSERT OR REPLACE INTO search_code (rowid, code) VALUES (?,?)"_s,
            {codeRow(m_kind, rid), entry.code});
    }
    if (done) {
        done = writeKeys(rid, entry.keys);
    }
    if (done && m_kind == SearchKind::Customer) {
        // Locations and devices are found by their customer's name too.
        const QString customer = document.value("name"_L1).toString();
        done = addNames(entry.words.constFirst())
                   .and_then([&] { return reindexOf(Kind::Location, customer); })
                   .and_then([&] { return reindexOf(Kind::Equipment, customer); });
    }
    return done;
}

Result<void> SearchIndex::remove(qlonglong rid)
{
    Result<void> done;
    switch (m_kind) {
    case SearchKind::None:
        return {};
    case SearchKind::Subscription:
    case SearchKind::Contract:
    case SearchKind::Invoice:
    case SearchKind::Payment: {
        const auto id = selectValue(m_db, u"SELECT id FROM %1 WHERE rid=?"_s.arg(m_table), {rid});
        if (!id) {
            return std::unexpected(id.error());
        }
        done = execute(m_db, u"DELETE FROM search_number WHERE number=? AND kind=? AND doc=?"_s,
            {Text::idNumber(id->toString()).toLongLong(), int(m_kind), rid});
        return done.and_then([&] { return writeKeys(rid, {}); });
    }
    case SearchKind::Message:
        return execute(m_db, u"DELETE FROM search_message WHERE rowid=?"_s, {rid});
    case SearchKind::Customer:
    case SearchKind::Location:
    case SearchKind::Equipment:
    case SearchKind::Job:
        done = execute(m_db, u"DELETE FROM search_code WHERE rowid=?"_s, {codeRow(m_kind, rid)});
        break;
    case SearchKind::Ticket:
        break;
    }
    if (done) {
        done = execute(m_db, u"DELETE FROM search_%1 WHERE rowid=?"_s.arg(m_table), {rid});
    }
    return done.and_then([&] { return writeKeys(rid, {}); });
}

Result<void> SearchIndex::reindexOf(const QString &table, const QString &customer)
{
    const Table *spec = findTable(table);
    QStringList names{u"id"_s};
    for (const Column &column : spec->columns) {
        names += column.name;
    }
    auto rows = select(m_db,
        u"SELECT rid, %1 FROM %2 WHERE customer=?"_s.arg(names.join(u", "_s), table), {customer});
    if (!rows) {
        return std::unexpected(rows.error());
    }
    QList<std::pair<qlonglong, QJsonObject>> documents;
    while (rows->next()) {
        QJsonObject document;
        for (int i = 0; i < names.size(); ++i) {
            const QString key = i == 0 ? u"name"_s : names.at(i);
            document.insert(key, QJsonValue::fromVariant(rows->value(i + 1)));
        }
        documents += {rows->value(0).toLongLong(), document};
    }
    if (documents.isEmpty()) {
        return {};
    }
    SearchIndex index(m_db, table);
    for (const auto &[rid, document] : std::as_const(documents)) {
        if (const auto done = index.update(rid, document); !done) {
            return done;
        }
    }
    return {};
}

} // namespace FibreDesk::Store
