// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsontext.h"
#include "core/sitetime.h"

#include <QJsonObject>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestJsonText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesWhatServersWrite_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const QByteArray &bytes, const QJsonValue &value) {
            QTest::newRow(name) << bytes << value;
        };
        row("plain", R"({"a":"é"})", u"é"_s);
        row("byte order mark", "\xEF\xBB\xBF{\"a\":1}", 1);
        row("a byte that is no UTF-8", "{\"a\":\"Mont\xE9\"}", u"Mont\uFFFD"_s);
        row("NaN", R"({"a":NaN})", QJsonValue::Null);
        row("-Infinity", R"({"a":-Infinity})", QJsonValue::Null);
        row("NaN in a text and outside", "{\"b\":[NaN],\"a\":\"NaN \\\" Infinity\"}",
            u"NaN \" Infinity"_s);
        row("both", "{\"a\":\"\xFF\",\"b\":NaN}", u"\uFFFD"_s);
    }

    void survivesWhatServersWrite()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QJsonValue, value);
        const auto document = parseJson(bytes, u"test"_s);
        QVERIFY(document.has_value());
        QCOMPARE(document->object().value("a"_L1), value);
    }

    void saysWhereItEnds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray(R"({"a":[1,2)");
        QTest::newRow("page") << QByteArray("<html>NaN</html>");
        QTest::newRow("word") << QByteArray("Nanette");
        QTest::newRow("deep") << QByteArray(5000, '[');
        QTest::newRow("zeros") << QByteArray(10, '\0');
    }

    void saysWhereItEnds()
    {
        QFETCH(const QByteArray, bytes);
        const auto document = parseJson(bytes, u"erp list Customer"_s);
        QVERIFY(!document.has_value());
        QCOMPARE(document.error().kind, ErrorKind::Protocol);
        QVERIFY(document.error().detail.startsWith("not JSON at byte "_L1));
        QCOMPARE(document.error().source, u"erp list Customer"_s);
    }

    void readsSiteTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("microseconds")
            << u"2026-03-04 05:06:07.123456"_s << u"2026-03-04T10:06:07.123Z"_s;
        QTest::newRow("seconds") << u"2026-07-04 05:06:07"_s << u"2026-07-04T09:06:07.000Z"_s;
        QTest::newRow("a tenth") << u"2026-07-04 05:06:07.5"_s << u"2026-07-04T09:06:07.500Z"_s;
        QTest::newRow("no leading zero")
            << u"2026-07-04 5:06:07"_s << u"2026-07-04T09:06:07.000Z"_s;
        QTest::newRow("with T") << u"2026-07-04T05:06:07"_s << u"2026-07-04T09:06:07.000Z"_s;
        QTest::newRow("date") << u"2026-07-04"_s << u"2026-07-04T04:00:00.000Z"_s;
        QTest::newRow("null of MySQL") << u"0000-00-00 00:00:00"_s << QString();
        QTest::newRow("no time") << u"2026-07-04 noon"_s << QString();
        QTest::newRow("25 h") << u"2026-07-04 25:00:00"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }

    void readsSiteTimes()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, utc);
        const QDateTime time = fromSiteTime(text, QTimeZone("America/Toronto"));
        QCOMPARE(time.isValid() ? time.toString(Qt::ISODateWithMs) : QString(), utc);
    }

    void knowsZonesByTheirFormerNames()
    {
        const QDateTime summer(QDate(2026, 7, 1), QTime(12, 0), QTimeZone::UTC);
        const auto offset = [&summer](const QString &name) {
            return zoneNamed(name).isValid() ? zoneNamed(name).offsetFromUtc(summer) / 3600 : 99;
        };
        QCOMPARE(offset(u"America/Toronto"_s), -4);
        QCOMPARE(offset(u"Canada/Eastern"_s), -4);
        QCOMPARE(offset(u"America/Montreal"_s), -4);
        QCOMPARE(offset(u"US/Pacific"_s), -7);
        QCOMPARE(offset(u"Nowhere/Else"_s), 99);
        QCOMPARE(offset({}), 99);
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
