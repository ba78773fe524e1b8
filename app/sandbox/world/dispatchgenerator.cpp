// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/dispatchgenerator.h"
#include "world/texts.h"

#include <algorithm>
#include <cmath>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr const char16_t *jobTypes[] = {
    u"Installation", u"Réparation", u"Maintenance", u"Retrait", u"Autre"};

struct Tag {
    const char16_t *label;
    const char16_t *color;
    const char16_t *category;
};
// One label with a slash: names go into URLs.
constexpr Tag tags[] = {{u"Fibre", u"#1f77b4", u"skill"}, {u"Épissure", u"#9467bd", u"skill"},
    {u"Câble/Coax", u"#8c564b", u"skill"}, {u"Téléphonie", u"#17becf", u"skill"},
    {u"Hauteur", u"#d62728", u"skill"}, {u"Affaires", u"#bcbd22", u"service"},
    {u"Télé", u"#e377c2", u"service"}, {u"Secteur Nord", u"#2ca02c", u"region"},
    {u"Secteur Sud", u"#ff7f0e", u"region"}};

constexpr const char16_t *colours[] = {u"#1b6ca8", u"#c0392b", u"#1e8449", u"#8e44ad", u"#b9770e",
    u"#117a8b", u"#ad1457", u"#5d6d1e", u"#4a4e9e", u"#a04000", u"#00695c", u"#6d4c41", u"#2e7d32",
    u"#6a1b9a", u"#0277bd", u"#9e3d64", u"#827717", u"#37474f", u"#d84315", u"#283593"};

template <std::size_t N>
QStringView pick(Random &random, const char16_t *const (&items)[N])
{
    return items[std::size_t(random.below(int(N)))];
}

} // namespace

void Generator::makeDispatch()
{
    DispatchGenerator(*this).run();
}

DispatchGenerator::DispatchGenerator(Generator &generator)
    : m_world(generator)
    , m_random(generator.stream(18))
    , m_telling(generator.stream(32))
    , m_jobs(generator.m_database, u"Dispatch Job"_s,
          {u"subject"_s, u"ticket_id"_s, u"customer"_s, u"customer_name"_s, u"service_location"_s,
              u"address"_s, u"latitude"_s, u"longitude"_s, u"job_type"_s, u"scheduled_date"_s,
              u"start_time"_s, u"duration_h"_s, u"window_start"_s, u"window_end"_s, u"priority"_s,
              u"status"_s, u"assigned_tech"_s, u"assigned_group"_s, u"notes"_s, u"actual_start"_s,
              u"actual_end"_s, u"legacy_ticket_id"_s, u"legacy_dept"_s, u"parent_job"_s,
              u"step_order"_s, u"depends_on"_s, u"dispatched_to"_s, u"dispatched_date"_s,
              u"dispatched_time"_s, u"dispatched_at"_s, u"dispatched_by"_s, u"pinned"_s})
    , m_jobTags(generator.m_database, u"Dispatch Job Tag"_s, {u"tag"_s, u"level"_s, u"required"_s})
    , m_assistants(generator.m_database, u"Dispatch Job Assistant"_s, {u"technician"_s})
    , m_materials(generator.m_database, u"Dispatch Job Material"_s, {u"item"_s, u"quantity"_s})
    , m_checks(generator.m_database, u"Dispatch Job Check"_s, {u"label"_s, u"done"_s})
{
}

void DispatchGenerator::run()
{
    makeTags();
    makePresets();
    makeTechnicians();
    for (int offset = -30; offset <= 14; ++offset)
        planDay(m_world.m_today.addDays(offset));
    for (int i = 0; i < 15; ++i) {
        Job job = draft(m_random.below(int(m_world.m_region.towns().size())));
        job.type = m_random.below(5);
        write(job);
    }
}

void DispatchGenerator::makeTags()
{
    RowWriter w(
        m_world.m_database, u"Dispatch Tag"_s, {u"label"_s, u"color"_s, u"category"_s, u"level"_s});
    const SiteSecond at = siteSecond(m_world.m_today.addYears(-1));
    for (const Tag &tag : tags) {
        const QByteArray name = QString::fromUtf16(tag.label).toUtf8();
        (w.row(name, "Administrator", at, at, "Administrator")
            << name << QStringView(tag.color) << QStringView(tag.category) << 1)
            .end();
    }
}

