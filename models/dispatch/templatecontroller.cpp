// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "templatecontroller.h"

#include "base/format.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "jobmaking.h"
#include "makingtext.h"
#include "newjob.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/search.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTimer>
#include <QUuid>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int mostMatches = 8;

QString addressOf(const Location &location)
{
    QStringList parts{location.address, location.city};
    parts.removeAll({});
    return parts.isEmpty() ? location.name : parts.join(u", "_s);
}

QString tagsText(const std::vector<TagLink> &tags)
{
    QStringList texts;
    for (const TagLink &tag : tags)
        texts.append(tag.level > 1 ? tag.tag + u" "_s + QString::number(tag.level) : tag.tag);
    return texts.join(u", "_s);
}

QString customerOf(const Customer &customer)
{
    return customer.name.isEmpty() ? customer.id : customer.name;
}

} // namespace

TemplateController::TemplateController(
    JobMaking *making, DispatchController *desk, Store::Mirror *mirror, const Erp::FieldMap *map)
    : QObject(making)
    , m_making(making)
    , m_desk(desk)
    , m_mirror(mirror)
    , m_map(map)
    , m_matches({"title", "subtitle", "customer"}, 0)
    , m_steps({"order", "subject", "jobKind", "day", "time", "length", "tags", "note", "severity",
                  "spoken"},
          0)
{
    connect(desk, &DispatchController::languageChanged, this, [this] {
        // Later than the switch itself: the translator may come after the property.
        QTimer::singleShot(0, this, [this] {
            Q_EMIT templatesChanged();
            Q_EMIT peopleChanged();
            if (m_isOpen)
                prepare();
        });
    });
}

TemplateController::Templates TemplateController::readAll(const QString &file)
{
    Templates read;
    QFile builtIn(u":/fibredesk/dispatch/templates.json"_s);
    if (builtIn.open(QIODevice::ReadOnly))
        read.all = readTemplates(builtIn.readAll()).templates;
    QFile own(file);
    if (file.isEmpty() || !own.exists())
        return read;
    if (!own.open(QIODevice::ReadOnly)) {
        read.fileError.append(own.errorString());
        return read;
    }
    constexpr qint64 longest = 1 << 20;
    TemplateFile found = readTemplates(own.read(longest));
    std::ranges::move(found.templates, std::back_inserter(read.all));
    read.faults = std::move(found.faults);
    return read;
}

void TemplateController::loadTemplates()
{
    QCoro::connect(QtConcurrent::run([file = m_file] { return readAll(file); }), this,
        [this](const Templates &read) {
            m_templates = read;
            m_index = std::clamp(m_index, 0, std::max(0, int(read.all.size()) - 1));
            Q_EMIT templatesChanged();
            Q_EMIT choiceChanged();
            prepare();
        });
}

QStringList TemplateController::names() const
{
    QStringList names;
    for (const JobTemplate &one : m_templates.all)
        names.append(one.name.in(m_desk->language()));
    return names;
}

QStringList TemplateController::faults() const
{
    const QString name = QFileInfo(m_file).fileName();
    QStringList texts;
    for (const QString &why : m_templates.fileError)
        texts.append(tr("%1 cannot be read: %2").arg(name, why));
    for (const TemplateFault &fault : m_templates.faults)
        texts.append(MakingText::fault(fault, name));
    return texts;
}

const JobTemplate *TemplateController::chosen() const
{
    return m_index >= 0 && m_index < int(m_templates.all.size())
        ? &m_templates.all[std::size_t(m_index)]
        : nullptr;
}

void TemplateController::begin()
{
    const auto job = m_desk->shown(m_desk->selectedJob());
    beginFor(job ? job->customer : QString(), job ? job->location : QString(),
        job ? job->ticket : QString());
}

void TemplateController::beginFor(
    const QString &customer, const QString &location, const QString &ticket)
{
    m_ticket = ticket;
    const QDate today = dayAt(m_desk->now(), m_desk->zone());
    m_firstDay = std::max(m_desk->date(), today).toString(Qt::ISODate);
    m_people = m_desk->input().technicians;
    m_person = 0;
    m_error = {};
    m_searchText.clear();
    m_matches.reset({});
    m_placed.clear();
    m_steps.reset({});
    readParty(customer, location);
    loadTemplates();
    Q_EMIT searchChanged();
    Q_EMIT peopleChanged();
    if (!std::exchange(m_isOpen, true))
        Q_EMIT openChanged();
}

void TemplateController::close()
{
    ++m_generation;
    m_isPreparing = false;
    if (std::exchange(m_isOpen, false))
        Q_EMIT openChanged();
}

