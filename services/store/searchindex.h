// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>

#include <memory>
#include <optional>

namespace FibreDesk::Store {

/// Kinds the search knows, as stored in the index; the numbers are part of the file's format.
enum class SearchKind {
    None = 0,
    Customer = 1,
    Location = 2,
    Equipment = 3,
    Job = 4,
    Ticket = 5,
    Subscription = 6,
    Invoice = 7,
    Payment = 8,
    Message = 9,
    Contract = 10
};

[[nodiscard]] SearchKind searchKind(const QString &table);
[[nodiscard]] QString searchTable(SearchKind kind);

/// First letter of a row in search_key, saying what the rest is.
namespace SearchKey {
inline constexpr QChar Id = u'i'; ///< folded id, old or new
inline constexpr QChar Number = u'n'; ///< number at the end of an id
inline constexpr QChar Phone = u'p'; ///< all digits within the country
inline constexpr QChar PhoneE164 = u'x'; ///< all digits with the country's
inline constexpr QChar PhoneEnd7 = u'q';
inline constexpr QChar PhoneEnd4 = u'r';
inline constexpr QChar Postal = u'z';
inline constexpr QChar Email = u'e';
} // namespace SearchKey

/// Row of search_code for a document: kind and rid in one number.
[[nodiscard]] constexpr qlonglong codeRow(SearchKind kind, qlonglong rid)
{
    return rid * 16 + qlonglong(kind);
}

/// Keeps the search tables of one kind in step with its rows, inside a write. Of the big kinds
/// (searchfill.h) it leaves out the rows that the filling in the background has yet to reach: the
/// first fill does not wait for them.
class SearchIndex {
public:
    SearchIndex(QSqlDatabase &db, const QString &table);

    /// Indexes the document of that rid anew.
    [[nodiscard]] Result<void> update(qlonglong rid, const QJsonObject &document);
    [[nodiscard]] Result<void> remove(qlonglong rid);
    /// Indexes what update() left out; `isAnew`: all of it, whatever update() did.
    [[nodiscard]] Result<void> fill(qlonglong rid, const QJsonObject &document, bool isAnew);

private:
    struct Entry {
        QStringList words; ///< one text per column of search_<table>
        QString code; ///< for the trigram index; empty = none
        QStringList keys;
    };

    [[nodiscard]] Result<void> indexNow(qlonglong rid, const QJsonObject &document);
    [[nodiscard]] Result<void> indexText(qlonglong rid, const QJsonObject &document);
    [[nodiscard]] Result<void> indexNumber(qlonglong rid, const QString &id);
    [[nodiscard]] Result<void> writeKeys(qlonglong rid, const QStringList &keys);
    [[nodiscard]] Result<void> addTerms(const QStringList &words);
    [[nodiscard]] Result<void> addNames(const QString &text);
    /// True where the filling in the background has been at this row.
    [[nodiscard]] Result<bool> isFilled(qlonglong rid);

    [[nodiscard]] Entry entryOf(const QJsonObject &document);
    [[nodiscard]] QString customerName(const QString &customer);
    [[nodiscard]] Result<void> run(
        std::unique_ptr<QSqlQuery> &query, const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<void> reindexOf(const QString &table, const QString &customer);

    QSqlDatabase &m_db;
    QString m_table;
    SearchKind m_kind;
    std::unique_ptr<QSqlQuery> m_words;
    std::unique_ptr<QSqlQuery> m_code;
    std::unique_ptr<QSqlQuery> m_forgetKeys;
    std::unique_ptr<QSqlQuery> m_addKey;
    std::unique_ptr<QSqlQuery> m_customerName;
    std::unique_ptr<QSqlQuery> m_addTerm;
    std::unique_ptr<QSqlQuery> m_addPart;
    std::unique_ptr<QSqlQuery> m_addName;
    std::unique_ptr<QSqlQuery> m_addNumber;
    std::optional<qlonglong> m_fillNext; ///< the first row that is left to the background
    QSet<QString> m_known; ///< terms and names that are in their tables for sure
};

} // namespace FibreDesk::Store
