// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchcontroller.h"

#include "base/format.h"
#include "calendarfeeds.h"
#include "jobmaking.h"
#include "plancontroller.h"
#include "publishcontroller.h"
#include "savedviews.h"
#include "sheetcontroller.h"
#include "store/mirror.h"
#include "store/rowreader.h"
#include "store/syncstate.h"
#include "suggestcontroller.h"

#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Dispatch {

DispatchController::DispatchController(Store::Mirror *mirror, Outbox::WriteQueue *queue,
    const Erp::FieldMap *map, Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_clock(std::move(clock))
    , m_writes(queue, map)
    , m_technicianWrites(queue, map)
    , m_splits(queue, map)
    , m_queue(queue)
    , m_map(map)
    , m_load(mirror, m_clock)
{
    m_names.technician = [this](const QString &id) { return technicianName(id); };
    m_names.job = [this](const QString &id) { return jobTitle(id); };
    m_day = dayAt(m_clock.now(), m_zone);

    m_tick.setInterval(15s);
    m_tick.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const QDate today = dayAt(m_clock.now(), m_zone);
        if (m_followsToday && m_day != today)
            setDate(today);
        else
            rebuild();
    });
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(0);
    connect(&m_reloadTimer, &QTimer::timeout, this, &DispatchController::reload);
    m_rebuildTimer.setSingleShot(true);
    m_rebuildTimer.setInterval(200ms);
    connect(&m_rebuildTimer, &QTimer::timeout, this, &DispatchController::rebuild);
    m_placesTimer.setSingleShot(true);
    m_placesTimer.setInterval(10s);
    connect(&m_placesTimer, &QTimer::timeout, this, &DispatchController::reloadPlaces);

    connect(&m_writes, &JobWrites::changed, this, [this] {
        rebuild();
        Q_EMIT writesChanged();
    });
    connect(&m_writes, &JobWrites::loaded, this, [this] {
        if (!m_tick.isActive())
            return; // start() reads
        m_reloadTimer.start(); // also those of another day are read now
        rebuild();
        Q_EMIT writesChanged();
    });
    connect(&m_writes, &JobWrites::learned, this, &DispatchController::handleLearned);
    connect(&m_writes, &JobWrites::confirmed, this,
        [this](const QString &job) { log(job, tr("Confirmed by ERPNext")); });
    connect(&m_writes, &JobWrites::failed, this, &DispatchController::handleFailed);
    m_suggestions = std::make_unique<SuggestController>(this);
    m_plans = std::make_unique<PlanController>(this);
    m_making = std::make_unique<JobMaking>(this, mirror, queue, map);
    m_publisher = std::make_unique<PublishController>(this, mirror, queue, map);
    m_sheets = std::make_unique<SheetController>(this, mirror, map);
    m_feeds = std::make_unique<CalendarFeeds>(this, mirror);
    m_savedViews = std::make_unique<SavedViews>(this, queue, map, m_clock);
    connect(m_sheets.get(), &SheetController::noticed, this, &DispatchController::noticed);
    connect(m_feeds.get(), &CalendarFeeds::noticed, this, &DispatchController::noticed);
    connect(m_savedViews.get(), &SavedViews::noticed, this, &DispatchController::noticed);
    connect(&m_splits, &SplitWatch::changed, this, &DispatchController::rebuild);
    connect(&m_view, &BoardView::changed, this, &DispatchController::rebuild);
    connect(&m_technicianWrites, &TechnicianWrites::changed, this, &DispatchController::rebuild);
    connect(&m_technicianWrites, &TechnicianWrites::failed, this,
        [this](const QString &technician, const Error &error) {
            Q_EMIT noticed(tr("%1: the status was not saved. %2")
                               .arg(technicianName(technician), errorText(error).sentence()),
                u"danger"_s);
        });
}

DispatchController::~DispatchController() = default;

void DispatchController::start()
{
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &DispatchController::handleChanges);
    m_tick.start();
    m_load.setZone(m_zone);
    m_load.start();
    m_feeds->start();
    reload();
    reloadPlaces();
}

