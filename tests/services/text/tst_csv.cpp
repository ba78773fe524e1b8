// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/csv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quotesOnlyWhereNeeded_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << u"Marie"_s << u"Marie"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("comma") << u"Roy, Marie"_s << u"\"Roy, Marie\""_s;
        QTest::newRow("quote") << u"dit \"le grand\""_s << u"\"dit \"\"le grand\"\"\""_s;
        QTest::newRow("line break") << u"a\nb"_s << u"\"a\nb\""_s;
        QTest::newRow("semicolon") << u"a;b"_s << u"\"a;b\""_s;
        QTest::newRow("equals") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("plus") << u"+1 819 555-0100"_s << u"'+1 819 555-0100"_s;
        QTest::newRow("minus") << u"-2"_s << u"'-2"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
        QTest::newRow("carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
        QTest::newRow("behind blanks") << u"  =1"_s << u"'  =1"_s;
        QTest::newRow("full width") << u"＝1"_s << u"'＝1"_s;
        QTest::newRow("call with quotes")
            << u"=HYPERLINK(\"x\",\"y\")"_s << u"\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""_s;
        QTest::newRow("inside is harmless") << u"a=b"_s << u"a=b"_s;
    }

    void quotesOnlyWhereNeeded()
    {
        QFETCH(QString, value);
        QFETCH(QString, cell);
        QCOMPARE(Text::csvCell(value), cell);
    }

    void writesTheWholeFileOrNone()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"rows.csv"_s);
        auto future = Text::writeCsv(path, {u"nom"_s, u"courriel"_s},
            {{u"Éloïse"_s, u"eloise@client.example"_s}, {u"=x"_s, u"a,b"_s}});
        future.waitForFinished();
        const auto result = future.result();
        QVERIFY(result.has_value());
        QCOMPARE(*result, 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
            QByteArray("\xef\xbb\xbf"
                       "nom,courriel\r\n\xc3\x89lo\xc3\xafse,eloise@client.example\r\n"
                       "'=x,\"a,b\"\r\n"));
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files), {u"rows.csv"_s});
    }

    void saysWhyAFileCannotBeWritten()
    {
        auto future = Text::writeCsv(u"/nonexistent/folder/rows.csv"_s, {u"a"_s}, {});
        future.waitForFinished();
        const auto result = future.result();
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(result.error().detail.startsWith(u"/nonexistent/folder/rows.csv: "_s));
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
