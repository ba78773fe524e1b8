// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/geojson.h"
#include "geo/geopackage.h"
#include "geo/sqlitefile.h"

#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Geo;
using namespace Qt::StringLiterals;
using Problem = ShapeFault::Problem;

namespace {

WorldPoint at(double latitude, double longitude)
{
    return toWorld({latitude, longitude});
}

template <typename T>
void put(QByteArray &bytes, T value)
{
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

/// A triangle as GeoPackage has it, little endian, with an envelope to be skipped.
QByteArray triangle(std::uint32_t type, const std::vector<std::array<double, 3>> &corners)
{
    QByteArray blob("GP");
    blob.append('\0').append(char(0x03)); // version; envelope of four, little endian
    put(blob, std::int32_t(4326));
    for (int i = 0; i < 4; ++i)
        put(blob, 0.0);
    blob.append(char(1));
    put(blob, type);
    put(blob, std::uint32_t(1));
    put(blob, std::uint32_t(corners.size()));
    for (const auto &corner : corners) {
        put(blob, corner[0]);
        put(blob, corner[1]);
        if (type > 1000)
            put(blob, corner[2]);
    }
    return blob;
}

/// A package with one table and those blobs in it.
QString package(const QTemporaryDir &directory, int reference, const QString &organization,
    int code, const QList<QByteArray> &blobs)
{
    const QString file = directory.filePath(u"zones-%1.gpkg"_s.arg(code));
    const SqliteFile opened(file, SqliteFile::Access::ReadWrite);
    QSqlQuery query(opened.database());
    const QStringList statements{u"PRAGMA journal_mode=OFF"_s, u"PRAGMA synchronous=OFF"_s,
        u"CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT)"_s,
        u"CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INT)"_s,
        u"CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INT, organization TEXT, "
        "organization_coordsys_id INT)"_s,
        u"CREATE TABLE \"zones \"\"x\"\"\" (id INTEGER PRIMARY KEY, geom BLOB, Nom TEXT)"_s,
        u"INSERT INTO gpkg_contents VALUES ('zones \"x\"','features','z'),('t','tiles','t')"_s,
        u"INSERT INTO gpkg_geometry_columns VALUES ('zones \"x\"','geom',%1)"_s.arg(reference),
        u"INSERT INTO gpkg_spatial_ref_sys VALUES ('the system',%1,'%2',%3)"_s.arg(reference)
            .arg(organization)
            .arg(code)};
    for (const QString &statement : statements) {
        if (!query.exec(statement))
            qFatal("%s", qPrintable(statement));
    }
    for (const QByteArray &blob : blobs) {
        query.prepare(u"INSERT INTO \"zones \"\"x\"\"\" (geom, Nom) VALUES (?, 'Nord')"_s);
        query.addBindValue(blob.isNull() ? QVariant() : QVariant(blob));
        query.exec();
    }
    return file;
}

} // namespace

/// Areas out of files: what is read, and why what is not.
class TestShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAreasWithHolesByTheirNames()
    {
        const auto read = readGeoJson(R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"id":7,"Name":" Saint-Exemple "},"geometry":
             {"type":"Polygon","coordinates":[
               [[-74,45],[-73,45],[-73,46],[-74,46],[-74,45]],
               [[-73.6,45.4],[-73.4,45.4],[-73.4,45.6],[-73.6,45.6],[-73.6,45.4]]]}},
            {"type":"Feature","properties":null,"geometry":null}]})");
        QVERIFY(read);
        QCOMPARE(read->shapes.size(), 1U);
        const Shape &area = read->shapes.front();
        QCOMPARE(area.name, u"Saint-Exemple"_s);
        QCOMPARE(area.kind, Shape::Kind::Area);
        QVERIFY(area.contains(at(45.2, -73.8)));
        QVERIFY(!area.contains(at(45.5, -73.5)));
        QVERIFY(!area.contains(at(44.9, -73.5)));
        QCOMPARE(read->unplaced, 1);
        QCOMPARE(read->bounds.north, 46);
        QCOMPARE(read->bounds.west, -74);
        // The name does not stand in the hole.
        QVERIFY(area.contains(area.labelPoint()));
    }

    void isTheSameWhicheverWayRoundARingIsWritten()
    {
        const auto there =
            readGeoJson(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]})");
        const auto back =
            readGeoJson(R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]})");
        QVERIFY(there && back);
        QVERIFY(there->shapes[0].contains(at(0.5, 0.5)));
        QVERIFY(back->shapes[0].contains(at(0.5, 0.5)));
    }

    void keepsThePartsOfOneFeatureTogether()
    {
        const auto read = readGeoJson(R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"nom":"Îles"},"geometry":{"type":"MultiPolygon",
             "coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[4,4],[6,4],[6,6],[4,4]]]]}},
            {"type":"Feature","properties":{"nom":"Route"},"geometry":{"type":"GeometryCollection",
             "geometries":[{"type":"LineString","coordinates":[[0,0],[1,1]]},
                           {"type":"MultiPoint","coordinates":[[2,2],[3,3]]}]}}]})");
        QVERIFY(read);
        QCOMPARE(read->shapes.size(), 3U);
        QCOMPARE(read->shapes[0].parts.size(), 2U);
        QVERIFY(read->shapes[0].contains(at(4.5, 5.5)));
        QCOMPARE(read->shapes[1].kind, Shape::Kind::Line);
        QCOMPARE(read->shapes[2].kind, Shape::Kind::Point);
        QCOMPARE(read->shapes[2].parts.size(), 2U);
        QCOMPARE(read->shapes[2].name, u"Route"_s);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Problem>("problem");
        QTest::addColumn<QString>("where");
        QTest::newRow("cut") << QByteArray("{\"type\":\"Featur") << Problem::NotJson << QString();
        QTest::newRow("no GeoJSON") << QByteArray(R"({"a":1})") << Problem::NotGeoJson << QString();
        QTest::newRow("list") << QByteArray("[]") << Problem::NotGeoJson << QString();
        QTest::newRow("nothing in it")
            << QByteArray(R"({"type":"FeatureCollection","features":[]})") << Problem::Empty
            << QString();
        QTest::newRow("metres instead of degrees")
            << QByteArray(R"({"type":"FeatureCollection","features":[{"type":"Feature",
               "geometry":{"type":"LineString","coordinates":[[1,1],[299000,5040000]]}}]})")
            << Problem::OutOfRange << u"features[0].geometry.coordinates[1]"_s;
        QTest::newRow("a text for a number")
            << QByteArray(R"({"type":"MultiPolygon","coordinates":[[[[0,0],["1",1],[2,2]]]]})")
            << Problem::BadGeometry << u"coordinates[0][0][1]"_s;
        QTest::newRow("two corners")
            << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]})")
            << Problem::BadGeometry << u"coordinates[0]"_s;
        QTest::newRow("curves") << QByteArray(R"({"type":"CircularString","coordinates":[]})")
                                << Problem::UnknownGeometry << QString();
        QTest::newRow("another system") << QByteArray(
            R"({"type":"FeatureCollection","crs":{"type":"name","properties":
                {"name":"urn:ogc:def:crs:EPSG::32188"}},"features":[]})")
                                        << Problem::UnknownReference << u"crs"_s;
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QByteArray, json);
        QFETCH(Problem, problem);
        QFETCH(QString, where);
        const auto read = readGeoJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().problem, problem);
        QCOMPARE(read.error().where, where);
        if (problem == Problem::NotJson)
            QVERIFY(read.error().offset > 0);
    }

    void hasItsLimits()
    {
        QCOMPARE(readGeoJson("[[[[[[[[]]]]]]]]", {.bytes = 4}).error().problem, Problem::TooLarge);
        QCOMPARE(readGeoJson(QByteArray(5000, '[')).error().problem, Problem::TooDeep);
        const QByteArray line = R"({"type":"LineString","coordinates":[[0,0],[1,1],[2,2]]})";
        QCOMPARE(readGeoJson(line, {.points = 2}).error().problem, Problem::TooManyPoints);
        QByteArray nested = line;
        for (int i = 0; i < 12; ++i)
            nested = R"({"type":"GeometryCollection","geometries":[)" + nested + "]}";
        QCOMPARE(readGeoJson(nested).error().problem, Problem::TooDeep);
    }

    void readsAGeoPackageInDegreesAndWithHeights()
    {
        const QTemporaryDir directory;
        const QString file = package(directory, 4326, u"EPSG"_s, 4326,
            {triangle(3, {{-74, 45, 0}, {-73, 45, 0}, {-73, 46, 0}, {-74, 45, 0}}), QByteArray(),
                triangle(1003, {{0, 0, 9}, {1, 0, 9}, {1, 1, 9}, {0, 0, 9}})});
        const auto read = readShapeFile(file);
        QVERIFY(read);
        QCOMPARE(read->shapes.size(), 2U);
        QCOMPARE(read->shapes[0].name, u"Nord"_s);
        QVERIFY(read->shapes[0].contains(at(45.2, -73.3)));
        QVERIFY(read->shapes[1].contains(at(0.2, 0.8)));
        QCOMPARE(read->unplaced, 1);
    }

    void readsAGeoPackageInMercator()
    {
        const QTemporaryDir directory;
        const QString file = package(directory, 9, u"epsg"_s, 3857,
            {triangle(3,
                {{-8237642, 5621521, 0}, {-8126322, 5621521, 0}, {-8126322, 5780349, 0},
                    {-8237642, 5621521, 0}})});
        const auto read = readGeoPackage(file);
        QVERIFY(read);
        QVERIFY(std::abs(read->bounds.west + 74) < 0.001);
        QVERIFY(std::abs(read->bounds.south - 45) < 0.01);
    }

    void refusesOtherSystemsByTheirName()
    {
        const QTemporaryDir directory;
        const QString file = package(directory, 32188, u"EPSG"_s, 32188, {});
        const auto read = readGeoPackage(file);
        QVERIFY(!read);
        QCOMPARE(read.error().problem, Problem::UnknownReference);
        QVERIFY(read.error().detail.contains("32188"_L1));
        QVERIFY(read.error().detail.contains("the system"_L1));
    }

    void neverReadsBeyondTheEndOfABlob()
    {
        const QTemporaryDir directory;
        const QByteArray whole =
            triangle(3, {{-74, 45, 0}, {-73, 45, 0}, {-73, 46, 0}, {-74, 45, 0}});
        QList<QByteArray> cut;
        for (qsizetype length = 1; length < whole.size(); ++length) {
            const QTemporaryDir place;
            const auto read =
                readGeoPackage(package(place, 4326, u"EPSG"_s, 4326, {whole.first(length)}));
            QVERIFY2(!read, qPrintable(QString::number(length)));
            QCOMPARE(read.error().problem, Problem::BadGeometry);
            QCOMPARE(read.error().where, u"zones \"x\"[1]"_s);
        }
        QByteArray greedy = whole;
        const std::uint32_t many = 0xfffffff0U;
        greedy.replace(
            8 + 32 + 1 + 4 + 4, 4, QByteArray(reinterpret_cast<const char *>(&many), sizeof many));
        const auto read = readGeoPackage(package(directory, 4326, u"EPSG"_s, 4326, {greedy}));
        QCOMPARE(read.error().problem, Problem::BadGeometry);
    }

    void doesNotReadRowsWithoutAnEnd()
    {
        const QTemporaryDir directory;
        const QList<QByteArray> nothing(5);
        const QString file = package(directory, 4326, u"EPSG"_s, 4326, nothing);
        QCOMPARE(readGeoPackage(file, {.points = 5}).error().problem, Problem::Empty);
        QCOMPARE(readGeoPackage(file, {.points = 4}).error().problem, Problem::TooManyPoints);
    }

    void saysThatAFileIsNone()
    {
        const QTemporaryDir directory;
        QCOMPARE(readShapeFile(directory.filePath(u"none"_s)).error().problem, Problem::Unreadable);
        {
            const SqliteFile other(directory.filePath(u"x.gpkg"_s), SqliteFile::Access::ReadWrite);
            QSqlQuery(other.database()).exec(u"CREATE TABLE a (b)"_s);
        }
        QCOMPARE(
            readShapeFile(directory.filePath(u"x.gpkg"_s)).error().problem, Problem::NotGeoPackage);
    }
};

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
