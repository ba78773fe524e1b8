// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to tell, to whom, and in which words.

#include "publishcontroller.h"

#include "base/errortext.h"
#include "base/format.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "hub/hubclient.h"
#include "publishtext.h"
#include "store/dispatchqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"
#include "text/phones.h"

#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

PublishController::PublishController(DispatchController *desk, Store::Mirror *mirror,
    Outbox::WriteQueue *queue, const Erp::FieldMap *map)
    : m_desk(desk)
    , m_mirror(mirror)
    , m_queue(queue)
    , m_map(map)
{
    connect(desk, &DispatchController::rebuilt, this, &PublishController::handleBoard);
    // The board may know of a change before the copy has it, and looks the same afterwards.
    connect(
        m_mirror, &Store::Mirror::documentsChanged, this, [this](const Store::Changes &changes) {
            if (m_phase == Ready && (changes.touches(u"job"_s) || changes.touches(u"technician"_s)))
                read();
        });
    connect(desk, &DispatchController::writesChanged, this, [this] {
        if (m_phase == Ready)
            judge();
    });
    connect(desk, &DispatchController::languageChanged, this, [this] {
        // Later than the switch itself, like the desk's own words.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_phase == Ready)
                    judge();
                Q_EMIT choiceChanged();
                Q_EMIT siteChanged();
            },
            Qt::QueuedConnection);
    });
    connect(this, &PublishController::noticed, desk, &DispatchController::noticed);
}

PublishController::~PublishController() = default;

QStringList PublishController::missingFields() const
{
    QStringList missing;
    const QStringList absent = m_map->missing(Store::Kind::Job);
    for (const QString &field : {u"dispatched_to"_s, u"dispatched_date"_s, u"dispatched_time"_s,
             u"dispatched_at"_s, u"dispatched_by"_s}) {
        if (absent.contains(field))
            missing.append(field);
    }
    return missing;
}

void PublishController::setPhase(Phase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

QString PublishController::periodText() const
{
    const QString first = Format::day(m_first, m_desk->language());
    return m_first == m_last ? first
                             : tr("%1 to %2").arg(first, Format::day(m_last, m_desk->language()));
}

QString PublishController::rangeText() const
{
    switch (m_desk->load()->span()) {
    case LoadController::Week:
        return tr("Week");
    case LoadController::Month:
        return tr("Month");
    default:
        return tr("7 days");
    }
}

void PublishController::setPeriod()
{
    m_first = m_last = m_desk->date();
    if (m_scope == Range) {
        const auto [first, last] = m_desk->load()->period();
        m_first = first.isValid() ? first : m_desk->date();
        constexpr int days = 7;
        m_last = last.isValid() ? last : m_first.addDays(days - 1);
    }
    Q_EMIT choiceChanged();
}

void PublishController::open()
{
    if (m_phase == Sending) {
        Q_EMIT phaseChanged(); // it is shown again
        return;
    }
    if (m_phase != Closed)
        return;
    m_scope = m_desk->load()->span() == LoadController::Day ? OneDay : Range;
    m_unticked.clear();
    setPeriod();
    read();
}

void PublishController::close()
{
    if (m_phase == Sending)
        return;
    ++m_generation;
    m_again.clear(); // who closes does not wait to tell anybody again
    m_items.clear();
    m_boardJobs.clear();
    showRows();
    setPhase(Closed);
}

void PublishController::setScope(int scope)
{
    if (scope == m_scope || m_phase == Closed || m_phase == Sending)
        return;
    m_scope = scope == Range ? Range : OneDay;
    m_again.clear(); // other days are other words: they are looked at first
    setPeriod();
    read();
}

void PublishController::setInEnglish(bool isInEnglish)
{
    if (isInEnglish == m_isInEnglish)
        return;
    m_isInEnglish = isInEnglish;
    Q_EMIT choiceChanged();
    if (m_phase == Ready)
        judge();
}

void PublishController::read()
{
    const int generation = ++m_generation;
    if (m_phase != Ready)
        setPhase(Reading);
    // The place where the board stands and where it was told to stand may both be of it.
    const auto reading = [first = m_first, last = m_last](QSqlDatabase &db) -> Result<Period> {
        auto jobs = Store::readToldJobs(db, first, last);
        if (!jobs)
            return std::unexpected(jobs.error());
        auto people = Store::readTechnicians(db);
        if (!people)
            return std::unexpected(people.error());
        const auto user = Store::metaValue(db, Store::SignedInUser);
        if (!user)
            return std::unexpected(user.error());
        return Period{.jobs = std::move(*jobs), .people = std::move(*people), .user = *user};
    };
    QCoro::connect(m_mirror->read(reading), this, [this, generation](const Result<Period> &done) {
        if (generation == m_generation)
            handleReading(done);
    });
}

void PublishController::handleReading(const Result<Period> &reading)
{
    m_error = reading ? QString() : errorText(reading.error()).sentence();
    if (reading)
        m_reading = *reading;
    judge();
    setPhase(Ready);
    if (!m_again.isEmpty())
        begin();
}

void PublishController::handleBoard()
{
    int count = 0;
    const Board &board = m_desk->board();
    const QDate today = dayAt(m_desk->now(), m_desk->zone());
    std::vector<Job> jobs;
    const auto look = [&](const Job &job) {
        const ToldState state = toldState(job, today);
        count += state != ToldState::None && state != ToldState::Published ? 1 : 0;
        if (m_phase == Ready)
            jobs.push_back(job);
    };
    for (const Lane &lane : board.lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (!entry.isAssistant)
                look(entry.job);
        }
    }
    for (const TrayEntry &entry : board.tray) {
        if (entry.job.technician.isEmpty())
            look(entry.job);
    }
    if (!m_desk->toldSince().isValid())
        count = 0; // what they were told is not known here
    if (count != m_untoldCount) {
        m_untoldCount = count;
        Q_EMIT untoldCountChanged();
    }
    if (m_phase != Ready || jobs == m_boardJobs)
        return;
    m_boardJobs = std::move(jobs);
    read();
}

