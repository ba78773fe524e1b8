// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/lint.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Compose;
using namespace Qt::StringLiterals;

namespace {

using Rows = QList<qsizetype>;

CampaignFile campaign()
{
    CampaignFile file;
    file.id = u"c1"_s;
    file.from = {u"Fibre"_s, u"offres@isp.example"_s};
    file.subject = {u"Bonjour {{firstname}}"_s, u"Hello {{firstname}}"_s};
    file.html = {u"<p>Bonjour</p><a href=\"{{unsubscribe_url}}\">x</a>"_s,
        u"<p>Hello</p><a href=\"{{unsubscribe_url}}\">x</a>"_s};
    file.text = {u"Bonjour {{unsubscribe_url}}"_s, u"Hello {{unsubscribe_url}}"_s};
    file.unsubscribe = u"https://isp.example/u"_s;
    const auto add = [&file](const QString &email, const QString &language) {
        file.recipients.append(
            QJsonObject{{u"email"_s, email}, {u"firstname"_s, u"X"_s}, {u"language"_s, language}});
    };
    add(u"a@isp.example"_s, u"fr"_s);
    add(u"b@isp.example"_s, u"en"_s);
    add(u"c@isp.example"_s, u"fr"_s);
    return file;
}

/// "kind language what detail rows" of each finding.
QStringList found(const CampaignFile &file, const LintOptions &options = {})
{
    auto composer = Composer::prepare(file);
    if (!composer) {
        qFatal("%s", qPrintable(composer.error().front().sentence));
    }
    QStringList lines;
    for (const LintFinding &one : lint(*composer, options)) {
        QStringList rows;
        for (const qsizetype row : one.rows) {
            rows += QString::number(row);
        }
        lines +=
            QStringList{lintKindName(one.kind), one.language, one.what, one.detail, rows.join(u',')}
                .join(u'|');
    }
    return lines;
}

} // namespace

