// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/geojson.h"

#include "geo/shapebuilder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

namespace {

using Problem = ShapeFault::Problem;

/// Walks one document; the first fault ends it.
class Reader {
public:
    explicit Reader(const ShapeLimits &limits)
        : m_builder(limits)
    {
    }

    ShapeResult read(const QJsonObject &root)
    {
        if (readReference(root) && readRoot(root))
            return m_builder.take();
        return std::unexpected(m_fault);
    }

private:
    bool fail(Problem problem, const QString &where, const QString &detail = {})
    {
        m_fault = {.problem = problem, .where = where, .detail = detail};
        return false;
    }

    /// Files from before RFC 7946 may name another system of coordinates.
    bool readReference(const QJsonObject &root)
    {
        const QString name = root["crs"_L1]["properties"_L1]["name"_L1].toString();
        if (name.isEmpty() || name.endsWith("CRS84"_L1) || name.endsWith("4326"_L1))
            return true;
        return fail(Problem::UnknownReference, u"crs"_s, name);
    }

    bool readRoot(const QJsonObject &root)
    {
        const QString type = root["type"_L1].toString();
        if (type == "FeatureCollection"_L1) {
            if (!root["features"_L1].isArray())
                return fail(Problem::NotGeoJson, u"features"_s);
            const QJsonArray features = root["features"_L1].toArray();
            for (qsizetype i = 0; i < features.size(); ++i) {
                const QString where = u"features[%1]"_s.arg(i);
                const QJsonObject feature = features[i].toObject();
                if (feature["type"_L1].toString() != "Feature"_L1)
                    return fail(Problem::NotGeoJson, where);
                if (!readFeature(feature, where + u'.'))
                    return false;
            }
            return true;
        }
        if (type == "Feature"_L1)
            return readFeature(root, {});
        m_builder.beginFeature();
        return readGeometry(root, {}, {}, 0);
    }

    static QString nameOf(const QJsonObject &feature)
    {
        const QJsonObject properties = feature["properties"_L1].toObject();
        for (const char *wanted : shapeNameFields) {
            for (auto it = properties.begin(); it != properties.end(); ++it) {
                if (it.key().compare(QLatin1StringView(wanted), Qt::CaseInsensitive) == 0
                    && it->isString() && !it->toString().trimmed().isEmpty())
                    return it->toString().trimmed();
            }
        }
        return feature["id"_L1].toVariant().toString();
    }

    bool readFeature(const QJsonObject &feature, const QString &where)
    {
        m_builder.beginFeature();
        const QJsonValue geometry = feature["geometry"_L1];
        if (geometry.isNull() || geometry.isUndefined()) {
            m_builder.addUnplaced();
            return true;
        }
        return readGeometry(geometry.toObject(), nameOf(feature), where + u"geometry"_s, 0);
    }

    bool readGeometry(
        const QJsonObject &geometry, const QString &name, const QString &where, int depth)
    {
        const QString dot = where.isEmpty() ? QString() : where + u'.';
        const QString type = geometry["type"_L1].toString();
        if (type == "GeometryCollection"_L1) {
            if (depth >= m_builder.limits().depth)
                return fail(Problem::TooDeep, where);
            const QJsonArray members = geometry["geometries"_L1].toArray();
            for (qsizetype i = 0; i < members.size(); ++i) {
                if (!readGeometry(members[i].toObject(), name,
                        u"%1geometries[%2]"_s.arg(dot).arg(i), depth + 1))
                    return false;
            }
            return true;
        }
        const bool isMulti = type.startsWith("Multi"_L1);
        const QStringView single = isMulti ? QStringView(type).mid(5) : QStringView(type);
        if (single != "Point"_L1 && single != "LineString"_L1 && single != "Polygon"_L1) {
            return type.isEmpty() ? fail(Problem::NotGeoJson, where)
                                  : fail(Problem::UnknownGeometry, where, type);
        }
        const QString at = dot + u"coordinates"_s;
        const QJsonValue coordinates = geometry["coordinates"_L1];
        if (!coordinates.isArray())
            return fail(Problem::BadGeometry, at);
        const Shape::Kind kind = single == "Point"_L1 ? Shape::Kind::Point
            : single == "Polygon"_L1                  ? Shape::Kind::Area
                                                      : Shape::Kind::Line;
        if (!isMulti)
            return readPart(coordinates.toArray(), kind, name, at);
        const QJsonArray parts = coordinates.toArray();
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const QString part = u"%1[%2]"_s.arg(at).arg(i);
            if (!parts[i].isArray())
                return fail(Problem::BadGeometry, part);
            if (!readPart(parts[i].toArray(), kind, name, part))
                return false;
        }
        return true;
    }

    bool readPart(
        const QJsonArray &part, Shape::Kind kind, const QString &name, const QString &where)
    {
        std::vector<Shape::Ring> rings;
        if (kind == Shape::Kind::Area) {
            for (qsizetype i = 0; i < part.size(); ++i) {
                Shape::Ring ring;
                if (!readRing(part[i], kind, ring, u"%1[%2]"_s.arg(where).arg(i)))
                    return false;
                rings.push_back(std::move(ring));
            }
            if (rings.empty())
                return fail(Problem::BadGeometry, where);
        } else {
            Shape::Ring ring;
            const bool isRead = kind == Shape::Kind::Point ? readPosition(part, ring, where)
                                                           : readRing(part, kind, ring, where);
            if (!isRead)
                return false;
            rings.push_back(std::move(ring));
        }
        m_builder.addPart(kind, name, std::move(rings));
        return true;
    }

    bool readRing(
        const QJsonValue &value, Shape::Kind kind, Shape::Ring &ring, const QString &where)
    {
        const QJsonArray positions = value.toArray();
        ring.reserve(std::size_t(positions.size()));
        for (qsizetype i = 0; i < positions.size(); ++i) {
            if (!readPosition(positions[i].toArray(), ring, where, i))
                return false;
        }
        return ShapeBuilder::finish(kind, ring) || fail(Problem::BadGeometry, where);
    }

    /// The words for where are made only when they are needed: there may be a million positions.
    bool readPosition(
        const QJsonArray &position, Shape::Ring &ring, const QString &where, qsizetype row = -1)
    {
        std::optional<Problem> problem = Problem::BadGeometry;
        if (position.size() >= 2 && position[0].isDouble() && position[1].isDouble())
            problem = m_builder.addPosition(ring, position[0].toDouble(), position[1].toDouble());
        return !problem || fail(*problem, row < 0 ? where : u"%1[%2]"_s.arg(where).arg(row));
    }

    ShapeBuilder m_builder;
    ShapeFault m_fault;
};

} // namespace

ShapeResult readGeoJson(const QByteArray &json, const ShapeLimits &limits)
{
    if (json.size() > limits.bytes)
        return std::unexpected(ShapeFault{
            .problem = Problem::TooLarge, .detail = QString::number(limits.bytes / (1024 * 1024))});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(
            ShapeFault{.problem = error.error == QJsonParseError::DeepNesting ? Problem::TooDeep
                                                                              : Problem::NotJson,
                .offset = error.offset,
                .detail = error.errorString()});
    }
    if (!document.isObject())
        return std::unexpected(ShapeFault{.problem = Problem::NotGeoJson});
    return Reader(limits).read(document.object());
}

} // namespace FibreDesk::Geo
