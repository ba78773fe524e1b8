// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/extrashift.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

std::unexpected<Error> unreadable(const QString &what, const QString &line)
{
    return std::unexpected(Error{.kind = ErrorKind::Validation,
        .detail = what + u" in “"_s + line + u"”"_s,
        .source = u"extra shift"_s});
}

/// A time as it is written: on which clock is known only when the zone is.
struct WrittenTime {
    QDateTime clock; ///< held as UTC
    bool isUtc = false;
    bool isDay = false; ///< no time was written
};

/// "20261123T170000", "20261123T170000Z", "2026-11-23T17:00", "20261123".
std::optional<WrittenTime> readTime(QString text)
{
    WrittenTime written;
    written.isUtc = text.endsWith(u'Z');
    if (written.isUtc)
        text.chop(1);
    text.remove(u'-').remove(u':');
    const QDate date = QDate::fromString(text.left(8), u"yyyyMMdd"_s);
    // Years that no calendar of ours has would only keep the rule's iterator busy.
    if (!date.isValid() || date.year() < 1970 || date.year() > 2200)
        return std::nullopt;
    QTime time(0, 0);
    if (text.size() > 8) {
        if (text.at(8) != u'T' && text.at(8) != u' ')
            return std::nullopt;
        const QString rest = text.mid(9);
        time = QTime::fromString(rest, rest.size() == 4 ? u"HHmm"_s : u"HHmmss"_s);
        if (!time.isValid())
            return std::nullopt;
    } else {
        written.isDay = true;
    }
    written.clock = QDateTime(date, time, QTimeZone::UTC);
    return written;
}

/// What the clock of that zone shows at a moment, held as UTC.
QDateTime clockOf(const QDateTime &moment, const QTimeZone &zone)
{
    const QDateTime local = moment.toTimeZone(zone);
    return {local.date(), local.time(), QTimeZone::UTC};
}

QDateTime momentOfClock(const QDateTime &clock, const QTimeZone &zone)
{
    return {clock.date(), clock.time(), zone, QDateTime::TransitionResolution::RelativeToBefore};
}

struct Duration {
    int days = 0;
    int seconds = 0;
};

/// A positive duration of RFC 5545: "PT4H", "PT1H30M", "P1D", "P2W".
std::optional<Duration> readDuration(const QString &text)
{
    static const QRegularExpression pattern(
        u"^\\+?P(?:(\\d{1,3})W)?(?:(\\d{1,4})D)?"
        "(?:T(?:(\\d{1,4})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6})S)?)?$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const Duration duration{.days = match.captured(1).toInt() * 7 + match.captured(2).toInt(),
        .seconds = match.captured(3).toInt() * 3600 + match.captured(4).toInt() * 60
            + match.captured(5).toInt()};
    if (duration.days * 1440 + duration.seconds / 60 <= 0 || duration.days > 3660)
        return std::nullopt;
    return duration;
}

/// Lower case, without accents, with one space for everything that is no letter.
QString words(const QString &text)
{
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_D).toLower()) {
        if (c.isLetterOrNumber())
            folded.append(c);
        else if (c.category() != QChar::Mark_NonSpacing && !folded.endsWith(u' '))
            folded.append(u' ');
    }
    return u' ' + folded.trimmed() + u' ';
}

