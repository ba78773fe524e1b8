// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray whole = R"([general]
name=Desk
language=fr
[erpnext]
url=https://erp.isp.example
auth=token
api_key=k
api_secret=s
[hub]
url=https://hub.isp.example/api
auth=header:X-Hub-Key
token=t
[traccar]
url=https://gps.isp.example
user=u
password=p,with,commas
[tiles]
url=https://tiles.example/{theme}/{z}/{x}/{y}.png
)";

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    Result<Profile> read(const QByteArray &text)
    {
        QFile file(m_dir.filePath(u"profile.ini"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the profile");
        file.write(text);
        file.close();
        return Profile::read(file.fileName());
    }

private Q_SLOTS:
    void readsTheMailServer()
    {
        const auto none = read(whole);
        QVERIFY(none && !none->smtp.isConfigured());
        const auto profile = read(whole
            + "[smtp]\nhost=mail.isp.example\nuser=isp\npassword=a,b\nrate_per_second=2.5\n"_ba);
        QVERIFY(profile);
        QCOMPARE(profile->smtp.security, u"starttls"_s);
        QCOMPARE(profile->smtp.port, 587);
        QCOMPARE(profile->smtp.password, u"a,b"_s);
        QCOMPARE(profile->smtp.ratePerSecond, 2.5);
        QCOMPARE(profile->smtp.connections, 1);
        const auto noPassword = read(whole + "[smtp]\nhost=mail.isp.example\nuser=isp\n"_ba);
        QVERIFY(!noPassword);
        QCOMPARE(noPassword.error().source, u"smtp/password"_s);
    }

    void readsAWholeProfile()
    {
        const auto profile = read(whole);
        QVERIFY2(profile.has_value(), qPrintable(profile ? QString() : profile.error().detail));
        QCOMPARE(profile->name, u"Desk"_s);
        QCOMPARE(profile->erp.credentials.header().second, "token k:s"_ba);
        QCOMPARE(profile->hub.credentials.header(), std::pair("X-Hub-Key"_ba, "t"_ba));
        QCOMPARE(profile->traccar.credentials.secret, u"p,with,commas"_s);
        QCOMPARE(profile->tileUrl(u"dark"_s), u"https://tiles.example/dark/{z}/{x}/{y}.png"_s);
        QCOMPARE(profile->timeZone.id(), "America/Toronto"_ba);
    }

    void namesTheSectionAndKeyOfABadValue_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("key");
        QTest::newRow("address") << "https://erp.isp.example"_ba << "erp.isp.example"_ba
                                 << u"erpnext/url"_s;
        QTest::newRow("language") << "language=fr"_ba << "language=de"_ba << u"general/language"_s;
        QTest::newRow("missing secret") << "api_secret=s"_ba << ""_ba << u"erpnext/api_secret"_s;
        QTest::newRow("hub scheme")
            << "auth=header:X-Hub-Key"_ba << "auth=cookie"_ba << u"hub/auth"_s;
        QTest::newRow("hub token") << "token=t"_ba << ""_ba << u"hub/token"_s;
        QTest::newRow("tiles") << "{z}/{x}/{y}"_ba << "{z}/{x}"_ba << u"tiles/url"_s;
        QTest::newRow("port") << "[tiles]"_ba << "[smtp]\nport=99999\n[tiles]"_ba << u"smtp/port"_s;
        QTest::newRow("zone") << "name=Desk"_ba << "timezone=America/Nowhere"_ba
                              << u"general/timezone"_s;
    }

    void namesTheSectionAndKeyOfABadValue()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, key);
        const auto profile = read(QByteArray(whole).replace(from, to));
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().kind, ErrorKind::Validation);
        QCOMPARE(profile.error().source, key);
    }

    void theEnvironmentGivesASecretTheFileLeavesOut()
    {
        qputenv("FIBREDESK_ERPNEXT_API_SECRET", "from-env");
        const auto profile = read(QByteArray(whole).replace("api_secret=s", ""));
        qunsetenv("FIBREDESK_ERPNEXT_API_SECRET");
        QVERIFY(profile.has_value());
        QCOMPARE(profile->erp.credentials.secret, u"from-env"_s);
    }

    void aMissingFileIsSaidToBeMissing()
    {
        const auto profile = Profile::read(m_dir.filePath(u"absent.ini"_s));
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
