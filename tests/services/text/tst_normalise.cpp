// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/normalise.h"

#include <QFile>
#include <QTest>

using namespace FibreDesk::Text;
using namespace Qt::StringLiterals;

class TestNormalise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPhonesInAnySpelling_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("digits");
        for (const QString &typed : {u"514-555-0123"_s, u"(514) 555-0123"_s, u"5145550123"_s,
                 u"+1 514 555 0123"_s, u"1.514.555.0123"_s, u"514 555-0123 poste 12"_s,
                 u"514-555-0123 x4"_s, u"Tél.: 514-555-0123"_s, u"+15145550123;ext=9"_s}) {
            QTest::newRow(qPrintable(typed)) << typed << u"5145550123"_s;
        }
        QTest::newRow("local") << u"555-0123"_s << u"5550123"_s;
        QTest::newRow("short") << u"123"_s << QString();
        QTest::newRow("none") << u"inconnu"_s << QString();
    }

    void readsPhonesInAnySpelling()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, digits);
        QCOMPARE(phoneDigits(typed), digits);
    }

    void readsTheRecordedPhones()
    {
        QFile file(QString::fromUtf8(FD_TEST_DATA) + u"/store/phones.csv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readLine();
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
            if (cells.constLast() == "valid"_L1) {
                QCOMPARE(phoneDigits(cells.at(0)), cells.at(1).mid(2));
            }
        }
    }

    void readsPostalCodes()
    {
        QCOMPARE(postalCode(u"h2x 1y4"), u"H2X1Y4"_s);
        QCOMPARE(postalCode(u"H2X"), u"H2X"_s);
        QVERIFY(postalCode(u"H2").isEmpty());
        QVERIFY(postalCode(u"Lac").isEmpty());
        QVERIFY(postalCode(u"H2X 1Y4 extra").isEmpty());
    }

    void foldsCodesAndIds()
    {
        QCOMPARE(foldCode(u"aa:bb-cc.0d é"), u"AABBCC0D"_s);
        QCOMPARE(idNumber(u"LOC-00042"), u"42"_s);
        QCOMPARE(idNumber(u"C-12A"), QString());
        QCOMPARE(idNumber(u"000"), QString());
    }

    void foldsTextWithoutMovingPositions()
    {
        const QString name = u"Élise CÔTÉ-Gagnon, Noël"_s;
        QCOMPARE(foldText(name), u"elise cote-gagnon, noel"_s);
        QCOMPARE(foldText(name).size(), name.size());
        QCOMPARE(
            foldedWords(u"E\u0301lise  d'Amours"), (QStringList{u"elise"_s, u"d"_s, u"amours"_s}));
    }

    void readsLanguages()
    {
        for (const QString &french :
            {u"fr"_s, u"FR-ca"_s, u" Français "_s, u"French"_s, u"F"_s, u"fr_CA"_s, u"fra"_s}) {
            QCOMPARE(languageCode(french), u"fr"_s);
        }
        for (const QString &english :
            {u"en"_s, u"EN-CA"_s, u"Anglais"_s, u"English"_s, u"A"_s, u"e"_s, u"eng"_s}) {
            QCOMPARE(languageCode(english), u"en"_s);
        }
        for (const QString &other :
            {QString(), u"xx"_s, u"es"_s, u"Espagnol"_s, u"?"_s, u"énigme"_s}) {
            QCOMPARE(languageCode(other), QString());
        }
    }
};

QTEST_GUILESS_MAIN(TestNormalise)
#include "tst_normalise.moc"
