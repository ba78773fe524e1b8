// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Frames of a realtime server: read or refused with a reason, never more than was sent, nothing
// unsafe to show; and the page of a desk.

#include "fuzz.h"

#include "realtime/events.h"
#include "realtime/sitename.h"

using namespace FibreDesk::Realtime;
using FibreDesk::Fuzz::require;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = FibreDesk::Fuzz::bytesOf(data, size);
    const QString frame = QString::fromUtf8(bytes);
    const auto packet = readPacket(frame);
    if (!packet) {
        require(!packet.error().detail.isEmpty());
    } else {
        require(packet->space.isEmpty() || packet->space.startsWith(u'/'));
        require(packet->space.size() <= frame.size() && packet->reason.size() <= frame.size());
        for (const QChar c : packet->reason)
            require(c.isPrint());
        const Handshake rules = Handshake::from(packet->data);
        require(rules.patience().count() > 0 && rules.patience() <= std::chrono::minutes(10));
        const Event event = readEvent(*packet);
        if (const auto *changed = std::get_if<Changed>(&event))
            require(!changed->document.isEmpty());
        if (const auto *viewers = std::get_if<Viewers>(&event))
            require(!viewers->document.isEmpty() && !viewers->users.contains(QString()));
        // What is written again can be read again.
        if (packet->type == Packet::Type::Event && packet->ackId < 0) {
            const auto again =
                readPacket(eventFrame(packet->space, packet->event, packet->arguments));
            require(again.has_value() && again->space == packet->space
                && again->arguments.size() == packet->arguments.size());
        }
    }
    require(siteNameIn(bytes).size() <= 253);
    return 0;
}
