// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "erp/fieldmap.h"
#include "outbox/rawdocument.h"

#include <QString>
#include <QTimeZone>

/// The value of a field of any ERPNext type as a person reads it and types it.
namespace FibreDesk::FieldText {

/// "text", "long", "choice", "check", "date", "time", "datetime", "integer", "number", "money",
/// "percent", "link" or "html", by the field's type.
[[nodiscard]] QString formatOf(const Erp::DocField &field);
/// Whether it can be typed into one line, or chosen.
[[nodiscard]] bool isEditable(const QString &format);

/// As it is typed: what the server has, without its quotes; of HTML the bare text.
[[nodiscard]] QString typed(const QString &format, const Outbox::RawValue &raw);
/// As it is read. `typed` as above; datetimes are of `siteZone`.
[[nodiscard]] QString shown(const QString &format, const QString &typed, const QString &language,
    const QTimeZone &siteZone);
/// What is sent for what was typed, or why it cannot be that.
[[nodiscard]] Result<Outbox::RawValue> parsed(
    const QString &format, const QString &text, const QString &language);

} // namespace FibreDesk::FieldText
