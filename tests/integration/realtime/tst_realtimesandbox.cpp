// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The client, and what it is for, against the sandbox's own realtime server.

#include "liveworld.h"

#include "core/httpclient.h"
#include "realtime/realtimeclient.h"
#include "store/database.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/hintqueue.h"
#include "sync/syncengine.h"
#include "world/world.h"

#include <QCoroTask>

using namespace FibreDesk;
using namespace FibreDesk::Realtime;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = LiveStatus::State;
using Sandbox::LiveWorld;

class TestRealtimeSandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.start());
        m_network = makeNetworkAccessManager();
        const auto issues =
            m_world.sandbox().world().query("SELECT name FROM \"tabIssue\" ORDER BY name LIMIT 1");
        QVERIFY(!issues.isEmpty());
        m_issue = issues.first().value("name"_L1).toString();
    }

    void init() { m_client = client(); }

    void cleanup()
    {
        m_client.reset();
        m_world.sandbox().faults().clear();
    }

    void tellsOfAColleaguesSaveAndOfWhoIsThere()
    {
        QSignalSpy changed(m_client.get(), &RealtimeClient::changed);
        QSignalSpy viewers(m_client.get(), &RealtimeClient::viewersChanged);
        m_client->setDoctypes({u"Issue"_s});
        m_client->lookAt({u"Issue"_s, m_issue});
        m_client->start();
        QTRY_VERIFY(isLooking());
        m_world.control(u"erp"_s, u"look"_s, look(u"marie.roy@fibre.example"_s));
        QTRY_COMPARE(viewers.count(), 1);
        QVERIFY(
            viewers.first().first().value<Viewers>().users.contains(u"marie.roy@fibre.example"_s));
        save(u"a colleague's subject"_s);
        QTRY_COMPARE(changed.count(), 2); // its list, and itself
        QCOMPARE(changed.first().first().value<Changed>().document.name, m_issue);
        QJsonObject away = look(u"marie.roy@fibre.example"_s);
        away.insert(u"leave"_s, true);
        m_world.control(u"erp"_s, u"look"_s, away);
        QTRY_COMPARE(viewers.count(), 2);
        QVERIFY(
            !viewers.last().first().value<Viewers>().users.contains(u"marie.roy@fibre.example"_s));
    }

    void everyFaultIsToldInWordsAndPassed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("refused") << u"realtime-refuse"_s << u"Invalid namespace"_s;
        QTest::newRow("blocked") << u"realtime-closed"_s << u"403"_s;
        QTest::newRow("half frames") << u"realtime-half"_s << u"a greeting that is no JSON"_s;
        QTest::newRow("silent") << u"realtime-silent"_s << u"no live connection within"_s;
        QTest::newRow("down") << u"down"_s << u"refused"_s;
    }

    void everyFaultIsToldInWordsAndPassed()
    {
        QFETCH(QString, kind);
        QFETCH(QString, words);
        QVERIFY(m_world.sandbox().faults().add({{u"service"_s, u"erp"_s}, {u"kind"_s, kind}}) > 0);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        const QString detail = m_client->status().error->detail;
        QVERIFY2(detail.contains(words) && !detail.isEmpty(), qPrintable(detail));
        m_world.sandbox().faults().clear();
        m_client->start(); // as the button does it
        QTRY_COMPARE(m_client->status().state, State::Live);
    }

    void aSiteOfAnotherNameIsAskedFor()
    {
        QVERIFY(m_world.sandbox().faults().add({{u"service"_s, u"erp"_s},
                    {u"kind"_s, u"realtime-other-site"_s}, {u"body"_s, u"erp.fibre.example"_s}})
            > 0);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        QCOMPARE(m_client->site(), u"erp.fibre.example"_s);
    }

    void aSaveIsReadByItsHintAndWithoutItByAskingOnly()
    {
        QTemporaryDir folder;
        Erp::ErpClient erp(m_network.get(), service());
        Store::Mirror mirror(folder.filePath(u"mirror.sqlite"_s));
        // Nothing is asked for by itself within this test.
        Sync::SyncEngine engine(
            &erp, &mirror, {.fastPulse = 1h, .slowPulse = 1h, .round = 1h, .sweep = 1h});
        Sync::HintQueue hints(&engine, {.gather = 5ms, .every = 10ms});
        connect(m_client.get(), &RealtimeClient::changed, &hints, [&](const Changed &changed) {
            hints.add(engine.fieldMap().table(changed.document.doctype), changed.document.name);
        });
        connect(m_client.get(), &RealtimeClient::resyncNeeded, &engine, &Sync::SyncEngine::catchUp);
        m_client->setDoctypes({u"Issue"_s});
        engine.start();
        QTRY_COMPARE_WITH_TIMEOUT(engine.state().phase, Sync::SyncState::Phase::Current, 30'000);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        QTRY_VERIFY(isSubscribed());

        save(u"seen by its hint"_s);
        QTRY_COMPARE(subject(mirror), u"seen by its hint"_s);

        // While it was away nobody told of this one; coming back it is asked for.
        QVERIFY(m_world.sandbox().faults().add(
                    {{u"service"_s, u"erp"_s}, {u"kind"_s, u"realtime-closed"_s}})
            > 0);
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        save(u"seen by asking"_s);
        m_world.sandbox().faults().clear();
        m_client->start();
        QTRY_COMPARE(subject(mirror), u"seen by asking"_s);
        engine.stop();
        QCoreApplication::processEvents();
    }

private:
    [[nodiscard]] Profile::Service service()
    {
        return {.url = QUrl(m_world.sandbox().server(u"erp"_s).url()),
            .credentials = {.scheme = Credentials::Scheme::FrappeToken,
                .user = u"sandboxkey"_s,
                .secret = u"sandboxsecret"_s}};
    }

    [[nodiscard]] std::unique_ptr<RealtimeClient> client()
    {
        return std::make_unique<RealtimeClient>(m_network.get(), service(),
            RealtimeClient::Options{
                .connectTimeout = 500ms, .firstPause = 20ms, .longestPause = 40ms, .rest = 5ms});
    }

    [[nodiscard]] QJsonObject look(const QString &user) const
    {
        return {{u"doctype"_s, u"Issue"_s}, {u"name"_s, m_issue}, {u"user"_s, user}};
    }

    void save(const QString &subject)
    {
        m_world.sandbox().world().update(
            u"Issue"_s, m_issue, {{u"subject"_s, subject}}, u"repartition2@fibre.example"_s, false);
    }

    [[nodiscard]] QString rooms()
    {
        const QJsonObject state = m_world.part(u"erp"_s)->state();
        return QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] bool isLooking() { return rooms().contains(u"open_doc:Issue/"_s + m_issue); }
    [[nodiscard]] bool isSubscribed() { return rooms().contains(u"\"doctype:Issue\""_s); }

    [[nodiscard]] QString subject(Store::Mirror &mirror) const
    {
        const auto value = QCoro::waitFor(mirror.read([id = m_issue](QSqlDatabase &db) {
            return Store::selectValue(db, u"SELECT subject FROM ticket WHERE id=?"_s, {id});
        }));
        return value ? value->toString() : value.error().detail;
    }

    LiveWorld m_world;
    QString m_issue;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<RealtimeClient> m_client;
};

QTEST_GUILESS_MAIN(TestRealtimeSandbox)
#include "tst_realtimesandbox.moc"
