// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakehttpserver.h"
#include "geo/mbtiles.h"
#include "geo/regiondownload.h"
#include "geo/tileserver.h"
#include "geo/tilesource.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Geo;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Phase = RegionState::Phase;

namespace {

const QByteArray picture = QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(92, 'x');

constexpr RegionDownload::Pace quick{
    .connections = 2, .between = 0ms, .firstWait = 1ms, .longestWait = 1ms};

ScriptedAnswer tileAnswer(const QByteArray &body = picture)
{
    return {.status = 200, .contentType = "image/png", .body = body};
}

/// Montréal's island, some 20 tiles.
RegionState wish(const FakeHttpServer &server, const QTemporaryDir &directory)
{
    Bounds bounds;
    bounds.include({45.40, -73.90});
    bounds.include({45.70, -73.40});
    RegionState state;
    state.file = directory.filePath(u"regions/island.mbtiles"_s);
    state.name = u"Island"_s;
    state.theme = u"light"_s;
    state.url = server.url().toString() + u"/{theme}/{z}/{x}/{y}.png"_s;
    state.attribution = u"© Tiles"_s;
    state.region = TileRegion(bounds, 8, 10);
    return state;
}

void makeTiles(const QString &file, const TileId &tile, const QByteArray &bytes)
{
    const SqliteFile opened(file, SqliteFile::Access::ReadWrite);
    QSqlQuery query(opened.database());
    query.exec(u"CREATE TABLE metadata (name TEXT, value TEXT)"_s);
    query.exec(u"INSERT INTO metadata VALUES ('name','Hills'),('attribution','© Hills'),"
               "('bounds','-74,45,-73,46')"_s);
    query.exec(u"CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, "
               "tile_data BLOB)"_s);
    query.prepare(u"INSERT INTO tiles VALUES (?,?,?,?)"_s);
    query.addBindValue(tile.zoom);
    query.addBindValue(tile.column);
    query.addBindValue((1 << tile.zoom) - 1 - tile.row);
    query.addBindValue(bytes);
    query.exec();
}

} // namespace

/// Tiles brought along: fetched for a region, out of a file, and on their way to the map.
class TestOfflineTiles : public QObject {
    Q_OBJECT

private:
    QNetworkAccessManager m_network;

    std::pair<int, QByteArray> get(const QString &address, const TileId &tile, bool follows = true)
    {
        QNetworkRequest request(QUrl(tileAddress(address, u"light"_s, tile)));
        if (!follows)
            request.setAttribute(
                QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait();
        return {
            reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    }

private Q_SLOTS:
    void fetchesARegionGentlyAndSaysHowFar()
    {
        const QTemporaryDir directory;
        FakeHttpServer server;
        server.setHandler([](const SeenRequest &) { return tileAnswer(); });
        RegionDownload download(wish(server, directory), quick);
        QCOMPARE(download.state().estimate(), -1);
        download.start();
        QTRY_COMPARE(download.state().phase, Phase::Complete);
        const RegionState &state = download.state();
        QCOMPARE(state.next, state.total);
        QCOMPARE(state.fetched, state.total);
        QCOMPARE(state.bytes, state.total * picture.size());
        QCOMPARE(state.estimate(), state.bytes);
        QCOMPARE(qint64(server.requests().size()), state.total);
        for (const SeenRequest &request : server.requests()) {
            QVERIFY(request.headers.value("user-agent").startsWith("FibreDesk"));
            QVERIFY(request.target.startsWith("/light/"));
        }
        const auto tiles = MbTiles::open(state.file);
        QVERIFY(tiles);
        QCOMPARE((*tiles)->facts().attribution, u"© Tiles"_s);
        for (qint64 i = 0; i < state.total; ++i)
            QCOMPARE((*tiles)->tile(state.region.tile(i)), picture);
    }

    void goesOnWhereItStoppedAfterARestart()
    {
        const QTemporaryDir directory;
        FakeHttpServer server;
        int served = 0;
        server.setHandler([&served](const SeenRequest &) {
            // The server falls silent after five.
            return ++served <= 5 ? tileAnswer() : ScriptedAnswer{.end = ScriptedAnswer::End::Never};
        });
        qint64 total = 0;
        {
            RegionDownload download(wish(server, directory), quick);
            download.start();
            QTRY_COMPARE(download.state().fetched, 5);
            total = download.state().total;
        }
        const std::vector<RegionState> found =
            RegionDownload::statesIn(directory.filePath(u"regions"_s));
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0].phase, Phase::Paused);
        QCOMPARE(found[0].fetched, 5);
        QCOMPARE(found[0].total, total);
        QCOMPARE(found[0].attribution, u"© Tiles"_s);

        server.setHandler([](const SeenRequest &) { return tileAnswer(); });
        const std::size_t before = server.requests().size();
        RegionDownload again(found[0], quick);
        again.start();
        QTRY_COMPARE(again.state().phase, Phase::Complete);
        QCOMPARE(again.state().fetched, total);
        QCOMPARE(qint64(server.requests().size() - before), total - 5);
    }

