// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "repeatcontroller.h"

#include "base/format.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "jobmaking.h"
#include "makingtext.h"
#include "newjob.h"
#include "store/dispatchqueries.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int longestStep = 99;

} // namespace

RepeatController::RepeatController(
    JobMaking *making, DispatchController *desk, Store::Mirror *mirror, const Erp::FieldMap *map)
    : QObject(making)
    , m_making(making)
    , m_desk(desk)
    , m_mirror(mirror)
    , m_map(map)
    , m_days({"day", "note", "severity", "isOut", "spoken"}, 0)
{
    connect(desk, &DispatchController::languageChanged, this, [this] {
        // Later than the switch itself: the translator may come after the property.
        QTimer::singleShot(0, this, [this] {
            if (!m_isOpen)
                return;
            Q_EMIT openChanged(); // its words
            changeRule();
        });
    });
}

void RepeatController::begin(const QString &job)
{
    const auto present = m_desk->shown(job);
    if (!present)
        return;
    if (!present->date.isValid()) {
        Q_EMIT m_desk->noticed(
            tr("Give %1 a day first: it is repeated from that day on.").arg(m_desk->jobTitle(job)),
            u"warning"_s);
        return;
    }
    m_job = *present;
    m_title = m_desk->jobTitle(job);
    m_rule = {.unit = RepeatRule::Unit::Weeks, .weekdays = {m_job.date.dayOfWeek()}};
    m_endsByDay = false;
    m_times = 10;
    m_until = m_job.date.addMonths(3).toString(Qt::ISODate);
    m_out.clear();
    m_error = {};
    m_isOpen = true;
    Q_EMIT openChanged();
    changeRule();
}

void RepeatController::close()
{
    ++m_generation;
    m_isPreparing = false;
    if (std::exchange(m_isOpen, false))
        Q_EMIT openChanged();
}

QString RepeatController::firstText() const
{
    if (!m_job.date.isValid())
        return {};
    const QString day = Format::longDate(m_job.date, m_desk->language());
    return m_job.start.isValid() ? tr("%1, %2").arg(day, DispatchText::clock(m_job.start)) : day;
}

void RepeatController::setUnit(int unit)
{
    if (unit == int(m_rule.unit) || unit < 0 || unit > int(RepeatRule::Unit::Months))
        return;
    m_rule.unit = RepeatRule::Unit(unit);
    changeRule();
}

void RepeatController::setEvery(int every)
{
    every = std::clamp(every, 1, longestStep);
    if (every == m_rule.every)
        return;
    m_rule.every = every;
    changeRule();
}

QList<int> RepeatController::weekdays() const
{
    return {m_rule.weekdays.begin(), m_rule.weekdays.end()};
}

QStringList RepeatController::weekdayNames() const
{
    QStringList names;
    for (int weekday = 1; weekday <= 7; ++weekday)
        names.append(
            Format::localeFor(m_desk->language()).standaloneDayName(weekday, QLocale::LongFormat));
    return names;
}

void RepeatController::toggleWeekday(int weekday)
{
    if (weekday < 1 || weekday > 7)
        return;
    if (!m_rule.weekdays.erase(weekday))
        m_rule.weekdays.insert(weekday);
    if (m_rule.weekdays.empty()) // a week has one of them at least
        m_rule.weekdays.insert(m_job.date.dayOfWeek());
    changeRule();
}

void RepeatController::setMonth(int month)
{
    if (month == int(m_rule.month) || month < 0 || month > int(RepeatRule::Month::ByWeekday))
        return;
    m_rule.month = RepeatRule::Month(month);
    changeRule();
}

QStringList RepeatController::monthChoices() const
{
    if (!m_job.date.isValid())
        return {};
    return {MakingText::monthDay(m_job.date, m_desk->language()),
        MakingText::monthWeekday(m_job.date, m_desk->language())};
}

void RepeatController::setEndsByDay(bool endsByDay)
{
    if (endsByDay == m_endsByDay)
        return;
    m_endsByDay = endsByDay;
    changeRule();
}

void RepeatController::setTimes(int times)
{
    times = std::clamp(times, 1, RepeatRule::most);
    if (times == m_times)
        return;
    m_times = times;
    changeRule();
}

void RepeatController::setUntil(const QString &iso)
{
    if (iso == m_until)
        return;
    m_until = iso;
    changeRule();
}

RepeatRule RepeatController::rule() const
{
    RepeatRule rule = m_rule;
    rule.times = m_endsByDay ? 0 : m_times;
    rule.until = m_endsByDay ? QDate::fromString(m_until.trimmed(), Qt::ISODate) : QDate();
    return rule;
}

QString RepeatController::sentence() const
{
    const RepeatRule now = rule();
    return m_job.date.isValid() && (now.times > 0 || now.until.isValid())
        ? MakingText::rule(now, m_job.date, m_desk->language())
        : QString();
}

QString RepeatController::ruleText() const
{
    return m_job.date.isValid() ? rule().text(m_job.date) : QString();
}

void RepeatController::changeRule()
{
    Q_EMIT ruleChanged();
    prepare();
}

