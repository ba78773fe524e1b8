// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/composer.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Compose;
using namespace Qt::StringLiterals;

namespace {

const QDateTime sendTime(QDate(2026, 2, 1), QTime(9, 30), QTimeZone::UTC);

CampaignFile campaign()
{
    CampaignFile file;
    file.id = u"c1"_s;
    file.from = {u"Fibre"_s, u"offres@isp.example"_s};
    file.subject = {u"Bonjour {{firstname}}"_s, u"Hello {{firstname}}"_s};
    file.html = {
        u"<p>Bonjour {{firstname}}, {{amount}} $ ({{year}})</p>{{#gift_url}}<a href=\"{{gift_url}}\">Carte</a>{{/gift_url}}"_s,
        u"<p>Hello {{firstname}}</p><a href=\"{{unsubscribe_url}}\">Unsubscribe</a>"_s};
    file.unsubscribe = u"https://isp.example/u?m={{email}}"_s;
    file.recipients.append(QJsonObject{{u"email"_s, u"eve@isp.example"_s},
        {u"firstname"_s, u"Ève & <Léo>"_s}, {u"lastname"_s, u"Roy"_s}, {u"amount"_s, 60},
        {u"gift_url"_s, u"https://isp.example/g?a=1&b=2"_s}});
    file.recipients.append(QJsonObject{{u"email"_s, u"bob+x@isp.example"_s},
        {u"firstname"_s, u"Bob"_s}, {u"language"_s, u"en"_s}});
    file.recipients.append(QJsonObject{{u"email"_s, u"not an address"_s}});
    return file;
}

Composer composer(const CampaignFile &file)
{
    auto made = Composer::prepare(file);
    if (!made) {
        qFatal("%s", qPrintable(made.error().front().sentence));
    }
    return std::move(*made);
}

} // namespace

