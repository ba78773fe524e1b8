// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/campaignfile.h"
#include "core/error.h"
#include "text/mailaddress.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>

namespace FibreDesk::Compose {

/// A mail as it goes over the wire, with all that the SMTP session must know of it.
struct MailMessage {
    QByteArray bytes; ///< RFC 5322, CRLF, ASCII unless needsSmtpUtf8; dots not yet doubled
    QString envelopeFrom;
    QString envelopeTo;
    QString messageId; ///< without angle brackets
    QString customId;
    bool needsSmtpUtf8 = false; ///< an address has a local part that is not ASCII

    bool operator==(const MailMessage &) const = default;
};

/// What differs from mail to mail of a campaign. Texts are UTF-8 with any line end.
struct MailContent {
    Text::MailAddress to;
    QString toName;
    QByteArray subject;
    QByteArray text;
    QByteArray html; ///< empty = plain text alone
    QString unsubscribe; ///< with the recipient's own values; empty = none
    qsizetype row = 0;
    QString messageId; ///< without angle brackets; empty = messageIdFor()
    QString run; ///< behind the campaign's id, for mails that are no row's; empty = the row's own
    QDateTime date;
};

/// The Message-ID of one recipient: the same for every attempt, in the sender's domain, and no help
/// in guessing another's.
[[nodiscard]] QString messageIdFor(
    const QString &campaign, qsizetype row, const QString &senderDomain);
/// What Mailjet's events carry back: `<campaign>:<row>`.
[[nodiscard]] QString customIdFor(const QString &campaign, qsizetype row);

/// Builds the mails of one campaign; what they share is made once. One object is used by one thread
/// at a time.
class MailBuilder {
public:
    /// The campaign's sender and attachments must be without fault; its texts are not used.
    [[nodiscard]] static Result<MailBuilder> prepare(const CampaignFile &campaign);
    ~MailBuilder();
    MailBuilder(MailBuilder &&) noexcept;
    MailBuilder &operator=(MailBuilder &&) noexcept;

    [[nodiscard]] Result<MailMessage> build(const MailContent &content) const;

private:
    struct Data;
    explicit MailBuilder(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace FibreDesk::Compose
