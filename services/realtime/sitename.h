// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/httpclient.h"

namespace FibreDesk::Realtime {

/// The name of the site as it stands in the desk's page, which a browser takes it from too; empty
/// where it does not.
[[nodiscard]] QString siteNameIn(const QByteArray &page);

/// How the server calls the site behind `url`: there may be many behind one, and one may be reached
/// under other names than its own.
[[nodiscard]] QCoro::Task<Result<QString>> askSiteName(
    HttpClient *http, QUrl url, RequestScope *scope);

} // namespace FibreDesk::Realtime
