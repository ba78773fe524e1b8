// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/entry.h"

#include <QString>

#include <optional>

class QObject;

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox
} // namespace FibreDesk

namespace FibreDesk::Audit {

/// Where a document of ours belongs in the list: "dispatch", "tickets", …
[[nodiscard]] QString areaOf(const QString &table);

/// A write that has ended, or that nothing more happens to by itself; nothing for one under way.
[[nodiscard]] std::optional<Entry> entryOf(const Outbox::Write &write, const Erp::FieldMap &map);

/// That somebody sends as their own what another one wrote; nothing for all others.
[[nodiscard]] std::optional<Entry> takeOverOf(const Outbox::Write &write, const Erp::FieldMap &map);

/// Notes how every write of the queue ends, also those that ended before. All of them outlive
/// `context`.
void noteWrites(Outbox::WriteQueue *queue, const Erp::FieldMap *map, Sink *sink, QObject *context);

} // namespace FibreDesk::Audit
