// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was done here, who works here, how the systems stand, the settings.

#include "tour.h"

#include "application.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// `part` of the way down: 0 = the top, 1 = the end.
bool scroll(QQuickItem *flickable, double part)
{
    if (!flickable)
        return false;
    const double way =
        flickable->property("contentHeight").toDouble() - flickable->property("height").toDouble();
    flickable->setProperty("contentY", std::max(0.0, way) * part);
    return true;
}

} // namespace

void Tour::planDone()
{
    const auto page = [this] {
        return m_application.window()->property("page").value<QObject *>();
    };
    AuditController *audit = m_application.outbox().audit();
    m_steps.push_back({.name = u"outbox-done"_s,
        .act =
            [this, page] {
                m_application.navigation().open(u"outbox"_s);
                page()->setProperty("showsDone", true);
            },
        .isShown =
            [audit] {
                if (audit->list()->count() == 0)
                    return false;
                if (!audit->selected().isSet)
                    audit->select(0);
                return audit->selected().isSet;
            }});
}

void Tour::planPeople()
{
    PeopleController &people = m_application.people();
    m_steps.push_back({.name = u"people"_s,
        .act =
            [this, &people] {
                m_application.navigation().open(u"people"_s);
                people.refresh();
            },
        .isShown = [&people] { return people.people()->count() > 0; }});
    m_steps.push_back({.name = u"person"_s,
        .act = [&people] { people.select(people.people()->idAt(0)); },
        .isShown = [&people] { return !people.selected().id.isEmpty(); }});
    m_steps.push_back({.name = u"people-invite"_s,
        .act = [&people] { people.setInviting(true); },
        .isShown = [&people] { return people.isInviting(); }});
}

void Tour::planSettings()
{
    const auto scrolled = [this](const QString &name, double part) {
        return [this, name, part] { return scroll(item(name), part); };
    };
    m_steps.push_back({.name = u"status"_s,
        .act =
            [this] {
                m_application.people().setInviting(false);
                m_application.navigation().open(u"status"_s);
            },
        .isShown = scrolled(u"statusScroll"_s, 0)});
    m_steps.push_back(
        {.name = u"status-platform"_s, .act = [] { }, .isShown = scrolled(u"statusScroll"_s, 0.6)});
    m_steps.push_back({.name = u"settings"_s,
        .act = [this] { m_application.navigation().open(u"settings"_s); },
        .isShown = scrolled(u"settingsScroll"_s, 0)});
    m_steps.push_back({.name = u"settings-rights"_s,
        .act = [] { },
        .isShown = scrolled(u"settingsScroll"_s, 0.45)});
    m_steps.push_back(
        {.name = u"settings-safety"_s, .act = [] { }, .isShown = scrolled(u"settingsScroll"_s, 1)});
}

} // namespace FibreDesk
