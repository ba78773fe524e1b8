// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verdictwords.h"

#include <QFile>
#include <QHash>
#include <QTest>
#include <QTimeZone>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Cpe::Finding;

namespace {

const QDateTime Noon(QDate(2026, 6, 1), QTime(16, 12), QTimeZone::UTC);

/// A language as it stands in resources/i18n; plurals by n = 1 and more.
class Sentences : public QTranslator {
public:
    explicit Sentences(const QString &language)
    {
        QFile file(
            QStringLiteral(FD_TEST_DATA "/../../resources/i18n/fibredesk_%1.ts").arg(language));
        if (!file.open(QIODevice::ReadOnly)) {
            return;
        }
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        QStringList forms;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::EndElement && xml.name() == "message"_L1) {
                m_forms.insert(context + u'/' + source, std::exchange(forms, {}));
            }
            if (token != QXmlStreamReader::StartElement) {
                continue;
            }
            if (xml.name() == "name"_L1) {
                context = xml.readElementText();
            } else if (xml.name() == "source"_L1) {
                source = xml.readElementText();
            } else if (xml.name() == "numerusform"_L1) {
                forms += xml.readElementText();
            } else if (xml.name() == "translation"_L1
                && xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace()) {
                forms += xml.text().toString();
            }
        }
    }
    [[nodiscard]] bool isEmpty() const override { return m_forms.isEmpty(); }
    QString translate(const char *context, const char *source, const char *, int n) const override
    {
        const QStringList forms =
            m_forms.value(QString::fromUtf8(context) + u'/' + QString::fromUtf8(source));
        return forms.isEmpty() ? QString() : forms.value(n > 1 ? 1 : 0, forms.first());
    }

private:
    QHash<QString, QStringList> m_forms;
};

/// Everything a finding may stand on.
Cpe::Evidence evidence()
{
    return {.fact = Cpe::Fact{.key = Cpe::FactKey::OpticalRx,
                .value = -27.4,
                .unit = Cpe::Unit::Dbm,
                .readAt = Noon},
        .limit = -25,
        .neighbours = Cpe::Neighbours{.known = 3, .normal = 3, .total = 3},
        .radio = Cpe::Radio{.band = Cpe::Band::Ghz2_4, .loadPercent = 83},
        .host = Cpe::Host{.mac = u"02:AB:CD:00:00:09"_s, .signalDbm = -81},
        .contradiction = Cpe::Contradiction{.key = Cpe::FactKey::Firmware,
            .said = {{.key = Cpe::FactKey::Firmware, .value = u"2.1"_s, .readAt = Noon},
                {.key = Cpe::FactKey::Firmware,
                    .value = u"1.9"_s,
                    .source = Cpe::Source::Web,
                    .readAt = Noon}}},
        .age = std::chrono::minutes(42),
        .count = 4,
        .unread = {Cpe::Unread::Light, Cpe::Unread::Wifi}};
}

} // namespace

class TestVerdictWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasASentence_data();
    void everyFindingHasASentence();
    void theLightIsToldWithItsValueItsTimeAndItsNeighbours();
    void whatWasNotReadIsNamed();
    void severityHasATone();
};

void TestVerdictWords::everyFindingHasASentence_data()
{
    QTest::addColumn<Finding>("finding");
    for (int at = 0; at <= static_cast<int>(Finding::AllWell); ++at) {
        const auto finding = static_cast<Finding>(at);
        QTest::newRow(qPrintable(Cpe::findingName(finding))) << finding;
    }
}

