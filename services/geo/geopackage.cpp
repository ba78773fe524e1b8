// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/geopackage.h"

#include "geo/shapebuilder.h"
#include "geo/sqlitefile.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QtEndian>

#include <cstring>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

namespace {

using Problem = ShapeFault::Problem;

QString quoted(const QString &name)
{
    QString inside = name;
    return u'"' + inside.replace(u'"', "\"\""_L1) + u'"';
}

/// Well-known binary, every length checked against what is there.
class WkbReader {
public:
    enum class Coordinates { Degrees, Mercator };

    WkbReader(const QByteArray &bytes, qsizetype start, Coordinates coordinates,
        ShapeBuilder &builder, const QString &name)
        : m_bytes(bytes)
        , m_at(start)
        , m_coordinates(coordinates)
        , m_builder(builder)
        , m_name(name)
    {
    }

    std::optional<Problem> readGeometry(int depth = 0)
    {
        std::uint8_t order = 0;
        std::uint32_t type = 0;
        if (!take(order) || order > 1)
            return Problem::BadGeometry;
        m_isLittle = order == 1;
        if (!take(type))
            return Problem::BadGeometry;
        // Z and M by thousands (ISO) or by flags (EWKB); the flag of an SRID has four bytes.
        int dimensions = 2;
        if ((type & 0x80000000U) != 0)
            ++dimensions;
        if ((type & 0x40000000U) != 0)
            ++dimensions;
        std::uint32_t reference = 0;
        if ((type & 0x20000000U) != 0 && !take(reference))
            return Problem::BadGeometry;
        type &= 0x0fffffffU;
        const std::uint32_t thousands = type / 1000;
        if (thousands > 0)
            dimensions += thousands == 3 ? 2 : 1;
        m_dimensions = dimensions;
        switch (type % 1000) {
        case 1:
            return readPoint();
        case 2:
            return readLine();
        case 3:
            return readPolygon();
        case 4:
        case 5:
        case 6:
        case 7:
            return readMany(depth);
        default:
            m_detail = QString::number(type);
            return Problem::UnknownGeometry;
        }
    }

    [[nodiscard]] QString detail() const { return m_detail; }

private:
    template <typename T>
    bool take(T &value)
    {
        if (m_bytes.size() - m_at < qsizetype(sizeof(T)))
            return false;
        if constexpr (sizeof(T) == 1) {
            value = T(std::uint8_t(m_bytes[m_at]));
        } else if constexpr (std::is_same_v<T, double>) {
            std::uint64_t bits = 0;
            bits = m_isLittle ? qFromLittleEndian<std::uint64_t>(m_bytes.constData() + m_at)
                              : qFromBigEndian<std::uint64_t>(m_bytes.constData() + m_at);
            std::memcpy(&value, &bits, sizeof value);
        } else {
            value = m_isLittle ? qFromLittleEndian<T>(m_bytes.constData() + m_at)
                               : qFromBigEndian<T>(m_bytes.constData() + m_at);
        }
        m_at += qsizetype(sizeof(T));
        return true;
    }

    std::optional<Problem> readPosition(Shape::Ring &ring)
    {
        double values[4] = {};
        for (int i = 0; i < m_dimensions; ++i) {
            if (!take(values[i]))
                return Problem::BadGeometry;
        }
        if (m_coordinates == Coordinates::Mercator) {
            constexpr double half = 20037508.342789244;
            const GeoPoint point = toGeo({values[0] / half / 2 + 0.5, 0.5 - values[1] / half / 2});
            return m_builder.addPosition(ring, point.longitude, point.latitude);
        }
        return m_builder.addPosition(ring, values[0], values[1]);
    }

    std::optional<Problem> readRing(Shape::Kind kind, Shape::Ring &ring)
    {
        std::uint32_t count = 0;
        if (!take(count)
            || qint64(count) * m_dimensions * qint64(sizeof(double)) > m_bytes.size() - m_at)
            return Problem::BadGeometry;
        ring.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            if (const auto problem = readPosition(ring))
                return problem;
        }
        return ShapeBuilder::finish(kind, ring) ? std::nullopt
                                                : std::optional(Problem::BadGeometry);
    }

    std::optional<Problem> readPoint()
    {
        Shape::Ring ring;
        if (const auto problem = readPosition(ring))
            return problem;
        m_builder.addPart(Shape::Kind::Point, m_name, {std::move(ring)});
        return {};
    }

    std::optional<Problem> readLine()
    {
        Shape::Ring ring;
        if (const auto problem = readRing(Shape::Kind::Line, ring))
            return problem;
        m_builder.addPart(Shape::Kind::Line, m_name, {std::move(ring)});
        return {};
    }

    std::optional<Problem> readPolygon()
    {
        std::uint32_t count = 0;
        if (!take(count) || qint64(count) * 4 > m_bytes.size() - m_at || count == 0)
            return Problem::BadGeometry;
        std::vector<Shape::Ring> rings;
        for (std::uint32_t i = 0; i < count; ++i) {
            Shape::Ring ring;
            if (const auto problem = readRing(Shape::Kind::Area, ring))
                return problem;
            rings.push_back(std::move(ring));
        }
        m_builder.addPart(Shape::Kind::Area, m_name, std::move(rings));
        return {};
    }

    std::optional<Problem> readMany(int depth)
    {
        if (depth >= m_builder.limits().depth)
            return Problem::TooDeep;
        std::uint32_t count = 0;
        if (!take(count) || qint64(count) * 5 > m_bytes.size() - m_at)
            return Problem::BadGeometry;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (const auto problem = readGeometry(depth + 1))
                return problem;
        }
        return {};
    }

    const QByteArray &m_bytes;
    qsizetype m_at;
    Coordinates m_coordinates;
    ShapeBuilder &m_builder;
    QString m_name;
    bool m_isLittle = true;
    int m_dimensions = 2;
    QString m_detail;
};

