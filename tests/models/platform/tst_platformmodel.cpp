// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/platformmodel.h"
#include "platform/platformwords.h"
#include "support/scriptedhttpserver.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Health;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

class TestPlatformModel : public QObject {
    Q_OBJECT

    static Target target(const QString &id, const QUrl &url)
    {
        return {.id = id, .key = u"[%1] url"_s.arg(id), .url = url, .isJsonDue = true};
    }

    static QVariant value(const PlatformModel &model, int row, int role)
    {
        return model.index(row).data(role);
    }

private Q_SLOTS:
    void namesWhatIsAffectedForEverySystem()
    {
        const std::vector<Target> targets = targetsOf(Profile());
        QCOMPARE(targets.size(), 17);
        QSet<QString> sentences;
        for (const Target &one : targets) {
            QVERIFY2(!PlatformWords::affected(one.id).isEmpty(), qPrintable(one.id));
            QVERIFY2(PlatformWords::name(one.id) != one.id, qPrintable(one.id));
            sentences += PlatformWords::affected(one.id);
        }
        QCOMPARE(sentences.size(), 17);
    }

    void whatTheProfileDoesNotHaveNamesItsKey()
    {
        HealthBoard board({target(u"stripe"_s, {})}, {});
        PlatformModel model(&board);
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.configured(), 0);
        QCOMPARE(value(model, 0, PlatformModel::KeyRole).toString(), u"[stripe] url"_s);
        QCOMPARE(value(model, 0, PlatformModel::StateTextRole).toString(), u"Not configured"_s);
        QCOMPARE(value(model, 0, PlatformModel::ToneRole).toString(), u"neutral"_s);
        QCOMPARE(value(model, 0, PlatformModel::VersionRole).toString(), QString());
    }

    void showsOneFailureAndTellsTheDay()
    {
        ScriptedHttpServer server([](const WireRequest &request, QTcpSocket *socket) {
            if (request.target.startsWith("/bad"))
                ScriptedHttpServer::answer(socket, "502 Bad Gateway", "text/plain", "upstream");
            else
                ScriptedHttpServer::answer(socket, "200 OK", "application/json", "{}");
        });
        HealthBoard board(
            {target(u"hub"_s, server.url(u"/bad"_s)), target(u"traccar"_s, server.url(u"/ok"_s))},
            {.slowest = 1h});
        PlatformModel model(&board);
        const QAbstractItemModelTester tester(&model);
        QSignalSpy summary(&model, &PlatformModel::summaryChanged);
        board.start();
        QTRY_COMPARE(model.failing(), 1);
        QTRY_COMPARE(value(model, 1, PlatformModel::ToneRole).toString(), u"ok"_s);
        QCOMPARE(summary.count(), 1);
        QCOMPARE(value(model, 0, PlatformModel::StateTextRole).toString(), u"Failing"_s);
        QVERIFY(value(model, 0, PlatformModel::ErrorRole)
                .value<ErrorText>()
                .details()
                .contains("upstream"_L1));
        QCOMPARE(value(model, 0, PlatformModel::MissedRole).toInt(), 1);
        QCOMPARE(value(model, 0, PlatformModel::MedianMsRole).toInt(), -1);
        QVERIFY(value(model, 1, PlatformModel::MedianMsRole).toInt() >= 0);
        QCOMPARE(value(model, 0, PlatformModel::BarTonesRole).toStringList().last(), u"danger"_s);
        QCOMPARE(value(model, 1, PlatformModel::BarTonesRole).toStringList().last(), u"ok"_s);
        QCOMPARE(value(model, 1, PlatformModel::BarTonesRole).toStringList().first(), QString());
        QCOMPARE(value(model, 1, PlatformModel::BarHeightsRole).value<QList<double>>().last(), 1.0);
    }

    void aCertificateIsWarnedOfBeforeItEnds_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<QString>("tone");
        QTest::newRow("over") << qint64(-1) << u"danger"_s;
        QTest::newRow("6 days") << qint64(24 * 6) << u"danger"_s;
        QTest::newRow("7 days") << qint64(24 * 7) << u"warning"_s;
        QTest::newRow("20 days") << qint64(24 * 20) << u"warning"_s;
        QTest::newRow("21 days") << qint64(24 * 21) << u"ok"_s;
    }

    void aCertificateIsWarnedOfBeforeItEnds()
    {
        QFETCH(qint64, hours);
        QFETCH(QString, tone);
        const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
        QCOMPARE(PlatformModel::certificateTone(now.addSecs(hours * 3600), now), tone);
        QCOMPARE(PlatformModel::certificateTone({}, now), QString());
    }

    void aVersionThatAClientHeardIsShown()
    {
        HealthBoard board({target(u"erpnext"_s, QUrl(u"http://127.0.0.1:1/"_s))}, {});
        PlatformModel model(&board);
        board.noteVersion(u"erpnext"_s, u"16.2.0"_s);
        QCOMPARE(value(model, 0, PlatformModel::VersionRole).toString(), u"16.2.0"_s);
    }
};

QTEST_GUILESS_MAIN(TestPlatformModel)
#include "tst_platformmodel.moc"
