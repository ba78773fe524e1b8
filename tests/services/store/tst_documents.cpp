// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"
#include "store/dispatchqueries.h"
#include "store/documents.h"
#include "store/documenttags.h"
#include "store/migrations.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"
#include "store/syncstate.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace Qt::StringLiterals;

namespace {

QJsonObject fullJob()
{
    return {{u"name"_s, u"DJ-00042"_s}, {u"modified"_s, u"2026-03-04 05:06:07.123456"_s},
        {u"subject"_s, u"Réparation, rue Principale"_s}, {u"customer"_s, u"C-1"_s},
        {u"customer_name"_s, u"Élise Côté-Gagnon"_s}, {u"service_location"_s, u"LOC-00001"_s},
        {u"latitude"_s, 45.5}, {u"longitude"_s, -73.25}, {u"job_type"_s, u"Réparation"_s},
        {u"scheduled_date"_s, u"2026-03-05"_s}, {u"start_time"_s, u"8:30:00"_s},
        {u"duration_h"_s, 1.5}, {u"priority"_s, u"urgent"_s}, {u"status"_s, u"in progress"_s},
        {u"assigned_tech"_s, u"DT-00003"_s}, {u"actual_start"_s, u"2026-03-05 08:41:00.000000"_s},
        {u"tags"_s,
            QJsonArray{QJsonObject{{u"name"_s, u"r1"_s}, {u"idx"_s, 1}, {u"tag"_s, u"Fibre"_s},
                           {u"level"_s, 2}, {u"required"_s, 1}},
                QJsonObject{{u"name"_s, u"r2"_s}, {u"idx"_s, 2}, {u"tag"_s, u"Nord"_s}}}},
        {u"assistants"_s,
            QJsonArray{QJsonObject{{u"name"_s, u"a1"_s}, {u"technician"_s, u"DT-00004"_s}}}}};
}

} // namespace

class TestDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_db = openDatabase(m_directory->filePath(u"m.sqlite"_s), u"test"_s, Access::ReadWrite)
                   .value();
        QVERIFY(migrate(m_db));
        QVERIFY(setSiteTimeZone(m_db, QTimeZone("America/Toronto")));
        m_changes = {};
        m_recorder = std::make_unique<ChangeRecorder>(&m_changes);
    }

    void cleanup()
    {
        m_recorder.reset();
        m_db.close();
        m_db = {};
        QSqlDatabase::removeDatabase(u"test"_s);
    }

    void readsBackAJobWithItsChildren()
    {
        QCOMPARE(applyDocuments(m_db, Kind::Job, {fullJob()}).value(), 1);
        auto jobs = readRows<Job>(m_db, readContext(m_db).value());
        QVERIFY(readJobChildren(m_db, *jobs));
        QCOMPARE(jobs->size(), 1U);
        const Job &job = jobs->front();
        QCOMPARE(job.id, u"DJ-00042"_s);
        QCOMPARE(job.modified, u"2026-03-04 05:06:07.123456"_s);
        QCOMPARE(job.kind, JobKind::Repair);
        QCOMPARE(job.state, JobState::InProgress);
        QCOMPARE(job.priority, JobPriority::Urgent);
        QCOMPARE(job.date, QDate(2026, 3, 5));
        QCOMPARE(job.start, QTime(8, 30));
        QCOMPARE(job.minutes, 90);
        QVERIFY(!job.windowStart.isValid());
        QCOMPARE(job.actualStart, QDateTime(QDate(2026, 3, 5), QTime(13, 41), QTimeZone::UTC));
        QCOMPARE(job.tags.size(), 2U);
        QCOMPARE(job.tags.at(0), (TagLink{.tag = u"Fibre"_s, .level = 2, .required = true}));
        QCOMPARE(job.assistants, QStringList{u"DT-00004"_s});
    }

    void readsTheChainThatAJobIsAStepOf()
    {
        QJsonObject document = fullJob();
        document[u"assigned_group"_s] = u"Équipe A"_s;
        document[u"parent_job"_s] = u"DJ-00040"_s;
        document[u"step_order"_s] = 2;
        document[u"depends_on"_s] = u" DJ-00041, DJ-00040,DJ-00041 "_s;
        QVERIFY(applyDocuments(m_db, Kind::Job, {document}));
        const auto jobs = readRows<Job>(m_db, readContext(m_db).value());
        QCOMPARE(jobs->size(), 1U);
        QCOMPARE(jobs->front().group, u"Équipe A"_s);
        QCOMPARE(jobs->front().parent, u"DJ-00040"_s);
        QCOMPARE(jobs->front().stepOrder, 2);
        QCOMPARE(jobs->front().dependsOn, (QStringList{u"DJ-00041"_s, u"DJ-00040"_s}));
        QVERIFY(!jobs->front().isPinned);
        QVERIFY(!jobs->front().isDispatched);
    }

    void readsWhatATechnicianWasToldAndWhetherTheJobIsPinned()
    {
        QJsonObject document = fullJob();
        document[u"assigned_tech"_s] = u"DT-00002"_s;
        document[u"dispatched_to"_s] = u"DT-00002"_s;
        document[u"dispatched_date"_s] = u"2026-03-05"_s;
        document[u"dispatched_time"_s] = u"8:00:00"_s;
        document[u"dispatched_at"_s] = u"2026-03-04 16:30:00"_s;
        document[u"dispatched_by"_s] = u"lea@fibre.example"_s;
        document[u"pinned"_s] = 1;
        QVERIFY(applyDocuments(m_db, Kind::Job, {document}));
        auto jobs = readRows<Job>(m_db, readContext(m_db).value());
        QCOMPARE(jobs->size(), 1U);
        QCOMPARE(jobs->front().told,
            (Told{.technician = u"DT-00002"_s,
                .date = QDate(2026, 3, 5),
                .start = QTime(8, 0),
                .at = QDateTime(QDate(2026, 3, 4), QTime(21, 30), QTimeZone::UTC),
                .by = u"lea@fibre.example"_s}));
        QVERIFY(jobs->front().isPinned);
        QVERIFY(jobs->front().isDispatched);

        // Who has it now was not told.
        document[u"assigned_tech"_s] = u"DT-00003"_s;
        QVERIFY(applyDocuments(m_db, Kind::Job, {document}));
        jobs = readRows<Job>(m_db, readContext(m_db).value());
        QVERIFY(!jobs->front().isDispatched);
    }

    void aDayBringsTheStepsOfItsChainsFromOtherDays()
    {
        const auto step = [](const QString &id, const QString &day, const QString &parent,
                              const QString &dependsOn) {
            return QJsonObject{{u"name"_s, id}, {u"modified"_s, u"2026-03-04 05:06:07.123456"_s},
                {u"status"_s, u"assigned"_s}, {u"scheduled_date"_s, day}, {u"parent_job"_s, parent},
                {u"depends_on"_s, dependsOn}};
        };
        QVERIFY(applyDocuments(m_db, Kind::Job,
            {step(u"DJ-1"_s, u"2026-03-04"_s, {}, {}), // the first step
                step(u"DJ-2"_s, u"2026-03-05"_s, u"DJ-1"_s, u"DJ-1"_s), // the day that is asked for
                step(u"DJ-3"_s, u"2026-03-06"_s, u"DJ-1"_s, {}), // another step
                step(u"DJ-4"_s, u"2026-03-07"_s, {}, u"DJ-2"_s), // waits for ours
                step(u"DJ-5"_s, u"2026-03-06"_s, {}, {}), // has nothing to do with it
                step(u"DJ-6"_s, u"2026-03-05"_s, {}, {})}));
        const auto day = readDispatchDay(m_db, QDate(2026, 3, 5));
        QVERIFY(day);
        const auto ids = [](const std::vector<Job> &jobs) {
            QStringList list;
            for (const Job &job : jobs)
                list.append(job.id);
            return list;
        };
        QCOMPARE(ids(day->jobs), (QStringList{u"DJ-2"_s, u"DJ-6"_s}));
        QCOMPARE(ids(day->related), (QStringList{u"DJ-1"_s, u"DJ-3"_s, u"DJ-4"_s}));
    }

    void keepsChildrenThatADocumentDoesNotCarry()
    {
        QVERIFY(applyDocuments(m_db, Kind::Job, {fullJob()}));
        QJsonObject row = fullJob();
        row.remove(u"tags"_s);
        row.remove(u"assistants"_s);
        row[u"modified"_s] = u"2026-03-04 05:06:08.000000"_s;
        QCOMPARE(applyDocuments(m_db, Kind::Job, {row}).value(), 1);
        QCOMPARE(selectValue(m_db, u"SELECT count(*) FROM job_tag"_s)->toInt(), 2);
    }

    void changesOfChildrenAreChangesOfTheParent()
    {
        QVERIFY(applyDocuments(m_db, Kind::Job, {fullJob()}));
        m_changes = {};
        const QJsonObject tag{{u"name"_s, u"r1"_s}, {u"idx"_s, 1}, {u"tag"_s, u"Cuivre"_s}};
        QCOMPARE(applyChildRows(m_db, Kind::JobTag, {{u"DJ-00042"_s, {tag}}}).value(), 1);
        QCOMPARE(m_changes.ids.value(Kind::Job), QStringList{u"DJ-00042"_s});
        m_changes = {};
        QCOMPARE(applyChildRows(m_db, Kind::JobTag, {{u"DJ-00042"_s, {tag}}}).value(), 0);
        QVERIFY(m_changes.isEmpty());
        QCOMPARE(applyChildRows(m_db, Kind::JobTag, {{u"DJ-00042"_s, {}}}).value(), 1);
        QCOMPARE(selectValue(m_db, u"SELECT count(*) FROM job_tag"_s)->toInt(), 0);
    }

    void aLateAnswerDoesNotOverwriteANewerOne()
    {
        QJsonObject newer = fullJob();
        newer[u"modified"_s] = u"2026-03-04 05:06:07.123457"_s;
        newer[u"subject"_s] = u"newer"_s;
        QVERIFY(applyDocuments(m_db, Kind::Job, {newer}));
        QJsonObject older = fullJob();
        older[u"tags"_s] = QJsonArray();
        QCOMPARE(applyDocuments(m_db, Kind::Job, {older}).value(), 0);
        QCOMPARE(selectValue(m_db, u"SELECT subject FROM job"_s)->toString(), u"newer"_s);
        QCOMPARE(selectValue(m_db, u"SELECT count(*) FROM job_tag"_s)->toInt(), 2);
        QCOMPARE(applyDocuments(m_db, Kind::Job, {older}, Precedence::TakeAll).value(), 1);
        QCOMPARE(selectValue(m_db, u"SELECT count(*) FROM job_tag"_s)->toInt(), 0);
    }

    void seesAChangeThatKeptItsTimestamp()
    {
        QVERIFY(applyDocuments(m_db, Kind::Job, {fullJob()}));
        QJsonObject same = fullJob();
        same[u"status"_s] = u"Completed"_s;
        QCOMPARE(applyDocuments(m_db, Kind::Job, {same}).value(), 1);
    }

    void aDocumentReadAloneKeepsItsTags()
    {
        QJsonObject ticket{{u"name"_s, u"ISS-1"_s}, {u"modified"_s, u"2026-03-04 05:06:07.1"_s},
            {u"subject"_s, u"Panne"_s}, {u"user_tags"_s, u",A,B"_s}};
        QVERIFY(applyDocuments(m_db, Kind::Ticket, {ticket}));
        ticket.remove(u"user_tags"_s);
        ticket[u"subject"_s] = u"Autre"_s;
        QCOMPARE(applyDocuments(m_db, Kind::Ticket, {ticket}).value(), 1);
        const QString tags = u"SELECT user_tags FROM ticket"_s;
        QCOMPARE(selectValue(m_db, tags)->toString(), u",A,B"_s);
        ticket[u"user_tags"_s] = QJsonValue::Null; // a list says that there are none
        QCOMPARE(applyDocuments(m_db, Kind::Ticket, {ticket}).value(), 1);
        QVERIFY(selectValue(m_db, tags)->isNull());
    }

    void addsAndTakesOutTagsAsTheServerDoes()
    {
        QCOMPARE(tagsOf(u",A, B ,,A"_s), (QStringList{u"A"_s, u"B"_s}));
        QCOMPARE(withTag({}, u"A"_s), u",A"_s);
        QCOMPARE(withTag(u",A"_s, u"a"_s), u",A,a"_s); // as written
        QCOMPARE(withoutTag(u",A,b,B"_s, u"b"_s), u",A"_s); // however written
        QCOMPARE(withoutTag(u",A"_s, u"a"_s), QString());

        QVERIFY(applyDocuments(m_db, Kind::Ticket,
            {{{u"name"_s, u"ISS-1"_s}, {u"modified"_s, u"2026-03-04 05:06:07.1"_s}}}));
        m_changes = {};
        QVERIFY(keepTag(m_db, Kind::Ticket, u"user_tags"_s, u"ISS-1"_s, u"É"_s, true));
        QCOMPARE(m_changes.ids.value(Kind::Ticket), QStringList{u"ISS-1"_s});
        m_changes = {};
        QVERIFY(keepTag(m_db, Kind::Ticket, u"user_tags"_s, u"ISS-1"_s, u"É"_s, true));
        QVERIFY(keepTag(m_db, Kind::Ticket, u"user_tags"_s, u"ISS-9"_s, u"É"_s, true));
        QVERIFY(m_changes.isEmpty());
        QCOMPARE(tagsInUse(m_db, Kind::Ticket, u"user_tags"_s).value(), QStringList{u"É"_s});
        QVERIFY(keepTag(m_db, Kind::Ticket, u"user_tags"_s, u"ISS-1"_s, u"é"_s, false));
        QVERIFY(tagsInUse(m_db, Kind::Ticket, u"user_tags"_s)->isEmpty());
    }

    void neverMirrorsSecrets()
    {
        const QStringList secrets{u"wifi_password"_s, u"sip_password"_s, u"radius_password"_s,
            u"radius_user"_s, u"password"_s};
        for (const Table &table : tables()) {
            for (const Column &column : table.columns) {
                QVERIFY2(!secrets.contains(column.name), qPrintable(table.name));
            }
        }
    }

    void removesWithChildrenAndIndex()
    {
        QVERIFY(applyDocuments(m_db, Kind::Job, {fullJob()}));
        m_changes = {};
        QCOMPARE(removeDocuments(m_db, Kind::Job, {u"DJ-00042"_s, u"unknown"_s}).value(), 1);
        QCOMPARE(m_changes.ids.value(Kind::Job), QStringList{u"DJ-00042"_s});
        for (const QString &table : {u"job"_s, u"job_tag"_s, u"job_assistant"_s, u"search_key"_s}) {
            QCOMPARE(selectValue(m_db, u"SELECT count(*) FROM %1"_s.arg(table))->toInt(), 0);
        }
        QCOMPARE(selectValue(
                     m_db, u"SELECT count(*) FROM search_job WHERE search_job MATCH 'principale'"_s)
                     ->toInt(),
            0);
    }

    void readsWeeklyShifts()
    {
        const auto shifts = weeklyShifts(
            u"{\"tue\":[[\"8:00\",\"12:00\"],[\"13:00\",\"17:30\"]],\"sun\":[[\"x\",\"y\"]]}"_s);
        QCOMPARE(shifts.size(), 2U);
        QCOMPARE(shifts.at(1), (Shift{.weekday = 2, .start = QTime(13, 0), .end = QTime(17, 30)}));
        // The night shift ends on the next day.
        const auto night =
            weeklyShifts(u"{\"fri\":[[\"22:00\",\"06:00\"],[\"08:00\",\"08:00\"]]}"_s);
        QCOMPARE(night.size(), 1U);
        QCOMPARE(night.at(0), (Shift{.weekday = 5, .start = QTime(22, 0), .end = QTime(6, 0)}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QSqlDatabase m_db;
    Changes m_changes;
    std::unique_ptr<ChangeRecorder> m_recorder;
};

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
