// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobchange.h"
#include "outbox/write.h"

namespace FibreDesk::Erp {
class FieldMap;
}

namespace FibreDesk::Dispatch {

/// A job to be made: of what it is about (Store::readJobMatter) and where it is to stand.
[[nodiscard]] Outbox::NewWrite newJob(
    const Erp::FieldMap &map, const QJsonObject &matter, const JobChange &place);

} // namespace FibreDesk::Dispatch