void TemplateController::readParty(const QString &customer, const QString &location)
{
    const int generation = ++m_partyGeneration;
    m_party = {};
    m_location = -1;
    Q_EMIT partyChanged();
    if (customer.isEmpty()) {
        prepare();
        return;
    }
    QCoro::connect(
        m_mirror->read([customer](QSqlDatabase &db) { return Store::jobParty(db, customer); }),
        this, [this, generation, customer, location](const Result<Store::JobParty> &party) {
            if (generation != m_partyGeneration)
                return;
            m_error = party ? ErrorText() : errorText(party.error());
            if (party) {
                m_party = *party;
                // A customer the mirror does not have (yet) is still the one that was asked for.
                if (m_party.customer.id.isEmpty())
                    m_party.customer.id = customer;
                const auto place = std::ranges::find(m_party.locations, location, &Location::id);
                m_location = place != m_party.locations.end()
                    ? int(place - m_party.locations.begin())
                    : m_party.locations.empty() ? -1
                                                : 0;
            }
            Q_EMIT partyChanged();
            prepare();
        });
}

QString TemplateController::customer() const
{
    return customerOf(m_party.customer);
}

QStringList TemplateController::locations() const
{
    QStringList texts;
    for (const Location &location : m_party.locations)
        texts.append(addressOf(location));
    return texts;
}

void TemplateController::setLocationIndex(int index)
{
    if (index == m_location || index < -1 || index >= int(m_party.locations.size()))
        return;
    m_location = index;
    Q_EMIT partyChanged();
    prepare();
}

void TemplateController::setSearchText(const QString &text)
{
    if (text == m_searchText)
        return;
    m_searchText = text;
    Q_EMIT searchChanged();
    search();
}

void TemplateController::search()
{
    const int generation = ++m_searchGeneration;
    if (m_searchText.trimmed().isEmpty()) {
        m_matches.applySnapshot({});
        return;
    }
    QCoro::connect(m_mirror->read([text = m_searchText](
                                      QSqlDatabase &db) { return Store::search(db, text, 60); }),
        this, [this, generation](const Result<Store::SearchAnswer> &answer) {
            if (generation != m_searchGeneration)
                return;
            std::vector<RecordModel::Row> rows;
            for (const Store::SearchHit &hit : answer ? answer->hits : QList<Store::SearchHit>()) {
                const bool isCustomer = hit.kind == "customer"_L1;
                if ((isCustomer || (hit.kind == "location"_L1 && !hit.customer.isEmpty()))
                    && rows.size() < mostMatches) {
                    rows.push_back(
                        {hit.id, {hit.title, hit.subtitle, isCustomer ? hit.id : hit.customer}});
                }
            }
            m_matches.applySnapshot(std::move(rows));
            if (!answer) {
                m_error = errorText(answer.error());
                Q_EMIT previewChanged();
            }
        });
}

void TemplateController::choose(int match)
{
    if (match < 0 || match >= m_matches.total())
        return;
    const QString id = m_matches.data(m_matches.index(match, 0), Qt::UserRole + 1).toString();
    const QString customer = m_matches.value(match, "customer").toString();
    m_ticket.clear(); // it was another customer's
    m_searchText.clear();
    ++m_searchGeneration;
    m_matches.applySnapshot({});
    Q_EMIT searchChanged();
    readParty(customer, id);
}

void TemplateController::setIndex(int index)
{
    if (index == m_index || index < 0 || index >= int(m_templates.all.size()))
        return;
    m_index = index;
    Q_EMIT choiceChanged();
    prepare();
}

void TemplateController::setFirstDay(const QString &iso)
{
    if (iso == m_firstDay)
        return;
    m_firstDay = iso;
    Q_EMIT choiceChanged();
    prepare();
}

QStringList TemplateController::people() const
{
    QStringList names{tr("Nobody yet")};
    for (const Technician &technician : m_people)
        names.append(technician.name.isEmpty() ? technician.id : technician.name);
    return names;
}

void TemplateController::setPersonIndex(int index)
{
    if (index == m_person || index < 0 || index > int(m_people.size()))
        return;
    m_person = index;
    Q_EMIT choiceChanged();
    prepare();
}

QString TemplateController::technician() const
{
    return m_person > 0 ? m_people[std::size_t(m_person - 1)].id : QString();
}

Job TemplateController::matter() const
{
    Job matter{
        .ticket = m_ticket, .customer = m_party.customer.id, .customerName = m_party.customer.name};
    if (m_location >= 0) {
        const Location &location = m_party.locations[std::size_t(m_location)];
        matter.location = location.id;
        matter.address = addressOf(location);
        matter.position = location.position;
    }
    if (const JobTemplate *from = chosen())
        matter.priority = from->priority;
    return matter;
}

QString TemplateController::problem() const
{
    if (!chosen())
        return tr("There is no template.");
    if (m_party.customer.id.isEmpty())
        return tr("Choose for whom it is.");
    const QDate first = QDate::fromString(m_firstDay.trimmed(), Qt::ISODate);
    if (!first.isValid())
        return tr("The first day is written as 2026-11-24.");
    if (first < dayAt(m_desk->now(), m_desk->zone()))
        return tr("The first day is over.");
    return {};
}

