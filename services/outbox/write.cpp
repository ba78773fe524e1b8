// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/write.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

QString stateName(State state)
{
    switch (state) {
    case State::Waiting:
        return u"waiting"_s;
    case State::Sending:
        return u"sending"_s;
    case State::Done:
        return u"done"_s;
    case State::Refused:
        return u"refused"_s;
    case State::Uncertain:
        return u"uncertain"_s;
    case State::Clash:
        return u"clash"_s;
    case State::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

QStringList Write::claimed() const
{
    return changes.touched() + together;
}

bool Write::isHeldBack() const
{
    return std::ranges::any_of(
        needs.keys(), [this](const QString &field) { return !changes.fields.contains(field); });
}

QString Write::documentKey() const
{
    const QString document =
        !name.isEmpty() ? name : u"new:"_s + (follows.isEmpty() ? id : follows);
    return doctype + u'\n' + document;
}

} // namespace FibreDesk::Outbox
