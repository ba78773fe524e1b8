// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtppool.h"
#include "scriptedsmtpserver.h"

#include <QCoro/QCoroTask>

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace FibreDesk;
using namespace FibreDesk::Mail;

using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;
using Script = ScriptedSmtpServer::Script;
using Security = SmtpSettings::Security;

namespace {

/// Says `bytes` at `what`, each time.
Script at(const QByteArray &what, const QByteArray &bytes, Answer::After after = Answer::GoOn,
    bool isKept = false)
{
    return [=](const Said &said) -> std::optional<Answer> {
        if (said.what != what)
            return {};
        return Answer{.bytes = bytes, .after = after, .isKept = isKept};
    };
}

OutgoingMail mailTo(const QByteArray &to, const QByteArray &body = "Hello\r\n.\r\nBye\r\n")
{
    return {.id = qHash(to),
        .from = "desk@isp.example",
        .to = to,
        .message = "Subject: x\r\n\r\n" + body};
}

} // namespace

class TestSmtpSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sendsAndTellsWhatHappened();
    void doublesAndTakesBackDots();
    void sendsManyOverOneConnection();
    void worksWithoutPipelining();
    void tellsRefusals_data();
    void tellsRefusals();
    void oneBadAddressStopsNobody_data();
    void oneBadAddressStopsNobody();
    void sendsNoEmptyMail();
    void fallsBackToHelo();
    void requiresStartTls();
    void encrypts_data();
    void encrypts();
    void refusesCertificates_data();
    void refusesCertificates();
    void noticesPutInWords();
    void signsIn_data();
    void signsIn();
    void doesNotTryAPasswordTwice();
    void givesNoPasswordAwayAndKeepsItOut();
    void keepsATokenOutThatIsPackedUp();
    void keepsHalfASecretOut();
    void keepsADigestOut();
    void refusesWhatTheServerCannotTake_data();
    void refusesWhatTheServerCannotTake();
    void endsByTimeout_data();
    void endsByTimeout();
    void replaysWhatADeadConnectionNeverHeard_data();
    void replaysWhatADeadConnectionNeverHeard();
    void closesWhatRests();
    void changesConnections();
    void asksTheLedgerFirst();
    void sendsNothingTheLedgerDidNotTake();
    void groupsCommits();
    void streamsLargeMails();
    void stopsForAWindow();
    void takesNoMoreConnectionsThanTheServerAllows_data();
    void takesNoMoreConnectionsThanTheServerAllows();
    void stopsFairly();
    void abortsByWhatIsKnown();
    void keepsToItsRate();
    void isNotReached();
    void survivesCallsFromCallbacks();
    void countsRightWhenARefusalEndsAll_data();
    void countsRightWhenARefusalEndsAll();

private:
    struct Outcome {
        std::vector<Attempt> attempts;
    };
    [[nodiscard]] SmtpSettings settingsFor(const ScriptedSmtpServer &server) const
    {
        SmtpSettings settings;
        settings.host = u"localhost"_s;
        settings.port = server.port();
        settings.security = Security::None;
        settings.clientName = "desk.isp.example";
        settings.tls = m_certificates.client();
        return settings;
    }
    static Attempt sendOne(const SmtpSettings &settings, const OutgoingMail &mail)
    {
        SmtpPool pool(settings);
        return QCoro::waitFor(pool.sendOne(mail));
    }

    TestCertificates m_certificates;
};

void TestSmtpSession::initTestCase()
{
    m_certificates = TestCertificates::make({"localhost"});
}

void TestSmtpSession::sendsAndTellsWhatHappened()
{
    ScriptedSmtpServer server;
    const Attempt attempt = sendOne(settingsFor(server), mailTo("a@x.example"));
    QCOMPARE(attempt.verdict, Verdict::Sent);
    QCOMPARE(attempt.completed, Phase::AfterDot);
    QCOMPARE(attempt.code, 250);
    QCOMPARE(attempt.enhanced.toString(), u"2.0.0"_s);
    QCOMPARE(attempt.text, u"Ok: queued"_s);
    QCOMPARE(attempt.mailOfConnection, 1);
    QVERIFY(attempt.begun <= attempt.dotLeft && attempt.dotLeft <= attempt.ended);
    QCOMPARE(attempt.transcript(),
        "S: 220 mail.example ESMTP ready\n"
        "C: EHLO desk.isp.example\n"
        "S: 250-mail.example\n"
        "S: 250-PIPELINING\n"
        "S: 250-SIZE 10000000\n"
        "S: 250-8BITMIME\n"
        "S: 250 ENHANCEDSTATUSCODES\n"
        "C: MAIL FROM:<desk@isp.example> SIZE=30\n"
        "C: RCPT TO:<a@x.example>\n"
        "C: DATA\n"
        "S: 250 2.1.0 Ok\n"
        "S: 250 2.1.5 Ok\n"
        "S: 354 End data with <CR><LF>.<CR><LF>\n"
        "C: <message of 30 octets>\n"
        "C: .\n"
        "S: 250 2.0.0 Ok: queued\n"_ba);
    QCOMPARE(server.copies("a@x.example"), 1);
}

void TestSmtpSession::doublesAndTakesBackDots()
{
    ScriptedSmtpServer server;
    sendOne(settingsFor(server), mailTo("a@x.example", ".\r\n..\r\n.a\r\n"));
    QCOMPARE(server.messages, QByteArrayList{"Subject: x\r\n\r\n.\r\n..\r\n.a\r\n"});
}

void TestSmtpSession::sendsManyOverOneConnection()
{
    ScriptedSmtpServer server;
    SmtpPool pool(settingsFor(server));
    int sent = 0;
    for (int i = 0; i < 200; ++i) {
        pool.send(
            mailTo("r" + QByteArray::number(i) + "@x.example"), [&sent, i](const Attempt &attempt) {
                QCOMPARE(attempt.verdict, Verdict::Sent);
                QCOMPARE(attempt.mailOfConnection, i + 1);
                ++sent;
            });
    }
    QTRY_COMPARE(sent, 200);
    QCOMPARE(server.connectionCount, 1);
    QCOMPARE(server.mailbox.size(), 200);
    QVERIFY(std::ranges::all_of(server.mailbox, [](int copies) { return copies == 1; }));
    QVERIFY(pool.isIdle());
}

