// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerdata.h"
#include "store/database.h"
#include "timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// The time line over a real mirror.
class TestTimelineModel : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        TimelineModel model{&mirror,
            Clock([] { return QDateTime(QDate(2026, 11, 23), QTime(15, 0), QTimeZone::UTC); })};
        QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};

        /// The tester asks for more on its own: here the tests do.
        Desk() { tester.setUseFetchMore(false); }

        [[nodiscard]] QVariant at(int row, TimelineModel::Role role) const
        {
            return model.data(model.index(row), role);
        }
        [[nodiscard]] bool isInOrder() const
        {
            for (int row = 1; row < model.count(); ++row) {
                if (at(row, TimelineModel::DayRole).toString()
                    > at(row - 1, TimelineModel::DayRole).toString())
                    return false;
            }
            return true;
        }
        bool execute(const QString &sql)
        {
            return QCoro::waitFor(mirror.write([sql](QSqlDatabase &db) {
                return Store::execute(db, sql);
            })).has_value();
        }
        void settle() { QTRY_VERIFY(!model.isReading()); }
    };

    static Store::TimelineEntry mail(const QString &title, QDate day)
    {
        return {.kind = Store::TimelineKind::Mail,
            .event = u"failed"_s,
            .day = day,
            .document = title,
            .target = u"CAMP"_s,
            .title = title};
    }

