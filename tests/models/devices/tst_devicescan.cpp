// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a code or a picture of a label to the device.

#include "devicedata.h"
#include "devicescan.h"
#include "labelpicture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using ZXing::BarcodeFormat;

class TestDeviceScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
        QVERIFY(putDevices(*m_mirror));
        m_scan = std::make_unique<DeviceScan>(m_mirror.get());
    }
    void cleanup()
    {
        m_scan.reset();
        m_mirror.reset();
    }

    void opensTheOneDeviceOfACode_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("device");
        QTest::newRow("serial") << u"S/N: tplg0001"_s << u"EQP-00001"_s;
        QTest::newRow("MAC, as its record has it not") << u"02-ab-cd-00-00-02"_s << u"EQP-00002"_s;
        QTest::newRow("a number of the system") << u"EQP-00004"_s << u"EQP-00004"_s;
    }

    void opensTheOneDeviceOfACode()
    {
        QFETCH(QString, typed);
        QFETCH(QString, device);
        QSignalSpy found(m_scan.get(), &DeviceScan::found);
        m_scan->submit(typed);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found[0][0].toString(), device);
        QCOMPARE(m_scan->codes()->total(), 0);
        QVERIFY(!m_scan->isReading());
    }

    void findsAGponSerialInItsOtherSpelling()
    {
        QJsonObject document = deviceDocument();
        document.insert(u"name"_s, u"EQP-00005"_s);
        document.insert(u"serial_number"_s, u"21530001"_s);
        document.insert(u"mac_address"_s, u""_s);
        document.insert(u"gpon_serial"_s, u"4857544312345678"_s);
        QVERIFY(put(*m_mirror, Store::Kind::Equipment, {document}));
        QSignalSpy found(m_scan.get(), &DeviceScan::found);
        m_scan->submit(u"HWTC-12345678"_s);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found[0][0].toString(), u"EQP-00005"_s);
    }

    void asksWhichWhereSeveralHaveIt()
    {
        QJsonObject document = deviceDocument();
        document.insert(u"name"_s, u"EQP-00005"_s);
        QVERIFY(put(*m_mirror, Store::Kind::Equipment, {document}));
        QSignalSpy found(m_scan.get(), &DeviceScan::found);
        m_scan->submit(u"TPLG0001"_s);
        QTRY_COMPARE(m_scan->codes()->total(), 2);
        QCOMPARE(found.size(), 0);
        QCOMPARE(m_scan->codes()->value(1, "device").toString(), u"EQP-00005"_s);
        m_scan->choose(u"EQP-00005"_s);
        QCOMPARE(found.size(), 1);
    }

    void saysWhatNobodyHas()
    {
        QSignalSpy found(m_scan.get(), &DeviceScan::found);
        m_scan->submit(u" ZZZZ99990000 "_s);
        QTRY_COMPARE(m_scan->unknown(), u"ZZZZ99990000"_s);
        QCOMPARE(found.size(), 0);
        m_scan->submit(u"TPLG0001"_s); // the next label takes its place
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(m_scan->unknown(), QString());
    }

    void readsAllCodesOfAPicture()
    {
        const QString path = m_directory->filePath(u"label.png"_s);
        QVERIFY(labelPicture(
            {{BarcodeFormat::Code128, "TPLG0001"}, {BarcodeFormat::QRCode, "SN:22000002;MODEL:X55"},
                {BarcodeFormat::Code128, "NOBODY0099"}})
                .save(path));
        m_scan->readPicture(QUrl::fromLocalFile(path));
        QVERIFY(m_scan->isReading());
        QTRY_VERIFY(!m_scan->isReading());
        QVERIFY(!m_scan->error().isSet());
        QCOMPARE(m_scan->codes()->total(), 3);
        QCOMPARE(m_scan->codes()->value(0, "code").toString(), u"TPLG0001"_s);
        QCOMPARE(m_scan->codes()->value(0, "device").toString(), u"EQP-00001"_s);
        QCOMPARE(m_scan->codes()->value(1, "device").toString(), u"EQP-00002"_s);
        QCOMPARE(m_scan->codes()->value(2, "device").toString(), QString());
    }

    void readsThePictureOfTheClipboard()
    {
        QGuiApplication::clipboard()->setText(u"no picture"_s);
        QVERIFY(!m_scan->readClipboard());
        // Held sideways.
        const QImage label = labelPicture({{BarcodeFormat::Code128, "TPLG0003"}});
        QGuiApplication::clipboard()->setImage(label.transformed(QTransform().rotate(90)));
        QVERIFY(m_scan->readClipboard());
        QTRY_VERIFY(!m_scan->isReading());
        QCOMPARE(m_scan->codes()->total(), 1);
        QCOMPARE(m_scan->codes()->value(0, "device").toString(), u"EQP-00003"_s);
    }

    void saysWhenThereIsNoCode()
    {
        QImage empty(400, 300, QImage::Format_RGB32);
        empty.fill(Qt::white);
        const QString path = m_directory->filePath(u"empty.png"_s);
        QVERIFY(empty.save(path));
        m_scan->readPicture(QUrl::fromLocalFile(path));
        QTRY_VERIFY(m_scan->isBlank());
        QVERIFY(!m_scan->error().isSet());
    }

    void saysWhyAFileIsNoPicture()
    {
        m_scan->readPicture(QUrl::fromLocalFile(m_directory->filePath(u"none.png"_s)));
        QTRY_VERIFY(m_scan->error().isSet());
        QVERIFY(!m_scan->isBlank());
        m_scan->clear();
        QVERIFY(!m_scan->error().isSet());
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<DeviceScan> m_scan;
};

QTEST_MAIN(TestDeviceScan)
#include "tst_devicescan.moc"
