// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/mailbox.h"

#include <QTest>

using namespace FibreDesk::Text;
using namespace Qt::StringLiterals;

class TestMailbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsCells_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("addresses");
        const auto row = [](const char *tag, const QString &cell, const QStringList &addresses,
                             const QStringList &names = {}) {
            QTest::newRow(tag) << cell
                               << (names.isEmpty() ? QStringList(addresses.size(), QString())
                                                   : names)
                               << addresses;
        };
        const QStringList two{u"a@x.example"_s, u"b@y.example"_s};
        row("none", {}, {});
        row("blanks", u"  ,; "_s, {});
        row("one", u" a@x.example "_s, {u"a@x.example"_s});
        row("comma", u"a@x.example, b@y.example"_s, two);
        row("semicolon", u"a@x.example;b@y.example;"_s, two);
        row("bar", u"a@x.example|b@y.example"_s, two);
        row("line break", u"a@x.example\r\nb@y.example"_s, two);
        row("blank", u"a@x.example b@y.example"_s, two);
        row("slash", u"a@x.example / b@y.example"_s, two);
        row("slash alone", u"a@x.example/b@y.example"_s, two);
        row("a word between", u"a@x.example et b@y.example"_s, two);
        row("a slash is a letter of one address", u"a/c@x.example"_s, {u"a/c@x.example"_s});
        row("named", u"Marie Roy <a@x.example>"_s, {u"a@x.example"_s}, {u"Marie Roy"_s});
        row("name with a comma", u"\"Roy, Marie\" <a@x.example>, b@y.example"_s, two,
            {u"Roy, Marie"_s, QString()});
        row("quote in the name", u"\"dit \\\"le grand\\\"\" <a@x.example>"_s, {u"a@x.example"_s},
            {u"dit \"le grand\""_s});
        row("quoted local part", u"\"a b\"@x.example"_s, {u"\"a b\"@x.example"_s});
        row("link", u"mailto:a@x.example"_s, {u"a@x.example"_s});
        row("unclosed quote", u"\"a@x.example, b@y.example"_s,
            {u"\"a@x.example"_s, u"b@y.example"_s});
        row("no address", u"aucun"_s, {u"aucun"_s});
        row("invisible marks",
            u"\ufeffa\u200b@x.ex\u00adample\u200e; \u202ab@y.example\u202c\u2060"_s, two);
        row("odd blanks at the ends", u"\u00a0a@x.example\u202f,\u2009b@y.example"_s, two);
        row("odd blanks at the joints", u"a\u00a0@\u202fx.\u00a0example"_s, {u"a@x.example"_s});
        row("odd blank between two", u"a@x.example\u00a0b@y.example"_s, two);
        // Made one word, this would be somebody else's address.
        row("odd blank between words", u"Marie\u00a0a@x.example"_s, {u"Marie\u00a0a@x.example"_s});
        row("invisible mark in the name", u"Marie\u200b Roy\u00a0<a@x.example\u200b>"_s,
            {u"a@x.example"_s}, {u"Marie Roy"_s});
    }

    void splitsCells()
    {
        QFETCH(const QString, cell);
        QStringList names;
        QStringList addresses;
        for (const Mailbox &box : splitMailboxes(cell)) {
            names += box.name;
            addresses += box.address;
        }
        QTEST(addresses, "addresses");
        QTEST(names, "names");
    }

    void suggestsForSlips_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("meant");
        for (const auto &[domain, meant] :
            std::initializer_list<std::pair<QString, QString>>{{u"gmial.com"_s, u"gmail.com"_s},
                {u"gmai.com"_s, u"gmail.com"_s}, {u"gmail.con"_s, u"gmail.com"_s},
                {u"gmail.cm"_s, u"gmail.com"_s}, {u"gmail.co"_s, u"gmail.com"_s},
                {u"gmail.ca"_s, u"gmail.com"_s}, {u"gamil.com"_s, u"gmail.com"_s},
                {u"gnail.com"_s, u"gmail.com"_s}, {u"gmaill.com"_s, u"gmail.com"_s},
                {u"gmail.comm"_s, u"gmail.com"_s}, {u"hotmial.com"_s, u"hotmail.com"_s},
                {u"hotmil.com"_s, u"hotmail.com"_s}, {u"hotmai.con"_s, u"hotmail.com"_s},
                {u"homail.cmo"_s, u"hotmail.com"_s}, {u"outlok.com"_s, u"outlook.com"_s},
                {u"videotorn.ca"_s, u"videotron.ca"_s}, {u"videtron.ca"_s, u"videotron.ca"_s},
                {u"viedotron.ca"_s, u"videotron.ca"_s}, {u"yaho.ca"_s, u"yahoo.ca"_s},
                {u"yahoo.con"_s, u"yahoo.com"_s}, {u"icoud.com"_s, u"icloud.com"_s},
                {u"sympatco.ca"_s, u"sympatico.ca"_s}, {u"GMIAL.COM"_s, u"gmail.com"_s}}) {
            QTest::newRow(qPrintable(domain)) << domain << meant;
        }
        for (const QString &right : {u"gmail.com"_s, u"mail.com"_s, u"email.com"_s, u"ymail.com"_s,
                 u"gmx.com"_s, u"live.fr"_s, u"hotmail.fr"_s, u"isp.example"_s, u"bell.ca"_s,
                 u"me.com"_s, u"mac.com"_s, u"a.ca"_s, u"fibre.example"_s, u"proton.me"_s}) {
            QTest::newRow(qPrintable(right)) << right << QString();
        }
    }

    void suggestsForSlips()
    {
        QFETCH(const QString, domain);
        QFETCH(const QString, meant);
        QCOMPARE(suggestedAddress(parseMailAddress(u"Marie.Roy@"_s + domain)),
            meant.isEmpty() ? QString() : u"Marie.Roy@"_s + meant);
    }

    void leavesTrustedDomainsAlone()
    {
        QVERIFY(suggestedAddress(parseMailAddress(u"a@gmai.com"_s), {u"gmai.com"_s}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
