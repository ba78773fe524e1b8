// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/phones.h"
#include "text/searchwords.h"

#include <QFile>
#include <QTest>

using namespace FibreDesk::Text;
using namespace Qt::StringLiterals;

class TestPhones : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheRecordedPhones_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("e164");
        QTest::addColumn<QString>("extension");
        QFile file(QString::fromUtf8(FD_TEST_DATA) + u"/store/phones.csv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        int row = 0;
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).chopped(1).split(u',');
            QTest::addRow("%d %s", ++row, qPrintable(cells.at(0)))
                << cells.at(0) << cells.at(1) << cells.at(2);
        }
        QVERIFY(row > 60);
    }

    void readsTheRecordedPhones()
    {
        QFETCH(const QString, raw);
        QFETCH(const QString, e164);
        QFETCH(const QString, extension);
        const QList<Phone> phones = phoneNumbers(raw);
        QCOMPARE(phones.isEmpty() ? QString() : phones.constFirst().e164, e164);
        QCOMPARE(phones.isEmpty() ? QString() : phones.constFirst().extension, extension);
    }

    void keepsTheSecondOfTwo()
    {
        const QList<Phone> phones = phoneNumbers(u"514-555-0142 / 450-555-0143"_s);
        QCOMPARE(phones.size(), 2);
        QCOMPARE(phones.at(1).national, u"4505550143"_s);
    }

    void readsPartsOfNumbers()
    {
        QCOMPARE(phoneSpelling(u"tél. 555-01"_s), u"555-01"_s);
        QCOMPARE(phoneSpelling(u"555 0142 poste 12"_s), u"555 0142"_s);
        QCOMPARE(phoneSpelling(u"rue 5"_s), QString());
    }

    void countsSlipsOfTheHand()
    {
        QCOMPARE(editDistance(u"tremblay", u"trembaly", 2), 1);
        QCOMPARE(editDistance(u"tremblay", u"tramblay", 2), 1);
        QCOMPARE(editDistance(u"tremblay", u"trembly", 2), 1);
        QCOMPARE(editDistance(u"tremblay", u"gagnon", 2), 3);
        QCOMPARE(editDistance(u"", u"ab", 2), 2);
        QCOMPARE(editDistanceToStart(u"tramb", u"tremblay", 1), 1);
        QCOMPARE(editDistanceToStart(u"gagne", u"tremblay", 1), 2);
    }

    void readsHtmlAsWords()
    {
        QCOMPARE(bareText(u"<p>D&eacute;bit 3 &lt; 5<br>lent</p>"), u"Débit 3 < 5 lent"_s);
        QCOMPARE(bareText(u"a < b"), u"a < b"_s);
        // What is no text: programs, styles, comments with tags in them.
        QCOMPARE(bareText(u"<p>Bonjour</p><SCRIPT type=x>if (a<b) x()</SCRIPT ><p>Luc</p>"),
            u"Bonjour Luc"_s);
        QCOMPARE(bareText(u"<style>p > b { color: red }</style>Oui<!-- <b> non --> merci"),
            u"Oui merci"_s);
        QCOMPARE(bareText(u"Oui<script>x()"), u"Oui"_s); // as in a browser
        QCOMPARE(bareText(u"Oui<script"), u"Oui"_s);
        QCOMPARE(bareText(u"Oui<!--"), u"Oui"_s);
        QCOMPARE(bareText(u"<!--[if !mso]><!-->Oui<!--<![endif]--><!-->merci"), u"Oui merci"_s);
        QCOMPARE(bareText(u"<scripted>Oui</scripted><style-x></style-x>"), u"Oui"_s);
    }
};

QTEST_GUILESS_MAIN(TestPhones)
#include "tst_phones.moc"
