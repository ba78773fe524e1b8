// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

/// Texts of any language in the headers of a mail (RFC 2047, RFC 5322 §2.2.3): folded, ASCII, no
/// encoded word over 75 characters, no line with one over 76, no character parted between two.
namespace FibreDesk::Compose {

/// One line of UTF-8 without control characters as the value of a header whose name, with colon and
/// blank, takes `column` characters.
[[nodiscard]] QByteArray headerText(const QString &line, qsizetype column);

/// The same for a mailbox: the name as a phrase, then the address in angle brackets as it is.
[[nodiscard]] QByteArray headerMailbox(
    const QString &name, const QByteArray &address, qsizetype column);

} // namespace FibreDesk::Compose