void TestSmtpSession::worksWithoutPipelining()
{
    int unread = 0;
    ScriptedSmtpServer server;
    server.setExtensions({"SIZE"});
    QByteArray last;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        unread += said.what == "RCPT" && last != "MAIL" ? 1 : 0;
        last = said.what;
        if (said.recipient == "bad@x.example" && said.what == "RCPT")
            return Answer{.bytes = "550 5.1.1 no\r\n"};
        return {};
    });
    SmtpPool pool(settingsFor(server));
    std::vector<Verdict> verdicts;
    for (const QByteArray &to : {"a@x.example"_ba, "bad@x.example"_ba, "c@x.example"_ba})
        pool.send(mailTo(to), [&](const Attempt &attempt) { verdicts.push_back(attempt.verdict); });
    QTRY_COMPARE(verdicts.size(), size_t(3));
    QCOMPARE(verdicts, (std::vector{Verdict::Sent, Verdict::Refused, Verdict::Sent}));
    QVERIFY(server.lines.contains("RSET"));
    QCOMPARE(server.connectionCount, 1);
}

void TestSmtpSession::tellsRefusals_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<Phase>("completed");
    QTest::addColumn<Phase>("step");
    QTest::addColumn<NextStep>("next");
    const auto row = [](const char *name, const char *what, const char *bytes, Verdict verdict,
                         Phase completed, Phase step, NextStep next) {
        QTest::newRow(name) << QByteArray(what) << QByteArray(bytes) << verdict << completed << step
                            << next;
    };
    using P = Phase;
    using N = NextStep;
    row("greeting 554", "CONNECT", "554 5.7.1 blocked\r\n", Verdict::Refused, P::Connect,
        P::Greeting, N::Halt);
    row("greeting 421", "CONNECT", "421 4.3.2 busy\r\n", Verdict::Throttled, P::Connect,
        P::Greeting, N::TryAfterWindow);
    row("greeting 450", "CONNECT", "450 later\r\n", Verdict::Temporary, P::Connect, P::Greeting,
        N::TryAgain);
    row("greeting in many lines, mixed", "CONNECT", "220-a\r\n554 b\r\n", Verdict::NotBegun,
        P::Connect, P::Greeting, N::TryAgain);
    row("greeting garbage", "CONNECT", "SSH-2.0-x\r\n", Verdict::NotBegun, P::Connect, P::Greeting,
        N::TryAgain);
    row("EHLO 421", "EHLO", "421 x\r\n", Verdict::Throttled, P::Greeting, P::Ehlo,
        N::TryAfterWindow);
    row("MAIL 451", "MAIL", "451 4.3.0 later\r\n", Verdict::Temporary, P::Ehlo, P::Mail,
        N::TryAgain);
    row("MAIL 553", "MAIL", "553 5.7.1 not your address\r\n", Verdict::Refused, P::Ehlo, P::Mail,
        N::Nothing);
    row("MAIL 530", "MAIL", "530 5.7.0 sign in\r\n", Verdict::Refused, P::Ehlo, P::Mail, N::Halt);
    row("MAIL 421 on a new connection", "MAIL", "421 4.7.0 too many\r\n", Verdict::Throttled,
        P::Ehlo, P::Mail, N::TryAfterWindow);
    row("RCPT 550", "RCPT", "550-5.1.1 no such\r\n550 5.1.1 user\r\n", Verdict::Refused, P::Mail,
        P::Rcpt, N::Nothing);
    row("RCPT 450 4.7.1", "RCPT", "450 4.7.1 slow down\r\n", Verdict::Throttled, P::Mail, P::Rcpt,
        N::TryAfterWindow);
    row("DATA 451", "DATA", "451 4.3.0 later\r\n", Verdict::Temporary, P::Rcpt, P::Data,
        N::TryAgain);
    row("DATA 250", "DATA", "250 what\r\n", Verdict::NotBegun, P::Rcpt, P::Data, N::TryAgain);
    row("dot 452 4.5.3", "DOT", "452 4.5.3 enough\r\n", Verdict::Throttled, P::AfterDot,
        P::AfterDot, N::TryAfterWindow);
    row("dot 451", "DOT", "451 4.3.0 later\r\n", Verdict::Temporary, P::AfterDot, P::AfterDot,
        N::TryAgain);
    row("dot 554", "DOT", "554 5.7.1 spam\r\n", Verdict::Refused, P::AfterDot, P::AfterDot,
        N::Nothing);
    row("dot 421", "DOT", "421 4.7.0 enough\r\n", Verdict::Throttled, P::AfterDot, P::AfterDot,
        N::TryAfterWindow);
    row("dot mixed", "DOT", "250-ok\r\n550 or not\r\n", Verdict::Uncertain, P::AfterDot,
        P::AfterDot, N::Nothing);
    row("dot garbage", "DOT", "ok\r\n", Verdict::Uncertain, P::AfterDot, P::AfterDot, N::Nothing);
    row("dot 354", "DOT", "354 more\r\n", Verdict::Uncertain, P::AfterDot, P::AfterDot, N::Nothing);
}

void TestSmtpSession::tellsRefusals()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, bytes);
    ScriptedSmtpServer server(at(what, bytes));
    const Attempt attempt = sendOne(settingsFor(server), mailTo("a@x.example"));
    QTEST(attempt.verdict, "verdict");
    QTEST(attempt.completed, "completed");
    QTEST(attempt.step, "step");
    QTEST(nextStep(attempt), "next");
    QCOMPARE(server.copies("a@x.example"), 0);
    const QByteArray firstLine = bytes.left(bytes.indexOf("\r\n"));
    if (!attempt.isReplyUnclear && attempt.code != 0) {
        QCOMPARE(attempt.code, firstLine.left(3).toInt());
        QVERIFY(attempt.transcript().contains("S: " + firstLine));
    }
    if (attempt.step >= Phase::AfterDot)
        QVERIFY(attempt.dotLeft.isValid());
}

