// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditlog.h"
#include "auditcontroller.h"
#include "base/format.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestAuditController : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Audit::AuditLog> m_log;
    std::unique_ptr<AuditController> m_controller;
    const QDateTime m_now = QDateTime({2026, 11, 24}, {17, 0}, QTimeZone::UTC);

    static Audit::Entry entry(const QString &key, const QDateTime &at)
    {
        return {.key = key,
            .at = at,
            .who = u"ana@fibre.example"_s,
            .area = u"tickets"_s,
            .action = u"change"_s,
            .doctype = u"Issue"_s,
            .name = u"ISS-1"_s,
            .title = u"No signal"_s,
            .before = {{u"status"_s, u"Open"_s}},
            .after = {{u"status"_s, u"Closed"_s}},
            .result = u"done"_s,
            .source = key};
    }
    [[nodiscard]] QString cell(int row, AuditListModel::Column column) const
    {
        return m_controller->list()
            ->index(row, column)
            .data(AuditListModel::CellTextRole)
            .toString();
    }

private Q_SLOTS:
    void init()
    {
        Format::setDisplayZone(QTimeZone("America/Toronto"));
        m_directory = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<Audit::AuditLog>(m_directory->filePath(u"audit.sqlite"_s));
        m_controller =
            std::make_unique<AuditController>(m_log.get(), Clock([this] { return m_now; }));
    }
    void cleanup()
    {
        m_controller.reset();
        m_log.reset();
    }

    void listsTheNewestFirstAndKeepsUpWhileInFront()
    {
        const QAbstractItemModelTester tester(m_controller->list());
        m_log->note(entry(u"a"_s, m_now.addSecs(-60)));
        m_controller->setActive(true);
        QTRY_COMPARE(m_controller->list()->count(), 1);
        (void)cell(0, AuditListModel::SubjectColumn); // comes into sight
        QTRY_COMPARE(cell(0, AuditListModel::SubjectColumn), u"No signal · Ticket ISS-1"_s);
        QCOMPARE(cell(0, AuditListModel::ChangeColumn), u"Status: Open → Closed"_s);
        QCOMPARE(cell(0, AuditListModel::ResultColumn), u"Done"_s);
        Audit::Entry refused = entry(u"b"_s, m_now);
        refused.result = u"refused"_s;
        refused.reason = u"No permission for Issue"_s;
        m_log->note(refused);
        QTRY_COMPARE(m_controller->list()->count(), 2);
        (void)cell(0, AuditListModel::ChangeColumn);
        QTRY_COMPARE(cell(0, AuditListModel::ChangeColumn), u"No permission for Issue"_s);
        QTRY_COMPARE(m_controller->total(), 2.0);
    }

    void showsAnEntryWithWhatStoodBeforeAndAfter()
    {
        m_log->note(entry(u"a"_s, m_now));
        m_controller->setActive(true);
        QTRY_COMPARE(m_controller->list()->count(), 1);
        m_controller->select(0);
        QTRY_VERIFY(m_controller->selected().isSet);
        QCOMPARE(m_controller->selected().who, u"ana@fibre.example"_s);
        QCOMPARE(m_controller->fields()->count(), 1);
        QCOMPARE(m_controller->fields()->value(0, "before").toString(), u"Open"_s);
        QCOMPARE(m_controller->fields()->value(0, "after").toString(), u"Closed"_s);
        m_controller->select(-1);
        QVERIFY(!m_controller->selected().isSet);
        QCOMPARE(m_controller->fields()->count(), 0);
    }

    void filtersByTheDayOfTheBusinessNotOfTheWorld_data()
    {
        QTest::addColumn<QString>("day");
        QTest::addColumn<int>("count");
        QTest::newRow("any") << QString() << 4;
        QTest::newRow("today") << u"today"_s << 2; // from 05:00 UTC
        QTest::newRow("yesterday") << u"yesterday"_s << 1;
        QTest::newRow("week") << u"week"_s << 3;
        QTest::newRow("month") << u"month"_s << 4;
        QTest::newRow("a date") << u"2026-11-23"_s << 1;
        QTest::newRow("no date") << u"2026-11-"_s << 4;
    }

    void filtersByTheDayOfTheBusinessNotOfTheWorld()
    {
        QFETCH(const QString, day);
        QFETCH(const int, count);
        m_log->note(entry(u"a"_s, m_now));
        m_log->note(entry(u"b"_s, QDateTime({2026, 11, 24}, {5, 0}, QTimeZone::UTC)));
        m_log->note(entry(u"c"_s, QDateTime({2026, 11, 24}, {4, 59}, QTimeZone::UTC)));
        m_log->note(entry(u"d"_s, QDateTime({2026, 11, 3}, {12, 0}, QTimeZone::UTC)));
        m_controller->setDay(day);
        m_controller->setActive(true);
        QTRY_VERIFY(m_controller->isListed());
        QCOMPARE(m_controller->list()->count(), count);
    }

    void filtersByWhoAreaResultAndWordsTogether()
    {
        m_log->note(entry(u"a"_s, m_now));
        Audit::Entry other = entry(u"b"_s, m_now);
        other.who = u"bo@fibre.example"_s;
        other.area = u"devices"_s;
        other.result = u"failed"_s;
        other.title = u"Réseau Été"_s;
        m_log->note(other);
        m_controller->setActive(true);
        QTRY_COMPARE(m_controller->people().size(), 2);
        QCOMPARE(m_controller->areaWords(), (QStringList{u"Devices"_s, u"Tickets"_s}));
        QVERIFY(!m_controller->isFiltered());
        m_controller->setWho(u"bo@fibre.example"_s);
        m_controller->setArea(u"devices"_s);
        m_controller->setResult(u"failed"_s);
        m_controller->setText(u"ete"_s);
        QVERIFY(m_controller->isFiltered());
        QTRY_COMPARE(m_controller->list()->count(), 1);
        m_controller->setText(u"winter"_s);
        QTRY_COMPARE(m_controller->list()->count(), 0);
        m_controller->clearFilter();
        QTRY_COMPARE(m_controller->list()->count(), 2);
    }

    void writesWhatIsShownAsTableAndAsJson()
    {
        for (int i = 0; i < 3; ++i)
            m_log->note(entry(QString::number(i), m_now.addDays(-i)));
        m_controller->setDay(u"today"_s);
        m_controller->setActive(true);
        QTRY_COMPARE(m_controller->list()->count(), 1);
        QSignalSpy finished(m_controller->fileExport(), &ListExport::finished);
        const QString csv = m_directory->filePath(u"done.csv"_s);
        m_controller->fileExport()->start(QUrl::fromLocalFile(csv));
        QTRY_COMPARE(finished.size(), 1);
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(table.readAll());
        QVERIFY(text.contains(u"ISS-1"_s));
        QVERIFY(text.contains(u"Closed"_s));
        QSignalSpy exported(m_controller.get(), &AuditController::exported);
        const QString json = m_directory->filePath(u"done.json"_s);
        m_controller->exportJson(QUrl::fromLocalFile(json));
        QTRY_COMPARE(exported.size(), 1);
        QFile whole(json);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QJsonArray entries = QJsonDocument::fromJson(whole.readAll()).array();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first()["before"_L1].toObject(), (QJsonObject{{u"status"_s, u"Open"_s}}));
    }

    void saysWhyTheListCannotBeRead()
    {
        m_controller.reset();
        m_log = std::make_unique<Audit::AuditLog>(m_directory->path()); // a folder
        m_controller = std::make_unique<AuditController>(m_log.get());
        m_controller->setActive(true);
        QTRY_VERIFY(m_controller->error().isSet());
        QVERIFY(!m_controller->isListed());
    }

    void asksForNoMoreThanWhatIsInSightOfALongList()
    {
        constexpr int many = 2000;
        for (int i = 0; i < many; ++i)
            m_log->note(entry(QString::number(i), m_now.addSecs(-i)));
        m_controller->setActive(true);
        QTRY_COMPARE(m_controller->list()->count(), many);
        QVERIFY(!m_controller->list()->entryAt(0));
        (void)cell(0, AuditListModel::AtColumn);
        QTRY_VERIFY(m_controller->list()->entryAt(0));
        QVERIFY(!m_controller->list()->entryAt(many - 1));
    }
};

QTEST_GUILESS_MAIN(TestAuditController)
#include "tst_auditcontroller.moc"
