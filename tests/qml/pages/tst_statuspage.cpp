// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/healthboard.h"
#include "pagehost.h"
#include "platform/platformmodel.h"
#include "session/session.h"
#include "support/scriptedhttpserver.h"

#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Health;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStatusPage : public QObject {
    Q_OBJECT

    static Target target(const QString &id, const QUrl &url)
    {
        return {.id = id, .key = u"[platform] %1"_s.arg(id), .url = url};
    }

    /// A day that somebody had: slow in the morning, away at noon.
    static QString day(const QTemporaryDir &directory, const Target &of, int endsInDays)
    {
        KeptDay kept{.address = of.address(),
            .samples = {},
            .lastOk = QDateTime::currentDateTimeUtc().addSecs(-30),
            .error = {},
            .errorAt = {},
            .version = u"16.2.0"_s,
            .certificateEnd = QDateTime::currentDateTimeUtc().addDays(endsInDays).addSecs(60)};
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        for (int i = 0; i < 1400; ++i)
            kept.samples.push_back({.at = now - (1400 - i) * 60,
                .milliseconds = i / 60 == 12 ? -1 : 80 + (i % 7) * 10 + (i < 400 ? 200 : 0)});
        const QString file = directory.filePath(u"day.json"_s);
        return writeDays(file, {{of.id, kept}}) ? file : QString();
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsEverySystemWithWhatItsFailureMeans_data() { PageHost::addLooks(); }

    void showsEverySystemWithWhatItsFailureMeans()
    {
        const QTemporaryDir directory;
        ScriptedHttpServer server([](const WireRequest &request, QTcpSocket *socket) {
            if (request.target.startsWith("/hub"))
                ScriptedHttpServer::answer(socket, "502 Bad Gateway", "text/plain", "upstream");
            else
                ScriptedHttpServer::answer(socket, "200 OK", "application/json",
                    R"({"status": {"indicator": "minor", "description": "SMS delayed"}})");
        });
        ScriptedHttpServer fine([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, "200 OK", "application/json", "{}");
        });
        const Target erp = target(u"erpnext"_s, fine.url(u"/ping"_s));
        HealthBoard board(
            {erp, target(u"hub"_s, server.url(u"/hub"_s)),
                target(u"twilio"_s, server.url(u"/twilio"_s)), target(u"stripe"_s, {})},
            {.file = day(directory, erp, 12), .slowest = 1h});
        PlatformModel model(&board);
        Session session{Clock()};
        PageHost host("FibreDesk.Shell", "StatusPage", &model);
        QVERIFY(host.page());
        board.start();
        QTRY_COMPARE(board.find(u"hub"_s)->state, SystemHealth::State::Failed);
        QTRY_COMPARE(board.find(u"twilio"_s)->note, Reading::Note::OwnTrouble);
        QTRY_COMPARE(board.find(u"erpnext"_s)->state, SystemHealth::State::Ok);
        QCOMPARE(model.ending(), 1);
        QCOMPARE(model.failing(), 1);
        QCOMPARE(model.configured(), 3);
        host.grab(u"status"_s);
    }
};

QTEST_MAIN(TestStatusPage)
#include "tst_statuspage.moc"