struct FeatureTable {
    QString name;
    QString column;
    int reference = 0;
};

/// The system of a table, as its file explains the number.
std::expected<WkbReader::Coordinates, ShapeFault> coordinatesOf(
    const QSqlDatabase &db, const FeatureTable &table)
{
    QSqlQuery query(db);
    query.prepare(u"SELECT organization, organization_coordsys_id, srs_name "
                  "FROM gpkg_spatial_ref_sys WHERE srs_id=?"_s);
    query.addBindValue(table.reference);
    QString organization;
    int code = 0;
    QString name = QString::number(table.reference);
    if (query.exec() && query.next()) {
        organization = query.value(0).toString();
        code = query.value(1).toInt();
        name = query.value(2).toString();
    }
    if (organization.compare("EPSG"_L1, Qt::CaseInsensitive) == 0) {
        if (code == 4326)
            return WkbReader::Coordinates::Degrees;
        if (code == 3857)
            return WkbReader::Coordinates::Mercator;
        name = u"EPSG:%1, %2"_s.arg(code).arg(name);
    }
    return std::unexpected(
        ShapeFault{.problem = Problem::UnknownReference, .where = table.name, .detail = name});
}

/// The column with what people call a feature, else none.
QString nameColumn(const QSqlDatabase &db, const FeatureTable &table)
{
    QSqlQuery query(db);
    if (!query.exec(u"PRAGMA table_info(%1)"_s.arg(quoted(table.name))))
        return {};
    QStringList columns;
    while (query.next())
        columns += query.value(1).toString();
    for (const char *wanted : shapeNameFields) {
        for (const QString &column : std::as_const(columns)) {
            if (column.compare(QLatin1StringView(wanted), Qt::CaseInsensitive) == 0)
                return column;
        }
    }
    return {};
}

std::optional<ShapeFault> readTable(const QSqlDatabase &db, const FeatureTable &table,
    WkbReader::Coordinates coordinates, ShapeBuilder &builder)
{
    const QString name = nameColumn(db, table);
    QSqlQuery query(db);
    query.setForwardOnly(true);
    const QString sql = u"SELECT %1, %2 FROM %3"_s.arg(
        quoted(table.column), name.isEmpty() ? u"''"_s : quoted(name), quoted(table.name));
    if (!query.exec(sql))
        return ShapeFault{.problem = Problem::NotGeoPackage,
            .where = table.name,
            .detail = query.lastError().databaseText()};
    for (int row = 1; query.next(); ++row) {
        // A view may answer rows without an end, which have no points either.
        if (row > builder.limits().points)
            return ShapeFault{.problem = Problem::TooManyPoints, .where = table.name};
        const QByteArray blob = query.value(0).toByteArray();
        builder.beginFeature();
        if (blob.isEmpty()) {
            builder.addUnplaced();
            continue;
        }
        const auto fault = [&table, row](Problem problem, const QString &detail = {}) {
            return ShapeFault{.problem = problem,
                .where = u"%1[%2]"_s.arg(table.name).arg(row),
                .detail = detail};
        };
        constexpr int envelopes[] = {0, 32, 48, 48, 64};
        const int flags = blob.size() > 3 ? int(std::uint8_t(blob[3])) : 0;
        const int envelope = (flags >> 1) & 7;
        if (blob.size() < 8 || !blob.startsWith("GP") || envelope > 4)
            return fault(Problem::BadGeometry);
        if ((flags & 0x20) != 0)
            return fault(Problem::UnknownGeometry);
        if ((flags & 0x10) != 0) {
            builder.addUnplaced();
            continue;
        }
        WkbReader reader(
            blob, 8 + envelopes[envelope], coordinates, builder, query.value(1).toString());
        if (const auto problem = reader.readGeometry())
            return fault(*problem, reader.detail());
    }
    if (query.lastError().isValid())
        return ShapeFault{.problem = Problem::NotGeoPackage,
            .where = table.name,
            .detail = query.lastError().databaseText()};
    return {};
}

} // namespace

ShapeResult readGeoPackage(const QString &file, const ShapeLimits &limits)
{
    const SqliteFile opened(file, SqliteFile::Access::ReadOnly);
    const QSqlDatabase db = opened.database();
    if (!db.isOpen())
        return std::unexpected(
            ShapeFault{.problem = Problem::Unreadable, .detail = db.lastError().databaseText()});
    QSqlQuery query(db);
    if (!query.exec(u"SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_contents c "
                    "JOIN gpkg_geometry_columns g ON g.table_name=c.table_name "
                    "WHERE c.data_type='features' ORDER BY g.table_name"_s))
        return std::unexpected(ShapeFault{
            .problem = Problem::NotGeoPackage, .detail = query.lastError().databaseText()});
    std::vector<FeatureTable> tables;
    while (query.next())
        tables.push_back({.name = query.value(0).toString(),
            .column = query.value(1).toString(),
            .reference = query.value(2).toInt()});
    ShapeBuilder builder(limits);
    for (const FeatureTable &table : tables) {
        const auto coordinates = coordinatesOf(db, table);
        if (!coordinates)
            return std::unexpected(coordinates.error());
        if (const auto fault = readTable(db, table, *coordinates, builder))
            return std::unexpected(*fault);
    }
    return builder.take();
}

} // namespace FibreDesk::Geo
