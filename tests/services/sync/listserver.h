// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpserver.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace FibreDesk::Tests {

/// Documents of a few doctypes behind the list, count and document calls that a synchronisation
/// makes. Knows the filter operators it is asked with and nothing more.
class ListServer {
public:
    ListServer();

    FakeHttpServer http;
    QMap<QString, QMap<QString, QJsonObject>> documents; ///< doctype, name
    QStringList unknownFields; ///< refused in lists, as Frappe does
    bool isSilentAboutFields = false; ///< the refusal does not say which field
    QHash<QString, QStringList> describes; ///< fields by doctype, for those it describes
    QStringList unlisted; ///< doctypes that cannot be listed
    QStringList absent; ///< doctypes that do not exist
    int mostRows = 0; ///< a page is never longer than this; 0 = as asked
    /// Answers instead of the documents; empty status = not.
    std::function<std::optional<ScriptedAnswer>(const SeenRequest &)> instead;

    void put(const QString &doctype, QJsonObject document);
    /// Requests whose decoded target contains the text.
    [[nodiscard]] int seen(const QString &text) const;

private:
    ScriptedAnswer answer(const SeenRequest &request);
    ScriptedAnswer list(const QString &doctype, const QJsonObject &arguments);
};

} // namespace FibreDesk::Tests
