// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/attempt.h"

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Mail {

namespace {

constexpr std::array phaseNames{"none"_L1, "connect"_L1, "greeting"_L1, "ehlo"_L1, "tls"_L1,
    "auth"_L1, "mail"_L1, "rcpt"_L1, "data"_L1, "body"_L1, "afterDot"_L1};
constexpr std::array verdictNames{
    "sent"_L1, "refused"_L1, "temporary"_L1, "throttled"_L1, "notBegun"_L1, "uncertain"_L1};
constexpr std::array scopeNames{"recipient"_L1, "sender"_L1, "connection"_L1, "account"_L1};

template <typename Enum, typename Names>
std::optional<Enum> fromName(const Names &names, QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return Enum(int(i));
    }
    return {};
}

} // namespace

bool isSignInRefusal(int code)
{
    return code == 530 || code == 534 || code == 535 || code == 538;
}

bool isThrottle(int code, const EnhancedCode &enhanced)
{
    switch (code) {
    case 421:
        return true;
    case 450:
    case 451:
    case 454:
        return enhanced.status == 4 && enhanced.subject == 7;
    case 452:
        return enhanced == EnhancedCode{.status = 4, .subject = 5, .detail = 3};
    default:
        return false;
    }
}

Verdict verdictOf(Phase completed, int code, const EnhancedCode &enhanced, bool isReplyUnclear,
    bool isRefusedByUs)
{
    const bool isAnswered = code != 0 && !isReplyUnclear;
    if (isAnswered && code >= 500)
        return Verdict::Refused;
    if (isAnswered && code >= 400)
        return isThrottle(code, enhanced) ? Verdict::Throttled : Verdict::Temporary;
    if (completed == Phase::AfterDot)
        return isAnswered && code / 100 == 2 ? Verdict::Sent : Verdict::Uncertain;
    return isRefusedByUs ? Verdict::Refused : Verdict::NotBegun;
}

Scope scopeOf(Phase step, Verdict verdict, int code)
{
    if (verdict == Verdict::Throttled)
        return Scope::Account;
    if (step >= Phase::Rcpt)
        return isSignInRefusal(code) ? Scope::Account : Scope::Recipient;
    if (verdict != Verdict::Refused)
        return Scope::Connection;
    if (step == Phase::Mail && !isSignInRefusal(code))
        return Scope::Sender;
    return Scope::Account;
}

NextStep nextStep(const Attempt &attempt)
{
    if (!attempt.isCounted)
        return NextStep::Nothing;
    switch (attempt.verdict) {
    case Verdict::Temporary:
    case Verdict::NotBegun:
        return NextStep::TryAgain;
    case Verdict::Throttled:
        return NextStep::TryAfterWindow;
    case Verdict::Refused:
        return attempt.scope == Scope::Account ? NextStep::Halt : NextStep::Nothing;
    case Verdict::Sent:
    case Verdict::Uncertain:
        break;
    }
    return NextStep::Nothing;
}

QString Attempt::reason() const
{
    QStringList words;
    if (code != 0)
        words += QString::number(code);
    if (enhanced.isGiven())
        words += enhanced.toString();
    if (!text.isEmpty())
        words += text;
    const QString reply = words.join(u' ');
    if (errorText.isEmpty())
        return reply;
    return reply.isEmpty() ? errorText : u"%1 (%2)"_s.arg(errorText, reply);
}

std::optional<Error> Attempt::error() const
{
    if (verdict == Verdict::Sent)
        return {};
    Error failure{.kind = ErrorKind::Server,
        .detail = reason(),
        .code = code,
        .source = u"smtp "_s + phaseName(step),
        .type = enhanced.toString()};
    if (verdict == Verdict::Uncertain)
        failure.kind = ErrorKind::Uncertain;
    else if (verdict == Verdict::Throttled)
        failure.kind = ErrorKind::RateLimited;
    else if (errorKind)
        failure.kind = *errorKind;
    else if (isSignInRefusal(code))
        failure.kind = ErrorKind::Unauthorized;
    else if (isReplyUnclear)
        failure.kind = ErrorKind::Protocol;
    else if (verdict == Verdict::Refused)
        failure.kind = ErrorKind::Validation;
    return failure;
}

QString phaseName(Phase phase)
{
    return phaseNames[size_t(phase)];
}
QString verdictName(Verdict verdict)
{
    return verdictNames[size_t(verdict)];
}
QString scopeName(Scope scope)
{
    return scopeNames[size_t(scope)];
}

std::optional<Phase> phaseFromName(QStringView name)
{
    return fromName<Phase>(phaseNames, name);
}
std::optional<Verdict> verdictFromName(QStringView name)
{
    return fromName<Verdict>(verdictNames, name);
}
std::optional<Scope> scopeFromName(QStringView name)
{
    return fromName<Scope>(scopeNames, name);
}

} // namespace FibreDesk::Mail
