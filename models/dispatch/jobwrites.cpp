// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobwrites.h"

#include "erp/fieldmap.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

JobWrites::State stateOf(Outbox::State state)
{
    switch (state) {
    case Outbox::State::Refused:
        return JobWrites::State::Refused;
    case Outbox::State::Clash:
        return JobWrites::State::Conflict;
    case Outbox::State::Uncertain:
        return JobWrites::State::Uncertain;
    default:
        return JobWrites::State::Pending;
    }
}

bool isPutBack(JobWrites::State state)
{
    return state == JobWrites::State::Refused || state == JobWrites::State::Conflict;
}

/// Of several writes of one job the one that needs somebody most tells.
int urgency(JobWrites::State state)
{
    switch (state) {
    case JobWrites::State::Conflict:
        return 4;
    case JobWrites::State::Refused:
        return 3;
    case JobWrites::State::Uncertain:
        return 2;
    default:
        return state == JobWrites::State::Pending ? 1 : 0;
    }
}

QJsonValue nullIfNone(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue() : value;
}

QJsonObject jsonOf(const Outbox::Fields &fields)
{
    Outbox::RawDocument document;
    for (const auto &[field, value] : fields.asKeyValueRange())
        document.set(field, value);
    return document.toJson();
}

} // namespace

JobWrites::JobWrites(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_map(map)
    , m_doctype(map->doctype(Store::Kind::Job))
{
    connect(m_queue, &Outbox::WriteQueue::changed, this, &JobWrites::handleChanged);
    connect(m_queue, &Outbox::WriteQueue::documentSeen, this, &JobWrites::handleSeen);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &JobWrites::handleLoaded);
    handleLoaded();
}

const JobWrites::Write *JobWrites::find(const QString &job) const
{
    const auto found = m_writes.find(job);
    return found == m_writes.end() ? nullptr : &found->second;
}

int JobWrites::count(State state) const
{
    return int(std::ranges::count_if(
        m_writes, [state](const auto &entry) { return entry.second.state == state; }));
}

QStringList JobWrites::jobs() const
{
    QStringList ids;
    for (const auto &entry : m_writes)
        ids.append(entry.first);
    return ids;
}

Job JobWrites::effective(const Job &truth) const
{
    Job job = truth;
    if (const auto word = m_told.constFind(truth.id); word != m_told.cend())
        job.told = toldNow(truth.told, *word);
    const Write *write = find(truth.id);
    return write ? write->shown.appliedTo(std::move(job)) : withDispatched(std::move(job));
}

JobChange JobWrites::changeOf(const Outbox::Write &write) const
{
    return JobChange::from(m_map->toOurs(Store::Kind::Job, jsonOf(write.changes.fields)));
}

QJsonObject JobWrites::serverFields(const JobChange &change) const
{
    QJsonObject fields = change.fields();
    if (change.state && m_words.contains(int(*change.state)))
        fields.insert("status"_L1, m_words.value(int(*change.state)));
    return m_map->toServer(Store::Kind::Job, fields);
}

QJsonObject JobWrites::serverPlace(const Job &truth) const
{
    QJsonObject fields = JobChange::placeOf(truth).fields();
    // Another spelling is no colleague's change.
    if (Store::jobState(truth.stateText) == truth.state)
        fields.insert("status"_L1, truth.stateText);
    return m_map->toServer(Store::Kind::Job, fields);
}

QString JobWrites::durationField() const
{
    return m_map->serverField(Store::Kind::Job, u"duration_h"_s);
}

QString JobWrites::pinField() const
{
    return m_map->serverField(Store::Kind::Job, u"pinned"_s);
}

void JobWrites::noteHours(const QString &job, std::optional<double> hours)
{
    m_hours.insert(job, hours);
}

void JobWrites::noteWord(JobState state, const QString &word)
{
    if (word.isEmpty() || Store::jobState(word) != state
        || m_words.value(int(state)) == Store::jobStateText(state))
        return;
    m_words.insert(int(state), word);
}

void JobWrites::spell(Outbox::NewWrite &write) const
{
    const QString field = m_map->serverField(Store::Kind::Job, u"status"_s);
    const auto said = write.changes.fields.constFind(field);
    if (said == write.changes.fields.cend())
        return;
    const QString word = m_words.value(int(Store::jobState(Outbox::textOf(*said))));
    if (!word.isEmpty())
        write.changes.fields.insert(field, Outbox::rawOf(word));
}

