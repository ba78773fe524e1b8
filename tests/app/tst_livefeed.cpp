// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who else has a document open, from the server's rooms to what the page shows; and what stays on
// the disk when the program ends.

#include "livefeed.h"
#include "liveworld.h"
#include "localcopy.h"
#include "services.h"

#include "outbox/fieldwrite.h"
#include "outbox/tagjournal.h"
#include "outbox/writequeue.h"
#include "realtime/realtimeclient.h"
#include "session/session.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "world/world.h"

#include <QCoroTask>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Sandbox::LiveWorld;

class TestLiveFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.start());
        auto &world = m_world.sandbox().world();
        const auto issues = world.query("SELECT name FROM \"tabIssue\" ORDER BY name LIMIT 2");
        QCOMPARE(issues.size(), 2);
        m_issue = issues.first().value("name"_L1).toString();
        m_other = issues.last().value("name"_L1).toString();
        const auto users =
            world.query("SELECT name, full_name FROM \"tabUser\" WHERE full_name<>'' "
                        "AND name NOT LIKE 'fibredesk@%' ORDER BY name LIMIT 1");
        QVERIFY(!users.isEmpty());
        m_colleague = users.first().value("name"_L1).toString();
        m_colleagueName = users.first().value("full_name"_L1).toString();
    }

    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void namesWhoElseIsOnTheDocumentInFront()
    {
        Services services(profile());
        Session session{Clock()};
        LiveFeed feed(services, session);
        services.realtime->start();
        feed.lookAt(Store::Kind::Ticket, m_issue);
        QTRY_VERIFY(isOpened(m_issue));
        look(m_issue, m_colleague, false);
        QTRY_COMPARE(session.alsoHere(), m_colleagueName);
        QCOMPARE(session.alsoHereAt(), m_issue);
        // Somebody the server has no name for.
        look(m_issue, u"autre@fibre.example"_s, false);
        QTRY_COMPARE(session.alsoHere(), m_colleagueName + u", autre@fibre.example"_s);
        feed.lookAt(Store::Kind::Ticket, m_other);
        QCOMPARE(session.alsoHere(), QString());
        QTRY_VERIFY(isOpened(m_other) && !isOpened(m_issue));
        look(m_other, m_colleague, false);
        QTRY_COMPARE(session.alsoHereAt(), m_other);
        look(m_other, m_colleague, true);
        QTRY_COMPARE(session.alsoHere(), QString());
        services.stop();
        QCoreApplication::processEvents();
    }

    void nobodyIsNamedOnceNobodyTells()
    {
        Services services(profile());
        Session session{Clock()};
        LiveFeed feed(services, session);
        services.realtime->start();
        feed.lookAt(Store::Kind::Ticket, m_issue);
        QTRY_VERIFY(isOpened(m_issue));
        look(m_issue, m_colleague, false);
        QTRY_VERIFY(!session.alsoHere().isEmpty());
        m_world.sandbox().faults().add(
            {{u"service"_s, u"erp"_s}, {u"kind"_s, u"realtime-closed"_s}});
        QTRY_COMPARE(session.alsoHere(), QString());
        m_world.sandbox().faults().clear();
        services.stop();
        QCoreApplication::processEvents();
    }

    void theCopyGoesAtTheEndIfAskedAndTheOutboxUnlessItHoldsSomething_data()
    {
        QTest::addColumn<bool>("isAsked");
        QTest::addColumn<bool>("hasUnsent");
        QTest::addColumn<bool>("mirrorStays");
        QTest::addColumn<bool>("outboxStays");
        QTest::newRow("not asked") << false << false << true << true;
        QTest::newRow("asked") << true << false << false << false;
        QTest::newRow("asked, with unsent changes") << true << true << false << true;
    }

    void theCopyGoesWithWhatBecameOfTagsUnlessThatIsOpen()
    {
        const Profile desk = profile();
        const QString tags = Outbox::TagJournal::fileFor(desk);
        for (const Outbox::State state : {Outbox::State::Uncertain, Outbox::State::Done}) {
            LocalCopyRemoval removal;
            Services services(desk);
            QTRY_VERIFY(services.outbox->isLoaded());
            const Outbox::TagRow row{.id = m_issue, .state = state};
            const auto run = QCoro::waitFor(services.tags->unfinished(u"Issue"_s));
            QCOMPARE(run && run->has_value(), state == Outbox::State::Done);
            if (run && run->has_value())
                QVERIFY(QCoro::waitFor(services.tags->put((*run)->number, {m_issue}, state)));
            else {
                const auto begun = QCoro::waitFor(services.tags->begin(
                    {.doctype = u"Issue"_s, .tag = u"Panne"_s, .rows = {row}}));
                QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
            }
            removal.prepare(services);
        }
        QVERIFY(!QFile::exists(tags));
    }

    void theCopyGoesAtTheEndIfAskedAndTheOutboxUnlessItHoldsSomething()
    {
        QFETCH(bool, isAsked);
        QFETCH(bool, hasUnsent);
        const Profile desk = profile();
        const QString mirror = Store::Mirror::fileFor(desk);
        const QString outbox = Outbox::WriteQueue::fileFor(desk);
        const QString setAside = mirror + u".damaged-1"_s;
        const QString outboxAside = outbox + u".damaged-1"_s;
        const QString foreign = m_directory->filePath(u"mirror-of-somebody-else.sqlite"_s);
        {
            LocalCopyRemoval removal;
            Services services(desk);
            QVERIFY(QCoro::waitFor(services.mirror->ready()).has_value());
            QTRY_VERIFY(services.outbox->isLoaded());
            for (const QString &name : {setAside, outboxAside, foreign}) {
                QFile file(name);
                QVERIFY(file.open(QIODevice::WriteOnly));
            }
            if (hasUnsent) {
                const Outbox::NewWrite write =
                    Outbox::fieldWrite({.doctype = u"Issue"_s, .name = m_issue},
                        {{.field = u"subject"_s, .before = "\"x\""_ba, .after = "\"y\""_ba}});
                QVERIFY(QCoro::waitFor(services.outbox->add(write)).has_value());
            }
            if (isAsked)
                removal.prepare(services);
        }
        QTEST(QFile::exists(mirror), "mirrorStays");
        QTEST(QFile::exists(setAside), "mirrorStays");
        QTEST(QFile::exists(outbox), "outboxStays");
        QVERIFY(QFile::exists(outboxAside));
        QVERIFY(QFile::exists(foreign));
        const QStringList left = QDir(m_directory->path()).entryList({u"mirror-*"_s}, QDir::Files);
        QCOMPARE(left.size() == 1, isAsked);
    }

    void aSecondProgramThatClosesLeavesTheCopyToTheFirst()
    {
        const Profile desk = profile();
        Services first(desk);
        QVERIFY(QCoro::waitFor(first.mirror->ready()).has_value());
        QTRY_VERIFY(first.outbox->isLoaded());
        {
            LocalCopyRemoval removal;
            Services second(desk);
            QVERIFY(QCoro::waitFor(second.mirror->ready()).has_value());
            QTRY_VERIFY(second.outbox->fileError().has_value());
            removal.prepare(second);
        }
        QVERIFY(QFile::exists(Store::Mirror::fileFor(desk)));
        QVERIFY(QFile::exists(Outbox::WriteQueue::fileFor(desk)));
    }

private:
    [[nodiscard]] Profile profile()
    {
        Profile desk;
        desk.dataDirectory = m_directory->path();
        desk.erp = {.url = QUrl(m_world.sandbox().server(u"erp"_s).url()),
            .credentials = {.scheme = Credentials::Scheme::FrappeToken,
                .user = u"sandboxkey"_s,
                .secret = u"sandboxsecret"_s}};
        return desk;
    }

    void look(const QString &issue, const QString &user, bool isLeaving)
    {
        m_world.control(u"erp"_s, u"look"_s,
            {{u"doctype"_s, u"Issue"_s}, {u"name"_s, issue}, {u"user"_s, user},
                {u"leave"_s, isLeaving}});
    }

    [[nodiscard]] bool isOpened(const QString &issue)
    {
        const QJsonDocument state(m_world.part(u"erp"_s)->state());
        return state.toJson().contains("open_doc:Issue/" + issue.toUtf8());
    }

    LiveWorld m_world;
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_issue;
    QString m_other;
    QString m_colleague;
    QString m_colleagueName;
};

QTEST_GUILESS_MAIN(TestLiveFeed)
#include "tst_livefeed.moc"
