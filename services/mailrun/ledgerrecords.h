// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "mail/attempt.h"
#include "mailrun/scheduler.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// What the ledger holds, as plain values.
namespace FibreDesk::MailRun {

struct NewRecipient {
    QString email{};
    QString language{};
    QString customer{}; ///< ERPNext's Customer; empty = none
    QString excludedReason{}; ///< not empty: in the list, but no mail goes there
    QJsonObject variables{}; ///< everything the message needs of this row
};

struct NewCampaign {
    QString id{};
    QString name{};
    QJsonObject definition{}; ///< sender, subjects, texts: what is needed to go on without the file
    QString messageIdDomain{}; ///< the sender's
    int recipients = 0;
    /// Made as they are asked for: 100,000 side by side would take 100 MB.
    std::function<NewRecipient(int row)> recipient{};
};

enum class CampaignState { Ready, Running, Paused, Cancelled, Done };
[[nodiscard]] QString stateName(CampaignState state);
[[nodiscard]] std::optional<CampaignState> stateFromName(QStringView name);

/// What the hub says of whose campaign it is.
enum class HubClaim {
    None, ///< it was not asked
    Ours, ///< no other desk begins it any more
    Unknown, ///< this hub knows of no claims: only the lock on this desk's ledger counts
};

struct CampaignRecord {
    qint64 key = 0; ///< inside the ledger
    QString id{};
    QString name{};
    QJsonObject definition{};
    CampaignState state = CampaignState::Ready;
    QString stateReason{}; ///< why it is paused
    int recipients = 0;
    QDateTime created{};
    QDateTime started{};
    QDateTime ended{};
    QDateTime throttledUntil{};
    std::chrono::milliseconds window{};
    HubClaim claim = HubClaim::None;

    /// What people call it.
    [[nodiscard]] QString title() const { return name.isEmpty() ? id : name; }
};

/// sent + failed + uncertain + waiting + excluded = recipients, always: all are counted from the
/// one status of each row.
struct RunTotals {
    int recipients = 0;
    int sent = 0;
    int failed = 0;
    int uncertain = 0;
    int waiting = 0;
    int excluded = 0;
    int inFlight = 0; ///< inside waiting, or inside uncertain where no process sends any more

    [[nodiscard]] bool addsUp() const
    {
        return sent + failed + uncertain + waiting + excluded == recipients;
    }
    /// One row of this status more (or less).
    void add(RowStatus status, int rows, bool isSending);
    bool operator==(const RunTotals &) const = default;
};

struct RowRecord {
    int row = -1; ///< 0-based, for ever
    QString email{};
    QString language{};
    QString customer{};
    RowStatus status = RowStatus::Waiting;
    int attempts = 0; ///< counted ones since it was last taken up by hand
    int round = 0; ///< how often it was taken up again
    QString messageId{}; ///< one for all attempts, with <>
    QString excludedReason{};
    QDateTime changed{};
    QString evidence{}; ///< how an uncertain row was settled, in one line
    QJsonObject variables{};

    // Of the last attempt.
    std::optional<Mail::Phase> phase{}; ///< the last one completed
    int code = 0;
    QString enhanced{};
    QString error{}; ///< the reason in one line; empty where there is none

    /// What Mailjet calls its copy: "<campaign>:<row>".
    [[nodiscard]] static QString customId(const QString &campaign, int row)
    {
        return campaign + u':' + QString::number(row);
    }
};

struct AttemptRecord {
    int number = 0; ///< of the row, uncounted and interrupted ones too
    int round = 0;
    bool isInterrupted = false; ///< its process ended; what it came to is not known from it
    Mail::Attempt attempt{};
};

/// Who says what became of an uncertain mail.
enum class EvidenceSource { Mailjet, Hub, Operator };
[[nodiscard]] QString sourceName(EvidenceSource source);

struct Evidence {
    enum class Outcome {
        Sent, ///< it was taken over
        NotSent, ///< it was not: it may be sent again
        GivenUp, ///< nobody can tell, and it shall not be sent again
        Corrected, ///< of a failed row: its address was changed
    };
    EvidenceSource source = EvidenceSource::Operator;
    Outcome outcome = Outcome::Sent;
    QString who{}; ///< the user, or the service's address
    QString reason{};
    QJsonObject detail{}; ///< the service's own answer
    QDateTime at{};
};
[[nodiscard]] QString outcomeName(Evidence::Outcome outcome);

/// Rows that failed alike.
struct CauseGroup {
    QString key{};
    QString label{};
    int rows = 0;
    bool isSafe = false; ///< may be tried again without anything being changed
};

/// Which rows to take up again.
struct RetryChoice {
    std::optional<int> row{}; ///< this one, whatever its reason was
    QString cause{}; ///< those of this cause that are safe to try again
    bool isAll = false; ///< all that are safe to try again
};

} // namespace FibreDesk::MailRun
