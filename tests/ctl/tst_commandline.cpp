// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"
#include "context.h"
#include "core/profile.h"
#include "nouns.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Ctl;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsACommand()
    {
        const auto parsed = parseCommandLine(u"--profile p.ini erp list Customer --filter a=b "
                                             "--filter=c!=d --json --limit 5"_s.split(u' '),
            m_nouns);
        QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error()));
        QCOMPARE(parsed->noun, u"erp"_s);
        QCOMPARE(parsed->verb->name, u"list"_s);
        QCOMPARE(parsed->global.profile, u"p.ini"_s);
        QVERIFY(parsed->global.isJson);
        QCOMPARE(parsed->invocation.positionals, QStringList{u"Customer"_s});
        QCOMPARE(parsed->invocation.values(u"filter"_s), (QStringList{u"a=b"_s, u"c!=d"_s}));
        QCOMPARE(numberOption(parsed->invocation, u"limit"_s, 20, 1, 100).value(), 5);
        QCOMPARE(numberOption(parsed->invocation, u"start"_s, 7, 1, 100).value(), 7);
    }

    void globalOptionsStandAnywhere_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("before") << u"--json --profile=x campaigns show c"_s;
        QTest::newRow("between") << u"campaigns --profile x --json show c"_s;
        QTest::newRow("after") << u"campaigns show c --profile x --json"_s;
    }

    void globalOptionsStandAnywhere()
    {
        QFETCH(QString, line);
        const auto parsed = parseCommandLine(line.split(u' '), m_nouns);
        QVERIFY(parsed.has_value());
        QVERIFY(parsed->global.isJson);
        QCOMPARE(parsed->global.profile, u"x"_s);
        QCOMPARE(parsed->verb->name, u"show"_s);
    }

    void wordsMayBeginWithDashesAfterTwo()
    {
        const auto parsed = parseCommandLine({u"search"_s, u"--"_s, u"--json"_s}, m_nouns);
        QVERIFY(parsed.has_value());
        QVERIFY(!parsed->global.isJson);
        QCOMPARE(parsed->invocation.positionals, QStringList{u"--json"_s});
    }

    void refusesWrongUse_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << QString() << u"no command given"_s;
        QTest::newRow("unknown noun lists the nouns")
            << u"weather show x"_s << u"doctor, auth, erp"_s;
        QTest::newRow("unknown verb lists the verbs") << u"erp drop x"_s << u"list, get, set"_s;
        QTest::newRow("no verb") << u"campaigns"_s << u"retry-failed"_s;
        QTest::newRow("too few words") << u"erp get Customer"_s << u"erp get DOCTYPE NAME"_s;
        QTest::newRow("too many words") << u"campaigns show a b"_s << u"campaigns show ID"_s;
        QTest::newRow("unknown option") << u"erp get a b --force"_s << u"--force"_s;
        QTest::newRow("option of another verb") << u"erp get a b --limit 3"_s << u"--limit"_s;
        QTest::newRow("value missing") << u"erp list a --limit"_s << u"wants a value"_s;
        QTest::newRow("flag with a value") << u"--json=yes doctor"_s << u"takes no value"_s;
        QTest::newRow("option twice") << u"erp list a --limit 1 --limit 2"_s << u"twice"_s;
    }

    void refusesWrongUse()
    {
        QFETCH(QString, line);
        QFETCH(QString, reason);
        const auto parsed = parseCommandLine(line.split(u' ', Qt::SkipEmptyParts), m_nouns);
        QVERIFY(!parsed.has_value());
        QVERIFY2(parsed.error().contains(reason), qPrintable(parsed.error()));
    }

    void numbersHaveBounds()
    {
        const auto parsed = parseCommandLine(u"search x --limit 9999"_s.split(u' '), m_nouns);
        QVERIFY(parsed.has_value());
        QVERIFY(!numberOption(parsed->invocation, u"limit"_s, 20, 1, 500).has_value());
    }

    void helpNamesEveryVerb()
    {
        QVERIFY(parseCommandLine({u"--help"_s}, m_nouns)->global.wantsHelp);
        QVERIFY(parseCommandLine({u"-h"_s}, m_nouns)->global.wantsHelp);
        const QString help = helpText(m_nouns);
        for (const NounSpec &noun : m_nouns) {
            for (const VerbSpec &verb : noun.verbs) {
                QVERIFY(help.contains(u"  %1 %2"_s.arg(noun.name, verb.name).trimmed()));
                QVERIFY(verb.run != nullptr);
            }
        }
    }

    void exitCodesTellWhatToDo_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("offline") << ErrorKind::Offline << 3;
        QTest::newRow("timeout") << ErrorKind::Timeout << 3;
        QTest::newRow("tls") << ErrorKind::Tls << 3;
        QTest::newRow("conflict") << ErrorKind::Conflict << 4;
        QTest::newRow("uncertain") << ErrorKind::Uncertain << 5;
        QTest::newRow("unauthorized") << ErrorKind::Unauthorized << 1;
        QTest::newRow("validation") << ErrorKind::Validation << 1;
        QTest::newRow("server") << ErrorKind::Server << 1;
        QTest::newRow("storage") << ErrorKind::Storage << 1;
    }

    void exitCodesTellWhatToDo()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, code);
        const Error error{.kind = kind, .detail = u"the reason\nmore of it"_s, .source = u"x"_s};
        QCOMPARE(exitCodeOf(error), code);
        const QString sentence = sentenceOf(error);
        QVERIFY2(sentence.contains(u"the reason."_s), qPrintable(sentence));
        QVERIFY(!sentence.contains(u'\n'));
        QCOMPARE(detailsOf(error).first(), u"more of it"_s);
    }

    void ourOwnReasonsStandAsTheyAre()
    {
        QCOMPARE(exitCodeOf(usageError(u"ROW is a number"_s)), 2);
        QCOMPARE(sentenceOf(Profile::missingSecret(u"[hub] token"_s, u"hub"_s)),
            u"There is no secret for [hub] token: not in the file, the environment or the "
            "keychain."_s);
        QCOMPARE(sentenceOf(usageError(u"ROW is a number"_s)), u"ROW is a number"_s);
        const Error own = ownError(ErrorKind::Conflict, u"Row 3 is not failed."_s, u"x"_s);
        QCOMPARE(exitCodeOf(own), 4);
        QCOMPARE(sentenceOf(own), u"Row 3 is not failed."_s);
        QVERIFY(detailsOf(own).isEmpty());
    }

    void tellsAges_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("age");
        QTest::newRow("now") << 0 << u"0 s"_s;
        QTest::newRow("ahead") << -5 << u"0 s"_s;
        QTest::newRow("seconds") << 119 << u"119 s"_s;
        QTest::newRow("minutes") << 120 << u"2 min"_s;
        QTest::newRow("hours") << 7200 << u"2 h"_s;
        QTest::newRow("days") << 3 * 86400 << u"3 d"_s;
    }

    void tellsAges()
    {
        QFETCH(int, seconds);
        QFETCH(QString, age);
        const QDateTime now({2026, 2, 2}, {12, 0}, QTimeZone::UTC);
        QCOMPARE(ageText(now.addSecs(-seconds), now), age);
    }

    void alignsTables()
    {
        QCOMPARE(tableLines({{u"a"_s, u"b"_s}, {u"long"_s, u"c"_s}}),
            (QStringList{u"a     b"_s, u"long  c"_s}));
        QVERIFY(tableLines({}).isEmpty());
    }

private:
    const std::vector<NounSpec> m_nouns = allNouns();
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