void DispatchController::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_load.setZone(zone);
    setDate(dayAt(m_clock.now(), m_zone));
}

void DispatchController::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    // Later than the switch itself: the translator may come after the property.
    QTimer::singleShot(0, this, [this] {
        rebuild();
        m_load.setLanguage(m_language);
        m_news.retell(m_names, m_language);
        loadDetails();
        Q_EMIT dayChanged();
        Q_EMIT undoChanged();
    });
    Q_EMIT languageChanged();
}

QString DispatchController::dayText() const
{
    return Format::day(m_day, m_language);
}

void DispatchController::setDay(const QString &iso)
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    if (day.isValid())
        setDate(day);
}

void DispatchController::goToday()
{
    setDate(dayAt(m_clock.now(), m_zone));
}

void DispatchController::setDate(QDate day)
{
    m_followsToday = day == dayAt(m_clock.now(), m_zone);
    if (day == m_day)
        return;
    m_day = day;
    clearMarks();
    // What is known of that day is on screen at once; the mirror's answer follows.
    rebuild();
    Q_EMIT dayChanged();
    reload();
}

void DispatchController::reload()
{
    const int generation = ++m_generation;
    m_learned.clear();
    QCoro::connect(m_mirror->read([day = m_day, unsettled = m_writes.jobs()](
                                      QSqlDatabase &db) { return readDay(db, day, unsettled); }),
        this, [this, generation](const Result<DayReading> &day) {
            if (generation == m_generation)
                handleDay(day);
        });
}

Result<DispatchController::DayReading> DispatchController::readDay(
    QSqlDatabase &db, QDate day, const QStringList &unsettled)
{
    auto read = Store::readDispatchDay(db, day);
    if (!read)
        return std::unexpected(read.error());
    const auto zone = Store::siteTimeZone(db);
    if (!zone)
        return std::unexpected(zone.error());
    DayReading reading{.day = std::move(*read), .elsewhere = {}, .hours = {}, .siteZone = *zone};
    for (const QString &id : unsettled) {
        if (std::ranges::contains(reading.day.jobs, id, &Job::id))
            continue;
        const auto job = Store::readJob(db, id);
        if (!job)
            return std::unexpected(job.error());
        if (*job)
            reading.elsewhere.push_back(**job);
    }
    for (const auto *jobs : {&reading.day.jobs, &reading.elsewhere}) {
        auto hours = Store::readJobHours(db, *jobs);
        if (!hours)
            return std::unexpected(hours.error());
        reading.hours.insert(*hours);
    }
    return reading;
}

void DispatchController::reloadPlaces()
{
    using Index = std::shared_ptr<const Geo::PlaceIndex>;
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) -> Result<Index> {
        const auto points = Store::readPlacePoints(db);
        if (!points)
            return std::unexpected(points.error());
        auto places = std::make_shared<Geo::PlaceIndex>();
        std::vector<Geo::ClusterIndex::Point> list;
        list.reserve(points->size());
        for (const Store::PlacePoint &point : *points) {
            list.push_back({point.position, std::uint8_t(point.severity)});
            places->ids.push_back(point.id);
        }
        places->index = Geo::ClusterIndex(list);
        return Index(std::move(places));
    }),
        this, [this](const Result<Index> &index) {
            // Without the quiet points the board still works: the old ones stay.
            if (index)
                m_markers.setBackground(*index);
        });
}

void DispatchController::handleChanges(const Store::Changes &changes)
{
    if (changes.touches(u"job"_s) || changes.touches(u"technician"_s) || changes.touches(u"tag"_s))
        m_reloadTimer.start();
    if ((changes.touches(u"location"_s) || changes.touches(u"ticket"_s))
        && !m_placesTimer.isActive())
        m_placesTimer.start();
    if (!m_selectedJob.isEmpty()
        && (changes.touches(u"customer"_s) || changes.touches(u"location"_s)
            || changes.touches(u"ticket"_s)))
        loadDetails();
}