/// Two that colleagues share: one as the desk writes them, with a member that it does not know, and
/// one that somebody broke by hand.
void DispatchGenerator::makePresets()
{
    RowWriter w(
        m_world.m_database, u"Dispatch Preset"_s, {u"title"_s, u"filters"_s, u"is_shared"_s});
    const SiteSecond at = siteSecond(m_world.m_today.addDays(-20), 36000);
    (w.row("Installations par équipe", "repartition2@fibre.example", at, at,
         "repartition2@fibre.example")
        << u"Installations par équipe"
        << u"{\"span\":\"day\",\"order\":1,\"hidesOff\":true,\"compact\":false,"
           "\"hourWidth\":0,\"filterKind\":0,\"note\":\"réunion du lundi\"}"
        << 1)
        .end();
    (w.row("Secteur Nord", "Administrator", at, at, "Administrator")
        << u"Secteur Nord" << u"{\"span\":\"week\",\"filterTag\":\"Secteur Nord\"" << 1)
        .end();
}

void DispatchGenerator::makeTechnicians()
{
    RowWriter w(m_world.m_database, u"Dispatch Technician"_s,
        {u"full_name"_s, u"phone"_s, u"email"_s, u"color"_s, u"traccar_device_id"_s,
            u"home_latitude"_s, u"home_longitude"_s, u"status"_s, u"tech_group"_s,
            u"weekly_schedule"_s, u"extra_shifts"_s});
    RowWriter skills(m_world.m_database, u"Dispatch Technician Tag"_s, {u"tag"_s, u"level"_s});
    // Where the customers are, so are the technicians.
    std::vector<int> towns;
    for (int t = 0; t < int(m_world.m_servedByTown.size()); ++t)
        towns.push_back(t);
    std::ranges::stable_sort(towns, std::ranges::greater{},
        [this](int t) { return m_world.m_servedByTown[std::size_t(t)].size(); });
    for (int i = 0; i < m_world.m_sizes.technicians; ++i) {
        Technician t;
        t.name = "DT-" + QByteArray::number(i + 1).rightJustified(5, '0');
        t.town = towns[std::size_t(i % int(towns.size()))];
        const auto &lots = m_world.m_region.lots();
        for (int tries = 0; tries < 500; ++tries) {
            const Lot &lot = lots[std::size_t(m_random.below(int(lots.size())))];
            t.home = lot.door;
            if (lot.town == t.town)
                break;
        }
        t.worksWeekends = i % 3 == 0;
        t.isAbsent = i == 4;
        QString week;
        QString weekDay = u"[\"08:00\",\"17:00\"]"_s;
        if (i % 5 == 1) {
            t.from = 7 * 3600;
            t.to = 16 * 3600;
            weekDay = u"[\"07:00\",\"11:30\"],[\"12:15\",\"16:00\"]"_s;
        } else if (i % 5 == 3) { // the evening shift
            t.from = 12 * 3600;
            t.to = 21 * 3600;
            weekDay = u"[\"12:00\",\"21:00\"]"_s;
        }
        for (const auto *day : {u"mon", u"tue", u"wed", u"thu", u"fri"})
            week += u"\"%1\":[%2],"_s.arg(QString::fromUtf16(day), weekDay);
        week += t.worksWeekends
            ? u"\"sat\":[[\"08:00\",\"16:00\"]],\"sun\":[[\"09:00\",\"15:00\"]]"_s
            : u"\"sat\":[],\"sun\":[]"_s;
        const Person p = makePerson(m_random);
        const GeoPoint home = Region::toGeo(t.home);
        const SiteSecond at =
            siteSecond(m_world.m_today.addDays(-m_random.between(40, 700)), 36000);
        w.row(t.name, "Administrator", at, at, "Administrator");
        w << p.full() << makePhone(m_random)
          << QString(plainLetters(p.first) + u'.' + plainLetters(p.last) + u"@fibre.example"_s)
          << QStringView(colours[i % int(std::size(colours))]) << i + 1 << home.lat << home.lon
          << (t.isAbsent      ? u"absent"
                     : i == 7 ? u"pause"
                              : u"available")
          << (i % 2 == 0 ? u"Équipe A" : u"Équipe B") << QString(u'{' + week + u'}');
        const QStringList extras = extraShifts(i);
        extras.isEmpty() ? w << nullptr : w << extras.join(u'\n');
        w.end();
        int idx = 0;
        for (std::size_t k = 0; k < std::size(tags); ++k) {
            const bool has =
                k == 0 || (k < 7 ? m_random.chance(0.45) : (t.town % 2 == 0) == (k == 7));
            if (!has)
                continue;
            skills.child(t.name + "-tag" + QByteArray::number(k), "Administrator", at, t.name,
                "tags", "Dispatch Technician", ++idx);
            (skills << QStringView(tags[k].label) << m_random.between(1, 3)).end();
        }
        m_technicians.push_back(t);
    }
}

