// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/attempt.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;
using namespace FibreDesk::Mail;

Q_DECLARE_METATYPE(FibreDesk::Mail::NextStep)

class TestAttempt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItCameTo_data();
    void saysWhatItCameTo();
    void neverRetriesWhatMayHaveArrived();
    void namesComeBack();
    void speaksOfErrors();
    void doesNotRetryWhatWasNotTried();
};

void TestAttempt::saysWhatItCameTo_data()
{
    QTest::addColumn<Phase>("completed");
    QTest::addColumn<Phase>("step");
    QTest::addColumn<int>("code");
    QTest::addColumn<EnhancedCode>("enhanced");
    QTest::addColumn<bool>("isUnclear");
    QTest::addColumn<bool>("isRefusedByUs");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<NextStep>("next");

    const auto row = [](const char *name, Phase completed, Phase step, int code,
                         EnhancedCode enhanced, Verdict verdict, Scope scope, NextStep next,
                         bool isUnclear = false, bool isRefusedByUs = false) {
        QTest::newRow(name) << completed << step << code << enhanced << isUnclear << isRefusedByUs
                            << verdict << scope << next;
    };
    using P = Phase;
    using V = Verdict;
    using S = Scope;
    using N = NextStep;
    row("taken", P::AfterDot, P::AfterDot, 250, {2, 0, 0}, V::Sent, S::Recipient, N::Nothing);
    row("lost after the dot", P::AfterDot, P::AfterDot, 0, {}, V::Uncertain, S::Recipient,
        N::Nothing);
    row("two codes at the dot", P::AfterDot, P::AfterDot, 250, {}, V::Uncertain, S::Recipient,
        N::Nothing, true);
    row("two codes at the dot, refusal last", P::AfterDot, P::AfterDot, 550, {}, V::Uncertain,
        S::Recipient, N::Nothing, true);
    row("354 to the dot", P::AfterDot, P::AfterDot, 354, {}, V::Uncertain, S::Recipient,
        N::Nothing);
    row("4xx to the dot", P::AfterDot, P::AfterDot, 451, {4, 3, 0}, V::Temporary, S::Recipient,
        N::TryAgain);
    row("5xx to the dot", P::AfterDot, P::AfterDot, 554, {5, 7, 1}, V::Refused, S::Recipient,
        N::Nothing);
    row("421 to the dot", P::AfterDot, P::AfterDot, 421, {}, V::Throttled, S::Account,
        N::TryAfterWindow);
    row("no such user", P::Mail, P::Rcpt, 550, {5, 1, 1}, V::Refused, S::Recipient, N::Nothing);
    row("greylisted", P::Mail, P::Rcpt, 450, {4, 2, 0}, V::Temporary, S::Recipient, N::TryAgain);
    row("450 without enhanced code", P::Mail, P::Rcpt, 450, {}, V::Temporary, S::Recipient,
        N::TryAgain);
    row("450 4.7.1", P::Mail, P::Rcpt, 450, {4, 7, 1}, V::Throttled, S::Account, N::TryAfterWindow);
    row("451 4.7.0", P::Auth, P::Mail, 451, {4, 7, 0}, V::Throttled, S::Account, N::TryAfterWindow);
    row("454 4.7.0", P::Auth, P::Mail, 454, {4, 7, 0}, V::Throttled, S::Account, N::TryAfterWindow);
    row("452 4.5.3", P::Mail, P::Rcpt, 452, {4, 5, 3}, V::Throttled, S::Account, N::TryAfterWindow);
    row("452 4.2.2", P::Mail, P::Rcpt, 452, {4, 2, 2}, V::Temporary, S::Recipient, N::TryAgain);
    row("453 4.7.0", P::Mail, P::Rcpt, 453, {4, 7, 0}, V::Temporary, S::Recipient, N::TryAgain);
    row("421 greeting", P::Connect, P::Greeting, 421, {}, V::Throttled, S::Account,
        N::TryAfterWindow);
    row("554 greeting", P::Connect, P::Greeting, 554, {5, 7, 1}, V::Refused, S::Account, N::Halt);
    row("wrong password", P::Tls, P::Auth, 535, {5, 7, 8}, V::Refused, S::Account, N::Halt);
    row("sign-in wanted", P::Ehlo, P::Mail, 530, {5, 7, 0}, V::Refused, S::Account, N::Halt);
    row("sign-in wanted at RCPT", P::Mail, P::Rcpt, 530, {5, 7, 0}, V::Refused, S::Account,
        N::Halt);
    row("sender refused", P::Auth, P::Mail, 553, {5, 7, 1}, V::Refused, S::Sender, N::Nothing);
    row("certificate", P::Connect, P::Tls, 0, {}, V::Refused, S::Account, N::Halt, false, true);
    row("not reached", P::None, P::Connect, 0, {}, V::NotBegun, S::Connection, N::TryAgain);
    row("lost in EHLO", P::Greeting, P::Ehlo, 0, {}, V::NotBegun, S::Connection, N::TryAgain);
    row("lost in the body", P::Data, P::Body, 0, {}, V::NotBegun, S::Recipient, N::TryAgain);
    row("lost before the dot", P::Body, P::Body, 0, {}, V::NotBegun, S::Recipient, N::TryAgain);
    row("too big, in the body", P::Data, P::Body, 552, {5, 3, 4}, V::Refused, S::Recipient,
        N::Nothing);
    row("250 to DATA", P::Rcpt, P::Data, 250, {}, V::NotBegun, S::Recipient, N::TryAgain, true);
}

