// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our SMTP against the mail server that most of the world's mail meets.

#include "deskcampaign.h"
#include "mail/smtppool.h"
#include "postfixserver.h"

#include <QCoro/QCoroTask>

#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Mail;

using Security = SmtpSettings::Security;

class TestPostfix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sends_data();
    void sends();
    void tellsWhatItRefuses();
    void signsInByEveryMechanism_data();
    void signsInByEveryMechanism();
    void refusesAWrongPassword_data();
    void refusesAWrongPassword();
    void wantsASignIn();
    void trustsItsOwnCaOnly();
    void refusesWhatIsTooBig();
    void sendsAddressesBeyondAscii();
    void sendsManyOverManyConnections();
    void sendsAWholeCampaign();

private:
    [[nodiscard]] SmtpSettings settings(Security security = Security::StartTls) const
    {
        SmtpSettings made;
        made.host = u"localhost"_s;
        made.port = security == Security::Tls ? m_server->tlsPort() : m_server->startTlsPort();
        made.security = security;
        made.credentials = {.user = "isp@mail.localhost", .password = "tanstaaf"};
        made.tls = m_server->certificates().client();
        return made;
    }
    static OutgoingMail mailTo(
        const QByteArray &to, const QByteArray &body = "Hello\r\n.\r\n..x\r\n")
    {
        return {.id = qHash(to),
            .from = "desk@isp.example",
            .to = to,
            .message = "From: <desk@isp.example>\r\nSubject: test\r\n\r\n" + body};
    }
    static Attempt sendOne(const SmtpSettings &settings, const OutgoingMail &mail)
    {
        SmtpPool pool(settings);
        return QCoro::waitFor(pool.sendOne(mail));
    }

    std::unique_ptr<PostfixServer> m_server;
};

void TestPostfix::initTestCase()
{
    m_server = std::make_unique<PostfixServer>();
    if (geteuid() != 0)
        QSKIP("Postfix starts for root only");
    const QString problem = m_server->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestPostfix::sends_data()
{
    QTest::addColumn<Security>("security");
    QTest::newRow("STARTTLS") << Security::StartTls;
    QTest::newRow("implicit TLS") << Security::Tls;
}

void TestPostfix::sends()
{
    QFETCH(Security, security);
    const QByteArray to =
        security == Security::Tls ? "tls@customer.example" : "starttls@customer.example";
    const Attempt attempt = sendOne(settings(security), mailTo(to));
    QVERIFY2(attempt.verdict == Verdict::Sent, attempt.transcript().constData());
    QCOMPARE(attempt.code, 250);
    QCOMPARE(attempt.enhanced.toString(), u"2.0.0"_s);
    QVERIFY(attempt.text.contains(u"queued as"_s));
    QVERIFY(attempt.tls.startsWith(u"TLSv1.3"_s));
    QVERIFY(attempt.transcript().contains("C: AUTH PLAIN <redacted>"));
    for (const QByteArray &secret : settings().credentials.secrets())
        QVERIFY(!attempt.transcript().contains(secret));
    QTRY_COMPARE(m_server->deliveries(to), 1);
}

void TestPostfix::tellsWhatItRefuses()
{
    SmtpPool pool(settings());
    std::map<QByteArray, Attempt> attempts;
    for (const QByteArray &to :
        {"one@customer.example"_ba, "bad@customer.example"_ba, "two@customer.example"_ba,
            "later@customer.example"_ba, "slow@customer.example"_ba, "three@customer.example"_ba})
        pool.send(
            mailTo(to), [&attempts, to](Attempt attempt) { attempts[to] = std::move(attempt); });
    QTRY_COMPARE(attempts.size(), size_t(6));
    for (const QByteArray &to :
        {"one@customer.example"_ba, "two@customer.example"_ba, "three@customer.example"_ba}) {
        QCOMPARE(attempts[to].verdict, Verdict::Sent);
        QTRY_COMPARE(m_server->deliveries(to), 1);
    }
    const Attempt &bad = attempts["bad@customer.example"];
    QCOMPARE(bad.verdict, Verdict::Refused);
    QCOMPARE(bad.code, 550);
    QCOMPARE(bad.enhanced.toString(), u"5.1.1"_s);
    QVERIFY(bad.text.contains(u"no such user"_s));
    QCOMPARE(bad.completed, Phase::Mail);
    QCOMPARE(attempts["later@customer.example"].verdict, Verdict::Temporary);
    QCOMPARE(attempts["slow@customer.example"].verdict, Verdict::Throttled);
}

void TestPostfix::signsInByEveryMechanism_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const QByteArray &mechanism : {"PLAIN"_ba, "LOGIN"_ba, "CRAM-MD5"_ba})
        QTest::newRow(mechanism.constData()) << mechanism;
}

void TestPostfix::signsInByEveryMechanism()
{
    QFETCH(QByteArray, mechanism);
    SmtpSettings one = settings();
    one.port = m_server->portFor(mechanism);
    const QByteArray to = mechanism.toLower() + "@customer.example";
    const Attempt attempt = sendOne(one, mailTo(to));
    QVERIFY2(attempt.verdict == Verdict::Sent, attempt.transcript().constData());
    QVERIFY(attempt.transcript().contains("C: AUTH " + mechanism));
    for (const QByteArray &secret : one.credentials.secrets())
        QVERIFY(!attempt.transcript().contains(secret));
    QTRY_COMPARE(m_server->deliveries(to), 1);
    QVERIFY(m_server->log().contains(
        "sasl_method=" + mechanism + ", sasl_username=isp@mail.localhost"));
}

