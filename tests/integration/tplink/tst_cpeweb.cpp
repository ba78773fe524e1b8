// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "cpeweb.h"
#include "liveworld.h"
#include "secrets/secretstore.h"
#include "tplink/tplinkpart.h"

#include <QCoroTask>

using namespace FibreDesk;
using namespace FibreDesk::Ctl;
using namespace Qt::StringLiterals;
using Sandbox::Gateway;
using Sandbox::LiveWorld;
using Sandbox::TpLinkPart;

/// `fibredeskctl cpe web` from a serial: address and password from ERPNext, the rest from the
/// device.
class TestCpeWeb : public QObject {
    Q_OBJECT

private:
    LiveWorld m_world;
    QTemporaryDir m_folder;

    [[nodiscard]] const Gateway &gateway(std::size_t index)
    {
        return *static_cast<TpLinkPart *>(m_world.part(u"tplink"_s))->gateways().at(index);
    }
    Result<void> run(const QStringList &positionals, QHash<QString, QStringList> options = {})
    {
        const auto profile = Profile::read(m_folder.filePath(u"profile.ini"_s));
        if (!profile)
            return std::unexpected(profile.error());
        Safe::SecretStore secrets(Safe::SecretStore::Options{.isMemoryOnly = true});
        Context context(*profile, true, &secrets);
        return QCoro::waitFor(cpeWebVerb().run(&context, {positionals, std::move(options)}));
    }

private Q_SLOTS:
    void initTestCase();
    void everyGatewayIsReached_data();
    void everyGatewayIsReached();
    void anyObjectCanBeRead();
    void aRebootIsAskedFor();
    void wrongUseIsSaidSo_data();
    void wrongUseIsSaidSo();
    void anUnknownSerialIsNotFound();
};

void TestCpeWeb::initTestCase()
{
    Sandbox::Options options;
    options.profile = m_folder.filePath(u"profile.ini"_s);
    options.dataDir = m_folder.filePath(u"data"_s);
    QVERIFY(m_world.start(options));
}

void TestCpeWeb::everyGatewayIsReached_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("cbc") << 0;
    QTest::newRow("gcm over tls") << 1;
    QTest::newRow("cbc over tls, admin") << 2;
    QTest::newRow("gcm") << 3;
}

void TestCpeWeb::everyGatewayIsReached()
{
    QFETCH(const int, index);
    const Gateway &device = gateway(std::size_t(index));
    const auto done = run({device.setup().serial, u"show"_s}, {{u"user"_s, {device.setup().user}}});
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(device.counts().signIns, 1);
    QCOMPARE(device.counts().wrongPasswords, 0);
    QCOMPARE(device.counts().logOuts, 1);
    QVERIFY(!device.hasSession());
}

void TestCpeWeb::anyObjectCanBeRead()
{
    const Gateway &device = gateway(0);
    QVERIFY(run({device.setup().serial, u"raw"_s, u"DEV2_ADT_LAN"_s}));
    const auto unknown = run({device.setup().serial, u"raw"_s, u"DEV2_NO_SUCH"_s});
    QCOMPARE(unknown.error().kind, ErrorKind::Device);
    QVERIFY(!device.hasSession());
}

void TestCpeWeb::aRebootIsAskedFor()
{
    const Gateway &device = gateway(3);
    QVERIFY(run({device.setup().serial, u"reboot"_s}));
    QCOMPARE(device.counts().reboots, 1);
}

void TestCpeWeb::wrongUseIsSaidSo_data()
{
    QTest::addColumn<QStringList>("positionals");
    QTest::newRow("unheard of") << QStringList{u"S"_s, u"dance"_s};
    QTest::newRow("raw of nothing") << QStringList{u"S"_s, u"raw"_s};
    QTest::newRow("show of an object") << QStringList{u"S"_s, u"show"_s, u"DEV2_DEV_INFO"_s};
    QTest::newRow("an address without a password") << QStringList{u"192.0.2.1"_s, u"show"_s};
}

void TestCpeWeb::wrongUseIsSaidSo()
{
    QFETCH(const QStringList, positionals);
    const auto wrong = run(positionals);
    QVERIFY(!wrong);
    QCOMPARE(exitCodeOf(wrong.error()), ExitCode::Usage);
}

void TestCpeWeb::anUnknownSerialIsNotFound()
{
    const auto unknown = run({u"NO-SUCH"_s, u"show"_s});
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestCpeWeb)
#include "tst_cpeweb.moc"