std::vector<Job> PublishController::effectiveJobs() const
{
    std::vector<Job> jobs;
    QSet<QString> ids;
    for (const Job &job : m_reading.jobs) {
        ids.insert(job.id);
        jobs.push_back(m_desk->writes()->effective(job));
    }
    // What is on its way here from another day is on the board only.
    for (const Job &job : m_desk->input().jobs) {
        if (!ids.contains(job.id))
            jobs.push_back(job);
    }
    return jobs;
}

std::vector<OwedWithdrawal> PublishController::owed() const
{
    std::vector<OwedWithdrawal> all;
    for (const Outbox::SaidMessage &message : m_messages) {
        for (const Outbox::SaidJob &job : message.jobs) {
            const auto isSame = [&](const OwedWithdrawal &one) {
                return one.technician == message.technician && one.job == job.job;
            };
            // Whatever was said of it later settles it.
            if (message.state == Outbox::State::Done)
                std::erase_if(all, isSame);
            else if (message.state == Outbox::State::Refused && job.isWithdrawn
                && std::ranges::none_of(all, isSame))
                all.push_back({message.technician, job.job, job.before});
        }
    }
    return all;
}

const Outbox::SaidMessage *PublishController::undecided(const QString &technician) const
{
    const auto found = std::ranges::find_if(m_messages, [&](const Outbox::SaidMessage &one) {
        return one.technician == technician && one.state == Outbox::State::Uncertain;
    });
    return found == m_messages.end() ? nullptr : &*found;
}

int PublishController::unconfirmed(const Telling &telling) const
{
    return int(std::ranges::count_if(telling.lines, [this](const TellLine &line) {
        const JobWrites::Write *write = m_desk->writes()->find(line.job.id);
        return write
            && (write->change.technician || write->change.date || write->change.start
                || write->change.state);
    }));
}

QString PublishController::obstacleOf(const Item &item, const QString &phone) const
{
    const QString &technician = item.telling.technician;
    if (const Outbox::SaidMessage *message = undecided(technician))
        return tr("It is not known whether the SMS of %1 arrived.")
            .arg(Format::dayTime(message->at, m_desk->language()));
    if (item.name.isEmpty())
        return tr("%1 is not among the technicians.").arg(technician);
    if (phone.trimmed().isEmpty())
        return tr("There is no phone number.");
    if (item.phone.isEmpty())
        return tr("“%1” is no phone number.").arg(phone);
    if (const int count = unconfirmed(item.telling); count > 0)
        return tr("%n change(s) are not confirmed by ERPNext yet.", nullptr, count);
    if (item.length.segments > mostSmsSegments)
        return tr("Too long for one SMS. Choose fewer days.");
    return {};
}

