// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/csv.h"
#include "text/csvreader.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Text;
using namespace Qt::StringLiterals;

namespace {

QList<QStringList> cellsOf(const std::vector<CsvRow> &rows)
{
    QList<QStringList> cells;
    for (const CsvRow &row : rows) {
        cells += row.cells;
    }
    return cells;
}

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsRows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QStringList>>("rows");
        using Rows = QList<QStringList>;
        QTest::newRow("empty") << QString() << Rows{};
        QTest::newRow("one") << u"a"_s << Rows{{u"a"_s}};
        QTest::newRow("line ends")
            << u"a,b\r\nc,d\ne,f\rg,h"_s
            << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}, {u"e"_s, u"f"_s}, {u"g"_s, u"h"_s}};
        QTest::newRow("last line end") << u"a\n"_s << Rows{{u"a"_s}};
        QTest::newRow("empty cells") << u",a,"_s << Rows{{QString(), u"a"_s, QString()}};
        QTest::newRow("quoted") << u"\"a,b\",\"c\"\"d\""_s << Rows{{u"a,b"_s, u"c\"d"_s}};
        QTest::newRow("quoted line break")
            << u"\"a\r\nb\",c\nd,e"_s << Rows{{u"a\nb"_s, u"c"_s}, {u"d"_s, u"e"_s}};
        QTest::newRow("blanks around quotes") << u" \"a\" , \"b\" "_s << Rows{{u"a"_s, u"b"_s}};
        QTest::newRow("quote inside a cell")
            << u"12\" rack,dit \"x\""_s << Rows{{u"12\" rack"_s, u"dit \"x\""_s}};
        QTest::newRow("quote not doubled")
            << u"\"a \"b\" c\",d"_s << Rows{{u"a \"b\" c"_s, u"d"_s}};
        QTest::newRow("quote never closed")
            << u"\"a,b\nc,d"_s << Rows{{u"\"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    }

    void splitsRows()
    {
        QFETCH(const QString, text);
        QTEST(cellsOf(splitCsv(text, u',')), "rows");
    }

    void guessesSeparator_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QChar>("separator");
        QTest::newRow("comma") << u"a,b\nc,d"_s << QChar(u',');
        QTest::newRow("semicolon") << u"a;b;c\n1,5;2,5;x\n3,5;4,5;y"_s << QChar(u';');
        QTest::newRow("tab") << u"a\tb\nc, d\te"_s << QChar(u'\t');
        QTest::newRow("bar below a title")
            << u"Clients, été 2026\n\nnom|adresse|ville\nRoy|12, rue A|Val\nRoy|13, rue A|Val"_s
            << QChar(u'|');
        QTest::newRow("none") << u"a\nb"_s << QChar(u',');
        QTest::newRow("commas in quotes") << u"a;b\n\"1,2,3\";x\n\"1,2,3\";y"_s << QChar(u';');
    }

    void guessesSeparator()
    {
        QFETCH(const QString, text);
        QTEST(guessSeparator(text), "separator");
    }

    void readsFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("preamble");
        QTest::addColumn<QStringList>("header");
        QTest::addColumn<QList<QStringList>>("rows");
        QTest::addColumn<QList<int>>("lines");
        QTest::addColumn<QList<int>>("oddLines");
        using Rows = QList<QStringList>;
        const QStringList header{u"Prénom"_s, u"Courriel"_s};
        const Rows rows{{u"Hélène"_s, u"h@isp.example"_s}};
        const QString plain = u"Prénom;Courriel\r\nHélène;h@isp.example\r\n"_s;
        QTest::newRow("UTF-8") << plain.toUtf8() << QStringList() << header << rows << QList{2}
                               << QList<int>();
        QTest::newRow("UTF-8 with BOM") << "\xef\xbb\xbf" + plain.toUtf8() << QStringList()
                                        << header << rows << QList{2} << QList<int>();
        QTest::newRow("Windows-1252")
            << plain.toLatin1() << QStringList() << header << rows << QList{2} << QList<int>();
        QStringEncoder little(QStringEncoder::Utf16LE);
        const QByteArray wide = little.encode(plain);
        QTest::newRow("UTF-16") << "\xff\xfe" + wide << QStringList() << header << rows << QList{2}
                                << QList<int>();
        const QString half{QChar(0xdf8e)}; // of a pair: it could not be written again
        QTest::newRow("UTF-16 with half a character")
            << QByteArray("\xff\xfe") + "a\0;\0b\0\n\0\x8e\xdf;\0c\0\n\0"_ba << QStringList()
            << QStringList{u"a"_s, u"b"_s} << Rows{{QString::fromUtf8(half.toUtf8()), u"c"_s}}
            << QList{2} << QList<int>();
        QTest::newRow("Windows-1252 above Latin-1")
            << QByteArray("nom,note\nL\x92\xc9"
                          "cuyer,10\x80\n")
            << QStringList() << QStringList{u"nom"_s, u"note"_s} << Rows{{u"L’Écuyer"_s, u"10€"_s}}
            << QList{2} << QList<int>();
        QTest::newRow("title preamble")
            << QByteArray("Liste des clients\n2026-02-01\n\nnom|courriel\nRoy|r@isp.example\n")
            << QStringList{u"Liste des clients"_s, u"2026-02-01"_s}
            << QStringList{u"nom"_s, u"courriel"_s} << Rows{{u"Roy"_s, u"r@isp.example"_s}}
            << QList{5} << QList<int>();
        QTest::newRow("title with separators behind it")
            << QByteArray("Clients;;\n;;\nnom;courriel;ville\nRoy;r@isp.example;Val\n")
            << QStringList{u"Clients;;"_s} << QStringList{u"nom"_s, u"courriel"_s, u"ville"_s}
            << Rows{{u"Roy"_s, u"r@isp.example"_s, u"Val"_s}} << QList{4} << QList<int>();
        QTest::newRow("title with a comma")
            << QByteArray("Campagne, 2026\nnom,courriel,ville\nRoy,r@isp.example,Val\n"
                          "Coe,c@isp.example,Val\n")
            << QStringList{u"Campagne, 2026"_s} << QStringList{u"nom"_s, u"courriel"_s, u"ville"_s}
            << Rows{{u"Roy"_s, u"r@isp.example"_s, u"Val"_s},
                   {u"Coe"_s, u"c@isp.example"_s, u"Val"_s}}
            << QList{3, 4} << QList<int>();
        QTest::newRow("no header")
            << QByteArray("Roy,r@isp.example\nCoe,c@isp.example\n") << QStringList()
            << QStringList() << Rows{{u"Roy"_s, u"r@isp.example"_s}, {u"Coe"_s, u"c@isp.example"_s}}
            << QList{1, 2} << QList<int>();
        QTest::newRow("years and numbers in the header")
            << QByteArray("Courriel 2024,Adresse 2,2023,Montant (2024-11-15)\n"
                          "r@isp.example,app. 3,x,60\n")
            << QStringList()
            << QStringList{u"Courriel 2024"_s, u"Adresse 2"_s, u"2023"_s, u"Montant (2024-11-15)"_s}
            << Rows{{u"r@isp.example"_s, u"app. 3"_s, u"x"_s, u"60"_s}} << QList{2} << QList<int>();
        QTest::newRow("a row of dates and numbers is no header")
            << QByteArray("Roy,r@isp.example,2024-11-15\nCoe,c@isp.example,2024-11-16\n")
            << QStringList() << QStringList()
            << Rows{{u"Roy"_s, u"r@isp.example"_s, u"2024-11-15"_s},
                   {u"Coe"_s, u"c@isp.example"_s, u"2024-11-16"_s}}
            << QList{1, 2} << QList<int>();
        QTest::newRow("a header above addresses may repeat itself")
            << QByteArray("Courriel,Nom,Nom\nr@isp.example,Roy,Luc\n") << QStringList()
            << QStringList{u"Courriel"_s, u"Nom"_s, u"Nom"_s}
            << Rows{{u"r@isp.example"_s, u"Roy"_s, u"Luc"_s}} << QList{2} << QList<int>();
        QTest::newRow("one column")
            << QByteArray("email\na@isp.example\n") << QStringList() << QStringList{u"email"_s}
            << Rows{{u"a@isp.example"_s}} << QList{2} << QList<int>();
        QTest::newRow("uneven rows")
            << QByteArray("nom,courriel\nRoy,r@isp.example,de trop\n\nCoe\nDoe,d@isp.example,\n"
                          "Poe,p@isp.example\nLoe,l@isp.example\n")
            << QStringList() << QStringList{u"nom"_s, u"courriel"_s, QString()}
            << Rows{{u"Roy"_s, u"r@isp.example"_s, u"de trop"_s}, {u"Coe"_s, QString(), QString()},
                   {u"Doe"_s, u"d@isp.example"_s, QString()},
                   {u"Poe"_s, u"p@isp.example"_s, QString()},
                   {u"Loe"_s, u"l@isp.example"_s, QString()}}
            << QList{2, 4, 5, 6, 7} << QList{2, 4};
        QTest::newRow("line numbers after a quoted line break")
            << QByteArray("nom,note\nRoy,\"a\nb\"\nCoe,c\n") << QStringList()
            << QStringList{u"nom"_s, u"note"_s} << Rows{{u"Roy"_s, u"a\nb"_s}, {u"Coe"_s, u"c"_s}}
            << QList{2, 4} << QList<int>();
        QTest::newRow("nothing") << QByteArray() << QStringList() << QStringList() << Rows{}
                                 << QList<int>() << QList<int>();
    }

    void readsFiles()
    {
        QFETCH(const QByteArray, bytes);
        const auto table = readCsv(bytes);
        QVERIFY(table);
        QTEST(table->preamble, "preamble");
        QTEST(table->header.cells, "header");
        QTEST(cellsOf(table->rows), "rows");
        QList<int> lines;
        for (const CsvRow &row : table->rows) {
            lines += row.line;
        }
        QTEST(lines, "lines");
        QTEST(QList<int>(table->oddLines.begin(), table->oddLines.end()), "oddLines");
    }

    void refusesWhatIsNoText()
    {
        const auto table = readCsv(QByteArray("PK\x03\x04\x00\x00xl/workbook", 18));
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::Validation);
        QVERIFY(table.error().detail.contains(u"no text file"_s));
    }

    void oneBadByteDoesNotChangeTheEncoding()
    {
        QByteArray bytes = u"nom,courriel\nCôté,c@isp.example\nHélène,h@isp.example\n"_s.toUtf8();
        bytes += "L\xe9o,l@isp.example\nR\xe9"
                 "al,r@isp.example\n";
        const auto table = readCsv(bytes);
        QVERIFY(table);
        QCOMPARE(table->encoding, TextEncoding::Utf8);
        QCOMPARE(table->badLines, (std::vector<int>{4, 5}));
        QStringList names;
        for (const CsvRow &row : table->rows) {
            names += row.cells.first();
        }
        QCOMPARE(names, (QStringList{u"Côté"_s, u"Hélène"_s, u"Léo"_s, u"Réal"_s}));

        // A byte order mark leaves no doubt; a cut sequence at the end is a bad byte too.
        const DecodedText marked = decodeText("\xef\xbb\xbf"
                                              "L\xe9o\xc3");
        QCOMPARE(marked.encoding, TextEncoding::Utf8);
        QCOMPARE(marked.text, u"LéoÃ"_s);
        QCOMPARE(marked.badLines, std::vector<int>{1});
        // Windows-1252 stays what it is.
        const DecodedText other = decodeText("L\xe9o, C\xf4t\xe9");
        QCOMPARE(other.encoding, TextEncoding::Windows1252);
        QCOMPARE(other.text, u"Léo, Côté"_s);
        QVERIFY(other.badLines.empty());
    }

    /// What the desk writes it reads back, whatever is in the cells.
    void readsBackWhatWeWrite()
    {
        QRandomGenerator random(7);
        const QString signs = u"aé,;\t|\"\n 'x1"_s;
        for (int run = 0; run < 300; ++run) {
            std::vector<QStringList> rows;
            for (int i = random.bounded(1, 6); i > 0; --i) {
                QStringList row;
                for (int j = 0; j < 3; ++j) {
                    QString cell = u"v"_s; // no formula, so that no apostrophe comes in front
                    for (int n = random.bounded(8); n > 0; --n) {
                        cell += signs.at(random.bounded(int(signs.size())));
                    }
                    row += cell;
                }
                rows.push_back(row);
            }
            const auto table = readCsv(csvDocument({u"a"_s, u"b"_s, u"c"_s}, rows), u',');
            QVERIFY(table);
            QCOMPARE(cellsOf(table->rows), QList<QStringList>(rows.begin(), rows.end()));
        }
    }

    void survivesAnything()
    {
        QRandomGenerator random(20260102);
        const QByteArray signs("a,;\t|\"\"\r\n\n \xe9\xc3\xef\xbb\xbf\xff\xfe@x");
        for (int run = 0; run < 20000; ++run) {
            QByteArray bytes;
            for (int n = random.bounded(60); n > 0; --n) {
                bytes += signs.at(random.bounded(int(signs.size())));
            }
            const auto table = readCsv(bytes);
            if (table) {
                for (const CsvRow &row : table->rows) {
                    QCOMPARE(row.cells.size(), table->rows.front().cells.size());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