void TemplateController::prepare()
{
    const int generation = ++m_generation;
    const QDate first = QDate::fromString(m_firstDay.trimmed(), Qt::ISODate);
    const JobTemplate *from = chosen();
    m_isPreparing = from && first.isValid();
    if (!m_isPreparing) {
        m_placed.clear();
        showSteps();
        Q_EMIT previewChanged();
        return;
    }
    Q_EMIT previewChanged();
    const auto place = [rules = m_making->rules(), from = *from, matter = matter(),
                           technician = technician(), first,
                           language = m_desk->language()](QSqlDatabase &db) -> Result<Preview> {
        auto tags = Store::tagNames(db);
        if (!tags)
            return std::unexpected(tags.error());
        JobTemplate known = from;
        for (TemplateStep &step : known.steps) {
            std::erase_if(
                step.tags, [&tags](const TagLink &tag) { return !tags->contains(tag.tag); });
        }
        auto steps =
            placeChain(known, matter, technician, first, language, JobMaking::dayInput(db, rules));
        if (!steps)
            return std::unexpected(steps.error());
        return Preview{.steps = std::move(*steps), .tags = std::move(*tags)};
    };
    QCoro::connect(m_mirror->read(place), this, [this, generation](const Result<Preview> &preview) {
        if (generation != m_generation)
            return;
        m_isPreparing = false;
        m_error = preview ? ErrorText() : errorText(preview.error());
        m_placed = preview ? preview->steps : std::vector<PlacedStep>();
        m_missingTags.clear();
        const JobTemplate *used = chosen();
        for (const TemplateStep &step : used ? used->steps : std::vector<TemplateStep>()) {
            for (const TagLink &tag : step.tags) {
                if (preview && !preview->tags.contains(tag.tag) && !m_missingTags.contains(tag.tag))
                    m_missingTags.append(tag.tag);
            }
        }
        showSteps();
        Q_EMIT previewChanged();
    });
}

void TemplateController::showSteps()
{
    const QString &language = m_desk->language();
    std::vector<RecordModel::Row> rows;
    for (const PlacedStep &placed : m_placed) {
        const Job &job = placed.job;
        const auto [wrong, severity] = MakingText::problems(placed.findings, m_desk->names());
        QStringList notes{wrong, MakingText::passed(placed.passed, language)};
        notes.removeAll({});
        const QString day = Format::day(job.date, language);
        const QString time = job.start.isValid() ? DispatchText::clock(job.start) : QString();
        const QString length = DispatchText::span(job.minutes);
        const QString tags = tagsText(job.tags);
        QStringList spoken{tr("Step %1").arg(job.stepOrder), job.subject,
            DispatchText::kind(job.kind), day, time, length, tags};
        spoken.append(notes);
        spoken.removeAll({});
        rows.push_back({QString::number(job.stepOrder),
            {job.stepOrder, job.subject, int(job.kind), day, time, length, tags,
                notes.join(u" · "_s), severity, spoken.join(u", "_s)}});
    }
    m_steps.applySnapshot(std::move(rows));
}

std::vector<Outbox::NewWrite> TemplateController::writes() const
{
    const JobTemplate *from = chosen();
    std::vector<Outbox::NewWrite> writes;
    for (const PlacedStep &placed : m_placed) {
        const Job &job = placed.job;
        QJsonObject matter{{u"subject"_s, job.subject}, {u"customer"_s, job.customer},
            {u"job_type"_s, serverWord(job.kind)}, {u"priority"_s, serverWord(job.priority)},
            {u"step_order"_s, job.stepOrder}};
        const std::pair<QString, QString> texts[]{{u"ticket_id"_s, job.ticket},
            {u"customer_name"_s, job.customerName}, {u"service_location"_s, job.location},
            {u"address"_s, job.address}, {u"notes"_s, job.notes}};
        for (const auto &[field, text] : texts) {
            if (!text.isEmpty())
                matter.insert(field, text);
        }
        if (job.position.isValid()) {
            matter.insert("latitude"_L1, job.position.latitude);
            matter.insert("longitude"_L1, job.position.longitude);
        }
        QJsonArray tags;
        for (const TagLink &tag : job.tags)
            tags.append(
                QJsonObject{{u"tag"_s, tag.tag}, {u"level"_s, tag.level}, {u"required"_s, 1}});
        if (!tags.isEmpty())
            matter.insert("tags"_L1, tags);
        JobChange place{.technician = job.technician,
            .date = job.date,
            .state = job.state,
            .minutes = job.minutes};
        if (job.start.isValid())
            place.start = job.start;
        Outbox::NewWrite write = newJob(*m_map, matter, place);
        write.title = job.subject + u" · "_s + customer();
        write.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (!writes.empty())
            write.needs.insert(
                m_map->serverField(Store::Kind::Job, u"parent_job"_s), writes.front().clientId);
        if (const int after = from->steps[writes.size()].after; after >= 0)
            write.needs.insert(m_map->serverField(Store::Kind::Job, u"depends_on"_s),
                writes[std::size_t(after)].clientId);
        writes.push_back(std::move(write));
    }
    return writes;
}

void TemplateController::create()
{
    const JobTemplate *from = chosen();
    if (!from || m_isPreparing || m_isAdding || !problem().isEmpty()
        || m_placed.size() != from->steps.size())
        return;
    m_isAdding = true;
    m_error = {};
    Q_EMIT previewChanged();
    const QString title = from->name.in(m_desk->language()) + u" · "_s + customer();
    m_making->put(writes(), title, [this](const std::optional<Error> &error) {
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