private Q_SLOTS:
    void readsPageAfterPageDownToTheOldest()
    {
        Desk desk;
        QVERIFY(putBusyCustomer(desk.mirror, 1200));
        QSignalSpy anew(&desk.model, &TimelineModel::shownAnew);
        desk.model.setCustomer(u"C-BUSY"_s);
        QTRY_COMPARE(desk.model.count(), TimelineModel::pageSize);
        QTRY_COMPARE(desk.model.total(), 6000);
        QCOMPARE(anew.count(), 1);
        QSignalSpy reset(&desk.model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&desk.model, &QAbstractItemModel::rowsInserted);
        int pages = 1;
        while (desk.model.canFetchMore({})) {
            desk.model.fetchMore({});
            QVERIFY(!desk.model.canFetchMore({})); // one at a time
            ++pages;
            QTRY_COMPARE(desk.model.count(), std::min(pages * TimelineModel::pageSize, 6000));
            desk.settle();
        }
        QCOMPARE(desk.model.count(), 6000);
        QCOMPARE(inserted.count(), pages - 1); // each page is one insertion, none a reset
        QCOMPARE(reset.count(), 0);
        QVERIFY(desk.isInOrder());
        QVERIFY(!desk.model.hasOlder() && !desk.model.hasNewer());
    }

    void changesNoRowsUnderAViewThatAsksAtOnce()
    {
        Desk desk;
        QVERIFY(putBusyCustomer(desk.mirror, 100));
        desk.tester.setUseFetchMore(true); // in the midst of each announcement
        desk.model.setCustomer(u"C-BUSY"_s);
        const auto ask = [&desk] {
            if (desk.model.canFetchMore({}))
                desk.model.fetchMore({});
            return desk.model.count();
        };
        QTRY_COMPARE(ask(), 500);
        desk.settle();
        QVERIFY(desk.isInOrder());
        QVERIFY(!desk.model.hasOlder());
    }

    void jumpsToTheOldestAndToAYearAndBack()
    {
        Desk desk;
        QVERIFY(putBusyCustomer(desk.mirror, 1200));
        QSignalSpy anew(&desk.model, &TimelineModel::shownAnew);
        desk.model.setCustomer(u"C-BUSY"_s);
        QTRY_VERIFY(!desk.model.years().isEmpty());
        desk.settle();
        const QList<int> years = desk.model.years();
        QCOMPARE(years.first(), 2026);
        QVERIFY(std::ranges::is_sorted(years, std::greater()));

        desk.model.jumpToOldest();
        QTRY_VERIFY(desk.model.hasNewer());
        QVERIFY(anew.last()[0].toBool()); // shown from its last
        QVERIFY(!desk.model.hasOlder());
        QCOMPARE(
            QDate::fromString(
                desk.at(desk.model.count() - 1, TimelineModel::DayRole).toString(), Qt::ISODate)
                .year(),
            years.last());

        const int middle = years.at(years.size() / 2);
        desk.model.jumpToYear(middle);
        desk.settle();
        QVERIFY(desk.at(0, TimelineModel::DayRole).toString().startsWith(QString::number(middle)));
        QVERIFY(desk.model.hasNewer() && desk.model.hasOlder());
        const QString first = desk.at(0, TimelineModel::DayRole).toString();
        desk.model.fetchNewer();
        desk.settle();
        QCOMPARE(desk.model.count(), 2 * TimelineModel::pageSize);
        QCOMPARE(desk.at(TimelineModel::pageSize, TimelineModel::DayRole).toString(), first);
        QVERIFY(desk.isInOrder());

        desk.model.jumpToYear(2026);
        desk.settle();
        QVERIFY(!desk.model.hasNewer());
    }

    void filtersByKindWithCountsAndByText()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror) && putLetters(desk.mirror));
        desk.model.setCustomer(u"C-00042"_s);
        QTRY_COMPARE(desk.model.count(), 29);
        QTRY_COMPARE(desk.model.kinds()->rowOf(u"sms"_s), 2);
        const auto countOf = [&desk](const QString &kind) {
            return desk.model.kinds()->value(desk.model.kinds()->rowOf(kind), "entries").toInt();
        };
        QCOMPARE(countOf(u"message"_s), 6);
        QCOMPARE(countOf(u"contract"_s), 5);
        desk.model.toggleKind(u"sms"_s);
        QTRY_COMPARE(desk.model.count(), 2);
        QVERIFY(desk.model.isFiltered());
        QTRY_COMPARE(desk.model.total(), 2);
        QCOMPARE(countOf(u"message"_s), 6); // the others are still told of
        desk.model.toggleKind(u"payment"_s);
        QTRY_COMPARE(desk.model.count(), 5);
        desk.model.setText(u"oui"_s);
        QTRY_COMPARE(desk.model.count(), 1);
        QTRY_COMPARE(countOf(u"payment"_s), 0); // chosen: stays to be taken back
        desk.model.clearFilter();
        QTRY_COMPARE(desk.model.count(), 29);
        QVERIFY(!desk.model.isFiltered());
        QCOMPARE(desk.model.text(), QString());
    }

    void takesInMailsAndFilesWhereTheyBelong()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        desk.model.setCustomer(u"C-00042"_s);
        QTRY_VERIFY(desk.model.count() > 0);
        const int before = desk.model.count();
        QSignalSpy reset(&desk.model, &QAbstractItemModel::modelReset);
        desk.model.setMails(
            {mail(u"Automne"_s, QDate(2030, 1, 1)), mail(u"Vieux"_s, QDate(1990, 1, 1))});
        QTRY_COMPARE(desk.model.count(), before + 2);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(desk.at(0, TimelineModel::TitleRole).toString(), u"Automne"_s);
        QVERIFY(desk.at(0, TimelineModel::FutureRole).toBool());
        QCOMPARE(desk.at(0, TimelineModel::WhatRole).toString(), u"Campaign mail failed"_s);
        QCOMPARE(desk.at(desk.model.count() - 1, TimelineModel::TitleRole).toString(), u"Vieux"_s);
        QVERIFY(desk.at(0, TimelineModel::SectionRole).toString().contains(u"2030"_s));
        QVERIFY(!desk.at(0, TimelineModel::HasTimeRole).toBool());
    }

    void followsTheMirrorWithoutMovingTheEye()
    {
        Desk desk;
        QVERIFY(putBusyCustomer(desk.mirror, 300));
        desk.model.setCustomer(u"C-BUSY"_s);
        QTRY_VERIFY(desk.model.years().size() > 1);
        desk.settle();
        const int year = desk.model.years().last();
        desk.model.jumpToYear(year);
        desk.settle();
        const QString first = desk.at(0, TimelineModel::DocumentRole).toString();
        QSignalSpy reset(&desk.model, &QAbstractItemModel::modelReset);
        const QJsonObject payment{{u"name"_s, u"NEW"_s}, {u"modified"_s, u"2026-11-23 10:00:00"_s},
            {u"party_type"_s, u"Customer"_s}, {u"party"_s, u"C-BUSY"_s},
            {u"posting_date"_s, u"2026-11-22"_s}, {u"paid_amount"_s, 1}, {u"docstatus"_s, 1}};
        QVERIFY(put(desk.mirror, Store::Kind::Payment, {payment}));
        desk.model.refresh();
        QTRY_COMPARE(desk.model.total(), 1501);
        desk.settle();
        QCOMPARE(desk.at(0, TimelineModel::DocumentRole).toString(), first);
        QCOMPARE(reset.count(), 0);
        desk.model.jumpToNewest();
        desk.settle();
        QCOMPARE(desk.at(0, TimelineModel::DocumentRole).toString(), u"NEW"_s);
        QCOMPARE(desk.at(0, TimelineModel::AmountRole).toDouble(), 1.0);
    }

    void keepsWhatIsNotThereYetApartFromWhatCouldNotBeRead()
    {
        Desk desk;
        QVERIFY(putBusyCustomer(desk.mirror, 300));
        desk.model.setCustomer(u"C-BUSY"_s);
        QTRY_COMPARE(desk.model.count(), TimelineModel::pageSize);
        desk.settle();
        QVERIFY(desk.execute(u"ALTER TABLE payment RENAME TO gone"_s));
        desk.model.fetchMore({});
        desk.settle();
        QVERIFY(desk.model.error().isSet());
        QCOMPARE(desk.model.count(), TimelineModel::pageSize);
        QVERIFY(desk.model.hasOlder()); // the last row is not the oldest
        QVERIFY(!desk.model.canFetchMore({})); // and is not asked for again and again
        desk.model.toggleKind(u"payment"_s);
        desk.settle();
        QVERIFY(desk.model.error().isSet());
        QCOMPARE(desk.model.count(), 0); // nothing that the filter leaves out
        QVERIFY(desk.execute(u"ALTER TABLE gone RENAME TO payment"_s));
        desk.model.tryAgain();
        desk.settle();
        QVERIFY(!desk.model.error().isSet());
        QCOMPARE(desk.model.count(), TimelineModel::pageSize);
        QCOMPARE(desk.at(0, TimelineModel::KindRole).toString(), u"payment"_s);
        QVERIFY(desk.model.canFetchMore({}));
    }

    void forgetsTheCustomerBefore()
    {
        Desk desk;
        QVERIFY(putCustomer(desk.mirror));
        desk.model.setCustomer(u"C-00042"_s);
        desk.model.setText(u"x"_s);
        desk.model.toggleKind(u"payment"_s);
        desk.model.setCustomer(u"C-none"_s); // while pages of the other are on their way
        desk.settle();
        QCOMPARE(desk.model.count(), 0);
        QVERIFY(!desk.model.isFiltered());
        QCOMPARE(desk.model.text(), QString());
        desk.model.setCustomer({});
        QCOMPARE(desk.model.total(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