void TestSmtpSession::oneBadAddressStopsNobody_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("MAIL") << "MAIL"_ba << "550 5.1.8 no\r\n"_ba;
    QTest::newRow("RCPT") << "RCPT"_ba << "550 5.1.1 no\r\n"_ba;
    QTest::newRow("DATA") << "DATA"_ba << "554 5.6.0 no\r\n"_ba;
    QTest::newRow("dot") << "DOT"_ba << "554 5.7.1 no\r\n"_ba;
}

void TestSmtpSession::oneBadAddressStopsNobody()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, bytes);
    int turn = 0;
    bool isBad = false;
    ScriptedSmtpServer server;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        if (said.what == "MAIL")
            isBad = ++turn % 2 == 0;
        if (!isBad || said.what != what)
            return {};
        return Answer{.bytes = bytes, .isKept = false};
    });
    SmtpPool pool(settingsFor(server));
    std::vector<Attempt> attempts;
    for (int i = 0; i < 10; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"),
            [&](const Attempt &attempt) { attempts.push_back(attempt); });
    }
    QTRY_COMPARE(attempts.size(), size_t(10));
    for (size_t i = 0; i < attempts.size(); ++i) {
        QCOMPARE(attempts[i].verdict, i % 2 ? Verdict::Refused : Verdict::Sent);
        QCOMPARE(attempts[i].code, i % 2 ? bytes.left(3).toInt() : 250);
    }
    QCOMPARE(server.connectionCount, 1);
    QCOMPARE(server.mailbox.size(), 5);
    QCOMPARE(server.lines.contains("RSET"), what == "RCPT" || what == "DATA");
}

void TestSmtpSession::sendsNoEmptyMail()
{
    // 354 although no recipient was taken (RFC 2920 §3.1), then although the sender was refused.
    QByteArray refused = "RCPT";
    ScriptedSmtpServer server;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        if (said.mail != 1)
            return {};
        if (said.what == refused)
            return Answer{.bytes = "550 5.1.1 no\r\n"};
        if (said.what == "DATA")
            return Answer{.bytes = "354 go on\r\n"};
        if (said.what == "DOT")
            return Answer{.bytes = "554 5.5.1 no valid recipients\r\n", .isKept = false};
        return {};
    });
    for (const QByteArray &what : {"RCPT"_ba, "MAIL"_ba}) {
        refused = what;
        server.connectionCount = 0;
        SmtpPool pool(settingsFor(server));
        std::vector<Attempt> attempts;
        for (const QByteArray &to : {"a@x.example"_ba, "b@x.example"_ba})
            pool.send(mailTo(to), [&](const Attempt &attempt) { attempts.push_back(attempt); });
        QTRY_COMPARE(attempts.size(), size_t(2));
        QCOMPARE(attempts[0].verdict, Verdict::Refused);
        QCOMPARE(attempts[0].code, 550);
        if (what == "RCPT") {
            QCOMPARE(attempts[1].verdict, Verdict::Sent);
            QCOMPARE(server.connectionCount, 1);
        } else {
            QVERIFY(server.connectionCount >= 2);
        }
    }
    for (const QByteArray &message : server.messages)
        QVERIFY(!message.isEmpty());
}

void TestSmtpSession::fallsBackToHelo()
{
    ScriptedSmtpServer server(at("EHLO", "502 5.5.1 what\r\n"));
    const Attempt attempt = sendOne(settingsFor(server), mailTo("a@x.example"));
    QCOMPARE(attempt.verdict, Verdict::Sent);
    QVERIFY(server.lines.contains("HELO desk.isp.example"));
    QVERIFY(server.lines.contains("MAIL FROM:<desk@isp.example>"));

    SmtpSettings settings = settingsFor(server);
    settings.credentials = {.user = "isp", .password = "secret"};
    const Attempt needsMore = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(needsMore.verdict, Verdict::Refused);
    QCOMPARE(needsMore.step, Phase::Ehlo);
}

void TestSmtpSession::requiresStartTls()
{
    ScriptedSmtpServer server; // offers none
    SmtpSettings settings = settingsFor(server);
    settings.security = Security::StartTls;
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(attempt.verdict, Verdict::Refused);
    QCOMPARE(attempt.step, Phase::Tls);
    QCOMPARE(attempt.errorKind, ErrorKind::Tls);
    QCOMPARE(nextStep(attempt), NextStep::Halt);
    QVERIFY(!server.lines.contains("DATA"));

    // Offered, then refused: neither is it gone on without.
    server.setTls(m_certificates.server(), false);
    server.setScript(at("STARTTLS", "454 4.7.0 not now\r\n"));
    const Attempt refused = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(refused.verdict, Verdict::Throttled);
    QCOMPARE(refused.step, Phase::Tls);
    QVERIFY(!server.lines.contains("DATA"));
}

void TestSmtpSession::encrypts_data()
{
    QTest::addColumn<bool>("isImplicit");
    QTest::newRow("STARTTLS") << false;
    QTest::newRow("implicit") << true;
}

void TestSmtpSession::encrypts()
{
    QFETCH(bool, isImplicit);
    ScriptedSmtpServer server;
    server.setTls(m_certificates.server(), isImplicit);
    SmtpSettings settings = settingsFor(server);
    settings.security = isImplicit ? Security::Tls : Security::StartTls;
    int inTheClear = 0;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        inTheClear += said.what == "MAIL" && !said.isEncrypted ? 1 : 0;
        // What is told before TLS must be forgotten.
        if (said.what == "EHLO" && !said.isEncrypted)
            return Answer{.bytes = "250-x\r\n250-STARTTLS\r\n250-SIZE 1\r\n250 AUTH PLAIN\r\n"};
        return {};
    });
    SmtpPool pool(settings);
    std::vector<Attempt> attempts;
    for (int i = 0; i < 20; ++i) {
        pool.send(
            mailTo("r" + QByteArray::number(i) + "@x.example", QByteArray(3000, 'x') + "\r\n"),
            [&](const Attempt &attempt) { attempts.push_back(attempt); });
    }
    QTRY_COMPARE(attempts.size(), size_t(20));
    for (const Attempt &attempt : attempts) {
        QCOMPARE(attempt.verdict, Verdict::Sent);
        QVERIFY(attempt.tls.startsWith(u"TLSv1.3 "_s));
    }
    QCOMPARE(inTheClear, 0);
    QCOMPARE(server.mailbox.size(), 20);
    QCOMPARE(server.connectionCount, 1);
}

