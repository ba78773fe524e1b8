// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/dotstuffer.h"
#include "mail/outgoingmail.h"
#include "mail/ratelimiter.h"
#include "mail/smtpauth.h"
#include "mail/smtpcapabilities.h"
#include "mail/smtpsettings.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace FibreDesk::Mail;

class TestSmtpParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doublesDots_data();
    void doublesDots();
    void doublesDotsHoweverItIsCut_data() { doublesDots_data(); }
    void doublesDotsHoweverItIsCut();
    void neverLetsAnEarlyEndThrough();
    void sharesWhatNeedsNoChange();
    void readsCapabilities();
    void choosesTheBestSignIn_data();
    void choosesTheBestSignIn();
    void signsIn();
    void keepsSecretsOut();
    void keepsTheRate();
    void clearsAheadAsTheRateNeedsIt();
    void keepsACommandOneLine_data();
    void keepsACommandOneLine();
};

void TestSmtpParts::doublesDots_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("empty") << ""_ba << ""_ba;
    QTest::newRow("plain") << "a\r\nb\r\n"_ba << "a\r\nb\r\n"_ba;
    QTest::newRow("no end of line") << "a"_ba << "a\r\n"_ba;
    QTest::newRow("a dot") << "."_ba << "..\r\n"_ba;
    QTest::newRow("a line of one dot") << "a\r\n.\r\nb\r\n"_ba << "a\r\n..\r\nb\r\n"_ba;
    QTest::newRow("two dots") << "..\r\n"_ba << "...\r\n"_ba;
    QTest::newRow("a dot inside") << "a.b\r\n"_ba << "a.b\r\n"_ba;
    QTest::newRow("smuggled by LF") << "a\n.\nb\r\n"_ba << "a\r\n..\r\nb\r\n"_ba;
    QTest::newRow("smuggled by CR") << "a\r.\rb\r\n"_ba << "a\r\n..\r\nb\r\n"_ba;
    QTest::newRow("smuggled by LF CRLF") << "a\n.\r\nb"_ba << "a\r\n..\r\nb\r\n"_ba;
    QTest::newRow("CR CR LF") << "a\r\r\nb"_ba << "a\r\n\r\nb\r\n"_ba;
    QTest::newRow("CR at the end") << "a\r"_ba << "a\r\n"_ba;
    QTest::newRow("8 bit") << "é\r\n.é"_ba << "é\r\n..é\r\n"_ba;
}

void TestSmtpParts::doublesDots()
{
    QFETCH(QByteArray, message);
    QTEST(WireBody::from(message).bytes, "wire");
}

void TestSmtpParts::doublesDotsHoweverItIsCut()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, wire);
    for (qsizetype one = 0; one <= message.size(); ++one) {
        for (qsizetype two = one; two <= message.size(); ++two) {
            DotStuffer stuffer;
            QByteArray out;
            stuffer.append(QByteArrayView(message).first(one), out);
            stuffer.append(QByteArrayView(message).sliced(one, two - one), out);
            stuffer.append(QByteArrayView(message).sliced(two), out);
            stuffer.finish(out);
            QCOMPARE(out, wire);
        }
    }
}

void TestSmtpParts::neverLetsAnEarlyEndThrough()
{
    QRandomGenerator random(3);
    const QByteArrayList pieces{"\r", "\n", ".", "a", "\r\n", "\r\n.\r\n"};
    for (int run = 0; run < 20'000; ++run) {
        QByteArray message;
        for (auto i = random.bounded(10U); i > 0; --i)
            message += pieces[random.bounded(pieces.size())];
        const QByteArray wire = "\r\n" + WireBody::from(message).bytes;
        QVERIFY(!wire.contains("\r\n.\r\n") && !wire.contains("\n.\n") && !wire.contains("\r.\r"));
        QVERIFY(wire.endsWith("\r\n"));
        QCOMPARE(wire.count('\r'), wire.count("\r\n"));
        QCOMPARE(wire.count('\n'), wire.count("\r\n"));
    }
}

void TestSmtpParts::sharesWhatNeedsNoChange()
{
    const QByteArray message = "Subject: x\r\n\r\n" + QByteArray(4000, 'x') + "\r\n";
    const WireBody body = WireBody::from(message);
    QCOMPARE(body.bytes.constData(), message.constData());
    QVERIFY(!body.is8Bit);
    QVERIFY(WireBody::from("é\r\n").is8Bit);
}

