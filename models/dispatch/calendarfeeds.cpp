// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calendarfeeds.h"

#include "base/format.h"
#include "dispatchcontroller.h"
#include "store/dayqueries.h"
#include "store/mirror.h"
#include "store/syncstate.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int mostWeeks = 26;

QList<int> changedRoles(const FeedRow &before, const FeedRow &after)
{
    QList<int> roles;
    if (before.line != after.line)
        roles.append(CalendarFeeds::LineRole);
    if (before.state != after.state)
        roles.append(CalendarFeeds::StateRole);
    if (before.isFailed != after.isFailed)
        roles.append(CalendarFeeds::FailedRole);
    return roles;
}

/// What the mirror has of the days; the words are the caller's.
Result<CalendarInput> readInput(QSqlDatabase &db, CalendarInput input, QDate first, QDate last)
{
    const auto state = Store::kindState(db, u"job"_s);
    if (!state)
        return std::unexpected(state.error());
    // Half a copy would take jobs out of people's calendars.
    if (!state->lastSuccess.isValid()) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"the jobs have not been copied from ERPNext yet"_s,
            .source = u"calendar file"_s});
    }
    auto jobs = Store::readJobsBetween(db, first, last);
    if (!jobs)
        return std::unexpected(jobs.error());
    auto names = Store::technicianNames(db);
    if (!names)
        return std::unexpected(names.error());
    const auto facts = Store::readVisitFacts(db, *jobs);
    if (!facts)
        return std::unexpected(facts.error());
    const auto siteZone = Store::siteTimeZone(db);
    if (!siteZone)
        return std::unexpected(siteZone.error());
    for (const Job &job : *jobs) {
        const Store::VisitFacts visit = facts->value(job.id);
        input.places.insert(job.id,
            {.address = Store::visitAddress(job, visit),
                .phones = Store::visitPhones(visit),
                .position = visit.location.position});
    }
    input.jobs = std::move(*jobs);
    input.technicians = std::move(*names);
    input.siteZone = *siteZone;
    return input;
}

} // namespace

CalendarFeeds::CalendarFeeds(DispatchController *desk, Store::Mirror *mirror)
    : QAbstractListModel(desk)
    , m_desk(desk)
    , m_mirror(mirror)
    , m_rows(this, &changedRoles)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(2s);
    connect(&m_debounce, &QTimer::timeout, this, &CalendarFeeds::writeAll);
    // Another week begins without anything changing, and a disk comes back.
    m_dayTimer.setInterval(10min);
    m_dayTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_dayTimer, &QTimer::timeout, this, [this] {
        if (m_week != monday() || std::ranges::any_of(m_rows.rows(), &FeedRow::isFailed))
            writeAll();
    });
    connect(desk, &DispatchController::dayChanged, this, [this] {
        // Also told after another language.
        for (const FeedRow &row : std::vector(m_rows.rows()))
            m_rows.upsert(worded(row));
    });
}

void CalendarFeeds::setSource(const QString &name, const QString &host)
{
    m_name = name;
    m_host = host;
}

void CalendarFeeds::start()
{
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &CalendarFeeds::handleChanges);
    m_dayTimer.start();
    writeAll();
}

void CalendarFeeds::setOpen(bool isOpen)
{
    if (isOpen == m_isOpen)
        return;
    m_isOpen = isOpen;
    Q_EMIT openChanged();
}

QDate CalendarFeeds::monday() const
{
    const QDate today = dayAt(m_desk->now(), m_desk->zone());
    return today.addDays(1 - today.dayOfWeek());
}

void CalendarFeeds::handleChanges(const Store::Changes &changes)
{
    const bool isOurs = changes.touches(u"job"_s) || changes.touches(u"technician"_s)
        || changes.touches(u"customer"_s) || changes.touches(u"location"_s);
    // Not begun anew by each change: a long synchronisation would put it off for ever.
    if (isOurs && count() > 0 && !m_debounce.isActive())
        m_debounce.start();
}

QString CalendarFeeds::text() const
{
    QJsonArray all;
    for (const FeedRow &row : m_rows.rows()) {
        all += QJsonObject{
            {u"file"_s, row.id}, {u"technician"_s, row.technician}, {u"weeks"_s, row.weeks}};
    }
    return all.isEmpty() ? QString()
                         : QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void CalendarFeeds::restore(const QString &text)
{
    std::vector<FeedRow> rows;
    const QJsonArray all = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue one : all) {
        const QString file = one["file"_L1].toString();
        if (!file.isEmpty()) {
            rows.push_back(worded({.id = file,
                .technician = one["technician"_L1].toString(),
                .weeks = std::clamp(one["weeks"_L1].toInt(4), 1, mostWeeks)}));
        }
    }
    m_rows.applySnapshot(std::move(rows));
    Q_EMIT textChanged();
    if (m_dayTimer.isActive())
        writeAll();
}

QString CalendarFeeds::nameOf(const QString &technician) const
{
    return technician.isEmpty() ? tr("Everybody") : m_desk->names().technician(technician);
}

FeedRow CalendarFeeds::worded(FeedRow row) const
{
    row.line = tr("%1, %n week(s) from this one on", "", row.weeks).arg(nameOf(row.technician));
    return row;
}

