// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "causemodel.h"
#include "hubrows.h"
#include "recipientproxymodel.h"
#include "recipienttablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

Hub::Recipient recipient(int row, Hub::RecipientStatus status, const QString &error = {})
{
    Hub::Recipient result;
    result.row = row;
    result.firstName = u"Prénom%1"_s.arg(row);
    result.lastName = u"Nom%1"_s.arg(row);
    result.email = u"client%1@client.example"_s.arg(row);
    result.status = status;
    result.statusText = Hub::recipientStatusText(status);
    result.error = error;
    result.retryCount = error.isEmpty() ? 0 : 2;
    return result;
}

/// Of five rows: sent, failed by throttling, failed for good, waiting, excluded.
std::vector<Hub::Recipient> mixed(int count)
{
    std::vector<Hub::Recipient> rows;
    for (int row = 0; row < count; ++row) {
        switch (row % 5) {
        case 0:
            rows.push_back(recipient(row, Hub::RecipientStatus::Sent));
            break;
        case 1:
            rows.push_back(
                recipient(row, Hub::RecipientStatus::Failed, u"421 4.7.0 throttled by relay"_s));
            break;
        case 2:
            rows.push_back(recipient(row, Hub::RecipientStatus::Failed,
                u"550 5.1.1 <client%1@client.example> unknown"_s.arg(row)));
            break;
        case 3:
            rows.push_back(recipient(row, Hub::RecipientStatus::Pending));
            break;
        default:
            rows.push_back(recipient(row, Hub::RecipientStatus::Pending));
            rows.back().isExcluded = true;
        }
    }
    return rows;
}

Hub::RecipientUpdate update(int row, const QString &status, const QString &error = {})
{
    return {.campaign = u"cmp"_s,
        .row = row,
        .fields = {{u"status"_s, status}, {u"error"_s, error}},
        .campaignStatus = {}};
}

