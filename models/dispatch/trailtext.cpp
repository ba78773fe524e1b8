// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trailtext.h"

#include "base/format.h"
#include "dispatchtext.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

constexpr int gapSeconds = 300;

QString spanOf(std::chrono::seconds time)
{
    return DispatchText::span(int(std::chrono::round<std::chrono::minutes>(time).count()));
}

} // namespace

QString TrailText::reason(const Gps::SuspectFix &suspect, const QString &language)
{
    switch (suspect.suspicion) {
    case Gps::Suspicion::None:
        return {};
    case Gps::Suspicion::Invalid:
        return tr("The receiver itself calls it invalid");
    case Gps::Suspicion::NullIsland:
        return tr("At 0, 0: a receiver without satellites");
    case Gps::Suspicion::Future:
        return tr("Dated %1 ahead")
            .arg(spanOf(std::chrono::seconds(suspect.seen.secsTo(suspect.fix.time))));
    case Gps::Suspicion::Inaccurate:
        return tr("Known to ±%1 only").arg(Format::distance(suspect.fix.accuracy, language));
    case Gps::Suspicion::Duplicate:
        return tr("The same fix again, %n time(s)", nullptr, suspect.times);
    case Gps::Suspicion::OutOfOrder:
        return tr("Came late: not newer than the one before");
    case Gps::Suspicion::Teleport:
        return tr("Too far from the one before: nobody drives that fast");
    }
    return {};
}

QString TrailText::claim(const Gps::SuspectFix &suspect, const QString &language)
{
    const GeoPoint &at = suspect.fix.position;
    QString text = at.isValid()
        ? u"%1, %2"_s.arg(at.latitude, 0, 'f', 5).arg(at.longitude, 0, 'f', 5)
        : tr("No position");
    const bool isOfAnotherTime = suspect.suspicion == Gps::Suspicion::Future
        || suspect.suspicion == Gps::Suspicion::OutOfOrder;
    if (isOfAnotherTime)
        text += u" · "_s + Format::dayTime(suspect.fix.time, language);
    return text;
}

QString TrailText::times(const Gps::Stop &stop, const QString &language)
{
    const QString from = Format::time(stop.arrived, language);
    return stop.isOngoing() ? from + u"–"_s : from + u"–"_s + Format::time(stop.left, language);
}

QString TrailText::stay(const Gps::Stop &stop, const QString &language)
{
    const auto isGap = [](const QDateTime &from, const QDateTime &to) {
        return from.isValid() && to.isValid() && from.secsTo(to) > gapSeconds;
    };
    QStringList parts;
    // What happened in a gap is told as a span, not as a moment that nobody saw.
    if (isGap(stop.seenBefore, stop.arrived)) {
        parts.append(tr("arrived between %1 and %2")
                .arg(
                    Format::time(stop.seenBefore, language), Format::time(stop.arrived, language)));
    } else if (stop.seenBefore.isValid()) {
        parts.append(tr("arrived %1").arg(Format::time(stop.arrived, language)));
    } else {
        parts.append(
            tr("there from the first fix on, %1").arg(Format::time(stop.arrived, language)));
    }
    parts.append(tr("on site %1").arg(spanOf(stop.dwell())));
    if (isGap(stop.left, stop.seenAfter)) {
        parts.append(tr("left between %1 and %2")
                .arg(Format::time(stop.left, language), Format::time(stop.seenAfter, language)));
    }
    return parts.join(u", "_s);
}

QString TrailText::attendance(
    const Attendance &attendance, const QDateTime &now, const QString &language)
{
    if (!attendance.arrived.isValid())
        return {};
    const QString arrived = Format::time(attendance.arrived, language);
    const QString onSite = spanOf(attendance.lasting(now));
    QString text = attendance.isArrivalSeen ? tr("arrived %1, on site %2").arg(arrived, onSite)
                                            : tr("there since %1 or earlier").arg(arrived);
    if (attendance.left.isValid())
        text += u", "_s + tr("left %1").arg(Format::time(attendance.left, language));
    return text;
}

QString TrailText::summary(
    double metres, int stops, const QDateTime &from, const QDateTime &to, const QString &language)
{
    return QStringList{Format::distance(metres, language), tr("%n stop(s)", nullptr, stops),
        Format::time(from, language) + u"–"_s + Format::time(to, language)}
        .join(u" · "_s);
}

QString TrailText::eta(
    const Gps::Eta &eta, const QString &who, const QDateTime &planned, const QString &language)
{
    const QString at = Format::time(eta.at, language);
    QString text;
    switch (eta.basis) {
    case Gps::Eta::Basis::Unknown:
        return {};
    case Gps::Eta::Basis::There:
        return tr("At %1's place").arg(who);
    case Gps::Eta::Basis::Driving:
        text = tr("At %1's place about %2").arg(who, at);
        break;
    case Gps::Eta::Basis::Standing:
        text = tr("At %1's place about %2, if they leave now").arg(who, at);
        break;
    }
    if (planned.isValid()) {
        const qint64 late = planned.secsTo(eta.at) / 60;
        if (late >= 5)
            text += u", "_s + tr("%1 late").arg(DispatchText::span(int(late)));
    }
    return text;
}

QString TrailText::proposal(
    JobState state, const QString &who, const Attendance &attendance, const QString &language)
{
    const QString arrived = Format::time(attendance.arrived, language);
    if (state == JobState::InProgress) {
        return attendance.isArrivalSeen ? tr("%1 arrived here at %2.").arg(who, arrived)
                                        : tr("%1 is here, since %2 or earlier.").arg(who, arrived);
    }
    return tr("%1 left here at %2, after %3.")
        .arg(who, Format::time(attendance.left, language), spanOf(attendance.onSite));
}

QString TrailText::action(JobState state)
{
    return state == JobState::Completed ? tr("Set to completed") : tr("Set to in progress");
}

} // namespace FibreDesk::Dispatch
