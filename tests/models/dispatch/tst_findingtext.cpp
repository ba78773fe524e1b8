// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchtext.h"

#include <QSet>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using Kind = Finding::Kind;

class TestFindingText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasWordsOfItsOwn();
    void saysWhoseFindingItIs();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    DispatchText::Names m_names{
        .technician = [](const QString &id) { return id == "DT-2"_L1 ? u"Marie Roy"_s : id; },
        .job = [](const QString &id) { return u"the job "_s + id; }};
};

void TestFindingText::everyFindingHasWordsOfItsOwn()
{
    QSet<QString> words;
    const int count = int(Kind::WindowAtRisk) + 1;
    for (int i = 0; i < count; ++i) {
        const Finding finding{
            .kind = Kind(i), .other = u"X"_s, .minutes = 80, .has = 1, .needs = 2};
        const QString text = DispatchText::finding(finding, m_names);
        QVERIFY2(!text.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
        words.insert(text);
        const int severity = DispatchText::severity(finding);
        QVERIFY(severity >= 0 && severity <= 2);
    }
    QCOMPARE(words.size(), count);
}

void TestFindingText::saysWhoseFindingItIs()
{
    const Finding lead{.kind = Kind::OutsideShift, .minutes = 45};
    Finding assistant = lead;
    assistant.technician = u"DT-2"_s;
    const QString what = DispatchText::finding(lead, m_names);
    QCOMPARE(DispatchText::finding(assistant, m_names), u"Assistant Marie Roy: "_s + what);
    // Nobody knows a name for somebody unknown: the id is in the sentence already.
    const QString unknown = DispatchText::finding(
        {.kind = Kind::TechnicianUnknown, .other = u"DT-9"_s, .technician = u"DT-9"_s}, m_names);
    QCOMPARE(unknown.count(u"DT-9"_s), 1);
}

void TestFindingText::saysWhatIsWrong_data()
{
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<QString>("words");
    QTest::newRow("away over noon") << Finding{.kind = Kind::CustomerAway, .minutes = 30}
                                    << u"Nobody at home for 30\u202fmin of it, say the notes"_s;
    QTest::newRow("waits") << Finding{.kind = Kind::DependencyAfter,
        .other = u"DJ-2"_s,
        .minutes = 90} << u"Waits for the job DJ-2, which ends 1\u202fh\u202f30 later"_s;
    QTest::newRow("far") << Finding{.kind = Kind::FarFromHome, .has = 62, .needs = 50}
                         << u"62 km from home, at most 50 km allowed"_s;
    QTest::newRow("drive") << Finding{.kind = Kind::TooFar, .minutes = 65, .needs = 60}
                           << u"1\u202fh\u202f05 to drive, at most 1\u202fh allowed"_s;
}

void TestFindingText::saysWhatIsWrong()
{
    QFETCH(const Finding, finding);
    QTEST(DispatchText::finding(finding, m_names), "words");
}

QTEST_GUILESS_MAIN(TestFindingText)
#include "tst_findingtext.moc"
