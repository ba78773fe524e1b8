// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/passphrase.h"
#include "secrets/profilesecrets.h"
#include "secrets/secretstore.h"
#include "support/privatebus.h"

#include <QCoroTask>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Safe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A keychain that waits for its user, and so never answers.
class SilentService : public QDBusVirtualObject {
public:
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        message.setDelayedReply(true);
        ++asked;
        return true;
    }

    int asked = 0;
};

} // namespace

class TestNoKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", "/nowhere");
        qunsetenv("XDG_CURRENT_DESKTOP");
    }

    void withoutABusSecretsStayInMemory()
    {
        SecretStore store;
        const Backend backend = QCoro::waitFor(store.probe());
        QCOMPARE(backend.kind, Backend::Kind::Memory);
        QVERIFY(backend.reason.contains("session bus"_L1));
        const SecretId id{u"/p.ini"_s, u"smtp"_s, u"password"_s};
        // Nobody is told that it was kept where it cannot be.
        const auto refused =
            QCoro::waitFor(store.write(id, u"secret"_s, SecretStore::Place::Keychain));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
        QVERIFY(!QCoro::waitFor(store.read(id)).value());
        QVERIFY(QCoro::waitFor(store.write(id, u"secret"_s, SecretStore::Place::Session)));
        QCOMPARE(QCoro::waitFor(store.read(id)).value(), u"secret"_s);
        QVERIFY(QCoro::waitFor(store.remove(id)));
        QVERIFY(!QCoro::waitFor(store.read(id)).value());
    }

    void aProfileThatLacksNothingAsksForNoKeychain()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"profile.ini"_s);
        QFile profile(file);
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("[erpnext]\nurl=https://erp.isp.example\napi_key=k\napi_secret=s\n");
        profile.close();
        SecretStore store;
        QVERIFY(QCoro::waitFor(readProfile(file, &store)));
        QCOMPARE(store.backend().kind, Backend::Kind::Unknown);
    }

    void thePassphraseLastsForTheSession()
    {
        SecretStore store;
        Passphrase passphrase(&store, u"/p.ini"_s, 1 << 10);
        QVERIFY(QCoro::waitFor(passphrase.set(u"long enough"_s)));
        QVERIFY(QCoro::waitFor(passphrase.isPossible()));
        QVERIFY(QCoro::waitFor(passphrase.unlock(u"long enough"_s)));
    }

    void aBusWithoutAKeychainIsToldApart()
    {
        if (const QString problem = m_bus.start(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        SecretStore store;
        const Backend backend = QCoro::waitFor(store.probe());
        QCOMPARE(backend.kind, Backend::Kind::Memory);
        QVERIFY2(!backend.reason.isEmpty() && !backend.reason.contains("session bus"_L1),
            qPrintable(backend.reason));
    }

    void aKeychainThatWaitsForItsPasswordDoesNotHoldTheDesk()
    {
        if (m_bus.address().isEmpty())
            QSKIP("there is no bus");
        SilentService silent;
        QDBusConnection bus = QDBusConnection::connectToBus(m_bus.address(), u"silent"_s);
        QVERIFY(bus.registerVirtualObject(
            u"/"_s, &silent, QDBusConnection::VirtualObjectRegisterOption::SubPath));
        QVERIFY(bus.registerService(u"org.freedesktop.secrets"_s));
        SecretStore store({.patience = 200ms});
        const Backend backend = QCoro::waitFor(store.probe());
        QVERIFY(silent.asked > 0);
        QCOMPARE(backend.kind, Backend::Kind::Memory);
        QVERIFY2(backend.reason.contains("waiting"_L1), qPrintable(backend.reason));
        QDBusConnection::disconnectFromBus(u"silent"_s);
    }

private:
    Test::PrivateBus m_bus;
};

QTEST_GUILESS_MAIN(TestNoKeychain)
#include "tst_nokeychain.moc"