void TestSmtpSession::refusesCertificates_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isOwnCa");
    QTest::addColumn<bool>("isImplicit");
    QTest::newRow("other host") << "mail.example"_ba << true << false;
    QTest::newRow("unknown CA") << "localhost"_ba << false << false;
    QTest::newRow("other host, implicit") << "mail.example"_ba << true << true;
    QTest::newRow("unknown CA, implicit") << "localhost"_ba << false << true;
}

void TestSmtpSession::refusesCertificates()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isOwnCa);
    QFETCH(bool, isImplicit);
    const TestCertificates other = TestCertificates::make({name});
    ScriptedSmtpServer server;
    server.setTls(other.server(), isImplicit);
    SmtpSettings settings = settingsFor(server);
    settings.security = isImplicit ? Security::Tls : Security::StartTls;
    settings.tls = (isOwnCa ? other : m_certificates).client();
    // Nobody can switch the verification off by the configuration handed in.
    settings.tls->setPeerVerifyMode(QSslSocket::QueryPeer);
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(attempt.verdict, Verdict::Refused);
    QCOMPARE(attempt.step, Phase::Tls);
    QCOMPARE(attempt.errorKind, ErrorKind::Tls);
    QCOMPARE(nextStep(attempt), NextStep::Halt);
    QVERIFY2(attempt.errorText.contains(u"not trusted"_s), qPrintable(attempt.errorText));
    QVERIFY(!server.lines.contains("DATA"));
}

void TestSmtpSession::noticesPutInWords()
{
    ScriptedSmtpServer server(at("STARTTLS", "220 2.0.0 go\r\n250-evil\r\n250 AUTH PLAIN\r\n"));
    server.setTls(m_certificates.server(), false);
    SmtpSettings settings = settingsFor(server);
    settings.security = Security::StartTls;
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(attempt.verdict, Verdict::Refused);
    QCOMPARE(attempt.errorKind, ErrorKind::Tls);
    QVERIFY(attempt.errorText.contains(u"plain text"_s));
}

void TestSmtpSession::signsIn_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArrayList>("challenges");
    QTest::newRow("PLAIN") << "PLAIN"_ba << QByteArrayList{};
    QTest::newRow("LOGIN") << "LOGIN"_ba << QByteArrayList{"VXNlcm5hbWU6", "UGFzc3dvcmQ6"};
    QTest::newRow("CRAM-MD5") << "CRAM-MD5"_ba << QByteArrayList{"PDE4OTYuNjk3MTcwOTUyQHg+"};
    QTest::newRow("XOAUTH2") << "XOAUTH2"_ba << QByteArrayList{};
}

void TestSmtpSession::signsIn()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArrayList, challenges);
    qsizetype step = 0;
    ScriptedSmtpServer server;
    server.extensionLines += "AUTH " + mechanism;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        if (said.what == "RESPONSE")
            ++step;
        if ((said.what == "AUTH" || said.what == "RESPONSE") && step < challenges.size())
            return Answer{.bytes = "334 " + challenges[step] + "\r\n"};
        return {};
    });
    SmtpSettings settings = settingsFor(server);
    settings.credentials = {.user = "isp", .password = "tanstaaf"};
    if (mechanism == "XOAUTH2")
        settings.credentials.accessToken = "ya29.token";
    // The second response of LOGIN is seen as a command by the simple server above.
    if (mechanism == "LOGIN") {
        server.setScript([&](const Said &said) -> std::optional<Answer> {
            if (said.what == "AUTH")
                return Answer{.bytes = "334 VXNlcm5hbWU6\r\n"};
            if (said.what == "RESPONSE")
                return Answer{.bytes = "334 UGFzc3dvcmQ6\r\n"};
            if (said.line == "tanstaaf"_ba.toBase64())
                return Answer{.bytes = "235 2.7.0 ok\r\n"};
            return {};
        });
    }
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(attempt.verdict, Verdict::Sent);
    const QByteArray transcript = attempt.transcript();
    QVERIFY(transcript.contains("C: AUTH " + mechanism));
    for (const QByteArray &secret : settings.credentials.secrets())
        QVERIFY(!transcript.contains(secret));
}

void TestSmtpSession::doesNotTryAPasswordTwice()
{
    ScriptedSmtpServer server(at("AUTH", "535 5.7.8 authentication failed\r\n"));
    server.extensionLines += "AUTH LOGIN PLAIN CRAM-MD5";
    SmtpSettings settings = settingsFor(server);
    settings.credentials = {.user = "isp", .password = "wrong-one"};
    settings.connections = 4;
    SmtpPool pool(settings);
    QSignalSpy halted(&pool, &SmtpPool::halted);
    std::vector<Attempt> attempts;
    const auto keep = [&](const Attempt &attempt) { attempts.push_back(attempt); };
    pool.send(mailTo("first@x.example"), keep);
    for (int i = 0; i < 50; ++i)
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"), keep);
    QTRY_COMPARE(attempts.size(), size_t(51));
    QCOMPARE(attempts[0].verdict, Verdict::Refused);
    QCOMPARE(attempts[0].error()->kind, ErrorKind::Unauthorized);
    QVERIFY(attempts[0].isCounted);
    for (size_t i = 1; i < attempts.size(); ++i) {
        QVERIFY(!attempts[i].isCounted);
        QVERIFY(attempts[i].errorText.contains(u"535 5.7.8"_s));
    }
    QCOMPARE(halted.size(), 1);
    QVERIFY(pool.halt());
    QCOMPARE(std::ranges::count_if(
                 server.lines, [](const QByteArray &line) { return line.startsWith("AUTH"); }),
        1);

    server.setScript({});
    pool.resume();
    pool.send(mailTo("again@x.example"), keep);
    QTRY_COMPARE(attempts.size(), size_t(52));
    QCOMPARE(attempts.back().verdict, Verdict::Sent);
}

