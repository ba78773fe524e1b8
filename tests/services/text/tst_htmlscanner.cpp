// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/htmlscanner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace FibreDesk::Text;
using namespace Qt::StringLiterals;

class TestHtmlScanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTags()
    {
        HtmlScanner scanner(u"a < b<!-- <p> --><IMG alt='x &amp; y' src=a.png hidden>"
                            "<style>p > b {}</style></P >end");
        HtmlToken token = scanner.next();
        QCOMPARE(token.text, u"a < b"_s);
        token = scanner.next();
        QCOMPARE(token.kind, HtmlToken::Kind::StartTag);
        QCOMPARE(token.text, u"img"_s);
        QCOMPARE(token.attribute(u"alt"), u"x & y"_s);
        QCOMPARE(token.attribute(u"src"), u"a.png"_s);
        QVERIFY(!token.attribute(u"hidden").isNull());
        QVERIFY(token.attribute(u"title").isNull());
        QCOMPARE(scanner.next().text, u"style"_s);
        token = scanner.next();
        QCOMPARE(token.kind, HtmlToken::Kind::EndTag);
        QCOMPARE(token.text, u"style"_s);
        QCOMPARE(scanner.next().text, u"p"_s);
        QCOMPARE(scanner.next().text, u"end"_s);
        QCOMPARE(scanner.next().kind, HtmlToken::Kind::End);
    }

    void makesTextFromHtml_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("plain") << u"Bonjour\n  Marie"_s << u"Bonjour Marie\n"_s;
        QTest::newRow("paragraphs")
            << u"<p>Bonjour {{firstname}},</p>\n<p>Voici&nbsp;l&rsquo;offre.</p>"_s
            << u"Bonjour {{firstname}},\n\nVoici\u00a0l’offre.\n"_s;
        QTest::newRow("line breaks") << u"a<br>b<br/>\nc<br><br>d"_s << u"a\nb\nc\n\nd\n"_s;
        QTest::newRow("head and hidden")
            << u"<html><head><title>T</title><style>p{}</style></head><body>"
               "<div style=\"display: none\">pre<div>header</div></div><p>Texte</p></body></html>"_s
            << u"Texte\n"_s;
        QTest::newRow("link")
            << u"Voir <a href=\"https://isp.example/a?b=1&amp;c=2\">l’offre</a>."_s
            << u"Voir l’offre (https://isp.example/a?b=1&c=2).\n"_s;
        QTest::newRow("link that is its own text")
            << u"<a href=\"https://isp.example\">https://isp.example</a>"_s
            << u"https://isp.example\n"_s;
        QTest::newRow("mail link")
            << u"<a href=\"mailto:a@isp.example\">a@isp.example</a>"_s << u"a@isp.example\n"_s;
        QTest::newRow("link around an image")
            << u"<a href=\"{{gift_url}}\"><img src=\"x\" alt=\"Votre carte\"></a>"_s
            << u"Votre carte ({{gift_url}})\n"_s;
        QTest::newRow("link around nothing")
            << u"<a href=\"https://isp.example\"><img src=x></a>"_s << u"https://isp.example\n"_s;
        QTest::newRow("lists") << u"<p>A</p><ul><li>un</li><li>deux<ol><li>x<li>y</ol></li></ul>B"_s
                               << u"A\n\n- un\n- deux\n1. x\n2. y\n\nB\n"_s;
        QTest::newRow("table") << u"<table><tr><td>Forfait</td><td>50 $</td></tr>"
                                  "<tr><td>Taxes</td><td>7 $</td></tr></table>"_s
                               << u"Forfait 50 $\nTaxes 7 $\n"_s;
        QTest::newRow("pre") << u"<pre>a\n  b</pre>"_s << u"a\n  b\n"_s;
        QTest::newRow("rule") << u"a<hr>b"_s << u"a\n\n-----\n\nb\n"_s;
        QTest::newRow("inline tags") << u"<b>Bon</b>jour <i>Marie</i>"_s << u"Bonjour Marie\n"_s;
        QTest::newRow("unclosed") << u"<p>a <b"_s << u"a\n"_s;
    }

    void makesTextFromHtml()
    {
        QFETCH(const QString, html);
        QTEST(textFromHtml(html), "text");
    }

    void survivesAnything()
    {
        QRandomGenerator random(3);
        const QStringList parts{u"<"_s, u">"_s, u"</"_s, u"a"_s, u"p"_s, u" href="_s, u"\""_s,
            u"'"_s, u"="_s, u"<!--"_s, u"-->"_s, u"<style"_s, u"<li>"_s, u"</ul>"_s, u"&amp;"_s,
            u"&#"_s, u"<div style='display:none'>"_s, u"<img alt="_s, u" "_s, u"\n"_s, u"/"_s};
        for (int run = 0; run < 20000; ++run) {
            QString html;
            for (int n = random.bounded(30); n > 0; --n) {
                html += parts.at(random.bounded(int(parts.size())));
            }
            const QString text = textFromHtml(html);
            QVERIFY2(!text.contains(u"\n\n\n"_s) || html.contains(u"<pre"_s), qPrintable(html));
        }
    }
};

QTEST_APPLESS_MAIN(TestHtmlScanner)
#include "tst_htmlscanner.moc"
