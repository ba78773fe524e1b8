// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/civicaddress.h"
#include "text/csvreader.h"
#include "text/normalise.h"

#include <QFile>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Audience;
using namespace Qt::StringLiterals;

class TestCivicAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryAddress_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("postal");
        QFile file(QStringLiteral(FD_TEST_DATA "/audience/addresses.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = Text::splitCsv(QString::fromUtf8(file.readAll()), u',');
        QCOMPARE(rows.size(), 41U);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            QTest::addRow("%d", rows[i].line)
                << rows[i].cells[0] << rows[i].cells[1] << rows[i].cells[2]
                << Text::foldCode(rows[i].cells[5]);
        }
    }

    void readsEveryAddress()
    {
        QFETCH(const QString, raw);
        const CivicAddress address = parseCivicAddress(raw);
        QTEST(address.number, "number");
        QTEST(address.unit, "unit");
        QTEST(address.postalCode, "postal");
    }

    void readsOtherSpellings_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("postal");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("unit");
        QTest::newRow("own column") << u"12 rue A"_s << u"j3x 4b7"_s << u"J3X4B7 12"_s << QString();
        QTest::newRow("own column wins")
            << u"12 rue A J0L 2T0"_s << u"J3X4B7"_s << u"J3X4B7 12"_s << QString();
        QTest::newRow("unit before")
            << u"app. 3, 12 rue A"_s << u"J3X4B7"_s << u"J3X4B7 12"_s << u"3"_s;
        QTest::newRow("unit by sign before")
            << u"#3-12 rue A"_s << u"J3X4B7"_s << u"J3X4B7 12"_s << u"3"_s;
        QTest::newRow("ordinal") << u"2e Rang"_s << u"J3X4B7"_s << u"J3X4B7 "_s << QString();
        QTest::newRow("no number") << u"rue A"_s << QString() << u" "_s << QString();
        QTest::newRow("nothing") << QString() << QString() << u" "_s << QString();
    }

    void readsOtherSpellings()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, postal);
        const CivicAddress address = parseCivicAddress(line, postal);
        QTEST(address.key(), "key");
        QTEST(address.unit, "unit");
    }
};

QTEST_APPLESS_MAIN(TestCivicAddress)
#include "tst_civicaddress.moc"