void TestSmtpSession::givesNoPasswordAwayAndKeepsItOut()
{
    // A server that repeats what it was told.
    ScriptedSmtpServer server;
    server.extensionLines += "AUTH PLAIN";
    server.setScript([](const Said &said) -> std::optional<Answer> {
        if (said.what != "AUTH")
            return {};
        return Answer{
            .bytes = "535-5.7.8 bad: " + said.line + "\r\n535 5.7.8 tanstaaf is wrong\r\n"};
    });
    SmtpSettings settings = settingsFor(server);
    settings.credentials = {.user = "isp", .password = "tanstaaf"};
    const Attempt attempt = sendOne(settings, mailTo("a@x.example", "the body\r\n"));
    QCOMPARE(attempt.code, 535);
    const QByteArray all = attempt.transcript() + attempt.reason().toUtf8();
    for (const QByteArray &secret : settings.credentials.secrets())
        QVERIFY(!all.contains(secret));
    QVERIFY(all.contains("<redacted>"));
    QVERIFY(!all.contains("the body"));
}

void TestSmtpSession::keepsATokenOutThatIsPackedUp()
{
    // The server's account of the failure holds the token, in base64 and not at its beginning.
    const QByteArray told = QByteArray(R"({"status":"401","got":"ya29.token"})").toBase64();
    ScriptedSmtpServer server;
    server.extensionLines += "AUTH XOAUTH2";
    server.setScript([told](const Said &said) -> std::optional<Answer> {
        if (said.what == "AUTH")
            return Answer{"334 " + told + "\r\n"};
        if (said.what == "EHLO" || said.what == "CONNECT")
            return {};
        return Answer{"535 5.7.8 no\r\n"};
    });
    SmtpSettings settings = settingsFor(server);
    settings.credentials = {.user = "isp", .accessToken = "ya29.token"};
    const Attempt attempt = sendOne(settings, mailTo("a@x.example", "x\r\n"));
    QCOMPARE(attempt.code, 535);
    QVERIFY(attempt.errorText.contains(u"401"_s));
    QVERIFY(!attempt.errorText.contains(u"ya29.token"_s));
    QVERIFY(!attempt.transcript().contains(told));
}

void TestSmtpSession::keepsHalfASecretOut()
{
    ScriptedSmtpServer server;
    server.extensionLines += "AUTH PLAIN";
    server.setScript(at("AUTH", "535 5.7.8 wrong: tanst", Answer::Close));
    SmtpSettings settings = settingsFor(server);
    settings.credentials = {.user = "isp", .password = "tanstaaf"};
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QVERIFY(attempt.text.startsWith(u"535 5.7.8 wrong: "_s));
    QVERIFY(!attempt.text.contains(u"tan"_s));
    QVERIFY(!attempt.transcript().contains("tanst"));
    // Likewise in a line longer than what is kept of it.
    server.setScript(at("AUTH", "535 5.7.8 " + QByteArray(1008, 'x') + "tanstaaf is wrong\r\n"));
    const Attempt longer = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(longer.code, 535);
    QVERIFY(!longer.text.contains(u"tanst"_s));
    QVERIFY(!longer.transcript().contains("tanst"));
}

void TestSmtpSession::keepsADigestOut()
{
    QByteArray digest;
    ScriptedSmtpServer server;
    server.extensionLines += "AUTH CRAM-MD5";
    server.setScript([&digest](const Said &said) -> std::optional<Answer> {
        if (said.what == "AUTH")
            return Answer{"334 PDE4OTZAbWFpbC5leGFtcGxlPg==\r\n"};
        if (said.what != "RESPONSE")
            return {};
        digest = said.line;
        return Answer{"535 5.7.8 " + digest + " is wrong\r\n"};
    });
    SmtpSettings settings = settingsFor(server);
    settings.credentials = {.user = "isp", .password = "tanstaaf"};
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(attempt.code, 535);
    QVERIFY(!digest.isEmpty());
    QVERIFY(!attempt.text.contains(QString::fromLatin1(digest)));
    QVERIFY(!attempt.transcript().contains(digest));
}

void TestSmtpSession::refusesWhatTheServerCannotTake_data()
{
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("extensions");
    QTest::addColumn<Verdict>("verdict");
    const QByteArray big(2000, 'x');
    QTest::newRow("too big") << "a@x.example"_ba << big << QByteArrayList{"SIZE 1000"}
                             << Verdict::Refused;
    QTest::newRow("no limit told")
        << "a@x.example"_ba << big << QByteArrayList{"SIZE"} << Verdict::Sent;
    QTest::newRow("no SMTPUTF8") << "é@x.example"_ba << "x"_ba << QByteArrayList{"8BITMIME"}
                                 << Verdict::Refused;
    QTest::newRow("SMTPUTF8") << "é@x.example"_ba << "x"_ba << QByteArrayList{"SMTPUTF8"}
                              << Verdict::Sent;
    QTest::newRow("no 8BITMIME") << "a@x.example"_ba << "é"_ba << QByteArrayList{"SMTPUTF8"}
                                 << Verdict::Refused;
    QTest::newRow("8BITMIME") << "a@x.example"_ba << "é"_ba << QByteArrayList{"8BITMIME"}
                              << Verdict::Sent;
    QTest::newRow("two lines") << "a@x.example>\r\nRCPT TO:<b@x.example"_ba << "x"_ba
                               << QByteArrayList{} << Verdict::Refused;
}

void TestSmtpSession::refusesWhatTheServerCannotTake()
{
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, body);
    QFETCH(QByteArrayList, extensions);
    QFETCH(Verdict, verdict);
    ScriptedSmtpServer server;
    server.setExtensions(extensions);
    SmtpPool pool(settingsFor(server));
    std::vector<Attempt> attempts;
    const auto keep = [&](const Attempt &attempt) { attempts.push_back(attempt); };
    pool.send(mailTo(to, body), keep);
    pool.send(mailTo("next@x.example", "x\r\n"), keep);
    QTRY_COMPARE(attempts.size(), size_t(2));
    QCOMPARE(attempts[0].verdict, verdict);
    QCOMPARE(attempts[1].verdict, Verdict::Sent);
    if (verdict == Verdict::Refused) {
        QCOMPARE(attempts[0].scope, Scope::Recipient);
        QCOMPARE(nextStep(attempts[0]), NextStep::Nothing);
        QVERIFY(!attempts[0].errorText.isEmpty());
        QCOMPARE(server.mailbox.size(), 1);
    }
}

