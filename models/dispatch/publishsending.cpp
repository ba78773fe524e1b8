// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// On the way: the journal first, then the SMS, then the documents.

#include "publishcontroller.h"

#include "base/errortext.h"
#include "base/format.h"
#include "core/sitetime.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "hub/hubclient.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "publishtext.h"
#include "store/dispatchqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QCoroTask>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

void PublishController::connectTo(Hub::HubClient *hub, Outbox::ToldJournal *journal)
{
    m_hub = hub;
    m_journal = journal;
    QCoro::connect(journal->messages(), this,
        [this](const Result<std::vector<Outbox::SaidMessage>> &messages) { handleLeft(messages); });
}

void PublishController::handleLeft(const Result<std::vector<Outbox::SaidMessage>> &messages)
{
    m_isJournalRead = true;
    if (!messages) {
        m_journalError = messages.error();
        Q_EMIT noticed(tr("What technicians were told from this desk cannot be read: %1")
                           .arg(errorText(messages.error()).sentence()),
            u"danger"_s);
        Q_EMIT rowsChanged();
        return;
    }
    m_messages = *messages;
    updateWords();
    const int lost =
        int(std::ranges::count(m_messages, Outbox::State::Uncertain, &Outbox::SaidMessage::state));
    if (lost > 0)
        Q_EMIT noticed(tr("It is not known whether %n SMS arrived. Nothing is sent again by "
                          "itself: Publish asks for each.",
                           nullptr, lost),
            u"uncertain"_s);
    if (m_isSiteKnown)
        noteLeft();
    Q_EMIT rowsChanged();
}

void PublishController::noteSite()
{
    const bool isNew = !std::exchange(m_isSiteKnown, true);
    Q_EMIT siteChanged();
    if (!isNew)
        return;
    noteLeft();
    updateWords(); // whether anything is known of it may have changed
}

void PublishController::noteLeft()
{
    if (!missingFields().isEmpty())
        return;
    int left = 0;
    for (const Outbox::SaidMessage &one : m_messages) {
        const bool isOpen = one.state == Outbox::State::Done
            && !std::ranges::all_of(one.jobs, &Outbox::SaidJob::isNoted);
        left += isOpen ? 1 : 0;
    }
    if (left == 0)
        return;
    Q_EMIT noticed(tr("%n technician(s) had been told, and it was not noted yet. It is noted now; "
                      "nobody is told twice.",
                       nullptr, left),
        u"info"_s);
    const std::vector<Outbox::SaidMessage> messages = m_messages;
    for (const Outbox::SaidMessage &one : messages) {
        if (one.state == Outbox::State::Done)
            note(one.number);
    }
}

QHash<QString, DeskWord> PublishController::words() const
{
    QHash<QString, DeskWord> words;
    for (const Outbox::SaidMessage &one : m_messages) {
        if (one.state != Outbox::State::Done)
            continue;
        for (const Outbox::SaidJob &job : one.jobs) {
            const auto known = words.constFind(job.job);
            const bool isAnothers = job.isWithdrawn && known != words.cend() && known->told.isSaid()
                && known->told.technician != one.technician;
            if (!isAnothers)
                words.insert(job.job,
                    {.told = job.after,
                        .withdrawnFrom = job.isWithdrawn ? one.technician : QString()});
        }
    }
    return words;
}

void PublishController::updateWords()
{
    QHash<QString, DeskWord> words = this->words();
    m_hasSaidAny = !words.isEmpty();
    m_desk->setWords(std::move(words));
}

void PublishController::send()
{
    if (m_phase != Ready || tickedCount() == 0 || !obstacle().isEmpty())
        return;
    m_again.clear();
    begin();
}

void PublishController::begin()
{
    const QSet<QString> again = std::exchange(m_again, {});
    if (!obstacle().isEmpty())
        return;
    bool isAny = false;
    for (Item &item : m_items) {
        const bool isMeant = again.isEmpty() || again.contains(item.telling.technician);
        const bool isSent = isMeant && item.isTicked && item.canTick();
        isAny = isAny || isSent;
        item.outcome = isSent ? PublishModel::Waiting : PublishModel::LeftOut;
        item.outcomeText = isSent     ? tr("Waiting")
            : item.obstacle.isEmpty() ? tr("Not told: not chosen")
                                      : tr("Not told: %1").arg(item.obstacle);
    }
    if (!isAny) {
        for (Item &item : m_items)
            item.outcome = PublishModel::None;
        showRows();
        return;
    }
    m_isStopping = false;
    ++m_generation; // a reading on its way is not for these rows
    setPhase(Sending);
    sendNext();
}