QStringList DispatchGenerator::extraShifts(int technician) const
{
    const auto dated = [](QDate day) { return day.toString(u"yyyyMMdd"_s); };
    const QDate monday = m_world.m_today.addDays(1 - m_world.m_today.dayOfWeek());
    QStringList lines;
    if (technician % 4 == 2)
        lines += dated(monday.addDays(-2)) + u"T080000;PT8H;FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"_s;
    // Week by week another one of them is called at night.
    const int called = (m_world.m_sizes.technicians + 4) / 5;
    if (technician % 5 == 0)
        lines += dated(monday.addDays(7 * (technician / 5 - called)))
            + u"T210000;PT10H;FREQ=WEEKLY;INTERVAL=%1;BYDAY=MO,TU,WE,TH,FR,SA,SU;SUMMARY=Garde"_s
                  .arg(called);
    if (technician == 6)
        lines += dated(m_world.m_today.addDays(3)) + u";P2D;TYPE=ABSENCE;SUMMARY=Vacances"_s;
    if (technician % 7 == 5)
        lines += dated(monday)
            + u"T120000;PT30M;FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;TYPE=BREAK;SUMMARY=Dîner"_s;
    return lines;
}

bool DispatchGenerator::works(const Technician &technician, QDate day) const
{
    if (day.dayOfWeek() <= 5)
        return true;
    // A desk that is opened on a Sunday for the first time should not look dead.
    return technician.worksWeekends
        || (day == m_world.m_today && stableHash(technician.name) % 2 == 0);
}

void DispatchGenerator::planDay(QDate day)
{
    const int offset = int(m_world.m_today.daysTo(day));
    const double assigned = offset <= 0 ? 1.0 : offset == 1 ? 0.8 : offset <= 5 ? 0.5 : 0.2;
    std::vector<const Technician *> crew;
    for (const Technician &t : m_technicians) {
        if (works(t, day))
            crew.push_back(&t);
    }
    const int usual = m_world.m_sizes.jobsPerDay * int(crew.size()) / int(m_technicians.size());
    // Further ahead the days are not full yet.
    const int total = offset > 5 ? usual * 6 / 10 : usual;
    int left = offset == 0 ? total - 12 : total;
    for (std::size_t i = 0; i < crew.size(); ++i) {
        int count = left / int(crew.size() - i);
        if (crew[i]->isAbsent)
            count = offset < 0 ? 0 : 3;
        left -= count;
        planRound(day, *crew[i], count, assigned);
    }
    for (int i = 0; offset == 0 && i < 12; ++i) {
        Job job = draft(m_random.below(int(m_world.m_region.towns().size())));
        job.day = day;
        job.isWindowed = i % 2 == 0;
        if (m_random.chance(0.6))
            job.start = 1800 * m_random.between(18, 32);
        write(job);
    }
}

