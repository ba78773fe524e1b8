// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailprogram.h"
#include "scriptedsmtpserver.h"

#include <QRegularExpression>
#include <QTimer>

#include <random>

using namespace Qt::StringLiterals;
using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;

namespace {

int numberFrom(const char *variable, int otherwise)
{
    bool isGiven = false;
    const int number = qEnvironmentVariableIntValue(variable, &isGiven);
    return isGiven ? number : otherwise;
}

} // namespace

/// `fibredeskctl mail send` and `mail resume`, killed with -9 at random instants, until one comes
/// to the end. FIBREDESK_KILLS=500 FIBREDESK_KILL_ROWS=2000 is the whole proof; FIBREDESK_KILL_SEED
/// repeats one.
class TestMailKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mailboxAndLedgerAgree()
    {
        const int kills = numberFrom("FIBREDESK_KILLS", 20);
        const int rowCount = numberFrom("FIBREDESK_KILL_ROWS", 100);
        const auto seed = unsigned(numberFrom("FIBREDESK_KILL_SEED", 11));
        constexpr int connections = 3;
        std::mt19937 random(seed);
        std::unique_ptr<QProcess> child;
        int eventsLeft = 0;
        ScriptedSmtpServer server([&](const Said &) -> std::optional<Answer> {
            if (--eventsLeft == 0)
                child->kill(); // between this word of the child and our answer
            return {};
        });
        const MailProgram desk(server.port(), connections);
        const QString file = desk.campaignFile(rowCount);

        int killed = 0;
        for (int code = -1; code == -1;) {
            const bool isKilled = killed < kills;
            // By what the server hears, or by the clock: then it may be anywhere, in a commit too.
            const bool isByClock = random() % 3 == 0;
            const QJsonObject before = desk.status();
            const bool isKnown = !before.isEmpty();
            if (isKnown)
                QCOMPARE(MailProgram::disagreement(before), QString());
            // On average its share of what still waits goes out first, so that there is something
            // left to kill: a few words to set up, five a mail.
            const int waiting = isKnown ? before["totals"_L1]["waiting"_L1].toInt() : rowCount;
            const int share = waiting / std::max(1, kills - killed);
            eventsLeft = isKilled && !isByClock ? 4 + int(random() % unsigned(10 + 10 * share)) : 0;
            child = isKnown && random() % 2 == 0
                ? desk.begin({u"mail"_s, u"resume"_s, u"cmp-1"_s})
                : desk.begin({u"mail"_s, u"send"_s, u"--campaign"_s, file});
            if (isKilled && isByClock)
                QTimer::singleShot(
                    int(random() % unsigned(60 + 20 * share)), child.get(), &QProcess::kill);
            const auto run = MailProgram::finish(*child);
            code = run.code;
            killed += code == -1 ? 1 : 0;
            const QJsonObject status = desk.status();
            if (status.isEmpty())
                continue; // killed before the campaign was in
            QCOMPARE(MailProgram::disagreement(status), QString());
            QCOMPARE(status["rows"_L1].toArray().size(), rowCount);
            // A dot that left on each connection at most.
            const int uncertain = status["totals"_L1]["uncertain"_L1].toInt();
            QVERIFY2(uncertain <= killed * connections,
                qPrintable(u"%1 uncertain after %2 kills"_s.arg(uncertain).arg(killed)));
            if (code == -1 && killed == kills)
                qInfo("%d kills, %d uncertain", killed, uncertain);
        }
        compare(desk.status(), server, rowCount);
        qInfo("%d kills, seed %u, %lld mails in the mailbox", killed, seed,
            qlonglong(server.messages.size()));
        QVERIFY(killed > 0);
    }

private:
    static void compare(const QJsonObject &status, const ScriptedSmtpServer &server, int rowCount)
    {
        static const QRegularExpression idLine(
            u"^Message-I[dD]: (<[^>]+>)"_s, QRegularExpression::MultilineOption);
        QHash<QString, int> copiesOfId;
        for (const QByteArray &message : server.messages)
            ++copiesOfId[idLine.match(QString::fromUtf8(message)).captured(1)];
        const QJsonArray rows = status["rows"_L1].toArray();
        QCOMPARE(rows.size(), rowCount);
        int inMailbox = 0;
        for (const QJsonValue row : rows) {
            const QString email = row["email"_L1].toString();
            const QString said = row["status"_L1].toString();
            const int copies = server.copies(email.toUtf8());
            inMailbox += copies;
            QVERIFY2(copies <= 1, qPrintable(u"%1 has %2"_s.arg(email).arg(copies)));
            QCOMPARE(copiesOfId.value(row["message_id"_L1].toString()), copies);
            QVERIFY2(said == "sent"_L1 || said == "uncertain"_L1, qPrintable(email + u' ' + said));
            if (said == "sent"_L1)
                QVERIFY2(copies == 1, qPrintable(email));
        }
        QCOMPARE(inMailbox, int(server.messages.size())); // and nobody else got any
    }
};

QTEST_GUILESS_MAIN(TestMailKill)
#include "tst_mailkill.moc"
