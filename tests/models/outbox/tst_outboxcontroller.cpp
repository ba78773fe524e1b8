// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "base/format.h"
#include "outboxcontroller.h"
#include "outboxwords.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

class Marked : public QTranslator {
public:
    using QTranslator::QTranslator;
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return u"§"_s + QString::fromUtf8(source);
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestOutboxController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<QueueBench>();
        m_bench->erp.put(u"C-1"_s, {{u"cell_phone"_s, u"1"_s}, {u"email_id"_s, u"1"_s}});
        m_bench->open();
        m_controller = std::make_unique<OutboxController>(m_bench->queue.get());
        m_testers.clear();
        for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{
                 m_controller->writes(), m_controller->fields()}) {
            m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        }
    }
    void cleanup()
    {
        m_testers.clear();
        m_controller.reset();
        m_bench.reset();
    }

    void whatNeedsSomebodyStandsFirst()
    {
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" && request.body.contains("bad")
                ? std::optional(FakeErp::recorded(u"v1-unique.json"_s, 417))
                : std::nullopt;
        };
        const QString done = m_bench->change(u"C-1"_s, u"email_id"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(done), Outbox::State::Done);
        const QSignalSpy noticed(m_controller.get(), &OutboxController::noticed);
        const QString bad = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"bad"_s);
        QTRY_COMPARE(m_controller->undecided(), 1);
        QCOMPARE(m_controller->writes()->idAt(0), bad);
        QCOMPARE(m_controller->writes()->idAt(1), done);
        QCOMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().at(0).toString().contains(u"Marie Tremblay"_s));
        QVERIFY(noticed.first().at(0).toString().contains(u"must be unique"_s));
        m_bench->queue->stop();
        m_bench->change(u"C-1"_s, u"email_id"_s, u"3"_s);
        QTRY_COMPARE(m_controller->waiting(), 1);
    }

    void whatWaitsIsTypedAnewAndGivenUp()
    {
        m_bench->queue->stop();
        const QString id = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        m_controller->select(id); // also before the list has it
        QCOMPARE(m_controller->selected().state, u"waiting"_s);
        QTRY_COMPARE(m_controller->writes()->rowOf(id), 0);
        QCOMPARE(field(OutboxFieldsModel::BeforeRole), u"1"_s);
        QCOMPARE(field(OutboxFieldsModel::MineRole), u"2"_s);
        m_controller->setField(field(OutboxFieldsModel::KeyRole), u"5"_s);
        QTRY_COMPARE(field(OutboxFieldsModel::MineRole), u"5"_s);
        m_controller->cancel();
        QTRY_VERIFY(m_controller->selected().canPutBack);
        m_controller->putBack();
        QTRY_VERIFY(m_controller->selected().canEdit);
        m_bench->queue->start();
        QTRY_COMPARE(m_controller->selected().state, u"done"_s);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("cell_phone"_L1).toString(), u"5"_s);
        QCOMPARE(m_controller->waiting(), 0);
    }

    void whatWaitsForAnotherSaysSoAndIsGivenUpWithTheRest()
    {
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST"
                ? std::optional(FakeErp::recorded(u"v1-unique.json"_s, 417))
                : std::nullopt;
        };
        std::vector<Outbox::NewWrite> steps(3);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            steps[i].doctype = u"Dispatch Job"_s;
            steps[i].title = u"Step %1"_s.arg(i + 1);
            steps[i].clientId = u"s%1"_s.arg(i + 1);
            steps[i].batch = u"b"_s;
            steps[i].batchTitle = u"Chain"_s;
            steps[i].changes.fields.insert(u"subject"_s, Outbox::rawOf(steps[i].title));
            if (i > 0) {
                steps[i].needs.insert(u"depends_on"_s, u"s%1"_s.arg(i));
            }
        }
        const auto ids = QCoro::waitFor(m_bench->queue->addAll(std::move(steps))).value();
        QTRY_COMPARE(m_bench->state(ids.first()), Outbox::State::Refused);
        m_controller->select(ids[1]);
        QTRY_VERIFY2(m_controller->selected().reason.contains(u"“Step 1”"_s)
                && m_controller->selected().reason.contains(u"refused"_s),
            qPrintable(m_controller->selected().reason));
        QTRY_COMPARE(m_controller->batchWaiting(), 2);
        m_controller->select(ids[2]);
        QTRY_VERIFY(m_controller->selected().reason.contains(u"“Step 2”"_s));
        m_controller->cancelBatch();
        QTRY_COMPARE(m_bench->state(ids[2]), Outbox::State::Cancelled);
        QCOMPARE(m_bench->state(ids[1]), Outbox::State::Cancelled);
        QCOMPARE(m_bench->state(ids[0]), Outbox::State::Refused); // the reason stays to be read
        QTRY_COMPARE(m_controller->batchWaiting(), 0);
    }

    void whatAnotherPersonWroteSaysForWhomItWaitsAndIsSentAsOnesOwn()
    {
        m_bench->queue->stop();
        m_bench->queue->setPerson(u"ana"_s, u"Ana Roy"_s);
        const QString held = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        m_bench->queue->setPerson(u"bert"_s, u"Bert Gagnon"_s);
        m_bench->queue->setAuthor(u"bert@desk.example"_s);
        m_bench->queue->start();
        const QString behind = m_bench->change(u"C-1"_s, u"email_id"_s, u"2"_s);
        QTRY_COMPARE(m_controller->held(), 2);
        QCOMPARE(m_controller->waiting(), 2);
        m_controller->select(behind);
        QVERIFY(m_controller->selected().reason.contains(u"earlier change"_s));
        QVERIFY(m_controller->selected().reason.contains(u"Ana Roy"_s));
        QVERIFY(!m_controller->selected().canTakeOver);
        m_controller->select(held);
        QCOMPARE(m_controller->selected().state, u"held"_s);
        QCOMPARE(m_controller->selected().reason, u"Waiting for Ana Roy to sign in."_s);
        QVERIFY(!m_controller->selected().canEdit);
        QVERIFY(!m_controller->selected().canRetry);
        QVERIFY(m_controller->selected().canCancel);
        QVERIFY(!m_controller->fields()->index(0).data(OutboxFieldsModel::EditableRole).toBool());
        m_controller->tryAgain();
        QTRY_VERIFY(m_controller->commandError().isSet());
        QVERIFY(m_controller->commandError().sentence().contains(u"Ana Roy"_s));
        m_controller->takeOver();
        QTRY_COMPARE(m_controller->selected().state, u"done"_s);
        QTRY_COMPARE(m_bench->state(behind), Outbox::State::Done);
        QTRY_COMPARE(m_controller->held(), 0);
        QCOMPARE(m_controller->selected().author, u"bert@desk.example"_s);
        QCOMPARE(m_controller->selected().owner, u"Bert Gagnon"_s);
    }

    void whatMayNotBeReadBackSaysThatNothingIsAsked()
    {
        bool isSaved = false;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT") {
                isSaved = true;
                return m_bench->erp.applyAndLose(request);
            }
            return isSaved ? std::optional(FakeErp::recorded(u"v1-permission.json"_s, 403))
                           : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        QTRY_VERIFY(m_bench->write(id).isPaused);
        m_controller->select(id);
        QTRY_VERIFY2(m_controller->selected().reason.contains(u"until you say so"_s),
            qPrintable(m_controller->selected().reason));
        QVERIFY(m_controller->selected().canRetry);
    }

    void aClashBesideWhatWasWantedIsShownAsItsField()
    {
        m_bench->queue->stop();
        auto write = changeOf(m_bench->erp.document(u"C-1"_s), u"cell_phone"_s, u"mine"_s);
        write.together = {u"cell_phone"_s, u"email_id"_s};
        const QString id = QCoro::waitFor(m_bench->queue->add(write)).value();
        m_bench->erp.touch(u"C-1"_s, {{u"email_id"_s, u"theirs"_s}});
        m_bench->queue->start();
        QTRY_COMPARE(m_controller->undecided(), 1);
        m_controller->select(id);
        OutboxFieldsModel *fields = m_controller->fields();
        QTRY_COMPARE(fields->rowCount(), 2);
        const QModelIndex beside = fields->index(1);
        QCOMPARE(beside.data(OutboxFieldsModel::LabelRole).toString(), u"E-mail"_s);
        QCOMPARE(beside.data(OutboxFieldsModel::MineRole).toString(),
            beside.data(OutboxFieldsModel::BeforeRole).toString());
        QCOMPARE(beside.data(OutboxFieldsModel::TheirsRole).toString(), u"theirs"_s);
        for (int row = 0; row < 2; ++row) {
            fields->pick(fields->index(row).data(OutboxFieldsModel::KeyRole).toString(),
                row == 0 ? OutboxFieldsModel::Mine : OutboxFieldsModel::Theirs);
        }
        m_controller->resolve();
        QTRY_COMPARE(m_bench->state(id), Outbox::State::Done);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("cell_phone"_L1).toString(), u"mine"_s);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("email_id"_L1).toString(), u"theirs"_s);
    }

    void aClashIsDecidedFieldByField()
    {
        m_bench->queue->stop();
        auto write = changeOf(m_bench->erp.document(u"C-1"_s), u"cell_phone"_s, u"mine"_s);
        write.changes.fields.insert(u"email_id"_s, "\"mine\"");
        const QString id = QCoro::waitFor(m_bench->queue->add(write)).value();
        m_bench->erp.touch(
            u"C-1"_s, {{u"cell_phone"_s, u"theirs"_s}, {u"email_id"_s, u"theirs"_s}});
        m_bench->queue->start();
        QTRY_COMPARE(m_controller->undecided(), 1);
        m_controller->select(id);
        QCOMPARE(m_controller->selected().theirName, u"bert@desk.example"_s);
        QCOMPARE(m_controller->fields()->rowCount(), 2);
        QVERIFY(!m_controller->fields()->isDecided());
        m_controller->fields()->pick(
            field(OutboxFieldsModel::KeyRole, 0), OutboxFieldsModel::Theirs);
        QVERIFY(!m_controller->fields()->isDecided());
        m_controller->resolve(); // not yet
        QCOMPARE(m_bench->state(id), Outbox::State::Clash);
        m_controller->fields()->type(field(OutboxFieldsModel::KeyRole, 1), u"typed"_s);
        QVERIFY(m_controller->fields()->isDecided());
        m_controller->resolve();
        QTRY_COMPARE(m_controller->selected().state, u"done"_s);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("cell_phone"_L1).toString(), u"theirs"_s);
        QCOMPARE(m_bench->erp.document(u"C-1"_s).value("email_id"_L1).toString(), u"typed"_s);
    }

    void aRefusalStandsAtItsField()
    {
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT"
                ? std::optional(FakeErp::refusal(u"<b>Cell Phone</b>: cell_phone is in use"_s))
                : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        QTRY_COMPARE(m_controller->undecided(), 1);
        m_controller->select(id);
        QTRY_COMPARE(field(OutboxFieldsModel::MessageRole), u"Cell Phone: cell_phone is in use"_s);
        m_bench->erp.before = {};
        m_controller->tryAgain();
        QTRY_COMPARE(m_controller->selected().state, u"done"_s);
    }

    void whatIsReadBackIsNotSaidToNeedAPerson()
    {
        bool isOut = false;
        m_bench->erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            isOut = isOut || request.verb == "PUT";
            return isOut ? std::optional(FakeErp::lost()) : std::nullopt;
        };
        const QString id = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        QTRY_COMPARE(m_controller->uncertain(), 1);
        m_controller->select(id);
        QCOMPARE(m_controller->selected().state, u"uncertain"_s);
        QVERIFY(!m_controller->selected().error.isSet());
        QVERIFY(m_controller->selected().reason.contains(u"read back"_s));
        m_bench->erp.before = {};
        QTRY_COMPARE(m_controller->selected().state, u"done"_s);
    }

    void whatTheQueueRefusesIsSaidInTheUsersWords()
    {
        const QString id = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), Outbox::State::Done);
        m_controller->select(id);
        m_controller->putBack();
        QTRY_VERIFY(m_controller->commandError().isSet());
        QVERIFY(m_controller->commandError().meaning().contains(u"as this change stands now"_s));
    }

    void aFileThatCanBeWrittenAgainIsNoFaultAnyMore()
    {
        Q_EMIT m_bench->queue->fileFailed({.kind = ErrorKind::Storage, .detail = u"no room"_s});
        QVERIFY(m_controller->fileError().isSet());
        m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        QVERIFY(!m_controller->fileError().isSet());
    }

    void whatIsSettledIsToldInTheNewLanguageToo()
    {
        const QString id = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), Outbox::State::Done);
        QTRY_COMPARE(m_controller->writes()->rowOf(id), 0);
        QCOMPARE(m_controller->writes()->find(id)->summary, u"Cell phone"_s);
        {
            Marked language; // takes itself out again
            QCoreApplication::installTranslator(&language);
            m_controller->setLanguage(u"fr"_s);
            QCOMPARE(m_controller->writes()->find(id)->summary, u"§Cell phone"_s);
            QCOMPARE(m_controller->writes()->find(id)->kind, u"§Customer"_s);
        }
        m_controller->setLanguage(u"en"_s);
        QCOMPARE(m_controller->writes()->find(id)->summary, u"Cell phone"_s);
    }

    void anOldValueThatTheServerKeptIsSaidInTheUsersWords()
    {
        Outbox::Write write;
        write.name = u"C-1"_s;
        write.changes.fields.insert(u"cell_phone"_s, "\"2\"");
        write.state = Outbox::State::Refused;
        write.error = Error{.kind = ErrorKind::Validation,
            .detail = u"the log's words"_s,
            .code = 200,
            .source = u"outbox"_s,
            .type = u"ValueKeptError"_s};
        const OutboxCard card = OutboxWords::card(write);
        QVERIFY(!card.error.isSet());
        QVERIFY(card.reason.contains(u"old value of: Cell phone"_s));
        QVERIFY(!card.reason.contains(u"the log's words"_s));
    }

    void aCreateThatIsLostIsSaid()
    {
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "POST" ? std::optional(FakeErp::lost()) : std::nullopt;
        };
        const QSignalSpy noticed(m_controller.get(), &OutboxController::noticed);
        Outbox::NewWrite create;
        create.doctype = u"Comment"_s;
        create.changes.fields.insert(u"content"_s, "\"called back\"");
        const QString id = QCoro::waitFor(m_bench->queue->add(create)).value();
        QTRY_VERIFY(m_bench->write(id).isLookedUp);
        QTRY_COMPARE(noticed.size(), 1);
        QCOMPARE(noticed.first().at(1).toString(), u"uncertain"_s);
        QCOMPARE(noticed.first().at(2).toString(), id);
    }

    void aJobsValuesReadAsPeopleSayThem()
    {
        Store::Mirror mirror(m_bench->directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putTechnicians(mirror, u"Luc Gagnon"_s));
        OutboxController controller(m_bench->queue.get(), &mirror);
        m_bench->queue->stop();
        Outbox::NewWrite write = changeOf(
            {{u"name"_s, u"DJ-1"_s}, {u"assigned_tech"_s, u"DT-9"_s}, {u"status"_s, u"odd"_s},
                {u"scheduled_date"_s, u"2026-11-24"_s}, {u"start_time"_s, u"8:30:00"_s}},
            u"status"_s, u"assigned"_s);
        write.doctype = u"Dispatch Job"_s;
        write.changes.fields.insert(u"assigned_tech"_s, "\"DT-2\"");
        write.changes.fields.insert(u"scheduled_date"_s, "\"2026-11-25\"");
        write.changes.fields.insert(u"start_time"_s, "\"13:05:00\"");
        controller.select(QCoro::waitFor(m_bench->queue->add(write)).value());
        const auto text = [&controller](QStringView key, int role) {
            const OutboxFieldsModel *fields = controller.fields();
            for (int row = 0; row < fields->rowCount(); ++row) {
                const QModelIndex index = fields->index(row);
                if (index.data(OutboxFieldsModel::KeyRole).toString().trimmed() == key) {
                    return index.data(role).toString();
                }
            }
            return u"no such field"_s;
        };
        QTRY_COMPARE(text(u"assigned_tech", OutboxFieldsModel::MineRole), u"Luc Gagnon"_s);
        QCOMPARE(text(u"assigned_tech", OutboxFieldsModel::MineTypedRole), u"DT-2"_s);
        QCOMPARE(text(u"assigned_tech", OutboxFieldsModel::BeforeRole), u"DT-9"_s); // not known
        QCOMPARE(text(u"status", OutboxFieldsModel::MineRole), u"Assigned"_s);
        QCOMPARE(text(u"status", OutboxFieldsModel::MineTypedRole), u"assigned"_s);
        QCOMPARE(text(u"status", OutboxFieldsModel::BeforeRole), u"odd"_s); // no word of ours
        QCOMPARE(text(u"start_time", OutboxFieldsModel::BeforeRole), u"08:30"_s);
        QCOMPARE(text(u"start_time", OutboxFieldsModel::MineRole), u"13:05"_s);
        QCOMPARE(text(u"scheduled_date", OutboxFieldsModel::MineRole),
            Format::longDate({2026, 11, 25}, u"en"_s));
        controller.setLanguage(u"fr"_s);
        QCOMPARE(text(u"scheduled_date", OutboxFieldsModel::MineRole),
            Format::longDate({2026, 11, 25}, u"fr"_s));
        // Renamed meanwhile.
        QVERIFY(putTechnicians(mirror, u"Luc Roy"_s, 9));
        QTRY_COMPARE(text(u"assigned_tech", OutboxFieldsModel::MineRole), u"Luc Roy"_s);
        // What is typed anew goes out as it was typed.
        controller.setField(u"\n\nstatus"_s, u"In Progress"_s);
        QTRY_COMPARE(text(u"status", OutboxFieldsModel::MineRole), u"In progress"_s);
    }

    void aClashOfAJobShowsTheColleaguesChoiceInWords()
    {
        Store::Mirror mirror(m_bench->directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putTechnicians(mirror, u"Luc Gagnon"_s));
        OutboxController controller(m_bench->queue.get(), &mirror);
        m_bench->queue->stop();
        m_bench->erp.put(u"DJ-1"_s, {{u"status"_s, u"open"_s}});
        Outbox::NewWrite write =
            changeOf(m_bench->erp.document(u"DJ-1"_s), u"status"_s, u"assigned"_s);
        write.doctype = u"Dispatch Job"_s;
        const QString id = QCoro::waitFor(m_bench->queue->add(write)).value();
        m_bench->erp.touch(u"DJ-1"_s, {{u"status"_s, u"Cancelled"_s}});
        m_bench->queue->start();
        QTRY_COMPARE(m_bench->state(id), Outbox::State::Clash);
        controller.select(id);
        const QModelIndex index = controller.fields()->index(0);
        QCOMPARE(index.data(OutboxFieldsModel::BeforeRole).toString(), u"Unassigned"_s);
        QCOMPARE(index.data(OutboxFieldsModel::MineRole).toString(), u"Assigned"_s);
        QCOMPARE(index.data(OutboxFieldsModel::TheirsRole).toString(), u"Cancelled"_s);
    }

    void whatTheServerStoredOtherwiseIsSaid()
    {
        m_bench->erp.before = [this](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb != "PUT") {
                return std::nullopt;
            }
            m_bench->erp.touch(u"C-1"_s, {{u"cell_phone"_s, u"other"_s}});
            return FakeHttpServer::json(
                QJsonDocument(QJsonObject{{u"data"_s, m_bench->erp.document(u"C-1"_s)}}).toJson());
        };
        const QSignalSpy noticed(m_controller.get(), &OutboxController::noticed);
        const QString id = m_bench->change(u"C-1"_s, u"cell_phone"_s, u"2"_s);
        QTRY_COMPARE(m_bench->state(id), Outbox::State::Done);
        QCOMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().at(0).toString().contains(u"Cell phone"_s));
        QCOMPARE(noticed.first().at(1).toString(), u"warning"_s);
    }

    void whatWasAskedForInOneGoStandsTogetherAndIsToldOfOnce()
    {
        constexpr int count = 30;
        for (int i = 0; i < count; ++i) {
            m_bench->erp.put(u"T-%1"_s.arg(i), {{u"cell_phone"_s, u"1"_s}});
        }
        m_bench->erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.verb == "PUT" && request.target.contains("T-1")
                ? std::optional(FakeErp::recorded(u"v1-unique.json"_s, 417))
                : std::nullopt;
        };
        const QSignalSpy noticed(m_controller.get(), &OutboxController::noticed);
        QVERIFY(QCoro::waitFor(m_bench->queue->addAll(batchOf(count))));
        QTRY_COMPARE(m_controller->waiting(), 0);
        QTRY_COMPARE(m_controller->undecided(), 11); // T-1 and T-10 to T-19
        const auto group = [this](int row) {
            return m_controller->writes()->index(row).data(OutboxModel::GroupRole).toString();
        };
        QTRY_COMPARE(m_controller->writes()->rowCount(), count);
        for (int row = 0; row < count; ++row) {
            QTRY_COMPARE(
                group(row), (row < 11 ? u"decide"_s : u"settled"_s) + u"\nPhone: 2\nbatch"_s);
        }
        QCOMPARE(noticed.size(), 1); // not one for each
        QVERIFY(noticed.first().at(0).toString().contains(u"Phone: 2"_s));
    }

    void showsThousandsThatWait()
    {
        m_testers.clear(); // they look at every row for every change
        m_bench->queue->stop();
        constexpr int count = 5000;
        QElapsedTimer clock;
        clock.start();
        const auto ids = QCoro::waitFor(m_bench->queue->addAll(batchOf(count)));
        QVERIFY(ids);
        const qint64 kept = clock.restart();
        QTRY_COMPARE(m_controller->waiting(), count);
        QCOMPARE(m_controller->writes()->rowCount(), count);
        const qint64 shown = clock.restart();
        QCOMPARE(QCoro::waitFor(m_bench->queue->cancelAll(*ids)).value_or(0), count);
        QTRY_COMPARE(m_controller->waiting(), 0);
        qInfo(
            "5,000 writes: kept after %lld ms, shown after %lld ms more, given up and shown after "
            "%lld ms",
            kept, shown, clock.elapsed());
    }

