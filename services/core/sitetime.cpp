// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sitetime.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk {

QDateTime fromSiteTime(const QString &text, const QTimeZone &zone)
{
    const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
    if (text.size() <= 11) {
        const QDateTime midnight(date, QTime(0, 0), zone);
        return midnight.isValid() ? midnight.toUTC() : QDateTime();
    }
    // "8:30:00" happens as well as "08:30:00". QTime reads milliseconds at most, so the rest of the
    // fraction is left out.
    static const QRegularExpression clock(
        u"^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,3}))?)?"_s);
    const auto match = clock.match(text.sliced(11).trimmed());
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(),
        match.captured(3).toInt(), match.captured(4).leftJustified(3, u'0').toInt());
    if (!match.hasMatch() || !time.isValid()) {
        return {};
    }
    const QDateTime local(date, time, zone);
    return local.isValid() ? local.toUTC() : QDateTime();
}

QString toSiteTime(const QDateTime &instant, const QTimeZone &zone)
{
    return instant.isValid() ? instant.toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm:ss"_s)
                             : QString();
}

QTimeZone zoneNamed(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty()) {
        return QTimeZone();
    }
    const QTimeZone known(trimmed.toLatin1());
    if (known.isValid()) {
        return known;
    }
    static const QHash<QString, QByteArray> links{{u"Canada/Atlantic"_s, "America/Halifax"_ba},
        {u"Canada/Central"_s, "America/Winnipeg"_ba}, {u"Canada/Eastern"_s, "America/Toronto"_ba},
        {u"Canada/Mountain"_s, "America/Edmonton"_ba},
        {u"Canada/Newfoundland"_s, "America/St_Johns"_ba},
        {u"Canada/Pacific"_s, "America/Vancouver"_ba},
        {u"Canada/Saskatchewan"_s, "America/Regina"_ba},
        {u"Canada/Yukon"_s, "America/Whitehorse"_ba}, {u"America/Montreal"_s, "America/Toronto"_ba},
        {u"US/Alaska"_s, "America/Anchorage"_ba}, {u"US/Arizona"_s, "America/Phoenix"_ba},
        {u"US/Central"_s, "America/Chicago"_ba}, {u"US/Eastern"_s, "America/New_York"_ba},
        {u"US/Hawaii"_s, "Pacific/Honolulu"_ba}, {u"US/Mountain"_s, "America/Denver"_ba},
        {u"US/Pacific"_s, "America/Los_Angeles"_ba}, {u"Asia/Calcutta"_s, "Asia/Kolkata"_ba},
        {u"Europe/Kiev"_s, "Europe/Kyiv"_ba}};
    const QByteArray current = links.value(trimmed);
    return current.isEmpty() ? QTimeZone() : QTimeZone(current);
}

} // namespace FibreDesk
