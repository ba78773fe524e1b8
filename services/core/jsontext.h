// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QJsonDocument>

namespace FibreDesk {

/// JSON as servers really write it: a byte order mark, bytes that are no UTF-8 (each becomes
/// U+FFFD: one bad name must not cost a whole page) and Python's NaN and Infinity (null) are
/// survived. Anything else that is not JSON is Protocol, with the place.
[[nodiscard]] Result<QJsonDocument> parseJson(const QByteArray &bytes, const QString &source);

} // namespace FibreDesk