void PublishController::cancel()
{
    if (m_phase == Sending)
        m_isStopping = true;
}

void PublishController::sendNext()
{
    if (m_isStopping) {
        for (Item &item : m_items) {
            if (item.outcome != PublishModel::Waiting)
                continue;
            item.outcome = PublishModel::NotSent;
            item.outcomeText = tr("Not told: stopped");
        }
    }
    const auto next = std::ranges::find(m_items, PublishModel::Waiting, &Item::outcome);
    if (next == m_items.end()) {
        finish();
        return;
    }
    next->outcome = PublishModel::Sending;
    next->outcomeText = tr("Being told…");
    showRows();
    const Outbox::SaidMessage begun = messageOf(*next);
    QCoro::connect(m_journal->begin(begun), this, [this, begun](const Result<qint64> &number) {
        if (!number) {
            // What cannot be remembered is not said.
            setOutcome(begun.technician, PublishModel::Refused,
                tr("Not told: %1").arg(errorText(number.error()).sentence()));
            sendNext();
            return;
        }
        Outbox::SaidMessage kept = begun;
        kept.number = *number;
        m_messages.push_back(kept);
        post(kept);
    });
}

Outbox::SaidMessage PublishController::messageOf(const Item &item) const
{
    const QDateTime at =
        QDateTime::fromSecsSinceEpoch(m_desk->now().toSecsSinceEpoch(), QTimeZone::UTC);
    Outbox::SaidMessage message{.technician = item.telling.technician,
        .name = item.name,
        .phone = item.phone,
        .body = item.body,
        .key = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .at = at,
        .by = m_reading.user};
    for (const TellLine &line : item.telling.lines)
        message.jobs.push_back({.job = line.job.id,
            .title = line.job.customerName,
            .isWithdrawn = line.kind == TellLine::Kind::Withdrawn,
            .before = line.before,
            .after = toldAfter(line, item.telling.technician, at, m_reading.user)});
    return message;
}

void PublishController::post(const Outbox::SaidMessage &message)
{
    QCoro::connect(m_hub->sendSms({.to = message.phone, .body = message.body, .key = message.key}),
        this, [this, number = message.number](const Result<QString> &sent) {
            handleAnswer(number, sent);
        });
}

Outbox::SaidMessage *PublishController::message(qint64 number)
{
    const auto found = std::ranges::find(m_messages, number, &Outbox::SaidMessage::number);
    return found == m_messages.end() ? nullptr : &*found;
}

void PublishController::handleAnswer(qint64 number, const Result<QString> &sent)
{
    Outbox::SaidMessage *said = message(number);
    using Outbox::State;
    said->state = sent                              ? State::Done
        : sent.error().kind == ErrorKind::Uncertain ? State::Uncertain
                                                    : State::Refused;
    const QString path = m_hub->paths().sendSms;
    said->reason = sent ? QString() : PublishText::refusal(sent.error(), path);
    const Outbox::SaidMessage copy = *said;
    QCoro::connect(m_journal->settle(number, copy.state, copy.reason), this,
        [this, copy](const Result<void> &kept) {
            // On the disk it is on its way then, and uncertain at the next start: never silent.
            if (!kept)
                m_journalError = kept.error();
            switch (copy.state) {
            case State::Done:
                setOutcome(copy.technician, PublishModel::Done,
                    tr("Told at %1").arg(Format::time(copy.at, m_desk->language())));
                updateWords();
                note(copy.number);
                break;
            case State::Uncertain:
                setOutcome(copy.technician, PublishModel::Uncertain,
                    tr("It is not known whether it arrived. It is not sent again by itself."));
                break;
            default:
                setOutcome(
                    copy.technician, PublishModel::Refused, tr("Not told: %1").arg(copy.reason));
            }
            if (m_journalError)
                m_isStopping = true;
            sendNext();
        });
}