std::optional<ShiftKind> kindOf(const QString &text)
{
    struct Word {
        QLatin1StringView word;
        ShiftKind kind;
    };
    static constexpr std::array list{Word{" on call "_L1, ShiftKind::OnCall},
        Word{" oncall "_L1, ShiftKind::OnCall}, Word{" standby "_L1, ShiftKind::OnCall},
        Word{" garde "_L1, ShiftKind::OnCall}, Word{" sur appel "_L1, ShiftKind::OnCall},
        Word{" astreinte "_L1, ShiftKind::OnCall}, Word{" absence "_L1, ShiftKind::Absence},
        Word{" absent "_L1, ShiftKind::Absence}, Word{" absente "_L1, ShiftKind::Absence},
        Word{" off "_L1, ShiftKind::Absence}, Word{" vacances "_L1, ShiftKind::Absence},
        Word{" vacation "_L1, ShiftKind::Absence}, Word{" conge "_L1, ShiftKind::Absence},
        Word{" conges "_L1, ShiftKind::Absence}, Word{" leave "_L1, ShiftKind::Absence},
        Word{" sick "_L1, ShiftKind::Absence}, Word{" maladie "_L1, ShiftKind::Absence},
        Word{" break "_L1, ShiftKind::Break}, Word{" meal "_L1, ShiftKind::Break},
        Word{" lunch "_L1, ShiftKind::Break}, Word{" pause "_L1, ShiftKind::Break},
        Word{" diner "_L1, ShiftKind::Break}, Word{" repas "_L1, ShiftKind::Break},
        Word{" work "_L1, ShiftKind::Work}, Word{" shift "_L1, ShiftKind::Work},
        Word{" extra "_L1, ShiftKind::Work}, Word{" quart "_L1, ShiftKind::Work}};
    const QString folded = words(text);
    const auto found =
        std::ranges::find_if(list, [&](const Word &word) { return folded.contains(word.word); });
    return found == list.end() ? std::nullopt : std::optional(found->kind);
}

bool isRulePart(const QString &name)
{
    static const QSet<QString> names{u"FREQ"_s, u"UNTIL"_s, u"COUNT"_s, u"INTERVAL"_s,
        u"BYSECOND"_s, u"BYMINUTE"_s, u"BYHOUR"_s, u"BYDAY"_s, u"BYMONTHDAY"_s, u"BYYEARDAY"_s,
        u"BYWEEKNO"_s, u"BYMONTH"_s, u"BYSETPOS"_s, u"WKST"_s};
    return names.contains(name);
}

} // namespace

/// Takes a line to pieces.
class ExtraShiftReader {
public:
    ExtraShiftReader(const QString &line, const QTimeZone &zone)
        : m_line(line)
    {
        m_shift.m_zone = zone;
        m_shift.m_ruleZone = zone;
    }

    Result<ExtraShift> read()
    {
        for (const QString &part : m_line.split(u';', Qt::SkipEmptyParts)) {
            if (!part.trimmed().isEmpty() && !take(part.trimmed()))
                return unreadable(part.trimmed(), m_line);
        }
        if (!m_start)
            return unreadable(u"start or duration missing"_s, m_line);
        if (m_start->isUtc)
            m_shift.m_ruleZone = QTimeZone::utc();
        m_shift.m_first = m_start->clock;
        if (!takeDuration())
            return unreadable(
                m_durationText.isEmpty() ? u"start or duration missing"_s : u"duration"_s, m_line);
        for (const WrittenTime &time : m_added) {
            m_shift.m_added.push_back(time.isDay
                    ? QDateTime(time.clock.date(), m_shift.m_first.time(), QTimeZone::UTC)
                    : onRuleClock(time));
        }
        std::ranges::sort(m_shift.m_added);
        for (const WrittenTime &time : m_takenOut) {
            if (time.isDay)
                m_shift.m_takenOutDays.push_back(time.clock.date());
            else
                m_shift.m_takenOut.push_back(onRuleClock(time));
        }
        if (!m_rule.isEmpty()) {
            if (const QString wrong = takeRule(); !wrong.isEmpty())
                return unreadable(wrong, m_line);
        }
        return std::move(m_shift);
    }

private:
    static bool isName(const QString &name)
    {
        static const QSet<QString> names{u"DTSTART"_s, u"DTEND"_s, u"DURATION"_s, u"RRULE"_s,
            u"EXDATE"_s, u"RDATE"_s, u"TYPE"_s, u"SUMMARY"_s, u"TZID"_s, u"VALUE"_s};
        return names.contains(name);
    }

