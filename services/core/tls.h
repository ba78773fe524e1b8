// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <optional>

class QNetworkAccessManager;

/// How connections are secured. It holds for the whole process, as Qt's own default does; what a
/// profile said before is forgotten when another is applied.
namespace FibreDesk {

struct Profile;

/// For every connection made later: TLS 1.2 or newer, the system's authorities and the profile's
/// own, the system's proxy. The profile's client certificate is shown to its own services
/// ([erpnext], [hub], [genieacs], [traccar], [smtp]) and to the hosts it names, to nobody else. An
/// Error names section and key and says what is wrong with the file. Verification is never switched
/// off.
[[nodiscard]] Result<void> applyTls(const Profile &profile);

/// Of a connection to there: with the client certificate where it may be shown.
[[nodiscard]] QSslConfiguration tlsFor(const QString &host, int port);
[[nodiscard]] QSslConfiguration tlsFor(const QUrl &url);
/// Only where that differs from what any connection has.
[[nodiscard]] std::optional<QSslConfiguration> clientTlsFor(const QUrl &url);

/// Which hosts asked to be reached over TLS alone is still known after a restart. The file is the
/// only one of its kind in this folder; it names hosts and no more.
void keepStrictHosts(QNetworkAccessManager *network, const QString &folder);
/// The same address over TLS where its host asked for that: for WebSockets, which do not look.
[[nodiscard]] QUrl strictUrl(QUrl url, const QNetworkAccessManager *network);

} // namespace FibreDesk
