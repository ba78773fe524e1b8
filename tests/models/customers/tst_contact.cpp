// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerdata.h"
#include "customerscontroller.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "fakehttpserver.h"
#include "outbox/mirrorfeed.h"
#include "outbox/writequeue.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

/// ERPNext for one customer: a PUT with another `modified` than the stored one is refused.
class Server {
public:
    Server()
    {
        m_server.setHandler([this](const SeenRequest &request) { return answer(request); });
    }

    ScriptedAnswer answer(const SeenRequest &request)
    {
        if (isDown) {
            return {.end = ScriptedAnswer::End::Close};
        }
        if (isGone) {
            return FakeHttpServer::json("{\"exc_type\":\"DoesNotExistError\"}", 404);
        }
        if (request.verb == "GET") {
            return FakeHttpServer::json(wrapped());
        }
        ++puts;
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (body[u"modified"_s] != document[u"modified"_s]) {
            return FakeHttpServer::json(
                "{\"exc_type\":\"TimestampMismatchError\",\"exception\":\"changed\"}", 417);
        }
        if (!refusal.isEmpty()) {
            return FakeHttpServer::json(refusal, 417);
        }
        write(body, u"nous@desk.example"_s);
        for (auto field = instead.begin(); field != instead.end(); ++field) {
            document[field.key()] = field.value();
        }
        if (losesAnswer) {
            losesAnswer = false;
            isDown = goesDown;
            return {.end = ScriptedAnswer::End::Close};
        }
        return FakeHttpServer::json(wrapped());
    }

    void write(const QJsonObject &fields, const QString &user)
    {
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (field.key() != "modified"_L1) {
                document[field.key()] = field.value();
            }
        }
        document[u"modified"_s] = u"2026-11-23 12:00:00.%1"_s.arg(++writes, 6, 10, QChar(u'0'));
        document[u"modified_by"_s] = user;
    }

    QByteArray wrapped() const
    {
        return QJsonDocument(QJsonObject{{u"data"_s, document}}).toJson(QJsonDocument::Compact);
    }

    FakeHttpServer m_server;
    QJsonObject document = customerDocument();
    QJsonObject instead; ///< what it stores whatever is sent
    QByteArray refusal;
    bool losesAnswer = false;
    bool isDown = false;
    bool isGone = false;
    bool goesDown = false; ///< with the answer that is lost
    int writes = 0;
    int puts = 0;
};

