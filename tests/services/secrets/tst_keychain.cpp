// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/passphrase.h"
#include "secrets/profilesecrets.h"
#include "secrets/secretstore.h"
#include "support/privatebus.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Safe;
using namespace Qt::StringLiterals;

namespace {

const QString profileName = u"/home/desk/profile.ini"_s;

} // namespace

/// Against a real Secret Service, unlocked, on a bus of its own.
class TestKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        if (program.isEmpty())
            QSKIP("gnome-keyring is not installed (packaging/packages.txt names it)");
        if (const QString problem = m_bus.start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        qunsetenv("XDG_CURRENT_DESKTOP");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_bus.folder());
        environment.insert(u"XDG_DATA_HOME"_s, m_bus.folder() + u"/data"_s);
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_bus.folder());
        m_daemon.setProcessEnvironment(environment);
        m_daemon.setProcessChannelMode(QProcess::MergedChannels);
        m_daemon.start(program, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_daemon.waitForStarted());
        m_daemon.write("password of the keyring");
        m_daemon.closeWriteChannel();
        // It says where its sockets are once its name is taken.
        QTRY_VERIFY_WITH_TIMEOUT(
            QCoro::waitFor(SecretStore().probe()).kind == Backend::Kind::Keychain, 30'000);
    }

    void namesTheKeychainThatPassedTheProbe()
    {
        SecretStore store;
        QCOMPARE(store.backend().kind, Backend::Kind::Unknown);
        const Backend backend = QCoro::waitFor(store.probe());
        QCOMPARE(backend.kind, Backend::Kind::Keychain);
        QCOMPARE(backend.name, u"Secret Service"_s);
        QVERIFY(backend.reason.isEmpty());
    }

    void keepsASecretBeyondTheSession()
    {
        const SecretId id{profileName, u"smtp"_s, u"password"_s};
        {
            SecretStore store;
            QVERIFY(
                QCoro::waitFor(store.write(id, u"mot de passe é"_s, SecretStore::Place::Keychain)));
            QCOMPARE(store.placeOf(id), SecretStore::Place::Keychain);
        }
        SecretStore later;
        const auto read = QCoro::waitFor(later.read(id));
        QVERIFY(read);
        QCOMPARE(*read, u"mot de passe é"_s);
        QCOMPARE(later.placeOf(id), SecretStore::Place::Keychain);
        // Of another profile, section or key there is none.
        for (const SecretId &other :
            {SecretId{u"/other.ini"_s, id.section, id.key}, SecretId{id.profile, u"hub"_s, id.key},
                SecretId{id.profile, id.section, u"access_token"_s}}) {
            const auto none = QCoro::waitFor(later.read(other));
            QVERIFY(none && !*none);
        }
        QVERIFY(QCoro::waitFor(later.remove(id)));
        const auto gone = QCoro::waitFor(later.read(id));
        QVERIFY(gone && !*gone);
        QVERIFY(QCoro::waitFor(later.remove(id))); // what is not there is gone
    }

    void keepsOnlyForTheSessionWhatIsToBe()
    {
        const SecretId id{profileName, u"hub"_s, u"token"_s};
        {
            SecretStore store;
            QVERIFY(QCoro::waitFor(store.write(id, u"short"_s, SecretStore::Place::Session)));
            QCOMPARE(QCoro::waitFor(store.read(id)).value(), u"short"_s);
        }
        SecretStore later;
        QVERIFY(!QCoro::waitFor(later.read(id)).value());
    }

    void fillsAProfileFromTheKeychain()
    {
        const QString file = m_bus.folder() + u"/profile.ini"_s;
        QFile profile(file);
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("[erpnext]\nurl=https://erp.isp.example\napi_key=k\n"
                      "[hub]\nurl=https://hub.isp.example\nauth=bearer\n");
        profile.close();
        SecretStore store;
        auto read = QCoro::waitFor(readProfile(file, &store));
        QVERIFY(read);
        QCOMPARE(lackingSecrets(*read), (QStringList{u"erpnext/api_secret"_s, u"hub/token"_s}));
        QVERIFY(QCoro::waitFor(store.write(
            {read->file, u"hub"_s, u"token"_s}, u"kept"_s, SecretStore::Place::Keychain)));
        read = QCoro::waitFor(readProfile(file, &store));
        QVERIFY(read);
        QCOMPARE(read->hub.credentials.secret, u"kept"_s);
        QVERIFY(read->hub.credentials.missing.isEmpty());
        QCOMPARE(lackingSecrets(*read), QStringList{u"erpnext/api_secret"_s});
    }

    void keepsThePassphraseAsASaltedHash()
    {
        SecretStore store;
        Passphrase passphrase(&store, profileName, 1 << 10);
        QVERIFY(!QCoro::waitFor(passphrase.isPossible()));
        QVERIFY(QCoro::waitFor(passphrase.set(u"huit lettres"_s)));
        SecretStore later;
        Passphrase again(&later, profileName);
        QVERIFY(QCoro::waitFor(again.isPossible()));
        QVERIFY(QCoro::waitFor(again.unlock(u"huit lettres"_s)));
        QCOMPARE(
            QCoro::waitFor(again.unlock(u"huit  lettres"_s)).error().kind, ErrorKind::Unauthorized);
        QVERIFY(QCoro::waitFor(again.remove()));
    }

    void leavesNothingReadableOnTheDisk()
    {
        SecretStore store;
        const SecretId id{profileName, u"traccar"_s, u"password"_s};
        QVERIFY(
            QCoro::waitFor(store.write(id, u"not-on-the-disk"_s, SecretStore::Place::Keychain)));
        int looked = 0;
        for (QDirIterator it(
                 m_bus.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            it.hasNext();) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            QVERIFY2(!file.readAll().contains("not-on-the-disk"), qPrintable(file.fileName()));
            ++looked;
        }
        QVERIFY(looked > 0);
    }

    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

private:
    Test::PrivateBus m_bus;
    QProcess m_daemon;
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
