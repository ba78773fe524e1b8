// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/commandpalette.h"
#include "session/fuzzymatch.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;

class TestCommandPalette : public QObject {
    Q_OBJECT

private:
    static std::vector<PaletteItem> commands()
    {
        return {
            {u"page:dispatch"_s, u"Pages"_s, u"Répartition"_s, {}, {}, {}, u"dispatch"_s},
            {u"page:settings"_s, u"Pages"_s, u"Réglages"_s, {}, {}, {}, u"settings"_s},
            {u"theme:dark"_s, u"Commands"_s, u"Thème sombre"_s, {}, {}, {}, u"dark theme"_s},
        };
    }

    static QStringList titles(const CommandPalette &palette)
    {
        QStringList result;
        for (int row = 0; row < palette.rowCount(); ++row)
            result << palette.index(row).data(CommandPalette::TitleRole).toString();
        return result;
    }

private Q_SLOTS:
    void ranksMatches()
    {
        const auto score = [](const QString &query, const QString &text) {
            return fuzzyScore(folded(query), folded(text));
        };
        QVERIFY(score(u"rep"_s, u"Répartition"_s) > score(u"part"_s, u"Répartition"_s));
        QVERIFY(score(u"sombre"_s, u"Thème sombre"_s) > score(u"ombre"_s, u"Thème sombre"_s));
        QVERIFY(score(u"ts"_s, u"Thème sombre"_s) > 0);
        QCOMPARE(score(u"xyz"_s, u"Thème sombre"_s), 0);
        QCOMPARE(score(u"rni"_s, u"Répartition"_s), 0);
        QCOMPARE(score(u"eeo"_s, u"Enregistrer tous les réglages de ce poste"_s), 0);
    }

    void offersEverythingBeforeAnythingIsTyped()
    {
        CommandPalette palette;
        QAbstractItemModelTester tester(
            &palette, QAbstractItemModelTester::FailureReportingMode::QtTest);
        palette.setCommands(commands());
        QCOMPARE(
            titles(palette), (QStringList{u"Répartition"_s, u"Réglages"_s, u"Thème sombre"_s}));
    }

    void findsWithoutAccentsAndInBothLanguages()
    {
        CommandPalette palette;
        palette.setCommands(commands());
        palette.setQuery(u"regl"_s);
        QCOMPARE(titles(palette), QStringList{u"Réglages"_s});
        palette.setQuery(u"dark"_s);
        QCOMPARE(titles(palette), QStringList{u"Thème sombre"_s});
    }

    void dropsLateAnswers()
    {
        CommandPalette palette;
        std::vector<std::pair<QString, CommandPalette::Deliver>> asked;
        palette.addSearch([&asked](const QString &text, const CommandPalette::Deliver &deliver) {
            asked.emplace_back(text, deliver);
        });
        palette.setQuery(u"t"_s);
        palette.setQuery(u"tr"_s);
        QTRY_COMPARE(asked.size(), size_t(1)); // two keys in one turn are one search
        QCOMPARE(asked[0].first, u"tr"_s);
        palette.setQuery(u"trem"_s);
        QTRY_COMPARE(asked.size(), size_t(2));
        asked[0].second({{u"customer:old"_s, u"Customers"_s, u"Old"_s, {}, {}, {}, {}}});
        QVERIFY(titles(palette).isEmpty());
        QVERIFY(palette.isSearching());
        asked[1].second({{u"customer:1"_s, u"Customers"_s, u"Tremblay"_s, {}, {}, {}, {}}});
        QCOMPARE(titles(palette), QStringList{u"Tremblay"_s});
        QVERIFY(!palette.isSearching());
    }

    void answersAfterItIsGoneAreHarmless()
    {
        CommandPalette::Deliver late;
        {
            CommandPalette palette;
            palette.addSearch([&late](const QString &, const CommandPalette::Deliver &deliver) {
                late = deliver;
            });
            palette.setQuery(u"a"_s);
            QTRY_VERIFY(late);
        }
        late({});
    }

    void saysWhenThereIsMore()
    {
        CommandPalette palette;
        bool isMore = true;
        palette.addSearch([&isMore](const QString &, const CommandPalette::Deliver &deliver) {
            deliver(
                {std::vector<PaletteItem>(1, {u"customer:1"_s, u"Customers"_s, u"Roy"_s}), isMore});
        });
        QSignalSpy changes(&palette, &CommandPalette::cutChanged);
        palette.setQuery(u"r"_s);
        QTRY_VERIFY(palette.isCut());
        isMore = false;
        palette.setQuery(u"ro"_s);
        QTRY_VERIFY(!palette.isCut());
        QCOMPARE(changes.count(), 2);
    }

    void givesMarkedTextThatIsSafe()
    {
        CommandPalette palette;
        palette.setCommands({{u"a"_s, u"g"_s, u"<b>Roy"_s, u"5 < 6"_s}});
        const QModelIndex plain = palette.index(0);
        QCOMPARE(plain.data(CommandPalette::StyledTitleRole).toString(), u"&lt;b&gt;Roy"_s);
        QCOMPARE(plain.data(CommandPalette::StyledSubtitleRole).toString(), u"5 &lt; 6"_s);
        PaletteItem marked{u"a"_s, u"g"_s, u"Roy"_s};
        marked.styledTitle = u"<b>Ro</b>y"_s;
        palette.setCommands({marked});
        QCOMPARE(
            palette.index(0).data(CommandPalette::StyledTitleRole).toString(), u"<b>Ro</b>y"_s);
    }

    void activatesById()
    {
        CommandPalette palette;
        palette.setCommands(commands());
        QSignalSpy activated(&palette, &CommandPalette::activated);
        palette.activate(2);
        palette.activate(9);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.constFirst().constFirst().toString(), u"theme:dark"_s);
    }
};

QTEST_GUILESS_MAIN(TestCommandPalette)

#include "tst_commandpalette.moc"
