// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpreply.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk::Mail;

class TestSmtpReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsReplies_data();
    void readsReplies();
    void isTheSameHoweverItIsCut_data() { readsReplies_data(); }
    void isTheSameHoweverItIsCut();
    void takesOneReplyAtATime();
    void refusesWhatIsNoReply_data();
    void refusesWhatIsNoReply();
    void keepsTheHalfOfAReply();
    void isBoundedWhateverComes();
    void survivesAnything();
    void makesBytesReadable();

private:
    using Result = SmtpReplyParser::Result;
};

void TestSmtpReply::readsReplies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("enhanced");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isMixed");
    QTest::newRow("plain") << "250 Ok\r\n"_ba << 250 << u""_s << u"Ok"_s << false;
    QTest::newRow("code alone") << "250\r\n"_ba << 250 << u""_s << u""_s << false;
    QTest::newRow("code and space") << "250 \r\n"_ba << 250 << u""_s << u""_s << false;
    QTest::newRow("bare LF") << "250 Ok\n"_ba << 250 << u""_s << u"Ok"_s << false;
    QTest::newRow("tab") << "250\tOk\r\n"_ba << 250 << u""_s << u"Ok"_s << false;
    QTest::newRow("enhanced") << "550 5.1.1 no such user\r\n"_ba << 550 << u"5.1.1"_s
                              << u"no such user"_s << false;
    QTest::newRow("enhanced alone") << "250 2.0.0\r\n"_ba << 250 << u"2.0.0"_s << u""_s << false;
    QTest::newRow("enhanced, long numbers")
        << "451 4.123.456 x\r\n"_ba << 451 << u"4.123.456"_s << u"x"_s << false;
    QTest::newRow("enhanced of another class")
        << "550 4.7.1 later\r\n"_ba << 550 << u""_s << u"4.7.1 later"_s << false;
    QTest::newRow("an address is no enhanced code")
        << "250 2.0.0.1 x\r\n"_ba << 250 << u""_s << u"2.0.0.1 x"_s << false;
    QTest::newRow("a number too long")
        << "250 2.1234.1 x\r\n"_ba << 250 << u""_s << u"2.1234.1 x"_s << false;
    QTest::newRow("many lines") << "550-5.7.1 one\r\n550-5.7.1 two\r\n550 5.7.1 three\r\n"_ba << 550
                                << u"5.7.1"_s << u"one two three"_s << false;
    QTest::newRow("enhanced in the last line only")
        << "550-one\r\n550 5.7.1 two\r\n"_ba << 550 << u"5.7.1"_s << u"one two"_s << false;
    QTest::newRow("mixed codes") << "250-fine\r\n550 not fine\r\n"_ba << 550 << u""_s
                                 << u"fine not fine"_s << true;
    QTest::newRow("NUL and escape")
        << QByteArray("250 a\0b\x1b[1m\r\n", 13) << 250 << u""_s << u"a?b?[1m"_s << false;
    QTest::newRow("UTF-8") << "550 adresse refusée\r\n"_ba << 550 << u""_s << u"adresse refusée"_s
                           << false;
    QTest::newRow("Latin-1") << "550 refus\xe9\r\n"_ba << 550 << u""_s << u"refusé"_s << false;
    QTest::newRow("empty middle line")
        << "250-a\r\n250-\r\n250 b\r\n"_ba << 250 << u""_s << u"a b"_s << false;
}

void TestSmtpReply::readsReplies()
{
    QFETCH(QByteArray, bytes);
    SmtpReplyParser parser;
    SmtpReply reply;
    QByteArrayView view(bytes);
    QCOMPARE(parser.parse(view, reply), Result::Reply);
    QVERIFY(view.isEmpty());
    QTEST(reply.code, "code");
    QTEST(reply.enhanced.toString(), "enhanced");
    QTEST(reply.text(), "text");
    QTEST(reply.isMixed, "isMixed");
    QVERIFY(!parser.isMidReply());
}

void TestSmtpReply::isTheSameHoweverItIsCut()
{
    QFETCH(QByteArray, bytes);
    SmtpReplyParser whole;
    SmtpReply wanted;
    QByteArrayView view(bytes);
    QCOMPARE(whole.parse(view, wanted), Result::Reply);
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        SmtpReplyParser parser;
        SmtpReply reply;
        QByteArrayView first = QByteArrayView(bytes).first(cut);
        QCOMPARE(parser.parse(first, reply), Result::NeedMore);
        QVERIFY(parser.isMidReply());
        QByteArrayView second = QByteArrayView(bytes).sliced(cut);
        QCOMPARE(parser.parse(second, reply), Result::Reply);
        QCOMPARE(reply.code, wanted.code);
        QCOMPARE(reply.raw, wanted.raw);
        QCOMPARE(reply.enhanced, wanted.enhanced);
        QCOMPARE(reply.isMixed, wanted.isMixed);
    }
}

