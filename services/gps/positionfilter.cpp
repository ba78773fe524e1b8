// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/positionfilter.h"

#include <algorithm>
#include <cmath>

namespace FibreDesk::Gps {

using namespace Qt::StringLiterals;

namespace {

double wander(const Fix &fix)
{
    return qIsNaN(fix.accuracy) ? 0 : fix.accuracy;
}

PositionFilter::Verdict refused(Suspicion suspicion, const QString &detail)
{
    return {.suspicion = suspicion, .detail = detail, .agreed = 0};
}

} // namespace

PositionFilter::Verdict PositionFilter::judgeAlone(const Fix &fix, const QDateTime &now) const
{
    const GeoPoint &at = fix.position;
    if (!fix.time.isValid())
        return refused(Suspicion::Invalid, u"no time"_s);
    if (!at.isValid() || std::abs(at.latitude) > 90 || std::abs(at.longitude) > 180)
        return refused(Suspicion::Invalid, u"no position"_s);
    // Open sea for a degree around: who is there is a receiver that lost its place.
    if (std::abs(at.latitude) < 1 && std::abs(at.longitude) < 1)
        return refused(Suspicion::NullIsland, u"at 0, 0"_s);
    const qint64 ahead = now.secsTo(fix.time);
    if (ahead > m_limits.clockTolerance.count())
        return refused(Suspicion::Future, u"dated %1 s ahead"_s.arg(ahead));
    if (!fix.isValid)
        return refused(Suspicion::Invalid, u"the receiver calls it invalid"_s);
    if (fix.accuracy > m_limits.worstAccuracy) {
        return refused(
            Suspicion::Inaccurate, u"known to %1 m only"_s.arg(std::lround(fix.accuracy)));
    }
    return {};
}

bool PositionFilter::isReachable(const Fix &from, const Fix &to) const
{
    const double metres = distanceBetween(from.position, to.position) - wander(from) - wander(to);
    if (metres <= m_limits.freeDistance)
        return true;
    const double seconds = std::max(1.0, std::abs(double(from.time.msecsTo(to.time))) / 1000);
    return metres / seconds * 3.6 <= m_limits.topSpeed;
}

PositionFilter::Verdict PositionFilter::judge(const Fix &fix, const QDateTime &now)
{
    Track &track = m_tracks[fix.deviceId];
    if (track.last && fix.time == track.last->time && fix.position == track.last->position)
        return refused(Suspicion::Duplicate, u"already known"_s);
    if (Verdict alone = judgeAlone(fix, now); !alone.isGood())
        return alone;
    if (track.last && fix.time <= track.last->time)
        return refused(Suspicion::OutOfOrder,
            u"%1 s older than the last"_s.arg(fix.time.secsTo(track.last->time)));

    std::size_t agreed = 0;
    if (track.last && !isReachable(*track.last, fix)) {
        const bool agrees = track.lastSuspect && fix.time > track.lastSuspect->time
            && isReachable(*track.lastSuspect, fix);
        const bool isRepeat = track.lastSuspect && fix.time == track.lastSuspect->time;
        if (!agrees && !isRepeat) {
            track.firstSuspect = fix;
            track.agreeing = 0;
        }
        if (!isRepeat) {
            track.lastSuspect = fix;
            ++track.agreeing;
        }
        const bool isBelieved = track.agreeing >= m_limits.agreeing
            && track.firstSuspect->time.secsTo(fix.time) >= m_limits.agreeingFor.count();
        if (!isBelieved) {
            const double metres = distanceBetween(track.last->position, fix.position);
            return refused(Suspicion::Teleport,
                u"%1 km in %2 s"_s.arg(metres / 1000, 0, 'f', 1)
                    .arg(track.last->time.secsTo(fix.time)));
        }
        agreed = std::size_t(track.agreeing - 1);
    }
    track = {.last = fix, .firstSuspect = {}, .lastSuspect = {}, .agreeing = 0};
    return {.suspicion = Suspicion::None, .detail = {}, .agreed = agreed};
}

std::optional<Fix> PositionFilter::last(int deviceId) const
{
    const auto track = m_tracks.constFind(deviceId);
    return track == m_tracks.cend() ? std::nullopt : track->last;
}

} // namespace FibreDesk::Gps