struct Desk {
    explicit Desk(const QUrl &url)
    {
        service.url = url;
        erp = std::make_unique<Erp::ErpClient>(&network, service);
        queue =
            std::make_unique<Outbox::WriteQueue>(directory.filePath(u"outbox.sqlite"_s), erp.get(),
                Outbox::WriteQueue::Options{.firstWait = std::chrono::milliseconds(5),
                    .longestWait = std::chrono::milliseconds(40)});
        Outbox::keepInMirror(queue.get(), &mirror, &map);
        queue->start();
        controller = std::make_unique<CustomersController>(&mirror, queue.get(), &map);
        contact = controller->contact();
        tester = std::make_unique<QAbstractItemModelTester>(
            contact, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    bool open()
    {
        if (!putCustomer(mirror)) {
            return false;
        }
        controller->open(u"C-00042"_s);
        return QTest::qWaitFor([this] { return controller->isLoaded(); });
    }

    bool putAnother()
    {
        QJsonObject other = customerDocument();
        other[u"name"_s] = u"C-00043"_s;
        other[u"customer_name"_s] = u"Luc Roy"_s;
        return put(mirror, Store::Kind::Customer, {other});
    }

    QVariant value(const QString &field, int role) const
    {
        for (int row = 0; row < contact->rowCount(); ++row) {
            const QModelIndex index = contact->index(row);
            if (contact->data(index, ContactModel::FieldRole).toString() == field) {
                return contact->data(index, role);
            }
        }
        return {};
    }

    QString text(const QString &field) const
    {
        return value(field, ContactModel::ValueRole).toString();
    }

    ErrorText error(const QString &field) const
    {
        return value(field, ContactModel::ErrorRole).value<ErrorText>();
    }

    QTemporaryDir directory;
    Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
    QNetworkAccessManager network;
    Profile::Service service;
    Erp::FieldMap map = Erp::FieldMap::builtIn();
    std::unique_ptr<Erp::ErpClient> erp;
    std::unique_ptr<Outbox::WriteQueue> queue;
    std::unique_ptr<CustomersController> controller;
    ContactModel *contact = nullptr;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

/// Beside the queue, which does not know of it.
bool runInFile(const Desk &desk, const QString &statement)
{
    bool isDone = false;
    {
        auto db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
        db.setDatabaseName(desk.directory.filePath(u"outbox.sqlite"_s));
        isDone = db.open() && QSqlQuery(db).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"beside"_s);
    return isDone;
}

const QString cell = u"cell_phone"_s;
const QString mail = u"email_billing"_s;

} // namespace

class TestContact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isPendingUntilTheServerSaidSo()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        QSignalSpy saved(desk.contact, &ContactModel::saved);
        desk.contact->beginEdit(cell);
        desk.contact->submit(cell, u" 819 555-0199 "_s);
        QVERIFY(desk.value(cell, ContactModel::PendingRole).toBool());
        QCOMPARE(desk.text(cell), u"819 555-0199"_s);
        QCOMPARE(desk.contact->unsaved(), 1);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!desk.value(cell, ContactModel::PendingRole).toBool());
        QCOMPARE(desk.contact->unsaved(), 0);
        QCOMPARE(server.document[cell].toString(), u"819 555-0199"_s);
        QCOMPARE(server.document[u"customer_name"_s].toString(), u"Éloïse Tremblay"_s);
        // The page itself follows the mirror.
        QTRY_VERIFY(desk.controller->head().phones.contains(u"819 555-0199"_s));
    }

    void severalEditsGoOneAfterTheOther()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        QSignalSpy saved(desk.contact, &ContactModel::saved);
        desk.contact->submit(cell, u"819 555-0199"_s);
        desk.contact->submit(mail, u"nouveau@client.example"_s);
        desk.contact->submit(u"language"_s, u"en"_s);
        QTRY_COMPARE(saved.count(), 3);
        QCOMPARE(server.puts, 3); // our own saves are no conflicts among each other
        QCOMPARE(server.document[mail].toString(), u"nouveau@client.example"_s);
        QCOMPARE(server.document[u"language"_s].toString(), u"en"_s);
    }

    void aColleaguesChangeElsewhereIsKeptWithOurs()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->beginEdit(cell);
        server.write({{mail, u"collegue@client.example"_s}}, u"luc@desk.example"_s);
        QSignalSpy saved(desk.contact, &ContactModel::saved);
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(server.document[cell].toString(), u"819 555-0199"_s);
        QCOMPARE(server.document[mail].toString(), u"collegue@client.example"_s);
        QTRY_COMPARE(desk.text(mail), u"collegue@client.example"_s);
    }

    void aClashShowsBothAndLosesNeither_data()
    {
        QTest::addColumn<bool>("keepMine");
        QTest::newRow("mine") << true;
        QTest::newRow("theirs") << false;
    }

    void aClashShowsBothAndLosesNeither()
    {
        QFETCH(bool, keepMine);
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->beginEdit(cell);
        server.write({{cell, u"819 555-0177"_s}}, u"luc@desk.example"_s);
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_VERIFY(desk.value(cell, ContactModel::ClashRole).toBool());
        QCOMPARE(desk.value(cell, ContactModel::MineRole).toString(), u"819 555-0199"_s);
        QCOMPARE(desk.value(cell, ContactModel::TheirsRole).toString(), u"819 555-0177"_s);
        QCOMPARE(desk.value(cell, ContactModel::TheirNameRole).toString(), u"luc@desk.example"_s);
        QCOMPARE(server.document[cell].toString(), u"819 555-0177"_s); // nothing overwritten
        // The mirror learns theirs meanwhile; the choice stays open.
        desk.contact->resolve(cell, keepMine);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
        const QString expected = keepMine ? u"819 555-0199"_s : u"819 555-0177"_s;
        QTRY_COMPARE(desk.text(cell), expected);
        QCOMPARE(server.document[cell].toString(), expected);
    }

    void aThirdValueDecidesTheClash()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->beginEdit(cell);
        server.write({{cell, u"819 555-0177"_s}}, u"luc@desk.example"_s);
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_VERIFY(desk.value(cell, ContactModel::ClashRole).toBool());
        desk.contact->submit(cell, u"819 555-0111"_s);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
        QCOMPARE(server.document[cell].toString(), u"819 555-0111"_s);
        QCOMPARE(desk.queue->writes().size(), std::size_t(1));
    }

    void aThirdValueIsNotTakenWhileSomethingElseClashesToo()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        server.write({{cell, u"819 555-0177"_s}, {mail, u"collegue@client.example"_s}},
            u"luc@desk.example"_s);
        Outbox::NewWrite write;
        write.doctype = u"Customer"_s;
        write.name = u"C-00042"_s;
        write.base.set(cell, "\"819 555-0142\"");
        write.base.set(mail, "\"eloise@client.example\"");
        write.changes.fields.insert(cell, "\"819 555-0199\"");
        write.changes.fields.insert(mail, "\"nouveau@client.example\"");
        QVERIFY(QCoro::waitFor(desk.queue->add(write)).has_value());
        QTRY_VERIFY(desk.value(cell, ContactModel::ClashRole).toBool());
        desk.contact->submit(cell, u"819 555-0111"_s);
        QVERIFY(desk.value(cell, ContactModel::ClashRole).toBool());
        QVERIFY(desk.error(cell).details().contains(u"819 555-0111"_s));
        QCOMPARE(desk.queue->writes().size(), std::size_t(1));
        QCOMPARE(server.puts, 0);
    }

    void aCustomerThatIsGoneHasNoValueOfTheirs()
    {
        Server server;
        server.isGone = true;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_VERIFY(desk.value(cell, ContactModel::GoneRole).toBool());
        QVERIFY(desk.value(cell, ContactModel::ClashRole).toBool());
        server.isGone = false;
        desk.contact->resolve(cell, true);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
        QCOMPARE(server.document[cell].toString(), u"819 555-0199"_s);
        QVERIFY(!desk.value(cell, ContactModel::GoneRole).toBool());
    }

    void aValueTypedOverACustomerThatIsGoneIsRefusedForThat()
    {
        Server server;
        server.isGone = true;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_VERIFY(desk.value(cell, ContactModel::GoneRole).toBool());
        desk.contact->submit(cell, u"819 555-0111"_s);
        QVERIFY(desk.value(cell, ContactModel::GoneRole).toBool());
        QVERIFY2(desk.error(cell).details().contains(u"deleted or renamed"_s),
            qPrintable(desk.error(cell).details()));
    }

    void anEditBehindOneThatClashesShowsTheClash_data()
    {
        QTest::addColumn<bool>("keepMine");
        QTest::newRow("mine") << true;
        QTest::newRow("theirs") << false;
    }

    void anEditBehindOneThatClashesShowsTheClash()
    {
        QFETCH(bool, keepMine);
        Server server;
        server.losesAnswer = true;
        server.goesDown = true;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"uncertain"_s);
        desk.contact->submit(cell, u"819 555-0188"_s);
        QTRY_COMPARE(desk.queue->writes().size(), std::size_t(2));
        server.write({{cell, u"819 555-0177"_s}}, u"luc@desk.example"_s);
        server.isDown = false;
        QTRY_VERIFY(desk.value(cell, ContactModel::ClashRole).toBool());
        // What was typed last, against theirs.
        QCOMPARE(desk.value(cell, ContactModel::MineRole).toString(), u"819 555-0188"_s);
        QCOMPARE(desk.value(cell, ContactModel::TheirsRole).toString(), u"819 555-0177"_s);
        desk.contact->resolve(cell, keepMine);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
        const QString expected = keepMine ? u"819 555-0188"_s : u"819 555-0177"_s;
        QCOMPARE(server.document[cell].toString(), expected);
        QTRY_COMPARE(desk.text(cell), expected);
    }

    void anEditBehindOneOnItsWayIsComparedWithTheSame()
    {
        Server server;
        server.losesAnswer = true;
        server.goesDown = true;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"uncertain"_s);
        desk.contact->submit(cell, u"819 555-0188"_s);
        QTRY_COMPARE(desk.queue->writes().size(), std::size_t(2));
        const Outbox::RawDocument base = desk.queue->writes().back().base;
        QCOMPARE(base.text(cell), u"819 555-0142"_s);
        QCOMPARE(base.text(u"modified"_s), u"2026-11-20 10:00:00.000001"_s);
        server.isDown = false;
        QTRY_COMPARE_WITH_TIMEOUT(desk.contact->unsaved(), 0, 15'000);
        QCOMPARE(server.document[cell].toString(), u"819 555-0188"_s);
    }

    void aChangeThatArrivesWhileTypingIsNotOverwritten()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->beginEdit(cell);
        server.write({{cell, u"819 555-0177"_s}}, u"luc@desk.example"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Customer, {server.document}));
        QTRY_COMPARE(desk.text(cell), u"819 555-0177"_s); // the page already shows theirs
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_VERIFY(desk.value(cell, ContactModel::ClashRole).toBool());
        QCOMPARE(server.document[cell].toString(), u"819 555-0177"_s);
    }

    void withoutANetworkItWaitsAndIsSentOnReturn()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        server.isDown = true;
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"waiting"_s);
        QTRY_VERIFY(desk.value(cell, ContactModel::SinceRole).toDateTime().isValid());
        QCOMPARE(desk.text(cell), u"819 555-0199"_s);
        QCOMPARE(desk.contact->unsaved(), 1);
        QVERIFY(!desk.error(cell).isSet());
        // Typed anew while it waits: one write, not two.
        desk.contact->submit(cell, u"819 555-0188"_s);
        QTRY_COMPARE(desk.text(cell), u"819 555-0188"_s);
        QCOMPARE(desk.queue->writes().size(), std::size_t(1));
        server.isDown = false;
        QTRY_COMPARE_WITH_TIMEOUT(desk.contact->unsaved(), 0, 15'000);
        QCOMPARE(server.document[cell].toString(), u"819 555-0188"_s);
        QCOMPARE(desk.text(cell), u"819 555-0188"_s);
    }

    void whatWaitsCanBeGivenUp()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.queue->stop();
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.queue->writes().size(), std::size_t(1));
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"waiting"_s);
        desk.contact->discard(cell);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
        QCOMPARE(desk.text(cell), u"819 555-0142"_s);
    }

    void whatCannotBeKeptStaysAsTyped()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        // The file belongs to another process here: nothing can be put in.
        Outbox::WriteQueue second(desk.directory.filePath(u"outbox.sqlite"_s), desk.erp.get());
        QTRY_VERIFY(second.fileError().has_value());
        ContactModel contact(&second, &desk.map);
        contact.setCustomer({.id = u"C-00042"_s, .cellPhone = u"819 555-0142"_s});
        contact.submit(cell, u"819 555-0199"_s);
        const QModelIndex index = contact.index(0);
        QTRY_VERIFY(index.data(ContactModel::ErrorRole).value<ErrorText>().isSet());
        QCOMPARE(index.data(ContactModel::ValueRole).toString(), u"819 555-0199"_s);
        // Also after a look at somebody else.
        contact.setCustomer({.id = u"C-00043"_s});
        QCOMPARE(contact.unsaved(), 0);
        contact.setCustomer({.id = u"C-00042"_s, .cellPhone = u"819 555-0142"_s});
        QCOMPARE(contact.index(0).data(ContactModel::ValueRole).toString(), u"819 555-0199"_s);
        contact.discard(cell);
        QCOMPARE(contact.unsaved(), 0);
    }

    void untilItIsKeptNothingElseIsTypedOverIt()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.queue->stop();
        desk.contact->submit(cell, u"819 555-0199"_s);
        QCOMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"keeping"_s);
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"waiting"_s);
        desk.contact->submit(cell, u"819 555-0188"_s);
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"waiting"_s);
        QCOMPARE(desk.text(cell), u"819 555-0188"_s);
        QCOMPARE(desk.queue->writes().size(), std::size_t(1));
    }

    void anEditThatCannotBeKeptStaysAsTyped()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.queue->stop();
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"waiting"_s);
        QVERIFY(runInFile(desk,
            u"CREATE TRIGGER refuses BEFORE UPDATE ON write BEGIN "
            "SELECT RAISE(ABORT, 'no room'); END"_s));
        desk.contact->submit(cell, u"819 555-0188"_s);
        QTRY_VERIFY(desk.error(cell).isSet());
        QCOMPARE(desk.text(cell), u"819 555-0188"_s);
        Q_EMIT desk.queue->changed(desk.queue->writes().front().id); // which still holds the old
        QCOMPARE(desk.text(cell), u"819 555-0188"_s);
        QVERIFY(runInFile(desk, u"DROP TRIGGER refuses"_s));
        desk.contact->submit(cell, u"819 555-0188"_s);
        QTRY_COMPARE(desk.value(cell, ContactModel::PendingStateRole).toString(), u"waiting"_s);
        QCOMPARE(desk.text(cell), u"819 555-0188"_s);
        QCOMPARE(desk.queue->writes().size(), std::size_t(1));
    }

    void theServersRefusalStandsAtTheField()
    {
        Server server;
        server.refusal =
            "{\"exc_type\":\"ValidationError\",\"_server_messages\":"
            "\"[\\\"{\\\\\\\"message\\\\\\\": \\\\\\\"Phone is in use\\\\\\\"}\\\"]\"}";
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_VERIFY(desk.error(cell).isSet());
        QVERIFY(desk.error(cell).details().contains(u"Phone is in use"_s));
        QVERIFY(!desk.error(mail).isSet());
        server.refusal.clear();
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
    }

    void whatTheServerMadeSomethingElseOfIsNotSaved()
    {
        Server server;
        server.instead = {{cell, u"819 555-0100"_s}};
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        QSignalSpy saved(desk.contact, &ContactModel::saved);
        QSignalSpy mended(desk.controller.get(), &CustomersController::emailSaved);
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_VERIFY(desk.value(cell, ContactModel::NotTakenRole).toBool());
        QCOMPARE(desk.text(cell), u"819 555-0100"_s);
        QCOMPARE(desk.value(cell, ContactModel::MineRole).toString(), u"819 555-0199"_s);
        server.instead = {{mail, u"autre@client.example"_s}};
        desk.contact->submit(mail, u"nouveau@client.example"_s);
        QTRY_VERIFY(desk.value(mail, ContactModel::NotTakenRole).toBool());
        QCOMPARE(saved.count(), 0);
        QCOMPARE(mended.count(), 0);
        // Looked at again, it is said no more.
        desk.contact->beginEdit(cell);
        QVERIFY(!desk.value(cell, ContactModel::NotTakenRole).toBool());
    }

    void aLostAnswerIsReadBackAndNotRepeated()
    {
        Server server;
        server.losesAnswer = true;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
        QCOMPARE(server.puts, 1);
        QTRY_COMPARE(desk.text(cell), u"819 555-0199"_s);
    }

    void aReloadBegunBeforeOurSaveDoesNotBringTheOldValueBack()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        Customer before{.id = u"C-00042"_s,
            .modified = u"2026-11-20 10:00:00.000001"_s,
            .cellPhone = u"819 555-0142"_s};
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
        desk.contact->setCustomer(before);
        QCOMPARE(desk.text(cell), u"819 555-0199"_s);
    }

    void editsGoOnWhenAnotherCustomerIsOpened()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        QVERIFY(desk.putAnother());
        QSignalSpy mended(desk.controller.get(), &CustomersController::emailSaved);
        desk.contact->submit(cell, u"819 555-0199"_s);
        desk.contact->submit(mail, u"nouveau@client.example"_s);
        desk.controller->open(u"C-00043"_s);
        QTRY_COMPARE(desk.contact->customer(), u"C-00043"_s);
        QCOMPARE(desk.contact->unsaved(), 0);
        QTRY_COMPARE(server.puts, 2); // the one that waited is not forgotten
        QTRY_COMPARE(server.document[mail].toString(), u"nouveau@client.example"_s);
        QCOMPARE(server.document[cell].toString(), u"819 555-0199"_s);
        QTRY_COMPARE(mended.count(), 1);
        QCOMPARE(mended.first(), (QVariantList{u"C-00042"_s, u"nouveau@client.example"_s}));
    }

    void whatCouldNotBeSavedIsThereOnComingBack()
    {
        Server server;
        server.refusal = "{\"exc_type\":\"ValidationError\",\"exception\":\"no\"}";
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        QVERIFY(desk.putAnother());
        desk.contact->submit(cell, u"819 555-0199"_s);
        desk.controller->open(u"C-00043"_s);
        QTRY_COMPARE(desk.contact->customer(), u"C-00043"_s);
        QTRY_COMPARE(desk.queue->writes().at(0).state, Outbox::State::Refused);
        desk.controller->close();
        desk.controller->open(u"C-00042"_s);
        QTRY_COMPARE(desk.contact->customer(), u"C-00042"_s);
        QCOMPARE(desk.text(cell), u"819 555-0199"_s);
        QVERIFY(desk.error(cell).isSet());
        server.refusal.clear();
        desk.contact->submit(cell, u"819 555-0199"_s);
        QTRY_COMPARE(desk.contact->unsaved(), 0);
    }

    void refusesWhatIsNoAddressBeforeSendingIt()
    {
        Server server;
        Desk desk(server.m_server.url());
        QVERIFY(desk.open());
        desk.contact->submit(mail, u"eloise"_s);
        QVERIFY(desk.error(mail).isSet());
        QCOMPARE(desk.text(mail), u"eloise"_s);
        desk.contact->submit(cell, u"555"_s);
        QVERIFY(desk.error(cell).isSet());
        QCOMPARE(server.puts, 0);
        QCOMPARE(desk.contact->unsaved(), 2);
    }
};

QTEST_GUILESS_MAIN(TestContact)
#include "tst_contact.moc"
