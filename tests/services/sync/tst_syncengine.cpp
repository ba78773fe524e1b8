// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventdrain.h"
#include "listserver.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Sync;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSyncEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"fibredesk.http=false\nfibredesk.sync.info=false"_s);
    }

    void init()
    {
        m_network = makeNetworkAccessManager();
        m_server = std::make_unique<ListServer>();
        m_directory = std::make_unique<QTemporaryDir>();
        Profile::Service service;
        service.url = m_server->http.url();
        m_client = std::make_unique<Erp::ErpClient>(m_network.get(), service);
        open();
        for (int i = 0; i < 3; ++i) {
            m_server->put(u"Dispatch Technician"_s,
                document(u"DT-%1"_s.arg(i), {{u"full_name"_s, u"Tech %1"_s.arg(i)}}));
        }
        m_server->put(u"Dispatch Job"_s, job(u"DJ-1"_s, {{u"subject"_s, u"first"_s}}));
        m_server->put(u"Dispatch Job Tag"_s,
            {{u"name"_s, u"r1"_s}, {u"parent"_s, u"DJ-1"_s}, {u"parenttype"_s, u"Dispatch Job"_s},
                {u"idx"_s, 1}, {u"tag"_s, u"Fibre"_s}});
    }

    void cleanup()
    {
        closeAndDrain();
        m_client.reset();
    }

    void copiesEverythingAlthoughTimestampsAreEqual()
    {
        // A migration stamps all rows with one time: the name must break the tie.
        addCustomers(250);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 250);
        QCOMPARE(count(u"SELECT count(*) FROM technician"_s), 3);
        QCOMPARE(count(u"SELECT count(*) FROM job_tag WHERE tag='Fibre'"_s), 1);
        const auto *progress = m_engine->state().find(u"customer"_s);
        QCOMPARE(progress->phase, KindProgress::Phase::Current);
        QCOMPARE(progress->rows, 250);
        QCOMPARE(progress->total, 250);
        QCOMPARE(m_engine->state().phase, SyncState::Phase::Stopped);
    }

    void continuesWhereItWasStopped()
    {
        addCustomers(250);
        int pages = 0;
        m_server->instead = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.startsWith("/api/resource/Customer?") && ++pages > 2) {
                return ScriptedAnswer{.end = ScriptedAnswer::End::Never};
            }
            return {};
        };
        m_engine->start();
        QTRY_COMPARE(count(u"SELECT count(*) FROM customer"_s), 200);
        closeAndDrain();
        m_server->instead = {};
        open();
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 250);
        // The page after the cursor was asked for twice and no page before it again.
        QCOMPARE(m_server->seen(u"[\"name\",\"<\",\"C-00050\"]"_s), 2);
        QCOMPARE(m_server->seen(u"[\"name\",\"<\",\"C-00150\"]"_s), 1);
    }

    void followsWhatOthersChange()
    {
        m_engine->setBoardVisible(true);
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        QSignalSpy changes(m_mirror.get(), &Store::Mirror::documentsChanged);
        m_server->put(u"Dispatch Job"_s,
            job(u"DJ-1"_s,
                {{u"subject"_s, u"second"_s}, {u"modified"_s, u"2026-02-01 00:00:00.000002"_s}}));
        m_server->documents[u"Dispatch Job Tag"_s].clear();
        QTRY_COMPARE(count(u"SELECT count(*) FROM job WHERE subject='second'"_s), 1);
        QTRY_COMPARE(count(u"SELECT count(*) FROM job_tag"_s), 0);
        QVERIFY(std::ranges::all_of(changes, [](const QVariantList &arguments) {
            return arguments.at(0).value<Store::Changes>().ids.keys()
                == QStringList{Store::Kind::Job};
        }));
    }

    void childRowsThatDidNotComeAreAskedForAgain()
    {
        m_engine->setBoardVisible(true);
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        int asked = 0;
        m_server->instead = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.startsWith("/api/resource/Dispatch%20Job%20Tag?")) {
                ++asked;
                return ScriptedAnswer{.end = ScriptedAnswer::End::Never};
            }
            return {};
        };
        m_server->put(
            u"Dispatch Job"_s, job(u"DJ-1"_s, {{u"modified"_s, u"2026-02-01 00:00:00.000002"_s}}));
        m_server->documents[u"Dispatch Job Tag"_s].clear();
        QTRY_VERIFY(asked > 0);
        closeAndDrain(); // ended in between
        m_server->instead = {};
        open();
        m_engine->setBoardVisible(true);
        m_engine->start();
        QTRY_COMPARE(count(u"SELECT count(*) FROM job_tag"_s), 0);
    }

    void childRowsOfAnOlderStateAreLeftAside()
    {
        const QString older = u"2026-03-01 00:00:00.000001"_s;
        const QString newer = u"2026-03-01 00:00:00.000002"_s;
        const QJsonArray tags{QJsonObject{{u"name"_s, u"r2"_s}, {u"tag"_s, u"Nord"_s}}};
        const auto done = QCoro::waitFor(m_mirror->write([&](QSqlDatabase &db) -> Result<void> {
            const QJsonObject now =
                document(u"DJ-7"_s, {{u"modified"_s, newer}, {u"tags"_s, tags}});
            if (const auto put = Store::applyDocuments(db, Store::Kind::Job, {now}); !put) {
                return std::unexpected(put.error());
            }
            Page late;
            late.ids = {u"DJ-7"_s};
            late.documents = {document(u"DJ-7"_s, {{u"modified"_s, older}})};
            late.children.insert(u"job_tag"_s, {{u"DJ-7"_s, {}}});
            return writeChanges(db, Store::Kind::Job, late, Mark::Keep);
        }));
        QVERIFY(done.has_value());
        QCOMPARE(count(u"SELECT count(*) FROM job_tag WHERE tag='Nord'"_s), 1);
    }

    void anotherServers404TakesNothingAway()
    {
        addCustomers(1);
        m_engine->start();
        QTRY_COMPARE(count(u"SELECT count(*) FROM customer"_s), 1);
        m_server->instead = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target == "/api/resource/Customer/C-00000") {
                return FakeHttpServer::html("<h1>404 page not found</h1>", 404);
            }
            return {};
        };
        m_engine->hint(u"customer"_s, u"C-00000"_s);
        QTRY_COMPARE(m_server->seen(u"/Customer/C-00000"_s), 1);
        // What the answer would do is done before this second one is.
        m_server->put(u"Customer"_s, document(u"C-9"_s, {{u"customer_name"_s, u"Nouvelle"_s}}));
        m_engine->hint(u"customer"_s, u"C-9"_s);
        QTRY_COMPARE(count(u"SELECT count(*) FROM customer WHERE id='C-9'"_s), 1);
        QCOMPARE(count(u"SELECT count(*) FROM customer WHERE id='C-00000'"_s), 1);
    }

    void anAnswerThatRepeatsItselfIsNotWritten()
    {
        m_engine->setBoardVisible(true);
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        QSignalSpy changes(m_mirror.get(), &Store::Mirror::documentsChanged);
        const int before = m_server->seen(u"/Dispatch Job?"_s);
        QTRY_VERIFY(m_server->seen(u"/Dispatch Job?"_s) > before + 2);
        QCOMPARE(changes.size(), 0);
    }

    void hintsFetchAndRemove()
    {
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        m_server->put(u"Customer"_s, document(u"C-9"_s, {{u"customer_name"_s, u"Nouvelle"_s}}));
        m_engine->hint(u"customer"_s, u"C-9"_s);
        QTRY_COMPARE(count(u"SELECT count(*) FROM customer"_s), 1);
        m_server->documents[u"Customer"_s].clear();
        m_engine->hint(u"customer"_s, u"C-9"_s);
        QTRY_COMPARE(count(u"SELECT count(*) FROM customer"_s), 0);
    }

    void findsDeletionsAndWhatWasMissed()
    {
        addCustomers(50);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        m_server->documents[u"Customer"_s].remove(u"C-00007"_s);
        // Older than everything mirrored: following the changes alone would never see it.
        m_server->put(u"Customer"_s,
            document(u"C-00700"_s, {{u"modified"_s, u"2020-01-01 00:00:00.000000"_s}}));
        QVERIFY(QCoro::waitFor(m_engine->runOnce(true)));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 50);
        QCOMPARE(count(u"SELECT count(*) FROM customer WHERE id='C-00007'"_s), 0);
    }

    void comparesNamesAtASlowPace()
    {
        addCustomers(5);
        m_engine.reset();
        m_engine = std::make_unique<SyncEngine>(
            m_client.get(), m_mirror.get(), SyncOptions{.round = 1h, .sweep = 5ms});
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        m_server->documents[u"Customer"_s].remove(u"C-00003"_s);
        m_server->put(u"Customer"_s,
            document(u"C-00700"_s, {{u"modified"_s, u"2020-01-01 00:00:00.000000"_s}}));
        QTRY_COMPARE(count(u"SELECT count(*) FROM customer WHERE id='C-00003'"_s), 0);
        QTRY_COMPARE(count(u"SELECT count(*) FROM customer WHERE id='C-00700'"_s), 1);
    }

    void leavesOutFieldsTheServerDoesNotHave()
    {
        m_server->unknownFields = {u"legacy_dept"_s, u"ppa_enabled"_s};
        addCustomers(3);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 3);
        QCOMPARE(count(u"SELECT count(*) FROM job"_s), 1);
        QCOMPARE(
            m_engine->state().missingFields.value(u"customer"_s), QStringList{u"ppa_enabled"_s});
    }

    void leavesOutFieldsThatTheDoctypeLacksWhereTheRefusalNamesNone()
    {
        m_server->unknownFields = {u"ppa_enabled"_s, u"stripe_id"_s};
        m_server->isSilentAboutFields = true;
        addCustomers(3);
        // The doctype cannot be read at the sign-in, but when it matters.
        m_server->instead = [this](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (m_server->seen(u"/api/resource/Customer?"_s) == 0
                && request.target.contains("getdoctype")) {
                return FakeHttpServer::json("{\"exc_type\":\"PermissionError\"}", 403);
            }
            return {};
        };
        m_server->describes.insert(u"Customer"_s, {u"customer_name"_s, u"cell_phone"_s});
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer WHERE customer_name LIKE 'Client%'"_s), 3);
        QVERIFY(m_engine->state().missingFields.value(u"customer"_s).contains(u"stripe_id"_s));
        QVERIFY(!m_engine->state().missingFields.value(u"customer"_s).contains(u"cell_phone"_s));
    }

    void asksForAllFieldsWhereNobodyTellsWhichThereAre()
    {
        m_server->unknownFields = {u"ppa_enabled"_s, u"stripe_id"_s};
        m_server->isSilentAboutFields = true;
        addCustomers(250);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer WHERE customer_name LIKE 'Client%'"_s), 250);
        QVERIFY(m_engine->state().missingFields.value(u"customer"_s).contains(u"stripe_id"_s));
        // Once is enough to know: the other pages name their fields again.
        QCOMPARE(m_server->seen(u"/Customer?fields=[\"*\"]"_s), 1);
    }

    void goesOnWithoutDoctypesThatTheSiteDoesNotHave()
    {
        // A plain ERPNext.
        m_server->documents.clear();
        m_server->absent = {u"Dispatch Technician"_s, u"Dispatch Tag"_s, u"Dispatch Job"_s,
            u"Service Location"_s, u"Service Subscription"_s, u"Service Contract"_s,
            u"Service Equipment"_s};
        addCustomers(3);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 3);
        const auto *jobs = m_engine->state().find(u"job"_s);
        QCOMPARE(jobs->phase, KindProgress::Phase::Absent);
        QCOMPARE(jobs->error->detail, u"DocType Dispatch Job not found"_s);
        QCOMPARE(m_engine->state().find(u"customer"_s)->phase, KindProgress::Phase::Current);
        QVERIFY(!m_engine->state().error);

        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        const int asked = m_server->seen(u"/Dispatch Job?"_s);
        const int rounds = m_server->seen(u"/Customer?"_s);
        QTRY_VERIFY(m_server->seen(u"/Customer?"_s) > rounds + 2);
        QCOMPARE(m_server->seen(u"/Dispatch Job?"_s), asked); // not with every round
    }

    void copiesAllWhereSomethingShortensThePages()
    {
        m_server->mostRows = 40;
        addCustomers(250);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 250);
    }

    void copiesRowsThatAMigrationLeftWithoutATime()
    {
        addCustomers(150);
        for (int i = 0; i < 120; ++i) {
            m_server->put(u"Customer"_s,
                {{u"name"_s, u"M-%1"_s.arg(i, 3, 10, QLatin1Char('0'))},
                    {u"modified"_s, QJsonValue::Null}, {u"customer_name"_s, u"Migré"_s}});
        }
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 270);
        QCOMPARE(m_engine->state().find(u"customer"_s)->rows, 270);
    }

    void endsWhereTheServerGivesTheSamePageAgain()
    {
        addCustomers(100);
        m_server->instead = [this](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.startsWith("/api/resource/Customer?")) {
                return {};
            }
            QJsonArray rows;
            for (const QJsonObject &row : m_server->documents.value(u"Customer"_s)) {
                rows += row;
            }
            return FakeHttpServer::json(
                QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson(QJsonDocument::Compact));
        };
        const auto done = QCoro::waitFor(m_engine->runOnce());
        QCOMPARE(done.error().detail, u"the server gives the same page again"_s);
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 100);
    }

    void mirrorsDocumentsWhoseNamesAreNumbers()
    {
        m_server->documents[u"Dispatch Tag"_s].insert(u"7"_s,
            {{u"name"_s, 7}, {u"modified"_s, u"2026-01-01 00:00:00.000001"_s},
                {u"label"_s, u"Fibre"_s}});
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM tag WHERE id='7' AND label='Fibre'"_s), 1);
    }

    void saysAtTheEndWhatCouldNotBeCopied()
    {
        m_server->unlisted = {u"Payment Entry"_s};
        addCustomers(3);
        const auto done = QCoro::waitFor(m_engine->runOnce());
        QCOMPARE(done.error().kind, ErrorKind::Forbidden);
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 3);
        QCOMPARE(m_engine->state().find(u"invoice"_s)->phase, KindProgress::Phase::Current);
    }

    void notesThatMayNotBeReadAreNoFailure()
    {
        m_server->unlisted = {u"Comment"_s};
        addCustomers(3);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        const auto *notes = m_engine->state().find(Store::Kind::Note);
        QCOMPARE(notes->phase, KindProgress::Phase::Failed);
        QCOMPARE(notes->error->kind, ErrorKind::Forbidden);
        // In the writer's queue, after the note of it.
        const auto state = QCoro::waitFor(m_mirror->write(
            [](QSqlDatabase &db) { return Store::kindState(db, Store::Kind::Note); }));
        QVERIFY(state && !state->isComplete && Store::isForbidden(*state));
    }

    void readsChildRowsWithTheirDocumentsWhereTheyCannotBeListed()
    {
        m_server->unlisted = {u"Dispatch Job Tag"_s};
        m_server->put(u"Dispatch Job"_s,
            job(u"DJ-1"_s,
                {{u"tags"_s,
                    QJsonArray{QJsonObject{{u"name"_s, u"r1"_s}, {u"tag"_s, u"Nord"_s}}}}}));
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM job_tag WHERE tag='Nord'"_s), 1);
    }

    void aKindThatIsNotGivenDoesNotStopTheOthers()
    {
        m_server->unlisted = {u"Payment Entry"_s};
        addCustomers(3);
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 3);
        // Each round tries it once more: in between it is being filled.
        const auto *payments = m_engine->state().find(u"payment"_s);
        QTRY_COMPARE(payments->phase, KindProgress::Phase::Failed);
        QCOMPARE(payments->error->kind, ErrorKind::Forbidden);
    }

    void waitsWhenItIsToldTo()
    {
        int refused = 0;
        QElapsedTimer sinceRefused;
        qint64 askedAgainAfter = -1;
        m_server->instead = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (sinceRefused.isValid() && askedAgainAfter < 0
                && request.target.startsWith("/api/resource/Customer?"))
                askedAgainAfter = sinceRefused.elapsed();
            if (request.target.startsWith("/api/resource/Customer?") && refused < 1) {
                ++refused;
                sinceRefused.start();
                return ScriptedAnswer{
                    .status = 429, .body = "{}", .headers = {{"Retry-After", "1"}}};
            }
            return {};
        };
        addCustomers(3);
        QSignalSpy states(m_engine.get(), &SyncEngine::stateChanged);
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        QCOMPARE(count(u"SELECT count(*) FROM customer"_s), 3);
        constexpr qint64 Asked = 1000;
        constexpr qint64 OfATimer = 60;
        QVERIFY2(askedAgainAfter >= Asked - OfATimer, qPrintable(QString::number(askedAgainAfter)));
        QVERIFY(std::ranges::any_of(states, [](const QVariantList &arguments) {
            const auto state = arguments.at(0).value<SyncState>();
            return state.phase == SyncState::Phase::Waiting && state.nextTry.isValid()
                && state.error->kind == ErrorKind::RateLimited;
        }));
    }

    void saysWhyItCannotBegin()
    {
        m_server->instead = [](const SeenRequest &) -> std::optional<ScriptedAnswer> {
            return FakeHttpServer::json("{\"exc_type\":\"AuthenticationError\"}", 401);
        };
        const auto done = QCoro::waitFor(m_engine->runOnce());
        QCOMPARE(done.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m_engine->state().error->kind, ErrorKind::Unauthorized);
    }

    void aPersonNeedNotWaitForTheNextTry()
    {
        m_server->instead = [](const SeenRequest &) -> std::optional<ScriptedAnswer> {
            return FakeHttpServer::json("{\"exc_type\":\"AuthenticationError\"}", 401);
        };
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Waiting);
        QCOMPARE(m_engine->state().error->kind, ErrorKind::Unauthorized);
        m_server->instead = {};
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        QVERIFY(!m_engine->state().error.has_value());
    }

    void knowsItsCopyWithoutTheServer()
    {
        QVERIFY(QCoro::waitFor(m_engine->runOnce()));
        closeAndDrain();
        int asked = 0;
        m_server->instead = [&](const SeenRequest &) -> std::optional<ScriptedAnswer> {
            ++asked;
            return {};
        };
        open();
        QVERIFY(!m_engine->state().lastSuccess.isValid());
        m_engine->recall();
        QTRY_VERIFY(m_engine->state().lastSuccess.isValid());
        QCOMPARE(m_engine->state().find(u"technician"_s)->rows, 3);
        QCOMPARE(m_engine->state().phase, SyncState::Phase::Stopped);
        QCOMPARE(asked, 0);
    }

    void pausesAndGoesOn()
    {
        m_engine->setBoardVisible(true);
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        m_engine->pause();
        QCOMPARE(m_engine->state().phase, SyncState::Phase::Paused);
        m_server->put(
            u"Dispatch Job"_s, job(u"DJ-2"_s, {{u"modified"_s, u"2026-02-01 00:00:00.000002"_s}}));
        m_engine->resume();
        QTRY_COMPARE(count(u"SELECT count(*) FROM job"_s), 2);
    }