/// Also what is not on the disk yet: it is shown at once.
std::vector<Outbox::Write> JobWrites::openWrites(const QString &job) const
{
    std::vector<Outbox::Write> writes;
    std::ranges::copy_if(
        m_queue->writes(), std::back_inserter(writes), [&](const Outbox::Write &write) {
            return write.isOpen() && write.name == job && write.doctype == m_doctype
                && !changeOf(write).isEmpty();
        });
    for (const Held &held : m_held) {
        if (held.write.name != job)
            continue;
        Outbox::Write &write = writes.emplace_back();
        static_cast<Outbox::NewWrite &>(write) = held.write;
        write.isKept = false;
    }
    return writes;
}

std::optional<JobWrites::Write> JobWrites::compose(const QString &job) const
{
    std::optional<Write> whole;
    for (const Outbox::Write &write : openWrites(job)) {
        const State state = stateOf(write.state);
        if (!whole) {
            const QJsonObject base = m_map->toOurs(Store::Kind::Job, write.base.toJson());
            Job before;
            before.id = job;
            whole = Write{.job = job,
                .change = {},
                .shown = {},
                .before = JobChange::from(base).appliedTo(before),
                .state = State::None};
        }
        whole->change = whole->change.followedBy(changeOf(write));
        if (urgency(state) <= urgency(whole->state))
            continue;
        whole->state = state;
        whole->error = write.error.value_or(Error{});
        if (state == State::Conflict) {
            whole->isGone = write.theirs.isEmpty();
            const QJsonObject theirs = m_map->toOurs(Store::Kind::Job, write.theirs.toJson());
            whole->theirs = JobChange::placeOf(theirs).appliedTo(whole->before);
            whole->theirs.modified = write.theirTime;
            whole->theirs.modifiedBy = write.theirName;
            whole->theirs.id = whole->isGone ? QString() : job;
        }
    }
    if (whole && !isPutBack(whole->state))
        whole->shown = whole->change;
    if (const auto unkept = m_unkept.find(job); unkept != m_unkept.end()) {
        whole = Write{.job = job,
            .change = unkept->second.change,
            .shown = whole ? whole->shown : JobChange{},
            .before = unkept->second.before,
            .state = State::Refused,
            .error = unkept->second.error};
    }
    return whole;
}

void JobWrites::submit(const Job &truth, const JobChange &change)
{
    m_unkept.erase(truth.id);
    noteWord(truth.state, truth.stateText);
    giveUpFailed(truth.id);
    const std::vector<Outbox::Write> open = openWrites(truth.id);
    // The only one, and it never left: one wish is to be sent, not two.
    const bool isFirst = open.empty();
    // What it was compared with does not tell all of that, as how long the job was or whether
    // it was pinned: that is another write.
    const bool isComparable = !open.empty()
        && std::ranges::all_of(serverFields(change).keys(),
            [&open](const QString &field) { return open.front().base.contains(field); });
    if (open.size() == 1 && open.front().state == Outbox::State::Waiting && open.front().isKept
        && !open.front().wasSent && isComparable)
        edit(truth, open.front(), change);
    else
        add(truth, isFirst ? change.without(truth) : change);
    refresh(truth.id);
}

/// What failed was put back, and the new change was made without it.
void JobWrites::giveUpFailed(const QString &job)
{
    const std::vector<Outbox::Write> open = openWrites(job);
    const bool hasFailed = std::ranges::any_of(
        open, [](const Outbox::Write &write) { return isPutBack(stateOf(write.state)); });
    if (!hasFailed)
        return;
    for (const Outbox::Write &write : open) {
        // What is on its way cannot be taken back.
        if (write.state != Outbox::State::Sending && write.state != Outbox::State::Uncertain)
            QCoro::connect(m_queue->cancel(write.id), this,
                [this, job](const Result<void> &) { refresh(job); });
    }
}

