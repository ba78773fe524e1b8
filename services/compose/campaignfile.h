// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/recipientrows.h"
#include "core/error.h"
#include "text/mailbox.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <expected>
#include <vector>

namespace FibreDesk::Compose {

/// One text in the customers' two languages; an empty one is not there.
struct BothLanguages {
    QString french;
    QString english;

    /// The text of that language, else the French one, else the English one.
    [[nodiscard]] const QString &in(const QString &language) const;
    [[nodiscard]] bool isEmpty() const { return french.isEmpty() && english.isEmpty(); }
    bool operator==(const BothLanguages &) const = default;
};

/// A file that goes along with every mail. With a content id it is an image inside the HTML.
struct Attachment {
    QString fileName;
    QString contentType;
    QString contentId; ///< of `cid:` in the HTML; empty = a file below the text
    QByteArray bytes;

    bool operator==(const Attachment &) const = default;
};

/// Everything a campaign sends, before anything is sent.
struct CampaignFile {
    QString id; ///< visible ASCII without blanks
    Text::Mailbox from;
    Text::Mailbox replyTo; ///< address empty = none
    BothLanguages subject;
    BothLanguages html;
    BothLanguages text; ///< empty = made from the HTML
    QString unsubscribe; ///< mailto: or https:, may hold variables; empty = none
    std::vector<Attachment> attachments;
    RecipientRows recipients;
    QJsonObject values; ///< of every recipient who has no own of that name
    QJsonObject extra; ///< what the file holds besides, kept for the way back

    bool operator==(const CampaignFile &) const = default;
};

/// What is wrong with a file, as a sentence a person can act on.
struct CampaignFault {
    int line = 0; ///< of the file; 0 = of the whole
    qsizetype row = -1; ///< of the recipients; -1 = none
    QString field; ///< "subject", "recipients[3].email"; empty = the file itself
    QString sentence;

    bool operator==(const CampaignFault &) const = default;
};

using CampaignFaults = std::vector<CampaignFault>;

/// All faults at once, so that a file is mended in one go. An address that cannot be mailed is no
/// fault of the file but a finding of lint.h.
/// Attachments are files of `folder` or below; without one they must be in the bytes themselves.
[[nodiscard]] std::expected<CampaignFile, CampaignFaults> parseCampaignFile(
    const QByteArray &bytes, const QString &folder = {});
[[nodiscard]] std::expected<CampaignFile, CampaignFaults> readCampaignFile(const QString &path);

/// The file again; what was read comes out as it was, rows byte for byte.
[[nodiscard]] QByteArray campaignFileBytes(const CampaignFile &campaign);

/// All of it but its recipients, to be kept apart from them.
[[nodiscard]] QJsonObject campaignHead(const CampaignFile &campaign);
[[nodiscard]] std::expected<CampaignFile, CampaignFaults> campaignFromHead(const QJsonObject &head);

/// "line 12: recipients[3].email: …", one fault a line.
[[nodiscard]] QString faultText(const CampaignFaults &faults);

/// What is wrong with an id or a sender; empty = nothing.
[[nodiscard]] QString idFault(const QString &id);
[[nodiscard]] QString senderFault(const Text::Mailbox &sender);
/// What is wrong with the name, type or content id of a file that goes along.
[[nodiscard]] QString attachmentFault(const Attachment &attachment);

} // namespace FibreDesk::Compose