PublishController::Item PublishController::itemOf(const Telling &telling) const
{
    Item item{.telling = telling};
    const std::vector<Technician> &people = m_reading.people;
    const auto person = std::ranges::find(people, telling.technician, &Technician::id);
    const QString phone = person == people.end() ? QString() : person->phone;
    if (person != people.end())
        item.name = person->name.isEmpty() ? person->id : person->name;
    if (const auto numbers = Text::phoneNumbers(phone); !numbers.isEmpty())
        item.phone = numbers.front().e164;
    item.body = tellingText(telling, m_isInEnglish ? u"en"_s : u"fr"_s);
    item.isUndecided = undecided(telling.technician) != nullptr;
    if (telling.lines.empty() && item.isUndecided)
        item.body = undecided(telling.technician)->body;
    item.length = smsLength(item.body);
    item.obstacle = obstacleOf(item, phone);
    item.isTicked = !m_unticked.contains(telling.technician);
    return item;
}

void PublishController::judge()
{
    const QDate today = dayAt(m_desk->now(), m_desk->zone());
    std::vector<Telling> all = tellings(effectiveJobs(), m_first, m_last, today, owed());
    // Of whom it is not known whether they heard is to be decided, whatever day is looked at.
    for (const Outbox::SaidMessage &message : m_messages) {
        if (message.state == Outbox::State::Uncertain
            && !std::ranges::contains(all, message.technician, &Telling::technician))
            all.push_back({.technician = message.technician});
    }
    m_items.clear();
    for (const Telling &telling : all)
        m_items.push_back(itemOf(telling));
    std::ranges::stable_sort(m_items, [](const Item &a, const Item &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    showRows();
}

void PublishController::showRows()
{
    const QString language = m_desk->language();
    std::vector<PublishRow> rows;
    for (const Item &item : m_items) {
        PublishRow row;
        row.id = item.telling.technician;
        row.name = item.name.isEmpty() ? row.id : item.name;
        row.phone = Format::phone(item.phone, language);
        row.summary = PublishText::summary(item.telling);
        for (const TellLine &line : item.telling.lines)
            row.lines.append(PublishText::line(line, m_first != m_last, language));
        row.body = item.body;
        row.length = PublishText::length(item.length, language);
        if (item.telling.hasAssistants)
            row.note = tr("Who assists is not told: only who leads.");
        row.canTick = item.canTick() && m_phase != Sending && item.outcome == PublishModel::None;
        row.isTicked = item.canTick() && item.isTicked;
        row.obstacle = item.outcome == PublishModel::None ? item.obstacle : QString();
        row.isUndecided = item.isUndecided;
        row.outcome = int(item.outcome);
        row.outcomeText = item.outcomeText;
        rows.push_back(std::move(row));
    }
    m_people.applySnapshot(std::move(rows));
    Q_EMIT rowsChanged();
}

int PublishController::tickedCount() const
{
    return int(std::ranges::count_if(m_items, [](const Item &item) {
        return item.isTicked && item.canTick() && item.outcome == PublishModel::None;
    }));
}

void PublishController::setTicked(const QString &technician, bool isTicked)
{
    const auto item = std::ranges::find(
        m_items, technician, [](const Item &one) { return one.telling.technician; });
    if (m_phase != Ready || item == m_items.end() || item->isTicked == isTicked)
        return;
    item->isTicked = isTicked;
    if (isTicked)
        m_unticked.remove(technician);
    else
        m_unticked.insert(technician);
    showRows();
}

void PublishController::tickAll(bool isTicked)
{
    if (m_phase != Ready)
        return;
    m_unticked.clear();
    for (Item &item : m_items) {
        item.isTicked = isTicked;
        if (!isTicked)
            m_unticked.insert(item.telling.technician);
    }
    showRows();
}

QString PublishController::obstacle() const
{
    if (!m_error.isEmpty())
        return m_error;
    if (!m_hub)
        return tr("The profile has no hub, and SMS go out through the hub.");
    if (m_journalError)
        return tr("Nothing is sent while it cannot be kept what was told: %1")
            .arg(errorText(*m_journalError).sentence());
    if (!m_journal || !m_isJournalRead)
        return tr("What this desk told before is still being read.");
    return {};
}

QString PublishController::siteNote() const
{
    if (!m_isSiteKnown)
        return tr("ERPNext was not reached yet: what is told is noted there later.");
    const QStringList missing = missingFields();
    if (missing.isEmpty())
        return {};
    return tr(
        "This ERPNext has no fields for what technicians were told (%1). It is kept on this "
        "desk only, and no other desk sees it. An administrator makes them with “fibredeskctl "
        "erp install-doctypes”.")
        .arg(missing.join(u", "_s));
}

} // namespace FibreDesk::Dispatch
