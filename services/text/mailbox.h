// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/mailaddress.h"

#include <QStringList>

#include <vector>

namespace FibreDesk::Text {

/// A name and an address as people write them: "Marie Roy <marie@isp.example>". The address is as
/// written; parseMailAddress() judges it.
struct Mailbox {
    QString name;
    QString address;

    bool operator==(const Mailbox &) const = default;
};

[[nodiscard]] Mailbox parseMailbox(const QString &text);

/// The mailboxes of one cell, however people part them: by comma, semicolon, bar or line break, and
/// by blank or slash between addresses. Marks that nobody sees are not taken along.
[[nodiscard]] std::vector<Mailbox> splitMailboxes(const QString &text);

/// An address as somebody pasted it, without what cannot be seen: invisible marks, odd blanks at
/// the ends and beside @ and dots. An odd blank elsewhere parts two words and stays.
[[nodiscard]] QString pastedAddress(const QString &text);

/// The address that was probably meant, for an obvious slip in a well-known domain (gmial.com,
/// gmail.con); empty = nothing to suggest. `trustedDomains`, in lower case, are right whatever they
/// look like.
[[nodiscard]] QString suggestedAddress(
    const MailAddress &address, const QStringList &trustedDomains = {});

} // namespace FibreDesk::Text
