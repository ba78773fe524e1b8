// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mail addresses: whatever is called fit for mail is one line, and is the same when it is read
// again.

#include "fuzz.h"

#include "text/mailaddress.h"
#include "text/mailbox.h"

using namespace FibreDesk::Text;
using FibreDesk::Fuzz::require;

namespace {

void judge(const QString &text)
{
    const MailAddress address = parseMailAddress(text);
    (void)findingName(address.finding);
    if (!address.isMailable())
        return;
    const QString plain = address.text();
    for (const QChar c : plain)
        require(c.unicode() >= ' ' && c.unicode() != 0x7f);
    require(plain.toUtf8().size() <= 320);
    require(!address.domain.isEmpty() && !address.localPart.isEmpty());
    const MailAddress again = parseMailAddress(plain);
    require(again.isMailable());
    require(again.key() == address.key());
    const QString meant = suggestedAddress(address);
    if (!meant.isEmpty())
        require(parseMailAddress(meant).isMailable());
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(FibreDesk::Fuzz::bytesOf(data, size));
    judge(text);
    judge(parseMailbox(text).address);
    for (const Mailbox &mailbox : splitMailboxes(text))
        judge(mailbox.address);
    return 0;
}
