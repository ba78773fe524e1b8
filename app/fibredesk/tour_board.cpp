// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board: the day, what is made, told, kept and taken along of it.

#include "tour.h"

#include "application.h"

#include "dispatch/calendarfeeds.h"
#include "dispatch/jobmaking.h"
#include "dispatch/plancontroller.h"
#include "dispatch/publishcontroller.h"
#include "dispatch/repeatcontroller.h"
#include "dispatch/savedviews.h"
#include "dispatch/sheetcontroller.h"
#include "dispatch/templatecontroller.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto tilesSettle = 900ms;

} // namespace

void Tour::planPaper()
{
    Dispatch::DispatchController &dispatch = m_application.dispatch();
    m_steps.push_back({.name = u"dispatch-views"_s,
        .act = [&dispatch] { dispatch.savedViews()->setOpen(true); },
        .isShown =
            [&dispatch] {
                return dispatch.savedViews()->canShare() && dispatch.savedViews()->count() > 1;
            }});
    m_steps.push_back({.name = u"dispatch-calendar"_s,
        .act =
            [&dispatch] {
                dispatch.savedViews()->setOpen(false);
                dispatch.feeds()->setOpen(true);
            },
        .isShown = [&dispatch] { return dispatch.feeds()->isOpen(); }});
    m_steps.push_back({.name = u"dispatch-sheet-pdf"_s,
        .act =
            [&dispatch] {
                dispatch.feeds()->setOpen(false);
                const auto &lanes = dispatch.board().lanes;
                const auto busiest = std::ranges::max_element(
                    lanes, {}, [](const Dispatch::Lane &lane) { return lane.jobs.size(); });
                if (busiest != lanes.end())
                    dispatch.sheets()->open(busiest->technician.id);
            },
        .isShown =
            [&dispatch] {
                Dispatch::SheetController &sheets = *dispatch.sheets();
                return sheets.hasFile() && !sheets.needsError().isSet()
                    && (!sheets.pages()->picture().isEmpty() || !PdfPages::canShow());
            },
        .settle = 500ms});
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.sheets()->close(); },
        .isShown = [&dispatch] { return !dispatch.sheets()->isOpen(); }});
}

