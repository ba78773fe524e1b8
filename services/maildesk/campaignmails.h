// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/composer.h"
#include "mail/outgoingmail.h"
#include "mailrun/ledgerrecords.h"

#include <QTimeZone>

#include <optional>

/// Between what is composed and what the ledger keeps.
namespace FibreDesk {

/// A campaign for the ledger. Rows that are not to be written to stay in it, with the reason: those
/// that say so themselves, and those to an address that an earlier row has.
[[nodiscard]] MailRun::NewCampaign ledgerCampaign(
    const Compose::CampaignFile &campaign, const QString &name);

/// The row as the composer wants it. The ledger's address counts: it may have been corrected.
[[nodiscard]] Compose::Recipient recipientOf(const MailRun::RowRecord &row);

/// What goes over the wire of a composed mail.
[[nodiscard]] Mail::OutgoingMail outgoing(const Compose::MailMessage &message);

/// Makes the mails of one campaign of the ledger. One object is used by one thread at a time.
class CampaignMails {
public:
    explicit CampaignMails(QTimeZone zone)
        : m_zone(std::move(zone))
    {
    }

    [[nodiscard]] Result<Mail::OutgoingMail> make(const MailRun::CampaignRecord &campaign,
        const MailRun::RowRecord &row, const QDateTime &now);
    [[nodiscard]] Result<Compose::Preview> preview(const MailRun::CampaignRecord &campaign,
        const MailRun::RowRecord &row, const QDateTime &now);

private:
    [[nodiscard]] Result<Compose::Composer *> composer(const MailRun::CampaignRecord &campaign);

    QTimeZone m_zone; ///< of the Date that recipients see
    std::optional<Compose::Composer> m_composer;
    QString m_campaign; ///< the one it was made ready for
};

} // namespace FibreDesk