    bool take(const QString &part)
    {
        static const QRegularExpression separator(u"[:=]"_s);
        const qsizetype at = part.indexOf(separator);
        const QString name = (at < 0 ? part : part.left(at)).trimmed().toUpper();
        const QString value = at < 0 ? QString() : part.mid(at + 1).trimmed();
        if (isRulePart(name) && at >= 0) {
            if (m_rule.contains(name))
                return false;
            m_rule.insert(name, value.toUpper());
            return true;
        }
        if (!isName(name))
            return takeUnnamed(part);
        if (at < 0) { // its parameters follow: "DTSTART;TZID=America/Toronto:20261123T170000"
            m_parametersOf = name;
            return true;
        }
        if (name == "TZID"_L1 || name == "VALUE"_L1)
            return takeParameter(name, value);
        if (name == "RRULE"_L1)
            return take(value);
        return takeNamed(name, value);
    }

    bool takeParameter(const QString &name, const QString &value)
    {
        const qsizetype colon = value.indexOf(u':');
        const QString parameter = colon < 0 ? value : value.left(colon);
        if (m_parametersOf.isEmpty())
            return false;
        if (name == "TZID"_L1) {
            const QTimeZone zone(parameter.toUtf8());
            if (!zone.isValid())
                return false;
            if (m_parametersOf == "DTSTART"_L1)
                m_shift.m_ruleZone = zone;
            else if (zone != m_shift.m_ruleZone)
                return false;
        }
        return colon < 0 || takeNamed(m_parametersOf, value.mid(colon + 1));
    }

    bool takeNamed(const QString &name, const QString &value)
    {
        if (name == "DTSTART"_L1)
            return takeStart(value);
        if (name == "DTEND"_L1 || name == "DURATION"_L1) {
            m_durationText = value.toUpper();
            return !value.isEmpty();
        }
        if (name == "EXDATE"_L1)
            return takeTimes(value, &m_takenOut);
        if (name == "RDATE"_L1)
            return takeTimes(value, &m_added);
        if (name == "SUMMARY"_L1)
            m_shift.m_label = value;
        const auto kind = kindOf(value);
        if (kind && (name == "TYPE"_L1 || !m_isKindTold))
            m_shift.m_kind = *kind;
        m_isKindTold = m_isKindTold || (kind && name == "TYPE"_L1);
        return kind || name == "SUMMARY"_L1;
    }

    bool takeUnnamed(const QString &part)
    {
        if (!m_start)
            return takeStart(part);
        if (m_durationText.isEmpty()
            && (readTime(part.toUpper()) || readDuration(part.toUpper()))) {
            m_durationText = part.toUpper();
            return true;
        }
        const auto kind = part.contains(u'=') ? std::nullopt : kindOf(part);
        if (!kind)
            return false;
        m_shift.m_kind = m_isKindTold ? m_shift.m_kind : *kind;
        if (m_shift.m_label.isEmpty())
            m_shift.m_label = part;
        return true;
    }

    bool takeStart(const QString &value)
    {
        if (m_start)
            return false;
        m_start = readTime(value.toUpper());
        return m_start.has_value();
    }

    static bool takeTimes(const QString &value, std::vector<WrittenTime> *times)
    {
        for (const QString &text : value.split(u',', Qt::SkipEmptyParts)) {
            const auto time = readTime(text.trimmed().toUpper());
            if (!time)
                return false;
            times->push_back(*time);
        }
        return true;
    }

    bool takeDuration()
    {
        if (m_durationText.isEmpty()) {
            m_shift.m_days = 1;
            return m_start->isDay && m_shift.m_kind == ShiftKind::Absence;
        }
        if (const auto duration = readDuration(m_durationText)) {
            m_shift.m_days = duration->days;
            m_shift.m_seconds = duration->seconds;
            return true;
        }
        const auto end = readTime(m_durationText);
        if (!end)
            return false;
        const qint64 seconds = momentOfClock(m_shift.m_first, m_shift.m_ruleZone)
                                   .secsTo(momentOfClock(onRuleClock(*end), m_shift.m_ruleZone));
        if (seconds < 60 || seconds > qint64(3660) * 86400)
            return false;
        if (m_start->isDay && end->isDay)
            m_shift.m_days = int(m_shift.m_first.daysTo(end->clock));
        else
            m_shift.m_seconds = int(seconds);
        return true;
    }

