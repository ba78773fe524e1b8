// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/safehtml.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestSafeHtml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rewrites_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("output");
        const auto row = [](const char *name, const QString &input, const QString &output) {
            QTest::newRow(name) << input << output;
        };
        row("text", u"a < b & c"_s, u"a &lt; b &amp; c"_s);
        row("text lines", u"a\nb"_s, u"a<br>\nb"_s);
        row("entities", u"<p>&eacute;&#39;&lt;script&gt;</p>"_s, u"<p>é'&lt;script&gt;</p>"_s);
        row("entity of a tag stays text", u"&lt;img src=x&gt;"_s, u"&lt;img src=x&gt;"_s);
        row("script", u"a<script>alert('</p>')</script>b"_s, u"ab"_s);
        row("script in capitals", u"a<ScRiPt src=//x.example>x</sCrIpT >b"_s, u"ab"_s);
        row("script never closed", u"a<script>b"_s, u"a"_s);
        row("style sheet", u"<style>@import url(http://x.example)</style>b"_s, u"b"_s);
        row("comment", u"a<!-- <b> -->b"_s, u"ab"_s);
        row("conditional comment", u"<!--[if mso]><i>x</i><![endif]-->b"_s, u"b"_s);
        row("handler", u"<b onclick=\"x()\" onmouseover=x>t</b>"_s, u"<b>t</b>"_s);
        row("handler behind a slash", u"<b/onclick=x>t</b>"_s, u"<b>t</b>"_s);
        row("iframe", u"<iframe src=x><b>y</b></iframe>z"_s, u"z"_s);
        row("nested objects", u"<object><object>x</object>y</object>z"_s, u"z"_s);
        row("svg", u"<svg><a xlink:href=x><text>t</text></a></svg>z"_s, u"z"_s);
        row("form", u"<form action=x><label>Nom</label><input name=a><button>Go</button></form>"_s,
            u"<span>Nom</span>"_s);
        row("remote image", u"<img src=\"https://x.example/a.png\" alt='Un \"logo\"'>"_s,
            u"<span>[image – Un &quot;logo&quot;]</span>"_s);
        row("image without words", u"<img src=cid:1>"_s, u"<span>[image]</span>"_s);
        row("tracking dot", u"a<img width=1 height=1 src=x>b"_s, u"ab"_s);
        row("link", u"<a href=\"https://x.example/?a=1&amp;b=2\" target=_blank>t</a>"_s,
            u"<a href=\"https://x.example/?a=1&amp;b=2\">t</a>"_s);
        row("script link", u"<a href=\"javascript:x()\">t</a>"_s, u"<a>t</a>"_s);
        row("encoded script link", u"<a href=\"java&#x09;script&#58;x()\">t</a>"_s, u"<a>t</a>"_s);
        row("file link", u"<a href=file:///etc/passwd>t</a>"_s, u"<a>t</a>"_s);
        row("data link", u"<a href='data:text/html,x'>t</a>"_s, u"<a>t</a>"_s);
        row("styles",
            u"<p style=\"color:#333; background:url(http://x.example/); position:fixed;"
            "font-weight: bold !important; width:expression(x)\">t</p>"_s,
            u"<p style=\"color:#333;font-weight:bold\">t</p>"_s);
        row("escaped url in a style", u"<p style='background-color:\\75rl(x)'>t</p>"_s,
            u"<p>t</p>"_s);
        row("rgb", u"<p style='color: rgb(1, 2, 3)'>t</p>"_s,
            u"<p style=\"color:rgb(1, 2, 3)\">t</p>"_s);
        row("hidden preheader", u"<div style='display: none'>pre<div>x</div></div>t"_s, u"t"_s);
        row("table",
            u"<table width=600 bgcolor=#fff background=x><tr><td>a<td>b<tr><td>c</table>"_s,
            u"<table width=\"600\" "
            u"bgcolor=\"#fff\"><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>"
            "</table>"_s);
        row("stray end in a cell", u"<div><table><tr><td>a</div>b</td></tr></table></div>"_s,
            u"<div><table><tr><td>ab</td></tr></table></div>"_s);
        row("items", u"<ul><li>a<li>b</ul>"_s, u"<ul><li>a</li><li>b</li></ul>"_s);
        row("unclosed", u"<b><i>x"_s, u"<b><i>x</i></b>"_s);
        row("unknown tag", u"<x-y a=b>t</x-y>"_s, u"t"_s);
        row("cut tag", u"a<b onclick="_s, u"a<b></b>"_s);
        row("quote that never ends", u"<a href=\"https://x.example>t"_s,
            u"<a href=\"https://x.example&gt;t\"></a>"_s);
        row("reversed reading", u"a\u202egpj.exe"_s, u"agpj.exe"_s);
        row("meta", u"<head><meta http-equiv=refresh content=0><title>t</title></head>b"_s, u"b"_s);
    }

    void rewrites()
    {
        QFETCH(QString, input);
        QFETCH(QString, output);
        QCOMPARE(Text::sanitiseHtml(input).html, output);
    }

    void countsWhatItBlocksAndNamesWhereLinksLead()
    {
        const auto safe = Text::sanitiseHtml(
            u"<img src=a><img src=b><script></script><iframe></iframe><a "
            u"href='https://a.example'>1</a>"
            "<a href='https://a.example'>2</a><a href='mailto:x@y.example'>3</a>"_s);
        QCOMPARE(safe.blockedImages, 2);
        QCOMPARE(safe.blockedElements, 2);
        QCOMPARE(safe.links, QStringList({u"https://a.example"_s, u"mailto:x@y.example"_s}));
    }

    void leavesTheSendersColoursOutWhenAsked()
    {
        Text::SafeHtmlOptions options;
        options.keepColours = false;
        QCOMPARE(Text::sanitiseHtml(
                     u"<td bgcolor=red style='color:red;font-weight:bold'>t</td>"_s, options)
                     .html,
            u"<td style=\"font-weight:bold\">t</td>"_s);
    }

    void loadsImagesFromElsewhereOnlyWhenAsked()
    {
        const QString html = u"<img src=\"https://a.example/1.png?a=1&amp;b=2\" alt='x\"y' "
                             "width=2000><img src='cid:1' alt=in><img src='https://t.example/' "
                             "width=1><img src=\"javascript:x\">"_s;
        const Text::SafeHtml quiet = Text::sanitiseHtml(html);
        QCOMPARE(quiet.blockedImages, 4);
        QCOMPARE(quiet.remoteImages, 1); // the dot is never offered
        QVERIFY(!quiet.html.contains(u"<img"_s));
        Text::SafeHtmlOptions options;
        options.loadImages = true;
        const Text::SafeHtml loaded = Text::sanitiseHtml(html, options);
        QCOMPARE(loaded.html,
            u"<img src=\"https://a.example/1.png?a=1&amp;b=2\" alt=\"x&quot;y\" width=\"560\">"
            "<span>[image – in]</span><span>[image]</span>"_s);
        QCOMPARE(loaded.blockedImages, 3);
        QCOMPARE(loaded.remoteImages, 0);
    }

    void staysSmallOnDeepNesting()
    {
        const QString deep = u"<div>"_s.repeated(20000) + u"x"_s;
        const QString html = Text::sanitiseHtml(deep).html;
        QVERIFY(html.contains(u'x'));
        QVERIFY(html.size() < 2000);
    }

    /// Whatever comes in, what goes out is only tags and attributes of the list.
    void writesNothingElseForRandomInput()
    {
        QRandomGenerator random(4711);
        static const QStringList pieces{u"<"_s, u">"_s, u"\""_s, u"'"_s, u"="_s, u"/"_s,
            u"<script"_s, u"</script>"_s, u"<img src="_s, u"<a href="_s, u"javascript:"_s,
            u"https://"_s, u" onload="_s, u"<style>"_s, u"</style>"_s, u"<table>"_s, u"<td "_s,
            u"style="_s, u"url("_s, u"&lt;"_s, u"&#"_s, u";"_s, u"<!--"_s, u"-->"_s, u" "_s, u"x"_s,
            u"<svg"_s, u"</"_s, u"p"_s, u"<iframe"_s, u"\n"_s, u"é"_s};
        static const QRegularExpression tag(
            u"^</?[a-z0-9]+( "
            u"(style|href|width|height|border|cellpadding|cellspacing|colspan|rowspan"
            "|start|align|valign|dir|bgcolor|color|size)=\"[^\"<>]*\")*>$"_s);
        for (int run = 0; run < 5000; ++run) {
            QString input;
            const int count = random.bounded(1, 40);
            for (int i = 0; i < count; ++i) {
                input += pieces[random.bounded(pieces.size())];
            }
            const QString html = Text::sanitiseHtml(input).html;
            for (qsizetype at = html.indexOf(u'<'); at >= 0; at = html.indexOf(u'<', at + 1)) {
                const qsizetype end = html.indexOf(u'>', at);
                const QString found = html.sliced(at, end - at + 1);
                QVERIFY2(
                    end > at && tag.match(found).hasMatch(), qPrintable(input + u" → "_s + html));
                QVERIFY2(!found.contains(u"href=\"") || found.contains(u"href=\"https://"),
                    qPrintable(input));
                QVERIFY2(
                    !found.startsWith(u"<script") && !found.startsWith(u"<svg"), qPrintable(input));
                static const QRegularExpression styledUrl(u"style=\"[^\"]*url"_s);
                QVERIFY2(!found.contains(styledUrl), qPrintable(input));
            }
        }
    }

    void readsTheWordsOfAMessage()
    {
        QCOMPARE(
            Text::plainText(u"<style>x</style><p>Bonjour <b>Marie</b>,</p><p>Merci&nbsp;</p>"_s),
            u"Bonjour Marie, Merci"_s);
        QCOMPARE(Text::plainText(u"abcdefghij"_s, 5), u"abcd…"_s);
    }

    void showsImagesThatCameAlong()
    {
        Text::SafeHtmlOptions options;
        options.inlineImages = {{u"logo"_s, u"data:image/png;base64,AA=="_s}};
        const Text::SafeHtml safe = Text::sanitiseHtml(
            u"<p><img src=\"cid:logo\" width=\"80px\" height=\"9%\" onload=\"x()\" alt=\"L\">"
            "<img src=\"cid:other\" alt=\"O\"><img src=\"https://isp.example/a.png\"></p>"_s,
            options);
        QVERIFY(safe.html.contains(
            u"<img src=\"data:image/png;base64,AA==\" alt=\"L\" width=\"80\">"_s));
        QVERIFY(!safe.html.contains(u"onload"_s));
        QVERIFY(!safe.html.contains(u"isp.example"_s));
        QCOMPARE(safe.html.count(u"<img"_s), 1);
        QCOMPARE(safe.blockedImages, 2);
        // What a text itself holds as an image stays out: only what was handed in is shown.
        QVERIFY(!Text::sanitiseHtml(u"<img src=\"data:image/png;base64,AA==\">"_s, options)
                .html.contains(u"<img"_s));
    }
};

QTEST_GUILESS_MAIN(TestSafeHtml)
#include "tst_safehtml.moc"