void TestSmtpParts::readsCapabilities()
{
    SmtpReply reply{.code = 250,
        .raw = "250-STARTTLS greets you\n250-size 1000\n250-Pipelining\n250-AUTH PLAIN  login\n"
               "250-AUTH=LOGIN CRAM-MD5\n250-8BITMIME\n250-X-ODD\n250 SMTPUTF8"};
    const SmtpCapabilities can = SmtpCapabilities::fromReply(reply);
    QVERIFY(!can.hasStartTls); // only the name of the server says so
    QVERIFY(can.hasPipelining && can.has8BitMime && can.hasSmtpUtf8 && can.hasSize);
    QCOMPARE(can.maximumSize, 1000);
    QCOMPARE(can.mechanisms, (QByteArrayList{"PLAIN", "LOGIN", "CRAM-MD5"}));
    reply.raw = "250-x\n250 SIZE";
    QCOMPARE(SmtpCapabilities::fromReply(reply).maximumSize, 0);
}

void TestSmtpParts::choosesTheBestSignIn_data()
{
    QTest::addColumn<QByteArrayList>("offered");
    QTest::addColumn<bool>("hasToken");
    QTest::addColumn<bool>("isPrivate");
    QTest::addColumn<QByteArrayList>("wanted");
    const QByteArrayList all{"CRAM-MD5", "LOGIN", "PLAIN", "XOAUTH2", "GSSAPI"};
    QTest::newRow("all, private") << all << false << true
                                  << QByteArrayList{"PLAIN", "LOGIN", "CRAM-MD5"};
    QTest::newRow("all, token") << all << true << true
                                << QByteArrayList{"XOAUTH2", "PLAIN", "LOGIN", "CRAM-MD5"};
    QTest::newRow("in the clear") << all << true << false << QByteArrayList{"CRAM-MD5"};
    QTest::newRow("PLAIN in the clear")
        << QByteArrayList{"PLAIN", "LOGIN"} << false << false << QByteArrayList{};
    QTest::newRow("none") << QByteArrayList{} << true << true << QByteArrayList{};
}

void TestSmtpParts::choosesTheBestSignIn()
{
    QFETCH(QByteArrayList, offered);
    QFETCH(bool, hasToken);
    QFETCH(bool, isPrivate);
    const SmtpCredentials credentials{.user = "isp@mail.example",
        .password = "secret",
        .accessToken = hasToken ? "token" : QByteArray()};
    QByteArrayList names;
    for (const AuthMechanism each : mechanismsToTry(offered, credentials, isPrivate))
        names += mechanismName(each);
    QTEST(names, "wanted");
}

void TestSmtpParts::signsIn()
{
    SmtpAuth plain(AuthMechanism::Plain, {.user = "tim", .password = "tanstaaftanstaaf"});
    QCOMPARE(plain.command(), "AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm"_ba);
    QCOMPARE(plain.answer(""), "*"_ba);

    SmtpAuth login(AuthMechanism::Login, {.user = "tim", .password = "pässword"});
    QCOMPARE(login.command(), "AUTH LOGIN"_ba);
    QCOMPARE(login.answer("VXNlcm5hbWU6"), "dGlt"_ba);
    QCOMPARE(login.answer("UGFzc3dvcmQ6"), "pässword"_ba.toBase64());
    QCOMPARE(login.answer("UGFzc3dvcmQ6"), "*"_ba);

    // RFC 2195
    SmtpAuth cram(AuthMechanism::CramMd5, {.user = "tim", .password = "tanstaaftanstaaf"});
    QCOMPARE(cram.command(), "AUTH CRAM-MD5"_ba);
    QCOMPARE(cram.answer("PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+"),
        "dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw"_ba);
    SmtpAuth empty(AuthMechanism::CramMd5, {.user = "tim", .password = "x"});
    QCOMPARE(empty.answer(""), "*"_ba);

    SmtpAuth token(AuthMechanism::XOAuth2, {.user = "a@b.example", .accessToken = "vF9dft4q"});
    QCOMPARE(token.command(),
        "AUTH XOAUTH2 "_ba
            + "user=a@b.example\x01"
              "auth=Bearer vF9dft4q\x01\x01"_ba.toBase64());
    QCOMPARE(token.answer("{\"status\":\"401\"}"_ba.toBase64()), ""_ba);
    QCOMPARE(token.failureDetail(), "{\"status\":\"401\"}"_ba);
    QCOMPARE(token.answer(""), "*"_ba);

    // Too long for one line: the server's empty challenge comes first.
    SmtpAuth longToken(AuthMechanism::XOAuth2, {.user = "a", .accessToken = QByteArray(2000, 't')});
    QCOMPARE(longToken.command(), "AUTH XOAUTH2"_ba);
    QVERIFY(longToken.answer("").size() > 2000);
}

