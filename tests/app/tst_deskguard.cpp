// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskguard.h"
#include "localcopy.h"
#include "services.h"

#include "fakehttpserver.h"
#include "hub/hubclient.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "session/notifications.h"
#include "session/session.h"
#include "session/settings.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <memory>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDeskGuard : public QObject {
    Q_OBJECT

private:
    /// What a desk is made of, taken down in its order.
    struct Desk {
        Desk(const Profile &profile, const QString &settingsFile)
            : services(profile)
            , settings(settingsFile)
            , session(Clock())
            , notifications(Clock())
            , secrets({.isMemoryOnly = true})
        {
        }

        void guardIt()
        {
            guard = std::make_unique<DeskGuard>(DeskGuard::Parts{.services = services,
                .session = session,
                .settings = settings,
                .notifications = notifications,
                .removal = removal,
                .secrets = &secrets,
                .diaries = services.profile.dataDirectory + u"/diaries"_s,
                .orderPatience = 0ms,
                .pam = pam});
        }

        LocalCopyRemoval removal;
        Services services;
        Settings settings;
        Session session;
        Notifications notifications;
        Safe::SecretStore secrets;
        QString pam; ///< empty = the system's
        std::unique_ptr<DeskGuard> guard;
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeHttpServer> m_server;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] Profile profile() const
    {
        Profile profile;
        profile.file = path(u"profile.ini"_s);
        profile.dataDirectory = path(u"data"_s);
        profile.erp.url = m_server->url();
        profile.hub.url = m_server->url();
        return profile;
    }
    [[nodiscard]] std::unique_ptr<Desk> desk() const
    {
        auto desk = std::make_unique<Desk>(profile(), path(u"settings.ini"_s));
        desk->guardIt();
        return desk;
    }
    static bool isReady(Desk &desk)
    {
        return QCoro::waitFor(desk.services.mirror->ready()).has_value()
            && QTest::qWaitFor([&desk] { return desk.services.outbox->isLoaded(); });
    }
    void write(const QString &name) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write("x") != 1)
            qFatal("cannot write");
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        for (const QString &name :
            {u"data/diaries/one.json"_s, u"data/tiles/1.png"_s, u"data/hstsstore"_s,
                u"data/opened-files/7/bill.pdf"_s, u"data/somebody-elses.txt"_s,
                u"data/mirror-of-another.sqlite"_s, u"profile.ini"_s})
            write(name);
    }

    void theHubsOrderTakesEverythingOfThisDeskAway()
    {
        m_server->setHandler([](const SeenRequest &) {
            return FakeHttpServer::json(
                R"({"error": "account_disabled", "wipe": true, "message": "left in May"})"_ba, 403);
        });
        auto one = desk();
        QVERIFY(isReady(*one));
        const QString mirror = one->services.mirror->file();
        QSignalSpy ended(one->guard.get(), &DeskGuard::endRequested);
        QVERIFY(!QCoro::waitFor(one->services.hub->campaigns()));
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(one->session.wipeOrder().contains("left in May"_L1)); // it was told
        QVERIFY(QFile::exists(mirror)); // the files are closed first
        one.reset();
        QVERIFY(!QFile::exists(mirror));
        for (const QString &name :
            {u"data/diaries"_s, u"data/tiles"_s, u"data/opened-files"_s, u"data/hstsstore"_s})
            QVERIFY2(!QFile::exists(path(name)), qPrintable(name));
        for (const QString &name :
            {u"data/somebody-elses.txt"_s, u"data/mirror-of-another.sqlite"_s, u"profile.ini"_s})
            QVERIFY2(QFile::exists(path(name)), qPrintable(name));
    }

    void aWipeTakesWhatEverybodyHadWhoSignedInHere()
    {
        Profile shared = profile();
        shared.erp.usesSignIn = true;
        shared.oidc = {.issuer = QUrl(u"https://sso.example"_s), .clientId = u"desk"_s};
        shared.person = u"aaaaaaaaaaaa"_s;
        Profile other = shared;
        other.person = u"bbbbbbbbbbbb"_s;
        const QString copy = u"data/"_s + QFileInfo(Store::Mirror::fileFor(other)).fileName();
        const QString draft = u"data/people/bbbbbbbbbbbb/mail/drafts/1.json"_s;
        write(copy);
        write(draft);
        auto one = std::make_unique<Desk>(shared, path(u"settings.ini"_s));
        one->guardIt();
        QVERIFY(isReady(*one));
        const QString own = one->services.mirror->file();
        QVERIFY(own != path(copy));
        QSignalSpy ended(one->guard.get(), &DeskGuard::endRequested);
        one->session.wipe(false);
        QTRY_COMPARE(ended.count(), 1);
        one.reset();
        for (const QString &file : {own, path(copy), path(draft)})
            QVERIFY2(!QFile::exists(file), qPrintable(file));
        QVERIFY(QFile::exists(path(u"data/mirror-of-another.sqlite"_s)));
    }

    void theOneCopyOfAnEarlierVersionGoesWherePeopleSignIn()
    {
        Profile shared = profile();
        shared.erp.usesSignIn = true;
        shared.oidc = {.issuer = QUrl(u"https://sso.example"_s), .clientId = u"desk"_s};
        shared.person = u"aaaaaaaaaaaa"_s;
        const QString old = shared.deskFile(u"mirror"_s);
        write(u"data/"_s + QFileInfo(old).fileName());
        Desk one(shared, path(u"settings.ini"_s));
        one.guardIt();
        QVERIFY(isReady(one));
        one.guard->closeFiles();
        QTRY_VERIFY(!QFile::exists(old));
        QVERIFY(QFile::exists(one.services.mirror->file()));
    }

    void anotherRefusalTakesNothing()
    {
        m_server->setHandler([](const SeenRequest &) {
            return FakeHttpServer::json(R"({"error": "account_disabled"})"_ba, 403);
        });
        auto one = desk();
        QVERIFY(isReady(*one));
        const QString mirror = one->services.mirror->file();
        QSignalSpy ended(one->guard.get(), &DeskGuard::endRequested);
        QVERIFY(!QCoro::waitFor(one->services.hub->campaigns()));
        QVERIFY(one->session.wipeOrder().isEmpty());
        one.reset();
        QCOMPARE(ended.count(), 0);
        QVERIFY(QFile::exists(mirror));
    }

    void whatWasNeverSentStaysUnlessThatIsSaid_data()
    {
        QTest::addColumn<bool>("hasUnsent");
        QTest::addColumn<bool>("takesUnsent");
        QTest::addColumn<bool>("outboxStays");
        QTest::newRow("nothing unsent") << false << false << false;
        QTest::newRow("unsent") << true << false << true;
        QTest::newRow("unsent, and it may go") << true << true << false;
    }

    void whatWasNeverSentStaysUnlessThatIsSaid()
    {
        QFETCH(bool, hasUnsent);
        QFETCH(bool, takesUnsent);
        auto one = desk();
        QVERIFY(isReady(*one));
        const QString mirror = one->services.mirror->file();
        const QString outbox = Outbox::WriteQueue::fileFor(one->services.profile);
        if (hasUnsent) {
            QVERIFY(QCoro::waitFor(one->services.outbox->add(
                Outbox::fieldWrite({.doctype = u"Issue"_s, .name = u"ISS-1"_s},
                    {{.field = u"subject"_s, .before = "\"x\""_ba, .after = "\"y\""_ba}}))));
        }
        one->session.measure();
        // Said before it is asked, if there is something to say.
        if (hasUnsent)
            QTRY_VERIFY(!one->session.unsettled().isEmpty());
        QSignalSpy ended(one->guard.get(), &DeskGuard::endRequested);
        one->session.wipe(takesUnsent);
        QTRY_COMPARE(ended.count(), 1);
        one.reset();
        QVERIFY(!QFile::exists(mirror));
        QTEST(QFile::exists(outbox), "outboxStays");
    }

    void whileAnotherProgramHasTheFilesNothingIsDeleted()
    {
        Services other(profile());
        QVERIFY(QCoro::waitFor(other.mirror->ready()).has_value());
        QTRY_VERIFY(other.outbox->isLoaded());
        auto one = desk();
        QTRY_VERIFY(one->services.outbox->fileError().has_value());
        QSignalSpy ended(one->guard.get(), &DeskGuard::endRequested);
        QSignalSpy told(&one->notifications, &Notifications::added);
        one->session.wipe(true);
        QCOMPARE(told.count(), 1);
        one.reset();
        QCOMPARE(ended.count(), 0);
        QVERIFY(QFile::exists(other.mirror->file()));
    }

    void endingItLockedIsNoWayAroundTheLock()
    {
        {
            auto one = desk();
            one->session.lock()->setPassphrase(u"a long passphrase"_s);
            QTRY_COMPARE(one->session.lock()->means(), u"passphrase"_s);
            QVERIFY(!one->session.lock()->isLocked());
            one->session.lock()->lock();
            QVERIFY(one->session.lock()->isLocked());
        }
        Desk next(profile(), path(u"settings.ini"_s));
        Safe::Passphrase passphrase(&next.secrets, next.services.profile.file);
        QVERIFY(QCoro::waitFor(passphrase.set(u"a long passphrase"_s)));
        next.guardIt();
        QVERIFY(next.session.lock()->isLocked()); // before anything could be seen
        QTRY_COMPARE(next.session.lock()->means(), u"passphrase"_s);
        QWindow window;
        window.show();
        next.guard->cover();
        QVERIFY(!window.isVisible());
        next.session.lock()->unlock(u"a long passphrase"_s);
        QTRY_VERIFY(!next.session.lock()->isLocked());
        QVERIFY(window.isVisible());
        QVERIFY(next.settings.remembered(u"locked-at-end"_s).isEmpty());
    }

    void alsoWhereOnlyTheSignInOpensIt()
    {
        Profile shared = profile();
        shared.erp.usesSignIn = true;
        shared.oidc = {.issuer = QUrl(u"https://sso.example"_s), .clientId = u"desk"_s};
        shared.person = u"aaaaaaaaaaaa"_s;
        for (const int start : {1, 2}) {
            Desk one(shared, path(u"settings.ini"_s));
            QSignalSpy told(&one.notifications, &Notifications::added);
            one.pam = path(u"no-pam"_s);
            one.guardIt();
            DeskLock *lock = one.session.lock();
            if (start == 2)
                QVERIFY(lock->isLocked()); // nothing of it is asked of the network
            QTRY_COMPARE(lock->means(), u"signin"_s);
            lock->lock();
            QVERIFY(lock->isLocked());
            QCOMPARE(told.count(), start == 1 ? 1 : 0); // before anybody relies on it, once
        }
    }
};

QTEST_MAIN(TestDeskGuard)
#include "tst_deskguard.moc"
