// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/mustachetemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace FibreDesk::Compose;
using namespace Qt::StringLiterals;

class TestMustacheTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renders_data();
    void renders()
    {
        QFETCH(const QString, source);
        QFETCH(const QByteArray, values);
        QFETCH(const QByteArray, html);
        QFETCH(const QByteArray, text);
        const QJsonDocument document = QJsonDocument::fromJson(values);
        QVERIFY(document.isObject());
        const TemplateValues row(document.object());
        auto asHtml = MustacheTemplate::prepare(source, TemplateKind::Html);
        auto asText = MustacheTemplate::prepare(source, TemplateKind::Text);
        QVERIFY2(asHtml && asText, asHtml ? "" : qPrintable(asHtml.error().sentence));
        QCOMPARE(asHtml->render(row), html);
        QCOMPARE(asText->render(row), text);
        QCOMPARE(asHtml->render(row), html); // a second time: nothing is left over
    }

    void makesTextOfHtmlValues()
    {
        auto text = MustacheTemplate::prepare(u"{{{block}}} {{name}}"_s, TemplateKind::TextOfHtml);
        QVERIFY(text);
        TemplateValues values;
        values.set(u"block"_s, u"<p>A &amp; <b>B</b></p>"_s);
        values.set(u"name"_s, u"<C>"_s);
        QCOMPARE(text->render(values), QByteArray("A & B <C>"));
    }

    void encodesForUrls()
    {
        auto url =
            MustacheTemplate::prepare(u"https://isp.example/u?m={{email}}"_s, TemplateKind::Url);
        QVERIFY(url);
        TemplateValues values;
        values.set(u"email"_s, u"a+b@isp.example\r\nBcc: x"_s);
        QCOMPARE(url->render(values),
            QByteArray("https://isp.example/u?m=a%2Bb%40isp.example%0D%0ABcc%3A%20x"));
    }

    void namesFaults_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("words");
        QTest::newRow("open tag") << u"a\n{{x"_s << 2 << u"never closed"_s;
        QTest::newRow("open triple") << u"{{{x}}"_s << 1 << u"}}}"_s;
        QTest::newRow("open section") << u"a\n\n{{#x}}\nb"_s << 3 << u"{{#x}} is never closed"_s;
        QTest::newRow("wrong end") << u"{{#x}}\n{{#y}}{{/x}}"_s << 2 << u"{{/y}} was expected"_s;
        QTest::newRow("end of nothing") << u"{{/x}}"_s << 1 << u"closes no section"_s;
        QTest::newRow("no name") << u"{{}}"_s << 1 << u"names no variable"_s;
        QTest::newRow("blank in the name") << u"{{first name}}"_s << 1 << u"no name"_s;
        QTest::newRow("markup in the tag") << u"{{<b>x</b>}}"_s << 1 << u"no name"_s;
        QTest::newRow("mark of our own") << u"{{@0}}"_s << 1 << u"no name"_s;
        QTest::newRow("section of our own") << u"{{##x}}{{/#x}}"_s << 1 << u"no name"_s;
        QTest::newRow("partial") << u"{{>x}}"_s << 1 << u"not supported"_s;
        QTest::newRow("delimiters") << u"{{=<% %>=}}"_s << 1 << u"not supported"_s;
        QTest::newRow("too deep") << u"{{#x}}"_s.repeated(40) << 1 << u"deeper"_s;
    }

    void namesFaults()
    {
        QFETCH(const QString, source);
        QFETCH(const QString, words);
        const auto read = MustacheTemplate::prepare(source, TemplateKind::Html);
        QVERIFY(!read);
        QTEST(read.error().line, "line");
        QVERIFY2(read.error().sentence.contains(words), qPrintable(read.error().sentence));
    }

    void namesWhatIsMissing()
    {
        auto read = MustacheTemplate::prepare(
            u"{{a}} {{b}} {{b}} {{#c}}{{d}}{{/c}}{{^c}}{{e}}{{/c}} {{#l}}{{n}}{{/l}}"_s,
            TemplateKind::Html);
        QVERIFY(read);
        QCOMPARE(read->variables(), (QStringList{u"a"_s, u"b"_s, u"d"_s, u"e"_s, u"n"_s}));
        QCOMPARE(read->sections(), (QStringList{u"c"_s, u"l"_s}));
        QCOMPARE(read->missing(TemplateValues()), (QStringList{u"a"_s, u"b"_s, u"e"_s}));
        TemplateValues values(QJsonObject{{u"a"_s, u"x"_s}, {u"b"_s, u""_s}, {u"c"_s, true},
            {u"l"_s, QJsonArray{QJsonObject{{u"n"_s, u"x"_s}}, QJsonObject{}}}});
        QCOMPARE(read->missing(values), (QStringList{u"b"_s, u"d"_s, u"n"_s}));
    }

    void survivesAnything()
    {
        QRandomGenerator random(11);
        const QStringList parts{u"{{"_s, u"}}"_s, u"{{{"_s, u"}}}"_s, u"#"_s, u"^"_s, u"/"_s,
            u"x"_s, u"y"_s, u"."_s, u"!"_s, u"&"_s, u">"_s, u"="_s, u" "_s, u"\n"_s, u"é"_s,
            u"{{#x}}"_s, u"{{/x}}"_s, u"{{x}}"_s, u"{{^y}}"_s, u"{{/y}}"_s, u"@0"_s, u"~x"_s,
            u"{"_s, u"}"_s};
        const TemplateValues values(
            QJsonObject{{u"x"_s, QJsonArray{u"a"_s, QJsonObject{}}}, {u"y"_s, false}});
        int good = 0;
        for (int run = 0; run < 30000; ++run) {
            QString source;
            for (int n = random.bounded(12); n > 0; --n) {
                source += parts.at(random.bounded(int(parts.size())));
            }
            auto read = MustacheTemplate::prepare(source, TemplateKind::Html);
            if (read) {
                ++good;
                (void)read->missing(values);
                (void)read->render(values);
                QVERIFY(!read->render(values).contains("{{"));
            } else {
                QVERIFY(!read.error().sentence.isEmpty());
            }
        }
        QVERIFY(good > 1000);
    }
};

