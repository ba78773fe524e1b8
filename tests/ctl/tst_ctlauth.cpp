// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// fibredeskctl auth, as a program of its own against a provider inside the test.

#include "hostileprovider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestCtlAuth : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<HostileProvider> m_provider;
    QString m_profile;

    void writeProfile(const QByteArray &more = {})
    {
        m_profile = m_folder.filePath(u"profile.ini"_s);
        QFile file(m_profile);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        const QByteArray place = m_provider->server().url().toEncoded();
        file.write("[erpnext]\nurl=" + place
            + "\nauth=oidc\n[oidc]\nissuer=" + m_provider->issuer().toLatin1()
            + "\nclient_id=desk\n" + more + "[paths]\ndata_dir=" + m_folder.path().toUtf8() + '\n');
    }

    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(FD_BIN_DIR "/fibredeskctl"),
            QStringList{u"--profile"_s, m_profile, u"--json"_s, u"auth"_s} + arguments);
        return process;
    }

    /// Not waitForFinished(): the provider answers from this very event loop.
    static bool hasEnded(QProcess *process)
    {
        return QTest::qWaitFor(
            [process] { return process->state() == QProcess::NotRunning; }, 60'000);
    }

    static QList<QJsonObject> rows(const QByteArray &out)
    {
        QList<QJsonObject> rows;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                rows += QJsonDocument::fromJson(line).object();
        }
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<HostileProvider>();
        writeProfile();
    }

    void printsTheAddressAndWaits()
    {
        const auto login = begin({u"login"_s, u"--no-browser"_s});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += login->readAllStandardOutput()).contains('\n'), 30'000);
        const QUrl page(rows(out).first().value("page"_L1).toString());
        QVERIFY(page.isValid());
        m_provider->browse(page);
        QVERIFY(hasEnded(login.get()));
        out += login->readAllStandardOutput();
        QVERIFY2(login->exitCode() == 0, login->readAllStandardError().constData());
        const QJsonObject last = rows(out).last();
        QCOMPARE(last.value("state"_L1).toString(), u"signedIn"_s);
        QCOMPARE(last.value("name"_L1).toString(), u"Marie Tremblay"_s);
        QVERIFY(!out.contains("access-"));
        QVERIFY(!out.contains("refresh-"));
    }

    void printsTheCodeForAnotherDevice()
    {
        m_provider->devicePolls = 0;
        const auto login = begin({u"login"_s, u"--device"_s});
        QVERIFY(hasEnded(login.get()));
        const auto said = rows(login->readAllStandardOutput());
        QCOMPARE(login->exitCode(), 0);
        QCOMPARE(said.first().value("user_code"_L1).toString(), u"ABCD-EFGH"_s);
    }

    void aRefusalIsOneSentence()
    {
        m_provider->changeClaims = [](QJsonObject &claims) {
            claims.insert(u"aud"_s, u"another"_s);
        };
        const auto login = begin({u"login"_s, u"--no-browser"_s});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += login->readAllStandardOutput()).contains('\n'), 30'000);
        m_provider->browse(QUrl(rows(out).first().value("page"_L1).toString()));
        QVERIFY(hasEnded(login.get()));
        QCOMPARE(login->exitCode(), 1);
        const QByteArray said = login->readAllStandardError();
        QVERIFY2(
            said.contains("the identity token is for another, not for desk"), said.constData());
    }

    void nobodySignedInIsSaidAndSoIsAProviderThatIsAway()
    {
        const auto status = begin({u"status"_s});
        QVERIFY(hasEnded(status.get()));
        QCOMPARE(status->exitCode(), 1);
        QVERIFY(status->readAllStandardError().contains("nobody is signed in"));
        m_provider->server().stop();
        const auto login = begin({u"login"_s, u"--no-browser"_s});
        QVERIFY(hasEnded(login.get()));
        QCOMPARE(login->exitCode(), 3);
    }

    void theDoctorNamesWhatIsWrong()
    {
        const auto well = begin({u"doctor"_s});
        QVERIFY(hasEnded(well.get()));
        QVERIFY2(well->exitCode() == 0, well->readAllStandardError().constData());
        QVERIFY(rows(well->readAllStandardOutput()).size() >= 9);
        m_provider->changeDiscovery = [](QJsonObject &json) {
            json.insert(u"issuer"_s, u"https://elsewhere.example"_s);
        };
        const auto sick = begin({u"doctor"_s});
        QVERIFY(hasEnded(sick.get()));
        QCOMPARE(sick->exitCode(), 1);
        bool isNamed = false;
        for (const QJsonObject &row : rows(sick->readAllStandardOutput())) {
            if (row.value("outcome"_L1) != "failed"_L1)
                continue;
            QCOMPARE(row.value("check"_L1).toString(), u"issuer"_s);
            QVERIFY(row.value("advice"_L1).toString().startsWith("Write [oidc] issuer"_L1));
            isNamed = true;
        }
        QVERIFY(isNamed);
    }

    void aBadProfileIsOneSentence()
    {
        writeProfile("redirect_port=99999\n");
        const auto login = begin({u"login"_s});
        QVERIFY(hasEnded(login.get()));
        QCOMPARE(login->exitCode(), 1);
        QVERIFY(login->readAllStandardError().contains("[oidc] redirect_port is not a port"));
    }

    void eachOfTwoServersHasItsOwnSignIn()
    {
        const QByteArray place = m_provider->server().url().toEncoded();
        writeProfile("[hub]\nurl=" + place + "\nauth=oidc\n[oidc_hub]\nissuer="
            + m_provider->issuer().toLatin1() + "\nclient_id=hub\n");
        const auto status = begin({u"status"_s});
        QVERIFY(hasEnded(status.get()));
        QCOMPARE(status->exitCode(), 1);
        const auto identities = QJsonDocument::fromJson(status->readAllStandardOutput())
                                    .object()
                                    .value("identities"_L1)
                                    .toArray();
        QCOMPARE(identities.size(), 2);
        QCOMPARE(
            identities.at(0).toObject().value("servers"_L1).toArray(), QJsonArray{u"erpnext"_s});
        QCOMPARE(identities.at(1).toObject().value("servers"_L1).toArray(), QJsonArray{u"hub"_s});

        m_provider->devicePolls = 0;
        const auto one = begin({u"login"_s, u"--device"_s, u"--server"_s, u"hub"_s});
        QVERIFY(hasEnded(one.get()));
        QVERIFY2(one->exitCode() == 0, one->readAllStandardError().constData());
        QCOMPARE(rows(one->readAllStandardOutput()).last().value("client"_L1).toString(), u"hub"_s);
        const auto both = begin({u"login"_s, u"--device"_s});
        QVERIFY(hasEnded(both.get()));
        QCOMPARE(both->exitCode(), 0);
        QStringList clients;
        for (const QJsonObject &row : rows(both->readAllStandardOutput())) {
            if (row.value("state"_L1) == "signedIn"_L1)
                clients += row.value("client"_L1).toString();
        }
        QCOMPARE(clients, (QStringList{u"desk"_s, u"hub"_s}));

        const auto nowhere = begin({u"login"_s, u"--server"_s, u"traccar"_s});
        QVERIFY(hasEnded(nowhere.get()));
        QCOMPARE(nowhere->exitCode(), 1);
        QVERIFY(nowhere->readAllStandardError().contains("but for: erpnext, hub"));
        const auto out = begin({u"logout"_s});
        QVERIFY(hasEnded(out.get()));
        QCOMPARE(out->exitCode(), 0);
        QCOMPARE(rows(out->readAllStandardOutput()).size(), 2);
    }

    void nothingToSignInWithIsSaid()
    {
        QFile file(m_profile);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("[erpnext]\nurl=http://127.0.0.1:9\napi_key=k\napi_secret=s\n");
        file.close();
        const auto login = begin({u"login"_s});
        QVERIFY(hasEnded(login.get()));
        QCOMPARE(login->exitCode(), 1);
        QVERIFY(login->readAllStandardError().contains("Nobody signs in with this profile"));
    }
};

QTEST_GUILESS_MAIN(TestCtlAuth)
#include "tst_ctlauth.moc"
