// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "mail/smtpreply.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace FibreDesk::Mail {

/// The steps of a sending, in their order (with implicit TLS the handshake stands before the
/// greeting).
enum class Phase {
    None,
    Connect,
    Greeting,
    Ehlo,
    Tls,
    Auth,
    Mail, ///< MAIL FROM
    Rcpt, ///< RCPT TO
    Data, ///< DATA: the server is ready for the message
    Body, ///< the message, all but its final dot
    AfterDot, ///< the final dot has left us
};

/// What a sending came to.
enum class Verdict {
    Sent, ///< the server took the message over
    Refused, ///< refused for good: 5xx, or it cannot be sent this way at all
    Temporary, ///< 4xx, also in answer to the dot: the server does not have it
    Throttled, ///< the account sends too much; nothing goes until the window has passed
    NotBegun, ///< ended before the final dot left: the server cannot have it
    Uncertain, ///< the final dot left and no clear answer came: the server may have it
};

/// Whom a failure concerns.
enum class Scope {
    Recipient, ///< this mail
    Sender, ///< the sender's address: likely every mail from it
    Connection, ///< this connection
    Account, ///< the server or our account on it: every mail
};

/// Everything known of one try to send one mail to one recipient. Always exactly one for each
/// mail handed in.
struct Attempt {
    Phase completed = Phase::None; ///< the last phase that was completed
    Phase step = Phase::None; ///< what was under way when it ended
    Verdict verdict = Verdict::NotBegun;
    Scope scope = Scope::Connection;
    /// A try of this recipient. False where nothing was tried: stopped before, or held back.
    bool isCounted = true;

    int code = 0; ///< the reply's; 0 = no complete reply
    EnhancedCode enhanced{};
    QString text{}; ///< the server's words, without the codes; of a cut reply, what came of it
    /// The reply carried several codes, came at a wrong time, or was no reply of SMTP.
    bool isReplyUnclear = false;
    /// What failed on our side of the line: network, TLS, timeout, a limit; nothing after a reply.
    std::optional<ErrorKind> errorKind{};
    QString errorText{}; ///< untranslated, never secret

    QString server{}; ///< "host:port"
    QString tls{}; ///< "TLSv1.3 TLS_AES_256_GCM_SHA384"; empty = in the clear
    int mailOfConnection = 0; ///< 1 = the first mail on its connection

    QDateTime begun{}; ///< UTC
    QDateTime dotLeft{}; ///< invalid = it did not
    QDateTime ended{};

    /// "C: …" and "S: …" lines without credentials and without the message. The part up to AUTH is
    /// shared by all mails of a connection.
    QByteArray sessionTranscript{};
    QByteArray mailTranscript{};

    /// Both parts.
    [[nodiscard]] QByteArray transcript() const { return sessionTranscript + mailTranscript; }
    /// The reason in one line, technical and untranslated: the server's words first, else ours.
    [[nodiscard]] QString reason() const;
    /// For callers that speak of errors; nothing where it was sent.
    [[nodiscard]] std::optional<Error> error() const;
};

/// What the facts in an attempt mean; fills in nothing itself. Pure.
/// \p isRefusedByUs: it cannot be sent this way at all (too big, certificate not trusted …).
[[nodiscard]] Verdict verdictOf(Phase completed, int code, const EnhancedCode &enhanced,
    bool isReplyUnclear, bool isRefusedByUs);
[[nodiscard]] Scope scopeOf(Phase step, Verdict verdict, int code);

/// The account is told to slow down: 421; 450, 451 and 454 with 4.7.x; 452 with 4.5.3.
[[nodiscard]] bool isThrottle(int code, const EnhancedCode &enhanced);

/// The server wants a sign-in, or has none for us: RFC 4954 §6, RFC 3207. It says nothing of the
/// recipient.
[[nodiscard]] bool isSignInRefusal(int code);

/// What may be done by itself after an attempt. How often and when is the campaign's rule.
enum class NextStep {
    Nothing, ///< settled, or only evidence or a person can settle it
    TryAgain, ///< the mail can safely be tried again after a delay
    TryAfterWindow, ///< likewise, once the account's window has passed; the whole run slows down
    Halt, ///< the mail is settled and no other would fare better: stop the run
};
[[nodiscard]] NextStep nextStep(const Attempt &attempt);

/// Stable English names for JSON, CSV and the ledger: "rcpt", "afterDot"; "notBegun".
[[nodiscard]] QString phaseName(Phase phase);
[[nodiscard]] QString verdictName(Verdict verdict);
[[nodiscard]] QString scopeName(Scope scope);
/// The reverse; nothing for a name that is none.
[[nodiscard]] std::optional<Phase> phaseFromName(QStringView name);
[[nodiscard]] std::optional<Verdict> verdictFromName(QStringView name);
[[nodiscard]] std::optional<Scope> scopeFromName(QStringView name);

} // namespace FibreDesk::Mail

Q_DECLARE_METATYPE(FibreDesk::Mail::Attempt)
