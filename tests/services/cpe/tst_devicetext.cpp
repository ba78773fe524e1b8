// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/devicetext.h"

#include <QTest>

using namespace FibreDesk::Cpe;
using namespace Qt::StringLiterals;

class TestDeviceText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOneCleanLine_data();
    void isOneCleanLine();
    void secretsAreTakenOut_data();
    void secretsAreTakenOut();
    void whatIsLongIsCut();
};

void TestDeviceText::isOneCleanLine_data()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Invalid arguments"_s << u"Invalid arguments"_s;
    QTest::newRow("accents") << u"Paramètre « é » refusé"_s << u"Paramètre « é » refusé"_s;
    QTest::newRow("lines") << u"one\r\ntwo\tthree"_s << u"one two three"_s;
    QTest::newRow("escape") << u"\x1b[31mred"_s << u"[31mred"_s;
    QTest::newRow("turned") << u"done\u202Eton"_s << u"done ton"_s;
    QTest::newRow("nul") << QString(u"a\0b"_s) << u"a b"_s;
    QTest::newRow("beyond the plane") << u"ok \U0001F4F6"_s << u"ok \U0001F4F6"_s;
    QTest::newRow("line sign") << u"a\u2028b"_s << u"a b"_s;
}

void TestDeviceText::isOneCleanLine()
{
    QFETCH(QString, told);
    QTEST(deviceText(told), "shown");
}

void TestDeviceText::secretsAreTakenOut_data()
{
    QTest::addColumn<QString>("told");
    for (const QString &told :
        {u"KeyPassphrase='hunter 22'"_s, u"password: hunter"_s, u"Passwd \"hunter\" is weak"_s,
            u"PreSharedKey.1.PreSharedKey=hunter"_s, u"<Password>hunter</Password>"_s,
            u"{\"wepkey\":\"hunter\"}"_s, u"psk=hunter"_s, u"the passphrase is hunter"_s,
            u"mot de passe « hunter » refusé"_s, u"token: hunter"_s, u"community hunter"_s}) {
        QTest::newRow(qPrintable(told)) << told;
    }
}

void TestDeviceText::secretsAreTakenOut()
{
    QFETCH(QString, told);
    const QString shown = deviceText(told);
    QVERIFY2(!shown.contains("hunter"_L1), qPrintable(shown));
    QVERIFY2(shown.contains(u'•'), qPrintable(shown));
}

void TestDeviceText::whatIsLongIsCut()
{
    const QString cut = deviceText(QString(5000, u'x'));
    QCOMPARE(cut.size(), DeviceTextKept);
    QVERIFY(cut.endsWith(u'…'));
    QCOMPARE(deviceText(u"abcdef"_s, 4), u"abc…"_s);
    QCOMPARE(deviceText(u"password"_s + QString(200'000, u' ')), u"password"_s);
    QCOMPARE(deviceText(QString(200'000, u'\n')), QString());
}

QTEST_GUILESS_MAIN(TestDeviceText)
#include "tst_devicetext.moc"