void RepeatController::prepare()
{
    ++m_generation;
    const RepeatRule now = rule();
    m_problem.clear();
    m_note.clear();
    m_isPreparing = false;
    if (m_endsByDay && !now.until.isValid()) {
        m_problem = tr("The last day is written as 2026-11-24.");
    } else if (const auto dates = repeatDates(now, m_job.date); !dates) {
        m_problem = tr("This rule cannot be followed: %1").arg(dates.error());
    } else if (dates->days.empty()) {
        m_problem = tr("The rule has no day after the first.");
    } else {
        prepareDays(*dates);
    }
    if (!m_problem.isEmpty()) {
        m_placed.clear();
        showDays();
    }
    Q_EMIT previewChanged();
}

void RepeatController::prepareDays(const RepeatDates &dates)
{
    QStringList notes;
    if (dates.isCut)
        notes.append(
            tr("Only the first %1 are made; repeat the last of them later.").arg(RepeatRule::most));
    if (m_rule.unit == RepeatRule::Unit::Months && m_rule.month == RepeatRule::Month::ByDate
        && m_job.date.day() > 28)
        notes.append(tr("Months without a day %1 are left out.").arg(m_job.date.day()));
    m_note = notes.join(u' ');
    m_isPreparing = true;
    const int generation = m_generation;
    const auto place = [rules = m_making->rules(), job = m_job, days = dates.days](
                           QSqlDatabase &db) {
        return placeRepeats(job, days, JobMaking::dayInput(db, rules));
    };
    QCoro::connect(m_mirror->read(place), this,
        [this, generation](const Result<std::vector<PlacedRepeat>> &placed) {
            if (generation != m_generation)
                return;
            m_isPreparing = false;
            m_error = placed ? ErrorText() : errorText(placed.error());
            m_placed = placed ? *placed : std::vector<PlacedRepeat>();
            showDays();
            Q_EMIT previewChanged();
        });
}

void RepeatController::showDays()
{
    const QString &language = m_desk->language();
    const QDate today = dayAt(m_desk->now(), m_desk->zone());
    std::vector<RecordModel::Row> rows;
    for (const PlacedRepeat &one : m_placed) {
        const QString day = Format::shortDate(one.day, today, language);
        const auto [wrong, severity] = MakingText::problems(one.findings, m_desk->names());
        QStringList notes{MakingText::dayNote(one), wrong};
        notes.removeAll({});
        const bool isOut = m_out.contains(one.day);
        const bool isNoted = one.holiday != Holiday::None || one.clockShift != 0;
        QStringList spoken{Format::longDate(one.day, language)};
        spoken.append(notes);
        spoken.append(isOut ? tr("left out") : tr("to be made"));
        rows.push_back({one.day.toString(Qt::ISODate),
            {day, notes.join(u" · "_s), std::max(severity, isNoted ? 1 : -1), isOut,
                spoken.join(u", "_s)}});
    }
    m_days.applySnapshot(std::move(rows));
}

int RepeatController::count() const
{
    return int(std::ranges::count_if(
        m_placed, [this](const PlacedRepeat &one) { return !m_out.contains(one.day); }));
}

void RepeatController::toggleDay(int row)
{
    if (row < 0 || row >= int(m_placed.size()))
        return;
    const QDate day = m_placed[std::size_t(row)].day;
    if (!m_out.remove(day))
        m_out.insert(day);
    showDays();
    Q_EMIT previewChanged();
}

void RepeatController::create()
{
    if (!m_isOpen || m_isPreparing || m_isAdding || !m_problem.isEmpty() || count() == 0)
        return;
    m_isAdding = true;
    m_error = {};
    Q_EMIT previewChanged();
    QCoro::connect(
        m_mirror->read([id = m_job.id](QSqlDatabase &db) { return Store::readJobMatter(db, id); }),
        this, [this](const Result<QJsonObject> &matter) {
            if (matter && !matter->isEmpty()) {
                add(*matter);
                return;
            }
            m_isAdding = false;
            m_error = matter
                ? ErrorText(
                      Error{.kind = ErrorKind::NotFound, .detail = m_job.id, .source = u"repeat"_s})
                : errorText(matter.error());
            Q_EMIT previewChanged();
        });
}

void RepeatController::add(const QJsonObject &matter)
{
    QJsonObject fields = matter;
    fields.insert("parent_job"_L1, m_job.id);
    std::vector<Outbox::NewWrite> writes;
    for (const PlacedRepeat &one : m_placed) {
        if (m_out.contains(one.day))
            continue;
        JobChange place{.technician = m_job.technician,
            .date = one.day,
            .state = m_job.technician.isEmpty() ? JobState::Open : JobState::Assigned,
            .minutes = m_job.minutes};
        if (m_job.start.isValid())
            place.start = m_job.start;
        Outbox::NewWrite write = newJob(*m_map, fields, place);
        write.title = m_title + u" · "_s + Format::day(one.day, m_desk->language());
        writes.push_back(std::move(write));
    }
    const QString title = tr("%1, repeated").arg(m_title);
    m_making->put(std::move(writes), title, [this](const std::optional<Error> &error) {
        m_isAdding = false;
        m_error = error ? errorText(*error) : ErrorText();
        Q_EMIT previewChanged();
        if (error)
            return;
        Q_EMIT created();
        close();
    });
}

} // namespace FibreDesk::Dispatch
