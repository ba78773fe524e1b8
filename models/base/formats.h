// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/format.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

/// Format for QML. Stateless; QML code uses the singleton Format of FibreDesk.Controls, which
/// passes the language of the interface so that bindings follow it.
class Formats : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    Q_INVOKABLE static QString age(
        const QDateTime &at, const QDateTime &now, const QString &language)
    {
        return Format::age(at, now, language);
    }
    Q_INVOKABLE static QString shortAge(
        const QDateTime &at, const QDateTime &now, const QString &language)
    {
        return Format::shortAge(at, now, language);
    }
    Q_INVOKABLE static QString time(const QDateTime &at, const QString &language)
    {
        return Format::time(at, language);
    }
    Q_INVOKABLE static QString day(const QDateTime &at, const QString &language)
    {
        return Format::day(at, language);
    }
    Q_INVOKABLE static QString dayTime(const QDateTime &at, const QString &language)
    {
        return Format::dayTime(at, language);
    }
    Q_INVOKABLE static QString stamp(const QDateTime &at, const QString &language)
    {
        return Format::stamp(at, language);
    }
    /// "yyyy-MM-dd", as it was or is here then.
    Q_INVOKABLE static QString isoDay(const QDateTime &at)
    {
        return at.isValid() ? at.toTimeZone(Format::displayZone()).date().toString(Qt::ISODate)
                            : QString();
    }
    /// `iso` is "yyyy-MM-dd": a date without a time never becomes a point in time.
    Q_INVOKABLE static QString longDate(const QString &iso, const QString &language)
    {
        return Format::longDate(QDate::fromString(iso, Qt::ISODate), language);
    }
    Q_INVOKABLE static QString shortDate(const QString &iso, const QString &language)
    {
        const QDate today =
            QDateTime::currentDateTimeUtc().toTimeZone(Format::displayZone()).date();
        return Format::shortDate(QDate::fromString(iso, Qt::ISODate), today, language);
    }
    Q_INVOKABLE static QString money(double amount, const QString &language)
    {
        return Format::money(amount, language);
    }
    Q_INVOKABLE static QString number(double value, const QString &language)
    {
        return Format::number(value, language);
    }
    Q_INVOKABLE static QString percent(double ratio, const QString &language)
    {
        return Format::percent(ratio, language);
    }
    Q_INVOKABLE static QString phone(const QString &number, const QString &language)
    {
        return Format::phone(number, language);
    }
    Q_INVOKABLE static QString duration(double minutes, const QString &language)
    {
        return Format::duration(minutes, language);
    }
    Q_INVOKABLE static QString distance(double metres, const QString &language)
    {
        return Format::distance(metres, language);
    }
    Q_INVOKABLE static QString bytes(double count, const QString &language)
    {
        return Format::bytes(count, language);
    }
};

} // namespace FibreDesk
