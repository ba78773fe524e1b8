// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maildesk/campaignmails.h"

#include "text/mailaddress.h"

#include <QHash>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

Error unusable(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"campaign"_s};
}

/// Empty for an address that fails anyway.
QString mailboxOf(const QString &address)
{
    const Text::MailAddress parsed = Text::parseMailAddress(address);
    return parsed.isMailable() ? parsed.key() : QString();
}

/// Why the row says of itself that nothing goes there; empty = it does not.
QString ownReason(const QJsonObject &values)
{
    const QJsonValue excluded = values.value("excluded"_L1);
    if (excluded.isString())
        return excluded.toString();
    if (!excluded.toBool())
        return {};
    const QString reason = values.value("excluded_reason"_L1).toString();
    return reason.isEmpty() ? u"excluded"_s : reason;
}

/// The rows that no mail goes to, with the reason.
QHash<int, QString> exclusions(const Compose::RecipientRows &rows)
{
    QHash<int, QString> reasons;
    QMultiHash<size_t, int> rowsByHash; // not by the address: 100,000 of them would weigh more
    for (int row = 0; row < int(rows.size()); ++row) {
        const Compose::Recipient recipient = rows.at(row);
        if (const QString reason = ownReason(recipient.values); !reason.isEmpty()) {
            reasons.insert(row, reason);
            continue;
        }
        const QString mailbox = mailboxOf(recipient.email);
        if (mailbox.isEmpty())
            continue;
        const size_t hash = qHash(mailbox);
        const auto [first, last] = rowsByHash.equal_range(hash);
        const auto earlier = std::find_if(
            first, last, [&](int other) { return mailboxOf(rows.at(other).email) == mailbox; });
        if (earlier == last)
            rowsByHash.insert(hash, row);
        else
            reasons.insert(row, u"same address as row %1"_s.arg(*earlier));
    }
    return reasons;
}

} // namespace

MailRun::NewCampaign ledgerCampaign(const Compose::CampaignFile &campaign, const QString &name)
{
    const Text::MailAddress sender = Text::parseMailAddress(campaign.from.address);
    MailRun::NewCampaign made{.id = campaign.id,
        .name = name.isEmpty() ? campaign.extra.value("name"_L1).toString() : name,
        .definition = Compose::campaignHead(campaign),
        .messageIdDomain = sender.domain};
    if (made.name.isEmpty())
        made.name = campaign.subject.in(u"fr"_s);
    made.recipients = int(campaign.recipients.size());
    made.recipient = [rows = campaign.recipients, reasons = exclusions(campaign.recipients)](
                         int row) {
        const Compose::Recipient recipient = rows.at(row);
        return MailRun::NewRecipient{.email = recipient.email,
            .language = recipient.language,
            .customer = recipient.values.value("customer"_L1).toString(),
            .excludedReason = reasons.value(row),
            .variables = recipient.values};
    };
    return made;
}

Compose::Recipient recipientOf(const MailRun::RowRecord &row)
{
    QJsonObject values = row.variables;
    values.insert("email"_L1, row.email);
    return Compose::recipientFrom(std::move(values));
}

Mail::OutgoingMail outgoing(const Compose::MailMessage &message)
{
    return {.from = message.envelopeFrom.toUtf8(),
        .to = message.envelopeTo.toUtf8(),
        .message = message.bytes,
        .hasUtf8Headers = message.needsSmtpUtf8};
}

Result<Compose::Composer *> CampaignMails::composer(const MailRun::CampaignRecord &campaign)
{
    if (m_composer && m_campaign == campaign.id)
        return &*m_composer;
    auto head = Compose::campaignFromHead(campaign.definition);
    if (!head)
        return std::unexpected(unusable(Compose::faultText(head.error())));
    auto prepared = Compose::Composer::prepare(std::move(*head));
    if (!prepared) {
        QStringList sentences;
        for (const Compose::TextFault &fault : prepared.error())
            sentences += QString(fault.field + u' ' + fault.sentence).trimmed();
        return std::unexpected(unusable(sentences.join(u"; "_s)));
    }
    m_composer = std::move(*prepared);
    m_campaign = campaign.id;
    return &*m_composer;
}

Result<Mail::OutgoingMail> CampaignMails::make(
    const MailRun::CampaignRecord &campaign, const MailRun::RowRecord &row, const QDateTime &now)
{
    return composer(campaign)
        .and_then([&](Compose::Composer *ready) {
            QString messageId = row.messageId;
            if (messageId.startsWith(u'<') && messageId.endsWith(u'>'))
                messageId = messageId.sliced(1, messageId.size() - 2);
            return ready->compose(recipientOf(row), row.row, messageId, now.toTimeZone(m_zone));
        })
        .transform(outgoing);
}

Result<Compose::Preview> CampaignMails::preview(
    const MailRun::CampaignRecord &campaign, const MailRun::RowRecord &row, const QDateTime &now)
{
    return composer(campaign).transform([&](Compose::Composer *ready) {
        return ready->preview(recipientOf(row), now.toTimeZone(m_zone));
    });
}

} // namespace FibreDesk
