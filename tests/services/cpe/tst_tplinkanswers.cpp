// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/answers.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Cpe::TpLink;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Modulus(128, 'C');

QByteArray keyAnswer(const QByteArray &modulus = Modulus, const QByteArray &sequence = "123456789")
{
    return "[cgi]0\nvar ee=\"010001\";\nvar nn=\"" + modulus + "\";\nvar seq=\"" + sequence
        + "\";\n$.ret=0;\n[error]0";
}

} // namespace

class TestTpLinkAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKeyIsReadFromItsScript();
    void whatIsNoKeyIsSaidSo_data();
    void whatIsNoKeyIsSaidSo();
    void theTokenStandsInThePage();
    void theOutcomeOfASignIn();
    void noiseIsNoSignIn();
    void oneObjectAndAListAreRead();
    void aRefusalKeepsItsCode();
    void noiseIsNoAnswer_data();
    void noiseIsNoAnswer();
    void noErrorShowsWhatAnAnswerHolds();
    void callsKeepTheOrderOfTheirNames();
    void namesThatAreNoneAreNotAsked();
};

void TestTpLinkAnswers::theKeyIsReadFromItsScript()
{
    QCOMPARE(readKey(keyAnswer()),
        (PublicKey{.modulus = Modulus, .exponent = "010001"_ba, .sequence = 123456789}));
}

void TestTpLinkAnswers::whatIsNoKeyIsSaidSo_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("page") << "<html><title>Router</title></html>"_ba;
    QTest::newRow("short modulus") << keyAnswer("ABCD");
    QTest::newRow("no hex") << keyAnswer(QByteArray(128, 'X'));
    QTest::newRow("no number") << keyAnswer(Modulus, "many");
    QTest::newRow("negative number") << keyAnswer(Modulus, "-4");
    QTest::newRow("huge number") << keyAnswer(Modulus, "18446744073709551615");
    QTest::newRow("refused") << keyAnswer().replace("$.ret=0", "$.ret=71234");
}

void TestTpLinkAnswers::whatIsNoKeyIsSaidSo()
{
    QFETCH(const QByteArray, answer);
    const auto key = readKey(answer);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, ErrorKind::Protocol);
    QVERIFY(!key.error().detail.isEmpty());
}

void TestTpLinkAnswers::theTokenStandsInThePage()
{
    QCOMPARE(readToken("<script>var token=\"086724f57013f16e042e012becf825\";</script>"),
        "086724f57013f16e042e012becf825"_ba);
    QVERIFY(!readToken("<script>var token=\"\";</script>"));
    QVERIFY(!readToken("<script>var token=\"x\r\nEvil: 1\";</script>"));
    QVERIFY(!readToken("<html>Sign in</html>"));
}

void TestTpLinkAnswers::theOutcomeOfASignIn()
{
    QCOMPARE(readSignIn("$.ret=0;\n"), SignInAnswer{});
    const auto wrong = readSignIn("var currAuthTimes=3;\nvar currForbidTime=0;\n$.ret=71233;\n");
    QVERIFY(wrong && wrong->isWrongPassword());
    QCOMPARE(wrong->attemptsLeft, 2);
    QCOMPARE(wrong->lockedSeconds, 0);
    const auto locked = readSignIn("var currAuthTimes=5;\nvar currForbidTime=1800;\n$.ret=71233;");
    QCOMPARE(locked->attemptsLeft, 0);
    QCOMPARE(locked->lockedSeconds, 1800);
    QVERIFY(readSignIn("$.ret=71234;")->isBadRequest());
}

void TestTpLinkAnswers::noiseIsNoSignIn()
{
    QVERIFY(!readSignIn({}));
    QVERIFY(!readSignIn("$.ret=;"));
    QVERIFY(!readSignIn("$.ret=99999999999999;"));
    QVERIFY(!readSignIn("<html>500</html>"));
    const auto odd = readSignIn("var currAuthTimes=-7;\nvar currForbidTime=x;\n$.ret=71233;");
    QVERIFY(odd && !odd->attemptsLeft);
    QCOMPARE(odd->lockedSeconds, 0);
}

