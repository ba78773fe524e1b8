// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/linetext.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

constexpr double kSharpest = 22; // degrees from one letter to the next
constexpr double kTotalBend = 60;

double degreesBetween(double a, double b)
{
    return std::abs(std::remainder(a - b, 360.0));
}

} // namespace

LinePath::LinePath(QPolygonF line)
    : m_line(std::move(line))
{
    double sum = 0;
    m_distances.reserve(std::size_t(m_line.size()));
    for (qsizetype i = 0; i < m_line.size(); ++i) {
        if (i > 0) {
            sum += QLineF(m_line[i - 1], m_line[i]).length();
        }
        m_distances.push_back(sum);
    }
}

QPointF LinePath::at(double distance) const
{
    if (m_line.isEmpty()) {
        return {};
    }
    const auto next = std::ranges::upper_bound(m_distances, distance);
    if (next == m_distances.begin()) {
        return m_line.first();
    }
    if (next == m_distances.end()) {
        return m_line.last();
    }
    const auto i = next - m_distances.begin();
    const double from = m_distances[std::size_t(i) - 1];
    const double span = *next - from;
    return m_line[i - 1] + (m_line[i] - m_line[i - 1]) * (span > 0 ? (distance - from) / span : 0);
}

bool writeAlong(
    const LinePath &line, double middle, const QString &text, const QFont &font, LineText &result)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text);
    const double start = middle - width / 2;
    if (start < 2 || start + width > line.length() - 2) {
        return false;
    }
    const bool isReversed = line.at(start + width).x() < line.at(start).x();
    const double drop = metrics.capHeight() / 2;
    const double reach = std::max(4.0, metrics.height() / 2);
    double first = 0;
    double previous = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        // Prefix widths carry the kerning.
        const double left = metrics.horizontalAdvance(text.left(i));
        const double advance = metrics.horizontalAdvance(text.left(i + 1)) - left;
        const double along = left + advance / 2;
        const double distance = isReversed ? start + width - along : start + along;
        QPointF back = line.at(distance - reach);
        QPointF ahead = line.at(distance + reach);
        if (isReversed) {
            std::swap(back, ahead);
        }
        const double angle =
            std::atan2(ahead.y() - back.y(), ahead.x() - back.x()) * 180 / std::numbers::pi;
        if (i == 0) {
            first = angle;
        } else if (degreesBetween(angle, previous) > kSharpest
            || degreesBetween(angle, first) > kTotalBend) {
            return false;
        }
        previous = angle;
        const QPointF centre = line.at(distance);
        QPainterPath glyph;
        glyph.addText(-advance / 2, drop, font, QString(text[i]));
        QTransform place;
        place.translate(centre.x(), centre.y());
        place.rotate(angle);
        result.path.addPath(place.map(glyph));
        const double half = metrics.height() / 2;
        result.boxes.emplace_back(centre.x() - half, centre.y() - half, half * 2, half * 2);
    }
    for (const QRectF &box : result.boxes) {
        result.bounds = result.bounds.isNull() ? box : result.bounds.united(box);
    }
    return true;
}

QString shortRoadName(const QString &name)
{
    struct Short {
        QLatin1StringView word;
        QLatin1StringView sign;
    };
    static constexpr Short shorts[] = {
        {"chemin "_L1, "ch. "_L1},
        {"avenue "_L1, "av. "_L1},
        {"boulevard "_L1, "boul. "_L1},
        {"montée "_L1, "mtée "_L1},
        {"impasse "_L1, "imp. "_L1},
    };
    for (const Short &entry : shorts) {
        if (name.startsWith(entry.word, Qt::CaseInsensitive)) {
            return entry.sign + name.mid(entry.word.size());
        }
    }
    return name;
}

QString roadNumber(const QString &name)
{
    for (const QLatin1StringView word : {"route "_L1, "autoroute "_L1}) {
        if (name.startsWith(word, Qt::CaseInsensitive)) {
            const QString rest = name.mid(word.size());
            bool isNumber = false;
            rest.toInt(&isNumber);
            return isNumber ? rest : QString();
        }
    }
    return {};
}

} // namespace FibreDesk::Sandbox
