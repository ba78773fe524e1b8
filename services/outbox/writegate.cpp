// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/writegate.h"

#include "outbox/writequeue.h"

namespace FibreDesk::Outbox {

WriteGate::WriteGate(WriteQueue *queue, Judge judge)
    : QObject(queue)
    , m_judge(std::move(judge))
{
}

const WriteGate *WriteGate::of(const WriteQueue *queue)
{
    return queue ? queue->findChild<const WriteGate *>(Qt::FindDirectChildrenOnly) : nullptr;
}

QString WriteGate::reason(const WriteQueue *queue, const QString &doctype, bool isCreate)
{
    const WriteGate *gate = of(queue);
    NewWrite write;
    write.doctype = doctype;
    write.name = isCreate ? QString() : QStringLiteral("?");
    const auto forbidden = gate ? gate->refusal(write) : std::nullopt;
    return forbidden ? forbidden->detail : QString();
}

} // namespace FibreDesk::Outbox
