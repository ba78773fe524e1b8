// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sitetime.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

QDateTime fromSiteTime(const QString &text, const QTimeZone &zone)
{
    const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
    // QTime reads milliseconds at most, so the rest of the fraction is left out.
    const QTime time =
        text.size() > 11 ? QTime::fromString(text.mid(11, 12), Qt::ISODateWithMs) : QTime(0, 0);
    const QDateTime local(date, time, zone);
    return local.isValid() ? local.toUTC() : QDateTime();
}

QString toSiteTime(const QDateTime &instant, const QTimeZone &zone)
{
    return instant.isValid() ? instant.toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm:ss"_s)
                             : QString();
}

} // namespace FibreDesk
