// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/labels.h"

#include "tiles/linetext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

// Rounds of the overlap decision; each looks two labels further away.
constexpr int kRounds = 2;
constexpr double kLongest = 170;
constexpr double kMargin = kLongest * 2 * kRounds;

enum Rank { TownRank, WaterRank, ShieldRank, RoadRank, CivicRank = RoadRank + 8 };

QFont fontOf(int pixelSize, QFont::Weight weight, bool isItalic = false)
{
    QFont font(u"Inter"_s);
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    font.setItalic(isItalic);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// FNV-1a: qHash differs between machines.
quint64 tieOf(const QString &text, QPointF at)
{
    quint64 hash = 14695981039346656037ULL;
    const auto mix = [&hash](quint64 value) { hash = (hash ^ value) * 1099511628211ULL; };
    for (const QChar c : text) {
        mix(c.unicode());
    }
    mix(quint64(qint64(at.x())));
    mix(quint64(qint64(at.y())));
    return hash;
}

/// Lines of text around `centre`.
Label blockLabel(const QStringList &lines, const QFont &font, QPointF centre)
{
    Label label;
    const QFontMetricsF metrics(font);
    const double step = metrics.height() * 1.02;
    double baseline = centre.y() - step * double(lines.size() - 1) / 2 + metrics.capHeight() / 2;
    for (const QString &line : lines) {
        const double width = metrics.horizontalAdvance(line);
        // Whole pixels: upright text is sharper there.
        const QPointF at(std::round(centre.x() - width / 2), std::round(baseline));
        label.path.addText(at, font, line);
        label.boxes.push_back(QRectF(at.x(), at.y() - metrics.ascent(), width, metrics.height())
                .adjusted(-4, -1, 4, 1));
        baseline += step;
    }
    for (const QRectF &box : label.boxes) {
        label.bounds = label.bounds.isNull() ? box : label.bounds.united(box);
    }
    label.tie = tieOf(lines.join(u' '), centre);
    return label;
}

QPolygonF scaled(const QPolygonF &shape, double size)
{
    QPolygonF result;
    result.reserve(shape.size());
    for (const QPointF point : shape) {
        result.append(point * size);
    }
    return result;
}

class Collector {
public:
    Collector(const MapScene &scene, const MapStyle &style, int level, const QRectF &tile)
        : m_scene(scene)
        , m_style(style)
        , m_level(level)
        , m_size(256.0 * std::pow(2.0, level))
        , m_area(tile.adjusted(-kMargin, -kMargin, kMargin, kMargin))
        , m_unitArea(m_area.topLeft() / m_size, m_area.size() / m_size)
    {
    }

    std::vector<Label> collect()
    {
        if (m_level <= 14) {
            towns();
        }
        waters();
        roads();
        if (m_level >= 18) {
            civicNumbers();
        }
        return std::move(m_labels);
    }

private:
    void towns()
    {
        double heaviest = 0;
        for (const MapFeature &town : m_scene.towns.features()) {
            heaviest = std::max(heaviest, town.weight);
        }
        for (const MapFeature &town : m_scene.towns.features()) {
            const double share = town.weight / heaviest;
            const int first = share > 0.6 ? 6 : share > 0.25 ? 8 : share > 0.1 ? 9 : 10;
            if (m_level < first) {
                continue;
            }
            int pixels = share > 0.6 ? 15 : share > 0.25 ? 13 : 12;
            pixels += m_level >= 13 ? 3 : m_level >= 11 ? 1 : 0;
            QFont font = fontOf(pixels, share > 0.25 ? QFont::DemiBold : QFont::Medium);
            font.setLetterSpacing(QFont::AbsoluteSpacing, m_level >= 12 ? 0.6 : 0.1);
            Label label = blockLabel({town.name}, font, town.anchor * m_size);
            label.color = m_style.townText;
            label.rank = TownRank;
            label.tie = quint64(1e6 * (1 - share));
            add(std::move(label));
        }
    }

    void waters()
    {
        if (m_level < 9) {
            return;
        }
        const QFont font = fontOf(m_level >= 13 ? 13 : 11, QFont::Normal, true);
        const QFontMetricsF metrics(font);
        for (const int i : m_scene.waters.within(m_unitArea)) {
            const MapFeature &water = m_scene.waters.features()[std::size_t(i)];
            if (water.kind == 1 || water.name.isEmpty()) {
                continue;
            }
            const double room = water.bounds.width() * m_size * 1.15;
            QStringList lines{water.name};
            const qsizetype space = water.name.indexOf(u' ');
            if (metrics.horizontalAdvance(water.name) > room && space > 0) {
                lines = {water.name.left(space), water.name.mid(space + 1)};
            }
            if (metrics.horizontalAdvance(lines.last()) > room
                || metrics.height() * double(lines.size()) > water.bounds.height() * m_size * 1.1) {
                continue;
            }
            Label label = blockLabel(lines, font, centroid(water.shape) * m_size);
            label.color = m_style.waterText;
            label.rank = WaterRank;
            add(std::move(label));
        }
        if (m_level < 10) {
            return;
        }
        for (const int i : m_scene.rivers.within(m_unitArea)) {
            const MapFeature &river = m_scene.rivers.features()[std::size_t(i)];
            along(river, river.name, font, m_style.waterText, 900, WaterRank);
        }
    }

    void roads()
    {
        for (const int i : m_scene.roads.within(m_unitArea)) {
            const MapFeature &road = m_scene.roads.features()[std::size_t(i)];
            const RoadLook look = roadLook(RoadClass(road.kind), m_level);
            const QString number = roadNumber(road.name);
            if (!number.isEmpty() && m_level >= 9) {
                shields(road, number);
            }
            if (look.textSize <= 0 || road.name.isEmpty() || (!number.isEmpty() && m_level < 16)) {
                continue;
            }
            const QFont font = fontOf(int(std::lround(look.textSize)), QFont::Normal);
            along(
                road, shortRoadName(road.name), font, m_style.roadText, 420, RoadRank + road.kind);
        }
    }

    void along(const MapFeature &feature, const QString &text, const QFont &font, QColor color,
        double spacing, int rank)
    {
        const LinePath line(scaled(feature.shape, m_size));
        const double width = QFontMetricsF(font).horizontalAdvance(text);
        if (text.isEmpty() || line.length() < width * 1.08 || width > kLongest * 1.5) {
            return;
        }
        const int count = std::max(1, int(line.length() / spacing));
        const double step = line.length() / count;
        for (int k = 0; k < count; ++k) {
            const double middle = step * (k + 0.5);
            if (!m_area.contains(line.at(middle))) {
                continue;
            }
            // Where the road bends too much here, a little further may do.
            for (const double shift : {0.0, 0.2, -0.2}) {
                LineText written;
                if (writeAlong(line, middle + shift * step, text, font, written)) {
                    Label label;
                    label.path = std::move(written.path);
                    label.boxes = std::move(written.boxes);
                    label.bounds = written.bounds;
                    label.color = color;
                    label.rank = rank;
                    label.tie = tieOf(text, line.at(middle));
                    add(std::move(label));
                    break;
                }
            }
        }
    }

    void shields(const MapFeature &road, const QString &number)
    {
        const LinePath line(scaled(road.shape, m_size));
        const int count = std::max(1, int(line.length() / (m_level >= 14 ? 700 : 380)));
        if (line.length() < 60) {
            return;
        }
        const QFont font = fontOf(10, QFont::DemiBold);
        const double step = line.length() / count;
        for (int k = 0; k < count; ++k) {
            const QPointF at = line.at(step * (k + 0.3));
            if (!m_area.contains(at)) {
                continue;
            }
            Label label = blockLabel({number}, font, at);
            const double width = std::max(QFontMetricsF(font).horizontalAdvance(number) + 9, 18.0);
            label.plate = QRectF(std::round(at.x() - width / 2) - 0.5, std::round(at.y()) - 7.5,
                std::round(width), 15);
            label.boxes = {label.plate.adjusted(-3, -3, 3, 3)};
            label.bounds = label.boxes.front();
            label.color = m_style.shieldText;
            label.haloWidth = 0;
            label.rank = ShieldRank;
            add(std::move(label));
        }
    }

    void civicNumbers()
    {
        const QFont font = fontOf(10, QFont::Normal);
        for (const int i : m_scene.buildings.within(m_unitArea)) {
            const MapFeature &house = m_scene.buildings.features()[std::size_t(i)];
            Label label = blockLabel({house.name}, font, house.bounds.center() * m_size);
            label.color = m_style.civicText;
            label.haloWidth = 0;
            label.rank = CivicRank;
            add(std::move(label));
        }
    }

    void add(Label label)
    {
        if (label.bounds.intersects(m_area)) {
            m_labels.push_back(std::move(label));
        }
    }

    [[nodiscard]] static QPointF centroid(const QPolygonF &shape)
    {
        QPointF sum;
        for (const QPointF point : shape) {
            sum += point;
        }
        return sum / double(std::max<qsizetype>(1, shape.size()));
    }

    const MapScene &m_scene;
    const MapStyle &m_style;
    int m_level;
    double m_size;
    QRectF m_area;
    QRectF m_unitArea;
    std::vector<Label> m_labels;
};

bool collide(const Label &a, const Label &b)
{
    if (!a.bounds.intersects(b.bounds)) {
        return false;
    }
    return std::ranges::any_of(a.boxes, [&b](const QRectF &mine) {
        return std::ranges::any_of(
            b.boxes, [&mine](const QRectF &other) { return mine.intersects(other); });
    });
}

bool goesFirst(const Label &a, const Label &b)
{
    return a.rank != b.rank ? a.rank < b.rank : a.tie < b.tie;
}

/// A label stays when none of its undecided neighbours goes before it; what it covers goes. Two
/// rounds of this look at most four labels away, which the margin of the collection holds, so a
/// label on the border of two tiles is judged alike in both.
std::vector<Label> withoutOverlaps(std::vector<Label> labels)
{
    enum class State { Open, Kept, Gone };
    std::ranges::sort(labels, goesFirst);
    const std::size_t count = labels.size();
    std::vector<std::vector<std::size_t>> clashes(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (collide(labels[i], labels[j])) {
                clashes[i].push_back(j);
            }
        }
    }
    std::vector<State> states(count, State::Open);
    for (int round = 0; round < kRounds; ++round) {
        const std::vector<State> before = states;
        for (std::size_t i = 0; i < count; ++i) {
            if (before[i] == State::Open && std::ranges::none_of(clashes[i], [&](std::size_t j) {
                    return before[j] != State::Gone;
                })) {
                states[i] = State::Kept;
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (states[i] == State::Open && std::ranges::any_of(clashes[i], [&](std::size_t j) {
                    return states[j] == State::Kept;
                })) {
                states[i] = State::Gone;
            }
        }
    }
    std::vector<Label> result;
    for (std::size_t i = 0; i < count; ++i) {
        if (states[i] == State::Kept) {
            result.push_back(std::move(labels[i]));
        }
    }
    return result;
}

} // namespace

std::vector<Label> labelsFor(
    const MapScene &scene, const MapStyle &style, int level, const QRectF &tile)
{
    std::vector<Label> labels = withoutOverlaps(Collector(scene, style, level, tile).collect());
    std::erase_if(labels, [&tile](const Label &label) {
        return !label.bounds.adjusted(-4, -4, 4, 4).intersects(tile);
    });
    return labels;
}

void drawLabel(QPainter &painter, const Label &label, const MapStyle &style)
{
    if (!label.plate.isNull()) {
        painter.setPen(QPen(style.isDark ? style.shieldText.darker(200) : style.highwayCasing, 1));
        painter.setBrush(style.shield);
        painter.drawRoundedRect(label.plate, 3.5, 3.5);
    } else if (label.haloWidth > 0) {
        QPen pen(style.halo, label.haloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter.strokePath(label.path, pen);
    }
    painter.fillPath(label.path, label.color);
}

} // namespace FibreDesk::Sandbox
