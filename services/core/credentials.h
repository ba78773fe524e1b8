// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <utility>

namespace FibreDesk {

/// How one service is told who we are. Secret: never logged, never part of an Error.
struct Credentials {
    enum class Scheme {
        None,
        FrappeToken, ///< Authorization: token KEY:SECRET
        Bearer, ///< Authorization: Bearer TOKEN
        Header, ///< a header of its own name
        Basic,
    };

    Scheme scheme = Scheme::None;
    QString user{}; ///< API key, user name, or the name of the header
    QString secret{};
    /// What is due and nobody has, as a person would look for it: "[hub] token". Nothing is sent
    /// then: see HttpClient.
    QString missing{};

    /// Name and value of the header to send; empty name where there is none.
    [[nodiscard]] std::pair<QByteArray, QByteArray> header() const;

    bool operator==(const Credentials &) const = default;
};

} // namespace FibreDesk
