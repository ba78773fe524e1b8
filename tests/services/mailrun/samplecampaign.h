// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mailrun/campaignrun.h"

namespace FibreDesk::MailRun {

/// A campaign of invented recipients, and the mails of it.
inline NewCampaign sampleCampaign(int rows, const QString &id = QStringLiteral("cmp-1"))
{
    using namespace Qt::StringLiterals;
    NewCampaign campaign{.id = id,
        .name = u"Spring"_s,
        .definition = {{u"from"_s, u"info@fibre.example"_s}},
        .messageIdDomain = u"fibre.example"_s,
        .recipients = rows};
    campaign.recipient = [](int row) {
        return NewRecipient{.email = u"r%1@mail.example"_s.arg(row)};
    };
    return campaign;
}

inline Result<Mail::OutgoingMail> sampleMail(const CampaignRecord &campaign, const RowRecord &row)
{
    return Mail::OutgoingMail{.from = "info@fibre.example",
        .to = row.email.toUtf8(),
        .message = "Message-ID: " + row.messageId.toUtf8()
            + "\r\nX-MJ-CustomID: " + RowRecord::customId(campaign.id, row.row).toUtf8()
            + "\r\nSubject: Hello\r\n\r\nHello.\r\n"};
}

/// To a server on this machine, without TLS and without patience.
inline RunSetup sampleSetup(quint16 port, int connections)
{
    using namespace std::chrono_literals;
    RunSetup setup;
    setup.smtp.host = QStringLiteral("127.0.0.1");
    setup.smtp.port = port;
    setup.smtp.security = Mail::SmtpSettings::Security::None;
    setup.smtp.connections = connections;
    setup.rules.delays = {1ms, 2ms};
    setup.rules.firstWindow = 5ms;
    setup.rules.longestWindow = 20ms;
    setup.rules.failures = 0;
    setup.makeMail = sampleMail;
    return setup;
}

} // namespace FibreDesk::MailRun