private:
    void closeAndDrain()
    {
        m_engine.reset();
        m_mirror.reset();
        drainEvents();
    }

    void open()
    {
        m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"m.sqlite"_s));
        m_engine = std::make_unique<SyncEngine>(m_client.get(), m_mirror.get(),
            SyncOptions{
                .fastPulse = 20ms, .slowPulse = 20ms, .round = 50ms, .sweep = 1h, .pageSize = 100});
    }

    static QJsonObject document(const QString &name, QJsonObject fields)
    {
        fields[u"name"_s] = name;
        if (!fields.contains("modified"_L1)) {
            fields[u"modified"_s] = u"2026-01-01 00:00:00.000001"_s;
        }
        return fields;
    }

    static QJsonObject job(const QString &name, QJsonObject fields)
    {
        return document(name, std::move(fields));
    }

    void addCustomers(int n)
    {
        for (int i = 0; i < n; ++i) {
            m_server->put(u"Customer"_s,
                document(u"C-%1"_s.arg(i, 5, 10, QLatin1Char('0')),
                    {{u"customer_name"_s, u"Client %1"_s.arg(i)}}));
        }
    }

    int count(const QString &sql)
    {
        const auto answer = QCoro::waitFor(m_mirror->read([sql](QSqlDatabase &db) {
            return Store::selectValue(db, sql).transform(
                [](const QVariant &value) { return value.toInt(); });
        }));
        return answer.value_or(-1);
    }

    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ListServer> m_server;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Erp::ErpClient> m_client;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<SyncEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