void PublishController::setOutcome(
    const QString &technician, PublishModel::Outcome outcome, const QString &text)
{
    const auto item = std::ranges::find(
        m_items, technician, [](const Item &one) { return one.telling.technician; });
    // Before anything is sent the rows tell what there is to tell.
    if (item == m_items.end() || (m_phase != Sending && m_phase != Finished))
        return;
    item->outcome = outcome;
    item->outcomeText = text;
    item->isUndecided = undecided(technician) != nullptr;
    showRows();
}

void PublishController::finish()
{
    setPhase(Finished);
    showRows();
    Q_EMIT noticed(resultText(), resultTone());
}

void PublishController::retryFailed()
{
    if (m_phase != Finished)
        return;
    for (const Item &item : m_items) {
        if (item.outcome == PublishModel::Refused)
            m_again.insert(item.telling.technician);
    }
    m_again.subtract(m_unticked);
    if (!m_again.isEmpty())
        read();
}

void PublishController::decide(const QString &technician, bool hasArrived)
{
    const Outbox::State state = hasArrived ? Outbox::State::Done : Outbox::State::Refused;
    for (Outbox::SaidMessage &one : m_messages) {
        if (one.technician != technician || one.state != Outbox::State::Uncertain)
            continue;
        one.state = state;
        one.reason = hasArrived ? QString() : tr("It did not arrive, as somebody found out.");
        QCoro::connect(m_journal->settle(one.number, state, one.reason), this,
            [this, number = one.number, hasArrived](const Result<void> &kept) {
                if (!kept)
                    Q_EMIT noticed(errorText(kept.error()).sentence(), u"danger"_s);
                if (hasArrived)
                    note(number);
            });
    }
    updateWords();
    if (m_phase == Finished)
        setOutcome(technician, hasArrived ? PublishModel::Done : PublishModel::Refused,
            hasArrived ? tr("It arrived, as you said.")
                       : tr("Not told: %1").arg(tr("It did not arrive, as you said.")));
    else if (m_phase == Ready)
        judge();
}

void PublishController::note(qint64 number)
{
    const Outbox::SaidMessage *said = message(number);
    if (!said || m_noting.contains(number))
        return;
    const QString told = tr("Told at %1").arg(Format::time(said->at, m_desk->language()));
    if (!m_isSiteKnown) {
        setOutcome(said->technician, PublishModel::Done,
            tr("%1. It is noted in ERPNext once that is reached.").arg(told));
        return;
    }
    if (!missingFields().isEmpty()) {
        setOutcome(
            said->technician, PublishModel::Done, tr("%1. Kept on this desk only.").arg(told));
        return;
    }
    QStringList jobs;
    for (const Outbox::SaidJob &job : said->jobs) {
        if (!job.isNoted)
            jobs.append(job.job);
    }
    if (jobs.isEmpty())
        return;
    m_noting.insert(number);
    const auto reading = [jobs](QSqlDatabase &db) -> Result<ToldFields> {
        auto fields = Store::readToldFields(db, jobs);
        if (!fields)
            return std::unexpected(fields.error());
        const auto zone = Store::siteTimeZone(db);
        if (!zone)
            return std::unexpected(zone.error());
        return ToldFields{.jobs = std::move(*fields), .siteZone = *zone};
    };
    QCoro::connect(m_mirror->read(reading), this,
        [this, number](const Result<ToldFields> &fields) { handleToldFields(number, fields); });
}

void PublishController::handleToldFields(qint64 number, const Result<ToldFields> &fields)
{
    const Outbox::SaidMessage *said = message(number);
    if (!fields) {
        keepNoted(number, {}, std::unexpected(fields.error()));
        return;
    }
    const QHash<QString, DeskWord> words = this->words();
    std::vector<Outbox::NewWrite> writes;
    QStringList jobs;
    for (const Outbox::SaidJob &job : said->jobs) {
        if (job.isNoted)
            continue;
        jobs.append(job.job);
        const QJsonObject before = fields->jobs.value(job.job);
        const QDateTime server =
            fromSiteTime(before.value("dispatched_at"_L1).toString(), fields->siteZone);
        // It is gone; or it was told again since, to whomever; or it was another's to withdraw.
        // The mirror does not know yet what of that is still on its way.
        const bool isOver = before.isEmpty() || (server.isValid() && server > job.after.at)
            || words.value(job.job).told != job.after
            || (job.isWithdrawn && before.value("dispatched_to"_L1).toString() != said->technician);
        if (!isOver)
            writes.push_back(noteOf(job, before, fields->siteZone));
    }
    if (writes.empty()) {
        keepNoted(number, jobs, {});
        return;
    }
    QCoro::connect(m_queue->addAll(std::move(writes)), this,
        [this, number, jobs](const Result<QStringList> &kept) {
            keepNoted(number, jobs, kept.transform([](const QStringList &) { }));
        });
}

