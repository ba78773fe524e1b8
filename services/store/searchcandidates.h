// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/querybreak.h"
#include "store/searchtext.h"

#include <vector>

/// First half of a search: which documents may be meant. Each step looks at a bounded number of
/// rows.
namespace FibreDesk::Store {

namespace Score {
inline constexpr int ExactId = 100;
inline constexpr int ExactPhone = 98;
inline constexpr int ExactEmail = 97;
inline constexpr int ExactNumber = 95;
inline constexpr int PhoneEnd = 92;
inline constexpr int Postal = 88;
inline constexpr int KeyPrefix = 80;
inline constexpr int Code = 75;
inline constexpr int ExactName = 72;
inline constexpr int DocumentNumber = 70;
inline constexpr int ExactPlace = 69;
inline constexpr int NamePrefix = 66;
inline constexpr int NameWords = 60;
inline constexpr int NearName = 52;
inline constexpr int Words = 45;
inline constexpr int TicketWords = 30;
inline constexpr int MessageWords = 20;
} // namespace Score

/// Which way a candidate was found; decides the field that is shown and highlighted.
enum class Way { Id, Phone, Postal, Email, Code, Words, Text };

struct Candidate {
    SearchKind kind;
    qlonglong rid;
    int score;
    Way way;
};

/// The candidates so far, each document once with its best score.
class Candidates {
public:
    void add(SearchKind kind, qlonglong rid, int score, Way way);
    [[nodiscard]] std::vector<Candidate> &list() { return m_list; }
    [[nodiscard]] bool has(SearchKind kind) const;

private:
    std::vector<Candidate> m_list;
    QHash<qlonglong, size_t> m_index;
};

/// One search on its way.
struct SearchRun {
    QSqlDatabase &db;
    QueryBreak &limits;
    SearchText text;
    Candidates found{};
    bool isCut = false; ///< a step found more than it may look at
};

/// Ids, numbers, phones, postal codes, e-mails; parts of serials and MACs.
[[nodiscard]] Result<void> addByKeys(SearchRun &run);
[[nodiscard]] Result<void> addByCode(SearchRun &run);
/// Invoices, payments and subscriptions by their number.
[[nodiscard]] Result<void> addByNumber(SearchRun &run);
/// People, places, devices and jobs by words; by similar names where no customer has the words.
[[nodiscard]] Result<void> addByNames(SearchRun &run);
/// Ticket subjects and message texts by words and parts of words, the recent ones first.
[[nodiscard]] Result<void> addByTexts(SearchRun &run);

} // namespace FibreDesk::Store
