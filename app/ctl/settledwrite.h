// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QJsonObject>

namespace FibreDesk::Ctl {

class Context;

struct SettledWrite {
    QJsonObject document; ///< as it is now
    bool wasReadBack = false; ///< no answer came; reading it back showed that it was done
};

/// Writes, conflict-checked by the `modified` of `before`. A conflict says what the other one made
/// of the fields. Where no answer comes the document is read back: what shows there settles it;
/// while the document is as it was, the outcome stays Uncertain. What one has no right to is not
/// sent, and how it ended is in the list of what was done.
[[nodiscard]] QCoro::Task<Result<SettledWrite>> writeAndSettle(
    Context *context, QString doctype, QJsonObject before, QJsonObject changes);

} // namespace FibreDesk::Ctl