Outbox::NewWrite PublishController::noteOf(
    const Outbox::SaidJob &said, const QJsonObject &before, const QTimeZone &siteZone) const
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    const Told &told = said.after;
    const QJsonObject after{{u"dispatched_to"_s, orNull(told.technician)},
        {u"dispatched_date"_s, orNull(told.date.toString(Qt::ISODate))},
        {u"dispatched_time"_s, orNull(told.start.toString(u"HH:mm:ss"_s))},
        {u"dispatched_at"_s, toSiteTime(told.at, siteZone)}, {u"dispatched_by"_s, orNull(told.by)}};
    std::vector<Outbox::FieldEdit> edits;
    QStringList together;
    for (const QString &field : after.keys()) {
        const QString server = m_map->serverField(Store::Kind::Job, field);
        together.append(server);
        edits.push_back({.field = server,
            .before = Outbox::rawOf(before.value(field)),
            .after = Outbox::rawOf(after.value(field))});
    }
    Outbox::NewWrite write =
        Outbox::fieldWrite({.doctype = m_map->doctype(Store::Kind::Job),
                               .name = said.job,
                               .title = said.title,
                               .modified = before.value("modified"_L1).toString()},
            edits);
    write.together = together;
    return write;
}

void PublishController::keepNoted(qint64 number, const QStringList &jobs, const Result<void> &kept)
{
    m_noting.remove(number);
    Outbox::SaidMessage *said = message(number);
    const QString told = tr("Told at %1").arg(Format::time(said->at, m_desk->language()));
    if (!kept) {
        setOutcome(said->technician, PublishModel::Done,
            tr("%1, not noted yet: %2").arg(told, errorText(kept.error()).sentence()));
        return;
    }
    for (Outbox::SaidJob &job : said->jobs)
        job.isNoted = job.isNoted || jobs.contains(job.job);
    QCoro::connect(m_journal->note(number, jobs), this, [](const Result<void> &) {
        // Where the disk does not take it, the next start notes it again: the same words.
    });
    setOutcome(said->technician, PublishModel::Done, told);
}

int PublishController::outcomes(PublishModel::Outcome outcome) const
{
    return int(std::ranges::count(m_items, outcome, &Item::outcome));
}

int PublishController::failedCount() const
{
    return outcomes(PublishModel::Refused);
}

double PublishController::progress() const
{
    const int waiting = outcomes(PublishModel::Waiting) + outcomes(PublishModel::Sending);
    const int all = int(m_items.size()) - outcomes(PublishModel::LeftOut);
    return all > 0 ? 1.0 - double(waiting) / all : 0;
}

QString PublishController::resultText() const
{
    QStringList parts;
    if (const int count = outcomes(PublishModel::Done); count > 0)
        parts.append(tr("%n told", nullptr, count));
    if (const int count = outcomes(PublishModel::Refused); count > 0)
        parts.append(tr("%n not told", nullptr, count));
    if (const int count = outcomes(PublishModel::Uncertain); count > 0)
        parts.append(tr("%n uncertain", nullptr, count));
    if (const int count = outcomes(PublishModel::NotSent); count > 0)
        parts.append(tr("%n stopped", nullptr, count));
    return parts.join(u" · "_s);
}

QString PublishController::resultTone() const
{
    if (outcomes(PublishModel::Uncertain) > 0)
        return u"uncertain"_s;
    if (outcomes(PublishModel::Refused) > 0)
        return u"danger"_s;
    return outcomes(PublishModel::NotSent) > 0 ? u"warning"_s : u"ok"_s;
}

} // namespace FibreDesk::Dispatch
