// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is pinned to its place, and what its technician was told.

#include "dispatchcontroller.h"

#include "base/format.h"
#include "erp/fieldmap.h"
#include "publishcontroller.h"
#include "store/mirrorschema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

bool DispatchController::setPinned(const QString &job, bool pinned)
{
    const std::optional<Job> present = shown(job);
    if (!present)
        return refuse(tr("%1 is not on this desk any more.").arg(job));
    if (m_map->missing(Store::Kind::Job).contains(u"pinned"_s))
        return refuse(tr("This ERPNext has no field for pins. An administrator makes it with "
                         "“fibredeskctl erp install-doctypes”."));
    if (pinned && !isPlaced(*present))
        return refuse(tr("Give %1 a technician and a day first.").arg(jobTitle(job)));
    return present->isPinned == pinned || change(job, {.isPinned = pinned});
}

bool DispatchController::togglePins()
{
    QStringList jobs = markedJobs();
    if (jobs.isEmpty() && !m_selectedJob.isEmpty())
        jobs = {m_selectedJob};
    const bool areAll = std::ranges::all_of(jobs, [this](const QString &id) {
        const std::optional<Job> job = shown(id);
        return job && job->isPinned;
    });
    return !jobs.isEmpty() && std::ranges::all_of(jobs, [this, areAll](const QString &id) {
        return setPinned(id, !areAll);
    });
}

QString DispatchController::pinQuestion(const QString &job) const
{
    QStringList pinned;
    for (const QString &id : m_marked.contains(job) ? markedJobs() : QStringList{job}) {
        if (const std::optional<Job> present = shown(id); present && present->isPinned)
            pinned.append(jobTitle(id));
    }
    return pinned.isEmpty() ? QString() : tr("Pinned to its place: %1").arg(pinned.join(u", "_s));
}

bool DispatchController::refusePinned(const QStringList &jobs)
{
    for (const QString &id : jobs) {
        const std::optional<Job> job = shown(id);
        if (!job || !job->isPinned)
            continue;
        refuse(tr("%1 is pinned to its place. K takes the pin out.").arg(jobTitle(id)));
        return true;
    }
    return false;
}

void DispatchController::setWords(QHash<QString, DeskWord> words)
{
    m_writes.setWords(std::move(words));
    rebuild();
}

QDate DispatchController::toldSince() const
{
    // On a site that does not keep it, silence is no proof that nobody was told.
    const bool isKept = m_publisher->isKeptBySite()
        || std::ranges::any_of(m_jobs, [](const Job &job) { return job.told.at.isValid(); });
    return isKept || m_publisher->hasSaidAny() ? dayAt(m_clock.now(), m_zone) : QDate();
}

QString DispatchController::toldText(const Job &job) const
{
    if (!toldSince().isValid())
        return {};
    QString text = DispatchText::told(job, toldState(job, toldSince()), m_language);
    if (text.isEmpty() || !job.told.at.isValid())
        return text;
    text += u" · "_s + Format::dayTime(job.told.at, m_language);
    return job.told.by.isEmpty() ? text : text + u" · "_s + job.told.by;
}

} // namespace FibreDesk::Dispatch
