// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/healthboard.h"
#include "support/scriptedhttpserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Health;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

class TestHealthBoard : public QObject {
    Q_OBJECT

    static void answer(QTcpSocket *socket)
    {
        ScriptedHttpServer::answer(socket, "200 OK", "application/json", R"({"version":"2"})");
    }

    static Target target(const QString &id, const QUrl &url)
    {
        return {.id = id, .key = u"[%1] url"_s.arg(id), .url = url, .isJsonDue = true};
    }

    using State = SystemHealth::State;

private Q_SLOTS:
    void oneDeadSystemKeepsNoOtherWaiting()
    {
        ScriptedHttpServer well([](const WireRequest &, QTcpSocket *socket) { answer(socket); });
        ScriptedHttpServer hole([](const WireRequest &, QTcpSocket *) { });
        QUrl closed(u"http://127.0.0.1"_s);
        {
            QTcpServer gone;
            gone.listen(QHostAddress::LocalHost);
            closed.setPort(gone.serverPort());
        }
        HealthBoard board({target(u"hole"_s, hole.url(u"/"_s)), target(u"gone"_s, closed),
                              target(u"well"_s, well.url(u"/"_s)), target(u"absent"_s, {})},
            {.timeout = 1h});
        board.start();
        QTRY_COMPARE(board.find(u"well"_s)->state, State::Ok);
        QTRY_COMPARE(board.find(u"gone"_s)->state, State::Failed);
        QTRY_VERIFY(board.find(u"hole"_s)->isAsking);
        QCOMPARE(board.find(u"hole"_s)->state, State::Unknown);
        QCOMPARE(board.find(u"absent"_s)->state, State::NotConfigured);
        QCOMPARE(board.find(u"well"_s)->version, u"2"_s);
    }

    void neverAsksASystemTwiceAtOnce()
    {
        QList<QPointer<QTcpSocket>> waiting;
        ScriptedHttpServer slow(
            [&waiting](const WireRequest &, QTcpSocket *socket) { waiting += socket; });
        HealthBoard board({target(u"slow"_s, slow.url(u"/"_s))}, {.timeout = 1h, .every = 1ms});
        board.start();
        QTRY_COMPARE(slow.requests.size(), 1);
        for (int i = 0; i < 20; ++i)
            board.askNow(u"slow"_s);
        QCoreApplication::processEvents();
        QCOMPARE(slow.requests.size(), 1);
        answer(waiting.first());
        QTRY_COMPARE(slow.requests.size(), 2); // by itself, once the first has its answer
    }

    void comesBackByItselfAndRemembersWhyItWasAway()
    {
        bool isWell = false;
        ScriptedHttpServer server([&isWell](const WireRequest &, QTcpSocket *socket) {
            if (isWell)
                answer(socket);
            else
                ScriptedHttpServer::answer(socket, "503 Service Unavailable", "text/plain", "busy");
        });
        HealthBoard board({target(u"hub"_s, server.url(u"/"_s))}, {.every = 1ms, .slowest = 5ms});
        board.start();
        QTRY_VERIFY(board.find(u"hub"_s)->day.figures(board.now()).failed > 1);
        QCOMPARE(board.find(u"hub"_s)->error->detail, u"busy"_s);
        isWell = true;
        QTRY_COMPARE(board.find(u"hub"_s)->state, State::Ok);
        QCOMPARE(board.find(u"hub"_s)->error->detail, u"busy"_s);
        QVERIFY(board.find(u"hub"_s)->lastOk.isValid());
    }

    void asksNothingWhileNobodyLooks()
    {
        ScriptedHttpServer server([](const WireRequest &, QTcpSocket *socket) { answer(socket); });
        HealthBoard board({target(u"hub"_s, server.url(u"/"_s))}, {.every = 1ms});
        board.start();
        QTRY_VERIFY(server.requests.size() > 2);
        board.setWatched(false);
        QTRY_VERIFY(!board.find(u"hub"_s)->isAsking);
        const std::size_t before = server.requests.size();
        // The timer of a question that ended meanwhile would have run out by now.
        ScriptedHttpServer other([](const WireRequest &, QTcpSocket *socket) { answer(socket); });
        HealthBoard second({target(u"other"_s, other.url(u"/"_s))}, {.every = 1ms});
        second.start();
        QTRY_VERIFY(other.requests.size() > 10);
        QCOMPARE(server.requests.size(), before);
        board.setWatched(true);
        QTRY_VERIFY(server.requests.size() > before);
    }

    void theDayOutlivesARestart()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"platform.json"_s);
        ScriptedHttpServer server([](const WireRequest &, QTcpSocket *socket) { answer(socket); });
        const Target hub = target(u"hub"_s, server.url(u"/"_s));
        QDateTime firstOk;
        {
            HealthBoard board({hub}, {.file = file});
            board.start();
            QTRY_COMPARE(board.find(u"hub"_s)->state, State::Ok);
            firstOk = board.find(u"hub"_s)->lastOk;
        }
        ScriptedHttpServer hole([](const WireRequest &, QTcpSocket *) { });
        {
            server.setHandler([](const WireRequest &, QTcpSocket *) { });
            HealthBoard board({hub}, {.file = file, .timeout = 1h});
            QSignalSpy changed(&board, &HealthBoard::changed);
            board.start();
            QTRY_VERIFY(!changed.isEmpty());
            QCOMPARE(board.find(u"hub"_s)->day.figures(board.now()).asked, 1);
            QCOMPARE(board.find(u"hub"_s)->lastOk.toSecsSinceEpoch(), firstOk.toSecsSinceEpoch());
            QCOMPARE(board.find(u"hub"_s)->version, u"2"_s);
            // Nothing has been heard in this run.
            QCOMPARE(board.find(u"hub"_s)->state, State::Unknown);
        }
        HealthBoard moved({target(u"hub"_s, hole.url(u"/"_s))}, {.file = file, .timeout = 1h});
        moved.start();
        QTRY_VERIFY(moved.find(u"hub"_s)->isAsking); // after the file was read
        QCOMPARE(moved.find(u"hub"_s)->day.figures(moved.now()).asked, 0); // another address
    }

    void saysWhenTheDayCannotBeKept()
    {
        const QTemporaryDir directory;
        QFile inTheWay(directory.filePath(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        HealthBoard board({}, {.file = directory.filePath(u"file/day.json"_s), .keepEvery = 1ms});
        board.start();
        QTRY_VERIFY(board.keepError());
        QCOMPARE(board.keepError()->kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestHealthBoard)
#include "tst_healthboard.moc"
