// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acsfinder.h"

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
    const QPointer<RequestScope> guarded = scope;
    for (const QString &serial : serials) {
        if (scope && !guarded) {
            co_return std::unexpected(finderError(ErrorKind::Cancelled, u"given up"_s));
        }
        const auto page =
            co_await client->devices(AcsQuery::equals(SerialPath, serial), projection, {}, scope);
        if (!page) {
            co_return std::unexpected(page.error());
        }
        if (page->rows.size() > 1) {
            co_return std::unexpected(finderError(ErrorKind::Conflict,
                u"the ACS has %1 devices with the serial %2"_s.arg(page->rows.size()).arg(serial)));
        }
        if (!page->rows.isEmpty()) {
            co_return page->rows.first();
        }
    }
    co_return std::unexpected(finderError(
        ErrorKind::NotFound, u"the ACS knows no device %1"_s.arg(serials.join(u", "_s))));
}

} // namespace FibreDesk::Cpe::Acs