void Tour::planDispatch()
{
    using Dispatch::TrayModel;
    Dispatch::DispatchController &dispatch = m_application.dispatch();
    m_steps.push_back({.name = u"dispatch"_s,
        .act = [this] { m_application.navigation().open(u"dispatch"_s); },
        .isShown =
            [this, &dispatch] {
                return dispatch.isLoaded() && dispatch.jobCount() > 0
                    && dispatch.tray()->unassigned() > 0 && !m_application.session().isFilling();
            },
        .settle = tilesSettle});
    m_steps.push_back({.name = u"dispatch-job"_s,
        .act =
            [this, &dispatch] {
                const TrayModel &tray = *dispatch.tray();
                for (int row = 0; row < tray.rowCount() && m_job.isEmpty(); ++row) {
                    const QModelIndex index = tray.index(row);
                    if (!index.data(TrayModel::AssignedRole).toBool())
                        m_job = index.data(TrayModel::IdRole).toString();
                }
                dispatch.selectJob(m_job);
            },
        .isShown = [this, &dispatch] { return !m_job.isEmpty() && dispatch.jobCard().id == m_job; },
        .settle = tilesSettle});
    m_steps.push_back({.name = u"dispatch-assigned"_s,
        .act =
            [this, &dispatch] {
                for (const Dispatch::Lane &lane : dispatch.board().lanes) {
                    if (!lane.shifts.empty() && dispatch.assign(m_job, lane.technician.id))
                        break;
                }
            },
        .isShown =
            [&dispatch] {
                return dispatch.pendingCount() == 0 && dispatch.failedCount() == 0
                    && !dispatch.jobCard().technician.isEmpty();
            },
        .settle = 400ms});
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.undo(); },
        .isShown =
            [&dispatch] {
                return dispatch.pendingCount() == 0 && dispatch.jobCard().technician.isEmpty();
            }});
    planMaking();
    m_steps.push_back({.name = u"dispatch-plan"_s,
        .act =
            [&dispatch] {
                dispatch.clearSelection();
                dispatch.plans()->open();
                dispatch.plans()->run();
            },
        .isShown =
            [&dispatch] { return dispatch.plans()->phase() == Dispatch::PlanController::Preview; },
        .settle = 400ms});
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.plans()->close(); },
        .isShown =
            [&dispatch] { return dispatch.plans()->phase() == Dispatch::PlanController::Closed; }});
    m_steps.push_back({.name = u"dispatch-publish"_s,
        .act =
            [&dispatch] {
                // In the evening nothing of today is left to tell.
                dispatch.publisher()->open();
                dispatch.publisher()->setScope(Dispatch::PublishController::Range);
            },
        .isShown =
            [&dispatch] {
                const Dispatch::PublishController &publisher = *dispatch.publisher();
                return publisher.phase() == Dispatch::PublishController::Ready
                    && dispatch.publisher()->people()->count() > 0 && publisher.obstacle().isEmpty()
                    && publisher.siteNote().isEmpty();
            },
        .settle = 400ms});
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.publisher()->close(); },
        .isShown =
            [&dispatch] {
                return dispatch.publisher()->phase() == Dispatch::PublishController::Closed;
            }});
    for (const auto &[name, span] : {std::pair(u"dispatch-week"_s, Dispatch::LoadController::Week),
             std::pair(u"dispatch-month"_s, Dispatch::LoadController::Month)}) {
        m_steps.push_back({.name = name,
            .act = [&dispatch, span] { dispatch.load()->open(span, dispatch.day()); },
            .isShown =
                [&dispatch, span] {
                    return dispatch.load()->span() == span && dispatch.load()->isLoaded();
                }});
    }
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.load()->open(Dispatch::LoadController::Day, {}); },
        .isShown =
            [&dispatch] { return dispatch.load()->span() == Dispatch::LoadController::Day; }});
    planPaper();
    NetworkLayers *layers = m_application.mapDesk().network();
    m_steps.push_back({.name = u"dispatch-layers"_s,
        .act =
            [layers] {
                layers->setShowsPorts(true);
                layers->setShowsHeat(true);
                layers->setShowsHomes(true);
            },
        .isShown = [layers] { return layers->ports()->count() > 0 && layers->heatTickets() > 0; },
        .settle = tilesSettle});
    m_steps.push_back({.name = {},
        .act =
            [layers] {
                layers->setShowsPorts(false);
                layers->setShowsHeat(false);
                layers->setShowsHomes(false);
            },
        .isShown = [] { return true; }});
    m_steps.push_back({.name = u"dispatch-trail"_s,
        .act =
            [&dispatch] {
                // Who has the most to do.
                const auto &lanes = dispatch.board().lanes;
                const auto busiest = std::ranges::max_element(
                    lanes, {}, [](const Dispatch::Lane &lane) { return lane.jobs.size(); });
                if (busiest == lanes.end())
                    return;
                dispatch.selectTechnician(busiest->technician.id);
                dispatch.trail()->show(busiest->technician.id);
            },
        .isShown =
            [&dispatch] {
                const Dispatch::TrailController &trail = *dispatch.trail();
                return !trail.canShow() || trail.state() == Dispatch::TrailController::Ready
                    || trail.state() == Dispatch::TrailController::Empty;
            },
        .settle = tilesSettle});
    m_steps.push_back({.name = {},
        .act =
            [&dispatch] {
                dispatch.trail()->hide();
                dispatch.clearSelection();
            },
        .isShown = [&dispatch] { return !dispatch.trail()->isShown(); }});
    m_steps.push_back({.name = u"palette"_s,
        .act =
            [this] {
                QMetaObject::invokeMethod(
                    m_application.window(), "searchInPalette", Q_ARG(QString, u"tre"_s));
            },
        .isShown =
            [this] {
                return m_application.palette().count() > 0
                    && !m_application.palette().isSearching();
            }});
}

void Tour::planMaking()
{
    Dispatch::DispatchController &dispatch = m_application.dispatch();
    Dispatch::TemplateController &templates = *dispatch.making()->templates();
    Dispatch::RepeatController &repeats = *dispatch.making()->repeats();
    m_steps.push_back({.name = u"dispatch-template"_s,
        .act =
            [&dispatch, &templates] {
                templates.begin();
                for (const Dispatch::Lane &lane : dispatch.board().lanes) {
                    const int row = int(templates.people().indexOf(lane.technician.name));
                    if (!lane.shifts.empty() && row > 0) {
                        templates.setPersonIndex(row);
                        break;
                    }
                }
            },
        .isShown =
            [&templates] {
                return !templates.isPreparing() && templates.problem().isEmpty()
                    && templates.steps()->count() > 1;
            },
        .settle = 400ms});
    m_steps.push_back({.name = u"dispatch-repeat"_s,
        .act =
            [&dispatch, &templates, &repeats] {
                templates.close();
                for (const Dispatch::Lane &lane : dispatch.board().lanes) {
                    if (!lane.jobs.empty()) {
                        repeats.begin(lane.jobs.front().job.id);
                        break;
                    }
                }
            },
        .isShown = [&repeats] { return !repeats.isPreparing() && repeats.days()->count() > 1; },
        .settle = 400ms});
    m_steps.push_back({.name = u"dispatch-types"_s,
        .act =
            [&dispatch, &repeats] {
                repeats.close();
                dispatch.clearSelection();
                dispatch.view()->setColourBy(Dispatch::BoardView::OfKind);
            },
        .isShown = [&repeats] { return !repeats.isOpen(); },
        .settle = 400ms});
    m_steps.push_back({.name = {},
        .act = [&dispatch] { dispatch.view()->setColourBy(Dispatch::BoardView::OfTechnician); },
        .isShown = [] { return true; }});
}

} // namespace FibreDesk