void TestPostfix::refusesAWrongPassword_data()
{
    signsInByEveryMechanism_data();
}

void TestPostfix::refusesAWrongPassword()
{
    QFETCH(QByteArray, mechanism);
    SmtpSettings wrong = settings();
    wrong.port = m_server->portFor(mechanism);
    wrong.credentials.password = "not the one";
    const Attempt attempt = sendOne(wrong, mailTo("nobody@customer.example"));
    QCOMPARE(attempt.verdict, Verdict::Refused);
    QCOMPARE(attempt.step, Phase::Auth);
    QCOMPARE(attempt.code, 535);
    QCOMPARE(attempt.enhanced.toString(), u"5.7.8"_s);
    QCOMPARE(attempt.error()->kind, ErrorKind::Unauthorized);
    QCOMPARE(nextStep(attempt), NextStep::Halt);
}

void TestPostfix::wantsASignIn()
{
    SmtpSettings none = settings();
    none.credentials = {};
    const Attempt attempt = sendOne(none, mailTo("nobody@customer.example"));
    QCOMPARE(attempt.verdict, Verdict::Refused);
    QCOMPARE(attempt.code, 554);
    // Postfix offers AUTH behind TLS only: without TLS there is none, and nothing is sent.
    SmtpSettings clear = settings(Security::None);
    const Attempt refused = sendOne(clear, mailTo("nobody@customer.example"));
    QCOMPARE(refused.verdict, Verdict::Refused);
    QCOMPARE(refused.step, Phase::Auth);
    QCOMPARE(refused.code, 0);
}

void TestPostfix::trustsItsOwnCaOnly()
{
    for (const Security security : {Security::StartTls, Security::Tls}) {
        SmtpSettings stranger = settings(security);
        stranger.tls = TestCertificates::make({"localhost"}).client();
        const Attempt attempt = sendOne(stranger, mailTo("nobody@customer.example"));
        QCOMPARE(attempt.verdict, Verdict::Refused);
        QCOMPARE(attempt.errorKind, ErrorKind::Tls);
        QCOMPARE(attempt.step, Phase::Tls);
    }
}

void TestPostfix::refusesWhatIsTooBig()
{
    const Attempt attempt = sendOne(settings(),
        mailTo("nobody@customer.example", ("x"_ba.repeated(70) + "\r\n").repeated(2000)));
    QCOMPARE(attempt.verdict, Verdict::Refused);
    QCOMPARE(attempt.scope, Scope::Recipient);
    QVERIFY(attempt.errorText.contains(u"100000"_s));
}

void TestPostfix::sendsAddressesBeyondAscii()
{
    const Attempt attempt = sendOne(settings(), mailTo("rené@customer.example"));
    QVERIFY2(attempt.verdict == Verdict::Sent, attempt.transcript().constData());
    QVERIFY(attempt.transcript().contains("SMTPUTF8"));
}

void TestPostfix::sendsManyOverManyConnections()
{
    SmtpSettings many = settings();
    many.connections = 4;
    many.mailsPerConnection = 40;
    SmtpPool pool(many);
    int sent = 0;
    int done = 0;
    for (int i = 0; i < 500; ++i) {
        pool.send(
            mailTo("m" + QByteArray::number(i) + "@customer.example"), [&](const Attempt &attempt) {
                sent += attempt.verdict == Verdict::Sent ? 1 : 0;
                ++done;
            });
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 500, 60'000);
    QCOMPARE(sent, 500);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->log().count("status=sent") >= 500, 30'000);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(m_server->deliveries("m" + QByteArray::number(i) + "@customer.example"), 1);
}

void TestPostfix::sendsAWholeCampaign()
{
    using namespace FibreDesk::MailRun;
    const QStringList refused{
        u"bad@customer.example"_s, u"later@customer.example"_s, u"slow@customer.example"_s};
    QStringList recipients = refused;
    for (int i = 0; i < 117; ++i)
        recipients += u"campaign%1@customer.example"_s.arg(i);
    SmtpSettings four = settings();
    four.connections = 4;
    four.mailsPerConnection = 20;
    DeskCampaign campaign(recipients, four);
    QVERIFY2(campaign.problem().isEmpty(), qPrintable(campaign.problem()));
    const RunSnapshot end = campaign.sendAll();
    QCOMPARE(end.state, RunSnapshot::State::Done);
    QCOMPARE(end.totals, (RunTotals{.recipients = 120, .sent = 117, .failed = 3}));
    const auto rows = campaign.rows();
    QCOMPARE(rows[0].error,
        u"550 5.1.1 <bad@customer.example>: Recipient address rejected: no such user"_s);
    QCOMPARE(rows[0].attempts, 1);
    QCOMPARE(rows[1].attempts, 3);
    QCOMPARE(rows[2].attempts, 3); // a throttle: three all the same, each after a window
    const auto all = [&] { return m_server->log().count("to=<campaign"); };
    QTRY_COMPARE_WITH_TIMEOUT(all(), 117, 30'000);
    for (const RowRecord &row : rows) {
        const bool isRefused = refused.contains(row.email);
        QCOMPARE(row.status, isRefused ? RowStatus::Failed : RowStatus::Sent);
        if (!isRefused)
            QCOMPARE(m_server->deliveries(row.email.toUtf8()), 1);
    }
}

QTEST_GUILESS_MAIN(TestPostfix)
#include "tst_postfix.moc"