class TestComposer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void previewsEachRowInItsLanguage()
    {
        Composer made = composer(campaign());
        QCOMPARE(made.size(), 3);
        const Preview first = made.preview(0, sendTime);
        QCOMPARE(first.language, u"fr"_s);
        QCOMPARE(first.subject, u"Bonjour Ève & <Léo>"_s);
        QCOMPARE(first.html,
            u"<p>Bonjour Ève &amp; &lt;Léo&gt;, 60 $ (2026)</p>"
            "<a href=\"https://isp.example/g?a=1&amp;b=2\">Carte</a>"_s);
        QCOMPARE(first.text,
            u"Bonjour Ève & <Léo>, 60 $ (2026)\n\nCarte (https://isp.example/g?a=1&b=2)\n"_s);
        QVERIFY(first.missing.isEmpty());
        const Preview second = made.preview(1, sendTime);
        QCOMPARE(second.language, u"en"_s);
        QCOMPARE(second.html,
            u"<p>Hello Bob</p><a href=\"https://isp.example/u?m=bob%2Bx%40isp.example\">Unsubscribe</a>"_s);
        QCOMPARE(made.missing(2), (QStringList{u"firstname"_s, u"amount"_s}));
    }

    void composesMails()
    {
        Composer made = composer(campaign());
        const auto first = made.compose(0, sendTime);
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(first->envelopeTo, u"eve@isp.example"_s);
        QCOMPARE(first->customId, u"c1:0"_s);
        QVERIFY(first->bytes.contains(
            "\r\nList-Unsubscribe: <https://isp.example/u?m=eve%40isp.example>\r\n"));
        QVERIFY(first->bytes.contains("multipart/alternative"));
        QCOMPARE(made.compose(0, sendTime)->bytes, first->bytes);
        QCOMPARE(composer(campaign()).compose(0, sendTime)->bytes, first->bytes);
        const auto later = made.compose(0, sendTime.addSecs(60));
        QCOMPARE(later->messageId, first->messageId);
    }

    void refusesTheRowNotTheRun()
    {
        Composer made = composer(campaign());
        const auto bad = made.compose(2, sendTime);
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, ErrorKind::Validation);
        QVERIFY(made.compose(1, sendTime));
    }

    void testMailIsNoRowsMail()
    {
        Composer made = composer(campaign());
        const auto test = made.composeTest(0, u"moi@isp.example"_s, sendTime);
        QVERIFY(test);
        QCOMPARE(test->envelopeTo, u"moi@isp.example"_s);
        QVERIFY(test->customId != u"c1:0"_s);
        QVERIFY(test->messageId != made.compose(0, sendTime)->messageId);
        QVERIFY(test->messageId
            != made.composeTest(0, u"moi@isp.example"_s, sendTime.addSecs(1))->messageId);
        QVERIFY(!test->bytes.contains("List-Unsubscribe"));
    }

    void missingLanguageIsFrench()
    {
        CampaignFile file = campaign();
        file.html.english.clear();
        file.subject.english.clear();
        QVERIFY(composer(file).preview(1, sendTime).html.startsWith(u"<p>Bonjour Bob"_s));
        QCOMPARE(composer(file).preview(1, sendTime).subject, u"Bonjour Bob"_s);
        file = campaign();
        file.html.french.clear();
        QVERIFY(composer(file).preview(0, sendTime).html.startsWith(u"<p>Hello"_s));
    }

    void writtenTextIsTaken()
    {
        CampaignFile file = campaign();
        file.text.french = u"Allô {{firstname}}"_s;
        QCOMPARE(composer(file).preview(0, sendTime).text, u"Allô Ève & <Léo>"_s);
        QVERIFY(composer(file).preview(1, sendTime).text.startsWith(u"Hello Bob"_s));
    }

    void valuesOfTheCampaignServeAllRows()
    {
        CampaignFile file = campaign();
        file.values = {{u"firstname"_s, u"client"_s}};
        Composer made = composer(file);
        QCOMPARE(made.preview(2, sendTime).subject, u"Bonjour client"_s);
        QCOMPARE(made.preview(1, sendTime).subject, u"Hello Bob"_s);
    }

    void namesFaultsWithTheirPlace()
    {
        CampaignFile file = campaign();
        file.html.english = u"<p>\n{{#x}}</p>"_s;
        file.subject.french = u"{{"_s;
        const auto made = Composer::prepare(file);
        QVERIFY(!made);
        QVERIFY(std::ranges::contains(made.error(), u"html"_s, &TextFault::field));
        const TextFault &subject = made.error().front();
        QCOMPARE(subject.field, u"subject"_s);
        QCOMPARE(subject.language, u"fr"_s);
        const auto html = std::ranges::find(made.error(), u"html"_s, &TextFault::field);
        QCOMPARE(html->language, u"en"_s);
        QCOMPARE(html->line, 2);
    }

    /// Not a benchmark: ten times slower than it is would still pass.
    void buildsManyMails()
    {
        CampaignFile file = campaign();
        file.recipients = {};
        QString body;
        while (body.size() < 3600) {
            body +=
                u"<p>Bonjour {{firstname}}, voici l’offre de l’été à {{amount}} $ par mois.</p>\n"_s;
        }
        file.html = {body, {}};
        for (int i = 0; i < 2000; ++i) {
            file.recipients.append(QJsonObject{{u"email"_s, u"m%1@isp.example"_s.arg(i)},
                {u"firstname"_s, u"Marie-Ève"_s}, {u"amount"_s, 60}});
        }
        Composer made = composer(file);
        qsizetype bytes = 0;
        QBENCHMARK_ONCE
        {
            for (qsizetype row = 0; row < made.size(); ++row) {
                const auto mail = made.compose(row, sendTime);
                QVERIFY(mail);
                bytes += mail->bytes.size();
            }
        }
        QVERIFY(bytes > 2000 * 4000);
    }

    void judgesUnsubscribeAddressesAsTheyAreSent_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isGood");
        for (const QString &good : {QString(), u"https://isp.example"_s, u"https://isp.example/u"_s,
                 u"https://isp.example:8443/u?m={{email}}"_s,
                 u"https://isp.example/{{#a}}x{{/a}}"_s, u"https://{{site}}/u"_s,
                 u"https://isp.example/{{{path}}}"_s, u"mailto:stop@isp.example"_s,
                 u"mailto:stop@isp.example?subject={{email}}"_s, u"mailto:{{stop}}"_s}) {
            QTest::newRow(qPrintable(good)) << good << true;
        }
        for (const QString &bad : {u"http://isp.example/u"_s, u"http://isp.example/?m={{email}}"_s,
                 u"https://"_s, u"https:///u"_s, u"https://?m={{email}}"_s, u"https://isp"_s,
                 u"https:isp.example"_s, u"HTTPS//isp.example"_s, u"isp.example"_s, u"mailto:"_s,
                 u"mailto:stop"_s, u"mailto:stop?subject={{email}}"_s,
                 u"https://isp.example/é?m={{email}}"_s, u"https://isp.example/a b"_s,
                 u"https://isp.example/<{{email}}>"_s, u"{{email}}"_s,
                 u"https://isp.example/"_s + QString(990, u'x')}) {
            QTest::newRow(qPrintable(bad.left(60))) << bad << false;
        }
    }

    /// What the check lets pass is sent, and what it does not would not have been.
    void judgesUnsubscribeAddressesAsTheyAreSent()
    {
        QFETCH(const QString, address);
        QFETCH(const bool, isGood);
        CampaignFile file = campaign();
        file.unsubscribe = address;
        file.values = {{u"site"_s, u"isp.example"_s}, {u"stop"_s, u"stop@isp.example"_s},
            {u"path"_s, u"u/1"_s}};
        auto composer = Composer::prepare(file);
        QCOMPARE(composer.has_value(), isGood);
        if (isGood) {
            const auto mail = composer->compose(0, QDateTime::currentDateTimeUtc());
            QVERIFY2(mail, mail ? "" : qPrintable(mail.error().detail));
        } else {
            QCOMPARE(composer.error().size(), 1U);
            QCOMPARE(composer.error().front().field, u"unsubscribe"_s);
            QVERIFY(!composer.error().front().sentence.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestComposer)
#include "tst_composer.moc"
