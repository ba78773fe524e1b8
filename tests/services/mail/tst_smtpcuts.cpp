// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that cuts the connection at every point, for a thousand mails each: every mailbox holds
// at most one copy, and the attempt says what happened.

#include "mail/smtppool.h"
#include "scriptedsmtpserver.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Mail;

using Said = ScriptedSmtpServer::Said;
using Answer = ScriptedSmtpServer::Answer;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int recipients = 150; // ten times as slow, and it is memory that is looked at then
#else
constexpr int recipients = 1000;
#endif
constexpr int triesEach = 3;

/// One way to cut: at which word, after how much of the reply, and what became of the mail.
struct Cut {
    QByteArray what{};
    QByteArray bytes{};
    bool isKept = false;
    Answer::After after = Answer::Close;
};

} // namespace
Q_DECLARE_METATYPE(Cut)

class TestSmtpCuts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_certificates = TestCertificates::make({"localhost"}); }
    void leavesOneCopyAtMost_data();
    void leavesOneCopyAtMost();

private:
    TestCertificates m_certificates;
};

void TestSmtpCuts::leavesOneCopyAtMost_data()
{
    QTest::addColumn<Cut>("cut");
    QTest::addColumn<bool>("hasTls");
    const auto row = [](const char *name, const Cut &cut, bool hasTls = false) {
        QTest::newRow(name) << cut << hasTls;
    };
    row("banner", {"CONNECT"});
    row("half a banner", {"CONNECT", "220 mail.ex"});
    row("EHLO", {"EHLO"});
    row("half a reply to EHLO", {"EHLO", "250-mail.example\r\n250-PIPEL"});
    row("STARTTLS", {"STARTTLS"}, true);
    row("behind the reply to STARTTLS", {"STARTTLS", "220 go\r\n"}, true);
    row("AUTH", {"AUTH"});
    row("half a challenge", {"AUTH", "334 abc"});
    row("MAIL", {"MAIL"});
    row("half a reply to MAIL", {"MAIL", "250-2.1.0 O"});
    row("behind the reply to MAIL", {"MAIL", "250 2.1.0 Ok\r\n"});
    row("RCPT", {"RCPT"});
    row("half a reply to RCPT", {"RCPT", "25"});
    row("DATA", {"DATA"});
    row("half a reply to DATA", {"DATA", "354 go o"});
    row("behind the reply to DATA", {"DATA", "354 go on\r\n"});
    row("mid-body", {"BODY"});
    row("mid-body, reset", {"BODY", "", false, Answer::Reset});
    row("after the dot, kept", {"DOT", "", true});
    row("after the dot, not kept", {"DOT"});
    row("after the dot, kept, reset", {"DOT", "", true, Answer::Reset});
    row("half a reply to the dot, kept", {"DOT", "250 2.0.0 O", true});
    row("half a reply to the dot, not kept", {"DOT", "451 4.3.0 la"});
    row("half of several lines, kept", {"DOT", "250-2.0.0 Ok\r\n", true});
    row("behind the reply to the dot", {"DOT", "250 2.0.0 Ok\r\n", true});
    row("behind the refusal of the dot", {"DOT", "451 4.3.0 later\r\n"});
    row("421 for the dot", {"DOT", "421 4.7.0 enough\r\n"});
    row("after the dot, kept, TLS", {"DOT", "", true}, true);
    row("mid-body, TLS", {"BODY"}, true);
    row("RCPT, reset, TLS", {"RCPT", "", false, Answer::Reset}, true);
}

void TestSmtpCuts::leavesOneCopyAtMost()
{
    QFETCH(Cut, cut);
    QFETCH(bool, hasTls);
    QRandomGenerator random(42);
    std::map<QByteArray, int> cutAfterDot;
    ScriptedSmtpServer server;
    server.extensionLines += "AUTH PLAIN LOGIN";
    if (cut.what == "AUTH" && !cut.bytes.isEmpty())
        server.extensionLines.last() = "AUTH LOGIN";
    if (hasTls)
        server.setTls(m_certificates.server(), false);
    server.setScript([&](const Said &said) -> std::optional<Answer> {
        if (said.what != cut.what || random.bounded(3) != 0)
            return {};
        if (said.what == "DOT")
            ++cutAfterDot[said.recipient];
        return Answer{.bytes = cut.bytes, .after = cut.after, .isKept = cut.isKept};
    });

    SmtpSettings settings;
    settings.host = u"localhost"_s;
    settings.port = server.port();
    settings.security = hasTls ? SmtpSettings::Security::StartTls : SmtpSettings::Security::None;
    settings.tls = m_certificates.client();
    settings.credentials = {.user = "isp", .password = "secret"};
    settings.connections = 5;
    // A new connection for every few mails, or the cuts before MAIL would seldom be met.
    settings.mailsPerConnection = 4;
    settings.timeouts.reconnect = std::chrono::milliseconds(0);
    SmtpPool pool(settings);

    std::map<QByteArray, std::vector<Attempt>> attempts;
    qsizetype settled = 0;
    std::function<void(QByteArray)> send = [&](const QByteArray &to) {
        OutgoingMail mail{.id = qHash(to),
            .from = "desk@isp.example",
            .to = to,
            .message = "Subject: x\r\n\r\nHello " + to + "\r\n"};
        pool.send(std::move(mail), [&, to](const Attempt &attempt) {
            attempts[to].push_back(attempt);
            const NextStep next = nextStep(attempt);
            const bool isAgain = next == NextStep::TryAgain || next == NextStep::TryAfterWindow;
            if (isAgain && attempts[to].size() < triesEach)
                send(to);
            else
                ++settled;
        });
    };
    for (int i = 0; i < recipients; ++i)
        send("r" + QByteArray::number(i) + "@x.example");
    QTRY_COMPARE_WITH_TIMEOUT(settled, recipients, 120'000);

    int uncertain = 0;
    int again = 0;
    for (const auto &[to, tries] : attempts) {
        const int copies = server.copies(to);
        QVERIFY2(
            copies <= 1, qPrintable(u"%1 copies for %2"_s.arg(copies).arg(QLatin1StringView(to))));
        QVERIFY(tries.size() <= triesEach);
        for (const Attempt &attempt : tries) {
            QVERIFY(attempt.isCounted);
            QVERIFY(attempt.verdict == Verdict::Sent || !attempt.reason().isEmpty());
            again += attempt.verdict != Verdict::Sent ? 1 : 0;
        }
        const Attempt &last = tries.back();
        switch (last.verdict) {
        case Verdict::Sent:
            QCOMPARE(copies, 1);
            break;
        case Verdict::Uncertain:
            ++uncertain;
            QCOMPARE(last.completed, Phase::AfterDot);
            QVERIFY(last.dotLeft.isValid());
            break;
        default:
            QCOMPARE(copies, 0);
        }
        // Uncertain is said only where the message was on its way.
        if (last.verdict == Verdict::Uncertain)
            QVERIFY(cut.what == "DOT" || cut.what == "BODY" || cut.what == "DATA");
    }
    if (cut.what == "DOT" && !cut.bytes.endsWith("\r\n"))
        QVERIFY(uncertain > 0);
    else if (cut.what == "DOT" && cut.bytes.endsWith("\r\n") && !cut.bytes.startsWith("250-"))
        QCOMPARE(uncertain, 0);
    if (cut.what != "DOT" || !cut.bytes.startsWith("250 2.0.0 Ok"))
        QVERIFY(again > 0);
}

QTEST_GUILESS_MAIN(TestSmtpCuts)
#include "tst_smtpcuts.moc"