Outbox::NewWrite JobWrites::newWrite(const Job &truth, const JobChange &change) const
{
    QJsonObject before = serverPlace(truth);
    if (change.minutes) {
        const auto hours = m_hours.value(truth.id, JobChange::hoursOf(truth.minutes));
        before.insert(durationField(), hours ? QJsonValue(*hours) : QJsonValue());
    }
    if (change.isPinned)
        before.insert(pinField(), truth.isPinned ? 1 : 0);
    const QJsonObject after = serverFields(change);
    std::vector<Outbox::FieldEdit> edits;
    for (const QString &field : after.keys()) {
        // What is set where there was nothing, or taken back as the server has it.
        if (!before.contains(field))
            before.insert(field, nullIfNone(m_seenTimes.value(truth.id).value(field)));
        edits.push_back({.field = field,
            .before = Outbox::rawOf(before.value(field)),
            .after = Outbox::rawOf(after.value(field))});
    }
    Outbox::NewWrite write = Outbox::fieldWrite({.doctype = m_doctype,
                                                    .name = truth.id,
                                                    .title = truth.customerName,
                                                    .modified = truth.modified},
        edits);
    for (const QString &field : before.keys()) {
        write.base.set(field, Outbox::rawOf(before.value(field)));
        write.together += field;
    }
    return write;
}

void JobWrites::add(const Job &truth, const JobChange &change)
{
    if (change.isEmpty())
        return;
    const Unkept otherwise{.change = change, .before = truth, .error = {}};
    m_held.push_back({.write = newWrite(truth, change), .otherwise = otherwise});
    if (m_holds == 0)
        handIn();
}

void JobWrites::release()
{
    if (--m_holds == 0)
        handIn();
}

void JobWrites::handIn()
{
    if (m_held.empty())
        return;
    std::vector<Outbox::NewWrite> writes;
    std::vector<Unkept> others;
    for (Held &held : m_held) {
        writes.push_back(std::move(held.write));
        others.push_back(std::move(held.otherwise));
    }
    m_held.clear();
    QCoro::connect(m_queue->addAll(std::move(writes)), this,
        [this, others = std::move(others)](const Result<QStringList> &ids) {
            for (const Unkept &one : others) {
                if (!ids) {
                    m_unkept[one.before.id] = one;
                    m_unkept[one.before.id].error = ids.error();
                }
                refresh(QString(one.before.id));
            }
        });
}

void JobWrites::submitWith(const Job &truth, const JobChange &change, Outbox::NewWrite made,
    std::function<void(const Result<QString> &)> done)
{
    m_unkept.erase(truth.id);
    noteWord(truth.state, truth.stateText);
    giveUpFailed(truth.id);
    const JobChange left = openWrites(truth.id).empty() ? change.without(truth) : change;
    std::vector<Outbox::NewWrite> writes;
    if (!left.isEmpty()) {
        Outbox::NewWrite rest = newWrite(truth, left);
        rest.batch = made.batch;
        rest.batchTitle = made.batchTitle;
        writes.push_back(std::move(rest));
    }
    writes.insert(writes.begin(), std::move(made));
    QCoro::connect(m_queue->addAll(std::move(writes)), this,
        [this, job = truth.id, done = std::move(done)](const Result<QStringList> &ids) {
            refresh(job);
            done(ids.transform([](const QStringList &all) { return all.front(); }));
        });
    refresh(truth.id);
}

void JobWrites::edit(const Job &truth, const Outbox::Write &write, const JobChange &change)
{
    Outbox::Changes changes = write.changes;
    const QJsonObject base = m_map->toOurs(Store::Kind::Job, write.base.toJson());
    const QJsonObject after = serverFields(change);
    const QJsonObject left =
        serverFields(change.without(JobChange::placeOf(base).appliedTo(Job{})));
    for (const QString &field : after.keys()) {
        if (left.contains(field))
            changes.fields.insert(field, Outbox::rawOf(after.value(field)));
        else
            changes.fields.remove(field); // back to how it was
    }
    const Unkept otherwise{.change = change, .before = truth, .error = {}};
    follow(changes.isEmpty() ? m_queue->cancel(write.id) : m_queue->edit(write.id, changes),
        truth.id, otherwise);
}

void JobWrites::follow(QCoro::Task<Result<void>> task, const QString &job, const Unkept &otherwise)
{
    QCoro::connect(std::move(task), this, [this, job, otherwise](const Result<void> &done) {
        if (!done) {
            m_unkept[job] = otherwise;
            m_unkept[job].error = done.error();
        }
        refresh(job);
    });
}

