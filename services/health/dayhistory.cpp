// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/dayhistory.h"

#include <algorithm>
#include <cmath>

namespace FibreDesk::Health {

namespace {

/// The value that this share of them does not exceed.
std::optional<int> quantile(std::vector<int> values, double share)
{
    if (values.empty())
        return {};
    const auto place = std::size_t(std::ceil(share * double(values.size())));
    const auto nth = values.begin() + std::ptrdiff_t(std::max<std::size_t>(place, 1) - 1);
    std::ranges::nth_element(values, nth);
    return *nth;
}

} // namespace

void DayHistory::add(Sample sample)
{
    // A clock that was set back must not put the day out of order.
    if (!m_samples.empty())
        sample.at = std::max(sample.at, m_samples.back().at);
    m_samples.push_back(sample);
    trim(sample.at);
}

void DayHistory::putBefore(std::vector<Sample> samples, const QDateTime &now)
{
    const qint64 last = m_samples.empty() ? now.toSecsSinceEpoch() : m_samples.front().at;
    std::erase_if(samples, [last](const Sample &sample) { return sample.at > last; });
    std::ranges::stable_sort(samples, {}, &Sample::at);
    m_samples.insert(m_samples.begin(), samples.begin(), samples.end());
    trim(now.toSecsSinceEpoch());
}

void DayHistory::trim(qint64 now)
{
    const auto isOld = [now](const Sample &sample) { return sample.at <= now - length; };
    const auto fresh = std::ranges::find_if_not(m_samples, isOld);
    m_samples.erase(m_samples.begin(), fresh);
    if (m_samples.size() > most)
        m_samples.erase(m_samples.begin(), m_samples.end() - std::ptrdiff_t(most));
}

DayFigures DayHistory::figures(const QDateTime &now) const
{
    DayFigures figures;
    std::vector<int> answers;
    const qint64 since = now.toSecsSinceEpoch() - length;
    for (const Sample &sample : m_samples) {
        if (sample.at <= since)
            continue;
        ++figures.asked;
        if (sample.isAnswer())
            answers.push_back(sample.milliseconds);
        else
            ++figures.failed;
    }
    figures.median = quantile(answers, 0.5);
    figures.p95 = quantile(std::move(answers), 0.95);
    return figures;
}

QList<DayBar> DayHistory::bars(const QDateTime &now, int count) const
{
    QList<DayBar> bars(count);
    std::vector<std::vector<int>> answers(static_cast<std::size_t>(count));
    const qint64 end = now.toSecsSinceEpoch();
    for (const Sample &sample : m_samples) {
        const qint64 age = end - sample.at;
        if (age < 0 || age >= length)
            continue;
        const auto bar = count - 1 - int(age * count / length);
        ++bars[bar].asked;
        if (sample.isAnswer())
            answers[std::size_t(bar)].push_back(sample.milliseconds);
        else
            ++bars[bar].failed;
    }
    for (int bar = 0; bar < count; ++bar)
        bars[bar].median = quantile(std::move(answers[std::size_t(bar)]), 0.5);
    return bars;
}

} // namespace FibreDesk::Health