void DispatchGenerator::planRound(
    QDate day, const Technician &technician, int count, double assignedShare)
{
    std::vector<Job> jobs;
    for (int i = 0; i < count; ++i) {
        const int town = m_random.chance(0.75)
            ? technician.town
            : m_random.below(int(m_world.m_region.towns().size()));
        jobs.push_back(draft(town));
    }
    if (!jobs.empty() && !m_firstSteps.empty() && m_firstSteps.front().day < day) {
        Job &second = jobs.front();
        second.type = 0;
        second.hours = 1;
        second.ticket.clear();
        second.location = m_firstSteps.front().location;
        second.firstStep = m_firstSteps.front().name;
        m_firstSteps.erase(m_firstSteps.begin());
    }
    QPointF at = technician.home;
    double t = technician.from + 600;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const auto distance = [&](const Job &job) {
            const QPointF d = m_world.door(m_world.m_locations[std::size_t(job.location)]) - at;
            return std::hypot(d.x(), d.y());
        };
        std::swap(jobs[i],
            *std::ranges::min_element(jobs.begin() + std::ptrdiff_t(i), jobs.end(), {}, distance));
        Job &job = jobs[i];
        t += std::min(distance(job), 25.0) * 1.35 / 55 * 3600;
        int start = int(std::ceil(t / 900)) * 900;
        if (m_random.chance(0.06) && i > 0) // somebody planned without looking
            start -= 2700;
        if (start > technician.to + 1800)
            start = technician.to - 1800 * m_random.between(1, 6);
        at = m_world.door(m_world.m_locations[std::size_t(job.location)]);
        t = start + job.hours * 3600;
        job.day = day;
        job.start = start;
        job.isWindowed = m_random.chance(0.45);
        if (m_random.chance(assignedShare))
            job.technician = &technician;
        else if (m_random.chance(0.4))
            job.start.reset();
        write(job);
    }
}

DispatchGenerator::Job DispatchGenerator::draft(int town)
{
    Job job;
    const auto &served = m_world.m_servedByTown[std::size_t(town)];
    job.location = served.empty() ? m_random.pick(m_world.m_served) : m_random.pick(served);
    const int kind = m_random.below(100);
    job.type = kind < 34 ? 0 : kind < 74 ? 1 : kind < 85 ? 2 : kind < 94 ? 3 : 4;
    constexpr double installation[] = {1.5, 2, 2, 2.5, 3};
    constexpr double other[] = {0.5, 0.75, 1, 1, 1.5};
    job.hours = job.type == 0 ? installation[m_random.below(5)] : other[m_random.below(5)];
    if (job.type == 1 && m_random.chance(0.6) && !m_world.m_openIssues.empty()) {
        const auto &issue = m_world.m_openIssues[m_nextIssue++ % m_world.m_openIssues.size()];
        job.ticket = issue.name;
        job.location = m_random.pick(m_world.m_customers[std::size_t(issue.customer)].locations);
    }
    return job;
}

QString DispatchGenerator::subject(const Job &job)
{
    constexpr const char16_t *installation[] = {u"Installation fibre", u"Installation fibre + télé",
        u"Nouveau branchement", u"Installation fibre, immeuble"};
    constexpr const char16_t *repair[] = {u"Panne Internet, lumière rouge",
        u"Signal faible à l'ONT", u"Coupures en soirée", u"Câble arraché", u"Wi-Fi insuffisant",
        u"Plus de tonalité"};
    constexpr const char16_t *maintenance[] = {
        u"Remplacement de l'ONT", u"Vérification de la borne", u"Nettoyage de connecteurs"};
    constexpr const char16_t *removal[] = {u"Retrait d'équipement", u"Récupération ONT et télé"};
    constexpr const char16_t *other[] = {
        u"Évaluation de site", u"Livraison de matériel", u"Visite avec l'entrepreneur"};
    QStringView text;
    switch (job.type) {
    case 0:
        text = pick(m_random, installation);
        if (!job.firstStep.isEmpty())
            text = u"Installation – 2e étape (câble)";
        break;
    case 1:
        text = pick(m_random, repair);
        break;
    case 2:
        text = pick(m_random, maintenance);
        break;
    case 3:
        text = pick(m_random, removal);
        break;
    default:
        text = pick(m_random, other);
    }
    const auto &location = m_world.m_locations[std::size_t(job.location)];
    return text.toString() + u" – "_s
        + m_world.m_customers[std::size_t(location.customer)].title.trimmed();
}