class TestLint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInAGoodCampaign() { QCOMPARE(found(campaign()), QStringList()); }

    void findsVariables()
    {
        CampaignFile file = campaign();
        file.html.french += u"{{amount}} {{fistname}} {{#no}}{{no}}{{/no}} {{{firstname}}}"_s;
        file.recipients.append(QJsonObject{
            {u"email"_s, u"d@isp.example"_s}, {u"firstname"_s, u""_s}, {u"amount"_s, 1}});
        QCOMPARE(found(file),
            (QStringList{u"emptyVariable|fr|amount||0,2"_s, u"emptyVariable|fr|firstname||3"_s,
                u"unknownVariable|fr|fistname||0,2,3"_s, u"unknownSection|fr|no||"_s,
                u"unescapedVariable|fr|firstname||"_s}));
    }

    void findsAddresses()
    {
        CampaignFile file = campaign();
        for (const QString &email : {u"A@ISP.example"_s, u"x"_s, u"d@gmial.com"_s, u""_s}) {
            file.recipients.append(QJsonObject{{u"email"_s, email}, {u"firstname"_s, u"X"_s}});
        }
        QCOMPARE(found(file),
            (QStringList{u"duplicateAddress||A@isp.example|0|3"_s, u"badAddress||x|noDomain|4"_s,
                u"badAddress|||noDomain|6"_s, u"suspectAddress||d@gmial.com|d@gmail.com|5"_s}));
    }

    void tellsLanguagesThatAreNone()
    {
        CampaignFile file = campaign();
        file.recipients.append(QJsonObject{
            {u"email"_s, u"d@isp.example"_s}, {u"firstname"_s, u"X"_s}, {u"language"_s, u"es"_s}});
        file.recipients.append(QJsonObject{{u"email"_s, u"e@isp.example"_s},
            {u"firstname"_s, u"X"_s}, {u"language"_s, u"en"_s}, {u"language_raw"_s, u"xx"_s}});
        file.recipients.append(QJsonObject{{u"email"_s, u"f@isp.example"_s},
            {u"firstname"_s, u"X"_s}, {u"language"_s, u"en-CA"_s}});
        QCOMPARE(found(file),
            (QStringList{u"unknownLanguage||es|fr|3"_s, u"unknownLanguage||xx|en|4"_s}));
    }

    void findsLinksAndImages_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QStringList>("findings");
        const auto link =
            [](const char *tag, const QString &href, const QString &fault) {
                QTest::newRow(tag)
                    << u"<a href=\"%1\">x</a>"_s.arg(href)
                    << (fault.isEmpty() ? QStringList()
                                        : QStringList{u"brokenLink|fr|%1|%2|"_s.arg(href, fault)});
            };
        link("good", u"https://isp.example/a?b=1"_s, {});
        link("anchor", u"#top"_s, {});
        link("mail", u"mailto:aide@isp.example?subject=x"_s, {});
        link("phone", u"tel:+18195550100"_s, {});
        link("empty", {}, u"leads nowhere"_s);
        link("nowhere", u"#"_s, u"leads nowhere"_s);
        link("no scheme", u"www.isp.example"_s, u"does not begin with https://"_s);
        link("slip", u"htps://isp.example"_s, u"does not begin with https://"_s);
        link("script", u"javascript:x()"_s, u"does not begin with https://"_s);
        link("one slash", u"https:/isp.example"_s, u"lacks the two slashes behind https:"_s);
        link("blank", u"https://isp.example/a b"_s, u"has a blank inside"_s);
        link("no host", u"https:///x"_s, u"names no site"_s);
        link("no dot", u"https://isp"_s, u"names no site"_s);
        link("two dots", u"https://isp..example"_s,
            u"Invalid hostname (contains invalid characters)"_s);
        link("mail to nobody", u"mailto:aide"_s, u"holds no address"_s);
        link("no number", u"tel:x"_s, u"holds no number"_s);
        link("twice the scheme", u"https://https://isp.example"_s, u"names no site"_s);
        const auto image = [](const char *tag, const QString &html, const QStringList &findings) {
            QTest::newRow(tag) << html << findings;
        };
        image("image", u"<img src=\"https://isp.example/a.png\" alt=\"\">"_s, {});
        image("image without alt", u"<img src=\"https://isp.example/a.png\">"_s,
            {u"imageWithoutAlt|fr|https://isp.example/a.png||"_s});
        image("image of nothing", u"<img alt=x src=a.png>"_s,
            {u"imageNotShown|fr|a.png|is no address on the web|"_s});
        image("image not attached", u"<img alt=x src=cid:a>"_s,
            {u"imageNotShown|fr|cid:a|no attachment has this content id|"_s});
        image("image inside", u"<img alt=x src=\"data:image/png;base64,AA\">"_s,
            {u"imageNotShown|fr|data:image/png;base64,AA|mail programs do not show images inside "
             "the text; attach it|"_s});
    }

    void findsLinksAndImages()
    {
        QFETCH(const QString, html);
        CampaignFile file = campaign();
        file.html.french += html;
        QTEST(found(file), "findings");
    }

    void anImageThatIsNotAttachedStopsTheSending()
    {
        CampaignFile file = campaign();
        file.html.french += u"<img alt=x src=cid:a>"_s;
        file.html.english += u"<img alt=x src=cid:b>"_s;
        file.attachments.push_back({u"b.png"_s, u"image/png"_s, u"b"_s, "x"});
        auto composer = Composer::prepare(file);
        QVERIFY(composer);
        const auto findings = lint(*composer);
        QCOMPARE(findings.size(), 1U);
        QCOMPARE(findings.front().kind, LintKind::ImageNotShown);
        QCOMPARE(findings.front().level, LintLevel::Error);
        QCOMPARE(findings.front().what, u"cid:a"_s);
    }

    void findsLinksOfRows()
    {
        CampaignFile file = campaign();
        file.html.french += u"{{#gift}}<a href=\"{{gift}}\">x</a>{{/gift}}"_s;
        for (const QString &gift : {u"https://isp.example/g"_s, u"isp.example/g"_s, u""_s}) {
            file.recipients.append(QJsonObject{{u"email"_s, u"g%1@isp.example"_s.arg(gift.size())},
                {u"firstname"_s, u"X"_s}, {u"gift"_s, gift}});
        }
        QCOMPARE(
            found(file), QStringList{u"brokenLink|fr|{{gift}}|does not begin with https://|4"_s});
    }

    void findsWhatTheCampaignLacks()
    {
        CampaignFile file = campaign();
        file.unsubscribe.clear();
        file.html = {u"<img alt='' src='https://isp.example/a.png'>"_s, {}};
        file.text = {};
        file.subject.english.clear();
        QCOMPARE(found(file),
            (QStringList{u"noText|fr|||"_s, u"otherLanguage|en|subject||1"_s,
                u"otherLanguage|en|html||1"_s, u"noText|en|||"_s, u"noUnsubscribe||||"_s}));
        file = campaign();
        file.text = {};
        file.html.french = u"<p>Bonjour</p>"_s;
        file.unsubscribe = u"mailto:stop@isp.example"_s;
        QCOMPARE(found(file),
            (QStringList{u"textFromHtml|fr|||"_s, u"textFromHtml|en|||"_s,
                u"unsubscribeNotOneClick||mailto:stop@isp.example||"_s,
                u"unsubscribeNotShown|fr|||"_s}));
    }

    void findsRowsWhoseUnsubscribeAddressIsNone()
    {
        CampaignFile file = campaign();
        file.unsubscribe = u"mailto:{{stop}}"_s;
        for (const QString &stop : {u"stop@isp.example"_s, u"stop"_s}) {
            file.recipients.append(QJsonObject{{u"email"_s, u"r%1@isp.example"_s.arg(stop.size())},
                {u"firstname"_s, u"X"_s}, {u"stop"_s, stop}});
        }
        const QString fault = u"holds no address behind mailto:"_s;
        QVERIFY(
            found(file).contains(u"badUnsubscribe||mailto:{{stop}}|"_s + fault + u"|0,1,2,4"_s));
        // The composer says the same of the same rows.
        auto composer = Composer::prepare(file);
        QVERIFY(composer);
        for (qsizetype row = 0; row < composer->size(); ++row) {
            QCOMPARE(composer->compose(row, QDateTime::currentDateTimeUtc()).has_value(), row == 3);
        }
    }

    void findsSizes()
    {
        CampaignFile file = campaign();
        file.html.french += QString(110 * 1024, u'x');
        const QStringList findings =
            found(file, {.maximumBytes = 100 * 1024, .trustedDomains = {}});
        QCOMPARE(findings.size(), 2);
        QVERIFY(findings.at(0).startsWith(u"tooLarge|fr||"_s));
        QVERIFY(findings.at(1).startsWith(u"clipped|fr||"_s));
    }
};

QTEST_APPLESS_MAIN(TestLint)
#include "tst_lint.moc"
