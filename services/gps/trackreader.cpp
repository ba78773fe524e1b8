// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/trackreader.h"

#include <QPointer>

#include <algorithm>

namespace FibreDesk::Gps {

using namespace Qt::StringLiterals;

QCoro::Task<Result<std::vector<Fix>>> readTrack(TraccarClient *client, int deviceId, QDateTime from,
    QDateTime to, RequestScope *scope, std::function<void(double)> progress, TrackPages pages)
{
    const QPointer<RequestScope> guard(scope);
    const QPointer<TraccarClient> asked(client);
    const bool hasScope = scope != nullptr;
    std::vector<Fix> fixes;
    QDateTime start = from.toUTC();
    const QDateTime end = to.toUTC();
    std::chrono::seconds page = pages.longest;
    while (start < end) {
        if (!asked || (hasScope && !guard)) {
            co_return std::unexpected(Error{.kind = ErrorKind::Cancelled,
                .detail = u"cancelled"_s,
                .source = u"traccar history"_s});
        }
        const QDateTime stop = std::min(end, start.addSecs(page.count()));
        const auto answer = co_await asked->history(deviceId, start, stop, guard.data());
        if (!answer && answer.error().kind == ErrorKind::Timeout && page / 2 >= pages.shortest) {
            page /= 2;
            continue;
        }
        if (!answer)
            co_return std::unexpected(answer.error());
        fixes.insert(fixes.end(), answer->begin(), answer->end());
        start = stop;
        if (progress)
            progress(double(from.secsTo(start)) / double(std::max<qint64>(1, from.secsTo(end))));
    }
    co_return fixes;
}

} // namespace FibreDesk::Gps