CalendarWords CalendarFeeds::words() const
{
    CalendarWords words;
    words.kinds = {DispatchText::kind(JobKind::Installation), DispatchText::kind(JobKind::Repair),
        DispatchText::kind(JobKind::Maintenance), DispatchText::kind(JobKind::Removal),
        DispatchText::kind(JobKind::Other)};
    words.phone = tr("Phone: %1");
    words.promised = tr("Promised: %1–%2");
    words.technician = tr("Technician: %1");
    words.assistants = tr("With: %1");
    words.ticket = tr("Ticket: %1");
    words.noTime = tr("No time set");
    //: The title of a job in a calendar
    words.cancelled = tr("Cancelled: %1");
    return words;
}

QString CalendarFeeds::proposedName(const QString &technician) const
{
    QString name;
    for (const QChar c : nameOf(technician))
        name += c.isLetterOrNumber() ? c : u'-';
    return name + u".ics"_s;
}

void CalendarFeeds::exportOnce(const QUrl &target, const QString &technician, int weeks)
{
    const QString file = target.toLocalFile();
    if (file.isEmpty())
        return;
    const QDate day = m_desk->date();
    const QDate first = day.addDays(1 - day.dayOfWeek());
    write({.file = file,
              .technician = technician,
              .first = first,
              .last = first.addDays(7 * std::clamp(weeks, 1, mostWeeks) - 1)},
        false);
}

void CalendarFeeds::keep(const QUrl &target, const QString &technician, int weeks)
{
    const QString file = target.toLocalFile();
    if (file.isEmpty())
        return;
    m_rows.upsert(
        worded({.id = file, .technician = technician, .weeks = std::clamp(weeks, 1, mostWeeks)}));
    Q_EMIT textChanged();
    writeAll();
}

void CalendarFeeds::drop(const QString &file)
{
    if (m_rows.remove(file))
        Q_EMIT textChanged();
}

void CalendarFeeds::writeAll()
{
    m_week = monday();
    // Those of last week stay for who looks back.
    for (const FeedRow &row : std::vector(m_rows.rows())) {
        write({.file = row.id,
                  .technician = row.technician,
                  .first = m_week.addDays(-7),
                  .last = m_week.addDays(7 * row.weeks - 1)},
            true);
    }
}

void CalendarFeeds::write(const Order &order, bool isKept)
{
    if (isKept && m_busy.contains(order.file)) {
        m_again.insert(order.file);
        return;
    }
    if (isKept)
        m_busy.insert(order.file);
    const CalendarInput input{
        .name = order.technician.isEmpty() && !m_name.isEmpty() ? m_name : nameOf(order.technician),
        .host = m_host,
        .zone = m_desk->zone(),
        .technician = order.technician,
        .jobs = {},
        .words = words()};
    if (++m_writing == 1)
        Q_EMIT writingChanged();
    QCoro::connect(m_mirror->read([input, order](QSqlDatabase &db) {
        return readInput(db, input, order.first, order.last);
    }),
        this, [this, order, isKept](const Result<CalendarInput> &read) {
            if (!read) {
                finish(order, isKept, std::unexpected(read.error()));
                return;
            }
            QtConcurrent::run([input = *read, file = order.file]() -> Result<Written> {
                const auto isOther = writeCalendar(file, calendarFile(input));
                if (!isOther)
                    return std::unexpected(isOther.error());
                return Written{.jobs = int(calendarJobs(input.jobs, input.technician).size()),
                    .isOther = *isOther};
            }).then(this, [this, order, isKept](const Result<Written> &written) {
                finish(order, isKept, written);
            });
        });
}

void CalendarFeeds::finish(const Order &order, bool isKept, const Result<Written> &written)
{
    if (--m_writing == 0)
        Q_EMIT writingChanged();
    if (!isKept) {
        m_error = written ? ErrorText() : errorText(written.error());
        Q_EMIT errorChanged();
        if (written)
            Q_EMIT noticed(
                tr("%n job(s) written to %1.", "", written->jobs).arg(order.file), u"ok"_s);
        return;
    }
    m_busy.erase(order.file);
    if (const FeedRow *known = m_rows.find(order.file)) {
        FeedRow row = *known;
        const QString before = row.state;
        row.isFailed = !written;
        if (written) {
            const QString time = Format::time(m_desk->now(), m_desk->language());
            row.state = tr("%n job(s), up to date at %1", "", written->jobs).arg(time);
        } else {
            row.state = tr("Not written: %1").arg(errorText(written.error()).sentence());
            // Told once, not with every change.
            if (row.state != before)
                Q_EMIT noticed(order.file + u": "_s + row.state, u"danger"_s);
        }
        m_rows.upsert(row);
        Q_EMIT kept(order.file, written && written->isOther);
    }
    if (m_again.erase(order.file) > 0 && !m_debounce.isActive())
        m_debounce.start();
}

int CalendarFeeds::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant CalendarFeeds::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FeedRow &row = m_rows.at(index.row());
    switch (role) {
    case FileRole:
        return row.id;
    case LineRole:
        return row.line;
    case StateRole:
        return row.state;
    case FailedRole:
        return row.isFailed;
    default:
        return {};
    }
}

QHash<int, QByteArray> CalendarFeeds::roleNames() const
{
    return {
        {FileRole, "file"}, {LineRole, "line"}, {StateRole, "stateText"}, {FailedRole, "isFailed"}};
}

} // namespace FibreDesk::Dispatch