    [[nodiscard]] QDateTime onRuleClock(const WrittenTime &time) const
    {
        return time.isUtc ? clockOf(time.clock, m_shift.m_ruleZone) : time.clock;
    }

    /// What is wrong with it; empty = nothing.
    QString takeRule()
    {
        std::optional<QDateTime> last;
        if (m_rule.contains(u"UNTIL"_s)) {
            const QString text = m_rule.take(u"UNTIL"_s);
            const auto until = readTime(text);
            if (!until || m_rule.contains(u"COUNT"_s))
                return u"UNTIL="_s + text;
            // On the rule's own clock, and a day as a whole.
            last = onRuleClock(*until);
            if (until->isDay)
                last->setTime(QTime(23, 59, 59));
        }
        auto rule = Recurrence::of(m_rule, m_shift.m_first, last);
        if (!rule)
            return rule.error();
        m_shift.m_rule = std::move(*rule);
        return {};
    }

    QString m_line;
    ExtraShift m_shift;
    std::optional<WrittenTime> m_start;
    QString m_durationText;
    Recurrence::Parts m_rule;
    std::vector<WrittenTime> m_added;
    std::vector<WrittenTime> m_takenOut;
    QString m_parametersOf;
    bool m_isKindTold = false;
};

Result<ExtraShift> ExtraShift::parse(const QString &line, const QTimeZone &zone)
{
    return ExtraShiftReader(line, zone).read();
}

bool ExtraShift::isTakenOut(const QDateTime &clock) const
{
    return std::ranges::contains(m_takenOut, clock)
        || std::ranges::contains(m_takenOutDays, clock.date());
}

std::vector<QDateTime> ExtraShift::startsBetween(const QDateTime &from, const QDateTime &to) const
{
    std::vector<QDateTime> starts;
    if (m_rule)
        starts = m_rule->between(from, to);
    else if (m_first >= from && m_first < to)
        starts.push_back(m_first);
    for (const QDateTime &clock : m_added) {
        if (clock >= from && clock < to && !std::ranges::contains(starts, clock))
            starts.push_back(clock);
    }
    std::erase_if(starts, [this](const QDateTime &clock) { return isTakenOut(clock); });
    return starts;
}

std::vector<ExtraShift::Occurrence> ExtraShift::occurrencesAround(QDate day) const
{
    // Clocks of two zones are at most a day apart, and what began before may still go on.
    const QDateTime midnight(day, QTime(0, 0), QTimeZone::UTC);
    const auto clocks =
        startsBetween(midnight.addDays(-2 - m_days).addSecs(-m_seconds), midnight.addDays(2));
    std::vector<Occurrence> found;
    for (const QDateTime &clock : clocks) {
        const QDateTime from = momentOfClock(clock, m_ruleZone);
        const QDateTime to = momentOfClock(clock.addDays(m_days), m_ruleZone).addSecs(m_seconds);
        found.push_back({from, to});
    }
    std::ranges::sort(found, {}, &Occurrence::from);
    return found;
}

bool ExtraShift::occursOn(QDate day) const
{
    return std::ranges::any_of(occurrencesAround(day),
        [&](const Occurrence &one) { return dayAt(one.from, m_zone) == day; });
}

Spans ExtraShift::spansOn(QDate day) const
{
    Spans spans;
    for (const Occurrence &one : occurrencesAround(day)) {
        Span span{minutesOfDay(one.from, day, m_zone), minutesOfDay(one.to, day, m_zone), true};
        // Within the hour that comes twice the clock may show the end before the beginning.
        if (span.to <= span.from)
            span.to = span.from + int(one.from.secsTo(one.to) / 60);
        if (span.from < 1440 && span.to > 0)
            spans.push_back(span);
    }
    return spans;
}

} // namespace FibreDesk::Dispatch