void DispatchGenerator::write(const Job &job)
{
    const auto &location = m_world.m_locations[std::size_t(job.location)];
    const auto &customer = m_world.m_customers[std::size_t(location.customer)];
    const QByteArray name = "DJ-" + QByteArray::number(++m_count).rightJustified(5, '0');
    const QDate day = job.day.value_or(m_world.m_today);
    const bool isPast = job.day && *job.day < m_world.m_today;
    SiteSecond created = m_world.workTime(m_random, day.addDays(-m_random.between(2, 9)));
    if (!job.day)
        created = m_world.workTime(m_random, m_world.m_today.addDays(-m_random.between(1, 40)));
    SiteSecond modified = std::min(m_world.m_newest, created + m_random.between(0, 90000));

    const char16_t *status = job.technician ? u"assigned" : u"open";
    QByteArray began;
    QByteArray ended;
    if (isPast) {
        const int fate = m_random.below(100);
        status = fate < 93 ? u"Completed" : fate < 97 ? u"Cancelled" : status;
        if (fate < 93) {
            const SiteSecond start =
                siteSecond(day, job.start.value_or(36000)) + m_random.between(-900, 2400);
            const SiteSecond end =
                start + SiteSecond(job.hours * 3600 * m_random.between(0.6, 1.5));
            began = stampText(start, 0);
            ended = stampText(end, 0);
            modified = std::max(created, std::min(end, m_world.m_newest + 8 * 3600));
        }
    }
    // Mixed case, as the real data have it.
    QString shown = QString::fromUtf16(status);
    const int spelling = m_random.below(100);
    if (spelling < 12)
        shown = shown.left(1).toUpper() + shown.mid(1);
    else if (spelling < 18)
        shown = shown.toLower();

    m_jobs.row(name, m_world.staff(m_random), created, modified, m_world.staff(m_random));
    m_jobs << subject(job);
    job.ticket.isEmpty() ? m_jobs << nullptr : m_jobs << job.ticket;
    const GeoPoint at = Region::toGeo(m_world.door(location));
    const auto &lot = m_world.m_region.lots()[std::size_t(location.lot)];
    m_jobs << customer.name << customer.title << location.name
           << QString(
                  location.address + u", "_s + m_world.m_region.towns()[std::size_t(lot.town)].name)
           << (location.hasCoordinates ? at.lat : 0.0) << (location.hasCoordinates ? at.lon : 0.0)
           << QStringView(jobTypes[job.type]);
    job.day ? m_jobs << dateText(job.day->toJulianDay()) : m_jobs << nullptr;
    job.day &&job.start ? m_jobs << timeText(*job.start) : m_jobs << nullptr;
    m_jobs << job.hours;
    if (job.isWindowed) {
        const bool morning = job.start.value_or(9 * 3600) < 12 * 3600;
        const bool evening = job.start.value_or(0) >= 17 * 3600;
        m_jobs << (morning ? "08:00:00"
                : evening  ? "17:00:00"
                           : "12:00:00")
               << (morning          ? "12:00:00"
                          : evening ? "21:00:00"
                                    : "17:00:00");
    } else {
        m_jobs << nullptr << nullptr;
    }
    const int urgency = m_random.below(100);
    m_jobs << (urgency < (job.type == 1 ? 9 : 1) ? u"urgent"
            : urgency < 22                       ? u"high"
            : urgency < 88                       ? u"medium"
                                                 : u"low")
           << shown;
    job.technician ? m_jobs << job.technician->name : m_jobs << nullptr;
    !job.technician &&m_random.chance(0.3) ? m_jobs << u"Équipe A" : m_jobs << nullptr;
    m_random.chance(0.3) ? m_jobs << QString::fromUtf16(m_random.pick(jobNotes()))
                         : m_jobs << nullptr;
    began.isEmpty() ? m_jobs << nullptr << nullptr : m_jobs << began << ended;
    m_random.chance(0.2)
        ? m_jobs << QByteArray::number(700000 + m_count) << QStringView(jobTypes[job.type])
        : m_jobs << nullptr << nullptr;
    const bool isFirst =
        job.type == 0 && job.firstStep.isEmpty() && job.day && m_random.chance(0.03);
    if (isFirst)
        m_firstSteps.push_back({.name = name, .location = job.location, .day = day});
    if (job.firstStep.isEmpty())
        m_jobs << nullptr << (isFirst ? 1 : 0) << nullptr;
    else
        m_jobs << job.firstStep << 2 << job.firstStep;
    writeTold(job);
    m_jobs.end();
    writeRows(job, name, created);
}