    void stopsAtTheSizeThatIsAllowed()
    {
        const QTemporaryDir directory;
        FakeHttpServer server;
        server.setHandler([](const SeenRequest &) { return tileAnswer(); });
        RegionState state = wish(server, directory);
        state.limit = 350;
        RegionDownload download(state, quick);
        download.start();
        QTRY_COMPARE(download.state().phase, Phase::Full);
        QVERIFY(download.state().bytes <= 500);
        QVERIFY(download.state().next < download.state().total);
    }

    void waitsForABusyServerAndCountsWhatItHasNot()
    {
        const QTemporaryDir directory;
        FakeHttpServer server;
        int served = 0;
        server.setHandler([&served](const SeenRequest &) {
            ++served;
            if (served == 3)
                return ScriptedAnswer{.status = 503};
            if (served == 6)
                return ScriptedAnswer{.status = 404};
            return tileAnswer();
        });
        RegionDownload download(wish(server, directory), quick);
        QSignalSpy changed(&download, &RegionDownload::changed);
        bool hasWaited = false;
        connect(&download, &RegionDownload::changed, this,
            [&] { hasWaited = hasWaited || download.state().phase == Phase::Waiting; });
        download.start();
        QTRY_COMPARE(download.state().phase, Phase::Complete);
        QVERIFY(hasWaited);
        QCOMPARE(download.state().missing, 1);
        QCOMPARE(download.state().fetched, download.state().total - 1);
    }

    void stopsWhereTheServerRefusesOrGivesAPage()
    {
        for (const ScriptedAnswer &answer :
            {ScriptedAnswer{.status = 403}, FakeHttpServer::html("<html>Sign in</html>")}) {
            const QTemporaryDir directory;
            FakeHttpServer server;
            server.setHandler([answer](const SeenRequest &) { return answer; });
            RegionDownload download(wish(server, directory), quick);
            download.start();
            QTRY_COMPARE(download.state().phase, Phase::Refused);
            QCOMPARE(download.state().status, answer.status);
            QCOMPARE(download.state().fetched, 0);
            QVERIFY(server.requests().size() <= 2);
            QCOMPARE(RegionDownload::stateOf(download.state().file)->phase, Phase::Refused);
        }
    }

