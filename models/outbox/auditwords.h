// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/entry.h"

#include <QStringList>

/// What was done from this desk, in the user's words.
namespace FibreDesk::AuditWords {

[[nodiscard]] QString area(const QString &area);
/// "Changed", "Made", "Rebooted": what was wanted, whatever came of it.
[[nodiscard]] QString action(const QString &action);
[[nodiscard]] QString result(const QString &result);
/// Of a document, or of what a sending counts.
[[nodiscard]] QString field(const QString &field);
/// One of the theme's.
[[nodiscard]] QString tone(const QString &result);
/// Everything that can come of something, the usual first.
[[nodiscard]] QStringList results();
/// "Ticket ISS-1 · No signal".
[[nodiscard]] QString subject(const Audit::Entry &entry);
/// "Status: Open → Closed", of as many fields as there are.
[[nodiscard]] QString change(const Audit::Entry &entry);
/// A value as one text, also of a row of a table.
[[nodiscard]] QString value(const QJsonValue &value);

} // namespace FibreDesk::AuditWords
