// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What scanners and people write of a device, and what it may be called by.

#include "text/devicecodes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;

class TestDeviceCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheCode_data()
    {
        QTest::addColumn<QString>("scanned");
        QTest::addColumn<QStringList>("codes");
        QTest::newRow("bare") << u"22000002"_s << QStringList{u"22000002"_s};
        QTest::newRow("blanks around") << u" 22000002\r\n"_s << QStringList{u"22000002"_s};
        QTest::newRow("S/N") << u"S/N: 22000002"_s << QStringList{u"22000002"_s};
        QTest::newRow("SN, sign") << u"SN:22000002"_s << QStringList{u"22000002"_s};
        QTest::newRow("Serial No.") << u"Serial No. 22000002"_s << QStringList{u"22000002"_s};
        QTest::newRow("in French") << u"No de série : 22000002"_s << QStringList{u"22000002"_s};
        QTest::newRow("MAC, colons")
            << u"MAC: 02:ab:cd:00:00:01"_s << QStringList{u"02ABCD000001"_s};
        QTest::newRow("MAC, dashes") << u"02-AB-CD-00-00-01"_s << QStringList{u"02ABCD000001"_s};
        QTest::newRow("MAC, dots") << u"02ab.cd00.0001"_s << QStringList{u"02ABCD000001"_s};
        QTest::newRow("GPON in letters")
            << u"hwtc12345678"_s << QStringList{u"HWTC12345678"_s, u"4857544312345678"_s};
        QTest::newRow("GPON in hex") << u"GPON SN: 48575443 12345678"_s
                                     << QStringList{u"4857544312345678"_s, u"HWTC12345678"_s};
        QTest::newRow("hex that is no vendor")
            << u"0057544312345678"_s << QStringList{u"0057544312345678"_s};
        QTest::newRow("too short") << u"SN: 123"_s << QStringList{};
        QTest::newRow("nothing") << u"  "_s << QStringList{};
    }

    void findsTheCode()
    {
        QFETCH(QString, scanned);
        QFETCH(QStringList, codes);
        // The likeliest first; the text with its heading may follow.
        QCOMPARE(Text::deviceCodes(scanned).first(
                     std::min(codes.size(), Text::deviceCodes(scanned).size())),
            codes);
        if (codes.isEmpty())
            QVERIFY(Text::deviceCodes(scanned).isEmpty());
    }

    void aSerialThatBeginsLikeAHeadingStaysWhole()
    {
        QVERIFY(Text::deviceCodes(u"SN12345678"_s).contains(u"SN12345678"_s));
        QVERIFY(Text::deviceCodes(u"SN 12345678"_s).contains(u"12345678"_s));
        QVERIFY(Text::deviceCodes(u"SN 12345678"_s).contains(u"SN12345678"_s));
    }

    void takesEachFieldOfACode()
    {
        const QStringList codes =
            Text::deviceCodes(u"SN:TPLG00000001;MAC:02-AB-CD-00-00-01;MODEL:XX230v"_s);
        QCOMPARE(codes.first(), u"TPLG00000001"_s);
        QVERIFY(codes.contains(u"02ABCD000001"_s));
        QVERIFY(
            Text::deviceCodes(u"https://maker.example/d?sn=22000002"_s).contains(u"22000002"_s));
        QVERIFY(Text::deviceCodes(u"https://maker.example/d/22000002"_s).contains(u"22000002"_s));
    }

    void tellsACodeFromAFilter_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isCode");
        QTest::newRow("serial") << u"TPLG0001"_s << true;
        QTest::newRow("with its heading") << u"S/N: TPLG0001"_s << true;
        QTest::newRow("MAC in pairs") << u"02 ab cd 00 00 01"_s << true;
        QTest::newRow("a model") << u"deco"_s << false;
        QTest::newRow("a name") << u"tremblay"_s << false;
        QTest::newRow("an address") << u"12 rue des erables"_s << false;
        QTest::newRow("part of a serial") << u"0001"_s << false;
    }

    void tellsACodeFromAFilter()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isCode);
        QCOMPARE(Text::looksLikeDeviceCode(typed), isCode);
    }
};

QTEST_GUILESS_MAIN(TestDeviceCodes)
#include "tst_devicecodes.moc"
