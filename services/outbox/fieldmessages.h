// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "erp/fieldmap.h"
#include "outbox/write.h"

namespace FibreDesk::Outbox {

/// The server's words, each at the field it names by label or by name ("Value missing for Customer:
/// Customer Name", "[Customer, C-1]: customer_name, territory"); what names none is said of the
/// document. Labels of `preferred` (what was changed) win where a sentence names several.
[[nodiscard]] QList<FieldMessage> fieldMessages(
    const Error &error, const QList<Erp::DocField> &fields, const QStringList &preferred);

} // namespace FibreDesk::Outbox
