// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaign files: every fault named, what is read is written as it was, and a mail has its own
// header lines only.

#include "fuzz.h"

#include "compose/campaignfile.h"
#include "compose/composer.h"

#include <QTimeZone>

using namespace FibreDesk::Compose;
using FibreDesk::Fuzz::require;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto campaign = parseCampaignFile(FibreDesk::Fuzz::bytesOf(data, size));
    if (!campaign) {
        require(!campaign.error().empty());
        for (const CampaignFault &fault : campaign.error())
            require(!fault.sentence.isEmpty());
        return 0;
    }
    const auto again = parseCampaignFile(campaignFileBytes(*campaign));
    require(again.has_value());
    require(*again == *campaign);
    auto composer = Composer::prepare(*campaign);
    if (!composer)
        return 0;
    const QDateTime date(QDate(2026, 1, 2), QTime(3, 4), QTimeZone::UTC);
    for (qsizetype row = 0; row < std::min<qsizetype>(3, composer->size()); ++row) {
        (void)composer->preview(row, date);
        const auto mail = composer->compose(row, date);
        if (!mail)
            continue;
        const qsizetype end = mail->bytes.indexOf("\r\n\r\n");
        require(end > 0);
        const QByteArray head = mail->bytes.first(end).toLower();
        for (const char *name :
            {"\nfrom:", "\nto:", "\nsubject:", "\nmessage-id:", "\nbcc:", "\ncc:"})
            require(('\n' + head).count(name) <= (QByteArrayView(name).contains("cc:") ? 0 : 1));
        for (const QByteArray &line : mail->bytes.split('\n')) {
            require(line.size() <= 999);
            require(line.isEmpty() || line.endsWith('\r'));
            require(!line.contains('\0'));
        }
    }
    return 0;
}
