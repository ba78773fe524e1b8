// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/rowwriter.h"

#include "region/random.h"

#include <cstdio>
#include <vector>

namespace FibreDesk::Sandbox {

QByteArray dateText(qint64 julianDay)
{
    static const qint64 first = QDate(2010, 1, 1).toJulianDay();
    static const std::vector<QByteArray> table = [] {
        std::vector<QByteArray> days;
        for (qint64 d = 0; d < 366 * 40; ++d)
            days.push_back(QDate::fromJulianDay(first + d).toString(Qt::ISODate).toLatin1());
        return days;
    }();
    const auto index = std::size_t(julianDay - first);
    return index < table.size() ? table[index]
                                : QDate::fromJulianDay(julianDay).toString(Qt::ISODate).toLatin1();
}

QByteArray stampText(SiteSecond at, int microseconds)
{
    const int s = int(at % 86400);
    char text[20];
    const int n = std::snprintf(text, sizeof text, " %02d:%02d:%02d.%06d", s / 3600, s / 60 % 60,
        s % 60, microseconds % 1'000'000);
    return dateText(at / 86400).append(text, n);
}

QByteArray timeText(int secondOfDay)
{
    char text[12];
    const int n = std::snprintf(text, sizeof text, "%02d:%02d:%02d", secondOfDay / 3600 % 24,
        secondOfDay / 60 % 60, secondOfDay % 60);
    return {text, n};
}

QByteArray RowWriter::insertSql(const DocType &type, const QStringList &fields)
{
    QByteArray columns = "name, owner, creation, modified, modified_by, docstatus, idx";
    int count = 7;
    if (type.isChild) {
        columns += ", parent, parentfield, parenttype";
        count = 10;
    }
    for (const QString &f : fields) {
        Q_ASSERT(type.hasColumn(f));
        columns += ", \"" + f.toUtf8() + '"';
        ++count;
    }
    QByteArray marks = "?";
    for (int i = 1; i < count; ++i)
        marks += ",?";
    return "INSERT INTO " + type.table() + " (" + columns + ") VALUES (" + marks + ")";
}

RowWriter::RowWriter(Database &database, const QString &doctype, const QStringList &fields)
    : m_statement(database, insertSql(*docType(doctype), fields))
{
}

RowWriter &RowWriter::row(QByteArrayView name, QByteArrayView owner, SiteSecond creation,
    SiteSecond modified, QByteArrayView modifiedBy, int docstatus)
{
    m_next = 1;
    const quint64 hash = stableHash(name);
    const int micros = int(hash % 999'983);
    *this << name << owner << stampText(creation, micros)
          << stampText(modified, modified == creation ? micros : int((hash >> 7) % 999'979))
          << modifiedBy << docstatus << 0;
    return *this;
}

RowWriter &RowWriter::child(QByteArrayView name, QByteArrayView owner, SiteSecond at,
    QByteArrayView parent, QByteArrayView parentField, QByteArrayView parentType, int idx)
{
    m_next = 1;
    const QByteArray stamp = stampText(at, 123'456);
    *this << name << owner << stamp << stamp << owner << 0 << idx << parent << parentField
          << parentType;
    return *this;
}

RowWriter &RowWriter::operator<<(QStringView text)
{
    m_statement.bind(m_next++, text);
    return *this;
}

RowWriter &RowWriter::operator<<(QByteArrayView utf8)
{
    m_statement.bind(m_next++, utf8);
    return *this;
}

RowWriter &RowWriter::operator<<(int value)
{
    m_statement.bind(m_next++, qint64(value));
    return *this;
}

RowWriter &RowWriter::operator<<(double value)
{
    m_statement.bind(m_next++, value);
    return *this;
}

RowWriter &RowWriter::operator<<(std::nullptr_t)
{
    m_statement.bindNull(m_next++);
    return *this;
}

void RowWriter::end()
{
    m_statement.run();
}

} // namespace FibreDesk::Sandbox
