// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/athome.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int endOfDay = 2 * 1440; // work may go on past midnight

/// Lower case, without accents, with plain dashes, apostrophes and spaces.
QString folded(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toLower()) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        if (c.isSpace())
            plain.append(u' ');
        else if (c == QChar(0x2013) || c == QChar(0x2014))
            plain.append(u'-');
        else if (c == QChar(0x2019))
            plain.append(u'\'');
        else
            plain.append(c);
    }
    return plain.simplified();
}

/// "15", "15h30", "15 h 30", "15:30", "3 pm", "midi".
std::optional<int> minutesOf(const QString &text)
{
    if (text == "midi"_L1 || text == "noon"_L1)
        return 720;
    static const QRegularExpression clock(u"^(\\d{1,2}) ?(?:[h:] ?(\\d{2})?)? ?(am|pm)?$"_s);
    const auto match = clock.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    const QString half = match.captured(3);
    if (!half.isEmpty() && (hour < 1 || hour > 12))
        return std::nullopt;
    if (half == "pm"_L1 && hour < 12)
        hour += 12;
    if (half == "am"_L1 && hour == 12)
        hour = 0;
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0))
        return std::nullopt;
    return hour * 60 + minute;
}

/// The part of the day that a time expression means; nothing where it means none.
std::optional<Span> spanOf(const QString &text)
{
    static const QRegularExpression partOfDay(
        u"^(?:l'|en |le |in the |the )?(avant-midi|matin|matinee|morning|am|apres-midi|afternoon|"
        "pm|soir|soiree|evening)s?$"_s);
    if (const auto match = partOfDay.match(text); match.hasMatch()) {
        const QString part = match.captured(1);
        if (part.startsWith("soir"_L1) || part == "evening"_L1)
            return Span{17 * 60, endOfDay};
        if (part == "apres-midi"_L1 || part == "afternoon"_L1 || part == "pm"_L1)
            return Span{12 * 60, 17 * 60};
        return Span{0, 12 * 60};
    }
    static const QRegularExpression open(
        u"^(apres|a partir de|des|after|from|avant|jusqu'a|before|until) (.+)$"_s);
    if (const auto match = open.match(text); match.hasMatch()) {
        if (const auto time = minutesOf(match.captured(2))) {
            static const QStringList begins{
                u"apres"_s, u"a partir de"_s, u"des"_s, u"after"_s, u"from"_s};
            return begins.contains(match.captured(1)) ? Span{*time, endOfDay} : Span{0, *time};
        }
    }
    static const QRegularExpression both(
        u"^(?:de |entre |from |between )?(.+?) ?(?:-| a | et | to | and ) ?(.+)$"_s);
    if (const auto match = both.match(text); match.hasMatch()) {
        const auto from = minutesOf(match.captured(1));
        const auto to = minutesOf(match.captured(2));
        if (from && to && *from < *to)
            return Span{*from, *to};
    }
    return std::nullopt;
}

} // namespace

Spans customerAway(const QString &notes)
{
    if (notes.isEmpty())
        return {};
    // Not at "." within a number, and "p.m." is "pm".
    static const QRegularExpression sentenceEnd(u"[.;!\\n]+(?!\\d)"_s);
    static const QRegularExpression half(u"\\b([ap])\\.m\\.?"_s);
    static const QRegularExpression sentence(
        u"^(?:(?:le |la |the )?(?:client|cliente|customer) ?)?(?:est |sera |is |will be )?"
        "(pas (?:present|disponible|dispo|a la maison)e?|absente?|not (?:at )?home|not available|"
        "away|presente?|disponible|dispo|a la maison|at home|home|available)"
        " ?(?:seulement|uniquement|only)? ?:? ?(.+)$"_s);
    static const QRegularExpression isAway(u"^(?:pas |absent|not |away)"_s);
    Spans home;
    Spans away;
    QString text = notes;
    text.replace(u'\n', u';'); // folding would make a space of it
    text = folded(text).replace(half, u"\\1m"_s);
    for (const QString &part : text.split(sentenceEnd, Qt::SkipEmptyParts)) {
        const auto match = sentence.match(part.trimmed());
        if (!match.hasMatch())
            continue;
        const auto span = spanOf(match.captured(2).trimmed());
        if (!span)
            continue;
        if (isAway.match(match.captured(1)).hasMatch())
            away.push_back(*span);
        else
            home.push_back(*span);
    }
    if (!home.empty()) {
        const Spans rest = without({{0, endOfDay}}, home);
        away.insert(away.end(), rest.begin(), rest.end());
    }
    return joined(std::move(away));
}

} // namespace FibreDesk::Dispatch