void TestSmtpSession::endsByTimeout_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<Phase>("step");
    QTest::newRow("greeting") << "CONNECT"_ba << Verdict::NotBegun << Phase::Greeting;
    QTest::newRow("EHLO") << "EHLO"_ba << Verdict::NotBegun << Phase::Ehlo;
    QTest::newRow("MAIL") << "MAIL"_ba << Verdict::NotBegun << Phase::Mail;
    QTest::newRow("RCPT") << "RCPT"_ba << Verdict::NotBegun << Phase::Rcpt;
    QTest::newRow("DATA") << "DATA"_ba << Verdict::NotBegun << Phase::Data;
    QTest::newRow("dot") << "DOT"_ba << Verdict::Uncertain << Phase::AfterDot;
}

void TestSmtpSession::endsByTimeout()
{
    QFETCH(QByteArray, what);
    ScriptedSmtpServer server;
    server.setExtensions({"SIZE"});
    // Silent from there on.
    bool isSilent = false;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        isSilent |= said.what == what;
        return isSilent ? std::optional(Answer{}) : std::nullopt;
    });
    SmtpSettings settings = settingsFor(server);
    settings.timeouts = {.greeting = 60ms, .command = 60ms, .data = 60ms, .dot = 60ms};
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QTEST(attempt.verdict, "verdict");
    QTEST(attempt.step, "step");
    QCOMPARE(attempt.errorKind, ErrorKind::Timeout);
    QCOMPARE(attempt.code, 0);
}

void TestSmtpSession::replaysWhatADeadConnectionNeverHeard_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("after");
    QTest::newRow("closed") << ""_ba << int(Answer::Close);
    QTest::newRow("reset") << ""_ba << int(Answer::Reset);
    QTest::newRow("421 idle") << "421 4.4.2 idle too long\r\n"_ba << int(Answer::Close);
    QTest::newRow("421 plain") << "421 closing\r\n"_ba << int(Answer::GoOn);
}

void TestSmtpSession::replaysWhatADeadConnectionNeverHeard()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, after);
    // Every connection takes one mail and is dead for the second.
    ScriptedSmtpServer server;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        if (said.what == "MAIL" && said.mail == 2)
            return Answer{.bytes = bytes, .after = Answer::After(after)};
        return {};
    });
    SmtpPool pool(settingsFor(server));
    std::vector<Attempt> attempts;
    for (int i = 0; i < 10; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"),
            [&](const Attempt &attempt) { attempts.push_back(attempt); });
    }
    QTRY_COMPARE(attempts.size(), size_t(10));
    for (const Attempt &attempt : attempts)
        QCOMPARE(attempt.verdict, Verdict::Sent);
    QCOMPARE(server.connectionCount, 10);
    QVERIFY(std::ranges::all_of(server.mailbox, [](int copies) { return copies == 1; }));

    // On a new connection it is an attempt.
    server.setScript(at("MAIL", bytes, Answer::After(after)));
    const Attempt attempt = sendOne(settingsFor(server), mailTo("a@x.example"));
    QVERIFY(attempt.verdict == Verdict::NotBegun || attempt.verdict == Verdict::Throttled);
    QVERIFY(attempt.isCounted);
}

void TestSmtpSession::closesWhatRests()
{
    ScriptedSmtpServer server;
    SmtpSettings settings = settingsFor(server);
    settings.timeouts.idle = 50ms;
    SmtpPool pool(settings);
    int sent = 0;
    const auto count = [&sent](
                           const Attempt &attempt) { sent += attempt.verdict == Verdict::Sent; };
    pool.send(mailTo("a@x.example"), count);
    QTRY_COMPARE(sent, 1);
    QTRY_VERIFY(server.lines.contains("QUIT"));
    QTRY_COMPARE(pool.connections(), 0);
    pool.send(mailTo("b@x.example"), count);
    QTRY_COMPARE(sent, 2);
    QCOMPARE(server.connectionCount, 2);
}

void TestSmtpSession::changesConnections()
{
    ScriptedSmtpServer server;
    SmtpSettings settings = settingsFor(server);
    settings.mailsPerConnection = 3;
    SmtpPool pool(settings);
    int sent = 0;
    for (int i = 0; i < 10; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"),
            [&sent](const Attempt &attempt) { sent += attempt.verdict == Verdict::Sent; });
    }
    QTRY_COMPARE(sent, 10);
    QCOMPARE(server.connectionCount, 4);
    QCOMPARE(server.mailbox.size(), 10);
    QCOMPARE(server.lines.count("QUIT"), 3);
}

void TestSmtpSession::asksTheLedgerFirst()
{
    ScriptedSmtpServer server;
    QList<quint64> leaving;
    std::function<void(Result<void>)> answer;
    QList<quint64> asked;
    SendLedger ledger;
    ledger.clear = [&](std::span<const quint64> mails, auto reply) {
        asked.append(QList<quint64>(mails.begin(), mails.end()));
        answer = std::move(reply);
    };
    ledger.dotLeaving = [&](quint64 mail) { leaving += mail; };
    SmtpPool pool(settingsFor(server), ledger);
    std::optional<Attempt> attempt;
    pool.send(mailTo("a@x.example"), [&](Attempt done) { attempt = std::move(done); });
    QTRY_VERIFY(server.lines.contains("DATA"));
    QTRY_VERIFY(answer);
    QCOMPARE(asked, QList<quint64>{qHash("a@x.example"_ba)});
    // Time for everything that might leave, and nothing does.
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    QVERIFY(leaving.isEmpty() && !attempt && server.mailbox.isEmpty());
    answer({});
    QTRY_VERIFY(attempt);
    QCOMPARE(leaving, asked);
    QCOMPARE(attempt->verdict, Verdict::Sent);
}