void TestAttempt::saysWhatItCameTo()
{
    QFETCH(Phase, completed);
    QFETCH(Phase, step);
    QFETCH(int, code);
    QFETCH(EnhancedCode, enhanced);
    QFETCH(bool, isUnclear);
    QFETCH(bool, isRefusedByUs);
    Attempt attempt;
    attempt.verdict = verdictOf(completed, code, enhanced, isUnclear, isRefusedByUs);
    attempt.scope = scopeOf(step, attempt.verdict, code);
    QTEST(attempt.verdict, "verdict");
    QTEST(attempt.scope, "scope");
    QTEST(nextStep(attempt), "next");
}

void TestAttempt::neverRetriesWhatMayHaveArrived()
{
    for (int code = 0; code < 600; ++code) {
        for (const bool isUnclear : {false, true}) {
            Attempt attempt;
            attempt.verdict = verdictOf(Phase::AfterDot, code, {}, isUnclear, false);
            attempt.scope = scopeOf(Phase::AfterDot, attempt.verdict, code);
            const bool isRefused = code >= 400 && !isUnclear;
            QCOMPARE(attempt.verdict == Verdict::Sent, code / 100 == 2 && !isUnclear);
            QCOMPARE(attempt.verdict == Verdict::Uncertain,
                !isRefused && (code / 100 != 2 || isUnclear));
            if (!isRefused)
                QCOMPARE(nextStep(attempt), NextStep::Nothing);
        }
    }
}

void TestAttempt::namesComeBack()
{
    for (int i = 0; i <= int(Phase::AfterDot); ++i)
        QCOMPARE(phaseFromName(phaseName(Phase(i))), Phase(i));
    for (int i = 0; i <= int(Verdict::Uncertain); ++i)
        QCOMPARE(verdictFromName(verdictName(Verdict(i))), Verdict(i));
    for (int i = 0; i <= int(Scope::Account); ++i)
        QCOMPARE(scopeFromName(scopeName(Scope(i))), Scope(i));
    QVERIFY(!phaseFromName(u"dot"_s));
    QCOMPARE(phaseName(Phase::AfterDot), u"afterDot"_s);
}

void TestAttempt::speaksOfErrors()
{
    Attempt attempt;
    attempt.verdict = Verdict::Sent;
    QVERIFY(!attempt.error());
    attempt.verdict = Verdict::Uncertain;
    attempt.completed = attempt.step = Phase::AfterDot;
    attempt.errorKind = ErrorKind::Timeout;
    attempt.errorText = u"no answer in time"_s;
    QCOMPARE(attempt.error()->kind, ErrorKind::Uncertain);
    QCOMPARE(attempt.reason(), u"no answer in time"_s);

    Attempt refused;
    refused.verdict = Verdict::Refused;
    refused.step = Phase::Rcpt;
    refused.code = 550;
    refused.enhanced = {5, 1, 1};
    refused.text = u"no such user"_s;
    QCOMPARE(refused.reason(), u"550 5.1.1 no such user"_s);
    QCOMPARE(refused.error()->kind, ErrorKind::Validation);
    QCOMPARE(refused.error()->code, 550);
    QCOMPARE(refused.error()->source, u"smtp rcpt"_s);

    refused.code = 535;
    QCOMPARE(refused.error()->kind, ErrorKind::Unauthorized);
    refused.verdict = Verdict::Throttled;
    QCOMPARE(refused.error()->kind, ErrorKind::RateLimited);
}

void TestAttempt::doesNotRetryWhatWasNotTried()
{
    Attempt attempt;
    attempt.isCounted = false;
    QCOMPARE(nextStep(attempt), NextStep::Nothing);
}

QTEST_APPLESS_MAIN(TestAttempt)
#include "tst_attempt.moc"
