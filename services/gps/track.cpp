// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/track.h"

#include "gps/suspectlog.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace FibreDesk::Gps {

using namespace Qt::StringLiterals;

namespace {

bool isEarlier(const Fix &a, const Fix &b)
{
    return a.time == b.time ? a.id < b.id : a.time < b.time;
}

} // namespace

Track judgedTrack(int deviceId, std::vector<Fix> reports, const QDateTime &now,
    const PositionFilter::Limits &limits)
{
    Track track{.deviceId = deviceId, .fixes = {}, .setAside = {}};
    std::ranges::stable_sort(reports, isEarlier);
    PositionFilter filter(limits);
    SuspectLog log(std::numeric_limits<std::size_t>::max());
    const auto setAside = [&log](const Fix &fix, Suspicion why, const QString &detail) {
        const QDateTime seen = fix.serverTime.isValid() ? fix.serverTime : fix.time;
        log.add({.fix = fix, .suspicion = why, .detail = detail, .seen = seen});
    };
    QSet<qint64> known; // the pages of a history share their borders
    std::vector<SuspectFix> jumped; // since the last good one
    std::size_t runStart = 0;
    for (Fix &fix : reports) {
        if (fix.id != 0 && known.contains(fix.id))
            continue;
        known.insert(fix.id);
        fix.deviceId = deviceId;
        const QDateTime heard = fix.serverTime.isValid() ? std::min(fix.serverTime, now) : now;
        const PositionFilter::Verdict verdict = filter.judge(fix, heard);
        if (verdict.suspicion == Suspicion::Teleport) {
            jumped.push_back({.fix = fix,
                .suspicion = verdict.suspicion,
                .detail = verdict.detail,
                .seen = heard});
            continue;
        }
        if (!verdict.isGood()) {
            setAside(fix, verdict.suspicion, verdict.detail);
            continue;
        }
        if (verdict.agreed > 0) {
            // Those that agreed with it were right; a short run before them was what was wrong.
            const std::size_t first = jumped.size() - std::min(jumped.size(), verdict.agreed);
            if (track.fixes.size() - runStart < std::size_t(limits.agreeing)) {
                for (std::size_t i = runStart; i < track.fixes.size(); ++i)
                    setAside(
                        track.fixes[i], Suspicion::Teleport, u"alone, far from what followed"_s);
                track.fixes.resize(runStart);
            }
            for (std::size_t i = 0; i < first; ++i)
                log.add(jumped[i]);
            runStart = track.fixes.size();
            for (std::size_t i = first; i < jumped.size(); ++i)
                track.fixes.push_back(jumped[i].fix);
        } else {
            for (const SuspectFix &suspect : jumped)
                log.add(suspect);
        }
        jumped.clear();
        track.fixes.push_back(fix);
    }
    for (const SuspectFix &suspect : jumped)
        log.add(suspect);
    track.setAside = log.of(deviceId);
    std::ranges::stable_sort(track.setAside, isEarlier, &SuspectFix::fix);
    return track;
}

} // namespace FibreDesk::Gps