void DispatchController::handleDay(const Result<DayReading> &reading)
{
    if (!reading) {
        m_error = errorText(reading.error());
        Q_EMIT stateChanged();
        return;
    }
    m_technicians = reading->day.technicians;
    m_regions = regionTags(reading->day.tags);
    m_related = reading->day.related;
    m_siteZone = reading->siteZone;
    for (const auto &[job, hours] : reading->hours.asKeyValueRange())
        m_writes.noteHours(job, hours);
    QHash<QString, Job> before;
    before.swap(m_jobs);
    for (const auto *jobs : {&reading->day.jobs, &reading->elsewhere}) {
        for (const Job &job : *jobs) {
            if (job.stateText == Store::jobStateText(job.state))
                m_writes.noteWord(job.state, job.stateText);
            const auto known = before.constFind(job.id);
            if (known != before.cend())
                m_jobs.insert(job.id, *known);
            mergeTruth(job, false);
        }
    }
    // A change that is not settled keeps its job, whatever day it now is on; and so does an answer
    // that is newer than this reading, until the next one.
    for (const Job &job : std::as_const(before)) {
        if (!m_jobs.contains(job.id) && (m_writes.find(job.id) || m_learned.contains(job.id)))
            m_jobs.insert(job.id, job);
    }
    // Only now: what settles a write rebuilds the board, and must find all of it.
    const QStringList unsettled = m_writes.jobs();
    for (const QString &id : unsettled) {
        if (const auto job = m_jobs.constFind(id); job != m_jobs.cend())
            m_writes.learn(Job(*job));
    }
    for (const Job &dragged : m_dragged) {
        if (before.contains(dragged.id) && !m_jobs.contains(dragged.id))
            noteDragged(dragged.id, {});
    }
    QStringList tags;
    for (const Tag &tag : reading->day.tags)
        tags.append(tag.id);
    if (tags != m_tags) {
        m_tags = tags;
        Q_EMIT tagsChanged();
    }
    const bool isFirst = !m_isLoaded || m_error.isSet();
    m_isLoaded = true;
    m_error = {};
    rebuild();
    if (isFirst)
        Q_EMIT stateChanged();
    tellNews();
    loadDetails();
}

void DispatchController::mergeTruth(const Job &job, bool isOurs)
{
    const auto known = m_jobs.find(job.id);
    if (known == m_jobs.end()) {
        m_jobs.insert(job.id, job);
    } else if (job.modified >= known->modified) {
        // Raw server strings of one format: text order is time order.
        const Job before = *known;
        *known = job;
        if (!isOurs && job.modified != before.modified && !isSamePlace(before, job)) {
            const JobChange difference{.technician = job.technician,
                .date = job.date,
                .start = job.start,
                .minutes =
                    job.minutes == before.minutes ? std::nullopt : std::optional(job.minutes)};
            const QString who = job.modifiedBy.isEmpty() ? tr("Somebody else") : job.modifiedBy;
            log(job.id,
                tr("%1 changed it: %2")
                    .arg(who, DispatchText::change(difference, before, m_names, m_language)));
            noteDragged(job.id, job);
        }
    }
}

void DispatchController::handleLearned(const JobSight &sight)
{
    m_learned.insert(sight.job);
    m_gap.own.insert(sight.job);
    const auto known = m_jobs.constFind(sight.job);
    if (known == m_jobs.cend())
        return;
    // The rest of the document comes by the mirror.
    Job job = sight.place.appliedTo(*known);
    job.stateText = sight.stateText;
    job.modified = sight.modified;
    job.modifiedBy = sight.modifiedBy;
    mergeTruth(job, true);
    rebuild();
}

