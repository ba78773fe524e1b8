// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace FibreDesk::Sandbox {

/// What people write in tickets, by kind of trouble. "%n" is the customer's first name, "%t" the
/// agent's, "%a" a street, "%d" a day, "%m" an amount.
struct TicketTopic {
    const char16_t *issueType;
    std::vector<const char16_t *> subjects;
    std::vector<const char16_t *> openings;
    std::vector<const char16_t *> replies; ///< from staff
    std::vector<const char16_t *> followUps; ///< from the customer
    std::vector<const char16_t *> closings; ///< from staff
};

[[nodiscard]] const std::vector<TicketTopic> &ticketTopics(bool isEnglish);
/// What staff write for each other beside a ticket's messages.
[[nodiscard]] const std::vector<const char16_t *> &staffNotes();
[[nodiscard]] const std::vector<const char16_t *> &accessNotes();
[[nodiscard]] const std::vector<const char16_t *> &jobNotes();

} // namespace FibreDesk::Sandbox
