// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <vector>

/// How the systems around the desk stand: each asked by itself, at its public address, without a
/// secret, so that one that is dead says nothing about another.
namespace FibreDesk::Health {

/// One system and how it is asked.
struct Target {
    enum class Way {
        Http, ///< any answer of the server itself means that it is there
        Smtp, ///< banner, and the certificate where the connection is encrypted
        Greeting, ///< MariaDB speaks first and names its version
        OnDemand, ///< never asked by itself
    };

    QString id{}; ///< "erpnext", "authentik_staff", …
    QString key{}; ///< what in the profile names its address: "[hub] url"
    Way way = Way::Http;
    QUrl url{}; ///< what is asked; empty = not configured
    bool isJsonDue = false; ///< a web page instead comes from something in between
    bool isPageOdd = false; ///< anything may come but a web page
    bool isTls = false; ///< encrypted from the first byte, where the address does not say so
    bool canStartTls = false; ///< in the clear first, as SMTP may
    std::chrono::seconds every{60};

    [[nodiscard]] bool isConfigured() const { return !url.isEmpty(); }
    /// As it may be shown and kept.
    [[nodiscard]] QString address() const { return url.toString(QUrl::RemoveUserInfo); }
    bool operator==(const Target &) const = default;
};

/// Every system of the platform in the order of the page, configured or not.
[[nodiscard]] std::vector<Target> targetsOf(const Profile &profile);

} // namespace FibreDesk::Health
