// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "suggestcontroller.h"

#include "boardrows.h"
#include "dispatchcontroller.h"
#include "plantext.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

SuggestController::SuggestController(DispatchController *desk)
    : QObject(desk)
    , m_desk(desk)
{
    m_pool.setMaxThreadCount(1);
    connect(desk, &DispatchController::rebuilt, this, &SuggestController::ask);
}

SuggestController::~SuggestController() = default;

void SuggestController::setJob(const QString &job)
{
    if (job == m_job)
        return;
    m_job = job;
    clear();
    Q_EMIT jobChanged();
    ask();
}

void SuggestController::clear()
{
    m_best.applySnapshot({});
    m_refusals.applySnapshot({});
    const bool wasAnswered = m_isAnswered;
    m_isAnswered = false;
    m_marks.clear();
    if (wasAnswered)
        Q_EMIT answerChanged();
}

void SuggestController::ask()
{
    if (m_job.isEmpty())
        return;
    if (m_isRunning) {
        m_isAgain = true;
        return;
    }
    const std::optional<Job> job = m_desk->shown(m_job);
    if (!job || job->state == JobState::Completed || job->state == JobState::Cancelled) {
        clear();
        return;
    }
    m_isRunning = true;
    m_isAgain = false;
    QtConcurrent::run(&m_pool, [input = m_desk->input(), job = *job] {
        return suggest(makeBoard(input), job, input);
    }).then(this, [this, id = m_job, minutes = job->minutes](const Suggestions &found) {
        m_isRunning = false;
        // Also where the board has changed meanwhile: else a busy one would never get an answer.
        if (id == m_job)
            show(found, minutes);
        if (m_isAgain)
            ask();
    });
}

void SuggestController::show(const Suggestions &found, int minutes)
{
    const Board &board = m_desk->board();
    const bool isToday = m_desk->isToday();
    const auto rowOf = [&board](const QString &technician) {
        SuggestRow row;
        row.id = row.technician = technician;
        if (const Lane *lane = board.lane(technician)) {
            row.name = lane->technician.name;
            row.colour = BoardRows::colourOf(lane->technician);
        }
        return row;
    };
    std::vector<SuggestRow> best;
    QList<SlotMark> marks;
    for (const Suggestion &one : found.best) {
        SuggestRow row = rowOf(one.technician);
        row.minutes = one.start.hour() * 60 + one.start.minute();
        row.id += u'|' + QString::number(row.minutes);
        row.time =
            DispatchText::clock(row.minutes) + u"–"_s + DispatchText::clock(row.minutes + minutes);
        row.reasons = PlanText::suggestion(one, m_desk->names(), isToday);
        SlotMark mark;
        mark.technician = one.technician;
        mark.from = row.minutes;
        mark.to = row.minutes + minutes;
        mark.rank = int(marks.size()) + 1;
        mark.text = row.reasons;
        marks.append(mark);
        best.push_back(std::move(row));
    }
    std::vector<SuggestRow> refusals;
    for (const Refusal &one : found.refusals) {
        SuggestRow row = rowOf(one.technician);
        row.reasons = PlanText::refusal(one, m_desk->names());
        refusals.push_back(std::move(row));
    }
    m_best.applySnapshot(std::move(best));
    m_refusals.applySnapshot(std::move(refusals));
    if (m_isAnswered && marks == m_marks)
        return;
    m_isAnswered = true;
    m_marks = std::move(marks);
    Q_EMIT answerChanged();
}

bool SuggestController::assign(int row)
{
    if (row < 0 || row >= m_best.count())
        return false;
    const SuggestRow chosen = m_best.rows()[std::size_t(row)];
    return m_desk->assign(m_job, chosen.technician, chosen.minutes);
}

} // namespace FibreDesk::Dispatch
