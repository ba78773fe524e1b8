// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>

#include <optional>
#include <vector>

namespace FibreDesk::Health {

/// One question and how long its answer took.
struct Sample {
    qint64 at = 0; ///< seconds since 1970, UTC
    int milliseconds = -1; ///< negative = no answer

    [[nodiscard]] bool isAnswer() const { return milliseconds >= 0; }
    bool operator==(const Sample &) const = default;
};

/// What the last day comes to.
struct DayFigures {
    int asked = 0;
    int failed = 0;
    std::optional<int> median; ///< of the answers, in milliseconds
    std::optional<int> p95;

    bool operator==(const DayFigures &) const = default;
};

/// One bar of the chart over the day.
struct DayBar {
    std::optional<int> median; ///< nothing where no answer came
    int asked = 0;
    int failed = 0;

    bool operator==(const DayBar &) const = default;
};

/// The questions of the last 24 hours, oldest first.
class DayHistory {
public:
    static constexpr qint64 length = 24 * 3600;
    static constexpr std::size_t most = 2000;

    void add(Sample sample);
    /// Older ones of another run, kept only where they are of the last day.
    void putBefore(std::vector<Sample> samples, const QDateTime &now);

    [[nodiscard]] const std::vector<Sample> &samples() const { return m_samples; }
    [[nodiscard]] DayFigures figures(const QDateTime &now) const;
    /// `count` bars of the same length, the last one ends now.
    [[nodiscard]] QList<DayBar> bars(const QDateTime &now, int count) const;

    bool operator==(const DayHistory &) const = default;

private:
    void trim(qint64 now);

    std::vector<Sample> m_samples;
};

} // namespace FibreDesk::Health
