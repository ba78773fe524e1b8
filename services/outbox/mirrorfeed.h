// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Store {
class Mirror;
}
} // namespace FibreDesk

namespace FibreDesk::Outbox {

class WriteQueue;

/// Puts every document the queue sees into the mirror, so that the pages show what was saved
/// without waiting for the next synchronisation. All three outlive the queue's last signal.
void keepInMirror(WriteQueue *queue, Store::Mirror *mirror, const Erp::FieldMap *map);

} // namespace FibreDesk::Outbox