void TestSmtpSession::sendsNothingTheLedgerDidNotTake()
{
    ScriptedSmtpServer server;
    SendLedger ledger;
    ledger.clear = [](std::span<const quint64>, const auto &answer) {
        answer(std::unexpected(Error{.kind = ErrorKind::Storage, .detail = u"disk full"_s}));
    };
    SmtpSettings settings = settingsFor(server);
    settings.connections = 3;
    SmtpPool pool(settings, ledger);
    QSignalSpy halted(&pool, &SmtpPool::halted);
    std::vector<Attempt> attempts;
    for (int i = 0; i < 20; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"),
            [&](const Attempt &attempt) { attempts.push_back(attempt); });
    }
    QTRY_COMPARE(attempts.size(), size_t(20));
    for (const Attempt &attempt : attempts) {
        QCOMPARE(attempt.verdict, Verdict::NotBegun);
        QVERIFY(!attempt.isCounted);
        QVERIFY(!attempt.dotLeft.isValid());
    }
    QCOMPARE(halted.size(), 1);
    QVERIFY(server.mailbox.isEmpty());
}

void TestSmtpSession::groupsCommits()
{
    ScriptedSmtpServer server;
    int commits = 0;
    qsizetype largest = 0;
    QSet<quint64> cleared;
    bool isFirstAsked = true;
    SendLedger ledger;
    ledger.clear = [&](std::span<const quint64> mails, auto answer) {
        ++commits;
        largest = std::max(largest, qsizetype(mails.size()));
        for (const quint64 mail : mails) {
            QVERIFY(!cleared.contains(mail));
            cleared += mail;
        }
        QMetaObject::invokeMethod(qApp, [answer] { answer({}); }, Qt::QueuedConnection);
    };
    ledger.dotLeaving = [&](quint64 mail) { isFirstAsked &= cleared.contains(mail); };
    SmtpSettings settings = settingsFor(server);
    settings.connections = 4;
    settings.clearedAhead = 16;
    SmtpPool pool(settings, ledger);
    int sent = 0;
    for (int i = 0; i < 200; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"),
            [&sent](const Attempt &attempt) { sent += attempt.verdict == Verdict::Sent; });
    }
    QTRY_COMPARE(sent, 200);
    QVERIFY(isFirstAsked);
    QCOMPARE(cleared.size(), 200);
    QVERIFY(commits < 100);
    QVERIFY(largest > 8);
}

void TestSmtpSession::streamsLargeMails()
{
    ScriptedSmtpServer server;
    const QByteArray line = "." + QByteArray(70, 'x') + "\r\n";
    const QByteArray body = line.repeated(60'000); // more than the network takes at once
    SendLedger ledger;
    ledger.clear = [](std::span<const quint64>, auto answer) {
        QMetaObject::invokeMethod(qApp, [answer] { answer({}); }, Qt::QueuedConnection);
    };
    SmtpPool pool(settingsFor(server), ledger);
    std::vector<Attempt> attempts;
    for (const QByteArray &to : {"a@x.example"_ba, "b@x.example"_ba})
        pool.send(mailTo(to, body), [&](const Attempt &attempt) { attempts.push_back(attempt); });
    QTRY_COMPARE_WITH_TIMEOUT(attempts.size(), size_t(2), 30'000);
    QCOMPARE(attempts[0].verdict, Verdict::Sent);
    QCOMPARE(attempts[1].verdict, Verdict::Sent);
    QCOMPARE(server.messages.size(), 2);
    QVERIFY(server.messages[0] == "Subject: x\r\n\r\n" + body);
    QVERIFY(server.messages[1] == server.messages[0]);

    // Refused in the middle: the dot never left, so it is a plain refusal.
    server.setScript([](const Said &said) -> std::optional<Answer> {
        if (said.what == "BODY")
            return Answer{.bytes = "552 5.3.4 too big\r\n", .after = Answer::Close};
        return {};
    });
    const Attempt early = sendOne(settingsFor(server), mailTo("c@x.example", body));
    QVERIFY(early.verdict == Verdict::Refused || early.verdict == Verdict::NotBegun);
    QVERIFY(!early.dotLeft.isValid());
    QCOMPARE(server.copies("c@x.example"), 0);
}

void TestSmtpSession::stopsForAWindow()
{
    int refused = 0;
    ScriptedSmtpServer server;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        if (said.what == "DOT" && refused == 0) {
            ++refused;
            return Answer{
                .bytes = "421 4.7.0 slow down\r\n", .after = Answer::Close, .isKept = false};
        }
        return {};
    });
    SmtpPool pool(settingsFor(server));
    QSignalSpy stopped(&pool, &SmtpPool::stopped);
    std::vector<Attempt> attempts;
    const auto send = [&](int number) {
        pool.send(
            mailTo("r" + QByteArray::number(number) + "@x.example"), [&](const Attempt &attempt) {
                attempts.push_back(attempt);
                if (attempt.verdict == Verdict::Throttled)
                    pool.stop();
            });
    };
    for (int i = 0; i < 5; ++i)
        send(i);
    QVERIFY(stopped.wait());
    QCOMPARE(attempts.size(), size_t(5));
    QCOMPARE(attempts[0].verdict, Verdict::Throttled);
    // Also the one that was already said behind the dot: unheard, hence not tried.
    for (size_t i = 1; i < attempts.size(); ++i)
        QVERIFY(!attempts[i].isCounted);
    QCOMPARE(server.connectionCount, 1);
    pool.resume();
    for (int i = 1; i < 5; ++i)
        send(i);
    QTRY_COMPARE(attempts.size(), size_t(9));
    QCOMPARE(server.mailbox.size(), 4);
}

void TestSmtpSession::takesNoMoreConnectionsThanTheServerAllows_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("421, as Postfix says it")
        << "421 4.7.0 mx.example Error: too many connections from 127.0.0.1\r\n"_ba;
    QTest::newRow("hangs up") << QByteArray();
}

