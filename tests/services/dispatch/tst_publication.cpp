// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/publication.h"
#include "dispatch/smstext.h"

#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using Kind = TellLine::Kind;

namespace {

const QDate today(2026, 11, 24);
const QDate tomorrow = today.addDays(1);

Job placed(const QString &technician, QDate day, QTime start, const QString &id = u"DJ-1"_s)
{
    return {.id = id,
        .customerName = u"Marie Roy"_s,
        .address = u"12, rue des Pins, Saint-Rémi"_s,
        .state = JobState::Assigned,
        .date = day,
        .start = start,
        .technician = technician};
}

Told told(const QString &technician, QDate day, QTime start)
{
    return {.technician = technician,
        .date = day,
        .start = start,
        .at = QDateTime(today.addDays(-1), QTime(20, 0), QTimeZone::UTC),
        .by = u"lea@fibre.example"_s};
}

Job toldAsItIs(const QString &id)
{
    Job job = placed(u"A"_s, today, QTime(10, 0), id);
    job.told = told(u"A"_s, today, QTime(10, 0));
    return job;
}

QStringList words(const std::vector<Telling> &all)
{
    QStringList words;
    for (const Telling &one : all) {
        for (const TellLine &line : one.lines)
            words += u"%1 %2 %3"_s.arg(one.technician).arg(int(line.kind)).arg(line.job.id);
    }
    return words;
}

} // namespace

