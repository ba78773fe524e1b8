// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "makingtext.h"

#include "base/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

QString weekdayName(int weekday, const QString &language)
{
    return Format::localeFor(language).standaloneDayName(weekday, QLocale::LongFormat);
}

} // namespace

QString MakingText::fault(const TemplateFault &fault, const QString &file)
{
    using Kind = TemplateFault::Kind;
    const auto sentence = [&fault]() -> QString {
        switch (fault.kind) {
        case Kind::Syntax:
            return tr("this is no JSON (%1)").arg(fault.what);
        case Kind::NoTemplates:
            return tr("the list “templates” is missing");
        case Kind::NoName:
            return tr("the template has no name");
        case Kind::NoSteps:
            return tr("the template has no steps");
        case Kind::TooManySteps:
            return tr("the template has more than %1 steps").arg(fault.what);
        case Kind::NoSubject:
            return tr("the step has no subject");
        case Kind::UnknownType:
            return fault.what.isEmpty() ? tr("the step has no job type")
                                        : tr("there is no job type “%1”").arg(fault.what);
        case Kind::UnknownPriority:
            return tr("there is no priority “%1”").arg(fault.what);
        case Kind::BadDuration:
            return tr("a duration is a number of hours up to 24");
        case Kind::BadTag:
            return tr("a tag has a name and a level up to 10");
        case Kind::BadGap:
            return tr("a gap is a number of days up to 365, or of hours up to 24");
        case Kind::BadAfter:
            break;
        }
        return tr("“after” is the number of a step that stands before this one");
    };
    return tr("%1, line %2: %3").arg(file, QString::number(fault.line), sentence());
}

QString MakingText::holiday(Holiday holiday)
{
    switch (holiday) {
    case Holiday::NewYear:
        return tr("New Year's Day");
    case Holiday::GoodFriday:
        return tr("Good Friday");
    case Holiday::PatriotsDay:
        return tr("National Patriots' Day");
    case Holiday::NationalDay:
        return tr("Québec's National Day");
    case Holiday::CanadaDay:
        return tr("Canada Day");
    case Holiday::LabourDay:
        return tr("Labour Day");
    case Holiday::Thanksgiving:
        return tr("Thanksgiving");
    case Holiday::Christmas:
        return tr("Christmas Day");
    case Holiday::None:
        break;
    }
    return {};
}

QString MakingText::passed(const std::vector<PassedDay> &days, const QString &language)
{
    constexpr qsizetype mostNamed = 4;
    QStringList texts;
    for (const PassedDay &day : days) {
        const auto why = [&day]() -> QString {
            switch (day.why) {
            case PassedDay::Why::Holiday:
                return holiday(day.holiday);
            case PassedDay::Why::Absent:
                return tr("absent");
            case PassedDay::Why::Full:
                return tr("no room");
            case PassedDay::Why::NoShift:
                break;
            }
            return tr("no shift");
        };
        texts.append(tr("%1 (%2)").arg(Format::day(day.day, language), why()));
    }
    if (texts.isEmpty())
        return {};
    const qsizetype left = texts.size() - mostNamed;
    if (left > 0)
        texts = texts.first(mostNamed) << tr("and %n more", nullptr, int(left));
    return tr("Passed over: %1").arg(texts.join(u", "_s));
}

std::pair<QString, int> MakingText::problems(
    const Findings &findings, const DispatchText::Names &names)
{
    QStringList sentences;
    int severity = -1;
    for (const Finding &finding : findings) {
        severity = std::max(severity, DispatchText::severity(finding));
        sentences.append(DispatchText::finding(finding, names));
    }
    return {sentences.join(u" · "_s), severity};
}

QString MakingText::monthDay(QDate first, const QString &language)
{
    // The first is "1er" in French; English has four endings.
    const int day = first.day();
    if (language.startsWith("fr"_L1))
        return tr("On the %1").arg(day == 1 ? u"1er"_s : QString::number(day));
    const bool isTeen = day / 10 == 1;
    const QString ending = isTeen ? u"th"_s
        : day % 10 == 1           ? u"st"_s
        : day % 10 == 2           ? u"nd"_s
        : day % 10 == 3           ? u"rd"_s
                                  : u"th"_s;
    return tr("On the %1").arg(QString::number(day) + ending);
}

QString MakingText::monthWeekday(QDate first, const QString &language)
{
    const QString weekday = weekdayName(first.dayOfWeek(), language);
    switch ((first.day() - 1) / 7) {
    case 0:
        return tr("On the first %1").arg(weekday);
    case 1:
        return tr("On the second %1").arg(weekday);
    case 2:
        return tr("On the third %1").arg(weekday);
    case 3:
        return tr("On the fourth %1").arg(weekday);
    default:
        return tr("On the last %1").arg(weekday);
    }
}

QString MakingText::rule(const RepeatRule &rule, QDate first, const QString &language)
{
    QString often;
    switch (rule.unit) {
    case RepeatRule::Unit::Days:
        often = tr("Every %n day(s)", nullptr, rule.every);
        break;
    case RepeatRule::Unit::Weeks: {
        QStringList names;
        for (const int weekday : rule.weekdays)
            names.append(weekdayName(weekday, language));
        if (names.isEmpty())
            names.append(weekdayName(first.dayOfWeek(), language));
        often =
            tr("%1, on %2").arg(tr("Every %n week(s)", nullptr, rule.every), names.join(u", "_s));
        break;
    }
    case RepeatRule::Unit::Months: {
        const QString on = rule.month == RepeatRule::Month::ByDate ? monthDay(first, language)
                                                                   : monthWeekday(first, language);
        often = tr("%1, %2").arg(
            tr("Every %n month(s)", nullptr, rule.every), on.first(1).toLower() + on.sliced(1));
        break;
    }
    }
    if (rule.times > 0)
        return tr("%1: %2").arg(often, tr("%n more time(s)", nullptr, rule.times));
    return tr("%1: until %2").arg(often, Format::longDate(rule.until, language));
}

QString MakingText::dayNote(const PlacedRepeat &day)
{
    QStringList notes;
    if (day.holiday != Holiday::None)
        notes.append(holiday(day.holiday));
    if (day.clockShift > 0)
        notes.append(tr("The clocks go forward on this day"));
    else if (day.clockShift < 0)
        notes.append(tr("The clocks go back on this day"));
    return notes.join(u" · "_s);
}

} // namespace FibreDesk::Dispatch