void TestMustacheTemplate::renders_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *tag, const QString &source, const QByteArray &values,
                         const QByteArray &html, const QByteArray &text) {
        QTest::newRow(tag) << source << values << html << text;
    };
    const auto same = [&row](const char *tag, const QString &source, const QByteArray &values,
                          const QByteArray &result) { row(tag, source, values, result, result); };
    same("nothing", QString(), "{}", "");
    same("no tags", u"Bonjour {x} } {"_s, "{}", "Bonjour {x} } {");
    same("variable", u"Bonjour {{firstname}}!"_s, R"({"firstname":"Ève"})", "Bonjour Ève!");
    same("blanks in the tag", u"{{ firstname }}"_s, R"({"firstname":"Ève"})", "Ève");
    same("not there", u"[{{x}}]"_s, "{}", "[]");
    same("null", u"[{{x}}]"_s, R"({"x":null})", "[]");
    same("numbers", u"{{a}} {{b}} {{c}} {{d}}"_s, R"({"a":60,"b":59.9,"c":0,"d":-0.05})",
        "60 59.9 0 -0.05");
    row("escaped", u"{{x}}"_s, R"({"x":"<a href='b'>\"&</a>"})",
        "&lt;a href=&#39;b&#39;&gt;&quot;&amp;&lt;/a&gt;", "<a href='b'>\"&</a>");
    same("triple", u"{{{x}}}"_s, R"({"x":"<b>"})", "<b>");
    same("ampersand", u"{{&x}}{{& x}}"_s, R"({"x":"<b>"})", "<b><b>");
    same("values are no templates", u"{{x}} {{{x}}}"_s, R"({"x":"{{y}}","y":"no"})", "{{y}} {{y}}");
    same("brace behind a tag", u"{{x}}}"_s, R"({"x":"a"})", "a}");
    same("comment", u"a{{! not {seen} }}b"_s, "{}", "ab");
    same("section", u"{{#x}}yes {{x}}{{/x}}{{^x}}no{{/x}}"_s, R"({"x":"a"})", "yes a");
    same("section, not there", u"{{#x}}yes{{/x}}{{^x}}no{{/x}}"_s, "{}", "no");
    same("section, empty text", u"{{#x}}yes{{/x}}{{^x}}no{{/x}}"_s, R"({"x":""})", "no");
    same("section, zero", u"{{#x}}yes{{/x}}{{^x}}no {{x}}{{/x}}"_s, R"({"x":0})", "no 0");
    same("section, text zero", u"{{#x}}yes{{/x}}"_s, R"({"x":"0"})", "yes");
    same("section, true and false", u"{{#t}}T{{/t}}{{#f}}F{{/f}}{{^f}}f{{/f}}"_s,
        R"({"t":true,"f":false})", "Tf");
    same("list", u"{{#x}}{{.}},{{/x}}{{^x}}none{{/x}}"_s, R"({"x":["a","b"]})", "a,b,");
    same("empty list", u"{{#x}}{{.}},{{/x}}{{^x}}none{{/x}}"_s, R"({"x":[]})", "none");
    same("list of objects", u"{{#x}}{{n}}{{a}} {{/x}}"_s, R"({"a":"!","x":[{"n":1},{"n":2}]})",
        "1! 2! ");
    same("dotted name", u"{{a.b}}"_s, R"({"a":{"b":"c"}})", "c");
    same("nested", u"{{#a}}{{#b}}{{c}}{{/b}}{{/a}}"_s, R"({"a":{"b":{"c":"d"}}})", "d");
    same("tag alone on its line", u"a\n{{#x}}\nb\n{{/x}}\nc"_s, R"({"x":true})", "a\nb\nc");
    same("indented tag alone on its line", u"a\n  {{#x}}  \r\nb\n\t{{/x}}\nc"_s, R"({"x":true})",
        "a\nb\nc");
    same("first and last line", u"{{#x}}\nb\n{{/x}}"_s, R"({"x":true})", "b\n");
    same("two such lines", u"{{#x}}\n{{#y}}\nb\n{{/y}}\n{{/x}}\n"_s, R"({"x":true,"y":true})",
        "b\n");
    same("tag in a line", u"a {{#x}}\nb{{/x}} c"_s, R"({"x":true})", "a \nb c");
    same("variable alone on its line", u"a\n{{x}}\nb"_s, "{}", "a\n\nb");
    same("comment alone on its line", u"a\n{{! c }}\nb"_s, "{}", "a\nb");
}

QTEST_APPLESS_MAIN(TestMustacheTemplate)
#include "tst_mustachetemplate.moc"
