// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "world/doctypes.h"
#include "world/sqlite.h"

#include <QDate>
#include <QStringList>

namespace FibreDesk::Sandbox {

/// A moment of the site's clock without its zone: seconds since the Julian day 0.
using SiteSecond = qint64;

[[nodiscard]] inline SiteSecond siteSecond(QDate day, int secondOfDay = 0)
{
    return day.toJulianDay() * 86400 + secondOfDay;
}
[[nodiscard]] inline QDate dayOf(SiteSecond at)
{
    return QDate::fromJulianDay(at / 86400);
}
/// "2026-03-17"; from a table, because a million documents need it.
[[nodiscard]] QByteArray dateText(qint64 julianDay);
/// "2026-03-17 14:05:09.123456"
[[nodiscard]] QByteArray stampText(SiteSecond at, int microseconds);
/// "14:05:00"
[[nodiscard]] QByteArray timeText(int secondOfDay);

/// Fills one table in its own prepared statement: row(…) << field << field …; row.end().
class RowWriter {
public:
    /// The fields are those given with <<, in this order; the standard columns come before.
    RowWriter(Database &database, const QString &doctype, const QStringList &fields);

    /// creation and modified get different microseconds, drawn from the name.
    RowWriter &row(QByteArrayView name, QByteArrayView owner, SiteSecond creation,
        SiteSecond modified, QByteArrayView modifiedBy, int docstatus = 0);
    /// A child row of the document written last by its own writer.
    RowWriter &child(QByteArrayView name, QByteArrayView owner, SiteSecond at,
        QByteArrayView parent, QByteArrayView parentField, QByteArrayView parentType, int idx);

    RowWriter &operator<<(QStringView text);
    RowWriter &operator<<(const QString &text) { return *this << QStringView(text); }
    RowWriter &operator<<(QByteArrayView utf8);
    RowWriter &operator<<(const QByteArray &utf8) { return *this << QByteArrayView(utf8); }
    RowWriter &operator<<(const char *utf8) { return *this << QByteArrayView(utf8); }
    RowWriter &operator<<(const char16_t *text) { return *this << QStringView(text); }
    RowWriter &operator<<(int value);
    RowWriter &operator<<(double value);
    RowWriter &operator<<(std::nullptr_t);
    void end();

private:
    static QByteArray insertSql(const DocType &type, const QStringList &fields);
    Statement m_statement;
    int m_next = 1;
};

} // namespace FibreDesk::Sandbox