void TestSmtpReply::takesOneReplyAtATime()
{
    SmtpReplyParser parser;
    SmtpReply reply;
    const QByteArray bytes = "250-a\r\n250 b\r\n550 5.1.1 c\r\n354 go\r\n22"_ba;
    QByteArrayView view(bytes);
    QCOMPARE(parser.parse(view, reply), Result::Reply);
    QCOMPARE(reply.code, 250);
    QCOMPARE(reply.lineCount(), 2);
    QCOMPARE(reply.line(1), "b"_ba);
    QCOMPARE(parser.parse(view, reply), Result::Reply);
    QCOMPARE(reply.code, 550);
    QCOMPARE(reply.lineCount(), 1);
    QCOMPARE(parser.parse(view, reply), Result::Reply);
    QCOMPARE(reply.code, 354);
    QVERIFY(!reply.enhanced.isGiven());
    QCOMPARE(parser.parse(view, reply), Result::NeedMore);
    QVERIFY(view.isEmpty());
}

void TestSmtpReply::refusesWhatIsNoReply_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty line") << "\r\n"_ba;
    QTest::newRow("words") << "hello\r\n"_ba;
    QTest::newRow("HTTP") << "HTTP/1.1 400 Bad Request\r\n"_ba;
    QTest::newRow("two digits") << "25 Ok\r\n"_ba;
    QTest::newRow("four digits") << "2500 Ok\r\n"_ba;
    QTest::newRow("first digit 1") << "150 Ok\r\n"_ba;
    QTest::newRow("first digit 6") << "650 Ok\r\n"_ba;
    QTest::newRow("no separator") << "250Ok\r\n"_ba;
    QTest::newRow("space before") << " 250 Ok\r\n"_ba;
    QTest::newRow("garbage inside") << "250-a\r\nb\r\n250 c\r\n"_ba;
    QTest::newRow("NUL for a digit") << QByteArray("25\0 x\r\n", 7);
}

void TestSmtpReply::refusesWhatIsNoReply()
{
    QFETCH(QByteArray, bytes);
    SmtpReplyParser parser;
    SmtpReply reply;
    QByteArrayView view(bytes);
    QCOMPARE(parser.parse(view, reply), Result::Garbage);
}

void TestSmtpReply::keepsTheHalfOfAReply()
{
    SmtpReplyParser parser;
    SmtpReply reply;
    QByteArrayView view("550-5.1.1 one\r\n550-tw\x1bo");
    QCOMPARE(parser.parse(view, reply), Result::NeedMore);
    QCOMPARE(parser.partial(), "550-5.1.1 one\n550-tw?o"_ba);
}

void TestSmtpReply::isBoundedWhateverComes()
{
    SmtpReplyParser parser;
    SmtpReply reply;
    const QByteArray line = "250 " + QByteArray(5000, 'x') + "\r\n";
    QByteArrayView view(line);
    QCOMPARE(parser.parse(view, reply), Result::Reply);
    QVERIFY(reply.isTruncated);
    QCOMPARE(reply.raw.size(), SmtpReplyParser::maximumLine);

    const QByteArray exact = "250 " + QByteArray(SmtpReplyParser::maximumLine - 4, 'x') + "\r\n";
    view = exact;
    QCOMPARE(parser.parse(view, reply), Result::Reply);
    QVERIFY(!reply.isTruncated);

    const QByteArray flood(8192, 'x');
    Result result = Result::NeedMore;
    for (int i = 0; i < 9 && result == Result::NeedMore; ++i) {
        view = flood;
        result = parser.parse(view, reply);
    }
    QCOMPARE(result, Result::Garbage);

    SmtpReplyParser lines;
    result = Result::NeedMore;
    for (int i = 0; i < 10'000 && result == Result::NeedMore; ++i) {
        view = "250-and more\r\n";
        result = lines.parse(view, reply);
    }
    QCOMPARE(result, Result::Garbage);
    QVERIFY(lines.partial().size() <= SmtpReplyParser::maximumReply);
}

void TestSmtpReply::survivesAnything()
{
    QRandomGenerator random(7);
    const QByteArrayList pieces{"250", "-", " ", "\r\n", "\n", "\r", "5.1.1", "4.7.",
        QByteArray(1, '\0'), "\xff", "354", "x", "99999", "421 "};
    for (int run = 0; run < 20'000; ++run) {
        QByteArray bytes;
        for (auto i = random.bounded(12U); i > 0; --i)
            bytes += pieces[random.bounded(pieces.size())];
        SmtpReplyParser parser;
        SmtpReply reply;
        qsizetype at = 0;
        bool isOver = false;
        while (at < bytes.size() && !isOver) {
            const qsizetype size = 1 + random.bounded(bytes.size() - at);
            QByteArrayView view = QByteArrayView(bytes).sliced(at, size);
            while (!view.isEmpty() && !isOver) {
                const qsizetype before = view.size();
                const Result result = parser.parse(view, reply);
                QVERIFY(view.size() < before);
                if (result == Result::Reply)
                    QVERIFY(reply.code >= 200 && reply.code < 600 && !reply.text().contains(u'\r'));
                isOver = result == Result::Garbage;
            }
            at += size;
        }
    }
}

void TestSmtpReply::makesBytesReadable()
{
    QCOMPARE(readable("a\u202eb"), u"a\ufffdb"_s);
    QCOMPARE(readable("a\xc2\x9b"
                      "b"),
        u"a\ufffdb"_s);
    QCOMPARE(readable("é\tx"), u"é\tx"_s);
}

QTEST_APPLESS_MAIN(TestSmtpReply)
#include "tst_smtpreply.moc"
