// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobmaking.h"

#include "base/errortext.h"
#include "dispatchcontroller.h"
#include "outbox/writequeue.h"
#include "repeatcontroller.h"
#include "store/dispatchqueries.h"
#include "templatecontroller.h"

#include <QCoroTask>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

JobMaking::JobMaking(DispatchController *desk, Store::Mirror *mirror, Outbox::WriteQueue *queue,
    const Erp::FieldMap *map)
    : QObject(desk)
    , m_desk(desk)
    , m_queue(queue)
    , m_templates(std::make_unique<TemplateController>(this, desk, mirror, map))
    , m_repeats(std::make_unique<RepeatController>(this, desk, mirror, map))
{
}

JobMaking::~JobMaking() = default;

void JobMaking::put(std::vector<Outbox::NewWrite> writes, const QString &title,
    std::function<void(const std::optional<Error> &)> done)
{
    const QString batch = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (Outbox::NewWrite &write : writes) {
        m_desk->writes()->spell(write);
        write.batch = batch;
        write.batchTitle = title;
    }
    QCoro::connect(m_queue->addAll(std::move(writes)), this,
        [this, batch, title, done = std::move(done)](const Result<QStringList> &ids) {
            if (!ids) {
                done(ids.error());
                return;
            }
            m_desk->noteMade(title, batch, *ids);
            Q_EMIT m_desk->noticed(
                tr("%1: %n job(s) in the outbox. Each appears when ERPNext has it.", nullptr,
                    int(ids->size()))
                    .arg(title),
                u"info"_s);
            done(std::nullopt);
        });
}

void JobMaking::giveUp(const QString &batch)
{
    QStringList waiting;
    QStringList refused;
    for (const Outbox::Write *write : m_queue->batch(batch)) {
        if (write->state == Outbox::State::Refused)
            refused.append(write->id);
        else if (write->state == Outbox::State::Waiting && !write->wasSent)
            waiting.append(write->id);
    }
    QCoro::connect(
        m_queue->cancelAll(waiting), this, [this, batch, refused](const Result<int> &given) {
            if (!given) {
                Q_EMIT m_desk->noticed(errorText(given.error()).sentence(), u"danger"_s);
                return;
            }
            // What was refused was not made: nothing of it is left at the server.
            for (const QString &id : refused) {
                QCoro::connect(
                    m_queue->cancel(id), m_desk, [desk = m_desk](const Result<void> &done) {
                        if (!done)
                            Q_EMIT desk->noticed(errorText(done.error()).sentence(), u"danger"_s);
                    });
            }
            tell(batch, *given + int(refused.size()));
        });
}

void JobMaking::tell(const QString &batch, int given)
{
    using Outbox::State;
    QString title;
    QStringList made;
    int onTheWay = 0;
    for (const Outbox::Write *write : m_queue->batch(batch)) {
        title = write->batchTitle;
        if (write->state == State::Done)
            made.append(write->name);
        else if (write->state == State::Sending || write->state == State::Uncertain
            || (write->state == State::Waiting && write->wasSent))
            ++onTheWay;
    }
    QStringList sentences{given > 0 ? tr("%1: %n job(s) given up.", nullptr, given).arg(title)
                                    : tr("%1 cannot be undone here any more.").arg(title)};
    if (!made.isEmpty())
        sentences.append(tr("In ERPNext already, and not deleted from here: %1. Cancel them on the "
                            "board.")
                .arg(made.join(u", "_s)));
    if (onTheWay > 0)
        sentences.append(tr("%n job(s) on the way to ERPNext: see the outbox.", nullptr, onTheWay));
    Q_EMIT m_desk->noticed(sentences.join(u' '),
        made.isEmpty() && onTheWay == 0 && given > 0 ? u"info"_s : u"warning"_s);
}

BoardInput JobMaking::rules() const
{
    BoardInput rules = m_desk->input();
    rules.technicians.clear();
    rules.jobs.clear();
    rules.related.clear();
    rules.fixes.clear(); // where somebody is now says nothing of another day
    return rules;
}

DayInput JobMaking::dayInput(QSqlDatabase &db, const BoardInput &rules)
{
    return [&db, rules](QDate day) -> Result<BoardInput> {
        auto read = Store::readDispatchDay(db, day);
        if (!read)
            return std::unexpected(read.error());
        BoardInput input = rules;
        input.date = day;
        input.technicians = std::move(read->technicians);
        input.rules.regions = regionTags(read->tags);
        input.related = std::move(read->related);
        for (Job &job : read->jobs) {
            if (job.date == day)
                input.jobs.push_back(std::move(job));
        }
        return input;
    };
}

} // namespace FibreDesk::Dispatch
