// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// What staff typed, as the HTML that ERPNext keeps.
namespace FibreDesk::Tickets {

/// Paragraphs and line breaks; everything else is text.
[[nodiscard]] QString htmlOfText(const QString &text);

/// "Re: …" with the ticket's number, by which ERPNext finds the ticket of the answer to it. A
/// subject that is one already stays.
[[nodiscard]] QString replySubject(const QString &subject, const QString &ticket);

/// The last message below the answer: made safe, without images.
[[nodiscard]] QString quoted(const QString &introduction, const QString &html);

} // namespace FibreDesk::Tickets
