// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/write.h"
#include "outboxcard.h"

#include <QHash>

/// A write in the user's words.
namespace FibreDesk::OutboxWords {

[[nodiscard]] QString kind(const QString &doctype);
/// Known fields by their name on the pages, others made readable: "custom_note" is "Custom note".
[[nodiscard]] QString field(const QString &name);
/// What a value needs to be read by a person.
struct Reader {
    QString language = QStringLiteral("en");
    QHash<QString, QString> technicians{}; ///< by id
};
/// "assigned" is "Assigned", "DT-2" the technician's name, "08:30:00" is "08:30". What has no other
/// words stays as the server writes it. `doctype` is empty for a cell of a child row.
[[nodiscard]] QString value(
    const Reader &reader, const QString &doctype, const QString &field, const QString &text);
/// The cells of a row: "Tag: Fibre, Level: 2".
[[nodiscard]] QString cells(const Reader &reader, const Outbox::RawValue &row);
/// The server answered well and kept the old values: the error is our own, in English.
[[nodiscard]] bool isKeptAsItWas(const Outbox::Write &write);
/// Why the queue did not do what it was asked; it refuses in English, for the log. `write` as it
/// stands now, null where it is gone.
[[nodiscard]] ErrorText refusal(Error error, const Outbox::Write *write, bool isAnothers = false);
/// `awaited` is the create whose name it waits for (WriteQueue::awaited), `holder` the write of
/// another person that it waits for (WriteQueue::heldBy).
[[nodiscard]] OutboxCard card(const Outbox::Write &write, const Outbox::Write *awaited = nullptr,
    const Outbox::Write *holder = nullptr);

} // namespace FibreDesk::OutboxWords
