// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/failurecause.h"

#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestFailureCause : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheServersWords_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("enhanced");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTransient");
        const auto row = [](const char *name, const QString &error, int code,
                             const QString &enhanced, const QString &text, bool isTransient) {
            QTest::newRow(name) << error << code << enhanced << text << isTransient;
        };
        row("throttle", u"421 4.7.0 throttled by relay"_s, 421, u"4.7.0"_s, u"throttled by relay"_s,
            true);
        row("multi-line", u"550-5.1.1 The email account\r\n550 5.1.1 does not exist"_s, 550,
            u"5.1.1"_s, u"The email account 550 5.1.1 does not exist"_s, false);
        row("prefix", u"Message failed: 452 4.2.2 Mailbox full"_s, 452, u"4.2.2"_s,
            u"Mailbox full"_s, true);
        row("hash", u"554 #5.7.1 Relay access denied"_s, 554, u"5.7.1"_s, u"Relay access denied"_s,
            false);
        row("code alone", u"550 No such user here"_s, 550, QString(), u"No such user here"_s,
            false);
        row("enhanced alone", u"Host said: 5.1.10 recipient not found"_s, 0, u"5.1.10"_s,
            u"Host said: recipient not found"_s, false);
        row("socket", u"Unexpected socket close"_s, 0, QString(), u"Unexpected socket close"_s,
            true);
        row("address is no code", u"connect to 192.0.2.421 failed"_s, 0, QString(),
            u"connect to 192.0.2.421 failed"_s, true);
        row("port is no code", u"connect to relay.example:4587 failed"_s, 0, QString(),
            u"connect to relay.example:4587 failed"_s, true);
        row("nothing", QString(), 0, QString(), QString(), true);
    }

    void readsTheServersWords()
    {
        QFETCH(QString, error);
        QFETCH(int, code);
        QFETCH(QString, enhanced);
        QFETCH(QString, text);
        QFETCH(bool, isTransient);
        const FailureCause cause = failureCause(error);
        QCOMPARE(cause.code, code);
        QCOMPARE(cause.enhanced, enhanced);
        QCOMPARE(cause.text, text);
        QCOMPARE(cause.isTransient(), isTransient);
    }

    void groupsWhatFailedAlike_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("addresses") << u"550 5.1.1 <a@client.example>: unknown user"_s
                                   << u"550 5.1.1 <b.c@autre.example>: unknown user"_s << true;
        QTest::newRow("numbers") << u"421 4.7.0 try again in 30 seconds"_s
                                 << u"421 4.7.0 try again in 300 seconds"_s << true;
        QTest::newRow("queue ids")
            << u"451 4.3.0 queued as 4Xk2f9aB01z"_s << u"451 4.3.0 queued as 9Qz81mmC77y"_s << true;
        QTest::newRow("hosts") << u"421 mx1.relay.client.example closing"_s
                               << u"421 mx22.relay.client.example closing"_s << true;
        QTest::newRow("codes") << u"421 4.7.0 throttled"_s << u"451 4.7.0 throttled"_s << false;
        QTest::newRow("words") << u"550 5.7.1 spam"_s << u"550 5.7.1 relay denied"_s << false;
        QTest::newRow("no codes") << u"Unexpected socket close"_s << u"Connection timeout"_s
                                  << false;
    }

    void groupsWhatFailedAlike()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, isSame);
        QCOMPARE(failureCause(first).key == failureCause(second).key, isSame);
    }

    void shortensForAChip()
    {
        const FailureCause cause = failureCause(u"421 4.7.0 throttled by relay, come back later"_s);
        QCOMPARE(cause.label(200), u"421 4.7.0 throttled by relay, come back later"_s);
        QCOMPARE(cause.label(20), u"421 4.7.0 throttled…"_s);
        const FailureCause unknown = failureCause(u"550 5.1.1 <a@client.example>: user unknown"_s);
        QCOMPARE(unknown.groupLabel(), u"550 5.1.1 user unknown"_s);
    }
};

QTEST_GUILESS_MAIN(TestFailureCause)
#include "tst_failurecause.moc"