    void readsMbTilesFromTheSouth()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"hills.mbtiles"_s);
        const TileId tile = tileHolding({45.5, -73.6}, 10);
        makeTiles(file, tile, picture);
        const auto tiles = MbTiles::open(file);
        QVERIFY(tiles);
        QCOMPARE((*tiles)->facts().name, u"Hills"_s);
        QCOMPARE((*tiles)->facts().minZoom, 10);
        QCOMPARE((*tiles)->facts().bounds.north, 46);
        QCOMPARE((*tiles)->tile(tile), picture);
        QVERIFY((*tiles)->tile({10, tile.column, tile.row + 1}).isEmpty());
    }

    void refusesFilesWithoutPictures()
    {
        using Problem = MbTilesFault::Problem;
        const QTemporaryDir directory;
        makeTiles(directory.filePath(u"v"_s), {1, 0, 0}, QByteArray("\x1f\x8b", 2));
        QCOMPARE(MbTiles::open(directory.filePath(u"v"_s)).error().problem, Problem::Vector);
        QCOMPARE(
            MbTiles::open(directory.filePath(u"none/x"_s)).error().problem, Problem::Unreadable);
        {
            const SqliteFile other(directory.filePath(u"o"_s), SqliteFile::Access::ReadWrite);
            QSqlQuery(other.database()).exec(u"CREATE TABLE a (b)"_s);
        }
        QCOMPARE(MbTiles::open(directory.filePath(u"o"_s)).error().problem, Problem::NotTiles);
    }

    void handsTilesToTheMapAndSendsOnForTheRest()
    {
        const QTemporaryDir directory;
        FakeHttpServer elsewhere;
        elsewhere.setHandler([](const SeenRequest &) { return tileAnswer("online"); });
        const QString file = directory.filePath(u"hills.mbtiles"_s);
        const TileId tile = tileHolding({45.5, -73.6}, 10);
        makeTiles(file, tile, picture);
        TileServer server;
        QVERIFY(server.address().isEmpty());
        server.setFiles({{.file = file, .theme = u"light"_s}},
            elsewhere.url().toString() + u"/{theme}/{z}/{x}/{y}"_s);
        QVERIFY(server.address().startsWith("http://127.0.0.1:"_L1));
        QCOMPARE(get(server.address(), tile), std::pair(200, picture));
        QCOMPARE(elsewhere.requests().size(), 0U);
        QCOMPARE(get(server.address(), {10, 1, 2}), std::pair(200, QByteArray("online")));
        QCOMPARE(elsewhere.requests().front().target, "/light/10/1/2");

        // Nobody without the word gets anything, and nothing else is answered.
        const QUrl url(tileAddress(server.address(), u"light"_s, tile));
        QString guess = server.address();
        guess.replace(guess.indexOf(u'/', 17) + 1, 4, u"zzzz"_s);
        QCOMPARE(get(guess, tile).first, 404);
        QCOMPARE(get(server.address(), {10, 1 << 20, -5}).first, 404);
        QNetworkRequest rebound(url);
        rebound.setRawHeader("Host", "tiles.example");
        const std::unique_ptr<QNetworkReply> turned(m_network.get(rebound));
        QTRY_VERIFY(turned->isFinished());
        QCOMPARE(turned->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 403);
        QVERIFY(turned->readAll().isEmpty());
        server.setFiles({{.file = file, .theme = u"dark"_s}}, {});
        QCOMPARE(get(server.address(), tile).first, 404);
        QVERIFY(url != QUrl(tileAddress(server.address(), u"light"_s, tile)));
        server.setFiles({}, {});
        QVERIFY(server.address().isEmpty());
    }

    void theMapAsksOurOwnAddressWhereThereAreFiles()
    {
        TileSource tiles;
        QSignalSpy changed(&tiles, &TileSource::changed);
        tiles.set({.url = u"https://t.example/{theme}/{z}/{x}/{y}"_s,
            .attribution = u"© Tiles"_s,
            .cacheDirectory = u"/c"_s,
            .offlineDirectory = {}});
        tiles.setLocal({.url = u"http://127.0.0.1:1/w/{theme}/{z}/{x}/{y}"_s,
            .attribution = u"© Hills"_s,
            .key = u"k"_s});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(tiles.addressTemplate(u"dark"_s), u"http://127.0.0.1:1/w/dark/%z/%x/%y"_s);
        QCOMPARE(tiles.attribution(), u"© Tiles · © Hills"_s);
        // Pictures of another look are not kept among the profile's.
        QCOMPARE(tiles.cacheOf(u"dark"_s), u"/c/k/dark"_s);
        // Whether the profile's server answers is still asked of it.
        QCOMPARE(tiles.tileAt(u"light"_s, 45.5, -73.6, 8), u"https://t.example/light/8/75/91"_s);
        tiles.setLocal({});
        QCOMPARE(tiles.cacheOf(u"dark"_s), u"/c/dark"_s);
        tiles.set({});
        tiles.setLocal({.url = u"http://127.0.0.1:1/w/{z}"_s, .attribution = {}, .key = {}});
        QVERIFY(tiles.hasTiles());
    }
};

QTEST_GUILESS_MAIN(TestOfflineTiles)
#include "tst_offlinetiles.moc"
