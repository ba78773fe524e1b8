// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drafts/draft.h"
#include "drafts/resolvedaudience.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Drafts;
using namespace Qt::StringLiterals;

class TestDrafts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        Draft draft;
        draft.id = newCampaignId(QDateTime(QDate(2026, 11, 23), QTime(23, 30)));
        QVERIFY(draft.id.startsWith(u"cmp-20261123-"_s));
        QCOMPARE(draft.id.size(), 19);
        draft.name = u"Fibre d’automne"_s;
        draft.created = QDateTime(QDate(2026, 11, 23), QTime(10, 0, 0, 7), QTimeZone::UTC);
        draft.modified = draft.created.addSecs(5);
        draft.step = 2;
        draft.from = u"à moitié <"_s;
        draft.subject = {.french = u"Allô \"{{firstname}}\""_s, .english = {}};
        draft.html = {.french = u"<p>\n</p>"_s, .english = u"<p></p>"_s};
        draft.values = {{u"z"_s, u"1"_s}, {u"a"_s, 2}};
        draft.attachments = {{.fileName = u"é.png"_s,
            .contentType = u"image/png"_s,
            .contentId = u"e"_s,
            .bytes = QByteArray("\0\xff\x01", 3)}};
        draft.extra = {{u"inconnu"_s, QJsonArray{1, 2}}};
        draft.accepted = {u"noUnsubscribe||"_s};
        draft.audience.source = Source::Table;
        draft.audience.fileName = u"a.csv"_s;
        const auto table = Text::readCsv("Titre\nCourriel;Nom\na@b.example;\"Roy\nLuc\"\nx;y;z\n");
        QVERIFY(table.has_value());
        draft.audience.table = std::make_shared<const Text::CsvTable>(*table);
        draft.audience.columns = Audience::guessColumns(*table);
        draft.audience.severalEmails = Audience::SeveralEmails::Split;
        draft.audience.nameRules = Audience::NameRule::Case;
        draft.audience.filter.postal = u"J3X"_s;
        draft.audience.decisions = {{u"3:0"_s,
            {.isExcluded = true,
                .email = u"b@b.example"_s,
                .isSuggestionRefused = true,
                .refusedFirst = Audience::NameRule::Accents,
                .refusedLast = Audience::NameRule::Case,
                .hasCustomer = true,
                .customer = {}}}};
        const auto back = parseDraft(draftBytes(draft));
        QVERIFY(back.has_value());
        QCOMPARE(draftBytes(*back), draftBytes(draft));
        QVERIFY(*back == draft);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"format\":1,\"id\":");
        QTest::newRow("other") << QByteArray("[1]");
        QTest::newRow("no id") << QByteArray("{\"format\":1}");
        QTest::newRow("later") << QByteArray("{\"format\":2,\"id\":\"x\"}");
    }

    void refusesWhatIsNone()
    {
        QFETCH(QByteArray, bytes);
        const auto draft = parseDraft(bytes);
        QVERIFY(!draft.has_value());
        QCOMPARE(draft.error().kind, ErrorKind::Validation);
        QVERIFY(!draft.error().detail.isEmpty());
    }

    void resolvesThousands()
    {
        Text::CsvTable table;
        table.header.cells = {u"Courriel"_s, u"Nom"_s};
        for (int line = 0; line < 15000; ++line) {
            table.rows.push_back({.line = line + 2,
                .cells = {u"client%1@courriel.example"_s.arg(line % 14000), u"TREMBLAY"_s}});
        }
        AudienceChoice choice;
        choice.source = Source::Table;
        choice.columns = Audience::guessColumns(table);
        choice.table = std::make_shared<const Text::CsvTable>(std::move(table));
        choice.decisions.insert(u"2:0"_s, {.isExcluded = true});
        const auto audience = resolve(choice, nullptr);
        QVERIFY(audience.has_value());
        QCOMPARE(std::ssize(audience->recipients), 15000);
        std::vector<qsizetype> indexes;
        // The double of the row that was left out stands in for it.
        QCOMPARE(mailedRows(*audience, indexes).size(), 14000);
        QCOMPARE(indexes.front(), 1);
        QCOMPARE(campaignRows(*audience).size(), 15000);
        // Asked within the long stages too, so that a cancel does not wait for their end.
        int asked = 0;
        QVERIFY(!resolve(choice, nullptr, {}, [&asked] { return ++asked > 40; }).has_value());
        QVERIFY(asked > 40);
        asked = 0;
        QVERIFY(!resolve(choice, nullptr, {}, [&asked] { return ++asked > 1; }).has_value());
        // Once is enough to know; the stages behind are not begun.
        QVERIFY(asked < 5);
    }
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
