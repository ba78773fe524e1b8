// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an action on many devices shows of itself: words, numbers, what can be done next.

#include "base/format.h"
#include "devicebulk.h"
#include "devicebulkwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::FleetItem;
using Cpe::Acs::FleetOutcome;
using Kind = Cpe::Acs::FleetAction::Kind;

namespace {

bool isWaiting(FleetOutcome outcome)
{
    return outcome == FleetOutcome::Waiting || outcome == FleetOutcome::Asking;
}

} // namespace

QString DeviceBulk::title() const
{
    return m_phase == Idle ? QString() : DeviceBulkWords::title(m_action);
}

QVariantList DeviceBulk::kinds() const
{
    QVariantList kinds;
    const auto add = [&kinds](FleetOutcome outcome, int number) {
        kinds += QVariantMap{{u"outcome"_s, outcomeName(outcome)},
            {u"text"_s, DeviceBulkWords::outcome(outcome)},
            {u"tone"_s, DeviceBulkWords::tone(outcome)}, {u"count"_s, number}};
    };
    for (const auto outcome : {FleetOutcome::Ready, FleetOutcome::Done, FleetOutcome::Taken,
             FleetOutcome::Queued, FleetOutcome::Waiting, FleetOutcome::Faulted,
             FleetOutcome::Refused, FleetOutcome::Uncertain, FleetOutcome::NotKnown,
             FleetOutcome::Left, FleetOutcome::Skipped}) {
        // What is on its way stands among what waits.
        add(outcome,
            count(outcome) + (outcome == FleetOutcome::Waiting ? count(FleetOutcome::Asking) : 0));
    }
    return kinds;
}

QString DeviceBulk::summary() const
{
    const auto number = [this](int value) { return Format::number(value, m_language); };
    const int skipped = count(FleetOutcome::Skipped);
    switch (m_phase) {
    case Planning:
        return tr("Looking at the local copy and the last reading of the ACS…");
    case Planned: {
        if (ready() == 0) {
            return tr("Nothing would happen: all of them are left out.");
        }
        QStringList parts{tr("%n device(s) will be asked", "", ready())};
        if (skipped > 0) {
            parts += tr("%n left out", "", skipped);
        }
        parts += tr("about %n request(s)", "", m_requests);
        return parts.join(u" · "_s);
    }
    case Running:
    case Over: {
        const int all = static_cast<int>(m_items.items().size()) - skipped;
        const int waiting = count(FleetOutcome::Waiting) + count(FleetOutcome::Asking);
        const QString done =
            tr("%1 of %2 done").arg(number(count(FleetOutcome::Done)), number(all));
        return waiting > 0 ? tr("%1, %2 to go").arg(done, number(waiting)) : done;
    }
    case Idle:
    case Choosing:
        break;
    }
    return {};
}

QString DeviceBulk::warning() const
{
    if (m_phase != Planned && m_phase != Choosing) {
        return {};
    }
    QStringList parts;
    if (m_fleet && m_fleet->isAcsSilent) {
        parts += tr("The ACS is silent: what is asked of a device will wait there.");
    }
    const auto silent = std::ranges::count_if(m_items.items(),
        [](const FleetItem &item) { return item.outcome == FleetOutcome::Ready && item.isSilent; });
    if (m_phase == Planned && silent > 0 && m_action.kind != Kind::AddTag
        && m_action.kind != Kind::RemoveTag) {
        parts += tr("%n of them have been silent for hours: theirs will wait at the ACS.", "",
            static_cast<int>(silent));
    }
    if (m_phase == Planned && m_action.kind == Kind::Firmware && ready() > 0) {
        parts += tr("Each device starts anew with it, and its customer is without a connection "
                    "meanwhile. It stops by itself when three of the first five fail, or a fifth "
                    "of all.");
    }
    return parts.join(u' ');
}

double DeviceBulk::progress() const
{
    int all = 0;
    int settled = 0;
    for (const FleetItem &item : m_items.items()) {
        if (item.outcome != FleetOutcome::Skipped) {
            ++all;
            settled += isWaiting(item.outcome) ? 0 : 1;
        }
    }
    return all > 0 ? static_cast<double>(settled) / all : 0;
}

QString DeviceBulk::stopText() const
{
    return m_run && (m_phase == Running || m_phase == Over) ? DeviceBulkWords::stopped(*m_run)
                                                            : QString();
}

bool DeviceBulk::canStop() const
{
    return m_phase == Running && count(FleetOutcome::Waiting) > 0;
}

bool DeviceBulk::canTryAgain() const
{
    return m_phase == Over && count(FleetOutcome::Faulted) + count(FleetOutcome::Refused) > 0;
}

bool DeviceBulk::canGoOn() const
{
    return m_phase == Over && count(FleetOutcome::Left) > 0;
}

int DeviceBulk::unfinished() const
{
    return m_phase == Running ? count(FleetOutcome::Waiting) + count(FleetOutcome::Asking) : 0;
}

} // namespace FibreDesk
