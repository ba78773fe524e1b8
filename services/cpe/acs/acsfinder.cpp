// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acsfinder.h"

#include <QPointer>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace FibreDesk::Cpe::Acs {

namespace {

const QString SerialPath = u"_deviceId._SerialNumber"_s;

Error finderError(ErrorKind kind, const QString &detail)
{
    return {.kind = kind, .detail = detail, .source = u"acs find device"_s};
}

} // namespace

QCoro::Task<Result<DeviceRecord>> findDevice(
    AcsClient *client, QStringList serials, QStringList projection, RequestScope *scope)
{
    serials.removeAll({});
    serials.removeDuplicates();
    const QPointer<AcsClient> asked = client;
    const QPointer<RequestScope> guarded = scope;
    for (const QString &serial : serials) {
        if (!asked || (scope && !guarded)) {
            co_return std::unexpected(finderError(ErrorKind::Cancelled, u"given up"_s));
        }
        const auto page = co_await asked->devices(
            AcsQuery::equals(SerialPath, serial), projection, {}, guarded.data());
        if (!page) {
            co_return std::unexpected(page.error());
        }
        const auto same = devicesOfSerial(page->rows, serial);
        if (same.size() > 1) {
            co_return std::unexpected(finderError(ErrorKind::Conflict,
                u"the ACS has %1 devices with the serial %2"_s.arg(same.size()).arg(serial)));
        }
        if (!same.isEmpty()) {
            co_return same.first();
        }
    }
    co_return std::unexpected(finderError(
        ErrorKind::NotFound, u"the ACS knows no device %1"_s.arg(serials.join(u", "_s))));
}

QList<DeviceRecord> devicesOfSerial(const QList<DeviceRecord> &rows, const QString &serial)
{
    // The server also finds what only looks like it: 12 for "0012", a date for a date.
    const auto matching = [&rows, &serial](Qt::CaseSensitivity sensitivity) {
        QList<DeviceRecord> found;
        std::ranges::copy_if(rows, std::back_inserter(found),
            [&](const DeviceRecord &one) { return one.serial.compare(serial, sensitivity) == 0; });
        return found;
    };
    QList<DeviceRecord> exact = matching(Qt::CaseSensitive);
    return exact.isEmpty() ? matching(Qt::CaseInsensitive) : exact;
}

} // namespace FibreDesk::Cpe::Acs