void JobWrites::repeat(const Job &truth)
{
    if (const auto unkept = m_unkept.find(truth.id); unkept != m_unkept.end()) {
        const JobChange change = unkept->second.change;
        submit(truth, change);
        return;
    }
    for (const Outbox::Write &write : openWrites(truth.id)) {
        if (write.state == Outbox::State::Clash) {
            std::vector<Outbox::Choice> choices;
            for (const Outbox::Clash &clash : write.clashes) {
                const bool isWanted = clash.kind != Outbox::Clash::Kind::Field
                    || write.changes.fields.contains(clash.field);
                choices.push_back({.clash = clash,
                    .pick = isWanted ? Outbox::Choice::Pick::Mine : Outbox::Choice::Pick::Theirs});
            }
            QCoro::connect(m_queue->resolve(write.id, choices), this,
                [this, job = truth.id](const Result<void> &) { refresh(job); });
        } else if (write.state == Outbox::State::Refused
            || write.state == Outbox::State::Uncertain) {
            QCoro::connect(m_queue->tryAgain(write.id), this,
                [this, job = truth.id](const Result<void> &) { refresh(job); });
        }
    }
    refresh(truth.id);
}

void JobWrites::dismiss(const QString &job)
{
    m_unkept.erase(job);
    giveUpFailed(job);
    refresh(job);
}

void JobWrites::learn(const Job &truth)
{
    const Write *write = find(truth.id);
    if (!write || write->state != State::Uncertain
        || m_readBackFor.value(truth.id) == truth.modified)
        return;
    for (const Outbox::Write &open : openWrites(truth.id)) {
        if (open.state == Outbox::State::Uncertain
            && open.base.text(u"modified"_s) != truth.modified) {
            m_readBackFor.insert(truth.id, truth.modified);
            QCoro::connect(m_queue->tryAgain(open.id), this, [](const Result<void> &) {
                // Where it cannot be kept it is read back in its time.
            });
            return;
        }
    }
}

void JobWrites::handleLoaded()
{
    QSet<QString> jobs;
    for (const Outbox::Write &write : m_queue->writes()) {
        if (write.isOpen() && write.doctype == m_doctype && !write.name.isEmpty())
            jobs.insert(write.name);
    }
    for (const QString &job : std::as_const(jobs)) {
        if (auto write = compose(job))
            m_writes[job] = std::move(*write);
    }
    if (m_queue->isLoaded())
        Q_EMIT loaded();
}

void JobWrites::handleChanged(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (write && write->doctype == m_doctype && !write->name.isEmpty())
        refresh(
            QString(write->name), write->state == Outbox::State::Done && write->notTaken.isEmpty());
}

void JobWrites::handleSeen(const QString &doctype, const QString &name, const QJsonObject &document)
{
    if (doctype != m_doctype)
        return;
    const QJsonObject ours = m_map->toOurs(Store::Kind::Job, document);
    const QString word = ours.value("status"_L1).toString();
    noteWord(Store::jobState(word), word);
    if (const QJsonValue hours = ours.value("duration_h"_L1); hours.isDouble())
        noteHours(name, hours.toDouble());
    else if (ours.contains("duration_h"_L1))
        noteHours(name, std::nullopt);
    QJsonObject &times = m_seenTimes[name];
    for (const QString &field : {u"actual_start"_s, u"actual_end"_s})
        times.insert(m_map->serverField(Store::Kind::Job, field), ours.value(field));
    Q_EMIT learned({.job = name,
        .place = JobChange::placeOf(ours),
        .stateText = word,
        .modified = ours.value("modified"_L1).toString(),
        .modifiedBy = ours.value("modified_by"_L1).toString()});
}

void JobWrites::refresh(const QString &job, bool isDone)
{
    const auto known = m_writes.find(job);
    const std::optional<Write> before =
        known == m_writes.end() ? std::nullopt : std::optional(known->second);
    const std::optional<Write> now = compose(job);
    if (now == before)
        return;
    if (now) {
        m_writes[job] = *now;
    } else {
        m_writes.erase(job);
        m_readBackFor.remove(job);
    }
    Q_EMIT changed(job);
    if (!now && isDone)
        Q_EMIT confirmed(job);
    else if (now && now->state != State::Pending && (!before || before->state != now->state))
        Q_EMIT failed(job);
}

} // namespace FibreDesk::Dispatch