/// Who was told of it. Two technicians of three know their day of today and one of three that of
/// tomorrow; of what they know some has been moved since.
void DispatchGenerator::writeTold(const Job &job)
{
    const int ahead = job.day ? int(m_world.m_today.daysTo(*job.day)) : -1;
    const bool isPinned = ahead >= 0 && job.start && m_telling.chance(0.03);
    const Technician *who = job.technician;
    // What was taken from somebody who is not told yet.
    if (!who && ahead == 0 && m_telling.chance(0.2))
        who = &m_telling.pick(m_technicians);
    const int crew = who ? int(who - m_technicians.data()) : 0;
    const bool isTold = who && job.day && job.start
        && (ahead < 0 || (ahead == 0 && crew % 3 != 2) || (ahead == 1 && crew % 3 == 0));
    if (!isTold) {
        m_jobs << nullptr << nullptr << nullptr << nullptr << nullptr << int(isPinned);
        return;
    }
    const bool isMoved = ahead >= 0 && job.technician && m_telling.chance(0.08);
    const SiteSecond at = siteSecond(
        std::min(m_world.m_today, job.day->addDays(-1)).addDays(-1), 16 * 3600 + crew * 60);
    m_jobs << who->name << dateText(job.day->toJulianDay())
           << timeText(std::max(0, *job.start - (isMoved ? 3600 : 0))) << stampText(at, 0)
           << m_world.staff(m_telling) << int(isPinned);
}

void DispatchGenerator::writeRows(const Job &job, const QByteArray &name, SiteSecond created)
{
    auto addTag = [&, idx = 0](const char16_t *tag, int level, bool required) mutable {
        m_jobTags.child("jt" + QByteArray::number(++m_children, 32).rightJustified(8, '0'),
            "Administrator", created, name, "tags", "Dispatch Job", ++idx);
        (m_jobTags << QStringView(tag) << level << int(required)).end();
    };
    if (job.type == 0 || m_random.chance(0.5))
        addTag(u"Fibre", m_random.between(1, 2), job.type == 0);
    if (job.type == 1 && m_random.chance(0.3))
        addTag(m_random.chance(0.8) ? u"Épissure" : u"Câble/Coax", m_random.between(1, 3), true);
    if (m_random.chance(0.1))
        addTag(u"Hauteur", 1, false);
    if (job.technician && m_random.chance(0.04)) {
        const Technician &other = m_random.pick(m_technicians);
        if (other.name != job.technician->name) {
            m_assistants.child("ja" + QByteArray::number(++m_children, 32).rightJustified(8, '0'),
                "Administrator", created, name, "assistants", "Dispatch Job", 1);
            (m_assistants << other.name).end();
        }
    }
    // No dice: what other things are drawn for a seed stays as it is.
    if (job.type == 0) {
        const auto id = [this](const char *kind) {
            return kind + QByteArray::number(++m_extras, 32).rightJustified(8, '0');
        };
        int row = 0;
        for (const auto &[item, quantity] :
            {std::pair(u"ONT G-010G", 1), std::pair(u"Jarretière SC/APC 3 m", 2)}) {
            m_materials.child(
                id("jm"), "Administrator", created, name, "materials", "Dispatch Job", ++row);
            (m_materials << item << quantity).end();
        }
        row = 0;
        for (const char16_t *label :
            {u"Puissance optique relevée (dBm)", u"Wi-Fi montré au client", u"Photos de l'ONT"}) {
            m_checks.child(
                id("jc"), "Administrator", created, name, "checklist", "Dispatch Job", ++row);
            (m_checks << label << 0).end();
        }
    }
}

} // namespace FibreDesk::Sandbox
