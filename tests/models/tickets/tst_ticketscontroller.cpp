// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketdata.h"
#include "ticketscontroller.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestTicketsController : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        TicketsController controller{&mirror};

        explicit Desk(int count = 60)
            : isFilled(putTickets(mirror, count))
        {
        }

        bool start()
        {
            controller.activate();
            return isFilled && QTest::qWaitFor([this] { return controller.isListed(); })
                && QTest::qWaitFor([this] { return controller.mirrored() > 0; });
        }
        [[nodiscard]] QString idAt(int place)
        {
            return controller.list()->index(place, 0).data(TicketListModel::RowIdRole).toString();
        }
        [[nodiscard]] bool hasSettled()
        {
            return QTest::qWaitFor([this] { return !controller.isListing(); });
        }

        bool isFilled;
    };

    static QString idOf(int i) { return ticketDocument(i).value("name"_L1).toString(); }

private Q_SLOTS:
    void readsNothingBeforeThePageIsInFront()
    {
        Desk desk;
        QCOMPARE(desk.controller.isListing(), false);
        QCOMPARE(desk.controller.list()->count(), 0);
        QVERIFY(desk.start());
        QCOMPARE(desk.controller.list()->count(), 30); // the open ones
        QCOMPARE(desk.idAt(0), idOf(58)); // the newest, here with the list itself
    }

    void offersTheViewsWithWhatIsOpenInEach()
    {
        Desk desk;
        QVERIFY(desk.start());
        TicketViewModel *views = desk.controller.views();
        const auto open = [views](const QString &id) {
            return views->index(views->rowOf(id)).data(TicketViewModel::OpenRole).toInt();
        };
        QTRY_COMPARE(open(u"all"_s), 30);
        QCOMPARE(open(u"mine"_s), 6);
        QCOMPARE(open(u"unassigned"_s), 6);
        QCOMPARE(open(u"important"_s), 10);
        QCOMPARE(open(u"type:Technique"_s), 30);
        QCOMPARE(open(u"type:Facturation"_s), 0); // all of them closed, and still offered
        QCOMPARE(open(u"region:Saint-Rémi"_s), 10);
        for (const auto &[view, count] : {std::pair(u"mine"_s, 6), std::pair(u"unassigned"_s, 6),
                 std::pair(u"important"_s, 10), std::pair(u"region:Saint-Rémi"_s, 10)}) {
            desk.controller.chooseView(view);
            QVERIFY(desk.hasSettled());
            QCOMPARE(desk.controller.list()->count(), count);
        }
        desk.controller.setOnlyOpen(false);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.controller.list()->count(), 20);
    }

    void lettersOfOneWordAreOneQuery()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.setOnlyOpen(false);
        QVERIFY(desk.hasSettled());
        QSignalSpy reset(desk.controller.list(), &QAbstractItemModel::modelReset);
        for (const auto *text : {u"t", u"té", u"tél", u"télé"})
            desk.controller.setText(QString::fromUtf16(text));
        QTRY_COMPARE(reset.count(), 1);
        QCOMPARE(desk.controller.list()->count(), 15);
        desk.controller.setText(u"tremblay"_s);
        QTRY_COMPARE(desk.controller.list()->count(), 20);
        desk.controller.setText(QString::number(880007));
        QTRY_COMPARE(desk.controller.list()->count(), 1);
    }

    void showsATicketWithItsThread()
    {
        Desk desk;
        QAbstractItemModelTester tester(
            desk.controller.thread(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(desk.start());
        desk.controller.select(0);
        QTRY_VERIFY(desk.controller.isLoaded());
        const TicketCard card = desk.controller.card();
        QCOMPARE(card.id, idOf(58));
        QCOMPARE(card.phone, u"819 555-0142"_s);
        QCOMPARE(desk.controller.place(), 0);
        ThreadModel *thread = desk.controller.thread();
        QCOMPARE(thread->count(), 4);
        QCOMPARE(thread->notes(), 1);
        QList<int> kinds;
        for (int row = 0; row < thread->count(); ++row)
            kinds += thread->at(row).kind;
        QCOMPARE(kinds,
            QList<int>({ThreadModel::Received, ThreadModel::Note, ThreadModel::Answer,
                ThreadModel::Received}));
        QVERIFY(!thread->at(0).html.contains(u"script"_s));
        QCOMPARE(desk.controller.related()->count(), 2);
        QCOMPARE(desk.controller.related()->value(0, "relation").toString(), u"parent"_s);
        QCOMPARE(desk.controller.jobs()->value(0, "subject").toString(), u"Remplacer l’ONT"_s);
        // The copy was never compared with a server: no age is made up.
        QVERIFY(!card.fetchedAt.isValid());
    }

    void loadsTheImagesOfOneMessageOnlyWhenAsked()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.select(0);
        QTRY_VERIFY(desk.controller.isLoaded());
        ThreadModel *thread = desk.controller.thread();
        QVERIFY(!thread->at(0).html.contains(u"images.example"_s));
        QCOMPARE(thread->at(0).remoteImages, 1);
        QSignalSpy changed(thread, &QAbstractItemModel::dataChanged);
        thread->loadImages(thread->at(0).id);
        QCOMPARE(changed.count(), 1);
        QVERIFY(thread->at(0).html.contains(u"src=\"https://images.example/modem.png\""_s));
        QVERIFY(!thread->at(0).html.contains(u"script"_s));
        QCOMPARE(thread->at(0).remoteImages, 0);
        // Another message comes: what was asked to be seen stays.
        QVERIFY(put(desk.mirror, Store::Kind::Message,
            {messageDocument(idOf(58), 6, true, u"<p>Technicien demain.</p>"_s)}));
        QTRY_COMPARE(thread->count(), 5);
        QCOMPARE(changed.count(), 1);
        QVERIFY(thread->at(0).isLoadingImages);
        // Another ticket and back: asked anew.
        desk.controller.open(idOf(56));
        QTRY_COMPARE(desk.controller.card().id, idOf(56));
        desk.controller.open(idOf(58));
        QTRY_COMPARE(thread->count(), 5);
        QVERIFY(!thread->at(0).html.contains(u"images.example"_s));
    }

    void followsTheMirrorWithFewSignals()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.select(5);
        const QString chosen = desk.idAt(5);
        QTRY_VERIFY(desk.controller.isLoaded());
        TicketListModel *list = desk.controller.list();
        QAbstractItemModelTester tester(
            list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(list, &QAbstractItemModel::modelReset);
        QSignalSpy moved(list, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(list, &QAbstractItemModel::dataChanged);
        QSignalSpy removed(list, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(list, &QAbstractItemModel::rowsInserted);

        // A colleague answers an old one: it rises to the top and says so.
        QJsonObject ticket = ticketDocument(20);
        ticket.insert(u"modified"_s, u"2026-12-24 10:00:00.000000"_s);
        ticket.insert(u"status"_s, u"Replied"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {ticket}));
        QTRY_COMPARE(moved.count(), 1);
        QCOMPARE(desk.idAt(0), idOf(20));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(reset.count() + removed.count() + inserted.count(), 0);
        QCOMPARE(desk.controller.place(), 6);
        QCOMPARE(desk.idAt(6), chosen);

        // One is closed: it leaves the open ones.
        ticket.insert(u"modified"_s, u"2026-12-25 10:00:00.000000"_s);
        ticket.insert(u"status"_s, u"Closed"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {ticket}));
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(reset.count() + inserted.count(), 0);
        QCOMPARE(desk.controller.place(), 5);

        // A new one comes.
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {ticketDocument(400)}));
        QTRY_COMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(list->count(), 30);
    }

    void losesNoChangeWhenTheViewIsSwitchedMeanwhile()
    {
        Desk desk(400);
        QVERIFY(desk.start());
        desk.controller.setOnlyOpen(false);
        desk.controller.sortBy(TicketListModel::IdColumn, false);
        QVERIFY(desk.hasSettled());
        TicketListModel *list = desk.controller.list();
        QTRY_COMPARE(list->rowCount(), 400);
        // Far from the first page, which every list reads anew.
        QTRY_COMPARE(desk.idAt(399), idOf(399));

        QSignalSpy told(&desk.mirror, &Store::Mirror::documentsChanged);
        QJsonObject ticket = ticketDocument(399);
        ticket.insert(u"modified"_s, u"2026-12-24 10:00:00.000000"_s);
        ticket.insert(u"subject"_s, u"Sujet nouveau"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {ticket}));
        QTRY_VERIFY(told.count() > 0);
        desk.controller.refresh(); // an update is on its way
        desk.controller.chooseView(u"type:Facturation"_s);
        QTRY_COMPARE(list->rowCount(), 200);
        QTRY_COMPARE(desk.idAt(199), idOf(399));
        QTRY_COMPARE(
            list->index(199, 0).data(TicketListModel::CellTextRole).toString(), u"Sujet nouveau"_s);
    }

    void opensARowThatIsNotReadYetAsSoonAsItIs()
    {
        Desk desk(400);
        QVERIFY(desk.start());
        desk.controller.setOnlyOpen(false);
        QVERIFY(desk.hasSettled());
        const int last = desk.controller.list()->rowCount() - 1;
        QCOMPARE(desk.idAt(last), QString()); // notes that it is missing
        desk.controller.select(last);
        QTRY_VERIFY(desk.controller.isLoaded());
        QCOMPARE(desk.controller.card().id, desk.idAt(last));
        QCOMPARE(desk.controller.place(), last);
    }

    void opensOneFromElsewhereThatTheListHasNot()
    {
        Desk desk;
        QVERIFY(desk.start());
        QSignalSpy asked(&desk.controller, &TicketsController::ticketAsked);
        desk.controller.open(idOf(1)); // closed
        QTRY_VERIFY(desk.controller.isLoaded());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(desk.controller.place(), -1);
        desk.controller.open(u"ISS-none"_s);
        QTRY_VERIFY(desk.controller.isMissing());
        QCOMPARE(desk.controller.thread()->count(), 0);
        desk.controller.close();
        QCOMPARE(desk.controller.ticketId(), QString());
    }

    void neverShowsADeletedTicketOnTheRowOfTheNextOne()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.setOnlyOpen(false);
        QVERIFY(desk.hasSettled());
        desk.controller.open(idOf(59)); // put last: the next new one is given its row number
        QTRY_VERIFY(desk.controller.isLoaded());
        QCOMPARE(desk.controller.place(), 0);
        QVERIFY(QCoro::waitFor(desk.mirror.write([](QSqlDatabase &db) {
            return Store::removeDocuments(db, Store::Kind::Ticket, {idOf(59)});
        })));
        QTRY_VERIFY(desk.controller.isMissing());
        QCOMPARE(desk.controller.place(), -1);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {ticketDocument(400)}));
        QTRY_COMPARE(desk.idAt(0), idOf(400));
        QCOMPARE(desk.controller.place(), -1);
        desk.controller.select(0);
        QTRY_COMPARE(desk.controller.ticketId(), idOf(400));
    }

    void groupsSortsAndKeepsViewsUnderAName()
    {
        Desk desk;
        QVERIFY(desk.start());
        desk.controller.setGroup(TicketsController::ByAssignee);
        QVERIFY(desk.hasSettled());
        QCOMPARE(desk.controller.list()->rowCount(), 33);
        QVERIFY(desk.controller.list()->isHeading(0));
        desk.controller.sortBy(TicketListModel::SubjectColumn, false);
        desk.controller.setColumnShown(TicketListModel::RegionColumn, false);
        desk.controller.chooseView(u"mine"_s);
        QVERIFY(desk.hasSettled());
        desk.controller.saveView(u"  Les  miens "_s);
        QCOMPARE(desk.controller.view(), u"saved:Les miens"_s);
        QCOMPARE(desk.controller.viewTitle(), u"Les miens"_s);
        desk.controller.chooseView(u"all"_s);
        desk.controller.setGroup(TicketsController::NoGroup);
        QVERIFY(desk.hasSettled());

        TicketsController later(&desk.mirror);
        later.restore(desk.controller.memory());
        QCOMPARE(later.view(), u"all"_s);
        QCOMPARE(later.sortColumn(), int(TicketListModel::SubjectColumn));
        QCOMPARE(later.hiddenColumns(),
            (QList<int>{TicketListModel::RegionColumn, TicketListModel::TagsColumn}));
        later.activate();
        later.chooseView(u"saved:Les miens"_s);
        QTRY_VERIFY(later.isListed() && !later.isListing());
        QCOMPARE(later.list()->count(), 6);
        QCOMPARE(later.group(), int(TicketsController::ByAssignee));
        later.removeView(u"saved:Les miens"_s);
        QCOMPARE(later.view(), u"mine"_s);
        QCOMPARE(later.views()->rowOf(u"saved:Les miens"_s), -1);
        later.restore(u"{ not json"_s); // too late and nonsense: nothing happens
        QCOMPARE(later.view(), u"mine"_s);
    }

    void writesTheListAsShownToAFile()
    {
        Desk desk(4200);
        QVERIFY(desk.start());
        desk.controller.setOnlyOpen(false);
        desk.controller.setGroup(TicketsController::ByType);
        QVERIFY(desk.hasSettled());
        const QString path = desk.directory.filePath(u"billets.csv"_s);
        TicketExport *file = desk.controller.fileExport();
        QSignalSpy finished(file, &TicketExport::finished);
        file->start(QUrl::fromLocalFile(path));
        QVERIFY(file->isRunning());
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished[0][1].toInt(), 4200); // headings are no tickets
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().split('\n');
        QCOMPARE(lines.size(), 4202); // header, rows, the end of the last
        QVERIFY(lines[0].startsWith("\xef\xbb\xbfSubject,Customer,State,"));
        const QString first =
            desk.controller.list()->index(1, 0).data(TicketListModel::RowIdRole).toString();
        QVERIFY2(lines[1].contains(first.toUtf8()), lines[1].constData());

        file->start(QUrl::fromLocalFile(desk.directory.filePath(u"none/x.csv"_s)));
        QTRY_VERIFY(file->error().isSet() && !file->isRunning());
        file->start(QUrl::fromLocalFile(path + u'2'));
        file->cancel();
        QVERIFY(!file->isRunning());
        // Another one at once: the one that was given up leaves nothing.
        file->start(QUrl::fromLocalFile(path + u'3'));
        QTRY_COMPARE(finished.count(), 2);
        QTRY_COMPARE(QDir(desk.directory.path()).entryList({u"billets*"_s}, QDir::Files),
            QStringList({u"billets.csv"_s, u"billets.csv3"_s}));
    }

    void saysWhyTheListCannotBeRead()
    {
        Desk desk;
        QVERIFY(desk.isFilled);
        desk.mirror.close();
        desk.controller.activate();
        QTRY_VERIFY(desk.controller.listError().isSet());
        QCOMPARE(desk.controller.isListed(), false);
    }
};

QTEST_GUILESS_MAIN(TestTicketsController)
#include "tst_ticketscontroller.moc"
