// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/phones.h"

#include <QRegularExpression>
#include <QStringList>

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

constexpr qsizetype LongestText = 120;
constexpr qsizetype NationalLength = 10;

const QRegularExpression &labelPattern()
{
    static const QRegularExpression pattern(
        u"^\\s*(?:t[eé]l(?:[eé]phone)?|cell(?:ulaire)?|mobile|portable|phone|fax|dom(?:icile)?|"
        u"maison|bureau|home|work)\\s*[.:]*\\s*"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

const QRegularExpression &extensionPattern()
{
    static const QRegularExpression pattern(
        u"[\\s,;]*(?:ext(?:ension)?|poste|post|x|#)\\s*[.:]?\\s*(\\d{1,7})\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool isSpelling(const QString &text)
{
    static const QString signs = u"+-.()/\u2010\u2011\u2012\u2013\u2014\u2212"_s;
    return std::ranges::all_of(
        text, [](QChar c) { return c.isDigit() || c.isSpace() || signs.contains(c); });
}

/// A North American number needs no table of the world's plans, which takes a while to load.
QString northAmerican(const QString &spelling)
{
    QString digits;
    for (const QChar c : spelling) {
        if (c.isDigit()) {
            digits += QChar(u'0' + c.digitValue());
        }
    }
    const bool isForeign = spelling.trimmed().startsWith(u'+') && !digits.startsWith(u'1');
    if (isForeign) {
        return {};
    }
    for (const QLatin1StringView prefix : {"0111"_L1, "001"_L1, "1"_L1}) {
        if (digits.size() == NationalLength + prefix.size() && digits.startsWith(prefix)) {
            digits.remove(0, prefix.size());
            break;
        }
    }
    const bool isPlan =
        digits.size() == NationalLength && digits.at(0) > u'1' && digits.at(3) > u'1';
    return isPlan ? digits : QString();
}

Phone parsed(const QString &spelling)
{
    using i18n::phonenumbers::PhoneNumber;
    using i18n::phonenumbers::PhoneNumberUtil;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    // How many digits a number has is known of every country; whether it is given out is not of
    // interest, and invented ones never are.
    if (util.Parse(spelling.toStdString(), "CA", &number) != PhoneNumberUtil::NO_PARSING_ERROR
        || util.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) {
        return {};
    }
    std::string e164;
    util.Format(number, PhoneNumberUtil::E164, &e164);
    std::string national;
    util.GetNationalSignificantNumber(number, &national);
    if (number.country_code() == 1) {
        return {}; // what North America knows has been read already
    }
    return {.e164 = QString::fromStdString(e164),
        .national = QString::fromStdString(national),
        .extension = {}};
}

} // namespace

QString phoneSpelling(const QString &text)
{
    QString rest = text.left(LongestText).simplified();
    rest.remove(labelPattern());
    rest.remove(extensionPattern());
    return isSpelling(rest) ? rest.trimmed() : QString();
}

QList<Phone> phoneNumbers(const QString &text)
{
    static const QRegularExpression between(
        u"\\s/\\s|/(?=\\s*[(+\\d]{3})|[,;]\\s*(?=[(+\\d])|\\b(?:ou|or|et|and)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<Phone> phones;
    for (const QString &part : text.left(LongestText).split(between, Qt::SkipEmptyParts)) {
        QString rest = part.simplified();
        rest.remove(labelPattern());
        QString extension;
        if (const auto match = extensionPattern().match(rest); match.hasMatch()) {
            extension = match.captured(1);
            rest.truncate(match.capturedStart());
        }
        if (rest.isEmpty() || !isSpelling(rest)) {
            continue;
        }
        Phone phone;
        if (const QString national = northAmerican(rest); !national.isEmpty()) {
            phone = {.e164 = u"+1"_s + national, .national = national, .extension = {}};
        } else if (rest.startsWith(u'+') || rest.startsWith("00"_L1) || rest.startsWith("011"_L1)) {
            QString spelling = rest;
            static const QRegularExpression dialled(u"^(?:011|00)[\\s.-]*"_s);
            spelling.replace(dialled, u"+"_s);
            phone = parsed(spelling);
        }
        phone.extension = extension;
        if (!phone.e164.isEmpty()) {
            phones += phone;
        }
    }
    return phones;
}

} // namespace FibreDesk::Text
