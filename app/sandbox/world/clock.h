// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <optional>

namespace FibreDesk::Sandbox {

/// The site's clock: America/Toronto, optionally set to another moment, from which it runs on.
class SiteClock {
public:
    explicit SiteClock(const std::optional<QDateTime> &startAt = std::nullopt);

    [[nodiscard]] QDateTime now() const; ///< in the site's zone
    [[nodiscard]] QDate today() const { return now().date(); }
    [[nodiscard]] QTimeZone zone() const { return m_zone; }
    /// "2026-03-17 14:05:09.123456", as the documents carry it; each call gives a later one.
    QString stamp();
    [[nodiscard]] static QString format(const QDateTime &time, int microseconds = 0);

private:
    QTimeZone m_zone;
    qint64 m_offsetMs = 0;
    qint64 m_last = 0; ///< microseconds since the epoch of the last stamp
};

} // namespace FibreDesk::Sandbox
