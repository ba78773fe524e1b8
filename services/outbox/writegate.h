// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outbox/write.h"

#include <QObject>

#include <functional>
#include <optional>

namespace FibreDesk::Outbox {

class WriteQueue;

/// Whoever knows what the user may do stands before the queue: what is refused here is never
/// queued, and who handed it in gets the reason. It belongs to its queue.
class WriteGate : public QObject {
    Q_OBJECT

public:
    /// The reason, or nothing where it may pass.
    using Judge = std::function<std::optional<Error>(const NewWrite &)>;

    WriteGate(WriteQueue *queue, Judge judge);

    /// Of that queue; null = there is none, and everything may pass.
    [[nodiscard]] static const WriteGate *of(const WriteQueue *queue);
    /// Why documents of that doctype may not be changed, or made, as a sentence; empty = they may.
    [[nodiscard]] static QString reason(
        const WriteQueue *queue, const QString &doctype, bool isCreate = false);

    [[nodiscard]] std::optional<Error> refusal(const NewWrite &write) const
    {
        return m_judge(write);
    }

Q_SIGNALS:
    /// The judge may say something else now.
    void changed();

private:
    Judge m_judge;
};

} // namespace FibreDesk::Outbox
