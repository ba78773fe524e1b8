// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/columns.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Audience;
using namespace Qt::StringLiterals;

class TestColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guesses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("roles");
        QTest::newRow("French") << QByteArray(
            "Prénom;Nom;Courriel;Téléphone;Adresse;Ville;Code postal;Langue;Date de fin\n"
            "Ève;Roy;e@isp.example;514-555-0101;12 rue A;Val;J3X 4B7;fr;2026-03-01\n")
                                << QStringList{u"firstName 0.9"_s, u"lastName 0.9"_s, u"email 1"_s,
                                       u"phone 1"_s, u"address 1"_s, u"city 0.9"_s,
                                       u"postalCode 1"_s, u"language 1"_s, u"variable 0"_s};
        QTest::newRow("English") << QByteArray(
            "Customer Name,E-mail Address,Home Phone,Amount,URL\n"
            "Eve Roy,e@isp.example,(514) 555-0101,60,https://isp.example/g\n")
                                 << QStringList{u"fullName 0.9"_s, u"email 1"_s, u"phone 1"_s,
                                        u"amount 0.9"_s, u"giftUrl 1"_s};
        QTest::newRow("several e-mails and phones")
            << QByteArray("Courriel 1,Courriel 2,Cell,Tél. maison\n"
                          "a@isp.example,b@isp.example,5145550101,5145550102\n")
            << QStringList{u"email 1"_s, u"email 1"_s, u"phone 1"_s, u"phone 1"_s};
        QTest::newRow("by content alone")
            << QByteArray("A,B,C,D\na@isp.example,J3X4B7,https://isp.example/1,x\n"
                          "b@isp.example,J3X 4B7,https://isp.example/2,y\n")
            << QStringList{u"email 0.7"_s, u"postalCode 0.7"_s, u"giftUrl 0.7"_s, u"variable 0"_s};
        QTest::newRow("no header") << QByteArray("Roy,a@isp.example\nCoe,b@isp.example\n")
                                   << QStringList{u"variable 0"_s, u"email 0.7"_s};
        QTest::newRow("a name that lies")
            << QByteArray("Nom,Courriel\na@isp.example,oui\nb@isp.example,non\n")
            << QStringList{u"email 0.7"_s, u"variable 0"_s};
        QTest::newRow("two of one kind")
            << QByteArray("Adresse postale,Adresse\n12 rue A,13 rue B\n")
            << QStringList{u"address 1"_s, u"variable 0"_s};
        QTest::newRow("names with a year or a number")
            << QByteArray("Nom 2;Nom;Courriel 2024;2. Adresse;Adresse 2;Ville (2023-2024);"
                          "Montant 2024-11-15;Téléphone2;N° client 2024\n"
                          "B;Roy;a@isp.example;12 rue A;app. 3;Val;60;514-555-0101;C-00012\n")
            << QStringList{u"variable 0"_s, u"lastName 0.9"_s, u"email 1"_s, u"address 1"_s,
                   u"variable 0"_s, u"city 0.85"_s, u"amount 0.85"_s, u"phone 1"_s,
                   u"customer 0.85"_s};
        QTest::newRow("a year alone is no name") << QByteArray("2024;Courriel\nx;a@isp.example\n")
                                                 << QStringList{u"variable 0"_s, u"email 1"_s};
        QTest::newRow("names that come twice")
            << QByteArray("Courriel;Courriel;Nom\na@isp.example;b@isp.example;Roy\n")
            << QStringList{u"email 1"_s, u"email 1"_s, u"lastName 0.9"_s};
        QTest::newRow("header alone")
            << QByteArray("Nom,Courriel\n") << QStringList{u"lastName 0.9"_s, u"email 0.9"_s};
    }

    void guesses()
    {
        QFETCH(const QByteArray, file);
        const auto table = Text::readCsv(file);
        QVERIFY(table);
        QStringList roles;
        for (const Column &column : guessColumns(*table)) {
            roles += roleName(column.role) + u' ' + QString::number(column.confidence);
        }
        QTEST(roles, "roles");
    }

    void namesVariables()
    {
        const auto table = Text::readCsv("Date de fin,Été,date de fin,\na,b,c,d\n");
        QVERIFY(table);
        QStringList names;
        for (const Column &column : guessColumns(*table)) {
            names += column.variable;
        }
        QCOMPARE(names.size(), 4);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 4);
    }
};

QTEST_APPLESS_MAIN(TestColumns)
#include "tst_columns.moc"