void DispatchController::handleFailed(const QString &job)
{
    const auto *write = m_writes.find(job);
    if (!write)
        return;
    const QString text = DispatchText::write(*write, m_names, m_language);
    log(job, text);
    // It is read back by itself, and most of these have happened.
    if (write->state == JobWrites::State::Uncertain)
        return;
    m_undo.forget(job);
    Q_EMIT undoChanged();
    Q_EMIT noticed(jobTitle(job) + u" · "_s + text, u"danger"_s);
}

void DispatchController::log(const QString &job, const QString &text)
{
    const QTime time = m_clock.now().toTimeZone(m_zone).time();
    m_log[job].prepend(time.toString(u"HH:mm:ss"_s) + u" · "_s + text);
    if (job == m_selectedJob)
        updateJobCard();
}

void DispatchController::setFixes(QHash<int, TechnicianFix> fixes)
{
    if (fixes == m_deviceFixes)
        return;
    m_deviceFixes = std::move(fixes);
    if (!m_rebuildTimer.isActive())
        m_rebuildTimer.start();
}

void DispatchController::setTravel(const TravelRules &travel)
{
    m_travel = travel;
    ++m_travelNumber;
    if (!m_rebuildTimer.isActive())
        m_rebuildTimer.start();
}

void DispatchController::updatePlaces()
{
    constexpr std::size_t most = 400; // a matrix of 160,000 ways
    std::vector<GeoPoint> places;
    const auto add = [&places](const GeoPoint &place) {
        if (place.isValid() && places.size() < most)
            places.push_back(place);
    };
    for (const Lane &lane : m_board.lanes) {
        add(lane.technician.home);
        for (const BoardJob &entry : lane.jobs)
            add(entry.job.position);
    }
    for (const TrayEntry &entry : m_board.tray)
        add(entry.job.position);
    if (places == m_places)
        return;
    m_places = std::move(places);
    Q_EMIT placesChanged();
}

void DispatchController::updateFixes(const QHash<int, TechnicianFix> &fixes)
{
    bool isOurs = false;
    for (auto fix = fixes.cbegin(); fix != fixes.cend(); ++fix) {
        if (m_deviceFixes.value(fix.key()) == fix.value())
            continue;
        m_deviceFixes.insert(fix.key(), fix.value());
        isOurs =
            isOurs || std::ranges::contains(m_technicians, fix.key(), &Technician::traccarDevice);
    }
    // Vehicles that nobody of the team drives are heard of too.
    if (isOurs && !m_rebuildTimer.isActive())
        m_rebuildTimer.start();
}

BoardInput DispatchController::input() const
{
    BoardInput input;
    input.date = m_day;
    input.technicians.reserve(m_technicians.size());
    for (const Technician &technician : m_technicians)
        input.technicians.push_back(m_technicianWrites.effective(technician));
    input.now = m_clock.now();
    input.zone = m_zone;
    input.rules.travel = m_travel;
    input.rules.regions = m_regions;
    input.related = m_related;
    for (const auto &[technician, fix] : m_fixes.asKeyValueRange())
        input.fixes[technician] = {fix.position, fix.at, fix.isMoving};
    input.jobs.reserve(std::size_t(m_jobs.size()));
    for (const Job &job : m_jobs)
        input.jobs.push_back(m_writes.effective(job));
    std::ranges::sort(input.jobs, {}, &Job::id); // a hash has no order of its own
    return input;
}

BoardRows::Context DispatchController::rowContext() const
{
    QHash<QString, QString> halves;
    for (const Job &job : m_jobs) {
        if (const SplitWatch::Half *half = brokenSplit(job.id))
            halves.insert(job.id, splitText(*half));
    }
    return {.board = m_board,
        .writes = m_writes,
        .filter = m_filter,
        .fixes = m_fixes,
        .names = m_names,
        .now = m_clock.now(),
        .language = m_language,
        .marked = m_marked,
        .lanesShown = m_lanesShown,
        .toldSince = toldSince(),
        .colourBy = m_view.colourBy(),
        .halves = std::move(halves)};
}

