// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventdrain.h"
#include "listserver.h"

#include "store/database.h"
#include "store/documents.h"
#include "sync/hintqueue.h"
#include "sync/syncengine.h"

#include <QCoroTask>

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Sync;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHintQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_server = std::make_unique<ListServer>();
        for (int i = 0; i < 20; ++i)
            put(u"Customer"_s, customer(i), 1);
        m_network = makeNetworkAccessManager();
        m_erp = std::make_unique<Erp::ErpClient>(
            m_network.get(), Profile::Service{.url = m_server->http.url(), .credentials = {}});
        m_mirror = std::make_unique<Store::Mirror>(
            m_folder.filePath(u"mirror-%1.sqlite"_s.arg(++m_files)));
        // Nothing is read by itself within a test: what comes came by a hint.
        m_engine = std::make_unique<SyncEngine>(m_erp.get(), m_mirror.get(),
            SyncOptions{.fastPulse = 1h, .slowPulse = 1h, .round = 1h, .sweep = 1h});
        m_engine->start();
        QTRY_COMPARE(m_engine->state().phase, SyncState::Phase::Current);
        m_hints = std::make_unique<HintQueue>(
            m_engine.get(), HintQueue::Options{.gather = 5ms, .every = 20ms});
        m_before = m_server->http.requests().size();
    }

    void cleanup()
    {
        m_server->instead = {}; // it speaks of what the test has had
        m_hints.reset();
        m_engine.reset();
        m_mirror.reset();
        drainEvents();
        m_erp.reset();
        m_network.reset();
        m_server.reset();
    }

    void oneDocumentIsFetchedByItsName()
    {
        put(u"Customer"_s, customer(3), 2);
        m_hints->add(u"customer"_s, customer(3));
        m_hints->add(u"customer"_s, customer(3)); // said twice: list and document
        QTRY_COMPARE(version(customer(3)), u"2"_s);
        QCOMPARE(asked(u"/api/resource/Customer/"_s), 1);
        QVERIFY(m_hints->waiting().isEmpty());
    }

    void aDocumentThatIsGoneGoesHereToo()
    {
        m_server->documents[u"Customer"_s].remove(customer(3));
        m_hints->add(u"customer"_s, customer(3));
        QTRY_COMPARE(version(customer(3)), QString());
        QCOMPARE(version(customer(4)), u"1"_s);
    }

    void aBulkEditIsOneReading()
    {
        for (int i = 0; i < 20; ++i) {
            put(u"Customer"_s, customer(i), 2);
            m_hints->add(u"customer"_s, customer(i));
        }
        for (int i = 0; i < 20; ++i)
            QTRY_COMPARE(version(customer(i)), u"2"_s);
        QCOMPARE(asked(u"/api/resource/Customer/"_s), 0);
        QVERIFY(asked(u"/api/resource/Customer?"_s) >= 1);
    }

    void whatWentInABurstGoesHereToo()
    {
        for (int i = 0; i < 12; ++i) {
            m_server->documents[u"Customer"_s].remove(customer(i));
            m_hints->add(u"customer"_s, customer(i));
        }
        put(u"Customer"_s, customer(12), 2);
        m_hints->add(u"customer"_s, customer(12));
        for (int i = 0; i < 12; ++i)
            QTRY_COMPARE(version(customer(i)), QString());
        QTRY_COMPARE(version(customer(12)), u"2"_s);
        QCOMPARE(version(customer(13)), u"1"_s);
        QCOMPARE(asked(u"/api/resource/Customer/"_s), 0);
    }

    void aDocumentOfWhatIsMirroredInPartThatIsGoneGoesHereToo()
    {
        const auto mirrored = [this] {
            const auto value = QCoro::waitFor(m_mirror->read([](QSqlDatabase &db) {
                return Store::selectValue(db, u"SELECT COUNT(*) FROM message WHERE id='M-1'"_s);
            }));
            return value ? value->toInt() : -1;
        };
        const auto written = QCoro::waitFor(m_mirror->write([](QSqlDatabase &db) {
            return Store::applyDocuments(db, u"message"_s,
                {{{u"name"_s, u"M-1"_s}, {u"modified"_s, u"2026-01-01 00:00:00.000001"_s}}});
        }));
        QVERIFY(written);
        QCOMPARE(mirrored(), 1);
        m_hints->add(u"message"_s, u"M-1"_s);
        QTRY_COMPARE(mirrored(), 0);
    }

    void whatIsMirroredInPartIsLookedForInTheList()
    {
        // A mail that hangs on no ticket is none of ours, although it is of the doctype.
        m_hints->add(u"message"_s, u"foreign"_s);
        QTRY_VERIFY(m_hints->waiting().isEmpty());
        put(u"Customer"_s, customer(1), 2);
        m_hints->add(u"customer"_s, customer(1));
        QTRY_COMPARE(version(customer(1)), u"2"_s);
        QCOMPARE(asked(u"/api/resource/Communication/"_s), 0);
    }

    void aChangeDuringTheReadingIsReadToo()
    {
        bool isHeld = true;
        m_server->instead = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (isHeld && request.target.startsWith("/api/resource/Customer/")) {
                isHeld = false;
                const QJsonObject before = m_server->documents[u"Customer"_s][customer(5)];
                put(u"Customer"_s, customer(5), 3);
                m_hints->add(u"customer"_s, customer(5));
                return FakeHttpServer::json(
                    QJsonDocument(QJsonObject{{u"data"_s, before}}).toJson());
            }
            return {};
        };
        put(u"Customer"_s, customer(5), 2);
        m_hints->add(u"customer"_s, customer(5));
        QTRY_COMPARE(version(customer(5)), u"3"_s);
    }

    void unknownKindsAndAStoppedEngineAskNothing()
    {
        m_hints->add(u"nothing"_s, u"x"_s);
        m_hints->add(u"customer"_s, {});
        QVERIFY(m_hints->waiting().isEmpty());
        m_engine->stop();
        m_hints->add(u"customer"_s, customer(1));
        QTRY_VERIFY(m_hints->waiting().isEmpty());
        QCOMPARE(asked(u"/api/resource/Customer/"_s), 0);
    }

    void catchingUpAsksEveryKind()
    {
        put(u"Customer"_s, customer(7), 2);
        m_engine->catchUp();
        QTRY_COMPARE(version(customer(7)), u"2"_s);
    }

    void whatARoundUnderWayHasPassedIsAskedForOnceMore()
    {
        bool isFirst = true;
        m_server->instead = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (isFirst && request.target.startsWith("/api/resource/Customer?")) {
                isFirst = false;
                put(u"Customer"_s, customer(8), 2);
                m_engine->catchUp();
                return FakeHttpServer::json(R"({"data":[]})"); // as it was
            }
            return {};
        };
        m_engine->catchUp();
        QTRY_COMPARE(version(customer(8)), u"2"_s);
    }