class TestPublication : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatIsToldAndWhatIsNot_data()
    {
        QTest::addColumn<Job>("job");
        QTest::addColumn<ToldState>("state");
        const QTime ten(10, 0);
        Job job = placed(u"A"_s, today, ten);
        QTest::newRow("placed, nobody told") << job << ToldState::Draft;
        job.start = {};
        QTest::newRow("without a time") << job << ToldState::Draft;
        QTest::newRow("of yesterday") << placed(u"A"_s, today.addDays(-1), ten) << ToldState::None;
        QTest::newRow("with nobody") << placed({}, today, ten) << ToldState::None;
        QTest::newRow("undated") << placed(u"A"_s, {}, ten) << ToldState::None;
        job = toldAsItIs(u"DJ-1"_s);
        QTest::newRow("as told") << job << ToldState::Published;
        for (const JobState over : {JobState::Completed, JobState::InProgress}) {
            job = placed(u"B"_s, today, ten);
            job.told = told(u"A"_s, today, ten);
            job.state = over;
            QTest::newRow(over == JobState::Completed ? "finished" : "begun")
                << job << ToldState::None;
        }
        job = toldAsItIs(u"DJ-1"_s);
        job.start = QTime(11, 0);
        QTest::newRow("another time") << job << ToldState::Changed;
        job = toldAsItIs(u"DJ-1"_s);
        job.date = tomorrow;
        QTest::newRow("another day") << job << ToldState::Changed;
        job = toldAsItIs(u"DJ-1"_s);
        job.technician = u"B"_s;
        QTest::newRow("with another") << job << ToldState::Changed;
        job.told.date = today.addDays(-3);
        QTest::newRow("with another, and told of a day that is over") << job << ToldState::Draft;
        job.technician = u"A"_s;
        QTest::newRow("put off from a day that is over") << job << ToldState::Changed;
        job = toldAsItIs(u"DJ-1"_s);
        job.technician.clear();
        QTest::newRow("taken away") << job << ToldState::Withdrawn;
        job.told.date = today.addDays(-1);
        QTest::newRow("taken away yesterday") << job << ToldState::None;
        job = toldAsItIs(u"DJ-1"_s);
        job.state = JobState::Cancelled;
        QTest::newRow("cancelled") << job << ToldState::Withdrawn;
        job = toldAsItIs(u"DJ-1"_s);
        job.date = {};
        QTest::newRow("taken off the calendar") << job << ToldState::Withdrawn;
    }
    void knowsWhatIsToldAndWhatIsNot()
    {
        QFETCH(Job, job);
        QFETCH(ToldState, state);
        QCOMPARE(toldState(job, today), state);
    }

    void tellsBothWhenAJobChangesHands()
    {
        Job job = toldAsItIs(u"DJ-1"_s);
        job.technician = u"B"_s;
        const auto all = tellings({job}, today, today, today);
        QCOMPARE(words(all), (QStringList{u"A 2 DJ-1"_s, u"B 0 DJ-1"_s}));
        QCOMPARE(all[0].lines[0].day(), today);
        QCOMPARE(all[0].lines[0].time(), QTime(10, 0));
    }

    void tellsOfTheDaysThatAreAskedFor()
    {
        Job away = toldAsItIs(u"DJ-1"_s); // from today to tomorrow
        away.date = tomorrow;
        const Job later = placed(u"A"_s, tomorrow, QTime(9, 0), u"DJ-2"_s);
        QCOMPARE(words(tellings({away, later}, today, today, today)), QStringList{u"A 1 DJ-1"_s});
        QCOMPARE(words(tellings({away, later}, tomorrow, tomorrow, today)),
            (QStringList{u"A 0 DJ-2"_s, u"A 1 DJ-1"_s}));
        QCOMPARE(tellings({later}, today, today, today).size(), 0U);
        const Job past = placed(u"A"_s, today.addDays(-1), QTime(9, 0));
        QCOMPARE(tellings({past}, today.addDays(-7), today, today).size(), 0U);
    }

    void countsWhatStaysAndLeavesOutWhoHasNothingToHear()
    {
        Job moved = toldAsItIs(u"DJ-3"_s);
        moved.start = QTime(15, 0);
        Job quiet = toldAsItIs(u"DJ-4"_s);
        quiet.technician = u"C"_s;
        quiet.told.technician = u"C"_s;
        const auto all = tellings(
            {toldAsItIs(u"DJ-1"_s), toldAsItIs(u"DJ-2"_s), moved, quiet}, today, today, today);
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all[0].unchanged, 2);
        QCOMPARE(all[0].count(Kind::Moved), 1);
        QCOMPARE(all[0].lines[0].before.start, QTime(10, 0));
    }

    void owesAWithdrawalThatDidNotArrive()
    {
        Job job = placed(u"B"_s, today, QTime(10, 0)); // and B was told so
        job.told = told(u"B"_s, today, QTime(10, 0));
        const OwedWithdrawal owed{u"A"_s, u"DJ-1"_s, told(u"A"_s, today, QTime(9, 0))};
        const auto all = tellings({job}, today, today, today, {owed});
        QCOMPARE(words(all), QStringList{u"A 2 DJ-1"_s});
        QCOMPARE(all[0].lines[0].time(), QTime(9, 0));
        // It went back to A, who is told of that.
        job.technician = u"A"_s;
        QCOMPARE(words(tellings({job}, today, today, today, {owed})),
            (QStringList{u"A 0 DJ-1"_s, u"B 2 DJ-1"_s}));
        // Nobody expects anything of a day that is over.
        QCOMPARE(tellings({job}, today, today, tomorrow, {owed}).size(), 0U);
    }

    void theLaterWordCounts()
    {
        const Told server = told(u"A"_s, today, QTime(9, 0));
        DeskWord desk{.told = told(u"B"_s, today, QTime(9, 0))};
        QCOMPARE(toldNow(server, desk), desk.told); // of the same second: not noted yet
        desk.told.at = desk.told.at.addSecs(-1);
        QCOMPARE(toldNow(server, desk), server); // another desk spoke later
        desk.told.at = desk.told.at.addSecs(2);
        QCOMPARE(toldNow(server, desk), desk.told);
        QCOMPARE(toldNow(server, {}), server);
        QCOMPARE(toldNow({}, desk), desk.told);
        // Taken from B, while A was told to come.
        desk = {.told = {.at = desk.told.at}, .withdrawnFrom = u"B"_s};
        QCOMPARE(toldNow(server, desk), server);
        desk.withdrawnFrom = u"A"_s;
        QVERIFY(!toldNow(server, desk).isSaid());
    }

    void nobodyIsToldOfWhatWasWithdrawn()
    {
        const QDateTime at(today, QTime(15, 0), QTimeZone::UTC);
        Job job = toldAsItIs(u"DJ-1"_s);
        const Told after = toldAfter({Kind::Withdrawn, job, job.told}, u"A"_s, at, u"me"_s);
        QVERIFY(!after.isSaid());
        QCOMPARE(after.at, at);
        QCOMPARE(toldAfter({Kind::New, job, {}}, u"A"_s, at, u"me"_s),
            (Told{u"A"_s, today, QTime(10, 0), at, u"me"_s}));
    }

    void writesWhatIsNewMovedAndWithdrawnInFrench()
    {
        Job moved = placed(u"A"_s, today, QTime(13, 0), u"DJ-2"_s);
        moved.told = told(u"A"_s, today, QTime(12, 0));
        Job gone = placed({}, tomorrow, QTime(15, 0), u"DJ-3"_s);
        gone.told = told(u"A"_s, tomorrow, QTime(15, 30));
        const auto all = tellings(
            {toldAsItIs(u"DJ-4"_s), placed(u"A"_s, today, QTime(10, 30), u"DJ-1"_s), moved, gone},
            today, tomorrow, today);
        QCOMPARE(all.size(), 1U);
        QCOMPARE(tellingText(all[0], u"fr"_s),
            u"Horaire mar. 24 nov.\n"
            "NOUVEAU 10h30, Marie Roy, 12, rue des Pins, Saint-Rémi\n"
            "DÉPLACÉ 13h00 (était 12h00), Marie Roy, 12, rue des Pins, Saint-Rémi\n"
            "mer. 25 nov.\n"
            "RETIRÉ 15h30, Marie Roy\n"
            "1 autre intervention inchangée."_s);
        QVERIFY(!smsLength(tellingText(all[0], u"fr"_s)).isUnicode);
    }

    void writesInEnglishForWhoReadsThat()
    {
        Job moved = placed(u"A"_s, today, {}, u"DJ-2"_s);
        moved.told = told(u"A"_s, today.addDays(-1), QTime(12, 0));
        moved.customerName.clear();
        moved.address.clear();
        const auto all = tellings({moved}, today, today, today);
        QCOMPARE(tellingText(all.at(0), u"en"_s),
            u"Schedule Tue Nov 24\nMOVED no time yet (was Mon Nov 23 12:00), DJ-2"_s);
    }

    void countsAnSmsAsTheNetworkDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SmsLength>("length");
        QTest::newRow("none") << QString() << SmsLength{0, 0, false};
        QTest::newRow("one") << QString(160, u'é') << SmsLength{160, 1, false};
        QTest::newRow("two") << QString(161, u'a') << SmsLength{161, 2, false};
        QTest::newRow("full two") << QString(306, u'a') << SmsLength{306, 2, false};
        QTest::newRow("three") << QString(307, u'a') << SmsLength{307, 3, false};
        QTest::newRow("double places") << QString(81, u'€') << SmsLength{162, 2, false};
        QTest::newRow("not GSM") << QString(70, u'ê') << SmsLength{70, 1, true};
        QTest::newRow("not GSM, two") << QString(71, u'ê') << SmsLength{71, 2, true};
    }
    void countsAnSmsAsTheNetworkDoes()
    {
        QFETCH(QString, text);
        QFETCH(SmsLength, length);
        QCOMPARE(smsLength(text), length);
    }

    void staysInTheLettersOfSms()
    {
        const QString text = inGsmLetters(u"L’hôtel « Lévêque » — Benoît, François…\u202fœuf"_s);
        QCOMPARE(text, u"L'hotel \" Lévèque \" - Benoit, Francois... oeuf"_s);
        QVERIFY(!smsLength(text).isUnicode);
        // What has no likeness stays, and is counted.
        QVERIFY(smsLength(inGsmLetters(u"Żółć 張"_s)).isUnicode);
    }
};

QTEST_GUILESS_MAIN(TestPublication)
#include "tst_publication.moc"