struct Fixture {
    RecipientTableModel table;
    RecipientProxyModel proxy{&table};
    CauseModel causes;
    QAbstractItemModelTester tableTester{
        &table, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester proxyTester{
        &proxy, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester causeTester{
        &causes, QAbstractItemModelTester::FailureReportingMode::QtTest};

    std::vector<Hub::Recipient> recipients;

    explicit Fixture(int count)
        : recipients(mixed(count))
    {
        table.reset(u"cmp"_s, rowsOf(recipients));
    }

    void apply(const Hub::RecipientUpdate &update)
    {
        auto &recipient = recipients[size_t(update.row)];
        recipient = Hub::updated(recipient, update);
        table.applyRow(rowOf(recipient));
    }

    QString text(int row, int column) const
    {
        return table.data(table.index(row, column), RecipientTableModel::CellTextRole).toString();
    }
};

} // namespace

class TestRecipients : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAFailedRowAsASentence()
    {
        Fixture f(5);
        auto rows = mixed(5);
        const QDateTime when(QDate(2020, 3, 4), QTime(15, 42, 7), QTimeZone::UTC);
        rows[1].extra.insert(u"updated_at"_s, when.toString(Qt::ISODateWithMs));
        f.table.applySnapshot(rowsOf(rows));
        const QString sentence = f.text(1, RecipientTableModel::ReasonColumn);
        QVERIFY2(
            sentence.startsWith(u"421 4.7.0 throttled by relay · 3 attempt"), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u"10:42:07"), qPrintable(sentence));
        QCOMPARE(f.text(0, RecipientTableModel::ReasonColumn), QString());
        QCOMPARE(f.text(3, RecipientTableModel::AttemptsColumn), QString());
    }

    void announcesABurstOfEventsAsRuns()
    {
        Fixture f(100);
        QSignalSpy changed(&f.table, &QAbstractItemModel::dataChanged);
        QSignalSpy batch(&f.table, &RecipientTableModel::rowsChanged);
        for (const int row : {3, 4, 5, 41, 3}) {
            f.apply(update(row, u"sent"_s));
        }
        f.table.applyRow(rowOf(recipient(4000, Hub::RecipientStatus::Sent))); // we do not have it
        f.apply(update(0, u"sent"_s)); // nothing new
        QTRY_COMPARE(batch.count(), 1);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[0][0].toModelIndex().row(), 3);
        QCOMPARE(changed[0][1].toModelIndex().row(), 4); // row 5 was sent already
        QCOMPARE(changed[1][0].toModelIndex().row(), 41);
    }

    void readingAgainAnnouncesOnlyWhatDiffers()
    {
        Fixture f(100);
        QSignalSpy changed(&f.table, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&f.table, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&f.table, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&f.table, &QAbstractItemModel::rowsRemoved);
        f.table.applySnapshot(rowsOf(mixed(100)));
        QCOMPARE(changed.count(), 0);
        auto rows = mixed(103);
        rows[7].error = u"550 5.1.1 other"_s;
        f.table.applySnapshot(rowsOf(rows));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(inserted.count(), 1);
        f.table.applySnapshot(rowsOf({rows.begin(), rows.begin() + 50}));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(f.proxy.count(), 50);
    }

    void aFilterIsOneRemovalAndOneInsertion()
    {
        Fixture f(15000);
        const QAbstractItemModelTester tester(&f.proxy);
        QSignalSpy reset(&f.proxy, &QAbstractItemModel::modelReset);
        QSignalSpy removed(&f.proxy, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&f.proxy, &QAbstractItemModel::rowsInserted);
        f.proxy.setStatus(RecipientTableModel::Failed);
        QCOMPARE(f.proxy.count(), 6000);
        f.proxy.setCause(failureCause(u"421 4.7.0 throttled by relay"_s).key);
        QCOMPARE(f.proxy.count(), 3000);
        f.proxy.setText(u"prenom14996 CLIENT"_s); // accents and case do not count
        QCOMPARE(f.proxy.count(), 1);
        QCOMPARE(f.proxy.rowIdAt(0), 14996);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(removed.count(), 3);
        QCOMPARE(inserted.count(), 3);
        f.proxy.clearFilter();
        QCOMPARE(f.proxy.count(), 15000);
        QVERIFY(!f.proxy.isFiltered());
    }

    void sortsByRawValues()
    {
        Fixture f(50);
        f.proxy.sortBy(RecipientTableModel::StatusColumn);
        QCOMPARE(f.proxy.rowIdAt(0), 1); // failed first, in the order of the hub
        QCOMPARE(f.proxy.rowIdAt(1), 2);
        f.proxy.sortBy(RecipientTableModel::StatusColumn);
        QVERIFY(f.proxy.isDescending());
        QCOMPARE(f.proxy.rowIdAt(0), 4);
        f.proxy.sortBy(RecipientTableModel::EmailColumn);
        QCOMPARE(f.proxy.rowIdAt(0), 0);
        QCOMPARE(f.proxy.rowIdAt(1), 10);
        QCOMPARE(f.proxy.rowIdAt(49), 9);
    }

    void aLiveChangeTouchesOnlyItsRow()
    {
        Fixture f(100);
        f.proxy.setStatus(RecipientTableModel::Waiting);
        QCOMPARE(f.proxy.count(), 20);
        QSignalSpy reset(&f.proxy, &QAbstractItemModel::modelReset);
        QSignalSpy removed(&f.proxy, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&f.proxy, &QAbstractItemModel::rowsInserted);
        f.apply(update(8, u"sent"_s));
        f.apply(update(11, u"pending"_s));
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(f.proxy.count(), 20);
        QCOMPARE(f.proxy.rowIdAt(1), 11); // in its place, between 3 and 13
        QCOMPARE(f.proxy.placeOf(8), -1);
        QCOMPARE(f.proxy.placeOf(13), 2);
    }

    void whatIsResentStaysInSightAmongTheFailed()
    {
        Fixture f(10);
        f.proxy.setStatus(RecipientTableModel::Failed);
        QCOMPARE(f.proxy.count(), 4);
        f.table.setResend(1, RecipientTableModel::Asking);
        f.table.setResend(1, RecipientTableModel::Accepted);
        f.apply(update(1, u"sent"_s));
        QSignalSpy batch(&f.table, &RecipientTableModel::rowsChanged);
        QTRY_COMPARE(batch.count(), 1);
        QCOMPARE(f.proxy.count(), 4);
        QCOMPARE(f.table.statusAt(1), RecipientTableModel::Sent);
        QCOMPARE(f.table.resendAt(1), RecipientTableModel::Settled);
        f.proxy.setText(u"prénom"_s); // another filter forgets it
        QCOMPARE(f.proxy.count(), 3);
    }

    void onlyAFailedRowMayBeResentAndOnlyOnce()
    {
        Fixture f(5);
        QVERIFY(!f.table.canResend(0));
        QVERIFY(f.table.canResend(1));
        QVERIFY(!f.table.canResend(3));
        QVERIFY(!f.table.canResend(4));
        f.table.setResend(1, RecipientTableModel::Queued);
        QVERIFY(!f.table.canResend(1));
        f.table.setResend(1, RecipientTableModel::Asking);
        QVERIFY(!f.table.canResend(1));
        f.table.setResend(1, RecipientTableModel::Unanswered,
            Error{.kind = ErrorKind::Uncertain, .detail = {}, .source = {}, .type = {}});
        QVERIFY(!f.table.canResend(1));
        // Read back and still failed as before: a person may decide again.
        f.table.applySnapshot(rowsOf(mixed(5)));
        QCOMPARE(f.table.resendAt(1), RecipientTableModel::NotTaken);
        QVERIFY(f.table.canResend(1));
    }

    void anEventFasterThanTheAnswerIsNotUndoneByIt()
    {
        Fixture f(5);
        f.table.setResend(1, RecipientTableModel::Asking);
        f.apply(update(1, u"pending"_s));
        QCOMPARE(f.table.resendAt(1), RecipientTableModel::Settled);
        f.table.setResend(1, RecipientTableModel::Accepted);
        QCOMPARE(f.table.resendAt(1), RecipientTableModel::Settled);
    }

    void groupsFailuresByCauseAndKeepsTheirPlaces()
    {
        Fixture f(12); // throttled: 1, 6, 11; unknown: 2, 7
        f.causes.reset(f.table);
        QCOMPARE(f.causes.count(), 2);
        const auto value = [&f](int row, int role) {
            return f.causes.data(f.causes.index(row), role);
        };
        QCOMPARE(value(0, CauseModel::RowsRole).toInt(), 3);
        QCOMPARE(value(0, CauseModel::LabelRole).toString(), u"421 4.7.0 throttled by relay"_s);
        QVERIFY(value(0, CauseModel::TransientRole).toBool());
        QVERIFY(!value(1, CauseModel::TransientRole).toBool());
        QSignalSpy moved(&f.causes, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&f.causes, &QAbstractItemModel::dataChanged);
        QSignalSpy batch(&f.table, &RecipientTableModel::rowsChanged);
        f.apply(update(1, u"sent"_s));
        f.apply(update(6, u"sent"_s));
        f.table.setResend(11, RecipientTableModel::Asking);
        QTRY_COMPARE(batch.count(), 1);
        f.causes.update(f.table);
        QCOMPARE(moved.count(), 0); // fewer rows now than the second, yet in its place
        QCOMPARE(changed.count(), 1);
        QCOMPARE(value(0, CauseModel::RowsRole).toInt(), 1);
        QCOMPARE(value(0, CauseModel::ResendableRole).toInt(), 0);
        f.apply(update(11, u"sent"_s));
        f.causes.update(f.table);
        QCOMPARE(f.causes.count(), 1);
    }

    void totalsAddUpAfterEveryEvent()
    {
        Fixture f(200);
        static const QStringList words{u"pending"_s, u"sent"_s, u"opened"_s, u"clicked"_s,
            u"failed"_s, u"uncertain"_s, u"something-new"_s};
        for (int step = 0; step < 400; ++step) {
            f.apply(update((step * 37) % 200, words[(step * 13) % words.size()]));
            const CampaignTotals totals = CampaignTotals::of(f.table.rows());
            QVERIFY(totals.addsUp());
            QCOMPARE(totals.recipients(), 200);
            QVERIFY(totals.clicked() <= totals.opened() && totals.opened() <= totals.sent());
            QCOMPARE(totals, totalsOf(Hub::totalsOf(f.recipients)));
        }
    }
};

QTEST_GUILESS_MAIN(TestRecipients)
#include "tst_recipients.moc"
