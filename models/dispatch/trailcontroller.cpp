// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trailcontroller.h"

#include "base/format.h"
#include "dispatchcontroller.h"
#include "gps/positionfeed.h"
#include "gps/trackreader.h"
#include "trailtext.h"

#include <QCoroTask>
#include <QtConcurrentRun>

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Dispatch {

namespace {

QString dismissalOf(const QString &job, JobState state)
{
    return job + u'/' + QString::number(int(state));
}

std::optional<double> travelMinutes(const GeoPoint &from, const GeoPoint &to)
{
    const Travel travel = estimateTravel(from, to);
    return travel.isKnown ? std::optional<double>(travel.minutes) : std::nullopt;
}

} // namespace

TrailController::TrailController(DispatchController *desk)
    : m_desk(desk)
{
    m_judgeTimer.setSingleShot(true);
    m_judgeTimer.setInterval(10s);
    connect(&m_judgeTimer, &QTimer::timeout, this, &TrailController::judge);
    m_fieldTimer.setSingleShot(true);
    m_fieldTimer.setInterval(500ms);
    connect(&m_fieldTimer, &QTimer::timeout, this, &TrailController::updateField);
    connect(&m_playback, &TrailPlayback::positionChanged, this, &TrailController::updateMoment);
    connect(desk, &DispatchController::rebuilt, this, &TrailController::handleBoard);
    connect(desk, &DispatchController::selectionChanged, this, &TrailController::handleSelection);
    connect(desk, &DispatchController::dayChanged, this, [this] {
        if (isShown() && (m_date != m_desk->date()))
            load();
        else if (isShown())
            fill(); // the language may be another
        updateField();
        updateSetAside();
        Q_EMIT stateChanged();
    });
}

TrailController::~TrailController() = default;

void TrailController::setSources(Gps::TraccarClient *client, Gps::PositionFeed *feed)
{
    if (m_feed)
        m_feed->disconnect(this);
    m_client = client;
    m_feed = feed;
    if (feed) {
        connect(feed, &Gps::PositionFeed::fixReceived, this, &TrailController::handleFix);
        connect(feed, &Gps::PositionFeed::setAsideChanged, this, [this](int device) {
            if (device == deviceOf(inspected()))
                updateSetAside();
        });
    }
    updateField();
    updateSetAside();
}

int TrailController::deviceOf(const QString &technician) const
{
    const Lane *lane = technician.isEmpty() ? nullptr : m_desk->board().lane(technician);
    return lane ? lane->technician.traccarDevice : 0;
}

QString TrailController::inspected() const
{
    if (!m_desk->selectedTechnician().isEmpty())
        return m_desk->selectedTechnician();
    const BoardJob *entry = m_desk->board().job(m_desk->selectedJob());
    return entry ? entry->job.technician : QString();
}

QDateTime TrailController::dayStart() const
{
    return m_date.startOfDay(m_desk->zone()).toUTC();
}

QString TrailController::title() const
{
    const Lane *lane = m_technician.isEmpty() ? nullptr : m_desk->board().lane(m_technician);
    const QString name = lane ? lane->technician.name : m_technician;
    return m_technician.isEmpty() ? QString()
                                  : name + u" · "_s + Format::day(m_date, m_desk->language());
}

void TrailController::show(const QString &technician)
{
    const int device = deviceOf(technician);
    if (device == 0 || !m_client)
        return;
    if (isShown() && technician == m_technician && m_state != Failed)
        return;
    m_technician = technician;
    m_device = device;
    load();
}

void TrailController::hide()
{
    ++m_generation;
    m_scope.reset();
    m_judgeTimer.stop();
    m_technician.clear();
    m_device = 0;
    m_reports.clear();
    m_day = {};
    m_playback.clear();
    m_error = {};
    fill();
    setState(Off);
    updateSetAside();
}

void TrailController::toggle()
{
    if (isShown())
        hide();
    else
        show(inspected());
}

void TrailController::retry()
{
    if (isShown())
        load();
}

void TrailController::load()
{
    const int generation = ++m_generation;
    m_scope = std::make_unique<RequestScope>();
    m_judgeTimer.stop();
    m_date = m_desk->date();
    m_reports.clear();
    m_day = {};
    m_playback.clear();
    m_error = {};
    m_progress = 0;
    fill();
    setState(Loading);
    Q_EMIT progressChanged();
    if (!m_client)
        return;
    // A day of 23 or 25 hours is whole too, and what is still to come is not asked for.
    const QDateTime from = dayStart();
    const QDateTime to = std::min(
        m_date.addDays(1).startOfDay(m_desk->zone()).toUTC(), m_desk->clock().now().addSecs(60));
    const auto heard = [self = QPointer(this), generation](double progress) {
        if (!self || generation != self->m_generation)
            return;
        self->m_progress = progress;
        Q_EMIT self->progressChanged();
    };
    QCoro::connect(Gps::readTrack(m_client, m_device, from, to, m_scope.get(), heard), this,
        [this, generation](const Result<std::vector<Gps::Fix>> &reports) {
            if (generation != m_generation)
                return;
            if (!reports) {
                m_error = errorText(reports.error());
                setState(Failed);
                return;
            }
            m_reports = *reports;
            judge();
        });
}

TrailController::Day TrailController::makeDay(int device, std::vector<Gps::Fix> reports,
    const QDateTime &now, const std::vector<Gps::Place> &places)
{
    Day day;
    day.track = Gps::judgedTrack(device, std::move(reports), now);
    day.stops = Gps::findStops(day.track.fixes);
    Gps::joinPlaces(day.stops, places);
    day.line = Gps::trailOf(day.track.fixes, day.stops);
    for (std::size_t i = 1; i < day.line.size(); ++i)
        day.metres += Gps::distanceBetween(day.line[i - 1].position, day.line[i].position);
    return day;
}

void TrailController::judge()
{
    if (m_isJudging) {
        m_hasMore = true;
        return;
    }
    m_isJudging = true;
    const Lane *lane = m_desk->board().lane(m_technician);
    m_places = lane ? Arrivals::placesOf(*lane) : std::vector<Gps::Place>();
    QtConcurrent::run([device = m_device, reports = m_reports, now = m_desk->clock().now(),
                          places = m_places]() mutable {
        return makeDay(device, std::move(reports), now, places);
    }).then(this, [this, generation = m_generation](Day day) {
        m_isJudging = false;
        if (generation == m_generation)
            handleDay(std::move(day));
        if (!std::exchange(m_hasMore, false) || !isShown())
            return;
        if (m_state == Loading)
            judge(); // another day was read meanwhile
        else
            m_judgeTimer.start();
    });
}

void TrailController::handleDay(Day day)
{
    m_day = std::move(day);
    m_arrivals.takeVisits(Gps::visitsOf(m_day.stops));
    const auto &fixes = m_day.track.fixes;
    const int length = fixes.empty() ? 0 : int(fixes.front().time.secsTo(fixes.back().time));
    fill();
    m_playback.setLength(length);
    if (m_state == Loading)
        m_playback.setPosition(length);
    setState(fixes.empty() ? Empty : Ready);
    updateMoment();
    updateField();
    updateSetAside();
}

void TrailController::handleFix(const Gps::Fix &fix)
{
    if (m_arrivals.take(fix) || fix.deviceId == deviceOf(inspected())) {
        if (!m_fieldTimer.isActive())
            m_fieldTimer.start();
    }
    const bool isOfTheDay = fix.deviceId == m_device && dayAt(fix.time, m_desk->zone()) == m_date
        && (m_state == Ready || m_state == Empty);
    if (!isOfTheDay)
        return;
    m_reports.push_back(fix);
    if (!m_judgeTimer.isActive())
        m_judgeTimer.start();
}

void TrailController::handleSelection()
{
    // Another technician is looked at: their day, not the one before under their name.
    const QString technician = inspected();
    if (isShown() && !technician.isEmpty() && technician != m_technician) {
        if (deviceOf(technician) != 0)
            show(technician);
        else
            hide();
    }
    updateField();
    updateSetAside();
}

void TrailController::handleBoard()
{
    m_arrivals.setBoard(m_desk->board());
    updateField();
    const Lane *lane = m_state == Ready ? m_desk->board().lane(m_technician) : nullptr;
    if (lane && Arrivals::placesOf(*lane) != m_places)
        judge(); // stops may be at other jobs now
}

void TrailController::setState(State state)
{
    if (state == m_state && state != Failed && state != Loading)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void TrailController::fill()
{
    const QString language = m_desk->language();
    std::vector<Geo::TrailVertex> line;
    line.reserve(m_day.line.size());
    for (const Gps::TrailPoint &point : m_day.line)
        line.push_back({.position = point.position, .isAfterGap = point.isAfterGap});
    std::vector<Geo::TrailStop> pins;
    m_stops.clear();
    const auto &fixes = m_day.track.fixes;
    for (const Gps::Stop &stop : m_day.stops) {
        TrailStopCard card;
        card.number = QString::number(m_stops.size() + 1);
        card.time = TrailText::times(stop, language);
        card.detail = TrailText::stay(stop, language);
        card.job = stop.places.value(0);
        QStringList names;
        for (const QString &job : stop.places)
            names.append(m_desk->jobTitle(job));
        names.removeDuplicates();
        card.title = names.isEmpty() ? tr("At no job's place") : names.join(u", "_s);
        card.latitude = stop.position.latitude;
        card.longitude = stop.position.longitude;
        card.second = int(fixes.front().time.secsTo(stop.arrived));
        pins.push_back({.position = stop.position,
            .label = card.number,
            .time = card.time,
            .isKnown = !stop.places.isEmpty()});
        m_stops.append(card);
    }
    const Lane *lane = m_technician.isEmpty() ? nullptr : m_desk->board().lane(m_technician);
    bool ok = false;
    const uint colour =
        lane ? BoardRows::colourOf(lane->technician).mid(1).toUInt(&ok, 16) : 0x808080;
    m_source.setTrail(std::move(line), std::move(pins), 0xff000000U | (ok ? colour : 0x808080U));
    m_summary = fixes.empty() ? QString()
                              : TrailText::summary(m_day.metres, int(m_stops.size()),
                                    fixes.front().time, fixes.back().time, language);
    if (m_selectedStop >= m_stops.size()) {
        m_selectedStop = -1;
        Q_EMIT selectedStopChanged();
    }
    Q_EMIT trailChanged();
    updateMoment();
}

void TrailController::updateMoment()
{
    const auto &fixes = m_day.track.fixes;
    QString text;
    QString note;
    std::optional<Geo::TrailHead> head;
    if (!fixes.empty()) {
        const QDateTime at = fixes.front().time.addMSecs(m_playback.milliseconds());
        const std::optional<Gps::Moment> moment = Gps::momentAt(fixes, at);
        text = at.toTimeZone(m_desk->zone()).time().toString(u"HH:mm:ss"_s);
        if (moment) {
            head = Geo::TrailHead{.position = moment->position, .isGap = moment->isGap};
            const QString language = m_desk->language();
            const auto stop = std::ranges::find_if(m_day.stops, [&at](const Gps::Stop &candidate) {
                return candidate.arrived <= at && at <= candidate.left;
            });
            if (moment->isGap)
                note = tr("nothing heard since %1").arg(Format::time(moment->since, language));
            else if (stop != m_day.stops.end())
                note = m_stops.value(stop - m_day.stops.begin()).title;
            else
                note = tr("%1 km/h").arg(qRound(moment->speed));
        }
    }
    m_source.setHead(head);
    if (text == m_momentText && note == m_momentNote)
        return;
    m_momentText = text;
    m_momentNote = note;
    Q_EMIT momentChanged();
}

void TrailController::goToStop(int index)
{
    if (index < 0 || index >= m_stops.size())
        return;
    const TrailStopCard &stop = m_stops.at(index);
    m_selectedStop = index;
    Q_EMIT selectedStopChanged();
    m_playback.pause();
    m_playback.setPosition(stop.second);
    m_desk->showPlace(stop.latitude, stop.longitude);
}

void TrailController::chooseStop(int index)
{
    if (index < 0 || index >= m_stops.size())
        return;
    const TrailStopCard stop = m_stops.at(index);
    m_selectedStop = index;
    Q_EMIT selectedStopChanged();
    m_playback.pause();
    m_playback.setPosition(stop.second);
    if (!stop.job.isEmpty())
        m_desk->selectJob(stop.job);
}

void TrailController::stepStop(int by)
{
    if (m_stops.isEmpty())
        return;
    const int from = m_selectedStop < 0 && by < 0 ? int(m_stops.size()) : m_selectedStop;
    goToStop(std::clamp(from + by, 0, int(m_stops.size()) - 1));
}

QString TrailController::etaFor(const QString &technician) const
{
    const Lane *lane = m_desk->board().lane(technician);
    const Gps::DeviceState *state = lane && m_feed ? m_feed->device(deviceOf(technician)) : nullptr;
    if (!state || m_desk->board().nowMinutes < 0)
        return {};
    for (const BoardJob &entry : lane->jobs) {
        const Job &job = entry.job;
        const Attendance *attendance = m_arrivals.of(job.id);
        const bool isOver = job.state == JobState::Completed || job.state == JobState::Cancelled
            || (attendance && !attendance->isThere && attendance->left.isValid());
        if (isOver)
            continue;
        const QDateTime planned = job.start.isValid()
            ? QDateTime(m_desk->date(), job.start, m_desk->zone()).toUTC()
            : QDateTime();
        return TrailText::eta(
            Gps::etaTo(*state, job.position, m_desk->clock().now(), travelMinutes),
            m_desk->jobTitle(job.id), planned, m_desk->language());
    }
    return {};
}

QList<ArrivalProposal> TrailController::proposalsOf(const Lane &lane, const QString &job) const
{
    QList<ArrivalProposal> proposals;
    const QDateTime now = m_desk->clock().now();
    for (const BoardJob &entry : lane.jobs) {
        if (entry.isAssistant || (!job.isEmpty() && entry.job.id != job))
            continue;
        const Attendance *attendance = m_arrivals.of(entry.job.id);
        // While a change of it is on its way or stands undecided, nothing more is proposed.
        if (!attendance || m_desk->writes()->find(entry.job.id))
            continue;
        const auto state = proposedState(entry.job, *attendance, now);
        if (!state || m_dismissed.contains(dismissalOf(entry.job.id, *state)))
            continue;
        ArrivalProposal proposal;
        proposal.job = entry.job.id;
        proposal.state = int(*state);
        proposal.text =
            TrailText::proposal(*state, lane.technician.name, *attendance, m_desk->language());
        if (job.isEmpty())
            proposal.text = m_desk->jobTitle(entry.job.id) + u" · "_s + proposal.text;
        proposal.action = TrailText::action(*state);
        proposals.append(proposal);
    }
    return proposals;
}

void TrailController::updateField()
{
    m_fieldTimer.stop();
    const auto before = std::tuple(m_canShow, m_etaText, m_attendanceText, m_proposals);
    const QString technician = inspected();
    const QString job = m_desk->selectedJob();
    const Lane *lane = technician.isEmpty() ? nullptr : m_desk->board().lane(technician);
    m_etaText = job.isEmpty() && lane ? etaFor(technician) : QString();
    const Attendance *attendance = job.isEmpty() ? nullptr : m_arrivals.of(job);
    m_attendanceText = attendance
        ? TrailText::attendance(*attendance, m_desk->clock().now(), m_desk->language())
        : QString();
    m_proposals = lane ? proposalsOf(*lane, job) : QList<ArrivalProposal>();
    m_canShow = m_client && deviceOf(technician) != 0;
    // The board is made anew all the time: buttons must not be, under the pointer.
    if (before != std::tuple(m_canShow, m_etaText, m_attendanceText, m_proposals))
        Q_EMIT fieldChanged();
}

void TrailController::updateSetAside()
{
    const QString language = m_desk->language();
    const int device = deviceOf(m_desk->selectedTechnician());
    std::vector<Gps::SuspectFix> suspects;
    const bool hasDay = device != 0 && device == m_device && (m_state == Ready || m_state == Empty);
    const QDate today = dayAt(m_desk->clock().now(), m_desk->zone());
    const bool isToday = m_desk->date() == today;
    if (hasDay)
        suspects.assign(m_day.track.setAside.rbegin(), m_day.track.setAside.rend());
    bool hasForgotten = false;
    if (device != 0 && m_feed && isToday) {
        hasForgotten = m_feed->setAside().hasForgotten(device) && !hasDay;
        for (const Gps::SuspectFix &suspect : m_feed->setAside().of(device)) {
            const bool isKnown = std::ranges::any_of(suspects,
                [&](const Gps::SuspectFix &other) { return other.fix.id == suspect.fix.id; });
            if (!isKnown && dayAt(suspect.seen, m_desk->zone()) == today)
                suspects.push_back(suspect);
        }
    }
    std::ranges::stable_sort(suspects, std::greater{}, &Gps::SuspectFix::seen);
    const auto before = std::pair(m_setAside, m_setAsideText);
    m_setAside.clear();
    for (const Gps::SuspectFix &suspect : suspects) {
        SuspectCard card;
        card.time = Format::time(suspect.seen, language);
        card.reason = TrailText::reason(suspect, language);
        card.place = TrailText::claim(suspect, language);
        card.isWorry = suspect.suspicion != Gps::Suspicion::Duplicate;
        m_setAside.append(card);
    }
    const int worries = Gps::worryCount(suspects);
    if (suspects.empty()) {
        m_setAsideText.clear();
    } else if (hasDay || (m_feed && m_feed->listeningSince() <= today.startOfDay(m_desk->zone()))) {
        m_setAsideText = tr("%n fix(es) set aside on this day", nullptr, worries);
    } else {
        // Nobody listened before: what came then is known with the trail only.
        m_setAsideText = tr("%n fix(es) set aside", nullptr, worries) + u", "_s
            + tr("since %1").arg(Format::time(m_feed->listeningSince(), language));
    }
    if (hasForgotten)
        m_setAsideText = tr("At least: %1").arg(m_setAsideText);
    if (before != std::pair(m_setAside, m_setAsideText))
        Q_EMIT setAsideChanged();
}

void TrailController::accept(const QString &job)
{
    for (const ArrivalProposal &proposal : std::as_const(m_proposals)) {
        if (proposal.job == job) {
            const Attendance attendance = m_arrivals.of(job) ? *m_arrivals.of(job) : Attendance();
            const bool isOver = JobState(proposal.state) == JobState::Completed;
            // Who was there when first heard of came at some time before.
            m_desk->changeState(job, proposal.state,
                attendance.isArrivalSeen ? attendance.arrived : QDateTime(),
                isOver ? attendance.left : QDateTime());
            break;
        }
    }
    updateField();
}

void TrailController::dismiss(const QString &job)
{
    for (const ArrivalProposal &proposal : std::as_const(m_proposals)) {
        if (proposal.job == job)
            m_dismissed.insert(dismissalOf(job, JobState(proposal.state)));
    }
    updateField();
}

} // namespace FibreDesk::Dispatch