void TestTpLinkAnswers::oneObjectAndAListAreRead()
{
    const auto one = readCall(
        R"({"data":{"modelName":"XX230v","stack":"0,0,0,0,0,0"},"operation":"go","oid":"DEV2_DEV_INFO","success":true})",
        u"web"_s);
    QCOMPARE(one.value().size(), 1);
    QCOMPARE(one->first().values.value("modelName"_L1).toString(), u"XX230v"_s);
    QVERIFY(!one->first().values.contains("stack"_L1));
    const auto list = readCall(
        R"({"data":[{"a":"1","stack":"1,0,0,0,0,0"},{"a":"2","stack":"2,0,0,0,0,0"}],"operation":"gl","success":true})",
        u"web"_s);
    QCOMPARE(list.value().size(), 2);
    QCOMPARE(list->last().stack, u"2,0,0,0,0,0"_s);
    QVERIFY(readCall(R"({"data":[],"success":true})", u"web"_s).value().isEmpty());
    QVERIFY(readCall(R"({"success":true})", u"web"_s).value().isEmpty());
    QVERIFY(readCall("$.ret=0;", u"web"_s).value().isEmpty());
}

void TestTpLinkAnswers::aRefusalKeepsItsCode()
{
    for (const QByteArray &text : {R"({"success":false,"errorcode":9804})"_ba,
             R"({"success":false,"errorcode":"9804"})"_ba, "$.ret=9804;"_ba}) {
        const auto refused = readCall(text, u"web"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Device);
        QCOMPARE(refused.error().code, 9804);
    }
}

void TestTpLinkAnswers::noiseIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("page") << "<html></html>"_ba;
    QTest::newRow("cut") << R"({"data":[{"a":"1")"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("nothing in it") << "{}"_ba;
    QTest::newRow("rows of text") << R"({"data":["x"],"success":true})"_ba;
}

void TestTpLinkAnswers::noiseIsNoAnswer()
{
    QFETCH(const QByteArray, answer);
    const auto read = readCall(answer, u"web"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Protocol);
}

void TestTpLinkAnswers::noErrorShowsWhatAnAnswerHolds()
{
    for (const QByteArray &text :
        {R"({"data":[{"primaryPreSharedKey":"geheim1")"_ba, R"(["geheim1"])"_ba,
            R"({"data":["geheim1"],"success":true})"_ba, R"({"x":"geheim1"})"_ba}) {
        const auto read = readCall(text, u"web"_s);
        QVERIFY(!read);
        QVERIFY(!read.error().detail.contains(u"geheim1"_s));
    }
}

void TestTpLinkAnswers::callsKeepTheOrderOfTheirNames()
{
    QCOMPARE(callBody({.operation = Operation::Set,
                 .object = u"DEV2_ADT_WIFI_COMMON"_s,
                 .stack = u"2,0,0,0,0,0"_s,
                 .attributes = {{u"primaryEnable"_s, u"1"_s}, {u"a"_s, u"\"é\\"_s}}}),
        R"({"data":{"stack":"2,0,0,0,0,0","pstack":"0,0,0,0,0,0","primaryEnable":"1","a":"\"é\\"},"operation":"so","oid":"DEV2_ADT_WIFI_COMMON"})"_ba);
    QCOMPARE(signInBody("user", "secret"),
        R"({"data":{"UserName":"dXNlcg==","Passwd":"c2VjcmV0","Action":"1","stack":"0,0,0,0,0,0","pstack":"0,0,0,0,0,0"},"operation":"cgi","oid":"/cgi/login"})"_ba);
    QCOMPARE(postBody("ab", {.data = "cd"_ba}), "sign=ab\r\ndata=cd\r\n"_ba);
    QCOMPARE(
        postBody("ab", {.data = "cd"_ba, .tag = "ef"_ba}), "sign=ab\r\ndata=cd\r\ntag=ef\r\n"_ba);
}

void TestTpLinkAnswers::namesThatAreNoneAreNotAsked()
{
    QVERIFY(checkQuery({.object = u"DEV2_DEV_INFO"_s}));
    QVERIFY(checkQuery({.operation = Operation::Cgi, .object = u"/cgi/logout"_s}));
    QVERIFY(!checkQuery({.object = u"DEV2\"}"_s}));
    QVERIFY(!checkQuery({.object = {}}));
    QVERIFY(!checkQuery({.object = u"A"_s, .stack = u"1"_s}));
    QVERIFY(!checkQuery({.object = u"A"_s, .attributes = {{u"stack"_s, {}}}}));
    QVERIFY(!checkQuery({.object = u"A"_s, .attributes = {{u"a b"_s, {}}}}));
}

QTEST_GUILESS_MAIN(TestTpLinkAnswers)
#include "tst_tplinkanswers.moc"