void DispatchController::rebuild()
{
    if (m_holds > 0)
        return;
    m_rebuildTimer.stop();
    const int nowBefore = m_board.nowMinutes;
    const int hiddenBefore = hiddenLanes();
    m_fixes.clear();
    for (const Technician &technician : m_technicians) {
        const auto fix = m_deviceFixes.constFind(technician.traccarDevice);
        if (technician.traccarDevice != 0 && fix != m_deviceFixes.cend())
            m_fixes.insert(technician.id, *fix);
    }
    m_board = makeBoard(input());
    updatePlaces();
    m_lanesShown = m_view.arrange(m_board);
    m_exceptions = BoardExceptions(m_board, m_fixes, m_clock.now(), {.toldSince = toldSince()});
    if (!m_marked.isEmpty()) {
        const qsizetype marked = m_marked.size();
        m_marked.removeIf([this](const QString &job) { return !m_jobs.contains(job); });
        if (m_marked.size() != marked)
            Q_EMIT marksChanged();
    }
    showRows();
    if (m_board.nowMinutes != nowBefore)
        Q_EMIT nowChanged();
    if (hiddenLanes() != hiddenBefore)
        Q_EMIT countsChanged();
    Q_EMIT rebuilt();
}

void DispatchController::showRows()
{
    const BoardRows::Context context = rowContext();
    m_lanes.applySnapshot(BoardRows::lanes(context));
    int jobs = 0;
    for (const Lane &lane : m_board.lanes) {
        std::vector<BlockRow> blocks = BoardRows::blocks(context, lane);
        jobs += int(std::ranges::count(blocks, false, &BlockRow::isAssistant));
        m_lanes.applyBlocks(lane.technician.id, std::move(blocks));
    }
    std::vector<Job> failed;
    for (const Job &job : std::as_const(m_jobs)) {
        const auto *write = m_writes.find(job.id);
        if (write && write->state != JobWrites::State::Pending)
            failed.push_back(m_writes.effective(job));
    }
    std::ranges::sort(failed, {}, &Job::id);
    m_tray.applySnapshot(BoardRows::tray(context, failed));
    m_markers.setMarkers(BoardRows::markers(context));
    showExceptions();
    updateJobCard();
    updateTechnicianCard();
    if (jobs != m_jobCount) {
        m_jobCount = jobs;
        Q_EMIT countsChanged();
    }
}

void DispatchController::showExceptions()
{
    m_exceptionModel.apply(
        m_exceptions, m_selectedJob.isEmpty() ? m_selectedTechnician : m_selectedJob);
}

void DispatchController::setFilter(const JobFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
    Q_EMIT filterChanged();
}

void DispatchController::setFilterText(const QString &text)
{
    JobFilter filter = m_filter;
    filter.text = text;
    setFilter(filter);
}

void DispatchController::setFilterKind(int kind)
{
    JobFilter filter = m_filter;
    // A shared view may have been written elsewhere.
    const bool isKnown = kind >= 0 && kind <= int(JobKind::Other);
    filter.kind = isKnown ? std::optional(JobKind(kind)) : std::nullopt;
    setFilter(filter);
}

void DispatchController::setFilterTag(const QString &tag)
{
    JobFilter filter = m_filter;
    filter.tag = tag;
    setFilter(filter);
}

void DispatchController::clearFilter()
{
    setFilter({});
}

QString DispatchController::technicianName(const QString &id) const
{
    const auto found = std::ranges::find(m_technicians, id, &Technician::id);
    return found == m_technicians.end() ? id : found->name;
}

QString DispatchController::jobTitle(const QString &job) const
{
    const auto found = m_jobs.constFind(job);
    if (found == m_jobs.cend())
        return job;
    return found->customerName.isEmpty() ? found->id : found->customerName;
}

std::optional<Job> DispatchController::shown(const QString &job) const
{
    const auto found = m_jobs.constFind(job);
    return found == m_jobs.cend() ? std::nullopt : std::optional(m_writes.effective(*found));
}

} // namespace FibreDesk::Dispatch
