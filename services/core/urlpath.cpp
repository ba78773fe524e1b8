// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/urlpath.h"

namespace FibreDesk {

QUrl urlWithPath(
    const QUrl &base, const QStringList &segments, const QList<std::pair<QString, QString>> &query)
{
    QByteArray encoded =
        base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    // Qt leaves the slash of the root, and of several all but one.
    while (encoded.endsWith('/'))
        encoded.chop(1);
    for (const QString &segment : segments)
        encoded += '/' + QUrl::toPercentEncoding(segment);
    char separator = '?';
    for (const auto &[key, value] : query) {
        encoded += separator + QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
        separator = '&';
    }
    // Not QUrl::setPath or QNetworkRequestFactory: both decode %2F, and "INV/24-25/1" becomes three
    // segments.
    return QUrl::fromEncoded(encoded, QUrl::StrictMode);
}

} // namespace FibreDesk