private:
    static bool putTechnicians(Store::Mirror &mirror, const QString &second, int hour = 8)
    {
        const QString modified = u"2026-11-24 0%1:00:00.000000"_s.arg(hour);
        const QList<QJsonObject> documents{
            {{u"name"_s, u"DT-1"_s}, {u"modified"_s, modified}, {u"full_name"_s, u"Anne Roy"_s}},
            {{u"name"_s, u"DT-2"_s}, {u"modified"_s, modified}, {u"full_name"_s, second}}};
        const auto done = QCoro::waitFor(mirror.write([documents](QSqlDatabase &db) {
            return Store::applyDocuments(db, Store::Kind::Technician, documents);
        }));
        return done.has_value();
    }
    static std::vector<Outbox::NewWrite> batchOf(int count)
    {
        std::vector<Outbox::NewWrite> writes;
        for (int i = 0; i < count; ++i) {
            auto write = changeOf({{u"name"_s, u"T-%1"_s.arg(i)}, {u"cell_phone"_s, u"1"_s}},
                u"cell_phone"_s, u"2"_s);
            write.batch = u"batch"_s;
            write.batchTitle = u"Phone: 2"_s;
            writes.push_back(std::move(write));
        }
        return writes;
    }
    QString field(int role, int row = 0) const
    {
        return m_controller->fields()->index(row).data(role).toString();
    }

    std::unique_ptr<QueueBench> m_bench;
    std::unique_ptr<OutboxController> m_controller;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

QTEST_GUILESS_MAIN(TestOutboxController)
#include "tst_outboxcontroller.moc"
