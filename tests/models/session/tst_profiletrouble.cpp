// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/profiletrouble.h"

#include "core/profile.h"
#include "core/tls.h"
#include "inifile.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

const QByteArray good = "[erpnext]\nurl=https://erp.isp.example\napi_key=k\napi_secret=s\n";

/// Marks what was translated.
class Marker : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (QLatin1StringView(context) != "ProfileTrouble"_L1)
            return {};
        return u"fr: "_s + QString::fromUtf8(source);
    }
};

} // namespace

/// Each way in which a profile can be of no use, as the window at the start says it.
class TestProfileTrouble : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_marker)); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_marker); }

    void hasASentenceForEachTrouble_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const QByteArray &lines, const QString &sentence) {
            QTest::newRow(lines.constData()) << good + lines << sentence;
        };
        QTest::newRow("words") << "this is no profile\n"_ba << u"[erpnext] url is missing."_s;
        QTest::newRow("open bracket")
            << "[erpnext\nurl=x\n"_ba << u"The file is not a well-formed INI file."_s;
        QTest::newRow("empty") << QByteArray() << u"[erpnext] url is missing."_s;
        row("[smtp]\nport=smtp\n", u"[smtp] port is not a port."_s);
        row("[smtp]\nhost=smtp://mail\n", u"[smtp] host is not the name of a host."_s);
        row("[smtp]\nconnections=0\n",
            u"[smtp] connections is not a whole number from 1 to 100."_s);
        row("[smtp]\nrate_per_second=fast\n",
            u"[smtp] rate_per_second is not a number from 0.0003 to 10000, or 0 for as fast as "
            "it goes."_s);
        row("[smtp]\nfrom=desk\n", u"[smtp] from is not a mail address."_s);
        row("[smtp]\nsecurity=ssl\n", u"[smtp] security is not one of: none, starttls, tls."_s);
        row("[smtp]\npasswrod=x\n",
            u"[smtp] passwrod is no key of this section: is password meant?"_s);
        row("[smpt]\nhost=x\n",
            u"[smpt] host is in a section that no profile has: is [smtp] meant?"_s);
        row("[hub]\nurl=hub.isp.example\n", u"[hub] url is not an http or https address."_s);
        row("[hub]\nurl=https://h.example\nauth=cookie\n",
            u"[hub] auth is not one of: none, bearer, basic, oidc, header:<Name>."_s);
        row("[tiles]\nurl=https://t.example/\n", u"[tiles] url must hold {z}, {x} and {y}."_s);
        row("[oidc]\nissuer=http://id.example\n",
            u"[oidc] issuer is not an https address without a query."_s);
        row("[oidc]\nredirect_port=x\n", u"[oidc] redirect_port is not a port, or 0 for any."_s);
        row("[snmp]\nolt_reads_per_hour=-1\n",
            u"[snmp] olt_reads_per_hour is not a whole number."_s);
        row("[general]\ntimezone=Here\n", u"[general] timezone is not a known time zone."_s);
        row("[tls]\nca_file=/nowhere/ca.pem\n", u"[tls] ca_file cannot be read."_s);
        row("[tls]\nca_file=/\n", u"[tls] ca_file is a folder, not a file."_s);
        row("[tls]\nca_file=/dev/null\n", u"[tls] ca_file is an empty file."_s);
        row("[tls]\nclient_key=/dev/null\n", u"[tls] client_certificate is missing."_s);
    }

    void hasASentenceForEachTrouble()
    {
        QFETCH(const QByteArray, text);
        QFETCH(QString, sentence);
        const QString path = newIniFile(m_folder.path(), text);
        const auto profile = Profile::read(path);
        const Result<void> done =
            profile ? applyTls(*profile) : Result<void>(std::unexpected(profile.error()));
        QVERIFY(!done);
        const QString said = ProfileTrouble::sentence(done.error(), path);
        QVERIFY2(said.startsWith("fr: "_L1), qPrintable(u"no words of ours: "_s + said));
        // Full of its own numbers, in the words of the translation.
        QCOMPARE(said.sliced(4), sentence);
    }

    void saysThatThereIsNoFile()
    {
        const auto none = Profile::read(u"/nowhere/profile.ini"_s);
        QCOMPARE(ProfileTrouble::sentence(none.error(), u"/nowhere/profile.ini"_s),
            u"fr: The file cannot be read."_s);
    }

    void whatItHasNoWordsForStaysAsItIs()
    {
        QCOMPARE(ProfileTrouble::sentence({.detail = u"[a] b is odd (c)"_s}, u"c"_s),
            u"[a] b is odd (c)"_s);
    }

private:
    QTemporaryDir m_folder;
    Marker m_marker;
};

QTEST_GUILESS_MAIN(TestProfileTrouble)
#include "tst_profiletrouble.moc"