private:
    [[nodiscard]] static QString customer(int i) { return u"C-%1"_s.arg(i, 5, 10, '0'_L1); }

    void put(const QString &doctype, const QString &name, int version)
    {
        m_server->put(doctype,
            {{u"name"_s, name}, {u"customer_name"_s, QString::number(version)},
                {u"modified"_s, u"2026-01-0%1 00:00:00.000001"_s.arg(version)}});
    }

    [[nodiscard]] QString version(const QString &name)
    {
        const auto value = QCoro::waitFor(m_mirror->read([name](QSqlDatabase &db) {
            return Store::selectValue(
                db, u"SELECT customer_name FROM customer WHERE id=?"_s, {name});
        }));
        return value ? value->toString() : value.error().detail;
    }

    /// Requests to such a target since the hints began.
    [[nodiscard]] int asked(const QString &target)
    {
        const auto all = m_server->http.requests();
        return int(std::count_if(
            all.cbegin() + qsizetype(m_before), all.cend(), [&target](const SeenRequest &one) {
                return one.target.startsWith(target.toLatin1());
            }));
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<ListServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Erp::ErpClient> m_erp;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<HintQueue> m_hints;
    size_t m_before = 0;
};

QTEST_GUILESS_MAIN(TestHintQueue)
#include "tst_hintqueue.moc"
