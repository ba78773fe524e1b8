// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace FibreDesk {

/// A date as HTTP writes it ("Mon, 02 Feb 2026 10:00:00 GMT"), in UTC; invalid where it is none.
/// Qt::RFC2822Date wants a numeric zone and refuses "GMT".
[[nodiscard]] inline QDateTime httpDate(const QByteArray &value)
{
    QDateTime time = QLocale::c().toDateTime(
        QString::fromLatin1(value), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (time.isValid())
        time.setTimeZone(QTimeZone::UTC);
    return time;
}

} // namespace FibreDesk
