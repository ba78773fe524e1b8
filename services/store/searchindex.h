// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QHash>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>

#include <memory>

namespace FibreDesk::Store {

/// Kinds the search knows, as stored in the index; the numbers are part of the file's format.
enum class SearchKind { None = 0, Customer = 1, Location = 2, Equipment = 3, Job = 4, Ticket = 5 };

[[nodiscard]] SearchKind searchKind(const QString &table);

/// First letter of a row in search_key, saying what the rest is.
namespace SearchKey {
inline constexpr QChar Id = u'i'; ///< folded id, old or new
inline constexpr QChar Number = u'n'; ///< number at the end of an id
inline constexpr QChar Phone = u'p'; ///< all digits
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

/// Keeps the search tables of one kind in step with its rows, inside a write.
class SearchIndex {
public:
    SearchIndex(QSqlDatabase &db, const QString &table);

    /// Indexes the document of that rid anew.
    [[nodiscard]] Result<void> update(qlonglong rid, const QJsonObject &document);
    [[nodiscard]] Result<void> remove(qlonglong rid);

private:
    struct Entry {
        QStringList words; ///< one text per column of search_<table>
        QString code; ///< for the trigram index; empty = none
        QStringList keys;
    };

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
};

} // namespace FibreDesk::Store
