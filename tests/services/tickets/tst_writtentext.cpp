// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/cannedanswer.h"
#include "tickets/drafts.h"
#include "tickets/reply.h"
#include "tickets/writtentext.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tickets;
using namespace Qt::StringLiterals;

class TestWrittenText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesParagraphsAndLeavesNothingToRun_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        QTest::newRow("lines") << u"a\nb"_s << u"<p>a<br>b</p>"_s;
        QTest::newRow("paragraphs") << u"a\r\n \r\n\r\nb\n"_s << u"<p>a</p><p>b</p>"_s;
        QTest::newRow("markup") << u"<script>x</script> & y"_s
                                << u"<p>&lt;script&gt;x&lt;/script&gt; &amp; y</p>"_s;
        QTest::newRow("nothing") << u" \n "_s << QString();
    }

    void makesParagraphsAndLeavesNothingToRun()
    {
        QFETCH(QString, text);
        QFETCH(QString, html);
        QCOMPARE(htmlOfText(text), html);
    }

    void answersUnderTheSubjectErpNextKnowsTheTicketBy_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("answer");
        QTest::newRow("plain") << u"Panne"_s << u"Re: Panne (#ISS-1)"_s;
        QTest::newRow("answered") << u"RE: Panne"_s << u"RE: Panne (#ISS-1)"_s;
        QTest::newRow("numbered") << u"Re: Panne (#ISS-1)"_s << u"Re: Panne (#ISS-1)"_s;
    }

    void answersUnderTheSubjectErpNextKnowsTheTicketBy()
    {
        QFETCH(QString, subject);
        QFETCH(QString, answer);
        QCOMPARE(replySubject(subject, u"ISS-1"_s), answer);
    }

    void quotesWithoutWhatRunsOrLoads()
    {
        const QString html = quoted(u"A & B wrote:"_s,
            u"<p onclick=\"x()\">Bonjour</p><script>y</script><img src=\"https://x.example/i.png\">"_s);
        QVERIFY(html.startsWith(u"<p>A &amp; B wrote:</p><blockquote>"_s));
        QVERIFY(html.contains(u"Bonjour"_s));
        QVERIFY(!html.contains(u"script"_s) && !html.contains(u"onclick"_s));
        QVERIFY(!html.contains(u"x.example"_s));
    }

    void turnsATemplateIntoText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("paragraphs")
            << u"<p>Bonjour {{ a }},</p>\n<p>un<br>deux</p>"_s << u"Bonjour {{ a }},\n\nun\ndeux"_s;
        QTest::newRow("list") << u"<ul><li>un</li><li>deux &amp; trois</li></ul>"_s
                              << u"– un\n– deux & trois"_s;
        QTest::newRow("plain") << u"un\ndeux"_s << u"un\ndeux"_s;
    }

    void turnsATemplateIntoText()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(textOfTemplate(html), text);
    }

    void knowsWhatIsSurelyNotSent_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("isSure");
        QTest::newRow("refused") << ErrorKind::Validation << QString() << true;
        QTest::newRow("no network") << ErrorKind::Offline << QString() << true;
        QTest::newRow("lost") << ErrorKind::Uncertain << QString() << false;
        QTest::newRow("given up") << ErrorKind::Cancelled << QString() << false;
        QTest::newRow("failed in Frappe") << ErrorKind::Server << u"OutgoingEmailError"_s << true;
        QTest::newRow("failed before it") << ErrorKind::Server << QString() << false;
    }

    void knowsWhatIsSurelyNotSent()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, type);
        QFETCH(bool, isSure);
        QCOMPARE(isSurelyNotSent({.kind = kind, .type = type}), isSure);
    }

    void keepsDraftsForTheirOwnerAlone()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"sub/drafts.json"_s);
        QVERIFY(readDrafts(path).value_or(ReadDrafts()).drafts.isEmpty());
        Draft draft;
        draft.note = u"à moitié"_s;
        draft.reply.to = u"a@client.example"_s;
        draft.reply.text = u"Bonjour"_s;
        draft.reply.attachments = {u"f1"_s};
        draft.reply.state = ReplyDraft::State::Refused;
        draft.reply.reason = u"Non"_s;
        QVERIFY(writeDrafts(path, {{u"ISS-1"_s, draft}, {u"ISS-2"_s, Draft()}}));
        QCOMPARE(QFile::permissions(path)
                & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
                    | QFileDevice::WriteOther),
            QFileDevice::Permissions());
        const auto read = readDrafts(path);
        QVERIFY(read);
        QCOMPARE(read->drafts.size(), 1);
        QVERIFY(read->drafts.value(u"ISS-1"_s) == draft);
        // What was leaving when the program died may have arrived.
        draft.reply.state = ReplyDraft::State::Sending;
        QVERIFY(writeDrafts(path, {{u"ISS-1"_s, draft}}));
        QCOMPARE(
            readDrafts(path)->drafts.value(u"ISS-1"_s).reply.state, ReplyDraft::State::Uncertain);
    }
};

QTEST_GUILESS_MAIN(TestWrittenText)
#include "tst_writtentext.moc"
