// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>

namespace FibreDesk::Mail {

/// One mail to one recipient, ready to go. One recipient a mail: a reply is then always about
/// that row and nobody else.
struct OutgoingMail {
    quint64 id = 0; ///< the caller's: how the ledger knows it
    QByteArray from{}; ///< envelope addresses without <>, UTF-8; an empty sender is the null path
    QByteArray to{};
    QByteArray message{}; ///< RFC 5322, without the final dot; dots are doubled on the way
    bool hasUtf8Headers = false; ///< RFC 6532: needs SMTPUTF8 as an address beyond ASCII does

    [[nodiscard]] bool needsSmtpUtf8() const
    {
        const auto isBeyondAscii = [](char c) { return (c & 0x80) != 0; };
        return hasUtf8Headers || std::ranges::any_of(from, isBeyondAscii)
            || std::ranges::any_of(to, isBeyondAscii);
    }
    /// Why these addresses may not stand in a command line; empty = they may. Whether they are
    /// good addresses is decided elsewhere: this keeps a line from becoming two.
    [[nodiscard]] QString envelopeProblem() const;
};

} // namespace FibreDesk::Mail
