// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authdesk/keychaintokens.h"
#include "secrets/secretstore.h"
#include "support/privatebus.h"

#include <QCoroTask>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Safe;
using namespace Qt::StringLiterals;

namespace {

const QString production = u"/home/desk/production.ini"_s;
const QString key = u"oidc/1"_s;
const QByteArray session = R"({"refresh_token":"of é"})";

} // namespace

class TestKeychainTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsForTheSessionWhereThereIsNoKeychain()
    {
        SecretStore store(SecretStore::Options{.isMemoryOnly = true});
        {
            KeychainTokens tokens(&store, production);
            const auto none = QCoro::waitFor(tokens.read(key));
            QVERIFY(!none);
            QCOMPARE(none.error().kind, ErrorKind::NotFound);
            QVERIFY(QCoro::waitFor(tokens.write(key, session)));
            QVERIFY(!tokens.isLasting());
        }
        // The services were made anew, the store lives on.
        KeychainTokens again(&store, production);
        QCOMPARE(QCoro::waitFor(again.read(key)).value_or(QByteArray()), session);
        QVERIFY(QCoro::waitFor(again.remove(key)));
        QVERIFY(!QCoro::waitFor(again.read(key)));
    }

    void outlivesTheProgramInTheKeychainAndIsOfOneProfile()
    {
        const QString program = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        if (program.isEmpty())
            QSKIP("gnome-keyring is not installed (packaging/packages.txt names it)");
        if (const QString problem = m_bus.start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        qunsetenv("XDG_CURRENT_DESKTOP");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &place : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(place, m_bus.folder());
        m_daemon.setProcessEnvironment(environment);
        m_daemon.start(program, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_daemon.waitForStarted());
        m_daemon.write("password of the keyring");
        m_daemon.closeWriteChannel();
        QTRY_VERIFY_WITH_TIMEOUT(
            QCoro::waitFor(SecretStore().probe()).kind == Backend::Kind::Keychain, 30'000);
        {
            SecretStore store;
            KeychainTokens tokens(&store, production);
            QVERIFY(QCoro::waitFor(tokens.write(key, session)));
            QVERIFY(tokens.isLasting());
        }
        SecretStore later;
        KeychainTokens tokens(&later, production);
        QCOMPARE(QCoro::waitFor(tokens.read(key)).value_or(QByteArray()), session);
        KeychainTokens training(&later, u"/home/desk/training.ini"_s);
        QVERIFY(!QCoro::waitFor(training.read(key)));
        QVERIFY(QCoro::waitFor(tokens.remove(key)));
        QVERIFY(!QCoro::waitFor(KeychainTokens(&later, production).read(key)));
    }

    void saysThatItIsEndingOnceTheStoreIsGone()
    {
        auto store = std::make_unique<SecretStore>(SecretStore::Options{.isMemoryOnly = true});
        KeychainTokens tokens(store.get(), production);
        store.reset();
        QCOMPARE(QCoro::waitFor(tokens.read(key)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(QCoro::waitFor(tokens.write(key, session)).error().kind, ErrorKind::Cancelled);
        QVERIFY(!tokens.isLasting());
    }

    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

private:
    Test::PrivateBus m_bus;
    QProcess m_daemon;
};

QTEST_GUILESS_MAIN(TestKeychainTokens)
#include "tst_keychaintokens.moc"
