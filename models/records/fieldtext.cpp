// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fieldtext.h"

#include "base/format.h"
#include "base/moneytext.h"
#include "core/sitetime.h"
#include "text/htmlscanner.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::FieldText {

namespace {

/// Words of this file.
struct FieldWords {
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
};

bool isNumber(const QString &format)
{
    return format == "integer"_L1 || format == "number"_L1 || format == "money"_L1
        || format == "percent"_L1;
}

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"edit"_s};
}

QString bareNumber(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace() || c == u'$' || c == u'%'; });
    return text;
}

bool isInThousands(const QString &bare)
{
    static const QRegularExpression thousands(u"^[-+]?[1-9]\\d{0,2}(,\\d{3})+$"_s);
    return thousands.match(bare).hasMatch();
}

/// In English a comma before three digits separates thousands; where it cannot ("0,125",
/// "1234,567") either reading would be a guess, and a factor of 1,000.
bool isAmbiguous(const QString &text, const QString &language)
{
    constexpr qsizetype thousand = 3;
    const QString bare = bareNumber(text);
    const qsizetype comma = bare.lastIndexOf(u',');
    return language != "fr"_L1 && comma >= 0 && !bare.contains(u'.')
        && bare.size() - comma - 1 == thousand && !isInThousands(bare);
}

/// "1 234,50" and "1,234.50" as "1234.50"; empty where it is no number.
QString plainNumber(const QString &text, const QString &language)
{
    QString plain = bareNumber(text);
    const qsizetype comma = plain.lastIndexOf(u',');
    const qsizetype point = plain.lastIndexOf(u'.');
    if (comma >= 0 && point >= 0) {
        plain.remove(comma > point ? u'.' : u',');
    } else if (language != "fr"_L1 && isInThousands(plain)) {
        plain.remove(u',');
    }
    plain.replace(u',', u'.');
    bool isValid = false;
    const double value = plain.toDouble(&isValid);
    return isValid && std::isfinite(value) ? plain : QString();
}

/// With every decimal it has: what is kept must be seen, and two values must not look alike.
QString wholeNumber(double value, const QString &language)
{
    return Format::localeFor(language).toString(value, 'f', QLocale::FloatingPointShortest);
}

qsizetype decimalsOf(double value)
{
    const QString plain = QLocale::c().toString(value, 'f', QLocale::FloatingPointShortest);
    const qsizetype point = plain.indexOf(u'.');
    return point < 0 ? 0 : plain.size() - point - 1;
}

QString moneyOf(double value, const QString &language)
{
    constexpr qsizetype cents = 2;
    if (decimalsOf(value) <= cents) {
        return Format::money(value, language);
    }
    return MoneyText::composed(value < 0, wholeNumber(std::abs(value), language), language);
}

QDate dateOf(const QString &text)
{
    return QDate::fromString(text.trimmed(), Qt::ISODate);
}

} // namespace

QString formatOf(const Erp::DocField &field)
{
    static const QHash<QString, QString> formats{{u"Select"_s, u"choice"_s},
        {u"Check"_s, u"check"_s}, {u"Date"_s, u"date"_s}, {u"Time"_s, u"time"_s},
        {u"Datetime"_s, u"datetime"_s}, {u"Int"_s, u"integer"_s}, {u"Float"_s, u"number"_s},
        {u"Currency"_s, u"money"_s}, {u"Percent"_s, u"percent"_s}, {u"Link"_s, u"link"_s},
        {u"Small Text"_s, u"long"_s}, {u"Long Text"_s, u"long"_s}, {u"Text"_s, u"long"_s},
        {u"Text Editor"_s, u"html"_s}, {u"HTML Editor"_s, u"html"_s},
        {u"Markdown Editor"_s, u"long"_s}};
    return formats.value(field.type, u"text"_s);
}

bool isEditable(const QString &format)
{
    return format != "html"_L1 && format != "datetime"_L1 && format != "time"_L1;
}

QString typed(const QString &format, const Outbox::RawValue &raw)
{
    const QString text = Outbox::textOf(raw);
    if (format == "html"_L1) {
        return Text::textFromHtml(text).trimmed();
    }
    if (format == "check"_L1) {
        return text == "1"_L1 || text == "true"_L1 ? u"1"_s : u"0"_s;
    }
    return text;
}

QString shown(
    const QString &format, const QString &typed, const QString &language, const QTimeZone &siteZone)
{
    if (format == "check"_L1) {
        return typed == "1"_L1 ? FieldWords::tr("Yes") : FieldWords::tr("No");
    }
    if (typed.isEmpty()) {
        return {};
    }
    if (format == "date"_L1) {
        const QDate date = dateOf(typed.left(10));
        return date.isValid() ? Format::longDate(date, language) : typed;
    }
    if (format == "datetime"_L1) {
        const QDateTime at = fromSiteTime(typed, siteZone);
        return at.isValid() ? Format::stamp(at, language) : typed;
    }
    bool isValid = false;
    const double value = typed.toDouble(&isValid);
    if (!isNumber(format) || !isValid) {
        return typed;
    }
    if (format == "money"_L1) {
        return moneyOf(value, language);
    }
    const QString number = wholeNumber(value, language);
    if (format == "percent"_L1) {
        return number + (language == "fr"_L1 ? u"\u202f%"_s : u"%"_s);
    }
    return number;
}

Result<Outbox::RawValue> parsed(const QString &format, const QString &text, const QString &language)
{
    const QString trimmed = text.trimmed();
    if (format == "check"_L1) {
        return Outbox::rawOf(trimmed == "1"_L1 ? 1 : 0);
    }
    if (isNumber(format) && !trimmed.isEmpty()) {
        if (isAmbiguous(trimmed, language)) {
            return std::unexpected(refusal(FieldWords::tr(
                "“%1” could be two numbers: type it without commas, its decimals after a point.")
                    .arg(trimmed)));
        }
        const QString number = plainNumber(trimmed, language);
        if (number.isEmpty() || (format == "integer"_L1 && number.contains(u'.'))) {
            return std::unexpected(refusal(format == "integer"_L1
                    ? FieldWords::tr("“%1” is not a whole number.").arg(trimmed)
                    : FieldWords::tr("“%1” is not a number.").arg(trimmed)));
        }
        return Outbox::rawOf(number.toDouble());
    }
    if (format == "date"_L1 && !trimmed.isEmpty()) {
        const QDate date = dateOf(trimmed);
        if (!date.isValid()) {
            return std::unexpected(
                refusal(FieldWords::tr("“%1” is not a date like 2026-11-24.").arg(trimmed)));
        }
        return Outbox::rawOf(date.toString(Qt::ISODate));
    }
    return Outbox::rawOf(trimmed);
}

} // namespace FibreDesk::FieldText
