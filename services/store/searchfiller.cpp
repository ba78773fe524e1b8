// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchfiller.h"

#include "core/logging.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Store {

namespace {

constexpr auto StepBudget = 50ms;
constexpr auto LongStepBudget = 500ms;
constexpr auto AfterAChange = 2s;
constexpr auto WhileWaiting = 10s;
constexpr auto AfterAnError = 60s;
constexpr auto LeastRest = 20ms;

} // namespace

SearchFiller::SearchFiller(Mirror *mirror, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SearchFiller::step);
    const auto again = [this] {
        m_isAskedAgain = m_isStepping;
        if (m_isStarted && !m_isStepping && !m_timer.isActive()) {
            m_timer.start(AfterAChange);
        }
    };
    connect(m_mirror, &Mirror::documentsChanged, this, again);
    connect(m_mirror, &Mirror::searchRebuilt, this, again);
}

void SearchFiller::start()
{
    m_isStarted = true;
    m_timer.start(0ms);
}

void SearchFiller::step()
{
    m_isStepping = true;
    QElapsedTimer timer;
    timer.start();
    auto work = m_mirror->write([](QSqlDatabase &db) { return fillSearch(db, StepBudget); });
    QCoro::connect(std::move(work), this, [this, timer](const Result<SearchFillStep> &step) {
        m_isStepping = false;
        if (!step) {
            if (step.error().kind != ErrorKind::Cancelled) {
                qCWarning(lcStore).noquote() << "search:" << step.error().detail;
                m_timer.start(AfterAnError);
            }
            return;
        }
        m_hasFilled = m_hasFilled || step->rows > 0;
        if (step->isWaiting) {
            m_timer.start(WhileWaiting);
        } else if (!step->isDone) {
            m_timer.start(std::max<std::chrono::milliseconds>(
                LeastRest, std::chrono::milliseconds(timer.elapsed())));
        } else {
            if (std::exchange(m_isAskedAgain, false)) {
                m_timer.start(AfterAChange);
            }
            if (std::exchange(m_hasFilled, false)) {
                Q_EMIT filled();
            }
        }
    });
}

QCoro::Task<Result<qint64>> SearchFiller::fillAll(Mirror *mirror)
{
    qint64 rows = 0;
    for (;;) {
        const auto step = co_await mirror->write([](QSqlDatabase &db) {
            return fillSearch(db, LongStepBudget, SearchFillStart::AtOnce);
        });
        if (!step) {
            co_return std::unexpected(step.error());
        }
        rows += step->rows;
        if (step->isDone) {
            co_return rows;
        }
    }
}

} // namespace FibreDesk::Store