void TestSmtpSession::takesNoMoreConnectionsThanTheServerAllows()
{
    QFETCH(QByteArray, greeting);
    ScriptedSmtpServer server;
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        if (said.what == "CONNECT" && said.connection > 2)
            return Answer{.bytes = greeting, .after = Answer::Close};
        return {};
    });
    SmtpSettings settings = settingsFor(server);
    settings.connections = 6;
    SmtpPool pool(settings);
    std::vector<Attempt> attempts;
    for (int i = 0; i < 60; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"),
            [&](const Attempt &attempt) { attempts.push_back(attempt); });
    }
    QTRY_COMPARE(attempts.size(), size_t(60));
    // Nobody pays for it with an attempt, and nobody knocks again and again.
    for (const Attempt &attempt : attempts)
        QCOMPARE(attempt.verdict, Verdict::Sent);
    QCOMPARE(server.mailbox.size(), 60);
    QCOMPARE(pool.allowedConnections(), 2);
    QVERIFY(server.connectionCount <= 6);

    // Another day, another limit.
    pool.resume();
    QCOMPARE(pool.allowedConnections(), 6);
}

void TestSmtpSession::stopsFairly()
{
    ScriptedSmtpServer server;
    SmtpSettings settings = settingsFor(server);
    settings.connections = 2;
    SmtpPool pool(settings);
    QSignalSpy stopped(&pool, &SmtpPool::stopped);
    int sent = 0;
    int unsent = 0;
    for (int i = 0; i < 100; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"), [&](const Attempt &attempt) {
            if (attempt.verdict == Verdict::Sent)
                ++sent;
            else if (attempt.verdict == Verdict::NotBegun && !attempt.isCounted)
                ++unsent;
            if (sent == 10)
                pool.stop();
        });
    }
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(sent + unsent, 100);
    QVERIFY(sent >= 10 && sent <= 14);
    QCOMPARE(server.mailbox.size(), sent);
    QTRY_COMPARE(server.lines.count("QUIT"), 2);
    QVERIFY(pool.isIdle());
}

void TestSmtpSession::abortsByWhatIsKnown()
{
    bool isSilent = false;
    ScriptedSmtpServer server([&](const Said &said) -> std::optional<Answer> {
        isSilent |= said.what == "DOT";
        return isSilent ? std::optional(Answer{}) : std::nullopt;
    });
    std::vector<Attempt> attempts;
    SmtpPool pool(settingsFor(server));
    for (const QByteArray &to : {"a@x.example"_ba, "b@x.example"_ba, "c@x.example"_ba})
        pool.send(mailTo(to), [&](const Attempt &attempt) { attempts.push_back(attempt); });
    QTRY_COMPARE(server.mailbox.size(), 1);
    QVERIFY(attempts.empty());
    pool.abort();
    QCOMPARE(attempts.size(), size_t(3));
    QCOMPARE(attempts[0].verdict, Verdict::Uncertain);
    QVERIFY(attempts[0].isCounted);
    QCOMPARE(attempts[1].verdict, Verdict::NotBegun);
    QVERIFY(!attempts[1].isCounted && !attempts[2].isCounted);
}

void TestSmtpSession::keepsToItsRate()
{
    ScriptedSmtpServer server;
    SmtpSettings settings = settingsFor(server);
    settings.connections = 3;
    settings.ratePerSecond = 100;
    SmtpPool pool(settings);
    int sent = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 30; ++i) {
        pool.send(mailTo("r" + QByteArray::number(i) + "@x.example"),
            [&sent](const Attempt &attempt) { sent += attempt.verdict == Verdict::Sent; });
    }
    QTRY_COMPARE(sent, 30);
    // It can be slower for any reason, but never faster.
    QVERIFY(timer.elapsed() >= 250);
}

void TestSmtpSession::isNotReached()
{
    SmtpSettings settings;
    {
        ScriptedSmtpServer server;
        settings = settingsFor(server);
    }
    const Attempt attempt = sendOne(settings, mailTo("a@x.example"));
    QCOMPARE(attempt.verdict, Verdict::NotBegun);
    QCOMPARE(attempt.completed, Phase::None);
    QCOMPARE(attempt.step, Phase::Connect);
    QCOMPARE(attempt.errorKind, ErrorKind::Offline);
    QCOMPARE(nextStep(attempt), NextStep::TryAgain);
    QVERIFY(!attempt.errorText.isEmpty());
}

void TestSmtpSession::survivesCallsFromCallbacks()
{
    ScriptedSmtpServer server;
    SmtpSettings settings = settingsFor(server);
    settings.connections = 2;
    auto pool = std::make_unique<SmtpPool>(settings);
    int done = 0;
    int handedIn = 0;
    std::function<void(const Attempt &)> again = [&](const Attempt &attempt) {
        ++done;
        if (attempt.verdict == Verdict::Sent && handedIn < 50)
            pool->send(mailTo("r" + QByteArray::number(++handedIn) + "@x.example"), again);
        if (done == 50)
            pool->abort();
    };
    for (int i = 0; i < 10; ++i)
        pool->send(mailTo("r" + QByteArray::number(++handedIn) + "@x.example"), again);
    QTRY_VERIFY(done >= 50);
    QTRY_VERIFY(pool->isIdle());
    QCOMPARE(done, handedIn);
    pool.reset();
    QVERIFY(std::ranges::all_of(server.mailbox, [](int copies) { return copies == 1; }));
}

void TestSmtpSession::countsRightWhenARefusalEndsAll_data()
{
    QTest::addColumn<int>("before");
    QTest::newRow("the first of its connection") << 0;
    QTest::newRow("a later one") << 1;
}

void TestSmtpSession::countsRightWhenARefusalEndsAll()
{
    QFETCH(int, before);
    ScriptedSmtpServer server;
    server.setExtensions({"SIZE 1000"});
    SmtpPool pool(settingsFor(server));
    int done = 0;
    for (int i = 0; i < before; ++i)
        pool.send(mailTo("a@x.example", "x\r\n"), [&done](const Attempt &) { ++done; });
    pool.send(mailTo("b@x.example", QByteArray(2000, 'x')), [&](const Attempt &) {
        ++done;
        pool.abort();
    });
    QTRY_COMPARE(done, before + 1);
    QTRY_COMPARE(pool.connections(), 0);
    QCOMPARE(pool.inWork(), 0);
    QVERIFY(pool.isIdle());
}

QTEST_GUILESS_MAIN(TestSmtpSession)
#include "tst_smtpsession.moc"