void TestSmtpParts::keepsSecretsOut()
{
    const SmtpCredentials credentials{
        .user = "tim", .password = "tanstaaf", .accessToken = "ya29.token"};
    QByteArray text = "535 no tanstaaf, " + "tanstaaf"_ba.toBase64() + ", ya29.token, "
        + QByteArray("\0tim\0tanstaaf", 13).toBase64() + " for tim";
    redact(text, credentials.secrets());
    QCOMPARE(text, "535 no <redacted>, <redacted>, <redacted>, <redacted> for tim"_ba);
}

void TestSmtpParts::clearsAheadAsTheRateNeedsIt()
{
    FibreDesk::Profile::Smtp profile;
    profile.host = u"mail.example"_s;
    const auto ahead = [&profile](double rate) {
        profile.ratePerSecond = rate;
        return SmtpSettings::from(profile).clearedAhead;
    };
    QCOMPARE(ahead(0), 16);
    QCOMPARE(ahead(5), 0);
    QCOMPARE(ahead(200), 4);
    QCOMPARE(ahead(5000), 16);
}

void TestSmtpParts::keepsTheRate()
{
    for (const double rate : {0.5, 1.0, 7.0, 50.0, 1000.0, 3500.0}) {
        RateLimiter limiter(rate);
        std::vector<RateLimiter::Time> sent;
        // A timer that is late by up to 3 ms each time.
        RateLimiter::Time now = 5s;
        QRandomGenerator random(1);
        while (now < 15s) {
            while (limiter.wait(now) == 0ns && now < 15s) {
                limiter.take(now);
                sent.push_back(now);
            }
            now += limiter.wait(now) + std::chrono::microseconds(random.bounded(3000));
        }
        for (size_t i = 0; i < sent.size(); ++i) {
            const auto end = std::ranges::upper_bound(sent, sent[i] + 1s - 1ns);
            const double inASecond = double(end - sent.begin()) - double(i);
            QVERIFY2(inASecond <= rate * 1.02 + 1.0001, qPrintable(QString::number(rate)));
        }
        QVERIFY(double(sent.size()) >= rate * 10 * 0.97);
    }
    // Next to nothing is slow, not at once.
    for (const double rate : {1e-9, 1e-12, std::numeric_limits<double>::min()}) {
        RateLimiter least(rate);
        least.take(5s);
        QVERIFY(least.wait(5s) > 23h);
    }
    RateLimiter free;
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(free.wait(1s), 0ns);
        free.take(1s);
    }
}

void TestSmtpParts::keepsACommandOneLine_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("plain") << "a@b.example"_ba << true;
    QTest::newRow("beyond ASCII") << "é@b.example"_ba << true;
    QTest::newRow("quoted space") << "\"a b\"@b.example"_ba << true;
    QTest::newRow("quoted quote") << "\"a\\\" b\"@b.example"_ba << true;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("CRLF") << "a@b.example\r\nDATA"_ba << false;
    QTest::newRow("escaped CR") << "\"a\\\rb\"@b.example"_ba << false;
    QTest::newRow("NUL") << QByteArray("a\0@b.example", 12) << false;
    QTest::newRow("space") << "a@b.example SIZE=1"_ba << false;
    QTest::newRow("bracket") << "a@b.example> X=<"_ba << false;
    QTest::newRow("open quote") << "\"a b@b.example"_ba << false;
    QTest::newRow("endless") << QByteArray(1000, 'a') + "@b.example" << false;
}

void TestSmtpParts::keepsACommandOneLine()
{
    QFETCH(QByteArray, address);
    QFETCH(bool, isFine);
    const OutgoingMail to{.from = "s@isp.example", .to = address};
    QCOMPARE(to.envelopeProblem().isEmpty(), isFine);
    const OutgoingMail from{.from = address, .to = "s@isp.example"};
    QCOMPARE(from.envelopeProblem().isEmpty(), isFine || address.isEmpty());
}

QTEST_APPLESS_MAIN(TestSmtpParts)
#include "tst_smtpparts.moc"
