// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/healthboard.h"
#include "health/targets.h"
#include "support/deadserver.h"
#include "support/inifile.h"
#include "support/scriptedhttpserver.h"
#include "support/scriptedsmtpserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace FibreDesk::Health;
using namespace Qt::StringLiterals;
using Tests::allDeaths;
using Tests::Death;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

namespace {

/// Says one line to whoever comes: a mail server, or MariaDB's kind.
std::unique_ptr<QTcpServer> greeter(const QByteArray &greeting)
{
    auto server = std::make_unique<QTcpServer>();
    if (!server->listen(QHostAddress::LocalHost))
        qFatal("cannot listen on loopback");
    QObject::connect(
        server.get(), &QTcpServer::newConnection, server.get(), [greeting, at = server.get()] {
            while (QTcpSocket *socket = at->nextPendingConnection())
                socket->write(greeting);
        });
    return server;
}

QByteArray mariaDbGreeting()
{
    const QByteArray body = "\x0a" + QByteArray("11.8.3-MariaDB") + QByteArray(40, '\0');
    return QByteArray(1, char(body.size())) + QByteArray(3, '\0') + body;
}

struct System {
    const char *id;
    const char *key; ///< of the profile: "section/key"
    bool isPageGood = false; ///< a web page is all it has to show
    bool speaksFirst = false;
};

const std::vector<System> &systems()
{
    static const std::vector<System> all{
        {"erpnext", "erpnext/url"},
        {"hub", "hub/url"},
        {"authentik_staff", "platform/authentik_staff"},
        {"authentik_customers", "platform/authentik_customers"},
        {"smtp", "smtp/port", false, true},
        {"mailjet", "platform/mailjet", true},
        {"genieacs", "genieacs/url"},
        {"traccar", "traccar/url"},
        {"tiles", "tiles/url", true},
        {"twilio", "platform/twilio", true},
        {"stripe", "platform/stripe", true},
        {"docuseal", "platform/docuseal", true},
        {"n8n", "platform/n8n", true},
        {"portal", "platform/portal", true},
        {"website", "platform/website", true},
        {"legacy", "legacy/port", false, true},
    };
    return all;
}

} // namespace

/// Every system of the platform, dead in every way, beside all the others.
class TestDeadSystems : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] Result<Profile> profile(const QHash<QByteArray, QByteArray> &values) const
    {
        QHash<QByteArray, QByteArray> sections;
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            sections[it.key().split('/').first()] +=
                it.key().split('/').last() + '=' + it.value() + '\n';
        QByteArray text;
        for (auto it = sections.cbegin(); it != sections.cend(); ++it)
            text += '[' + it.key() + "]\n" + it.value();
        return Profile::read(newIniFile(m_folder.path(), text));
    }

private Q_SLOTS:
    void initTestCase() { m_foreign = TestCertificates::make({"other.example"}).server(); }

    void allSeventeenAreKnown()
    {
        QStringList asked;
        for (const Target &target : targetsOf(Profile())) {
            if (target.way != Target::Way::OnDemand)
                asked += target.id;
        }
        QStringList here;
        for (const System &system : systems())
            here += QLatin1StringView(system.id);
        QCOMPARE(here, asked);
        QCOMPARE(targetsOf(Profile()).size(), size_t(here.size()) + 1); // and the OLTs
    }

    void oneDeadSystemSaysNothingAboutAnother_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<Death>("how");
        for (size_t number = 0; number < systems().size(); ++number) {
            const System &system = systems()[number];
            for (const auto &[name, how] : allDeaths) {
                if ((system.isPageGood && how == Death::WebPage)
                    || (system.speaksFirst && how == Death::WrongCertificate))
                    continue;
                QTest::addRow("%s, %s", system.id, name) << int(number) << how;
            }
        }
    }

    void oneDeadSystemSaysNothingAboutAnother()
    {
        QFETCH(const int, number);
        QFETCH(const Death, how);
        ScriptedHttpServer living([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, "200 OK", "application/json", R"({"version": "1"})");
        });
        const auto mail = greeter("220 mail.example ESMTP\r\n");
        const auto legacy = greeter(mariaDbGreeting());
        const System &victim = systems().at(size_t(number));
        const Tests::DeadServer dead(how, m_foreign, victim.speaksFirst);

        const QByteArray url = living.url().toEncoded();
        QHash<QByteArray, QByteArray> values{{"erpnext/api_key", "k"}, {"erpnext/api_secret", "s"},
            {"smtp/host", "127.0.0.1"}, {"smtp/security", "none"}, {"legacy/host", "127.0.0.1"}};
        for (const System &system : systems()) {
            QByteArray value = url;
            if (system.speaksFirst)
                value = QByteArray::number(
                    (QLatin1StringView(system.id) == "smtp"_L1 ? mail : legacy)->serverPort());
            if (system.id == victim.id)
                value = system.speaksFirst ? QByteArray::number(dead.port()) : dead.address();
            if (QLatin1StringView(system.id) == "tiles"_L1)
                value += "/{z}/{x}/{y}.png";
            values[system.key] = value;
        }
        const auto read = profile(values);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));

        HealthBoard board(targetsOf(*read), {});
        board.start();
        board.askAllNow();
        using State = SystemHealth::State;
        for (const System &system : systems()) {
            if (system.id == victim.id)
                continue;
            const SystemHealth *health = board.find(QLatin1StringView(system.id));
            QTRY_VERIFY2(health->state == State::Ok, system.id);
            QVERIFY2(health->note == Reading::Note::None, system.id);
            QVERIFY(health->lastMilliseconds >= 0);
            QCOMPARE(health->day.figures(board.now()).failed, 0);
        }
        const SystemHealth *health = board.find(QLatin1StringView(victim.id));
        if (Tests::isEndless(how)) {
            QVERIFY(health->isAsking);
            QCOMPARE(health->state, State::Unknown);
        } else if (how == Death::Redirect && !victim.speaksFirst) {
            QTRY_COMPARE(health->note, Reading::Note::ProxyInFront);
        } else {
            QTRY_COMPARE(health->state, State::Failed);
            QVERIFY(!health->error->detail.isEmpty());
            QCOMPARE(health->certificateEnd.isValid(), how == Death::WrongCertificate);
        }
        board.stop();
    }

private:
    QTemporaryDir m_folder;
    QSslConfiguration m_foreign;
};

QTEST_GUILESS_MAIN(TestDeadSystems)
#include "tst_deadsystems.moc"