void TestVerdictWords::everyFindingHasASentence()
{
    QFETCH(Finding, finding);
    const Cpe::Verdict full{.finding = finding, .evidence = evidence()};
    const Cpe::Verdict bare{.finding = finding};
    QStringList all;
    for (const QString &language : {u"en"_s, u"fr"_s}) {
        Sentences words(language);
        QVERIFY(QCoreApplication::installTranslator(&words));
        for (const Cpe::Verdict &verdict : {full, bare}) {
            const QString said = VerdictWords::sentence(verdict, language);
            QVERIFY(!said.isEmpty());
            for (const QString &text : {said, VerdictWords::meaning(verdict, language)}) {
                QVERIFY2(!text.contains("%1"_L1) && !text.contains("%2"_L1)
                        && !text.contains("%n"_L1) && !text.contains("(s)"_L1),
                    qPrintable(text));
                QVERIFY2(!text.endsWith(u": "_s) && !text.startsWith(u';'), qPrintable(text));
            }
            all += said;
        }
        QCoreApplication::removeTranslator(&words);
    }
    // Full and bare, each in its own language.
    QVERIFY2(all[0] != all[2], qPrintable(all[2]));
    QVERIFY2(all[1] != all[3], qPrintable(all[3]));
}

void TestVerdictWords::theLightIsToldWithItsValueItsTimeAndItsNeighbours()
{
    const Cpe::Verdict weak{.finding = Finding::OpticalWeak, .evidence = evidence()};
    Sentences english(u"en"_s);
    QVERIFY(QCoreApplication::installTranslator(&english));
    QString said = VerdictWords::sentence(weak, u"en"_s);
    QVERIFY2(said.contains("27.4"_L1), qPrintable(said));
    QString meaning = VerdictWords::meaning(weak, u"en"_s);
    QVERIFY2(meaning.contains("25"_L1) && meaning.contains("3 neighbours"_L1), qPrintable(meaning));
    QCoreApplication::removeTranslator(&english);
    Sentences french(u"fr"_s);
    QVERIFY(QCoreApplication::installTranslator(&french));
    said = VerdictWords::sentence(weak, u"fr"_s);
    QVERIFY2(said.contains("27,4"_L1), qPrintable(said));
    Cpe::Verdict alike = weak;
    alike.evidence.neighbours = Cpe::Neighbours{.known = 3, .normal = 1, .weak = 2, .total = 4};
    meaning = VerdictWords::meaning(alike, u"fr"_s);
    QVERIFY2(meaning.contains(u"2"_s) && meaning.contains(u"3"_s), qPrintable(meaning));
    QCoreApplication::removeTranslator(&french);
    // A device without a reading says so without a value.
    const Cpe::Verdict bare{.finding = Finding::OpticalWeak, .evidence = {.limit = -25}};
    QVERIFY(!VerdictWords::sentence(bare, u"en"_s).contains(u':'));
}

void TestVerdictWords::whatWasNotReadIsNamed()
{
    const Cpe::Verdict well{.finding = Finding::AllWell,
        .severity = Cpe::Severity::Notice,
        .evidence = {.unread = {Cpe::Unread::Light, Cpe::Unread::Internet, Cpe::Unread::Wifi,
                         Cpe::Unread::Contact}}};
    QCOMPARE(VerdictWords::sentence(well, u"en"_s), u"Nothing wrong is seen in what was read"_s);
    QCOMPARE(VerdictWords::meaning(well, u"en"_s),
        u"Not read lately: light, Internet connection, Wi-Fi, contact with the ACS"_s);
    const Cpe::Verdict all{.finding = Finding::AllWell};
    QCOMPARE(VerdictWords::sentence(all, u"en"_s), u"Nothing wrong is seen"_s);
    QVERIFY(VerdictWords::meaning(all, u"en"_s).isEmpty());
}

void TestVerdictWords::severityHasATone()
{
    QCOMPARE(VerdictWords::tone(Cpe::Severity::Fine), u"ok"_s);
    QCOMPARE(VerdictWords::tone(Cpe::Severity::Notice), u"info"_s);
    QCOMPARE(VerdictWords::tone(Cpe::Severity::Warning), u"warning"_s);
    QCOMPARE(VerdictWords::tone(Cpe::Severity::Critical), u"danger"_s);
}

QTEST_GUILESS_MAIN(TestVerdictWords)
#include "tst_verdictwords.moc"
