// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/personname.h"
#include "text/csvreader.h"

#include <QFile>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Audience;
using namespace Qt::StringLiterals;

class TestPersonName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleansEveryName_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QFile file(QStringLiteral(FD_TEST_DATA "/audience/names.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = Text::splitCsv(QString::fromUtf8(file.readAll()), u',');
        QCOMPARE(rows.size(), 121U);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            QTest::addRow("%d %s", rows[i].line, qPrintable(rows[i].cells[0].trimmed()))
                << rows[i].cells[0] << rows[i].cells[1] << rows[i].cells[2];
        }
    }

    void cleansEveryName()
    {
        QFETCH(const QString, raw);
        const FullName name = splitFullName(raw);
        QTEST(name.first.value, "first");
        QTEST(name.last.value, "last");
        // Cleaning a clean name changes nothing.
        QCOMPARE(cleanName(name.first.value, NamePart::First).changes.size(), 0U);
        QCOMPARE(cleanName(name.last.value, NamePart::Last).changes.size(), 0U);
    }

    void cleansParts_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<bool>("isFirst");
        QTest::addColumn<QString>("value");
        const auto row = [](const QString &raw, bool isFirst, const QString &value) {
            QTest::newRow(qPrintable(raw)) << raw << isFirst << value;
        };
        row(u"JEAN-FRANCOIS"_s, true, u"Jean-François"_s);
        row(u"O'NEIL"_s, false, u"O'Neil"_s);
        row(u"o’neil"_s, false, u"O'Neil"_s);
        row(u"DE LA DURANTAYE"_s, false, u"de la Durantaye"_s);
        row(u"TREMBLAY-COTE"_s, false, u"Tremblay-Côté"_s);
        row(u"DU BERGER"_s, false, u"du Berger"_s);
        row(u"LE"_s, false, u"Le"_s);
        row(u"DE"_s, false, u"De"_s);
        row(u"ÉMILE"_s, true, u"Émile"_s);
        row(u"Marie J"_s, true, u"Marie J"_s);
        row(u"DeSouza"_s, false, u"DeSouza"_s);
        row(u"Jeannette"_s, true, u"Jeannette"_s);
        row(u"Marianne"_s, true, u"Marianne"_s);
        row(u"Louise"_s, true, u"Louise"_s);
        row(u"9123-4567 QUEBEC INC."_s, false, u"9123-4567 QUEBEC INC."_s);
        row(u"  Garage   ROY  "_s, false, u"Garage ROY"_s);
        row(QString(), true, QString());
        row(u"李"_s, false, u"李"_s);
    }

    void cleansParts()
    {
        QFETCH(const QString, raw);
        QFETCH(const bool, isFirst);
        const CleanName name = cleanName(raw, isFirst ? NamePart::First : NamePart::Last);
        QTEST(name.value, "value");
        QCOMPARE(name.raw, raw);
        if (!name.changes.empty()) {
            QCOMPARE(name.changes.front().before, raw);
            QCOMPARE(name.changes.back().after, name.value);
        }
    }

    void eachChangeCanBeRefused()
    {
        const QString raw = u"  PIERRE LUC  HELENE "_s;
        const CleanName all = cleanName(u" PIERRELUC "_s, NamePart::First);
        QCOMPARE(all.value, u"Pierre-Luc"_s);
        QCOMPARE(all.changes.size(), 3U);
        QCOMPARE(all.changes[1].rule, NameRule::Compound);
        QCOMPARE(
            cleanName(u"HELENE"_s, NamePart::First, AllNameRules & ~NameRules(NameRule::Accents))
                .value,
            u"Helene"_s);
        QCOMPARE(cleanName(u"HELENE"_s, NamePart::First, AllNameRules & ~NameRules(NameRule::Case))
                     .value,
            u"HÉLÈNE"_s);
        QCOMPARE(cleanName(u"Pierre Luc"_s, NamePart::First,
                     AllNameRules & ~NameRules(NameRule::Compound))
                     .value,
            u"Pierre Luc"_s);
        QCOMPARE(cleanName(raw, NamePart::First, {}).value, raw);
    }

    void partsNames_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const auto row = [](const QString &raw, const QString &first, const QString &last) {
            QTest::newRow(qPrintable(raw)) << raw << first << last;
        };
        row(u"ROY, PIERRE LUC"_s, u"Pierre-Luc"_s, u"Roy"_s);
        row(u"JEAN PAUL"_s, u"Jean"_s, u"Paul"_s);
        row(u"Luc Roy Tremblay"_s, u"Luc"_s, u"Roy Tremblay"_s);
        row(u"Marie De Souza"_s, u"Marie"_s, u"De Souza"_s);
        row(u"Roy"_s, QString(), u"Roy"_s);
        row(u"Ferme Roy et fils inc."_s, QString(), u"Ferme Roy et fils inc."_s);
        row(QString(), QString(), QString());
    }

    void partsNames()
    {
        QFETCH(const QString, raw);
        const FullName name = splitFullName(raw);
        QTEST(name.first.value, "first");
        QTEST(name.last.value, "last");
    }

    void invisibleMarksGoAndAreTold()
    {
        const QString raw = u"\ufeffMarie\u200b\u00a0Ève\u200e"_s;
        const CleanName name = cleanName(raw, NamePart::First);
        QCOMPARE(name.value, u"Marie-Ève"_s);
        QCOMPARE(name.raw, raw);
        QCOMPARE(name.changes.front().rule, NameRule::Spaces);
        QCOMPARE(cleanName(raw, NamePart::First, AllNameRules & ~NameRules(NameRule::Spaces))
                     .value.contains(u'\u200b'),
            true);
        const FullName full = splitFullName(u"MARIE\u200b EVE ROY\u00ad"_s);
        QCOMPARE(full.first.value, u"Marie-Ève"_s);
        QCOMPARE(full.last.value, u"Roy"_s);
        QCOMPARE(full.last.raw, u"ROY\u00ad"_s);
    }
};

QTEST_APPLESS_MAIN(TestPersonName)
#include "tst_personname.moc"
